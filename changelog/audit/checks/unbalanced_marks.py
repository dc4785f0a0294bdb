"""Brackets and quotation marks that are opened and not closed, or closed and not opened."""

from __future__ import annotations

import re
from collections.abc import Iterator

from changelog.audit.spots import RUNNING
from changelog.domain.checks import Check, Flaw, Group, Options, Phrases
from changelog.domain.findings import Severity
from changelog.domain.manuals import Manual, Passage, Section

_NEAR = 40
"""Letters within which what looks like an item's mark closes a bracket."""
_CLOSING = {")": "(", "]": "[", "”": "“", "»": "«"}
_LABEL = re.compile(r"(?:^|(?<=[\s;,:]))(?:[A-Za-zñ]|[ivxlcIVXLC]{1,6}|\d{1,3})(?:\.\d{1,3})?\.?\)")
""" "a)", "iv)", "1)": the mark of an item, no bracket that closes."""


def _examine(manual: Manual, _options: Options) -> Iterator[Flaw]:
    for passage in manual.in_section(*RUNNING):
        at = _unbalanced(passage)
        if at is not None:
            line = passage.line_at(at)
            yield Flaw(
                manual.place(line),
                read=passage.text[max(0, at - 40) : at + 40].strip(),
                unit=passage.unit,
                values={"mark": passage.text[at]},
            )


def _unbalanced(passage: Passage) -> int | None:
    """Offset of the first mark without its other; quotations of several paragraphs may open in one and close in another."""
    text = passage.text
    labels = {match.end() - 1 for match in _LABEL.finditer(text)}
    over_paragraphs = passage.section not in (Section.FUNCTION, Section.OBJECTIVE)
    opened: list[tuple[str, int]] = []
    for at, mark in enumerate(text):
        if over_paragraphs and mark in "“”«»":
            continue
        if mark in _CLOSING.values():
            opened.append((mark, at))
        elif mark in _CLOSING and (at not in labels or _is_near(opened, at)):
            if not opened or opened[-1][0] != _CLOSING[mark]:
                return opened[-1][1] if opened else at
            opened.pop()
    return opened[-1][1] if opened else None


def _is_near(opened: list[tuple[str, int]], at: int) -> bool:
    """Whether a bracket was opened just before: "(enero 28)" is no mark of an item."""
    return bool(opened) and opened[-1][0] == "(" and at - opened[-1][1] <= _NEAR


CHECK = Check(
    id="unbalanced-marks",
    group=Group.TEXT,
    severity=Severity.MINOR,
    spanish=Phrases(
        title="Paréntesis o comillas sin su pareja",
        why="No se sabe dónde termina lo que se intercala o se cita. Puede omitirse si la cita sigue en otro párrafo.",
        message="«{mark}» no tiene su pareja",
        remedy="cierre o retire el signo",
    ),
    english=Phrases(
        title="Bracket or quotation mark without its other",
        why="Nobody knows where what is put in or quoted ends. Right to ignore where the quotation goes on in another "
        "paragraph.",
        message='"{mark}" has no other',
        remedy="close the mark or take it out",
    ),
    examine=_examine,
    failing="""\
FUNCIONES

7.1 Dirección de Archivos
1. Dirigir los archivos (históricos del Instituto.
""",
    passing="""\
FUNCIONES

7.1 Dirección de Archivos
1. Dirigir los archivos (históricos) del Instituto (CL) (enero 28): a) los propios; b) los ajenos.
""",
)
