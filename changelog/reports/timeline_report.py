"""`timeline`: what is told and what is seen, grouped by day and act."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from changelog.domain.answers import Part, TimelineAnswer, TimelineRow
from changelog.domain.narratives import NarratedKind
from changelog.domain.tellings import Outcome
from changelog.reports.names import shown
from changelog.reports.sources import places
from changelog.reports.tables import Cell, Report, Section, Table
from changelog.reports.told_rows import ARROW, NOT_OF_EFFECT, bounds, moved, remarks, told_places
from changelog.reports.wording import Words

_COLUMNS = ("kind", "unit", "result_units", "parent", "basis", "told", "seen", "outcome", "remarks")
_FLAT_COLUMNS = (
    "institution",
    "effective",
    "day_from",
    "not_before_day",
    "not_after_day",
    "agreement",
    "kind",
    "unit",
    "result_units",
    "parent_before",
    "parent_after",
    "basis",
    "outcome",
    "told",
    "seen_before",
    "seen_after",
    "remarks",
    "inherited",
)


def timeline_report(answer: TimelineAnswer, words: Words) -> Report:
    """A section for each day and act, undated changes where their bounds put them; below, what is first shown when."""
    sections: list[Section] = []
    for institution in answer.institutions:
        rows = [row for row in answer.rows if row.institution == institution]
        shown_first = _first_shown(answer, institution, words)
        if len(answer.institutions) > 1 and (rows or shown_first):
            sections.append(Section(institution, level=2))
        sections.extend(_groups(rows, answer, words))
        sections.extend([Section("", (shown_first,))] if shown_first else [])
    title = words("timeline.title_unit", unit=shown(answer.unit)) if answer.unit else words("timeline.title")
    flat = tuple(_flat(row, answer, words) for row in answer.rows)
    main = Table(_headings(_FLAT_COLUMNS, words), flat, keys=_FLAT_COLUMNS)
    return Report(title, tuple(_sentences(answer, words)), tuple(sections), main)


def _sentences(answer: TimelineAnswer, words: Words) -> Iterable[str]:
    if len(answer.institutions) == 1:
        yield answer.institutions[0]
    earlier = [one.name for one in answer.lineage if one.relation == "predecessor"]
    later = [one.name for one in answer.lineage if one.relation == "successor"]
    if earlier:
        yield words("timeline.earlier", names="; ".join(map(shown, earlier)))
    if later:
        yield words("timeline.later", names="; ".join(map(shown, later)))
    if answer.unit and not answer.lineage:
        yield words("timeline.only_told")
    if answer.start or answer.end:
        yield words(
            "timeline.asked",
            start=words.day(answer.start.day) if answer.start else "…",
            end=words.day(answer.end.day) if answer.end else "…",
        )
    yield words("timeline.how") if answer.rows else words("timeline.empty")


def _groups(rows: Sequence[TimelineRow], answer: TimelineAnswer, words: Words) -> Iterable[Section]:
    level = 3 if len(answer.institutions) > 1 else 2
    for _, grouped in groupby(rows, key=lambda row: (_when(row, words), row.act)):
        listed = list(grouped)
        note = _day_note(listed, words)
        table = Table(_headings(_COLUMNS, words), tuple(_row(row, answer, words, note) for row in listed))
        yield Section(_heading(listed[0], words), (note,) if note else (), (table,), level)


def _day_note(rows: Sequence[TimelineRow], words: Words) -> str | None:
    """On what the day of all rows rests, where that is not the day of effect: told once above them."""
    found = {row.day_from for row in rows}
    return words(f"dayfrom.{found.pop()}") if len(found) == 1 and found <= NOT_OF_EFFECT else None


def _heading(row: TimelineRow, words: Words) -> str:
    when = _when(row, words)
    return f"{when} · {row.agreement}" if row.agreement else when


def _when(row: TimelineRow, words: Words) -> str:
    return words.day(row.effective) if row.effective else bounds(row.not_before, row.not_after, words)


def _row(row: TimelineRow, answer: TimelineAnswer, words: Words, told_above: str | None) -> tuple[Cell, ...]:
    telling = row.telling
    return (
        _kind(row, words),
        shown(row.unit),
        "; ".join(shown(name) for name in row.results),
        moved(row.from_parent, row.to_parent),
        "; ".join(words(f"basis.{basis}") for basis in row.bases),
        told_places(telling, answer.documents) if telling else None,
        _seen(row, answer),
        words(f"outcome.{telling.outcome}") if telling and telling.outcome is not Outcome.APPLIED else None,
        "; ".join(remark for remark in _remarks(row, answer, words) if remark != told_above),
    )


def _kind(row: TimelineRow, words: Words) -> str:
    family = "narrated" if isinstance(row.kind, NarratedKind) else "unit"
    return words(f"{family}.{row.kind}")


def _seen(row: TimelineRow, answer: TimelineAnswer) -> str | None:
    before, after = places(row.seen_before, answer.documents), places(row.seen_after, answer.documents)
    if not before and not after:
        return None
    return f"{before or '…'} {ARROW} {after or '…'}"


def _remarks(row: TimelineRow, answer: TimelineAnswer, words: Words) -> list[str]:
    said = []
    if row.by_name and row.part is Part.UNIT and answer.lineage:
        said.append(words("timeline.by_name"))
    if row.telling is not None:
        said.extend(remarks(row.telling, answer.documents, words))
    if row.change is not None:
        if row.not_before is not None:
            said.append(words("timeline.shown_by", date=words.day(row.not_before)))
        said.extend(row.change.evidence)
        said.extend([words("timeline.inherited")] if row.change.inherited else [])
    return said


def _first_shown(answer: TimelineAnswer, institution: str, words: Words) -> str:
    counted = [
        words("timeline.count", units=one.units, date=words.day(one.day))
        for one in answer.first_shown
        if one.institution == institution
    ]
    return words("timeline.first_shown", counts="; ".join(counted)) if counted else ""


def _headings(keys: Sequence[str], words: Words) -> tuple[str, ...]:
    return tuple(words(f"column.{key}") for key in keys)


def _flat(row: TimelineRow, answer: TimelineAnswer, words: Words) -> tuple[Cell, ...]:
    telling = row.telling
    return (
        row.institution,
        row.effective,
        words(f"dayfrom.{row.day_from or 'document'}"),
        row.not_before,
        row.not_after,
        row.agreement,
        _kind(row, words),
        shown(row.unit),
        "; ".join(shown(name) for name in row.results),
        shown(row.from_parent) if row.from_parent else None,
        shown(row.to_parent) if row.to_parent else None,
        "; ".join(words(f"basis.{basis}") for basis in row.bases),
        words(f"outcome.{telling.outcome}") if telling else None,
        told_places(telling, answer.documents) if telling else None,
        places(row.seen_before, answer.documents),
        places(row.seen_after, answer.documents),
        "; ".join(_remarks(row, answer, words)),
        words("yes" if row.change is not None and row.change.inherited else "no"),
    )
