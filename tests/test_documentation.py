"""What the documents say of the program is so: commands, options, targets, files, dependencies and exit codes."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

import changelog
from changelog import errors

TOP = Path(__file__).resolve().parent.parent
DOCUMENTS = sorted([*TOP.glob("*.md"), *(TOP / "docs").rglob("*.md"), *(TOP / "examples").rglob("*.md")])
_names = [document.relative_to(TOP).as_posix() for document in DOCUMENTS]
_LINK = re.compile(r"\[[^\]]*\]\((?!https?:|mailto:|#)([^)#\s]+)")


@pytest.mark.parametrize("document", DOCUMENTS, ids=_names)
def test_linked_files_are_there(document: Path) -> None:
    missing = [link for link in _LINK.findall(document.read_text("utf-8")) if not (document.parent / link).exists()]
    assert missing == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=_names)
def test_documented_make_targets_are_in_the_makefile(document: Path) -> None:
    targets = set(re.findall(r"^([a-z]+):", (TOP / "Makefile").read_text("utf-8"), re.MULTILINE))
    named = re.findall(r"(?:`|^ {4}|\$ )make ([a-z]+)", document.read_text("utf-8"), re.MULTILINE)
    assert set(named) <= targets


def test_every_make_target_says_what_it_is_for() -> None:
    text = (TOP / "Makefile").read_text("utf-8")
    phony = re.search(r"^\.PHONY: (.*)$", text, re.MULTILINE)
    assert phony is not None
    assert re.findall(r"^([a-z]+):.*## \S", text, re.MULTILINE) == phony[1].split()


def test_every_dependency_has_its_reason_in_contributing() -> None:
    project = tomllib.loads((TOP / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = [
        *project["dependencies"],
        *(name for extra in project["optional-dependencies"].values() for name in extra),
    ]
    section = _section("CONTRIBUTING.md", "Dependencies").lower()
    names = {re.split(r"[\[><=!;~ ]", requirement)[0].lower() for requirement in wanted}
    assert sorted(name for name in names if name not in section) == []


def test_every_exit_code_is_in_contributing() -> None:
    codes = {error.exit_code for error in _errors(errors.ChangelogError)} | {0, 1}
    listed = {int(code) for code in re.findall(r"^\| (\d+) \|", _section("CONTRIBUTING.md", "Errors"), re.MULTILINE)}
    assert listed == codes


def test_every_name_of_the_library_is_there_and_documented() -> None:
    for name in changelog.__all__:
        if name != "__version__":
            assert getattr(changelog, name).__doc__, f"changelog.{name} has no docstring"


def test_version_is_the_one_that_news_begins_with() -> None:
    project = tomllib.loads((TOP / "pyproject.toml").read_text("utf-8"))["project"]
    latest = re.search(r"^## (\S+)", (TOP / "NEWS.md").read_text("utf-8"), re.MULTILINE)
    assert latest is not None
    assert project["version"] == changelog.__version__ == latest[1]


def _section(document: str, title: str) -> str:
    """The text below a heading that begins with `title`, up to the next of its level."""
    text = (TOP / document).read_text("utf-8")
    found = re.search(rf"^## {title}[^\n]*\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    assert found is not None, f"{document} has no section {title}"
    return found[1]


def _errors(base: type[errors.ChangelogError]) -> Iterator[type[errors.ChangelogError]]:
    yield base
    for kind in base.__subclasses__():
        yield from _errors(kind)
