"""Pieces of the layout of our JSON files, the same wherever they stand: words, dates, lines, institutions, acts."""

from __future__ import annotations

from collections.abc import Iterable
from json.encoder import encode_basestring

from changelog.domain.agreements import Agreement, Citation
from changelog.domain.dates import PartialDate
from changelog.domain.snapshots import Institution
from changelog.domain.sources import Document, SourceReference


def word(text: str | None) -> str:
    return "null" if text is None else encode_basestring(text)


def flag(value: bool) -> str:
    return "true" if value else "false"


def partial_date(value: PartialDate | None) -> str:
    return "null" if value is None else f'"{value}"'


def span(source: SourceReference | None) -> str:
    return "null" if source is None else f"[{source.first_line}, {source.last_line}]"


def institution_part(institution: Institution) -> str:
    return f'{{"name": {word(institution.name)}, "acronym": {word(institution.acronym)}}}'


def document_part(document: Document | None) -> str:
    if document is None:
        return "null"
    profile = f', "profile": {word(document.profile)}' if document.profile is not None else ""
    return f'{{"name": {word(document.name)}, "sha256": {word(document.digest)}, "lines": {document.lines}{profile}}}'


def items(written: Iterable[str], indent: str) -> str:
    """Items, each on a line of its own; `indent` is that of the line on which the list begins."""
    told = list(written)
    return "[\n" + ",\n".join(told) + f"\n{indent}]" if told else "[]"


def agreement_part(agreement: Agreement, indent: str) -> str:
    """An act as a block, a line for each fact and for each citation; `indent` is that of the line on which it begins."""
    citations = (f"{indent}    {_citation(each)}" for each in agreement.citations)
    facts = (
        f'"printed": {word(agreement.printed)}',
        f'"body": {word(agreement.body)}',
        f'"session": {partial_date(agreement.session)}',
        f'"number": {word(agreement.number)}',
        f'"promoter": {word(agreement.promoter)}',
        f'"approved": {partial_date(agreement.approved)}',
        f'"published": {partial_date(agreement.published)}',
        f'"effective": {partial_date(agreement.effective)}',
        f'"citations": {items(citations, indent + "  ")}',
    )
    return "{\n" + ",\n".join(f"{indent}  {fact}" for fact in facts) + f"\n{indent}}}"


def _citation(citation: Citation) -> str:
    days = {"approved": citation.approved, "published": citation.published, "effective": citation.effective}
    told = "".join(f', "{name}": "{day}"' for name, day in days.items() if day is not None)
    return f'{{"printed": {word(citation.printed)}, "lines": {span(citation.source)}{page(citation.source)}{told}}}'


def page(source: SourceReference | None) -> str:
    """After the lines, where the page is known."""
    return "" if source is None or source.page is None else f', "page": {source.page}'
