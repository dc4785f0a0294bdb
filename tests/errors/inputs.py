"""The folder in which the gallery's commands run: a small store, and files that are wrong each in one way."""

from __future__ import annotations

import json
import shutil
import sqlite3
from pathlib import Path
from typing import Any

from changelog.storage.revisions import REVISION_TABLE
from changelog.storage.store import open_store
from tests.app import told_institute
from tests.cli.running import done

TOP = Path(__file__).resolve().parents[2]

HARBOUR = """Instituto de Balizas y Boyas (IBB)

Manual de Organización del Instituto de Balizas y Boyas

Vigente a partir del 1 de marzo de 2020

1. Introducción

El Instituto de Balizas y Boyas actualiza su manual.

7. Funciones Sustantivas

7.1 Dirección General

1. Conducir el señalamiento de los puertos y rendir cuentas al consejo cada semestre.
2. Señalizar las escolleras conforme al ñandú grabado en la placa de cada una.

7.1.1 División de Boyas

1. Fondear las boyas antes de la temporada de nortes y retirarlas al terminar.
2. Pintar las boyas según la tabla de colores.

7.1.2 División de Balizas

1. Encender las balizas al ocaso.
2. Reponer las lámparas fundidas en menos de dos días.
"""
UNDATED = HARBOUR.replace("Vigente a partir del 1 de marzo de 2020\n\n", "")
NAMELESS = "\n".join(line for line in HARBOUR.splitlines() if "Instituto" not in line)
POEM = "Volverán las oscuras golondrinas\nen tu balcón sus nidos a colgar,\n" * 20

UNIT: dict[str, Any] = {"code": "1", "name": "Dirección General", "parent": None, "functions": []}
FACTS: dict[str, Any] = {
    "institution": {"name": "Instituto de Balizas y Boyas", "acronym": "IBB"},
    "effective_date": "2022-03-01",
    "units": [UNIT, {"code": "1.1", "name": "División de Boyas", "parent": "1", "functions": []}],
}
SECOND = FACTS["units"][1]
CHANGE: dict[str, Any] = {
    "kind": "renamed",
    "unit": "División de Flotadores",
    "result": [{"unit": "División de Boyas"}],
    "effective_date": "2020-03-01",
    "lines": [9, 9],
    "group": "9:0",
    "certainty": "stated",
}
TELLS: dict[str, Any] = {
    "format": "org-changelog/narrative",
    "version": 1,
    "institution": FACTS["institution"],
    "document": {"name": "manual.txt", "sha256": "ab" * 32, "lines": 26},
    "changes": [CHANGE],
}


def make_folder(folder: Path) -> Path:
    """Everything that the gallery's commands name, and `org-changelog.db`; `told.db` holds units that only prose names."""
    folder.mkdir(exist_ok=True)
    _documents(folder)
    _snapshot_files(folder)
    _narrative_files(folder)
    _audit_files(folder)
    _stores(folder)
    (folder / "folder").mkdir()
    return folder


def _documents(folder: Path) -> None:
    texts = {"manual": HARBOUR, "undated": UNDATED, "nameless": NAMELESS, "poem": POEM, "blank": " \n\n\t\n"}
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, "utf-8")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 8)
    (folder / "printed.pdf").write_bytes(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< >>\nendobj\n" + bytes(range(256)))
    (folder / "letter.docx").write_bytes(b"PK\x03\x04\x14\x00\x06\x00" + bytes(range(256)))
    (folder / "latin1.txt").write_bytes(HARBOUR.encode("latin-1"))
    (folder / "utf16.txt").write_bytes(HARBOUR.encode("utf-16"))
    shutil.copy(TOP / "examples" / "manual_2021.txt", folder / "lighthouses.txt")


def _snapshot_files(folder: Path) -> None:
    units = FACTS["units"]
    circle = [{**SECOND, "parent": "1.2"}, {**SECOND, "code": "1.2", "parent": "1.1"}]
    files = {
        "facts": FACTS,
        "undated": {key: value for key, value in FACTS.items() if key != "effective_date"},
        "duplicate": {**FACTS, "units": [*units, {**SECOND, "name": "División de Balizas"}]},
        "orphan": {**FACTS, "units": [UNIT, {**SECOND, "parent": "9"}]},
        "circle": {**FACTS, "units": [UNIT, *circle]},
        "field": {**FACTS, "units": [UNIT, {**SECOND, "nmae": "División de Boyas"}]},
        "type": {**FACTS, "units": [{**UNIT, "code": 1}]},
        "date": {**FACTS, "effective_date": "2022-02-30"},
        "unitless": {**FACTS, "units": []},
        "list": [1, 2],
    }
    for name, content in files.items():
        (folder / f"{name}.json").write_text(json.dumps(content, ensure_ascii=False, indent=1), "utf-8")
    whole = json.dumps(FACTS, ensure_ascii=False, indent=1)
    (folder / "broken.json").write_text(whole[: len(whole) // 2], "utf-8")
    (folder / "empty.json").write_bytes(b"")


def _narrative_files(folder: Path) -> None:
    files = {
        "facts": TELLS,
        "newer": {**TELLS, "version": 2},
        "sha": {**TELLS, "document": {**TELLS["document"], "sha256": "9d5a9ca1"}},
        "kind": {**TELLS, "changes": [{**CHANGE, "kind": "renombrada"}]},
        "field": {**TELLS, "changes": [{**CHANGE, "resultado": []}]},
        "nameless": {**TELLS, "changes": [{**CHANGE, "unit": " "}]},
        "brace": {**TELLS, "changes": [{**CHANGE, "agreement": "Ley del {instituto}"}]},
        "date": {**TELLS, "changes": [{**CHANGE, "effective_date": "2020-02-30"}]},
        "reversed": {**TELLS, "changes": [{**CHANGE, "lines": [9, 8]}]},
        "beyond": {**TELLS, "changes": [{**CHANGE, "lines": [9, 27]}]},
        "act": {**TELLS, "agreements": [{"printed": "ACDO 1/2020", "citations": [{"lines": [3, 3]}]}]},
    }
    for name, content in files.items():
        (folder / f"told_{name}.json").write_text(json.dumps(content, ensure_ascii=False, indent=1), "utf-8")


def _audit_files(folder: Path) -> None:
    """Settings of audits and accepted findings, each wrong in one way."""
    settings = {
        "broken": "[audit\n",
        "section": "[audits]\n",
        "check": '[audit]\nselect = ["listed-not-decribed"]\n',
        "option": "[audit.checks.listed-not-described]\nmost = 3\n",
        "severity": '[audit]\nfail_on = "grave"\n',
        "elsewhere": '[audit]\naccepted = "none.json"\n',
    }
    for name, text in settings.items():
        (folder / f"audit_{name}.toml").write_text(text, "utf-8")
    nameless = {"fingerprint": "0" * 16, "check": "final-comma", "subject": "manual.txt"}
    accepted = {"format": "org-changelog/accepted", "findings": [nameless]}
    (folder / "accepted.json").write_text(json.dumps(accepted), "utf-8")


def _stores(folder: Path) -> None:
    done("record", "manual.txt", folder=folder)
    done("record", "lighthouses.txt", "--database", "acts.db", folder=folder)
    with sqlite3.connect(folder / "other.db") as other:
        other.execute("CREATE TABLE songs (name TEXT)")
    other.close()
    (folder / "text.db").write_text("This is a letter, not a database. " * 40, "utf-8")
    (folder / "empty.db").write_bytes(b"")
    with open_store(folder / "told.db", create=True) as told:
        told_institute.put_into(told)
    for name, revision in (("behind", "0001"), ("newer", "9999")):
        shutil.copy(folder / "org-changelog.db", folder / f"{name}.db")
        with sqlite3.connect(folder / f"{name}.db") as store:
            store.execute(f"UPDATE {REVISION_TABLE} SET version_num = ?", (revision,))
        store.close()
    for name in ("retracted", "altered"):
        shutil.copy(folder / "org-changelog.db", folder / f"{name}.db")
    done("retract", "1", "--reason", "wrong file", "--database", "retracted.db", folder=folder)
    with sqlite3.connect(folder / "altered.db") as altered:
        altered.execute("DROP TRIGGER statement_refuses_update")
        altered.execute("UPDATE statement SET recorded_by = 'eva' WHERE sequence = 1")
    altered.close()
    whole = (folder / "org-changelog.db").read_bytes()
    (folder / "cut.db").write_bytes(whole[: len(whole) // 3])
