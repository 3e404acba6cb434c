"""What is read of one file has an end, however it is cut up."""

from beffroi.contact.readers.documents.allowance import Allowance
from beffroi.contact.readers.limits import MAX_DEPTH, MAX_MEMBERS, MAX_OPENED_MEMBERS, MAX_UNPACKED_BYTES


def test_each_allowance_is_used_up_once() -> None:
    """A thousand small bombs are one large one."""
    allowance = Allowance()

    assert sum(allowance.takes_one_more_file() for _ in range(MAX_MEMBERS * 2)) == MAX_MEMBERS - 1
    assert sum(allowance.opens_one_more() for _ in range(MAX_MEMBERS)) == MAX_OPENED_MEMBERS
    assert sum(allowance.goes_deeper() for _ in range(MAX_DEPTH * 2)) == MAX_DEPTH
    allowance.unpacks(MAX_UNPACKED_BYTES - 1)
    assert allowance.unpacked == 1
    allowance.unpacks(5)
    assert allowance.unpacked == 0
