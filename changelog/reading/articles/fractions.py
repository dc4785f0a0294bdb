"""The list under an article: functions by fractions (I to XL, with Bis and Ter), numbers or letters, and their sub-items.

A law counts without gaps, so what a mark is, its place in the count decides: "i)" follows "h)" as a letter and ":" as a
Roman one. A mark that nothing expects is text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from changelog.reading.lines import BodyLine
from changelog.reading.recognise.list_items import BULLETS, is_closed


class FractionKind(StrEnum):
    ROMAN = "roman"
    NUMBER = "number"
    CODE = "code"
    LETTER = "letter"
    CAPITAL = "capital letter"
    SMALL_ROMAN = "small roman"
    BULLET = "bullet"


@dataclass(frozen=True, slots=True)
class Mark:
    """One way to read the mark at the start of a line. `value` counts from 1; `is_bis` follows its own number again;
    `is_bare` has nothing behind its number, and is a mark only where the count expects it."""

    kind: FractionKind
    marker: str
    value: int
    rest: str
    is_bis: bool = False
    is_bare: bool = False


_BIS = (
    r"(?:\s{0,2}[-–]?\s?(?i:bis|ter|qu[áa]ter|quinquies|sexies|septies)(?:\s\d{1,2})?|\s?[-–]\s?[A-Z](?=[\s.)])|"
    r"\s[A-Z](?=\.))?"
)
_END = r"\s?(?:\.\s?[-–—]|\)\s?[.-]|[.)]|\s?[-–—](?=\s))"
_TABBED = r"(?:\s{2,}|\t)"
_ROMAN = re.compile(
    rf"(?P<marker>(?P<count>[IVXLC]{{1,8}})(?P<bis>{_BIS})(?:{_END}|(?={_TABBED})))\s*(?P<rest>\S.*)", re.DOTALL
)
_SMALL = re.compile(r"(?P<marker>\(?(?P<count>[ivxl]{1,6})(?:\)\.?|\.-?))\s*(?P<rest>\S.*)", re.DOTALL)
_NUMBER = re.compile(
    rf"(?P<marker>(?P<count>\d{{1,3}})(?P<bis>{_BIS})(?:{_END}|º\.?|(?={_TABBED})))\s*(?P<rest>[^\d\s].*)", re.DOTALL
)
_BARE = re.compile(r"(?P<count>\d{1,3})\s+(?P<rest>[A-ZÁÉÍÓÚÑ].*)", re.DOTALL)
_CODE = re.compile(
    r"(?P<marker>(?P<above>\d{1,3}(?:\s?\.\s?\d{1,3}){0,3})\s?\.\s?(?P<count>\d{1,3})(?:\.?\)|\.-|\.)?)\s+(?P<rest>[^\d\s].*)",
    re.DOTALL,
)
_LETTER = re.compile(
    r"(?P<marker>\(?(?P<count>[a-zñ]|[a-z]{2})(?P<bis>(?:\s(?i:bis|ter))?)(?:\)\.?-?|\.-|\.(?=\s)|\.\)))\s*(?P<rest>\S.*)",
    re.DOTALL,
)
_CAPITAL = re.compile(r"(?P<marker>(?P<count>[A-ZÑ])(?:\)|\.-|\.(?=\s)))\s*(?P<rest>\S.*)", re.DOTALL)
_BULLET = re.compile(rf"(?P<marker>[{BULLETS}–—-](?=\s)|[{BULLETS}*](?=\s*[^\W\d_]))\s*(?P<rest>\S.*)", re.DOTALL)
_DASHED = re.compile(r"[-–*]\s+(?=\(?(?:\d{1,3}|[IVXLC]{1,7}|[a-zñ])\s?[.)])")
_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_ALPHABETS = ("abcdefghijklmnñopqrstuvwxyz", "abcdefghijklmnopqrstuvwxyz")


def marks_of(text: str) -> tuple[Mark, ...]:
    """Every way to read the mark that a line begins with; none where it begins with text."""
    dashed = _DASHED.match(text)
    text = text[dashed.end() :] if dashed is not None else text
    return tuple(_readings(text))


def _readings(text: str) -> Iterator[Mark]:
    first = text[:1]
    if first.isdigit():
        if (found := _NUMBER.match(text)) is not None:
            yield Mark(
                FractionKind.NUMBER, found["marker"].strip(), int(found["count"]), found["rest"], bool(found["bis"])
            )
        if (found := _CODE.match(text)) is not None:
            yield Mark(FractionKind.CODE, found["marker"].strip(), int(found["count"]), found["rest"])
        if (found := _BARE.match(text)) is not None:
            yield Mark(FractionKind.NUMBER, found["count"], int(found["count"]), found["rest"], is_bare=True)
        return
    if (found := _ROMAN.match(text)) is not None and (value := roman(found["count"])) is not None:
        yield Mark(FractionKind.ROMAN, found["marker"].strip(), value, found["rest"], bool(found["bis"]))
    if (found := _CAPITAL.match(text)) is not None:
        yield from _letters(FractionKind.CAPITAL, found, found["count"].lower())
    if (found := _LETTER.match(text)) is not None:
        yield from _letters(FractionKind.LETTER, found, found["count"])
    if (found := _SMALL.match(text)) is not None and (value := roman(found["count"].upper())) is not None:
        yield Mark(FractionKind.SMALL_ROMAN, found["marker"].strip(), value, found["rest"])
    if (found := _BULLET.match(text)) is not None:
        yield Mark(FractionKind.BULLET, found["marker"], 1, found["rest"])


def _letters(kind: FractionKind, found: re.Match[str], count: str) -> Iterator[Mark]:
    """A letter counts with and without "ñ"; two equal letters follow "z"."""
    if len(count) == 2 and count[0] != count[1]:
        return
    is_bis = bool(found.groupdict().get("bis"))
    values = {
        len(alphabet) * (len(count) - 1) + alphabet.find(count[0]) + 1
        for alphabet in _ALPHABETS
        if count[0] in alphabet
    }
    for value in sorted(values, reverse=True):
        yield Mark(kind, found["marker"].strip(), value, found["rest"], is_bis)


def roman(text: str) -> int | None:
    """The value of a Roman numeral; None where it is none (IIX, VX)."""
    total = 0
    for place, sign in enumerate(text):
        value = _VALUES[sign]
        total += -value if any(_VALUES[after] > value for after in text[place + 1 : place + 2]) else value
    return total if total > 0 and _written(total) == text else None


def _written(value: int) -> str:
    signs = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
    written = ""
    for worth, sign in signs:
        written += sign * (value // worth)
        value %= worth
    return written


@dataclass(slots=True)
class Fraction:
    """An item while its lines are gathered: its mark, its lines (number and text), the items below it."""

    marker: str
    lines: list[tuple[int, str]]
    value: int = 0
    items: list[Fraction] = field(default_factory=list)

    @property
    def first(self) -> int:
        return self.lines[0][0]

    @property
    def last(self) -> int:
        return max([self.lines[-1][0], *(item.last for item in self.items)])


@dataclass(frozen=True, slots=True)
class MiscountedFraction:
    """A fraction that does not follow the one before: its line and mark, the value before and its own."""

    line: int
    marker: str
    before: int
    value: int


@dataclass(frozen=True, slots=True)
class Fractions:
    """A list read: `lead` are the lines before its first item, `headings` those that head a group of items, `behind` the
    paragraphs after the last one; `shared` are items that stand on the line of the one before."""

    lead: tuple[BodyLine, ...]
    items: tuple[Fraction, ...]
    headings: tuple[BodyLine, ...]
    behind: tuple[BodyLine, ...]
    miscounted: tuple[MiscountedFraction, ...]
    shared: tuple[MiscountedFraction, ...]


_OUTERMOST = frozenset(FractionKind) - {FractionKind.SMALL_ROMAN}
LEAST_BULLETS = 2
"""A single dash at the start of a line is punctuation."""
WIDEST_WRAP = 160
"""Characters; a longer line is a paragraph of its own."""
SHORT_LINE = 0.8
"""Share of the widest line below which a line of wrapped text ends its paragraph."""
LONGEST_GAP = 5
"""Marks that may be missing in a count; what jumps farther is text."""
DEEPEST = 4
"""Levels of items below a function."""
AHEAD = 40
"""Lines ahead in which the next mark of a list must come that does not count from one."""


def read_fractions(lines: Sequence[BodyLine]) -> Fractions:
    """Read the list of an article from its text, lead included."""
    return _Walk(lines).fractions()


class _Walk:
    """Walks through an article's lines; holds the items read so far and the lists that are open below the last one."""

    def __init__(self, lines: Sequence[BodyLine]) -> None:
        self.lines = lines
        self.marks = [marks_of(line.text) for line in lines]
        self.bullets = sum(any(m.kind is FractionKind.BULLET for m in marks) for marks in self.marks)
        self.widest = max((len(line.text) for line in lines), default=0)
        self.lead: list[BodyLine] = []
        self.items: list[Fraction] = []
        self.headings: list[BodyLine] = []
        self.behind: list[BodyLine] = []
        self.miscounted: list[MiscountedFraction] = []
        self.shared: list[MiscountedFraction] = []
        self.kind: FractionKind | None = None
        self.last_of_kind = -1
        self.below: list[tuple[FractionKind, Fraction]] = []

    def fractions(self) -> Fractions:
        for place, line in enumerate(self.lines):
            if not self.items:
                self._take_lead(place, line)
            elif not self._take_marked(place, line):
                self._take_text(place, line)
        return Fractions(
            tuple(self.lead),
            tuple(self.items),
            tuple(self.headings),
            tuple(self.behind),
            tuple(self.miscounted),
            tuple(self.shared),
        )

    def _take_lead(self, place: int, line: BodyLine) -> None:
        first = next((mark for mark in self.marks[place] if self._begins(place, mark)), None)
        if first is None:
            self.lead.append(line)
            return
        self.kind = first.kind
        kinds = [place for place, marks in enumerate(self.marks) if any(mark.kind is self.kind for mark in marks)]
        self.last_of_kind = kinds[-1]
        self._begin(line, first)

    def _begins(self, place: int, mark: Mark) -> bool:
        """Can a list begin with this mark? It counts from one, or another follows it soon; a bullet needs a second."""
        if mark.kind not in _OUTERMOST or mark.is_bare:
            return False
        if mark.kind is FractionKind.BULLET:
            return self.bullets >= LEAST_BULLETS
        return mark.value == 1 or any(
            other.kind is mark.kind and other.value == mark.value + 1
            for marks in self.marks[place + 1 : place + AHEAD]
            for other in marks
        )

    # Marked lines.

    def _take_marked(self, place: int, line: BodyLine) -> bool:
        """True where the mark begins an item."""
        marks = self.marks[place]
        before = self._text_before()
        if not marks or not (is_closed(before) or line.blank_before or line.begins):
            return False
        found = self._new_below(marks) if before.endswith(":") else None
        found = found or self._following(marks) or self._new_below(marks) or self._out_of_count(marks)
        if found is None:
            return False
        depth, mark = found
        if depth < 0:
            self._begin(line, mark)
        else:
            self._add_below(depth, line, mark)
        return True

    def _new_below(self, marks: Sequence[Mark]) -> tuple[int, Mark] | None:
        """The first item of a list below the last one: it is marked otherwise than the lists that are open."""
        open_kinds = {self.kind, *(kind for kind, _ in self.below)}
        for mark in marks:
            if mark.value == 1 and not mark.is_bare and mark.kind not in open_kinds and len(self.below) < DEEPEST:
                return len(self.below), mark
        return None

    def _following(self, marks: Sequence[Mark]) -> tuple[int, Mark] | None:
        """The innermost open list that a mark goes on with."""
        for depth in range(len(self.below) - 1, -1, -1):
            kind, last = self.below[depth]
            for mark in marks:
                if mark.kind is kind and _follows(mark, last.value):
                    return depth, mark
        return next(
            ((-1, mark) for mark in marks if mark.kind is self.kind and _follows(mark, self.items[-1].value)), None
        )

    def _out_of_count(self, marks: Sequence[Mark]) -> tuple[int, Mark] | None:
        """A mark of an open list that does not follow: some are missing, or it counts anew."""
        marks = [mark for mark in marks if not mark.is_bare]
        for mark in marks:
            if mark.kind is self.kind and (mark.value == 1 or -2 < mark.value - self.items[-1].value <= LONGEST_GAP):
                return -1, mark
        for depth in range(len(self.below) - 1, -1, -1):
            kind, last = self.below[depth]
            for mark in marks:
                if mark.kind is kind and 0 <= mark.value - last.value <= LONGEST_GAP:
                    return depth, mark
        return None

    def _begin(self, line: BodyLine, mark: Mark) -> None:
        before = self.items[-1].value if self.items else 0
        if self.items and mark.value == before + 2 and self._split_off(mark.kind, before + 1):
            before += 1
        anew = (
            mark.value == 1
            and bool(self.headings)
            and (not self.items or self.headings[-1].number > self.items[-1].last)
        )
        counts = bool(self.items) or mark.kind in (FractionKind.NUMBER, FractionKind.ROMAN)
        if counts and not anew and not _follows(mark, before):
            self.miscounted.append(MiscountedFraction(line.number, mark.marker, before, mark.value))
        self.items.append(Fraction(mark.marker, [(line.number, mark.rest)], mark.value))
        self.below = []

    def _split_off(self, kind: FractionKind, value: int) -> bool:
        """The item that is missing where it stands inside the line of the one before, behind its full stop."""
        if kind not in (FractionKind.NUMBER, FractionKind.ROMAN) or self.below:
            return False
        number, text = self.items[-1].lines[-1]
        printed = str(value) if kind is FractionKind.NUMBER else _written(value)
        found = re.search(rf"(?<=[.;])\s+(?P<marker>{printed}(?:\.-|[.)]))\s*(?=[A-ZÁÉÍÓÚÑ])", text)
        if found is None:
            return False
        self.items[-1].lines[-1] = (number, text[: found.start()])
        self.items.append(Fraction(found["marker"], [(number, text[found.end() :])], value))
        self.shared.append(MiscountedFraction(number, found["marker"], value - 1, value))
        return True

    def _add_below(self, depth: int, line: BodyLine, mark: Mark) -> None:
        above = self.items[-1] if depth == 0 else self.below[depth - 1][1]
        item = Fraction(mark.marker, [(line.number, mark.rest)], mark.value)
        above.items.append(item)
        self.below[depth:] = [(mark.kind, item)]

    # Lines without a mark that counts.

    def _take_text(self, place: int, line: BodyLine) -> None:
        if self._heads_group(place, line):
            self.headings.append(line)
            self.below = []
        elif self.behind or self._is_behind(place, line):
            self.behind.append(line)
        else:
            self._open_item().lines.append((line.number, line.text))

    def _heads_group(self, place: int, line: BodyLine) -> bool:
        """Does a line head a group of items: "En materia de riego:" before an item that goes on or begins anew?"""
        if not line.text.endswith(":") or line.text[:1].islower() or not is_closed(self._text_before()):
            return False
        following = self.marks[place + 1] if place + 1 < len(self.marks) else ()
        return any(m.kind is self.kind and (m.value == 1 or _follows(m, self.items[-1].value)) for m in following)

    def _is_behind(self, place: int, line: BodyLine) -> bool:
        """Is a paragraph behind the list? No mark of the list follows, the last item is closed, a new sentence begins."""
        if place < self.last_of_kind or line.text[:1].islower():
            return False
        if not self._text_before().rstrip(' "”»').endswith((".", ";")):
            return False
        return line.blank_before or line.begins or self._ends_paragraph(place - 1)

    def _ends_paragraph(self, place: int) -> bool:
        """In a text without empty lines: is a line shorter than its lines are wrapped, or are they not wrapped at all?"""
        return self.widest > WIDEST_WRAP or len(self.lines[place].text) < SHORT_LINE * self.widest

    def _open_item(self) -> Fraction:
        return self.below[-1][1] if self.below else self.items[-1]

    def _text_before(self) -> str:
        return self._open_item().lines[-1][1].rstrip()


def _follows(mark: Mark, before: int) -> bool:
    if mark.kind is FractionKind.BULLET:
        return True
    return mark.value == before + 1 or (mark.is_bis and mark.value == before)
