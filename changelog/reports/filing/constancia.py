"""Constancia: on what the report rests, so that another can make it again and get the same."""

from __future__ import annotations

from collections.abc import Iterator

from changelog.domain.changes import NOT_OF_THE_INSTITUTION, ChangeSet
from changelog.reports.filing.ground import Ground, counts
from changelog.reports.tables import Cell, Mark, Table

_SHA256 = 64
"""Characters of the digest of a document's bytes; that of a snapshot's facts is shorter."""


def constancia_table(ground: Ground) -> Table:
    """One fact a row: what it is, and the fact."""
    rows = tuple((heading, value) for heading, value in _facts(ground))
    return Table(
        columns=(ground.heading("field"), ground.heading("value")),
        rows=rows,
        key="constancia",
        keys=("field", "value"),
        marks=(Mark(),) * len(rows),
    )


def _facts(ground: Ground) -> Iterator[tuple[str, Cell]]:
    yield from _asked(ground)
    changes = ground.answer.changes
    for position, net in enumerate(changes.net):
        name = f"{net.institution}: " if ground.is_of_several else ""
        yield from _of_institution(ground, net, name)
        if changes.steps:
            yield from _counts(ground, changes.steps[position], name)
    yield from _made(ground)


def _asked(ground: Ground) -> Iterator[tuple[str, Cell]]:
    words, changes = ground.words, ground.answer.changes
    yield words("constancia.asked_start"), changes.start.asked
    yield words("constancia.start"), changes.start.day
    yield words("constancia.asked_end"), changes.end.asked
    yield words("constancia.end"), changes.end.day
    for net in changes.net:
        yield words("constancia.institution"), net.institution
    for told in changes.filters:
        yield words("constancia.filter"), told


def _of_institution(ground: Ground, net: ChangeSet, name: str) -> Iterator[tuple[str, Cell]]:
    words = ground.words
    if not net.acts:
        yield name + words("constancia.act"), words("diff.no_acts")
    for act in net.acts:
        agreement = act.agreement or words("diff.no_agreement")
        told = words("constancia.act_from", agreement=agreement, date=words.day(act.effective_date))
        yield name + words("constancia.act"), f"{told}; {act.document}" if act.document else told
    yield from _counts(ground, net, name)
    one_sided = [change for change in net.changes if change.kind in NOT_OF_THE_INSTITUTION]
    yield name + words("constancia.one_sided"), len(one_sided)
    yield name + words("constancia.gaps"), len(net.not_documented)


def _counts(ground: Ground, changes: ChangeSet, name: str) -> Iterator[tuple[str, Cell]]:
    """The totals of one view, and whether its changes lead from the one structure to the other."""
    words = ground.words
    view = f"{name}{words(f'view.{changes.view}')}: "
    counted = counts(changes)
    yield view + words("constancia.unit_changes"), counted["changes"]
    yield view + words("constancia.units_affected"), counted["units"]
    yield view + words("constancia.function_changes"), counted["functions"]
    yield view + words("constancia.consequences"), counted["inherited"]
    replay = changes.replay
    if replay is None:
        return
    if replay.held and not (replay.units or replay.functions):
        told = words("filed.nothing_to_compare")
    elif replay.held:
        told = words("diff.replay_held", units=replay.units, functions=replay.functions)
    else:
        told = words("diff.replay_failed", differences="; ".join(replay.differences))
    yield view + words("constancia.replay"), told


def _made(ground: Ground) -> Iterator[tuple[str, Cell]]:
    words, made = ground.words, ground.answer.constancia
    if ground.answer.changes.waiting:
        yield words("constancia.waiting"), ground.answer.changes.waiting
    yield words("constancia.findings"), len(ground.answer.findings)
    yield words("constancia.program"), f"org-changelog {made.program}"
    yield words("constancia.head"), made.head or words("constancia.no_store")
    yield words("constancia.statements"), made.statements
    yield words("constancia.command"), made.command
    for source in made.sources:
        kind = "SHA-256" if len(source.digest) == _SHA256 else ground.heading("digest")
        yield words("constancia.source"), f"{source.name} · {kind} {source.digest}"
    yield words("constancia.person"), made.person or words("unknown")
    yield words("constancia.made_at"), made.made_at.isoformat(timespec="seconds")
