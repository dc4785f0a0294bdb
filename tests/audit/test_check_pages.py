"""The pages of `docs/checks` are those that the checks give."""

from __future__ import annotations

from tests.audit.check_pages import FOLDER, pages

AGAIN = "write them anew: python -m tests.audit.check_pages"


def test_pages_are_those_of_the_checks() -> None:
    made = pages()
    there = {path.relative_to(FOLDER).as_posix(): path.read_text("utf-8") for path in FOLDER.rglob("*.md")}
    assert sorted(there) == sorted(made), AGAIN
    assert [name for name in made if made[name] != there[name]] == [], AGAIN


def test_page_shows_what_the_check_says_of_its_excerpt() -> None:
    page = pages()["en/listed-not-described.md"]
    assert "    MEDIUM listed-not-described: 7.1.2 Departamento de Consulta" in page
    assert "        4 | 7.1.2 Departamento de Consulta\n          |       ^^^^^^^^^^^^^^^^^^^^^^^^\n" in page
