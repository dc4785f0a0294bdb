"""The citations of a document with the days told of each: by its sentence, those behind it, a footnote, a data sheet."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from changelog.domain.agreements import Agreement
from changelog.domain.dates import PartialDate
from changelog.reading.acts.citations import Cited, Sentence, sentences_of
from changelog.reading.acts.days import effect_told, told_days
from changelog.reading.acts.paragraphs import paragraphs_of
from changelog.reading.lines import BodyLine
from changelog.reading.profiles.loader import Profile
from changelog.reading.prose import Prose
from changelog.reading.recognise.day_lists import days_listed
from changelog.reading.recognise.named_acts import Form
from changelog.reading.recognise.spanish_dates import dates_in, first_date

CARRIED = 3
"""Sentences behind an act in which a day of effect can still be its own ("Derivado de lo anterior, ... a partir del")."""
SHEET_REACH = 4
"""Lines above an entry of the data sheet on which its title stands."""
_MARK = re.compile(r"[\s.]{0,2}(?P<mark>[¹²³⁴-⁹⁰]{1,3})")
_FOOTNOTE = re.compile(
    r"(?P<mark>[¹²³⁴-⁹⁰]{1,3})\s?(?P<printed>(?:Acuerdo\s)?(?:[Mm]odificaci[óo]n\s)?[Pp]ublicad[oa]\sen\s.{5,80}?\sel\s\d.{8,40})"
)
_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"(?:18|19|20)\d\d")
_SEVERAL = re.compile(
    r"\b(?:(?:los|estos|dichos)\s+)?(?P<count>ambos|dos|tres|cuatro)\s+acuerdos\b"
    r"|\b(?:los|estos|dichos)\s+acuerdos\s+(?:anteriores|antes|citados|mencionados|referidos)\b",
    re.IGNORECASE,
)
_COUNTED = {"ambos": 2, "dos": 2, "tres": 3, "cuatro": 4}
_OF_SEVERAL = re.compile(r"\s+(?:del?|de\s+fechas?|del\s+d[ií]a)\s+(?=\d)")


@dataclass(frozen=True, slots=True)
class Found:
    """A citation with the paragraph that it stands in."""

    cited: Cited
    prose: Prose


@dataclass(frozen=True, slots=True)
class Footnote:
    """A footnote that tells of a publication."""

    line: int
    mark: str
    printed: str
    day: PartialDate


def citations_told(
    body: Sequence[BodyLine],
    notes: Sequence[Footnote],
    rests: Sequence[Agreement],
    institution: str | None,
    profile: Profile,
) -> list[Found]:
    """Every citation of a document, in the order printed, with the days told of it."""
    found = list(_read(body, institution, profile))
    for one in found:
        _tell_from_footnote(one, notes)
        _tell_from_sheet(one, rests)
    return found


def footnotes_of(footnotes: Iterable[tuple[int, str]]) -> Iterator[Footnote]:
    for line, text in footnotes:
        found = _FOOTNOTE.match(text)
        day = first_date(found["printed"]) if found is not None else None
        if found is not None and day is not None and day.value is not None:
            yield Footnote(line, found["mark"], found["printed"][: day.end], day.value)


def _read(body: Sequence[BodyLine], institution: str | None, profile: Profile) -> Iterator[Found]:
    year: int | None = None
    last: list[Cited] = []
    mains: list[Cited] = []
    passed = 0
    for prose in paragraphs_of(body, profile):
        for sentence in sentences_of(prose, institution):
            if sentence.cited:
                _tell(sentence, year)
                last, passed = _main(sentence.cited), 0
                mains += last
                yield from (Found(one, prose) for one in sentence.cited)
            elif mains and passed < CARRIED:
                passed += 1
                _carry(sentence, _meant(sentence, last, mains), year)
            if (sentence.cited or passed < CARRIED) and _YEAR.search(sentence.text) is not None:
                year = next((date.value.year for date in [*dates_in(sentence.text, year)][::-1] if date.value), year)


def _tell(sentence: Sentence, year: int | None) -> None:
    """Give each citation of a sentence the days told with it."""
    placed = [(place, one) for one in sentence.cited for place in one.places(sentence.start)]
    placed.sort(key=lambda pair: pair[0].start)
    for told in told_days(sentence.text, [place for place, _ in placed], year):
        placed[told.place][1].days.setdefault(told.role, told.value)
    _tell_of_several(sentence)


def _tell_of_several(sentence: Sentence) -> None:
    """ "Acuerdos 12/2005 y 13/2005 del 4 de mayo y 9 de junio de 2005": each its own day."""
    numbered = [one for one in sentence.cited if one.form is None]
    run = [one for one, following in pairwise(numbered) if following.start - one.end <= len(" y ")]
    if not run:
        return
    run.append(numbered[numbered.index(run[-1]) + 1])
    opening = _OF_SEVERAL.match(sentence.text, run[-1].end - sentence.start)
    days = days_listed(sentence.text, opening.end()) if opening is not None else ()
    if len(days) in (1, len(run)):
        for place, one in enumerate(run):
            one.days["approved"] = days[place if len(days) > 1 else 0].value


def _main(cited: Sequence[Cited]) -> list[Cited]:
    """The act that a day of effect told behind a sentence is of: the weightiest, where it is only one."""
    acts = [one for one in cited if not one.is_object]
    weight = max((one.weight for one in acts), default=0)
    main = [one for one in acts if one.weight == weight and not one.is_aside]
    return main if len(main) == 1 else []


def _meant(sentence: Sentence, last: list[Cited], mains: Sequence[Cited]) -> list[Cited]:
    """The acts that a sentence without any speaks of: the last, or as many as it counts ("Los dos acuerdos anteriores")."""
    several = _SEVERAL.search(sentence.text)
    if several is None:
        return last
    wanted = _COUNTED.get((several["count"] or "").lower(), 0)
    meant: dict[str, list[Cited]] = {}
    for one in reversed(mains):
        if one.act.key in meant or len(meant) < wanted:
            meant.setdefault(one.act.key, []).append(one)
    return [one for cited in meant.values() for one in cited] if len(meant) == wanted else []


def _carry(sentence: Sentence, last: Sequence[Cited], year: int | None) -> None:
    effect = effect_told(sentence.text, year) if _DIGIT.search(sentence.text) is not None else None
    for one in last:
        if one.carried is None:
            one.carried = effect


def _tell_from_footnote(found: Found, notes: Sequence[Footnote]) -> None:
    """The publication told by the footnote whose mark stands behind a title."""
    one = found.cited
    mark = _MARK.match(found.prose.text, one.end) if one.form is Form.TITLED else None
    if mark is None or "published" in one.days:
        return
    line = found.prose.line_at(one.end - 1)
    note = next((note for note in notes if note.mark == mark["mark"] and note.line > line), None)
    if note is not None:
        one.days["published"] = note.day


def _tell_from_sheet(found: Found, rests: Sequence[Agreement]) -> None:
    """The dates of the entry of the data sheet that stands below a title."""
    one = found.cited
    if one.form is not Form.TITLED or one.days:
        return
    line = found.prose.line_at(one.end - 1)
    for act in rests:
        source = act.citations[0].source if act.citations else None
        if source is not None and line < source.first_line <= line + SHEET_REACH:
            days = {"approved": act.approved, "published": act.published, "effective": act.effective}
            one.days.update({name: day for name, day in days.items() if day is not None})
