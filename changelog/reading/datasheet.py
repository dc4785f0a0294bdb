"""The data sheet (ficha técnica) of a consolidated manual: each act with its dates of issue, publication and effect."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from changelog.domain.dates import PartialDate
from changelog.reading.lines import BodyLine
from changelog.reading.recognise.headings import plain_title
from changelog.reading.recognise.spanish_dates import PrintedDate, first_date

_FIELD = re.compile(
    r"fecha de (?P<which>(?:expedi|emi|actualiza|aproba|modifica|autoriza|publica)[cs]ion|entrada en vigor)\b[^:]{0,100}"
)
_ISSUED = frozenset({"expedicion", "emision", "actualizacion", "aprobacion", "modificacion", "autorizacion"})
LONGEST_FIELD = 200
"""Characters of a line of a data sheet."""


@dataclass(frozen=True, slots=True)
class SheetAct:
    """An act on a data sheet; a date that is not printed there is None."""

    first: int
    last: int
    approved: PrintedDate | None = None
    published: PrintedDate | None = None
    effective: PrintedDate | None = None

    @property
    def dates(self) -> tuple[PartialDate | None, PartialDate | None, PartialDate | None]:
        """Approved, published, effective."""
        held = (self.approved, self.published, self.effective)
        approved, published, effective = (date.value if date is not None else None for date in held)
        return approved, published, effective


def read_datasheet(front: Sequence[BodyLine]) -> tuple[SheetAct, ...]:
    """The acts of a data sheet, in the order printed; empty where a manual has none."""
    acts: list[SheetAct] = []
    held: dict[str, PrintedDate] = {}
    lines: list[int] = []
    for line in front:
        which, date = _field(line.text)
        if which is None or date is None:
            continue
        if which in held and held:
            acts.append(_act(held, lines))
            held, lines = {}, []
        held[which] = date
        lines.append(line.number)
    if held:
        acts.append(_act(held, lines))
    return tuple(act for act in acts if act.effective is not None)


def _act(held: dict[str, PrintedDate], lines: Sequence[int]) -> SheetAct:
    return SheetAct(lines[0], lines[-1], held.get("approved"), held.get("published"), held.get("effective"))


def _field(text: str) -> tuple[str | None, PrintedDate | None]:
    if len(text) > LONGEST_FIELD or text[:5].casefold() != "fecha" or ":" not in text:
        return None, None
    name, _, value = text.rpartition(":")
    found = _FIELD.fullmatch(plain_title(name))
    if found is None:
        return None, None
    which = "approved" if found["which"] in _ISSUED else "published" if found["which"] == "publicacion" else "effective"
    return which, first_date(value)
