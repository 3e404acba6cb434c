"""Measuring: is the verdict from the picture that from the text, and what does reading cost."""

import datetime
import time
from collections import Counter, defaultdict
from typing import NamedTuple

import msgspec

from beffroi import Contact, check
from beffroi.contact.readers.images.pictures import read_image
from beffroi.errors import BeffroiError

__all__ = ["Case", "Outcome", "figures", "measure"]

_LATER = datetime.date(2026, 11, 1)  # corpus contacts have a date; this is never used by them


class Case(NamedTuple):
    """One picture and what it was made of."""

    data: bytes
    name: str
    contact: Contact
    look: str
    way: str
    script: str


class Outcome(NamedTuple):
    """What came of one case.

    Args:
        case: The picture.
        text: As it was read; empty if it was not.
        same: The verdict is equal, with the sender of the contact given to both.
        same_alone: It is equal with the sender as it was read from the picture.
        same_bare: It is equal without the attachment that the picture itself is, whose name the model reads.
        exact: The text is, but for blanks and kinds of apostrophe.
        sender_read: The sender is.
        channel_read: The channel is.
        errors: Share of letters read wrongly.
        seconds: Of reading, by the clock.
        work: Of reading, of all cores together.
        verdicts: From the text and from the picture.
    """

    case: Case
    text: str
    same: bool
    same_alone: bool
    same_bare: bool
    exact: bool
    sender_read: bool
    channel_read: bool
    errors: float
    seconds: float
    work: float
    verdicts: tuple[str, str]


def measure(case: Case) -> Outcome:
    """Read one picture and judge it beside its text, with the same day."""
    expected = check(case.contact, today=_LATER).verdict
    began, worked = time.perf_counter(), time.process_time()
    try:
        read = read_image(case.data, case.name).contact
    except BeffroiError as error:
        spent = (time.perf_counter() - began, time.process_time() - worked)
        return _unread(case, spent, (expected, type(error).__name__))
    spent = (time.perf_counter() - began, time.process_time() - worked)
    channel = case.contact.channel
    alone = msgspec.structs.replace(read, channel=channel, date=case.contact.date)
    given = msgspec.structs.replace(alone, sender=case.contact.sender)
    found = check(given, today=_LATER).verdict
    wrong = _distance(_bare(case.contact.text), _bare(read.text)) / max(1, len(_bare(case.contact.text)))
    return Outcome(
        case,
        read.text,
        found == expected,
        check(alone, today=_LATER).verdict == expected,
        check(msgspec.structs.replace(given, attachments=()), today=_LATER).verdict == expected,
        _bare(read.text) == _bare(case.contact.text),
        _bare(read.sender or "") == _bare(case.contact.sender or ""),
        read.channel == channel,
        wrong,
        *spent,
        (expected, found),
    )


def _unread(case: Case, spent: tuple[float, float], verdicts: tuple[str, str]) -> Outcome:
    """Return the outcome of a picture that was refused: nothing about it is right."""
    wrong = dict.fromkeys(("same", "same_alone", "same_bare", "exact", "sender_read", "channel_read"), False)
    return Outcome(case, text="", errors=1.0, seconds=spent[0], work=spent[1], verdicts=verdicts, **wrong)


def _bare(text: str) -> str:
    return "".join(text.replace("’", "'").split())


def _distance(one: str, other: str) -> int:
    from rapidfuzz.distance import Levenshtein  # noqa: PLC0415  # comes with beffroi

    return int(Levenshtein.distance(one, other))


def figures(outcomes: list[Outcome]) -> list[str]:
    """Return the lines of the figures."""
    seconds = sorted(outcome.seconds for outcome in outcomes)
    work = sorted(outcome.work for outcome in outcomes)
    lines = [
        _share("verdict equal, sender given", [outcome.same for outcome in outcomes]),
        _share("verdict equal, sender as read", [outcome.same_alone for outcome in outcomes]),
        _share("verdict equal, file not attached", [outcome.same_bare for outcome in outcomes]),
        _share("text exact but for blanks", [outcome.exact for outcome in outcomes]),
        _share("sender exact", [outcome.sender_read for outcome in outcomes]),
        _share("channel right", [outcome.channel_read for outcome in outcomes]),
        f"letters read wrongly, mean        {sum(o.errors for o in outcomes) / len(outcomes):.2%}",
        f"seconds an image                  {_spread(seconds)}",
        f"seconds of work, all cores        {_spread(work)}",
    ]
    by: dict[str, list[bool]] = defaultdict(list)
    for outcome in outcomes:
        for kind in (outcome.case.way, outcome.case.look, outcome.case.script):
            by[kind].append(outcome.same_bare)
    lines += [_share(f"  {kind}", same) for kind, same in sorted(by.items())]
    pairs = Counter(outcome.verdicts for outcome in outcomes if not outcome.same_bare)
    lines += [f"  {one} read as {other}: {count}" for (one, other), count in pairs.most_common()]
    return lines


def _spread(of: list[float]) -> str:
    return f"median {of[len(of) // 2]:.2f}, p95 {of[int(len(of) * 0.95)]:.2f}, most {of[-1]:.2f}"


def _share(title: str, held: list[bool]) -> str:
    return f"{title:<34}{sum(held):4}/{len(held):<4} {sum(held) / max(1, len(held)):7.1%}"
