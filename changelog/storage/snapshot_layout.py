"""How a snapshot is written: a fixed layout in which a review sees one changed line for one changed fact."""

from __future__ import annotations

from collections.abc import Iterator

from changelog.domain.snapshots import Snapshot
from changelog.domain.sources import SourceReference
from changelog.domain.texts import StatedText
from changelog.domain.units import Function, Unit
from changelog.storage.json_layout import agreement_part, document_part, flag, institution_part, items, page, span, word

FORMAT = "org-changelog/snapshot"
VERSION = 1


def write_snapshot(snapshot: Snapshot, *, with_texts: bool) -> bytes:
    """The snapshot as JSON: UTF-8, `\\n`, a line for each fact of a unit and for each function.

    With `with_texts` a text is written where it is known, otherwise its digest alone. The same snapshot gives the same
    bytes, and what is read from them is written as the same bytes again.
    """
    lines = [
        "{",
        f'  "format": "{FORMAT}",',
        f'  "version": {VERSION},',
        f'  "institution": {institution_part(snapshot.institution)},',
        f'  "effective_date": {word(str(snapshot.effective_date))},',
        f'  "agreement": {agreement_part(snapshot.agreement, "  ") if snapshot.agreement else "null"},',
        f'  "document": {document_part(snapshot.document)},',
        f'  "heads_on_top": {flag(snapshot.heads_on_top)},',
        f'  "whole_institution": {flag(snapshot.whole_institution)},',
        '  "units": [',
        ",\n".join(_unit(unit, with_texts=with_texts) for unit in snapshot.units),
        "  ]",
        "}",
        "",
    ]
    return "\n".join(lines).encode("utf-8")


def _unit(unit: Unit, *, with_texts: bool) -> str:
    functions = [_function(function, with_texts=with_texts) for function in unit.functions]
    return "\n".join(
        (
            "    {",
            f'      "code": {word(unit.code)},',
            f'      "name": {word(unit.name)},',
            f'      "rank": {word(unit.rank)},',
            f'      "parent": {word(unit.parent)},',
            f'      "lines": {span(unit.source)}{page(unit.source)},',
            f'      "children_listed": {flag(unit.children_listed)},',
            f'      "functions_listed": {flag(unit.functions_listed)},',
            f'      "objective": {_objective(unit, with_texts=with_texts)},',
            f'      "number_of_functions": {len(functions) if unit.functions_listed else "null"},',
            *_articles(unit),
            *_within(unit),
            f'      "functions": {items(functions, "      ")}',
            "    }",
        )
    )


def _articles(unit: Unit) -> Iterator[str]:
    """Only where there are any: most documents are no acts by articles."""
    if unit.articles:
        yield f'      "articles": [{", ".join(map(word, unit.articles))}],'


def _within(unit: Unit) -> Iterator[str]:
    """Only where it says so: most documents place every unit."""
    if unit.within is not None:
        yield f'      "within": {word(unit.within)},'


def _objective(unit: Unit, *, with_texts: bool) -> str:
    if unit.objective is None:
        return "null"
    return f"{{{_text(unit.objective, with_texts=with_texts)}{_lines(unit.objective_source)}}}"


def _function(function: Function, *, with_texts: bool) -> str:
    text = _text(function.text, with_texts=with_texts)
    sub_items = _sub_items(function) if with_texts and function.text.body is not None else ""
    return f'        {{"marker": {word(function.marker)}, {text}{_lines(function.source)}{sub_items}}}'


def _text(text: StatedText, *, with_texts: bool) -> str:
    if with_texts and text.body is not None:
        return f'"text": {word(text.body)}'
    return f'"digest": "{text.digest}"'


def _lines(source: SourceReference | None) -> str:
    return "" if source is None else f', "lines": [{source.first_line}, {source.last_line}]{page(source)}'


def _sub_items(function: Function) -> str:
    if not function.sub_items:
        return ""
    told = (f'{{"marker": {word(item.marker)}, "text": {word(item.text)}}}' for item in function.sub_items)
    return f', "sub_items": [{", ".join(told)}]'
