"""What statements say, as canonical JSON: keys sorted, no blanks, ASCII, so that equal content has equal bytes.

A *snapshot* holds facts with digests of the texts, never bodies. An *attestation* (kind `texts`) says where each of those
facts was read and which exact text was printed, by its SHA-256. A *decision* holds a person's word. What documents tell in
prose is in `telling_payloads`.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from changelog.domain.agreements import Agreement, Citation
from changelog.domain.correspondences import Decision, Occurrence, Relation
from changelog.domain.dates import PartialDate
from changelog.domain.snapshots import Institution, Snapshot
from changelog.domain.sources import Document, SourceReference
from changelog.domain.texts import StatedText
from changelog.domain.units import Function, SubItem, Unit

Json = dict[str, Any]
AGREEMENT_DATES = ("session", "approved", "published", "effective")
AGREEMENT_WORDS = ("body", "number", "promoter")
CITATION_DATES = ("approved", "published", "effective")


def canonical(content: object) -> str:
    """Canonical JSON. Escaped to ASCII, so that no character that a document may hold upsets a database."""
    return json.dumps(content, ensure_ascii=True, sort_keys=True, separators=(",", ":"))


def sha256_of(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


# --- snapshots --------------------------------------------------------------------------------------------------------


def snapshot_payload(snapshot: Snapshot) -> Json:
    """The facts, without where they were read."""
    return {
        "institution": {"name": snapshot.institution.name, "acronym": snapshot.institution.acronym},
        "effective_date": str(snapshot.effective_date),
        "agreement": agreement_payload(snapshot.agreement, None),
        "heads_on_top": snapshot.heads_on_top,
        "whole_institution": snapshot.whole_institution,
        "units": [
            {
                "code": unit.code,
                "name": unit.name,
                "rank": unit.rank,
                "parent": unit.parent,
                "objective": unit.objective.digest if unit.objective else None,
                "functions": [[function.marker, function.text.digest] for function in unit.functions],
                "functions_listed": unit.functions_listed,
                "children_listed": unit.children_listed,
                **({"articles": list(unit.articles)} if unit.articles else {}),
                **({"within": unit.within} if unit.within is not None else {}),
            }
            for unit in snapshot.units
        ],
    }


def agreement_payload(agreement: Agreement | None, default: str | None) -> Json | None:
    """All that is known of an act; `default` is the SHA-256 of the document whose lines its citations name."""
    if agreement is None:
        return None
    return {
        "printed": agreement.printed,
        **{name: getattr(agreement, name) for name in AGREEMENT_WORDS},
        **dates_payload(agreement, AGREEMENT_DATES),
        "citations": [_citation_payload(each, default) for each in agreement.citations],
    }


def _citation_payload(citation: Citation, default: str | None) -> list[Any]:
    """`[printed, source]`, then the days that this place tells, where it tells any."""
    days = {name: day for name, day in dates_payload(citation, CITATION_DATES).items() if day is not None}
    told = [citation.printed, source_payload(citation.source, default)]
    return [*told, days] if days else told


def dates_payload(value: object, names: tuple[str, ...]) -> dict[str, str | None]:
    """Partial dates of a value by the names of its fields, as ISO."""
    dates = {name: getattr(value, name) for name in names}
    return {name: str(day) if day is not None else None for name, day in dates.items()}


def dates_of(payload: Json, names: tuple[str, ...]) -> dict[str, PartialDate | None]:
    """Of a payload that leaves out what is not told."""
    return {name: PartialDate.from_iso(payload[name]) if payload.get(name) else None for name in names}


def all_dates_of(payload: Json, names: tuple[str, ...]) -> dict[str, PartialDate | None]:
    """Of one that names what is not told too: `KeyError` where a name is altered."""
    return {name: PartialDate.from_iso(payload[name]) if payload[name] else None for name in names}


def agreement_of(payload: Json | None, default: str | None) -> Agreement | None:
    if payload is None:
        return None
    citations = tuple(_citation_of(each, default) for each in payload["citations"])
    pieces: Json = {**{name: payload[name] for name in AGREEMENT_WORDS}, **dates_of(payload, AGREEMENT_DATES)}
    return Agreement(printed=payload["printed"], citations=citations, **pieces)


def _citation_of(payload: list[Any], default: str | None) -> Citation:
    printed, at, *days = payload
    return Citation(printed, source_of(at, default), **dates_of(days[0] if days else {}, CITATION_DATES))


# --- sources ----------------------------------------------------------------------------------------------------------


def source_payload(source: SourceReference | None, default: str | None) -> list[Any] | None:
    """`[first, last]`, then the page where known, then the document where it is not `default`."""
    if source is None:
        return None
    if source.document != default:
        return [source.first_line, source.last_line, source.page, source.document]
    if source.page is not None:
        return [source.first_line, source.last_line, source.page]
    return [source.first_line, source.last_line]


def source_of(payload: list[Any] | None, default: str | None) -> SourceReference | None:
    return None if payload is None else place_of(payload, default)


def place_of(payload: list[Any], default: str | None) -> SourceReference:
    first, last, *more = payload
    page = more[0] if more else None
    document = more[1] if len(more) > 1 else default or ""
    return SourceReference(document, first, last, page)


# --- attestations -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Attestation:
    """A document's (or a file's) word on a snapshot: its payload, and the texts and the document that it refers to."""

    payload: Json
    texts: dict[str, StatedText]
    document: Document | None

    def adds_to(self, facts: Json, recorded: list[Json]) -> bool:
        """Whether it tells anything that the facts and the attestations `recorded` do not: a document, a place, a text."""
        sha256 = self.document.digest if self.document else None
        if sha256 is not None and all(
            not each["document"] or each["document"]["sha256"] != sha256 for each in recorded
        ):
            return True
        known = {slot for each in recorded for slot, _ in told_in(each)}
        return any(slot not in known for slot, _ in told_in(self.payload)) or self._adds_to_agreement(facts, recorded)

    def _adds_to_agreement(self, facts: Json, recorded: list[Json]) -> bool:
        told = [agreement_of(facts["agreement"], None), *(_agreement_in(each) for each in recorded)]
        return joined_agreement([*told, _agreement_in(self.payload)]) != joined_agreement(told)


Slot = tuple[int, int, str]
"""A place for a text or a source: unit and function by position (-1: the unit's own), and which of its pieces."""


def told_in(attestation: Json) -> Iterator[tuple[Slot, Any]]:
    """What an attestation tells, place by place."""
    for place, unit in enumerate(attestation["units"]):
        yield from (((place, -1, piece), told) for piece, told in unit.items() if piece != "functions" and told)
        for position, function in enumerate(unit["functions"]):
            yield from (
                ((place, position, piece), told)
                for piece, told in zip(("text", "source", "sub_items"), function, strict=False)
                if told
            )


def _agreement_in(attestation: Json) -> Agreement | None:
    document = attestation["document"]
    return agreement_of(attestation["agreement"], document["sha256"] if document else None)


def attestation_of(snapshot: Snapshot) -> Attestation:
    """What `snapshot` tells beyond its facts. Units and functions stand in the order of the snapshot's."""
    document = snapshot.document
    default = document.digest if document else None
    texts: dict[str, StatedText] = {}

    def exact(text: StatedText | None) -> str | None:
        if text is None or text.body is None:
            return None
        digest = sha256_of(text.body)
        texts[digest] = text
        return digest

    def function_payload(function: Function) -> list[Any]:
        told = [exact(function.text), source_payload(function.source, default)]
        if function.sub_items:
            told.append([[item.marker, exact(StatedText.of(item.text))] for item in function.sub_items])
        return told

    payload: Json = {
        "snapshot": snapshot.digest,
        "document": _document_payload(document),
        "agreement": agreement_payload(snapshot.agreement, default),
        "units": [
            {
                "source": source_payload(unit.source, default),
                "objective": exact(unit.objective),
                "objective_source": source_payload(unit.objective_source, default),
                "functions": [function_payload(function) for function in unit.functions],
            }
            for unit in snapshot.units
        ],
    }
    return Attestation(payload, texts, document)


# --- decisions --------------------------------------------------------------------------------------------------------


def decision_payload(decision: Decision) -> Json:
    return {
        "institution": decision.institution,
        "relation": str(decision.relation),
        "old": [_occurrence_payload(each) for each in decision.old],
        "new": [_occurrence_payload(each) for each in decision.new],
        "refused": decision.refused,
        "reason": decision.reason,
        "source": decision.source,
        "person": decision.person,
        "sources": [source_payload(each, None) for each in decision.sources],
    }


def decision_of(payload: Json) -> Decision:
    sources = (source_of(each, None) for each in payload["sources"])
    return Decision(
        institution=payload["institution"],
        relation=Relation(payload["relation"]),
        old=tuple(_occurrence_of(each) for each in payload["old"]),
        new=tuple(_occurrence_of(each) for each in payload["new"]),
        refused=payload["refused"],
        reason=payload["reason"],
        source=payload["source"],
        person=payload["person"],
        sources=tuple(source for source in sources if source is not None),
    )


def occurrences_digest(decision: Decision) -> str:
    """What a decision is about: a later one on the same occurrences supersedes it."""
    sides = [[_occurrence_payload(each) for each in side] for side in (decision.old, decision.new)]
    return sha256_of(canonical(sides))


def _occurrence_payload(occurrence: Occurrence) -> list[str | None]:
    return [occurrence.name, occurrence.code, str(occurrence.on) if occurrence.on else None]


def _occurrence_of(payload: list[str | None]) -> Occurrence:
    name, code, on = payload
    return Occurrence(name, code, PartialDate.from_iso(on) if on else None)


# --- joined -----------------------------------------------------------------------------------------------------------


def joined_snapshot(facts: Json, attestations: list[Json], bodies: dict[str, str]) -> Snapshot:
    """The one snapshot that the facts and all that attest it state.

    The first that tells where something was read, or how it was printed, is believed. `bodies` maps the SHA-256 of a
    printed text to the text; one that is not there is left out.
    """
    documents = [_document_of(each["document"]) for each in attestations]
    defaults = [document.digest if document else None for document in documents]
    told = list(zip(attestations, defaults, strict=True))
    return Snapshot(
        institution=Institution(facts["institution"]["name"], facts["institution"]["acronym"]),
        effective_date=PartialDate.from_iso(facts["effective_date"]),
        units=tuple(
            _joined_unit(unit, [(each["units"][place], default) for each, default in told], bodies)
            for place, unit in enumerate(facts["units"])
        ),
        agreement=joined_agreement(
            [
                agreement_of(facts["agreement"], None),
                *(agreement_of(each["agreement"], default) for each, default in told),
            ]
        ),
        document=next((document for document in documents if document is not None), None),
        heads_on_top=facts["heads_on_top"],
        whole_institution=facts["whole_institution"],
    )


def _document_payload(document: Document | None) -> Json | None:
    """A document, with the profile that it was read with, where that is known."""
    if document is None:
        return None
    told: Json = {"name": document.name, "sha256": document.digest, "lines": document.lines}
    return told | {"profile": document.profile} if document.profile is not None else told


def _document_of(payload: Json | None) -> Document | None:
    if not payload:
        return None
    return Document(payload["name"], payload["sha256"], payload["lines"], payload.get("profile"))


def _joined_unit(facts: Json, told: list[tuple[Json, str | None]], bodies: dict[str, str]) -> Unit:
    objective = facts["objective"]
    return Unit(
        code=facts["code"],
        name=facts["name"],
        rank=facts["rank"],
        parent=facts["parent"],
        objective=StatedText(objective, _body([unit["objective"] for unit, _ in told], bodies)) if objective else None,
        functions=tuple(
            _joined_function(marker, digest, [(unit["functions"][place], default) for unit, default in told], bodies)
            for place, (marker, digest) in enumerate(facts["functions"])
        ),
        functions_listed=facts["functions_listed"],
        children_listed=facts["children_listed"],
        source=_source([(unit["source"], default) for unit, default in told]),
        objective_source=_source([(unit["objective_source"], default) for unit, default in told]),
        articles=tuple(facts.get("articles", ())),
        within=facts.get("within"),
    )


def _joined_function(
    marker: str, digest: str, told: list[tuple[list[Any], str | None]], bodies: dict[str, str]
) -> Function:
    return Function(
        marker=marker,
        text=StatedText(digest, _body([function[0] for function, _ in told], bodies)),
        sub_items=next((_sub_items(function[2], bodies) for function, _ in told if len(function) > 2), ()),
        source=_source([(function[1], default) for function, default in told]),
    )


def _sub_items(payload: list[list[str]], bodies: dict[str, str]) -> tuple[SubItem, ...]:
    return tuple(SubItem(marker, bodies[exact]) for marker, exact in payload if exact in bodies)


def _body(exacts: list[str | None], bodies: dict[str, str]) -> str | None:
    return next((bodies[exact] for exact in exacts if exact is not None and exact in bodies), None)


def _source(told: list[tuple[list[Any] | None, str | None]]) -> SourceReference | None:
    return next((source_of(payload, default) for payload, default in told if payload), None)


def agreement_told(facts: Json, attestations: list[Json]) -> Agreement | None:
    """The act of a snapshot, with every spelling that its documents cite: of its payloads, without its texts."""
    return joined_agreement([agreement_of(facts["agreement"], None), *(_agreement_in(each) for each in attestations)])


def source_told(attestations: list[Json], unit: int) -> SourceReference | None:
    """Where a unit of a snapshot, by its place among them, is printed in the first document that says so."""
    return _source(
        [
            (each["units"][unit]["source"], each["document"]["sha256"] if each["document"] else None)
            for each in attestations
        ]
    )


def joined_agreement(told: list[Agreement | None]) -> Agreement | None:
    """One act from several tellings: for each piece the first that knows it, and every spelling cited."""
    known = [each for each in told if each is not None]
    if not known:
        return None
    pieces = {
        name: next((value for each in known if (value := getattr(each, name)) is not None), None)
        for name in (*AGREEMENT_WORDS, *AGREEMENT_DATES)
    }
    return Agreement(printed=known[0].printed, **pieces, citations=_all_citations(known))


def _all_citations(known: list[Agreement]) -> tuple[Citation, ...]:
    """Those of the first telling as they stand, with the days that others tell of the same places; then what others add."""
    first, *others = known
    told = [citation for each in others for citation in each.citations]
    found = [_with_days(citation, told) for citation in first.citations]
    for citation in told:
        is_there = any(_is_same_place(citation, each) for each in found)
        if not is_there and (citation.source or all(each.printed != citation.printed for each in found)):
            found.append(_with_days(citation, told))
    return tuple(found)


def _is_same_place(one: Citation, other: Citation) -> bool:
    return (one.printed, one.source) == (other.printed, other.source)


def _with_days(citation: Citation, told: list[Citation]) -> Citation:
    same = [citation, *(each for each in told if _is_same_place(each, citation))]
    days: Json = {name: next((day for each in same if (day := getattr(each, name))), None) for name in CITATION_DATES}
    return replace(citation, **days)
