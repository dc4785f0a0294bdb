"""`audit` and `checks`: manuals held against the checks, and what the checks are."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from changelog.app.audit_settings import Configuration, read_accepted
from changelog.app.files import read_bytes
from changelog.app.profiles import profile_of
from changelog.audit.accepting import divide
from changelog.audit.checking import Settings, nearest, refuse_unknown, run_checks
from changelog.audit.checks import MANUAL_CHECKS
from changelog.audit.history_checks import HISTORY_CHECKS
from changelog.domain.audits import MOST_LINES, Acceptance, AuditAnswer, Audited, CheckCard, ChecksAnswer, Unread
from changelog.domain.checks import Check, Language, Subject
from changelog.domain.findings import Finding
from changelog.domain.manuals import Manual
from changelog.domain.records import RecordedHistory
from changelog.errors import InputError, UsageError


@dataclass(frozen=True, slots=True)
class Asked:
    """How an audit is asked: its settings, the findings accepted before, the language that it answers in, and the profile
    that manuals are read with (a name, or a file of the user's own; None: the one that fits each)."""

    settings: Settings = field(default_factory=Settings)
    accepted: tuple[Acceptance, ...] = ()
    language: Language = "es"
    profile: str | None = None


def asked_of(
    configuration: Configuration,
    *,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    accepted: str | os.PathLike[str] | None = None,
    kept_in: str | os.PathLike[str] | None = None,
    language: Language = "es",
    profile: str | None = None,
) -> Asked:
    """An audit as asked by a configuration and by what was given beside it, which goes before it: a selection replaces the
    configured one, what is ignored adds to it, and a check that is selected by its identifier is asked again.

    `kept_in` is a file that what is found will be accepted in: what it holds counts as accepted, and it need not be there.
    Raises `UsageError` or, for what the configuration says, `InputError` where a name is not known.
    """
    configured = configuration.settings
    if configuration.path is not None:
        refuse_unknown(configured, all_checks(), place=str(configuration.path))
    chosen, left_out = frozenset(select), frozenset(ignore)
    refuse_unknown(Settings(chosen, left_out), all_checks())
    return Asked(
        replace(configured, select=chosen or configured.select, ignore=(configured.ignore - chosen) | left_out),
        _accepted_in(accepted if accepted is not None else configuration.accepted, kept_in),
        language,
        profile,
    )


def _accepted_in(
    named: str | os.PathLike[str] | None, kept_in: str | os.PathLike[str] | None
) -> tuple[Acceptance, ...]:
    """What both files hold, of two for one finding that of `kept_in`."""
    is_there = kept_in is not None and os.path.lexists(kept_in)
    files = [kept_in] if kept_in is not None and is_there else []
    if named is not None and (kept_in is None or os.path.realpath(named) != os.path.realpath(kept_in)):
        files.append(named)
    found: dict[str, Acceptance] = {}
    for acceptance in (acceptance for file in files for acceptance in read_accepted(file)):
        found.setdefault(acceptance.fingerprint, acceptance)
    return tuple(found.values())


def audit_manuals(paths: Sequence[str | os.PathLike[str]], asked: Asked | None = None) -> AuditAnswer:
    """What the checks find in manuals, one after the other; a file that is named twice is audited once.

    A document that is half a manual or none has findings that say so. A file that is missing or no text is told as unread
    where others could be audited. Raises `InputError` where none could, `UsageError` where no manual is named or the
    settings name no check.
    """
    asked = asked or Asked()
    if not paths:
        raise UsageError("no manual is named", remedy="name one or more files")
    refuse_unknown(asked.settings, all_checks())
    refuse_none_asked(asked.settings, MANUAL_CHECKS, "manuals")
    profile_of(asked.profile)  # at fault or not known, it is so for all
    audited: list[Audited] = []
    unread: list[InputError] = []
    for path in _each_once(paths):
        try:
            audited.append(_audit(path, asked))
        except InputError as error:
            unread.append(error)
    if not audited:
        raise unread[0]
    answer = answer_of(_told_apart(audited), MANUAL_CHECKS, asked)
    return replace(answer, unread=tuple(Unread(e.place or "", e.message, e.remedy) for e in unread))


def _each_once(paths: Iterable[str | os.PathLike[str]]) -> Iterator[str | os.PathLike[str]]:
    seen: set[str] = set()
    for path in paths:
        file = os.path.realpath(path)
        if file not in seen:
            seen.add(file)
            yield path


def refuse_none_asked(settings: Settings, checks: Iterable[Check[Subject]], subjects: str) -> None:
    """`UsageError` where what is selected and ignored leaves no check to ask: nothing found would mean nothing."""
    if not any(settings.is_asked(check) for check in checks):
        raise UsageError(
            f"what is selected and ignored leaves no check of {subjects}",
            remedy="select a check or group that is not ignored: `org-changelog checks` lists them",
        )


def _told_apart(audited: Sequence[Audited]) -> tuple[Audited, ...]:
    """Manuals whose files have one name are headed, and cited, by the paths that they were named by."""
    names = Counter(one.subject for one in audited)
    return tuple(
        replace(one, title=one.path, documents=dict.fromkeys(one.documents, one.path))
        if names[one.subject] > 1 and one.path is not None
        else one
        for one in audited
    )


def answer_of(audited: tuple[Audited, ...], checks: Sequence[Check[Subject]], asked: Asked) -> AuditAnswer:
    """The answer of an audit, with the acceptances that fit nothing in what was audited by the checks that were asked."""
    used = {acceptance.fingerprint for one in audited for _, acceptance in one.accepted}
    subjects = {one.subject for one in audited}
    asked_here = {check.id for check in checks if asked.settings.is_asked(check)}
    not_asked = {check.id for check in all_checks()} - asked_here
    return AuditAnswer(
        audited,
        tuple(card_of(check, asked.language) for check in checks if asked.settings.is_asked(check)),
        tuple(
            one
            for one in asked.accepted
            if one.subject in subjects and one.check not in not_asked and one.fingerprint not in used
        ),
    )


def _audit(path: str | os.PathLike[str], asked: Asked) -> Audited:
    from changelog.reading import read_whole

    manual = read_whole(read_bytes(path), Path(path).name, profile=profile_of(asked.profile))
    findings = run_checks(MANUAL_CHECKS, manual, asked.settings, asked.language)
    divided = divide(findings, manual.document.name, asked.accepted)
    return Audited(
        kind="manual",
        subject=manual.document.name,
        findings=divided.left,
        accepted=divided.accepted,
        documents={manual.document.digest: manual.document.name},
        unit_names=_unit_names(manual),
        lines=_lines(manual, divided.left),
        facts={
            "units": len(manual.units),
            "functions": sum(len(unit.functions) for unit in manual.units),
            "lines": manual.document.lines,
            "profile": manual.reading.profile if manual.reading is not None else "",
        },
        fingerprints=divided.fingerprints,
        path=Path(path).as_posix(),
    )


def _unit_names(manual: Manual) -> dict[str, str]:
    listed = {unit.code: unit.name for unit in (*manual.index, *manual.structure)}
    return {**listed, **{unit.code: unit.name for unit in manual.units}}


def _lines(manual: Manual, findings: Iterable[Finding]) -> dict[int, str]:
    """The first lines of each place that hold text; of what is no text only where a place begins on it."""
    numbers = {number for finding in findings for number in _numbers(manual, finding)}
    return {number: manual.lines[number - 1] for number in sorted(numbers) if number <= len(manual.lines)}


def _numbers(manual: Manual, finding: Finding) -> Iterator[int]:
    if finding.source is not None:
        first, last = finding.source.first_line, finding.source.last_line
        yield first
        for number in range(first + 1, min(last, first + MOST_LINES - 1, len(manual.lines)) + 1):
            if number not in manual.furniture and manual.lines[number - 1].strip():
                yield number


def acceptances(
    answer: AuditAnswer, asked: Asked, *, reason: str, person: str | None, day: date
) -> tuple[tuple[Acceptance, ...], int]:
    """What was accepted before and everything that an audit found, accepted for a reason; and how many of these are new.

    Acceptances of manuals and checks that this audit did not ask about stay as they are; those that fit no finding any
    more (`answer.unused`) are left out. Raises `UsageError` where no reason is given.
    """
    refuse_no_reason(reason)
    unused = {one.fingerprint for one in answer.unused}
    kept = [one for one in asked.accepted if one.fingerprint not in unused]
    new = {
        one.fingerprints[finding]: Acceptance(
            one.fingerprints[finding],
            finding.check,
            one.subject,
            reason.strip(),
            person,
            day,
            finding.unit,
            finding.read,
        )
        for one in answer.audited
        for finding in one.findings
    }
    return (*kept, *new.values()), len(new)


def refuse_no_reason(reason: str) -> None:
    """`UsageError` where findings are to be accepted without a reason."""
    if not reason.strip():
        raise UsageError("a finding is accepted for a reason", remedy="give it with --reason")


def all_checks() -> tuple[Check[Any], ...]:
    """Every check that settings may name: those of manuals, then those of histories."""
    return (*MANUAL_CHECKS, *HISTORY_CHECKS)


def list_checks(language: Language = "es", check: str | None = None) -> ChecksAnswer:
    """Every check in one language, or the one of an identifier. Raises `UsageError` where there is none."""
    cards = tuple(card_of(one, language) for one in all_checks())
    if check is None:
        return ChecksAnswer(cards)
    found = tuple(card for card in cards if card.id == check)
    if not found:
        raise UsageError(f"there is no check {check!r}", remedy=nearest(check, [card.id for card in cards]))
    return ChecksAnswer(tuple(replace(card, example=_example(card, language)) for card in found), explained=True)


def _example(card: CheckCard, language: Language) -> tuple[Finding, ...]:
    """What a check says of its failing excerpt."""
    (check,) = (one for one in all_checks() if one.id == card.id)
    return run_checks((check,), _subject(card), Settings(), language) if card.failing else ()


def _subject(card: CheckCard) -> Manual | RecordedHistory:
    """The excerpt as a check is given it."""
    if card.of == "history":
        from changelog.app.history_excerpts import history_of_excerpt

        return history_of_excerpt(card.failing)
    from changelog.reading import read_whole

    return read_whole(card.failing.encode("utf-8"), card.id)


def card_of(check: Check[Subject], language: Language) -> CheckCard:
    """A check as it is shown."""
    return CheckCard(
        check.id,
        check.group,
        check.severity,
        check.phrases(language),
        "history" if check.group == "history" else "manual",
        dict(check.options),
        check.failing,
        check.passing,
    )
