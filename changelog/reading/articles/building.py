"""Units from the entries of the list and from the articles about them: names, parents, objectives, functions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from changelog.domain.findings import Finding
from changelog.domain.readings import LineUse
from changelog.domain.sources import SourceReference
from changelog.domain.texts import StatedText, normal_form
from changelog.domain.units import Function, SubItem, Unit
from changelog.reading.articles.blocks import Article
from changelog.reading.articles.described import ArticleRead, Described, Matter, is_nature
from changelog.reading.articles.drafts import Draft
from changelog.reading.articles.fractions import Fraction, Fractions
from changelog.reading.articles.listing import Listing
from changelog.reading.articles.placing import break_circles, parent_told
from changelog.reading.articles.remarks import Remarks, of_no_unit, on_duties
from changelog.reading.articles.subjects import in_title, opening_sentence
from changelog.reading.articles.tree import Entry
from changelog.reading.cleanup.wrapping import join
from changelog.reading.context import Context
from changelog.reading.lines import BodyLine
from changelog.reading.recognise.headings import rank_of
from changelog.reading.structure import ListedUnit

_REPEALED = re.compile(r"\W{0,3}(?:se\s+)?(?:derogad[oa]|deroga|suprimid[oa]|suprime|sin efecto)\W{0,4}", re.IGNORECASE)
"""What stands in the place of a function that was taken away."""


@dataclass(frozen=True, slots=True)
class Built:
    """Units in the order printed, the list that they stand in, what became of the lines of their articles, what is odd."""

    units: tuple[Unit, ...]
    listed: tuple[ListedUnit, ...]
    uses: tuple[LineUse, ...]
    findings: tuple[Finding, ...]


def build_units(
    units: Sequence[Entry],
    entries: Sequence[Entry],
    described: Described,
    structure: Listing | None,
    ends: Mapping[int, int],
    context: Context,
) -> Built:
    """Units with rank and parent from what was read; `units` are the entries that are units, `entries` all of them, `ends`
    the last lines of paragraphs by their first."""
    return _Builder(units, entries, described, structure, ends, context).built()


class _Builder:
    def __init__(
        self,
        units: Sequence[Entry],
        entries: Sequence[Entry],
        described: Described,
        structure: Listing | None,
        ends: Mapping[int, int],
        context: Context,
    ) -> None:
        self.context = context
        self.ends = ends
        self.structure = structure
        self.described = described
        self.entries = {entry.code: entry for entry in entries}
        self.drafts = {entry.code: Draft(entry.code, entry.name, entry) for entry in units}
        self.drafts |= {key: Draft(key, name, None) for key, name in described.found.items()}
        self.names = described.names
        self.uses: list[LineUse] = []
        self.findings: list[Finding] = []

    def built(self) -> Built:
        for one in self.described.read:
            if one.matter is Matter.DUTIES:
                self._take_duties(one)
            elif one.matter is Matter.NATURE:
                self._take_nature(one)
            elif one.matter is Matter.BELOW:
                self._take_below(one)
            elif one.matter is Matter.GENERIC:
                self.findings.append(of_no_unit(one, self.context))
            elif one.matter is Matter.REMARK:
                self._note_place(self.drafts[one.keys[0]], one.article)
        self.drafts = {key: draft for key, draft in self.drafts.items() if not self._is_empty_group(draft)}
        parents = self._parents()
        remarks = Remarks(self.drafts, parents, self.entries, self.described, self.structure, self.context)
        units = sorted(
            (self._unit(draft, parents[key]) for key, draft in self.drafts.items()),
            key=lambda unit: unit.source.first_line if unit.source else 0,
        )
        listed = tuple(
            ListedUnit(entry.code, entry.name, entry.first, entry.last)
            for draft in self.drafts.values()
            if (entry := draft.entry) is not None
        )
        return Built(tuple(units), listed, tuple(self.uses), (*self.findings, *remarks.all()))

    # What articles say.

    def _take_duties(self, one: ArticleRead) -> None:
        fractions = one.fractions
        if fractions is None:
            return
        functions = tuple(self._functions(fractions))
        for key in one.keys:
            draft = self.drafts[key]
            self._note_place(draft, one.article, is_alone=len(one.keys) == 1)
            draft.functions += functions
            draft.articles.append(one.article.label)
            draft.has_duties = True
            if len(one.keys) == 1:
                self._objective_before(draft, fractions.lead)
                self._take_parent(draft, one.article, opening_sentence(one.article))
        self.uses += _uses_of_duties(one.article, fractions, one.keys[0])
        self.findings += on_duties(one, fractions, self.context)

    def _functions(self, fractions: Fractions) -> Iterator[Function]:
        for item in _flattened(fractions.items):
            subs = tuple(SubItem(sub.marker, self._joined(sub)) for sub in _below(item))
            text = "\n".join([self._joined(item), *(f"{sub.marker} {sub.text}" for sub in subs)])
            if normal_form(text) and not _REPEALED.fullmatch(text):
                yield Function(item.marker, StatedText.of(text), subs, self._place(item.first, item.last))

    def _joined(self, item: Fraction) -> str:
        return join([text for _, text in item.lines], self.context.words)

    def _take_nature(self, one: ArticleRead) -> None:
        draft = self.drafts[one.keys[0]]
        self._note_place(draft, one.article)
        text = " ".join(line.text for line in one.article.lines[:4])
        self._take_parent(draft, one.article, text)
        lines = one.article.lines
        if draft.objective is not None or not lines:
            return
        self._set_objective(draft, join([line.text for line in lines], self.context.words), lines)
        if one.article.first.number != lines[0].number:
            self.uses.append(LineUse(one.article.first.number, "heading", draft.key))
        self.uses += [LineUse(line.number, "objective", draft.key) for line in lines]

    def _set_objective(self, draft: Draft, text: str, lines: Sequence[BodyLine]) -> None:
        if normal_form(text):
            draft.objective, draft.objective_place = text, (lines[0].number, lines[-1].number)

    def _objective_before(self, draft: Draft, lead: Sequence[BodyLine]) -> None:
        """What a unit is, where the article with its duties tells it first: all but the sentence that announces them."""
        if draft.objective is not None or not lead:
            return
        text = join([line.text for line in lead], self.context.words)
        end = text.rfind(". ", 0, len(text) - 1)
        if end > 0 and is_nature(text[: end + 1]):
            self._set_objective(draft, text[: end + 1], lead)

    def _take_below(self, one: ArticleRead) -> None:
        above = one.keys[0]
        self._note_place(self.drafts[above], one.article)
        if one.fractions is not None and is_nature(opening_sentence(one.article)):
            self._take_parent(self.drafts[above], one.article, opening_sentence(one.article))
            self._objective_before(self.drafts[above], one.fractions.lead)
        for item in one.fractions.items if one.fractions is not None else ():
            key = self.names.whole(item.lines[0][1].strip(" .;,"))
            if key is not None and key != above and self.drafts[key].above is None:
                self.drafts[key].above, self.drafts[key].above_line = above, item.first

    def _note_place(self, draft: Draft, article: Article, *, is_alone: bool = True) -> None:
        if draft.first is None:
            draft.first = article.first.number
        if (
            is_alone
            and article.title is not None
            and in_title(article.title, self.names, self.context.profile.ranks) is not None
        ):
            draft.told.append((article.title, article.first.number))

    def _take_parent(self, draft: Draft, article: Article, text: str) -> None:
        """The unit above that an article tells; the first that tells one counts."""
        if draft.above is None and (found := parent_told(article, text, draft.key, self.names)) is not None:
            draft.above, draft.above_line = found, article.first.number

    # Units.

    def _parents(self) -> dict[str, str | None]:
        parents = {key: self._parent(draft) for key, draft in self.drafts.items()}
        parents = {key: above if above in self.drafts else None for key, above in parents.items()}
        break_circles(parents)
        return parents

    def _is_empty_group(self, draft: Draft) -> bool:
        """Is a listed name only that of a kind of organs, with none below it and no article about it?"""
        entry = draft.entry
        return entry is not None and entry.is_group and draft.first is None and self._groups_beside(entry)

    def _groups_beside(self, entry: Entry) -> bool:
        """Do entries beside it only head others?"""
        return any(
            other.is_group and other.parent == entry.parent and other.code not in self.drafts
            for other in self.entries.values()
        )

    def _parent(self, draft: Draft) -> str | None:
        entry = draft.entry
        above = entry.parent if entry is not None else None
        while above is not None and above not in self.drafts:
            above = self.entries[above].parent if above in self.entries else None
        if above is not None:
            return above
        if entry is not None and entry.above is not None:
            found = self.names.at_start(entry.above)
            if found is not None and found[0] != draft.key:
                return found[0]
        return draft.above

    def _unit(self, draft: Draft, parent: str | None) -> Unit:
        objective, place = draft.objective, draft.objective_place
        return Unit(
            code=draft.key,
            name=draft.name,
            rank=rank_of(draft.name, self.context.profile.ranks),
            parent=parent,
            objective=StatedText.of(objective) if objective is not None else None,
            functions=tuple(draft.functions),
            functions_listed=draft.has_duties,
            source=self._source(draft),
            objective_source=self._place(*place) if objective is not None else None,
            articles=tuple(dict.fromkeys(draft.articles)),
        )

    def _source(self, draft: Draft) -> SourceReference | None:
        if draft.first is not None:
            return self._place(draft.first, draft.first)
        return self._place(draft.entry.first, draft.entry.last) if draft.entry is not None else None

    def _place(self, first: int, last: int) -> SourceReference:
        return self.context.place(first, self.ends.get(last, last))


def _flattened(items: Sequence[Fraction]) -> Sequence[Fraction]:
    """Functions; where all that stands outermost are groups ("A. En materia de riego:"), what they head."""
    groups = [item for item in items if item.items and item.marker[:1].isupper() and len(item.lines) == 1]
    if (
        groups
        and len(groups) == len(items)
        and all(item.marker.strip(" .)-–").isalpha() and len(item.marker.strip(" .)-–")) == 1 for item in items)
    ):
        return [below for item in items for below in item.items]
    return items


def _below(item: Fraction) -> Iterator[Fraction]:
    for sub in item.items:
        yield sub
        yield from _below(sub)


def _uses_of_duties(article: Article, fractions: Fractions, key: str) -> Iterator[LineUse]:
    told = {line.number for line in (*fractions.headings, *fractions.behind)}
    for number in article.numbers:
        if number == article.first.number:
            yield LineUse(number, "heading", key)
        elif number in told or number < fractions.items[0].first:
            yield LineUse(number, "label", key)
        else:
            yield LineUse(number, "function", key)
