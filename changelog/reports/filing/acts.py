"""Cédulas: one row for each act of the period, and for each a table of what took effect under it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from changelog.domain.answers import ActAnswer
from changelog.domain.changes import UnitChange
from changelog.domain.narratives import NarratedKind
from changelog.domain.tellings import Telling
from changelog.reports.agreement_report import days_of_effect, told_pieces
from changelog.reports.change_rows import pairs, parent_called, unit_called
from changelog.reports.filing.ground import Ground, MarkedRow
from changelog.reports.filing.timeline import kind_of
from changelog.reports.marks import plain
from changelog.reports.names import shown
from changelog.reports.sources import place, places_by_document
from changelog.reports.tables import Cell, Mark, Section, Table
from changelog.reports.told_rows import bounds, remarks, told_places

COLUMNS = (
    *(
        "agreement",
        "act",
        "body",
        "session",
        "act_number",
        "approved",
        "published",
        "effective",
        "heads",
        "document",
        "digest",
    ),
    *("rests_on_it", "citations", "conflicts", "doubts"),
)
EFFECTS = (
    *(
        "told_or_seen",
        "effective",
        "kind",
        "before",
        "after",
        "parent_before",
        "parent_after",
        "basis",
        "outcome",
        "inherited",
    ),
    *("provision", "remarks"),
)


def acts_table(ground: Ground) -> Table:
    """The acts that took effect between the dates, in the order of the register."""
    return ground.table("acts", COLUMNS, (_row(ground, card) for card in ground.answer.acts))


def act_sections(ground: Ground) -> Iterator[Section]:
    """For each act what is known of it, in sentences, and its effects; the tables are numbered as the acts are."""
    for number, card in enumerate(ground.answer.acts, 1):
        rows = [*_told(ground, card), *_seen(ground, card)]
        sentences = [*_sentences(ground, card), *([] if rows else [ground.words("agreement.no_changes")])]
        tables = (ground.table(f"act_{number}", EFFECTS, rows),) if rows else ()
        heading = ground.words("agreement.title", agreement=card.act.agreement.printed)
        yield Section(heading, tuple(sentences), tables, 3)


def _row(ground: Ground, card: ActAnswer) -> MarkedRow:
    act, words = card.act, ground.words
    agreement = act.agreement
    cells: tuple[Cell, ...] = (
        card.institution,
        agreement.printed,
        words(f"act.{act.kind}"),
        agreement.body,
        agreement.session,
        agreement.number,
        agreement.approved,
        agreement.published,
        days_of_effect(act, words),
        "; ".join(shown(head) for structure in act.structures for head in structure.heads),
        "; ".join(dict.fromkeys(one.document for one in act.structures if one.document)),
        "; ".join(dict.fromkeys(one.source.document if one.source else one.digest for one in act.structures)),
        len(act.narrated),
        len(agreement.citations),
        len(act.conflicts),
        len(act.doubts),
    )
    return Mark(agreement=agreement.printed), cells


def _sentences(ground: Ground, card: ActAnswer) -> Iterator[str]:
    words, act = ground.words, card.act
    told = (f"{words(f'piece.{piece}')}: {plain(value, words)}" for piece, value in told_pieces(act, words))
    yield f"{card.institution} · {words(f'act.{act.kind}')}. {'; '.join(told)}."
    if card.same_session:
        yield words("agreement.same_session", others="; ".join(card.same_session))
    spelled = act.spellings[1:]
    if spelled:
        yield f"{words('agreement.citations')}: {'; '.join(spelled)}"
    for conflict in act.conflicts:
        places = "; ".join(place(one, ground.documents) for one in conflict.places if one)
        yield f"{words('agreement.conflicts')}: {words(f'conflict.{conflict.kind}')}: {' / '.join(conflict.said)} ({places})"
    for doubt in act.doubts:
        pieces = " / ".join(piece for piece in (doubt.said, doubt.other) if piece)
        where = place(doubt.place, ground.documents)
        yield f"{words('agreement.doubts')}: {words(f'doubt.{doubt.kind}')}: {pieces} ({where})"
    for day in card.observed:
        if day.functions:
            counts = "; ".join(f"{words(f'function.{kind}')}: {count}" for kind, count in day.functions.items())
            yield words("agreement.functions", counts=counts)
        if any(day.first_shown):
            yield words("agreement.first_shown", units=day.first_shown[0], functions=day.first_shown[1])


def _told(ground: Ground, card: ActAnswer) -> Iterable[MarkedRow]:
    for telling in card.tellings:
        unit_id = next(iter((*telling.result_ids, *telling.unit_ids)), None)
        mark = ground.mark(unit_id, kind_of(telling.change.kind.value), card.act.agreement.printed)
        yield mark, (card.institution, *_told_cells(ground, telling))


def _told_cells(ground: Ground, telling: Telling) -> tuple[Cell, ...]:
    words = ground.words
    before, after = _before_and_after(telling)
    return (
        words("filed.told"),
        telling.day_as_told or bounds(telling.not_before, telling.not_after, words),
        words(f"narrated.{telling.change.kind}"),
        before,
        after,
        shown(telling.from_parent) if telling.from_parent else None,
        shown(telling.to_parent) if telling.to_parent else None,
        words("basis.narrated"),
        words(f"outcome.{telling.outcome}"),
        None,
        told_places(telling, ground.documents),
        "; ".join(remarks(telling, ground.documents, words)),
    )


def _before_and_after(telling: Telling) -> tuple[str | None, str | None]:
    """Units before and after, as told; one of which no new name is told keeps its own."""
    units = "; ".join(map(shown, telling.units))
    results = "; ".join(map(shown, telling.results))
    match telling.change.kind:
        case NarratedKind.CREATED | NarratedKind.REESTABLISHED:
            return None, results or units
        case NarratedKind.ABOLISHED:
            return units, results or None
        case _:
            return units, results or units


def _seen(ground: Ground, card: ActAnswer) -> Iterable[MarkedRow]:
    for observed in card.observed:
        for change in observed.units:
            yield from _seen_rows(ground, card, change)


def _seen_rows(ground: Ground, card: ActAnswer, change: UnitChange) -> Iterable[MarkedRow]:
    words = ground.words
    for old, new in pairs(change):
        side = new or old
        assert side is not None
        cells: tuple[Cell, ...] = (
            card.institution,
            words("filed.seen"),
            change.act.effective_date if change.act else None,
            words(f"unit.{change.kind}"),
            unit_called(old),
            unit_called(new),
            parent_called(old, words),
            parent_called(new, words),
            words(f"basis.{change.basis}"),
            None,
            words("yes" if change.inherited else "no"),
            places_by_document(change.sources, ground.documents),
            "; ".join(change.evidence),
        )
        yield ground.mark_of(change, side), cells
