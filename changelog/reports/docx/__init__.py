"""The pieces of a report as Word has them: runs, tables, fields, styles, sheets."""
