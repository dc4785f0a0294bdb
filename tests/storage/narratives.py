"""Any narrative and any telling, for laws."""

from __future__ import annotations

from hypothesis import strategies as st

from changelog.domain.agreements import Agreement, Citation
from changelog.domain.dates import PartialDate
from changelog.domain.instructions import FunctionInstruction, InstructionKind
from changelog.domain.narratives import Certainty, NarratedChange, NarratedKind, Narrative
from changelog.domain.snapshots import Institution
from changelog.domain.sources import Document, SourceReference
from changelog.domain.tellings import DayFrom, Disagreement, Outcome, Telling
from changelog.domain.texts import StatedText
from changelog.domain.units import Function, SubItem

LINES = 900
NAMES = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=20).filter(
    str.strip
) | st.sampled_from(
    [
        "Reglamento del Instituto de Faros",
        "Instituto de Faros",
        "Dirección {de} Faros",
        "Institutode Faros",
        "{institution}",
    ]
)
DATES = st.builds(PartialDate, st.integers(1900, 2100), st.none() | st.integers(1, 12)) | st.dates().map(PartialDate.of)
DOCUMENTS = st.builds(Document, NAMES, st.sampled_from(["cd" * 32, "0" * 64]), st.just(LINES))
INSTITUTIONS = st.builds(Institution, NAMES | st.just("Instituto de Faros"), st.none() | NAMES)


@st.composite
def sources(draw: st.DrawFn, document: str) -> SourceReference:
    first = draw(st.integers(1, LINES))
    return SourceReference(document, first, draw(st.integers(first, LINES)), draw(st.none() | st.integers(1, 99)))


def changes(document: str) -> st.SearchStrategy[NarratedChange]:
    return st.builds(
        NarratedChange,
        kind=st.sampled_from(NarratedKind),
        unit=NAMES,
        result=st.lists(NAMES, max_size=3).map(tuple),
        from_parent=st.none() | NAMES,
        to_parent=st.none() | NAMES,
        agreement=st.none() | NAMES,
        approved=st.none() | DATES,
        published=st.none() | DATES,
        effective=st.none() | DATES,
        source=sources(document),
        group=st.sampled_from(["14:0", "1", ""]),
        certainty=st.sampled_from(Certainty),
    )


def acts(document: str) -> st.SearchStrategy[Agreement]:
    days = {"approved": st.none() | DATES, "published": st.none() | DATES, "effective": st.none() | DATES}
    citations = st.builds(Citation, NAMES, st.none() | sources(document), **days)
    return st.builds(
        Agreement,
        printed=NAMES,
        body=st.none() | NAMES,
        session=st.none() | DATES,
        number=st.none() | NAMES,
        promoter=st.none() | NAMES,
        citations=st.lists(citations, max_size=2).map(tuple),
        **days,
    )


def instructions(document: str) -> st.SearchStrategy[FunctionInstruction]:
    days = {"approved": st.none() | DATES, "published": st.none() | DATES, "effective": st.none() | DATES}
    functions = st.builds(
        Function,
        st.sampled_from(["III.", "4.", "XV Bis.-", "•", ""]),
        NAMES.map(StatedText.of),
        st.lists(st.builds(SubItem, st.sampled_from(["a)", "b)"]), NAMES), max_size=1).map(tuple),
        st.none() | sources(document),
    )
    return st.builds(
        FunctionInstruction,
        kind=st.sampled_from(InstructionKind),
        unit=st.none() | NAMES,
        article=st.none() | st.sampled_from(["10", "21 bis", "13A"]),
        norm=st.none() | NAMES,
        marker=st.none() | st.sampled_from(["III", "XV Bis", "4"]),
        functions=st.lists(functions, max_size=2).map(tuple),
        agreement=st.none() | NAMES,
        source=sources(document),
        **days,
    )


@st.composite
def narratives(draw: st.DrawFn) -> Narrative:
    document = draw(DOCUMENTS)
    return Narrative(
        institution=draw(INSTITUTIONS),
        document=document,
        changes=tuple(draw(st.lists(changes(document.digest), max_size=3))),
        agreements=tuple(draw(st.lists(acts(document.digest), max_size=2))),
        instructions=tuple(draw(st.lists(instructions(document.digest), max_size=2))),
        amends=draw(st.booleans()),
    )


def tellings() -> st.SearchStrategy[Telling]:
    told = changes("cd" * 32)
    days = st.none() | st.dates()
    ids = st.lists(st.sampled_from(["u1", "u2", "u3"]), max_size=2).map(tuple)
    differing = st.builds(Disagreement, st.just("effective"), told, told, st.tuples(NAMES, NAMES))
    return st.builds(
        Telling,
        told=st.lists(told, min_size=1, max_size=2).map(tuple),
        agreement=st.none() | NAMES,
        day=days,
        day_from=st.sampled_from(DayFrom),
        outcome=st.sampled_from(Outcome),
        not_before=days,
        not_after=days,
        unit_ids=ids,
        result_ids=ids,
        from_id=st.none() | st.just("u4"),
        to_id=st.none() | st.just("u5"),
        why=st.lists(NAMES, max_size=2).map(tuple),
        disagreements=st.lists(differing, max_size=1).map(tuple),
    )
