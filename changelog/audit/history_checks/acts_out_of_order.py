"""Acts whose numbers do not follow the order of their sessions."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from changelog.audit.history_flaws import of_act
from changelog.domain.acts import ActKind, kind_of
from changelog.domain.checks import Check, Flaw, Group, Options, Phrases
from changelog.domain.findings import Severity
from changelog.domain.records import RecordedHistory
from changelog.domain.registers import RegisteredAct
from changelog.domain.texts import normal_form

_NUMBER = re.compile(r"\d{1,6}")


@dataclass(frozen=True, slots=True)
class _Numbered:
    day: date
    number: int
    act: RegisteredAct


def _examine(history: RecordedHistory, _options: Options) -> Iterator[Flaw]:
    for acts in _sequences(history).values():
        # A number that is doubtful as printed proves nothing against one that is not.
        in_order = _longest_in_order([one for one in acts if not one.act.doubts] or acts)
        out = [one for one in acts if one not in in_order and _neighbour(one, in_order) is not None]
        # Where as many are out of order as in it, the numbers run by another rule; of two alone one is wrong for sure.
        if 2 * len(out) < len(acts) or len(acts) == 2:
            for one in out:
                if history.covers(one.day):
                    yield _flaw(one, in_order)


def _sequences(history: RecordedHistory) -> dict[tuple[str, ...], list[_Numbered]]:
    """The acts of each council that are numbered in one row, in the order of days: agreements anew each year, sittings on
    and on."""
    rows: dict[tuple[str, ...], list[_Numbered]] = {}
    for act in history.register:
        agreement, kind = act.agreement, kind_of(act.agreement)
        number = _NUMBER.match(agreement.number or "")
        day = agreement.session
        if kind not in (ActKind.AGREEMENT, ActKind.SESSION) or not number or day is None or not day.is_exact:
            continue
        year = str(day.year) if kind is ActKind.AGREEMENT else ""
        row = kind.value, normal_form(agreement.body or ""), year
        rows.setdefault(row, []).append(_Numbered(day.first_day, int(number[0]), act))
    return {row: sorted(acts, key=lambda one: (one.day, one.number)) for row, acts in rows.items()}


def _longest_in_order(acts: Sequence[_Numbered]) -> list[_Numbered]:
    """The most acts, in the order of days, whose numbers never go back."""
    ends: list[int] = []  # the least last number of a row of each length, and where that row ends
    places: list[int] = []
    before: list[int | None] = []
    for place, act in enumerate(acts):
        length = bisect_right(ends, act.number)
        before.append(places[length - 1] if length else None)
        ends[length : length + 1] = [act.number]
        places[length : length + 1] = [place]
    found: list[_Numbered] = []
    last: int | None = places[-1] if places else None
    while last is not None:
        found.append(acts[last])
        last = before[last]
    return found[::-1]


def _neighbour(one: _Numbered, in_order: Sequence[_Numbered]) -> _Numbered | None:
    """What shows that an act is out of order: the nearest earlier one of a higher number, else the nearest later one of a
    lower; None where it is not."""
    earlier = [other for other in in_order if other.day < one.day and other.number > one.number]
    later = [other for other in in_order if other.day > one.day and other.number < one.number]
    return earlier[-1] if earlier else later[0] if later else None


def _flaw(one: _Numbered, in_order: Sequence[_Numbered]) -> Flaw:
    other = _neighbour(one, in_order) or one
    values = {
        "act": one.act.agreement.printed,
        "number": one.number,
        "day": one.day,
        "other": other.act.agreement.printed,
        "other_number": other.number,
        "other_day": other.day,
    }
    cited = (citation.source for citation in (*one.act.agreement.citations, *other.act.agreement.citations))
    return of_act(one.act, values, day=one.day, others=cited)


CHECK = Check(
    id="acts-out-of-order",
    group=Group.HISTORY,
    severity=Severity.MEDIUM,
    spanish=Phrases(
        title="Número de acuerdo que no sigue el orden de las sesiones",
        why="Un consejo numera sus acuerdos en el orden en que los toma, de nuevo cada año. Un número que retrocede "
        "está mal citado, o lo está la fecha: así citado, el acuerdo no se encuentra. Puede ignorarse si el consejo "
        "numera de otro modo.",
        message="el número {number} de la sesión del {day} ({act}) no concuerda con el {other_number} del {other_day} "
        "({other})",
        remedy="compruebe número y fecha en el acta; las citas están en org-changelog agreements {number}",
    ),
    english=Phrases(
        title="Number of an act that does not follow the order of sessions",
        why="A council numbers its agreements in the order in which it takes them, anew each year. A number that goes "
        "back is cited wrongly, or the day is: cited so, the act cannot be found. Right to ignore where the council "
        "numbers otherwise.",
        message="number {number} of the session of {day} ({act}) does not go with {other_number} of {other_day} "
        "({other})",
        remedy="check number and day in the minutes; the citations are in org-changelog agreements {number}",
    ),
    examine=_examine,
    failing="""\
=== 2021 ===
INSTITUTO NACIONAL DE FAROS
Vigente a partir del 1 de noviembre de 2021, conforme al acuerdo ACDO.AS2.HCF.201021/90.P.DA
1. Introducción
Mediante acuerdo ACDO.AS2.HCF.100221/12.P.DA se creó la División de Boyas, a partir del 1 de marzo de 2021.
Mediante acuerdo ACDO.AS2.HCF.140721/7.P.DA se creó la División de Sirenas, a partir del 1 de agosto de 2021.
FUNCIONES
7.1 Dirección de Faros
1. Dirigir los faros del Instituto.
""",
    passing="""\
=== 2021 ===
INSTITUTO NACIONAL DE FAROS
Vigente a partir del 1 de noviembre de 2021, conforme al acuerdo ACDO.AS2.HCF.201021/90.P.DA
1. Introducción
Mediante acuerdo ACDO.AS2.HCF.100221/12.P.DA se creó la División de Boyas, a partir del 1 de marzo de 2021.
Mediante acuerdo ACDO.AS2.HCF.140721/57.P.DA se creó la División de Sirenas, a partir del 1 de agosto de 2021.
FUNCIONES
7.1 Dirección de Faros
1. Dirigir los faros del Instituto.
""",
)
