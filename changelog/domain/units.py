"""Units and their functions, as one document states them."""

from __future__ import annotations

from dataclasses import dataclass

from changelog.domain.sources import SourceReference
from changelog.domain.texts import StatedText, fold_blanks, normal_form
from changelog.errors import InvariantError


@dataclass(frozen=True, slots=True)
class SubItem:
    """One item a), b), ... inside a function: its marker as printed and its text."""

    marker: str
    text: str


@dataclass(frozen=True, slots=True)
class Function:
    """One numbered or bulleted duty of a unit.

    `marker` is as printed ("3.", "•"), empty where it was lost. `text` is the complete text, sub-items included, each
    on a line of its own after its marker; `sub_items` tells them apart.
    """

    marker: str
    text: StatedText
    sub_items: tuple[SubItem, ...] = ()
    source: SourceReference | None = None


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as a document states it.

    `code` is its printed position, unique within the snapshot and never an identity. `name` is as printed, rank
    included. `parent` is the code of its parent, None for a unit that heads the scope. `children_listed` says that the
    document lists all units directly below it (perhaps none), `functions_listed` that it lists its functions: what is
    not listed is not documented, not absent. `articles` are the numbers ("10", "21 bis") of the articles that give it its
    functions, where the document is an act by articles: later acts amend it by them. `within` is the code of a unit
    above it, at a distance that is not told, where the document does not say from which unit it hangs: it then has no
    parent and is not placed, whatever other heads are.
    """

    code: str
    name: str
    rank: str | None
    parent: str | None
    objective: StatedText | None = None
    functions: tuple[Function, ...] = ()
    functions_listed: bool = True
    children_listed: bool = True
    source: SourceReference | None = None
    objective_source: SourceReference | None = None
    articles: tuple[str, ...] = ()
    within: str | None = None

    def __post_init__(self) -> None:
        if not self.code or self.code != fold_blanks(self.code):
            raise InvariantError(f"a unit's code cannot be empty or hold stray blanks: {self.code!r}")
        # Blanks, characters without width and full stops are no name: as compared, nothing of them remains.
        if not normal_form(self.name):
            raise InvariantError(f"unit {self.code} has no name")
        if self.parent == self.code:
            raise InvariantError(f"unit {self.code} is its own parent")
        if self.within is not None and (self.parent is not None or self.within == self.code):
            raise InvariantError(
                f"unit {self.code} cannot lie somewhere within {self.within} and have a parent, or be it"
            )
        if self.functions and not self.functions_listed:
            raise InvariantError(f"unit {self.code} has functions and says that none are listed")
