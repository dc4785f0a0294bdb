"""How wide the columns of a terminal table are, and where a text is broken so that it fits."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

HARD_BLANK = "\u2800"
"""A blank that tabulate does not strip (BRAILLE PATTERN BLANK): it keeps the indentation of a tree. No manual prints it."""
LEAST_WORDS = 12
"""Characters below which a column of words is not squeezed: most Spanish words still fit whole."""
LEAST_PROSE = 24
"""The same for a column of sentences: three or four words a line is the least that can be read."""
PROSE = 80
"""Average characters from which a column counts as sentences: names of units have fewer, functions more."""
GAP = 2
"""Blanks between two columns, and those that tabulate adds to a heading."""

# Names of files and codes of acts have no blanks: they may also be broken after these signs.
_PIECE = re.compile(r"\S*?[/_:;,.\-](?=\S)|\S+")


def column_widths(headings: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> list[int] | None:
    """How many characters each column may have in a table of `width`: as many as it has where all fits, otherwise
    columns of much text share what the narrow ones leave. None where nobody could read the table at that width."""
    columns = list(zip(*rows, strict=True))
    room = width - GAP * (len(headings) - 1)
    natural = [max(len(heading) + GAP, *map(len, column)) for heading, column in zip(headings, columns, strict=True)]
    if sum(natural) <= room:
        return natural
    average = [sum(map(len, column)) / len(column) for column in columns]
    least = [
        min(natural[i], max(_longest_piece([headings[i]]) + GAP, _least(column, average[i])))
        for i, column in enumerate(columns)
    ]
    return _shared(natural, least, average, room) if sum(least) <= room else None


def wrapped(text: str, width: int) -> list[str]:
    """The text in lines of at most `width` characters, the later ones indented like the first; broken at blanks, in
    words without blanks after a sign, and only as a last resort anywhere."""
    body = text.lstrip(HARD_BLANK)
    indent = text[: len(text) - len(body)][: width // 2]
    room = width - len(indent)
    lines, line = [], ""
    for word in body.split():
        for glue, piece in _fitting(word, room):
            joined = f"{line}{glue}{piece}" if line else piece
            if len(joined) <= room:
                line = joined
            else:
                lines.append(line)
                line = piece
    return [indent + shown for shown in [*lines, line]]


def _fitting(word: str, room: int) -> Iterable[tuple[str, str]]:
    """A word whole where a line has room for it, otherwise in pieces, each with what goes before it on the same line."""
    pieces = [word] if len(word) <= room else _PIECE.findall(word)
    glue = " "
    for piece in pieces:
        for start in range(0, len(piece), room):
            yield glue, piece[start : start + room]
            glue = ""


def _least(column: Iterable[str], average: float) -> int:
    return LEAST_PROSE if average >= PROSE else max(_longest_piece(column), LEAST_WORDS)


def _longest_piece(texts: Iterable[str]) -> int:
    longest = 0
    for text in texts:
        body = text.lstrip(HARD_BLANK)
        pieces = map(len, _PIECE.findall(body))
        longest = max(longest, len(text) - len(body) + max(pieces, default=0))
    return longest


def _shared(natural: list[int], least: list[int], average: list[float], room: int) -> list[int]:
    """Each column what it needs at least, and of the rest a share by the root of its text: a column of paragraphs must
    not starve one of names. None gets more than it has."""
    widths = list(least)
    weights = [max(characters, 1.0) ** 0.5 for characters in average]
    while left := room - sum(widths):
        growing = [i for i in range(len(widths)) if widths[i] < natural[i]]
        if not growing:
            break
        total = sum(weights[i] for i in growing)
        for i in growing:
            share = min(max(int(left * weights[i] / total), 1), natural[i] - widths[i], room - sum(widths))
            widths[i] += share
    return widths
