"""Citations of acts by their code (`domain.md`, "Agreement codes").

`ACDO.AS2.HCT.310822/226.P.DA` reads: agreement, sitting, council, session date ddmmyy, number, proposal, proposing area.
Blanks, dashes, the prefix and the promoter vary from one citation to the next. Older acts read "Acuerdo 478/2006" (number
and year) or "Acuerdo 37.1307.2007" (number, session and year).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from changelog.domain.dates import PartialDate
from changelog.errors import InvariantError

_CORE = re.compile(r"\d{6}\s?[/-]\s?\d{1,4}")
# A date that lost or gained a digit, behind what can only be a code.
_DAMAGED = re.compile(
    r"\b(?:ACDO|ACUERDO|Acdo)\s?[.\s-]\s?(?:[A-Z]{1,3}\d{1,2}\s?[.\s-]\s?)?[A-Z]{2,5}\s?[.\s-]\s?"
    r"(?P<core>(?:\d{3,5}|\d{7})\s?[/-]\s?\d{1,4})(?!\d)"
)
_HEAD = re.compile(
    r"(?<![A-Z0-9])(?:(?P<prefix>ACDO|ACUERDO|Acdo)\s?[.\s-]\s?)?(?:[A-Z]{1,3}\d{1,2}\s?[.\s-]\s?|\d{1,2}\.\s?)?"
    r"(?P<body>[A-Z]{2,5})\s?[.\s-]\s?\Z"
)
_TAIL = re.compile(
    r"(?:\s?/)?\s?\.?\s?P\b\s?\.?\s?\(?\s?(?P<promoter>[A-Z](?:\.?[A-Z]){0,5})\b(?:\.?\)|\.(?=[,;]|\s[a-záéíóú]))?|\s?/(?=[\s.,;]|$)"
)
_CUT = re.compile(r"\s?/\s?(?=[.,;\s]|$)")
HEAD_LENGTH = 32
"""Characters before the session date that can belong to a code: "ACUERDO. SA2. HCT. " and room to spare."""
CENTURY_PIVOT = 60
"""Two-digit years from 60 are of the 1900s; the councils that number acts this way began in 1943, codes with dates after
2000."""
SESSION_DIGITS = 6
"""A session date is ddmmyy."""
_SESSION = re.compile(
    r"sesi[óo]n (?:ordinaria|extraordinaria)?\s?(?:n[uú]m(?:ero|\.)?\s|No\.?\s)?(?P<number>\d{1,5}) (?:de la|del) "
    r"(?P<body>(?:H\. )?(?:Junta|Consejo|Comit[ée]|Asamblea)(?: [A-ZÁÉÍÓÚ][\wáéíóú]+){0,3})"
)
_NUMBERED = re.compile(
    r"cuerdos?\s+(?:n[uú]m(?:ero)?\.?\s+|No\.?\s+|[^.;/\d]{0,60}\bn[uú]mero\s+)?(?P<list>\d{1,4}/(?:\d{4}|\d{2})\b(?:(?:,\s*|\s+y\s+)\d{1,4}/\d{4}\b){0,9}|\d{1,3}\.\d{3,4}\.\d{4}\b)",
)
_ONE = re.compile(
    r"(?P<number>\d{1,4})/(?P<year>\d{4}|\d{2})\b|(?P<serial>\d{1,3})\.(?P<session>\d{3,4})\.(?P<long>\d{4})"
)


@dataclass(frozen=True, slots=True)
class CitedAct:
    """One citation: where it stands in the text, its letters, and what they tell.

    `session` keeps the precision of the code: the day for ddmmyy, the year for "478/2006". `impossible` holds the six
    digits where they are no date, `is_cut` that a stroke follows the number as if more of it had stood there.
    """

    start: int
    end: int
    printed: str
    body: str | None
    session: PartialDate | None
    number: str | None
    promoter: str | None = None
    impossible: str | None = None
    is_cut: bool = False


def acts_in(text: str) -> Iterator[CitedAct]:
    """The acts cited in a text, in the order printed."""
    cores = [(core.start(), core.end()) for core in _CORE.finditer(text)]
    cores += [found.span("core") for found in _DAMAGED.finditer(text)]
    found = [act for core in cores if (act := _council_act(text, *core)) is not None]
    yield from sorted([*found, *_numbered_acts(text), *_sessions(text)], key=lambda act: act.start)


def _council_act(text: str, first: int, last: int) -> CitedAct | None:
    window = max(0, first - HEAD_LENGTH)
    head = _HEAD.search(text[window:first])
    if head is None:
        return None
    tail = _TAIL.match(text, last)
    start, end = window + head.start(), tail.end() if tail is not None else last
    digits, number = re.split(r"\s?[/-]\s?", text[first:last], maxsplit=1)
    session = _session(digits)
    return CitedAct(
        start,
        end,
        text[start:end].strip(),
        head["body"],
        session,
        number,
        (tail["promoter"] or "").replace(".", "") or None if tail is not None else None,
        digits if session is None else None,
        _CUT.match(text, last) is not None,
    )


def _sessions(text: str) -> Iterator[CitedAct]:
    """Acts cited by the sitting that took them: "sesión ordinaria 587 de la H. Junta Directiva"."""
    for found in _SESSION.finditer(text):
        yield CitedAct(
            found.start(), found.end(), found.group(), found["body"].removeprefix("H. "), None, found["number"]
        )


def _session(digits: str) -> PartialDate | None:
    if len(digits) != SESSION_DIGITS:
        return None
    day, month, year = int(digits[:2]), int(digits[2:4]), int(digits[4:])
    try:
        return PartialDate(year + (1900 if year >= CENTURY_PIVOT else 2000), month, day)
    except InvariantError:
        return None


def _numbered_acts(text: str) -> Iterator[CitedAct]:
    for found in _NUMBERED.finditer(text):
        for one in _ONE.finditer(text, found.start("list"), found.end("list")):
            year = one["year"] or one["long"]
            full = int(year) if len(year) == 4 else int(year) + (1900 if int(year) >= CENTURY_PIVOT else 2000)
            start = found.start() - 1 if one.start() == found.start("list") else one.start()
            number = one["number"] or f"{one['serial']}.{one['session']}"
            printed = text[start : one.end()] if one.start() != found.start("list") else f"Acuerdo {one.group()}"
            # A year of noughts is none: the act is cited, and its year is not known.
            yield CitedAct(start, one.end(), printed, None, PartialDate(full) if full else None, number)
