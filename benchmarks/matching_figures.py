"""What matching and comparing two whole snapshots cost, beside the least that must be done with them.

Routines of `benchmarks.figures`: each runs in a process of its own, on files that `make_pair` wrote.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from benchmarks.timing import Result, timed


def make_pair(units: str, level: str, seed: str, place: str) -> Result:
    """The two snapshot files of a workload, texts included."""
    from benchmarks.generator import make_workload, write_workload
    from benchmarks.script import Level

    write_workload(make_workload(int(units), Level(level), int(seed)), Path(place))
    sizes = [(Path(place) / name).stat().st_size / 2**20 for name in ("old.json", "new.json")]
    return 0.0, f"{sum(sizes):.0f} MiB"


def parse_and_hash(place: str) -> Result:
    """Baseline: both files parsed by the fastest parser at hand, every function's text hashed once, nothing kept."""
    import msgspec

    contents = [(Path(place) / name).read_bytes() for name in ("old.json", "new.json")]

    def work() -> str:
        hashed = 0
        for content in contents:
            for unit in msgspec.json.decode(content)["units"]:
                for function in unit["functions"]:
                    hashlib.sha256(function["text"].encode()).digest()
                    hashed += 1
        return f"{hashed:,} functions"

    return timed(work)


def match_pair(place: str) -> Result:
    """Units matched and functions aligned, inside a comparison whose other parts are not counted."""
    return _compared(place, lambda seconds: seconds.matching)


def match_and_diff_pair(place: str) -> Result:
    """Both snapshots as read -> matched, versions made, changes told and replayed."""
    return _compared(place, lambda seconds: seconds.whole)


class _Seconds:
    """What a comparison took: in all, and in matching."""

    whole = 0.0
    matching = 0.0


class _TimedMatcher:
    """Passes everything on to `changelog.matching`, with a stop watch."""

    def __init__(self, seconds: _Seconds) -> None:
        self._seconds = seconds

    def match_units(self, *arguments: Any) -> Any:
        from changelog import matching

        return self._timed(matching.match_units, arguments)

    def align_functions(self, *arguments: Any) -> Any:
        from changelog import matching

        return self._timed(matching.align_functions, arguments)

    def _timed(self, routine: Callable[..., Any], arguments: Sequence[Any]) -> Any:
        begun = time.perf_counter()
        found = routine(*arguments)
        self._seconds.matching += time.perf_counter() - begun
        return found


def _compared(place: str, wanted: Callable[[_Seconds], float]) -> Result:
    import scipy.optimize  # imports stand outside the time; matching imports it when it first assigns
    import scipy.sparse.csgraph  # noqa: F401

    from benchmarks.own_report import compare
    from changelog.domain.texts import Texts
    from changelog.storage.snapshot_files import read_snapshot

    texts = Texts()
    files = [Path(place) / name for name in ("old.json", "new.json")]
    old, new = (read_snapshot(file.read_bytes(), file.name, texts=texts) for file in files)
    del texts
    seconds = _Seconds()
    begun = time.perf_counter()
    compared = compare(old, new, _TimedMatcher(seconds))
    seconds.whole = time.perf_counter() - begun
    own = sum(compared.changes.own_counts().values())
    held = "replay held" if compared.changes.replay and compared.changes.replay.held else "replay did NOT hold"
    return wanted(seconds), f"{own:,} changes, {held}"


ROUTINES: tuple[Callable[..., Result], ...] = (make_pair, parse_and_hash, match_pair, match_and_diff_pair)
