"""Does a narrative hold together? What contradicts itself is a finding, and every entry stays as told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from changelog.domain.dates import PartialDate
from changelog.domain.findings import Finding, Severity
from changelog.domain.narratives import Certainty, NarratedChange, NarratedKind
from changelog.domain.texts import normal_form
from changelog.reading.context import Context


def contradictions(changes: Sequence[NarratedChange], context: Context) -> Iterator[Finding]:
    """Units that are their own parent, cycles of names, abolitions before the creation, one change or one act with several
    days of effect, effects before the approval, readings in doubt."""
    for change in changes:
        yield from _own_parent(change, context)
        yield from _too_early(change, context)
        yield from _doubtful(change, context)
    yield from _cycles(changes, context)
    yield from _gone_before_made(changes, context)
    yield from _told_of_several_days(changes, context)
    yield from _acts_of_several_days(changes, context)
    yield from _made_twice(changes, context)


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


def _told_of_several_days(changes: Sequence[NarratedChange], context: Context) -> Iterator[Finding]:
    """One change under one act, told with two days of effect."""
    told: dict[tuple[object, ...], NarratedChange] = {}
    for change in changes:
        if change.effective is None or change.agreement is None:
            continue
        results = tuple(map(normal_form, change.result))
        key = (normal_form(change.agreement), change.kind, normal_form(change.unit), results)
        first = told.setdefault(key, change)
        if first.effective != change.effective:
            message = (
                f"{change.kind.value} of {change.unit!r} by {change.agreement} is told in force from {change.effective}, "
                f"on line {first.source.first_line} from {first.effective}"
            )
            yield _finding("narrated-two-days", message, change, context)


def _acts_of_several_days(changes: Sequence[NarratedChange], context: Context) -> Iterator[Finding]:
    """Acts that are told with several days of effect: it can be so, but not silently."""
    days: dict[object, dict[PartialDate, NarratedChange]] = {}
    for change in changes:
        if change.effective is not None and (act := _one_act(change)) is not None:
            days.setdefault(act, {}).setdefault(change.effective, change)
    for of_act in days.values():
        if len(of_act) > 1:
            last = list(of_act.values())[-1]
            several = ", ".join(f"{day} (line {change.source.first_line})" for day, change in of_act.items())
            message = f"{last.agreement} is told with several days of effect: {several}"
            yield _finding("narrated-act-several-days", message, last, context, Severity.INFORMATION)


def _one_act(change: NarratedChange) -> object:
    """What tells the act from others. An act with a number is one; "reformas al Estatuto" are those of their day."""
    if change.agreement is None:
        return None
    if any(char.isdigit() for char in change.agreement):
        return normal_form(change.agreement)
    days = (change.approved, change.published)
    return (normal_form(change.agreement), *days) if any(days) else None


def _made_twice(changes: Sequence[NarratedChange], context: Context) -> Iterator[Finding]:
    """A unit told to be created on two days, without its end between them."""
    made: dict[str, NarratedChange] = {}
    for change in changes:
        name = normal_form(change.unit)
        if change.kind is NarratedKind.ABOLISHED:
            made.pop(name, None)
        if change.kind is not NarratedKind.CREATED or change.effective is None:
            continue
        first = made.setdefault(name, change)
        if not _can_be_one(first.effective, change.effective):
            message = (
                f"{change.unit!r} is told created on {change.effective}, on line {first.source.first_line} "
                f"on {first.effective}"
            )
            yield _finding("narrated-created-twice", message, change, context)


def _can_be_one(one: PartialDate | None, other: PartialDate) -> bool:
    """Can two dates, of whatever precision, be one day?"""
    return one is None or (one.first_day <= other.last_day and other.first_day <= one.last_day)


def _finding(
    check: str, message: str, change: NarratedChange, context: Context, severity: Severity = Severity.MEDIUM
) -> Finding:
    return context.finding(check, severity, message, change.source.first_line, read=change.unit)
