"""Histories written as the manuals of one Dirección, and what one check finds in them."""

from __future__ import annotations

from changelog.app.history_excerpts import history_of_excerpt
from changelog.audit.checking import Settings, run_checks
from changelog.audit.history_checks import HISTORY_CHECKS
from changelog.domain.checks import Check, OptionValue
from changelog.domain.findings import Finding
from changelog.domain.records import RecordedHistory

BUOYS = "7.1.1 División de Boyas\n1. Fondear las boyas del litoral.\n2. Pintar las boyas cada primavera."
SIRENS = "7.1.2 División de Sirenas\n1. Probar las sirenas de niebla.\n2. Afinar las sirenas cada mes."
ARCHIVE = "7.1.3 División de Archivo\n1. Custodiar los planos de los faros.\n2. Encuadernar las bitácoras."


def manual(effect: str, *units: str, act: str | None = None, told: str = "") -> str:
    """A manual in force from a day ("1 de marzo de 2021"): its units below the Dirección, what its introduction tells."""
    under = f", conforme al acuerdo {act}" if act else ""
    lines = [
        f"=== {effect.rpartition(' ')[2]} ===",
        "INSTITUTO NACIONAL DE FAROS",
        f"Vigente a partir del {effect}{under}",
        *(["1. Introducción", told] if told else []),
        "FUNCIONES",
        "7.1 Dirección de Faros",
        "1. Dirigir los faros del Instituto.",
        *units,
    ]
    return "\n".join(lines) + "\n"


def history(*manuals: str) -> RecordedHistory:
    return history_of_excerpt("".join(manuals))


def check_called(check: str) -> Check[RecordedHistory]:
    (called,) = (one for one in HISTORY_CHECKS if one.id == check)
    return called


def found(check: str, *manuals: str, **options: OptionValue) -> tuple[Finding, ...]:
    """What one check finds in the manuals recorded one after the other."""
    return run_checks((check_called(check),), history(*manuals), Settings(options={check: options}), "es")
