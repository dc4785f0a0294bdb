"""Running headers, footers and page numbers of a paged document, by where they stand and that they come again.

A line is one when everything between it and the edge of its page is one too, and the same words, figures aside, stand at
the same height on several pages near it. So a title that happens to open three pages of two hundred stays text.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from changelog.reading.formats.documents import PAGE_NUMBER, RUNNING_FOOTER, RUNNING_HEADER

LEAST_PAGES = 3
"""Pages on which a line stands before it is furniture; in a document of two pages, both."""
LEAST_SHARE = 0.4
"""Share of the pages from its first to its last that it stands on: left and right pages may differ, every second one."""
TEXT_SHARE = 0.9
"""Share of all pages for a line that has the form of text."""
DEEPEST = 6
"""Lines from the edge of a page to the farthest of its furniture: a header in a table has four or five."""
FARTHEST = 0.25
"""Share of the page's height in which furniture stands."""
SAME_HEIGHT = 4.0
"""Points: a header stands at the same height on each page, but for the rounding of its boxes."""
_ITEM = re.compile(r"\d+(?:\.\d+)+[.)-]*\s+[^\W\d_]|\d+[.)]-?\s+[^\W\d_]|[a-zñ]\)|[^\w\s]\s+[^\W\d_]")
"""An item of a list, or a heading with its code: never furniture, however often."""
_FIGURES = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"\W*(?:(?:p[áa]g(?:ina|\.)?|hoja|page|folio)\W*)?(?:\d{1,4}|[ivxl]{1,7})(?:\s*(?:de|of|/)\s*\d{1,4})?\W*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """A line of a page, its upper edge in points from the top, and its place in the page's reading order."""

    text: str
    top: float
    place: int


def find_furniture(pages: Sequence[Sequence[PlacedLine]], heights: Sequence[float]) -> dict[tuple[int, int], str]:
    """By page and place in its reading order, what each line of furniture is."""
    found: dict[tuple[int, int], str] = {}
    for which, from_top in ((RUNNING_HEADER, True), (RUNNING_FOOTER, False)):
        edges = [list(_edge(page, height, from_top)) for page, height in zip(pages, heights, strict=True)]
        repeated = _repeated(edges)
        for number, edge in enumerate(edges):
            for line in edge:
                if (number, line.place) not in repeated:
                    break
                found[number, line.place] = PAGE_NUMBER if _PAGE_NUMBER.fullmatch(line.text) else which
    return found


def _edge(page: Sequence[PlacedLine], height: float, from_top: bool) -> Iterator[PlacedLine]:
    """The lines nearest the upper or the lower edge, from the edge inwards."""
    ordered = sorted(page, key=lambda line: line.top if from_top else -line.top)
    for line in ordered[:DEEPEST]:
        if (line.top if from_top else height - line.top) <= FARTHEST * height:
            yield line


def _repeated(edges: Sequence[Sequence[PlacedLine]]) -> set[tuple[int, int]]:
    alike: dict[str, list[tuple[int, PlacedLine]]] = defaultdict(list)
    for number, edge in enumerate(edges):
        for line in edge:
            alike[_FIGURES.sub("#", line.text)].append((number, line))
    return {place for lines in alike.values() for place in _at_one_height(lines, len(edges))}


def _is_text(text: str) -> bool:
    """Has a line the form of a sentence's middle or end? Then it may well be a duty
    that many units have, at the top of several pages by chance."""
    if _PAGE_NUMBER.fullmatch(text):
        return False
    return text[0].islower() or text.endswith((".", ";", ":", ","))


def _at_one_height(lines: Sequence[tuple[int, PlacedLine]], pages: int) -> Iterator[tuple[int, int]]:
    """Those of alike lines that stand at one height on enough of the pages from the first to the last."""
    ordered = sorted(lines, key=lambda one: one[1].top)
    start = 0
    for end in range(1, len(ordered) + 1):
        if end < len(ordered) and ordered[end][1].top - ordered[end - 1][1].top <= SAME_HEIGHT:
            continue
        numbers = {number for number, _ in ordered[start:end]}
        span = max(numbers) - min(numbers) + 1
        text = ordered[start][1].text
        share = TEXT_SHARE * pages if _is_text(text) else LEAST_SHARE * span
        if len(numbers) >= max(min(LEAST_PAGES, max(pages, 2)), share) and not _ITEM.match(text):
            yield from ((number, line.place) for number, line in ordered[start:end])
        start = end
