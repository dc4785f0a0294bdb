"""Dice, debe decir: each side whole, with its own words marked."""

from __future__ import annotations

from changelog.domain.filings import ReportAnswer
from changelog.domain.wording import WordDifference, WordOperation
from changelog.reports.filing.functions import functions_table
from changelog.reports.filing.ground import Ground
from changelog.reports.wording import Words
from tests.reports.filing.invented import answered, reworded, unit


def sides(before: str, after: str) -> tuple[WordDifference, WordDifference]:
    only = unit("a", "Unidad A", "1")
    answer = answered([only], [only], functions=[reworded(before, after)])
    table = functions_table(Ground(answer, Words("es")))
    [row] = table.rows
    says, should_say = (row[table.keys.index(key)] for key in ("says", "should_say"))
    assert isinstance(says, WordDifference)
    assert isinstance(should_say, WordDifference)
    return says, should_say


def marked(side: WordDifference, operation: WordOperation) -> str:
    return " ".join(run.words for run in side.runs if run.operation is operation)


def whole(side: WordDifference) -> str:
    return " ".join(run.words for run in side.runs)


def test_words_taken_out_are_marked_before_and_words_put_in_after() -> None:
    says, should_say = sides("Sancionar los planes de la flota.", "Autorizar los planes anuales de la flota.")
    assert marked(says, WordOperation.REMOVED) == "Sancionar"
    assert marked(says, WordOperation.ADDED) == ""
    assert marked(should_say, WordOperation.ADDED) == "Autorizar anuales"
    assert marked(should_say, WordOperation.REMOVED) == ""


def test_each_side_reads_as_its_own_document_printed_it() -> None:
    before, after = "Vigilar las BOYAS, en todo «puerto».", 'Vigilar y reparar las boyas, en todo "puerto".'
    says, should_say = sides(before, after)
    assert (whole(says), whole(should_say)) == (before, after)


def test_every_reworded_function_of_the_institute_reads_whole(inafs: ReportAnswer) -> None:
    table = functions_table(Ground(inafs, Words("es")))
    at = table.keys.index("says")
    pairs = [
        (whole(cell), printed)
        for change in inafs.changes.net[0].functions
        if change.difference
        for printed in [" ".join((change.old[0].function.text.body or "").split())]
        for cell in (row[at] for row in table.rows)
        if isinstance(cell, WordDifference) and whole(cell)[:40] == printed[:40]
    ]
    assert pairs
    assert [said for said, printed in pairs if said != printed] == []
