"""Tools that a user would pick instead, each on the same workload as org-changelog, as its own documentation says.

One module a peer: what it is given (`benchmarks.peers.forms`), how it is run, how its output is read. They are no
dependencies of the project: `python -m benchmarks.peers.install` puts them into a place of their own under out/.
"""
