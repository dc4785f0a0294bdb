"""How a web page is told from a text, without the parser that reads it."""

from __future__ import annotations

HEAD = 2048
"""Bytes that are looked at."""


def is_html(data: bytes) -> bool:
    """Does the file begin as a web page does, in whichever encoding?"""
    start = data[:HEAD].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    if start.startswith(b"<?xml"):
        start = start.partition(b"?>")[2].lstrip()
    while start.startswith(b"<!--"):
        start = start.partition(b"-->")[2].lstrip()
    return start.startswith((b"<!doctype html", b"<html", b"<head", b"<body"))
