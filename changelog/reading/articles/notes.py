"""Notes of those who keep an act up to date: between its articles and lines, and none of its text."""

from __future__ import annotations

import re

EARLIER_TEXT = re.compile(r"(?:LEGISLACI[ÓO]N|TEXTOS?|REDACCI[ÓO]N(?:ES)?)\s+ANTERIOR(?:ES)?\b.{0,80}", re.IGNORECASE)
"""What stands before the earlier prints of an article, the newest being printed first."""
LATER_TEXT = re.compile(
    r"(?:cuyo\s+(?:nuevo\s+)?(?:texto|tenor)\s+es\s+(?:el|del?)|quedando\s+redactad[oa]s?|queda(?:r[áa]n?)?\s+redactad[oa]s?|"
    r"texto\s+es\s+el)\s+.{0,30}siguiente|de\s+la\s+siguiente\s+manera",
    re.IGNORECASE,
)
"""What stands before a later print of a text, the oldest being printed first."""
_CHANGED = (
    r"(?:reformad|adicionad|derogad|recorrid|modificad|incorporad|suprimid|sustituid|excluid|dejad|declarad)[oa]s?"
)
_PARTS = (
    r"(?:Art[íi]culos?|P[áa]rrafos?|Fracci[óo]n(?:es)?|Incisos?|Numeral(?:es)?|Literal(?:es)?|Apartados?|Secci[óo]n|"
    r"Cap[íi]tulo|T[íi]tulo|Subt[íi]tulo|Ep[íi]grafe|Denominaci[óo]n|Reforma|Disposici[óo]n(?:es)?|Extremo|Numeraci[óo]n)"
)
_NOTE = re.compile(
    rf"\(\s?\*{{1,4}}\s?\).{{0,2000}}"
    rf"|vigente\s+desde:.{{0,80}}|texto\s+correspondiente\s+a\b.{{0,40}}|afecta\s+la\s+vigencia\s+de:.{{0,200}}"
    rf"|(?:jurisprudencia|concordancias?|notas?(?:\s+spij)?|nota\s+de\s+vigencia|doctrina)\b\s{{0,4}}(?:\[|:|\().{{0,2000}}"
    rf"|{_PARTS}\b.{{0,120}}\b{_CHANGED}\b.{{0,80}}(?:D\.?O\.?F|P\.?\s?O\b|G\.?\s?O\b|B\.?\s?O\b|\d{{1,2}}[-/]\d{{1,2}}[-/]\d{{2,4}}).{{0,80}}"
    rf"|\(\s?(?:REFORMAD|ADICIONAD|DEROGAD|RECORRID|F\.?\s?DE\s?E|REPUBLICAD|NOTA)[^()]{{0,300}}(?:\([^()]{{0,80}}\)[^()]{{0,80}})?\)"
    rf"|<[^<>]{{1,400}}>",
    re.IGNORECASE,
)


def is_note(text: str) -> bool:
    """Is a line such a note, from end to end?"""
    return _NOTE.fullmatch(text) is not None or EARLIER_TEXT.fullmatch(text) is not None
