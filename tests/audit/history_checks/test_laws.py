"""Laws of the checks of histories: whatever two manuals state and tell, each check ends with findings that can be shown."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from changelog.audit.checking import Settings, run_checks
from changelog.audit.history_checks import HISTORY_CHECKS
from tests.audit.history_checks.histories import history, manual

NAMES = ("División de Boyas", "División de Balizas", "División de Sirenas", "Coordinación de Señales", "Área de Boyas")
DUTIES = (
    "Fondear las boyas del litoral.",
    "Pintar las boyas cada primavera.",
    "Probar las sirenas.",
    "Guardar planos.",
)
ACTS = (None, "ACDO.AS2.HCF.100221/12.P.DA", "ACDO.AS2.HCF.250522/4.P.DA", "ACDO.AS2.HCF.101222/90.P.DA")
TOLD = (
    "",
    "Se crea la División de Boyas a partir del 1 de enero de 2022.",
    "A partir del 1 de junio de 2022 se suprime la División de Balizas.",
    "A partir del 1 de junio de 2022 se fusionan la División de Boyas y la División de Balizas para integrar el Área de Boyas.",
    "A partir del 1 de junio de 2022 la División de Sirenas se divide en la División de Boyas y el Área de Boyas.",
    "La División de Boyas cambia su denominación por la de División de Sirenas, a partir del 1 de abril de 2022.",
    "La Coordinación de Señales se transforma en División de Balizas.",
)
UNITS = st.lists(
    st.tuples(st.sampled_from(NAMES), st.lists(st.sampled_from(DUTIES), min_size=1, max_size=3)), max_size=4
)
STATED = st.tuples(UNITS, st.sampled_from(ACTS), st.sampled_from(TOLD))


def stated(effect: str, drawn: tuple[list[tuple[str, list[str]]], str | None, str]) -> str:
    units, act, told = drawn
    printed = [
        f"7.1.{number} {name}\n" + "\n".join(f"{place}. {duty}" for place, duty in enumerate(duties, 1))
        for number, (name, duties) in enumerate(units, 1)
    ]
    return manual(effect, *printed, act=act, told=told)


@given(STATED, STATED)
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_finding_has_place_day_and_words_in_both_languages(before, after) -> None:  # type: ignore[no-untyped-def]
    recorded = history(stated("1 de marzo de 2021", before), stated("1 de junio de 2022", after))
    spanish, english = (run_checks(HISTORY_CHECKS, recorded, Settings(), language) for language in ("es", "en"))
    assert sorted((one.check, one.read or "") for one in spanish) == sorted(
        (one.check, one.read or "") for one in english
    )
    for finding in (*spanish, *english):
        assert finding.read
        assert finding.source is None or finding.source.document in recorded.documents
        assert "{" not in finding.message + (finding.remedy or "")
