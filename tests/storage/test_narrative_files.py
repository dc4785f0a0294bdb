"""Narrative files: what goes in comes out, byte for byte; what is wrong is told with its line."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from changelog.domain.dates import PartialDate
from changelog.domain.narratives import Certainty, NarratedKind, Narrative
from changelog.domain.snapshots import Institution
from changelog.domain.sources import Document
from changelog.domain.texts import StatedText
from changelog.errors import InputError
from changelog.storage.fact_files import format_of
from changelog.storage.narrative_files import (
    FORMAT,
    narrative_path,
    narrative_paths,
    narrative_schema,
    read_narrative,
    write_narrative,
)
from changelog.storage.narrative_names import spelled_out, written_name
from changelog.storage.snapshot_files import read_snapshot, write_snapshot
from changelog.storage.store import Store
from tests.storage.invented import INSTITUTE, MANUAL, TOLD, manual, narrative
from tests.storage.narratives import narratives


def read(text: str | bytes) -> Narrative:
    return read_narrative(text if isinstance(text, bytes) else text.encode(), "file.json")


# --- round trips ------------------------------------------------------------------------------------------------------


WRITTEN = """{
  "format": "org-changelog/narrative",
  "version": 1,
  "institution": {"name": "Instituto de Faros y Senderos", "acronym": "INFASE"},
  "document": {"name": "manual_2021.txt", "sha256": "%s", "lines": 400},
  "changes": [
    {"kind": "renamed", "unit": "División de Faroles", "result": [{"unit": "División de Linternas"}], "agreement": "ACDO.AS2.HCT.250821/20.P.DA", "approved": "2021-08-25", "effective_date": "2021-09", "lines": [14, 15], "group": "14:0", "certainty": "stated"},
    {"kind": "structure_stated", "unit": "Dirección de Faros", "result": [{"unit": "División de Linternas"}, {"unit": "Área de Óptica"}], "to_parent": "{institution}", "agreement": "Reglamento del {institution} {{segundo}}", "published": "1998", "lines": [16, 19], "page": 2, "group": "16:0", "certainty": "implied"}
  ],
  "agreements": [
    {
      "printed": "ACDO.AS2.HCT.250821/20.P.DA",
      "body": "HCT",
      "session": "2021-08-25",
      "number": "20",
      "promoter": "DA",
      "approved": "2021-08-25",
      "published": null,
      "effective": null,
      "citations": [
        {"printed": "ACDO.AS2.HCT.250821/20.P.DA", "lines": [12, 12], "effective": "2021-09"},
        {"printed": "acuerdo 20", "lines": [90, 91], "page": 4},
        {"printed": "acuerdo 20", "lines": null}
      ]
    },
    {
      "printed": "Reglamento del {institution} {{segundo}}",
      "body": null,
      "session": null,
      "number": null,
      "promoter": null,
      "approved": null,
      "published": null,
      "effective": null,
      "citations": []
    }
  ]
}
""" % ("ab" * 32)


def test_layout_has_a_line_for_each_change_and_a_block_for_each_act() -> None:
    assert write_narrative(narrative()).decode() == WRITTEN


@given(narratives())
def test_what_is_written_is_read_and_written_as_the_same_bytes(told: Narrative) -> None:
    for with_texts, expected in ((True, told), (False, without_texts(told))):
        written = write_narrative(told, with_texts=with_texts)
        again = read(written)
        assert repr(again) == repr(expected)
        assert again.digest == told.digest
        assert write_narrative(again, with_texts=with_texts) == written
        assert format_of(written) == FORMAT
        jsonschema.Draft202012Validator(narrative_schema()).validate(json.loads(written))


def without_texts(told: Narrative) -> Narrative:
    """Without the texts of new functions: what a file of facts holds."""
    instructions = (
        replace(
            one, functions=tuple(replace(new, text=StatedText(new.text.digest), sub_items=()) for new in one.functions)
        )
        for one in told.instructions
    )
    return replace(told, instructions=tuple(instructions))


def test_new_function_without_text_and_digest_or_with_those_of_two_texts_is_refused() -> None:
    stated = {"marker": "2.", "lines": [9, 9]}
    for function, message in (
        (stated, "neither a text nor a digest"),
        ({**stated, "text": "Apagar.", "digest": "0" * 32}, "not that of the text"),
        ({**stated, "digest": "0" * 31}, "hexadecimal digits"),
    ):
        order = {
            "kind": "reformed",
            "unit": "Dirección de Faros",
            "marker": "2",
            "lines": [9, 9],
            "functions": [function],
        }
        content = {**json.loads(write_narrative(narrative())), "instructions": [order]}
        with pytest.raises(InputError, match=message):
            read(json.dumps(content))


@given(st.text("ab {}ón\n", max_size=20), st.text("ab {}ón", min_size=1, max_size=8))
def test_name_written_with_the_institution_in_it_is_spelled_out_again(name: str, institution: str) -> None:
    assert spelled_out(written_name(name, institution), institution) == name


def test_name_within_a_longer_word_is_not_the_institution() -> None:
    assert written_name("Ley de Faros y Farosas", "Faros") == "Ley de {institution} y Farosas"


def test_export_gives_back_what_load_took_in(store: Store) -> None:
    taken = write_narrative(narrative())
    with store.transaction() as work:
        work.add_narrative(read(taken), **TOLD)
        assert [write_narrative(told) for told in work.narratives(INSTITUTE.key)] == [taken]
        assert not work.add_narrative(narrative(), **TOLD)


# --- names of files ---------------------------------------------------------------------------------------------------


def test_path_tells_institution_and_document() -> None:
    assert str(narrative_path(narrative())) == "infase/narrative_manual-2021_abababab.json"
    odd = replace(narrative(), institution=Institution("../.."), document=Document("../CON.txt", "ab" * 32, 9))
    path = narrative_path(odd)
    assert len(path.parts) == 2
    assert ".." not in path.parts


def test_narratives_that_would_share_a_path_each_bear_their_whole_digest() -> None:
    other = replace(narrative(), document=replace(MANUAL, digest="ab" * 31 + "cd"))
    paths = [str(path) for path, _ in narrative_paths([narrative(), other])]
    assert paths == sorted(
        f"infase/narrative_manual-2021_abababab_{digest}.json" for digest in (MANUAL.digest, other.document.digest)
    )


# --- what is wrong ----------------------------------------------------------------------------------------------------

BY_HAND = """{
 "format": "org-changelog/narrative", "version": 1,
 "institution": {"name": "Instituto de Faros"},
 "document": {"name": "manual.txt", "sha256": "%s", "lines": 90},
 "changes": [
  {"kind": "renamed", "unit": "Dirección de Luces",
   "result": [{"unit": "Dirección de Faros"}],
   "agreement": null, "approved": "2018-01", "effective_date": "2018-02-01", "page": 3,
   "lines": [14, 16], "group": "14:0", "certainty": "stated"}
 ],
 "agreements": [
  {"printed": "ACDO 1/2018", "session": "2018-01-15",
   "citations": [{"printed": "ACDO 1/2018", "lines": [14, 14], "effective": "2018"}]}
 ]
}
""" % ("ab" * 32)


def test_file_made_by_hand_is_read() -> None:
    told = read("\ufeff" + BY_HAND)
    [change], [act] = told.changes, told.agreements
    assert (told.institution, told.document) == (
        Institution("Instituto de Faros"),
        Document("manual.txt", "ab" * 32, 90),
    )
    assert (change.kind, change.result, change.certainty) == (
        NarratedKind.RENAMED,
        ("Dirección de Faros",),
        Certainty.STATED,
    )
    assert (str(change.source), change.source.page) == (f"{'ab' * 32}:14-16", 3)
    assert (act.session, act.citations[0].effective) == (PartialDate(2018, 1, 15), PartialDate(2018))
    jsonschema.Draft202012Validator(narrative_schema()).validate(json.loads(BY_HAND))


@pytest.mark.parametrize(
    ("found", "put", "line", "told"),
    [
        ('"unit": "Dirección de Luces"', '"units": "Dirección de Luces"', 6, "unknown field `units`"),
        ('"agreement": null', '"acuerdo": null', 8, "unknown field `acuerdo`"),
        (', "certainty": "stated"', "", 6, "missing required field `certainty`"),
        ('"lines": [14, 16], ', "", 6, "missing required field `lines`"),
        ('"document"', '"Document"', 4, "unknown field `Document`"),
        ('"unit": "Dirección de Luces"', '"unit": "Dirección de Luces", "unit": "x"', 6, "'unit' is given twice"),
        ('"unit": "Dirección de Luces"', '"unit": " "', 6, "'unit' is empty"),
        ('{"unit": "Dirección de Faros"}', '{"unit": ""}', 7, "'unit' is empty"),
        ('{"unit": "Dirección de Faros"}', '"Dirección de Faros"', 7, "Expected `object`, got `str`"),
        ('"agreement": null', '"to_parent": ""', 8, "'to_parent' is empty"),
        ("Dirección de Luces", "Dirección de {institucion}", 6, "'{' stands alone in 'Dirección de {institucion}'"),
        ('"renamed"', '"renombrada"', 6, "'renombrada' is no kind of a narrated change"),
        ('"stated"', '"seguro"', 9, "'seguro' is no certainty of a narrated change"),
        ('"2018-01"', '"2018-13"', 8, "does not exist"),
        ('"2018-02-01"', '"1 de febrero de 2018"', 8, "is not a date"),
        ('"2018-02-01"', '""', 8, "is not a date"),
        ('"2018-01-15"', '"2018-02-30"', 12, "does not exist"),
        ('"effective": "2018"', '"effective": "18"', 13, "is not a date"),
        ("[14, 16]", "[16, 14]", 9, "lines 16 to 14 cannot be"),
        ("[14, 16]", "[0, 16]", 9, "lines 0 to 16 cannot be"),
        ("[14, 16]", "[14, 91]", 9, "lines 14 to 91 are beyond the 90 of the document"),
        ("[14, 16]", "[14]", 9, "length 2"),
        ("[14, 14]", "[140, 141]", 13, "beyond the 90"),
        ('"page": 3', '"page": 0', 8, "Expected `int` >= 1"),
        ('"printed": "ACDO 1/2018", "session"', '"printed": "", "session"', 12, "'printed' is empty"),
        ('"name": "Instituto de Faros"', '"name": " "', 3, "an institution needs a name"),
        ('{"name": "Instituto de Faros"}', '"Instituto de Faros"', 3, "Expected `object`, got `str`"),
        ("ab" * 32, "abc", 4, "has 64 hexadecimal digits, not 'abc'"),
        ('"version": 1', '"version": 2', 2, "version 2 of the format is not known"),
        (FORMAT, "org-changelog/snapshot", 2, "this is 'org-changelog/snapshot', not a narrative"),
        ('"stated"}', '"stated"', 10, "not well-formed JSON"),
        ("Luces", "Luces\\u0000", 6, "character"),
    ],
)
def test_each_fault_is_told_with_its_line_and_what_to_do(found: str, put: str, line: int, told: str) -> None:
    assert BY_HAND.count(found) == 1
    wrong = BY_HAND.replace(found, put, 1)
    with pytest.raises(InputError) as refused:
        read(wrong)
    assert told in refused.value.message
    assert refused.value.place == f"file.json:{line}"
    assert refused.value.remedy


def test_unknown_kind_is_answered_with_those_that_are() -> None:
    with pytest.raises(InputError) as refused:
        read(BY_HAND.replace('"renamed"', '"x"'))
    assert refused.value.remedy == "choose from: " + ", ".join(NarratedKind)


def test_file_of_another_format_is_told_as_what_it_is() -> None:
    """Not by its first unknown field."""
    with pytest.raises(InputError, match="this is 'org-changelog/snapshot', not a narrative"):
        read(write_snapshot(manual(), with_texts=False))
    with pytest.raises(InputError, match="this is 'org-changelog/narrative', not a snapshot"):
        read_snapshot(write_narrative(narrative()), "file.json")


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_any_bytes_are_a_narrative_or_an_input_error(content: bytes) -> None:
    with pytest.raises(InputError):
        read(content)


@pytest.mark.parametrize(
    ("content", "format_"),
    [
        (b"", None),
        (b"7. Direcci", None),
        (b"[1]", None),
        (b'{"format": 7}', None),
        (b"{}", None),
        (b"[" * 100_000, None),
        (b'{"changes": [], "format": "org-changelog/narrative"}', FORMAT),
        (b'\xef\xbb\xbf{"format": "org-changelog/narrative"}', FORMAT),
    ],
)
def test_format_is_what_the_file_says(content: bytes, format_: str | None) -> None:
    assert format_of(content) == format_


# --- the published schema ---------------------------------------------------------------------------------------------


def test_schema_is_one_and_accepts_what_is_written() -> None:
    jsonschema.Draft202012Validator.check_schema(narrative_schema())
    jsonschema.Draft202012Validator(narrative_schema()).validate(json.loads(write_narrative(narrative())))


@pytest.mark.parametrize(
    "change",
    [
        {"unknown": 1},
        {"format": "org-changelog/snapshot"},
        {"changes": [{}]},
        {"document": {"name": "m.txt", "sha256": "x", "lines": 1}},
        {"institution": "Instituto"},
    ],
)
def test_schema_refuses_what_is_not_read(change: dict[str, Any]) -> None:
    assert not jsonschema.Draft202012Validator(narrative_schema()).is_valid({**json.loads(BY_HAND), **change})
