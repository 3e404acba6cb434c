"""The answer: the verdict, the very words it rests on, the next steps, and whom to tell."""

import re
from collections.abc import Callable
from functools import partial
from typing import Any, Final, TypeVar

import msgspec
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from beffroi.advice import Done, tells_a_service
from beffroi.contact import TOLD_CHANNELS, Channel, Contact, Intake, Note
from beffroi.errors import ContactError
from beffroi.faces.web.desk import Desk
from beffroi.faces.web.pages.forms import (
    MOST_CARRIED,
    Carried,
    Sent,
    Unjudged,
    UnjudgedError,
    chosen_channel,
    received_in,
    sent_form,
)
from beffroi.faces.web.pages.home import home_page
from beffroi.faces.web.pages.rendering import desk_of, render, tongue_of
from beffroi.faces.web.pages.told import told_answers
from beffroi.faces.web.pages.tongues import Tongue
from beffroi.faces.web.problems import BusyError
from beffroi.interview import unsaid
from beffroi.report import Occurrence, deadlines, mark, tell, unchecked, warn_relatives
from beffroi.texts import Answer, Catalogue, answer, day_in_words
from beffroi.verdict import Verdict, VerdictWord

__all__ = ["answer_page", "judged", "show_answer", "worked_out"]

_WARNING: Final = "expect_fake_bank_adviser"
_FEW_WORDS: Final = 9  # fewer hold no more than a number, a link, a greeting
_WORD: Final = re.compile(r"[^\W\d_]{2,}")
_ALARMS: Final = (VerdictWord.FRAUD, VerdictWord.SUSPICIOUS)
_OF_THE_ORIGINAL: Final = (Note.ORIGINAL_OF_FORWARD, Note.OWN_WORDS_LEFT_OUT)  # untrue where something else counted
_ENCODER: Final = msgspec.json.Encoder()

_Result = TypeVar("_Result")


async def show_answer(request: Request) -> Response:
    """Judge what the form brought and answer with a page; to a program that asks for JSON, with the verdict alone."""
    tongue, desk = tongue_of(request), desk_of(request)
    async with sent_form(request, desk) as form:
        try:
            sent = await received_in(form, request, desk)
        except UnjudgedError as error:
            channel = chosen_channel(form)
            if error.problem is Unjudged.EMPTY and channel in TOLD_CHANNELS:
                root = request.url.path.removesuffix("answer/")
                return RedirectResponse(f"{root}interview/?channel={channel}", status_code=303)
            return home_page(request, tongue, error)
    try:
        if _wants_json(request):
            occurrence = await worked_out(desk, sent, partial(judged, desk, sent))
            return Response(_ENCODER.encode(occurrence.verdict), media_type="application/json")
        return await answer_page(request, tongue, sent)
    except UnjudgedError as error:
        return home_page(request, tongue, error)


def _wants_json(request: Request) -> bool:
    accepted = request.headers.get("accept", "")
    return "application/json" in accepted and "text/html" not in accepted


async def answer_page(request: Request, tongue: Tongue, sent: Sent) -> Response:
    """Return the page of an answer.

    Raises:
        UnjudgedError: It cannot be judged.
    """
    desk = desk_of(request)
    context = await worked_out(desk, sent, partial(_context, desk, tongue.catalogue, sent))
    return render(request, "answer.html", tongue, **context)


async def worked_out(desk: Desk, sent: Sent, work: Callable[[], _Result], *, is_long: bool = False) -> _Result:
    """Return what is worked out about what was sent, without holding up other requests.

    Raises:
        UnjudgedError: It cannot be judged, or too much waits to be.
    """
    contact = sent.carried.intake.contact
    try:
        return await (desk.work_apart(work) if is_long else desk.work_on(sent.carried.intake, work))
    except BusyError:
        words = contact.text[: desk.settings.max_words]
        raise UnjudgedError(Unjudged.BUSY, words, contact.channel) from None
    except ContactError:  # answers that are none of ours
        raise UnjudgedError(Unjudged.NOT_USABLE) from None


def judged(desk: Desk, sent: Sent) -> Occurrence:
    """Judge what was sent.

    Raises:
        UnjudgedError: It cannot be judged.
    """
    try:
        contact, verdict = desk.judge(sent.carried.intake, sent.done)
    except ContactError:
        raise UnjudgedError(Unjudged.NOT_USABLE) from None
    return Occurrence(contact, verdict, desk.rulebook, desk.today, sent.done)


def _context(desk: Desk, catalogue: Catalogue, sent: Sent) -> dict[str, Any]:
    """Return all that the template shows, as plain data."""
    occurrence = judged(desk, sent)
    contact, verdict = occurrence.contact, occurrence.verdict
    said = answer(verdict, contact, catalogue, desk.rulebook, today=desk.today)
    carried = msgspec.json.encode(sent.carried).decode()
    is_carried = len(carried) <= MOST_CARRIED
    left = unchecked(contact, desk.rulebook, verdict.date)
    return {
        "here": "",
        "answer": said,
        "contact": contact,
        "contact_lang": contact.lang or "",
        "is_told": contact.channel in TOLD_CHANNELS,
        "channel_name": catalogue.channel(contact.channel),
        "channels": list(Channel),
        "marked": () if sent.carried.answers else mark(contact, said),
        "told": told_answers(contact.channel, sent.carried.answers, said, catalogue) if sent.carried.answers else (),
        "notes": [*_said_of_few_words(verdict, sent, catalogue), *_notes(sent.carried.intake, contact, catalogue)],
        "unchecked": [catalogue.sentence(f"pages.unchecked.{code}") for code in left],
        "asked": _asked(desk, contact, sent.carried) if is_carried else [],
        "carried": carried if is_carried else None,
        "today": desk.today.isoformat(),
        "facts_day": catalogue.label("facts_of_the_day", date=day_in_words(verdict.date, catalogue)),
        **_what_now(said, verdict, catalogue, sent.done),
        **_documents(occurrence, said, catalogue),
    }


def _notes(intake: Intake, contact: Contact, catalogue: Catalogue) -> list[str]:
    told = (note for note in intake.notes if note not in _OF_THE_ORIGINAL or contact is intake.contact)
    return [catalogue.note(note) for note in told]


def _said_of_few_words(verdict: Verdict, sent: Sent, catalogue: Catalogue) -> list[str]:
    """Return a word of caution where "no sign of fraud" rests on next to nothing: a number alone, a greeting."""
    words = _WORD.findall(sent.carried.intake.contact.text)
    is_thin = verdict.verdict == VerdictWord.UNRELATED and not sent.carried.answers and len(words) < _FEW_WORDS
    return [catalogue.sentence("pages.answer.few_words")] if is_thin else []


def _asked(desk: Desk, contact: Contact, carried: Carried) -> list[str]:
    """Return what is still worth asking: each can change the verdict. An interview has asked already."""
    if carried.answers:
        return []

    def judge_one(one: Contact) -> Verdict:
        return desk.judge_contact(one)

    asked = [str(one) for one in unsaid(contact, desk.rulebook, desk.today, judge_one)]
    return ["channel", *asked] if carried.is_guessed else asked


def _what_now(said: Answer, verdict: Verdict, catalogue: Catalogue, done: tuple[Done, ...]) -> dict[str, Any]:
    steps = [step for step in said.steps if not tells_a_service(step.code) and step.code != _WARNING]
    return {
        "first_steps": steps,
        "warning": next((step for step in said.steps if step.code == _WARNING), None),
        "deeds": [{"code": deed, "words": catalogue.done(deed), "is_done": deed in done} for deed in Done],
        "done": [deed.value for deed in done],
        "offers_deeds": verdict.verdict in _ALARMS or bool(done),
    }


def _documents(occurrence: Occurrence, said: Answer, catalogue: Catalogue) -> dict[str, Any]:
    verdict = occurrence.verdict
    ends = deadlines(verdict, occurrence.rulebook)
    titles = {step.code: step.title for step in said.steps}
    return {
        "deadlines": [
            {"day": day_in_words(end.day, catalogue), "words": catalogue.sentence(f"reports.deadline.{end.code}")}
            for end in ends
        ],
        "deadline_day": verdict.date.isoformat(),
        "tellings": [
            (titles[telling.step], telling) for telling in tell(occurrence, catalogue) if tells_a_service(telling.step)
        ],
        "offers_complaint": verdict.verdict in _ALARMS,
        "relative": warn_relatives(occurrence, catalogue),
    }
