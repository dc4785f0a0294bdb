"""Names of sheets, as Excel allows them: short, without some signs, each once."""

from __future__ import annotations

import re

from changelog.reports.marks import legible

MOST_LETTERS = 31
"""Of a sheet's name: Excel's bound, counted in UTF-16."""
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
_RESERVED = "history"  # Excel keeps a sheet of this name for itself


class SheetNames:
    """Gives each sheet a name that no other has, whatever their case."""

    def __init__(self) -> None:
        self._taken = {_RESERVED}

    def name(self, wanted: str) -> str:
        """The name that is wanted, without what a name may not hold, cut and numbered where needed."""
        clean = " ".join(_FORBIDDEN.sub("-", legible(wanted)).split()).strip("'") or "-"
        name, number = _cut(clean, MOST_LETTERS), 1
        while name.casefold() in self._taken:
            number += 1
            ending = f" ({number})"
            name = _cut(clean, MOST_LETTERS - len(ending)) + ending
        self._taken.add(name.casefold())
        return name


def place(sheet: str, row: int) -> str:
    """A cell as the target of a link inside the workbook: the first cell of a row, which counts from 0."""
    quoted = sheet.replace("'", "''")
    return f"internal:'{quoted}'!A{row + 1}"


def _cut(name: str, most: int) -> str:
    if utf16_length(name) <= most:
        return name
    return cut_to(name, most - 1).rstrip(" '") + "…"


def utf16_length(text: str) -> int:
    """As Excel counts letters."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def cut_to(text: str, most: int) -> str:
    """The beginning of a text, at most so long as Excel counts, without half a letter."""
    return text.encode("utf-16-le", "surrogatepass")[: 2 * most].decode("utf-16-le", "ignore")
