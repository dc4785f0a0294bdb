"""An organigram that names a unit which the manual, though it describes the whole institution, does not describe."""

from __future__ import annotations

from collections.abc import Iterator

from changelog.audit.citing import Branches, by_name, describes_all, flaw_at
from changelog.audit.mentions import Meaning, Mention, mentions_of, name_book
from changelog.audit.name_book import NameBook
from changelog.domain.checks import Check, Flaw, Group, Options, Phrases
from changelog.domain.findings import Severity
from changelog.domain.manuals import Manual, Section

FEWEST = 2
"""Words behind the rank: a box of one ("SUBDIRECCIÓN 1") is a label of the drawing."""
NEAR = 0.9
"""Likeness from which on a name is only broken over the lines of its box."""


def _examine(manual: Manual, options: Options) -> Iterator[Flaw]:
    book = name_book(manual)
    branches = Branches(manual, book)
    drawn = [
        mention
        for mention in mentions_of(manual)
        if mention.passage.section is Section.ORGANIGRAMS
        and mention.meaning is Meaning.UNKNOWN
        and len(mention.subject) >= int(str(options["fewest"]))
        and describes_all(manual, mention.rank, branches)
        and not _is_broken(mention, book)
    ]
    for mentions in by_name(drawn):
        yield flaw_at(manual, mentions, {})


def _is_broken(mention: Mention, book: NameBook) -> bool:
    """Whether the line holds a part of a name: its beginning, or nearly the whole."""
    near = book.nearest(mention.words)
    return book.is_beginning(mention.words) or (near is not None and near.likeness >= NEAR)


CHECK = Check(
    id="organigram-names-unknown-unit",
    group=Group.NAMES,
    severity=Severity.MEDIUM,
    spanish=Phrases(
        title="Organigrama con una unidad que no existe",
        why="El organigrama autorizado y la estructura descrita deben ser la misma. Un nombre que solo está en el dibujo es "
        "de una estructura anterior o quedó dañado al digitalizarse. Puede ignorarse si el dibujo muestra otra institución.",
        message="el organigrama nombra «{name}», y ninguna unidad de la estructura se llama así",
        remedy="sustituya el organigrama por el vigente, o corrija el nombre",
    ),
    english=Phrases(
        title="Organigram with a unit that does not exist",
        why="The organigram authorised and the structure described have to be the same. A name that stands in the drawing "
        "only is of an earlier structure, or was damaged by the scan. Right to ignore where another institution is drawn.",
        message='the organigram names "{name}", and no unit of the structure is called so',
        remedy="put the organigram in force in its place, or correct the name",
    ),
    examine=_examine,
    options={"fewest": FEWEST},
    failing="""\
ORGANIGRAMA
DIRECCIÓN GENERAL
DIRECCIÓN DE IMPRENTA Y PAPEL
DIRECCIÓN DE ARCHIVOS

FUNCIONES
7.1 Dirección General
1. Dirigir el Instituto.

7.1.1 Dirección de Archivos
1. Dirigir los archivos.

7.1.2 Dirección de Bibliotecas
1. Dirigir las bibliotecas.

7.1.3 Dirección de Museos
1. Dirigir los museos.

7.1.4 Dirección de Publicaciones
1. Dirigir las publicaciones.
""",
    passing="""\
ORGANIGRAMA
DIRECCIÓN GENERAL
DIRECCIÓN DE PUBLICACIONES
DIRECCIÓN DE ARCHIVOS

FUNCIONES
7.1 Dirección General
1. Dirigir el Instituto.

7.1.1 Dirección de Archivos
1. Dirigir los archivos.

7.1.2 Dirección de Bibliotecas
1. Dirigir las bibliotecas.

7.1.3 Dirección de Museos
1. Dirigir los museos.

7.1.4 Dirección de Publicaciones
1. Dirigir las publicaciones.
""",
)
