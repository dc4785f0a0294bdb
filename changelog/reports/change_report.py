"""`diff`, `since` and `compare`: what changed, grouped by agreement, with what it rests on and the replay's result."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from changelog.domain.answers import DiffAnswer, Documents
from changelog.domain.changes import (
    NOT_OF_THE_INSTITUTION,
    Change,
    ChangeSet,
    FunctionChange,
    FunctionSide,
    Gap,
    GapKind,
    Side,
    UnitChange,
)
from changelog.domain.structures import Act
from changelog.reports.sources import places
from changelog.reports.tables import Cell, Report, Section, Table
from changelog.reports.wording import Words

_UNIT_COLUMNS = (
    "number",
    "rank",
    "before",
    "after",
    "kind",
    "parent_before",
    "parent_after",
    "agreement",
    "effective",
    "basis",
    "source",
    "remarks",
)
_FUNCTION_COLUMNS = (
    "unit",
    "marker_before",
    "says",
    "marker_after",
    "should_say",
    "kind",
    "origin",
    "agreement",
    "source",
    "remarks",
)


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
    sentences.extend(finding.message for finding in answer.findings)
    if not answer.net:
        sentences.append(words("show.nothing"))
    sections: list[Section] = []
    for position, net in enumerate(answer.net):
        steps = answer.steps[position] if answer.steps else None
        sections.extend(_institution(net, steps, answer.documents, words))
    sections.append(Section("", (words("diff.program", version=program),)))
    main = _all_changes(answer, words)
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
        sections.extend(_changes(steps, documents, words))
    if net.not_documented:
        sections.append(Section(words("diff.not_documented"), tables=(_gaps(net.not_documented, words),), level=3))
    sections.append(Section("", tuple(_replay(view, words) for view in (net, steps) if view is not None)))
    return sections


def _summary(net: ChangeSet, steps: ChangeSet | None, words: Words) -> Section:
    if net.is_empty and (steps is None or steps.is_empty):
        return Section(words("diff.summary"), (words("diff.same"),), level=3)
    sentences = [words("diff.totals", units=net.units_affected(), **_totals(net))]
    if steps is not None:
        sentences.append(words("diff.steps_totals", **_totals(steps)))
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
    rows = tuple((words(key), counts[key]) for key in sorted(counts))
    table = Table((words("column.kind"), words("column.count")), rows)
    return Section(words("diff.summary"), tuple(sentences), (table,) if rows else (), level=3)


def _totals(changes: ChangeSet) -> dict[str, int]:
    counts = changes.own_counts()
    return {
        "changes": sum(n for key, n in counts.items() if key.startswith("unit.")),
        "functions": sum(n for key, n in counts.items() if key.startswith("function.")),
        "inherited": sum(1 for c in changes.changes if c.inherited and c.kind not in NOT_OF_THE_INSTITUTION),
    }


def _changes(changes: ChangeSet, documents: Documents, words: Words) -> list[Section]:
    """Own changes grouped by act, then consequences, then what is only known on one side."""
    own = [c for c in changes.changes if not c.inherited and c.kind not in NOT_OF_THE_INSTITUTION]
    inherited = [c for c in changes.changes if c.inherited and c.kind not in NOT_OF_THE_INSTITUTION]
    sections: list[Section] = []
    for act, listed in _by_act(own):
        heading = words(
            "diff.group",
            agreement=(act.agreement if act else None) or words("diff.no_agreement"),
            date=words.day(act.effective_date if act else None),
        )
        told_above = tuple(words(f"column.{key}") for key in ("agreement", "effective"))
        tables = tuple(table.without_columns(told_above) for table in _tables(listed, documents, words))
        sections.append(Section(heading, tables=tables, level=3))
    if inherited:
        sections.append(Section(words("diff.inherited"), tables=_tables(inherited, documents, words), level=3))
    one_sided = _one_sided(changes, documents, words)
    if one_sided is not None:
        sections.append(Section(words("diff.first_documented"), tables=(one_sided,), level=3))
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


def _tables(changes: Sequence[Change], documents: Documents, words: Words) -> tuple[Table, ...]:
    units = [c for c in changes if isinstance(c, UnitChange)]
    functions = [c for c in changes if isinstance(c, FunctionChange)]
    tables: list[Table] = []
    if units:
        rows = [row for c in units for row in _unit_rows(c, documents, words)]
        numbered = tuple((number, *row) for number, row in enumerate(rows, 1))
        columns = tuple(words(f"column.{key}") for key in _UNIT_COLUMNS)
        tables.append(Table(columns, numbered, words("diff.unit_changes")))
    if functions:
        rows = [row for c in functions for row in _function_rows(c, documents, words)]
        columns = tuple(words(f"column.{key}") for key in _FUNCTION_COLUMNS)
        tables.append(Table(columns, tuple(rows), words("diff.function_changes")))
    return tuple(tables)


def pairs(change: UnitChange) -> list[tuple[Side | None, Side | None]]:
    """A change as rows of one unit before and one after: a merger has a row for each predecessor."""
    if len(change.old) > 1:
        return [(old, change.new[0]) for old in change.old]
    if len(change.new) > 1:
        return [(change.old[0], new) for new in change.new]
    return [(change.old[0] if change.old else None, change.new[0] if change.new else None)]


def function_pairs(change: FunctionChange) -> list[tuple[FunctionSide | None, FunctionSide | None]]:
    """As `pairs`, of functions."""
    if len(change.old) > 1:
        return [(old, change.new[0]) for old in change.old]
    if len(change.new) > 1:
        return [(change.old[0], new) for new in change.new]
    return [(change.old[0] if change.old else None, change.new[0] if change.new else None)]


def _unit_rows(change: UnitChange, documents: Documents, words: Words) -> list[tuple[Cell, ...]]:
    rows: list[tuple[Cell, ...]] = []
    for old, new in pairs(change):
        shown = new or old
        assert shown is not None
        rows.append(
            (
                shown.unit.rank,
                _called(old),
                _called(new),
                words(f"unit.{change.kind}"),
                _parent(old, words),
                _parent(new, words),
                change.act.agreement if change.act else None,
                change.act.effective_date if change.act else None,
                words(f"basis.{change.basis}"),
                places((s.unit.source for s in (old, new) if s and s.unit.source), documents),
                change.difference or "; ".join(change.evidence),
            )
        )
    return rows


def _called(side: Side | None) -> str | None:
    return f"{side.unit.code or ''} {side.unit.name}".strip() if side else None


def _parent(side: Side | None, words: Words) -> str | None:
    if side is None:
        return None
    if side.parent_name is not None:
        return f"{side.parent_code or ''} {side.parent_name}".strip()
    return None if side.unit.placed else words("unknown")


def _function_rows(change: FunctionChange, documents: Documents, words: Words) -> list[tuple[Cell, ...]]:
    rows: list[tuple[Cell, ...]] = []
    for old, new in function_pairs(change):
        shown = new or old
        assert shown is not None
        moved = old is not None and new is not None and old.function.unit_id != new.function.unit_id
        rows.append(
            (
                _unit_called(shown),
                old.function.marker if old else None,
                _said(old, words),
                new.function.marker if new else None,
                change.difference if change.difference and new else _said(new, words),
                words(f"function.{change.kind}"),
                _unit_called(old) if moved and old else None,
                change.act.agreement if change.act else None,
                places((s.function.source for s in (old, new) if s and s.function.source), documents),
                _remark(change, words),
            )
        )
    return rows


def _unit_called(side: FunctionSide) -> str:
    return f"{side.unit_code or ''} {side.unit_name}".strip()


def _said(side: FunctionSide | None, words: Words) -> str | None:
    if side is None:
        return None
    text = side.function.text
    return text.body if text.body is not None else words("show.text_absent", digest=text.digest)


def _remark(change: FunctionChange, words: Words) -> str:
    difference = change.difference
    if difference is not None and difference.is_verb_changed:
        return words("diff.verb", before=difference.verb_before, after=difference.verb_after)
    return "; ".join(change.evidence)


def _one_sided(changes: ChangeSet, documents: Documents, words: Words) -> Table | None:
    """Units documented on one side only, with how many functions came with each; functions of known units by unit."""
    units = [c for c in changes.units if c.kind in NOT_OF_THE_INSTITUTION]
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
                    _called(shown),
                    words(f"unit.{change.kind}"),
                    _parent(shown, words),
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
            rows.append((_unit_called(side), words(f"function.{entry.kind}"), None, count, day, None))
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
        rows.append((gap.unit, what, words(f"when.{gap.when}")))
    return Table((words("column.unit"), words("column.what"), words("column.when")), tuple(rows))


def _replay(changes: ChangeSet, words: Words) -> str:
    replay = changes.replay
    if replay is None:
        return ""
    if replay.held:
        return words("diff.replay_held", units=replay.units, functions=replay.functions)
    return words("diff.replay_failed", differences="; ".join(replay.differences))


def _all_changes(answer: DiffAnswer, words: Words) -> Table:
    """Every change as one row, for CSV: units and functions under the same columns, nothing left out."""
    rows: list[tuple[Cell, ...]] = []
    for changes in answer.steps or answer.net:
        for change in changes.changes:
            rows.extend(_flat_rows(change, changes.institution, answer.documents, words))
    keys = ("institution", "kind", "before", "after", "parent_before", "parent_after", "marker_before", "says")
    more = ("marker_after", "should_say", "agreement", "effective", "basis", "source", "remarks")
    columns = (*(words(f"column.{key}") for key in (*keys, *more)), words("diff.inherited"))
    return Table(columns, tuple(rows))


def _flat_rows(change: Change, institution: str, documents: Documents, words: Words) -> list[tuple[Cell, ...]]:
    tail: tuple[Cell, ...] = (
        change.act.agreement if change.act else None,
        change.act.effective_date if change.act else None,
        words(f"basis.{change.basis}"),
        places(change.sources, documents),
        "; ".join(change.evidence),
        words("yes" if change.inherited else "no"),
    )
    if isinstance(change, UnitChange):
        kind = words(f"unit.{change.kind}")
        return [
            (
                institution,
                kind,
                _called(o),
                _called(n),
                _parent(o, words),
                _parent(n, words),
                None,
                None,
                None,
                None,
                *tail,
            )
            for o, n in pairs(change)
        ]
    kind = words(f"function.{change.kind}")
    return [
        (
            institution,
            kind,
            _unit_called(o) if o else None,
            _unit_called(n) if n else None,
            None,
            None,
            o.function.marker if o else None,
            _said(o, words),
            n.function.marker if n else None,
            _said(n, words),
            *tail,
        )
        for o, n in function_pairs(change)
    ]
