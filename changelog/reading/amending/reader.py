"""An amending act from its bytes to what it orders: changes of units, instructions about functions, what was not read.

    bytes -> lines -> front, articles, transitory articles -> its own act and days -> orders of each article

Orders about units go the way of all prose (`reading.narrative`); its grounds ("Considerando ...") tell of other acts and are
left out.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from changelog.domain.agreements import Agreement
from changelog.domain.dates import PartialDate
from changelog.domain.findings import Finding, Severity
from changelog.domain.instructions import FunctionInstruction, InstructionKind
from changelog.domain.narratives import NarratedChange, NarratedKind, Narrative
from changelog.domain.snapshots import Institution, Snapshot
from changelog.domain.sources import Document, SourceReference
from changelog.domain.units import Unit
from changelog.errors import InputError
from changelog.reading import profiles
from changelog.reading.amending.operative import Divided, OwnArticle, divide_act
from changelog.reading.amending.ordering import Known, is_about_functions, order_functions
from changelog.reading.amending.orders import SENTENCE, begins_with_order, is_clause_of_force
from changelog.reading.amending.texts import read_text
from changelog.reading.articles.blocks import articles_of, opening_of
from changelog.reading.articles.plain import plain_lines
from changelog.reading.articles.subjects import subject_of
from changelog.reading.cleanup.furniture import clear
from changelog.reading.cleanup.wrapping import Words
from changelog.reading.context import Context
from changelog.reading.formats.opening import open_document
from changelog.reading.institution import titled_institution
from changelog.reading.lines import BodyLine
from changelog.reading.narrative.reader import read_narrative
from changelog.reading.own_act import OwnAct, find_own_act

_TITLE = re.compile(
    r"\W{0,6}(?P<title>(?:DECRETO|ACUERDO|RESOLUCI[ÓO]N|REFORMAS?|Decreto|Acuerdo|Resoluci[óo]n|Reformas?)\b.{0,40}?\b"
    r"(?:por\s+(?:el|la)\s+que|mediante\s+(?:el|la)\s+(?:cual|que)|que)\s+(?:se\s+)?(?:reforma|modifica|adiciona|deroga|sustituy|suprim|crea|"
    r"fusiona|transfi|reestructura)\w*\b.{0,600})",
    re.IGNORECASE | re.DOTALL,
)
_EXCEPTS = re.compile(
    r"\b(?:entrar|regir|vigor|vigencia|vigente|efectos?)\w{0,8}\b.{0,300}\b(?:salvo|excepto|con\s+excepci[óo]n|a\s+excepci[óo]n)\b|"
    r"\b(?:salvo|excepto|con\s+excepci[óo]n|a\s+excepci[óo]n)\b.{0,300}\b(?:entrar|regir|vigor|vigencia|vigente|efectos?)\w{0,8}\b",
    re.IGNORECASE,
)
_DUTIES = re.compile(r"\b(?:funciones|atribuciones|facultades|competencias|obligaciones)\b", re.IGNORECASE)
FAMILY = "articled_acts"
"""The profile of acts by articles: what it knows of titles, ranks and institutions holds for those that amend them."""
_BESIDES = re.compile(r"\b(?:además|adicionalmente|también)\b(?!\s+de\b)", re.IGNORECASE)
"""Functions beside those that a unit has: no list of all."""
HEAD = 60
"""Lines in which an act's title stands."""
LONGEST_TITLE = 400
"""Characters of a title; one that names twenty reformed articles has 300."""


@dataclass(frozen=True, slots=True)
class AmendingAct:
    """What an act orders. `titled` is the institution that its title names, `text` all of its lines, in which others can be
    looked for. `agreement` is the act itself, with its days; `changes` and `instructions` carry it. `structure` are the
    units of a list of the whole structure that it puts in the place of another, without functions.
    """

    document: Document
    titled: Institution | None
    text: str
    agreement: Agreement | None
    effective: PartialDate | None
    changes: tuple[NarratedChange, ...]
    instructions: tuple[FunctionInstruction, ...]
    findings: tuple[Finding, ...]
    structure: tuple[Unit, ...] = ()

    def snapshot(
        self, institution: Institution, effective: PartialDate | None = None, agreement: Agreement | None = None
    ) -> Snapshot | None:
        """The structure that it lists in the place of another, from its day; None where it lists none."""
        day = effective or self.effective
        if not self.structure or day is None:
            return None
        return Snapshot(
            institution=institution,
            effective_date=day,
            units=self.structure,
            agreement=agreement or self.agreement,
            document=self.document,
            heads_on_top=True,
            whole_institution=True,
        )

    def narrative(
        self, institution: Institution, effective: PartialDate | None = None, agreement: Agreement | None = None
    ) -> Narrative:
        """What is recorded of it: each order under the act, from its own day or the act's; both can be said otherwise."""
        act = agreement or self.agreement
        printed = act.printed if act is not None else None
        approved, published = (act.approved, act.published) if act is not None else (None, None)
        return Narrative(
            institution,
            self.document,
            tuple(
                replace(
                    one,
                    agreement=printed,
                    approved=approved,
                    published=published,
                    effective=effective or one.effective or self.effective,
                )
                for one in self.changes
            ),
            (act,) if act is not None else (),
            tuple(
                replace(
                    one,
                    agreement=printed,
                    approved=approved,
                    published=published,
                    effective=effective or self.effective,
                )
                for one in self.instructions
            ),
            amends=True,
        )


def read_amending_act(data: bytes, name: str, names: Iterable[str] = ()) -> AmendingAct:
    """Read an amending act. `names` are those of the units of the institution that it amends, where they are known.

    Raises `InputError` for bytes that are no text, and for a document without an article that orders anything.
    """
    file = open_document(data, name)
    family = profiles.named(FAMILY)
    cleared = clear(file.lines, family, file.furniture)
    lines = plain_lines(cleared.body).lines
    document = Document(name, hashlib.sha256(data).hexdigest(), len(file.lines))
    context = Context(document.digest, family, Words([line.text for line in lines]), file.pages())
    divided = divide_act(lines)
    if not divided.articles:
        raise InputError(
            "this is no amending act: no article is found that reforms, creates, suppresses or transfers anything",
            place=name,
            remedy="record a document that states a structure without --amends",
        )
    own = _own_act(divided, context)
    known = Known.of(names, [*family.ranks, *family.institutions])
    read = _Orders(divided, known, context)
    read.take()
    return AmendingAct(
        document=document,
        titled=titled_institution(divided.front, family),
        text="\n".join(line.text for line in lines),
        agreement=own.agreement if own is not None else None,
        effective=own.effective if own is not None else None,
        changes=tuple(read.changes),
        structure=read.structure,
        instructions=tuple(read.instructions),
        findings=tuple(
            sorted(
                (*read.findings, *(own.findings if own else ())),
                key=lambda one: one.source or SourceReference("", 1, 1),
            )
        ),
    )


# --- the act itself -------------------------------------------------------------------------------------------------


def _own_act(divided: Divided, context: Context) -> OwnAct | None:
    """The act, by its number or its title, and from when it is in force: its last articles and transitory ones say so."""
    own = tuple(line for article in divided.articles if not article.given for line in article.header)
    return find_own_act(divided.front, (*divided.after, *own), context, _title(divided.front))


def _title(front: Sequence[BodyLine]) -> tuple[int, str] | None:
    """The title of an act that bears no number, over the lines on which it is printed."""
    for place, line in enumerate(front[:HEAD]):
        text = line.text
        for following in front[place + 1 : place + 4]:
            if text.rstrip().endswith((".", ":")) or following.blank_before or following.begins:
                break
            text = f"{text} {following.text}"
        found = _TITLE.fullmatch(text[:LONGEST_TITLE].rstrip(" .*#:"))
        if found is not None:
            return line.number, " ".join(found["title"].split())
    return None


# --- its orders -----------------------------------------------------------------------------------------------------


class _Orders:
    """The orders of an act, article by article."""

    def __init__(self, divided: Divided, known: Known, context: Context) -> None:
        self.divided = divided
        self.known = known
        self.context = context
        self.changes: list[NarratedChange] = []
        self.instructions: list[FunctionInstruction] = []
        self.findings: list[Finding] = []
        self.structure: tuple[Unit, ...] = ()

    def take(self) -> None:
        prose: list[OwnArticle] = []
        for article in self.divided.articles:
            if is_clause_of_force(article.text) and not article.given:
                continue
            if is_about_functions(article):
                found = order_functions(article, self.known, self.context)
                self.instructions += found.instructions
                self.findings += found.findings
                self.structure = self.structure or found.structure
            else:
                prose.append(article)
        lines = [line for article in prose for line in _of_units(article)]
        told = read_narrative(lines, self.known.names, self.context)
        self.changes += told.changes
        self.findings += told.findings
        for article in prose:
            self._take_created(article)
        self.findings += (*self._silent(prose), *self._cut(), *self._excepted())

    def _cut(self) -> Iterator[Finding]:
        """Orders that are longer than what is read of one."""
        for article in self.divided.articles:
            if article.is_cut:
                yield self.context.finding(
                    "amendment-not-read",
                    Severity.SERIOUS,
                    "an order that goes on beyond what is read of one",
                    article.header[0].number,
                    read=article.text,
                    remedy="look at the lines of the act; record a document that states the outcome",
                )

    def _excepted(self) -> Iterator[Finding]:
        """Transitory articles that put something in force on another day than the rest, or only for some."""
        for line in self.divided.after:
            if _EXCEPTS.search(line.text) is not None:
                yield self.context.finding(
                    "amendment-not-read",
                    Severity.MEDIUM,
                    "an exception to the act's day, which is not read: all its orders are taken to have effect on that day",
                    line.number,
                    read=line.text,
                    remedy="look at the lines of the act; record a document that states the outcome",
                )

    def _is_read(self, article: OwnArticle) -> bool:
        numbers = {line.number for line in article.lines}
        given = (one.source.first_line in numbers for one in self.instructions)
        return bool(self._told_in(article)) or any(given)

    def _told_in(self, article: OwnArticle) -> list[NarratedChange]:
        numbers = {line.number for line in article.lines}
        return [change for change in self.changes if change.source.first_line in numbers]

    def _take_created(self, article: OwnArticle) -> None:
        """The functions that an article gives to the one unit that it creates, renames or moves, or is about."""
        given = [one for one in article.given if one.article is None]
        text = read_text(given[0].lines) if given else None
        if text is None or not text.items or not _DUTIES.search(article.text):
            return
        named = {_after(change) for change in self._told_in(article)}
        unit = self._subject(article) if not named else named.pop() if len(named) == 1 else None
        if (
            unit is None
            or _BESIDES.search(article.text)
            or text.has_gaps
            or any(item.is_cut or item.is_gone for item in text.items)
        ):
            return
        functions = tuple(item.function(self.context) for item in text.items)
        place = self.context.place(given[0].lines[0].number, given[0].lines[-1].number)
        self.instructions.append(
            FunctionInstruction(
                InstructionKind.RESTATED, unit, None, None, None, functions, None, None, None, None, place
            )
        )

    def _subject(self, article: OwnArticle) -> str | None:
        """The unit of an article that only gives functions: "La Oficina de Sal tendrá las siguientes funciones:"."""
        found = articles_of(article.header)
        subject = subject_of(found[0], self.known.by_words, self.context.profile.ranks) if found else None
        return (subject.key or subject.name) if subject is not None and not subject.others else None

    def _silent(self, prose: Sequence[OwnArticle]) -> Iterator[Finding]:
        """Articles that begin with an order and of which nothing was read."""
        for article in prose:
            text = article.text
            opening = opening_of(text)
            if self._is_read(article) or not begins_with_order(opening.rest if opening is not None else text, SENTENCE):
                continue
            yield self.context.finding(
                "amendment-not-read",
                Severity.MEDIUM,
                "an article that orders something of which nothing is read",
                article.header[0].number,
                read=text,
                remedy="look at the lines of the act; record a document that states the outcome",
            )


def _of_units(article: OwnArticle) -> tuple[BodyLine, ...]:
    """The lines in which an article tells of units: not the functions that it gives them."""
    if article.given and _DUTIES.search(article.text):
        return article.header
    return article.lines


def _after(change: NarratedChange) -> str:
    """What a unit is called after a change."""
    is_named = change.kind in (
        NarratedKind.RENAMED,
        NarratedKind.TRANSFORMED,
        NarratedKind.REPLACED,
        NarratedKind.MERGED,
    )
    return change.result[0] if is_named and len(change.result) == 1 else change.unit
