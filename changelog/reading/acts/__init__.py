"""Every act that a document cites anywhere, joined, with each spelling on its lines and the days told of it.

    paragraphs -> citations of each sentence -> days told with each -> joined by body, day and number

`reading.agreements` reads the codes that date a document; here they meet what is cited by number, title, issue, session.
"""

from __future__ import annotations

from changelog.reading.acts.register import read_cited_acts, with_narrated

__all__ = ["read_cited_acts", "with_narrated"]
