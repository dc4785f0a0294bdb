"""The JSON Schemas beside the shipped files. To write them anew after a format gained a field:

python -m tests.storage.published_schemas
"""

from __future__ import annotations

import json
from pathlib import Path

from changelog.storage.narrative_files import narrative_schema
from changelog.storage.snapshot_files import json_schema

FOLDER = Path(__file__).resolve().parents[2] / "snapshots"
SCHEMAS = {"schema.json": json_schema, "narrative.schema.json": narrative_schema}


def schema_text(name: str) -> str:
    """The published form of one format's schema."""
    return json.dumps(SCHEMAS[name](), ensure_ascii=False, indent=2) + "\n"


def main() -> None:
    for name in SCHEMAS:
        (FOLDER / name).write_text(schema_text(name), "utf-8")


if __name__ == "__main__":
    main()
