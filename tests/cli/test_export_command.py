"""`export`: the record as files, facts only unless texts are asked for; the same record, the same bytes."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import EXAMPLES
from tests.cli.running import run, told

SENTENCE = "Sancionar los proyectos de apertura"


def test_writes_one_file_for_each_snapshot_and_narrative_and_lists_them_on_standard_output(invented: Path) -> None:
    ran = run("export", "out", folder=invented)
    written = sorted(path.relative_to(invented).as_posix() for path in (invented / "out").rglob("*.json"))
    assert ran.code == 0
    assert sorted(ran.out.splitlines()) == written
    assert len(written) == 5
    assert [name.rpartition("_")[0] for name in written if "narrative" in name] == [
        "out/inafs/narrative_manual-2021",
        "out/inafs/narrative_manual-2023",
    ]


def test_facts_hold_no_sentence_and_texts_do_when_asked(invented: Path) -> None:
    for folder, options, expected in (("facts", (), 0), ("texts", ("--with-texts",), 2)):
        run("export", folder, *options, folder=invented)
        holding = [
            path for path in (invented / folder).rglob("*.json") if SENTENCE.split(" ", 1)[1] in path.read_text("utf-8")
        ]
        assert len(holding) == expected


def test_shape_is_the_published_schema(invented: Path) -> None:
    import json

    from jsonschema import Draft202012Validator

    from tests.cli.conftest import TOP

    def published(name: str) -> Draft202012Validator:
        return Draft202012Validator(json.loads((TOP / "snapshots" / name).read_text("utf-8")))

    snapshots, narratives = published("schema.json"), published("narrative.schema.json")
    for options in ((), ("--with-texts",)):
        run("export", "out", *options, folder=invented)
        for path in (invented / "out").rglob("*.json"):
            schema = narratives if path.name.startswith("narrative_") else snapshots
            schema.validate(json.loads(path.read_text("utf-8")))


def test_only_one_institution_when_asked(invented: Path) -> None:
    told("record", EXAMPLES / "manual_2021.txt", "--institution", "Instituto de Anclas", folder=invented)
    run("export", "out", "--institution", "Instituto de Anclas", folder=invented)
    names = sorted(path.name for path in (invented / "out").rglob("*.json"))
    assert [name.partition("_")[0] for name in names] == ["2021-07-01", "narrative"]
