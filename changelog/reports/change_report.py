"""`diff`, `since` and `compare`: what changed, grouped by agreement, with what it rests on and the replay's result."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from changelog.domain.answers import DiffAnswer, Documents
from changelog.domain.basis import OF_PROSE
from changelog.domain.changes import (
    NOT_OF_THE_INSTITUTION,
    Change,
    ChangeSet,
    FunctionChangeKind,
    Gap,
    GapKind,
    UnitChange,
    UnitChangeKind,
)
from changelog.domain.structures import Act
from changelog.reports.change_rows import (
    change_tables,
    flat_table,
    function_unit_called,
    pairs,
    parent_called,
    unit_called,
)
from changelog.reports.names import shown as shown_name
from changelog.reports.sources import places
from changelog.reports.tables import Cell, Report, Section, Table
from changelog.reports.told_findings import message_of
from changelog.reports.wording import Words

_KINDS = (*(f"unit.{kind}" for kind in UnitChangeKind), *(f"function.{kind}" for kind in FunctionChangeKind))


def change_report(answer: DiffAnswer, words: Words, program: str) -> Report:
    """Everything of an answer: for each institution the summary, the changes act by act, what is not documented."""
    sentences = [
        words(
            "diff.asked",
            asked_start=answer.start.asked,
            asked_end=answer.end.asked,
            start=words.day(answer.start.day),
            end=words.day(answer.end.day),
        )
    ]
    if answer.filters:
        sentences.append(words("diff.filters", filters="; ".join(answer.filters)))
    if answer.waiting:
        sentences.append(words("diff.waiting", waiting=answer.waiting))
    sentences.extend(message_of(finding, words) for finding in answer.findings)
    if not answer.net:
        sentences.append(words("show.nothing"))
    sections: list[Section] = []
    for position, net in enumerate(answer.net):
        steps = answer.steps[position] if answer.steps else None
        sections.extend(_institution(net, steps, answer.documents, words))
    sections.append(Section("", (words("diff.program", version=program),)))
    main = flat_table(answer.steps or answer.net, answer.documents, words)
    return Report(_title(answer, words), tuple(sentences), tuple(sections), main)


def _title(answer: DiffAnswer, words: Words) -> str:
    if answer.asked_by == "compare":
        return words("compare.title", first=answer.start.asked, second=answer.end.asked)
    start, end = words.day(answer.start.day), words.day(answer.end.day)
    return words(f"{answer.asked_by}.title", start=start, end=end)


def _institution(net: ChangeSet, steps: ChangeSet | None, documents: Documents, words: Words) -> list[Section]:
    sections = [
        Section(net.institution, level=2),
        Section(words("diff.acts"), tables=(_acts(net.acts, words),), level=3)
        if net.acts
        else Section("", (words("diff.no_acts"),)),
        _summary(net, steps, words),
        *_changes(net, documents, words),
    ]
    if steps is not None:
        sections.append(Section(words("diff.steps"), level=3))
        sections.extend(_changes(steps, documents, words, level=4))
    if net.not_documented:
        sections.append(Section(words("diff.not_documented"), tables=(_gaps(net.not_documented, words),), level=3))
    sections.append(Section("", tuple(_replay(view, words) for view in (net, steps) if view is not None)))
    return sections


def _summary(net: ChangeSet, steps: ChangeSet | None, words: Words) -> Section:
    if net.is_empty and (steps is None or steps.is_empty):
        return Section(words("diff.summary"), (words("diff.same"),), level=3)
    sentences = [words("diff.totals", units=net.units_affected(), **_totals(net))]
    if steps is not None:
        acts = words("diff.steps_totals", **_totals(steps))
        differs = steps.own_counts() != net.own_counts()
        sentences.append(f"{acts} {words('diff.steps_differ')}" if differs else acts)
    known = Counter((isinstance(c, UnitChange), c.kind.value) for c in net.changes if c.kind in NOT_OF_THE_INSTITUTION)
    if known:
        sentences.append(
            words(
                "diff.known",
                first=known[True, "first_documented"],
                last=known[True, "no_longer_documented"],
                first_functions=known[False, "first_documented"],
                last_functions=known[False, "no_longer_documented"],
            )
        )
    counts = net.own_counts()
    rows = tuple((words(key), counts[key]) for key in _KINDS if key in counts)
    table = Table((words("column.kind"), words("column.count")), rows)
    return Section(words("diff.summary"), tuple(sentences), (table,) if rows else (), level=3)


def _totals(changes: ChangeSet) -> dict[str, int]:
    counts = changes.own_counts()
    return {
        "changes": sum(n for key, n in counts.items() if key.startswith("unit.")),
        "functions": sum(n for key, n in counts.items() if key.startswith("function.")),
        "inherited": sum(1 for c in changes.changes if c.inherited and c.kind not in NOT_OF_THE_INSTITUTION),
    }


def _changes(changes: ChangeSet, documents: Documents, words: Words, *, level: int = 3) -> list[Section]:
    """Own changes grouped by act, then consequences, then what is only known on one side."""
    own = [c for c in changes.changes if not c.inherited and c.kind not in NOT_OF_THE_INSTITUTION]
    inherited = [c for c in changes.changes if c.inherited and c.kind not in NOT_OF_THE_INSTITUTION]
    sections = [Section("", (words("diff.bounds"),))] if own else []
    if any(change.basis in OF_PROSE for change in changes.changes):
        sections.append(Section("", (words("diff.narrated"),)))
    for act, listed in _by_act(own):
        agreement = act.agreement if act else None
        heading = words(
            "diff.group" if agreement else "diff.group_unnamed",
            agreement=agreement,
            date=words.day(act.effective_date if act else None),
        )
        told_above = tuple(words(f"column.{key}") for key in ("agreement", "effective"))
        tables = tuple(table.without_columns(told_above) for table in change_tables(listed, documents, words))
        sections.append(Section(heading, tables=tables, level=level))
    if inherited:
        sections.append(
            Section(words("diff.inherited"), tables=change_tables(inherited, documents, words), level=level)
        )
    one_sided = _one_sided(changes, documents, words)
    if one_sided is not None:
        sections.append(Section(words("diff.first_documented"), tables=(one_sided,), level=level))
    return sections


def _by_act(changes: Iterable[Change]) -> list[tuple[Act | None, list[Change]]]:
    groups: defaultdict[tuple[str, str], list[Change]] = defaultdict(list)
    acts: dict[tuple[str, str], Act | None] = {}
    for change in changes:
        act = change.act
        key = (act.effective_date.isoformat(), act.agreement or "") if act else ("", "")
        groups[key].append(change)
        acts.setdefault(key, act)
    return [(acts[key], groups[key]) for key in sorted(groups)]


def _one_sided(changes: ChangeSet, documents: Documents, words: Words) -> Table | None:
    """Units documented on one side only, with how many functions came with each; functions of known units by unit."""
    units = sorted(
        (c for c in changes.units if c.kind in NOT_OF_THE_INSTITUTION),
        key=lambda c: (c.act.effective_date.isoformat(), c.act.agreement or "") if c.act else ("", ""),
    )
    counted = Counter(
        (c.new or c.old)[0].function.unit_id for c in changes.functions if c.kind in NOT_OF_THE_INSTITUTION
    )
    rows: list[tuple[Cell, ...]] = []
    for change in units:
        for old, new in pairs(change):
            shown = new or old
            assert shown is not None
            count = counted.pop(shown.unit.unit_id, 0)
            rows.append(
                (
                    unit_called(shown),
                    words(f"unit.{change.kind}"),
                    parent_called(shown, words),
                    count or None,
                    change.act.effective_date if change.act else None,
                    places((s.unit.source for s in (old, new) if s and s.unit.source), documents),
                )
            )
    for entry in changes.functions:
        side = (entry.new or entry.old)[0]
        if entry.kind in NOT_OF_THE_INSTITUTION and side.function.unit_id in counted:
            count = counted.pop(side.function.unit_id)
            day = entry.act.effective_date if entry.act else None
            rows.append((function_unit_called(side), words(f"function.{entry.kind}"), None, count, day, None))
    columns = ("unit", "kind", "parent", "functions", "effective", "source")
    return Table(tuple(words(f"column.{key}") for key in columns), tuple(rows)) if rows else None


def _acts(acts: Sequence[Act], words: Words) -> Table:
    return Table(
        (words("column.agreement"), words("column.effective"), words("column.document")),
        tuple((act.agreement or words("diff.no_agreement"), act.effective_date, act.document) for act in acts),
    )


def _gaps(gaps: Sequence[Gap], words: Words) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for gap in gaps:
        what = (
            words(f"gap.{gap.kind}", since=words.day(gap.since))
            if gap.since or gap.kind is not GapKind.NOTHING
            else (words("gap.nothing_ever"))
        )
        rows.append((shown_name(gap.unit), what, words(f"when.{gap.when}")))
    return Table((words("column.unit"), words("column.what"), words("column.when")), tuple(rows))


def _replay(changes: ChangeSet, words: Words) -> str:
    replay = changes.replay
    if replay is None:
        return ""
    if replay.held:
        return words("diff.replay_held", units=replay.units, functions=replay.functions)
    return words("diff.replay_failed", differences="; ".join(replay.differences))
