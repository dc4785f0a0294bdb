"""Checks run over what they examine: flaws worded as findings, in the order of the document."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from math import isfinite

from changelog.domain.checks import Check, Flaw, Group, Language, Options, OptionValue, Subject
from changelog.domain.findings import Finding, Severity
from changelog.errors import ChangelogError, InputError, UsageError

EXCERPT = 160
"""Characters of what was read that a finding shows."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Which checks are asked and how: `select` and `ignore` hold identifiers and groups (`select` empty: all). What names a
    check itself goes before what names its group; of two of a kind `ignore` goes before `select`. `options` are those given
    for each check, `severities` those given in place of a check's own.
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


def refuse_unknown(settings: Settings, checks: Iterable[Check[Subject]], *, place: str | None = None) -> None:
    """Refuse settings that name a check, a group or an option that does not exist, or give an option a value of another
    type than its default's: `InputError` where a file says so (`place`), `UsageError` where the command does."""
    known = {check.id: check for check in checks}
    names = {*known, *(group.value for group in Group)}
    for name in sorted({*settings.select, *settings.ignore} - names):
        raise _refused(f"there is no check or group {name!r}", nearest(name, names), place)
    for name in sorted({*settings.options, *settings.severities} - set(known)):
        raise _refused(f"there is no check {name!r}", nearest(name, known), place)
    for name, given in settings.options.items():
        _refuse_options(known[name], given, place)


def _refused(message: str, remedy: str, place: str | None) -> ChangelogError:
    return (InputError if place is not None else UsageError)(message, place=place, remedy=remedy)


def nearest(name: str, names: Iterable[str]) -> str:
    """What to do about a name that is not known: perhaps another one is meant."""
    near = get_close_matches(name.lower().replace("_", "-"), sorted(names), n=1)
    meant = f"perhaps {near[0]} is meant; " if near else ""
    return f"{meant}`org-changelog checks` lists all"


def _refuse_options(check: Check[Subject], given: Options, place: str | None) -> None:
    for option, value in given.items():
        if option not in check.options:
            offered = ", ".join(sorted(check.options))
            remedy = f"its options: {offered}" if offered else "it has only its severity"
            raise _refused(f"check {check.id} has no option {option!r}", remedy, place)
        default = check.options[option]
        if not _is_like(value, default):
            wanted = list(default) if isinstance(default, tuple) else default
            raise _refused(
                f"option {option} of check {check.id} is {_as_written(value)}",
                f"give {_KINDS[type(default)]}, like its default {_as_written(wanted)}",
                place,
            )


_KINDS = {
    bool: "true or false",
    int: "a whole number",
    float: "a number",
    str: "a text",
    tuple: "a list of texts",
}


def _is_like(value: object, default: OptionValue) -> bool:
    if isinstance(default, tuple):
        return isinstance(value, tuple) and all(isinstance(one, str) for one in value)
    if isinstance(default, float):
        return type(value) is int or (isinstance(value, float) and isfinite(value))
    return type(value) is type(default)


def _as_written(value: object) -> str:
    """A value as in TOML, for all that an option can be."""
    if isinstance(value, bool):
        return str(value).lower()
    return repr(list(value) if isinstance(value, tuple) else value)


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
        unit_name=flaw.unit_name,
        act=flaw.act,
        day=flaw.day,
    )


def _order(finding: Finding) -> tuple[int, str, int, str, str, str]:
    """As printed. Of two at one line the message decides last: it differs between languages, the order should not."""
    first, last = (finding.source.first_line, finding.source.last_line) if finding.source else (0, 0)
    return first, finding.check, last, finding.unit or "", finding.read or "", finding.message
