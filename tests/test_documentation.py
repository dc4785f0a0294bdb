"""What the documents say of the program is so: commands, options, targets, files, dependencies and exit codes."""

from __future__ import annotations

import re
import shlex
import tomllib
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

import changelog
from changelog import errors
from changelog.cli.main import COMMANDS, cli

TOP = Path(__file__).resolve().parent.parent
DOCUMENTS = sorted([*TOP.glob("*.md"), *(TOP / "docs").rglob("*.md"), *(TOP / "examples").rglob("*.md")])
_names = [document.relative_to(TOP).as_posix() for document in DOCUMENTS]
_LINK = re.compile(r"\[[^\]]*\]\((?!https?:|mailto:|#)([^)#\s]+)")
# A command as code: in back quotes, or on a line of its own in a block, perhaps after a prompt.
_SHOWN = re.compile(r"`org-changelog ([^`\n]+)`|^(?: {4})?(?:\$ )?org-changelog (.+)$", re.MULTILINE)
_ROOT = click.Context(cli, info_name="org-changelog")


@pytest.mark.parametrize("document", DOCUMENTS, ids=_names)
def test_documented_commands_and_options_are_there(document: Path) -> None:
    shown = ["".join(found) for found in _SHOWN.findall(document.read_text("utf-8"))]
    assert [fault for line in shown for fault in _faults(line)] == []


def test_every_command_has_help_and_an_example_that_can_be_typed() -> None:
    for command in _commands(cli):
        assert command.help, f"{command.name} has no help"
        example = re.fullmatch(r"Example: org-changelog (.+)", command.epilog or "")
        assert example, f"{command.name} shows no example"
        assert [fault for line in example[1].split(" && org-changelog ") for fault in _faults(line)] == []


def test_every_option_says_what_it_does() -> None:
    told = [
        f"{command.name} {option.opts[0]}"
        for command in _commands(cli)
        for option in command.params
        if isinstance(option, click.Option) and not option.hidden and not option.help
    ]
    assert told == []


def test_readme_shows_every_command() -> None:
    text = (TOP / "README.md").read_text("utf-8")
    assert [
        name for name in COMMANDS if not re.search(rf"`(org-changelog )?{name}\b|org-changelog {name}\b", text)
    ] == []


def _faults(line: str) -> Iterator[str]:
    """What a command line as documented names and the program has not. `[...]` and `a | b` are how usage is written."""
    words = shlex.split(re.sub(r"[\[\]]", " ", line.split(" #", maxsplit=1)[0]))
    name = words[0] if words else ""
    if name.startswith("-"):
        command: click.Command | None = cli
    else:
        command = cli.get_command(_ROOT, name)
    if isinstance(command, click.Group) and command is not cli and words[1:2] and not words[1].startswith("-"):
        command = command.get_command(_ROOT, words[1])
    if command is None:
        yield f"{line}: there is no such command"
        return
    known = {opt for option in command.params for opt in (*option.opts, *option.secondary_opts)} | {"--help", "-h"}
    yield from (f"{line}: {word} is no option of it" for word in _options(words) if word not in known)


def _options(words: list[str]) -> list[str]:
    return [word.partition("=")[0] for word in words if re.match(r"--?[a-z]", word)]


def _commands(group: click.Group) -> Iterator[click.Command]:
    """Every command of a group and of the groups in it."""
    for name in group.list_commands(_ROOT):
        command = group.get_command(_ROOT, name)
        assert command is not None
        yield command
        if isinstance(command, click.Group):
            yield from _commands(command)


@pytest.mark.parametrize("document", DOCUMENTS, ids=_names)
def test_linked_files_are_there(document: Path) -> None:
    missing = [link for link in _LINK.findall(document.read_text("utf-8")) if not (document.parent / link).exists()]
    assert missing == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=_names)
def test_documented_make_targets_are_in_the_makefile(document: Path) -> None:
    targets = set(re.findall(r"^([a-z-]+):", (TOP / "Makefile").read_text("utf-8"), re.MULTILINE))
    named = re.findall(r"(?:`|^ {4}|\$ )make ([a-z-]+)", document.read_text("utf-8"), re.MULTILINE)
    assert set(named) <= targets


def test_every_make_target_says_what_it_is_for() -> None:
    text = (TOP / "Makefile").read_text("utf-8")
    phony = re.search(r"^\.PHONY: (.*)$", text, re.MULTILINE)
    assert phony is not None
    assert re.findall(r"^([a-z-]+):.*## \S", text, re.MULTILINE) == phony[1].split()


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
