"""HTML: what a page shows, in step with its source."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beffroi.evidence.html import visible


def _shown(source: str) -> str:
    return " ".join(visible(source).replace("\ufdd0", "").split())


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        pytest.param("<p>Bonjour</p><p>Nadia</p>", "Bonjour Nadia", id="blocks apart"),
        pytest.param("am<b>el</b>i", "ameli", id="letters meet over inline tags"),
        pytest.param("a<br>b<td>c", "a b c", id="line and cell"),
        pytest.param("a<!-- <p>b --> c", "a c", id="comment"),
        pytest.param("<style>p{}</style><SCRIPT>if (a<b)</SCRIPT >x", "x", id="style and script"),
        pytest.param("<title>t</title>x", "x", id="title"),
        pytest.param("caf&eacute;&nbsp;&#233;&#x41;&lt;", "café éA<", id="entities"),
        pytest.param("a &unknown; b & c < d", "a & b & c < d", id="what is no markup stays"),
        pytest.param("x<script>y", "x", id="unclosed script"),
        pytest.param("x<!-- y", "x", id="unclosed comment"),
        pytest.param("x<a href='y", "x", id="unclosed tag"),
        pytest.param("</script>x", "x", id="closing tag alone"),
        pytest.param("<!doctype html><?xml?>x", "x", id="declarations"),
    ],
)
def test_only_what_a_browser_shows_is_left(source: str, shown: str) -> None:
    """Words are looked for in what the person saw."""
    assert _shown(source) == shown
    assert len(visible(source)) == len(source)


@given(st.text(alphabet="<>/!-&;#abpscriptyle x1\n'\""))
def test_the_length_never_changes(source: str) -> None:
    """A place in what is shown is the same place in the source."""
    assert len(visible(source)) == len(source)


@pytest.mark.parametrize("seed", ["<", "<!--", "<script>", "<b>", "&amp;", "&", "</", "<a ", "<style>x</style>"])
def test_time_grows_no_faster_than_the_page(seed: str) -> None:
    """A hostile page costs what its length costs."""

    def seconds(length: int) -> float:
        source = (seed * length)[:length]
        begun = time.process_time()
        visible(source)
        return time.process_time() - begun

    short = min(seconds(25_000) for _ in range(2))

    assert min(seconds(200_000) for _ in range(2)) < max(short, 0.004) * 8 * 3
