"""One module for each of the user's verbs: opens the transaction, joins the siblings, returns values, never prints.

Paths and dates come in as people write them, `domain.answers` go out. The clock, the environment and the user's name are
passed in.
"""
