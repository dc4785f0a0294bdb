"""Answers -> tables -> terminal, Markdown, CSV and JSON, in Spanish or English.

A `Report` is a title, sentences and tables of typed cells; writers only lay it out. The JSON interface has its own
schema-bearing records (`interface`). Every phrase a reader sees comes from `wording`.
"""
