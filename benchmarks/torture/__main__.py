"""`make torture`: the record under load and faults, part by part, and a table of what came of it.

    python -m benchmarks.torture [PART ...] [--times N] [--seconds S] [--units N] [--seed N]

Ends with 1 when anything was wrong. Everything happens in a temporary folder; PostgreSQL is one of its own.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import warnings
from collections.abc import Sequence
from pathlib import Path

from benchmarks.torture import crowds, failing_disks, flips, fuzzing, killing, register
from benchmarks.torture.parts import Extent, Part, table

PARTS: tuple[tuple[Part, Extent], ...] = (
    (killing.PART, Extent(200, 0, 0, 0, Path())),
    (failing_disks.PART, Extent(300, 0, 0, 0, Path())),
    (flips.PART, Extent(2_000, 0, 0, 0, Path())),
    (crowds.PART, Extent(0, 240, 0, 0, Path())),
    (fuzzing.PART, Extent(fuzzing.MILLION, 1_800, 0, 0, Path())),
    (register.PART, Extent(0, 0, 10_000, 0, Path())),
)
"""Each part with how long it goes on when nobody says otherwise: an hour in all on two cores."""


def main(arguments: Sequence[str] | None = None) -> None:
    names = [part.name for part, _ in PARTS]
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"of {', '.join(names)}; all of them by default")
    parser.add_argument("--times", type=int, help="kills, failing calls, flips, inputs")
    parser.add_argument("--seconds", type=float, help="of crowds and of fuzzing")
    parser.add_argument("--units", type=int, help="of the national register: 100,000 takes an hour")
    parser.add_argument("--seed", type=int, default=0)
    asked = parser.parse_args(arguments)
    if unknown := set(asked.parts) - set(names):
        parser.error(f"no part is called {min(unknown)}; there are {', '.join(names)}")
    warnings.simplefilter("ignore")  # of libraries that the server's package brings
    wrong = False
    for part, usual in PARTS:
        if asked.parts and part.name not in asked.parts:
            continue
        with tempfile.TemporaryDirectory() as folder:
            rows = part.run(
                Extent(
                    asked.times or usual.times,
                    asked.seconds or usual.seconds,
                    asked.units or usual.units,
                    asked.seed,
                    Path(folder),
                )
            )
        print(table(part, rows), end="\n\n", flush=True)
        wrong = wrong or any(row.wrong for row in rows)
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
