"""One sentence after another: names, acts and dates of each, and the changes that it tells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from changelog.domain.narratives import Certainty, NarratedKind
from changelog.reading.narrative.acts import acts_of
from changelog.reading.narrative.days import dates_of
from changelog.reading.narrative.drafting import Drafting
from changelog.reading.narrative.folding import fold
from changelog.reading.narrative.listings import Listing, TableRow
from changelog.reading.narrative.marking import Mention, mark
from changelog.reading.narrative.named import Name
from changelog.reading.narrative.naming import Naming
from changelog.reading.narrative.references import References
from changelog.reading.narrative.sentences import Sentence
from changelog.reading.narrative.settling import opens_anew
from changelog.reading.narrative.tellings import Draft, Telling
from changelog.reading.narrative.verbs import mark_verbs

_BEFORE_COLON = 160
# A duty of a unit ("IV. Proponer la creación de ..."), told by an infinitive behind its mark, is no change. What a body
# resolves ("PRIMERO.- Autorizar ...") bears no such mark.
_DUTY = re.compile(
    r"(?:\d{1,3}(?:\.\d{1,3}){0,4}\s?[.)°-]{1,2}|[IVXLC]{1,6}\s?(?:\.-|[.)-])|[a-z]\)|[-•*·\ue000-\uf8ff])\s*"
    r"[A-ZÁÉÍÓÚ][a-záéíóúñ]{2,14}(?:ar|er|ir)(?:se|l[oae]s?)?\b"
)
_OF_OWNER = re.compile(
    r"\b(?:del|el|la|de la) (?:propi[oa] )?(?:Instituto|Secretar[ií]a|Comisi[óo]n|Universidad|Organismo|Ministerio|"
    r"Ayuntamiento|Servicio|Centro|"
    r"Tribunal|Fiscal[ií]a|Procuradur[ií]a|Entidad|Dependencia)\b(?! (?:de|del|[A-Z]))"
)


@dataclass
class Teller:
    """Reads the sentences of one document in their order. `owner` is the institution's name; `listings` and `rows` are the
    lists and tables that stand beside the sentences, by the line that introduces them, or their own."""

    naming: Naming
    owner: str | None = None
    listings: Mapping[int, Listing] = field(default_factory=dict)
    rows: Mapping[int, TableRow] = field(default_factory=dict)
    topic: str | None = None
    year: int | None = None
    spoken_of: tuple[Mention, ...] = ()

    def __post_init__(self) -> None:
        self.references = References(frozenset(self.naming.profile.top_ranks))

    def telling(self, sentence: Sentence) -> Telling:
        """Read a sentence, and keep in mind what the next may refer to."""
        text = sentence.text
        self.references.begin(text)
        telling = Telling(sentence, acts_of(text), dates_of(text, self.year))
        if telling.dates:
            self.year = telling.dates[-1].value.year
        if opens_anew(telling):
            self.topic = None
        row = self.rows.get(sentence.lines(0, len(text))[0])
        if row is not None:
            telling.drafts = [_of_row(row, len(text))]
            return telling
        self.spoken_of = ()
        names = self.naming.names(text) if _DUTY.match(text) is None else []
        if names:
            self._tell(telling, names)
        listing = self.listings.get(_last_line(sentence))
        if listing is not None:
            telling.drafts += self._listed(listing, telling)
        return telling

    def _tell(self, telling: Telling, names: Sequence[Name]) -> None:
        """Read the changes that a sentence tells of the units that it names."""
        text, told = telling.sentence.text, self.references
        blanks = [(act.start, act.end) for act in telling.acts] + [(day.start, day.end) for day in telling.dates]
        marked = mark_verbs(fold(mark(text, names, blanks, told.resolve), self.naming.ranks.owners))
        changed = [one for _, one in reversed(told.changed)]
        drafting = Drafting(text, marked, list(reversed(told.memory)), self.topic, changed)
        telling.drafts = drafting.drafts()
        self.spoken_of = tuple(marked.mentions())
        self.topic = drafting.topic
        told.keep(telling.drafts, self.spoken_of)

    def _listed(self, listing: Listing, telling: Telling) -> Iterator[Draft]:
        """The structures that a list behind the sentence states: of the unit that the sentence is about, else of the whole
        institution; and of each item that has a list of its own."""
        if any(draft.kind is NarratedKind.STRUCTURE_STATED for draft in telling.drafts):
            return
        own = [one.name for one in reversed(self.spoken_of) if not one.is_parent]
        unit = self.owner if not own or _OF_OWNER.search(telling.sentence.text[-_BEFORE_COLON:]) is not None else own[0]
        for name, one in ((unit, listing), *listing.within):
            if name is not None:
                yield Draft(
                    NarratedKind.STRUCTURE_STATED,
                    name,
                    one.names,
                    None,
                    None,
                    0,
                    len(telling.sentence.text),
                    Certainty.STATED,
                    "listed",
                    one.last,
                )


def _last_line(sentence: Sentence) -> int:
    """The number of the line that ends with a sentence; 0 where more of the line follows."""
    end = sentence.start + len(sentence.text)
    last = sentence.lines(0, len(sentence.text.rstrip()))[1]
    return last if end >= len(sentence.prose.text) or sentence.prose.line_at(end) != last else 0


def _of_row(row: TableRow, length: int) -> Draft:
    return Draft(
        row.kind, row.unit, row.result, row.from_parent, row.to_parent, 0, length, Certainty.STATED, "row of a table"
    )
