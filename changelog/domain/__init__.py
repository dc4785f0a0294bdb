"""Frozen values of the trade: what documents state, what follows from it, and what changed.

A line printed in a manual becomes a `Function` or a `Unit` of a `Snapshot`; snapshots and people's `Decision`s are the
record. From the record follow `UnitVersion`s and `FunctionVersion`s with validity intervals (the index), the
`Structure` on a date, and between two dates a `ChangeSet`. Every value says on what it rests (`Basis`,
`SourceReference`). Nothing here reads a file, a clock or a store; the standard library is all that is imported.

Intervals are half open: in force from the first day, up to but not on the day the next statement takes effect.
"""
