"""Statements -> versions with intervals; the structure as of a date; lineage.

`compile_history` folds an institution's snapshots, in the order of their effective dates, into a `History`: each
snapshot is matched against what was in force just before, what it restates goes on, what it changes begins a new
version, what it covers and does not list ends. Nothing depends on the order of recording. Matching is passed in.
"""

from changelog.history.compiler import compile_history
from changelog.history.matcher import Matcher
from changelog.history.views import states_between, structure_on

__all__ = ["Matcher", "compile_history", "states_between", "structure_on"]
