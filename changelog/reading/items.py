"""The functions of one unit: which line begins one, which goes on, which is a sub-item.

A manual marks its functions by numbers, bullets, dashes or letters; where the mark was lost in the extraction, an indent or
an empty line is left of it. Which of these a unit uses, its own lines tell.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from changelog.reading.lines import BodyLine
from changelog.reading.recognise.list_items import (
    BULLETS,
    ItemMark,
    MarkKind,
    has_lower_start,
    is_closed,
    is_infinitive,
    is_lone_mark,
    mark_of,
)
from changelog.reading.unit_headings import wants_number

_NUMBERS = (MarkKind.NUMBER, MarkKind.BARE)
DOUBLE_SPACED = 0.8
"""Share of lines with an empty line before them from which on the empty line says nothing."""
_REST_OPENINGS = ("Las demás", "Los demás", "Demás ")


LONE = 3
"""Characters: so short a line is the end of the one before, as the "y" before the last item of a list."""


@dataclass(slots=True)
class DraftSubItem:
    marker: str
    lines: list[str]


@dataclass(slots=True)
class DraftFunction:
    """A function while its lines are gathered."""

    marker: str
    first: int
    last: int
    lead: list[str]
    sub_items: list[DraftSubItem] = field(default_factory=list)
    closing: list[str] = field(default_factory=list)
    number: int | None = None

    @property
    def open_text(self) -> str:
        """The text that a next line would carry on."""
        lines = self.closing or (self.sub_items[-1].lines if self.sub_items else self.lead)
        return lines[-1] if len(lines[-1]) > LONE or len(lines) == 1 else f"{lines[-2]} {lines[-1]}"

    def add(self, text: str, line: int) -> None:
        target = self.closing or (self.sub_items[-1].lines if self.sub_items else self.lead)
        target.append(text)
        self.last = line


@dataclass(frozen=True, slots=True)
class Oddity:
    """What does not fit in a unit's list: a check's identifier, the line, what was read, what is wrong."""

    check: str
    line: int
    read: str
    message: str


@dataclass(frozen=True, slots=True)
class ItemList:
    functions: tuple[DraftFunction, ...]
    oddities: tuple[Oddity, ...]


def read_items(lines: Sequence[BodyLine]) -> ItemList:
    """Read the functions of one unit from the lines below its label or heading."""
    whole, starts = _with_their_marks(lines)
    reader = _ListReader(whole)
    for place, line in enumerate(whole):
        reader.take(place, line)
    for function in reader.functions:
        function.first = starts.get(function.first, function.first)
    return ItemList(tuple(reader.functions), tuple(reader.oddities))


def _with_their_marks(lines: Sequence[BodyLine]) -> tuple[tuple[BodyLine, ...], dict[int, int]]:
    """Lines whose mark stands alone on the line before them, with it; and where those marks stand, by the text's line."""
    whole: list[BodyLine] = []
    starts: dict[int, int] = {}
    for line in lines:
        if whole and is_lone_mark(whole[-1].text):
            alone = whole.pop()
            starts[line.number] = starts.get(alone.number, alone.number)
            line = replace(alone, number=line.number, text=f"{alone.text} {line.text}")
        whole.append(line)
    return tuple(whole), starts


class _ListReader:
    """Walks through the lines of one unit; holds the functions read so far."""

    def __init__(self, lines: tuple[BodyLine, ...]) -> None:
        self.lines = lines
        self.marks = [mark_of(line.text) for line in lines]
        self.layout = _Layout.of(lines)
        self.kind = _kind_of_list(lines, self.marks)
        self.functions: list[DraftFunction] = []
        self.oddities: list[Oddity] = []
        self.number = 0
        self.mark_kind: MarkKind | None = None

    def take(self, place: int, line: BodyLine) -> None:
        mark = self.marks[place]
        if mark is None:
            self._take_unmarked(line)
        elif mark.kind in _NUMBERS:
            self._take_number(place, line, mark)
        elif mark.kind is MarkKind.LETTER and self.kind is not MarkKind.LETTER:
            self._take_letter(line, mark)
        else:
            self._take_bullet(line, mark)

    # What a line can become.

    def _begin(self, line: BodyLine, marker: str, text: str, number: int | None = None) -> None:
        self.functions.append(DraftFunction(marker, line.number, line.number, [text], number=number))
        if has_lower_start(text):
            self._note(
                "function-starts-lower-case", line, "the function begins in lower case, as if its start were lost"
            )

    def _go_on(self, line: BodyLine, text: str | None = None) -> None:
        if self.functions:
            self.functions[-1].add(text if text is not None else line.text, line.number)
        else:
            self._begin(line, "", line.text)

    def _sub_item(self, line: BodyLine, marker: str, text: str) -> None:
        function = self.functions[-1]
        if function.closing:
            function.add(line.text, line.number)
            return
        function.sub_items.append(DraftSubItem(marker, [text]))
        function.last = line.number

    def _note_mixed(self, line: BodyLine, mark: ItemMark) -> None:
        """One finding for each run of functions that are marked otherwise than their list."""
        if self.mark_kind is not mark.kind:
            self._note("mixed-marks", line, f"a mark of another kind than the list's: {mark.marker}")
            self.mark_kind = mark.kind

    def _note(self, check: str, line: BodyLine, message: str) -> None:
        self.oddities.append(Oddity(check, line.number, line.text, message))

    # Numbers.

    def _take_number(self, place: int, line: BodyLine, mark: ItemMark) -> None:
        if self._is_number_of_text(mark):
            self._go_on(line)
        elif self.kind in _NUMBERS:
            self._begin_numbered(line, mark)
            self._split_numbers(place, line)
        elif self.functions and self._is_open_list():
            self._sub_item(line, mark.marker, mark.rest)
        elif mark.number == len(self.functions) + 1 or (
            mark.kind is MarkKind.NUMBER and is_closed(self._text_before())
        ):
            self._note_mixed(line, mark)
            self._begin(line, mark.marker, mark.rest)
        else:
            self._go_on(line)

    def _is_number_of_text(self, mark: ItemMark) -> bool:
        """Does the number belong to a sentence that wraps here?"""
        before = self._text_before()
        if not before:
            return mark.kind is MarkKind.BARE and mark.number != 1 and self.kind is not MarkKind.BARE
        expected = mark.number == (self.number if self.kind in _NUMBERS else len(self.functions)) + 1
        closed = is_closed(before)
        if not closed and wants_number(before):
            return True
        if has_lower_start(mark.rest):
            return not (expected and closed and mark.kind is MarkKind.NUMBER)
        if mark.kind is MarkKind.BARE:
            return not (expected and (closed or self.kind is MarkKind.BARE))
        return not (expected or closed)

    def _begin_numbered(self, line: BodyLine, mark: ItemMark) -> None:
        number = mark.number or 0
        if number != self.number + 1:
            self._note(*_misnumbered(number, self.number, line))
        elif mark.marker.count(".") > 1:
            self._note("doubled-number", line, f"the number is printed twice: {mark.marker}")
        self._begin(line, mark.marker, mark.rest, number)
        self.number = number

    def _split_numbers(self, place: int, line: BodyLine) -> None:
        """Two functions on one line: the next number stands inside it, and no later line begins with that number."""
        while True:
            function = self.functions[-1]
            text = function.lead[-1] if not function.sub_items else ""
            wanted = self.number + 1
            if f"{wanted}" not in text or any(m is not None and m.number == wanted for m in self.marks[place + 1 :]):
                return
            found = re.search(rf"(?<=[.;,])\s+(?P<marker>{wanted}(?:\.-|[.)]))\s+(?=[A-ZÁÉÍÓÚÑ])", text)
            if found is None:
                return
            function.lead[-1] = text[: found.start()]
            self._note(
                "two-functions-on-a-line", line, f"function {found['marker']} stands on the line of the one before"
            )
            self._begin(line, found["marker"], text[found.end() :], wanted)
            self.number = wanted

    # Bullets, dashes, letters.

    def _take_letter(self, line: BodyLine, mark: ItemMark) -> None:
        if not self.functions:
            self._begin(line, mark.marker, mark.rest)
            return
        subs = self.functions[-1].sub_items
        expected = mark.number == len(subs) + 1
        closed = is_closed(self._text_before())
        if not closed and not (expected and subs and not wants_number(self._text_before())):
            self._go_on(line)
            return
        if not expected:
            self._note("sub-items-out-of-order", line, f"sub-item {mark.marker} does not follow the one before")
        self._sub_item(line, mark.marker, mark.rest)

    def _take_bullet(self, line: BodyLine, mark: ItemMark) -> None:
        before = self._text_before()
        if mark.kind is MarkKind.DASH and has_lower_start(mark.rest) and before and not is_closed(before):
            self._take_dash_of_text(line, mark)
        elif self.kind is mark.kind or not self.functions:
            self._begin(line, mark.marker, mark.rest)
            self._split_bullets(line)
        elif self._is_open_list():
            self._sub_item(line, mark.marker, mark.rest)
        elif not is_closed(before) and mark.kind is MarkKind.DASH:
            self._go_on(line)
        else:
            self._note_mixed(line, mark)
            self._begin(line, mark.marker, mark.rest)

    def _take_dash_of_text(self, line: BodyLine, mark: ItemMark) -> None:
        """A dash in the middle of a sentence is printed, unless a page begins with it as the extraction's list mark."""
        if not line.page_start or mark.marker != "-":
            self._go_on(line)
            return
        self._note("stray-dash", line, "a list dash in the middle of a sentence, left out")
        self._go_on(line, mark.rest)

    def _split_bullets(self, line: BodyLine) -> None:
        function = self.functions[-1]
        if function.marker not in BULLETS or function.marker not in function.lead[0]:
            return
        first, *others = re.split(rf"\s*{re.escape(function.marker)}\s*(?=[^\W\d_])", function.lead[0])
        function.lead[0] = first
        for other in others:
            self._note("two-functions-on-a-line", line, "a further bullet stands on the line of the function before")
            self._begin(line, function.marker, other)

    def _is_open_list(self) -> bool:
        """Has the function at hand announced a list with a colon?"""
        function = self.functions[-1]
        return bool(function.sub_items) or function.lead[-1].endswith(":")

    # Lines without a mark.

    def _take_unmarked(self, line: BodyLine) -> None:
        before = self._text_before()
        if not self.functions:
            if self.kind is not None:
                self._note("mark-lost", line, "the list begins with a line without a mark")
            self._begin(line, "", line.text)
        elif self.kind is None and self.layout.begins_item(line, before):
            self._begin(line, "", line.text)
        elif self.kind is not None and self._has_lost_its_mark(line, before):
            self._note("mark-lost", line, "the mark of this function is lost")
            self._begin(line, "", line.text)
            self.number += self.kind in _NUMBERS
        elif self._closes_list(line, before):
            self.functions[-1].closing.append(line.text)
            self.functions[-1].last = line.number
        else:
            self._go_on(line)

    def _has_lost_its_mark(self, line: BodyLine, before: str) -> bool:
        """A new sentence that opens with a duty's verb after an empty line or indent, where a number is missing or the
        list is bulleted."""
        if not is_closed(before) or not (line.blank_before or line.indent > self.layout.base):
            return False
        if not is_infinitive(line.text.split()[0]) or self.functions[-1].sub_items:
            return False
        if self.kind not in _NUMBERS:
            return True
        following = next(
            (
                m.number
                for m, at in zip(self.marks, self.lines, strict=True)
                if m and m.kind in _NUMBERS and at.number > line.number
            ),
            None,
        )
        return following == self.number + 2

    def _closes_list(self, line: BodyLine, before: str) -> bool:
        """A sentence of the function itself after its sub-items: it begins anew where the last sub-item was closed."""
        function = self.functions[-1]
        return (
            bool(function.sub_items) and not function.closing and is_closed(before) and not has_lower_start(line.text)
        )

    def _text_before(self) -> str:
        return self.functions[-1].open_text if self.functions else ""


def _misnumbered(number: int, before: int, line: BodyLine) -> tuple[str, BodyLine, str]:
    if number == before:
        return "number-repeated", line, f"the number {number} is printed twice"
    if number == 1:
        return "numbering-restarts", line, f"the numbering begins again after {before}"
    if number < before:
        return "number-out-of-order", line, f"number {number} follows {before}"
    missing = f"{before + 1}" if number == before + 2 else f"{before + 1} to {number - 1}"
    return "number-missing", line, f"number {number} follows {before}: {missing} missing"


def _kind_of_list(lines: Sequence[BodyLine], marks: Sequence[ItemMark | None]) -> MarkKind | None:
    """The mark that a unit's functions bear; None where theirs is lost or was never printed."""
    for place, mark in enumerate(marks):
        if mark is None:
            continue
        if place == 0:
            return mark.kind
        if mark.kind is MarkKind.NUMBER and (mark.number == 1 or _counts(marks)):
            return None if lines[place - 1].text.endswith(":") and not _counts(marks) else MarkKind.NUMBER
        if mark.kind in (MarkKind.BULLET, MarkKind.DASH):
            counted = Counter(m.kind for m in marks if m is not None)
            return mark.kind if counted[mark.kind] > 1 and not lines[place - 1].text.endswith(":") else None
    return None


def _counts(marks: Sequence[ItemMark | None]) -> bool:
    """Are there at least three numbers that follow one another?"""
    numbers = [mark.number for mark in marks if mark is not None and mark.kind is MarkKind.NUMBER]
    return sum(b == (a or 0) + 1 for a, b in pairwise(numbers)) >= 2


@dataclass(frozen=True, slots=True)
class _Layout:
    """How the lines of one unit are set: the least indent, whether later lines of an item hang in, whether nearly every
    line has an empty one before it."""

    base: int
    hangs: bool
    double_spaced: bool

    @classmethod
    def of(cls, lines: Sequence[BodyLine]) -> _Layout:
        if not lines:
            return cls(base=0, hangs=False, double_spaced=False)
        base = min(line.indent for line in lines)
        deeper = [line for line in lines if line.indent > base]
        lower = sum(has_lower_start(line.text) for line in deeper)
        spaced = sum(line.blank_before for line in lines)
        return cls(base, lower * 2 > len(deeper), spaced >= DOUBLE_SPACED * len(lines))

    def begins_item(self, line: BodyLine, before: str) -> bool:
        """Does a line without a mark begin a function?"""
        closed = is_closed(before)
        if has_lower_start(line.text) and not (line.indent > self.base and before.endswith((".", ";"))):
            return False
        if line.begins:
            return closed
        opens = is_infinitive(line.text.split()[0]) or line.text.startswith(_REST_OPENINGS)
        if self.hangs:
            return line.indent == self.base and closed
        if line.indent > self.base and (closed or not line.page_start):
            return True
        if line.blank_before and not self.double_spaced:
            return closed
        return closed and opens
