"""Why a line is what the reader made of it: the shapes, words and keys of the profile by which it was told."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from changelog.domain.findings import Finding
from changelog.domain.inspections import (
    Inspection,
    LineAccount,
    LineExplained,
    LineKind,
    Reason,
    SectionFound,
    SectionKind,
)
from changelog.domain.texts import normal_form
from changelog.domain.units import Function, Unit
from changelog.reading.accounting import FRONT_MATTER, is_day_of_effect
from changelog.reading.articles.blocks import opening_of
from changelog.reading.cleanup.residue import without_residue
from changelog.reading.profiles.loader import Profile
from changelog.reading.profiles.picking import is_sign
from changelog.reading.recognise.headings import coded_name, rank_of
from changelog.reading.sections import LONGEST_TITLE


def explain(inspection: Inspection, profile: Profile | None, first: int, last: int) -> tuple[LineExplained, ...]:
    """Lines `first` to `last`, both included and within the document, blank ones too."""
    explainer = _Explainer.of(inspection, profile)
    return tuple(explainer.explained(number) for number in range(first, last + 1))


@dataclass(frozen=True, slots=True)
class _Explainer:
    """A document's account, units and findings by line."""

    inspection: Inspection
    profile: Profile | None
    account: Mapping[int, LineAccount]
    units: Mapping[str, Unit]
    functions: Mapping[int, tuple[int, Function]]
    findings: Mapping[int, tuple[Finding, ...]]
    labels: Mapping[str | None, int]

    @classmethod
    def of(cls, inspection: Inspection, profile: Profile | None) -> _Explainer:
        functions = {
            number: (place, function)
            for unit in inspection.units
            for place, function in enumerate(unit.functions, 1)
            if function.source is not None
            for number in range(function.source.first_line, function.source.last_line + 1)
        }
        findings: dict[int, tuple[Finding, ...]] = {}
        for finding in inspection.findings:
            if finding.source is not None:
                number = finding.source.first_line
                findings[number] = (*findings.get(number, ()), finding)
        return cls(
            inspection,
            profile,
            {line.line: line for line in inspection.account},
            {unit.code: unit for unit in inspection.units},
            functions,
            findings,
            {line.unit: line.line for line in inspection.account if line.key == "labels.objective"},
        )

    def explained(self, number: int) -> LineExplained:
        account, text = self.account.get(number), self.inspection.text(number)
        unit = self.units.get(account.unit) if account is not None and account.unit is not None else None
        place = self.functions.get(number) if account is not None and account.kind is LineKind.FUNCTION else None
        return LineExplained(
            line=number,
            page=self.inspection.pages.of(number),
            text=text,
            account=account,
            section=self._section(number),
            unit_name=unit.name if unit is not None else None,
            marker=place[1].marker if place is not None else None,
            reasons=tuple(self._reasons(number, text, account)),
            findings=self.findings.get(number, ()),
        )

    def _section(self, number: int) -> SectionFound | None:
        return next((one for one in self.inspection.sections if one.first_line <= number <= one.last_line), None)

    # --- reasons ------------------------------------------------------------------------------------------------------

    def _reasons(self, number: int, text: str, account: LineAccount | None) -> Iterator[Reason]:
        if account is None:
            yield Reason("blank")
            return
        if account.kind is LineKind.HEADER:
            yield Reason("header", {"columns": ", ".join(f"{held}={name}" for held, name in self.inspection.columns)})
        elif account.kind in _REASONS:
            yield from _REASONS[account.kind](self, account)
        else:
            yield Reason(self._plain(account))
        if account.kind in _COULD_HEAD:
            yield from self._why_no_heading(number, text)
        yield from self._signs(text)

    def _plain(self, account: LineAccount) -> str:
        """The reason of a title or of prose."""
        if account.kind is LineKind.TITLE:
            return "title_of_chapter" if account.key is not None else "title_by_shape"
        return "prose_among_units" if account.section is SectionKind.UNITS else "prose"

    def _heading(self, account: LineAccount) -> Iterator[Reason]:
        if self.profile is None:
            yield Reason("row_of_unit", {"code": account.unit or ""})
            return
        unit = self.units.get(account.unit or "")
        first = unit.source.first_line if unit is not None and unit.source is not None else account.line
        if first < account.line:
            yield Reason("heading_goes_on", {"line": first})
            return
        coded = coded_name(without_residue(self.inspection.text(account.line)))
        if coded is not None:
            yield Reason("heading_code", {"code": coded.code})
        rank = rank_of(
            coded.name if coded is not None else self.inspection.text(account.line).lstrip("#* "), self.profile.ranks
        )
        if rank is not None:
            yield Reason("heading_rank", {"rank": rank})
        elif coded is not None:
            yield Reason("heading_listed_or_next")
        elif unit is not None and unit.rank is not None:
            yield Reason("heading_of_rank", {"rank": unit.rank})
        yield Reason("layout", {"layout": self.profile.layout})

    def _objective(self, account: LineAccount) -> Iterator[Reason]:
        label = self.labels.get(account.unit)
        is_below = label is not None and label <= account.line
        yield Reason("objective_labelled", {"line": label or 0}) if is_below else Reason("objective_by_place")

    def _function(self, account: LineAccount) -> Iterator[Reason]:
        found = self.functions.get(account.line)
        if found is None or found[1].source is None:
            yield Reason("function_row" if self.profile is None else "function_part")
            return
        place, function = found
        source = function.source
        assert source is not None
        if source.first_line < account.line:
            yield Reason("function_goes_on", {"place": place, "line": source.first_line})
        elif function.marker:
            yield Reason("function_marked", {"place": place, "marker": function.marker})
        else:
            yield Reason("function_unmarked", {"place": place})

    def _label(self, account: LineAccount) -> Iterator[Reason]:
        yield Reason("label" if account.key is not None else "label_announces")

    def _entry(self, account: LineAccount) -> Iterator[Reason]:
        coded = coded_name(without_residue(self.inspection.text(account.line)))
        yield Reason("entry", {"code": coded.code}) if coded is not None else Reason("entry_goes_on")

    def _cited(self, account: LineAccount) -> Iterator[Reason]:
        reading = self.inspection.reading
        acts = self.inspection.agreements
        for act in acts:
            for citation in act.citations:
                source = citation.source
                if source is not None and source.first_line <= account.line <= source.last_line:
                    yield Reason("cites_act", {"act": citation.printed})
        for change in reading.narrated if reading is not None else ():
            if change.source.first_line <= account.line <= change.source.last_line:
                yield Reason("tells_change", {"kind": change.kind.value, "unit": change.unit})
        days = {part.effective_date for part in reading.parts} if reading is not None else set()
        if is_day_of_effect(self.inspection.text(account.line), {day for day in days if day is not None}):
            yield Reason("prints_effective")
        owner = self.inspection.institution
        if owner is not None and normal_form(owner.name) in normal_form(self.inspection.text(account.line)):
            yield Reason("names_institution", {"institution": owner.name})

    def _furniture(self, account: LineAccount) -> Iterator[Reason]:
        which = account.furniture or ""
        if account.key is not None and account.key.startswith("furniture"):
            yield Reason("furniture_shape", {"which": which})
        elif account.key is not None:
            yield Reason("furniture_signature", {"which": which})
        elif which in OF_LAYOUTS:
            yield Reason("furniture_layout", {"which": which})
        else:
            yield Reason("furniture_place", {"which": which})

    def _unaccounted(self, account: LineAccount) -> Iterator[Reason]:
        if self.inspection.reading is None:
            yield Reason("nothing_read")
        elif account.section is SectionKind.OPENING:
            yield Reason("before_titles")
        else:
            yield Reason("of_no_unit")

    def _why_no_heading(self, number: int, text: str) -> Iterator[Reason]:
        """Why a line that looks like a unit's heading, or stands where units are described, heads none."""
        if self.profile is None:
            return
        why = self.inspection.not_headings.get(number)
        coded = coded_name(without_residue(text))
        ranked = rank_of(coded.name if coded is not None else text.lstrip("#* "), self.profile.ranks)
        units = next((one for one in self.inspection.sections if one.kind is SectionKind.UNITS), None)
        if why is not None:
            yield Reason("no_heading." + why.replace(" ", "_"))
        elif units is not None and coded is not None and ranked is not None and number < units.first_line:
            yield Reason("no_heading.before_units", {"line": units.first_line})
        elif units is not None and coded is not None and ranked is not None and number > units.last_line:
            yield Reason("no_heading.after_units", {"line": units.last_line})
        elif self.profile.layout == "chapters":
            if coded is None and ranked is not None:
                yield Reason("no_heading.no_code", {"rank": ranked})
        elif self.profile.layout == "articles" and (opening := opening_of(text.lstrip("#*_ "))) is not None:
            yield Reason("no_heading.article", {"article": opening.label})
        elif ranked is not None and len(text) <= LONGEST_TITLE:
            yield Reason(f"no_heading.{self.profile.layout}", {"rank": ranked})

    def _signs(self, text: str) -> Iterator[Reason]:
        """The signs by which the document is of a family that this line is one of."""
        choice = self.inspection.choice
        for weighed in choice.weighed if choice is not None else ():
            for sign in weighed.signs:
                if sign.line is not None and is_sign(weighed.name, sign.name, text, self.profile):
                    yield Reason("sign", {"sign": sign.name, "profile": weighed.name, "weight": sign.weight})


OF_LAYOUTS = frozenset(
    {
        "text of a later act",
        "another print of the article",
        "editor's note",
        "note",
        "picture",
        "marks of the extraction",
        FRONT_MATTER,
    }
)
"""What lines are called that are no text of the document's own, wherever they stand on a page."""
_COULD_HEAD = frozenset(
    {LineKind.FUNCTION, LineKind.OBJECTIVE, LineKind.ENTRY, LineKind.PROSE, LineKind.UNACCOUNTED, LineKind.LABEL}
)
"""What a line can have become that somebody takes for a unit's heading."""

_Reasoning = Callable[[_Explainer, LineAccount], Iterator[Reason]]
_REASONS: Mapping[LineKind, _Reasoning] = MappingProxyType(
    {
        LineKind.HEADING: _Explainer._heading,
        LineKind.OBJECTIVE: _Explainer._objective,
        LineKind.FUNCTION: _Explainer._function,
        LineKind.LABEL: _Explainer._label,
        LineKind.ENTRY: _Explainer._entry,
        LineKind.CITED: _Explainer._cited,
        LineKind.FURNITURE: _Explainer._furniture,
        LineKind.UNACCOUNTED: _Explainer._unaccounted,
    }
)
