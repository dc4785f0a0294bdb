"""`show`: the tree on a date, with its basis; a unit with its functions."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from changelog.domain.answers import StructureAnswer
from changelog.domain.basis import OF_PROSE
from changelog.domain.structures import Act, FunctionState, Opening, Structure, UnitState, UnitVersion, code_order
from changelog.reports.names import shown
from changelog.reports.sources import place
from changelog.reports.tables import Cell, Report, Section, Table
from changelog.reports.wording import Words

INDENT = "  "


def structure_report(answer: StructureAnswer, words: Words) -> Report:
    """The structures asked for; below a unit, that unit first."""
    sentences = [words("show.asked", asked=answer.on.asked, date=words.day(answer.on.day))]
    sections: list[Section] = []
    rows: list[tuple[Cell, ...]] = []
    if not answer.structures:
        sentences.append(words("show.nothing"))
    if answer.unit is not None:
        sections.extend(_unit_sections(answer, words))
    for structure in answer.structures:
        placed, unplaced = _trees(structure, answer, words)
        rows.extend((structure.institution, *row) for table in (placed, unplaced) for row in table.rows)
        sections.append(_structure_section(structure, _for_reading(placed, words), answer, words))
        if unplaced.rows:
            why = (words("show.unplaced_why"),)
            sections.append(Section(words("show.unplaced"), why, (_for_reading(unplaced, words),), level=3))
    if any(unit.basis in OF_PROSE for structure in answer.structures for unit in structure.units):
        sections.append(Section("", (words("show.told_notes"),)))
    main = Table((words("column.institution"), *_columns(words)), tuple(rows))
    title = shown(answer.unit.state.name) if answer.unit else words("show.title", date=words.day(answer.on.day))
    return Report(title, tuple(sentences), tuple(sections), main)


def _structure_section(structure: Structure, table: Table, answer: StructureAnswer, words: Words) -> Section:
    heading = words("show.below") if answer.unit else structure.institution
    if not structure.units:
        since = words.day(structure.first_documented_on)
        absent = (
            "show.below_unknown" if answer.unit else "show.empty" if structure.first_documented_on else "show.nothing"
        )
        return Section(heading, (words(absent, since=since),))
    return Section(heading, tuple(_rests(structure, answer, words)), (table,))


def _rests(structure: Structure, answer: StructureAnswer, words: Words) -> Iterable[str]:
    """The acts whose structures hold, and the documents in whose prose the rest can be read."""
    stated = _documents(structure, answer, told=False)
    named = _documents(structure, answer, told=True)
    rests = [
        _act(act, words)
        for act in structure.acts
        if act.statement not in answer.narratives
        if act.document in stated or act.document is None or not (stated or named)
    ]
    if rests:
        yield words("show.rests", acts="; ".join(rests))
    if named:
        yield words("show.told_in", documents="; ".join(sorted(named)))


def _documents(structure: Structure, answer: StructureAnswer, *, told: bool) -> set[str]:
    """Names of the documents where the units were read: in their structures, or in their prose."""
    read = {unit.source.document for unit in structure.units if unit.source and (unit.basis in OF_PROSE) is told}
    return {answer.documents.get(digest, digest) for digest in read}


def _act(act: Act, words: Words) -> str:
    return words(
        "show.act",
        agreement=act.agreement or words("show.no_agreement"),
        date=words.day(act.effective_date),
        document=act.document or act.statement[:12],
    )


def _columns(words: Words) -> tuple[str, ...]:
    keys = ("code", "unit", "rank", "functions", "basis", "source", "remarks")
    return tuple(words(f"column.{key}") for key in keys)


def _for_reading(table: Table, words: Words) -> Table:
    """The tree with room for names: the rank is their first word, and what a row rests on stands in one column."""
    keys = ("code", "unit", "functions", "basis")
    rows = tuple(
        (code, name, functions, "; ".join(str(said) for said in (basis, source, remarks) if said))
        for code, name, _, functions, basis, source, remarks in table.rows
    )
    return Table(tuple(words(f"column.{key}") for key in keys), rows)


def _trees(structure: Structure, answer: StructureAnswer, words: Words) -> tuple[Table, Table]:
    """Units under their parents, indented; those that no document places, with all below them, apart.

    The unit asked for heads the first table wherever it hangs.
    """
    present = {unit.unit_id for unit in structure.units}
    asked = answer.unit.state.unit_id if answer.unit else None
    children: defaultdict[str | None, list[UnitState]] = defaultdict(list)
    for unit in sorted(structure.units, key=lambda unit: (unit.code is None, code_order(unit))):
        children[unit.parent_id if unit.parent_id in present else None].append(unit)
    roots = children[None]
    placed = [unit for unit in roots if unit.placed or unit.unit_id == asked]
    unplaced = [unit for unit in roots if unit not in placed]
    counts = Counter(function.unit_id for function in structure.functions)
    return _tree(placed, children, counts, answer, words), _tree(unplaced, children, counts, answer, words)


def _tree(
    roots: Sequence[UnitState],
    children: Mapping[str | None, Sequence[UnitState]],
    counts: Mapping[str, int],
    answer: StructureAnswer,
    words: Words,
) -> Table:
    """Units under their parents, indented; a branch that no document lists further says so."""
    rows: list[tuple[Cell, ...]] = []
    stack = [(unit, 0) for unit in reversed(roots)]
    while stack:
        unit, depth = stack.pop()
        rows.append(_row(unit, depth, counts.get(unit.unit_id, 0), answer, words))
        stack.extend((child, depth + 1) for child in reversed(children.get(unit.unit_id, ())))
    return Table(_columns(words), tuple(rows))


def _row(unit: UnitState, depth: int, functions: int, answer: StructureAnswer, words: Words) -> tuple[Cell, ...]:
    remarks = [
        words("show.parent_unknown") if not unit.placed else "",
        "" if unit.children_listed or not unit.functions_listed else words("show.undocumented_mark"),
        words("show.unresolved") if unit.unresolved else "",
    ]
    return (
        unit.code,
        INDENT * depth + shown(unit.name),
        unit.rank,
        functions if unit.functions_listed else words("unknown"),
        words(f"basis.{unit.basis}"),
        place(unit.source, answer.documents),
        "; ".join(remark for remark in remarks if remark),
    )


def _unit_sections(answer: StructureAnswer, words: Words) -> list[Section]:
    assert answer.unit is not None
    version = answer.unit
    unit = version.state
    if unit.parent_id is None:
        parent = words("show.parent_top" if unit.placed else "show.parent_unknown")
    else:
        above = answer.parent
        called = f"{above.code or ''} {shown(above.name)}".strip() if above else unit.parent_id
        parent = words("show.parent", parent=called)
    facts = [
        words("show.code", code=unit.code or words("unknown")),
        words("show.rank", rank=unit.rank or words("unknown")),
        parent,
        _since(version, words),
        words("show.basis", basis=words(f"basis.{unit.basis}"), source=place(unit.source, answer.documents)),
        *version.evidence,
    ]
    if unit.objective is not None:
        facts.append(words("show.objective", objective=_text(unit.objective.body, unit.objective.digest, words)))
    functions = [f for s in answer.structures for f in s.functions if f.unit_id == unit.unit_id]
    if not unit.functions_listed:
        return [Section("", (*facts, words("show.functions_unknown")))]
    return [Section("", tuple(facts)), Section(words("show.functions"), (), (_functions(functions, answer, words),))]


def _since(version: UnitVersion, words: Words) -> str:
    """Since when and by which act; what prose shows to have been there already may have been so for longer."""
    day, act = words.day(version.valid_from), version.begun_by
    if version.state.basis in OF_PROSE and version.opening is Opening.FIRST_DOCUMENTED:
        return words("show.since_reconstructed", date=day, document=act.document or act.statement[:12])
    return words("show.since", date=day, act=_act(act, words))


def _functions(functions: list[FunctionState], answer: StructureAnswer, words: Words) -> Table:
    return Table(
        (words("column.marker"), words("column.text"), words("column.source")),
        tuple(
            (f.marker, _text(f.text.body, f.text.digest, words), place(f.source, answer.documents)) for f in functions
        ),
    )


def _text(body: str | None, digest: str, words: Words) -> str:
    return body if body is not None else words("show.text_absent", digest=digest)
