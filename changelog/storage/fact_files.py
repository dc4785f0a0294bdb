"""Reading JSON files of facts: what snapshot files and narrative files share.

A file is JSON of a fixed shape. Anything that the shape does not know stops the reading: a misspelt name would otherwise
be a lost fact. What is wrong is told with its line, and with what to do.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any, Generic, Protocol, TypeVar

import msgspec

from changelog.domain.agreements import Agreement, Citation
from changelog.domain.dates import PartialDate
from changelog.domain.sources import Document, SourceReference
from changelog.errors import InputError, InvariantError
from changelog.storage.snapshot_places import Path, first_duplicate, has_duplicates, line_at, line_of, path_in_words

FOLLOW_THE_DOCUMENT = "correct it after the document"

_NUL = re.compile(r"(?<!\\)(?:\\\\)*\\u0000")
_AT_BYTE = re.compile(r"\(byte (\d+)\)")
_AT_PATH = re.compile(r" - at `(?:key in )?(\$[^`]*)`")
_UNKNOWN_FIELD = re.compile(r"unknown field `([^`]*)`")

LARGEST_NUMBER = 2**31 - 1
"""The largest number of a line or page: what a column of whole numbers holds on both databases."""
LineNumber = Annotated[int, msgspec.Meta(le=LARGEST_NUMBER)]
Span = tuple[LineNumber, LineNumber]
Page = Annotated[int, msgspec.Meta(ge=1, le=LARGEST_NUMBER)] | None
Built = TypeVar("Built")


# --- parts of files ---------------------------------------------------------------------------------------------------


class InstitutionPart(msgspec.Struct, forbid_unknown_fields=True):
    name: str
    acronym: str | None = None


class CitationPart(msgspec.Struct, forbid_unknown_fields=True):
    printed: str
    lines: Span | None = None
    page: Page = None
    approved: str | None = None
    published: str | None = None
    effective: str | None = None


class AgreementPart(msgspec.Struct, forbid_unknown_fields=True):
    printed: str
    body: str | None = None
    session: str | None = None
    number: str | None = None
    promoter: str | None = None
    approved: str | None = None
    published: str | None = None
    effective: str | None = None
    citations: list[CitationPart] = []


class DocumentPart(msgspec.Struct, forbid_unknown_fields=True):
    name: str
    sha256: str
    lines: LineNumber
    profile: str | None = None

    def document(self) -> Document:
        return Document(self.name, self.sha256, self.lines, self.profile)


class _Head(msgspec.Struct):
    format: str | None = None


def format_of(data: bytes) -> str | None:
    """What a file says that it is; None where it does not say, or is no JSON."""
    try:
        return msgspec.json.decode(data.removeprefix(codecs.BOM_UTF8), type=_Head).format
    except (msgspec.DecodeError, ValueError, RecursionError):
        return None


# --- the file ---------------------------------------------------------------------------------------------------------


class Headed(Protocol):
    """What every format begins with."""

    format: str
    version: int


Content = TypeVar("Content", bound=Headed)


@dataclass(frozen=True, slots=True)
class Shape(Generic[Content]):
    """One format: its own name first, then others that are read too; what people call such a file; its published schema."""

    formats: tuple[str, ...]
    version: int
    called: str
    schema: str
    decoder: msgspec.json.Decoder[Content]


class FactFile(Generic[Content]):
    """A file being read: its content in the shape, and how to tell where in it something is wrong."""

    def __init__(self, data: bytes, name: str, shape: Shape[Content]):
        self.name = name
        self.shape = shape
        self.data = data
        self.content = self._parsed()
        self._check_head()

    # --- as text, as JSON, as the shape -------------------------------------------------------------------------

    @property
    def text(self) -> str:
        """The file as text, made when asked for: beside the bytes and what is read from them it would be a third copy."""
        data = self.data
        if not data or data.isspace():
            raise InputError("the file is empty", place=self.name, remedy="name a snapshot file or a manual")
        try:
            return data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            encoding = "UTF-16" if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else "another encoding"
            line = data.count(b"\n", 0, error.start) + 1
            message = f"not UTF-8: it seems to be in {encoding}"
            raise InputError(message, place=f"{self.name}:{line}", remedy="save it as UTF-8") from error

    def _parsed(self) -> Content:
        text = self.text
        try:
            content = self.shape.decoder.decode(self.data.removeprefix(codecs.BOM_UTF8))
            duplicates = has_duplicates(text)
        except msgspec.ValidationError as error:
            raise self.unfit(str(error)) from error
        except (msgspec.DecodeError, ValueError) as error:
            raise self._malformed(str(error)) from error
        except RecursionError as error:
            raise InputError(
                "nested too deeply", place=self.name, remedy=f"this is not a {self.shape.called} file"
            ) from error
        nul = _NUL.search(text) if "\\u0000" in text else None
        if nul:
            message = "a text holds the character U+0000, which no document prints"
            raise self.error(line_at(text, nul.end()), message, "take it out, or export the file again")
        duplicate = first_duplicate(text) if duplicates else None
        if duplicate:
            field, line = duplicate
            raise self.error(line, f"{field!r} is given twice in one object", "leave one of them out")
        return content

    def _malformed(self, message: str) -> InputError:
        at = _AT_BYTE.search(message)
        offset = len(self.text.encode()[: int(at.group(1))].decode("utf-8", "ignore")) if at else len(self.text) - 1
        line = line_at(self.text, max(offset, 0))
        said = _AT_BYTE.sub("", message).strip()
        return self.error(line, f"not well-formed JSON: {said}", "mend it, or export it again")

    def unfit(self, message: str, within: Path = ()) -> InputError:
        """What msgspec says of the value at a path that is not of the shape, with its line."""
        stated = format_of(self.data)
        if stated is not None and stated not in self.shape.formats:
            return self._of_another_format(stated)
        at = _AT_PATH.search(message)
        path = (*within, *path_in_words(at.group(1))) if at else within
        unknown = _UNKNOWN_FIELD.search(message)
        if unknown:
            path = (*path, unknown.group(1))
        said = _AT_PATH.sub("", message)
        remedy = f"{self.shape.schema} tells the fields of a {self.shape.called} file and what each holds"
        return self.error(line_of(self.text, path), said, remedy)

    def _check_head(self) -> None:
        if self.content.format not in self.shape.formats:
            raise self._of_another_format(self.content.format)
        if self.content.version != self.shape.version:
            message = f"version {self.content.version} of the format is not known"
            raise self.wrong(("version",), message, "install the org-changelog that wrote it, or export it again")

    def _of_another_format(self, stated: str) -> InputError:
        message = f"this is {stated!r}, not a {self.shape.called}"
        own = self.shape.formats[0]
        remedy = f"name a file whose format is {own!r}; `org-changelog load` takes all that `export` writes"
        return self.wrong(("format",), message, remedy)

    # --- what is wrong ------------------------------------------------------------------------------------------

    def error(self, line: int, message: str, remedy: str | None) -> InputError:
        return InputError(message, place=f"{self.name}:{line}", remedy=remedy)

    def wrong(self, path: Path, message: str, remedy: str | None) -> InputError:
        return self.error(line_of(self.text, path), message, remedy)

    def built(self, make: Callable[..., Built], *given: Any, at: Path) -> Built:
        """What `make` gives; a rule of the domain that it breaks is told with the place in the file."""
        try:
            return make(*given)
        except InvariantError as error:
            raise self.wrong(at, error.message, FOLLOW_THE_DOCUMENT) from error

    # --- what formats share -------------------------------------------------------------------------------------

    def partial_date(self, stated: str | None, at: Path) -> PartialDate | None:
        return self.built(PartialDate.from_iso, stated, at=at) if stated is not None else None

    def agreement(
        self, stated: AgreementPart, place: Callable[[Span, int | None], SourceReference], at: Path
    ) -> Agreement:
        """An act with all that the file tells of it; `place` makes a source reference of lines and page."""

        return Agreement(
            printed=stated.printed,
            body=stated.body,
            session=self.partial_date(stated.session, (*at, "session")),
            number=stated.number,
            promoter=stated.promoter,
            **self._days(stated, at),
            citations=tuple(
                self._citation(each, place, (*at, "citations", position))
                for position, each in enumerate(stated.citations)
            ),
        )

    def _citation(
        self, stated: CitationPart, place: Callable[[Span, int | None], SourceReference], at: Path
    ) -> Citation:
        source = self.built(place, stated.lines, stated.page, at=at) if stated.lines else None
        return Citation(stated.printed, source, **self._days(stated, at))

    def _days(self, stated: AgreementPart | CitationPart, at: Path) -> dict[str, PartialDate | None]:
        days = {"approved": stated.approved, "published": stated.published, "effective": stated.effective}
        return {name: self.partial_date(day, (*at, name)) for name, day in days.items()}
