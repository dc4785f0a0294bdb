"""A report to be filed, as tables: the same rows, with the same numbers, for every writer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from changelog.domain.changes import NOT_OF_THE_INSTITUTION, UnitChange
from changelog.domain.filings import ReportAnswer
from changelog.reports.filed import FiledReport
from changelog.reports.filing.acts import act_sections, acts_table
from changelog.reports.filing.constancia import constancia_table
from changelog.reports.filing.equivalences import equivalences_table
from changelog.reports.filing.findings import findings_table
from changelog.reports.filing.functions import functions_table, inherited_functions_table
from changelog.reports.filing.ground import Ground, counts, own
from changelog.reports.filing.not_documented import gaps_table, one_sided_table
from changelog.reports.filing.reconciliation import reconciliation_table
from changelog.reports.filing.summary import summary_tables
from changelog.reports.filing.timeline import timeline_table
from changelog.reports.filing.units import inherited_units_table, steps_table, units_table
from changelog.reports.tables import Report, Section, Table
from changelog.reports.told_findings import message_of
from changelog.reports.wording import Words

SIGNATURES = ("prepared", "reviewed", "authorised")
"""Those who sign, in order (`deliverables.md`: the block of signatures of organisation manuals)."""


def filed_report(answer: ReportAnswer, words: Words) -> FiledReport:
    """The answer as it is filed: the summary first, the constancia last, pictures left to the caller."""
    ground = Ground(answer, words)
    units = units_table(ground)
    changes = answer.changes
    start, end = words.day(changes.start.day), words.day(changes.end.day)
    return FiledReport(
        report=Report(
            title=words(f"{changes.asked_by}.title", start=start, end=end),
            sentences=tuple(_opening(ground)),
            sections=tuple(_sections(ground, units)),
            main=units,
        ),
        language=words.language,
        signatures=tuple(words(f"signature.{role}") for role in SIGNATURES),
        lives=answer.lives,
        turns={step.institution: step.units for step in changes.steps},
        period=(changes.start.day, changes.end.day),
        person=answer.constancia.person,
        made_at=answer.constancia.made_at,
    )


def _opening(ground: Ground) -> Iterator[str]:
    words, changes = ground.words, ground.answer.changes
    for net in changes.net:
        yield net.institution
    start, end = words.day(changes.start.day), words.day(changes.end.day)
    yield words("diff.asked", asked_start=changes.start.asked, asked_end=changes.end.asked, start=start, end=end)
    if changes.filters:
        yield words("diff.filters", filters="; ".join(changes.filters))
    yield from (message_of(finding, words) for finding in changes.findings)
    if changes.waiting:
        yield words("diff.waiting", waiting=changes.waiting)
    if not ground.before and not ground.after:
        yield words("filed.nothing_documented")
    elif all(net.is_empty for net in changes.net):
        yield words("filed.nothing_changed")


def _sections(ground: Ground, units: Table) -> Iterator[Section]:
    words = ground.words
    yield Section(words("diff.summary"), tuple(_totals(ground)), summary_tables(ground))
    yield _section(words, words("filed.units"), units, words("filed.units_how"))
    yield _section(words, words("filed.units_inherited"), inherited_units_table(ground))
    yield _section(
        words, words("diff.steps"), steps_table(ground), words("filed.steps_how"), empty=words(_no_steps(ground))
    )
    yield _section(words, words("filed.functions"), functions_table(ground), words("filed.functions_how"))
    yield _section(words, words("filed.functions_inherited"), inherited_functions_table(ground))
    yield _section(words, words("filed.equivalences"), equivalences_table(ground), words("filed.equivalences_how"))
    yield _section(words, words("filed.timeline"), timeline_table(ground))
    yield _section(words, words("filed.acts"), acts_table(ground))
    yield from act_sections(ground)
    yield _section(words, words("read.findings"), findings_table(ground))
    yield _section(words, words("filed.reconciliation"), reconciliation_table(ground), words("reconcile.how"))
    unknown = (one_sided_table(ground), gaps_table(ground))
    is_any = any(table.rows for table in unknown)
    yield Section(words("diff.not_documented"), () if is_any else (words("filed.empty"),), unknown)
    yield Section(words("filed.constancia"), (words("filed.constancia_how"),), (constancia_table(ground),))


def _no_steps(ground: Ground) -> str:
    return "filed.steps_same" if any(own(net.units) for net in ground.answer.changes.net) else "filed.empty"


def _section(words: Words, heading: str, table: Table, how: str | None = None, empty: str | None = None) -> Section:
    """A table with how it is read; an empty one says so."""
    if not table.rows:
        return Section(heading, (empty or words("filed.empty"),), (table,))
    return Section(heading, (how,) if how else (), (table,))


def _same(ground: Ground, position: int) -> str:
    """Phrase of an institution without any change: what is not documented did not stay the same, it is not known."""
    if not any(sides[position].units for sides in (ground.answer.before, ground.answer.after)):
        return "filed.nothing_to_compare"
    return "filed.same_as_known" if ground.answer.changes.net[position].not_documented else "diff.same"


def _totals(ground: Ground) -> Iterator[str]:
    words, changes = ground.words, ground.answer.changes
    for position, net in enumerate(changes.net):
        name = f"{net.institution}: " if ground.is_of_several else ""
        if net.is_empty and not (changes.steps and changes.steps[position].units):
            yield name + words(_same(ground, position))
            continue
        yield name + words("diff.totals", **counts(net))
        if changes.steps:
            steps = changes.steps[position]
            told = words("diff.steps_totals", **counts(steps))
            differs = steps.own_counts() != net.own_counts()
            yield f"{told} {words('diff.steps_differ')}" if differs else told
        known = Counter(
            (isinstance(c, UnitChange), c.kind.value) for c in net.changes if c.kind in NOT_OF_THE_INSTITUTION
        )
        if known:
            yield words(
                "diff.known",
                first=known[True, "first_documented"],
                last=known[True, "no_longer_documented"],
                first_functions=known[False, "first_documented"],
                last_functions=known[False, "no_longer_documented"],
            )
