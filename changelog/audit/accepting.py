"""Findings that somebody accepted, told again in a later audit.

A finding is told by its check, the unit concerned, what was read (its normal form) and how many like it stand before it
in the same document: not by its line, so that the same manual extracted anew keeps its acceptances.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from changelog.domain.audits import Acceptance
from changelog.domain.findings import Finding
from changelog.domain.texts import normal_form

LENGTH = 16
"""Hexadecimal characters of a fingerprint: chance collisions need about 10^9 findings of one document."""


def fingerprints(findings: Iterable[Finding], subject: str) -> Iterator[tuple[Finding, str]]:
    """Each finding of a document (or institution) with what tells it again."""
    before: Counter[tuple[str, ...]] = Counter()
    for finding in findings:
        said = (subject, finding.check, finding.unit or "", normal_form(finding.read or ""))
        before[said] += 1
        packed = "\n".join((*said, str(before[said]))).encode("utf-8", "surrogatepass")
        yield finding, hashlib.sha256(packed).hexdigest()[:LENGTH]


@dataclass(frozen=True, slots=True)
class Divided:
    """The findings that nobody accepted, the others with their acceptances, and what tells each of both again."""

    left: tuple[Finding, ...]
    accepted: tuple[tuple[Finding, Acceptance], ...]
    fingerprints: Mapping[Finding, str]


def divide(findings: Iterable[Finding], subject: str, acceptances: Iterable[Acceptance]) -> Divided:
    """All findings of a document, in its order, held against what was accepted. Findings that were accepted are counted
    like the others, so that accepting one leaves the fingerprints of the rest as they are."""
    known = {one.fingerprint: one for one in acceptances}
    told = dict(fingerprints(findings, subject))
    return Divided(
        tuple(finding for finding, fingerprint in told.items() if fingerprint not in known),
        tuple((finding, known[fingerprint]) for finding, fingerprint in told.items() if fingerprint in known),
        told,
    )
