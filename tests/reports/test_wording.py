"""Both languages say everything, and the code asks for nothing else."""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterator
from datetime import date
from enum import Enum
from pathlib import Path

import pytest

from changelog.domain.acts import ActKind
from changelog.domain.basis import Basis
from changelog.domain.changes import FunctionChangeKind, GapKind, UnitChangeKind, When
from changelog.domain.correspondences import Relation, Stage, Status
from changelog.domain.dates import PartialDate
from changelog.domain.findings import Severity
from changelog.domain.reconciliations import Shows, Sight, Verdict, Why
from changelog.domain.registers import ConflictKind, DoubtKind
from changelog.domain.structures import Closing, Opening
from changelog.reports.wording import Words, en, es

LANGUAGES = {"es": es, "en": en}
SPOKEN: dict[str, type[Enum]] = {
    "unit": UnitChangeKind,
    "function": FunctionChangeKind,
    "basis": Basis,
    "relation": Relation,
    "stage": Stage,
    "status": Status,
    "severity": Severity,
    "gap": GapKind,
    "when": When,
    "opening": Opening,
    "closing": Closing,
    "act": ActKind,
    "conflict": ConflictKind,
    "doubt": DoubtKind,
    "verdict": Verdict,
    "sight": Sight,
    "seen": Shows,
    "why": Why,
}
"""The closed lists that readers see, by the first word of their phrases."""
PACKAGE = Path(es.__file__).resolve().parents[2]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("family", SPOKEN)
def test_every_member_of_a_closed_list_has_its_phrase(language: str, family: str) -> None:
    phrases = LANGUAGES[language].PHRASES
    assert [m.value for m in SPOKEN[family] if not phrases.get(f"{family}.{m.value}", "").strip()] == []


def test_both_languages_have_the_same_phrases_with_the_same_blanks() -> None:
    assert es.PHRASES.keys() == en.PHRASES.keys()
    assert {key for key in es.PHRASES if _blanks(es.PHRASES[key]) != _blanks(en.PHRASES[key])} == set()


def test_every_phrase_that_the_code_names_is_there_and_every_one_there_is_used() -> None:
    named = set(_named_in_code())
    plain = {key for key in named if "{" not in key}
    begun = tuple(key.removesuffix("{") for key in named if key.endswith("{"))
    ended = tuple(key.removeprefix("{") for key in named if key.startswith("{"))
    assert plain - es.PHRASES.keys() == set()
    assert {
        key for key in es.PHRASES if key not in plain and not key.startswith(begun) and not key.endswith(ended)
    } == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_phrase_has_stray_blanks(language: str) -> None:
    assert [key for key, said in LANGUAGES[language].PHRASES.items() if said != " ".join(said.split())] == []


@pytest.mark.parametrize(
    ("day", "spanish", "english"),
    [
        (date(2021, 9, 1), "1 de septiembre de 2021", "1 September 2021"),
        (date(2018, 2, 16), "16 de febrero de 2018", "16 February 2018"),
        (PartialDate(2013, 12), "diciembre de 2013", "December 2013"),
        (PartialDate(2013), "2013", "2013"),
        (None, "no documentado", "not documented"),
    ],
)
def test_dates_are_in_words_as_precise_as_they_are_known(day: date | None, spanish: str, english: str) -> None:
    assert (Words("es").day(day), Words("en").day(day)) == (spanish, english)


@pytest.mark.parametrize("language", LANGUAGES)
def test_twelve_months(language: str) -> None:
    assert len(set(LANGUAGES[language].MONTHS)) == 12


def test_phrase_that_is_missing_is_a_fault_of_ours() -> None:
    with pytest.raises(KeyError):
        Words("es")("no.such.phrase")


def _blanks(phrase: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(phrase) if name}


def _named_in_code() -> Iterator[str]:
    """Keys of phrases as they stand in the package: whole, or what an f-string begins (`column.{`) or ends (`{.title`) with."""
    for path in [*PACKAGE.rglob("*.py")]:
        if "wording" in path.parts and path.stem in ("es", "en"):
            continue
        for found in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(found, ast.Constant) and isinstance(found.value, str) and found.value in es.PHRASES:
                yield found.value
            elif isinstance(found, ast.JoinedStr) and len(found.values) == 2:
                said = [
                    "{" if isinstance(part, ast.FormattedValue) else ast.literal_eval(part) for part in found.values
                ]
                if re.fullmatch(r"[a-z]+\.\{|\{\.[a-z]+", "".join(said)):
                    yield "".join(said)
            if isinstance(found, ast.Call) and isinstance(found.func, ast.Name) and found.func.id == "words":
                first = found.args[0]
                if isinstance(first, ast.Constant):
                    yield str(first.value)
