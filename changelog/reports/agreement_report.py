"""`agreements`: the register of acts, and the card of one with all that documents and structures say of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from changelog.domain.answers import ActAnswer, AgreementRow, Documents, ListAnswer, ObservedDay
from changelog.domain.changes import UnitChange
from changelog.domain.dates import PartialDate
from changelog.domain.registers import Conflict, ConflictKind, Doubt, RegisteredAct
from changelog.domain.texts import fold_blanks
from changelog.reports.change_rows import pairs, parent_called, unit_called
from changelog.reports.names import shown
from changelog.reports.sources import place, places_by_document
from changelog.reports.tables import Cell, Report, Section, Table
from changelog.reports.told_rows import told_places, told_table
from changelog.reports.wording import Words

_REGISTER = (
    *("institution", "agreement", "body", "approved", "act_number", "published", "effective"),
    *("snapshots", "rests_on_it", "citations", "conflicts", "doubts", "annulled"),
)
_PIECES = ("body", "session", "number", "promoter", "approved", "published", "effective")
_FLAT = ("piece", "message", "says", "source")
_OF_LETTERS = frozenset({ConflictKind.SITTING, ConflictKind.PROMOTER, ConflictKind.LOST_LETTERS})


def register_report(answer: ListAnswer, words: Words) -> Report:
    """Every act cited, a row each, in the order of days."""
    table = Table(_headings(_REGISTER, words), tuple(_register_row(row, words) for row in answer.agreements))
    sentence = words("agreements.how") if table.rows else words("list.empty")
    sections = (_of_institution(label, rows, table) for label, rows in groupby(table.rows, key=lambda row: str(row[0])))
    return Report(words("agreements.title"), (sentence,), tuple(sections), table)


def _of_institution(label: str, rows: Iterable[tuple[Cell, ...]], table: Table) -> Section:
    """The acts of one institution, which then needs no column."""
    return Section(label, tables=(Table(table.columns, tuple(rows)).without_columns(table.columns[:1]),))


def _register_row(row: AgreementRow, words: Words) -> tuple[Cell, ...]:
    agreement, act = row.agreement, row.act
    heads = "; ".join(map(shown, row.snapshots))
    if agreement is None or act is None:
        return (row.institution, words("diff.no_agreement"), *(None,) * 4, row.effective_date, heads, *(None,) * 5)
    return (
        row.institution,
        agreement.printed,
        agreement.body,
        agreement.approved or agreement.session,
        agreement.number,
        agreement.published,
        days_of_effect(act, words),
        heads,
        len(act.narrated) or None,
        len(agreement.citations),
        len(act.conflicts) or None,
        len(act.doubts) or None,
        words("agreement.annulled_by", by=row.annulled_by) if row.annulled_by else None,
    )


# --- the card -----------------------------------------------------------------------------------------------------------


def agreement_report(answer: ActAnswer, words: Words) -> Report:
    """One act: its pieces, conflicts and doubts, spellings, the snapshots under it, what is told and what is seen."""
    act = answer.act
    sections = [Section("", tables=(_pieces(act, words),))]
    sections += _section("agreement.conflicts", _conflicts(act.conflicts, answer.documents, words), words)
    sections += _section("agreement.doubts", _doubts(act.doubts, answer.documents, words), words)
    sections += _section("agreement.citations", _citations(act, answer.documents, words), words)
    sections += _section("snapshots.title", _structures(act, words), words)
    sections += _section("history.told", told_table(answer.tellings, answer.documents, words), words)
    sections += [_observed(observed, answer.documents, words) for observed in answer.observed]
    if not answer.tellings and not answer.observed:
        sections.append(Section(words("agreement.changes"), (words("agreement.no_changes"),)))
    title = words("agreement.title", agreement=act.agreement.printed)
    main = Table(_headings(_FLAT, words), tuple(_flat(answer, words)))
    return Report(title, tuple(_opening(answer, words)), tuple(sections), main)


def _opening(answer: ActAnswer, words: Words) -> Iterator[str]:
    yield f"{answer.institution} · {words(f'act.{answer.act.kind}')}"
    if answer.annulled_by:
        yield words("agreement.annulled", by=answer.annulled_by)
    if answer.same_session:
        yield words("agreement.same_session", others="; ".join(answer.same_session))


def _section(title: str, table: Table, words: Words) -> list[Section]:
    return [Section(words(title), tables=(table,))] if table.rows else []


def _pieces(act: RegisteredAct, words: Words) -> Table:
    """Each piece; one that an act of its kind has and that no document tells is said to be not documented."""
    rows = [(words(f"piece.{piece}"), value) for piece, value in told_pieces(act, words)]
    return Table(_headings(("field", "value"), words), tuple(rows))


def told_pieces(act: RegisteredAct, words: Words) -> Iterator[tuple[str, Cell]]:
    for piece in _PIECES:
        value: Cell = days_of_effect(act, words) if piece == "effective" else getattr(act.agreement, piece)
        if value is not None or piece in act.missing:
            yield piece, value if value is not None else words("unknown")


def days_of_effect(act: RegisteredAct, words: Words) -> Cell:
    """The day of effect; all that are told where they are several."""
    if len(act.effects) == 1:
        return act.effects[0].day
    return "; ".join(words.day(effect.day) for effect in act.effects) or None


def _conflicts(conflicts: Sequence[Conflict], documents: Documents, words: Words) -> Table:
    rows = (
        (
            words(f"conflict.{one.kind}"),
            _said(one, 0),
            place(one.places[0], documents),
            _said(one, 1),
            place(one.places[1], documents),
        )
        for one in conflicts
    )
    return Table(_headings(("message", "one_says", "source", "other_says", "other_source"), words), tuple(rows))


def _said(conflict: Conflict, side: int) -> Cell:
    """What one side says: letters as printed, days as dates."""
    said = conflict.said[side]
    return said if conflict.kind in _OF_LETTERS else PartialDate.from_iso(said)


def _doubts(doubts: Sequence[Doubt], documents: Documents, words: Words) -> Table:
    rows = (
        (
            words(f"doubt.{one.kind}"),
            one.said,
            place(one.place, documents),
            one.other,
            place(one.other_place, documents),
        )
        for one in doubts
    )
    return Table(_headings(("message", "one_says", "source", "other_act", "other_source"), words), tuple(rows))


def _citations(act: RegisteredAct, documents: Documents, words: Words) -> Table:
    """Each spelling with all its places, and the days told there."""
    rows: list[tuple[Cell, ...]] = []
    cited = act.agreement.citations
    for letters in dict.fromkeys(fold_blanks(one.printed) for one in cited):
        same = [one for one in cited if fold_blanks(one.printed) == letters]
        sources = places_by_document((one.source for one in same if one.source is not None), documents)
        days = ([getattr(one, name) for one in same] for name in ("approved", "published", "effective"))
        rows.append((letters, sources, *(_days(told, words) for told in days)))
    columns = ("spelling", "source", "approved", "published", "effective")
    return Table(_headings(columns, words), tuple(rows)).without_empty_columns()


def _days(told: Iterable[PartialDate | None], words: Words) -> str:
    return "; ".join(words.day(day) for day in dict.fromkeys(told) if day is not None)


def _structures(act: RegisteredAct, words: Words) -> Table:
    rows = (
        (one.effective_date, "; ".join(map(shown, one.heads)), one.document, one.digest[:12]) for one in act.structures
    )
    return Table(_headings(("effective", "heads", "document", "digest"), words), tuple(rows))


def _observed(observed: ObservedDay, documents: Documents, words: Words) -> Section:
    units, functions = observed.first_shown
    said = []
    if observed.functions:
        counts = "; ".join(f"{words(f'function.{kind}')}: {count}" for kind, count in observed.functions.items())
        said.append(words("agreement.functions", counts=counts))
    if units or functions:
        said.append(words("agreement.first_shown", units=units, functions=functions))
    if not observed.units and not said:
        said.append(words("diff.same"))
    columns = ("kind", "before", "after", "parent_before", "parent_after", "basis", "inherited", "source")
    rows = tuple(row for change in observed.units for row in _observed_rows(change, documents, words))
    table = Table(_headings(columns, words), rows)
    return Section(words("agreement.observed", date=words.day(observed.day)), tuple(said), (table,) if rows else ())


def _observed_rows(change: UnitChange, documents: Documents, words: Words) -> Iterator[tuple[Cell, ...]]:
    for old, new in pairs(change):
        yield (
            words(f"unit.{change.kind}"),
            unit_called(old),
            unit_called(new),
            parent_called(old, words),
            parent_called(new, words),
            words(f"basis.{change.basis}"),
            words("yes") if change.inherited else None,
            places_by_document(change.sources, documents),
        )


# --- for CSV: one fact a row ----------------------------------------------------------------------------------------------


def _flat(answer: ActAnswer, words: Words) -> Iterator[tuple[Cell, ...]]:
    act, documents = answer.act, answer.documents
    yield from _flat_pieces(answer, words)
    for conflict in act.conflicts:
        sources = "; ".join(place(one, documents) for one in conflict.places)
        yield words("agreement.conflicts"), words(f"conflict.{conflict.kind}"), " | ".join(conflict.said), sources
    for doubt in act.doubts:
        said = " | ".join(piece for piece in (doubt.said, doubt.other) if piece)
        yield words("agreement.doubts"), words(f"doubt.{doubt.kind}"), said, place(doubt.place, documents)
    for cited in act.agreement.citations:
        yield words("agreement.citations"), None, fold_blanks(cited.printed), place(cited.source, documents)
    for structure in act.structures:
        heads = "; ".join(map(shown, structure.heads))
        yield words("snapshots.title"), structure.effective_date, heads, structure.document
    for telling in answer.tellings:
        told = " → ".join(piece for piece in ("; ".join(telling.units), "; ".join(telling.results)) if piece)
        yield words("history.told"), words(f"narrated.{telling.change.kind}"), told, told_places(telling, documents)
    for observed in answer.observed:
        for change in observed.units:
            for old, new in pairs(change):
                seen = " → ".join(piece for piece in (unit_called(old), unit_called(new)) if piece)
                sources = places_by_document(change.sources, documents)
                yield words("agreement.changes"), words(f"unit.{change.kind}"), seen, sources


def _flat_pieces(answer: ActAnswer, words: Words) -> Iterator[tuple[Cell, ...]]:
    for piece, value in told_pieces(answer.act, words):
        yield words("agreement.piece"), words(f"piece.{piece}"), value, None
    if answer.annulled_by:
        by = words("agreement.annulled_by", by=answer.annulled_by)
        yield words("agreement.piece"), words("column.annulled"), by, None


def _headings(keys: Sequence[str], words: Words) -> tuple[str, ...]:
    return tuple(words(f"column.{key}") for key in keys)
