"""What a document tells in prose of changes that were made: sentences in, narrated changes and findings out."""

from __future__ import annotations

from changelog.reading.narrative.reader import Narrative, footnotes, narrated_changes, narrative_lines, read_narrative

__all__ = ["Narrative", "footnotes", "narrated_changes", "narrative_lines", "read_narrative"]
