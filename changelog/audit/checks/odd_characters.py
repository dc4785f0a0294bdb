"""Characters that are no text: control characters, signs that a conversion put for a letter it did not know."""

from __future__ import annotations

import re
from collections.abc import Iterator

from changelog.audit.spots import MOST_PLACES
from changelog.domain.checks import Check, Flaw, Group, Options, Phrases
from changelog.domain.findings import Severity
from changelog.domain.manuals import Manual

_LOST = re.compile("[\ufffd\ue000-\uf8ff]|(?<![\\w/.:?=&-])[a-záéíóúñ]+\\?(?=[a-zñ]+(?![\\w/=?&]))")
_HIDDEN = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")


def _examine(manual: Manual, _options: Options) -> Iterator[Flaw]:
    for pattern, severity, es, en in (
        (_LOST, Severity.MEDIUM, "letras que se perdieron", "letters that were lost"),
        (_HIDDEN, Severity.INFORMATION, "caracteres que no se ven", "characters that cannot be seen"),
    ):
        found = [(number, match) for number, line in enumerate(manual.lines, 1) if (match := pattern.search(line))]
        if found:
            first, match = found[0]
            around = manual.lines[first - 1][max(0, match.start() - 30) : match.end() + 30]
            yield Flaw(
                manual.place(first),
                read=around.strip(),
                values={"sign": f"U+{ord(match[0][-1]):04X}", "count": len(found), "es": es, "en": en},
                others=tuple(manual.place(number) for number, _ in found[1 : MOST_PLACES + 1]),
                severity=severity,
            )


CHECK = Check(
    id="odd-characters",
    group=Group.TEXT,
    severity=Severity.INFORMATION,
    spanish=Phrases(
        title="Caracteres que no son texto",
        why="Donde se perdió una letra no se puede citar lo que dice; lo que no se ve impide encontrar un nombre al "
        "buscarlo.",
        message="{es} en {count} renglón(es): {sign}",
        remedy="vuelva a escribir la palabra, o quite el carácter",
    ),
    english=Phrases(
        title="Characters that are no text",
        why="Where a letter was lost nobody can quote what it says; what cannot be seen keeps a name from being found.",
        message="{en} in {count} line(s): {sign}",
        remedy="write the word again, or take the character out",
    ),
    examine=_examine,
    failing="""\
FUNCIONES

7.1 Dirección de Archivos
1. Dirigir la administraci\ufffdn de los archivos.
""",
    passing="""\
FUNCIONES

7.1 Dirección de Archivos
1. Dirigir la administración de los archivos.
""",
)
