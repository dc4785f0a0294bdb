"""The law of the reader: every non-blank line is used once, and the texts hold exactly the characters of their lines."""

from __future__ import annotations

import re
from collections import Counter

from changelog.domain.readings import Reading
from changelog.reading.cleanup.residue import RESIDUE

_LINE_END = re.compile(r"\r\n|\r|\n")
_BLANK_OR_RESIDUE = re.compile(rf"[\s\f{re.escape(RESIDUE)}]+")


def lines_unaccounted(reading: Reading, text: str) -> list[int]:
    """Non-blank lines from the first line used to the end that are used not once."""
    used = Counter(use.line for use in reading.line_uses)
    first = min(used)
    printed = {number for number, line in enumerate(_LINE_END.split(text), 1) if line.strip() and number >= first}
    return sorted((printed ^ set(used)) | {number for number, times in used.items() if times > 1})


def units_that_differ(reading: Reading, text: str) -> list[str]:
    """Codes of units whose heading, objective and functions are not, blanks and residue aside, the characters of the
    lines accounted to them."""
    printed = dict(enumerate(_LINE_END.split(text), 1))
    lines: dict[str, str] = {}
    for use in reading.line_uses:
        if use.unit is not None and use.use in ("heading", "objective", "function"):
            lines[use.unit] = lines.get(use.unit, "") + printed[use.line]
    return [unit.code for unit in reading.units if unit.functions_listed and not _same(unit, lines[unit.code])]


def _same(unit, lines: str) -> bool:  # type: ignore[no-untyped-def]
    held = [unit.code, unit.name, (unit.objective.body if unit.objective else "") or ""]
    held += [function.marker + (function.text.body or "") for function in unit.functions]
    return _bare("".join(held)) == _bare(lines)


def _bare(text: str) -> str:
    """Without blanks, residue, and the dots that close a code or a heading and are no part of code and name."""
    return _BLANK_OR_RESIDUE.sub("", text).replace(".", "")
