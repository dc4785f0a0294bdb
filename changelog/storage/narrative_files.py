"""The text form of what documents tell in prose: reading narrative files. Writing is in `narrative_layout`.

    {"format": "org-changelog/narrative", "version": 1,
     "institution": {"name": "Instituto de Faros", "acronym": "IF"},
     "document": {"name": "manual.txt", "sha256": "...", "lines": 900},
     "changes": [
       {"kind": "renamed", "unit": "Dirección de Luces", "result": [{"unit": "Dirección de Faros"}],
        "agreement": "ACDO 1/2018", "effective_date": "2018-02", "lines": [14, 16], "group": "14:0", "certainty": "stated"}],
     "agreements": [{"printed": "ACDO 1/2018", "citations": [{"printed": "ACDO 1/2018", "lines": [14, 14]}]}]}

The shape is published as snapshots/narrative.schema.json. In names the institution's own stands as `{institution}`.
"""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from typing import TypeVar

import msgspec

from changelog.domain.agreements import Agreement
from changelog.domain.instructions import FunctionInstruction, InstructionKind
from changelog.domain.narratives import Certainty, NarratedChange, NarratedKind, Narrative
from changelog.domain.snapshots import Institution
from changelog.domain.sources import SourceReference
from changelog.domain.texts import DIGEST_LENGTH, StatedText, fold_blanks
from changelog.domain.units import Function, SubItem
from changelog.errors import InvariantError
from changelog.storage.fact_files import (
    FOLLOW_THE_DOCUMENT,
    AgreementPart,
    DocumentPart,
    FactFile,
    InstitutionPart,
    Page,
    Shape,
    Span,
)
from changelog.storage.narrative_layout import FORMAT, VERSION, write_narrative
from changelog.storage.narrative_names import spelled_out
from changelog.storage.narrative_schema import narrative_schema
from changelog.storage.snapshot_paths import narrative_path, narrative_paths
from changelog.storage.snapshot_places import Path

__all__ = ["FORMAT", "narrative_path", "narrative_paths", "narrative_schema", "read_narrative", "write_narrative"]

_SHA256_DIGITS = 64
_HEXADECIMAL = "0123456789abcdef"
_OF = {"changes": "a narrated change", "instructions": "an instruction"}
_BRACES = "write {institution} for the institution's own name, and a brace that is printed twice"

Word = TypeVar("Word", bound=StrEnum)


class ResultPart(msgspec.Struct, forbid_unknown_fields=True):
    unit: str


class ChangePart(msgspec.Struct, forbid_unknown_fields=True):
    kind: str
    unit: str
    lines: Span
    group: str
    certainty: str
    result: list[ResultPart] = []
    from_parent: str | None = None
    to_parent: str | None = None
    agreement: str | None = None
    approved: str | None = None
    published: str | None = None
    effective_date: str | None = None
    page: Page = None


class NewSubItemPart(msgspec.Struct, forbid_unknown_fields=True):
    marker: str
    text: str


class NewFunctionPart(msgspec.Struct, forbid_unknown_fields=True):
    marker: str
    text: str | None = None
    digest: str | None = None
    lines: Span | None = None
    page: Page = None
    sub_items: list[NewSubItemPart] = []


class InstructionPart(msgspec.Struct, forbid_unknown_fields=True):
    kind: str
    lines: Span
    unit: str | None = None
    article: str | None = None
    norm: str | None = None
    marker: str | None = None
    agreement: str | None = None
    approved: str | None = None
    published: str | None = None
    effective_date: str | None = None
    page: Page = None
    functions: list[NewFunctionPart] = []


class NarrativePart(msgspec.Struct, forbid_unknown_fields=True):
    format: str
    institution: InstitutionPart
    document: DocumentPart
    changes: list[ChangePart]
    version: int = VERSION
    agreements: list[AgreementPart] = []
    instructions: list[InstructionPart] = []
    amends: bool = False


_SHAPE = Shape((FORMAT,), VERSION, "narrative", "snapshots/narrative.schema.json", msgspec.json.Decoder(NarrativePart))


def read_narrative(data: bytes, name: str) -> Narrative:
    """The narrative of a file called `name`. `InputError` with the line and what to do for what is not of the shape."""
    return _File(data, name, _SHAPE).narrative()


class _File(FactFile[NarrativePart]):
    """A narrative file being read."""

    def narrative(self) -> Narrative:
        stated = self.content.institution
        self._check_document()
        return Narrative(
            institution=self.built(Institution, stated.name, stated.acronym, at=("institution",)),
            document=self.content.document.document(),
            amends=self.content.amends,
            changes=tuple(self._change(part, ("changes", place)) for place, part in enumerate(self.content.changes)),
            agreements=tuple(
                self._act(part, ("agreements", place)) for place, part in enumerate(self.content.agreements)
            ),
            instructions=tuple(
                self._instruction(part, ("instructions", place)) for place, part in enumerate(self.content.instructions)
            ),
        )

    def _check_document(self) -> None:
        sha256 = self.content.document.sha256
        if len(sha256) != _SHA256_DIGITS or sha256.strip(_HEXADECIMAL):
            message = f"the SHA-256 of a document has {_SHA256_DIGITS} hexadecimal digits, not {sha256!r}"
            raise self.wrong(("document", "sha256"), message, "take it from the document, or export the file again")

    def _change(self, part: ChangePart, at: Path) -> NarratedChange:
        return NarratedChange(
            kind=self._one_of(NarratedKind, part.kind, (*at, "kind")),
            unit=self._name(part.unit, (*at, "unit")),
            result=tuple(
                self._name(each.unit, (*at, "result", number, "unit")) for number, each in enumerate(part.result)
            ),
            from_parent=self._name_or_none(part.from_parent, (*at, "from_parent")),
            to_parent=self._name_or_none(part.to_parent, (*at, "to_parent")),
            agreement=self._name_or_none(part.agreement, (*at, "agreement")),
            approved=self.partial_date(part.approved, (*at, "approved")),
            published=self.partial_date(part.published, (*at, "published")),
            effective=self.partial_date(part.effective_date, (*at, "effective_date")),
            source=self.built(self._place, part.lines, part.page, at=(*at, "lines")),
            group=part.group,
            certainty=self._one_of(Certainty, part.certainty, (*at, "certainty")),
        )

    def _instruction(self, part: InstructionPart, at: Path) -> FunctionInstruction:
        return FunctionInstruction(
            kind=self._one_of(InstructionKind, part.kind, (*at, "kind")),
            unit=self._name_or_none(part.unit, (*at, "unit")),
            article=part.article,
            norm=self._name_or_none(part.norm, (*at, "norm")),
            marker=part.marker,
            functions=tuple(
                self._function(each, (*at, "functions", number)) for number, each in enumerate(part.functions)
            ),
            agreement=self._name_or_none(part.agreement, (*at, "agreement")),
            approved=self.partial_date(part.approved, (*at, "approved")),
            published=self.partial_date(part.published, (*at, "published")),
            effective=self.partial_date(part.effective_date, (*at, "effective_date")),
            source=self.built(self._place, part.lines, part.page, at=(*at, "lines")),
        )

    def _function(self, part: NewFunctionPart, at: Path) -> Function:
        place = self.built(self._place, part.lines, part.page, at=(*at, "lines")) if part.lines else None
        subs = tuple(SubItem(item.marker, item.text) for item in part.sub_items)
        return Function(part.marker, self._text(part.text, part.digest, at), subs, place)

    def _text(self, text: str | None, digest: str | None, at: Path) -> StatedText:
        if text is not None:
            stated = StatedText.of(text)
            if digest is not None and digest != stated.digest:
                raise self.wrong((*at, "digest"), "the digest is not that of the text", "leave the digest out")
            return stated
        if digest is None:
            raise self.wrong(at, "neither a text nor a digest is given", "give one of them")
        if len(digest) != DIGEST_LENGTH or digest.strip(_HEXADECIMAL):
            message = f"the digest of a text has {DIGEST_LENGTH} hexadecimal digits, not {digest!r}"
            raise self.wrong((*at, "digest"), message, "take it from the document, or export the file again")
        return StatedText(digest)

    def _act(self, part: AgreementPart, at: Path) -> Agreement:
        act = self.agreement(part, self._place, at)
        printed = self._name(act.printed, (*at, "printed"))
        citations = (
            replace(each, printed=self._name(each.printed, (*at, "citations", number, "printed")))
            for number, each in enumerate(act.citations)
        )
        return replace(act, printed=printed, citations=tuple(citations))

    def _place(self, lines: Span, page: int | None) -> SourceReference:
        document = self.content.document
        if lines[1] > document.lines:
            raise InvariantError(f"lines {lines[0]} to {lines[1]} are beyond the {document.lines} of the document")
        return SourceReference(document.sha256, lines[0], lines[1], page)

    def _name(self, written: str, at: Path) -> str:
        """A name in full, for which the file may write the institution's own as `{institution}`."""
        if not fold_blanks(written):
            raise self.wrong(at, f"{at[-1]!r} is empty", FOLLOW_THE_DOCUMENT)
        try:
            return spelled_out(written, self.content.institution.name)
        except ValueError as error:
            raise self.wrong(at, str(error), _BRACES) from error

    def _name_or_none(self, text: str | None, at: Path) -> str | None:
        return None if text is None else self._name(text, at)

    def _one_of(self, words: type[Word], text: str, at: Path) -> Word:
        try:
            return words(text)
        except ValueError as error:
            message = f"{text!r} is no {at[-1]} of {_OF[str(at[0])]}"
            raise self.wrong(at, message, "choose from: " + ", ".join(words)) from error
