"""The acts that the five official manuals cite: facts found by reading them with grep beside the program.

Nothing of the manuals' sentences stands here: codes, numbers, days, lines and counts.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

import pytest

from changelog.domain.acts import kind_of
from changelog.domain.agreements import Agreement
from changelog.domain.readings import Reading
from changelog.domain.texts import normal_form
from changelog.reading import read_manual
from tests.reading.test_real_manuals import EVERY, MANUALS, path_of

pytestmark = pytest.mark.skipif(not MANUALS.is_dir(), reason=f"the five official manuals are not at {MANUALS}")

GREPS = (
    r"HCT[.\s-]+\d{6}",
    r"\b[Oo]ficio(?: [Cc]ircular)?(?: n[úu]mero| No\.)? \d",
    r"\bAcuerdos? (?:n[úu]mero )?\d+[/.]\d",
    r"Bolet[ií]n Oficial (?:No|Edici[óo]n)|\bB\. ?O\.",
    r"\bL(?:ey|EY) (?:[Nn][úu]mero )?\d+\b",
    r"\b(?:Decreto|DECRETO)(?: No\.)? \d",
    r"\b[Dd]ecreto por el que",
    r"sesi[óo]n ordinaria (?:No )?\d",
    r"^[¹²³⁴-⁹⁰]+ (?:Modificación p|P)ublicad[oa] en el Diario Oficial",
    r"^- [IVX]+\. Manual de Organización",
)
"""What in a line cites an act, put more simply than in the program."""


@cache
def manual(number: str) -> Reading:
    path = path_of(number)
    return read_manual(path.read_bytes(), path.name, narrated=True)


def act(number: str, printed: str) -> Agreement:
    return next(one for one in manual(number).agreements if one.printed == printed)


def days(one: Agreement) -> tuple[str, str, str]:
    return str(one.approved), str(one.published), str(one.effective)


@pytest.mark.parametrize(
    ("number", "kinds", "citations"),
    [
        ("000", {"agreement": 10, "oficio": 2, "decree": 2, "regulation": 1}, 17),
        ("001", {"law": 9, "gazette": 8, "decree": 7, "session": 2, "regulation": 2, "agreement": 1, "manual": 1}, 47),
        ("002", {"agreement": 13, "oficio": 6, "decree": 1, "regulation": 1}, 32),
        ("003", {"decree": 25, "agreement": 10, "regulation": 2, "oficio": 1}, 57),
        ("004", {"manual": 19, "law": 8, "agreement": 6, "reform": 2, "regulation": 1}, 115),
    ],
)
def test_how_many_acts_of_which_kind_are_cited_how_often(number: str, kinds: dict[str, int], citations: int) -> None:
    acts = manual(number).agreements
    assert Counter(kind_of(one).value for one in acts) == kinds
    assert sum(len(one.citations) for one in acts) == citations


@pytest.mark.parametrize("number", EVERY)
def test_every_line_that_simple_patterns_find_is_cited(number: str) -> None:
    cited = {
        line
        for one in manual(number).agreements
        for place in one.citations
        if place.source is not None
        for line in range(place.source.first_line, place.source.last_line + 1)
    }
    lines = path_of(number).read_text("utf-8").split("\n")
    found = {place for place, line in enumerate(lines, 1) if any(re.search(pattern, line) for pattern in GREPS)}
    assert found - cited == set()


@pytest.mark.parametrize("number", EVERY)
def test_every_narrated_change_rests_on_an_act_of_the_register(number: str) -> None:
    reading = manual(number)
    spelled = {
        normal_form(letters)
        for one in reading.agreements
        for letters in (one.printed, *(c.printed for c in one.citations))
    }
    resting = [change.agreement for change in reading.narrated if change.agreement is not None]
    assert {normal_form(letters) for letters in resting} <= spelled
    assert len(reading.agreements) == len(read_manual(path_of(number).read_bytes(), "manual.txt").agreements)


@pytest.mark.parametrize(
    ("number", "printed", "identity", "dates"),
    [
        ("000", "2.HCT.280312/76P.DAED", "HCT 2012-03-28 76", ("2012-03-28", "None", "2012-04-01")),
        ("000", "oficio número 1000/263", None, ("2012-04-13", "None", "None")),
        ("000", "SA2.HCT.280813/234.P.DIR", "HCT 2013-08-28 234", ("2013-08-28", "2013-11-14", "None")),
        ("000", "ACDO.AS2.HCT.250821/20/.P.DA.", "HCT 2021-08-25 20", ("2021-08-25", "None", "2021-09-01")),
        ("000", "decreto del 23 de agosto de 2012", None, ("2012-08-23", "None", "None")),
        ("001", "Ley Número 112", None, ("None", "1948-12-20", "None")),
        ("001", "Ley Número 60", None, ("1950-12-04", "None", "None")),
        ("001", "Ley número 91", None, ("1989-06-29", "None", "1989-07-04")),
        ("001", "Boletín Oficial No. 16 Sección I", None, ("None", "2005-08-25", "None")),
        ("001", "Boletín Oficial No. 6 Sección II", None, ("None", "2007-01-18", "None")),
        ("001", "Boletín Oficial No. 6 Sección II (2008-07-21)", None, ("None", "2008-07-21", "None")),
        ("001", "DECRETO 237", None, ("None", "2018-08-23", "None")),
        (
            "001",
            "sesión ordinaria 587 de la H. Junta Directiva",
            "JUNTA DIRECTIVA 2013-01-30 587",
            ("2013-01-30", "2013-04-01", "None"),
        ),
        (
            "001",
            "sesión ordinaria No 623 de la H. Junta Directiva",
            "JUNTA DIRECTIVA 2015-05-07 623",
            ("2015-05-07", "None", "None"),
        ),
        ("002", "oficio número 765", None, ("2022-08-18", "None", "None")),
        ("002", "oficio número 0952171000/089", None, ("2015-02-25", "None", "None")),
        ("002", "Acuerdo 177/2001", "CONSEJO TÉCNICO 2001-04-25 177", ("2001-04-25", "None", "None")),
        ("002", "ACDO.AS2.HCT.280421/99.P.DA", "HCT 2021-04-28 99", ("2021-04-28", "None", "2021-05-03")),
        ("002", "ACDO.SA2.HCT.250718/195.P.DA", "HCT 2018-07-25 195", ("2018-07-25", "2018-08-28", "None")),
        ("002", "ACDO.AS2.HCT.270922/264.P.DA", "HCT 2022-09-27 264", ("2022-09-27", "None", "2022-10-01")),
        ("003", "Acuerdo 5/95", "CONSEJO TÉCNICO 1995-01-11 5", ("1995-01-11", "None", "None")),
        ("003", "Acuerdo 459/2005", None, ("2005-10-26", "None", "None")),
        ("003", "Acuerdo 503/2005", None, ("2005-11-23", "None", "None")),
        ("003", "Decreto DOF 17 de diciembre de 2001", None, ("None", "2001-12-17", "None")),
        ("003", "ACDO-HCT- 270607/256 P (D.P.M.)", "HCT 2007-06-27 256", ("2007-06-27", "None", "2008-05-16")),
        ("004", "DOF 30 de diciembre de 2010", None, ("2010-12-24", "2010-12-30", "2011-04-01")),
        ("004", "DOF 9 de mayo de 2018", None, ("2018-04-04", "2018-05-09", "2018-05-10")),
        ("004", "Acuerdo 37.1307.2007", "JUNTA DIRECTIVA 2007-02-28 37.1307", ("2007-02-28", "None", "None")),
        ("004", "reformas al Estatuto Orgánico", None, ("None", "None", "2014-06-19")),
    ],
)
def test_pieces_of_an_act(number: str, printed: str, identity: str | None, dates: tuple[str, str, str]) -> None:
    found = act(number, printed)
    assert days(found) == dates
    assert identity is None or found.key == identity


def test_citations_know_their_lines() -> None:
    council = act("002", "ACDO.AS2.HCT.280421/99.P.DA")
    assert [cited.source.first_line for cited in council.citations if cited.source] == [153, 401, 419]
    issued = act("004", "DOF 30 de diciembre de 2010")
    lines = {cited.source.first_line for cited in issued.citations if cited.source}
    assert {15, 27, 61, 97, 119, 127, 296, 637, 16921, 16985} <= lines
    assert len(issued.citations) == 26


def test_the_acts_of_the_parts_are_those_of_the_register() -> None:
    for number in EVERY:
        register = {one.key for one in manual(number).agreements}
        assert {part.agreement.key for part in manual(number).parts if part.agreement} <= register
