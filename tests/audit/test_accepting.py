"""A finding that was accepted is told again, and accepting one leaves the others as they are."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from changelog.audit.accepting import LENGTH, divide, fingerprints
from changelog.domain.audits import Acceptance
from changelog.domain.findings import Finding, Severity
from changelog.domain.sources import SourceReference


def finding(read: str | None, line: int, *, check: str = "mixed-quotes", unit: str | None = "7.1") -> Finding:
    return Finding(check, Severity.MINOR, "son comillas de dos clases", SourceReference("d", line, line), unit, read)


def accepted(fingerprint: str) -> Acceptance:
    return Acceptance(fingerprint, "mixed-quotes", "manual.txt", "así se publicó", "ana", None)


FOUND = st.lists(
    st.tuples(st.sampled_from(["«a»", "“b”", None]), st.integers(1, 40), st.sampled_from(["x", "y"]), st.booleans()),
    unique=True,
    max_size=30,
).map(
    lambda drawn: [
        finding(read, line, check=check, unit="7.1" if has_unit else None)
        for read, line, check, has_unit in sorted(drawn, key=lambda one: (one[1], one[2], str(one)))
    ]
)


@given(FOUND)
def test_each_finding_of_a_document_has_a_fingerprint_of_its_own(found: list[Finding]) -> None:
    told = [fingerprint for _, fingerprint in fingerprints(found, "manual.txt")]
    assert len(set(told)) == len(found)
    assert all(len(fingerprint) == LENGTH for fingerprint in told)


@given(FOUND, st.integers(0, 400))
def test_moving_the_text_down_keeps_every_fingerprint(found: list[Finding], by: int) -> None:
    moved = [finding(f.read, f.source.first_line + by, check=f.check, unit=f.unit) for f in found if f.source]
    assert [told for _, told in fingerprints(moved, "m")] == [told for _, told in fingerprints(found, "m")]


@given(FOUND, st.data())
def test_accepting_some_leaves_the_fingerprints_of_the_rest(found: list[Finding], data: st.DataObject) -> None:
    first = divide(found, "manual.txt", ())
    assert first.left == tuple(found)
    chosen = data.draw(st.lists(st.sampled_from(found), unique=True)) if found else []
    then = divide(found, "manual.txt", [accepted(first.fingerprints[one]) for one in chosen])
    assert then.fingerprints == first.fingerprints
    assert then.left == tuple(one for one in found if one not in chosen)
    assert [one for one, _ in then.accepted] == [one for one in found if one in chosen]


def test_letter_case_blanks_and_kinds_of_quotes_tell_nothing_apart() -> None:
    (one,) = fingerprints([finding("«Los  faros»", 3)], "m")
    (other,) = fingerprints([finding('"los faros"', 90)], "m")
    assert one[1] == other[1]


def test_another_subject_check_unit_or_text_is_another_finding() -> None:
    several = [
        ("m", finding("a", 1)),
        ("n", finding("a", 1)),
        ("m", finding("b", 1)),
        ("m", finding("a", 1, unit="7.2")),
        ("m", finding("a", 1, unit=None)),
        ("m", finding("a", 1, check="final-commas")),
    ]
    assert len({told for subject, one in several for _, told in fingerprints([one], subject)}) == len(several)


def test_the_second_of_two_alike_can_be_accepted_by_itself() -> None:
    found = [finding("a", 1), finding("a", 9)]
    (_, first), (_, second) = fingerprints(found, "m")
    divided = divide(found, "m", [accepted(second)])
    assert divided.left == (found[0],)
    assert divide(found, "m", [accepted(first)]).left == (found[1],)
