"""The rules of the house that a program can check, and where they are broken.

Each rule is a routine from the folder of a checkout to its breaches. `CONTRIBUTING.md` tells the rules in prose;
`tests/test_house.py` holds this checkout to them and shows that each rule can fail. To see the breaches alone:

    python -m tests.house
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

SIBLINGS = ("reading", "matching", "history", "diff", "audit", "storage", "reports")
LIBRARY = "the library"  # what `import changelog` gives: changelog/__init__.py
CENTRE = {"domain", "errors"}

MAY_IMPORT: dict[str, set[str]] = {
    "cli": {"cli", "app", LIBRARY, *CENTRE},
    "app": {"app", *SIBLINGS, LIBRARY, *CENTRE},
    **{sibling: {sibling, *CENTRE} for sibling in SIBLINGS},
    "domain": {"domain", "errors"},
    "errors": {"errors"},
    LIBRARY: {"app", *CENTRE},
    "__main__": {"cli"},
    "migrations": {"migrations", "storage", *CENTRE},
}
"""Layer -> the layers that its modules may import, itself included."""

FENCES: dict[str, tuple[str, ...]] = {
    "alembic": ("changelog/storage/schema.py", "migrations/"),
    "bigtree": ("changelog/reports/charts/layout.py",),
    "click": ("changelog/cli/",),
    "deepdiff": ("changelog/diff/payload.py",),
    "docx": ("changelog/reports/docx/", "changelog/reports/docx_writer.py"),
    "jinja2": ("changelog/reports/page/",),
    "markupsafe": ("changelog/reports/page/",),
    "msgspec": (
        "changelog/storage/fact_files.py",
        "changelog/storage/snapshot_files.py",
        "changelog/storage/narrative_files.py",
        "changelog/storage/decision_files.py",
        "changelog/reports/interface.py",
        "changelog/reports/told_interface.py",
        "changelog/reports/audit_interface.py",
        "changelog/reports/report_interface.py",
        "changelog/reports/ledger_interface.py",
        "changelog/reports/inspection_interface.py",
        "changelog/reports/profile_interface.py",
    ),
    "numpy": ("changelog/matching/",),
    "openpyxl": ("changelog/reading/formats/xlsx_reader.py",),
    "lxml": ("changelog/reading/formats/",),
    "pypdfium2": ("changelog/reading/formats/pdf_pages.py",),
    "psycopg": ("changelog/storage/",),
    "rapidfuzz": ("changelog/matching/",),
    "scipy": ("changelog/matching/",),
    "sqlalchemy": ("changelog/storage/", "migrations/"),
    "tabulate": ("changelog/reports/terminal_writer.py",),
    "typst": ("changelog/reports/raster.py", "changelog/reports/pdf_writer.py"),
    "xlsxwriter": ("changelog/reports/xlsx_writer.py",),
}
"""Third-party library -> the folders and modules that may import it. What is not listed nobody may import."""

CLOCK = frozenset({"date.today", "datetime.now", "datetime.today", "datetime.utcnow", "time.localtime", "time.time"})
"""Read in cli/, and in app/ for callers of the library who give no day; passed down from there."""
OUTSIDE_WORLD = CLOCK | {
    "getpass.getuser",
    "locale.getdefaultlocale",
    "locale.getlocale",
    "os.environ",
    "os.getenv",
    "os.getlogin",
}
"""The clock, the environment and the user's name. The last two are read in cli/ only, and passed down."""

UNNAMED_IDEAS = frozenset({"utils", "util", "helpers", "helper", "common", "misc"})


@dataclass(frozen=True, slots=True)
class Breach:
    """One place where a rule is broken; `line` counts from 1."""

    path: str
    line: int
    rule: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.rule}"


@dataclass(frozen=True, slots=True)
class Module:
    """A module of the checkout: its path from the top, its dotted name, and its syntax tree."""

    path: str
    name: str
    tree: ast.Module

    @property
    def is_package(self) -> bool:
        return self.path.endswith("/__init__.py")

    @property
    def layer(self) -> str:
        top, _, rest = self.name.partition(".")
        if top != "changelog":
            return top
        return rest.partition(".")[0] or LIBRARY


@dataclass(frozen=True, slots=True)
class Import:
    """A module that is imported, by its dotted name, and the line that does it."""

    target: str
    line: int


def modules_of(house: Path) -> list[Module]:
    """Every module under changelog/ and migrations/, in the order of their paths."""
    paths = [path for top in ("changelog", "migrations") for path in sorted((house / top).rglob("*.py"))]
    return [_module(house, path) for path in paths]


def _module(house: Path, path: Path) -> Module:
    relative = path.relative_to(house)
    parts = relative.with_suffix("").parts
    name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
    return Module(relative.as_posix(), name, ast.parse(path.read_text("utf-8"), str(relative)))


def imports_of(module: Module) -> Iterator[Import]:
    """Every import, wherever it stands: on top, in a routine, for type checking only, or by `import_module("...")`."""
    for statement in ast.walk(module.tree):
        if isinstance(statement, ast.Import):
            yield from (Import(alias.name, statement.lineno) for alias in statement.names)
        elif isinstance(statement, ast.ImportFrom):
            origin = _origin(module, statement)
            yield from (Import(f"{origin}.{alias.name}", statement.lineno) for alias in statement.names)
        elif isinstance(statement, ast.Call) and (target := _imported_by_call(statement)):
            yield Import(target, statement.lineno)


def _origin(module: Module, statement: ast.ImportFrom) -> str:
    """The dotted name after `from`, relative imports resolved."""
    if not statement.level:
        return statement.module or ""
    package = module.name.split(".") if module.is_package else module.name.split(".")[:-1]
    above = package[: len(package) - statement.level + 1]
    return ".".join([*above, *([statement.module] if statement.module else [])])


def _imported_by_call(call: ast.Call) -> str | None:
    routine = ast.unparse(call.func)
    if routine not in {"import_module", "importlib.import_module", "__import__"} or not call.args:
        return None
    first = call.args[0]
    return first.value if isinstance(first, ast.Constant) and isinstance(first.value, str) else None


def layer_breaches(house: Path) -> Iterator[Breach]:
    """Imports within the house that go against its layers, and modules that are in no layer."""
    modules = modules_of(house)
    for module in modules:
        if module.layer not in MAY_IMPORT:
            rule = f"{module.layer} is in no layer of the house: name it in tests/house.py and CONTRIBUTING.md"
            yield Breach(module.path, 1, rule)
            continue
        allowed = MAY_IMPORT[module.layer]
        for found in imports_of(module):
            layer = _layer_within(house, found.target)
            if layer is not None and layer not in allowed:
                rule = f"{module.layer} may not import {layer}, only {', '.join(sorted(allowed))}"
                yield Breach(module.path, found.line, rule)


def _layer_within(house: Path, target: str) -> str | None:
    """The layer that an imported name belongs to; None outside the house."""
    top, _, rest = target.partition(".")
    if top == "migrations":
        return top
    if top != "changelog":
        return None
    first = rest.partition(".")[0]
    is_module = (house / "changelog" / first).is_dir() or (house / "changelog" / f"{first}.py").is_file()
    return first if first and (is_module or first in MAY_IMPORT) else LIBRARY


def fence_breaches(house: Path) -> Iterator[Breach]:
    """Third-party libraries imported outside their fence."""
    for module in modules_of(house):
        for found in imports_of(module):
            library = found.target.partition(".")[0]
            if library in sys.stdlib_module_names or library in {"changelog", "migrations"}:
                continue
            if library not in FENCES:
                rule = f"{library} is no dependency of the house: give it a fence in tests/house.py and a reason"
                yield Breach(module.path, found.line, rule)
            elif not module.path.startswith(FENCES[library]):
                yield Breach(module.path, found.line, f"{library} may be imported only in {', '.join(FENCES[library])}")


def outside_world_breaches(house: Path) -> Iterator[Breach]:
    """The environment, the clock or the user's name read below the rim."""
    for module in modules_of(house):
        if module.layer in {"cli", "migrations"}:
            continue
        imported = [(found.target, found.line) for found in imports_of(module)]
        used = [(ast.unparse(part), part.lineno) for part in ast.walk(module.tree) if isinstance(part, ast.Attribute)]
        for name, line in sorted({(".".join(name.split(".")[-2:]), line) for name, line in [*imported, *used]}):
            if name in OUTSIDE_WORLD and not (module.layer == "app" and name in CLOCK):
                yield Breach(module.path, line, f"{name} is read at the rim and passed down")


def name_breaches(house: Path) -> Iterator[Breach]:
    """Modules and packages whose name names no idea."""
    for module in modules_of(house):
        last = module.name.rpartition(".")[2]
        if last in UNNAMED_IDEAS:
            yield Breach(module.path, 1, f"{last} is no name for a module: an idea without a name is not finished")


def docstring_breaches(house: Path) -> Iterator[Breach]:
    """Packages that do not say what they are for, and folders of code without an __init__.py to say it in."""
    modules = modules_of(house)
    packages = {Path(module.path).parent.as_posix() for module in modules if module.is_package}
    for module in modules:
        if module.layer == "migrations":
            continue  # Alembic's folder of scripts is data of the package, not a package
        if module.is_package and not ast.get_docstring(module.tree):
            yield Breach(module.path, 1, "a package says in its docstring what it is for")
        folder = Path(module.path).parent.as_posix()
        if folder not in packages:
            packages.add(folder)  # told once
            yield Breach(module.path, 1, f"{folder} has no __init__.py that says what the package is for")


def tree_breaches(house: Path) -> Iterator[Breach]:
    """Folders and files that CONTRIBUTING.md's tree names and that are not there, and packages that it does not name."""
    described = tree_of((house / "CONTRIBUTING.md").read_text("utf-8"))
    if not described:
        yield Breach("CONTRIBUTING.md", 1, "the tree of the house (a block that begins with org-changelog/) is missing")
        return
    for name, line in described.items():
        if not (house / name).exists() or name.endswith("/") != (house / name).is_dir():
            yield Breach("CONTRIBUTING.md", line, f"the tree names {name}, which is not there")
    for package in sorted((house / "changelog").rglob("__init__.py")):
        name = package.parent.relative_to(house).as_posix() + "/"
        if name not in described:
            yield Breach("CONTRIBUTING.md", min(described.values()), f"the tree does not name the package {name}")


def tree_of(text: str) -> dict[str, int]:
    """What the tree names, from the top of the checkout (folders end in "/"), with the line that names it.

    The tree is the fenced block whose first line begins with `org-changelog/`; each level is indented by two blanks
    more, names stand first on their line, and a description follows after three blanks or more.
    """
    lines = text.splitlines()
    start = next((n for n, line in enumerate(lines) if line.startswith("org-changelog/")), None)
    if start is None:
        return {}
    found: dict[str, int] = {}
    above: list[str] = []
    for number, line in enumerate(lines[start + 1 :], start + 2):
        if line.startswith("```"):
            break
        depth = (len(line) - len(line.lstrip())) // 2 - 1
        for name in re.split(r" {3,}", line.strip())[0].split():
            found["".join([*above[:depth], name])] = number
            if name.endswith("/"):
                above[depth:] = [name]
    return found


RULES = (
    layer_breaches,
    fence_breaches,
    outside_world_breaches,
    name_breaches,
    docstring_breaches,
    tree_breaches,
)


def main() -> int:
    """Print every breach of this checkout; 1 when there is one."""
    house = Path(__file__).resolve().parent.parent
    breaches = [breach for rule in RULES for breach in rule(house)]
    for breach in breaches:
        print(breach)
    return 1 if breaches else 0


if __name__ == "__main__":
    sys.exit(main())
