"""Anchors: where the links of an HTML body lead."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beffroi.contact import shown
from beffroi.evidence.anchors import find_anchors


@pytest.mark.parametrize(
    ("html", "targets"),
    [
        ('<a href="https://a.example/x?b=1&amp;c=2">ici</a>', ["https://a.example/x?b=1&c=2"]),
        ("<A HREF='https://a.example'>ici</A>", ["https://a.example"]),
        ("<a href=https://a.example>ici</a>", ["https://a.example"]),
        ('<a class="b" \n href = "https://a.example">ici', ["https://a.example"]),
        ('<a href="https://a.example', ["https://a.example"]),
        (
            '<form action="https://a.example/f"><area href="https://b.example">',
            ["https://a.example/f", "https://b.example"],
        ),
        ('<a href="//a.example">ici</a>', ["https://a.example"]),
        (r'<a href="\\a.example">ici</a>', ["https:" + r"\\a.example"]),
        ('<a href="&#104;ttps://a.example">ici</a>', ["https://a.example"]),
        ('<a href="mailto:x@a.example?subject=y">ici</a>', ["x@a.example"]),
        ('<a href="javascript:x()">ici</a>', ["javascript:x()"]),
        ('<a href="#haut">a</a><a href="/b">b</a><a name="d">d</a>', []),
        ('<a href="tel:%2B33%206">a</a><a href="SMS://3646?body=x">b</a>', ["+33 6", "3646"]),
        ('<a href=" ht\ntp://a.exa\tmple ">ici</a>', ["http://a.example"]),
        (
            '<base href="https://a.example/b/"><a href="c?d">ici</a><a href="#e">e</a><a href="cid:f">f</a>',
            ["https://a.example/b/c?d"],
        ),
        ('<base href="//a.example"><a href="/b">ici</a>', ["https://a.example/b"]),
        ('<base href="javascript:x"><a href="/b">ici</a>', []),
        ('<base href="https://[a"><a href="/b">ici</a>', ["https://[a"]),
        ('<!-- <a href="https://a.example"> -->', []),
        ('<a title=">" href="https://a.example">ici</a>', ["https://a.example"]),
        ('<img src="https://a.example/x.png"><td background="https://b.example">', []),
        ('<a data-href="https://a.example">ici</a>', []),
        ('<abbr href="https://a.example">ici</abbr>', []),
        ("", []),
    ],
)
def test_each_target_is_found_and_read(html: str, targets: list[str]) -> None:
    """A place within the page leads nowhere; everything else is a link, however it is quoted."""
    assert [anchor.target for anchor in find_anchors(shown(html))] == targets


def test_the_place_is_that_of_the_attribute_as_received() -> None:
    """The page underlines the target itself."""
    html = '<p>Voir <a href="https://a.example">ameli.fr</a></p>'

    (anchor,) = find_anchors(shown(html))

    assert html[anchor.start : anchor.end] == "https://a.example"
    assert html[anchor.end : anchor.words_end] == '">ameli.fr'


@given(st.text(alphabet="<>a hrefo=\"'/:."))
def test_no_html_raises(html: str) -> None:
    """HTML comes from strangers."""
    for anchor in find_anchors(shown(html)):
        assert html[anchor.start : anchor.end]


@pytest.mark.parametrize("piece", ["<a ", "<a href=", '<a href="', "<a href=x>", "</a", "<", "href=' "])
def test_hostile_html_takes_linear_time(piece: str) -> None:
    """Four times the length may not take sixteen times as long."""
    took = []
    for size in (100_000, 400_000):
        html = piece * (size // len(piece))
        start = time.process_time()
        for _ in find_anchors(shown(html)):
            pass
        took.append(time.process_time() - start)

    assert took[1] < 12 * took[0] + 0.2
