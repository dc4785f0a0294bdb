"""How a narrative is written: a line for each change, a block for each act, so that a review sees what became otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from changelog.domain.agreements import Agreement
from changelog.domain.instructions import FunctionInstruction
from changelog.domain.narratives import NarratedChange, Narrative
from changelog.domain.units import Function
from changelog.storage.json_layout import agreement_part, document_part, institution_part, items, page, span, word
from changelog.storage.narrative_names import written_name

FORMAT = "org-changelog/narrative"
VERSION = 1


def write_narrative(narrative: Narrative, *, with_texts: bool = False) -> bytes:
    """The narrative as JSON: UTF-8, `\\n`. What a change leaves open is left out of its line.

    The same narrative gives the same bytes, and what is read from them is written as the same bytes again. It holds facts
    alone: names, kinds, acts, dates and lines, never a sentence; with `with_texts` those of the functions that an amending
    act gives.
    """
    own = narrative.institution.name
    changes = (f"    {_change(each, own)}" for each in narrative.changes)
    acts = (f"    {agreement_part(_with_names_written(each, own), '    ')}" for each in narrative.agreements)
    lines = [
        "{",
        f'  "format": "{FORMAT}",',
        f'  "version": {VERSION},',
        f'  "institution": {institution_part(narrative.institution)},',
        f'  "document": {document_part(narrative.document)},',
        *(('  "amends": true,',) if narrative.amends else ()),
        f'  "changes": {items(changes, "  ")},',
        *_instructions(narrative, own, with_texts),
        f'  "agreements": {items(acts, "  ")}',
        "}",
        "",
    ]
    return "\n".join(lines).encode("utf-8")


def _instructions(narrative: Narrative, own: str, with_texts: bool) -> Iterator[str]:
    """Only an amending act has any."""
    if narrative.instructions:
        written = (f"    {{{', '.join(_ordered(each, own, with_texts))}}}" for each in narrative.instructions)
        yield f'  "instructions": {items(written, "  ")},'


def _ordered(instruction: FunctionInstruction, own: str, with_texts: bool) -> Iterator[str]:
    yield f'"kind": {word(instruction.kind)}'
    yield from (
        f'"{name}": {word(told)}' for name in ("article", "marker") if (told := getattr(instruction, name)) is not None
    )
    named = {name: getattr(instruction, name) for name in ("unit", "norm", "agreement")}
    yield from (f'"{field}": {word(written_name(name, own))}' for field, name in named.items() if name is not None)
    dated = {
        "approved": instruction.approved,
        "published": instruction.published,
        "effective_date": instruction.effective,
    }
    yield from (f'"{field}": "{day}"' for field, day in dated.items() if day is not None)
    yield f'"lines": {span(instruction.source)}{page(instruction.source)}'
    if instruction.functions:
        new = (_function(each, with_texts) for each in instruction.functions)
        yield f'"functions": [{", ".join(new)}]'


def _function(function: Function, with_texts: bool) -> str:
    lines = f', "lines": {span(function.source)}{page(function.source)}' if function.source else ""
    body = function.text.body if with_texts else None
    if body is None:
        return f'{{"marker": {word(function.marker)}, "digest": "{function.text.digest}"{lines}}}'
    subs = (f'{{"marker": {word(item.marker)}, "text": {word(item.text)}}}' for item in function.sub_items)
    below = f', "sub_items": [{", ".join(subs)}]' if function.sub_items else ""
    return f'{{"marker": {word(function.marker)}, "text": {word(body)}{lines}{below}}}'


def _change(change: NarratedChange, own: str) -> str:
    return "{" + ", ".join(_facts(change, own)) + "}"


def _facts(change: NarratedChange, own: str) -> Iterator[str]:
    """What is told of a change; `own` is the institution's own name."""
    yield f'"kind": {word(change.kind)}'
    yield f'"unit": {word(written_name(change.unit, own))}'
    if change.result:
        results = (f'{{"unit": {word(written_name(name, own))}}}' for name in change.result)
        yield f'"result": [{", ".join(results)}]'
    named = {"from_parent": change.from_parent, "to_parent": change.to_parent, "agreement": change.agreement}
    yield from (f'"{field}": {word(written_name(name, own))}' for field, name in named.items() if name is not None)
    dated = {"approved": change.approved, "published": change.published, "effective_date": change.effective}
    yield from (f'"{field}": "{day}"' for field, day in dated.items() if day is not None)
    yield f'"lines": {span(change.source)}{page(change.source)}'
    yield f'"group": {word(change.group)}'
    yield f'"certainty": {word(change.certainty)}'


def _with_names_written(act: Agreement, own: str) -> Agreement:
    citations = (replace(each, printed=written_name(each.printed, own)) for each in act.citations)
    return replace(act, printed=written_name(act.printed, own), citations=tuple(citations))
