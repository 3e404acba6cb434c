"""``beffroi evaluate``: judge a labelled corpus and show how well that went."""

from collections.abc import Iterator
from pathlib import Path
from typing import IO

import click
import msgspec

from beffroi.errors import InputError
from beffroi.faces.cli.lines import read_stretches
from beffroi.faces.cli.options import rulebook_option
from beffroi.faces.library import check, open_rulebook, today_in_paris
from beffroi.report import Figures, Label, Labelled, Miss, Proportion, Quality, Split, miss_of, read_labelled
from beffroi.verdict import VerdictWord

__all__ = ["as_text", "evaluate"]

_ALL = "all"
_TEST_WARNING = "misses of the test split: count them, do not write rules by them, or its figures mean nothing any more"
_ROWS = (
    ("strict recall: fraud judged fraud", "strict"),
    ("lenient recall: fraud judged fraud or suspicious", "lenient"),
    ("dangerous: fraud judged consistent", "dangerous"),
    ("other fraud judged fraud or suspicious", "other_lenient"),
    ("false alarms: honest judged fraud", "false_fraud"),
    ("false alarms: honest judged fraud or suspicious", "false_alarm"),
)
_HEADINGS = ("strict", "lenient", "dangerous", "other fraud", "false fraud", "false alarm")


@click.command(short_help="Measure quality over labelled contacts.")
@click.argument("corpus", type=click.Path(path_type=Path))
@click.option(
    "--split",
    type=click.Choice([*(side.value for side in Split), _ALL]),
    default=_ALL,
    show_default=True,
    help="Which side of the corpus: dev to write rules by, test to measure (corpus/SPLIT.md).",
)
@click.option("--misses", type=click.Path(path_type=Path), help="Write every wrong verdict here, as JSONL of codes.")
@click.option("--json", "as_json", is_flag=True, help="Print the figures as one JSON object.")
@rulebook_option
def evaluate(corpus: Path, split: str, misses: Path | None, as_json: bool, rulebook: Path | None) -> None:  # noqa: FBT001  # click's flag
    """Judge every contact of CORPUS and show quality by label, channel, language and finding.

    CORPUS is a .jsonl file of contacts with the keys label, asks and pretext beside their own. Honest means labelled
    genuine or other_ham. Brackets hold 95 % intervals (Wilson).
    """
    if misses is not None and split == _ALL:
        message = "--misses needs --split dev (or test): misses of the test split are not to be looked at unawares"
        raise click.UsageError(message)
    if misses is not None and split == Split.TEST:
        click.echo(f"beffroi: {_TEST_WARNING}", err=True)
    book, today = open_rulebook(rulebook), today_in_paris()
    quality, wrong = Quality(), list[Miss]()
    for labelled in _read(corpus, split):
        verdict = check(labelled.contact, rulebook=book, today=today)
        quality.add(labelled, verdict)
        miss = miss_of(labelled, verdict)
        if miss is not None:
            wrong.append(miss)
    if misses is not None:
        _write_misses(misses, wrong)
    click.echo(msgspec.json.encode(_as_data(quality, split)) if as_json else "\n".join(as_text(quality, corpus, split)))


def _read(corpus: Path, split: str) -> Iterator[Labelled]:
    with _opened(corpus) as stream:
        for stretch in read_stretches(stream, str(corpus)):
            for number, line in enumerate(stretch.lines, stretch.first):
                if line is None:
                    fault = f"{corpus}:{number}: line too long"
                    raise InputError(fault)
                if line and not line.isspace():
                    labelled = read_labelled(line, f"{corpus}:{number}")
                    if split in {_ALL, labelled.split}:
                        yield labelled


def _opened(corpus: Path) -> IO[bytes]:
    try:
        return corpus.open("rb")
    except (OSError, ValueError) as error:
        fault = f"{corpus}: cannot be opened: {getattr(error, 'strerror', None) or error}"
        raise InputError(fault) from None


def _write_misses(path: Path, wrong: list[Miss]) -> None:
    try:
        path.write_bytes(b"".join(msgspec.json.encode(miss) + b"\n" for miss in wrong))
    except OSError as error:
        fault = f"{path}: cannot be written: {error.strerror or error}"
        raise InputError(fault) from None


def as_text(quality: Quality, corpus: Path, split: str) -> Iterator[str]:
    """Yield the figures of a corpus as lines of a table, for a terminal."""
    yield f"{corpus}, split {split}"
    yield ""
    yield f"{'label':<14}" + "".join(f"{word:>12}" for word in VerdictWord) + f"{'all':>8}"
    for label in Label:
        words = quality.verdicts(label)
        yield f"{label:<14}" + "".join(f"{words[word]:>12}" for word in VerdictWord) + f"{words.total():>8}"
    yield ""
    figures = quality.figures()
    for title, name in _ROWS:
        yield f"{title:<50}{_share(getattr(figures, name))}"
    for title, by in (("channel", quality.by_channel()), ("language", quality.by_lang())):
        yield ""
        yield f"{title:<12}" + "".join(f"{heading:>16}" for heading in _HEADINGS)
        for name, of in by.items():
            yield f"{name:<12}" + "".join(f"{_short(proportion):>16}" for proportion in of)
    yield ""
    yield f"{'finding, among frauds':<26}{'recall':<38}precision"
    for code, recall, precision in quality.findings():
        yield f"{code:<26}{_share(recall):<38}{_share(precision)}"


def _share(proportion: Proportion) -> str:
    share, interval = proportion.share, proportion.interval
    if share is None or interval is None:
        return "nothing to count"
    low, high = interval
    return f"{share:7.1%}  [{low:.1%}, {high:.1%}]  {proportion.hits}/{proportion.total}"


def _short(proportion: Proportion) -> str:
    share = proportion.share
    return "-" if share is None else f"{share:.1%} of {proportion.total}"


def _as_data(quality: Quality, split: str) -> dict[str, object]:
    return {
        "split": split,
        "verdicts": {label: {word: quality.verdicts(label)[word] for word in VerdictWord} for label in Label},
        "all": _figures_as_data(quality.figures()),
        "channel": {name: _figures_as_data(figures) for name, figures in quality.by_channel().items()},
        "lang": {name: _figures_as_data(figures) for name, figures in quality.by_lang().items()},
        "finding": {
            found.code: {"recall": _as_dict(found.recall), "precision": _as_dict(found.precision)}
            for found in quality.findings()
        },
    }


def _figures_as_data(figures: Figures) -> dict[str, dict[str, object]]:
    return {name: _as_dict(proportion) for name, proportion in zip(figures._fields, figures, strict=True)}


def _as_dict(proportion: Proportion) -> dict[str, object]:
    return {
        "hits": proportion.hits,
        "total": proportion.total,
        "share": proportion.share,
        "interval": proportion.interval,
    }
