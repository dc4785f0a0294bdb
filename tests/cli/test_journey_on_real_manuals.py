"""The main job on the real manuals, on both engines: what was in force on a date, what changed between two."""

from __future__ import annotations

import itertools
import shutil
from collections import Counter
from pathlib import Path

import pytest

from tests.cli.running import done, run, told

GENERAL, DIDT, DOE = "003_151e13b190cb1e05.txt", "000_dd51f7dbd1826225.txt", "002_0f9919ea9d08e73b.txt"
PREDECESSOR = "Dirección de Vinculación Institucional y Evaluación de Delegaciones"
SUCCESSOR = "Dirección de Operación y Evaluación"
IMSS = ("--institution", "IMSS")
PERIOD = ("2018-02-16", "2022-10-01")


@pytest.fixture(scope="module")
def decided_store(manuals: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The three manuals of the IMSS, and a person's word that the DOE is the Dirección of 2018 under another name."""
    database = str(tmp_path_factory.mktemp("decided") / "store.db")
    done("record", "--database", database, *(manuals / name for name in (DOE, GENERAL, DIDT)))
    sides = ("--old", f"{PREDECESSOR}@2018-02-16", "--new", f"{SUCCESSOR}@2022-10-01")
    done("confirm", "--database", database, *sides, "--source", f"{DOE}:155", "--reason", "lo narra la introducción")
    return database


def test_each_manual_is_recorded_with_all_that_it_states(real_store: str) -> None:
    listed = told("snapshots", "--database", real_store)["snapshots"]
    assert {(s["institution"], s["effective_date"], s["units"], s["functions"]) for s in listed} == {
        ("IMSS", "2018-02-16", 14, 308),
        ("IMSS", "2021-09-01", 48, 767),
        ("IMSS", "2022-10-01", 57, 766),
        ("ISSSTE", "2011-04-01", 153, 1335),
        ("ISSSTE", "2017-07-13", 337, 3355),
        ("ISSSTE", "2018-05-10", 39, 466),
        ("ISSSTE", "2018-07-12", 24, 295),
        ("ISSSTESON", "2019-07-04", 8, 109),
    }
    assert all(s["texts"] == s["with_texts"] for s in listed)


def test_recording_the_same_manual_again_changes_nothing_and_says_so(manuals: Path, decided_store: str) -> None:
    before = told("show", "--database", decided_store, "--on", "2022-10-01")
    again = done("record", "--database", decided_store, manuals / DIDT, "--lang", "en")
    assert "Nothing new: all of it was recorded already." in again.out
    [snapshot] = told("record", "--database", decided_store, manuals / DIDT)["snapshots"]
    assert (snapshot["is_new"], snapshot["texts_added"], snapshot["differences"]) == (False, 0, [])
    assert told("show", "--database", decided_store, "--on", "2022-10-01") == before


def test_order_of_recording_changes_no_answer(manuals: Path, real_store: str, tmp_path: Path) -> None:
    database = tmp_path / "store.db"
    for name in (DIDT, GENERAL, DOE):
        done("record", "--database", database, manuals / name)
    for question in (("show", "--on", "2022-10-01"), ("diff", *PERIOD), ("diff", *PERIOD, "--steps")):
        assert told(*question, *IMSS, "--database", database) == told(*question, *IMSS, "--database", real_store)


def test_structure_of_the_doe_and_the_didt_lists_every_unit(real_store: str) -> None:
    doe = told("show", SUCCESSOR, "--on", "2022-10-01", "--database", real_store)["units"]
    didt = told("show", "Innovación y Desarrollo Tecnológico", "--on", "2021-09-01", "--database", real_store)["units"]
    assert (len(doe), len(didt)) == (57, 48)
    assert (sum(len(u["functions"]) for u in doe), sum(len(u["functions"]) for u in didt)) == (766, 767)
    assert {u["basis"] for u in doe} == {"documented"}
    assert all(u["source"]["document"] == DOE for u in doe)


def test_structure_is_put_together_from_partial_documents(real_store: str) -> None:
    units = told("show", "--on", "2022-10-01", *IMSS, "--database", real_store)["units"]
    sources = Counter(unit["source"]["document"] for unit in units)
    assert sources == {DOE: 57, DIDT: 48, GENERAL: 13}
    [didt] = [unit for unit in units if unit["name"] == "Dirección de Innovación y Desarrollo Tecnológico"]
    assert (didt["code"], didt["parent"], didt["placed"]) == ("7.1", "8.1", True)
    [doe] = [unit for unit in units if unit["name"] == SUCCESSOR]
    assert (doe["parent"], doe["placed"]) == (None, False)


def test_the_very_day_of_effect_and_the_day_before(real_store: str) -> None:
    on_the_day = told("show", "--on", "2021-09-01", *IMSS, "--database", real_store)["units"]
    the_day_before = told("show", "--on", "2021-08-31", *IMSS, "--database", real_store)["units"]
    assert (len(on_the_day), len(the_day_before)) == (61, 14)


def test_functions_of_the_didt_are_told_apart_and_units_below_are_not_created(real_store: str) -> None:
    answer = told("diff", *PERIOD, *IMSS, "--database", real_store)
    assert answer["replay"]["held"]
    kinds = Counter((c["subject"], c["kind"]) for c in answer["changes"])
    assert ("unit", "created") not in kinds
    assert ("unit", "abolished") not in kinds
    assert kinds["unit", "first_documented"] == 104
    assert answer["totals"] == {"function.added": 6, "function.modified": 7, "function.removed": 1}
    assert {(gap["when"], gap["unit"], gap["what"]) for gap in answer["not_documented"]} == {
        ("before", "Dirección de Innovación y Desarrollo Tecnológico", "units_below"),
        ("before", SUCCESSOR, "unit"),
    }


def test_reworded_function_has_its_words_and_its_verb(real_store: str) -> None:
    changes = told("diff", *PERIOD, *IMSS, "--kind", "modified", "--database", real_store)["changes"]
    verbs = {(c["difference"]["verb_before"], c["difference"]["verb_after"]) for c in changes}
    assert ("Sancionar", "Autorizar") in verbs
    assert ("Sancionar", "Coordinar") in verbs
    for change in changes:
        runs = change["difference"]["runs"]
        assert {run["operation"] for run in runs} >= {"kept"}
        assert {run["operation"] for run in runs} & {"removed", "added"}
        assert {source["document"] for source in change["sources"]} == {GENERAL, DIDT}


def test_replay_holds_between_every_pair_of_dates(real_store: str) -> None:
    days = ["2001", "2011-04-01", "2018-02-16", "2018-07-12", "2022-10-01"]
    for start, end in itertools.combinations(days, 2):
        assert told("diff", start, end, "--database", real_store)["replay"]["held"], (start, end)
    for day in days:
        assert told("diff", day, day, "--database", real_store)["changes"] == []


def test_confirmed_predecessor_makes_a_rename_whose_functions_are_compared(decided_store: str) -> None:
    answer = told("diff", *PERIOD, "--unit", SUCCESSOR, "--database", decided_store)
    assert answer["replay"]["held"]
    [renamed] = [c for c in answer["changes"] if c["kind"] == "renamed"]
    assert (renamed["old"]["name"], renamed["new"]["name"]) == (PREDECESSOR, SUCCESSOR)
    assert (renamed["basis"], renamed["agreement"]) == ("decided", "ACDO.AS2.HCT.270922/264.P.DA")
    assert [source["document"] for source in renamed["sources"]] == [GENERAL, DOE]
    own = Counter(c["kind"] for c in answer["changes"] if c["subject"] == "function" and not c["inherited"])
    assert own.keys() == {"added", "removed", "modified"}
    assert {(g["unit"], g["what"]) for g in answer["not_documented"]} >= {(SUCCESSOR, "units_below")}


def test_unit_is_found_under_each_of_its_names_with_its_whole_history(decided_store: str) -> None:
    by_old = told("history", PREDECESSOR, "--database", decided_store)
    by_new = told("history", SUCCESSOR, "--database", decided_store)
    assert by_old == by_new
    assert [(v["valid_from"], v["valid_to"], v["name"]) for v in by_new["versions"]] == [
        ("2018-02-16", "2022-10-01", PREDECESSOR),
        ("2022-10-01", None, SUCCESSOR),
    ]
    assert DOE in by_new["versions"][1]["evidence"][0]


def test_since_2021_says_which_day_that_is_and_is_written_whole(decided_store: str, tmp_path: Path) -> None:
    report = tmp_path / "since.md"
    ran = done("since", "2021", "--until", "2022-12-31", "--report", report, "--database", decided_store)
    assert ran.out == f"{report}\n"
    text = report.read_text("utf-8")
    assert "del 1 de enero de 2021 al 31 de diciembre de 2022" in text
    assert "cambio de denominación" in text
    assert text.count("ACDO.AS2.HCT.270922/264.P.DA") >= 2
    assert "Comprobación: aplicados los cambios" in text


def test_each_apartado_of_the_issste_manual_has_its_own_date(real_store: str) -> None:
    def units_on(day: str) -> int:
        return len(told("show", "--on", day, "--institution", "ISSSTE", "--database", real_store)["units"])

    assert [units_on(day) for day in ("2011-03-31", "2011-04-01", "2017-07-13", "2018-05-10", "2018-07-12")] == [
        0, 153, 490, 529, 553,
    ]  # fmt: skip


def test_facts_go_out_and_come_back_byte_for_byte(real_store: str, tmp_path: Path) -> None:
    first = _exported(real_store, tmp_path / "one")
    done("load", tmp_path / "one", "--database", tmp_path / "store.db")
    assert _exported(str(tmp_path / "store.db"), tmp_path / "two") == first
    assert told("show", "--on", "2022-10-01", *IMSS, "--database", tmp_path / "store.db")["units"]


def test_texts_join_the_facts_that_were_loaded_first(manuals: Path, tmp_path: Path, real_store: str) -> None:
    database = tmp_path / "store.db"
    _exported(real_store, tmp_path / "facts")
    done("load", tmp_path / "facts" / "imss", "--database", database)
    answer = told("record", manuals / DIDT, "--database", database)
    assert [(s["is_new"], s["texts_added"], s["differences"]) for s in answer["snapshots"]] == [(False, 767, [])]
    assert len(told("snapshots", "--database", database)["snapshots"]) == 3


def test_two_manuals_are_compared_without_a_store(manuals: Path, tmp_path: Path) -> None:
    answer = told("compare", manuals / GENERAL, manuals / DIDT, folder=tmp_path)
    assert answer["replay"]["held"]
    assert answer["totals"] == {"function.added": 6, "function.modified": 7, "function.removed": 1}
    assert {c["kind"] for c in answer["changes"] if c["subject"] == "unit" and not c["inherited"]} == {
        "first_documented",
        "no_longer_documented",
    }
    assert list(tmp_path.iterdir()) == []


def test_rebuilding_the_index_changes_no_answer(decided_store: str, tmp_path: Path) -> None:
    for part in Path(decided_store).parent.glob("store.db*"):
        shutil.copy(part, tmp_path)
    database = tmp_path / "store.db"
    questions = (("diff", *PERIOD), ("show", "--on", "2022-10-01"), ("review", "--all"), ("history", SUCCESSOR))
    before = [told(*question, "--database", database) for question in questions]
    done("database", "rebuild", "--database", database)
    assert [told(*question, "--database", database) for question in questions] == before


def _exported(database: str, folder: Path) -> dict[str, bytes]:
    ran = run("export", folder, "--database", database)
    assert ran.code == 0
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*.json"))}
