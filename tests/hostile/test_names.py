"""Names that are SQL, shell, formats or escapes of a terminal are kept as printed, do nothing, and are shown without them."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from changelog.cli.main import COMMANDS
from tests.cli.running import Ran, done, run

NAMES = (
    "Robert'); DROP TABLE unit_version; --",
    "$(touch owned) `touch owned` ; touch owned",
    "{0.__class__} %(x)s %s ${x} {{7*7}} {institution}",
    "Faros \x1b]0;owned\x07\x1b[2J\x1b[31m Rojos",
    "Boyas \x9b31m de Color \x7f\x08\x08",
    "Luces \u202eoraF\u202c",
    "<!ENTITY a SYSTEM 'file:///etc/passwd'> ]]> &a;",
    '#import "/etc/passwd" #panic() $x$ \\u{1}',
)
MOVES_A_TERMINAL = re.compile(
    r"(?!\r\n)[\x00-\x08\x0b-\x1f\x7f\x80-\x9f\u202a-\u202e\u2066-\u2069]"
)  # lines of CSV end in CRLF
ASKED = {
    "show": (),
    "diff": ("2019", "2023"),
    "since": ("2019",),
    "history": ("Faros",),
    "institutions": (),
    "agreements": (),
    "snapshots": (),
    "timeline": (),
    "reconcile": (),
    "review": (),
    "log": (),
}


def facts(year: int, suffix: str) -> bytes:
    units = [{"code": "1", "name": "Dirección General", "parent": None, "functions": []}]
    units += [
        {"code": f"1.{n}", "name": f"{name}{suffix}", "parent": "1", "functions": [{"marker": "1", "text": name}]}
        for n, name in enumerate(NAMES, 1)
    ]
    institution = {"name": f"Instituto {NAMES[3]}", "acronym": f"I{NAMES[0]}"}
    agreement = f"ACUERDO {year} {NAMES[3]}"
    stated = {"institution": institution, "effective_date": f"{year}-03-01", "agreement": agreement, "units": units}
    return json.dumps(stated).encode()


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two states of an institute with such names."""
    folder = tmp_path_factory.mktemp("names")
    for year, suffix in ((2020, ""), (2022, " Dos")):
        (folder / f"{year}.json").write_bytes(facts(year, suffix))
        assert run("load", f"{year}.json", folder=folder).code == 0
    return folder


def moved(ran: Ran) -> list[str]:
    """The signs in what was printed that a terminal acts on."""
    return MOVES_A_TERMINAL.findall(ran.out + ran.err)


@pytest.mark.parametrize("form", ["table", "markdown", "csv"])
@pytest.mark.parametrize("command", ASKED)
def test_nothing_that_is_printed_moves_a_terminal(hostile: Path, command: str, form: str) -> None:
    ran = run(command, *ASKED[command], "--format", form, folder=hostile)
    assert (ran.code, moved(ran)) == (0, [])


def test_names_stay_in_the_record_as_printed_and_do_nothing(hostile: Path) -> None:
    ran = done("show", "--on", "2021", "--format", "json", folder=hostile)
    shown = json.dumps(ran.json, ensure_ascii=False)
    assert all(name in shown for name in NAMES[:1])
    assert run("verify", folder=hostile).code == 0
    assert [path.name for path in hostile.rglob("owned")] == []


@pytest.mark.parametrize("name", NAMES)
def test_unit_is_asked_for_by_such_a_name(hostile: Path, name: str) -> None:
    for command in (("show", name, "--on", "2021"), ("history", name), ("show", "--institution", name)):
        ran = run(*command, folder=hostile)
        assert ran.code in {0, 2, 4}
        assert moved(ran) == []


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("word", ["\x1b[31mred", "--no\x1b[31m", "--format=\x1b[31m", "--lang=\x1b[2J"])
def test_error_about_an_argument_moves_no_terminal(hostile: Path, command: str, word: str) -> None:
    ran = run(command, word, word, folder=hostile, environment={"ORG_CHANGELOG_DATABASE": "nowhere/\x1b[31m.db"})
    assert ran.code in {1, 2, 3, 4}
    assert moved(ran) == []
