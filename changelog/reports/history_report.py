"""`history`: one unit's life under all its names. `review`: pairs that wait for a person."""

from __future__ import annotations

from changelog.domain.answers import HistoryAnswer, ReviewAnswer
from changelog.domain.structures import Link, Sighting, UnitVersion
from changelog.reports.names import shown
from changelog.reports.sources import place
from changelog.reports.tables import Cell, Report, Section, Table
from changelog.reports.wording import Words


def history_report(answer: HistoryAnswer, words: Words) -> Report:
    """Every state with its days, act and basis; then the links to other units and how many functions."""
    table = Table(
        tuple(
            words(f"column.{key}")
            for key in (
                "from",
                "to",
                "name",
                "code",
                "rank",
                "parent",
                "event",
                "agreement",
                "basis",
                "source",
                "remarks",
            )
        ),
        tuple(_version_row(version, answer, words) for version in answer.versions),
    )
    names = dict.fromkeys(version.state.name for version in answer.versions)
    sections = [Section("", (words("history.names", names="; ".join(names)),), (table,))]
    if answer.links:
        sections.append(Section(words("history.links"), tables=(_links(answer.links, answer, words),)))
    distinct = {function.state.function_id for function in answer.functions}
    now = {function.state.function_id for function in answer.functions if function.valid_to is None}
    line = words("history.functions_line", count=len(distinct), now=len(now))
    sections.append(Section(words("history.functions"), (line,)))
    return Report(
        words("history.title", name=shown(answer.versions[-1].state.name)),
        (answer.institution,),
        tuple(sections),
        table,
    )


def _version_row(version: UnitVersion, answer: HistoryAnswer, words: Words) -> tuple[Cell, ...]:
    state = version.state
    event = words(f"opening.{version.opening}") if version.opening else words("history.changed")
    if version.closing:
        event = f"{event}; {words(f'closing.{version.closing}')}"
    parent = answer.names.get(state.parent_id or "") or (None if state.placed else words("unknown"))
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
            "; ".join(answer.names.get(i, i) for i in link.predecessors),
            "; ".join(answer.names.get(i, i) for i in link.successors),
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
