"""A unit of an act while what its articles say of it is gathered."""

from __future__ import annotations

from dataclasses import dataclass, field

from changelog.domain.units import Function
from changelog.reading.articles.tree import Entry


@dataclass(slots=True)
class Draft:
    """A unit by its key: the code or place of its `entry` in the list, or, where it stands in none, its article.

    `first` is where its first article opens. `articles` are the numbers of those that give it its functions: later acts
    amend it by them. `told` are titles of its articles with their lines, `above` the unit that an article says it hangs
    from.
    """

    key: str
    name: str
    entry: Entry | None
    first: int | None = None
    objective: str | None = None
    objective_place: tuple[int, int] = (0, 0)
    functions: list[Function] = field(default_factory=list)
    articles: list[str] = field(default_factory=list)
    has_duties: bool = False
    told: list[tuple[str, int]] = field(default_factory=list)
    above: str | None = None
    above_line: int = 0
