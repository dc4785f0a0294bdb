"""Forms held against a marked sentence: which changes it tells of which units.

Forms are tried in the order of `forms.toml`; the first that tells a kind of a unit holds. What a form leaves out - the unit
whose name changes, the parent that a new unit joins - is taken from the sentence, and marked as implied.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from changelog.domain.narratives import Certainty, NarratedKind
from changelog.reading.narrative.forms import Form, forms
from changelog.reading.narrative.marking import ARTICLES, SIGN, Marked, Mention
from changelog.reading.narrative.tellings import IN_BRACKETS, Draft

_OF_FUNCTIONS = frozenset({NarratedKind.FUNCTIONS_GIVEN, NarratedKind.FUNCTIONS_TAKEN})
_ONE_TO_ONE = frozenset({NarratedKind.RENAMED, NarratedKind.TRANSFORMED, NarratedKind.REPLACED})
_ARRIVING = frozenset({NarratedKind.CREATED, NarratedKind.REASSIGNED})
_TOPIC = re.compile(
    r"(?:[Ee]n lo que corresponde|[Pp]or cuanto hace|[Pp]or lo que (?:hace|respecta)|[Ee]n relación|"
    r"[Rr]especto|[Cc]ontinuando con|"
    r"[Mm]odificaci(?:ones|ón)|[Aa]decuaciones|[Ee]structura(?: orgánica| organizacional| básica){0,2}|[Aa]tribuciones)"
    rf"[^\ue000-\uf7ff.;]{{0,40}}? ?\b(?:a|al|de|del|en|con) {ARTICLES}(?P<topic>{SIGN})"
)


class Drafting:
    """One marked sentence; `memory` are the units told before it, the last first, `topic` the unit whose parts are told."""

    def __init__(self, marked: Marked, memory: Sequence[Mention], topic: str | None) -> None:
        self.marked = marked
        self.memory = memory
        self.topic = topic
        self.found: list[Draft] = []

    def drafts(self) -> list[Draft]:
        """The changes told, in the order printed; `topic` is afterwards that of the sentences to come."""
        for form in forms():
            for match in form.shape.finditer(self.marked.text):
                self._read(form, match)
        for mention in self.marked.mentions():
            self._beside(mention)
        self.found = [draft for draft in self.found if not self._is_told_better(draft)]
        self.found.sort(key=lambda draft: (draft.first, draft.last))
        return self._placed()

    def _read(self, form: Form, match: re.Match[str]) -> None:
        """Read a match and what goes on from it; the parent told in the first holds for the others."""
        parents = {role: self._members(match.groupdict().get(role)) for role in ("to",)}
        for part in _with_joined(form, match, self.marked.text):
            for draft in self._of(form, part, parents):
                self._take(draft)

    def _take(self, draft: Draft) -> None:
        if draft.unit in draft.result:
            return
        same = [one for one in self.found if one.kind is draft.kind and one.unit == draft.unit]
        if draft.kind in _OF_FUNCTIONS:  # one unit can be given functions twice in a sentence
            same = [one for one in same if one.first < draft.last and draft.first < one.last]
        if not same:
            self.found.append(draft)

    def _beside(self, mention: Mention) -> None:
        """What is said beside a name: "ahora X", "antes X", "en sustitución de X"."""
        for replaced in mention.replaces:
            parent = mention.at
            self._take(self._aside(NarratedKind.REPLACED, replaced, mention.name, parent, mention, Certainty.STATED))
        for old, new in ((mention.name, mention.now), (mention.before, mention.name)):
            if old and new:
                self._take(self._aside(NarratedKind.RENAMED, old, new, None, mention, Certainty.IMPLIED))

    @staticmethod
    def _aside(
        kind: NarratedKind, old: str, new: str, parent: str | None, mention: Mention, certainty: Certainty
    ) -> Draft:
        return Draft(
            kind,
            old,
            (new,),
            None,
            parent,
            mention.start,
            mention.end,
            certainty,
            IN_BRACKETS if mention.in_brackets else "beside the name",
        )

    def _is_told_better(self, draft: Draft) -> bool:
        """A replacement tells the creation and the suppression that it consists of."""
        if draft.kind is NarratedKind.CREATED:
            return any(one.kind is NarratedKind.REPLACED and draft.unit in one.result for one in self.found)
        if draft.kind is NarratedKind.ABOLISHED:
            return any(one.kind is NarratedKind.REPLACED and draft.unit == one.unit for one in self.found)
        return False

    def _of(self, form: Form, match: re.Match[str], parents: dict[str, list[Mention]]) -> Iterator[Draft]:
        roles = parents | {role: self._members(sign) for role, sign in match.groupdict().items()}
        if form.near:
            roles["to"] = self._told_before(match)[:1]
        results = self._results(form, match, roles)
        if results is None:
            return
        units = roles.get("unit") or self._subject(form, match, results)
        if form.kind is NarratedKind.STRUCTURE_STATED:
            units = units[-1:]
        if form.result == "sentence" and units:
            results = [one for one in results if one.rank == units[0].rank and one.name != units[0].name]
        if not units or (form.result is not None and len(results) < form.members):
            return
        draft = self._draft(form, match, roles, units, results)
        if form.kind in _OF_FUNCTIONS:
            yield from _functions(form, draft, units, roles.get("from", []))
        else:
            yield from _changes(form, draft, units, results, roles)

    def _draft(
        self,
        form: Form,
        match: re.Match[str],
        roles: dict[str, list[Mention]],
        units: list[Mention],
        results: list[Mention],
    ) -> Draft:
        """What is common to the changes that one match tells."""
        named = [one for one in (*units, *results) if not one.stands_for and "unit" in match.groupdict()]
        first = min([self.marked.offsets[match.start()], *(one.start for one in units if one in named)])
        last = max([self.marked.offsets[match.end() - 1] + 1, *(one.end for one in named)])
        stated = roles.get("unit") and not any(one.stands_for for one in units)
        certainty = Certainty.STATED if stated else Certainty.IMPLIED
        if form.certainty is not None:
            certainty = Certainty(form.certainty)
        return Draft(form.kind, "", (), None, None, first, last, certainty, form.name)

    def _members(self, sign: str | None) -> list[Mention]:
        return list(self.marked.units(sign)) if sign else []

    def _results(self, form: Form, match: re.Match[str], roles: dict[str, list[Mention]]) -> list[Mention] | None:
        """The units that the form tells as results; None where it asks for more than the sentence has."""
        results = [*roles.get("result", []), *roles.get("more", [])]
        if form.result is not None:
            signs = [sign for sign in self.marked.text[match.end() :] if sign in self.marked.groups]
            results = [one for sign in signs for one in self.marked.units(sign) if not one.is_heading]
        asked = form.result is not None or "result" in match.groupdict()
        return None if asked and len(results) < form.members else results

    def _subject(self, form: Form, match: re.Match[str], results: Sequence[Mention]) -> list[Mention]:
        """The unit that a form leaves out: that of another change told before it, else the last of the result's rank."""
        before = self._told_before(match)
        if form.kind is NarratedKind.STRUCTURE_STATED:
            return [*before, *self.memory][:1]
        if not results:
            return []
        end = self.marked.offsets[match.end() - 1] + 1
        told = {draft.unit for draft in self.found if draft.kind is not form.kind and draft.last <= end}
        candidates = [*(one for one in before if one.name in told), *before, *self.memory]
        rank = _rank_word(results[0])
        return [one for one in candidates if _rank_word(one) == rank and one.name != results[0].name][:1]

    def _told_before(self, match: re.Match[str]) -> list[Mention]:
        """The units told in the sentence before a match, the nearest first."""
        signs = [sign for sign in self.marked.text[: match.start()] if sign in self.marked.groups]
        return [unit for sign in reversed(signs) for unit in reversed(self.marked.units(sign))]

    def _placed(self) -> list[Draft]:
        """New and arriving units without a parent join the unit whose parts the sentence, or the text before it, tells."""
        topics = [
            (self.marked.offsets[found.start("topic")], self.marked.units(found["topic"])[0].name)
            for found in _TOPIC.finditer(self.marked.text)
            if len(self.marked.units(found["topic"])) == 1
        ]
        placed = []
        for draft in self.found:
            while topics and topics[0][0] <= draft.first:
                self.topic = topics.pop(0)[1]
            if draft.to_parent is None and self._joins_topic(draft):
                stated = draft.certainty is Certainty.STATED
                draft = replace(draft, to_parent=self.topic, certainty=Certainty.IMPLIED if stated else draft.certainty)
            if draft.kind is NarratedKind.RENAMED and draft.unit == self.topic:
                self.topic = draft.result[0]
            placed.append(draft)
        self.topic = topics[-1][1] if topics else self.topic
        return placed

    def _joins_topic(self, draft: Draft) -> bool:
        """Units join one of another rank than their own."""
        if draft.kind not in _ARRIVING or self.topic is None or self.topic == draft.from_parent:
            return False
        return draft.unit.partition(" ")[0].casefold() != self.topic.partition(" ")[0].casefold()


def _rank_word(mention: Mention) -> str:
    return mention.rank.casefold().partition(" ")[0]


def _functions(form: Form, draft: Draft, units: list[Mention], givers: list[Mention]) -> Iterator[Draft]:
    for unit in units:
        yield replace(draft, unit=unit.name)
    if form.second is not None:
        for giver in givers:
            yield replace(
                draft, kind=form.second, unit=giver.name, from_parent=giver.was_at, certainty=Certainty.IMPLIED
            )


def _changes(
    form: Form, draft: Draft, units: list[Mention], results: list[Mention], roles: dict[str, list[Mention]]
) -> Iterator[Draft]:
    names = tuple(dict.fromkeys(one.name for one in results))
    one_to_one = form.kind in _ONE_TO_ONE and len(units) == len(names) > 1
    givers = roles.get("from", [])
    taker = next((one.name for role in ("to", "also") for one in reversed(roles.get(role, []))), None)
    for number, unit in enumerate(units):
        giver = givers[number if len(givers) == len(units) else -1].name if givers else None
        former = giver or _former(form, unit)
        new = unit.under if form.kind in _ARRIVING and unit.under else taker or _new(form, unit, results)
        certainty = Certainty.IMPLIED if unit.under and draft.certainty is Certainty.STATED else draft.certainty
        told = replace(draft, unit=unit.name, from_parent=former, to_parent=new, certainty=certainty)
        if form.kind is NarratedKind.REASSIGNED:
            yield told
            continue
        yield replace(told, result=(names[number],) if one_to_one else names)
        if form.kind is NarratedKind.STRUCTURE_STATED:
            yield from _moved(draft, unit, results)
        if roles.get("also") and form.second is not None:
            yield replace(told, kind=form.second)


def _moved(draft: Draft, unit: Mention, results: Sequence[Mention]) -> Iterator[Draft]:
    """Units told below another with the place that they came from have moved there."""
    for one in results:
        if one.was_at is not None and one.was_at != unit.name:
            moved = replace(
                draft, kind=NarratedKind.REASSIGNED, unit=one.name, from_parent=one.was_at, to_parent=unit.name
            )
            yield replace(moved, first=one.start, last=max(one.end, draft.last), certainty=Certainty.IMPLIED)


def _former(form: Form, unit: Mention) -> str | None:
    if form.kind is NarratedKind.CREATED:
        return None
    told = unit.antecedent or unit
    return unit.was_at or unit.at or told.was_at or told.at


def _new(form: Form, unit: Mention, results: Sequence[Mention]) -> str | None:
    if form.kind is NarratedKind.CREATED:
        return unit.at
    if len(results) != 1 or form.kind not in (NarratedKind.RENAMED, NarratedKind.TRANSFORMED):
        return None
    return results[0].at or (unit.at if form.kind is NarratedKind.RENAMED else None)


def _with_joined(form: Form, match: re.Match[str], text: str) -> Iterator[re.Match[str]]:
    """A match, and what goes on from it: "de A por B, así como de C por D"."""
    yield match
    while form.joined is not None:
        following = form.joined.match(text, match.end())
        if following is None:
            return
        yield following
        match = following
