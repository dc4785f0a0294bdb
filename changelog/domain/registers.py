"""The register of an institution's acts: each act that any document cites, with all its citations, what rests on it, and
where its citations do not agree. Nothing is mended: a conflict shows both places and both words, a doubt says what it is of.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from changelog.domain.acts import ActKind, kind_of, titles_of
from changelog.domain.agreements import Agreement
from changelog.domain.dates import PartialDate
from changelog.domain.narratives import NarratedChange
from changelog.domain.snapshots import Snapshot
from changelog.domain.sources import SourceReference
from changelog.domain.texts import fold_blanks


class ConflictKind(StrEnum):
    """What two places tell differently of one act."""

    SITTING = "sitting"  # AS2 here, SA2 there
    PROMOTER = "promoter"  # P.DA here, P.DG there
    LOST_LETTERS = "lost_letters"  # "2.HCT." here, "ACDO.SA2.HCT." there
    APPROVED = "approved"  # two days of approval in prose
    PUBLISHED = "published"
    EFFECTIVE = "effective"  # two days of effect of the act, or of one unit's change under it
    CODE_AND_PROSE = "code_and_prose"  # the session date in the code is not the day that prose tells
    EFFECT_BEFORE_APPROVAL = "effect_before_approval"
    PUBLISHED_BEFORE_APPROVAL = "published_before_approval"


class DoubtKind(StrEnum):
    """What is not sure of an act."""

    NUMBER_CUT = "number_cut"  # a stroke follows the number, as if more of it had stood there
    NUMBER_MISSING = "number_missing"  # told by body and day alone: perhaps the numbered act of that day
    DATE_IMPOSSIBLE = "date_impossible"  # the digits of the session in the code are no date
    LOST_DIGIT = "lost_digit"  # another act would be this one but for a digit lost or changed
    OTHER_BODY = "other_body"  # another act has the same session and number under other letters of its body


@dataclass(frozen=True, slots=True)
class Conflict:
    """`said` is what the two `places` say: printed letters, or ISO dates. A place is None where no line is known."""

    kind: ConflictKind
    said: tuple[str, str]
    places: tuple[SourceReference | None, SourceReference | None]


@dataclass(frozen=True, slots=True)
class Doubt:
    """`said` is what is doubtful as it stands at `place`; `other` names the act that it could be, with a place of it."""

    kind: DoubtKind
    said: str
    place: SourceReference | None
    other: str | None = None
    other_place: SourceReference | None = None


@dataclass(frozen=True, slots=True)
class StructureUnderAct:
    """A recorded snapshot as the register sees it: without its units. `source` is where its first head is printed."""

    digest: str
    effective_date: PartialDate
    agreement: Agreement | None
    heads: tuple[str, ...]
    document: str | None = None
    source: SourceReference | None = None

    @classmethod
    def of(cls, snapshot: Snapshot) -> StructureUnderAct:
        heads = snapshot.heads
        return cls(
            digest=snapshot.digest,
            effective_date=snapshot.effective_date,
            agreement=snapshot.agreement,
            heads=tuple(unit.name for unit in heads),
            document=snapshot.document.name if snapshot.document else None,
            source=heads[0].source if heads else None,
        )


@dataclass(frozen=True, slots=True)
class Effect:
    """A day of effect of an act and one place that tells it."""

    day: PartialDate
    place: SourceReference | None


@dataclass(frozen=True, slots=True)
class RegisteredAct:
    """An act with everything that the documents of one institution say of it.

    `agreement` joins all citations, in the order of documents and lines. `effects` are the days of effect told of it or
    of a change or structure under it, in date order. `narrated` are the changes told to rest on it, `structures` the
    snapshots under it.
    """

    agreement: Agreement
    kind: ActKind
    effects: tuple[Effect, ...] = ()
    narrated: tuple[NarratedChange, ...] = ()
    structures: tuple[StructureUnderAct, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    doubts: tuple[Doubt, ...] = ()

    @property
    def spellings(self) -> tuple[str, ...]:
        """Each way in which it is spelled, once, its shown name first; runs of blanks count as one."""
        letters = (self.agreement.printed, *(cited.printed for cited in self.agreement.citations))
        return tuple(dict.fromkeys(map(fold_blanks, letters)))

    @property
    def missing(self) -> tuple[str, ...]:
        """Pieces that an act of its kind has and that no document tells, by the names of the fields of `Agreement`."""
        return tuple(piece for piece in _pieces_of(self.agreement) if getattr(self.agreement, piece) is None)

    @property
    def day(self) -> PartialDate | None:
        """The day that places it among others: of approval, else of publication, else of effect."""
        act = self.agreement
        first_effect = self.effects[0].day if self.effects else None
        return act.approved or act.session or act.published or act.effective or first_effect


_PIECES: dict[ActKind, tuple[str, ...]] = {
    ActKind.AGREEMENT: ("body", "session", "number", "promoter", "effective"),
    ActKind.SESSION: ("body", "session", "number", "published", "effective"),
    ActKind.DECREE: ("published", "effective"),
    ActKind.LAW: ("published", "effective"),
    ActKind.REGULATION: ("published", "effective"),
    ActKind.MANUAL: ("published", "effective"),
    ActKind.OFICIO: ("number", "approved"),
    ActKind.REFORM: ("published", "effective"),
    ActKind.GAZETTE: ("number", "published"),
}
_TITLED = ("approved", "published", "effective")


def _pieces_of(act: Agreement) -> tuple[str, ...]:
    """What an act of its kind is known by: one with a title has no number, one by number and year no promoter."""
    kind = kind_of(act)
    if kind is ActKind.AGREEMENT and act.number is None and (act.body is None or titles_of(act)):
        return _TITLED
    if kind is ActKind.AGREEMENT and act.promoter is None:
        return tuple(piece for piece in _PIECES[kind] if piece != "promoter")
    return _PIECES[kind]
