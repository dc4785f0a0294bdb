"""The text of a document as it runs on, with the way back from any place in it to the printed line."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from changelog.reading.lines import BodyLine


@dataclass(frozen=True, slots=True)
class Prose:
    """Lines joined by one blank. `starts` holds the offset at which each line begins, `numbers` its number."""

    text: str
    starts: tuple[int, ...]
    numbers: tuple[int, ...]

    @classmethod
    def of(cls, lines: Iterable[BodyLine]) -> Prose:
        texts, starts, numbers = [], [], []
        at = 0
        for line in lines:
            texts.append(line.text)
            starts.append(at)
            numbers.append(line.number)
            at += len(line.text) + 1
        return cls(" ".join(texts), tuple(starts), tuple(numbers))

    def line_at(self, offset: int) -> int:
        """The number of the line that a place in the text was printed on."""
        return self.numbers[max(0, bisect_right(self.starts, offset) - 1)]


def paragraphs(lines: Sequence[BodyLine]) -> tuple[Prose, ...]:
    """The paragraphs of a text: one ends where a line closes its sentence and an empty line, an indent or a page follows."""
    found: list[Prose] = []
    held: list[BodyLine] = []
    for line in lines:
        begins = line.blank_before or line.page_start or line.indent
        if held and begins and held[-1].text.endswith((".", ":", ";")):
            found.append(Prose.of(held))
            held = []
        held.append(line)
    return (*found, Prose.of(held)) if held else tuple(found)
