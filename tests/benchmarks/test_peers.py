"""Peers are read fairly: what their output pairs becomes the changes that follow, and limits hold.

No peer is needed here but git; what the others print is written down as they print it.
"""

from __future__ import annotations

import csv
import json
import sys
from pathlib import Path

import pytest

from benchmarks.against_peers import KINDS, PEERS, Trial, remarks, table
from benchmarks.generator import Workload, make_workload
from benchmarks.peers import install, places
from benchmarks.peers.flat import DeepDiffByCode, GraphtageByCode, JsonDiffPatchByCode
from benchmarks.peers.forms import By, Keys, lines, place_of_id, places_of_lines, rows, write_xml
from benchmarks.peers.lines import GitDiff
from benchmarks.peers.ontology import RunOakGivenTruth
from benchmarks.peers.own import OrgChangelog
from benchmarks.peers.pairing import in_order, report_of_pairs
from benchmarks.peers.tables import CsvDiffByCode, DaffUnkeyed
from benchmarks.peers.trees import Apted, BigTree
from benchmarks.processes import run
from benchmarks.scoring import Report, score
from benchmarks.script import Level
from benchmarks.truth import Place

ROOMY = {"seconds": 60.0, "mebibytes": 2000.0}
watches_processes = pytest.mark.skipif(
    not Path("/proc/self/statm").exists(), reason="processes are watched through /proc, which this system has not"
)


@pytest.fixture(scope="module")
def workload() -> Workload:
    return make_workload(100, Level.HARD, seed=7)


# Pairs


def test_true_pairs_give_every_change_but_mergers_splits_and_renamed_ranks(workload: Workload) -> None:
    truth = workload.truth
    codes = {number: code for code, number in truth.new.units.items()}
    units = [(code, codes[number]) for code, number in truth.old.units.items() if number in codes]
    now = {n: Place(code, f"{at}.") for code, ns in truth.new.functions.items() for at, n in enumerate(ns, 1)}
    functions = [
        (Place(code, f"{at}."), now[n])
        for code, ns in truth.old.functions.items()
        for at, n in enumerate(ns, 1)
        if n in now
    ]
    found = score(workload, report_of_pairs(workload, units, functions))
    assert [found.f1("unit", kind) for kind in ("renamed*", "reassigned")] == [1.0, 1.0]
    assert [found.f1("function", kind) for kind in ("modified", "added", "removed", "transferred", "renumbered")] == [
        1.0
    ] * 5
    assert found.units.wrong == found.functions.wrong == 0


def test_what_a_list_difference_does_not_tell_is_unchanged_and_in_order() -> None:
    assert in_order(["a", "b", "c"], ["x", "a", "c"], [], gone=[1], come=[0]) == [(0, 1), (2, 2)]


# Forms


def test_names_that_recur_are_told_apart_by_the_parent(workload: Workload) -> None:
    keys = Keys.make(workload.old, By.NAME)
    assert len(keys.code) == len(workload.old.units)
    assert all(keys.of[unit.code].startswith(unit.name) for unit in workload.old.units)


def test_ids_of_rows_lead_back_to_their_places(workload: Workload) -> None:
    for by in By:
        keys = Keys.make(workload.old, by)
        found = [place_of_id(row[0], keys) for row in rows(workload.old, keys)]
        assert found == places_of_lines(workload.old)


def test_elements_stand_in_the_order_of_the_places(workload: Workload, tmp_path: Path) -> None:
    from xml.etree import ElementTree as ET

    write_xml(workload.old, tmp_path / "old.xml")
    told = [element.get("name") or f"    {element.text}" for element in ET.parse(tmp_path / "old.xml").iter()]
    assert told == list(lines(workload.old))


# What peers print


def test_deepdiff_tells_gone_new_and_changed_places() -> None:
    told = {"gone": ["1.2"], "new": ["1.3"], "functions": {"1": {"changed": [[1, 1]], "gone": [0], "come": [2]}}}
    found = DeepDiffByCode().read(told, {"1": ["a", "b", "c"]}, {"1": ["c", "x", "d"]})
    assert (found.gone, found.new) == ({"1.2"}, {"1.3"})
    assert found.functions == {"1": [(1, 1), (2, 0)]}


def test_jsondiffpatch_marks_moves_with_a_three() -> None:
    delta = {
        "1": {"functions": {"_t": "a", "_0": ["", 2, 3], "_1": ["b", 0, 0], "0": ["x"]}},
        "2": [{}, 0, 0],
        "3": [{}],
    }
    found = JsonDiffPatchByCode().read(delta, {"1": ["a", "b", "c"]}, {"1": ["x", "c", "a"]})
    assert (found.gone, found.new) == ({"2"}, {"3"})
    assert found.functions == {"1": [(0, 2), (2, 1)]}


def test_graphtage_tells_what_each_text_became() -> None:
    told = {"gone": [], "new": [], "functions": {"1": ["a", None, "c2"]}}
    found = GraphtageByCode().read(told, {"1": ["a", "b", "c"]}, {"1": ["a", "n", "c2"]})
    assert found.functions == {"1": [(0, 0), (2, 2)]}


def test_csv_diff_tells_rows_that_are_gone(workload: Workload, tmp_path: Path) -> None:
    printed = tmp_path / "printed"
    gone = [
        {"id": row[0]} for row in rows(workload.old, Keys.make(workload.old, By.CODE)) if row[0] not in _ids(workload)
    ]
    printed.write_text(json.dumps({"removed": gone, "added": [], "changed": []}), "utf-8")
    report = CsvDiffByCode().report(workload, tmp_path, printed)
    assert set(report.unit_pairs) == {
        (code, code) for code in workload.truth.old.units if code in workload.truth.new.units
    }


def _ids(workload: Workload) -> set[str]:
    return {row[0] for row in rows(workload.new, Keys.make(workload.new, By.CODE))}


def test_daff_tells_rows_by_their_numbers(workload: Workload, tmp_path: Path) -> None:
    printed = tmp_path / "printed"
    with printed.open("w", encoding="utf-8", newline="") as opened:
        csv.writer(opened).writerows(
            [["@:@", "", "A:A"], ["", "@@", "below"], ["1:1", "", "x"], ["2:3", "->", "y"], [":2", "+++", "z"]]
        )
    report = DaffUnkeyed().report(workload, tmp_path, printed)
    assert report.unit_pairs == {("7", "7")}
    assert report.function_pairs == {(Place("7", "1."), Place("7", "2."))}


def test_tree_distances_tell_units_by_their_place(workload: Workload, tmp_path: Path) -> None:
    (tmp_path / "apted.json").write_text('{"pairs": [[0, 0], [1, 1]]}', "utf-8")
    report = Apted().report(workload, tmp_path, tmp_path / "printed")
    assert report.unit_pairs == {("7", "7"), (workload.old.units[1].code, workload.new.units[1].code)}


def test_bigtree_tells_what_left_and_what_came(workload: Workload, tmp_path: Path) -> None:
    top = workload.old.heads[0].name
    text = workload.old.units[0].functions[0].text.body
    (tmp_path / "bigtree.json").write_text(json.dumps([[[top, text], "removed"]]), "utf-8")
    report = BigTree().report(workload, tmp_path, tmp_path / "printed")
    assert Place("7", "1.") not in {old for old, _ in report.function_pairs}
    assert ("7", "7") in report.unit_pairs


def test_runoak_tells_renames_and_moved_edges(workload: Workload, tmp_path: Path) -> None:
    truth = workload.truth
    code, number = next((c, n) for c, n in truth.old.units.items() if n in truth.new.units.values() and c != "7")
    term = f"ORG:u{number}"
    told = [
        {"@type": "NodeRename", "about_node": term},
        {"@type": "EdgeCreation", "subject": term},
        {"@type": "EdgeDeletion", "subject": term},
    ]
    (tmp_path / "oak_identity.json").write_text(json.dumps(told), "utf-8")
    claims = RunOakGivenTruth().report(workload, tmp_path, tmp_path / "printed").claims
    assert {(one.kind, one.old) for one in claims} == {("renamed", (Place(code),)), ("reassigned", (Place(code),))}


# Whole processes


@watches_processes
def test_git_pairs_lines_that_stay_change_and_move(tmp_path: Path) -> None:
    workload = make_workload(100, Level.EASY, seed=1)
    peer, printed = GitDiff(), tmp_path / "printed"
    peer.prepare(workload, tmp_path)
    assert run(peer.command(tmp_path), printed, **ROOMY).is_done
    found = score(workload, peer.report(workload, tmp_path, printed))
    assert found.tallies["function", "renumbered"].right > 50
    assert found.units.accepted > 80


@watches_processes
def test_own_command_says_what_the_library_says(tmp_path: Path) -> None:
    from benchmarks.own_report import compare, report_of

    workload = make_workload(100, Level.EXTREME, seed=1)
    peer, printed = OrgChangelog(), tmp_path / "printed"
    peer.prepare(workload, tmp_path)
    assert run(peer.command(tmp_path), printed, **ROOMY).is_done
    by_command = score(workload, peer.report(workload, tmp_path, printed))
    by_library = score(workload, Report(report_of(compare(workload.old, workload.new)).claims))
    assert by_command.tallies == by_library.tallies


@watches_processes
def test_process_is_ended_at_its_limit(tmp_path: Path) -> None:
    forever = [sys.executable, "-c", "while True: pass"]
    assert run(forever, tmp_path / "printed", seconds=0.2, mebibytes=500).ended == "time"
    hungry = [sys.executable, "-c", "held = []\nwhile True: held.append(bytearray(2**22))"]
    assert run(hungry, tmp_path / "printed", seconds=60, mebibytes=300).ended == "memory"


@watches_processes
def test_process_that_fails_says_why(tmp_path: Path) -> None:
    done = run([sys.executable, "-c", "raise SystemExit('no such thing') from None"], tmp_path / "printed", **ROOMY)
    assert done.said == "no such thing"
    assert run([sys.executable, "-c", "import sys; sys.exit(3)"], tmp_path / "printed", **ROOMY).ended == "failed"


@watches_processes
def test_process_tells_its_own_peak_and_not_that_of_who_started_it(tmp_path: Path) -> None:
    held = bytearray(200 * 2**20)
    done = run([sys.executable, "-c", "pass"], tmp_path / "printed", **ROOMY)
    assert len(held) > 0
    assert done.peak is not None
    assert done.peak < 100


# The list of peers


def test_every_package_of_a_peer_is_pinned() -> None:
    pinned = {install.name_of(requirement): requirement for requirement in install.wanted()}
    asked = {peer.requirement for peer in PEERS if peer.requirement}
    assert pinned.keys() == asked
    assert all("==" in one or "@" in one for one in pinned.values())


def test_peers_are_none_of_the_projects_dependencies() -> None:
    assert places.VENV.parent.name == "out"
    assert places.NODE.parent.name == "out"


def test_table_says_why_a_peer_has_no_figures() -> None:
    trial = Trial(PEERS[0], 100, None, None, "not installed (make bench-peers)")
    assert "not installed (make bench-peers)" in table([trial]).splitlines()[-1]
    assert table([trial]).splitlines()[0].count("|") == len(KINDS) + 7


def test_remarks_say_what_a_peer_cannot_tell() -> None:
    assert "cannot tell: unit merged, unit split, function transferred" in remarks([DeepDiffByCode()])
    assert "cannot tell" not in remarks([OrgChangelog()])
