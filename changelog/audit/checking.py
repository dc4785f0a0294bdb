"""Checks run over what they examine: flaws worded as findings, in the order of the document."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from changelog.domain.checks import Check, Flaw, Language, Options, OptionValue, Subject
from changelog.domain.findings import Finding, Severity
from changelog.errors import InputError

EXCERPT = 160
"""Characters of what was read that a finding shows."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Which checks are asked and how: `select` and `ignore` hold identifiers and groups (`select` empty: all; a check that
    both name is ignored unless `select` names it by its identifier), `options` those given for each check, `severities`
    those given in place of a check's own.
    """

    select: frozenset[str] = frozenset()
    ignore: frozenset[str] = frozenset()
    options: Mapping[str, Mapping[str, OptionValue]] = field(default_factory=dict)
    severities: Mapping[str, Severity] = field(default_factory=dict)

    def is_asked(self, check: Check[Subject]) -> bool:
        if check.id in self.ignore:
            return False
        if check.id in self.select:
            return True
        return check.group not in self.ignore and (not self.select or check.group in self.select)

    def options_of(self, check: Check[Subject]) -> Options:
        return {**check.options, **self.options.get(check.id, {})}


def run_checks(
    checks: Sequence[Check[Subject]], subject: Subject, settings: Settings, language: Language
) -> tuple[Finding, ...]:
    """What the checks that are asked find, by line, then by identifier; the same flaw of one check once."""
    found = [
        _worded(flaw, check, settings, language)
        for check in checks
        if settings.is_asked(check)
        for flaw in check.examine(subject, settings.options_of(check))
    ]
    return tuple(sorted(dict.fromkeys(found), key=_order))


def refuse_unknown(settings: Settings, checks: Iterable[Check[Subject]]) -> None:
    """`InputError` where the settings name a check, a group or an option that does not exist, or give an option a value of
    another type than its default's."""
    known = {check.id: check for check in checks}
    names = {*known, *(check.group.value for check in known.values())}
    for name in sorted({*settings.select, *settings.ignore} - names):
        raise InputError(f"there is no check or group {name!r}", remedy="`org-changelog checks` lists them")
    for name in sorted({*settings.options, *settings.severities} - set(known)):
        raise InputError(f"there is no check {name!r}", remedy="`org-changelog checks` lists them")
    for name, given in settings.options.items():
        _refuse_options(known[name], given)


def _refuse_options(check: Check[Subject], given: Options) -> None:
    for option, value in given.items():
        if option not in check.options:
            offered = ", ".join(sorted(check.options)) or "none"
            raise InputError(f"check {check.id} has no option {option!r}", remedy=f"its options: {offered}")
        default = check.options[option]
        fits = isinstance(value, type(default)) and isinstance(value, bool) == isinstance(default, bool)
        if not fits and not (isinstance(default, float) and type(value) is int):
            raise InputError(
                f"option {option} of check {check.id} is {value!r}",
                remedy=f"give a value like its default, {default!r}",
            )


def _worded(flaw: Flaw, check: Check[Subject], settings: Settings, language: Language) -> Finding:
    phrases = check.phrases(language)
    own = settings.severities.get(check.id)
    read = " ".join(flaw.read.split()) if flaw.read is not None else None
    return Finding(
        check=check.id,
        severity=own or flaw.severity or check.severity,
        message=phrases.message.format_map(flaw.values),
        source=flaw.source,
        unit=flaw.unit,
        read=read if read is None or len(read) <= EXCERPT else read[: EXCERPT - 1] + "…",
        remedy=phrases.remedy.format_map(flaw.values),
        others=flaw.others,
    )


def _order(finding: Finding) -> tuple[int, str, str]:
    return finding.source.first_line if finding.source else 0, finding.check, finding.message
