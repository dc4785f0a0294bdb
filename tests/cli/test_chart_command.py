"""`chart`: pictures as files."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from examples.gallery import CHARTS
from tests.cli.running import done, run

GALLERY = Path(__file__).resolve().parents[2] / "docs" / "gallery"
DATES = ("--from", "2021-07-01", "--to", "2023-03-01")


def test_organigram_of_a_day(invented: Path) -> None:
    ran = done("chart", "--on", "2023-03-01", "--output", "chart.svg", folder=invented)
    assert ran.out == "chart.svg\n"
    text = (invented / "chart.svg").read_text("utf-8")
    assert ET.fromstring(text).tag.endswith("svg")
    assert "organigrama al 1 de marzo de 2023" in text


def test_same_record_gives_the_same_picture(invented: Path) -> None:
    for name in ("one.svg", "two.svg"):
        done("chart", *DATES, "--output", name, folder=invented)
    assert (invented / "one.svg").read_bytes() == (invented / "two.svg").read_bytes()


def test_picture_for_a_letter_or_a_page_of_dots(invented: Path) -> None:
    done("chart", "Dirección de Senderos", *DATES, "--output", "chart.PNG", folder=invented)
    assert (invented / "chart.PNG").read_bytes().startswith(b"\x89PNG\r\n")


def test_one_page_holds_every_sheet(invented: Path) -> None:
    done("chart", "--lives", "--output", "lives.html", folder=invented)
    text = (invented / "lives.html").read_text("utf-8")
    assert text.count("<figure") == text.count("<li>") > 1
    assert "<script" not in text
    assert "http" not in text.replace("http://www.w3.org/2000/svg", "")


def test_sheets_are_numbered(invented: Path) -> None:
    ran = done("chart", "--lives", "--output", "lives.svg", folder=invented)
    assert ran.out.split() == [f"lives-{number}.svg" for number in range(1, len(ran.out.split()) + 1)]
    assert all((invented / name).is_file() for name in ran.out.split())


@pytest.mark.parametrize("ending", ["svg", "png"])
def test_sheets_of_an_earlier_longer_chart_are_taken_away_and_nothing_else(invented: Path, ending: str) -> None:
    longer = done("chart", "--lives", "--output", f"one.{ending}", folder=invented).out.split()
    assert len(longer) > 1
    done("chart", "--on", "2023-03-01", "--output", f"one-2021.{ending}", folder=invented)  # not a sheet of "one"
    own = invented / f"one-9.{ending}"
    own.write_bytes(b"<svg>somebody's own</svg>")
    ran = run("chart", "--on", "2023-03-01", "--output", f"one.{ending}", folder=invented)
    assert ran.out == f"one.{ending}\n"
    assert [line.split(":")[0] for line in ran.err.splitlines()] == longer
    left = sorted(path.name for path in invented.glob(f"one*.{ending}"))
    assert left == [f"one-2021.{ending}", f"one-9.{ending}", f"one.{ending}"]
    assert own.read_bytes() == b"<svg>somebody's own</svg>"


def test_one_sheet_of_an_earlier_chart_makes_way_for_several(invented: Path) -> None:
    done("chart", "--on", "2023-03-01", "--output", "one.svg", folder=invented)
    ran = run("chart", "--lives", "--output", "one.svg", folder=invented)
    assert not (invented / "one.svg").exists()
    assert all((invented / name).is_file() for name in ran.out.split())


def test_language(invented: Path) -> None:
    done("chart", *DATES, "--lang", "en", "--output", "chart.svg", folder=invented)
    text = (invented / "chart.svg").read_text("utf-8")
    assert "organigram before and after, from 1 July 2021 to 1 March 2023" in text


def test_day_before_any_document_is_drawn_as_not_documented(invented: Path) -> None:
    done("chart", "--on", "1990", "--output", "chart.svg", folder=invented)
    assert "No documentado" in (invented / "chart.svg").read_text("utf-8")


def test_folders_of_the_picture_are_made(invented: Path) -> None:
    done("chart", "--on", "2023-03-01", "--output", "a/b/chart.svg", folder=invented)
    assert (invented / "a" / "b" / "chart.svg").is_file()


@pytest.mark.parametrize("name", [name for name in CHARTS if name.endswith(".svg")])
def test_gallery_shows_what_the_program_draws(invented: Path, name: str) -> None:
    done("chart", *CHARTS[name], "--lang", "es", "--output", name, folder=invented)
    assert (invented / name).read_text("utf-8") == (GALLERY / name).read_text("utf-8"), "run `make gallery`"


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (("--on", "2023", "--output", "chart.gif"), 2, "end it in .svg, .png, .html"),
        (("--on", "2023", "--from", "2021", "--output", "chart.svg"), 2, "give --on, or --from and --to"),
        (("Nubes", "--on", "2023-03-01", "--output", "chart.svg"), 2, "no unit is called"),
        (("--on", "2023-03-01", "--output", "org-changelog.db/chart.svg"), 4, "choose a folder"),
    ],
)
def test_errors_say_what_to_do(invented: Path, arguments: tuple[str, ...], code: int, message: str) -> None:
    ran = run("chart", *arguments, folder=invented)
    assert ran.code == code
    assert message in ran.err
    assert "Traceback" not in ran.err
