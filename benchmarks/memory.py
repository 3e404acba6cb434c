"""How much memory ``beffroi screen`` takes on a large table, and how many rows it judges a second. Linux only.

Exit status 1 when the process took more than the limit, or did not judge every row.
"""

import argparse
import re
import resource
import subprocess
import sys
import time
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from traffic import traffic, write_csv

LIMIT_MB = 150
SAMPLED_AT = (0.1, 0.5, 1.0)
_PEAK = re.compile(r"^VmHWM:\s*(\d+) kB$", re.MULTILINE)  # proc_pid_status(5): peak resident set size


def main() -> None:
    """Write a table of ordinary SMS to a temporary folder, screen it, print what that took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rows", nargs="?", type=int, default=1_000_000)
    rows = parser.parse_args().rows
    with TemporaryDirectory() as folder:
        table = Path(folder, "contacts.csv")
        write_csv(table, islice(traffic(), rows))
        judged, peak_mb = screen(table, rows)
    sys.exit(judged != rows or peak_mb > LIMIT_MB)


def screen(table: Path, rows: int) -> tuple[int, float]:
    """Screen ``table``; return how many rows were judged and the peak of resident memory in MB (10⁶ bytes)."""
    samples = {max(1, int(rows * share)): share for share in SAMPLED_AT}
    command = [sys.executable, "-m", "beffroi", "screen", str(table)]
    judged, peak_mb, started = 0, 0.0, time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:  # noqa: S603  # our own command
        for judged, _ in enumerate(process.stdout or (), 1):  # verdicts come a batch at a time, as they are made
            if judged in samples:
                peak_mb = peak_of(process.pid)
                print(f"{samples[judged]:>4.0%} of {rows:,} rows: peak of {peak_mb:.0f} MB", flush=True)
    wall = time.perf_counter() - started
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    processor = used.ru_utime + used.ru_stime
    print(f"{judged / wall:,.0f} rows a second on the wall, {judged / processor:,.0f} a second of the processor")
    return judged, max(peak_mb, used.ru_maxrss * 1024 / 1e6)


def peak_of(pid: int) -> float:
    """Return the most resident memory a process has had so far, in MB; 0 for one that has just ended."""
    found = _PEAK.search(Path(f"/proc/{pid}/status").read_text(encoding="ascii"))
    return int(found[1]) * 1024 / 1e6 if found else 0.0


if __name__ == "__main__":
    main()
