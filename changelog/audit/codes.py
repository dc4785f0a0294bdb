"""What the code of a unit says of its place: its numbers, its parent's, and the lists in which codes are printed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from changelog.domain.manuals import ListedUnit, Manual

_LIST_ES = {"headings": "los encabezados de las funciones", "structure": "la lista de la estructura"}
_LIST_EN = {"headings": "the headings of the functions", "structure": "the list of the structure"}
_CODE = re.compile(r"\d{1,4}(?:\.\d{1,4}){0,11}")


def numbers_of(code: str) -> tuple[int, ...]:
    """The numbers of a code, "7.1.02" as 7, 1, 2; empty where a unit has another kind of code."""
    return tuple(map(int, code.split("."))) if _CODE.fullmatch(code) else ()


def parent_numbers(numbers: tuple[int, ...]) -> tuple[int, ...]:
    """The numbers of the parent: those before the last, without the zeros of a level that is left out (1.0.2 under 1)."""
    above = numbers[:-1]
    while above and above[-1] == 0:
        above = above[:-1]
    return above


def depth_of(code: str) -> int:
    """Levels of a code, zeros of levels left out not counted: 1 for "1", 2 for "1.2" and "1.0.2"."""
    return sum(number > 0 for number in numbers_of(code))


def printed_code(numbers: Sequence[int], like: str) -> str:
    """A code with these numbers, printed with as many digits a level as another ("63.14.03" like "63.14.02")."""
    widths = [len(level) for level in like.split(".")]
    return ".".join(
        f"{number:0{widths[place] if place < len(widths) and like.split('.')[place].startswith('0') else 1}d}"
        for place, number in enumerate(numbers)
    )


def coded_lists(manual: Manual) -> Iterator[tuple[dict[str, str], tuple[ListedUnit, ...]]]:
    """The structure list and the headings, and the words for each: fields `list` and `list_en` of a sentence. The index is
    left out: it leaves out units by design, so that its codes skip."""
    for name, units in (("structure", manual.structure), ("headings", manual.headings)):
        if units:
            yield {"list": _LIST_ES[name], "list_en": _LIST_EN[name]}, units
