"""The interview: one question at a time about a call or a visit; all answers so far travel with each."""

from functools import partial
from typing import Any, Final

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from beffroi.contact import TOLD_CHANNELS, Channel, Intake
from beffroi.errors import ContactError
from beffroi.faces.library import ask
from beffroi.faces.web.pages.answering import answer_page
from beffroi.faces.web.pages.forms import Carried, Sent, Unjudged, UnjudgedError, sent_form, words_in
from beffroi.faces.web.pages.home import home_page
from beffroi.faces.web.pages.rendering import desk_of, render, tongue_of
from beffroi.faces.web.pages.tongues import Tongue
from beffroi.interview import Step

__all__ = ["ask_next", "start_interview"]

_ANSWER: Final = "a."
_MOST_ANSWERS: Final = 20
_LONGEST_ANSWER: Final = 60
_BUTTONS: Final = ("back", "unknown", "stop")

_Answers = dict[str, tuple[str, ...]]


async def start_interview(request: Request) -> Response:
    """Answer with the first question about a call, or about what the address says."""
    channel = _channel(request.query_params.get("channel", ""))
    return await _step(request, tongue_of(request), channel, {})


async def ask_next(request: Request) -> Response:
    """Take one more answer; answer with the next question, or where nothing more can change it, with the verdict."""
    tongue = tongue_of(request)
    async with sent_form(request, desk_of(request)) as form:
        channel, current = _channel(words_in(form, "channel")), words_in(form, "current")[:_LONGEST_ANSWER]
        answers = _answers_in(form)
        presses = {name for name in _BUTTONS if name in form}
    if "back" in presses:
        answers.pop(current, None)
        answers.pop(next(reversed(answers), ""), None)
    elif current:
        answers[current] = () if "unknown" in presses else answers.get(current, ())
    try:
        return await _step(request, tongue, channel, answers, ends="stop" in presses)
    except ContactError:
        return await _refuse(request, tongue, channel, answers, current)


async def _refuse(request: Request, tongue: Tongue, channel: Channel, answers: _Answers, current: str) -> Response:
    """Ask again; where more than the last answer is none of ours, from the beginning."""
    answers.pop(current, None)
    try:
        return await _step(request, tongue, channel, answers, is_refused=True)
    except ContactError:
        return await _step(request, tongue, channel, {}, is_refused=True)


def _channel(word: str) -> Channel:
    return Channel(word) if word in {channel.value for channel in TOLD_CHANNELS} else Channel.CALL


def _answers_in(form: FormData) -> _Answers:
    """Return the answers that a form brought, in their order; each question's own field is ``a.<question>``."""
    answers: _Answers = {}
    for name, value in form.multi_items():
        if name.startswith(_ANSWER) and isinstance(value, str) and len(answers) < _MOST_ANSWERS:
            question = name.removeprefix(_ANSWER)
            given = answers.setdefault(question, ())
            if value.strip() and len(given) < _MOST_ANSWERS:
                answers[question] = (*given, value.strip()[:_LONGEST_ANSWER])
    return answers


async def _step(  # noqa: PLR0913  # the last two have defaults
    request: Request,
    tongue: Tongue,
    channel: Channel,
    answers: _Answers,
    *,
    ends: bool = False,
    is_refused: bool = False,
) -> Response:
    desk = desk_of(request)
    step: Step = await desk.work_briefly(partial(ask, channel, answers, rulebook=desk.rulebook, today=desk.today))
    if step.question is not None and not ends:
        return render(request, "interview.html", tongue, **_context(step, tongue, channel, answers, is_refused))
    if not step.told:
        return home_page(request, tongue, UnjudgedError(Unjudged.NOTHING_TOLD, channel=channel))
    return await answer_page(request, tongue, Sent(Carried(Intake(step.contact), answers=answers)))


def _context(step: Step, tongue: Tongue, channel: Channel, answers: _Answers, is_refused: bool) -> dict[str, Any]:  # noqa: FBT001
    question = step.question
    assert question is not None  # noqa: S101  # the caller has looked
    catalogue = tongue.catalogue
    words = catalogue.interview_question(question.id, channel)
    return {
        "here": f"interview/?channel={channel}" if not answers else "interview/",
        "channel": channel.value,
        "question": question,
        "words": words,
        "progress": catalogue.sentence("interview.progress", number=str(step.asked + 1), at_most=str(step.at_most)),
        "dont_know": catalogue.sentence("interview.dont_know"),
        "choices": [(name, catalogue.interview_answer(question.id, name, channel)) for name in question.answers],
        "given": [(name, value) for name, values in answers.items() for value in values or ("",)],
        "is_refused": is_refused,
    }
