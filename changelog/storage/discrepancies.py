"""Where two snapshots state different facts: what a person needs to see before saying which is right."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from changelog.domain.snapshots import Snapshot
from changelog.domain.units import Unit


def differences(a: Snapshot, b: Snapshot) -> tuple[str, ...]:
    """One sentence for each fact that differs, `a`'s first; none when both state the same (`Snapshot.digest`).

    Texts differ when their normal forms do; printed bodies and sources are not compared.
    """
    return tuple(_of_snapshots(a, b))


def _of_snapshots(a: Snapshot, b: Snapshot) -> Iterator[str]:
    whole = (
        ("institution", a.institution.key, b.institution.key),
        ("effective date", str(a.effective_date), str(b.effective_date)),
        ("agreement", a.agreement.key if a.agreement else None, b.agreement.key if b.agreement else None),
        ("heads hang from the institution", a.heads_on_top, b.heads_on_top),
        ("covers the whole institution", a.whole_institution, b.whole_institution),
    )
    yield from (f"{what}: {_shown(one)}, {_shown(other)}" for what, one, other in whole if one != other)
    ours, theirs = a.by_code(), b.by_code()
    yield from (f"unit {code} {ours[code].name}: only in the first" for code in ours if code not in theirs)
    yield from (f"unit {code} {theirs[code].name}: only in the second" for code in theirs if code not in ours)
    common = [code for code in ours if code in theirs]
    for code in common:
        yield from _of_units(ours[code], theirs[code])
    if common != [code for code in theirs if code in ours]:
        yield "the units are printed in another order"


def _of_units(a: Unit, b: Unit) -> Iterator[str]:
    facts = (
        ("name", a.name, b.name),
        ("rank", a.rank, b.rank),
        ("parent", a.parent, b.parent),
        ("lists its functions", a.functions_listed, b.functions_listed),
        ("lists its units", a.children_listed, b.children_listed),
        ("functions", len(a.functions), len(b.functions)),
    )
    yield from (f"unit {a.code}, {what}: {_shown(one)}, {_shown(other)}" for what, one, other in facts if one != other)
    if a.objective != b.objective:
        yield f"unit {a.code}: the objective differs"
    for position, (one, other) in enumerate(zip_longest(a.functions, b.functions), 1):
        if one is None or other is None:
            break
        if one.marker != other.marker:
            yield f"unit {a.code}, function {position}, marker: {_shown(one.marker)}, {_shown(other.marker)}"
        if one.text != other.text:
            yield f"unit {a.code}, function {position}: the text differs"


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "none" if value is None else str(value) or '""'
