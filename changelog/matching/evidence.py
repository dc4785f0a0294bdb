"""Sentences for the reader: why two units, or two functions, are taken for one. Spanish, as in the reports."""

from __future__ import annotations

from functools import lru_cache

WORD_FOR_WORD = ("igual palabra por palabra",)
SAME_BUT_FOR_NAMES = (
    "las mismas palabras, salvo los nombres de la unidad o de su adscripción, artículos, acentos o puntuación"
)
SAME_BUT_FOR_MARKS = "las mismas palabras, salvo artículos, acentos o puntuación"
SAME_NAME = "mismo nombre"
SAME_NAME_AND_PARENT = "mismo nombre y misma adscripción"
SAME_PARENT = "misma adscripción"
OTHER_PARENT = "otra adscripción"
SAME_BRANCH = "bajo la misma unidad, sin que conste de cuál depende"
OTHER_BRANCH = "bajo otra unidad"
SAME_POSITION = "mismo lugar entre unidades iguales en todo lo demás"
ONLY_BEARER = "ninguna otra unidad lleva ese nombre"
SAME_CORE = "mismo nombre salvo el nivel jerárquico"
NEARLY_SAME_NAME = "nombre casi igual, con otra terminación o partícula"
BULK_RANK = "el mismo cambio de nivel jerárquico en varias unidades"
BULK_NAME = "el mismo cambio de nombre en varias unidades"
NOTHING_SHARED = "ninguna función en común"
FEW_WORDS = "es un texto de pocas palabras"
KEPT_WHOLE = "el texto más breve está entero en el otro"
NOT_LOOKED_UP = "son demasiadas funciones sin contraparte para buscarlas con otra redacción en todas las unidades"
SEVERAL_MOVED = "varias unidades perdieron o ganaron el mismo texto"
UNCLEAR = "otra unidad se le parece casi tanto"
NOT_COVERED = "el otro documento no abarca su lugar en la estructura"


_REMEMBERED = 1 << 12
"""Sentences that are held once: a register has a hundred thousand pairs, and few numbers of functions."""


@lru_cache(_REMEMBERED)
def shared_functions(shared: int, of_old: int, of_new: int) -> str:
    """ "12 de 14 funciones son iguales palabra por palabra", with both numbers where they differ."""
    same = "es igual" if shared == 1 else "son iguales"
    return f"{_share(shared, of_old, of_new)} {same} palabra por palabra"


@lru_cache(_REMEMBERED)
def reworded_functions(shared: int, of_old: int, of_new: int) -> str:
    seen = "se reconoce" if shared == 1 else "se reconocen"
    return f"{_share(shared, of_old, of_new)} {seen} con otra redacción"


def _share(shared: int, of_old: int, of_new: int) -> str:
    if of_old == of_new:
        return f"{shared} de {of_old} {'función' if of_old == 1 else 'funciones'}"
    return f"{shared} {'función' if shared == 1 else 'funciones'} (de {of_old} antes y {of_new} después)"


def alike_names(likeness: float) -> str:
    return f"nombre parecido ({likeness:.0%} de lo que lo distingue)"


def children_matched(matched: int, of_old: int, of_new: int) -> str:
    same = "unidad dependiente es la misma" if matched == 1 else "unidades dependientes son las mismas"
    return f"{matched} {same} (de {of_old} antes y {of_new} después)"


def gone_to(name: str, gone: int, functions: int) -> str:
    return f"{gone} de {functions} funciones de «{name}» pasan palabra por palabra"


def come_from(name: str, come: int, functions: int) -> str:
    return f"{come} de {functions} funciones de «{name}» vienen palabra por palabra"


def gone_reworded(name: str, gone: int, functions: int) -> str:
    return f"{gone} de {functions} funciones de «{name}» se reconocen en otra unidad, también con otra redacción"


def come_reworded(name: str, come: int, functions: int) -> str:
    return f"{come} de {functions} funciones de «{name}» se reconocen en la de antes, también con otra redacción"


def alike_texts(likeness: float) -> str:
    return f"{likeness:.0%} de las palabras son las mismas"


def transferred(units: int) -> str:
    if units == 1:
        return "igual palabra por palabra en otra unidad, y en ninguna más"
    return f"igual palabra por palabra en otra unidad; el texto está en {units} unidades a lo sumo"


def covered(share: float, parts: int) -> str:
    return f"{parts} textos reúnen {share:.0%} de sus palabras"
