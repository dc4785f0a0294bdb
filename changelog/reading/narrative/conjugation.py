"""Spanish verbs in the forms in which documents tell of changes: the third person, imperatives with "se", participles."""

from __future__ import annotations

from collections.abc import Iterator
from enum import IntEnum

_STRESSED = str.maketrans("áéíóú", "aeiou")
_BEFORE_E = {"c": "qu", "g": "gu", "z": "c"}


class Mood(IntEnum):
    """How a verb stands in a sentence. DONE is what is done to a unit ("se crea", "fue creada", "créase", "aprobó crear"),
    DONE_TO the same with one to whom it is done ("se le incorpora"). WEAK is a form that is another word far more often
    ("suma", "forma"): it counts behind "se" alone."""

    FINITE = 0
    DONE = 1
    DONE_TO = 2
    INFINITIVE = 3
    GERUND = 4
    PARTICIPLE = 5
    NOUN = 6
    WEAK = 7


def conjugated(
    infinitive: str, stems: tuple[str, str] | None = None, participle: str | None = None
) -> Iterator[tuple[str, Mood]]:
    """The forms of a verb with their moods; `stems` are those of the present and of the preterite where they are irregular.

    Imperatives with "se" come without accents ("suprimese" for "Suprímese").
    """
    stem, ending = infinitive[:-2], infinitive[-2:]
    present, past = stems or (stem, stem)
    if ending == "ar":
        yield from _of_ar(stem, present, past)
    else:
        yield from _of_er_ir(infinitive, stem, present, past)
    for person in ("", "n"):
        yield f"{infinitive}á{person}", Mood.FINITE
        yield f"{infinitive}ía{person}", Mood.FINITE
    for form in (infinitive, f"{infinitive}se"):
        yield form, Mood.INFINITIVE
    done = participle or (f"{stem}ad" if ending == "ar" else f"{stem}id")
    for gender in ("o", "a", "os", "as"):
        yield f"{done}{gender}", Mood.PARTICIPLE


def _of_ar(stem: str, present: str, past: str) -> Iterator[tuple[str, Mood]]:
    for person in ("", "n"):
        yield from _with_se(f"{present}a{person}")
        yield from _with_se(f"{_before_e(present)}e{person}")
        yield f"{stem}aba{person}", Mood.FINITE
        yield f"{past}ara{person}", Mood.FINITE
        yield f"{past}ase{person}", Mood.FINITE
    yield f"{past}ó", Mood.FINITE
    yield f"{past}aron", Mood.FINITE
    yield f"{stem}ando", Mood.GERUND
    yield f"{stem}ándose", Mood.GERUND


def _of_er_ir(infinitive: str, stem: str, present: str, past: str) -> Iterator[tuple[str, Mood]]:
    glide = "y" if infinitive.endswith("uir") and not infinitive.endswith("guir") else ""
    soft = f"{present}{glide}"
    for person in ("", "n"):
        yield from _with_se(f"{soft}e{person}")
        yield from _with_se(f"{_before_a(soft, infinitive)}a{person}")
        yield f"{stem}ía{person}", Mood.FINITE
        yield f"{past}{glide or 'i'}era{person}", Mood.FINITE
        yield f"{past}{glide or 'i'}ese{person}", Mood.FINITE
    yield f"{past}o" if past.endswith("us") else f"{past}{glide or 'i'}ó", Mood.FINITE
    yield f"{past}{glide or 'i'}eron", Mood.FINITE
    yield f"{past}{glide or 'i'}endo", Mood.GERUND
    yield f"{past}{glide or 'i'}éndose", Mood.GERUND


def _with_se(form: str) -> Iterator[tuple[str, Mood]]:
    yield form, Mood.FINITE
    yield f"{form}se".translate(_STRESSED), Mood.DONE


def _before_e(stem: str) -> str:
    return stem[:-1] + _BEFORE_E.get(stem[-1], stem[-1])


def _before_a(stem: str, infinitive: str) -> str:
    """A stem before "a": desaparezca, extinga, erija."""
    if infinitive.endswith(("ecer", "acer")):
        return stem[:-1] + "zc"
    if infinitive.endswith("guir"):
        return stem[:-1]
    if infinitive.endswith(("gir", "ger")):
        return stem[:-1] + "j"
    return f"{stem}g" if infinitive.endswith("poner") else stem


def without_accents(word: str) -> str:
    return word.translate(_STRESSED)
