"""How fast contacts are judged, from a line of JSON or CSV to the line of JSON with the verdict, on one core.

This is what ``beffroi screen`` does with each row, but for starting up and writing the answers. Time is that of the
processor, so that other work on the machine disturbs little. ``--help`` shows the options of pyperf.
"""

import gc
import sys
import time
from collections.abc import Callable, Iterable
from datetime import date
from functools import partial
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

import pyperf
from traffic import Row, development, traffic, write_csv, write_jsonl

from beffroi.faces.cli.inputs import read_batches
from beffroi.faces.cli.judging import Desk, judge_batches
from beffroi.faces.library import open_rulebook

TODAY = date(2026, 11, 23)
SMS_A_PASS = 4_000


def main() -> None:
    """Time each kind of contact and print microseconds a contact and contacts a second."""
    runner = pyperf.Runner(processes=5, values=3, warmups=1)
    for channel in ("sms", "email", "call"):
        rows = development(channel)
        measure(runner, f"{channel}, development split, JSONL", ".jsonl", partial(iter, rows), len(rows))
    for suffix in (".jsonl", ".csv"):
        fresh = partial(islice, traffic(), SMS_A_PASS)  # the next ones at each pass: none was seen before
        measure(runner, f"sms, ordinary traffic, {suffix[1:].upper()}", suffix, fresh, SMS_A_PASS)


def measure(
    runner: pyperf.Runner, name: str, suffix: str, next_rows: Callable[[], Iterable[Row]], rows_a_pass: int
) -> None:
    """Time passes over ``next_rows()``, each written to a file first, and print the median."""
    with TemporaryDirectory() as folder:
        path = Path(folder, f"contacts{suffix}")
        write = write_csv if suffix == ".csv" else write_jsonl

        def seconds(passes: int) -> float:
            spent = 0.0
            for _ in range(passes):
                write(path, next_rows())
                spent += seconds_to_judge(path, rows_a_pass)
            return spent

        benchmark = runner.bench_time_func(name, seconds, inner_loops=rows_a_pass)
    if benchmark is not None and not runner.args.worker:
        median = benchmark.median()
        print(f"  median {median * 1e6:.1f} µs a contact, {1 / median:,.0f} contacts a second", flush=True)


def seconds_to_judge(path: Path, rows: int) -> float:
    """Return the processor time of judging a file, as ``beffroi screen`` does; stop if a row was not judged."""
    open_rulebook()
    gc.collect()
    gc.freeze()  # as the command does
    started = time.process_time()
    judged = sum(answers.words.total() for answers in judge_batches(read_batches(str(path)), Desk(TODAY), workers=1))
    spent = time.process_time() - started
    if judged != rows:
        sys.exit(f"{path.name}: {judged} of {rows} rows were judged")
    return spent


if __name__ == "__main__":
    main()
