"""The text that an amending act gives: an article printed anew, or functions alone; what is left out of it is told by dots.

"I. y II. ..." stands for fractions that stay as they are; "IV. Se deroga." for one that ends. A text with dots inside it
("... a) a c) ...") is not whole, and is not taken for the function's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from changelog.domain.texts import StatedText
from changelog.domain.units import Function, SubItem
from changelog.reading.articles.fractions import FractionKind, Mark, marks_of
from changelog.reading.cleanup.wrapping import join
from changelog.reading.context import Context
from changelog.reading.lines import BodyLine

_QUOTES = "\"“”«»'‘’ \t"
_DOTS = re.compile(r"\.{3}|…|(?:\.\s){2,}\.|_{3}|-{5}")
_OF_DOTS = re.compile(
    r"(?<!\w)(?:[IVXLC]{1,8}|\d{1,3}|[a-zñ](?=\))|(?i:bis|ter|qu[áa]ter|quinquies)|a|al|y|e|[A-Z])(?!\w)|[.,;:()\[\]…\-–—_\s\"“”]"
)
"""What may stand beside dots that stand for whole items: marks, "y", "a", signs."""
LONGEST_DOTS = 400
"""Characters of a line of dots."""
_GONE = re.compile(
    r"[(\[]?\s*(?:se\s+)?(?:deroga|derogad[oa]|suprime|suprimid[oa]|eliminad[oa]|sin\s+efecto)n?\s*[)\]]?[\s.;,]*(?:y\s*)?",
    re.IGNORECASE,
)
_OUTER = (FractionKind.ROMAN, FractionKind.NUMBER, FractionKind.CODE, FractionKind.LETTER, FractionKind.CAPITAL)
FARTHEST = 60
"""Marks between one that is printed and the next; what jumps farther is text."""


@dataclass(slots=True)
class Item:
    """A function of the text while its lines are gathered. `is_gone`: the text says that it ends; `is_cut`: dots stand in
    the place of a part of it."""

    marker: str
    lines: list[tuple[int, str]]
    subs: list[tuple[str, list[tuple[int, str]]]] = field(default_factory=list)
    is_cut: bool = False

    @property
    def is_gone(self) -> bool:
        return not self.subs and is_gone(" ".join(text for _, text in self.lines))

    def function(self, context: Context) -> Function:
        subs = tuple(SubItem(marker, join([text for _, text in lines], context.words)) for marker, lines in self.subs)
        own = join([text for _, text in self.lines], context.words)
        text = "\n".join([own, *(f"{sub.marker} {sub.text}" for sub in subs)])
        last = self.subs[-1][1][-1][0] if self.subs else self.lines[-1][0]
        return Function(self.marker, StatedText.of(text), subs, context.place(self.lines[0][0], last))


@dataclass(frozen=True, slots=True)
class GivenText:
    """`lead` are the lines before the first item; `has_gaps`: dots stand for items that stay as they are; `behind` are the
    paragraphs after the last item."""

    lead: tuple[BodyLine, ...]
    items: tuple[Item, ...]
    has_gaps: bool
    behind: tuple[BodyLine, ...]


def read_text(lines: Sequence[BodyLine]) -> GivenText:
    """Read the lines of an article, or of functions alone."""
    return _Walk(lines).text()


def read_article(rest: str, lines: Sequence[BodyLine]) -> GivenText:
    """Read an article printed anew; `rest` is what stands behind its number on its first line, where dots stand for a lead
    that stays."""
    first = lines[0]
    walk = _Walk((replace(first, text=rest), *lines[1:]))
    walk.has_gaps = len(rest) <= LONGEST_DOTS and not _OF_DOTS.sub("", rest) and _DOTS.search(first.text) is not None
    return walk.text()


class _Walk:
    def __init__(self, lines: Sequence[BodyLine]) -> None:
        self.lines = lines
        self.kind: FractionKind | None = None
        self.last = 0
        self.has_gaps = False
        self.lead: list[BodyLine] = []
        self.items: list[Item] = []
        self.behind: list[BodyLine] = []

    def text(self) -> GivenText:
        for line in self.lines:
            bare = line.text.strip(_QUOTES)
            if not bare:
                continue
            if _is_left_out(bare):
                self._leave_out(bare)
                continue
            mark = self._mark(bare)
            if mark is not None:
                self._begin(line, mark)
            elif not self.items:
                self.lead.append(line)
            else:
                self._go_on(line, bare)
        self._close_quote()
        return GivenText(tuple(self.lead), tuple(self.items), self.has_gaps, tuple(self.behind))

    def _mark(self, text: str) -> Mark | None:
        """The mark of a new item: one of the list's own kind that counts on; the first mark sets the kind."""
        marks = [mark for mark in marks_of(text) if mark.kind in _OUTER and not mark.is_bare]
        if self.kind is None:
            return next((mark for kind in _OUTER for mark in marks if mark.kind is kind), None)
        for mark in marks:
            ahead = mark.value - self.last
            if mark.kind is self.kind and (0 < ahead <= FARTHEST or (ahead == 0 and mark.is_bis)):
                return mark
        return None

    def _begin(self, line: BodyLine, mark: Mark) -> None:
        self.kind, self.last = mark.kind, mark.value
        self.behind = []
        self.items.append(Item(mark.marker, [(line.number, mark.rest)], is_cut=_DOTS.search(mark.rest) is not None))

    def _leave_out(self, text: str) -> None:
        """Dots: behind a mark of the list, or where none has begun, for whole items; inside an item for a part of it."""
        marks = list(_outer_marks(text, self.kind))
        if marks or not self.items:
            if marks:
                self.kind, self.last = marks[-1]
            self.has_gaps = True
        elif self.items[-1].lines[-1][1].rstrip().endswith((";", ".", ",", " y", " e")) and not marks_of(text):
            self.has_gaps = True
        else:
            self.items[-1].is_cut = True

    def _go_on(self, line: BodyLine, bare: str) -> None:
        item = self.items[-1]
        subs = [mark for mark in marks_of(bare) if mark.kind is not self.kind and not mark.is_bare]
        if subs:
            item.subs.append((subs[0].marker, [(line.number, subs[0].rest)]))
            item.is_cut = item.is_cut or _DOTS.search(subs[0].rest) is not None
        elif self.behind or self._is_behind(line, bare):
            self.behind.append(line)
        else:
            (item.subs[-1][1] if item.subs else item.lines).append((line.number, bare))

    def _is_behind(self, line: BodyLine, bare: str) -> bool:
        item = self.items[-1]
        before = (item.subs[-1][1] if item.subs else item.lines)[-1][1].rstrip(_QUOTES)
        return before.endswith(".") and not bare[:1].islower() and (line.blank_before or line.begins)

    def _close_quote(self) -> None:
        """The quote that closes behind the last item is no part of it."""
        for item in self.items:
            lines = item.subs[-1][1] if item.subs else item.lines
            number, text = lines[-1]
            trimmed = re.sub(r"\s*[\"”»]\s?[.;,]?\s*$", "", text)
            if (
                trimmed
                and text.count('"') % 2 + text.count("”") - text.count("“") + text.count("»") - text.count("«") > 0
            ):
                lines[-1] = (number, trimmed)


def is_gone(text: str) -> bool:
    """Does a text only say that what stood there is derogated?"""
    return _GONE.fullmatch(text.strip(_QUOTES)) is not None


def _is_left_out(text: str) -> bool:
    return len(text) <= LONGEST_DOTS and _DOTS.search(text) is not None and not _OF_DOTS.sub("", text)


_COUNTED = re.compile(r"(?<!\w)(?:[IVXLC]{1,8}|\d{1,3}|[a-zñ](?=\)))(?!\w)")


def _outer_marks(text: str, kind: FractionKind | None) -> Iterator[tuple[FractionKind, int]]:
    """The marks before dots, of the list's kind."""
    for found in _COUNTED.finditer(text):
        for mark in marks_of(f"{found.group()}{')' if found.group().islower() else '.'} x"):
            if mark.kind in _OUTER and (kind is None or mark.kind is kind):
                yield mark.kind, mark.value
                break
