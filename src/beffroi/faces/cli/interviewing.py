"""``beffroi ask``: a call or a visit told by answering a few questions, then judged."""

import re
import sys
from collections.abc import Sequence
from pathlib import Path

import click
import msgspec

from beffroi.advice import Done
from beffroi.contact import Channel
from beffroi.errors import ContactError
from beffroi.faces.cli.answering import STATUSES, print_answer
from beffroi.faces.cli.options import answering_options
from beffroi.faces.library import ask as ask_next
from beffroi.faces.library import open_rulebook
from beffroi.interview import AT_MOST, Answers, Kind, Question, Step, told_contact, told_spans
from beffroi.texts import Catalogue, isolated_lines, load_catalogue

__all__ = ["ask"]

_LONGEST_LINE = 400  # bytes of an answer; a list of figures or a telephone number is shorter
_FIGURE = re.compile(r"[0-9]{1,2}\Z")
_BETWEEN = re.compile(r"[\s,;]+")
_HELP = f"""Tell a call or a visit by answering questions, at most {AT_MOST}, then judge it.

The next question is the one whose answer can change the verdict most; it stops as soon as none can. "I don't know" is
always an answer: 0, or Enter. Through a pipe, each line answers one question; where they end, the rest is unknown.
Questions and notes go to standard error, the answer to standard output.

\b
Examples:
  beffroi ask
  beffroi ask --channel visit --lang en
  printf '1\\n1\\n' | beffroi ask --json
"""


@click.command(help=_HELP, short_help="Judge a call or a visit by asking what matters.")
@click.option(
    "--channel",
    type=click.Choice([Channel.CALL.value, Channel.VISIT.value]),
    default=Channel.CALL.value,
    show_default=True,
    help="What it was: a telephone call, or someone at the door.",
)
@answering_options
@click.pass_context
def ask(  # noqa: PLR0913, PLR0917  # one parameter an option
    ctx: click.Context,
    channel: str,
    lang: str,
    easy: bool,  # noqa: FBT001  # click's flags
    done: tuple[str, ...],
    rulebook: Path | None,
    as_json: bool,  # noqa: FBT001
    by_status: bool,  # noqa: FBT001
) -> None:
    """Ask what matters, judge what was told, show the answer."""
    catalogue = load_catalogue(lang, easy=easy)
    answers, step = _interview(Channel(channel), catalogue, rulebook, [Done(word) for word in done])
    if not step.told:
        click.echo(catalogue.sentence("interview.nothing_told"), err=True)
    if as_json:
        click.echo(msgspec.json.encode(step.verdict))
    else:
        told = told_spans(step.contact.channel, answers)
        print_answer(step.verdict, step.contact, catalogue, rulebook, told=told)
    ctx.exit(STATUSES[step.verdict.verdict] if by_status else 0)


def _interview(
    channel: Channel, catalogue: Catalogue, rulebook: Path | None, done: Sequence[Done]
) -> tuple[Answers, Step]:
    """Ask until nothing is left to ask; return the answers and the last step."""
    answers: dict[str, Sequence[str]] = {}
    facts = open_rulebook(rulebook)
    lines = _Lines()
    while True:
        step = ask_next(channel, answers, rulebook=facts, done=done)
        if step.question is None:
            return answers, step
        if not lines.ended:
            _show(step.question, step, channel, catalogue)
        answers[step.question.id] = _answer(step.question, channel, lines, catalogue)


def _show(question: Question, step: Step, channel: Channel, catalogue: Catalogue) -> None:
    words = catalogue.interview_question(question.id, channel)
    progress = catalogue.sentence("interview.progress", number=str(step.asked + 1), at_most=str(step.at_most))
    answers = [catalogue.interview_answer(question.id, answer, channel) for answer in question.answers]
    typed = "type_number" if question.kind is Kind.NUMBER else "type_several" if question.several else "type_one"
    lines = [
        "",
        progress,
        words.title,
        words.hint,
        *(f"{figure:>3}. {answer}" for figure, answer in enumerate(answers, 1)),
        f"{0:>3}. {catalogue.sentence('interview.dont_know')}",
        catalogue.sentence(f"interview.{typed}"),
    ]
    click.echo("\n".join(isolated_lines(lines)), err=True)


class _Lines:
    """What is answered, line by line, and whether it has ended; ``number`` counts the lines read."""

    def __init__(self) -> None:
        self.ended = False
        self.number = 0

    def next(self) -> str:
        if self.ended:
            return ""
        click.echo("> ", nl=False, err=True)
        line = sys.stdin.buffer.readline(_LONGEST_LINE)
        self.ended = not line
        self.number += 1
        return line.decode("utf-8-sig", errors="replace").strip()


def _answer(question: Question, channel: Channel, lines: _Lines, catalogue: Catalogue) -> tuple[str, ...]:
    """Return what is answered to a question; a person is asked again, a pipe is told where it went wrong."""
    while True:
        line = lines.next()
        read = _read(question, channel, line)
        if read is not None:
            return read
        if not sys.stdin.isatty():
            expected = f"figures from 0 to {len(question.answers)} that answer the question {question.id!r}"
            message = f"line {lines.number} of the answers: expected {expected}, found {line[:40]!r}"
            raise click.UsageError(message)
        click.echo(catalogue.sentence("interview.type_again", last=str(len(question.answers))), err=True)


def _read(question: Question, channel: Channel, line: str) -> tuple[str, ...] | None:
    """Return the answers a line gives, by figure or as a number; ``None`` where it gives none."""
    figures = [figure for figure in _BETWEEN.split(line) if figure]
    if question.kind is Kind.NUMBER and len(line) > 1:
        answers: tuple[str, ...] = (line,)
    elif not all(map(_FIGURE.match, figures)) or any(int(figure) > len(question.answers) for figure in figures):
        return None
    else:
        answers = tuple(question.answers[int(figure) - 1] for figure in figures if int(figure))
    try:
        told_contact(channel, {question.id: answers})
    except ContactError:
        return None
    return answers
