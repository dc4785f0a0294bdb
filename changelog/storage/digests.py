"""One digest for all that a history says: an index is right when its digest is that of the history computed anew."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import astuple

from changelog.domain.sources import SourceReference
from changelog.domain.structures import Act, FunctionVersion, History, UnitVersion
from changelog.domain.texts import StatedText
from changelog.storage.index_writer import function_order, unit_order


def digest_of_history(history: History) -> str:
    """SHA-256 of every value of the history. Versions are taken in the order of the index, the rest in their own."""
    return digest_of_parts(
        sorted(history.unit_versions, key=unit_order),
        sorted(history.function_versions, key=function_order),
        (
            history.links,
            history.pairings,
            history.findings,
            history.acts,
            history.function_correspondences,
            history.tellings,
        ),
    )


def digest_of_parts(
    units: Iterable[UnitVersion], functions: Iterable[FunctionVersion], others: Iterable[Iterable[object]]
) -> str:
    """As `digest_of_history`, from streams in the order of the index."""
    digest = hashlib.sha256()
    for line in _lines(units, functions, others):
        digest.update(json.dumps(line, default=str, ensure_ascii=True).encode("ascii"))
        digest.update(b"\n")
    return digest.hexdigest()


def _lines(
    units: Iterable[UnitVersion], functions: Iterable[FunctionVersion], others: Iterable[Iterable[object]]
) -> Iterator[object]:
    yield from (_unit(version) for version in units)
    yield from (_function(version) for version in functions)
    for part in others:
        yield type(part).__name__
        yield from (_fields(value) for value in part)


def _fields(value: object) -> tuple[object, ...]:
    """The value's fields, whether it is a dataclass or a tuple with names."""
    return tuple(value) if isinstance(value, tuple) else astuple(value)  # type: ignore[call-overload]


def _unit(version: UnitVersion) -> tuple[object, ...]:
    state = version.state
    return (
        *(state.unit_id, state.code, state.name, state.rank, state.parent_id, state.placed, _text(state.objective)),
        *(state.functions_listed, state.children_listed, state.basis, state.unresolved, _source(state.source)),
        *(version.valid_from, version.valid_to, _act(version.begun_by), _act(version.ended_by)),
        *(version.opening, version.closing, version.attested_by, version.evidence, version.end_evidence),
    )


def _function(version: FunctionVersion) -> tuple[object, ...]:
    state = version.state
    return (
        *(state.function_id, state.unit_id, state.position, state.marker, _text(state.text), _source(state.source)),
        *(version.valid_from, version.valid_to, _act(version.begun_by), _act(version.ended_by)),
        *(version.first_stated, version.last_stated, version.evidence),
    )


def _text(text: StatedText | None) -> tuple[str, str | None] | None:
    return (text.digest, text.body) if text is not None else None


def _source(source: SourceReference | None) -> tuple[object, ...] | None:
    return (source.document, source.first_line, source.last_line, source.page) if source is not None else None


def _act(act: Act | None) -> tuple[object, ...] | None:
    return (act.effective_date, act.agreement, act.statement, act.document) if act is not None else None
