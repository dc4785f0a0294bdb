"""The register of one document: its citations joined, each act under a name of its own, long titles shortened."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from changelog.domain.agreements import Agreement, Citation
from changelog.domain.dates import PartialDate
from changelog.domain.joining import joined
from changelog.domain.narratives import NarratedChange
from changelog.domain.sources import SourceReference
from changelog.domain.texts import normal_form
from changelog.reading.acts.building import act_of_footnote, acts_of
from changelog.reading.acts.telling import citations_told, footnotes_of
from changelog.reading.context import Context
from changelog.reading.lines import BodyLine

LONGEST_RUN = 15
"""Words in a row of a title that are kept as printed, the institution's own name not counted: a longer run would quote the
document, whose sentences are never recorded."""
HEAD, TAIL = 8, 6
"""Words kept at both ends of a longer title: the kind of act and its verb, and what it is about."""


def read_cited_acts(
    body: Sequence[BodyLine],
    footnotes: Sequence[tuple[int, str]],
    coded: Sequence[Agreement],
    rests: Sequence[Agreement],
    institution: str | None,
    context: Context,
) -> tuple[Agreement, ...]:
    """Every act cited, in the order first cited.

    `footnotes` are lines and texts; `coded` the acts found by their codes in the text as a whole, where a page may cut
    one in two; `rests` the acts on which the document's parts rest: they keep their names and dates
    of effect; `institution` is the name whose own law is an act.
    """
    notes = list(footnotes_of(footnotes))
    found = citations_told(body, notes, rests, institution, context.profile)
    acts = [(act, one.cited.carried) for one in found for act in acts_of(one, context)]
    acts += [(act_of_footnote(note, context), None) for note in notes]
    acts += [(act, None) for act in coded]
    return tuple(_shortened(act, institution) for act in _register(acts, rests))


def _register(
    acts: Sequence[tuple[Agreement, PartialDate | None]], rests: Sequence[Agreement]
) -> tuple[Agreement, ...]:
    given = [*(act for act, _ in acts), *rests]
    found: list[Agreement] = []
    for act, places in joined(given):
        carried = next((day for place in places if place < len(acts) and (day := acts[place][1]) is not None), None)
        rest = next((given[place] for place in places if place >= len(acts)), None)
        found.append(_completed(act, carried, rest))
    return tuple(_with_own_names(sorted(found, key=_first_line)))


def _completed(act: Agreement, carried: PartialDate | None, rest: Agreement | None) -> Agreement:
    citations = tuple(sorted(act.citations, key=lambda cited: _lines(cited.source)))
    printed = rest.printed if rest is not None else act.printed
    return replace(act, printed=printed, effective=act.effective or carried, citations=citations)


def _with_own_names(acts: Iterable[Agreement]) -> Iterator[Agreement]:
    """Two acts never share the letters by which they are shown: an issue number comes again half a year later."""
    seen: set[str] = set()
    for act in acts:
        day = act.approved or act.published or act.effective
        shown = f"{act.printed} ({day})" if normal_form(act.printed) in seen and day is not None else act.printed
        seen.add(normal_form(shown))
        yield replace(act, printed=shown)


def _first_line(act: Agreement) -> tuple[int, int]:
    return _lines(act.citations[0].source) if act.citations else (0, 0)


def _lines(source: SourceReference | None) -> tuple[int, int]:
    return (source.first_line, source.last_line) if source is not None else (0, 0)


def _shortened(act: Agreement, institution: str | None) -> Agreement:
    citations = tuple(replace(cited, printed=_short(cited.printed, institution)) for cited in act.citations)
    return replace(act, printed=_short(act.printed, institution), citations=citations)


def _short(letters: str, institution: str | None) -> str:
    """A long title by its first and last words."""
    runs = letters.split(institution) if institution else [letters]
    if max(len(run.split()) for run in runs) <= LONGEST_RUN:
        return letters
    words = letters.split()
    return " ".join((*words[:HEAD], "…", *words[-TAIL:]))


def with_narrated(
    acts: tuple[Agreement, ...], changes: Iterable[NarratedChange], institution: str | None
) -> tuple[Agreement, ...]:
    """The register with the acts on which narrated changes rest: each is in it by a spelling of its own."""
    found = list(acts)
    spelled = {normal_form(letters): place for place, act in enumerate(acts) for letters in _spellings(act)}
    for change in changes:
        if change.agreement is None or normal_form(change.agreement) in spelled:
            continue
        cited = Citation(change.agreement, change.source, change.approved, change.published)
        place = spelled.get(normal_form(_short(change.agreement, institution)))
        place = place if place is not None else _told_there(found, change)
        if place is None:
            place = len(found)
            found.append(Agreement(change.agreement, approved=change.approved, published=change.published))
        found[place] = replace(found[place], citations=(*found[place].citations, cited))
        spelled[normal_form(change.agreement)] = place
    return tuple(found)


def _told_there(acts: Sequence[Agreement], change: NarratedChange) -> int | None:
    """The act that is cited on the lines of a change and has its day: the change names it by what it issued."""
    found = [
        place
        for place, act in enumerate(acts)
        if any(_overlap(cited.source, change.source) for cited in act.citations)
        and (
            (act.approved is not None and act.approved == change.approved)
            or (act.published is not None and act.published == change.published)
        )
    ]
    return found[0] if len(found) == 1 else None


def _overlap(one: SourceReference | None, other: SourceReference) -> bool:
    return one is not None and one.first_line <= other.last_line and other.first_line <= one.last_line


def _spellings(act: Agreement) -> Iterator[str]:
    yield act.printed
    yield from (cited.printed for cited in act.citations)
