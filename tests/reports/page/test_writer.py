"""The page as text: one file, everything escaped, the same from the same."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from changelog.reports.filed import FiledReport
from changelog.reports.page.columns import css_string
from changelog.reports.page.roster import Roster
from changelog.reports.tables import Mark, Report, Section, Table
from tests.reports.page import institute


class Elements(HTMLParser):
    """All start tags with their attributes, and the text of scripts of data."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def named(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for one, attributes in self.found if one == tag]


def one_cell(text: str, unit_id: str | None = None) -> FiledReport:
    table = Table(
        (text,), ((text,),), title=text, key="t", keys=("unit",), marks=(Mark(unit_id, text, text, (), text),)
    )
    section = Section(text, (text,), (table,))
    return FiledReport(Report(text, (text,), (section,), table), "es", (text,))


def island(page: str) -> dict[str, object]:
    found = re.search(r'<script type="application/json" id="island">(.*?)</script>', page, re.DOTALL)
    assert found
    read = json.loads(found[1])
    assert isinstance(read, dict)
    return read


def test_same_report_gives_the_same_bytes() -> None:
    assert institute.page_of(institute.filed_report()) == institute.page_of(institute.filed_report())


@pytest.mark.parametrize("language", ["es", "en"])
def test_page_names_its_language_and_has_one_title_landmarks_captions_and_scopes(language: str) -> None:
    page = Elements(institute.page_of(institute.filed_report(language)))
    assert page.named("html") == [{"lang": language}]
    assert [len(page.named(tag)) for tag in ("h1", "header", "main", "nav", "title")] == [1, 1, 1, 1, 3]
    assert len(page.named("caption")) == len(page.named("table")) == 3
    assert {heading["scope"] for heading in page.named("th")} == {"col"}
    assert page.named("a")[0] == {"class": "skip", "href": "#main"}


def test_no_two_elements_have_the_same_id_and_pictures_keep_their_own_parts() -> None:
    page = Elements(institute.page_of(institute.filed_report()))
    ids = [attributes["id"] for _, attributes in page.found if attributes.get("id")]
    assert len(ids) == len(set(ids))
    assert [use["href"] for use in page.named("use")] == ["#p1-a", "#p2-a"]
    assert [drawing["aria-labelledby"] for drawing in page.named("svg")] == ["p1-a-title", "p2-a-title"]


def test_page_asks_nothing_of_a_network() -> None:
    page = Elements(institute.page_of(institute.filed_report()))
    assert [a for tag in ("img", "iframe", "object", "embed") for a in page.named(tag)] == []
    assert all(not script.get("src") for script in page.named("script"))
    assert [link["href"] for link in page.named("link")] == ["data:,"]
    policy = next(one["content"] for one in page.named("meta") if one.get("http-equiv"))
    assert policy
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy


@pytest.mark.parametrize(
    "text",
    ["<script>alert(1)</script>", "</script><b>", "</style><b>", '" onclick="x" \'', "{{ 7*7 }}", "<!--", "&lt;b&gt;"],
)
def test_whatever_stands_in_the_data_is_text(text: str) -> None:
    page = institute.page_of(one_cell(text, "ab" * 16))
    known = institute.page_of(one_cell("plain", "ab" * 16))
    assert [tag for tag, _ in Elements(page).found] == [tag for tag, _ in Elements(known).found]
    assert [sorted(a) for _, a in Elements(page).found] == [sorted(a) for _, a in Elements(known).found]
    assert island(page)["agreements"] == [text]


def test_marks_that_turn_text_around_and_halves_of_letters_are_left_out() -> None:
    page = institute.page_of(one_cell("Fa\u202eros\ud800 \u2028y\x07 Boyas", "ab" * 16))
    assert island(page)["agreements"] == ["Faros  y Boyas"]
    assert not set("\u202e\ud800\u2028\x07") & set(page)


def test_line_separators_never_stand_in_the_data_as_they_are() -> None:
    assert "\\u003c" in institute.page_of(institute.filed_report()).split('id="island">')[1].split("</script>")[0]


def test_words_taken_out_and_put_in_are_marked() -> None:
    page = institute.page_of(institute.filed_report())
    assert "<td><del>Sancionar</del> <ins>Autorizar</ins> los planos" in page


def test_first_row_of_a_unit_is_where_its_links_lead() -> None:
    page = Elements(institute.page_of(institute.filed_report()))
    assert [row["id"] for row in page.named("tr") if "id" in row] == ["unit-22222222", "unit-33333333", "unit-44444444"]


def test_short_identities_tell_all_units_apart() -> None:
    ids = ("a" * 8 + "1" * 24, "a" * 8 + "2" * 24, "b" * 32)
    roster = Roster((Table((), ((),) * 3, marks=tuple(Mark(unit_id) for unit_id in ids)),), {})
    assert [roster.anchor(unit_id) for unit_id in ids] == ["unit-aaaaaaaa1", "unit-aaaaaaaa2", "unit-bbbbbbbbb"]


def test_columns_that_say_nothing_are_left_out_and_empty_tables_too() -> None:
    table = Table(("Uno", "Dos"), (("a", None),), key="t")
    section = Section("Nada", (), (Table(("Uno",), (), key="empty"), table))
    page = Elements(institute.page_of(FiledReport(Report("T", (), (section,), table), "es")))
    assert len(page.named("table")) == len(page.named("th")) == 1


def test_report_without_tables_is_a_page() -> None:
    table = Table((), ())
    filed = FiledReport(
        Report("Nada", ("Nada está documentado.",), (Section("Resumen", ("Sin cambios.",)),), table), "es"
    )
    assert "Sin cambios." in institute.page_of(filed)


def test_days_are_those_of_the_period() -> None:
    filed = institute.filed_report()
    lives = island(institute.page_of(filed))["lives"]
    everything = island(institute.page_of(replace(filed, period=None)))["lives"]
    assert [[day for day, _ in one["days"]] for one in (lives[0], everything[0])] == [["2021-07-01", "2023-03-01"]] * 2  # type: ignore[index]
    later = replace(filed, period=(institute.SECOND, institute.SECOND))
    assert [day for day, _ in island(institute.page_of(later))["lives"][0]["days"]] == ["2023-03-01"]  # type: ignore[index]


def test_text_in_css_is_a_string_whatever_it_is() -> None:
    assert css_string('a"}</style>') == '"a\\22 \\7d \\3c \\2f style\\3e "'


def test_report_of_five_thousand_rows_is_under_three_megabytes() -> None:
    assert len(institute.page_of(institute.filed_report(rows=5_000)).encode()) < 3_000_000


def test_pictures_that_scroll_can_be_reached_by_keys_and_have_names() -> None:
    drawings = [
        one
        for one in Elements(institute.page_of(institute.filed_report())).named("div")
        if one.get("class") == "drawing"
    ]
    assert drawings
    assert all(one["tabindex"] == "0" and one["role"] == "region" and one["aria-label"] for one in drawings)
