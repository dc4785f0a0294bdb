"""Forms held against a marked sentence: which changes it tells of which units.

Forms are tried in the order of `forms.toml`; the first that tells a kind of a unit holds, and a verb tells once. What a form
leaves out - the unit whose name changes, the parent that a new unit joins - is taken from the sentence, and marked as
implied.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from changelog.domain.narratives import Certainty, NarratedKind
from changelog.reading.narrative.changes import changes_of_functions, changes_of_units
from changelog.reading.narrative.forms import Form, forms_for, roles_of, verbs_of
from changelog.reading.narrative.marking import Marked, Mention
from changelog.reading.narrative.placing import placed, with_shared_parents
from changelog.reading.narrative.surroundings import Surroundings, nearest
from changelog.reading.narrative.tellings import IN_BRACKETS, ONE_TO_ONE, Draft

_OF_FUNCTIONS = frozenset({NarratedKind.FUNCTIONS_GIVEN, NarratedKind.FUNCTIONS_TAKEN})
_OF_SEVERAL = frozenset({NarratedKind.MERGED, NarratedKind.SPLIT})
_MAKING = ONE_TO_ONE | _OF_SEVERAL
LEAST_STATED = 2
"""Units of a structure whose head the sentence does not name: one alone is told of something else."""


class Drafting:
    """One marked sentence; `memory` are the units told before it, the last first, `topic` the unit whose parts are told,
    `changed` those told to change, the last first. `heard` are the places of the verbs that have told what they tell."""

    def __init__(
        self, text: str, marked: Marked, memory: Sequence[Mention], topic: str | None, changed: Sequence[Mention] = ()
    ) -> None:
        self.marked = marked
        self.around = Surroundings(text, marked, memory, changed)
        self.topic = topic
        self.found: list[Draft] = []
        self.heard: set[int] = set()

    def drafts(self) -> list[Draft]:
        """The changes told, in the order printed; `topic` is afterwards that of the sentences to come."""
        text = self.marked.text
        for form in forms_for(text):
            for match in form.shape.finditer(text):
                self._read(form, match)
        for mention in self.marked.mentions():
            self._beside(mention)
        told = [draft for draft in self.found if not self._is_told_better(draft)]
        told.sort(key=lambda draft: (draft.first, draft.last))
        drafts, self.topic = placed(with_shared_parents(told, self.marked), self.marked, self.topic)
        return drafts

    def _read(self, form: Form, match: re.Match[str]) -> None:
        """Read a match and what goes on from it; the parent told in the first holds for the others."""
        if form.is_of_subject and self.around.is_complement(match):
            return
        verbs = verbs_of(match)
        if verbs & self.heard and not form.shares:
            return
        parents = {"to": self.around.members(roles_of(match).get("to"))}
        for part in _with_joined(form, match, self.marked.text):
            for draft in self._of(form, part, parents):
                self._take(draft)
                self.heard |= frozenset() if form.shares else verbs

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
        """Is a draft but a part of another: the creation of what a merger makes, the suppression of what is replaced?"""
        others = [one for one in self.found if one is not draft]
        if draft.kind is NarratedKind.CREATED:
            return any(one.kind in _MAKING and draft.unit in one.result for one in others)
        if draft.kind is NarratedKind.ABOLISHED:
            return any(
                one.kind in (NarratedKind.REPLACED, NarratedKind.MERGED) and draft.unit == one.unit for one in others
            )
        if draft.kind is NarratedKind.REASSIGNED and draft.from_parent is None:
            return any(one.kind is NarratedKind.CREATED and one.unit == draft.unit for one in others)
        if draft.kind in ONE_TO_ONE:
            return any(
                one.kind in _OF_SEVERAL and one.unit == draft.unit and one.result == draft.result for one in others
            )
        return False

    def _of(self, form: Form, match: re.Match[str], parents: dict[str, list[Mention]]) -> Iterator[Draft]:
        roles = parents | {role: self.around.members(sign) for role, sign in roles_of(match).items()}
        if form.near:
            roles["to"] = self.around.told_before(match)[:1]
        results = self._results(form, match, roles)
        if results is None:
            return
        units = self._units(form, match, roles, results)
        if form.result == "sentence" and units:
            results = [one for one in results if one.rank == units[0].rank and one.name != units[0].name]
        if not units or not self._is_enough(form, match, units, results, is_named=bool(roles.get("unit"))):
            return
        draft = self._draft(form, match, roles, units, results)
        if form.kind in _OF_FUNCTIONS:
            yield from changes_of_functions(form, draft, units, roles.get("from", []))
        else:
            yield from changes_of_units(form, draft, units, results, roles)

    def _is_enough(
        self, form: Form, match: re.Match[str], units: list[Mention], results: list[Mention], *, is_named: bool
    ) -> bool:
        """Has the sentence as many units as the form asks for, of the gender that it tells?"""
        if form.result is not None and len(results) < form.members:
            return False
        if form.kind is NarratedKind.STRUCTURE_STATED and not is_named and len(results) < LEAST_STATED:
            return False
        return not form.agrees or self.around.agrees(units[-1], match)

    def _units(
        self, form: Form, match: re.Match[str], roles: dict[str, list[Mention]], results: list[Mention]
    ) -> list[Mention]:
        """The units told of: those that stand in the form, or the one that it leaves out."""
        units = roles.get("unit") or self._left_out(form, match, results)
        if form.kind is NarratedKind.RENAMED and len(units) == 1 and results:
            units = [self.around.meant(units[0], results[0], match)]
        if form.is_nearest:
            units = [nearest(units[-1])]
        if form.is_mutual:
            units = [*units, *roles.pop("also", [])]
        return units[-1:] if form.kind is NarratedKind.STRUCTURE_STATED else units

    def _left_out(self, form: Form, match: re.Match[str], results: Sequence[Mention]) -> list[Mention]:
        before = self.around.told_before(match)
        if form.subject == "first":
            return before[-1:] or list(self.around.memory[:1])
        if form.kind is NarratedKind.STRUCTURE_STATED:
            return [*before, *self.around.memory][:1]
        if not results:
            return []
        end = self.marked.offsets[match.end() - 1] + 1
        told = {draft.unit for draft in self.found if draft.kind is not form.kind and draft.last <= end}
        return self.around.last_of_rank(results[0], match, told)

    def _results(self, form: Form, match: re.Match[str], roles: dict[str, list[Mention]]) -> list[Mention] | None:
        """The units that the form tells as results; None where it asks for more than the sentence has."""
        if form.raised:
            return [self.around.raised(unit, match["rank"]) for unit in roles.get("unit", [])]
        told = self.around.told_after(match) if form.result is not None else None
        results = told if told is not None else [*roles.get("result", []), *roles.get("more", [])]
        is_asked = told is not None or "result" in roles
        return None if is_asked and len(results) < form.members else results

    def _draft(
        self,
        form: Form,
        match: re.Match[str],
        roles: dict[str, list[Mention]],
        units: list[Mention],
        results: list[Mention],
    ) -> Draft:
        """What is common to the changes that one match tells."""
        named = [one for one in (*units, *results) if not one.stands_for and "unit" in roles]
        first = min([self.marked.offsets[match.start()], *(one.start for one in units if one in named)])
        last = max([self.marked.offsets[match.end() - 1] + 1, *(one.end for one in named)])
        stated = roles.get("unit") and not any(one.stands_for for one in units)
        certainty = Certainty.STATED if stated else Certainty.IMPLIED
        if form.certainty is not None:
            certainty = Certainty(form.certainty)
        return Draft(form.kind, "", (), None, None, first, last, certainty, form.name)


def _with_joined(form: Form, match: re.Match[str], text: str) -> Iterator[re.Match[str]]:
    """A match, and what goes on from it: "de A por B, así como de C por D"."""
    yield match
    while form.joined is not None:
        following = form.joined.match(text, match.end())
        if following is None:
            return
        yield following
        match = following
