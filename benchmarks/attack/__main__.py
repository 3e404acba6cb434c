"""``python benchmarks/attack``: see ``--help`` and benchmarks/README.md."""

import sys
from pathlib import Path

# Python puts this folder first, where its modules have no package.
sys.path[0] = str(Path(__file__).resolve().parents[1])

if __name__ == "__main__":
    from attack.command import main

    main()
