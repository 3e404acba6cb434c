"""How long ``beffroi check`` takes as a whole process: start, judge one SMS, answer in French, end."""

import os
import resource
import statistics
import subprocess
import sys
import time
from tempfile import TemporaryDirectory
from typing import NamedTuple

TEXT = "Ameli : votre carte Vitale expire, mettez à jour vos informations sur https://carte-vitale.example/maj"
RUNS = 11


class Spent(NamedTuple):
    """Seconds that a process took on the wall, and of the processor."""

    wall: float
    processor: float


def main() -> None:
    """Print the first run, which compiles the rulebook, and the median of those that find it compiled."""
    with TemporaryDirectory() as cache:
        first = seconds_of_check(cache)
        runs = [seconds_of_check(cache) for _ in range(RUNS)]
    warm = Spent(statistics.median(run.wall for run in runs), statistics.median(run.processor for run in runs))
    print(f"first run, no compiled rulebook yet: {first.wall:.2f} s ({first.processor:.2f} s of the processor)")
    print(f"median of {RUNS} runs after it:         {warm.wall:.2f} s ({warm.processor:.2f} s of the processor)")


def seconds_of_check(cache: str) -> Spent:
    """Run the command once, its compiled rulebook kept under ``cache``."""
    environment = {**os.environ, "XDG_CACHE_HOME": cache}
    command = [sys.executable, "-m", "beffroi", "check", "--channel", "sms", TEXT]
    used, started = _processor_of_children(), time.perf_counter()
    subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=True)  # noqa: S603  # our own command
    return Spent(time.perf_counter() - started, _processor_of_children() - used)


def _processor_of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main()
