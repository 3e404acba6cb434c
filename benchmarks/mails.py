"""How many e-mails of real sizes are judged a second on one core, from bytes to verdict, and what of that is parsing.

Prints medians of several runs, the 99th percentile of single mails, and the memory before and after. Exit status 1 when
fewer than 800 a second are judged.
"""

import gc
import resource
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from datetime import date

from mailset import mails

from beffroi.contact.readers.mails.mail import read_mail
from beffroi.faces.library import check_intake, open_rulebook

TODAY = date(2026, 11, 23)
FLOOR = 800
_MAILS = 600
_RUNS = 5


def main() -> None:
    """Measure, print, and say by the exit status whether the floor was reached."""
    sources = list(mails(_MAILS))
    sizes = sorted(map(len, sources))
    print(f"{_MAILS} mails: {statistics.mean(sizes) / 1000:.1f} kB on average, {sizes[-1] / 1000:.0f} kB the largest")
    rulebook = open_rulebook()

    def judge(source: bytes) -> None:
        check_intake(read_mail(source), rulebook=rulebook, today=TODAY)

    for source in sources[:100]:
        judge(source)
    gc.collect()
    gc.freeze()
    before = _peak()
    whole = [seconds_of(judge, sources) for _ in range(_RUNS)]
    parsing = [seconds_of(read_mail, sources) for _ in range(_RUNS)]
    rate = _MAILS / statistics.median(map(sum, whole))
    share = statistics.median(map(sum, parsing)) / statistics.median(map(sum, whole))
    slowest = statistics.median(sorted(run)[_MAILS * 99 // 100] for run in whole)
    print(f"{rate:,.0f} mails a second of the processor; reading them takes {share:.0%} of it, judging the rest")
    print(f"p50 {statistics.median(map(statistics.median, whole)) * 1000:.2f} ms, p99 {slowest * 1000:.1f} ms")
    print(f"peak memory {before:.0f} MB before {_RUNS * 2 * _MAILS:,} mails, {_peak():.0f} MB after")
    sys.exit(rate < FLOOR)


def seconds_of(work: Callable[[bytes], object], sources: Sequence[bytes]) -> list[float]:
    """Return the seconds of processor that ``work`` takes for each source."""
    spent = []
    for source in sources:
        started = time.process_time()
        work(source)
        spent.append(time.process_time() - started)
    return spent


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6


if __name__ == "__main__":
    main()
