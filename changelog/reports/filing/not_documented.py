"""Lo no documentado: what is known of one date only, and what no document covers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from changelog.domain.changes import NOT_OF_THE_INSTITUTION, ChangeSet, Gap, GapKind
from changelog.reports.change_rows import function_unit_called, pairs, parent_called, unit_called
from changelog.reports.filing.ground import Ground, MarkedRow
from changelog.reports.names import shown
from changelog.reports.sources import places
from changelog.reports.tables import Table

ONE_SIDED = ("rank", "unit", "kind", "parent", "functions", "agreement", "effective", "provision")
GAPS = ("unit", "what", "when")


def one_sided_table(ground: Ground) -> Table:
    """Units documented on one date only, with how many functions came with each: no change of the institution."""
    rows = (row for net in ground.answer.changes.net for row in _one_sided(ground, net))
    return ground.table("one_sided", ONE_SIDED, rows, ground.words("diff.first_documented"))


def gaps_table(ground: Ground) -> Table:
    """What no document covers on one of the two dates."""
    rows = (
        (ground.mark(gap.unit_id), (net.institution, *_gap(ground, gap)))
        for net in ground.answer.changes.net
        for gap in net.not_documented
    )
    return ground.table("not_documented", GAPS, rows, ground.words("diff.not_documented"))


def _one_sided(ground: Ground, net: ChangeSet) -> Iterator[MarkedRow]:
    words = ground.words
    functions = [change for change in net.functions if change.kind in NOT_OF_THE_INSTITUTION]
    counted = Counter((change.new or change.old)[0].function.unit_id for change in functions)
    for change in (one for one in net.units if one.kind in NOT_OF_THE_INSTITUTION):
        for old, new in pairs(change):
            side = new or old
            assert side is not None
            yield (
                ground.mark_of(change, side),
                (
                    net.institution,
                    side.unit.rank,
                    unit_called(side),
                    words(f"unit.{change.kind}"),
                    parent_called(side, words),
                    counted.pop(side.unit.unit_id, 0),
                    change.act.agreement if change.act else None,
                    change.act.effective_date if change.act else None,
                    places((one.unit.source for one in (old, new) if one and one.unit.source), ground.documents),
                ),
            )
    for entry in functions:  # functions of units that both dates document
        function = (entry.new or entry.old)[0]
        if count := counted.pop(function.function.unit_id, 0):
            yield (
                ground.mark_of(entry, function),
                (
                    net.institution,
                    ground.rank_of(function.function.unit_id),
                    function_unit_called(function),
                    words(f"function.{entry.kind}"),
                    None,
                    count,
                    entry.act.agreement if entry.act else None,
                    entry.act.effective_date if entry.act else None,
                    places((one.function.source for one in (function,) if one.function.source), ground.documents),
                ),
            )


def _gap(ground: Ground, gap: Gap) -> tuple[str, str, str]:
    words = ground.words
    if gap.kind is GapKind.NOTHING and gap.since is None:
        what = words("gap.nothing_ever")
    else:
        what = words(f"gap.{gap.kind}", since=words.day(gap.since))
    return shown(gap.unit), what, words(f"when.{gap.when}")
