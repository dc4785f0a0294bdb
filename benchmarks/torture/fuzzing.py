"""A million hostile inputs: whatever is read may be refused with a clear error, and never ends the program in any other way.

    python -m benchmarks.torture.fuzzing [--inputs 1000000] [--seconds 3600] [--targets text dates] [--seed N] [--atheris]

Each target is something that the program takes from outside: manuals, files of facts, dates, codes of agreements, command
lines. Its seeds are real (the five manuals and the shipped snapshots where they are, the invented institute always); what
is done to them is in `hostile_inputs`. Every input of which the program says anything but an answer or a `ChangelogError`,
or for which it needs longer than `PATIENCE`, is kept below `--keep` under the digest of its bytes. With
`--atheris TARGET` (Linux, not among the dependencies: `pip install atheris`) the coverage of the code drives one target
instead of chance.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import html
import importlib
import io
import os
import random
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import FrameType
from typing import Any

from benchmarks.torture.hostile_inputs import excerpt, mutated
from benchmarks.torture.parts import Extent, Part, Row
from changelog.errors import ChangelogError, InvariantError

TOP = Path(__file__).resolve().parents[2]
MANUALS = TOP.parent / "shared" / "manuals"
CORPUS = TOP.parent / "shared" / "corpus"
KEPT = TOP / "out" / "fuzz"
MILLION = 1_000_000
PATIENCE = 20
"""Seconds for one input of at most 20,000 bytes; real pages of that size take some hundredths."""
MOST_KEPT = 20
"""Crashes of one target after which it is left: more of them are the same."""
FAULT = 70
"""The exit code by which the command line confesses a fault of its own."""


@dataclass(frozen=True, slots=True)
class Target:
    """Something that takes bytes from outside. `share` is its part of all inputs."""

    name: str
    share: float
    seeds: Callable[[random.Random], bytes]
    """Makes the next input."""
    take: Callable[[bytes], object]


@dataclass(slots=True)
class Fuzzed:
    """What came of one target: inputs taken and refused, seconds, and the crashes with their digests and last lines."""

    target: str
    inputs: int = 0
    refused: int = 0
    seconds: float = 0.0
    crashes: dict[str, str] = field(default_factory=dict)


class TooSlowError(Exception):
    """An input took longer than `PATIENCE`."""


class ConfessedError(Exception):
    """The command line ended with its own fault."""


_DATES = (
    b"1 de septiembre de 2021", b"2021-09-01", b"01/09/2021", b"2021", b"primero de enero de dos mil tres",
    b"16, 17 y 18 de mayo de 2010", b"2026-11-23T09:30-06:00",
)  # fmt: skip
_DECISIONS = (
    (
        b'{"format": "org-changelog/decisions", "version": 1, "institution": "Instituto de Faros", "decisions": ['
        b'{"relation": "merged", "old": [{"name": "Luces", "on": "2018-02"}, {"name": "Boyas", "on": "2018-02"}], '
        b'"new": [{"name": "Faros", "on": "2022-10-01"}], "reason": "acuerdo", "source": "manual.txt:15", "person": "Ana"}, '
        b'{"relation": "same", "refused": true, "old": [{"code": "1.2"}], "new": [{"code": "1.3", "on": "2022"}]}]}'
    ),
)
_CODES = (
    b"ACDO.AS3.HCT.260820/226.P.DA", b"Acuerdo 12/2018", b"ACUERDO 43.1337.2013",
    b"Acuerdo CA-7 de la sesion 3 del 5 de mayo de 2019",
)  # fmt: skip


_TABLE = (
    b"codigo,nombre,depende de,nivel,vigencia,funciones\n1,Direccion de Faros,,DIR,2021-09-01,1. Alumbrar\n"
    b"1.1,Gerencia de Balizas,Direccion de Faros,GER,2021-09-01,Cuidar balizas\n1.2,Gerencia de Boyas,1,GER,1/9/2021,\n"
)
_ACT = """DECRETO 15 DE 2005
(marzo 3)
por el cual se modifica la estructura del Instituto de Faros.
**Artículo 1°.** La estructura será la siguiente:
1. Dirección de Faros
1.1 Gerencia de Balizas
**Artículo 2°.***Dirección de Faros*. Son funciones de la Dirección de Faros, las siguientes:
1. Alumbrar la costa.
II Bis. Apagar lo que sobre;
a) de día, y
**Artículo 3°.** Suprímese la Gerencia de Balizas. Créase la Gerencia de Boyas dependiente de la Dirección de Faros.
**Artículo 4°.** Modifícase el numeral 1 del artículo 2° del Decreto 9 de 2001, el cual quedará así:
"1. Alumbrar la costa y las islas."
RESPONSABILIDAD PRIMARIA
ACCIONES
1. Guardar las llaves.
El presente decreto rige a partir de la fecha de su publicación.
""".encode()


# --- targets --------------------------------------------------------------------------------------------------------------


def targets() -> tuple[Target, ...]:
    """Everything that is fuzzed, with the seeds that are on this machine."""
    texts = [path.read_bytes() for path in (*sorted((TOP / "examples").glob("*.txt")), *sorted(MANUALS.glob("*.txt")))]
    manuals = [text.splitlines(keepends=True) for text in texts]
    return (
        Target("text", 0.02, lambda chance: mutated([excerpt(chance.choice(manuals), chance)], chance), _take_manual),
        Target("acts", 0.02, lambda chance: mutated([excerpt(chance.choice(_acts()), chance)], chance), _take_act),
        Target("formats", 0.02, lambda chance: mutated([chance.choice(_formats())], chance), _take_document),
        Target("profiles", 0.01, _of(_profiles()), _take_profile),
        Target("snapshots", 0.06, _of(_snapshots()), _take_snapshot),
        Target("narratives", 0.03, _of(_narratives()), _take_narrative),
        Target("decisions", 0.04, _of(_DECISIONS), _take_decisions),
        Target("dates", 0.4, _of(_DATES), _take_date),
        Target("agreements", 0.39, _of(_CODES), _take_code),
        Target("arguments", 0.01, _arguments, _take_arguments),
    )


@cache
def _acts() -> tuple[list[bytes], ...]:
    """Acts by articles, decrees with annexes, and one that amends: an invented one always."""
    real = [path.read_bytes() for path in sorted(CORPUS.glob("*/*")) if path.suffix in {".md", ".txt"}]
    return tuple(text.splitlines(keepends=True) for text in (_ACT, *real))


@cache
def _formats() -> tuple[bytes, ...]:
    """A manual as web page and Word file, a table of units as CSV and workbook. (A PDF is read in a process of its own, and
    has tests of its own: `tests/reading/formats`.)"""
    import docx
    import openpyxl

    lines = (TOP / "examples" / "manual_2021.txt").read_text("utf-8").splitlines()[:200]
    page = "<html><body><main>" + "".join(f"<p>{html.escape(line)}</p>" for line in lines) + "</main></body></html>"
    written, held = docx.Document(), io.BytesIO()
    for line in lines:
        written.add_paragraph(line)
    written.save(held)
    book, rows = openpyxl.Workbook(), io.BytesIO()
    for row in _TABLE.decode().splitlines():
        book.worksheets[0].append(row.split(","))
    book.save(rows)
    return page.encode(), held.getvalue(), _TABLE, rows.getvalue()


def _profiles() -> list[bytes]:
    return [path.read_bytes() for path in sorted((TOP / "changelog" / "reading" / "profiles").glob("*.toml"))]


def _of(seeds: Sequence[bytes]) -> Callable[[random.Random], bytes]:
    return lambda chance: mutated(seeds, chance)


def _snapshots() -> list[bytes]:
    """Some units of every shipped snapshot, as files of a few kilobytes."""
    import json

    found = []
    for path in (TOP / "examples" / "inafs_2018.json", *sorted((TOP / "snapshots").glob("*/*.json"))):
        facts = json.loads(path.read_bytes())
        if facts.get("format") == "org-changelog/snapshot":
            units = facts["units"][:4]
            known = {unit["code"] for unit in units}
            facts["units"] = [unit if unit["parent"] in known else {**unit, "parent": None} for unit in units]
            found.append(json.dumps(facts, ensure_ascii=False).encode())
    return found


def _narratives() -> list[bytes]:
    import json

    found = [b'{"format": "org-changelog/narrative", "version": 1, "institution": {"name": "I"}, "changes": []}']
    for path in sorted((TOP / "snapshots").glob("*/narrative_*.json")):
        facts = json.loads(path.read_bytes())
        facts["changes"], facts["agreements"] = facts["changes"][:4], facts.get("agreements", [])[:3]
        found.append(json.dumps(facts, ensure_ascii=False).encode())
    return found


def _take_manual(data: bytes) -> None:
    from changelog.reading import read_manual

    read_manual(data, "manual.txt", narrated=True)


def _take_act(data: bytes) -> None:
    from changelog.reading.amending import read_amending_act

    with contextlib.suppress(ChangelogError):
        _take_manual(data)
    read_amending_act(data, "acto.md", ("Dirección de Faros", "Gerencia de Balizas"))


def _take_document(data: bytes) -> None:
    from changelog.reading import inspect_document, read_manual

    with contextlib.suppress(ChangelogError):
        inspect_document(data, "documento")
    read_manual(data, "documento")


def _take_profile(data: bytes) -> None:
    from changelog.reading.profiles.own import from_file

    from_file(data, "propio.toml")


def _take_snapshot(data: bytes) -> None:
    from changelog.storage.snapshot_files import read_snapshots, write_snapshot

    for snapshot in read_snapshots(data, "facts.json"):
        again = read_snapshots(write_snapshot(snapshot, with_texts=True), "again.json")
        if [each.digest for each in again] != [snapshot.digest]:
            raise AssertionError("what is written of a snapshot is read as another")


def _take_narrative(data: bytes) -> None:
    from changelog.storage.narrative_files import read_narrative, write_narrative

    narrative = read_narrative(data, "facts.json")
    if read_narrative(write_narrative(narrative), "again.json") != narrative:
        raise AssertionError("what is written of a narrative is read as another")


def _take_decisions(data: bytes) -> None:
    from changelog.storage.decision_files import read_decisions, write_decisions

    decisions = read_decisions(data, "decisions.json")
    write_decisions(decisions, "I")


def _take_date(data: bytes) -> None:
    from changelog.app.dates import asked_date, moment
    from changelog.reading.recognise.spanish_dates import dates_in, first_date, next_days_in, years_in

    text = data.decode("utf-8", "replace")
    for read in (dates_in, years_in, next_days_in):
        list(read(text))
    first_date(text)
    with contextlib.suppress(ChangelogError):
        moment(text)
    asked_date(text)


def _take_code(data: bytes) -> None:
    from changelog.reading import parse_agreement, rank_of
    from changelog.reading.recognise.agreement_codes import acts_in

    text = data.decode("utf-8", "replace")
    list(acts_in(text))
    parse_agreement(text)
    rank_of(text)


# --- the command line -----------------------------------------------------------------------------------------------------

_WORDS = (
    *"""
    --on --from --to --unit --institution --format json csv table markdown --lang en --output out.md out.json
    out.svg out.csv 2018 2020-02-30 today 2021-09-01 2019 --known-on --reason --person --old --new --relation
    merged x@2018 @ --source x:1 Faros 1 1.1 facts.json manual.txt nowhere --steps --lives --select names --ignore
    text --effective --agreement --columns code=A,name=B =,= --help -- - --made-at 2026-11-23T09:30 --debug
    --whole --even-if-lost --head --accept --report --until * ~
    """.split(),
    "", "\x1b[31m", "\udcff", "٣", "9" * 50, "a" * 3000,
)  # fmt: skip
"""What command lines are made of: every kind of word, and no path that leads out of the folder."""


def _arguments(chance: random.Random) -> bytes:
    from changelog.cli.main import COMMANDS

    words = [chance.choice(list(COMMANDS)), *(chance.choice(_WORDS) for _ in range(chance.randint(0, 7)))]
    return "\0".join(words).encode("utf-8", "surrogatepass")


def _take_arguments(data: bytes) -> None:
    from changelog.cli.main import main

    words = data.decode("utf-8", "surrogatepass").split("\0")
    printed = io.StringIO()
    with _small_record(), contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed):
        try:
            main(words)
        except SystemExit as leave:
            code = leave.code
    if code == FAULT:
        raise ConfessedError(printed.getvalue()[-400:])
    if code:
        raise ChangelogError("refused")


@contextlib.contextmanager
def _small_record() -> Iterator[None]:
    """A folder of its own with a small record, a manual and a file of facts, as the working folder."""
    before = Path.cwd()
    with tempfile.TemporaryDirectory() as folder:
        for name, content in _recorded().items():
            (Path(folder) / name).write_bytes(content)
        os.chdir(folder)
        try:
            yield
        finally:
            os.chdir(before)


_files: dict[str, bytes] = {}


def _recorded() -> dict[str, bytes]:
    """The files of a small record, made once."""
    if not _files:
        from changelog.app.recording import load_snapshots
        from changelog.app.stores import open_store

        facts = TOP / "examples" / "inafs_2018.json"
        with tempfile.TemporaryDirectory() as folder:
            store = Path(folder) / "org-changelog.db"
            with open_store(str(store), create=True) as opened:
                load_snapshots(opened, [facts])
            _files["org-changelog.db"] = store.read_bytes()
        _files["facts.json"] = facts.read_bytes()
        _files["manual.txt"] = (TOP / "examples" / "manual_2021.txt").read_bytes()
    return _files


# --- running --------------------------------------------------------------------------------------------------------------


def fuzz(
    inputs: int = MILLION,
    seconds: float = 3600,
    *,
    only: Sequence[str] = (),
    seed: int = 0,
    keep: Path = KEPT,
    among: Sequence[Target] | None = None,
) -> tuple[Fuzzed, ...]:
    """So many inputs in all, each target its share of them and of the seconds; fewer targets share more."""
    chosen = [target for target in (targets() if among is None else among) if not only or target.name in only]
    whole = sum(target.share for target in chosen)
    return tuple(
        _fuzz_one(target, round(inputs * target.share / whole), seconds / len(chosen), seed, keep) for target in chosen
    )


def _fuzz_one(target: Target, inputs: int, seconds: float, seed: int, keep: Path) -> Fuzzed:
    came = Fuzzed(target.name)
    chance = random.Random(f"{target.name} {seed}")
    start = time.monotonic()
    while came.inputs < inputs and time.monotonic() - start < seconds and len(came.crashes) < MOST_KEPT:
        data = target.seeds(chance)
        came.inputs += 1
        refused, crash = taken(target, data)
        came.refused += refused
        if crash is not None:
            came.crashes.setdefault(_last_place(crash), _kept(data, target.name, crash, keep))
    came.seconds = time.monotonic() - start
    return came


def taken(target: Target, data: bytes) -> tuple[bool, Exception | None]:
    """Was the input refused with a clear error, and what else went wrong (None: nothing)?"""
    try:
        with _patience():
            target.take(data)
    except (
        InvariantError
    ) as broken:  # a rule of the domain is told to nobody: readers turn it into an error with a place
        return False, broken
    except ChangelogError:
        return True, None
    except Exception as crash:  # noqa: BLE001  that is what is looked for
        return False, crash
    return False, None


@contextlib.contextmanager
def _patience() -> Iterator[None]:
    """Stops what takes too long, where the system has a clock for that (not Windows)."""
    if not hasattr(signal, "setitimer"):
        yield
        return

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise TooSlowError(f"more than {PATIENCE} s")

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, PATIENCE)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _last_place(crash: Exception) -> str:
    """Where it happened: crashes of one line are one."""
    last = traceback.extract_tb(crash.__traceback__)[-1]
    return f"{type(crash).__name__} {Path(last.filename).name}:{last.lineno}"


def _kept(data: bytes, name: str, crash: Exception, keep: Path) -> str:
    """Keep an input with the traceback beside it; gives its name."""
    keep.mkdir(parents=True, exist_ok=True)
    file = keep / f"{name}-{hashlib.sha256(data).hexdigest()[:12]}"
    file.write_bytes(data)
    file.with_suffix(".told").write_text("".join(traceback.format_exception(crash)), "utf-8", "backslashreplace")
    return file.name


def run_atheris(name: str, arguments: Sequence[str]) -> None:
    """Let atheris drive one target by the coverage of the code, until it finds something or is stopped."""
    atheris: Any = importlib.import_module("atheris")
    with atheris.instrument_imports(include=["changelog"]):
        for module in ("changelog.reading", "changelog.storage.snapshot_files", "changelog.storage.narrative_files"):
            importlib.import_module(module)
        target = next(each for each in targets() if each.name == name)

    def once(data: bytes) -> None:
        with contextlib.suppress(ChangelogError):
            target.take(data)

    with tempfile.TemporaryDirectory() as corpus:
        chance = random.Random(0)
        for number in range(200):
            (Path(corpus) / str(number)).write_bytes(target.seeds(chance))
        atheris.Setup([sys.argv[0], *arguments, corpus], once)
        atheris.Fuzz()


def table(came: Sequence[Fuzzed]) -> str:
    """The figures as Markdown."""
    rows = ["| target | inputs | refused | seconds | crashes |", "| --- | ---: | ---: | ---: | --- |"]
    rows += [
        f"| {one.target} | {one.inputs:,} | {one.refused:,} | {one.seconds:.0f} | "
        + (", ".join(f"{place} ({file})" for place, file in one.crashes.items()) or "none")
        + " |"
        for one in came
    ]
    return "\n".join(rows)


def run(extent: Extent) -> Sequence[Row]:
    """The part of the torture: each target a row."""
    return [
        Row(
            one.target,
            one.inputs,
            f"{one.refused:,} refused, {one.inputs - one.refused:,} answered, {one.seconds:.0f} s",
            tuple(f"{place} ({file})" for place, file in one.crashes.items()),
        )
        for one in fuzz(extent.times, extent.seconds, seed=extent.seed)
    ]


PART = Part("fuzz", "changed real inputs for everything that is read", run)


def main(arguments: Sequence[str] | None = None) -> None:
    """Fuzz and print the table; exit code 1 when something crashed."""
    names = [target.name for target in targets()]
    parser = argparse.ArgumentParser(description="Hostile inputs for everything that is read.")
    parser.add_argument("--inputs", type=int, default=MILLION)
    parser.add_argument("--seconds", type=float, default=3600)
    parser.add_argument("--targets", nargs="+", choices=names, default=[])
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--keep", type=Path, default=KEPT)
    parser.add_argument("--atheris", choices=names, help="one target, driven by coverage")
    given, rest = parser.parse_known_args(arguments)
    if given.atheris:
        run_atheris(given.atheris, rest)
        return
    came = fuzz(given.inputs, given.seconds, only=given.targets, seed=given.seed, keep=given.keep)
    print(table(came))
    if any(one.crashes for one in came):
        raise SystemExit(1)


if __name__ == "__main__":
    main()
