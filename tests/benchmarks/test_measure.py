"""The page of results keeps what was not measured anew, and the speed of matching is measured on what it says."""

from __future__ import annotations

from pathlib import Path

from benchmarks import matching_figures
from benchmarks.measure import PARTS, Comparison, Figure, page, section, table

KEPT = "# Results\n\nMade before.\n\n## Beside other tools\n\n| a |\n\n## How fast\n\nold\n"


def test_part_measured_anew_takes_the_place_of_its_section_alone() -> None:
    written = page({"How fast": section("How fast", "new\n")}, KEPT)
    assert "| a |" in written
    assert "new" in written
    assert "old" not in written
    assert page({}, written) == written


def test_sections_stand_in_one_order() -> None:
    titles = [title for title, _ in PARTS.values()]
    written = page({title: section(title, "x\n") for title in reversed(titles)}, "")
    assert [line[3:] for line in written.splitlines() if line.startswith("## ")] == titles


def test_ratio_is_of_a_figure_to_its_baseline() -> None:
    one = Comparison("match", Figure(6.0, 100.0, "15 functions"), "parse", Figure(2.0, 50.0, ""))
    assert "| 3.00 | 15 functions |" in table([one])


def test_baseline_and_matching_work_on_the_same_functions(tmp_path: Path) -> None:
    matching_figures.make_pair("100", "easy", "0", str(tmp_path))
    _, hashed = matching_figures.parse_and_hash(str(tmp_path))
    matched, _ = matching_figures.match_pair(str(tmp_path))
    compared, note = matching_figures.match_and_diff_pair(str(tmp_path))
    assert 2800 < int(hashed.split()[0].replace(",", "")) < 3200
    assert matched > 0
    assert compared > 0
    assert "replay held" in note
