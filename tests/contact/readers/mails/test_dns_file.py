"""DNS file: records as zone files and people write them."""

import pytest

from beffroi.contact.readers.mails.dns_file import read_dns_file
from beffroi.errors import UnreadableError


@pytest.mark.parametrize(
    ("text", "records"),
    [
        ('s._domainkey.a.example TXT "v=DKIM1; p=x"', {"s._domainkey.a.example": "v=DKIM1; p=x"}),
        ('S.A.example. 3600 IN TXT ( "a" ; comment "b"\n  "c" )\n', {"s.a.example": "ac"}),
        ('$ORIGIN a.example.\n$TTL 1h\n@ TXT "x"\ns TXT "y"\n  TXT "z"\nt.b.example. TXT u', {"a.example": "x",
         "s.a.example": "y", "t.b.example": "u"}),
        ('a.example MX 10 b.example\na.example TXT "q\\"\\065"', {"a.example": 'q"A'}),
        ("", {}),
    ],
)  # fmt: skip
def test_records_are_read_as_zone_files_write_them(text: str, records: dict[str, str]) -> None:
    """With brackets, comments, origins and escapes; other types are passed over."""
    assert read_dns_file(text) == records


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('\na TXT "x', "none on line 2"),
        ("a TXT", "without text on line 1"),
        ('a "x"', "no type of record on line 1"),
        ("a TXT (x", "opened on line 1"),
        ("a TXT x )", "closed on line 1"),
        (' TXT "x"', "without a name on line 1"),
        ("s._domainkey.a TXT p=1\ns._domainkey.a TXT p=2", "on line 2"),
        (f"{'a' * 300} TXT x", "on line 1"),
    ],
)
def test_a_fault_is_told_with_its_line_and_without_its_words(text: str, found: str) -> None:
    """Whoever wrote the file must find it."""
    with pytest.raises(UnreadableError) as caught:
        read_dns_file(text)

    assert found in str(caught.value)


def test_a_file_without_end_is_refused() -> None:
    """A zone of a registry is no file of keys."""
    with pytest.raises(UnreadableError, match="at most"):
        read_dns_file(" " * 10_000_001)
