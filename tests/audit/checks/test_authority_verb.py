"""Verbs against levels, and the table that can be changed."""

from __future__ import annotations

import pytest

from changelog.audit.authority import authority
from changelog.audit.checking import Settings, run_checks
from changelog.audit.checks import authority_verb
from tests.audit.checks.manuals import found, manual_of


@pytest.mark.parametrize(
    ("unit", "said", "is_flagged"),
    [
        ("Oficina de Planos", "Autorizar las políticas de conservación.", True),
        ("Departamento de Planos", "Sancionar los lineamientos de préstamo.", True),
        ("Departamento de Planos", "Autorizar la entrada de visitantes.", False),
        ("Dirección de Planos", "Autorizar las políticas de conservación.", False),
        ("Dirección de Planos", "Capturar los datos de los visitantes.", True),
        ("Oficina de Planos", "Capturar los datos de los visitantes.", False),
        ("Residencia de Planos", "Autorizar las políticas de conservación.", False),
    ],
)
def test_verb(unit: str, said: str, is_flagged: bool) -> None:
    manual = manual_of({f"7.1 {unit}": [said, "Atender a todos."]})
    assert bool(found("authority-verb", manual)) is is_flagged


def test_longest_opening_decides_the_level() -> None:
    assert authority().level_of("Jefatura de Oficina de Planos") == "operative"
    assert authority().level_of("Jefatura de Servicios") is None


def test_verbs_are_an_option() -> None:
    manual = manual_of({"7.1 Oficina de Planos": ["Validar las políticas de conservación.", "Atender a todos."]})
    settings = Settings(options={"authority-verb": {"reserved-verbs": ("validar",)}})
    assert run_checks((authority_verb.CHECK,), manual, Settings(), "es") == ()
    assert len(run_checks((authority_verb.CHECK,), manual, settings, "es")) == 1
