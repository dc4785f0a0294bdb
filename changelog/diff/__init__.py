"""What changed between two dates, by identity: change sets and their replay.

`compare` takes the versions of a `Period` and gives the net changes; `compare_steps` goes act by act. Nothing is
matched here: identity was settled when the statements were recorded.
"""

from changelog.diff.comparison import compare
from changelog.diff.ranks import ranks_in_question
from changelog.diff.replay import replay
from changelog.diff.steps import compare_steps

__all__ = ["compare", "compare_steps", "ranks_in_question", "replay"]
