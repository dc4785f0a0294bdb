"""The JSON Schemas of `docs/json`, one file for each output. To write them anew after a record gained a field:

python -m tests.reports.published_schemas
"""

from __future__ import annotations

import json
from pathlib import Path

from changelog.reading.profiles import schema_text as profile_schema_text
from changelog.reports.interface import schema_of
from changelog.reports.told_interface import PUBLISHED

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "json"
PROFILE = FOLDER.parent / "profile.schema.json"
"""The schema of profiles, which are no output."""


def schema_text(name: str) -> str:
    """The published form of one output's schema."""
    return json.dumps(schema_of(name, PUBLISHED), ensure_ascii=False, indent=1) + "\n"


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name in PUBLISHED:
        (FOLDER / f"{name}.json").write_text(schema_text(name), "utf-8")
    PROFILE.write_text(profile_schema_text(), "utf-8")


if __name__ == "__main__":
    main()
