"""What amending acts order of functions, taking effect: the version in force ends, the next begins on the act's day.

Functions that the act does not name stay as they were, with their own sources. What cannot be applied is a finding, with the
line of the act and the reason: nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from changelog.domain.correspondences import Relation, Stage, Status, UnitCorrespondence
from changelog.domain.dates import PartialDate
from changelog.domain.findings import Finding, Severity
from changelog.domain.instructions import FunctionInstruction, InstructionKind
from changelog.domain.narratives import Narrative
from changelog.domain.snapshots import Snapshot
from changelog.domain.structures import Act, FunctionState, FunctionVersion
from changelog.domain.units import Function, Unit
from changelog.history import matchables
from changelog.history.callings import Callings, folded
from changelog.history.function_step import FunctionStep
from changelog.history.identities import new_id
from changelog.history.matcher import Matcher
from changelog.history.timeline import OpenUnit, Timeline

_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_LATIN = ("bis", "ter", "quater", "quinquies", "sexies", "septies", "octies")
_PIECES = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class _Order:
    """An instruction with the narrative that holds it."""

    instruction: FunctionInstruction
    narrative: Narrative
    statement: str
    day: date
    number: int


class Amended:
    """The instructions of one institution's amending acts, in the order of their days; of one day by act and place in it."""

    def __init__(
        self,
        timeline: Timeline,
        narratives: Sequence[Narrative],
        snapshots: Sequence[Snapshot],
        matcher: Matcher,
    ) -> None:
        self._timeline = timeline
        self._matcher = matcher
        self.findings: list[Finding] = []
        self.acts: list[Act] = []
        orders = [order for narrative in narratives if narrative.instructions for order in _orders(narrative)]
        # An act that lists the structure too gives functions to the units of its list: they take effect once it has.
        stating = {(one.document.digest, one.effective_date.first_day) for one in snapshots if one.document is not None}
        self._after = [one for one in orders if (one.narrative.document.digest, one.day) in stating]
        orders = [one for one in orders if (one.narrative.document.digest, one.day) not in stating]
        self._waiting = sorted(
            orders, key=lambda one: (one.day, one.narrative.document.name, one.statement, one.number)
        )
        for narrative in narratives:
            self.findings += (
                _finding(one, "from when it is in force is not told")
                for one in narrative.instructions
                if one.effective is None and one.published is None and one.approved is None
            )

    @property
    def next_day(self) -> date | None:
        return self._waiting[0].day if self._waiting else None

    def take_day(self, day: date) -> None:
        """Let all that is ordered from this day on take effect."""
        today = [order for order in self._waiting if order.day <= day]
        self._waiting = self._waiting[len(today) :]
        self._take_all(today)

    def take_after(self, snapshot: Snapshot) -> None:
        """Let what the snapshot's own document orders from its day on take effect."""
        digest = snapshot.document.digest if snapshot.document is not None else None
        day = snapshot.effective_date.first_day
        today = [one for one in self._after if one.day == day and one.narrative.document.digest == digest]
        self._after = [one for one in self._after if one not in today]
        self._take_all(today)

    def _take_all(self, today: Sequence[_Order]) -> None:
        if not today:
            return
        callings = Callings(self._timeline)
        for order in today:
            reason = self._take(order, callings)
            if reason is not None:
                self.findings.append(_finding(order.instruction, reason))

    # --- whose functions -----------------------------------------------------------------------------------------

    def _take(self, order: _Order, callings: Callings) -> str | None:
        """Apply one instruction; the answer is why not, None where it was applied."""
        found = self._unit(order.instruction, callings)
        if isinstance(found, str):
            return found
        act = Act(order.day, order.instruction.agreement, order.statement, order.narrative.document.name)
        reason = _Work(self._timeline, found, order, act, self._matcher).take()
        if reason is None and act not in self.acts:
            self.acts.append(act)
        return reason

    def _unit(self, told: FunctionInstruction, callings: Callings) -> OpenUnit | str:
        """The one unit meant, by its name or by the article that gives it its functions; why none, otherwise."""
        named = self._named(told.unit, callings) if told.unit is not None else ()
        numbered = self._numbered(told.article, told.norm) if told.article is not None else ()
        if len(named) == 1 and len(numbered) == 1 and named != numbered:
            other = self._timeline.units[numbered[0]].state.name
            return f"the act names {told.unit!r}, and article {told.article} in force is that of {other!r}"
        for found in (named, numbered):
            if len(found) == 1:
                return self._timeline.units[found[0]]
        if len(named) > 1:
            return f"several units are called {told.unit!r}"
        if len(numbered) > 1:
            return f"article {told.article} gives its functions to several units"
        if told.unit is not None:
            return f"no unit in force is called {told.unit!r}"
        return f"no unit in force is known to have its functions in article {told.article}"

    def _named(self, name: str, callings: Callings) -> tuple[str, ...]:
        found = callings.bearers(name) or callings.nearly(name)
        return tuple(dict.fromkeys(found))

    def _numbered(self, article: str, norm: str | None) -> tuple[str, ...]:
        """Units in force whose functions stand in the article, of the act that is amended where its number is told."""
        wanted, number = article_key(article), _number(norm)
        return tuple(
            unit_id
            for unit_id, unit in self._timeline.units.items()
            if wanted in map(article_key, unit.articles) and _is_of(unit.articles_of, number)
        )


def _orders(narrative: Narrative) -> Iterable[_Order]:
    statement = narrative.digest
    for number, one in enumerate(narrative.instructions):
        day = one.effective or one.published or one.approved
        if day is not None:
            yield _Order(one, narrative, statement, day.first_day, number)


_NUMBERED = re.compile(
    r"\b(?:decreto|resolucion|acuerdo|ordenanza|ley|disposicion|decision)\b[^\d,;]{0,40}(?P<number>\d{1,6})(?!\d)"
)


def _number(act: str | None) -> int | None:
    """The number by which an act is cited ("Decreto 4712 de 2008"); None for one that is cited by its title."""
    found = _NUMBERED.search(folded(act)) if act is not None else None
    return int(found["number"]) if found is not None else None


def _is_of(act: str | None, number: int | None) -> bool:
    """Whether an article stands in the act that is amended, as far as both are known by numbers."""
    known = _number(act)
    return known is None or number is None or known == number


def article_key(label: str) -> str:
    """A number of an article as compared: "21 Bis" and "21 bis", "7o." and "7"."""
    return " ".join(_PIECES.findall(folded(label)))


@dataclass(slots=True)
class _Work:
    """One instruction on the functions of one unit."""

    timeline: Timeline
    unit: OpenUnit
    order: _Order
    act: Act
    matcher: Matcher

    def take(self) -> str | None:
        told = self.order.instruction
        match told.kind:
            case InstructionKind.RESTATED:
                return self._restate()
            case InstructionKind.DEROGATED if told.marker is None:
                return self._end_all()
            case InstructionKind.DEROGATED:
                return self._end()
            case InstructionKind.REFORMED:
                return self._reform()
            case InstructionKind.ADDED if told.marker is None:
                return self._add_list()
            case InstructionKind.ADDED:
                return self._add()

    def _place(self) -> str:
        source = self.order.instruction.source
        lines = (
            f"{source.first_line}"
            if source.first_line == source.last_line
            else f"{source.first_line}-{source.last_line}"
        )
        return f"{self.order.narrative.document.name}:{lines}"

    def _named(self) -> FunctionVersion | str:
        """The one function that bears the mark that the instruction cites; why none, otherwise."""
        marker = self.order.instruction.marker or ""
        if not self.unit.functions:
            return f"no function of {self.unit.state.name!r} is known"
        key = marker_key(marker)
        found = [one for one in self.unit.functions.values() if marker_key(one.state.marker) == key]
        if len(found) == 1:
            return found[0]
        if found:
            return f"{len(found)} functions of {self.unit.state.name!r} bear this mark"
        return f"no function of {self.unit.state.name!r} bears this mark"

    def _reform(self) -> str | None:
        version = self._named()
        if isinstance(version, str):
            return version
        (new,) = self.order.instruction.functions
        before = version.state
        if before.text.digest == new.text.digest:
            return "the function said so already"
        state = replace(before, marker=new.marker or before.marker, text=new.text, source=new.source)
        self._change(version, state, f"reformada: {self._place()}")
        return None

    def _end(self) -> str | None:
        version = self._named()
        if isinstance(version, str):
            return version
        self.timeline.end_function(version, self.act, last_stated=False)
        self.unit.functions.pop(version.state.function_id)
        return None

    def _end_all(self) -> str | None:
        if len(self.unit.articles) > 1:
            return f"{self.unit.state.name!r} has functions in several articles; which of them end is not told"
        if not self.unit.functions:
            return f"no function of {self.unit.state.name!r} is known"
        for version in self.unit.functions.values():
            self.timeline.end_function(version, self.act, last_stated=False)
        self.unit.functions = {}
        return None

    def _add(self) -> str | None:
        (new,) = self.order.instruction.functions
        known = list(self.unit.functions.values())
        if not self.unit.state.functions_listed:
            return f"no function of {self.unit.state.name!r} is known"
        key = marker_key(new.marker)
        if any(marker_key(one.state.marker) == key for one in known):
            return f"a function of {self.unit.state.name!r} bears this mark already"
        if any(one.state.text.digest == new.text.digest for one in known):
            return f"{self.unit.state.name!r} has this function already"
        place = _place_of(key, known)
        for one in known[place:]:
            moved = replace(one.state, position=one.state.position + 1)
            self._change(one, moved, f"recorre su lugar: {self._place()}")
        position = known[place].state.position if place < len(known) else (known[-1].state.position + 1 if known else 1)
        self._begin(new, position)
        self.unit.functions = dict(
            sorted(self.unit.functions.items(), key=lambda item: (item[1].state.position, item[0]))
        )
        return None

    def _add_list(self) -> str | None:
        if self.unit.functions:
            return f"{self.unit.state.name!r} has functions already, and the act adds a list of them"
        return self._restate()

    def _restate(self) -> str | None:
        """A whole list in the place of the one before, aligned with it as a document's would be."""
        told, state = self.order.instruction, self.unit.state
        others = [
            one for one in self.unit.articles if told.article is None or article_key(one) != article_key(told.article)
        ]
        if others and self.unit.functions:
            numbers = ", ".join(others)
            return (
                f"{state.name!r} has functions in another article ({numbers}); which of them are replaced is not told"
            )
        stated = Unit(state.code or "1", state.name, state.rank, None, functions=told.functions)
        snapshot = Snapshot(self.order.narrative.institution, PartialDate.of(self.act.effective_date), (stated,))
        same = UnitCorrespondence(
            Relation.SAME, (state.unit_id,), (stated.code,), Stage.DECLARED, 1.0, Status.ACCEPTED, (self._place(),)
        )
        aligned = self.matcher.align_functions((matchables.of_unit(self.unit),), matchables.stated(snapshot), (same,))
        is_first = not state.functions_listed and not self.unit.begins_on(self.act.effective_date)
        step = FunctionStep(
            self.timeline,
            snapshot,
            self.act,
            {stated.code: state.unit_id},
            {},
            {},
            frozenset({state.unit_id} if is_first else ()),
            self._id_at,
        )
        step.take(aligned)
        self.unit.state = replace(state, functions_listed=True)
        if told.article is not None:
            self.unit.articles, self.unit.articles_of = (told.article,), self.unit.articles_of or told.norm
        return None

    def _id_at(self, key: str) -> str:
        return new_id(self.order.narrative.institution.key, self.order.statement, f"{self.order.number} {key}")

    def _change(self, version: FunctionVersion, state: FunctionState, why: str) -> None:
        self.unit.functions[state.function_id] = self.timeline.changed_function(version, state, self.act, (why,))

    def _begin(self, new: Function, position: int) -> None:
        unit_id = self.unit.state.unit_id
        former = self.timeline.ended_functions.pop((unit_id, new.text.digest), None)
        function_id = former or self._id_at(f"{unit_id} {new.text.digest}")
        state = FunctionState(function_id, unit_id, position, new.marker, new.text, new.source)
        self.unit.functions[function_id] = FunctionVersion(
            state,
            self.act.effective_date,
            None,
            self.act,
            evidence=(f"adicionada: {self._place()}",),
        )


def _finding(told: FunctionInstruction, reason: str) -> Finding:
    place = [f"art. {told.article}" if told.article else told.unit or "", *([told.marker] if told.marker else [])]
    return Finding(
        "amendment-not-applied",
        Severity.MEDIUM,
        f"{', '.join(place)}: {reason}",
        source=told.source,
        read=told.agreement,
        remedy="look at the lines of the act; record the document that it amends, or one that states the outcome",
    )


# --- marks ----------------------------------------------------------------------------------------------------------


def marker_key(marker: str) -> tuple[str, ...]:
    """A mark as compared: "XV Bis.-" and "xv bis", "4." and "4)", "Fracción III" and "III"."""
    return tuple(word for word in _PIECES.findall(folded(marker)) if word not in _CALLED)


_CALLED = frozenset(
    "fraccion fracciones numeral numerales literal literales inciso incisos accion funcion atribucion".split()
)


def _value(word: str) -> int | None:
    if word.isdecimal():
        return int(word) if len(word) <= 6 else None
    if set(word) <= set(_ROMAN):
        values = [_ROMAN[sign] for sign in word]
        return sum(-a if any(b > a for b in values[n + 1 : n + 2]) else a for n, a in enumerate(values))
    return ord(word) - ord("a") + 1 if len(word) == 1 else None


def _order_of(key: tuple[str, ...]) -> tuple[int, tuple[int, ...]] | None:
    """What a mark is sorted by within a list: its number, then Bis, Ter, ... or a letter behind it; None for a bullet."""
    value = _value(key[0]) if key else None
    if value is None:
        return None
    return value, tuple(_LATIN.index(word) + 1 if word in _LATIN else (_value(word) or 0) for word in key[1:])


def _place_of(key: tuple[str, ...], known: Sequence[FunctionVersion]) -> int:
    """Where a new function stands among those known, in the order printed: behind the last mark before its own."""
    own = _order_of(key)
    if own is None:
        return len(known)
    marks = [_order_of(marker_key(one.state.marker)) for one in known]
    before = [place for place, mark in enumerate(marks) if mark is not None and mark < own]
    if not before:
        return 0 if any(mark is not None for mark in marks) else len(known)
    return before[-1] + 1
