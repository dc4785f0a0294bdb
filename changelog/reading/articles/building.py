"""Units from the entries of the list and from the articles about them: names, parents, objectives, functions, findings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from changelog.domain.findings import Finding, Severity
from changelog.domain.readings import LineUse
from changelog.domain.sources import SourceReference
from changelog.domain.texts import StatedText, normal_form
from changelog.domain.units import Function, SubItem, Unit
from changelog.reading.articles.blocks import Article
from changelog.reading.articles.described import ArticleRead, Described, Matter, is_nature
from changelog.reading.articles.fractions import Fraction, Fractions
from changelog.reading.articles.listing import Listing
from changelog.reading.articles.subjects import in_title, names_as, opening_sentence
from changelog.reading.articles.tree import Entry
from changelog.reading.cleanup.wrapping import join
from changelog.reading.context import Context
from changelog.reading.lines import BodyLine
from changelog.reading.recognise.headings import rank_of
from changelog.reading.structure import STRUCTURE_LIST, ListedUnit

_DEPENDS = re.compile(
    r"\b(?:depend(?:e|en|er[áa]n?|ientes?|encia)|adscrit[oa]s?|subordinad[oa]s?|reportan?|bajo\s+la\s+(?:direcci[óo]n|supervisi[óo]n))\b",
    re.IGNORECASE,
)
_OF = re.compile(r"\b(?:de\s+l[ao]s?|del|de|a\s+l[ao]s?|al|a)\s+(?=[A-ZÁÉÍÓÚÑ])")
_OF_PARENT = re.compile(r",?\s+(?:de\s+l[ao]s?|del|de)\s+(?=[A-ZÁÉÍÓÚÑ])")
_REPEALED = re.compile(r"\W{0,3}(?:se\s+)?(?:derogad[oa]|deroga|suprimid[oa]|suprime|sin efecto)\W{0,4}", re.IGNORECASE)
"""What stands in the place of a function that was taken away."""
REACH = 200
"""Characters behind "depende" in which the unit above must begin."""


@dataclass(frozen=True, slots=True)
class Built:
    """Units in the order printed, the list that they stand in, what became of the lines of their articles, what is odd."""

    units: tuple[Unit, ...]
    listed: tuple[ListedUnit, ...]
    uses: tuple[LineUse, ...]
    findings: tuple[Finding, ...]


@dataclass(slots=True)
class _Draft:
    """A unit while its articles are gathered."""

    key: str
    name: str
    entry: Entry | None
    first: tuple[int, int] | None = None
    objective: str | None = None
    objective_place: tuple[int, int] = (0, 0)
    functions: list[Function] = field(default_factory=list)
    articles: list[str] = field(default_factory=list)
    """Numbers of the articles that give it its functions: later acts amend it by them."""
    has_duties: bool = False
    told: list[tuple[str, int]] = field(default_factory=list)
    """Names under which articles tell of it, with their lines."""
    above: str | None = None
    above_line: int = 0


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
        self.drafts = {entry.code: _Draft(entry.code, entry.name, entry) for entry in units}
        self.drafts |= {key: _Draft(key, name, None) for key, name in described.found.items()}
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
                self.findings.append(self._of_none(one))
            elif one.matter is Matter.REMARK:
                self._note_place(self.drafts[one.keys[0]], one.article)
        units = sorted(self._units(), key=lambda unit: unit.source.first_line if unit.source else 0)
        listed = tuple(
            ListedUnit(entry.code, entry.name, entry.first, entry.last)
            for draft in self.drafts.values()
            if (entry := draft.entry) is not None and not self._is_empty_group(draft)
        )
        self.findings += self._remarks()
        return Built(tuple(units), listed, tuple(self.uses), tuple(self.findings))

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
        self.findings += self._odd(one, fractions)

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

    def _set_objective(self, draft: _Draft, text: str, lines: Sequence[BodyLine]) -> None:
        if normal_form(text):
            draft.objective, draft.objective_place = text, (lines[0].number, lines[-1].number)

    def _objective_before(self, draft: _Draft, lead: Sequence[BodyLine]) -> None:
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

    def _note_place(self, draft: _Draft, article: Article, *, is_alone: bool = True) -> None:
        if draft.first is None:
            draft.first = article.first.number, article.first.number
        if (
            is_alone
            and article.title is not None
            and in_title(article.title, self.names, self.context.profile.ranks) is not None
        ):
            draft.told.append((article.title, article.first.number))

    def _take_parent(self, draft: _Draft, article: Article, text: str) -> None:
        """The unit above that an article tells: "depende de la ...", or "... de la ..." right behind the name."""
        if draft.above is not None:
            return
        found = self._depends_on(text, draft.key) or self._named_behind(article, text, draft.key)
        if found is not None:
            draft.above, draft.above_line = found, article.first.number

    def _depends_on(self, text: str, key: str) -> str | None:
        for told in _DEPENDS.finditer(text[:2000]):
            reach = text[told.end() : told.end() + REACH]
            for of in _OF.finditer(reach):
                found = self.names.at_start(reach[of.end() :])
                if found is not None:
                    return found[0] if found[0] != key else None
        return None

    def _named_behind(self, article: Article, text: str, key: str) -> str | None:
        for told in (text, article.title or ""):
            for start in re.finditer(r"(?<!\w)(?=[A-ZÁÉÍÓÚÑ])", told[:200]):
                name = self.names.at_start(told[start.start() :])
                if name is None or name[0] != key:
                    continue
                behind = _OF_PARENT.match(told, start.start() + name[1])
                found = self.names.at_start(told[behind.end() :]) if behind is not None else None
                if found is not None and found[0] != key:
                    return found[0]
                break
        return None

    # Units.

    def _units(self) -> Iterator[Unit]:
        parents = {key: self._parent(draft) for key, draft in self.drafts.items()}
        _break_circles(parents)
        for key, draft in self.drafts.items():
            if not self._is_empty_group(draft):
                yield self._unit(draft, parents[key])

    def _is_empty_group(self, draft: _Draft) -> bool:
        """Is a listed name only that of a kind of organs, with none below it and no article about it?"""
        entry = draft.entry
        return entry is not None and entry.is_group and draft.first is None and self._groups_beside(entry)

    def _groups_beside(self, entry: Entry) -> bool:
        """Do entries beside it only head others?"""
        return any(
            other.is_group and other.parent == entry.parent and other.code not in self.drafts
            for other in self.entries.values()
        )

    def _parent(self, draft: _Draft) -> str | None:
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

    def _parents_differ(self, draft: _Draft) -> Iterator[Finding]:
        """The list and the unit's own article tell of different units above it."""
        listed = self._parent(draft)
        if draft.above is None or listed is None:
            return
        if listed not in self.names.namesakes.get(draft.above, (draft.above,)):
            yield self.context.finding(
                "parents-differ",
                Severity.MEDIUM,
                f"{draft.key} {draft.name} stands below {self.drafts[listed].name!r} in the structure list and hangs from "
                f"{self.drafts[draft.above].name!r} in its article (line {draft.above_line})",
                draft.entry.first if draft.entry is not None else None,
                unit=draft.key,
                read=draft.name,
            )

    def _unit(self, draft: _Draft, parent: str | None) -> Unit:
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

    def _source(self, draft: _Draft) -> SourceReference | None:
        if draft.first is not None:
            return self._place(*draft.first)
        return self._place(draft.entry.first, draft.entry.last) if draft.entry is not None else None

    def _place(self, first: int, last: int) -> SourceReference:
        return self.context.place(first, self.ends.get(last, last))

    # Findings.

    def _of_none(self, one: ArticleRead) -> Finding:
        count = len(one.fractions.items) if one.fractions is not None else 0
        return self.context.finding(
            "functions-of-many",
            Severity.INFORMATION,
            f"article {one.article.label} gives {count} functions to units that it does not name one by one; they are "
            "written to none",
            one.article.first.number,
            read=opening_sentence(one.article),
        )

    def _odd(self, one: ArticleRead, fractions: Fractions) -> Iterator[Finding]:
        unit = one.keys[0]
        if len(one.keys) > 1:
            yield self.context.finding(
                "functions-in-common",
                Severity.INFORMATION,
                f"article {one.article.label} gives its functions to {len(one.keys)} units at once; each of them has them",
                one.article.first.number,
                unit=unit,
                read=one.article.title,
            )
        for odd in fractions.miscounted:
            check, message = _miscounted(odd.before, odd.value)
            yield self.context.finding(check, Severity.MEDIUM, message, odd.line, unit=unit, read=odd.marker)
        for odd in fractions.shared:
            message = f"function {odd.marker} stands on the line of the one before"
            yield self.context.finding(
                "two-functions-on-a-line", Severity.INFORMATION, message, odd.line, unit=unit, read=odd.marker
            )
        if fractions.behind:
            yield self.context.finding(
                "paragraph-behind-functions",
                Severity.INFORMATION,
                "a paragraph behind the last function is no function",
                fractions.behind[0].number,
                unit=unit,
                read=fractions.behind[0].text,
            )

    def _remarks(self) -> Iterator[Finding]:
        yield from self._on_codes()
        if self.structure is None:
            yield self.context.finding(
                "structure-not-listed",
                Severity.MEDIUM,
                "no article lists the structure; units hang where their own articles say so",
            )
        for draft in self.drafts.values():
            if not self._is_empty_group(draft):
                yield from self._remarks_on(draft)

    def _on_codes(self) -> Iterator[Finding]:
        """Codes that are places; groups of the list that are no units."""
        if self.structure is None:
            yield self.context.finding(
                "codes-not-printed",
                Severity.INFORMATION,
                "codes are not printed: the numbers of the articles stand for them",
            )
        elif not any(entry.is_code_printed for entry in self.entries.values()):
            yield self.context.finding(
                "codes-not-printed",
                Severity.INFORMATION,
                f"codes are not printed: places in the list of article {self.structure.article.label} stand for them",
                self.structure.article.first.number,
            )
        for entry in self.entries.values():
            if entry.office is None and (
                entry.code not in self.drafts or self._is_empty_group(self.drafts[entry.code])
            ):
                yield self.context.finding(
                    "group-of-units",
                    Severity.INFORMATION,
                    f"{entry.name!r} groups units in the structure list and is none itself",
                    entry.first,
                    read=entry.name,
                )

    def _remarks_on(self, draft: _Draft) -> Iterator[Finding]:
        entry = draft.entry
        if draft.key == self.described.head:
            yield self.context.finding(
                "functions-of-the-head",
                Severity.INFORMATION,
                f"{draft.name!r} heads the institution and is no unit of the list; it is read as one, for its functions",
                draft.first[0] if draft.first is not None else None,
                unit=draft.key,
            )
            return
        if entry is None:
            line = draft.first[0] if draft.first is not None else None
            if self.structure is not None:
                yield self.context.finding(
                    "described-not-listed",
                    Severity.MEDIUM,
                    f"{draft.key} {draft.name} is described and does not stand in the {STRUCTURE_LIST}",
                    line,
                    unit=draft.key,
                )
            if self._parent(draft) is None:
                yield self.context.finding(
                    "no-place-told",
                    Severity.MEDIUM,
                    f"{draft.name}: the document does not say which unit it hangs from",
                    line,
                    unit=draft.key,
                )
            return
        yield from self._parents_differ(draft)
        if draft.first is None:
            yield self.context.finding(
                "listed-not-described",
                Severity.MEDIUM,
                f"{entry.code} {entry.name} stands in the {STRUCTURE_LIST} and is not described",
                entry.first,
                unit=entry.code,
            )
        if entry.office is not None:
            yield self.context.finding(
                "unit-told-by-office",
                Severity.INFORMATION,
                f"the list names the office {entry.office!r}; it is read as its unit, {entry.name!r}",
                entry.first,
                unit=entry.code,
                read=entry.office,
            )
        for told, line in draft.told[:1]:
            if not names_as(told, entry.name):
                yield self.context.finding(
                    "names-differ",
                    Severity.MEDIUM,
                    f"{entry.code} is {entry.name!r} in the {STRUCTURE_LIST} and {told!r} in its heading (line {line})",
                    entry.first,
                    unit=entry.code,
                    read=entry.name,
                )


def _miscounted(before: int, value: int) -> tuple[str, str]:
    if value == before:
        return "number-repeated", f"the number {value} is printed twice"
    if value == 1:
        return "numbering-restarts", f"the numbering begins again after {before}"
    if value < before:
        return "number-out-of-order", f"number {value} follows {before}"
    missing = f"{before + 1}" if value == before + 2 else f"{before + 1} to {value - 1}"
    return "number-missing", f"number {value} follows {before}: {missing} missing"


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


def _break_circles(parents: dict[str, str | None]) -> None:
    """Units that hang from one another in a circle head the scope instead, the first of each."""
    settled: set[str] = set()
    for start in list(parents):
        path: dict[str, None] = {}
        key: str | None = start
        while key is not None and key not in settled:
            if key in path:
                parents[key] = None
                break
            path[key] = None
            key = parents.get(key)
        settled.update(path)
