"""Legal acts that put a structure in force, with every date and every spelling cited.

Body, session date and number identify an act; prefix and promoter do not (`domain.md`, "Agreement codes").
"""

from __future__ import annotations

from dataclasses import dataclass

from changelog.domain.dates import PartialDate
from changelog.domain.sources import SourceReference
from changelog.domain.texts import normal_form


@dataclass(frozen=True, slots=True)
class Citation:
    """One place where an act is cited, its letters there, and the days that this place tells with it.

    The days are those of the prose, never of the code: None where the place tells none.
    """

    printed: str
    source: SourceReference | None = None
    approved: PartialDate | None = None
    published: PartialDate | None = None
    effective: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class Agreement:
    """An act: what it is called, who sat, when, its number, who proposed it, and its three dates.

    `printed` is the spelling shown to readers (the first cited). `body` is the council as its code names it ("HCT") or
    as prose does. What no document tells is None; dates keep the precision that is printed.
    """

    printed: str
    body: str | None = None
    session: PartialDate | None = None
    number: str | None = None
    promoter: str | None = None
    approved: PartialDate | None = None
    published: PartialDate | None = None
    effective: PartialDate | None = None
    citations: tuple[Citation, ...] = ()

    @property
    def key(self) -> str:
        """What identifies the act: body, session and number where all are known, otherwise its letters."""
        if self.body and self.session and self.number:
            return f"{self.body.upper()} {self.session} {self.number.upper()}"
        return normal_form(self.printed)
