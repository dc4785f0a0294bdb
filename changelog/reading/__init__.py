"""From a manual's file to what it states: units with their functions, dates, agreements, and what does not fit.

`read_manual` goes the whole way (`manual`): `formats` knows files, `cleanup` tells text from furniture, `recognise`
reads single lines, `profiles` holds what differs between families of manuals. Everything read knows its lines; what
does not fit becomes a finding, never a silent loss. `read_whole` keeps the printed passages beside it, for an audit.
`inspect_document` accounts for every
line, of whatever document. `rank_of` and `parse_agreement` read single terms (`terms`).
"""

from __future__ import annotations

from changelog.reading.inspecting import inspect_document
from changelog.reading.manual import read_manual
from changelog.reading.terms import parse_agreement, rank_of
from changelog.reading.whole import read_whole

__all__ = ["inspect_document", "parse_agreement", "rank_of", "read_manual", "read_whole"]
