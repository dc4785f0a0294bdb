"""The stages of matching units, strongest first.

decided            a person's word: settles, and forbids
declared           an act or a narrative that says so: settles
identical          equal names in their place, equal content: settles
shared_functions   suggests units between which functions went, word for word or reworded
similar_name       suggests units whose names are alike, or whose place fits

What the last two suggest is weighed together (`judgement`) and settled by the best assignment (`units`).
"""
