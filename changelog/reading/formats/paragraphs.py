"""Where paragraphs begin on set pages: by the space before a line, and across pages by room that the last line left."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from changelog.reading.formats.page_layout import Segment

Placed = tuple[int, int, Segment]
"""Page, place in its reading order, and the line."""
NEW_PARAGRAPH = 0.35
"""Line heights that the space before a paragraph exceeds the space between lines by. Guarded by test_pdf_reader.py."""
COLUMN = 36.0
"""Points: lines that begin within half an inch of one another stand in one column."""
FARTHEST = 12
"""Line heights: more space than this is no matter of paragraphs."""


def paragraph_starts(body: Sequence[Placed]) -> dict[tuple[int, int], bool]:
    """Page and place of the lines of text, furniture left out, that begin a paragraph; True where space is set before it, or
    a page or column lies between, and False where the line before is short and nothing else shows it."""
    found: dict[tuple[int, int], bool] = {}
    margins = _Margins(body)
    for before, line in pairwise(body):
        if margins.leaves_room(before, line[2]):
            found[line[0], line[1]] = before[0] != line[0] or line[2].top < before[2].top
    for _, held in groupby(body, key=lambda placed: placed[0]):
        found.update(dict.fromkeys(_by_space(list(held)), True))
    return found


def _by_space(page: Sequence[Placed]) -> Iterator[tuple[int, int]]:
    spaces: list[tuple[Placed, float, float]] = []
    for before, line in pairwise(page):
        space, height = line[2].top - before[2].bottom, min(line[2].height, before[2].height)
        if -height < space < FARTHEST * height:
            spaces.append((line, space, height))
    if not spaces:
        return
    usual = sorted(space for _, space, _ in spaces)[len(spaces) // 4]
    for (page_number, at, _), space, height in spaces:
        if space > usual + NEW_PARAGRAPH * height:
            yield page_number, at


class _Margins:
    """How far to the right the lines of each page reach, column by column."""

    def __init__(self, body: Sequence[Placed]):
        self.pages = {number: [line for _, _, line in held] for number, held in groupby(body, key=lambda one: one[0])}
        self.margins: dict[tuple[int, int], float] = {}

    def leaves_room(self, before: Placed, line: Segment) -> bool:
        """Would the first word of the next line have stood on this one? Then this one ended where it had to."""
        page, _, last = before
        key = page, round(last.left / COLUMN)
        if key not in self.margins:
            beside = (one.right for one in self.pages[page] if one.left < last.right and last.left < one.right)
            self.margins[key] = max(beside)
        word = len(line.text.split(maxsplit=1)[0]) + 1
        return last.right + word * (line.right - line.left) / max(len(line.text), 1) < self.margins[key]
