"""Institutions made to any size with a known script of changes, and what the program and other tools make of them.

Nothing here is a test: no figure is asserted. `generator` makes the workload and its truth, `score` says how right the
program is, `against_peers` runs other tools on the same, `measure` prints and keeps what `make bench` shows.
"""
