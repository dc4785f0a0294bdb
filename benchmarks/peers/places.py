"""Where peers are installed: out/peers-venv and out/peers-node, neither under version control."""

from __future__ import annotations

import shutil
from pathlib import Path

HERE = Path(__file__).resolve().parent
PROGRAMS = HERE / "programs"
REQUIREMENTS = HERE / "requirements.txt"
OUT = HERE.parent.parent / "out"
VENV = OUT / "peers-venv"
NODE = OUT / "peers-node"
REFUSALS = OUT / "peers-refused.json"
"""What could not be installed, and what the installer said."""


def python() -> Path:
    return VENV / "bin" / "python"


def script(name: str) -> Path:
    """A command that a Python package brought."""
    return VENV / "bin" / name


def node_package(name: str) -> Path:
    return NODE / "node_modules" / name


def node() -> str | None:
    return shutil.which("node")
