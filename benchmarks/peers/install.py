"""Puts the peers into out/peers-venv and out/peers-node, each by itself: one that cannot be had does not stop the rest.

    python -m benchmarks.peers.install

What was refused is kept in out/peers-refused.json and shown in the table. What is there already is left alone.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import venv
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from benchmarks.peers import places

SECONDS = 600
"""For one package: the largest brings over a hundred others."""


def wanted() -> Iterator[str]:
    """The lines of requirements.txt, without comments."""
    for line in places.REQUIREMENTS.read_text("utf-8").splitlines():
        if told := line.split("#", maxsplit=1)[0].strip():
            yield told


def refused() -> dict[str, str]:
    """Package -> what the installer said. Empty where nothing was refused, or nothing was tried."""
    if not places.REFUSALS.exists():
        return {}
    told: dict[str, str] = json.loads(places.REFUSALS.read_text("utf-8"))
    return told


def why_not(package: str | None) -> str:
    """Why a peer cannot be run; empty where it can. None: it is no package, or there in any case."""
    if package is None or package in {name_of(one) for one in _installed()}:
        return ""
    said = refused().get(package)
    return f"cannot be had here: {said}" if said else "not installed (make bench-peers)"


def name_of(requirement: str) -> str:
    return requirement.removeprefix("npm:").replace("==", "@").split("@", maxsplit=1)[0]


def version_of(package: str) -> str:
    """The pinned version of a package that is asked for."""
    return next(one.replace("==", "@").split("@")[-1] for one in wanted() if name_of(one) == package)


def install() -> dict[str, str]:
    if not places.python().exists():
        venv.create(places.VENV, with_pip=True)
    there = _installed()
    failures: dict[str, str] = {}
    for requirement in wanted():
        if requirement in there:
            continue
        sys.stderr.write(f"Installing {requirement}.\n")
        said = _install_node(requirement) if requirement.startswith("npm:") else _install_python(requirement)
        if said:
            failures[name_of(requirement)] = said
    places.REFUSALS.write_text(json.dumps(failures, ensure_ascii=False, indent=1) + "\n", "utf-8")
    return failures


@cache
def _installed() -> frozenset[str]:
    if not places.python().exists():
        return frozenset()
    listed = _run([places.python(), "-m", "pip", "list", "--format=freeze", "--disable-pip-version-check"])[1]
    found = {line.lower() for line in listed.splitlines()}
    package = places.node_package("jsondiffpatch") / "package.json"
    if package.exists():
        found.add(f"npm:jsondiffpatch@{json.loads(package.read_text('utf-8'))['version']}")
    return frozenset(found)


def _install_python(requirement: str) -> str:
    pip: list[str | Path] = [places.python(), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    code, said = _run([*pip, requirement])
    return said if code else ""


def _install_node(requirement: str) -> str:
    if places.node() is None or shutil.which("npm") is None:
        return "node and npm are not here"
    places.NODE.mkdir(parents=True, exist_ok=True)
    options = ["--silent", "--no-audit", "--no-fund", "--prefix", str(places.NODE)]
    code, said = _run(["npm", "install", *options, requirement.removeprefix("npm:")])
    return said if code else ""


def _run(command: Sequence[str | Path]) -> tuple[int, str]:
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, check=False, timeout=SECONDS, stdin=subprocess.DEVNULL
        )
    except subprocess.TimeoutExpired:
        return 1, f"not installed within {SECONDS} s"
    last = (done.stderr or done.stdout).strip().splitlines()
    return done.returncode, done.stdout if not done.returncode else (last[-1] if last else "no word")


def main() -> None:
    for package, said in install().items():
        sys.stderr.write(f"{package} cannot be had here: {said}\n")


if __name__ == "__main__":
    main()
