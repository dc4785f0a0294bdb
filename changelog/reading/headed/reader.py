"""A document of headed units, from its body to its units.

    lines -> labels, headings, notes, titles -> units with their blocks -> lists of the structure -> who hangs from whom

No codes are printed: a unit's code is its place in the tree that the document tells, "2.1" for the first unit below the
second.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from changelog.domain.findings import Finding, Severity
from changelog.domain.readings import LineUse
from changelog.domain.sources import SourceReference
from changelog.domain.texts import StatedText, normal_form
from changelog.domain.units import Unit
from changelog.reading.cleanup.wrapping import join
from changelog.reading.context import Context
from changelog.reading.functions import function_of, odd_finding
from changelog.reading.headed.blocks import Gathered, gather
from changelog.reading.headed.contents import Contents, contents_of
from changelog.reading.headed.listing import NameList, find_lists
from changelog.reading.headed.placing import Place, Told, Tree, place_units
from changelog.reading.headed.printed import Kind, PrintedLine, printed_lines
from changelog.reading.institution import find_institution
from changelog.reading.layout import LIST, PROSE, LaidOut
from changelog.reading.lines import BodyLine
from changelog.reading.prose import Prose
from changelog.reading.structure import STRUCTURE_LIST, ListedUnit

LEAST_UNITS = 2
"""Units that a document must describe, one of them with functions."""
_BETWEEN: Mapping[Kind, str] = {
    Kind.TITLE: "furniture: title",
    Kind.NOTE: "furniture: note",
    Kind.PICTURE: "furniture: picture",
}
_APPROVES = re.compile(r"\b(?:apru[ée]b|establ[ée]c|sustit[úu]y)\w{0,8}\s.{0,80}?\bestructura\s+org", re.IGNORECASE)
"""What an act says that states a structure anew, and not only some units of it."""
FRONT_LINES = 80
"""Lines in which an institution is looked for where no list or unit has lines before it."""


def read_headed(body: Sequence[BodyLine], context: Context) -> LaidOut | None:
    """Read units that stand under their names; None where fewer than two are found, or none of them has functions."""
    printed = printed_lines(body, context.profile)
    gathered = gather(printed, context.profile)
    if len(gathered.units) < LEAST_UNITS:
        return None
    lists = find_lists(printed, gathered.places, context.profile)
    front = tuple(one.line for one in printed[: _first_place(gathered, lists)])
    institution = find_institution(front or tuple(body[:FRONT_LINES]), context.profile, is_act=True)
    tree = place_units(gathered.units, lists, institution.name if institution is not None else None, context.profile)
    built = _Builder(tree, context).built()
    if not any(unit.functions for unit in built.units):
        return None
    return _laid_out(printed, gathered, lists, tree, built, context)


def read_uncoded(body: Sequence[BodyLine], context: Context) -> LaidOut | None:
    """As `read_headed`, for a document that no sign tells to be of this layout: two units must have functions."""
    laid = read_headed(body, context)
    return laid if laid is not None and sum(bool(unit.functions) for unit in laid.units) >= LEAST_UNITS else None


def _first_place(gathered: Gathered, lists: Sequence[NameList]) -> int:
    return min((*gathered.places, *(place for one in lists for place in one.places)))


def _last_place(gathered: Gathered, lists: Sequence[NameList]) -> int:
    return max((*gathered.places, *(place for one in lists for place in one.places)))


@dataclass(frozen=True, slots=True)
class _Built:
    units: tuple[Unit, ...]
    uses: tuple[LineUse, ...]
    findings: tuple[Finding, ...]
    codes: Mapping[int, str]
    """By the identity of a place."""


class _Builder:
    def __init__(self, tree: Tree, context: Context) -> None:
        self.tree = tree
        self.context = context
        self.has_codes = _have_codes(tree.places)
        self.codes = {id(one): one.code or "" for one in tree.places} if self.has_codes else _codes(tree.places)
        self.uses: list[LineUse] = []
        self.findings: list[Finding] = []
        self.with_functions: set[int] = set()

    def built(self) -> _Built:
        units = tuple(self._unit(place) for place in self.tree.places)
        self.findings += self._remarks()
        return _Built(units, tuple(self.uses), tuple(self.findings), self.codes)

    def _code(self, place: Place) -> str:
        return self.codes[id(place)]

    def _unit(self, place: Place) -> Unit:
        code = self._code(place)
        contents = [contents_of(unit) for unit in place.stated]
        objective = [line for one in contents for line in one.objective]
        drafts = [draft for one in contents for draft in one.items.functions]
        functions = tuple(function_of(draft, self.context) for draft in drafts if normal_form(" ".join(draft.lead)))
        for one in contents:
            self._take_uses(one, code)
        if functions:
            self.with_functions.add(id(place))
        text = join([line.text for line in objective], self.context.words) if objective else ""
        return Unit(
            code=code,
            name=place.name,
            rank=place.rank,
            parent=self._code(place.above) if place.above is not None else None,
            objective=StatedText.of(text) if text else None,
            functions=functions,
            functions_listed=bool(functions) or any(one.has_functions for one in contents),
            source=self.context.place(place.first, place.last),
            objective_source=self._objective_source(objective) if text else None,
        )

    def _objective_source(self, lines: Sequence[BodyLine]) -> SourceReference:
        return self.context.place(lines[0].number, lines[-1].number)

    def _take_uses(self, contents: Contents, code: str) -> None:
        self.uses += [
            LineUse(number, use, code if not use.startswith("furniture") else None) for number, use in contents.uses
        ]
        self.findings += [odd_finding(oddity, code, self.context) for oddity in contents.items.oddities]

    # Findings.

    def _remarks(self) -> Iterator[Finding]:
        first = self.tree.places[0]
        if not self.has_codes:
            yield self.context.finding(
                "codes-not-printed",
                Severity.INFORMATION,
                f"codes are not printed: the {len(self.tree.places)} units are numbered by their place in the tree",
                first.first,
            )
        yield from self._untold()
        for place in self.tree.places:
            yield from self._remarks_on(place)
        for place, line in self.tree.again:
            yield self._finding(
                "described-again", Severity.INFORMATION, f"{place.name} is described at a second place too", line, place
            )
        for place in self.tree.namesakes:
            yield self._finding(
                "name-repeated",
                Severity.MEDIUM,
                f"{place.name} is the name of a second unit; it is read as another one",
                place.first,
                place,
            )

    def _untold(self) -> Iterator[Finding]:
        """Units whose place nothing tells: one by one, or all at once where nothing is told of any."""
        untold = [place for place in self.tree.places if place.told is Told.NOTHING]
        if len(untold) == 1 and sum(place.above is None for place in self.tree.places) == 1:
            return  # the one unit that nothing is told of and that all others hang from heads the document
        if len(untold) == len(self.tree.places):
            yield self.context.finding(
                "places-not-told",
                Severity.MEDIUM,
                f"the document does not say which units its {len(untold)} units hang from",
                untold[0].first,
            )
            return
        for place in untold:
            if place.unknown is not None:
                yield self._finding(
                    "superior-unknown",
                    Severity.MEDIUM,
                    f"{place.name} hangs from {place.unknown!r}, and no unit of that name is found",
                    place.first,
                    place,
                )
                continue
            yield self._finding(
                "no-place-told",
                Severity.MEDIUM,
                f"{place.name}: the document does not say which unit it hangs from",
                place.first,
                place,
            )

    def _remarks_on(self, place: Place) -> Iterator[Finding]:
        if place.told is Told.ORDER:
            above = place.above.name if place.above is not None else "the institution"
            yield self._finding(
                "place-by-order",
                Severity.INFORMATION,
                f"{place.name} is taken to hang from {above}, by rank and order alone",
                place.first,
                place,
            )
        if place.stated and place.listed is not None and place.listed.key != place.key:
            yield self._finding(
                "names-differ",
                Severity.MEDIUM,
                f"{self._code(place)} is {place.listed.name!r} in the {STRUCTURE_LIST} and {place.name!r} in its heading "
                f"(line {place.first})",
                place.listed.first,
                place,
                place.listed.name,
            )
        if any(unit.is_unlabelled for unit in place.stated):
            message = f"no label stands below the name of {place.name}; what follows is taken as its functions"
            yield self._finding("unit-without-label", Severity.INFORMATION, message, place.first, place)
        if place.stated:
            if id(place) not in self.with_functions:
                message = f"{self._code(place)} {place.name} is described without functions"
                yield self._finding("unit-without-functions", Severity.INFORMATION, message, place.first, place)
            return
        if place.listed is not None:
            message = f"{place.name} stands in the {STRUCTURE_LIST} and is not described"
            yield self._finding("listed-not-described", Severity.MEDIUM, message, place.first, place)
        else:
            message = f"{place.name} stands above other units and is not described"
            yield self._finding(
                "superior-not-described", Severity.INFORMATION, message, place.first, place, place.office
            )

    def _finding(
        self, check: str, severity: Severity, message: str, line: int, place: Place, read: str | None = None
    ) -> Finding:
        return self.context.finding(check, severity, message, line, unit=self._code(place), read=read)


def _have_codes(places: Sequence[Place]) -> bool:
    """Is the key of every unit printed, and borne by no other?"""
    codes = {place.code for place in places if place.code is not None}
    return len(codes) == len(places)


def _codes(places: Sequence[Place]) -> dict[int, str]:
    """Running outline numbers: "2.1" is the first unit, in print, below the second head."""
    below: dict[int | None, list[Place]] = {}
    for place in places:
        below.setdefault(id(place.above) if place.above is not None else None, []).append(place)
    codes: dict[int, str] = {}
    open_places = [(place, str(at)) for at, place in enumerate(below.get(None, ()), 1)]
    while open_places:
        place, code = open_places.pop()
        codes[id(place)] = code
        open_places += [(one, f"{code}.{at}") for at, one in enumerate(below.get(id(place), ()), 1)]
    return codes


def _laid_out(
    printed: Sequence[PrintedLine],
    gathered: Gathered,
    lists: Sequence[NameList],
    tree: Tree,
    built: _Built,
    context: Context,
) -> LaidOut:
    first, last = _first_place(gathered, lists), _last_place(gathered, lists)
    uses = {use.line: use for use in built.uses}
    for number in (printed[place].line.number for one in lists for place in one.places):
        uses.setdefault(number, LineUse(number, LIST))
    unplaced: list[BodyLine] = []
    for one in printed[first : last + 1]:
        number = one.line.number
        if number not in uses:
            uses[number] = LineUse(number, _BETWEEN.get(one.kind, PROSE))
            if one.kind not in _BETWEEN:
                unplaced.append(one.line)
    return LaidOut(
        units=built.units,
        front=tuple(one.line for one in printed[:first]),
        after=tuple(one.line for one in printed[last + 1 :]),
        listed=tuple(_listed(tree, built)),
        uses=tuple(use for _, use in sorted(uses.items())),
        findings=(*built.findings, *_between(unplaced, context)),
        is_whole=_is_whole(tree, tuple(one.line for one in printed[:first])),
        heads_on_top=_are_on_top(tree),
    )


def _are_on_top(tree: Tree) -> bool:
    """Does the document say of every head that it hangs from the institution?"""
    return tree.is_whole and all(place.told is not Told.NOTHING for place in tree.places if place.above is None)


def _is_whole(tree: Tree, front: Sequence[BodyLine]) -> bool | None:
    """The institution's whole structure is what a list below its name states, or what the act approves. Where one unit heads
    all others, its rank and the document's title tell (None)."""
    if tree.is_whole:
        return _are_on_top(tree) and (tree.is_listed or _APPROVES.search(Prose.of(front).text) is not None)
    return None if sum(place.above is None for place in tree.places) == 1 else False


def _listed(tree: Tree, built: _Built) -> Iterator[ListedUnit]:
    for place in tree.places:
        if place.listed is not None:
            yield ListedUnit(built.codes[id(place)], place.listed.name, place.listed.first, place.listed.last)


def _between(lines: Sequence[BodyLine], context: Context) -> Iterator[Finding]:
    """One finding for each run of lines that belong to no unit."""
    last = None
    for line in lines:
        if last is None or line.number > last + 2:
            yield context.finding(
                "line-between-units",
                Severity.INFORMATION,
                "this line stands between units and belongs to none",
                line.number,
                read=line.text,
            )
        last = line.number
