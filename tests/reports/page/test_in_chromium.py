"""The page as people use it, in a real browser. Skipped where there is no Chromium; in CI that is a failure."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.reports.page import institute

AXE = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}


def shown(page: Any, table: str) -> list[str]:
    """The first words of each row that is shown."""
    rows: list[str] = page.eval_on_selector_all(
        f"#{table} tbody tr", "rows => rows.filter(row => row.offsetParent).map(row => row.cells[0].textContent)"
    )
    return rows


def searched(page: Any, text: str) -> None:
    page.fill("#search", text)
    page.wait_for_selector("html.filtered")


def test_with_scripts_off_tables_and_pictures_are_there_and_no_control(window: Any) -> None:
    page = window.show(institute.filed_report(), java_script_enabled=False)
    assert page.locator("#t-units tbody tr").nth(2).is_visible()
    assert page.locator("figure svg").count() == 2
    assert page.locator("figure svg").first.is_visible()
    assert not page.locator("#search").is_visible()
    assert not page.locator("#structure").is_visible()
    page.locator("#s-units > summary").click()
    assert not page.locator("#t-units").is_visible()


def test_a_unit_called_script_is_text(window: Any) -> None:
    page = window.show(institute.filed_report())
    assert page.locator("#t-units").get_by_text(institute.HOSTILE).is_visible()
    assert page.locator("#tree").get_by_text(institute.HOSTILE).is_visible()


def test_search_goes_over_all_rows_without_accents_or_case(window: Any) -> None:
    page = window.show(institute.filed_report(rows=40))
    searched(page, "DIVISION boyas")
    assert (shown(page, "t-units"), shown(page, "t-functions")) == (["2"], [])
    assert page.locator("#status").text_content() == "Se muestran 1 de 45 renglones."
    page.click("#clear")
    page.wait_for_selector("html:not(.filtered)")
    assert len(shown(page, "t-functions")) == 41


@pytest.mark.parametrize(
    ("control", "choice", "units", "functions"),
    [
        ("kind", "cambio de denominación (1)", ["1"], 0),
        ("kind", "función suprimida (6)", [], 6),
        ("rank", "División (10)", ["1", "2", "10"], 7),
        ("branch", "7.1 Dirección de Faros (9)", ["1", "2"], 7),
        ("agreement", "ACDO.X/1 (9)", ["1", "10"], 7),
    ],
)
def test_filters_leave_the_right_rows(window: Any, control: str, choice: str, units: list[str], functions: int) -> None:
    page = window.show(institute.filed_report(rows=6))
    page.select_option(f"#by-{control}", label=choice)
    assert (shown(page, "t-units"), len(shown(page, "t-functions"))) == (units, functions)
    assert len(shown(page, "t-constancia")) == 1


def test_mere_consequences_can_be_left_out(window: Any) -> None:
    page = window.show(institute.filed_report(rows=6))
    page.check("#no-inherited")
    assert len(shown(page, "t-functions")) == 4


def test_columns_are_sorted_by_number_and_by_day(window: Any) -> None:
    page = window.show(institute.filed_report())
    day = page.locator("#t-units th [role=button]").last
    day.click()
    assert shown(page, "t-units") == ["2", "1", "10"]
    assert page.locator("#t-units th").last.get_attribute("aria-sort") == "ascending"
    number = page.locator("#t-units th [role=button]").first
    number.click()
    number.press("Enter")
    assert shown(page, "t-units") == ["10", "2", "1"]
    number.click()
    assert shown(page, "t-units") == ["1", "2", "10"]


def test_slider_redraws_the_structure_and_signs_what_changed(window: Any) -> None:
    page = window.show(institute.filed_report())
    tree, status = page.locator("#tree"), page.locator("#day-status")
    assert "antes División de Luces" in tree.inner_text()
    assert tree.locator(".sign").all_inner_texts() == ["Cl", "D", "S", "C"]
    assert "3 unidades vigentes el 1 de marzo de 2023" in status.inner_text()
    assert status.inner_text().endswith("cambio de denominación 1, supresión 1, creación 1, consecuencias 1.")
    page.focus("#day")
    page.keyboard.press("ArrowLeft")
    assert "División de Luces" in tree.inner_text()
    assert "Linternas" not in tree.inner_text()
    assert page.get_attribute("#day", "aria-valuetext") == "1 de julio de 2021"
    page.fill("#any-day", "2023-06-01")
    assert "División de Linternas" in tree.inner_text()
    assert "no da movimientos de ese día" in status.inner_text()
    page.click("#earlier")
    page.check("#only-changed")
    assert "Boyas" in tree.inner_text()


def test_a_day_outside_the_report_is_refused_and_said(window: Any) -> None:
    page = window.show(institute.filed_report())
    tree, status = page.locator("#tree"), page.locator("#day-status")
    before = tree.inner_text()
    for day in ("2024-01-01", "2021-06-30"):
        page.fill("#any-day", day)
        page.dispatch_event("#any-day", "change")
        assert "está fuera del informe, que va del 1 de julio de 2021 al 31 de diciembre de 2023" in status.inner_text()
        assert tree.inner_text() == before
    page.fill("#any-day", "2021-07-01")
    assert "Es el primer día del informe" in status.inner_text()


def test_an_address_that_is_no_address_shows_the_page(window: Any) -> None:
    page = window.show(institute.filed_report(), "#%E0%A4%A")
    assert not page.locator("#unit").is_visible()
    assert page.locator("#tree li").count() > 0


def test_link_to_a_unit_shows_its_history_and_all_its_rows(window: Any) -> None:
    page = window.show(institute.filed_report(rows=4), "#unit-22222222")
    panel = page.locator("#unit")
    assert panel.locator("h2").inner_text() == "7.1.1 División de Linternas"
    assert panel.locator("tbody tr").count() == 2
    assert page.locator("tr.of-unit").count() == 6
    assert page.evaluate("document.activeElement.id") == "unit-name"
    panel.get_by_text("Sólo sus renglones").click()
    assert shown(page, "t-units") == ["1"]
    panel.get_by_text("Cerrar").click()
    assert not panel.is_visible()
    assert len(shown(page, "t-units")) == 3


def test_everything_closes_and_opens(window: Any) -> None:
    page = window.show(institute.filed_report())
    page.click("#collapse")
    assert not page.locator("#t-units").is_visible()
    page.click("#expand")
    assert page.locator("#t-units").is_visible()


def test_dark_follows_the_system_and_can_be_chosen(window: Any) -> None:
    paper = "getComputedStyle(document.body).backgroundColor"
    dark = window.show(institute.filed_report(), color_scheme="dark")
    assert dark.evaluate(paper) == "rgb(23, 24, 26)"
    light = window.show(institute.filed_report())
    assert light.evaluate(paper) == "rgb(253, 252, 250)"
    light.click("#theme")
    assert light.evaluate(paper) == "rgb(23, 24, 26)"
    assert light.get_attribute("#theme", "aria-pressed") == "true"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1366, 400])
def test_axe_finds_no_barrier(window: Any, scheme: str, width: int) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    settings = {"color_scheme": scheme, "viewport": {"width": width, "height": 900}, "bypass_csp": True}
    page = window.show(institute.filed_report(), "#unit-22222222", **settings)
    found = axe.run(page, options=AXE).response["violations"]
    assert [(one["id"], [node["html"] for node in one["nodes"]][:3]) for one in found] == []


def test_a_narrow_screen_needs_no_scrolling_sideways(window: Any) -> None:
    page = window.show(institute.filed_report(), viewport={"width": 320, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_paper_has_all_rows_and_no_controls(window: Any, tmp_path: Path) -> None:
    pypdfium2 = pytest.importorskip("pypdfium2")
    page = window.show(institute.filed_report(rows=300))
    page.click("#collapse")
    page.pdf(path=str(tmp_path / "page.pdf"), prefer_css_page_size=True)
    pages = pypdfium2.PdfDocument(tmp_path / "page.pdf")
    # Without blanks: where words end is a guess of whoever reads a PDF.
    texts = ["".join(one.get_textpage().get_text_range().split()) for one in pages]
    assert "número299delacosta" in "".join(texts)
    assert "Buscar" not in "".join(texts)
    assert sum("Debedecir" in text for text in texts) > 3


def test_five_thousand_rows_are_filtered_rightly(window: Any) -> None:
    page = window.show(institute.filed_report(rows=5_000))
    searched(page, "número 49")
    assert len(shown(page, "t-functions")) == sum("49" in str(n) for n in range(5_000))
