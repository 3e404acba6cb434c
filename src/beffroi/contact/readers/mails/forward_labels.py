"""Forward labels: what mail programs write above a mail that is sent on, in the languages they speak."""

import functools
from importlib import resources

import msgspec

__all__ = ["ForwardLabels", "forward_labels"]

_DATA = "forward_labels.yaml"


class ForwardLabels(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"from_": "from"}):
    """Words in lower case, without their colon.

    Args:
        from_: Labels of the sender.
        date: Labels of the day.
        subject: Labels of the subject.
        other: Labels of what else stands there: to whom, copies, the answer's address.
        forwarded: Words of the line above a mail that is sent on.
        prefixes: What stands before the subject of a mail that is sent on.
    """

    from_: frozenset[str]
    date: frozenset[str]
    subject: frozenset[str]
    other: frozenset[str]
    forwarded: tuple[str, ...]
    prefixes: frozenset[str]


@functools.cache
def forward_labels() -> ForwardLabels:
    """Return them all, read once a process."""
    text = resources.files(__package__).joinpath(_DATA).read_text(encoding="utf-8")
    return msgspec.yaml.decode(text, type=ForwardLabels)
