"""The register of acts: citations of all documents joined by body, day and number; conflicts told, doubts kept apart."""

from __future__ import annotations

import itertools
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from changelog.domain.acts import ActKind
from changelog.domain.agreements import Agreement, Citation
from changelog.domain.dates import PartialDate
from changelog.domain.narratives import Certainty, NarratedChange, NarratedKind, Narrative
from changelog.domain.registers import ConflictKind, DoubtKind, RegisteredAct, StructureUnderAct
from changelog.domain.snapshots import Institution
from changelog.domain.sources import Document, SourceReference
from changelog.history.register import register
from changelog.reading.terms import parse_agreement

FAROS = Institution("Instituto de Faros", "IF")
DAY = PartialDate.from_iso


def act(printed: str, line: int = 1, document: str = "a", **days: str) -> Agreement:
    """An act as one line of a document cites it; `days` are told there."""
    told = {name: DAY(day) for name, day in days.items()}
    parsed = parse_agreement(printed) or Agreement(printed)
    cited = Citation(printed, SourceReference(document, line, line), **told)
    approved = parsed.approved or told.get("approved")
    return replace(
        parsed, approved=approved, published=told.get("published"), effective=told.get("effective"), citations=(cited,)
    )


def change(unit: str, agreement: str, line: int, document: str = "a", effective: str | None = None) -> NarratedChange:
    return NarratedChange(
        kind=NarratedKind.CREATED,
        unit=unit,
        result=(),
        from_parent=None,
        to_parent=None,
        agreement=agreement,
        approved=None,
        published=None,
        effective=DAY(effective) if effective else None,
        source=SourceReference(document, line, line),
        group=f"{line}:0",
        certainty=Certainty.STATED,
    )


def narrative(*acts: Agreement, changes: tuple[NarratedChange, ...] = (), document: str = "a") -> Narrative:
    return Narrative(FAROS, Document(f"{document}.txt", document, 900), changes, acts)


def structure(agreement: Agreement | None, effective: str, digest: str = "d") -> StructureUnderAct:
    source = SourceReference("a", 700, 700)
    return StructureUnderAct(digest, DAY(effective), agreement, ("Dirección de Faros",), "a.txt", source)


def registered(*acts: Agreement) -> tuple[RegisteredAct, ...]:
    """The register of documents that cite one act each."""
    return register((), [narrative(one, document=f"{number:03}") for number, one in enumerate(acts)])


def conflicts(*acts: Agreement) -> list[tuple[ConflictKind, tuple[str, str]]]:
    return [(one.kind, one.said) for found in registered(*acts) for one in found.conflicts]


def doubts(*acts: Agreement) -> list[tuple[str, DoubtKind, str | None]]:
    return [(found.agreement.printed, one.kind, one.other) for found in registered(*acts) for one in found.doubts]


# --- joining ------------------------------------------------------------------------------------------------------------


def test_other_letters_are_one_act_and_a_conflict() -> None:
    one, other = act("ACDO.AS2.HCF.270416/95.P.DA", 32), act("ACDO.SA2.HCF.270416/95.P.DG", 119)
    (found,) = registered(one, other)
    assert found.spellings == (one.printed, other.printed)
    said = (one.printed, other.printed)
    assert conflicts(one, other) == [(ConflictKind.SITTING, said), (ConflictKind.PROMOTER, said)]


def test_lost_letters_are_one_act_and_a_conflict() -> None:
    lost, whole = act("2.HCF.280312/76P.DAED"), act("ACDO.SA2.HCF.280312/76.P.DAED")
    assert conflicts(lost, whole) == [(ConflictKind.LOST_LETTERS, (lost.printed, whole.printed))]


def test_blanks_stops_and_dashes_are_no_conflict() -> None:
    spelled = ("ACDO.SA2.HCF.111213/361.P.DAED", "ACDO. SA2.HCF.111213/361.P.DAED.", "ACDO-SA2-HCF-111213-361 P (DAED)")
    (found,) = registered(*map(act, spelled))
    assert len(found.agreement.citations) == 3
    assert found.conflicts == found.doubts == ()


def test_two_acts_of_one_session_stay_two() -> None:
    found = registered(act("ACDO.AS2.HCF.310822/226.P.DA"), act("ACDO.SA2.HCF.310822/244.P.DA"))
    assert [one.agreement.number for one in found] == ["226", "244"]
    assert [one.doubts for one in found] == [(), ()]


def test_one_number_of_two_sessions_is_two_acts() -> None:
    assert len(registered(act("ACDO.AS2.HCF.310822/226.P.DA"), act("ACDO.AS2.HCF.300921/226.P.DA"))) == 2


def test_a_number_with_its_year_is_the_act_of_that_year_and_body() -> None:
    code, number = act("ACDO.AS2.HCF.310822/226.P.DA"), replace(act("Acuerdo 226/2022"), body="Consejo de Faros")
    assert len(registered(code, replace(number, body="Consejo Fluvial"))) == 1
    assert len(registered(code, number)) == 1
    assert len(registered(code, replace(number, body="Junta Directiva"))) == 2


def test_an_oficio_is_one_by_its_number_and_a_decree_by_its_day_and_title() -> None:
    assert len(registered(act("oficio número 07 52/0044"), act("Oficio 0752/0044", approved="2014-07-04"))) == 2
    numbered = [replace(one, number="07 52/0044") for one in (act("oficio número 07 52/0044"), act("Oficio 0752/0044"))]
    assert len(registered(*numbered)) == 1
    title = "Decreto por el que se reforma el Reglamento de Faros"
    (found,) = registered(
        act(title, published="2001-12-17"),
        act(title, approved="2001-12-17"),
        act("Decreto DOF 17 de diciembre de 2001", published="2001-12-17"),
    )
    assert (found.kind, found.missing) == (ActKind.DECREE, ("effective",))
    assert len(registered(act(title, published="2001-12-17"), act(title, published="2003-06-19"))) == 2


def test_acts_of_one_day_whose_titles_differ_stay_two_and_what_could_be_either_joins_neither() -> None:
    found = registered(
        act("Manual de Organización de Faros", published="2003-10-24"),
        act("Manual de Organización de Boyas", published="2003-10-24"),
        act("Modificación publicada en el Diario Oficial", published="2003-10-24"),
    )
    assert len(found) == 3


def test_two_acts_never_show_the_same_letters() -> None:
    title = "Reglamento Interior de Faros"
    found = registered(act(title, published="2001-12-17"), act(title, published="2006-09-18"))
    assert [one.agreement.printed for one in found] == [f"{title} (2001-12-17)", f"{title} (2006-09-18)"]


# --- conflicts and doubts -----------------------------------------------------------------------------------------------


def test_the_date_in_the_code_against_the_prose_is_a_conflict_with_both_places() -> None:
    (found,) = registered(
        act("ACDO.AS2.HCF.310822/7.P.DA", 4), act("ACDO.AS2.HCF.310822/7.P.DA", 9, approved="2022-08-30")
    )
    (conflict,) = found.conflicts
    assert (conflict.kind, conflict.said) == (ConflictKind.CODE_AND_PROSE, ("2022-08-31", "2022-08-30"))
    assert [place and place.first_line for place in conflict.places] == [4, 9]


def test_two_days_told_are_a_conflict_and_a_vaguer_day_is_none() -> None:
    code = "ACDO.AS2.HCF.310822/7.P.DA"
    assert conflicts(act(code, 1, effective="2022-09-01"), act(code, 2, effective="2022-10-01")) == [
        (ConflictKind.EFFECTIVE, ("2022-09-01", "2022-10-01"))
    ]
    assert conflicts(act(code, 1, effective="2022-09-01"), act(code, 2, effective="2022-09")) == []
    assert conflicts(act(code, 1, published="2022-09-01"), act(code, 2, published="2022-09-02")) == [
        (ConflictKind.PUBLISHED, ("2022-09-01", "2022-09-02"))
    ]


def test_effect_and_publication_before_the_approval_are_conflicts() -> None:
    code = "ACDO.AS2.HCF.310822/7.P.DA"
    assert conflicts(act(code, effective="2022-08-01", published="2022-08-02")) == [
        (ConflictKind.EFFECT_BEFORE_APPROVAL, ("2022-08-31", "2022-08-01")),
        (ConflictKind.PUBLISHED_BEFORE_APPROVAL, ("2022-08-31", "2022-08-02")),
    ]
    (found,) = register([structure(act(code), "2018-02-16")], ())
    assert [(one.kind, one.said[1]) for one in found.conflicts] == [(ConflictKind.EFFECT_BEFORE_APPROVAL, "2018-02-16")]


def test_an_act_with_one_day_of_effect_for_each_unit_is_no_conflict_and_one_unit_with_two_is() -> None:
    code = "ACDO.AS2.HCF.310822/7.P.DA"
    boats, ports = (
        change("Unidad de Botes", code, 5, effective="2022-09-01"),
        change("Unidad de Puertos", code, 6, effective="2022-10-01"),
    )
    (found,) = register((), [narrative(act(code, 5), changes=(boats, ports))])
    assert found.conflicts == ()
    assert [str(effect.day) for effect in found.effects] == ["2022-09-01", "2022-10-01"]
    again = change("Unidad de Botes", code, 9, effective="2022-10-01")
    (found,) = register((), [narrative(act(code, 5), changes=(boats, again))])
    assert [(one.kind, one.said) for one in found.conflicts] == [(ConflictKind.EFFECTIVE, ("2022-09-01", "2022-10-01"))]


def test_a_number_or_a_session_that_only_lost_a_digit_is_a_doubt_and_stays_two() -> None:
    whole, lost = "ACDO.AS2.HCF.250821/204.P.DA", "ACDO.AS2.HCF.250821/20.P.DA"
    assert doubts(act(whole), act(lost)) == [(lost, DoubtKind.LOST_DIGIT, whole), (whole, DoubtKind.LOST_DIGIT, lost)]
    changed = "ACDO.AS2.HCF.260821/204.P.DA"
    assert [kind for _, kind, _ in doubts(act(whole), act(changed))] == [DoubtKind.LOST_DIGIT] * 2
    assert doubts(act(whole), act("ACDO.AS2.HCF.250821/31.P.DA")) == []


def test_a_cut_number_an_impossible_date_and_a_missing_number_are_doubts() -> None:
    assert doubts(act("ACDO.AS2.HCF.250821/20/.P.DA")) == [("ACDO.AS2.HCF.250821/20/.P.DA", DoubtKind.NUMBER_CUT, None)]
    assert [kind for _, kind, _ in doubts(act("ACDO.AS2.HCF.320822/7.P.DA"))] == [DoubtKind.DATE_IMPOSSIBLE]
    told = "26 de octubre de 2005, el Consejo de Faros aprobó"
    unnumbered = replace(act(told, approved="2005-10-26"), body="Consejo Fluvial", session=DAY("2005-10-26"))
    numbered = act("ACDO.AS2.HCF.261005/459.P.DA")
    assert [kind for _, kind, _ in doubts(unnumbered, numbered)] == [DoubtKind.NUMBER_MISSING] * 2


def test_a_code_that_lost_a_digit_of_its_date_may_be_the_whole_one() -> None:
    lost, whole = "ACDO.AS2.HCF.31082/226.P.DA", "ACDO.AS2.HCF.310822/226.P.DA"
    kinds = {(printed, kind, other) for printed, kind, other in doubts(act(lost), act(whole))}
    assert (lost, DoubtKind.LOST_DIGIT, whole) in kinds
    assert (lost, DoubtKind.DATE_IMPOSSIBLE, None) in kinds


def test_other_letters_of_the_body_are_a_doubt() -> None:
    kinds = [kind for _, kind, _ in doubts(act("ACDO.AS2.HCF.310822/226.P.DA"), act("ACDO.AS2.HFC.310822/226.P.DA"))]
    assert kinds == [DoubtKind.OTHER_BODY] * 2


# --- what rests on an act -----------------------------------------------------------------------------------------------


def test_changes_and_snapshots_rest_on_the_act_however_it_is_spelled() -> None:
    one, other = act("ACDO.AS2.HCF.270416/95.P.DA", 5), act("ACDO.SA2.HCF.270416/95.P.DG", 7, "b")
    (found,) = register(
        [structure(one, "2016-05-01")],
        [
            narrative(one, changes=(change("Unidad de Botes", one.printed, 5),)),
            narrative(other, changes=(change("Unidad de Puertos", other.printed, 7, "b"),), document="b"),
        ],
    )
    assert [narrated.unit for narrated in found.narrated] == ["Unidad de Botes", "Unidad de Puertos"]
    assert [under.digest for under in found.structures] == ["d"]
    assert str(found.agreement.effective) == "2016-05-01"


def test_of_two_acts_with_the_same_letters_a_change_rests_on_the_one_cited_nearest() -> None:
    title = "Ley de Faros"
    first, second = act(title, 10, published="1959-12-30"), act(title, 40, published="1983-12-27")
    found = register((), [narrative(first, second, changes=(change("Unidad de Botes", title, 42),))])
    assert [(str(one.day), len(one.narrated)) for one in found] == [("1959-12-30", 0), ("1983-12-27", 1)]


def test_a_change_whose_act_its_file_does_not_list_is_registered_all_the_same() -> None:
    (found,) = register((), [narrative(changes=(change("Unidad de Botes", "ACDO 1/2018", 3),))])
    assert (found.agreement.printed, len(found.narrated)) == ("ACDO 1/2018", 1)


def test_an_act_that_only_a_file_of_facts_names_has_no_citation_and_is_registered() -> None:
    named = replace(act("ACDO.AS2.HCT.310822/226.P.DA", approved="2022-08-30"), citations=())
    (found,) = register([structure(named, "2022-10-01")], [])
    assert found.structures
    assert {conflict.places[0] for conflict in found.conflicts} <= {None}


def test_missing_pieces_are_named() -> None:
    (found,) = registered(act("Acuerdo 177/2001"))
    assert found.missing == ("body", "effective")


# --- laws ---------------------------------------------------------------------------------------------------------------

CODES = st.builds(
    "ACDO.{}.HCF.{}/{}.P.{}".format,
    st.sampled_from(["AS2", "SA2", "SA3"]),
    st.sampled_from(["310822", "310823", "250821", "990821", "32082"]),
    st.sampled_from(["7", "20", "204", "226"]),
    st.sampled_from(["DA", "DG"]),
)
OTHERS = st.sampled_from(
    [
        "Acuerdo 226/2022",
        "Acuerdo 7/2021",
        "Ley 38",
        "Ley de Faros",
        "Decreto por el que se reforma la Ley",
        "oficio 12/3",
    ]
)
DAYS = st.fixed_dictionaries(
    {},
    optional={
        name: st.sampled_from(["2022", "2022-08-31", "2022-09-01", "2021-08-25"])
        for name in ("approved", "published", "effective")
    },
)
CITED = st.lists(st.tuples(st.one_of(CODES, OTHERS), DAYS), max_size=8)


@given(CITED)
def test_every_citation_is_in_the_register_once_and_codes_are_joined_by_day_and_number(
    cited: list[tuple[str, dict[str, str]]],
) -> None:
    acts = [act(printed, line, **days) for line, (printed, days) in enumerate(cited, 1)]
    found = register((), [narrative(*acts)])
    places = [(one.printed, one.source) for each in found for one in each.agreement.citations]
    assert sorted(places, key=str) == sorted(
        {(one.citations[0].printed, one.citations[0].source) for one in acts}, key=str
    )
    keys = [one.agreement.key for one in found]
    assert len(keys) == len(set(keys))
    by_code = {(one.body, one.session, one.number) for one in acts if one.body and one.session}
    assert len([one for one in found if one.agreement.body and one.agreement.session]) == len(by_code)


@given(CITED.filter(lambda cited: len(cited) <= 4))
def test_the_order_of_documents_recorded_changes_nothing(cited: list[tuple[str, dict[str, str]]]) -> None:
    told = [
        narrative(act(printed, 1, document=f"{number}", **days), document=f"{number}")
        for number, (printed, days) in enumerate(cited)
    ]
    answers = [register((), order) for order in itertools.permutations(told)]
    assert all(answer == answers[0] for answer in answers)
