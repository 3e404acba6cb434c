"""XML of office documents is walked with nothing in it expanded."""

import time
from collections.abc import Mapping

import pytest

from beffroi.contact.readers.documents.xml_walk import EnoughError, walk_xml


class _Seen:
    elements = frozenset("abc")

    def __init__(self, most: int = 1_000_000) -> None:
        self.names: list[str] = []
        self.text = ""
        self._most = most

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        self.names.append(f"{name}{dict(attributes) or ''}")
        if len(self.names) > self._most:
            raise EnoughError

    def end(self, name: str) -> None:
        self.names.append(f"/{name}")

    def words(self, text: str) -> None:
        self.text += text


def test_elements_come_without_their_prefix() -> None:
    """Every program has prefixes of its own."""
    seen = _Seen()

    assert walk_xml("<w:a x='1'>é<b/><d/></w:a>".encode(), seen)
    assert (seen.names, seen.text) == (["a{'x': '1'}", "b", "/b", "/a"], "é")


LAUGHS = "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(9))


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(f'<!DOCTYPE a [<!ENTITY l0 "ha">{LAUGHS}]><a>&l9;</a>'.encode(), id="billion laughs"),
        pytest.param(b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>', id="a file of this machine"),
        pytest.param(b'<!DOCTYPE a SYSTEM "http://evil.example/x.dtd"><a/>', id="a file of the net"),
        pytest.param(f'<!DOCTYPE a [<!ENTITY x "{"a" * 100_000}">]><a>{"&x;" * 9_999}</a>'.encode(), id="quadratic"),
        pytest.param(b"<a>&unknown;</a>", id="an entity of nowhere"),
        pytest.param(b"<?xml version='1.0' encoding='idna'?><a/>", id="an encoding that is none of text"),
        pytest.param(b"<a><b></a>", id="not closed"),
        pytest.param(b"", id="nothing"),
        pytest.param(b"\0\1\2", id="no XML"),
    ],
)
def test_what_declares_or_breaks_is_refused(content: bytes) -> None:
    """No office document needs what these bombs need."""
    seen = _Seen()

    assert not walk_xml(content, seen)
    assert len(seen.text) < 100


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"<a>" * 300_000, id="deep"),
        pytest.param(b"<a " + b"x" * 20_000_000, id="a tag that never ends"),
        pytest.param(b"<a>" + b"x" * 20_000_000 + b"</a>", id="one long word"),
        pytest.param(b"<a " + b" ".join(b"x%d=''" % n for n in range(300_000)) + b"/>", id="many attributes"),
        pytest.param(b"<!--" + b"-" * 10_000_000, id="a comment that never ends"),
    ],
)
def test_a_large_document_takes_seconds(content: bytes) -> None:
    """Expat 2.5 reads an unfinished tag anew with each piece it is given."""
    begins = time.process_time()

    walk_xml(content, _Seen())

    assert time.process_time() - begins < 5


def test_a_walker_may_stop() -> None:
    """A table of a million rows is read as far as it is kept."""
    with pytest.raises(EnoughError):
        walk_xml(b"<a>" + b"<b/>" * 1_000, _Seen(most=10))
