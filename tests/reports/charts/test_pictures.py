"""The pictures that are filed with a report, and the page that holds all sheets of a chart."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path

import pytest

from changelog.app.filing import make_report
from changelog.app.recording import record_manual
from changelog.app.stores import open_store
from changelog.domain.filings import ReportAnswer
from changelog.reports.charts import page_writer
from changelog.reports.charts.pictures import pictures_of
from changelog.reports.filed import Picture
from changelog.reports.wording import Words

EXAMPLES = Path(__file__).resolve().parents[3] / "examples"


@pytest.fixture(scope="module")
def answer(tmp_path_factory: pytest.TempPathFactory) -> ReportAnswer:
    """The invented institute between its two manuals."""
    with open_store(str(tmp_path_factory.mktemp("pictures") / "store.db"), create=True) as store:
        for year in ("2021", "2023"):
            record_manual(store, EXAMPLES / f"manual_{year}.txt")
        at = datetime(2026, 11, 23, tzinfo=UTC)
        return make_report(store, "2021-07-01", "2023-03-01", command="org-changelog report", person=None, made_at=at)


@pytest.mark.parametrize(
    ("language", "title"), [("es", "organigrama antes y después"), ("en", "organigram before and after")]
)
def test_report_has_both_dates_and_the_lives_between_them(answer: ReportAnswer, language: str, title: str) -> None:
    pictures = pictures_of(answer, Words("en" if language == "en" else "es"))
    assert [picture.key.rsplit("-", 1)[0] for picture in pictures] == ["comparison-inafs", "lives-inafs", "lives-inafs"]
    assert len({picture.key for picture in pictures}) == len(pictures)
    assert title in pictures[0].title
    assert pictures == pictures_of(answer, Words("en" if language == "en" else "es"))


def test_report_of_nothing_documented_has_no_picture(answer: ReportAnswer) -> None:
    empty = tuple(replace(one, units=()) for one in answer.after)
    assert pictures_of(replace(answer, before=empty, after=empty), Words("es")) == ()


def test_page_reads_nothing_of_a_title_as_markup() -> None:
    pictures = [
        Picture(f"p-{n}", f"<script>{n}</script>\ud800", '<svg width="1" height="1"></svg>', "") for n in range(2)
    ]
    page = page_writer.write(pictures, Words("es")).decode("utf-8")
    met: list[str] = []
    reader = HTMLParser()
    reader.handle_starttag = lambda tag, attrs: met.append(tag)  # type: ignore[method-assign]
    reader.feed(page)
    assert "script" not in met
    assert met.count("figure") == met.count("li") == 2


def test_pictures_that_scroll_can_be_reached_by_keys_and_have_names_and_are_never_shrunk() -> None:
    picture = Picture("p-1", "Hoja «1»", '<svg width="1644" height="10"></svg>', "")
    page = page_writer.write([picture], Words("es")).decode("utf-8")
    assert '<figure id="p-1" tabindex="0" role="region" aria-label="Hoja «1»" style="--wide:1644px">' in page
    assert "width: clamp(calc(var(--wide) * 1.2)" in page
