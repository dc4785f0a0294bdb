"""Offices as the units that they head: a list that names a "Subsecretario de Puertos" tells of his Subsecretaría."""

from __future__ import annotations

import re

from changelog.reading.articles.names import fold

_OFFICES = {
    "directora general adjunta": "Dirección General Adjunta",
    "director general adjunto": "Dirección General Adjunta",
    "director general": "Dirección General", "directora general": "Dirección General",
    "director ejecutivo": "Dirección Ejecutiva", "directora ejecutiva": "Dirección Ejecutiva",
    "director": "Dirección", "directora": "Dirección",
    "subdirector general": "Subdirección General", "subdirectora general": "Subdirección General",
    "subdirector": "Subdirección", "subdirectora": "Subdirección",
    "secretario general": "Secretaría General", "secretaria general": "Secretaría General",
    "secretario tecnico": "Secretaría Técnica", "secretaria tecnica": "Secretaría Técnica",
    "secretario ejecutivo": "Secretaría Ejecutiva", "secretaria ejecutiva": "Secretaría Ejecutiva",
    "secretario particular": "Secretaría Particular", "secretaria particular": "Secretaría Particular",
    "subsecretario": "Subsecretaría",
    "oficial mayor": "Oficialía Mayor",
    "coordinador general": "Coordinación General", "coordinadora general": "Coordinación General",
    "coordinador": "Coordinación", "coordinadora": "Coordinación",
    "jefe de la unidad": "Unidad", "jefa de la unidad": "Unidad", "jefe de unidad": "Unidad", "jefa de unidad": "Unidad",
    "jefe del departamento": "Departamento", "jefa del departamento": "Departamento",
    "jefe de departamento": "Departamento", "jefa de departamento": "Departamento",
    "jefe de la oficina": "Oficina", "jefa de la oficina": "Oficina",
    "tesorero general": "Tesorería General", "tesorera general": "Tesorería General",
    "tesorero": "Tesorería", "tesorera": "Tesorería",
    "contralor general": "Contraloría General", "contralora general": "Contraloría General",
    "contralor interno": "Contraloría Interna", "contralora interna": "Contraloría Interna",
    "contralor": "Contraloría", "contralora": "Contraloría",
    "procurador": "Procuraduría", "procuradora": "Procuraduría", "subprocurador": "Subprocuraduría",
    "gerente general": "Gerencia General", "gerente": "Gerencia", "subgerente": "Subgerencia",
    "delegado": "Delegación", "delegada": "Delegación",
    "vocal ejecutivo": "Vocalía Ejecutiva", "vocal": "Vocalía",
    "visitador general": "Visitaduría General", "visitadora general": "Visitaduría General",
    "intendente": "Intendencia", "superintendente": "Superintendencia",
    "viceministro": "Despacho del Viceministro", "viceministra": "Despacho del Viceministro",
    "ministro": "Despacho del Ministro", "ministra": "Despacho del Ministro",
    "alcalde": "Alcaldía", "alcaldesa": "Alcaldía", "gobernador": "Gobernación", "gobernadora": "Gobernación",
    "presidente": "Presidencia", "presidenta": "Presidencia",
    "rector": "Rectoría", "rectora": "Rectoría",
}  # fmt: skip
"""The office, folded, and its unit. "Secretaria" alone is a unit without its accent; "Secretario" heads the institution."""
_ALONE = frozenset(
    "secretario secretaria fiscal comisionado comisionada auditor auditora defensor defensora registrador "
    "registradora".split()
)
"""Offices that give their unit no rank."""
_HEADS = re.compile(
    r"(?:(?:la|el|las|los)\s+)?(?:personas?\s+)?titular(?:es)?\s+(?:de\s+(?:la|el|las|los)\s+|del\s+|de\s+)",
    re.IGNORECASE,
)
MOST_WORDS = 4


def without_titular(name: str) -> str:
    """A unit where its head is named: "Titular de la Unidad de Riego" is "Unidad de Riego"."""
    found = _HEADS.match(name)
    return name[found.end() :] if found is not None else name


def units_of_office(name: str) -> tuple[str, ...]:
    """Names that the unit of an office can have: the rank's, or that of the office itself ("Despacho del Secretario"). None
    where a name begins with no office."""
    unit = unit_of_office(name)
    if unit is None and fold(name.partition(" ")[0]) not in _ALONE:
        return ()
    return (*((unit,) if unit is not None else ()), f"Despacho del {name}", f"Oficina del {name}")


def unit_of_office(name: str) -> str | None:
    """The unit that an office heads, with what follows the office; None where a name is of no office."""
    printed = name.split()
    for length in range(min(MOST_WORDS, len(printed)), 0, -1):
        unit = _OFFICES.get(" ".join(fold(word) for word in printed[:length]))
        if unit is not None:
            return " ".join([unit, *printed[length:]])
    return None
