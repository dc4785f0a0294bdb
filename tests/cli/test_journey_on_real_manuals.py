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
    assert {u["basis"] for u in didt} == {"documented"}
    # That one is the unit of another name is told without a day: who it is rests on the sentence.
    [told_of] = [u for u in doe if u["basis"] != "documented"]
    assert (told_of["name"], told_of["basis"]) == (
        "Coordinación de Evaluación de Incorporación y Recaudación",
        "narrated",
    )
    assert all(u["source"]["document"] == DOE for u in doe)


def test_structures_before_the_first_document_have_names_and_parents(real_store: str) -> None:
    def doe_on(day: str, name: str = SUCCESSOR) -> dict[str, str | None]:
        units = told("show", name, "--on", day, *IMSS, "--database", real_store)["units"]
        names = {u["id"]: u["name"] for u in units}
        assert all(u["functions"] is None for u in units if u["basis"] == "reconstructed")
        return {u["name"]: names.get(u["parent_id"]) for u in units}

    september, august = doe_on("2022-09-15"), doe_on("2022-08-01")
    assert september["Coordinación de Operación con la Sociedad Civil y Organismos Autónomos"] == SUCCESSOR
    assert september["Coordinación de Análisis, Prospectiva y Seguimiento a la Operación Institucional"] == SUCCESSOR
    assert august["Coordinación de Seguimiento a la Operación con Entidades"] == SUCCESSOR
    assert "División de Análisis Prospectiva" in september.keys() - august.keys()
    assert "Coordinación de Operación con la Sociedad Civil y Organismos Autónomos" not in doe_on("2022-10-01")
    assert set(doe_on("2021-05-03")) == set(august)
    for day in ("2018-03-01", "2016-10-01"):
        units = doe_on(day, PREDECESSOR)
        assert units["Unidad de Evaluación de Delegaciones"] == PREDECESSOR
        assert units["Unidad de Comunicación Social"] == PREDECESSOR
        assert "Unidad de Atención a la Derechohabiencia" not in units
    assert "Unidad de Atención a la Derechohabiencia" in doe_on("2018-03-01", "Dirección Jurídica")
    assert "Coordinación de Comunicación Social" in doe_on("2016-04-30", PREDECESSOR)


def test_structure_is_put_together_from_partial_documents(real_store: str) -> None:
    units = told("show", "--on", "2022-10-01", *IMSS, "--database", real_store)["units"]
    sources = Counter(unit["source"]["document"] for unit in units if unit["basis"] == "documented")
    assert sources == {DOE: 56, DIDT: 48, GENERAL: 11}
    [didt] = [unit for unit in units if unit["name"] == "Dirección de Innovación y Desarrollo Tecnológico"]
    assert (didt["code"], didt["parent"], didt["placed"]) == ("7.1", "8.1", True)
    [doe] = [unit for unit in units if unit["name"] == SUCCESSOR]
    # The manual of the DOE does not say from what it hangs; that of 2018 did, and no text says otherwise.
    assert (doe["parent"], doe["placed"]) == ("8.1", True)


def test_the_very_day_of_effect_and_the_day_before(real_store: str) -> None:
    on_the_day = told("show", "--on", "2021-09-01", *IMSS, "--database", real_store)["units"]
    the_day_before = told("show", "--on", "2021-08-31", *IMSS, "--database", real_store)["units"]
    documented = [[u for u in units if u["basis"] == "documented"] for units in (on_the_day, the_day_before)]
    assert [len(units) for units in documented] == [60, 13]
    assert {u["basis"] for u in the_day_before} == {"documented", "narrated", "reconstructed"}


def test_restructures_are_told_with_their_own_acts_and_days_and_nothing_is_invented_below(real_store: str) -> None:
    answer = told("diff", *PERIOD, *IMSS, "--database", real_store)
    assert answer["replay"]["held"]
    own = [c for c in answer["changes"] if c["subject"] == "unit" and not c["inherited"]]
    kinds = Counter(c["kind"] for c in own if c["kind"] not in ("first_documented", "no_longer_documented"))
    assert kinds == {"created": 6, "reassigned": 6, "renamed": 7, "transformed": 2}
    assert "abolished" not in {c["kind"] for c in own}
    acts = {(c["effective_date"], c["agreement"]) for c in own if c["kind"] == "created"}
    assert acts == {
        ("2021-05-03", "ACDO.AS2.HCT.280421/99.P.DA"),
        ("2021-09-01", "ACDO.AS2.HCT.250821/20/.P.DA."),
        ("2022-09-01", "ACDO.AS2.HCT.310822/226.P.DA"),
        ("2022-10-01", "ACDO.AS2.HCT.270922/264.P.DA"),
    }
    assert all(any("narrado en" in said for said in c["evidence"]) for c in own if c["kind"] == "created")
    [doe] = [c for c in own if c["kind"] == "renamed" and c["new"]["name"] == SUCCESSOR]
    assert (doe["old"]["name"], doe["effective_date"], doe["basis"]) == (PREDECESSOR, "2021-05-03", "narrated")
    silent = {gap["unit"] for gap in answer["not_documented"] if gap["what"] == "functions_below"}
    assert {"Unidad de Comunicación Social", "Coordinación de Vinculación"} <= silent


def test_reworded_function_has_its_words_and_its_verb(real_store: str) -> None:
    changes = told("diff", *PERIOD, *IMSS, "--kind", "modified", "--database", real_store)["changes"]
    verbs = {(c["difference"]["verb_before"], c["difference"]["verb_after"]) for c in changes}
    assert ("Sancionar", "Autorizar") in verbs
    assert ("Sancionar", "Coordinar") in verbs
    for change in changes:
        runs = change["difference"]["runs"]
        assert {run["operation"] for run in runs} >= {"kept"}
        assert {run["operation"] for run in runs} & {"removed", "added"}
        assert {source["document"] for source in change["sources"]} in ({GENERAL, DIDT}, {GENERAL, DOE})


def test_replay_holds_between_every_pair_of_dates(real_store: str) -> None:
    days = ["2001", "2011-04-01", "2018-02-16", "2018-07-12", "2022-10-01"]
    for start, end in itertools.combinations(days, 2):
        assert told("diff", start, end, "--database", real_store)["replay"]["held"], (start, end)
    for day in days:
        assert told("diff", day, day, "--database", real_store)["changes"] == []


def test_told_predecessor_makes_a_rename_whose_functions_are_compared(real_store: str) -> None:
    answer = told("diff", *PERIOD, "--unit", SUCCESSOR, "--database", real_store)
    assert answer["replay"]["held"]
    [renamed] = [c for c in answer["changes"] if c["kind"] == "renamed" and c["new"]["name"] == SUCCESSOR]
    assert (renamed["basis"], renamed["agreement"]) == ("narrated", "ACDO.AS2.HCT.280421/99.P.DA")
    assert [source["document"] for source in renamed["sources"]] == [GENERAL, DOE]
    functions = [c for c in answer["changes"] if c["subject"] == "function" and not c["inherited"]]
    own = Counter(c["kind"] for c in functions if c["kind"] != "first_documented")
    assert own.keys() == {"added", "removed", "modified"}


def test_person_who_confirms_what_is_told_changes_nothing_but_on_whose_word_it_rests(
    real_store: str, decided_store: str
) -> None:
    alone, confirmed = (
        told("diff", *PERIOD, "--unit", SUCCESSOR, "--database", store) for store in (real_store, decided_store)
    )
    assert confirmed["totals"] == alone["totals"]


def test_unit_is_found_under_each_of_its_names_with_its_whole_history(real_store: str) -> None:
    by_old = told("history", PREDECESSOR, "--database", real_store)
    by_new = told("history", SUCCESSOR, "--database", real_store)
    assert by_old == by_new
    assert [(v["valid_from"], v["valid_to"], v["name"]) for v in by_new["versions"]] == [
        ("2014-01-01", "2018-02-16", PREDECESSOR),
        ("2018-02-16", "2021-05-03", PREDECESSOR),
        ("2021-05-03", "2022-10-01", SUCCESSOR),
        ("2022-10-01", None, SUCCESSOR),
    ]
    assert DOE in by_new["versions"][2]["evidence"][0]
    assert [life["name"] for life in by_new["earlier"]] == [
        "Unidad de Vinculación Institucional",
        "Coordinación de Asesores",
    ]
    names = {
        v["name"] for v in told("history", "Coordinación de Datos y Analítica", "--database", real_store)["versions"]
    }
    assert names == {
        "Coordinación Técnica de Canales Digitales y de Información",
        "Coordinación de Canales Digitales y de Información",
        "Coordinación de Datos y Analítica",
    }


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
        units = told("show", "--on", day, "--institution", "ISSSTE", "--database", real_store)["units"]
        return len([unit for unit in units if unit["basis"] == "documented"])

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
