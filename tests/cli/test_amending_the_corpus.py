"""Invented acts that amend real documents of other institutions: whose article it is, the documents' own numbers decide."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import done, told

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus"
pytestmark = pytest.mark.skipif(not CORPUS.is_dir(), reason=f"the corpus of other institutions is not at {CORPUS}")

DECREE = """\
DECRETO 9999 DE 2012

por el cual se modifica la estructura del Ministerio de Hacienda y Crédito Público.

DECRETA:

Artículo 1°. Modifícase el numeral 3 del artículo 10 del Decreto 4712 de 2008, el cual quedará así:

"3. Texto inventado de la función tercera."

Artículo 2°. Adiciónase el numeral 99 al artículo 10 del Decreto 4712 de 2008, así:

"99. Otra función inventada."

Artículo 3°. Derógase el numeral 2 del artículo 12 del Decreto 4712 de 2008.

Artículo 4°. Suprímese la Oficina de Control Interno.

Artículo 5°. El presente decreto rige a partir del 1 de abril de 2012.
"""

REGULATION = """\
DECRETO por el que se reforman y derogan diversas disposiciones del Reglamento Interior de la Secretaría de Turismo.

ARTÍCULO ÚNICO.- Se REFORMA el artículo 10, fracción II, y se DEROGA la fracción III del artículo 10, del Reglamento Interior de la Secretaría de Turismo, para quedar como sigue:

Artículo 10.- ...

I. ...

II. Texto inventado de la fracción segunda;

III. Se deroga.

IV. a XX. ...

TRANSITORIO

ÚNICO.- El presente Decreto entrará en vigor el 1 de marzo de 2023.
"""


def amended(folder: Path, document: str, act: str, before: str, after: str, *more: str) -> tuple[list[Any], list[Any]]:
    """Own changes between two days, and what could not be applied."""
    (folder / "act.txt").write_text(act, "utf-8")
    done("record", CORPUS / document, *more, folder=folder)
    answer = told("record", "--amends", "act.txt", folder=folder)
    found = told("diff", before, after, folder=folder)
    assert found["replay"]["held"]
    odd = [one for one in answer["findings"] if one["check"].startswith("amendment-")]
    return [row for row in found["changes"] if not row["inherited"]], odd


def test_decree_that_amends_a_decree_by_its_articles(tmp_path: Path) -> None:
    changes, odd = amended(tmp_path, "co-min-hacienda/DECRETO-4712-2008.md", DECREE, "2012-03-31", "2012-04-01")
    assert odd == []
    assert sorted(row["kind"] for row in changes) == ["abolished", "added", "modified", "removed"]
    assert {row["agreement"] for row in changes} == {"Decreto 9999 de 2012"}


def test_decree_that_amends_a_regulation_by_its_fractions(tmp_path: Path) -> None:
    [document] = (CORPUS / "mx-sectur").iterdir()
    changes, odd = amended(
        tmp_path, f"mx-sectur/{document.name}", REGULATION, "2023-02-28", "2023-03-01", "--effective", "2021-01-01"
    )
    assert odd == []
    assert sorted(row["kind"] for row in changes) == ["modified", "removed"]
