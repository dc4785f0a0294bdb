"""Checks of acts: changes without one, acts without effect, days and numbers that do not fit."""

from __future__ import annotations

from changelog.domain.findings import Severity
from tests.audit.history_checks.histories import BUOYS, SIRENS, found, manual

FIRST = manual("1 de marzo de 2021", BUOYS, act="ACDO.AS2.HCF.100221/12.P.DA")
BEACONS = "7.1.3 División de Balizas\n1. Encender las balizas de los ríos."


def test_all_that_changed_under_a_document_without_act_is_one_finding_of_no_unit() -> None:
    (finding,) = found("change-without-act", FIRST, manual("1 de junio de 2022", BUOYS, SIRENS, BEACONS))
    assert (finding.unit, finding.unit_name, finding.read) == (None, None, "2022.txt")
    assert "División de Sirenas (creación); División de Balizas (creación)" in finding.message
    assert len(finding.others) == 1


def test_change_told_without_act_is_found_where_its_day_is_told() -> None:
    told = "A partir del 1 de enero de 2022 la División de Faros Menores cambió su denominación por la de División de Boyas."
    act = "ACDO.AS2.HCF.250522/40.P.DA"
    (finding,) = found("change-without-act", manual("1 de junio de 2022", BUOYS, act=act, told=told))
    assert (finding.severity, finding.unit_name) == (Severity.MEDIUM, "División de Faros Menores")


def test_structure_that_an_act_only_repeats_shows_that_it_had_no_effect() -> None:
    again = manual("1 de junio de 2022", BUOYS, act="ACDO.AS2.HCF.250522/40.P.DA")
    (finding,) = found("agreement-without-effect", FIRST, again)
    assert finding.act == "ACDO.AS2.HCF.250522/40.P.DA"
    assert finding.severity is Severity.MEDIUM
    assert "idéntica" in finding.message


def test_act_that_is_merely_cited_is_for_information() -> None:
    told = "El acuerdo ACDO.AS2.HCF.110320/8.P.DA aprobó otro asunto."
    cited = manual("1 de marzo de 2021", BUOYS, act="ACDO.AS2.HCF.100221/12.P.DA", told=told)
    (finding,) = found("agreement-without-effect", cited)
    assert (finding.act, finding.severity) == ("ACDO.AS2.HCF.110320/8.P.DA", Severity.INFORMATION)


def test_how_many_days_an_act_may_wait_is_set() -> None:
    assert found("long-wait-for-effect", FIRST) == ()
    (finding,) = found("long-wait-for-effect", FIRST, days=10)
    assert "19 días después" in finding.message


def test_act_in_force_on_the_day_of_its_session_is_not_before_it() -> None:
    on_the_day = manual("10 de febrero de 2021", BUOYS, act="ACDO.AS2.HCF.100221/12.P.DA")
    assert found("effect-before-approval", on_the_day) == ()


def acts(*told: str) -> str:
    """A manual that cites acts."""
    sentences = " ".join(f"Se consultó el acuerdo {act}." for act in told)
    return manual("1 de diciembre de 2022", BUOYS, act="ACDO.AS2.HCF.201022/90.P.DA", told=sentences)


def test_number_that_goes_back_among_many_is_the_one_found() -> None:
    cited = acts("ACDO.AS2.HCF.100122/12.P.DA", "ACDO.AS2.HCF.140422/7.P.DA", "ACDO.AS2.HCF.140622/57.P.DA")
    (finding,) = found("acts-out-of-order", cited)
    assert finding.act in ("ACDO.AS2.HCF.100122/12.P.DA", "ACDO.AS2.HCF.140422/7.P.DA")


def test_acts_of_one_session_stand_in_no_order() -> None:
    assert found("acts-out-of-order", acts("ACDO.AS2.HCF.140422/57.P.DA", "ACDO.AS2.HCF.140422/12.P.DA")) == ()


def test_numbers_begin_anew_each_year_and_in_each_council() -> None:
    assert found("acts-out-of-order", acts("ACDO.AS2.HCF.101221/300.P.DA", "ACDO.AS2.HCG.100122/95.P.DA")) == ()


def test_numbers_that_follow_no_order_at_all_are_left_alone() -> None:
    cited = acts("ACDO.AS2.HCF.100122/88.P.DA", "ACDO.AS2.HCF.140422/60.P.DA", "ACDO.AS2.HCF.140622/30.P.DA")
    assert found("acts-out-of-order", cited.replace("/90.P", "/10.P")) == ()
