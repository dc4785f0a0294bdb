"""Questions to the index: the structure on a day, the life of a unit, and all that goes with them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from sqlalchemy import Connection, and_, func, or_, select

from changelog.domain.basis import Basis
from changelog.domain.correspondences import FunctionCorrespondence, Relation, Status
from changelog.domain.findings import Finding
from changelog.domain.structures import (
    Act,
    FunctionState,
    FunctionVersion,
    Link,
    Pairing,
    Structure,
    UnitState,
    UnitVersion,
    code_order,
)
from changelog.domain.tellings import Telling
from changelog.domain.texts import is_storable
from changelog.storage import index_rows as rows_
from changelog.storage.index_rows import AT_A_TIME, FUNCTION_VERSIONS, UNIT_VERSIONS, References
from changelog.storage.index_tables import (
    ActTable,
    FunctionPairingTable,
    FunctionVersionTable,
    IndexFindingTable,
    IndexTable,
    LinkMemberTable,
    LinkTable,
    PairingTable,
    TellingTable,
    UnitTable,
    UnitVersionTable,
)
from changelog.storage.rows import Cells, Query, chunks
from changelog.storage.searches import folded
from changelog.storage.tables import StatementTable
from changelog.storage.telling_payloads import telling_of

Versions = type[UnitVersionTable] | type[FunctionVersionTable]


def streamed(connection: Connection, query: Query) -> Iterable[Cells]:
    """Rows as they come, never all at once."""
    return connection.execute(query, execution_options={"yield_per": AT_A_TIME})


def has_index(connection: Connection, institution: int) -> bool:
    """Whether the index is there and takes in the institution's last statement."""
    last = select(func.max(StatementTable.sequence)).where(StatementTable.institution_id == institution)
    through = select(IndexTable.through).where(IndexTable.institution_id == institution)
    known = connection.execute(through).scalar()
    return known is not None and known == connection.execute(last).scalar()


# --- on a day ---------------------------------------------------------------------------------------------------------


def still_in_force(table: Versions, on: date) -> Any:
    """Half of what was in force on a day: what still is. A range of the index on ends (see `index_tables`)."""
    return and_(table.valid_to.is_(None), table.valid_from <= on)


def ended_since(table: Versions, on: date) -> Any:
    """The other half: what was in force and has ended."""
    return and_(table.valid_to > on, table.valid_from <= on)


def structure_on(
    connection: Connection, institution: int, label: str, on: date, below: str | None, *, with_functions: bool
) -> Structure:
    """All in force on a day; with `below`, that unit and all that hangs below it."""
    branch = None if below is None else branch_below(connection, institution, below, on)
    units = _unit_states(connection, institution, on, branch)
    functions = _function_states(connection, institution, on, branch) if with_functions else iter(())
    past = acts_by(connection, ActTable.institution_id == institution, ActTable.effective_date <= on)
    return Structure(
        institution=label,
        on=on,
        units=tuple(sorted(units, key=code_order)),
        functions=tuple(sorted(functions, key=lambda each: (each.unit_id, each.position, each.function_id))),
        acts=tuple(sorted(past, key=lambda act: (-act.effective_date.toordinal(), act.statement))),
        first_documented_on=first_day(connection, institution),
    )


def _unit_states(connection: Connection, institution: int, on: date, branch: set[int] | None) -> Iterator[UnitState]:
    for query in _in_force(UNIT_VERSIONS, UnitVersionTable, institution, on, branch):
        yield from rows_.unit_states(connection, streamed(connection, query))


def _function_states(
    connection: Connection, institution: int, on: date, branch: set[int] | None
) -> Iterator[FunctionState]:
    for query in _in_force(FUNCTION_VERSIONS, FunctionVersionTable, institution, on, branch):
        yield from rows_.function_states(connection, streamed(connection, query))


def _in_force(versions: Query, table: Versions, institution: int, on: date, branch: set[int] | None) -> Iterator[Query]:
    halves = still_in_force(table, on), ended_since(table, on)
    if branch is None:
        yield from (versions.where(table.institution_id == institution, half) for half in halves)
    else:
        yield from (versions.where(table.unit_id.in_(part), or_(*halves)) for part in chunks(sorted(branch)))


def branch_below(connection: Connection, institution: int, unit_id: str, on: date) -> set[int]:
    """Numbers of a unit and of all that hangs below it on a day."""
    top = unit_numbers(connection, institution, [unit_id]).values()
    return descendants(connection, set(top), on)


def descendants(connection: Connection, units: set[int], on: date) -> set[int]:
    """`units` and all that hangs below them on a day, level by level."""
    table = UnitVersionTable
    found, level = set(units), set(units)
    while level:
        children: set[int] = set()
        for part in chunks(sorted(level)):
            query = select(table.unit_id).where(
                table.parent_id.in_(part), or_(still_in_force(table, on), ended_since(table, on))
            )
            children.update(connection.execute(query).scalars())
        level = children - found
        found |= level
    return found


def unit_numbers(connection: Connection, institution: int, keys: Iterable[str]) -> dict[str, int]:
    """The numbers of units by their identity; those unknown are left out."""
    found: dict[str, int] = {}
    for part in chunks(filter(is_storable, keys)):
        query = select(UnitTable.key, UnitTable.id).where(
            UnitTable.institution_id == institution, UnitTable.key.in_(part)
        )
        found.update((key, number) for key, number in connection.execute(query))
    return found


def first_day(connection: Connection, institution: int) -> date | None:
    """The first day that any document bears on."""
    table = UnitVersionTable
    return connection.execute(select(func.min(table.valid_from)).where(table.institution_id == institution)).scalar()


# --- lives ------------------------------------------------------------------------------------------------------------


def unit_versions(connection: Connection, institution: int, unit_id: str) -> tuple[UnitVersion, ...]:
    """One unit's versions, oldest first."""
    number = unit_numbers(connection, institution, [unit_id]).get(unit_id)
    query = UNIT_VERSIONS.where(UnitVersionTable.unit_id == number).order_by(UnitVersionTable.valid_from)
    return tuple(rows_.unit_versions(connection, connection.execute(query)))


def function_versions(connection: Connection, institution: int, unit_id: str) -> tuple[FunctionVersion, ...]:
    """Every version of the functions that were ever under a unit, wherever they were before and after."""
    table = FunctionVersionTable
    number = unit_numbers(connection, institution, [unit_id]).get(unit_id)
    ever = connection.execute(select(table.function_id).distinct().where(table.unit_id == number)).scalars().all()
    found = functions_by_id(connection, institution, ever)
    return tuple(
        sorted(found, key=lambda version: (version.valid_from, version.state.position, version.state.function_id))
    )


def functions_by_id(
    connection: Connection, institution: int, ids: Iterable[str], *conditions: Any
) -> list[FunctionVersion]:
    """The versions of functions that meet the conditions."""
    table = FunctionVersionTable
    found: list[FunctionVersion] = []
    for part in chunks(ids):
        query = FUNCTION_VERSIONS.where(table.function_id.in_(part), table.institution_id == institution, *conditions)
        found.extend(rows_.function_versions(connection, connection.execute(query)))
    return found


def all_unit_versions(connection: Connection, institution: int) -> Iterator[UnitVersion]:
    """Every version, in the order stored (`index_writer.unit_order`), as a stream."""
    table = UnitVersionTable
    query = UNIT_VERSIONS.where(table.institution_id == institution).order_by(table.id)
    return rows_.unit_versions(connection, streamed(connection, query))


def all_function_versions(connection: Connection, institution: int) -> Iterator[FunctionVersion]:
    """Every version, in the order stored (`index_writer.function_order`), as a stream."""
    table = FunctionVersionTable
    query = FUNCTION_VERSIONS.where(table.institution_id == institution).order_by(table.id)
    return rows_.function_versions(connection, streamed(connection, query))


# --- searches ---------------------------------------------------------------------------------------------------------


def find_units(connection: Connection, institution: int, words: str, on: date | None) -> tuple[UnitVersion, ...]:
    """By code exactly; else by the whole name; else by a part of it, accents and case aside.

    With `on`, versions in force that day; without, the last version of each unit that answers to the words.
    """
    if not is_storable(words):
        return ()
    table, wanted = UnitVersionTable, folded(words)
    ways = [table.code == words.strip(), table.folded_name == wanted]
    if wanted:
        ways.append(table.folded_name.contains(wanted, autoescape=True))
    return next((found for way in ways if (found := _found(connection, institution, way, on))), ())


def _found(connection: Connection, institution: int, way: Any, on: date | None) -> tuple[UnitVersion, ...]:
    table = UnitVersionTable
    query = UNIT_VERSIONS.where(table.institution_id == institution, way).order_by(table.valid_from)
    if on is not None:
        query = query.where(or_(still_in_force(table, on), ended_since(table, on)))
    last = {version.state.unit_id: version for version in rows_.unit_versions(connection, connection.execute(query))}
    return tuple(sorted(last.values(), key=lambda version: code_order(version.state)))


# --- counts and ranks -------------------------------------------------------------------------------------------------


def count_units(connection: Connection, institution: int) -> int:
    """How many units are in force with no end known."""
    table = UnitVersionTable
    query = select(func.count()).where(table.institution_id == institution, table.valid_to.is_(None))
    return connection.execute(query).scalar_one()


def ranks_on(connection: Connection, institution: int, on: date) -> frozenset[str]:
    """The ranks that some unit bears on a day: from rank to rank along the index, a look at each."""
    table, found, last = UnitVersionTable, set[str](), ""
    while True:
        following = select(func.min(table.rank)).where(table.institution_id == institution, table.rank > last)
        rank = connection.execute(following).scalar()
        if rank is None:
            return frozenset(found)
        if _is_borne(connection, institution, rank, on):
            found.add(rank)
        last = rank


def bearers_on(connection: Connection, institution: int, rank: str, on: date) -> int:
    """How many units bear a rank on a day."""
    table = UnitVersionTable
    bearers = select(func.count()).where(table.institution_id == institution, table.rank == rank)
    halves = (still_in_force(table, on), ended_since(table, on))
    return sum(connection.execute(bearers.where(half)).scalar_one() for half in halves)


def _is_borne(connection: Connection, institution: int, rank: str, on: date) -> bool:
    table = UnitVersionTable
    bearers = select(table.id).where(table.institution_id == institution, table.rank == rank).limit(1)
    halves = (still_in_force(table, on), ended_since(table, on))
    return any(connection.execute(bearers.where(half)).first() for half in halves)


# --- what goes with the versions --------------------------------------------------------------------------------------


def acts_by(connection: Connection, *conditions: Any) -> tuple[Act, ...]:
    """The acts that the history lists, in its order."""
    return tuple(rows_.acts_by_number(connection, ActTable.position.is_not(None), *conditions).values())


def acts_of(connection: Connection, institution: int) -> tuple[Act, ...]:
    return acts_by(connection, ActTable.institution_id == institution)


def links_by(connection: Connection, *conditions: Any) -> tuple[Link, ...]:
    """Links with both sides, in the order of the history."""
    table = LinkTable
    query = select(table.id, table.relation, table.act_id, table.basis, table.of_functions, table.evidence)
    rows = connection.execute(query.where(*conditions).order_by(table.id)).all()
    references = References(connection)
    references.fetch(rows, (5,), (2,))
    members = _members(connection, [row[0] for row in rows])
    return tuple(
        Link(
            Relation(relation),
            tuple(members.get((number, False), ())),
            tuple(members.get((number, True), ())),
            references.act(act),
            Basis(basis),
            of_functions,
            references.words(evidence),
        )
        for number, relation, act, basis, of_functions, evidence in rows
    )


def _members(connection: Connection, links: list[int]) -> dict[tuple[int, bool], list[str]]:
    table = LinkMemberTable
    found: dict[tuple[int, bool], list[str]] = {}
    for part in chunks(links):
        query = select(table.link_id, table.is_successor, table.member).where(table.link_id.in_(part))
        for link, is_successor, member in connection.execute(query.order_by(table.link_id, table.position)):
            found.setdefault((link, is_successor), []).append(member)
    return found


def links_of(connection: Connection, institution: int, member: str | None) -> tuple[Link, ...]:
    """All links of an institution, or those in which one unit or function takes part."""
    if member is None:
        return links_by(connection, LinkTable.institution_id == institution)
    taking_part = select(LinkMemberTable.link_id).where(LinkMemberTable.member == member)
    return links_by(connection, LinkTable.institution_id == institution, LinkTable.id.in_(taking_part))


def pairings(connection: Connection, institution: int, status: Status | None) -> tuple[Pairing, ...]:
    table = PairingTable
    query = select(table.relation, table.stage, table.score, table.status, table.sides, table.evidence)
    query = query.where(table.institution_id == institution).order_by(table.id)
    if status is not None:
        query = query.where(table.status == str(status))
    rows = connection.execute(query).all()
    references = References(connection)
    references.fetch(rows, (5,))
    return tuple(rows_.pairing_of(row, references) for row in rows)


def function_pairings(connection: Connection, institution: int) -> tuple[FunctionCorrespondence, ...]:
    table = FunctionPairingTable
    query = select(table.stage, table.score, table.status, table.sides, table.evidence)
    rows = connection.execute(query.where(table.institution_id == institution).order_by(table.id)).all()
    references = References(connection)
    references.fetch(rows, (4,))
    return tuple(rows_.function_pairing_of(row, references) for row in rows)


def findings(connection: Connection, institution: int) -> tuple[Finding, ...]:
    table = IndexFindingTable
    query = select(
        *(table.check_name, table.severity, table.message, table.unit, table.read, table.remedy),
        *(table.source_document, table.first_line, table.last_line, table.page),
    )
    rows = connection.execute(query.where(table.institution_id == institution).order_by(table.id)).all()
    references = References(connection)
    references.fetch(rows, (6,))
    return tuple(rows_.finding_of(row, references) for row in rows)


def tellings(connection: Connection, institution: int) -> tuple[Telling, ...]:
    """Every narrated change placed in time, in the order of the history."""
    table = TellingTable
    query = select(
        *(table.agreement, table.day, table.day_from, table.outcome, table.not_before, table.not_after, table.content)
    )
    rows = connection.execute(query.where(table.institution_id == institution).order_by(table.id))
    return tuple(telling_of(row) for row in rows)
