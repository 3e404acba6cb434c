"""The end of ``check`` and ``ask``: the answer on the terminal, and the exit status it has."""

import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from beffroi.contact import Contact, SpokenWord
from beffroi.faces.cli.showing import Page, answer_lines
from beffroi.faces.library import open_rulebook, today_in_paris
from beffroi.interview import ToldPart
from beffroi.texts import Catalogue, answer, in_words_of_reader
from beffroi.verdict import Verdict, VerdictWord

__all__ = ["STATUSES", "print_answer"]

STATUSES = {VerdictWord.FRAUD: 20, VerdictWord.SUSPICIOUS: 10, VerdictWord.CONSISTENT: 0, VerdictWord.UNRELATED: 0}
"""Exit statuses of ``--exit-code``."""

_NARROWEST, _WIDEST, _UNKNOWN_WIDTH = 40, 100, 80


def print_answer(  # noqa: PLR0913  # what is shown, in which words, and where the facts are
    verdict: Verdict,
    contact: Contact,
    catalogue: Catalogue,
    rulebook: Path | None,
    *,
    spoken: Sequence[SpokenWord] = (),
    told: Sequence[ToldPart] = (),
) -> None:
    """Print an answer in the width of the terminal.

    Args:
        verdict: The verdict, its advice filled in.
        contact: The contact it is about.
        catalogue: The language.
        rulebook: The folder of facts that was added, or ``None``.
        spoken: Of a recording, its words.
        told: Of an interview, which answer each part of the contact comes from.
    """
    on_terminal = sys.stdout.isatty()
    columns = shutil.get_terminal_size((_UNKNOWN_WIDTH, 0)).columns if on_terminal else _UNKNOWN_WIDTH
    plain = bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"  # no-color.org
    page = Page(min(max(columns, _NARROWEST), _WIDEST), on_terminal and not plain)
    answered = answer(verdict, contact, catalogue, open_rulebook(rulebook), today=today_in_paris())
    if told:
        answered = in_words_of_reader(answered, told, contact.channel, catalogue)
    click.echo("\n".join(answer_lines(answered, catalogue, page, spoken)), color=page.colour)
