"""Rich text gives the words it shows and the HTML it was made from."""

import time

import pytest

from beffroi.contact.readers.outlook.rich_text import html_of_rich_text, words_of_rich_text
from beffroi.errors import UnreadableError

FONTS = rb"{\fonttbl{\f0\fnil\fcharset0 Arial;}{\f1\fnil\fcharset204 Arial;}{\f2\fnil\fcharset128 MS;}}"
FROM_HTML = rb"""{\rtf1\ansi\ansicpg1252\fromhtml1 \deff0{\fonttbl{\f0\fswiss Arial;}}
{\colortbl\red0\green0\blue0;}\uc1\pard\plain\deftab360 \f0\fs24
{\*\htmltag19 <html>}{\*\htmltag241 <style>p \{color:red\}</style>}{\*\htmltag50 <body>}\htmlrtf \lang1033 \htmlrtf0
{\*\htmltag64 <p>}\htmlrtf {\htmlrtf0 Bonjour \'e9t\'e9 {\*\htmltag84 &amp;}\htmlrtf &\htmlrtf0  caf\u233?
{\*\mhtmltag84 <a href="https://autre.example">} {\*\htmltag84 <a href="https://x.example/a?b=1">}\htmlrtf
{\field{\*\fldinst{HYPERLINK "https://x.example/a?b=1"}}{\fldrslt\cf1\ul \htmlrtf0 ici\htmlrtf }\htmlrtf0 \htmlrtf }
\htmlrtf0 {\*\htmltag92 </a>}\htmlrtf\par}\htmlrtf0{\*\htmltag72 </p>}{\*\htmltag58 </body>}{\*\htmltag27 </html>}}"""


@pytest.mark.parametrize(
    ("source", "words"),
    [
        pytest.param(rb"{\rtf1 Bonjour\par\par Votre carte}", "Bonjour\n\nVotre carte", id="paragraphs"),
        pytest.param(rb"{\rtf1\ansicpg1252 co\'fbte 3\~\'80}", "coûte 3\xa0€", id="bytes of a code page"),
        pytest.param(rb"{\rtf1\uc1 3 \u8364? \u-10179?\u-8704?}", "3 € 😀", id="Unicode, also beyond 16 bits"),
        pytest.param(rb"{\rtf1\uc2 3 \u8364\'80\'80 ici{\uc0 \u233 }t}", "3 € iciét", id="as many skipped as said"),
        pytest.param(rb"{\rtf1" + FONTS + rb"\f1\'ea\'e0\'f0\'f2\'e0\f0  \'e9}", "карта é", id="the font's charset"),
        pytest.param(rb"{\rtf1" + FONTS + rb"\f2\'83\'4a\'81\'5b\'83\'68}", "カード", id="two bytes a character"),
        pytest.param("{\\rtf1\\ansicpg65001" + FONTS.decode() + "\\f0 été}", "été", id="UTF-8, whatever the font"),
        pytest.param(rb"{\rtf1 \{a\\b\} \bullet\tab c\-d}", "{a\\b} •\tc\xadd", id="symbols"),
        pytest.param(rb"{\rtf1 vu {\v cach\'e9}{\v\v0 montr\'e9}}", "vu montré", id="hidden text is not seen"),
        pytest.param(rb"{\rtf1{\info{\title X}}{\*\inconnu Y}{\stylesheet Z;}vu}", "vu", id="what is no text"),
        pytest.param(rb"{\rtf1 a{\pict\bin7 {{{}\par}b}", "ab", id="bytes that are no text"),
        pytest.param(
            rb'{\rtf1 {\field{\*\fldinst HYPERLINK "https://x.example/v"}{\fldrslt Cliquez}} ici}',
            "Cliquez <https://x.example/v> ici",
            id="where a link leads",
        ),
        pytest.param(
            rb'{\rtf1 {\field{\*\fldinst HYPERLINK "https://x.example"}{\fldrslt https://x.example}}}',
            "https://x.example",
            id="a link that says so itself",
        ),
        pytest.param(rb"{\rtf1 Bonjour", "Bonjour", id="cut off"),
        pytest.param(rb"{\rtf1 a}}}} b", "a b", id="brackets too many"),
    ],
)
def test_the_words_are_those_shown(source: bytes | str, words: str) -> None:
    """What a person sees decides, not what the file holds besides."""
    data = source if isinstance(source, bytes) else source.encode()

    assert words_of_rich_text(data).text.strip() == words


def test_the_html_is_the_senders_own() -> None:
    """Outlook wraps each tag and says the rest twice; the page must come out as it was sent."""
    html = html_of_rich_text(FROM_HTML)

    assert html is not None
    assert html.is_whole
    assert html.text == (
        "<html><style>p {color:red}</style><body><p>Bonjour été &amp; café "
        '<a href="https://x.example/a?b=1">ici</a></p></body></html>'
    )


def test_lines_of_the_html_end_as_they_were_sent() -> None:
    """The page in an Outlook file is then the page in an .eml, byte for byte."""
    html = html_of_rich_text(
        rb"{\rtf1\fromhtml1 {\*\htmltag64 <p>}\htmlrtf\par\htmlrtf0 un\par{\*\htmltag116 <br>\par }deux}"
    )

    assert html is not None
    assert html.text == "<p>un\r\n<br>\r\ndeux"


def test_rich_text_of_its_own_has_no_html() -> None:
    """Its words are all there is."""
    assert html_of_rich_text(rb"{\rtf1 Bonjour}") is None


def test_what_was_html_has_words_too() -> None:
    """For who reads no HTML; each is said once."""
    words = words_of_rich_text(FROM_HTML).text

    assert " ".join(words.split()) == "Bonjour été & café ici <https://x.example/a?b=1>"


@pytest.mark.parametrize(
    ("source", "is_whole"), [(b"{\\rtf1 a}", True), (b"{\\rtf1 a}\r\n\0", True), (b"{\\rtf1", False)]
)
def test_what_breaks_off_is_said(source: bytes, is_whole: bool) -> None:  # noqa: FBT001  # a column of the table
    """A text cut short may lack the sentence that matters."""
    assert words_of_rich_text(source).is_whole is is_whole


@pytest.mark.parametrize("data", [b"", b"Bonjour", b"\xd0\xcf\x11\xe0"])
def test_what_is_no_rich_text_is_refused(data: bytes) -> None:
    """A name that ends in .rtf promises nothing."""
    with pytest.raises(UnreadableError):
        words_of_rich_text(data)


@pytest.mark.parametrize(
    "piece",
    [
        pytest.param(b"{", id="brackets"),
        pytest.param(b"\\*", id="stars"),
        pytest.param(b"\\f1\\f2", id="fonts"),
        pytest.param(b"\\u99999999999?", id="numbers too large"),
        pytest.param(b"\\bin9999999999", id="bytes beyond the end"),
        pytest.param(b"\\bin-1 ", id="fewer than no bytes"),
        pytest.param(b"{\\field{\\*\\fldinst{", id="fields"),
        pytest.param(b'{\\fldinst HYPERLINK "', id="links"),
        pytest.param(b"{\\fonttbl{\\f1\\fcharset204 ", id="fonts within fonts"),
        pytest.param(b"\\'", id="half of a byte"),
        pytest.param(b"\\", id="half of a word"),
    ],
)
def test_a_hostile_text_takes_time_by_its_length_alone(piece: bytes) -> None:
    """100,000 brackets, and other things of which there are never so many; striprtf fails on half of these."""
    data = b"{\\rtf1\\fromhtml1 " + piece * 100_000
    begun = time.process_time()

    words_of_rich_text(data)
    html_of_rich_text(data)

    assert time.process_time() - begun < 10


def test_fifty_million_bytes_stop_at_the_limits() -> None:
    """The rest is not read, and that is said."""
    begun = time.process_time()

    read = words_of_rich_text(b"{\\rtf1 " + b"{\\b a}" * 8_000_000 + b"}")

    assert not read.is_whole
    assert time.process_time() - begun < 30
