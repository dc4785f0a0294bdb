"""How a snapshot is written: a fixed layout in which a review sees one changed line for one changed fact."""

from __future__ import annotations

from collections.abc import Iterable
from json.encoder import encode_basestring

from changelog.domain.agreements import Agreement
from changelog.domain.dates import PartialDate
from changelog.domain.snapshots import Snapshot
from changelog.domain.sources import Document, SourceReference
from changelog.domain.texts import StatedText
from changelog.domain.units import Function, Unit

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
        f'  "institution": {_institution(snapshot)},',
        f'  "effective_date": {_word(str(snapshot.effective_date))},',
        *_agreement(snapshot.agreement),
        f'  "document": {_document(snapshot.document)},',
        f'  "heads_on_top": {_flag(snapshot.heads_on_top)},',
        f'  "whole_institution": {_flag(snapshot.whole_institution)},',
        '  "units": [',
        ",\n".join(_unit(unit, with_texts=with_texts) for unit in snapshot.units),
        "  ]",
        "}",
        "",
    ]
    return "\n".join(lines).encode("utf-8")


def _word(text: str | None) -> str:
    return "null" if text is None else encode_basestring(text)


def _flag(value: bool) -> str:
    return "true" if value else "false"


def _date(value: PartialDate | None) -> str:
    return "null" if value is None else f'"{value}"'


def _span(source: SourceReference | None) -> str:
    return "null" if source is None else f"[{source.first_line}, {source.last_line}]"


def _institution(snapshot: Snapshot) -> str:
    name, acronym = snapshot.institution.name, snapshot.institution.acronym
    return f'{{"name": {_word(name)}, "acronym": {_word(acronym)}}}'


def _document(document: Document | None) -> str:
    if document is None:
        return "null"
    return f'{{"name": {_word(document.name)}, "sha256": {_word(document.digest)}, "lines": {document.lines}}}'


def _agreement(agreement: Agreement | None) -> Iterable[str]:
    if agreement is None:
        return ['  "agreement": null,']
    citations = [
        f'      {{"printed": {_word(each.printed)}, "lines": {_span(each.source)}}}' for each in agreement.citations
    ]
    return [
        '  "agreement": {',
        f'    "printed": {_word(agreement.printed)},',
        f'    "body": {_word(agreement.body)},',
        f'    "session": {_date(agreement.session)},',
        f'    "number": {_word(agreement.number)},',
        f'    "promoter": {_word(agreement.promoter)},',
        f'    "approved": {_date(agreement.approved)},',
        f'    "published": {_date(agreement.published)},',
        f'    "effective": {_date(agreement.effective)},',
        f'    "citations": {_list(citations, "    ")}',
        "  },",
    ]


def _list(items: list[str], indent: str) -> str:
    """Items, each on a line of its own."""
    return "[\n" + ",\n".join(items) + f"\n{indent}]" if items else "[]"


def _unit(unit: Unit, *, with_texts: bool) -> str:
    functions = [_function(function, with_texts=with_texts) for function in unit.functions]
    return "\n".join(
        (
            "    {",
            f'      "code": {_word(unit.code)},',
            f'      "name": {_word(unit.name)},',
            f'      "rank": {_word(unit.rank)},',
            f'      "parent": {_word(unit.parent)},',
            f'      "lines": {_span(unit.source)},',
            f'      "children_listed": {_flag(unit.children_listed)},',
            f'      "functions_listed": {_flag(unit.functions_listed)},',
            f'      "objective": {_objective(unit, with_texts=with_texts)},',
            f'      "number_of_functions": {len(functions) if unit.functions_listed else "null"},',
            f'      "functions": {_list(functions, "      ")}',
            "    }",
        )
    )


def _objective(unit: Unit, *, with_texts: bool) -> str:
    if unit.objective is None:
        return "null"
    return f"{{{_text(unit.objective, with_texts=with_texts)}{_lines(unit.objective_source)}}}"


def _function(function: Function, *, with_texts: bool) -> str:
    text = _text(function.text, with_texts=with_texts)
    sub_items = _sub_items(function) if with_texts and function.text.body is not None else ""
    return f'        {{"marker": {_word(function.marker)}, {text}{_lines(function.source)}{sub_items}}}'


def _text(text: StatedText, *, with_texts: bool) -> str:
    if with_texts and text.body is not None:
        return f'"text": {encode_basestring(text.body)}'
    return f'"digest": "{text.digest}"'


def _lines(source: SourceReference | None) -> str:
    return "" if source is None else f', "lines": [{source.first_line}, {source.last_line}]'


def _sub_items(function: Function) -> str:
    if not function.sub_items:
        return ""
    items = (f'{{"marker": {_word(item.marker)}, "text": {_word(item.text)}}}' for item in function.sub_items)
    return f', "sub_items": [{", ".join(items)}]'
