"""Institutions made to any size with a known script of changes, and measurements of the program on them.

Nothing here is a test: no figure is asserted. `generator` makes the workload, `measure` prints the table that
`make bench` shows.
"""
