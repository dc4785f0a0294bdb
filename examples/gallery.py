"""The pictures of docs/gallery: charts of the invented institute, made as one would make them.

    python examples/gallery.py FOLDER

Every date is given, so that what is drawn is the same on every day.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

EXAMPLES = Path(__file__).resolve().parent
BEFORE, AFTER = "2021-07-01", "2023-03-01"
PICTURES = {
    "organigram.svg": ("--on", AFTER),
    "comparison.svg": ("--from", BEFORE, "--to", AFTER),
    "comparison.png": ("Dirección de Administración", "--from", BEFORE, "--to", AFTER),
    "lives.svg": ("Dirección de Senderos", "--from", "2014-01-01", "--to", "2024-01-01", "--lives"),
    "lives.png": ("Dirección de Senderos", "--from", "2014-01-01", "--to", "2024-01-01", "--lives"),
}
"""Each picture with what is asked for it."""


def main() -> None:
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "docs/gallery").resolve()
    with tempfile.TemporaryDirectory() as temporary:
        store = str(Path(temporary) / "store.db")
        _run(store, "load", str(EXAMPLES / "inafs_2018.json"))
        _run(store, "record", *(str(EXAMPLES / f"manual_{year}.txt") for year in ("2021", "2023")))
        for name, asked in PICTURES.items():
            _run(store, "chart", *asked, "--lang", "es", "--output", str(folder / name))
            print(folder / name)


def _run(store: str, *arguments: str) -> None:
    command = [sys.executable, "-c", "from changelog.cli.main import main; main()", *arguments]
    environment = {**os.environ, "ORG_CHANGELOG_DATABASE": store, "PYTHONUTF8": "1"}
    subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    main()
