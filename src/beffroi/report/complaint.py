"""The file for a complaint: what was received, why it is thought a fraud and what was done, as a PDF to hand over."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from beffroi.contact import TOLD_CHANNELS
from beffroi.evidence import Field
from beffroi.report.marked import MarkedField, Segment, mark
from beffroi.report.occurrence import Occurrence
from beffroi.report.typesetting import typeset
from beffroi.texts import Answer, Catalogue, Reason, capitalised, day_in_words, joined, shown

__all__ = ["BroughtFile", "complaint_data", "complaint_pdf"]

_LONGEST_LINE = 300
_LONGEST_FIELD = 5_000  # code points of a field that are printed: two pages; the file itself goes along
_MOST_LINES = 150
_MOST_FILES = 30
_LONGEST_NAME = 120
_SHA256 = re.compile(r"[0-9a-f]{64}\Z")
_MOST_BESIDE = 40
_IN_FACTS = frozenset({Field.SENDER, Field.SUBJECT})  # short: among the facts, and marked only where cited
_STRONG = frozenset({"L", "R", "AL"})
_RIGHT_TO_LEFT = frozenset({"R", "AL"})
_LANGUAGE = re.compile(r"[a-z]{2,3}\Z")
_WORDS = "reports.complaint"
_HAND = ("name", "address", "phone", "when", "amounts", "bank", "signature")


class BroughtFile(NamedTuple):
    """A file the person brought: its name and the SHA-256 of its bytes, in hexadecimal digits."""

    name: str
    sha256: str


def complaint_pdf(
    occurrence: Occurrence,
    answer: Answer,
    catalogue: Catalogue,
    files: Sequence[BroughtFile] = (),
    *,
    system_fonts: bool = True,
) -> bytes:
    """Return the file for a complaint as a PDF, tagged for accessibility (PDF/UA-1).

    It says what it is and by whom it was made, leaves room for what the person fills in by hand, and is dated
    ``occurrence.today``. The same arguments give the same bytes wherever the same fonts are. Nothing of it is written
    to disk; long texts are cut, with a line that says so.

    Args:
        occurrence: The contact, its verdict, what was done.
        answer: The verdict in words, in the language of ``catalogue``.
        catalogue: The language of the document: French for the police.
        files: What the person brought, where it is known.
        system_fonts: Whether scripts that typst's own fonts lack may be drawn with fonts of the system.

    Raises:
        MissingExtraError: ``typst`` is not installed.
    """
    data = complaint_data(occurrence, answer, catalogue, files)

    def written_out(example: str) -> str:
        return catalogue.sentence(f"{_WORDS}.written_out", example=example)

    return typeset(data, occurrence.today, written_out, system_fonts=system_fonts)


def complaint_data(
    occurrence: Occurrence, answer: Answer, catalogue: Catalogue, files: Sequence[BroughtFile] = ()
) -> dict[str, Any]:
    """Return all that the template prints, as plain data; words of the contact made visible and cut to their bounds."""
    marked = mark(occurrence.contact, answer)
    printed = [*_files(occurrence, files, catalogue)]
    left = len(printed) - _MOST_FILES
    return _labels(occurrence, catalogue) | {
        "lang": catalogue.lang,
        "words_lang": _language(occurrence),
        "written_out": None,
        "facts": list(_facts(occurrence, catalogue)),
        "verdict": answer.title,
        "meaning": answer.meaning,
        "fields": list(_fields(occurrence, marked, catalogue)),
        "beside": [_part(one, catalogue) for field in marked for one in field.beside][:_MOST_BESIDE],
        "reasons": list(_reasons(answer, catalogue)),
        "done": [capitalised(catalogue.done(deed)) for deed in occurrence.done],
        "files": printed[:_MOST_FILES],
        "more_files": catalogue.sentence(f"{_WORDS}.more_files", number=str(left)) if left > 0 else None,
        "hand": [catalogue.sentence(f"{_WORDS}.hand.{name}") for name in _HAND],
    }


def _labels(occurrence: Occurrence, catalogue: Catalogue) -> dict[str, Any]:
    """Return the headings and lines that are the same for every contact."""
    names = {f"{name}_heading": name for name in ("facts", "verdict", "beside", "done", "files")}
    names |= {name: name for name in ("name", "page", "how_to_use", "nothing_done", "files_why")}
    return {key: catalogue.sentence(f"{_WORDS}.{name}") for key, name in names.items()} | {
        "hand_heading": catalogue.sentence(f"{_WORDS}.by_hand"),
        "made_by": catalogue.sentence(f"{_WORDS}.made_by", date=day_in_words(occurrence.today, catalogue)),
        "versions": catalogue.sentence(
            f"{_WORDS}.versions", rulebook=occurrence.verdict.rulebook, engine=occurrence.verdict.engine
        ),
    }


def _facts(occurrence: Occurrence, catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    contact, verdict = occurrence.contact, occurrence.verdict
    not_shown = catalogue.sentence(f"{_WORDS}.not_shown")
    unknown = catalogue.sentence(f"{_WORDS}.day_unknown")  # the verdict's day is then that of the question
    lines = {
        "channel": capitalised(catalogue.channel(verdict.channel)),
        "day": unknown if contact.date is None else day_in_words(contact.date, catalogue),
        "sender": shown(contact.sender or not_shown, _LONGEST_LINE),
        "subject": shown(contact.subject or "", _LONGEST_LINE),
        "claims": catalogue.public_body(verdict.public_body) if verdict.public_body is not None else "",
    }
    for name, words in lines.items():
        if words:
            yield catalogue.sentence(f"{_WORDS}.{name}"), words


def _fields(occurrence: Occurrence, marked: tuple[MarkedField, ...], catalogue: Catalogue) -> Iterator[dict[str, Any]]:
    told = ("told",) if occurrence.verdict.channel in TOLD_CHANNELS else ()
    fields = [field for field in marked if field.field not in _IN_FACTS or _is_cited(field)]
    if occurrence.contact.headers and not any(field.field is Field.HEADERS for field in fields):
        headers = "\n".join(f"{name}: {value}" for name, value in occurrence.contact.headers)
        fields.append(MarkedField(Field.HEADERS, (Segment(headers),)))
    hint: str | None = catalogue.sentence(f"{_WORDS}.numbers")
    for field in fields:
        if field.field is Field.TEXT or (field.field is Field.HTML and not occurrence.contact.text.strip()):
            heading = catalogue.sentence(f"{_WORDS}.words", told)
        elif field.field is Field.HEADERS:
            heading = catalogue.sentence(f"{_WORDS}.headers")
        else:
            heading = capitalised(catalogue.field(field.field))
        parts = [_part(one, catalogue) for one in _bounded(field.segments)]
        yield {"heading": heading, "hint": hint, "segments": parts, "dir": _direction(parts)}
        hint = None


def _direction(parts: list[dict[str, Any]]) -> str:
    """Return which way words are written, by their first letter that has a direction (UAX #9, P2)."""
    letters = (unicodedata.bidirectional(character) for part in parts for character in part["words"])
    return "rtl" if next((one for one in letters if one in _STRONG), "L") in _RIGHT_TO_LEFT else "ltr"


def _language(occurrence: Occurrence) -> str:
    """Return the language of the contact's words for screen readers: as it says, or else French, which most are in."""
    said = (occurrence.contact.lang or "").partition("-")[0].lower()
    if _LANGUAGE.match(said):
        return said
    return "fr"


def _is_cited(field: MarkedField) -> bool:
    return any(one.reasons for one in field.segments)


def _bounded(segments: tuple[Segment, ...]) -> Iterator[Segment]:
    """Yield the segments that are printed, the last of them cut, and one for all that is not."""
    characters, lines, left_out = _LONGEST_FIELD, _MOST_LINES, 0
    for one in segments:
        if left_out or one.is_cut:
            if one.is_cut and not left_out and characters > 0:
                yield one
            else:
                left_out += one.left_out or len(one.words)
            continue
        kept = "\n".join(one.words[:characters].split("\n")[: lines + 1])
        characters -= len(kept)
        lines -= kept.count("\n")
        if kept:
            yield one._replace(words=kept)
        left_out = len(one.words) - len(kept)
    if left_out:
        yield Segment("", left_out=left_out)


def _part(segment: Segment, catalogue: Catalogue) -> dict[str, Any]:
    if segment.is_cut:
        words = catalogue.sentence(f"{_WORDS}.left_out", number=str(segment.left_out))
    else:
        words = segment.visible
    numbers = ", ".join(map(str, segment.reasons))
    return {"words": words, "reasons": f"[{numbers}]" if numbers else "", "cut": segment.is_cut}


def _reasons(answer: Answer, catalogue: Catalogue) -> Iterator[dict[str, Any]]:
    """Yield the reasons against and those in favour, each under its heading, numbered through as the marks are."""
    number = 0
    groups = (
        (catalogue.sentence(f"{_WORDS}.reasons"), answer.reasons),
        (catalogue.label("in_favour"), answer.in_favour),
    )
    for heading, reasons in groups:
        if reasons:
            numbered = [
                {"number": str(place), "sentence": reason.sentence, "lines": _lines(reason, catalogue)}
                for place, reason in enumerate(reasons, number + 1)
            ]
            number += len(reasons)
            yield {"heading": heading, "reasons": numbered}


def _lines(reason: Reason, catalogue: Catalogue) -> list[str]:
    """Return what a reason rests on: its source, standing, weight and fact, then its address, a line each."""
    about = f"{reason.source} ({joined([reason.standing, reason.strength_label, reason.fact], catalogue)})"
    return [line for line in (about, reason.url, reason.stale) if line]


def _files(occurrence: Occurrence, brought: Sequence[BroughtFile], catalogue: Catalogue) -> Iterator[dict[str, str]]:
    named = [(file.name, file.sha256, "brought") for file in brought]
    named += [(file.name, file.sha256, "attached") for file in occurrence.contact.attachments if file.name]
    for name, sha256, kind in named:
        said = catalogue.sentence(f"{_WORDS}.{kind}")
        is_known = _SHA256.match(sha256.lower()) is not None
        fingerprint = sha256.lower() if is_known else catalogue.sentence(f"{_WORDS}.no_print")
        yield {"name": f"{shown(name, _LONGEST_NAME)} ({said})", "print": fingerprint}
