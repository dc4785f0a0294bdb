"""`org-changelog.toml` and the file of accepted findings, read and checked; what is odd in them is an error with its place.

[audit]
select = ["names", "structure"]      # checks and groups; without it all are asked
ignore = ["mixed-quotes"]
fail_on = "medium"                   # exit code 1 from this severity on
accepted = "accepted.json"           # findings that somebody accepted, beside this file

[audit.checks.near-duplicate-functions]
severity = "minor"
least_words = 8                      # an option of the check: `org-changelog checks near-duplicate-functions`
"""

from __future__ import annotations

import json
import os
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from changelog.app.files import read_bytes, write_bytes
from changelog.audit.checking import Settings
from changelog.domain.audits import Acceptance
from changelog.domain.checks import OptionValue
from changelog.domain.findings import Severity
from changelog.errors import InputError

CONFIGURATION = "org-changelog.toml"
"""Looked for in the folder where the program is run, unless another file is named."""
ACCEPTED_FORMAT = "org-changelog/accepted"


@dataclass(frozen=True, slots=True)
class Configuration:
    """What an `org-changelog.toml` says of audits. `accepted` is the file of accepted findings, None where none is named;
    `path` the file that says all this, None where nothing is said."""

    settings: Settings = field(default_factory=Settings)
    fail_on: Severity | None = None
    accepted: Path | None = None
    path: Path | None = None


def read_configuration(path: str | os.PathLike[str] | None) -> Configuration:
    """The configuration of a file, of the one in the working folder where none is named, or an empty one.

    Raises `InputError` for a file that is named and missing, is no TOML, or holds what is not known.
    """
    if path is None:
        if not Path(CONFIGURATION).is_file():
            return Configuration()
        path = CONFIGURATION
    try:
        content = tomllib.loads(read_bytes(path).decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:  # ValueError: no TOML, no UTF-8, or a number without end
        raise InputError(
            f"is not well-formed TOML: {error}", place=str(path), remedy="mend it: docs/audit.md shows what it may say"
        ) from error
    return _File(Path(path)).configuration(content)


@dataclass(frozen=True, slots=True)
class _File:
    path: Path

    def configuration(self, content: Mapping[str, Any]) -> Configuration:
        self._only(content, ("audit",), "")
        audit = self._table(content, "audit", "")
        self._only(audit, ("select", "ignore", "fail_on", "accepted", "checks"), "audit.")
        checks = self._table(audit, "checks", "audit.")
        options: dict[str, dict[str, OptionValue]] = {}
        severities: dict[str, Severity] = {}
        for name in checks:
            given = dict(self._table(checks, name, "audit.checks."))
            if "severity" in given:
                severities[name] = self._severity(given.pop("severity"), f"audit.checks.{name}.severity")
            options[name] = {key: tuple(value) if isinstance(value, list) else value for key, value in given.items()}
        settings = Settings(self._names(audit, "select"), self._names(audit, "ignore"), options, severities)
        fail_on = self._severity(audit["fail_on"], "audit.fail_on") if "fail_on" in audit else None
        accepted = self._text(audit, "accepted")
        file = self.path.parent / accepted if accepted is not None else None
        return Configuration(settings, fail_on, file, self.path)

    def _refuse(self, message: str, remedy: str) -> InputError:
        return InputError(message, place=str(self.path), remedy=remedy)

    def _only(self, table: Mapping[str, Any], known: Iterable[str], above: str) -> None:
        for name in table:
            if name not in known:
                raise self._refuse(f"{above}{name} is not known", f"known here: {', '.join(known)}")

    def _table(self, table: Mapping[str, Any], name: str, above: str) -> Mapping[str, Any]:
        value = table.get(name, {})
        if not isinstance(value, dict):
            raise self._refuse(f"{above}{name} is not a table", f"write it as [{above}{name}]")
        return value

    def _names(self, table: Mapping[str, Any], name: str) -> frozenset[str]:
        value = table.get(name, [])
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            raise self._refuse(f"audit.{name} is {value!r}", 'give a list of names, as ["names", "text"]')
        return frozenset(value)

    def _text(self, table: Mapping[str, Any], name: str) -> str | None:
        value = table.get(name)
        if value is not None and not isinstance(value, str):
            raise self._refuse(f"audit.{name} is {value!r}", 'give a file, as "accepted.json"')
        return value

    def _severity(self, value: object, name: str) -> Severity:
        try:
            return Severity(str(value))
        except ValueError as error:
            known = ", ".join(one.value for one in Severity)
            raise self._refuse(f"{name} is {value!r}", f"one of {known}") from error


def read_accepted(path: str | os.PathLike[str]) -> tuple[Acceptance, ...]:
    """The accepted findings of a file. Raises `InputError` where it is missing or not of the format."""
    try:
        content = json.loads(read_bytes(path).decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise _no_accepted(path, f"it is no JSON: {error}") from error
    if not isinstance(content, dict) or content.get("format") != ACCEPTED_FORMAT:
        raise _no_accepted(path, f'it does not say "format": "{ACCEPTED_FORMAT}"')
    entries = content.get("findings")
    if not isinstance(entries, list):
        raise _no_accepted(path, "it has no list of findings")
    try:
        return tuple(_acceptance(number, entry) for number, entry in enumerate(entries, 1))
    except ValueError as error:
        raise _no_accepted(path, str(error)) from error


def _no_accepted(path: str | os.PathLike[str], why: str) -> InputError:
    return InputError(
        f"is not a file of accepted findings: {why}",
        place=str(path),
        remedy="mend it, or write one with `org-changelog audit MANUAL --accept FILE --reason WHY`",
    )


_REQUIRED, _OPTIONAL = ("fingerprint", "check", "subject", "reason"), ("person", "unit", "read", "day")


def _acceptance(number: int, entry: object) -> Acceptance:
    if not isinstance(entry, dict):
        raise ValueError(f"entry {number} is no object")
    for name in _REQUIRED:
        if not isinstance(entry.get(name), str) or not entry[name].strip():
            raise ValueError(f"entry {number} lacks its {name}")
    for name in _OPTIONAL:
        if not isinstance(entry.get(name), str | None):
            raise ValueError(f"entry {number} has a {name} that is no text")
    try:
        day = date.fromisoformat(entry["day"]) if entry.get("day") else None
    except ValueError as error:
        raise ValueError(f"entry {number} has a day that is no date: {entry['day']!r}") from error
    required = {name: entry[name] for name in _REQUIRED}
    return Acceptance(**required, person=entry.get("person"), day=day, unit=entry.get("unit"), read=entry.get("read"))


def write_accepted(path: str | os.PathLike[str], acceptances: Iterable[Acceptance]) -> None:
    """Write accepted findings, by subject and check. Raises `StoreError` where nothing can be written."""
    entries = [
        {
            "fingerprint": one.fingerprint,
            "check": one.check,
            "subject": one.subject,
            "unit": one.unit,
            "read": one.read,
            "reason": one.reason,
            "person": one.person,
            "day": one.day.isoformat() if one.day else None,
        }
        for one in sorted(acceptances, key=lambda one: (one.subject, one.check, one.unit or "", one.fingerprint))
    ]
    content = json.dumps({"format": ACCEPTED_FORMAT, "findings": entries}, ensure_ascii=False, indent=1)
    write_bytes(Path(path), (content + "\n").encode("utf-8", "backslashreplace"))
