"""How a narrative is written: a line for each change, a block for each act, so that a review sees what became otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from changelog.domain.agreements import Agreement
from changelog.domain.narratives import NarratedChange, Narrative
from changelog.storage.json_layout import agreement_part, document_part, institution_part, items, page, span, word
from changelog.storage.narrative_names import written_name

FORMAT = "org-changelog/narrative"
VERSION = 1


def write_narrative(narrative: Narrative) -> bytes:
    """The narrative as JSON: UTF-8, `\\n`. What a change leaves open is left out of its line.

    The same narrative gives the same bytes, and what is read from them is written as the same bytes again. It holds facts
    alone: names, kinds, acts, dates and lines, never a sentence.
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
        f'  "changes": {items(changes, "  ")},',
        f'  "agreements": {items(acts, "  ")}',
        "}",
        "",
    ]
    return "\n".join(lines).encode("utf-8")


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
