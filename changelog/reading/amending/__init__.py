"""Amending acts: decrees that change a structure without restating it, read as instructions."""

from changelog.reading.amending.reader import AmendingAct, read_amending_act

__all__ = ["AmendingAct", "read_amending_act"]
