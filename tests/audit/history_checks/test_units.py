"""Checks of units and their functions: names, ends, links, and who took what over."""

from __future__ import annotations

from changelog.domain.findings import Severity
from tests.audit.history_checks.histories import ARCHIVE, BUOYS, SIRENS, found, manual

FIRST, SECOND = "ACDO.AS2.HCF.100221/12.P.DA", "ACDO.AS2.HCF.250522/40.P.DA"
BEFORE, AFTER = "1 de marzo de 2021", "1 de junio de 2022"
BEACONS = BUOYS.replace("División de Boyas", "División de Balizas")


def test_other_change_that_is_told_too_is_for_information() -> None:
    below = "7.1.1 Coordinación de Señales\n1. Coordinar las señales.\n" + BUOYS.replace("7.1.1", "7.1.1.1")
    told = (
        "A partir del 1 de junio de 2022 la División de Boyas cambia de adscripción de la Coordinación de Señales a la "
        "Dirección de Faros y modifica su denominación por la de División de Balizas."
    )
    after = "7.1.1 Coordinación de Señales\n1. Coordinar las señales.\n" + BEACONS.replace("7.1.1", "7.1.2")
    (finding,) = found(
        "renamed-with-another-change",
        manual(BEFORE, below, act=FIRST),
        manual(AFTER, after, act=SECOND, told=told),
    )
    assert (finding.severity, finding.unit, finding.unit_name) == (Severity.INFORMATION, "7.1.2", "División de Balizas")


def test_name_that_is_passed_on_is_not_in_use_twice() -> None:
    sirens_called_so = SIRENS.replace("División de Sirenas", "División de Boyas")
    assert (
        found(
            "name-in-use-twice",
            manual(BEFORE, BUOYS, SIRENS, act=FIRST),
            manual(AFTER, BEACONS, sirens_called_so, act=SECOND),
        )
        == ()
    )


def test_formula_that_others_keep_is_no_orphaned_function() -> None:
    formula = "\n3. Atender lo que le encomiende la Dirección."
    (finding,) = found(
        "functions-orphaned",
        manual(BEFORE, BUOYS + formula, ARCHIVE + formula, act=FIRST),
        manual(AFTER, BUOYS + formula, act=SECOND),
    )
    assert "2 de las 3 funciones de División de Archivo" in finding.message
    assert (finding.unit, finding.act, str(finding.day)) == ("7.1.3", SECOND, "2022-06-01")


def test_unit_whose_functions_all_go_elsewhere_leaves_nothing_orphaned() -> None:
    taken = SIRENS + "\n3. Custodiar los planos de los faros.\n4. Encuadernar las bitácoras."
    before, after = manual(BEFORE, BUOYS, SIRENS, ARCHIVE, act=FIRST), manual(AFTER, BUOYS, taken, act=SECOND)
    assert found("functions-orphaned", before, after) == ()


def test_branch_that_is_gone_is_one_finding() -> None:
    branch = "7.1.3 Coordinación de Acervos\n1. Coordinar los acervos.\n" + ARCHIVE.replace("7.1.3", "7.1.3.1")
    (finding,) = found("unit-vanishes", manual(BEFORE, BUOYS, branch, act=FIRST), manual(AFTER, BUOYS, act=SECOND))
    assert finding.unit_name == "Coordinación de Acervos"
    assert "(y con ella: División de Archivo)" in finding.message


def test_unit_that_a_waiting_pair_may_explain_has_not_vanished() -> None:
    signals = "7.1.1 División de Señales Marítimas\n" + "\n".join(BUOYS.splitlines()[1:]) + "\n3. Contar.\n4. Reparar."
    lights = "7.1.1 División de Faros Menores\n" + "\n".join(BUOYS.splitlines()[1:]) + "\n3. Encender.\n4. Medir."
    manuals = manual(BEFORE, signals, act=FIRST), manual(AFTER, lights, act=SECOND)
    assert len(found("pair-waiting", *manuals)) == 1
    assert found("unit-vanishes", *manuals) == found("functions-orphaned", *manuals) == ()


def test_unit_missing_from_a_manual_that_tells_nothing_weighs_less() -> None:
    (finding,) = found("unit-vanishes", manual(BEFORE, BUOYS, SIRENS, act=FIRST), manual(AFTER, BUOYS, act=SECOND))
    assert finding.severity is Severity.MINOR


def test_unit_of_a_part_that_no_document_covers_any_more_has_not_vanished() -> None:
    other = manual(AFTER, act=SECOND).replace("7.1 Dirección de Faros", "7.2 Dirección de Puertos")
    assert found("unit-vanishes", manual(BEFORE, BUOYS, act=FIRST), other) == ()


def test_unit_that_stays_after_it_merged_breaks_the_link() -> None:
    told = (
        "A partir del 1 de junio de 2022 se fusionan la División de Boyas y la División de Sirenas para integrar la "
        "División de Señales."
    )
    signals = "7.1.3 División de Señales\n1. Probar las sirenas de niebla.\n2. Afinar las sirenas cada mes."
    (finding,) = found(
        "link-without-mirror",
        manual(BEFORE, BUOYS, SIRENS, act=FIRST),
        manual(AFTER, BUOYS, signals, act=SECOND, told=told),
    )
    assert finding.severity is Severity.SERIOUS
    assert "sigue vigente División de Boyas" in finding.message


def test_what_breaks_a_link_is_not_told_again_as_a_change_that_is_not_seen() -> None:
    told = (
        "A partir del 1 de junio de 2022 se fusionan la División de Boyas y la División de Archivo para integrar la "
        "División de Señales."
    )
    manuals = (
        manual(BEFORE, BUOYS, ARCHIVE, act=FIRST),
        manual(AFTER, SIRENS, act=SECOND, told=told),
    )
    assert len(found("link-without-mirror", *manuals)) == 1
    assert found("told-not-seen", *manuals) == ()


def test_text_that_many_other_units_have_is_no_function_that_a_split_repeats() -> None:
    told = (
        "A partir del 1 de junio de 2022 la División de Boyas se divide en la División de Fondeos y la División de "
        "Pintura."
    )
    formula = "2. Atender lo que le encomiende la Dirección."
    parts = (
        f"7.1.1 División de Fondeos\n1. Fondear las boyas del litoral.\n{formula}",
        f"7.1.2 División de Pintura\n1. Pintar las boyas cada primavera.\n{formula}",
        f"7.1.3 División de Archivo\n1. Custodiar los planos de los faros.\n{formula}",
    )
    manuals = manual(BEFORE, BUOYS, act=FIRST), manual(AFTER, *parts, act=SECOND, told=told)
    assert len(found("split-repeats-functions", *manuals)) == 1
    assert found("split-repeats-functions", *manuals, formula=1) == ()


def test_document_that_tells_nothing_has_its_changes_in_one_finding_for_information() -> None:
    before, after = manual(BEFORE, BUOYS, act=FIRST), manual(AFTER, BUOYS, SIRENS, ARCHIVE, act=SECOND)
    (finding,) = found("seen-not-told", before, after)
    assert (finding.severity, finding.unit) == (Severity.INFORMATION, None)
    assert "División de Archivo; División de Sirenas" in finding.message


def test_codes_that_no_prose_tells_are_no_untold_change() -> None:
    told = "A partir del 1 de junio de 2022 se suprime la División de Boyas."
    before = manual(BEFORE, BUOYS, SIRENS, act=FIRST)
    after = manual(AFTER, SIRENS.replace("7.1.2", "7.1.1"), act=SECOND, told=told)
    assert found("seen-not-told", before, after) == ()


def test_units_that_prose_alone_names_stand_under_the_nearest_documented_one() -> None:
    told = (
        "A partir del 1 de marzo de 2020 se creó la Coordinación de Muelles, dependiente de la División de Boyas. "
        "A partir del 1 de abril de 2020 se creó el Departamento de Amarras, dependiente de la Coordinación de Muelles."
    )
    (finding,) = found("known-from-prose-alone", manual(BEFORE, BUOYS, act=FIRST, told=told))
    assert (finding.unit, finding.unit_name) == ("7.1.1", "División de Boyas")
    assert "2 (Coordinación de Muelles; Departamento de Amarras)" in finding.message
