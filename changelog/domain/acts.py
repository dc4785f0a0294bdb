"""When two citations are of one act, and what they tell together.

Body, session day and number identify an act, not its letters (`domain.md`, "Agreement codes"): another sitting, another
promoter or a lost prefix is still the same act, and two numbers of one session are two. An act without number is known
by its day and its title. What only might be the same is kept apart; `history.register` says so.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from enum import StrEnum
from functools import lru_cache

from changelog.domain.agreements import Agreement
from changelog.domain.dates import PartialDate
from changelog.domain.texts import normal_form


class ActKind(StrEnum):
    """What sort of act, told by its letters; the kind that says most of an act first."""

    AGREEMENT = "agreement"  # of a council, by code, number or title ("Acuerdo por el que se expide ...")
    SESSION = "session"  # cited by the sitting that took it
    DECREE = "decree"
    LAW = "law"
    REGULATION = "regulation"  # reglamento, estatuto
    MANUAL = "manual"
    OFICIO = "oficio"
    REFORM = "reform"  # "reformas al Estatuto Orgánico", "Modificación publicada en ..."
    GAZETTE = "gazette"  # by the issue or the day of a gazette alone


_HEADS: tuple[tuple[str, ActKind], ...] = (
    ("oficio", ActKind.OFICIO),
    ("decreto", ActKind.DECREE),
    ("ley", ActKind.LAW),
    ("reglamento", ActKind.REGULATION),
    ("estatuto", ActKind.REGULATION),
    ("manual", ActKind.MANUAL),
    ("reforma", ActKind.REFORM),
    ("modificacion", ActKind.REFORM),
    ("sesion", ActKind.SESSION),
    ("boletin", ActKind.GAZETTE),
    ("b.o", ActKind.GAZETTE),
    ("b. o", ActKind.GAZETTE),
    ("diario oficial", ActKind.GAZETTE),
    ("dof ", ActKind.GAZETTE),
    ("periodico", ActKind.GAZETTE),
    ("p.o", ActKind.GAZETTE),
    ("gaceta", ActKind.GAZETTE),
    ("g.o", ActKind.GAZETTE),
    ("publicad", ActKind.GAZETTE),
)
_BY_DAY = frozenset({ActKind.GAZETTE, ActKind.REFORM})
"""Kinds that name no act of their own: a publication on a day is that of whatever was published then."""
_TITLED = re.compile(
    r"(?:por el (?:que|cual)|mediante el cual|que (?=reforma|adiciona|establece|crea|expide)) ?(?P<rest>.*)"
)
_NAMED = frozenset({ActKind.REGULATION, ActKind.MANUAL})
_NOT_ALPHANUMERIC = re.compile(r"[\W_]+")
LEAST_TITLE = 8
"""Words in common at the beginning from which two titles of one day are one: they differ further on by a slip ("y de" for
"y en la de"), while titles of two acts of one day differ in what they are about."""
DAYS = ("approved", "published", "effective")


def kind_of(act: Agreement) -> ActKind:
    """What sort of act it is: of all its spellings, the kind that says most."""
    kinds = {kind_of_letters(letters) for letters in spellings(act)}
    return next(kind for kind in ActKind if kind in kinds)


def kind_of_letters(printed: str) -> ActKind:
    """What sort of act one spelling names."""
    plain = plain_letters(printed)
    return next((kind for head, kind in _HEADS if plain.startswith(head)), ActKind.AGREEMENT)


@lru_cache(maxsize=1 << 16)
def plain_letters(text: str) -> str:
    """Letters as compared: the normal form without accents, which capitals often leave out."""
    decomposed = unicodedata.normalize("NFD", normal_form(text))
    return "".join(sign for sign in decomposed if unicodedata.category(sign) != "Mn")


def plain_number(number: str) -> str:
    """A number without what separates its parts: "09 52 17 0500/0036" is "0952170500-0036"."""
    return _NOT_ALPHANUMERIC.sub("", number).casefold()


def is_one_body(one: str | None, other: str | None) -> bool:
    """Do two names stand for one body? A code gives the initials of what prose calls it ("HCT", "Consejo Técnico"); where
    one is not told nothing speaks against it."""
    if one is None or other is None:
        return True
    return bool(_initials(one) & _initials(other))


def _initials(body: str) -> set[str]:
    words = [word for word in re.findall(r"[^\W\d_]+", body) if word[:1].isupper()]
    letters = words[0] if len(words) == 1 and words[0].isupper() else "".join(word[0] for word in words)
    short = letters.removeprefix("H") or letters
    return {short, plain_letters(body)}


def is_one_act(one: Agreement, other: Agreement) -> bool:
    """Are two citations, or two acts joined already, one act? See the rule at the top of this module."""
    if one.number and other.number:
        return _is_one_number(one, other)
    if one.number or other.number:
        return bool(letters_of(one) & letters_of(other)) and not contradict(one, other)
    if contradict(one, other):
        return False
    return _is_one_title(one, other, is_same_day=_share_day(one, other))


def _is_one_number(one: Agreement, other: Agreement) -> bool:
    kind = kind_of(one)
    if kind is not kind_of(other) or plain_number(one.number or "") != plain_number(other.number or ""):
        return False
    if kind is ActKind.AGREEMENT:
        is_unread = one.session is None and other.session is None and bool(letters_of(one) & letters_of(other))
        return is_one_body(one.body, other.body) and (is_unread or is_one_session(one.session, other.session))
    if kind is ActKind.GAZETTE:
        return is_one_body(one.body, other.body) and one.published is not None and one.published == other.published
    days, others = _years(one), _years(other)
    return is_one_body(one.body, other.body) and (not days or not others or bool(days & others))


def is_one_session(one: PartialDate | None, other: PartialDate | None) -> bool:
    """Could two session days be one? A year alone may be any day of it; what no code and no prose tells is no session."""
    if one is None or other is None:
        return False
    return one.first_day <= other.last_day and other.first_day <= one.last_day


def _years(act: Agreement) -> set[int]:
    return {day.year for day in (act.session, act.approved, act.published) if day is not None}


def contradict(one: Agreement, other: Agreement) -> bool:
    """Does the prose tell days of approval or publication that cannot be one, or another body?"""
    if not is_one_body(one.body, other.body) and kind_of(one) is kind_of(other):
        return True
    return any(
        not is_one_session(first, second)
        for name in ("session", "approved", "published")
        if (first := getattr(one, name)) is not None and (second := getattr(other, name)) is not None
    )


def _share_day(one: Agreement, other: Agreement) -> bool:
    """Was one approved, published or in force on an exact day on which the other was?"""
    if one.effective is not None and one.effective == other.effective:
        return True
    days = {day for day in (one.session, one.approved, one.published) if day is not None and day.is_exact}
    return any(day in days for day in (other.session, other.approved, other.published))


def _is_one_title(one: Agreement, other: Agreement, *, is_same_day: bool) -> bool:
    mine, theirs = titles_of(one), titles_of(other)
    if not mine or not theirs:
        return is_same_day and _may_be_untitled(one, other)
    if kind_of(one) is kind_of(other) and mine & theirs:
        return is_same_day or not (_has_day(one) and _has_day(other))
    return is_same_day and any(is_like_title(first, second) for first in mine for second in theirs)


def _has_day(act: Agreement) -> bool:
    return any(day is not None for day in (act.session, act.approved, act.published, act.effective))


def _may_be_untitled(one: Agreement, other: Agreement) -> bool:
    kinds = {kind_of(one), kind_of(other)}
    return len(kinds) == 1 or bool(kinds & _BY_DAY)


def is_like_title(one: str, other: str) -> bool:
    """One title, or a title and the name of what it issues."""
    short, long = sorted((one, other), key=len)
    if short in long:
        return True
    first, second = one.split(), other.split()
    return len(first) >= LEAST_TITLE and first[:LEAST_TITLE] == second[:LEAST_TITLE]


def titles_of(act: Agreement) -> frozenset[str]:
    """What an act is called besides its code or number, in plain letters: "por el que se reforma ..." without its head, or
    the whole name of a regulation or a manual. Empty where it has no title."""
    found = set()
    for letters in spellings(act):
        plain = plain_letters(letters)
        titled = _TITLED.search(plain)
        if titled is not None:
            found.add(titled["rest"].rstrip(" ,"))
        elif kind_of_letters(letters) in _NAMED or plain.startswith(("ley ", "reforma")):
            found.add(re.sub(r"^(?:manual|reglamento|estatuto)s\b", lambda head: head.group()[:-1], plain))
    return frozenset(title for title in found if title)


def letters_of(act: Agreement) -> set[str]:
    return {plain_letters(letters) for letters in spellings(act)}


def spellings(act: Agreement) -> Iterable[str]:
    yield act.printed
    yield from (cited.printed for cited in act.citations)
