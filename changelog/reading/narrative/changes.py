"""The changes that one match of a form tells: one for each unit, with the parents that the roles of the form give it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from changelog.domain.narratives import Certainty, NarratedKind
from changelog.reading.narrative.forms import Form
from changelog.reading.narrative.marking import Mention
from changelog.reading.narrative.surroundings import rank_word
from changelog.reading.narrative.tellings import ARRIVING, ONE_TO_ONE, Draft

Roles = Mapping[str, Sequence[Mention]]
"""The units in each role of a form."""


def changes_of_functions(
    form: Form, draft: Draft, units: Sequence[Mention], givers: Sequence[Mention]
) -> Iterator[Draft]:
    """Functions given to each unit, and taken from each giver where the form tells that too."""
    for unit in units:
        yield replace(draft, unit=unit.name)
    if form.second is not None:
        for giver in givers:
            yield replace(
                draft, kind=form.second, unit=giver.name, from_parent=giver.was_at, certainty=Certainty.IMPLIED
            )


def changes_of_units(
    form: Form, draft: Draft, units: Sequence[Mention], results: Sequence[Mention], roles: Roles
) -> Iterator[Draft]:
    """A change for each unit, and what the form tells besides."""
    names = tuple(dict.fromkeys(one.name for one in results))
    one_to_one = form.kind in ONE_TO_ONE and len(units) == len(names) > 1
    if form.by_rank is not None and any(rank_word(one) != rank_word(units[0]) for one in results):
        draft = replace(draft, kind=form.by_rank)
    givers = roles.get("from", [])
    takers = roles.get("to", [])
    taker = next((one.name for role in ("to", "also") for one in reversed(roles.get(role, []))), None)
    for number, unit in enumerate(units):
        giver = givers[number if len(givers) == len(units) else -1].name if givers else None
        former = giver or _former(form, unit) or _from_taker(form, roles)
        if len(takers) == len(units) > 1:  # "en la A y en la B, respectivamente"
            taker = takers[number].name
        new = unit.under if form.kind in ARRIVING and unit.under else taker or _new(form, unit, results)
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


def _from_taker(form: Form, roles: Roles) -> str | None:
    """ "Se integra la X a la Y, procedente de la Z": where the one that takes it in cannot come from."""
    if form.kind is not NarratedKind.REASSIGNED:
        return None
    return next((one.was_at for one in roles.get("to", []) if one.was_at is not None), None)


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
