"""What changed between two dates, by identity: change sets, their replay, and differences word by word.

`compare` takes the versions of a `Period` and gives the net changes; `compare_steps` goes act by act. Nothing is
matched here: identity was settled when the statements were recorded.
"""

from changelog.diff.comparison import compare, compare_steps
from changelog.diff.replay import replay
from changelog.diff.wording import word_difference

__all__ = ["compare", "compare_steps", "replay", "word_difference"]
