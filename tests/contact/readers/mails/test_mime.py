"""The parts of a mail, whatever state it is in."""

import pytest

from beffroi.contact.readers.limits import MAX_DEPTH, MAX_PARTS
from beffroi.contact.readers.mails.mime import parse_mime, walk
from beffroi.errors import UnreadableError

HEAD = b"From: a@b.example\r\nMIME-Version: 1.0\r\n"


def leaves(data: bytes) -> list[tuple[str, bytes]]:
    """Return media type and content of each leaf."""
    return [(part.media_type, part.content.strip()) for part in walk(parse_mime(data)[0])]


def multipart(kind: bytes, *parts: bytes, boundary: bytes = b"zz") -> bytes:
    """Return the header line and body of a multipart."""
    body = b"".join(b"--" + boundary + b"\r\n" + part + b"\r\n" for part in parts)
    return (
        b"Content-Type: multipart/"
        + kind
        + b"; boundary="
        + boundary
        + b"\r\n\r\n"
        + body
        + b"--"
        + boundary
        + b"--\r\n"
    )


PLAIN = b"Content-Type: text/plain\r\n\r\nhello"
PAGE = b"Content-Type: text/html\r\n\r\n<p>hello"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        pytest.param(HEAD + b"\r\nhello", [("text/plain", b"hello")], id="no MIME at all"),
        pytest.param(
            HEAD + multipart(b"alternative", PLAIN, PAGE),
            [("text/plain", b"hello"), ("text/html", b"<p>hello")],
            id="alternative",
        ),
        pytest.param(
            HEAD + b"Content-Transfer-Encoding: base64\r\n\r\n!!!!aGVsbG8=\r\n=\r\n",
            [("text/plain", b"hello")],
            id="broken base64",
        ),
        pytest.param(
            HEAD + b"Content-Transfer-Encoding: quoted-printable\r\n\r\nhello =ZZ wor=\r\nld=",
            [("text/plain", b"hello =ZZ world")],
            id="broken quoted-printable",
        ),
        pytest.param(
            HEAD + b"Content-Type: multipart/mixed; boundary=none\r\n\r\nhello",
            [("text/plain", b"hello")],
            id="a boundary that never comes",
        ),
        pytest.param(
            HEAD + b"Content-Type: multipart/mixed\r\n\r\nhello", [("text/plain", b"hello")], id="no boundary"
        ),
        pytest.param(HEAD + b"Content-Type: ???\r\n\r\nhello", [("text/plain", b"hello")], id="no media type"),
        pytest.param((HEAD + b"\r\nhello").replace(b"\r\n", b"\n"), [("text/plain", b"hello")], id="bare line feeds"),
        pytest.param(HEAD + b"\r\n", [("text/plain", b"")], id="no body"),
        pytest.param(HEAD + multipart(b"mixed", b"\r\n\0\0\xff"), [("text/plain", b"\0\0\xff")], id="a part of NULs"),
        pytest.param(
            HEAD + multipart(b"mixed", b"Content-Type: message/rfc822\r\n\r\nFrom: c@d.example\r\n\r\ninner"),
            [("message/rfc822", b"From: c@d.example\r\n\r\ninner")],
            id="a mail within is one part, whole",
        ),
    ],
)
def test_the_parts_are_read_as_far_as_they_go(data: bytes, expected: list[tuple[str, bytes]]) -> None:
    """What a mail program shows, the person has read."""
    assert [(kind, content) for kind, content in leaves(data)] == expected


def test_names_and_charsets_are_those_a_program_shows() -> None:
    """RFC 2231 and RFC 2047 both occur."""
    part = b"Content-Type: application/pdf; name*=utf-8''re%C3%A7u.pdf\r\nContent-Disposition: attachment\r\n\r\n%PDF"
    other = b'Content-Type: text/plain; charset="ISO-8859-1"; format=flowed\r\n\r\nx'

    first, second = walk(parse_mime(HEAD + multipart(b"mixed", part, other))[0])

    assert (first.name, first.disposition) == ("reçu.pdf", "attachment")
    assert (second.charset, second.is_flowed) == ("ISO-8859-1", True)


def test_more_parts_than_are_read_are_left_and_said() -> None:
    """Ten thousand parts are one mail, and one of them may be enough."""
    root, is_cut = parse_mime(HEAD + multipart(b"mixed", *[PLAIN] * 2_000))

    assert is_cut
    assert len(list(walk(root))) == MAX_PARTS


@pytest.mark.parametrize(("depth", "refused"), [(50, False), (10_000, True)])
def test_parts_nested_beyond_reason_are_cut_or_refused(depth: int, refused: bool) -> None:  # noqa: FBT001
    """Ten thousand levels would break a parser that calls itself."""
    nested = b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (level, level) for level in range(depth)
    )
    if refused:
        with pytest.raises(UnreadableError, match=str(MAX_DEPTH)):
            parse_mime(HEAD + nested + PLAIN)
    else:
        root, is_cut = parse_mime(HEAD + nested + PLAIN)
        assert is_cut
        assert list(walk(root)) == []


def test_a_damaged_mail_nested_beyond_reason_is_refused_too() -> None:
    """The forgiving parser is slower by the depth."""
    nested = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n) for n in range(60))

    with pytest.raises(UnreadableError, match="deep"):
        parse_mime(HEAD + nested + b"Content-Transfer-Encoding: base64\r\n\r\n!!!!\r\n=\r\n")
