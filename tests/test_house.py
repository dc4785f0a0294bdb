"""This checkout keeps to the rules of the house, and each rule can fail."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests import house
from tests.house import Breach

HOUSE = Path(__file__).resolve().parent.parent
TREE = """
```
org-changelog/
  README.md            what it is
  changelog/
    domain/            values
```
"""


@pytest.mark.parametrize("rule", house.RULES, ids=lambda rule: rule.__name__)
def test_this_checkout_keeps_the_rule(rule: Callable[[Path], Iterator[Breach]]) -> None:
    breaches = [str(breach) for breach in rule(HOUSE)]
    assert not breaches, "\n" + "\n".join(breaches)


@pytest.fixture
def build(tmp_path: Path) -> Callable[..., Path]:
    """Write a small house: paths with their text, below packages that have a docstring."""

    def write(modules: dict[str, str], contributing: str = TREE) -> Path:
        texts = {"changelog/__init__.py": '"""The library."""\n', "CONTRIBUTING.md": contributing, "README.md": ""}
        texts |= {
            "changelog/domain/__init__.py": '"""Values."""\n',
            "changelog/errors.py": '"""Errors."""\n',
            **modules,
        }
        for path, text in texts.items():
            place = tmp_path / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(text, "utf-8")
        return tmp_path

    return write


def _told(rule: Callable[[Path], Iterator[Breach]], place: Path) -> list[str]:
    return [str(breach) for breach in rule(place)]


def test_house_without_a_breach_is_told_to_be_so(build: Callable[..., Path]) -> None:
    place = build({"changelog/domain/units.py": "from __future__ import annotations\nfrom changelog import errors\n"})
    assert [breach for rule in house.RULES for breach in rule(place)] == []


@pytest.mark.parametrize(
    ("path", "line", "importer", "imported"),
    [
        ("changelog/domain/units.py", "from changelog.storage import tables", "domain", "storage"),
        ("changelog/domain/units.py", "import changelog.app.stores", "domain", "app"),
        ("changelog/matching/names.py", "from changelog.reading import ranks", "matching", "reading"),
        ("changelog/matching/names.py", "from ..reading.ranks import RANKS", "matching", "reading"),
        ("changelog/matching/names.py", "from changelog import reading", "matching", "reading"),
        ("changelog/matching/names.py", "import_module('changelog.reading')", "matching", "reading"),
        ("changelog/app/diffing.py", "from changelog.cli.main import main", "app", "cli"),
        ("changelog/cli/diff_command.py", "from changelog.storage.tables import UnitRow", "cli", "storage"),
        ("changelog/storage/tables.py", "from changelog import __version__", "storage", "the library"),
        ("changelog/errors.py", "from changelog.domain.units import Unit", "errors", "domain"),
        ("changelog/__init__.py", "from changelog.storage import tables", "the library", "storage"),
        ("migrations/env.py", "from changelog.app import stores", "migrations", "app"),
    ],
)
def test_import_against_the_layers_is_told(
    build: Callable[..., Path], path: str, line: str, importer: str, imported: str
) -> None:
    packages = {
        f"changelog/{name}/__init__.py": '"""It."""' for name in ("app", "cli", "reading", "matching", "storage")
    }
    (breach,) = _told(house.layer_breaches, build({**packages, path: f'"""It."""\n\n{line}\n'}))
    assert breach.startswith(f"{path}:3: {importer} may not import {imported}, only ")


def test_import_inside_a_routine_or_for_type_checking_alone_counts(build: Callable[..., Path]) -> None:
    text = "def read():\n    import changelog.app\n\nif TYPE_CHECKING:\n    from changelog.cli import main\n"
    told = _told(house.layer_breaches, build({"changelog/domain/units.py": text}))
    assert sorted(place.split(": ")[0] for place in told) == [
        "changelog/domain/units.py:2",
        "changelog/domain/units.py:5",
    ]


def test_package_in_no_layer_is_told(build: Callable[..., Path]) -> None:
    (breach,) = _told(house.layer_breaches, build({"changelog/gadgets/__init__.py": '"""Gadgets."""'}))
    assert breach.startswith("changelog/gadgets/__init__.py:1: gadgets is in no layer")


@pytest.mark.parametrize(
    ("path", "line", "rule"),
    [
        ("changelog/app/stores.py", "import sqlalchemy.orm", "sqlalchemy may be imported only in changelog/storage/"),
        (
            "changelog/storage/tables.py",
            "from alembic import op",
            "alembic may be imported only in changelog/storage/sc",
        ),
        (
            "changelog/diff/units.py",
            "from deepdiff import DeepDiff",
            "deepdiff may be imported only in changelog/diff/pa",
        ),
        ("changelog/app/tables.py", "import click", "click may be imported only in changelog/cli/"),
        ("changelog/history/names.py", "import numpy as np", "numpy may be imported only in changelog/matching/"),
        ("changelog/domain/units.py", "import requests", "requests is no dependency of the house"),
    ],
)
def test_library_outside_its_fence_is_told(build: Callable[..., Path], path: str, line: str, rule: str) -> None:
    (breach,) = _told(house.fence_breaches, build({path: f"{line}\n"}))
    assert breach.startswith(f"{path}:1: {rule}")


def test_library_inside_its_fence_is_welcome(build: Callable[..., Path]) -> None:
    modules = {
        "changelog/storage/tables.py": "import sqlalchemy\n",
        "changelog/storage/schema.py": "import alembic.command\n",
        "migrations/versions/0001_first.py": "from alembic import op\nimport sqlalchemy as sa\n",
        "changelog/cli/main.py": "import click\n",
    }
    assert _told(house.fence_breaches, build(modules)) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("import os\n\nHOME = os.environ['HOME']", "os.environ"),
        ("from os import getenv\n", "os.getenv"),
        ("import datetime\n\nnow = datetime.datetime.now()", "datetime.now"),
        ("from datetime import date\n\ntoday = date.today()", "date.today"),
        ("import getpass\n\nwho = getpass.getuser()", "getpass.getuser"),
    ],
)
def test_outside_world_read_below_the_rim_is_told(build: Callable[..., Path], text: str, name: str) -> None:
    (breach,) = _told(house.outside_world_breaches, build({"changelog/history/views.py": text}))
    assert breach.startswith("changelog/history/views.py:")
    assert breach.endswith(f"{name} is read at the rim and passed down")
    at_the_rim = build({"changelog/history/views.py": "", "changelog/cli/main.py": text})
    assert _told(house.outside_world_breaches, at_the_rim) == []


def test_app_may_ask_what_day_it_is_and_nothing_else_of_the_outside_world(build: Callable[..., Path]) -> None:
    text = "from datetime import date\nimport os\n\ntoday = date.today()\nhome = os.environ\n"
    told = _told(house.outside_world_breaches, build({"changelog/app/dates.py": text}))
    assert told == ["changelog/app/dates.py:5: os.environ is read at the rim and passed down"]


@pytest.mark.parametrize("path", ["changelog/storage/utils.py", "changelog/common/__init__.py"])
def test_module_whose_name_names_no_idea_is_told(build: Callable[..., Path], path: str) -> None:
    (breach,) = _told(house.name_breaches, build({path: ""}))
    assert breach.startswith(f"{path}:1: ")


def test_package_without_a_docstring_is_told(build: Callable[..., Path]) -> None:
    modules = {"changelog/reports/__init__.py": "", "changelog/audit/checks.py": '"""Checks."""'}
    assert [breach.split(": ")[0] for breach in _told(house.docstring_breaches, build(modules))] == [
        "changelog/audit/checks.py:1",
        "changelog/reports/__init__.py:1",
    ]


def test_tree_that_names_what_is_gone_is_told(build: Callable[..., Path]) -> None:
    tree = TREE.replace("    domain/", "    storage/           tables\n    domain/")
    assert _told(house.tree_breaches, build({}, tree)) == [
        "CONTRIBUTING.md:6: the tree names changelog/storage/, which is not there"
    ]


def test_package_that_the_tree_does_not_name_is_told(build: Callable[..., Path]) -> None:
    place = build({"changelog/reading/formats/__init__.py": "", "changelog/reading/__init__.py": ""})
    told = [breach.partition(": ")[2] for breach in _told(house.tree_breaches, place)]
    assert told == [
        "the tree does not name the package changelog/reading/",
        "the tree does not name the package changelog/reading/formats/",
    ]


def test_missing_tree_is_told(build: Callable[..., Path]) -> None:
    (breach,) = _told(house.tree_breaches, build({}, "# Contributing\n"))
    assert "is missing" in breach


def test_tree_reads_nested_folders_and_several_names_on_a_line() -> None:
    text = "```\norg-changelog/\n  a/\n    b/     inner\n  c.toml  d.ini   two\n```\n"
    assert list(house.tree_of(text)) == ["a/", "a/b/", "c.toml", "d.ini"]
