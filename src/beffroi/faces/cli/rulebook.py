"""``beffroi rulebook``: what officials say, as of any day, and where it was read."""

import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import msgspec

from beffroi.errors import RulebookError
from beffroi.faces.cli.options import DAY, rulebook_option
from beffroi.faces.library import open_rulebook, today_in_paris
from beffroi.rulebook import (
    Change,
    FactValue,
    Rule,
    ShownFact,
    ShownValue,
    Source,
    diff,
    load_rulebook,
    show,
    stale,
)

__all__ = ["rulebook"]

_ON_DAY = click.option("--on", "day", type=DAY, metavar="DAY", help="As of this day (ISO 8601; default: today).")


@click.group()
def rulebook() -> None:
    """Show the facts and rules that verdicts rest on, as of any day."""


@rulebook.command("list", short_help="List every fact with what it says.")
@_ON_DAY
@click.option("--rules", is_flag=True, help="List the rules in place of the facts.")
@rulebook_option
def list_(day: datetime.date | None, rules: bool, rulebook: Path | None) -> None:  # noqa: FBT001  # click's flag
    """List every fact with what it says; those that say nothing on the day are marked."""
    book = open_rulebook(rulebook)
    if rules:
        for rule in book.rules:
            click.echo(f"{rule.id:<46} {rule.status:<8} {rule.strength:<9} {rule.says}")
        return
    on_day = book.on(day or today_in_paris())
    for fact_id, fact in book.facts.items():
        mark = "" if on_day.values(fact_id) else "(not in force) "
        click.echo(f"{fact_id:<46} {mark}{fact.says}")


@rulebook.command("show", short_help="Show one fact or rule, with its dates and source.")
@click.argument("id_", metavar="ID")
@_ON_DAY
@rulebook_option
def show_(id_: str, day: datetime.date | None, rulebook: Path | None) -> None:
    """Show one fact, each of its values with its dates and its source; or one rule.

    With --on, only what the fact says on that day.
    """
    book = open_rulebook(rulebook)
    rule = next((rule for rule in book.rules if rule.id == id_), None)
    if rule is not None:
        click.echo("\n".join(_rule_lines(rule)))
        return
    shown = show(book, id_, day or today_in_paris(), only_in_force=day is not None)
    click.echo("\n".join(_fact_lines(shown)))


@rulebook.command("check", short_help="Check the rulebook, with a folder of your own.")
@click.argument("folder", required=False, type=click.Path(path_type=Path))
@click.pass_context
def check_(ctx: click.Context, folder: Path | None) -> None:
    """Check the packaged rulebook, together with the facts in FOLDER if given; show every fault with its line.

    Exit status 1 if there is any.
    """
    try:
        book = load_rulebook(folder)
    except RulebookError as error:
        for issue in error.issues:
            click.echo(str(issue))
        count = len(error.issues)
        click.echo(f"{count} fault" + ("s" if count > 1 else ""), err=True)
        ctx.exit(1)
    click.echo(f"{len(book.facts)} facts, {len(book.rules)} rules, no fault; version {book.version}")


@rulebook.command("diff", short_help="Show what officials say differently on two days.")
@click.argument("before", type=DAY, metavar="DAY")
@click.argument("after", type=DAY, metavar="DAY")
@rulebook_option
def diff_(before: datetime.date, after: datetime.date, rulebook: Path | None) -> None:
    """Show what officials say differently on two days: - what is gone, + what is new."""
    changes = diff(open_rulebook(rulebook), before, after)
    for change in changes:
        click.echo("\n".join(_change_lines(change)))
    click.echo(f"{len(changes)} facts are not on {after} what they were on {before}")


@rulebook.command("stale")
@_ON_DAY
@rulebook_option
@click.pass_context
def stale_(ctx: click.Context, day: datetime.date | None, rulebook: Path | None) -> None:
    """List facts that should have been read again at their source. Exit status 1 if there is any."""
    day = day or today_in_paris()
    found = stale(open_rulebook(rulebook), day)
    for late in found:
        due = f"to be read again by {late.value.recheck_by}, {late.days_late} days late"
        click.echo(f"{late.fact.id}: {due}; {_cited(late.value.source)}")
    click.echo(f"{len(found)} facts are past their recheck date on {day}")
    ctx.exit(1 if found else 0)


def _fact_lines(shown: ShownFact) -> Iterator[str]:
    yield f"{shown.fact.id}  ({shown.fact.kind})"
    yield shown.fact.says
    for value in shown.values:
        yield ""
        yield from _value_lines(value, shown.day)


def _value_lines(shown: ShownValue, day: datetime.date) -> Iterator[str]:
    value = shown.value
    mark = "in force" if shown.in_force else "not in force"
    yield f"{_period(value)} ({mark} on {day}){_by(value.channels)}"
    yield from (f"  {_on_one_line(statement)}" for statement in _statements(value.value))
    yield f"  source: {_cited(value.source)}"
    late = ", which is past" if shown.stale and shown.in_force else ""
    yield f"  read on {value.source.read_on}, to be read again by {value.recheck_by}{late}"
    if value.note:
        yield f"  note: {value.note}"
    for other in value.also_said:
        yield f"  but also: {other.says}"
        yield f"    source: {_cited(other.source)}"


def _change_lines(change: Change) -> Iterator[str]:
    yield change.fact.id
    held = [(value.channels, statement) for value in change.before for statement in _statements(value.value)]
    holds = [(value.channels, statement) for value in change.after for statement in _statements(value.value)]
    gone = [f"  - {_on_one_line(said)}{_by(channels)}" for channels, said in held if (channels, said) not in holds]
    new = [f"  + {_on_one_line(said)}{_by(channels)}" for channels, said in holds if (channels, said) not in held]
    yield from gone + new or ["  = the same, by another source"]
    for value in change.after or change.before:
        yield f"    {_period(value)}; {_cited(value.source)}"


def _statements(value: Any) -> list[Any]:  # noqa: ANN401  # a fact's value has the shape of its kind
    """Return a value as the statements it is made of, so that one more number in a list is one change."""
    if isinstance(value, list | tuple):
        return list(value)
    if isinstance(value, dict):
        return [{key: statement} for key, statement in value.items()]
    return [value]


def _by(channels: tuple[str, ...]) -> str:
    return f" [{', '.join(channels)}]" if channels else ""


def _rule_lines(rule: Rule) -> Iterator[str]:
    yield f"{rule.id}  ({rule.status}, speaks {rule.speaks}, {rule.strength})"
    yield rule.says
    yield f"\n  finding: {rule.code}"
    yield f"  meets the fact: {rule.fact} ({rule.relation})"
    when = {
        key: value
        for key, value in msgspec.to_builtins(rule.when, order="deterministic").items()
        if value or value is False
    }
    yield f"  when: {_on_one_line(when)}"
    yield f"  because: {rule.because}"
    yield f"  wrong when: {rule.wrong_when}"
    if rule.replaced_by:
        yield f"  replaced by: {rule.replaced_by}"


def _period(value: FactValue) -> str:
    return f"since {value.since}" if value.until is None else f"from {value.since} to {value.until}"


def _cited(source: Source) -> str:
    parts = (source.publisher, source.title, source.published or "undated", source.url or "")
    return ", ".join(part for part in parts if part) + f" [{source.standing}]"


def _on_one_line(statement: Any) -> str:  # noqa: ANN401  # a fact's value has the shape of its kind
    if isinstance(statement, str):
        return statement
    if isinstance(statement, dict):
        held = {key: value for key, value in statement.items() if value is not None}
        return ", ".join(f"{key}: {_on_one_line(value)}" for key, value in held.items())
    if isinstance(statement, list | tuple):
        return "[" + ", ".join(_on_one_line(part) for part in statement) + "]"
    return str(statement)
