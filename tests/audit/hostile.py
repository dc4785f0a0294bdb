"""Manuals made by rule to keep a program busy: megabytes of what nearly matches, where a check looks for it.

    python -m tests.audit.hostile [WORD]

reads each (whose name has the word) and asks every check. No manual may take more than `MOST_SECONDS` of the processor: the
process then ends, and has told the manual and the place in the program. This is no measure of speed; what works in
proportion to the text takes a second.
"""

from __future__ import annotations

import faulthandler
import signal
import sys
import time
from collections.abc import Callable, Iterable, Iterator

from changelog.audit.checking import Settings, run_checks
from changelog.audit.checks import MANUAL_CHECKS
from changelog.errors import InputError
from changelog.reading import read_whole

try:
    import resource
except ImportError:  # Windows, which bounds no process so
    resource = None  # type: ignore[assignment]

MEGABYTE = 1_000_000
SIZE = 60_000
"""Characters repeated in each manual of one piece: with twenty pieces in eight manuals each, 10 MB; work that grows with the
square of the text takes minutes on it."""
MOST_SECONDS = 60
UNITS = 1_500
"""Units of those that have many: three times as many as the largest real manual."""

PIECES = {
    "names": "Coordinación de la Unidad de la División de los ",
    "institutions": "Instituto Nacional de la Secretaría del ",
    "quotes": "“«\"'(",
    "brackets": "((((([[[[[",
    "codes": "7.1.1.7.1.",
    "act codes": "ACDO.AS2.HCD.300621/ACDO.SA2.",
    "act words": "Acuerdo número Acuerdo No. del Acuerdo ",
    "dates": "1 de septiembre de 1 de septiembre de ",
    "numbers": "0123456789",
    "one letter": "a",
    "one capital": "Á",
    "accents apart": "e\u0301",
    "blanks": " ",
    "tabs and words": "\t a ",
    "commas": "y, o, y, ",
    "final signs": ";,;,.",
    "hyphens": "adminis- tra- ción- ",
    "Markdown": "**_`|#",
    "laws": "Ley de la Ley del Reglamento de la Ley, artículo artículo ",
    "page marks": "Página 1 de 1 Página ",
}
"""What is repeated, over and over, on one endless line and on lines of ordinary length."""


def _endless(piece: str) -> str:
    return (piece * (SIZE // len(piece)))[:SIZE]


def _lines(piece: str) -> str:
    line = (piece * (100 // len(piece) + 1))[:100]
    return "\n".join([line] * (SIZE // 101))


def manual(prose: str, names: Iterable[tuple[str, str]], functions: Callable[[int], Iterable[str]]) -> str:
    """A manual with an introduction, a list of the structure, and units with functions."""
    listed = list(names)
    units = (
        "\n".join([f"{code} {name}", "", *(f"{n}. {said}" for n, said in enumerate(functions(place), 1)), ""])
        for place, (code, name) in enumerate(listed)
    )
    parts = ("INTRODUCCIÓN", prose, "ESTRUCTURA ORGÁNICA", *(f"{code} {name}" for code, name in listed))
    return "\n".join([*parts, "", "FUNCIONES", "", *units])


SMALL = (("7.1", "Dirección de Faros"), ("7.1.1", "División de Boyas"), ("7.1.2", "División de Balizas"))


def _in_prose(text: str) -> str:
    return manual(text, SMALL, lambda _: ("Dirigir los faros.", "Las demás que le encomiende su superior."))


def _in_functions(text: str) -> str:
    return manual("Se expide.", SMALL, lambda place: ("Dirigir los faros.", text) if place else ("Dirigir.",))


def _in_names(text: str) -> str:
    return manual("Se expide.", (*SMALL, ("7.1.3", text)), lambda _: ("Dirigir los faros.",))


def _children(count: int) -> list[tuple[str, str]]:
    return [("7.1", "Dirección de Faros"), *((f"7.1.{n}", f"División de Boyas {n:04}") for n in range(1, count))]


def _alike_functions() -> str:
    return manual("Se expide.", _children(UNITS), lambda _: ["Encender las luces al ocaso y apagarlas al alba."] * 12)


def _nearly_alike_functions() -> str:
    said = "Encender las luces del faro {} al ocaso y apagarlas al alba conforme a la tabla {}."
    return manual("Se expide.", _children(UNITS), lambda place: [said.format(place, n) for n in range(8)])


def _one_unit_of_many_functions() -> str:
    said = "Encender las luces al ocaso y apagarlas al alba según la tabla número {}."
    return manual(
        "Se expide.", SMALL, lambda place: [said.format(n) for n in range(MEGABYTE // 80 if place == 1 else 1)]
    )


def _many_names_in_prose() -> str:
    prose = ", ".join(f"la División de Bollas {n:04}" for n in range(MEGABYTE // 28))
    return manual(prose, _children(UNITS), lambda _: ("Dirigir.",))


def _everything() -> str:
    lines = [_lines(piece).partition("\n")[0] for piece in PIECES.values()]
    prose = "\n".join(lines * (MEGABYTE // 2 // sum(map(len, lines))))
    return manual(prose, SMALL, lambda place: ("Dirigir los faros.", prose) if place else ("Dirigir.",))


def _one_code() -> str:
    return manual("Se expide.", [("7.1", f"División de Boyas {n:04}") for n in range(UNITS)], lambda _: ("Dirigir.",))


def _one_name() -> str:
    named = [(code, "División de Boyas") for code, _ in _children(UNITS)]
    return manual("Se expide.", named, lambda _: ("Dirigir.",))


def _deep() -> str:
    codes = [".".join(["7", *["1"] * depth]) for depth in range(1, 400)]
    return manual("Se expide.", [(code, f"División {n}") for n, code in enumerate(codes)], lambda _: ("Dirigir.",))


_PLACES: dict[str, Callable[[str], str]] = {
    "alone": lambda text: text,
    "in prose": _in_prose,
    "in functions": _in_functions,
    "in names": _in_names,
}
_SHAPES: dict[str, Callable[[], str]] = {
    "functions alike": _alike_functions,
    "functions nearly alike": _nearly_alike_functions,
    "one unit of many functions": _one_unit_of_many_functions,
    "many names in prose": _many_names_in_prose,
    "one code for all": _one_code,
    "one name for all": _one_name,
    "units below units": _deep,
    "everything at once": _everything,
}


def texts() -> Iterator[tuple[str, str]]:
    """Every manual with its name."""
    for name, shape in _SHAPES.items():
        yield name, shape()
    for name, piece in PIECES.items():
        for place, put in _PLACES.items():
            yield f"{name} {place}, endless", put(_endless(piece))
            yield f"{name} {place}, line by line", put(_lines(piece))


def main(word: str = "") -> None:
    for name, text in texts():
        if word in name:
            sys.stderr.write(f"{name}\n")
            _bound()
            _audit(text)


def _audit(text: str) -> None:
    try:
        manual = read_whole(text.encode("utf-8"), "hostile.txt")
    except InputError:  # nothing but blanks
        return
    run_checks(MANUAL_CHECKS, manual, Settings(), "es")


def _bound() -> None:
    """From here on this process may use so many seconds of the processor more, and says where it is when it has."""
    if resource is not None:
        faulthandler.register(signal.SIGXCPU, chain=True)
        _, hard = resource.getrlimit(resource.RLIMIT_CPU)
        resource.setrlimit(resource.RLIMIT_CPU, (int(time.process_time()) + MOST_SECONDS, hard))


if __name__ == "__main__":
    main(*sys.argv[1:])
