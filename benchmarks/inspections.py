"""How much of each document is accounted for, and as what it is read. The table of `docs/profiles.md`:

python -m benchmarks.inspections

Documents are those of ../shared/manuals and ../shared/corpus. Counts only.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from changelog.app.inspecting import inspect_file
from changelog.domain.inspections import Inspection, LineKind
from changelog.reports.inspection_report import percent

TOP = Path(__file__).resolve().parent.parent
SHARED = TOP.parent / "shared"
PAGE = TOP / "docs" / "profiles.md"
HEAD = (
    "| document | profile (confidence) | units | functions | lines | prose | not accounted for | share |\n"
    "| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |"
)
_DIGEST = re.compile(r"_[0-9a-f]{16}$")


def documents() -> Iterator[Path]:
    """The manuals, then the other institutions' documents."""
    yield from sorted((SHARED / "manuals").glob("*.txt"))
    found = (path for path in (SHARED / "corpus").rglob("*") if path.is_file() and path.name != "README.md")
    yield from sorted(found)


def row(path: Path, found: Inspection) -> str:
    """A line of the table."""
    folder = "" if path.parent.name == "manuals" else f"{path.parent.name}: "
    read_as = f"{found.choice.name} ({found.choice.confidence})" if found.choice is not None else "table of units"
    return (
        f"| {folder}{_DIGEST.sub('', path.stem)} | {read_as} | {len(found.units):,} "
        f"| {sum(len(unit.functions) for unit in found.units):,} | {len(found.account):,} "
        f"| {found.counts.get(LineKind.PROSE, 0):,} | {found.counts.get(LineKind.UNACCOUNTED, 0):,} "
        f"| {percent(found.share)} |"
    )


def main() -> None:
    rows = [row(path, inspect_file(path).inspection) for path in documents()]
    if not rows:
        sys.exit(f"no documents at {SHARED}")
    table = "\n".join([HEAD, *rows])
    sys.stdout.write(table + "\n")
    before, _, rest = PAGE.read_text("utf-8").partition("<!-- figures -->\n")
    kept = re.sub(r"^\n(?:\|.*\n)+", "", rest, count=1)
    PAGE.write_text(f"{before}<!-- figures -->\n\n{table}\n{kept}", "utf-8")


if __name__ == "__main__":
    main()
