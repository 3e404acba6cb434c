"""Parts: an e-mail whose text and whose page say different things, of which a mail program shows the page alone.

Text beside a page is read by programs, the page by the person. Words that only programs read could make a fraud sound
like a relative; so each part is then judged on its own.
"""

import re
from collections.abc import Iterator
from html import unescape

from msgspec import structs

from beffroi.contact import Contact, ShownText, find_veiled, shown
from beffroi.evidence.directory import Directory
from beffroi.evidence.evidence import Evidence, EvidenceKind, Field, Span
from beffroi.evidence.folding import fold
from beffroi.evidence.headers import HeaderValue
from beffroi.evidence.lexicon import CueKind, Lexicon
from beffroi.evidence.reading import Page, Reading

__all__ = ["apart", "find_disagreement"]

_WORD = re.compile(r"[a-z]{3,}")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S*+")
_SHARED = 0.5  # of the words of the text, and the page says something else; text made of a page shares nearly all
_FEWEST = 25  # words of a text that is one; "this message is best seen in your browser" has fewer
_TAG = re.compile(r"<[^<>]*+>")
_PLAIN = re.compile(r"[a-z0-9]+")
_TELLING = frozenset({CueKind.REQUEST, CueKind.PRETEXT})
_FEWEST_HIDDEN = 40  # characters hidden; a sentence that asks for something has more
_HIDES = re.compile(r"(?<=[\s\"'])(?:style|class|id|hidden|bgcolor|color)(?=[\s=>/])", re.IGNORECASE)
_MOST = 2_000  # words that are compared


def _words(folded: str) -> list[str]:
    return _WORD.findall(_ADDRESS.sub(" ", folded[: 20 * _MOST]))[:_MOST]


def _disagree(reading: Reading) -> bool:
    page, text = reading.fields.get(Field.HTML), reading.fields.get(Field.TEXT)
    if page is None or text is None:
        return False
    said, shown = _words(text.folded), frozenset(_words(page.folded))
    return bool(said) and bool(shown) and sum(word in shown for word in said) < _SHARED * len(said)


def find_disagreement(reading: Reading) -> Iterator[Evidence]:
    """Yield one HEADER where a text of some length says other words than the page beside it; its span is the text."""
    if _disagree(reading) and len(_words(reading.fields[Field.TEXT].folded)) >= _FEWEST:
        span = Span(Field.TEXT, 0, len(reading.contact.text))
        yield Evidence(EvidenceKind.HEADER, HeaderValue.PARTS_DISAGREE, span)


def apart(reading: Reading, lexicon: Lexicon, directory: Directory) -> tuple[tuple[Contact, ...], ...]:
    """Return the contact in other ways in which it may be read, each with its readings; none where it has but one.

    Where text and page disagree, the page alone and the text alone. Where styles hide words that ask for something, the
    page with all words shown: programs differ in what they obey, and what we take for hidden somebody may see.
    Likewise the words that stand for pictures or that Outlook alone shows, where they are not those of the page and ask
    for something, tell a story or name a body: alone, and with the page. The name of a picture is no sentence, so what
    they say is the milder of what both come to.

    Args:
        reading: The contact.
        lexicon: The word lists.
        directory: Whose names are looked for.
    """
    contact = reading.contact
    ways: list[tuple[Contact, ...]] = []
    if _disagree(reading):
        ways += [(structs.replace(contact, text=""),), (structs.replace(contact, html=None),)]
    if contact.html and reading.page is not None and _hides_a_request(reading.page.shown, lexicon):
        ways.append((structs.replace(contact, html=_HIDES.sub(_crossed_out, contact.html)),))
    if contact.html and reading.page is not None:
        veiled = find_veiled(reading.page.shown)
        if veiled is not None and _says_more(veiled.words, reading.page, lexicon, directory):
            alone = structs.replace(contact, text="", html=veiled.alone())
            ways.append((alone, structs.replace(contact, html=veiled.together())))
    return tuple(ways)


def _says_more(veiled: str, page: Page, lexicon: Lexicon, directory: Directory) -> bool:
    """Say whether veiled words are worth judging with the rest: a logo or a button for Outlook rarely is."""
    words = fold(shown(veiled).text).folded
    if frozenset(_WORD.findall(page.words.folded)).issuperset(_WORD.findall(words)):
        return False
    cues = lexicon.cues(words)
    if not _TELLING.isdisjoint(cues) or (CueKind.ASK in cues and CueKind.THING in cues):
        return True
    spaced = f" {' '.join(_PLAIN.findall(words))} "
    return any(f" {name} " in spaced for body in directory.bodies for name in (*body.names, *body.objects))


def _hides_a_request(page: ShownText, lexicon: Lexicon) -> bool:
    """Say whether the words hidden would ask for something if they were shown; a preheader rarely does."""
    if sum(hidden.end - hidden.start for hidden in page.hidden) < _FEWEST_HIDDEN:
        return False
    words = " ".join(page.source[hidden.start : hidden.end] for hidden in page.hidden)
    cues = lexicon.cues(fold(_TAG.sub(" ", unescape(words))).folded)
    return CueKind.REQUEST in cues or (CueKind.ASK in cues and CueKind.THING in cues)


def _crossed_out(attribute: re.Match[str]) -> str:
    return "x" * len(attribute[0])  # as long, so that places in the page stay what they are
