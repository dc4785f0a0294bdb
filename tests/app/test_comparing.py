"""`compare` on input made to exhaust: an answer or a clear error. How long it takes is measured in benchmarks/, not here;
what is asked here would take hours if any step compared all with all, or went down a line of units by recursion."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from changelog.app.comparing import compare_files
from changelog.domain.changes import ChangeSet
from changelog.domain.dates import PartialDate
from changelog.domain.snapshots import Institution, Snapshot
from changelog.domain.texts import StatedText
from changelog.domain.units import Function, Unit
from changelog.errors import InputError, UsageError
from changelog.storage.snapshot_files import write_snapshot
from tests.notation import INSTITUTE

HEAD = Unit("1", "Dirección General", "Dirección General", None)
HARBOURS = Institution("Instituto de Puertos")


def unit(code: str, name: str, texts: Sequence[str] = (), parent: str | None = "1") -> Unit:
    functions = tuple(Function(f"{at}.", StatedText.of(text)) for at, text in enumerate(texts, 1))
    return Unit(code, name, "Oficina", parent, functions=functions)


def flat(names: Sequence[str], texts: Sequence[Sequence[str]]) -> list[Unit]:
    """Units below one head."""
    return [HEAD, *(unit(f"1.{at}", name, said) for at, (name, said) in enumerate(zip(names, texts, strict=True), 1))]


def line(length: int, *, renamed: int | None = None) -> list[Unit]:
    """Units each of which hangs from the one before; printed from the lowest up."""
    units = [
        unit(f"u{at}", f"Oficina {at}{' Mayor' if at == renamed else ''}", [f"Cuidar la sala {at}"], f"u{at - 1}")
        for at in range(1, length)
    ]
    return [unit("u0", "Oficina 0", ["Presidir"], None), *units][::-1]


@pytest.fixture
def compared(tmp_path: Path):
    """Compares two lists of units, each written to a file of its own."""

    def compare(old: Sequence[Unit], new: Sequence[Unit], owner: Institution = INSTITUTE) -> ChangeSet:
        files = []
        for year, units, institution in ((2020, old, INSTITUTE), (2021, new, owner)):
            stated = Snapshot(
                institution, PartialDate(year, 1, 1), tuple(units), heads_on_top=True, whole_institution=True
            )
            files.append(tmp_path / f"{year}.json")
            files[-1].write_bytes(write_snapshot(stated, with_texts=True))
        (changes,) = compare_files(*files).net
        assert changes.replay is not None
        assert changes.replay.held, changes.replay.differences
        return changes

    return compare


def test_two_institutions_are_refused(compared) -> None:
    with pytest.raises(UsageError, match=r"is of Instituto de Faros and .* of Instituto de Puertos"):
        compared([HEAD], [HEAD], HARBOURS)


@pytest.mark.parametrize(
    ("content", "message"), [("", "empty"), ('{"institution": "Instituto de Faros", "units": []}', "no units")]
)
def test_file_of_nothing_is_refused(tmp_path: Path, content: str, message: str) -> None:
    empty, full = tmp_path / "empty.json", tmp_path / "full.json"
    empty.write_text(content, "utf-8")
    full.write_text(
        json.dumps({"institution": "Instituto de Faros", "units": [{"code": "1", "name": "Faro"}]}), "utf-8"
    )
    for pair in ((empty, full), (full, empty)):
        with pytest.raises(InputError, match=message):
            compare_files(*pair)


def test_all_names_equal(compared) -> None:
    texts = [[f"Cuidar la sala {at} del edificio"] for at in range(2000)]
    changes = compared(flat(["Oficina"] * 2000, texts), flat(["Oficina"] * 2000, texts[::-1]))
    assert {str(change.kind) for change in changes.changes} == {"recoded"}


def test_all_functions_equal(compared) -> None:
    texts = [["Cuidar la sala"] * 5] * 2000
    names = [f"Oficina {at}" for at in range(2000)]
    assert compared(flat(names, texts), flat(names, texts)).is_empty


def test_all_names_and_all_functions_equal(compared) -> None:
    changes = compared(
        flat(["Oficina"] * 2000, [["Cuidar la sala"]] * 2000), flat(["Oficina"] * 1500, [["Cuidar la sala"]] * 1500)
    )
    created, abolished = (changes.own_counts().get(f"unit.{kind}", 0) for kind in ("created", "abolished"))
    assert abolished - created == 500


def test_unit_with_twenty_thousand_functions(compared) -> None:
    texts = [f"Cuidar la sala {at} del edificio" for at in range(20_000)]
    changes = compared(flat(["Oficina"], [texts]), flat(["Oficina"], [["Barrer el patio cada mañana", *texts]]))
    assert changes.own_counts() == {"function.added": 1, "function.renumbered": 20_000}


def test_texts_of_a_megabyte(compared) -> None:
    words = " ".join(f"palabra{at % 977}" for at in range(100_000))
    changes = compared(
        flat(["Oficina", "Taller"], [[words], [f"Cuidar {words}"]]),
        flat(["Oficina", "Taller"], [[f"{words} y más"], [f"Cuidar {words}", "x" * 1_000_000]]),
    )
    assert changes.own_counts() == {"function.modified": 1, "function.added": 1}
    assert all(change.difference for change in changes.functions if str(change.kind) == "modified")


def test_codes_of_thousands_of_siblings_shift_when_one_comes_first(compared) -> None:
    names = [f"Oficina {at}" for at in range(8000)]
    texts = [[f"Cuidar la sala {at}"] for at in range(8000)]
    changes = compared(flat(names, texts), flat(["Taller", *names], [["Barrer el patio"], *texts]))
    assert changes.own_counts() == {"unit.created": 1}
    assert sum(1 for change in changes.units if change.inherited) == 8000


def test_line_of_units_deeper_than_recursion_goes(compared) -> None:
    changes = compared(line(1200), line(1200, renamed=600))
    assert changes.own_counts() == {"unit.renamed": 1}


@pytest.mark.parametrize(("old", "new", "kind"), [(1200, 1, "abolished"), (1, 1200, "created")])
def test_line_of_units_that_comes_or_goes_whole(compared, old: int, new: int, kind: str) -> None:
    assert compared(line(old), line(new)).own_counts() == {f"unit.{kind}": 1199}


def test_number_of_thousands_of_digits_in_a_code(compared) -> None:
    changes = compared([HEAD, unit(f"1.{'9' * 5000}", "Oficina")], [HEAD, unit("1.2", "Oficina")])
    assert {str(change.kind) for change in changes.units} == {"recoded"}
