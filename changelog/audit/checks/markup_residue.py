"""Marks of Markdown or HTML that were left in the text when it was converted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from changelog.audit.spots import MOST_PLACES
from changelog.domain.checks import Check, Flaw, Group, Options, Phrases
from changelog.domain.findings import Severity
from changelog.domain.manuals import Manual

_RESIDUE = re.compile(
    r"\*\*|__(?=\w)|^\s{0,8}#{1,6}\s|\|\s{0,3}:?-{3}|\\[-_*#.()\[\]]"
    r"|</?(?:br|b|i|u|p|sup|sub|td|tr|th|table|div|span|strong|em|li|ul|ol|h[1-6])\b[^<>]{0,60}>"
    r"|&(?:amp|nbsp|lt|gt|quot|[aeiouAEIOUnN](?:acute|tilde|uml));"
)


def _examine(manual: Manual, _options: Options) -> Iterator[Flaw]:
    found = [(number, match) for number, line in enumerate(manual.lines, 1) if (match := _RESIDUE.search(line[:4000]))]
    if not found:
        return
    first, match = found[0]
    yield Flaw(
        manual.place(first),
        read=manual.lines[first - 1].strip()[:80],
        values={"mark": match[0].strip(), "count": len(found)},
        others=tuple(manual.place(number) for number, _ in found[1 : MOST_PLACES + 1]),
    )


CHECK = Check(
    id="markup-residue",
    group=Group.TEXT,
    severity=Severity.MINOR,
    spanish=Phrases(
        title="Restos de marcas de formato",
        why="Son restos de una conversión, no texto del manual. Puede omitirse en una copia de trabajo.",
        message="quedaron marcas de formato en {count} renglón(es): «{mark}»",
        remedy="retire las marcas, o audite el documento del que se convirtió",
    ),
    english=Phrases(
        title="Residue of markup",
        why="It was left by a conversion and is no text of the manual. Right to ignore in a working copy.",
        message='marks of markup were left in {count} line(s): "{mark}"',
        remedy="take the marks out, or audit the document that it was converted from",
    ),
    examine=_examine,
    failing="""\
FUNCIONES

7.1 Dirección de Archivos
1. Dirigir los **archivos** del Instituto.
""",
    passing="""\
FUNCIONES

7.1 Dirección de Archivos
1. Dirigir los archivos del Instituto.
""",
)
