"""The pictures that belong to an answer: those of a chart, and those that are filed with a report."""

from __future__ import annotations

from itertools import zip_longest

from changelog.domain.charts import ChartAnswer, InstitutionChart
from changelog.domain.filings import ReportAnswer
from changelog.reports.charts.lifelines import lifelines
from changelog.reports.charts.organigrams import organigrams
from changelog.reports.filed import Picture
from changelog.reports.wording import Words


def chart_pictures(answer: ChartAnswer, words: Words) -> tuple[Picture, ...]:
    """The sheets of each institution, in order: organigrams, or lives where they were asked for."""
    start = answer.start.day if answer.start else None
    if answer.lives:
        return tuple(
            picture
            for chart in answer.charts
            for picture in lifelines(chart.institution, chart.lives, chart.steps, words, start, answer.end.day)
        )
    return tuple(picture for chart in answer.charts for picture in organigrams(chart, words))


def pictures_of(answer: ReportAnswer, words: Words) -> tuple[Picture, ...]:
    """For a report: each institution before and after, then the lives of the units in which something changed; none of an
    institution of which nothing is documented on either date."""
    found: list[Picture] = []
    for changes, before, after in zip_longest(answer.changes.net, answer.before, answer.after):
        if changes is None or before is None or after is None or not (before.units or after.units):
            continue
        found += organigrams(InstitutionChart(changes.institution, after, before, changes), words)
        lives = answer.lives.get(changes.institution, ())
        steps = next((one for one in answer.changes.steps if one.institution == changes.institution), None)
        if lives:
            found += lifelines(changes.institution, lives, steps, words, changes.start, changes.end, only_changed=True)
    return tuple(found)
