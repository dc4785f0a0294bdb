"""The citations of a paragraph, by code and by name, each once, in the sentence that it stands in.

What stands inside the title of an act is cited too, but no day is told of it; an issue of a gazette in which an act of its
sentence was published is a further spelling of that act.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from changelog.domain.agreements import Agreement
from changelog.domain.dates import PartialDate
from changelog.domain.texts import fold_blanks, normal_form
from changelog.reading.acts.days import Place
from changelog.reading.agreements import agreement_of
from changelog.reading.prose import Prose
from changelog.reading.recognise.agreement_codes import CitedAct, acts_in
from changelog.reading.recognise.day_lists import ListedDay
from changelog.reading.recognise.named_acts import BODY, Form, NamedAct, named_acts_in

_CODED = ("/", "cuerdo", "CUERDO", "ACDO", "Acdo", "sesi")
# What every citation has: a number of two digits, or words of those that can do without. Most paragraphs have neither.
_NUMBER = re.compile(r"\d\d")
_WITHOUT_NUMBER = (
    *("por el que", "por el cual", "mediante el cual", "POR EL QUE", "POR EL CUAL", "MEDIANTE EL"),
    *("Ley ", "LEY ", "xpidi", "xpedici", "romulg"),
)
_STOP = re.compile(r"[.][”\"’»*]{0,3}\s+(?![Pp]ublicad)(?=[A-ZÁÉÍÓÚÜÑ“\"«*•¿])")
_ABBREVIATED = re.compile(
    r"(?:(?<![^\W\d_])[A-ZÁÉÍÓÚ]|\b(?:No|NO|N[úu]m|Dr|Dra|Lic|Ing|Arts?|[Ss]ecc?|SECC|Fracc?|Gral|Edo|Cd|Tom|Vol|etc))\.$"
)
LONGEST_SENTENCE = 6000
"""Characters; what is longer is a table or a list that lost its stops, and is cut so that work stays bounded."""
_TAIL = 8
"""Characters before a stop that can hold an abbreviation."""
_WEIGHTS = {Form.OFICIO: 1, Form.ISSUE: 2, Form.PUBLISHED: 2}
_NAMED_WEIGHT, _SESSION_WEIGHT, _COUNCIL_WEIGHT = 3, 4, 5
# "diversas disposiciones de la Ley 38", "la derogación de su Acuerdo 478/2006": what is reformed or ended, not what is told.
_OBJECT = re.compile(
    r"(?:disposiciones|art[íi]culos?|fracci(?:ón|ones)|p[áa]rrafos?|numerales?|reformas?)\b[^.;]{0,60}?\s(?:de\s+la|a\s+la)\s*$"
    r"|(?:[dD]erog|[aA]brog)\w+\s+(?:(?:de|del|el|la|al)\s+)?(?:su\s+)?$"
)
_PUBLISHES = re.compile(r"\bpublic\w+|^[\s;:,.()-]{1,8}$", re.IGNORECASE)
_BODY_BEHIND = re.compile(
    rf"\.?,?\s*(?:(?:aprobad|dictad|emitid|suscrit|tomad|expedid)[oa]\s+por\s+(?:el|la)|de\s+la|del)\s+(?P<body>{BODY})"
)
_BODY = re.compile(BODY)
_ANAPHORIC = re.compile(
    r"\b(?:que|cual)\s+se\s+\w+\s+(?:(?:el|la|los|las)\s+)?(?:dich|citad|referid|mencionad)[oa]s?\b"
)
_SUBJECT = re.compile(
    r"(?:^|[•*])\W*(?P<name>(?:Reglamento|C[óo]digo|Manual)\s+(?:de|del|para)\s+(?!Organizaci)[^;•*]{3,200}?)[.,]?\s+(?:en\s+)?$"
)
SUBJECT_REACH = 260
"""Characters before an issue in which the name of what it prints stands."""
# "suprimida por el acuerdo 83/2020": the act of something that the sentence only mentions.
_ASIDE = re.compile(r"\b[a-záéíóúñ]+(?:ad|id)[oa]s?\s+(?:por|mediante|en|con)\s+(?:el\s+)?(?:[Aa]cuerdo\s+)?$")
OBJECT_REACH = 120
"""Characters before a law in which the words stand that make it what is reformed."""
_WHOLE = (Form.NAMED, Form.TITLED, Form.REFORM, Form.OF_BODY, Form.DECREE)  # inside another they are a part of it
# Forms whose act an issue of a gazette can print.
_PRINTED_IN = (Form.DECREE, Form.LAW, Form.TITLED, Form.OF_BODY)


@dataclass(slots=True)
class Cited:
    """A citation: its span in the paragraph, what its letters tell, and what its sentence tells with it.

    `spellings` are all letters by which the act stands here, each with its span. `days` are told with this citation;
    `carried` is a day of effect that a sentence behind it tells. `is_object`: no day is told of it; `is_aside`: a day of
    effect is rather that of another act of the sentence.
    """

    start: int
    end: int
    act: Agreement
    spellings: list[tuple[int, int, str]]
    form: Form | None = None
    is_council: bool = False
    is_object: bool = False
    is_aside: bool = False
    days: dict[str, PartialDate] = field(default_factory=dict)
    carried: PartialDate | None = None
    listed: tuple[ListedDay, ...] = ()

    @property
    def weight(self) -> int:
        if self.form is not None:
            return _WEIGHTS.get(self.form, _NAMED_WEIGHT)
        return _SESSION_WEIGHT if self.act.session is None and self.act.promoter is None else _COUNCIL_WEIGHT

    def places(self, offset: int) -> Iterator[Place]:
        """Where its spellings stand in a sentence that begins at `offset`."""
        weight = 0 if self.is_object else self.weight
        for number, (start, end, _) in enumerate(self.spellings):
            is_issue = number > 0 or self.form in (Form.ISSUE, Form.PUBLISHED)
            flags = (is_issue, self.is_council, self.is_session, self.is_aside)
            yield Place(start - offset, end - offset, weight, *flags)

    @property
    def is_session(self) -> bool:
        """Is it cited by the sitting that took it?"""
        return (
            self.form is None and self.act.session is None and self.act.promoter is None and self.act.body is not None
        )


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a paragraph, where it begins, and its citations."""

    start: int
    text: str
    cited: tuple[Cited, ...]


def sentences_of(prose: Prose, institution: str | None) -> Iterator[Sentence]:
    """The sentences of a paragraph with the citations of each. `institution` is the name whose own law is an act."""
    text = prose.text
    found = list(_citations(text, institution))
    first = 0
    for start, end in _spans(text, found):
        last = bisect_left(found, end, lo=first, key=lambda cited: cited.start)
        yield Sentence(start, text[start:end], tuple(_in_sentence(text, (start, end), found[first:last])))
        first = last


def _spans(text: str, found: Sequence[Cited]) -> Iterator[tuple[int, int]]:
    """Where sentences begin and end: at stops outside citations, at the latest after `LONGEST_SENTENCE`, between two."""
    covered: list[int] = []  # how far the citations up to each reach
    for one in found:
        covered.append(max(one.end - 1, covered[-1] if covered else 0))
    starts = [one.start for one in found]

    def is_within(offset: int) -> bool:
        before = bisect_right(starts, offset)
        return before > 0 and offset < covered[before - 1]

    stops = [stop for stop in _STOP.finditer(text) if not is_within(stop.start())] if found else []
    start = 0
    for end in [*(stop.end() for stop in stops if not _is_abbreviation(text, stop.start())), len(text)]:
        while end - start > LONGEST_SENTENCE:
            cut = start + LONGEST_SENTENCE
            while is_within(cut) and cut < end:
                cut += 1
            yield start, cut
            start = cut
        if start < end:
            yield start, end
            start = end


def _is_abbreviation(text: str, stop: int) -> bool:
    return _ABBREVIATED.search(text[max(0, stop + 1 - _TAIL) : stop + 1]) is not None


# --- what is cited ------------------------------------------------------------------------------------------------------


def _citations(text: str, institution: str | None) -> Iterator[Cited]:
    if _NUMBER.search(text) is None and not any(words in text for words in _WITHOUT_NUMBER):
        return
    coded = [_coded(act) for act in acts_in(text)] if any(cue in text for cue in _CODED) else []
    named = [_by_name(act) for act in named_acts_in(text) if _counts(act, institution)]
    reach = 0
    for one in sorted([*coded, *named], key=lambda cited: (cited.start, cited.form is not None, -cited.end)):
        is_within = one.end <= reach
        if is_within and one.form in _WHOLE:
            continue
        reach = max(reach, one.end)
        before = text[max(0, one.start - OBJECT_REACH) : one.start]
        one.is_aside = _ASIDE.search(before) is not None
        one.is_object = (one.form is Form.LAW and is_within) or _OBJECT.search(before) is not None
        yield one


def _coded(act: CitedAct) -> Cited:
    agreement = agreement_of(act, None)
    is_council = act.session is not None or act.impossible is not None or act.body is not None
    return Cited(act.start, act.end, agreement, [(act.start, act.end, act.printed)], is_council=is_council)


def _by_name(act: NamedAct) -> Cited:
    agreement = Agreement(act.printed, body=act.body, number=act.number)
    return Cited(act.start, act.end, agreement, [(act.start, act.end, act.printed)], act.form, listed=act.listed)


def _counts(act: NamedAct, institution: str | None) -> bool:
    """Titles that only point back are no titles; of laws told by their name alone the institution's own is an act."""
    if act.form is Form.TITLED:
        return _ANAPHORIC.search(act.printed) is None
    if act.form is Form.NAMED and act.printed.startswith("Ley") and not act.is_told_as_issued:
        return institution is not None and normal_form(institution) in normal_form(act.printed)
    return True


# --- what citations of one sentence are to each other -------------------------------------------------------------------


def _in_sentence(text: str, span: tuple[int, int], cited: Sequence[Cited]) -> Iterator[Cited]:
    """The citations that stand for an act of their own, with the issues that print them and the bodies that took them."""
    has_council = any(one.is_council for one in cited)
    is_of_another = any(one.form in (Form.ISSUE, Form.OF_BODY) or one.is_session for one in cited)
    kept: list[Cited] = []
    for one in cited:
        if one.form is Form.OF_BODY and has_council:
            continue
        if one.form is Form.NAMED and is_of_another:
            continue
        printed_in_it = _printed_in(text, one, kept) if one.form is Form.ISSUE else None
        if printed_in_it is not None:
            printed_in_it.spellings += one.spellings
            continue
        kept.append(one)
    bodies = {_plain_body(found.group()) for found in _BODY.finditer(text, *span)} if kept else set()
    sole = bodies.pop() if len(bodies) == 1 else None
    for one in kept:
        _complete(text, one, sole)
        yield one


def _printed_in(text: str, issue: Cited, before: Sequence[Cited]) -> Cited | None:
    """The act of the sentence that an issue of a gazette prints: the nearest before it, where words or stops say so."""
    candidates = [one for one in before if not one.is_object and (one.form in _PRINTED_IN or one.is_council)]
    if not candidates:
        return None
    nearest = candidates[-1]
    between = text[nearest.end : issue.start]
    return nearest if len(nearest.spellings) == 1 and _PUBLISHES.search(between) is not None else None


def _complete(text: str, one: Cited, sole: str | None) -> None:
    """The body that took a numbered act, where its sentence tells (`sole`: the only one that it names); the subject of an
    issue that prints something else."""
    act = one.act
    if one.form is None and act.body is None and act.number is not None:
        behind = _BODY_BEHIND.match(text, one.end)
        told = behind["body"] if behind is not None else _body_in(text, one) or sole
        one.act = Agreement(act.printed, _plain_body(told), act.session, act.number, act.promoter, act.approved)
    elif one.form is Form.ISSUE and (subject := _SUBJECT.search(text[max(0, one.start - SUBJECT_REACH) : one.start])):
        printed = fold_blanks(f"{subject['name']}. {act.printed}")
        one.act = Agreement(printed, act.body, number=act.number)
    elif one.form is Form.OF_BODY:
        day = one.act
        one.act = Agreement(day.printed, _plain_body(day.body))


def _body_in(text: str, one: Cited) -> str | None:
    """ "Acuerdo del Consejo Técnico del Instituto número 177/2001": inside the citation."""
    found = _BODY.search(text[one.start : one.end])
    return found.group() if found is not None else None


def _plain_body(body: str | None) -> str | None:
    """ "H. Consejo Técnico del Instituto" is the Consejo Técnico."""
    if body is None:
        return None
    plain = fold_blanks(body).removeprefix("H.").strip()
    return plain.removesuffix(" del Instituto")
