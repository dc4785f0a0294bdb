"""The stages of matching units, strongest first: each takes what is settled and settles more, with evidence.

decided            a person's word
declared           an act or a narrative that says so
identical          equal names in their place, equal content
shared_functions   duties that went word for word, or reworded, from one unit to one other
similar_name       names that are alike, in a place that fits
"""
