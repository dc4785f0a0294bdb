"""What one document states of the structure below one or more units, from one effective date."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from json.encoder import encode_basestring as _word
from typing import cast

from changelog.domain.agreements import Agreement
from changelog.domain.dates import PartialDate
from changelog.domain.sources import Document
from changelog.domain.texts import DIGEST_LENGTH, StatedText, fold_blanks, normal_form
from changelog.domain.units import Unit
from changelog.errors import InvariantError


@dataclass(frozen=True, slots=True)
class Institution:
    """The body whose structure is tracked. `acronym` ("IMSS") is how people call it; None where it has none."""

    name: str
    acronym: str | None = None

    def __post_init__(self) -> None:
        if not fold_blanks(self.name):
            raise InvariantError("an institution needs a name")

    @property
    def label(self) -> str:
        return self.acronym or self.name

    @property
    def key(self) -> str:
        """What identifies it: the normal form of its name."""
        return normal_form(self.name)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Units below the heads of its scope, in the order printed, in force from `effective_date`.

    `heads_on_top` says that the heads hang from the institution itself; otherwise the document does not say where they
    hang (the manual of one Dirección). `whole_institution` says besides that no other unit hangs from the institution:
    the scope is all of it. Codes are unique, every parent is present, there are no cycles; otherwise `InvariantError`.
    """

    institution: Institution
    effective_date: PartialDate
    units: tuple[Unit, ...]
    agreement: Agreement | None = None
    document: Document | None = None
    heads_on_top: bool = False
    whole_institution: bool = False
    _digest: str | None = field(default=None, init=False, repr=False, compare=False)
    """`digest` once it was asked for: it takes in every function, and a step asks for it several times."""

    def __post_init__(self) -> None:
        if not self.units:
            raise InvariantError("a snapshot needs at least one unit")
        if self.whole_institution and not self.heads_on_top:
            raise InvariantError("the heads of a snapshot of the whole institution hang from the institution")
        by_code: dict[str, Unit] = {}
        for unit in self.units:
            if unit.code in by_code:
                raise InvariantError(f"code {unit.code} is borne by two units")
            by_code[unit.code] = unit
        for unit in self.units:
            if unit.within is not None and unit.within not in by_code:
                raise InvariantError(f"unit {unit.code} lies within {unit.within}, which is not in the snapshot")
            if unit.parent is not None and unit.parent not in by_code:
                raise InvariantError(f"unit {unit.code} hangs from {unit.parent}, which is not in the snapshot")
        _refuse_cycles(by_code)

    @property
    def heads(self) -> tuple[Unit, ...]:
        """The units that head the scope: those that the document names nothing above."""
        return tuple(unit for unit in self.units if unit.parent is None and unit.within is None)

    def by_code(self) -> dict[str, Unit]:
        return {unit.code: unit for unit in self.units}

    @property
    def digest(self) -> str:
        """Digest of the facts stated: the same for a file of facts and for the manual that it was made from.

        Sources and printed bodies stay out, so that the same manual extracted with other line ends states the same.
        """
        if self._digest is None:
            object.__setattr__(self, "_digest", self._digest_of_facts())
        return cast(str, self._digest)

    def _digest_of_facts(self) -> str:
        """Digest of the facts as JSON without blanks, made and taken in unit by unit: of a register it has a hundred
        megabytes. What is recorded carries this digest, so that the bytes can never be others."""
        act = self.agreement.key if self.agreement else None
        of_all = [self.institution.key, str(self.effective_date), act, self.heads_on_top, self.whole_institution]
        found = hashlib.sha256(_packed(f"{_json(of_all)[:-1]},["))
        for number, unit in enumerate(self.units):
            found.update(_packed(f"{',' if number else ''}{_facts_of(unit)}"))
        found.update(b"]]")
        return found.hexdigest()[:DIGEST_LENGTH]

    def texts(self) -> Iterator[StatedText]:
        """Every objective and function text, in the order printed."""
        for unit in self.units:
            if unit.objective is not None:
                yield unit.objective
            for function in unit.functions:
                yield function.text


_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def _packed(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _facts_of(unit: Unit) -> str:
    of_unit = [
        unit.code,
        unit.name,
        unit.rank,
        unit.parent,
        unit.objective.digest if unit.objective else None,
        unit.functions_listed,
        unit.children_listed,
    ]
    functions = ",".join([f"[{_word(one.marker)},{_word(one.text.digest)}]" for one in unit.functions])
    articles = f",{_json(unit.articles)}" if unit.articles else ""  # without any, the digest is as it always was
    within = f",{{{_word('within')}:{_word(unit.within)}}}" if unit.within is not None else ""
    return f"{_json(of_unit)[:-1]},[{functions}]{articles}{within}]"


def _refuse_cycles(by_code: dict[str, Unit]) -> None:
    settled: set[str] = set()
    for start in by_code:
        path: dict[str, None] = {}
        code: str | None = start
        while code is not None and code not in settled:
            if code in path:
                raise InvariantError("units hang from one another in a circle: " + " > ".join([*path, code]))
            path[code] = None
            unit = by_code[code]
            code = unit.parent if unit.parent is not None else unit.within
        settled.update(path)
