"""The JSON Schemas that are published are those of the program."""

from __future__ import annotations

import pytest
from jsonschema import Draft202012Validator

from changelog.reports.interface import VERSION, schema_of
from changelog.reports.told_interface import PUBLISHED
from tests.reports.published_schemas import FOLDER, schema_text


@pytest.mark.parametrize("name", PUBLISHED)
def test_published_schema_is_that_of_the_program(name: str) -> None:
    published = (FOLDER / f"{name}.json").read_text("utf-8")
    assert published == schema_text(name), "write them anew: python -m tests.reports.published_schemas"
    Draft202012Validator.check_schema(schema_of(name, PUBLISHED))


def test_nothing_else_is_published() -> None:
    assert {path.stem for path in FOLDER.glob("*.json")} == set(PUBLISHED)


def test_page_beside_the_schemas_names_each_with_its_version() -> None:
    page = (FOLDER / "README.md").read_text("utf-8")
    assert [name for name in PUBLISHED if f"`org-changelog/{name}` | [{name}.json]({name}.json)" not in page] == []
    assert VERSION == 1


@pytest.mark.parametrize("name", PUBLISHED)
def test_every_field_is_required_or_has_a_default(name: str) -> None:
    """A reader may rely on each field: what is left out is only what equals its default."""
    for record in schema_of(name, PUBLISHED)["$defs"].values():
        optional = set(record["properties"]) - set(record.get("required", ()))
        assert all("default" in record["properties"][field] for field in optional)
