"""`history`: one unit's life under all its names. `review`: pairs that wait for a person."""

from __future__ import annotations

from collections.abc import Sequence

from changelog.domain.answers import EarlierLife, HistoryAnswer, ReviewAnswer
from changelog.domain.basis import OF_PROSE
from changelog.domain.dates import day_before
from changelog.domain.structures import Link, Opening, Sighting, UnitVersion
from changelog.reports.names import shown
from changelog.reports.sources import place, places_by_document
from changelog.reports.tables import Cell, Report, Section, Table
from changelog.reports.told_rows import sources_of_link, told_table
from changelog.reports.wording import Words

_COLUMNS = ("from", "to", "name", "code", "rank", "parent", "event", "agreement", "basis", "source", "remarks")


def history_report(answer: HistoryAnswer, words: Words) -> Report:
    """Every state with its days, act and basis; the units that it came from, each with the link to it; what documents tell
    of them all; then the links to other units and how many functions.
    """
    own = _table(answer.versions, answer, words)
    names = dict.fromkeys(version.state.name for version in answer.versions)
    sections = [Section("", (words("history.names", names="; ".join(names)),), (own,))]
    sections.extend(_came_from(life, answer, words) for life in answer.earlier)
    if answer.links:
        sections.append(Section(words("history.links"), tables=(_links(answer.links, answer, words),)))
    if answer.tellings:
        told = told_table(answer.tellings, answer.documents, words)
        sections.append(Section(words("history.told"), tables=(told,)))
    distinct = {function.state.function_id for function in answer.functions}
    now = {function.state.function_id for function in answer.functions if function.valid_to is None}
    line = words("history.functions_line", count=len(distinct), now=len(now))
    sections.append(Section(words("history.functions"), (line,)))
    return Report(
        words("history.title", name=shown(answer.versions[-1].state.name)),
        (answer.institution,),
        tuple(sections),
        _main(own, answer, words),
    )


def _table(versions: Sequence[UnitVersion], answer: HistoryAnswer, words: Words) -> Table:
    headings = tuple(words(f"column.{key}") for key in _COLUMNS)
    return Table(headings, tuple(_version_row(version, answer, words) for version in versions))


def _main(own: Table, answer: HistoryAnswer, words: Words) -> Table:
    """All lives in one table, each row under what it is to the unit asked for: itself, or how that came from it."""
    rows = [(*row, None) for row in own.rows]
    for life in answer.earlier:
        relation = words(f"relation.{life.link.relation}")
        rows.extend((*row, relation) for row in _table(life.versions, answer, words).rows)
    return Table((*own.columns, words("column.lineage")), tuple(rows))


def _came_from(life: EarlierLife, answer: HistoryAnswer, words: Words) -> Section:
    link = life.link
    heading = words(
        "history.came_from",
        name=shown(life.versions[-1].state.name),
        relation=words(f"relation.{link.relation}"),
        date=words.day(link.act.effective_date),
    )
    told = places_by_document(sources_of_link(link, answer.tellings), answer.documents)
    joined = (link.act.agreement or words("diff.no_agreement"), told)
    sentence = "; ".join(piece for piece in joined if piece)
    return Section(heading, (sentence,), (_table(life.versions, answer, words),))


def _version_row(version: UnitVersion, answer: HistoryAnswer, words: Words) -> tuple[Cell, ...]:
    state = version.state
    event = words(f"opening.{version.opening}") if version.opening else words("history.changed")
    if version.opening is Opening.FIRST_DOCUMENTED and state.basis in OF_PROSE:
        event = words("history.there_already")
    if version.closing:
        event = f"{event}; {words(f'closing.{version.closing}')}"
    parent = answer.name_on(state.parent_id, version.valid_from) or (None if state.placed else words("unknown"))
    return (
        version.valid_from,
        version.valid_to or words("history.today"),
        shown(state.name),
        state.code,
        state.rank,
        parent,
        event,
        version.begun_by.agreement,
        words(f"basis.{state.basis}"),
        place(state.source, answer.documents),
        "; ".join(version.evidence),
    )


def _links(links: tuple[Link, ...], answer: HistoryAnswer, words: Words) -> Table:
    rows: list[tuple[Cell, ...]] = [
        (
            words(f"relation.{link.relation}"),
            "; ".join(answer.name_on(i, day_before(link.act.effective_date)) or i for i in link.predecessors),
            "; ".join(answer.name_on(i, link.act.effective_date) or i for i in link.successors),
            link.act.effective_date,
            link.act.agreement,
            words(f"basis.{link.basis}"),
            "; ".join(link.evidence),
        )
        for link in links
    ]
    columns = ("kind", "before", "after", "effective", "agreement", "basis", "evidence")
    return Table(tuple(words(f"column.{key}") for key in columns), tuple(rows))


def review_report(answer: ReviewAnswer, words: Words) -> Report:
    """Pairs with both sides, how sure the program is, and why."""
    rows: list[tuple[Cell, ...]] = []
    for row in answer.rows:
        pair = row.pairing.correspondence
        rows.append(
            (
                row.number,
                row.institution,
                words(f"relation.{pair.relation}"),
                "; ".join(_seen(sighting, answer) for sighting in row.pairing.old),
                "; ".join(_seen(sighting, answer) for sighting in row.pairing.new),
                f"{pair.score:.2f}",
                words(f"status.{pair.status}"),
                "; ".join((words(f"stage.{pair.stage}"), *pair.evidence)),
            )
        )
    columns = ("pair", "institution", "relation", "before", "after", "score", "status", "evidence")
    table = Table(tuple(words(f"column.{key}") for key in columns), tuple(rows))
    sentence = words("review.how") if rows else words("review.empty")
    return Report.of_table(words("review.title"), (sentence,), table)


def _seen(sighting: Sighting, answer: ReviewAnswer) -> str:
    where = place(sighting.source, answer.documents)
    told = f"{sighting.code or ''} {sighting.name} ({sighting.effective_date.isoformat()}"
    return f"{told}, {where})" if where else f"{told})"
