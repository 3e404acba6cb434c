"""Whether time grows with the length of a text and no faster, whatever the text is made of.

Each hostile text is judged from JSON to JSON at a quarter, a half and all of the longest length a contact may have.
"""

from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

from speed import seconds_to_judge
from traffic import HOSTILE_UNITS, hostile, write_jsonl

LENGTHS = (250_000, 500_000, 1_000_000)  # characters; the last is the longest a contact may have
RUNS = 3


def main() -> None:
    """Print for each text the best of three times at each length, and how they grow (2.0 is linear)."""
    print("repeated text".ljust(44) + "".join(f"{length / 1e6:>7.2f} M" for length in LENGTHS) + "   growth")
    for unit in HOSTILE_UNITS:
        times = [seconds_for(unit, length) for length in LENGTHS]
        growth = " ".join(f"×{longer / shorter:.2f}" for shorter, longer in pairwise(times))
        print(ascii(unit).ljust(44) + "".join(f"{seconds:>7.2f} s" for seconds in times) + f"   {growth}", flush=True)


def seconds_for(unit: str, length: int) -> float:
    """Return the best processor time of ``RUNS``."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "contacts.jsonl")
        write_jsonl(path, [hostile(unit, length)])
        return min(seconds_to_judge(path, 1) for _ in range(RUNS))


if __name__ == "__main__":
    main()
