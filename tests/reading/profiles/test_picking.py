"""Which family a document is of, and why: signs with their lines, weights, the runner-up, how sure it is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from changelog.domain.readings import ProfileChoice, ProfileConfidence, ProfileWeight, Sign
from changelog.reading import read_manual
from changelog.reading.lines import Line
from changelog.reading.profiles import choose, named, pick
from changelog.reading.profiles.loader import Evidence, Profile
from changelog.reading.profiles.own import from_file
from changelog.reading.profiles.picking import Printed


def lines(*texts: str) -> list[Line]:
    return [Line(number, text) for number, text in enumerate(texts, 1)]


def own(evidence: str) -> Profile:
    return from_file(f'extends = "spanish"\ntitle = "De prueba"\n[evidence]\n{evidence}\n'.encode(), "prueba.toml")


def sign(evidence: str, *texts: str) -> Sign:
    (found,) = own(evidence).evidence
    return Printed.of(lines(*texts)).sign(found)


def test_sign_tells_the_first_line_where_it_stands_and_on_how_many_it_does() -> None:
    found = sign("s = { weight = 2, line = 'tareas' }", "Norte", "TAREAS:", "Medir.", "Tareas")
    assert (found.line, found.lines, found.is_found) == (2, 2, True)


def test_sign_is_a_whole_short_line_unless_it_opens_one() -> None:
    long = "Artículo 4. " + "El jefe del vivero tiene a su cargo los almácigos y las sombras. " * 4
    whole = "s = { weight = 2, line = 'articulo \\d+\\..{0,40}' }"
    opens = "s = { weight = 2, opens = true, line = 'articulo \\d+\\.' }"
    assert not sign(whole, long).is_found
    assert sign(opens, "Preámbulo", long).line == 2
    assert not sign(opens, f"Según el {long}").is_found


def test_sign_that_wants_several_lines_does_not_count_with_fewer() -> None:
    evidence = "s = { weight = 4, line = 'acciones', times = 3 }"
    few = sign(evidence, "Acciones", "ACCIONES")
    assert (few.lines, few.times, few.is_found) == (2, 3, False)
    assert sign(evidence, "Acciones", "ACCIONES", "Acciones:").is_found


def test_heaviest_profile_is_chosen_with_its_signs_and_the_next_is_the_runner_up() -> None:
    document = lines(
        "1. Introducción", "Objetivo", "7. Organigramas", "Vigencia: 1 de mayo de 2020", "8. Funciones Sustantivas"
    )
    profile, choice = choose(document)
    assert profile.name == choice.name == "numbered_chapters"
    assert choice.weight == 7
    assert [(one.name, one.line) for one in choice.weighed[0].signs if one.is_found] == [
        ("a chapter of substantive functions", 5),
        ("organigrams with their date of effect", 4),
        ("a numbered introduction", 1),
    ]
    assert choice.runner_up is not None
    assert (choice.runner_up.name, choice.runner_up.weight) == ("objectives_and_functions", 1)
    assert choice.confidence is ProfileConfidence.CLEAR
    assert choice.share == pytest.approx(7 / 8)


def test_document_without_signs_is_read_with_what_all_have_in_common() -> None:
    profile, choice = choose(lines("Recetario", "Pan de pulque"))
    assert (profile.name, choice.confidence, choice.share, choice.runner_up) == (
        "spanish", ProfileConfidence.NONE, None, None,
    )  # fmt: skip
    assert pick(lines("Recetario")) is named("spanish")


def test_profile_that_is_told_is_taken_whatever_speaks_for_others() -> None:
    told = own("s = { weight = 3, line = 'pan de pulque' }")
    profile, choice = choose(lines("8. Funciones Sustantivas", "Pan de pulque"), told)
    assert profile is told
    assert (choice.name, choice.confidence, choice.weight) == ("prueba", ProfileConfidence.TOLD, 3)
    assert choice.digest == told.digest
    assert choice.runner_up is not None
    assert choice.share == pytest.approx(3 / 7)


@pytest.mark.parametrize(
    ("weight", "other", "confidence"),
    [(8, 4, "clear"), (7, 4, "likely"), (6, 4, "likely"), (5, 4, "doubtful"), (4, 4, "doubtful")],
)
def test_how_sure_it_is_depends_on_the_lead(weight: int, other: int, confidence: str) -> None:
    from changelog.reading.profiles import picking

    def weighed(name: str, heavy: int) -> ProfileWeight:
        return ProfileWeight(name, name, (Sign("s", heavy, 1, 1),))

    assert picking.confidence_of([weighed("a", weight), weighed("b", other)]) == confidence


def test_share_is_that_of_the_weight_of_it_and_the_runner_up() -> None:
    one = ProfileWeight("a", "A", (Sign("s", 4, 1, 1), Sign("t", 9, None, 0)))
    other = replace(one, name="b")
    assert ProfileChoice("a", "A", ProfileConfidence.DOUBTFUL, (one, other)).share == 0.5
    assert ProfileChoice("a", "A", ProfileConfidence.CLEAR, (one,)).share == 1.0


def test_evidence_counts_once_and_one_line_by_default() -> None:
    profile = own("s = { weight = 2, line = 'x' }")
    assert [(type(one), one.opens, one.times) for one in profile.evidence] == [(Evidence, False, 1)]


def test_doubt_about_the_family_is_a_finding() -> None:
    text = (
        "Objetivo\nFunciones\n3. Objetivos y funciones\n8. Funciones Sustantivas\n\n7.1 Dirección de Riego\n"
        "Objetivo:\nRegar bien.\nFunciones:\n1. Regar.\n2. Podar.\n\nVigencia: 1 de mayo de 2020\n"
    )
    reading = read_manual(text.encode(), "manual.txt")
    assert reading.choice is not None
    assert reading.choice.confidence is ProfileConfidence.DOUBTFUL
    (found,) = [finding for finding in reading.findings if finding.check == "profile-doubtful"]
    assert "read as" in found.message
    told = read_manual(text.encode(), "manual.txt", profile="numbered_chapters")
    assert [finding for finding in told.findings if finding.check == "profile-doubtful"] == []
