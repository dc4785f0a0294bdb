"""`inspect` and `profiles` as tables: what a document is read as and why, its sections, its units, and every line's fate."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from changelog.domain.inspections import (
    InspectAnswer,
    Inspection,
    LineExplained,
    LineKind,
    ProfileCard,
    ProfilesAnswer,
    Reason,
)
from changelog.domain.readings import ProfileChoice, ProfileConfidence, ProfileWeight, Sign
from changelog.domain.units import Unit
from changelog.reports.names import shown
from changelog.reports.reading_report import findings_table
from changelog.reports.sign_names import furniture_name, sign_name
from changelog.reports.tables import Cell, Report, Section, Table
from changelog.reports.told_findings import message_of
from changelog.reports.wording import Words

EXCERPT = 100
"""Characters of a line in the table of lines that are not accounted for."""


def inspection_report(answer: InspectAnswer, words: Words) -> Report:
    """The whole document, or the lines that were asked for."""
    if answer.explained is not None:
        return _explained(answer.inspection, answer.explained, words)
    inspection = answer.inspection
    facts = _table(("fact", "value"), _facts(inspection, words), words)
    sections = [Section("", (), (facts,))]
    if inspection.choice is not None:
        sections.append(Section(words("inspect.why"), (), (_why(inspection.choice, words),)))
    sections.append(Section(words("inspect.sections"), (), (_sections(inspection, words),)))
    if inspection.units:
        units = (_ranks(inspection.units, words), _levels(inspection.units, words))
        sections.append(Section(words("inspect.ranks"), (), units[:1]))
        sections.append(Section(words("inspect.levels"), (), units[1:]))
    if inspection.tried:
        sections.append(Section(words("inspect.tried"), (words("inspect.try"),), (_tried(inspection, words),)))
    if inspection.reading is None:
        sections.append(Section(words("inspect.shapes"), (), (_shapes(inspection, words),)))
    sections.append(Section(words("inspect.lines"), (_share(inspection, words),), (_lines(inspection, words),)))
    sections.append(_gaps(inspection, words))
    if inspection.findings:
        sections.append(Section(words("inspect.findings"), (), (findings_table(inspection.findings, words),)))
    title = words("inspect.title", document=inspection.document.name)
    return Report(title, tuple(_verdict(inspection, words)), tuple(sections), facts)


def _verdict(inspection: Inspection, words: Words) -> Iterator[str]:
    functions = sum(len(unit.functions) for unit in inspection.units)
    if inspection.reading is None:
        yield words("inspect.is_none")
    else:
        share = percent(inspection.share)
        yield words("inspect.is_manual", units=len(inspection.units), functions=functions, share=share)
    if inspection.missing:
        yield words("inspect.missing", missing="; ".join(words(f"missing.{what}") for what in inspection.missing))


def percent(share: float) -> str:
    """With one decimal, cut and not rounded: only what is whole is "100 %"."""
    tenths = int(share * 1000)
    return f"{tenths // 10} %" if tenths % 10 == 0 else f"{tenths // 10}.{tenths % 10} %"


# --- the document -----------------------------------------------------------------------------------------------------


def _facts(inspection: Inspection, words: Words) -> Iterator[tuple[Cell, ...]]:
    reading, choice = inspection.reading, inspection.choice
    institution = inspection.institution
    acronym = f" ({institution.acronym})" if institution is not None and institution.acronym else ""
    told: dict[str, Cell] = {
        "institution": f"{institution.name}{acronym}" if institution is not None else words("unknown"),
        "family": f"{choice.name}: {choice.title}" if choice is not None else None,
        "confidence": _confidence(choice, words) if choice is not None else None,
        "layout": words(f"layout.{inspection.layout}") if reading is not None or choice is None else None,
        "columns": ", ".join(f"{held}={name}" for held, name in inspection.columns) or None,
        "units": len(inspection.units),
        "levels": max(depths(inspection.units).values(), default=0) or None,
        "functions": sum(len(unit.functions) for unit in inspection.units),
        "effective": _days(inspection, words),
        "agreement": "; ".join(_acts(inspection)) or words("unknown"),
        "acts": len(inspection.agreements),
        "told": len(reading.narrated) if reading is not None and choice is not None else None,
        "findings": len(inspection.findings),
        "pages": len(inspection.pages.starts) or None,
        "lines": len(inspection.account),
        "share": f"{inspection.accounted} ({percent(inspection.share)})",
    }
    yield from ((words(f"inspected.{key}"), value) for key, value in told.items() if value is not None)


def _days(inspection: Inspection, words: Words) -> str:
    parts = inspection.reading.parts if inspection.reading is not None else ()
    if len(parts) == 1:
        return words.day(parts[0].effective_date)
    told = (words("inspect.part", date=words.day(part.effective_date), units=len(part.units)) for part in parts)
    return "; ".join(told) or words("unknown")


def _acts(inspection: Inspection) -> Iterable[str]:
    parts = inspection.reading.parts if inspection.reading is not None else ()
    return dict.fromkeys(part.agreement.printed for part in parts if part.agreement is not None)


def _confidence(choice: ProfileChoice, words: Words) -> str:
    said = words(f"confidence.{choice.confidence}")
    if choice.share is None or choice.confidence is ProfileConfidence.NONE:
        return said
    return words("inspect.confidence", words=said, share=f"{choice.share:.2f}")


def _why(choice: ProfileChoice, words: Words) -> Table:
    """Every profile with its weight, the chosen one first."""
    ordered = sorted(choice.weighed, key=lambda one: one.name != choice.name)
    columns = ("profile", "weight", "signs_found", "signs_absent", "status")
    return _table(columns, (_weighed(one, choice, words) for one in ordered), words)


def _weighed(one: ProfileWeight, choice: ProfileChoice, words: Words) -> tuple[Cell, ...]:
    found = "; ".join(_sign(sign, words) for sign in one.signs if sign.is_found)
    absent = "; ".join(_sign(sign, words) for sign in one.signs if not sign.is_found)
    if one.name == choice.name:
        state: str | None = words("inspect.chosen")
    else:
        state = words("inspect.runner_up") if one == choice.runner_up else None
    return one.name, one.weight, found, absent, state


def _sign(sign: Sign, words: Words) -> str:
    if sign.is_found:
        key = "inspect.sign" if sign.lines == 1 else "inspect.sign_many"
        return words(key, sign=sign_name(sign.name, words), weight=sign.weight, line=sign.line, lines=sign.lines)
    if sign.lines:
        return words(
            "inspect.sign_few", sign=sign_name(sign.name, words), weight=sign.weight, lines=sign.lines, times=sign.times
        )
    return words("inspect.sign_absent", sign=sign_name(sign.name, words), weight=sign.weight)


def _sections(inspection: Inspection, words: Words) -> Table:
    counted = Counter[int]()
    starts = [section.first_line for section in inspection.sections]
    place = -1
    for line in inspection.account:
        while place + 1 < len(starts) and line.line >= starts[place + 1]:
            place += 1
        counted[place] += 1
    rows = (
        (
            words(f"section.{section.kind}"),
            section.title,
            section.first_line,
            section.last_line,
            inspection.pages.of(section.first_line),
            counted[at],
            section.key,
        )
        for at, section in enumerate(inspection.sections)
    )
    return _table(("section", "chapter", "first_line", "last_line", "page", "lines", "profile_key"), rows, words)


def _ranks(units: tuple[Unit, ...], words: Words) -> Table:
    ranks = Counter(unit.rank for unit in units)
    functions = Counter[str | None]()
    for unit in units:
        functions[unit.rank] += len(unit.functions)
    rows = ((rank or words("unknown"), count, functions[rank]) for rank, count in ranks.most_common())
    return _table(("rank", "units", "functions"), rows, words)


def _levels(units: tuple[Unit, ...], words: Words) -> Table:
    counted = Counter(depths(units).values())
    return _table(("level", "units"), sorted(counted.items()), words)


def depths(units: tuple[Unit, ...]) -> Mapping[str, int]:
    """Levels of units, from 1; a unit whose parent is not listed, or hangs from itself, is on top."""
    parents = {unit.code: unit.parent for unit in units}
    found: dict[str, int] = {}
    for code in parents:
        chain: list[str] = []
        at: str | None = code
        while at is not None and at in parents and at not in found and at not in chain:
            chain.append(at)
            at = parents[at]
        base = found.get(at, 0) if at is not None else 0
        for above, one in enumerate(reversed(chain), 1):
            found[one] = base + above
    return found


def _shapes(inspection: Inspection, words: Words) -> Table:
    rows = ((words(f"shape.{one.shape}"), one.lines, one.first_line) for one in inspection.shapes)
    return _table(("shape", "lines", "first_line"), rows, words)


def _tried(inspection: Inspection, words: Words) -> Table:
    rows = ((trial.profile, trial.units, trial.functions) for trial in inspection.tried)
    return _table(("profile", "units", "functions"), rows, words)


def _share(inspection: Inspection, words: Words) -> str:
    return words(
        "inspect.share",
        accounted=inspection.accounted,
        total=len(inspection.account),
        share=percent(inspection.share),
        prose=inspection.counts.get(LineKind.PROSE, 0),
    )


def _lines(inspection: Inspection, words: Words) -> Table:
    total = len(inspection.account)
    rows = ((words(f"use.{kind}"), count, percent(count / total)) for kind, count in inspection.counts.items())
    return _table(("is_what", "lines", "share"), rows, words)


def _gaps(inspection: Inspection, words: Words) -> Section:
    rows = tuple(
        (gap.first_line, gap.last_line, inspection.pages.of(gap.first_line), gap.lines, _short(gap.text))
        for gap in inspection.gaps()
    )
    table = _table(("first_line", "last_line", "page", "lines", "text"), rows, words)
    return Section(words("inspect.gaps"), () if rows else (words("inspect.no_gaps"),), (table,))


def _short(text: str) -> str:
    return text if len(text) <= EXCERPT else text[: EXCERPT - 1] + "…"


# --- lines ------------------------------------------------------------------------------------------------------------


def _explained(inspection: Inspection, lines: tuple[LineExplained, ...], words: Words) -> Report:
    columns = ("line", "page", "text", "is_what", "section", "unit", "profile_key", "evidence", "finding")
    table = _table(columns, (_line(line, words) for line in lines), words)
    return Report.of_table(words("explain.title", document=inspection.document.name), (), table)


def _line(line: LineExplained, words: Words) -> tuple[Cell, ...]:
    account, section = line.account, line.section
    where = None
    if section is not None:
        where = words(f"section.{section.kind}") + (f": {section.title}" if section.title else "")
    unit = account.unit if account is not None else None
    return (
        line.line,
        line.page,
        line.text,
        words(f"use.{account.kind}") if account is not None else words("use.blank"),
        where,
        f"{unit} {shown(line.unit_name)}" if unit is not None and line.unit_name else unit,
        account.key if account is not None else None,
        "; ".join(said(reason, words) for reason in line.reasons),
        "; ".join(f"{finding.check}: {message_of(finding, words)}" for finding in line.findings),
    )


def said(reason: Reason, words: Words) -> str:
    """A reason as a sentence."""
    values = dict(reason.values)
    if reason.key == "tells_change":
        values["kind"] = words(f"narrated.{values['kind']}")
    elif reason.key == "layout":
        values["layout"] = words(f"layout.{values['layout']}")
    elif reason.key == "sign":
        values["sign"] = sign_name(str(values["sign"]), words)
    elif "which" in values:
        values["which"] = furniture_name(str(values["which"]), words)
    return words(f"explain.{reason.key}", **values)


# --- profiles ---------------------------------------------------------------------------------------------------------


def profiles_report(answer: ProfilesAnswer, words: Words) -> Report:
    """Every profile a row."""
    columns = ("profile", "family", "extends", "layout", "signs")
    rows = (_card(card, words) for card in answer.profiles)
    return Report.of_table(words("profiles.title"), (words("profiles.how"),), _table(columns, rows, words))


def _card(card: ProfileCard, words: Words) -> tuple[Cell, ...]:
    signs = "; ".join(_sign(sign, words) for sign in card.signs)
    return card.name, card.title, card.extends, words(f"layout.{card.layout}"), signs


def _table(columns: tuple[str, ...], rows: Iterable[tuple[Cell, ...]], words: Words) -> Table:
    return Table(tuple(words(f"column.{key}") for key in columns), tuple(rows), keys=columns)
