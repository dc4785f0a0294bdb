"""Printed lines of a document as a terminal shows them, with the place of what was read marked exactly under it.

What was read is a finding's `read`: words as printed, blanks folded, perhaps cut. It may begin on one line and end on
another. Columns are counted in cells of a terminal: a wide character (Chinese, most emoji) has two, a combining accent none.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence

from changelog.reports.marks import printable

MARGIN = 6
"""Cells for the number of a line and a blank; a bar follows."""
BEFORE = 24
"""Cells of a long line that are shown before the place marked."""
LEAST_ROOM = 20
"""Cells of a line that are shown in the narrowest of windows."""
MOST_SHOWN = 3
"""Lines shown of one place: more of it does not help to find it."""
LEAST_PIECE = 8
"""Characters without blanks that a part of what was read must have to be looked for alone: fewer stand anywhere."""
_BEGINNINGS = (12, 8, 5, 3, 2)
"""Words of the beginnings that are looked for."""
_AFTER = 3
"""Words by which what follows is found."""

Glyphs = Sequence[tuple[int, int, str]]
"""What is printed, without blanks: line, column, character."""
Spans = Mapping[int, tuple[int, int]]
"""Columns of each line marked, the end excluded."""


def shown(lines: Mapping[int, str], read: str | None, width: int) -> list[str]:
    """The lines that what was read stands on, numbered, with a row of marks below each; where it is not found on them,
    the first line alone. At most `width` cells wide."""
    printed = {number: printable(text).rstrip() for number, text in lines.items()}
    marked = spans(printed, read)
    chosen = list(marked or printed)[: MOST_SHOWN if marked else 1]
    margin = max([MARGIN, *(len(str(number)) + 1 for number in chosen)])
    rows: list[str] = []
    for number in chosen:
        line, marks = _line(printed[number], marked.get(number), max(width - margin - 2, LEAST_ROOM))
        rows.append(f"{number:>{margin - 1}} | {line}".rstrip())
        rows.extend([" " * margin + "| " + marks] if marks else [])
    if len(marked) > MOST_SHOWN:
        rows.append(" " * margin + "| …")
    return rows


def spans(printed: Mapping[int, str], read: str | None) -> Spans:
    """Where what was read stands on lines without control characters, line by line; empty where it does not.

    It is looked for as printed, then whatever its letter case and accents; whole, then in part.
    """
    words = printable(read or "").rstrip("… ").split()
    glyphs = [
        (number, column, character)
        for number, text in printed.items()
        for column, character in enumerate(text)
        if not character.isspace()
    ]
    folded = [(number, column, fold) for number, column, c in glyphs for fold in _fold(c)]
    for candidates, wanted in ((glyphs, words), (folded, ["".join(_folded(word)) for word in words])):
        found = _found(candidates, wanted, printed)
        if found:
            return found
    return {}


def _found(glyphs: Glyphs, words: Sequence[str], printed: Mapping[int, str]) -> Spans:
    text = "".join(character for _, _, character in glyphs)
    for first, count in _pieces(len(words)):
        wanted = "".join(words[first : first + count])
        if not wanted or (count < len(words) and len(wanted) < LEAST_PIECE):
            continue
        start = _place(text, wanted, glyphs, printed)
        if start is not None:
            return _by_line(glyphs[start : start + _common(text, start, "".join(words[first:]))])
    return {}


def _pieces(count: int) -> Iterator[tuple[int, int]]:
    """What is looked for in turn, as first word and number of words: the whole, its beginning (the rest may stand below a
    page's foot), then what follows a beginning that stands on the line above."""
    yield 0, count
    yield from ((0, beginning) for beginning in _BEGINNINGS if beginning < count)
    yield from ((first, min(_AFTER, count - first)) for first in range(1, count))


def _place(text: str, wanted: str, glyphs: Glyphs, printed: Mapping[int, str]) -> int | None:
    """The first place where it stands as whole words, or else the first where it stands at all."""
    first = start = text.find(wanted)
    while start >= 0:
        if _is_whole(glyphs[start], glyphs[start + len(wanted) - 1], printed):
            return start
        start = text.find(wanted, start + 1)
    return first if first >= 0 else None


def _is_whole(first: tuple[int, int, str], last: tuple[int, int, str], printed: Mapping[int, str]) -> bool:
    before = printed[first[0]][: first[1]][-1:]
    after = printed[last[0]][last[1] + 1 :][:1]
    return not (first[2].isalnum() and before.isalnum()) and not (last[2].isalnum() and after.isalnum())


def _common(text: str, start: int, read: str) -> int:
    return next(
        (i for i, character in enumerate(read) if text[start + i : start + i + 1] != character),
        len(read),
    )


def _by_line(glyphs: Glyphs) -> Spans:
    found: dict[int, tuple[int, int]] = {}
    for number, column, _ in glyphs:
        found[number] = (found.get(number, (column, 0))[0], column + 1)
    return found


def _fold(character: str) -> Iterator[str]:
    """A character without accent and letter case; none for a combining accent alone."""
    base = unicodedata.normalize("NFD", character)[0]
    if not unicodedata.combining(base):
        yield base.lower()[:1]


def _folded(word: str) -> Iterator[str]:
    return (fold for character in word for fold in _fold(character))


def _line(text: str, span: tuple[int, int] | None, room: int) -> tuple[str, str]:
    """What is shown of a line, and the marks below it; none where nothing is marked."""
    start, end = span or (0, 0)
    first, cut = _cut(text, start, end, room)
    before = "…" if first else ""
    after = "…" if first + len(cut) < len(text) else ""
    under = cells(text[start : min(end, first + len(cut))])
    marks = " " * cells(before + text[first:start]) + "^" * max(under, 1) if span is not None else ""
    return f"{before}{cut}{after}", marks


def _cut(text: str, start: int, end: int, room: int) -> tuple[int, str]:
    """The part of a line that is shown: from which column, and what; at most `room` cells with the signs of cutting."""
    if cells(text) <= room:
        return 0, text
    first = start
    if cells(text[:end]) <= room - 2:
        first = 0
    else:
        while first and cells(text[first - 1 : start]) <= min(BEFORE, room // 3):
            first -= 1
    last, used = first, 0
    while last < len(text) and used + cells(text[last]) <= room - 2:
        used += cells(text[last])
        last += 1
    return first, text[first:last]


def cells(text: str) -> int:
    """How many cells of a terminal a printable text takes."""
    if text.isascii():
        return len(text)
    return sum(_cells(character) for character in text)


def _cells(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1
