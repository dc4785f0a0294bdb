"""Does a narrative hold together? What contradicts itself is a finding, and every entry stays as told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from changelog.domain.findings import Finding, Severity
from changelog.domain.narratives import Certainty, NarratedChange, NarratedKind
from changelog.domain.texts import normal_form
from changelog.reading.context import Context


def contradictions(changes: Sequence[NarratedChange], context: Context) -> Iterator[Finding]:
    """Units that are their own parent, cycles of names, abolitions before the creation, effects before the approval,
    readings in doubt."""
    for change in changes:
        yield from _own_parent(change, context)
        yield from _too_early(change, context)
        yield from _doubtful(change, context)
    yield from _cycles(changes, context)
    yield from _gone_before_made(changes, context)


def _same(one: str | None, other: str | None) -> bool:
    return one is not None and other is not None and normal_form(one) == normal_form(other)


def _own_parent(change: NarratedChange, context: Context) -> Iterator[Finding]:
    for parent in (change.from_parent, change.to_parent):
        if _same(change.unit, parent):
            yield _finding("narrated-own-parent", f"{change.unit!r} is told to hang below itself", change, context)
            return


def _too_early(change: NarratedChange, context: Context) -> Iterator[Finding]:
    approved, effective = change.approved, change.effective
    if approved is not None and effective is not None and effective.last_day < approved.first_day:
        message = f"told in force from {effective}, before its approval on {approved}"
        yield _finding("narrated-effect-before-approval", message, change, context, Severity.INFORMATION)


def _doubtful(change: NarratedChange, context: Context) -> Iterator[Finding]:
    if change.certainty is Certainty.DOUBTFUL:
        message = f"the sentence can be read otherwise than as {change.kind.value} of {change.unit!r}"
        yield _finding("narrated-in-doubt", message, change, context, Severity.INFORMATION)


def _cycles(changes: Sequence[NarratedChange], context: Context) -> Iterator[Finding]:
    """Changes of name that lead back to a name already left."""
    names: dict[str, NarratedChange] = {}
    for change in changes:
        if change.kind is NarratedKind.RENAMED and len(change.result) == 1:
            names.setdefault(normal_form(change.unit), change)
    reported: set[str] = set()
    for start, first in names.items():
        chain = [start]
        while (after := _after(chain[-1], names)) is not None and after not in chain:
            chain.append(after)
        if after == start and not reported & set(chain):
            reported |= set(chain)
            last = names[chain[-1]]
            if not _is_way_back(first, last):
                message = f"changes of name lead from {first.unit!r} back to it"
                yield _finding("narrated-rename-cycle", message, last, context)


def _after(name: str, names: dict[str, NarratedChange]) -> str | None:
    return normal_form(names[name].result[0]) if name in names else None


def _is_way_back(first: NarratedChange, last: NarratedChange) -> bool:
    """A unit that takes its old name again on another day told contradicts nothing."""
    return first.effective is not None and last.effective is not None and first.effective != last.effective


def _gone_before_made(changes: Sequence[NarratedChange], context: Context) -> Iterator[Finding]:
    created = {
        normal_form(change.unit): change.effective
        for change in reversed(changes)
        if change.kind is NarratedKind.CREATED and change.effective is not None
    }
    for change in changes:
        made = created.get(normal_form(change.unit))
        gone = change.effective
        if change.kind is not NarratedKind.ABOLISHED or made is None or gone is None:
            continue
        if gone.last_day < made.first_day:
            message = f"{change.unit!r} is told abolished on {gone}, before its creation on {made}"
            yield _finding("narrated-abolished-before-created", message, change, context)


def _finding(
    check: str, message: str, change: NarratedChange, context: Context, severity: Severity = Severity.MEDIUM
) -> Finding:
    return context.finding(check, severity, message, change.source.first_line, read=change.unit)
