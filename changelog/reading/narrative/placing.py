"""Parents that a sentence tells of several changes at once, or of none: "ambas dependientes de X", "En la X, se crea"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from changelog.domain.narratives import Certainty, NarratedKind
from changelog.reading.narrative.forms import shaped
from changelog.reading.narrative.marking import ARTICLES, SIGN, Marked
from changelog.reading.narrative.tellings import ARRIVING, ONE_TO_ONE, Draft

_TOPIC = shaped(
    rf"(?:^\W*(?:en|dentro de) {ARTICLES}(?P<within>{SIGN}),"
    r"|(?:[Ee]n lo que corresponde|[Ee]n lo que toca|[Pp]or cuanto hace|[Pp]or lo que (?:hace|respecta|toca)|[Ee]n "
    r"relación|"
    r"[Rr]especto|[Cc]ontinuando con|<noun amend>|[Aa]decuaciones|[Ee]structura(?: orgánica| organizacional| "
    r"básica){0,2}|"
    rf"[Rr]eestructura|[Rr]eorganización|[Aa]tribuciones)[^\ue000-\uf6ff.;]{{0,40}}? ?\b(?:a|al|de|del|en|con) "
    rf"{ARTICLES}(?P<topic>{SIGN}))"
)


def with_shared_parents(drafts: Sequence[Draft], marked: Marked) -> list[Draft]:
    """The changes of a sentence with the parents that it tells of all of them, or in another change of the same unit."""
    found = list(drafts)
    for offset, parent, is_both in marked.together:
        before = [place for place, draft in enumerate(found) if draft.first < offset]
        for place in before[-2:] if is_both else before:
            found[place] = _hung(found[place], parent)
    moved = {draft.unit: draft for draft in reversed(found) if draft.kind is NarratedKind.REASSIGNED}
    return [_like(draft, moved.get(draft.unit)) for draft in found]


def _hung(draft: Draft, parent: str) -> Draft:
    """ "X por Y y Z por W, ambas dependientes de U": what is said of all is true of each."""
    before, after = draft.from_parent or parent, draft.to_parent or parent
    if draft.kind in ONE_TO_ONE:
        return replace(draft, from_parent=before, to_parent=after)
    if draft.kind is NarratedKind.CREATED:
        return replace(draft, to_parent=after)
    return replace(draft, from_parent=before) if draft.kind is NarratedKind.ABOLISHED else draft


def _like(draft: Draft, moved: Draft | None) -> Draft:
    """A unit that moves and takes another name in one sentence has the same parents in both."""
    if draft.kind not in (NarratedKind.RENAMED, NarratedKind.TRANSFORMED) or moved is None:
        return draft
    before, after = draft.from_parent or moved.from_parent, draft.to_parent or moved.to_parent
    return replace(draft, from_parent=before, to_parent=after)


def placed(drafts: Sequence[Draft], marked: Marked, topic: str | None) -> tuple[list[Draft], str | None]:
    """New and arriving units without a parent join the unit whose parts the sentence, or the text before it, tells; with
    them that unit as it is spoken of afterwards."""
    topics = [
        (marked.offsets[found.end() - 1], units[0].name)
        for found in _TOPIC.finditer(marked.text)
        if len(units := marked.units(found["topic"] or found["within"])) == 1
    ]
    found = []
    for draft in drafts:
        while topics and topics[0][0] <= draft.first:
            topic = topics.pop(0)[1]
        if topic is not None and draft.to_parent is None and _joins(draft, topic):
            is_stated = draft.certainty is Certainty.STATED
            draft = replace(draft, to_parent=topic, certainty=Certainty.IMPLIED if is_stated else draft.certainty)
        if draft.kind is NarratedKind.RENAMED and draft.unit == topic:
            topic = draft.result[0]
        found.append(draft)
    return found, topics[-1][1] if topics else topic


def _joins(draft: Draft, topic: str) -> bool:
    """Units join one of another rank than their own."""
    if draft.kind not in ARRIVING or topic == draft.from_parent:
        return False
    return draft.unit.partition(" ")[0].casefold() != topic.partition(" ")[0].casefold()
