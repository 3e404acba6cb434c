"""The command: attack the contacts of the corpus, show how they fared, fail when too many frauds get away."""

import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import click
import msgspec

from attack.attacks import ATTACKS, STRENGTHS
from attack.tally import Change, Row, changes, count, sample
from beffroi import Contact
from beffroi.faces.library import open_rulebook
from beffroi.report import Labelled, Proportion, Split, read_labelled

__all__ = ["main"]

CORPUS = Path(__file__).resolve().parents[2] / "corpus" / "contacts.jsonl"
JUDGED_STRENGTH = 2
"""The strength whose flips decide the exit status: what a person still reads without effort must still be caught."""

_ALL = "all"
_MOST_LOST = 5
_NAMES = [attack.name for attack in ATTACKS]
_HEADINGS = ("still caught", "still fraud", "consistent", "unrelated", "got away", "honest: accused", "of fraud")
_PLACE = "{:<18}{:>2}  {:>5}  {:<21}{:<21}{:>10}{:>10}  {:<21}{:>6}  {:<21}{:>8}"


@click.command()
@click.option(
    "--split",
    type=click.Choice([*(side.value for side in Split), _ALL]),
    default=Split.DEV.value,
    show_default=True,
    help="Which side of the corpus (corpus/SPLIT.md).",
)
@click.option("--attack", "names", type=click.Choice(_NAMES), multiple=True, help="Only this attack; may be repeated.")
@click.option("--sample", "many", type=click.IntRange(1), help="Only so many frauds and as many honest contacts.")
@click.option("--show", type=click.IntRange(0), default=0, help="Print so many flipped contacts a row; dev only.")
@click.option(
    "--limit", type=float, default=2.0, show_default=True, help="Percentage of caught frauds that may get away."
)
@click.option("--json", "as_json", is_flag=True, help="Print the figures as one JSON object.")
def main(split: str, names: Sequence[str], many: int | None, show: int, limit: float, as_json: bool) -> None:  # noqa: FBT001, PLR0913, PLR0917  # click's options
    """Reword contacts of the corpus as fraudsters do, and honest ones as anybody may, and judge them again.

    Each attack has a strength: 1 light, 2 moderate, 3 heavy. "Got away" is the share of frauds caught before that are
    now judged consistent or unrelated; brackets hold 95 % intervals (Wilson). Exit status 1 when at strength 2 any
    attack lets more than the limit get away.
    """
    if show and split != Split.DEV:
        message = "--show needs --split dev: contacts of the test split are not to be looked at"
        raise click.UsageError(message)
    attacks = [attack for attack in ATTACKS if not names or attack.name in names]
    found: dict[tuple[str, int], list[Change]] = defaultdict(list)
    for attack, strength, change in changes(sample(_read(split), many), attacks, open_rulebook()):
        found[attack.name, strength].append(change)
    rows = [count(attack.name, strength, found[attack.name, strength]) for attack in attacks for strength in STRENGTHS]
    too_many = [row for row in rows if row.strength == JUDGED_STRENGTH and 100 * (row.flipped.share or 0) > limit]
    if as_json:
        click.echo(msgspec.json.encode(_as_data(rows, split, limit, too_many)))
    else:
        click.echo("\n".join(_as_text(rows, split, limit, too_many)))
    for row in rows:
        flips = [change for change in found[row.attack, row.strength] if change.flipped]
        for change in flips[:show]:
            click.echo("\n".join(_shown(row, change)), err=as_json)
    sys.exit(1 if too_many else 0)


def _read(split: str) -> Iterator[Labelled]:
    """Yield the contacts of one side of the corpus, or of both."""
    for number, line in enumerate(CORPUS.read_bytes().splitlines(), 1):
        labelled = read_labelled(line, f"{CORPUS.name}:{number}")
        if split in {_ALL, labelled.split}:
            yield labelled


def _as_text(rows: Sequence[Row], split: str, limit: float, too_many: Sequence[Row]) -> Iterator[str]:
    caught, fraud, consistent, unrelated, away, accused, of_fraud = _HEADINGS
    yield f"{CORPUS.name}, split {split}: frauds caught and honest contacts spared before, and changed by the attack"
    yield ""
    yield _PLACE.format("attack", "", "", caught, fraud, consistent, unrelated, away, "", accused, of_fraud).rstrip()
    for row in rows:
        if row.strength == STRENGTHS[0]:
            yield ""
        line = _PLACE.format(
            row.attack if row.strength == STRENGTHS[0] else "",
            row.strength,
            row.caught.total,
            _share(row.caught),
            _share(row.fraud),
            row.consistent.hits,
            row.unrelated.hits,
            _share(row.flipped),
            row.accused.total or "",
            _share(row.accused) if row.accused.total else "",
            row.accused_of_fraud.hits if row.accused.total else "",
        )
        yield click.style(line.rstrip(), fg="red") if row in too_many else line.rstrip()
    yield from _lost([row for row in rows if row.strength == JUDGED_STRENGTH and row.lost])
    yield ""
    names = ", ".join(f"{row.attack} ({row.flipped.share or 0:.1%})" for row in too_many)
    yield f"At strength {JUDGED_STRENGTH}, more than {limit:g} % got away under: {names or 'none'}"


def _lost(rows: Sequence[Row]) -> Iterator[str]:
    """Yield which findings frauds lost as they got away: they show which recogniser was fooled."""
    if rows:
        yield ""
        yield f"At strength {JUDGED_STRENGTH}, what got away had these findings against it, and has them no more:"
    for row in rows:
        yield f"  {row.attack:<18}" + ", ".join(f"{code} {many}" for code, many in row.lost[:_MOST_LOST])


def _share(proportion: Proportion) -> str:
    share, interval = proportion.share, proportion.interval
    if share is None or interval is None:
        return "nothing to count"
    return f"{share:6.1%} [{100 * interval[0]:.1f}, {100 * interval[1]:.1f}]"


def _as_data(rows: Iterable[Row], split: str, limit: float, too_many: Sequence[Row]) -> dict[str, object]:
    return {
        "split": split,
        "limit": limit,
        "over_the_limit": [row.attack for row in too_many],
        "rows": [
            {
                name: {"hits": figure.hits, "total": figure.total, "share": figure.share, "interval": figure.interval}
                if isinstance(figure := getattr(row, name), Proportion)
                else figure
                for name in row.__struct_fields__
            }
            for row in rows
        ],
    }


def _shown(row: Row, change: Change) -> Iterator[str]:
    before, after = change.before, change.after
    yield ""
    yield f"{row.attack} {row.strength}, {change.labelled.id}: {before.verdict} → {after.verdict}"
    yield f"  before: {_told(change.labelled.contact)}"
    for contact in change.become:
        yield f"  after:  {_told(contact)}"
    yield f"  lost: {', '.join(change.lost) or 'nothing'}; won: {', '.join(change.won) or 'nothing'}"


def _told(contact: Contact) -> str:
    """Return a contact on one line, with what cannot be seen made visible."""
    subject = f"{contact.subject} | " if contact.subject else ""
    invisible = "".join(letter if letter.isprintable() else f"\\u{ord(letter):04x}" for letter in contact.text)
    return f"{contact.channel} from {contact.sender}: {subject}{invisible}"
