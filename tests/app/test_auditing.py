"""Audits of manuals: one or several, whole, half or none; what was accepted; and the checks as they are explained."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

import changelog
from changelog.app.auditing import Asked, acceptances, all_checks, audit_manuals, list_checks
from changelog.audit.checking import Settings
from changelog.domain.audits import Acceptance, AuditAnswer
from changelog.domain.findings import Severity
from changelog.errors import InputError, UsageError

CHECK = "listed-not-described"
ONLY = Asked(Settings(select=frozenset({CHECK})))
DAY = date(2026, 11, 23)


def manual(*listed: str, above: str = "") -> str:
    """A manual whose list names units that it does not describe."""
    lines = [f"7.1.{number} {name}" for number, name in enumerate(listed, 2)]
    return "\n".join(
        [
            *([above] if above else []),
            "ESTRUCTURA ORGÁNICA",
            "7.1 Dirección de Faros",
            "7.1.1 Departamento de Boyas",
            *lines,
            "",
            "FUNCIONES",
            "7.1 Dirección de Faros",
            "1. Dirigir los faros del Instituto.",
            "",
            "7.1.1 Departamento de Boyas",
            "1. Fondear las boyas.",
            "",
        ]
    )


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "manual.txt"
    path.write_text(manual("Departamento de Balizas", "Departamento de Sirenas"), "utf-8")
    return path


def read_of(answer: AuditAnswer) -> list[str | None]:
    return [finding.read for finding in answer.findings]


def accept(answer: AuditAnswer, asked: Asked, reason: str = "así se publicó") -> tuple[Acceptance, ...]:
    return acceptances(answer, asked, reason=reason, person="ana", day=DAY)[0]


def test_what_is_found_has_its_place_its_line_and_its_unit(file: Path) -> None:
    (audited,) = audit_manuals([file], ONLY).audited
    first = audited.findings[0]
    assert first.source is not None
    assert audited.documents[first.source.document] == "manual.txt"
    assert audited.lines[first.source.first_line] == "7.1.2 Departamento de Balizas"
    assert audited.unit_names[first.unit or ""] == "Departamento de Balizas"
    assert (audited.facts["units"], audited.facts["functions"]) == (4, 2)


def test_library_audits_with_every_check_as_it_stands(file: Path) -> None:
    answer = changelog.audit_manuals([file])
    assert {card.id for card in answer.checks} == {check.id for check in all_checks() if check.group != "history"}
    assert CHECK in {finding.check for finding in answer.findings}


def test_file_named_twice_is_audited_once(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(file.parent)
    assert len(audit_manuals([file, "manual.txt", "./manual.txt"], ONLY).audited) == 1


def test_files_of_one_name_are_told_apart_by_their_paths(file: Path) -> None:
    other = file.parent / "2023" / "manual.txt"
    other.parent.mkdir()
    other.write_text(manual("Departamento de Faroles"), "utf-8")
    answer = audit_manuals([file, other], ONLY)
    assert [one.heading for one in answer.audited] == [file.as_posix(), other.as_posix()]
    assert [one.subject for one in answer.audited] == ["manual.txt", "manual.txt"]
    assert list(answer.audited[1].documents.values()) == [other.as_posix()]


def test_what_cannot_be_read_is_told_and_the_others_are_audited(file: Path, tmp_path: Path) -> None:
    (tmp_path / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 8)
    answer = audit_manuals([tmp_path / "missing.txt", file, tmp_path / "picture.txt", tmp_path], ONLY)
    assert [one.subject for one in answer.audited] == ["manual.txt"]
    assert [Path(one.path).name for one in answer.unread] == ["missing.txt", "picture.txt", tmp_path.name]
    assert all(one.message and one.remedy for one in answer.unread)


def test_one_file_that_cannot_be_read_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        audit_manuals([tmp_path / "missing.txt"])


@pytest.mark.parametrize(
    "text",
    [
        "Volverán las oscuras golondrinas\n" * 30, "FUNCIONES\n", "ESTRUCTURA ORGÁNICA\n7.1 Dirección\n",
        "7.1 Dirección de Faros\n", "INTRODUCCIÓN\n\nEl presente manual\n\nFUNCIONES\n\n1. Dirigir los faros.\n",
    ],
)  # fmt: skip
def test_half_a_manual_or_none_has_findings_that_say_so(tmp_path: Path, text: str) -> None:
    path = tmp_path / "half.txt"
    path.write_text(text, "utf-8")
    answer = audit_manuals([path])
    assert "no-units-found" in {finding.check for finding in answer.findings}
    assert all(one.facts["profile"] == "" for one in answer.audited)


@pytest.mark.parametrize("text", ["", "\n \n"])
def test_file_without_a_word_is_no_text(tmp_path: Path, text: str) -> None:
    (tmp_path / "blank.txt").write_text(text, "utf-8")
    with pytest.raises(InputError, match="the file is empty"):
        audit_manuals([tmp_path / "blank.txt"])


def test_nothing_is_asked_is_an_error_and_not_a_clean_manual(file: Path) -> None:
    asked = Asked(Settings(select=frozenset({"names"}), ignore=frozenset(check.id for check in all_checks())))
    with pytest.raises(UsageError, match="leaves no check of manuals"):
        audit_manuals([file], asked)
    with pytest.raises(UsageError, match="no manual is named"):
        audit_manuals([])


def test_accepted_findings_are_told_apart_and_count_for_nothing(file: Path) -> None:
    asked = replace(ONLY, accepted=accept(audit_manuals([file], ONLY), ONLY))
    answer = audit_manuals([file], asked)
    assert answer.findings == ()
    assert [acceptance.reason for _, acceptance in answer.audited[0].accepted] == ["así se publicó"] * 2
    assert not answer.has_from(Severity.INFORMATION)
    assert answer.unused == ()


def test_accepting_again_keeps_what_was_accepted_with_its_reason(file: Path) -> None:
    first = accept(audit_manuals([file], ONLY), ONLY)[:1]
    asked = replace(ONLY, accepted=first)
    taken, new = acceptances(audit_manuals([file], asked), asked, reason="después", person=None, day=DAY)
    assert (taken[0], new) == (first[0], 1)
    assert [one.reason for one in taken] == ["así se publicó", "después"]
    assert audit_manuals([file], replace(ONLY, accepted=taken)).findings == ()


def test_acceptances_survive_a_manual_extracted_anew(file: Path) -> None:
    taken = accept(audit_manuals([file], ONLY), ONLY)
    text = manual("DEPARTAMENTO  DE BALIZAS", "Departamento de Sirenas", above="Portada\n\nDel Instituto\n")
    file.write_text(text, "utf-8")
    assert audit_manuals([file], replace(ONLY, accepted=taken)).findings == ()


def test_acceptance_that_fits_nothing_any_more_is_told_and_dropped(file: Path) -> None:
    taken = accept(audit_manuals([file], ONLY), ONLY)
    file.write_text(manual("Departamento de Balizas"), "utf-8")
    asked = replace(ONLY, accepted=taken)
    answer = audit_manuals([file], asked)
    assert [one.read for one in answer.unused] == ["Departamento de Sirenas"]
    assert accept(answer, asked) == taken[:1]


def test_acceptances_of_what_was_not_asked_are_left_alone(file: Path) -> None:
    taken = accept(audit_manuals([file], ONLY), ONLY)
    elsewhere = replace(taken[0], subject="other.txt", fingerprint="1" * 16)
    of_another = replace(taken[0], check="no-units-found", fingerprint="2" * 16)
    gone = replace(taken[0], check="check-of-an-older-version", fingerprint="3" * 16)
    asked = replace(ONLY, accepted=(*taken, elsewhere, of_another, gone))
    answer = audit_manuals([file], asked)
    assert answer.unused == (gone,)
    assert set(accept(answer, asked)) == {*taken, elsewhere, of_another}


def test_acceptance_needs_a_reason(file: Path) -> None:
    with pytest.raises(UsageError, match="for a reason"):
        accept(audit_manuals([file], ONLY), ONLY, reason=" ")


def test_fingerprints_are_the_same_in_both_languages_and_on_every_run(file: Path) -> None:
    (spanish,), (english,), (again,) = (
        audit_manuals([file], replace(ONLY, language=language)).audited for language in ("es", "en", "es")
    )
    assert list(spanish.fingerprints.values()) == list(english.fingerprints.values())
    assert spanish == again


def test_only_the_first_lines_of_a_long_place_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "prose.txt"
    path.write_text("Los faros alumbran la costa.\n" * 500, "utf-8")
    (audited,) = audit_manuals([path], Asked(Settings(select=frozenset({"no-units-found"})))).audited
    assert 0 < len(audited.lines) <= 8


# --- checks ---------------------------------------------------------------------------------------------------------------


def test_every_check_is_listed_once_in_each_language() -> None:
    for language in ("es", "en"):
        answer = list_checks(language)
        assert [card.id for card in answer.checks] == [check.id for check in all_checks()]
        assert all(card.phrases.title and card.phrases.why for card in answer.checks)


@pytest.mark.parametrize("check", [check.id for check in all_checks()])
def test_every_check_is_explained_with_what_it_finds_in_its_excerpt(check: str) -> None:
    (card,) = list_checks("en", check).checks
    assert bool(card.example) == bool(card.failing)
    assert all(finding.check == check for finding in card.example)


def test_check_that_is_not_there_is_refused_with_what_is_near() -> None:
    with pytest.raises(UsageError, match="no check 'listed-not-descibed'") as told:
        list_checks("es", "listed-not-descibed")
    assert CHECK in str(told.value.remedy)
