"""Offices as the units that they head: above its units a decree prints "SUBSECRETARIO DE PUERTOS" for his Subsecretaría."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from changelog.reading.recognise.headings import plain_title

_UNITS: Mapping[str, str] = MappingProxyType(
    {
        "alcalde": "Alcaldía",
        "alcaldesa": "Alcaldía",
        "secretario": "Secretaría",
        "subsecretario": "Subsecretaría",
        "ministro": "Ministerio",
        "ministra": "Ministerio",
        "viceministro": "Viceministerio",
        "viceministra": "Viceministerio",
        "director": "Dirección",
        "directora": "Dirección",
        "subdirector": "Subdirección",
        "subdirectora": "Subdirección",
        "coordinador": "Coordinación",
        "coordinadora": "Coordinación",
        "subcoordinador": "Subcoordinación",
        "jefe": "Jefatura",
        "jefa": "Jefatura",
        "presidente": "Presidencia",
        "presidenta": "Presidencia",
        "vicepresidente": "Vicepresidencia",
        "gerente": "Gerencia",
        "subgerente": "Subgerencia",
        "intendente": "Intendencia",
        "superintendente": "Superintendencia",
        "tesorero": "Tesorería",
        "tesorera": "Tesorería",
        "contralor": "Contraloría",
        "contralora": "Contraloría",
        "contador": "Contaduría",
        "contadora": "Contaduría",
        "procurador": "Procuraduría",
        "procuradora": "Procuraduría",
        "delegado": "Delegación",
        "delegada": "Delegación",
        "inspector": "Inspección",
        "inspectora": "Inspección",
        "auditor": "Auditoría",
        "auditora": "Auditoría",
        "escribano": "Escribanía",
        "escribana": "Escribanía",
        "rector": "Rectoría",
        "rectora": "Rectoría",
        "gobernador": "Gobernación",
        "gobernadora": "Gobernación",
        "oficial": "Oficialía",
        "administrador": "Administración",
        "administradora": "Administración",
        "supervisor": "Supervisión",
        "vocal": "Vocalía",
    }
)
"""By the office's noun, without accents and case. "Secretaria" is the unit: decrees in capitals print no accents."""
_AGREES: Mapping[str, str] = MappingProxyType(
    {
        "tecnico": "Técnica",
        "ejecutivo": "Ejecutiva",
        "adjunto": "Adjunta",
        "administrativo": "Administrativa",
        "interno": "Interna",
    }
)
_FIRST = re.compile(r"(?:(?:se[ñn]or|sr|sra)\.?\s+)?(?P<noun>[^\W\d_]+)(?:\s+(?P<next>[^\W\d_]+))?", re.IGNORECASE)


def unit_of_office(name: str) -> str | None:
    """The unit that an office heads, in the letters of the office's name; None where a name is of no office.

    "SECRETARIO DE RIEGO" is "SECRETARIA DE RIEGO", "Director Técnico de Obras" "Dirección Técnica de Obras".
    """
    found = _FIRST.match(name)
    noun = _UNITS.get(plain_title(found["noun"])) if found is not None else None
    if found is None or noun is None:
        return None
    words, end = [noun], found.end("noun")
    agreeing = _AGREES.get(plain_title(found["next"])) if found["next"] else None
    if agreeing is not None:
        words.append(agreeing)
        end = found.end("next")
    opening = " ".join(words)
    rest = name[end:]
    if found["noun"].isupper():
        opening = opening.upper()
        if name.isascii():
            opening = opening.translate(_NO_ACCENTS)
    return f"{opening}{rest}"


_NO_ACCENTS = str.maketrans("ÁÉÍÓÚ", "AEIOU")
