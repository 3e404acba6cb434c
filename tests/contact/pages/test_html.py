"""HTML: what a page shows to a person, in step with its source."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from beffroi.contact.pages.html import shown


def words(source: str) -> str:
    """Return what a page shows, on one line."""
    return " ".join(shown(source).text.split())


@pytest.mark.parametrize(
    ("source", "text"),
    [
        pytest.param("<p>Bonjour</p><p>Nadia</p>", "Bonjour\nNadia", id="blocks apart"),
        pytest.param("am<b>el</b>i", "ameli", id="letters meet over inline tags"),
        pytest.param("a<br>b", "a\nb", id="line"),
        pytest.param("<tr><td>a</td>\n <td>b</td></tr><tr><td>c", "a b\nc", id="cells of a row, rows"),
        pytest.param("a\n  b\t c", "a b c", id="white space is one space"),
        pytest.param("<pre>a\n  b</pre>", "a\n  b", id="but where it is kept"),
        pytest.param("a<!-- <p>b --> c", "a c", id="comment"),
        pytest.param("a<!-->b<!--->c", "abc", id="comments closed at once"),
        pytest.param("a<!--[if mso]>b<![endif]-->c<![if !mso]>d<![endif]>", "acd", id="conditional comments"),
        pytest.param("<style>p{}</style><SCRIPT>if (a<b)</SCRIPT >x", "x", id="style and script"),
        pytest.param("<head><title>t</title><p>x</p>", "x", id="a head that is never closed hides nothing"),
        pytest.param("<template>a</template><datalist>b</datalist>x", "x", id="elements that show nothing"),
        pytest.param("<noscript>x</noscript>", "x", id="mail programs run no scripts"),
        pytest.param("caf&eacute;&nbsp;&#233;&#x41;&lt;", "café\xa0éA<", id="entities"),
        pytest.param("&eacute&ampx &unknown; b & c < d", "é&x &unknown; b & c < d", id="what is no markup stays"),
        pytest.param("x<script>y", "x", id="unclosed script"),
        pytest.param("x<!-- y", "x", id="unclosed comment"),
        pytest.param("x<a href='y", "x", id="unclosed tag"),
        pytest.param("</script>x</nothing>", "x", id="closing tags alone"),
        pytest.param("<!doctype html><?xml?>x", "x", id="declarations"),
        pytest.param('<a title="a > b">x</a>', "x", id="a sign in quotes ends no tag"),
    ],
)
def test_only_what_a_browser_shows_is_left(source: str, text: str) -> None:
    """Words are looked for in what the person saw."""
    assert shown(source).text == text


@pytest.mark.parametrize(
    "source",
    [
        '<div style="display:none">x</div>a',
        '<div style="DISPLAY : none !important">x</div>a',
        "<div hidden>x</div>a",
        '<span style="visibility:hidden">x</span>a',
        '<span style="opacity:0">x</span>a',
        '<span style="font-size:0">x</span>a',
        '<span style="font-size:1px">x</span>a',
        '<span style="font:0/0 a">x</span>a',
        '<div style="max-height:0;overflow:hidden">x</div>a',
        '<div style="position:absolute;left:-9999px">x</div>a',
        '<div style="text-indent:-9999px">x</div>a',
        '<div style="position:absolute;clip:rect(0,0,0,0)">x</div>a',
        '<span style="color:#ffffff">x</span>a',
        '<td bgcolor="#fafafa"><font color="white">x</font><font color="#333">a',
        '<span style="color:transparent">x</span>a',
        "<style>.p{display:none}</style><div class=p>x</div>a",
        "<style>p.q{font-size:0}</style><p class='r q'>x</p>a",
        '<div style="display&#58;none">x</div>a',
        '<div style="opacity:0"><p style="opacity:1">x</p></div>a',
    ],
)
def test_what_a_person_cannot_see_is_left_out_and_told(source: str) -> None:
    """Letters that only programs read may say anything."""
    page = shown(source)

    assert page.text.strip() == "a"
    assert [source[one.start : one.end].count(">x") for one in page.hidden] == [1]


@pytest.mark.parametrize(
    "source",
    [
        '<td style="font-size:0"><div style="font-size:14px">a</div></td>',
        '<div style="visibility:hidden"><b style="visibility:visible">a</b></div>',
        '<td bgcolor="#003366"><span style="color:#fff">a</span></td>',
        '<td style="background:url(x.png)"><span style="color:#fff">a</span></td>',
        '<div style="color:#fff"><a href="x">a</a></div>',
        '<a style="mso-hide:all">a</a>',
        "<div title='style=\"display:none\"'>a</div>",
        '<div style="display:none;display:block">a</div>',
        '<div style="display:block!important;display:none">a</div>',
        '<p style="display:none"><p>a',
        '<table><tr><td style="display:none"><td>a',
        "<li hidden><li>a",
        '<div><span style="display:none"></div>a',
        "<style>.p{display:none}.p{display:block}</style><p class=p>a",
        "<style>@media screen{.p{display:block!important}}</style><p class=p style='display:none'>a",
        "<style>*{display:block!important}</style><p style='display:none'>a",
        "<style>div p{background:#000}</style><div><p style='color:#fff'>a",
        '<p style="color:#ccc">a',
    ],
)
def test_what_a_person_sees_is_never_left_out(source: str) -> None:
    """What a filter does not read is where a fraud would write: in doubt, a word is shown."""
    assert words(source) == "a"


def test_letters_hidden_within_a_word_are_told_from_a_hidden_preview() -> None:
    """Honest newsletters hide a preview; only a disguise cuts a word."""
    page = shown('<div style="display:none">Aperçu</div>Votre a<i hidden>x</i>meli')

    assert page.text == "Votre ameli"
    assert [hidden.cuts for hidden in page.hidden] == [-1, page.text.index("meli")]


def test_places_are_those_of_the_source() -> None:
    """The words underlined are those that were received."""
    source = "<p>Votre <b>c</b>arte\n &eacute;chue</p>"

    page = shown(source)

    for character, place in zip(page.text, page.origin, strict=False):
        assert source[place] == character or source.startswith("&eacute;", place) or character == " "
    assert page.origin[-1] == len(source)
    assert page.entities == {source.index("&"): len("&eacute;")}
    assert page.between(source.index("<b>"), source.index("\n")) == "carte"


def test_elements_deeper_than_any_page_are_read() -> None:
    """A tower of tags hides nothing behind it."""
    assert words("<div>" * 5_000 + "a" + "</div>" * 5_000 + "<p>b") == "a b"


_PIECES = ["<p>", "</p>", "<i hidden>", "</i>", "<div style='display:none'>", "</div>", "a", "é", "&eacute;", "&nbsp;"]
_MORE = [
    " ",
    "\n",
    "<!--x-->",
    "<td>",
    "<table>",
    "</table>",
    "<a href='b'>",
    "</a>",
    "<pre>",
    "</pre>",
    "&lt",
    "<",
    '"',
]


@settings(deadline=None)
@given(st.lists(st.sampled_from(_PIECES + _MORE), max_size=40).map("".join))
def test_any_page_has_true_places(source: str) -> None:
    """Each character shown is the one that stands at its place, or an entity, or white space."""
    page = shown(source)

    assert len(page.origin) == len(page.text) + 1
    assert list(page.origin) == sorted(page.origin)
    for character, place in zip(page.text, page.origin, strict=False):
        assert character in " \n" or place in page.entities or source[place] == character


@pytest.mark.parametrize(
    "seed",
    [
        *(
            "<",
            "<!--",
            "<script>",
            "<b>",
            "</b>",
            "&amp;",
            "&",
            "</",
            "<a ",
            '<a href="',
            "<b x='",
            "<style>a{b:c}</style>",
        ),
        *("<style>x</style>", "<p style='display:none'>", "<table><td hidden>", "x<i hidden>y</i>z"),
        "<!--[if mso]><a href=b>",
    ],
)
def test_time_grows_no_faster_than_the_page(seed: str) -> None:
    """A hostile page costs what its length costs."""

    def seconds(length: int) -> float:
        source = (seed * length)[:length]
        begun = time.process_time()
        shown(source)
        return time.process_time() - begun

    short = min(seconds(25_000) for _ in range(2))

    assert min(seconds(200_000) for _ in range(2)) < max(short, 0.01) * 8 * 3
