"""What a unit's blocks say: its objective and its functions, and the use of each of their lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from changelog.reading.articles.fractions import Fraction, FractionKind, marks_of, read_fractions
from changelog.reading.headed.blocks import Block, Stated, lines_of
from changelog.reading.headed.labels import BlockKind
from changelog.reading.items import DraftFunction, DraftSubItem, ItemList, read_items
from changelog.reading.lines import BodyLine
from changelog.reading.recognise.list_items import MarkKind, is_closed, mark_of

LEAST_ITEMS = 2
"""Marked lines from which on a block under "Objetivos" is a list."""
_OF_LAWS = (FractionKind.ROMAN, FractionKind.CAPITAL)


@dataclass(frozen=True, slots=True)
class Contents:
    """The lines of a unit's objective, its functions as drafted, and each line's use ("heading", "label", "objective",
    "function", "furniture: ..."). `has_functions` says that a label announces them."""

    objective: tuple[BodyLine, ...]
    items: ItemList
    uses: tuple[tuple[int, str], ...]
    has_functions: bool


def contents_of(unit: Stated) -> Contents:
    """Tell a unit's objective and functions apart, by labels and, under "Objetivos", by what stands there."""
    objective: list[BodyLine] = []
    functions: list[BodyLine] = []
    uses: dict[int, str] = {}
    duties = {id(block) for block in _duties(unit.blocks)}
    for block in unit.blocks:
        uses[block.line.number] = "label"
        if id(block) in duties:
            lead, listed = _without_lead(block.lines)
            uses.update((line.number, "label") for line in lead)
            functions += listed
            _use(uses, listed, "function")
        elif block.label.kind in (BlockKind.OBJECTIVE, BlockKind.FUNCTIONS):
            objective += block.lines
            _use(uses, block.lines, "objective")
        else:
            _use(uses, block.lines, "label")
    for line in unit.others:
        uses.setdefault(line.number, "furniture: note")
    for line in lines_of(unit):
        uses[line.number] = "heading"
    return Contents(tuple(objective), read_duties(functions), tuple(sorted(uses.items())), bool(duties))


def read_duties(lines: Sequence[BodyLine]) -> ItemList:
    """The list of a unit's functions: numbered, bulleted, lettered, or counted in Roman numerals or capital letters."""
    counted = marks_of(lines[0].text) if lines else ()
    if not any(mark.kind in _OF_LAWS and mark.value == 1 for mark in counted):
        return read_items(lines)
    fractions = read_fractions(lines)
    drafts = [_draft(item) for item in fractions.items]
    for line in fractions.behind:
        drafts[-1].closing.append(line.text)
        drafts[-1].last = line.number
    return ItemList(tuple(drafts), ())


def _draft(item: Fraction) -> DraftFunction:
    draft = DraftFunction(item.marker, item.first, item.last, [text for _, text in item.lines])
    draft.sub_items = [DraftSubItem(sub.marker, [text for _, text in sub.lines]) for sub in _below(item)]
    return draft


def _below(item: Fraction) -> Iterator[Fraction]:
    for sub in item.items:
        yield sub
        yield from _below(sub)


def _use(uses: dict[int, str], lines: Sequence[BodyLine], use: str) -> None:
    for line in lines:
        uses[line.number] = use


def _duties(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks that list functions. "Objetivos" beside "Acciones" are the unit's objective; alone and in a list they are
    what it has to do."""
    labelled = [block for block in blocks if block.label.kind is BlockKind.FUNCTIONS]
    proper = [block for block in labelled if not block.label.plain.startswith("objetivo")]
    if proper:
        return tuple(proper)
    return tuple(
        block
        for block in blocks
        if block.label.kind is BlockKind.FUNCTIONS or (block.label.kind is BlockKind.OBJECTIVE and _is_list(block))
    )


def _is_list(block: Block) -> bool:
    marks = [mark_of(line.text) for line in block.lines]
    return (
        sum(mark is not None and mark.kind is not MarkKind.DASH for mark in marks) >= LEAST_ITEMS
        and marks[0] is not None
    )


def _without_lead(lines: Sequence[BodyLine]) -> tuple[tuple[BodyLine, ...], tuple[BodyLine, ...]]:
    """The sentence that announces the list, and the list: "Son sus acciones:" before "1."."""
    first = next((place for place, line in enumerate(lines) if mark_of(line.text) is not None), None)
    if first and lines[first - 1].text.endswith(":") and not any(is_closed(line.text) for line in lines[: first - 1]):
        return tuple(lines[:first]), tuple(lines[first:])
    return (), tuple(lines)
