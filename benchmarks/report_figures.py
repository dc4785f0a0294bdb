"""What it costs to write a report in each format, and to draw a chart, beside the same rows as JSON.

Routines of `benchmarks.figures`, on a store of the real manuals that `make_manuals_store` made: the institution with the
most units, from its first date of effect to its last.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks.timing import Result, timed

MADE_AT = datetime(2026, 1, 1, tzinfo=UTC)


def make_manuals_store(manuals: str, store: str) -> Result:
    """Every manual of a folder recorded into one store."""
    import changelog

    files = sorted(Path(manuals).glob("*.txt"))
    with changelog.open_store(store, create=True) as opened:
        for file in files:
            changelog.record_manual(opened, file)
    return 0.0, f"{len(files)} manuals"


def write_report(store: str, ending: str) -> Result:
    """The report as the bytes of one format; what it is made from is gathered before."""
    import changelog
    from changelog.app.delivering import made

    with changelog.open_store(store, read_only=True) as opened:
        institution, start, end = _largest(opened)
        answer = changelog.make_report(
            opened, start, end, institution=institution, command="benchmark", person=None, made_at=MADE_AT
        )
    changes = sum(len(one.changes) for one in answer.changes.net)

    def work() -> str:
        content = made(answer, ending, "es")
        return f"{changes:,} changes, {len(content) / 2**20:.1f} MiB"

    return timed(work)


def draw_chart(store: str) -> Result:
    """The whole institution on its last date as SVG."""
    import changelog
    from changelog.app.charting import chart_of
    from changelog.app.drawing import draw

    with changelog.open_store(store, read_only=True) as opened:
        institution, _start, end = _largest(opened)
        answer = chart_of(opened, on=end, institution=institution)
    with tempfile.TemporaryDirectory() as place:

        def work() -> str:
            sheets = draw(answer, Path(place) / "chart.svg", "es").files
            return f"{len(answer.charts[0].after.units):,} units on {len(sheets)} sheets"

        return timed(work)


def _largest(opened: Any) -> tuple[str, str, str]:
    """The institution with the most units, its first and its last date."""
    from changelog.app.listing import institutions

    rows = institutions(opened).institutions
    most = max(rows, key=lambda row: row.units)
    return most.institution.label, str(most.first), str(most.last)


ROUTINES: tuple[Callable[..., Result], ...] = (make_manuals_store, write_report, draw_chart)
