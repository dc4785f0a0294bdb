"""Two states of an institution in, correspondences with evidence out.

A snapshot of a new date is matched against everything in force just before. `match_units` says which unit is which, in
stages (`stages/`), exact before fuzzy, each with its evidence; mergers and splits are recognised from where functions
went (`reorganisations`). `align_functions` then says which function is which, within matched units and across them.

Nothing compares all with all: candidates come from inverted indices over rare function texts and name words, and the
best assignment is found block by block. Answers do not depend on input order or codes, and are symmetric. Every number
that decides stands in `thresholds`, with its origin.
"""

from changelog.matching.functions import align_functions
from changelog.matching.units import match_units

__all__ = ["align_functions", "match_units"]
