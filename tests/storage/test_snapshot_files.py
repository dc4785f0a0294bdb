"""The text form: what goes in comes out, byte for byte; what is wrong is told with its line."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from changelog.domain.agreements import Agreement, Citation
from changelog.domain.dates import PartialDate
from changelog.domain.snapshots import Institution, Snapshot
from changelog.domain.sources import Document, SourceReference
from changelog.domain.texts import StatedText, normal_form
from changelog.domain.units import Function, Unit
from changelog.errors import InputError
from changelog.storage.snapshot_files import json_schema, read_snapshot, read_snapshots, write_snapshot
from changelog.storage.store import Store
from tests.storage import published_schemas
from tests.storage.invented import INSTITUTE, TOLD, facts_of, manual


def read(text: str | bytes, **how: Any) -> Snapshot:
    return read_snapshot(text if isinstance(text, bytes) else text.encode(), "file.json", **how)


# --- round trips ------------------------------------------------------------------------------------------------------


def test_manual_written_with_its_texts_is_read_as_it_was() -> None:
    assert repr(read(write_snapshot(manual(), with_texts=True))) == repr(manual())


def test_facts_alone_hold_no_printed_text_and_state_the_same() -> None:
    written = write_snapshot(manual(), with_texts=False)
    assert b"costa" not in written
    assert repr(read(written)) == repr(facts_of(manual()))
    assert read(written).digest == manual().digest


def test_layout_has_a_line_for_each_fact_and_each_function() -> None:
    assert write_snapshot(facts_of(manual()), with_texts=True).decode().splitlines()[18:34] == [
        "  },",
        f'  "document": {{"name": "manual_2021.txt", "sha256": "{"ab" * 32}", "lines": 400}},',
        '  "heads_on_top": false,',
        '  "whole_institution": false,',
        '  "units": [',
        "    {",
        '      "code": "7.1",',
        '      "name": "Dirección de Faros",',
        '      "rank": "Dirección",',
        '      "parent": null,',
        '      "lines": [99, 99],',
        '      "children_listed": true,',
        '      "functions_listed": true,',
        f'      "objective": {{"digest": "{StatedText.of("Conducir la red de faros.").digest}", "lines": [100, 100]}},',
        '      "number_of_functions": 2,',
        '      "functions": [',
    ]


WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=20).filter(normal_form)
DATES = st.builds(PartialDate, st.integers(1900, 2100), st.none() | st.integers(1, 12))
SPANS = st.none() | st.builds(lambda first, more: (first, first + more), st.integers(1, 10**6), st.integers(0, 50))
TEXTS = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=40).map(StatedText.of)


@st.composite
def snapshots(draw: st.DrawFn) -> Snapshot:
    """Any snapshot: a tree of up to six units, with or without a document, an act, texts and places."""
    document = draw(st.none() | st.builds(Document, WORDS, st.just("cd" * 32), st.integers(0, 9999)))
    place = document.digest if document else "file.json"

    def source() -> SourceReference | None:
        span = draw(SPANS)
        return SourceReference(place, *span) if span else None

    def text() -> StatedText:
        known = draw(TEXTS)
        return known if draw(st.booleans()) else StatedText(known.digest)

    def functions() -> tuple[Function, ...]:
        return tuple(
            Function(draw(st.sampled_from(["1.", "•", ""])), text(), (), source())
            for _ in range(draw(st.integers(0, 3)))
        )

    units: list[Unit] = []
    for number in range(draw(st.integers(1, 6))):
        listed = draw(st.booleans())
        units.append(
            Unit(
                code=f"7.{number}",
                name=draw(WORDS),
                rank=draw(st.none() | WORDS),
                parent=draw(st.none() | st.sampled_from([unit.code for unit in units])) if units else None,
                objective=(objective := text() if draw(st.booleans()) else None),
                functions=functions() if listed else (),
                functions_listed=listed,
                children_listed=draw(st.booleans()),
                source=source(),
                objective_source=source() if objective else None,
                articles=tuple(draw(st.lists(st.sampled_from(["10", "21 bis", "13A"]), max_size=2))),
            )
        )
    citations = tuple(Citation(draw(WORDS), source()) for _ in range(draw(st.integers(0, 2))))
    agreement = st.builds(
        Agreement, WORDS, st.none() | WORDS, st.none() | DATES, st.none() | WORDS, citations=st.just(citations)
    )
    on_top = draw(st.booleans())
    return Snapshot(
        institution=draw(st.builds(Institution, WORDS, st.none() | WORDS)),
        effective_date=draw(DATES),
        units=tuple(units),
        agreement=draw(st.none() | agreement),
        document=document,
        heads_on_top=on_top,
        whole_institution=on_top and draw(st.booleans()),
    )


@given(snapshots(), st.booleans())
def test_what_is_written_is_read_and_written_as_the_same_bytes(snapshot: Snapshot, with_texts: bool) -> None:
    written = write_snapshot(snapshot, with_texts=with_texts)
    again = read(written)
    assert write_snapshot(again, with_texts=with_texts) == written
    assert again.digest == snapshot.digest
    assert again == (snapshot if with_texts else facts_of(snapshot))
    jsonschema.Draft202012Validator(json_schema()).validate(json.loads(written))


@pytest.mark.parametrize("with_texts", [True, False])
def test_export_gives_back_what_load_took_in(store: Store, with_texts: bool) -> None:
    taken = write_snapshot(manual(), with_texts=with_texts)
    with store.transaction() as work:
        work.add_snapshot(read(taken), **TOLD)
        assert write_snapshot(work.snapshots(INSTITUTE.key)[0], with_texts=with_texts) == taken
        work.add_snapshot(manual(), **TOLD)
        assert write_snapshot(work.snapshots(INSTITUTE.key)[0], with_texts=with_texts) == taken


# --- made by hand -----------------------------------------------------------------------------------------------------

BY_HAND = """{
 "institution": "Instituto de Faros",
 "effective_date": "2018-01",
 "agreement": "ACDO 1/2018",
 "units": [
  {"code": "7", "name": "Dirección General", "parent": null, "objective": "Conducir."},
  {"code": "7.1", "name": "Dirección de Faros", "rank": "Dirección", "parent": "7",
   "functions": [{"marker": "1.", "text": "Vigilar la costa."}]}
 ]
}
"""


def test_file_made_by_hand_says_little_and_means_no_more_than_it_shows() -> None:
    found = read(BY_HAND)
    assert (found.institution, str(found.effective_date)) == (Institution("Instituto de Faros"), "2018-01")
    assert (found.heads_on_top, found.whole_institution, found.document) == (False, False, None)
    assert found.agreement == Agreement("ACDO 1/2018", citations=(Citation("ACDO 1/2018"),))
    assert found.units[0].objective == StatedText.of("Conducir.")
    assert all(unit.functions_listed for unit in found.units)
    assert [unit.children_listed for unit in found.units] == [True, False]
    assert found.units[1].functions == (Function("1.", StatedText.of("Vigilar la costa.")),)


def test_lines_without_a_document_are_of_the_file_itself() -> None:
    found = read(BY_HAND.replace('"parent": null', '"parent": null, "lines": [4, 6]'))
    assert found.units[0].source == SourceReference("file.json", 4, 6)


def test_missing_date_is_the_one_that_the_caller_gives() -> None:
    undated = BY_HAND.replace('"2018-01"', "null")
    assert read(undated, undated_as=PartialDate(2020)).effective_date == PartialDate(2020)
    assert read(BY_HAND, undated_as=PartialDate(2020)).effective_date == PartialDate(2018, 1)


def test_byte_order_mark_is_no_fault() -> None:
    assert read(b"\xef\xbb\xbf" + BY_HAND.encode()) == read(BY_HAND)


# --- what `read` prints -----------------------------------------------------------------------------------------------

OF_READ = {
    "format": "org-changelog/read",
    "version": 1,
    "document": {"name": "m.txt", "sha256": "ab" * 32, "lines": 9},
    "profile": "imss",
    "institution": {"name": "Instituto de Faros", "acronym": "IF"},
    "effective_date": "2011-04-01",
    "agreement": {"printed": "DOF 1", "published": "2010-12-30", "citations": [{"printed": "DOF 1", "lines": [3, 3]}]},
    "heads_on_top": True,
    "whole_institution": True,
    "parts": [
        {"effective_date": "2011-04-01", "agreement": {"printed": "DOF 1", "published": "2010-12-30"}, "units": 1},
        {"effective_date": "2018-05-10", "agreement": {"printed": "DOF 2", "published": "2018-05-09"}, "units": 1},
    ],
    "units": [
        {"code": "1", "name": "Dirección A", "rank": None, "parent": None, "objective": "Uno.", "functions": [],
         "lines": [4, 4], "functions_listed": True, "children_listed": True, "effective_date": "2011-04-01",
         "agreement": "DOF 1"},
        {"code": "2", "name": "Dirección B", "rank": None, "parent": None, "objective": None,
         "functions": [{"marker": "1.", "text": "Dos:\na) tres", "digest": StatedText.of("Dos:\na) tres").digest,
                        "lines": [6, 7], "sub_items": [{"marker": "a)", "text": "tres"}]}],
         "lines": [5, 5], "functions_listed": True, "children_listed": True, "effective_date": "2018-05-10",
         "agreement": "DOF 2"},
    ],
    "agreements": [{"anything": [1, 2]}],
    "findings": [{"check": "x", "lines": None}],
    "account": {"lines": 9, "uses": {}},
}  # fmt: skip


def test_what_read_prints_is_a_snapshot_for_each_date() -> None:
    first, second = read_snapshots(json.dumps(OF_READ).encode(), "read.json")
    assert [str(each.effective_date) for each in (first, second)] == ["2011-04-01", "2018-05-10"]
    assert [each.agreement.printed for each in (first, second) if each.agreement] == ["DOF 1", "DOF 2"]
    assert second.agreement is not None
    assert second.agreement.published == PartialDate(2018, 5, 9)
    assert not first.whole_institution
    assert second.units[0].functions[0].sub_items[0].text == "tres"


def test_what_read_prints_of_two_dates_is_not_one_snapshot() -> None:
    with pytest.raises(InputError, match="2011-04-01, 2018-05-10"):
        read(json.dumps(OF_READ))


def test_what_read_prints_of_one_date_is_one_snapshot() -> None:
    one = {**OF_READ, "units": OF_READ["units"][:1]}
    assert read(json.dumps(one)).whole_institution


# --- what is wrong ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("found", "put", "line", "told"),
    [
        ('"rank": "Dirección"', '"rango": "Dirección"', 7, "unknown field `rango`"),
        ('"institution": "Instituto de Faros",', "", 1, "missing required field `institution`"),
        ('"code": "7.1", ', "", 7, "missing required field `code`"),
        ('"name": "Dirección de Faros"', '"name": 7', 7, "Expected `str`, got `int`"),
        ('"marker": "1."', '"marker": null', 8, "Expected `str`, got `null`"),
        ('"code": "7.1"', '"code": "7"', 7, "code 7 is borne by two units, the first on line 6"),
        ('"parent": "7"', '"parent": "8"', 7, "hangs from 8, which is not in the file"),
        ('"parent": null', '"parent": "7.1"', 6, "in a circle: 7 > 7.1 > 7"),
        ('"parent": null', '"parent": "7"', 6, "in a circle: 7 > 7"),
        ('"name": "Dirección General"', '"name": " "', 6, "unit 7 has no name"),
        ('"code": "7.1"', '"code": " 7.1"', 7, "stray blanks"),
        ('"marker": "1."', '"marker": "1.", "marker": "2."', 8, "'marker' is given twice"),
        ('"effective_date": "2018-01",', '"effective_date": "2018-01", "units": [],', 5, "'units' is given twice"),
        ('"2018-01"', '"2018-02-30"', 3, "does not exist"),
        ('"2018-01"', '"enero de 2018"', 3, "is not a date"),
        ('"2018-01"', "null", 3, "no date of effect"),
        ('"text": "Vigilar la costa."', '"lines": [3, 2], "text": "x"', 8, "lines 3 to 2 cannot be"),
        ('"text": "Vigilar la costa."', '"lines": [3]', 8, "length 2"),
        ('"text": "Vigilar la costa."', f'"text": "x", "digest": "{"0" * 32}"', 8, "not that of the text"),
        ('"text": "Vigilar la costa."', '"digest": "abc"', 8, "32 hexadecimal digits"),
        (', "text": "Vigilar la costa."', "", 8, "neither a text nor a digest"),
        ('"parent": "7",', '"parent": "7", "number_of_functions": 2,', 7, "says that it has 2 functions and lists 1"),
        ('"parent": "7",', '"parent": "7", "functions_listed": false,', 7, "says that none are listed"),
        ('"agreement": "ACDO 1/2018"', '"agreement": {"printed": "A", "session": "20x8"}', 4, "is not a date"),
        ('"agreement"', '"format": "other/thing", "agreement"', 4, "'other/thing', not a snapshot"),
        ('"agreement"', '"version": 2, "agreement"', 4, "version 2 of the format"),
        ('"agreement"', '"whole_institution": true, "heads_on_top": false, "agreement"', 4, "whole institution"),
        ('"Instituto de Faros"', "null", 2, "no institution"),
        ('"Instituto de Faros"', '" "', 2, "an institution needs a name"),
        ('"parent": null, ', '"parent": null ', 6, "not well-formed JSON"),
        ('"Conducir."', '"Conducir\\u0000."', 6, "character"),
        ('"Conducir."', '"Conducir\\ud800."', 6, "JSON"),
    ],
)
def test_each_fault_is_told_with_its_line_and_what_to_do(found: str, put: str, line: int, told: str) -> None:
    assert BY_HAND.count(found) >= 1
    with pytest.raises(InputError) as refused:
        read(BY_HAND.replace(found, put, 1))
    assert told in refused.value.message
    assert refused.value.place == f"file.json:{line}"
    assert refused.value.remedy
    assert refused.value.exit_code == 3


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "empty"),
        (b" \n\n", "empty"),
        (BY_HAND.encode("latin-1"), "not UTF-8"),
        (BY_HAND.encode("utf-16"), "UTF-16"),
        (BY_HAND.encode()[:200], "not well-formed JSON"),
        (b"7. Dir\x00ecci", "not well-formed JSON"),
        (b"[1, 2]", "Expected `object`"),
        (b"[" * 100_000, "Expected `object`"),
        (
            b'{"institution": "x", "units": [], "findings": ' + b"[" * 100_000 + b"]" * 100_000 + b"}",
            "nested too deeply",
        ),
        (b'{"institution": "x", "units": [], "findings": ' + b"9" * 10_000 + b"}", "JSON"),
        (b'{"institution": "x", "units": [], "effective_date": "2018"}', "no units"),
    ],
)
def test_what_is_no_snapshot_file_is_told(content: bytes, told: str) -> None:
    with pytest.raises(InputError) as refused:
        read(content)
    assert told in refused.value.message
    assert refused.value.place
    assert refused.value.remedy


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_any_bytes_are_a_snapshot_or_an_input_error(content: bytes) -> None:
    with pytest.raises(InputError):
        read(content)


# --- the published schema ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", published_schemas.SCHEMAS)
def test_published_schemas_are_those_of_the_program(name: str) -> None:
    text = (published_schemas.FOLDER / name).read_text("utf-8")
    assert text == published_schemas.schema_text(name), "write it again: python -m tests.storage.published_schemas"


@pytest.mark.parametrize("text", [BY_HAND, write_snapshot(manual(), with_texts=True).decode()])
def test_schema_accepts_what_is_read(text: str) -> None:
    jsonschema.Draft202012Validator.check_schema(json_schema())
    jsonschema.Draft202012Validator(json_schema()).validate(json.loads(text))


@pytest.mark.parametrize("change", [{"units": []}, {"unknown": 1}, {"effective_date": "hoy"}, {"institution": {}}])
def test_schema_refuses_what_is_not_read(change: dict[str, Any]) -> None:
    validator = jsonschema.Draft202012Validator(json_schema())
    assert not validator.is_valid({**json.loads(BY_HAND), **change})


def test_agreement_of_the_file_is_kept_whole() -> None:
    found = read(write_snapshot(manual(), with_texts=False))
    assert found.agreement == manual().agreement
    assert replace(found, agreement=None) == replace(facts_of(manual()), agreement=None)


def test_file_that_gives_no_function_of_any_unit_says_nothing_of_functions() -> None:
    units = [{"code": "1", "name": "Dirección General"}, {"code": "1.1", "name": "División de Faros", "parent": "1"}]
    data = json.dumps({"institution": "Instituto de Faros", "effective_date": "2020-01-01", "units": units}).encode()
    assert [unit.functions_listed for unit in read_snapshot(data, "faros.json").units] == [False, False]


def test_unit_without_functions_in_a_file_that_gives_some_has_none() -> None:
    units = [
        {"code": "1", "name": "Dirección General"},
        {
            "code": "1.1",
            "name": "División de Faros",
            "parent": "1",
            "functions": [{"marker": "1.", "text": "Encender."}],
        },
    ]
    data = json.dumps({"institution": "Instituto de Faros", "effective_date": "2020-01-01", "units": units}).encode()
    assert [unit.functions_listed for unit in read_snapshot(data, "faros.json").units] == [True, True]


def test_file_made_by_hand_with_several_heads_lists_the_institution() -> None:
    units = [{"code": "1", "name": "Dirección de Faros"}, {"code": "2", "name": "Dirección de Costas"}]
    data = json.dumps({"institution": "Instituto de Faros", "effective_date": "2020-01-01", "units": units}).encode()
    found = read_snapshot(data, "faros.json")
    assert (found.heads_on_top, found.whole_institution) == (True, True)
