"""From the articles of an act to its instructions about functions: what is cited, joined with the text that is given.

A fraction that is reformed or added needs its text, whole; an article printed anew with dots for what stays reforms the
fractions that it prints; one printed without dots is a list in the place of another. What does not come together is a
finding, never an instruction.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from changelog.domain.findings import Finding, Severity
from changelog.domain.instructions import FunctionInstruction, InstructionKind
from changelog.domain.sources import SourceReference
from changelog.domain.units import Function, Unit
from changelog.reading.amending.citing import Target, moves_on, norm_in, targets_in
from changelog.reading.amending.operative import Given, OwnArticle
from changelog.reading.amending.orders import orders_in, plain
from changelog.reading.amending.restructure import restated_units
from changelog.reading.amending.texts import GivenText, Item, read_article, read_text
from changelog.reading.articles.names import Names
from changelog.reading.articles.subjects import opening_sentence, subject_of
from changelog.reading.context import Context
from changelog.reading.narrative.names import names_in
from changelog.reading.narrative.ranks import KnownNames, Ranks

_STRUCTURE = re.compile(r"\bestructura\b|\bunidades\s+administrativas\b|\bcontará\s+con\b", re.IGNORECASE)
"""What an article says that lists the units of an institution."""


@dataclass(frozen=True, slots=True)
class Known:
    """The names of the units of the institution that the act amends, to know them in its articles."""

    names: tuple[str, ...]
    by_words: Names

    @classmethod
    def of(cls, names: Iterable[str], ranks: Sequence[str]) -> Known:
        told = tuple(dict.fromkeys(names))
        return cls(told, Names.of([(name, name) for name in told], ranks))


@dataclass(slots=True)
class Ordered:
    """What an article of an act orders of functions, and what could not be made an instruction; `structure` are the units of
    a list that it puts in the place of another."""

    instructions: list[FunctionInstruction] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    structure: tuple[Unit, ...] = ()


@dataclass(frozen=True, slots=True)
class _Text:
    """A text that an article of the act gives, and whose it is: the article of the amended act, and the unit told in it."""

    label: str | None
    unit: str | None
    text: GivenText
    source: SourceReference
    is_structure: bool = False


def order_functions(article: OwnArticle, known: Known, context: Context) -> Ordered:
    """What one article of the act orders of functions."""
    work = _Ordering(article, known, context)
    work.order()
    return work.found


def is_about_functions(article: OwnArticle) -> bool:
    """Does an article cite what it reforms, adds or derogates: articles, fractions, numbered functions?"""
    text = article.text
    return any(targets_in(text[order.start : order.end]) for order in orders_in(text))


class _Ordering:
    """One article of the act."""

    def __init__(self, article: OwnArticle, known: Known, context: Context) -> None:
        self.article = article
        self.known = known
        self.context = context
        self.header = article.text
        self.norm = norm_in(self.header)
        self.found = Ordered()
        self.texts = [self._text(given) for given in article.given]
        self.used: set[tuple[int, int]] = set()
        self.cited: list[tuple[InstructionKind, Target]] = []
        self.moving: set[Target] = set()
        for order in orders_in(self.header):
            clause = self.header[order.start : order.end]
            targets = targets_in(clause)
            self.cited += ((order.kind, target) for target in targets)
            if moves_on(clause) and order.kind is not InstructionKind.REFORMED:
                self.moving.update(one for one in targets if one.marker is not None or one.is_open)

    def order(self) -> None:
        exact = {_key(target) for _, target in self.cited if target.marker is not None}
        for kind, target in self.cited:
            self._take(kind, target, exact)
        if self.cited:
            self._take_left()

    # --- one citation ----------------------------------------------------------------------------------------------

    def _take(self, kind: InstructionKind, target: Target, exact: set[tuple[str | None, str]]) -> None:
        if target in self.moving:
            self.used.update(number for number, item in self._items(target) if _same_mark(item, target.marker))
            self._not_read(target, "it moves on the marks of other functions, which are not taken from it")
        elif target.is_partial:
            self._not_read(target, "only a part of it is changed, and its whole text is not given")
        elif kind is InstructionKind.DEROGATED:
            self._derogate(target)
        elif target.marker is not None:
            self._give(kind, target)
        elif target.is_open:
            self._give_open(kind, target)
        else:
            self._give_article(kind, target, exact)

    def _derogate(self, target: Target) -> None:
        if target.is_open:
            self._not_read(target, "which functions end is not told")
            return
        unit = self._unit(target)
        if unit is None and target.article is None:
            self._not_read(target, "of which unit or article is not told")
            return
        for number, item in self._items(target):
            self.used.add(number) if _same_mark(item, target.marker) else None
        self._add(InstructionKind.DEROGATED, target, unit, ())

    def _give(self, kind: InstructionKind, target: Target) -> None:
        """A function cited by its mark, with the text that is printed for it."""
        found = [(number, item) for number, item in self._items(target) if _same_mark(item, target.marker)]
        alone = self._alone(kind, target) if not found else None
        if alone is not None:
            found = [alone]
        if len(found) != 1:
            self._not_read(target, "two texts are given" if found else "its text is not given")
            return
        number, item = found[0]
        self.used.add(number)
        if item.is_gone:
            self._add(InstructionKind.DEROGATED, target, self._unit(target), (), item)
        elif item.is_cut:
            self._not_read(target, "it is printed with dots: its whole text is not given")
        else:
            self._add(kind, target, self._unit(target), (item.function(self.context),), item)

    def _alone(self, kind: InstructionKind, target: Target) -> tuple[tuple[int, int], Item] | None:
        """The text of the only function cited, printed without its mark: one that is reformed keeps the mark that it has."""
        free = [(place, text) for place, text in enumerate(self.texts) if text.label is None and not text.text.items]
        if len(self.cited) != 1 or len(free) != 1 or not free[0][1].text.lead:
            return None
        place, text = free[0]
        lines = [(line.number, line.text.strip(' "“”«»')) for line in text.text.lead]
        return (place, 0), Item("" if kind is InstructionKind.REFORMED else f"{target.marker}.", lines)

    def _give_open(self, kind: InstructionKind, target: Target) -> None:
        """ "Los siguientes numerales": those that the text prints."""
        items = [(number, item) for number, item in self._items(target) if number not in self.used]
        if not items:
            self._not_read(target, "its text is not given")
        for number, item in items:
            self.used.add(number)
            marked = Target(target.article, _bare(item.marker))
            if item.is_gone or item.is_cut:
                self._not_read(marked, "it is printed with dots: its whole text is not given")
            else:
                self._add(kind, marked, self._unit(target), (item.function(self.context),), item)

    def _give_article(self, kind: InstructionKind, target: Target, exact: set[tuple[str | None, str]]) -> None:
        """A whole article: its list is put in the place of the one before, or the fractions that it prints are reformed."""
        found = [(place, text) for place, text in enumerate(self.texts) if _is_article(text, target.article)]
        if not found and len(self.texts) == 1 and self.texts[0].label is None and self.texts[0].text.items:
            found = [(0, self.texts[0])]
        if len(found) != 1:
            self._not_read(target, "two texts are given" if found else "its text is not given")
            return
        place, text = found[0]
        self.used.update((place, number) for number in range(len(text.text.items)))
        if text.is_structure:
            self._give_structure(target, place, text)
        elif text.text.has_gaps:
            self._reform_printed(kind, target, text, exact)
        else:
            self._give_list(kind, target, text)

    def _give_structure(self, target: Target, place: int, text: _Text) -> None:
        article = self.article.given[place].article
        if article is not None and not text.text.has_gaps:
            self.found.structure = restated_units(article, self.known.names, self.context)
        if not self.found.structure:
            self._not_read(target, "it states the units of the structure, which are not taken from it")

    def _give_list(self, kind: InstructionKind, target: Target, text: _Text) -> None:
        items = text.text.items
        if not items:
            self._not_read(target, "its text has no numbered functions")
        elif any(item.is_cut for item in items):
            self._not_read(target, "it is printed with dots: its whole text is not given")
        else:
            kept = tuple(item.function(self.context) for item in items if not item.is_gone)
            as_list = kind if kind is InstructionKind.ADDED else InstructionKind.RESTATED
            self._add(as_list, target, text.unit or self._unit(target), kept, source=text.source)

    def _reform_printed(
        self, kind: InstructionKind, target: Target, text: _Text, exact: set[tuple[str | None, str]]
    ) -> None:
        """An article with dots for what stays: the fractions that it prints, but for those that the order cites itself."""
        unit = text.unit or self._unit(target)
        if kind is InstructionKind.ADDED or not text.text.items:
            self._not_read(target, "only a part of it is changed, and its whole text is not given")
            return
        for item in text.text.items:
            one = Target(target.article, _bare(item.marker))
            if _key(one) in exact:
                continue
            if item.is_gone:
                self._add(InstructionKind.DEROGATED, one, unit, (), item)
            elif item.is_cut:
                self._not_read(one, "it is printed with dots: its whole text is not given")
            else:
                self._add(InstructionKind.REFORMED, one, unit, (item.function(self.context),), item)

    def _take_left(self) -> None:
        """Functions that are printed, and that the order does not cite: said, and not applied."""
        for place, text in enumerate(self.texts):
            for number, item in enumerate(text.text.items):
                if (place, number) not in self.used and not item.is_cut:
                    self._not_read(
                        Target(text.label, _bare(item.marker)),
                        "its text is printed, and the order does not name it",
                        item.lines[0][0],
                    )

    # --- what belongs together -------------------------------------------------------------------------------------

    def _text(self, given: Given) -> _Text:
        article = given.article
        text = read_text(given.lines) if article is None else read_article(article.opening.rest, given.lines)
        source = self.context.place(given.lines[0].number, given.lines[-1].number)
        unit, is_structure = None, False
        if article is not None:
            is_structure = _STRUCTURE.search(f"{article.title or ''} {opening_sentence(article)}") is not None
            subject = subject_of(article, self.known.by_words, self.context.profile.ranks)
            unit = (subject.key or subject.name) if subject is not None else None
        label = article.label if article is not None else None
        return _Text(label, unit, text, source, is_structure and unit is None)

    def _items(self, target: Target) -> Iterator[tuple[tuple[int, int], Item]]:
        """The functions printed for an article; those printed without one, where only one article is meant."""
        for place, text in enumerate(self.texts):
            if text.label is None or _is_article(text, target.article):
                for number, item in enumerate(text.text.items):
                    yield (place, number), item

    def _unit(self, target: Target) -> str | None:
        """The unit that the article's text names, or for functions of no article the one that the order names."""
        found = {text.unit for text in self.texts if _is_article(text, target.article) and text.unit is not None}
        if len(found) == 1:
            return found.pop()
        return self._named() if target.article is None else None

    def _named(self) -> str | None:
        """The one unit that the order names; of "X, dependiente de Y" the first."""
        ranks = Ranks.of(self.context.profile)
        found = [name for name in names_in(self.header, ranks, KnownNames.of(self.known.names)) if name.name]
        return found[0].name if found else None

    # --- results ---------------------------------------------------------------------------------------------------

    def _add(
        self,
        kind: InstructionKind,
        target: Target,
        unit: str | None,
        functions: tuple[Function, ...],
        item: Item | None = None,
        source: SourceReference | None = None,
    ) -> None:
        if unit is None and target.article is None:
            self._not_read(target, "of which unit or article is not told")
            return
        place = source or (functions[0].source if functions else None) or self._place(item)
        norm = self.norm
        self.found.instructions.append(
            FunctionInstruction(
                kind, unit, target.article, norm, target.marker, functions, None, None, None, None, place
            )
        )

    def _place(self, item: Item | None) -> SourceReference:
        if item is not None:
            return self.context.place(item.lines[0][0], item.lines[-1][0])
        return self.context.place(self.article.header[0].number, self.article.header[-1].number)

    def _not_read(self, target: Target, why: str, line: int | None = None) -> None:
        place = [f"art. {target.article}"] if target.article else []
        place += [target.marker] if target.marker else []
        self.found.findings.append(
            self.context.finding(
                "amendment-not-read",
                Severity.MEDIUM,
                f"{', '.join(place) or '-'}: {why}",
                line or self.article.header[0].number,
                read=self.header,
                remedy="look at the lines of the act; record a document that states the outcome",
            )
        )


def _key(target: Target) -> tuple[str | None, str]:
    return target.article, (target.marker or "").casefold()


def _is_article(text: _Text, label: str | None) -> bool:
    return text.label is not None and label is not None and _folded(text.label) == _folded(label)


def _folded(label: str) -> str:
    return "".join(plain(label).split())


def _bare(marker: str) -> str:
    """A mark without what closes it: "XV Bis.-" is "XV Bis"."""
    return " ".join(marker.strip(" .)-–—(º°").split())


def _same_mark(item: Item, marker: str | None) -> bool:
    return marker is not None and _folded(_bare(item.marker)) == _folded(marker)
