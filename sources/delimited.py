"""Reads CSV (RFC 4180) and TSV: a table, a cell headed by its column's name and by the first cell of its row."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import PurePosixPath

from factlint.sources.builder import Builder
from factlint.sources.document import Document
from factlint.sources.tables import Table

_DELIMITERS = ",\t;|"
_SAMPLE = 20
"""So many lines tell the delimiter."""
_QUOTED = re.compile(r'[ ]*"(?P<text>(?:[^"]|"")*)"?[ ]*')
_DOUBLED = re.compile('""')
_COMMENT = re.compile(r"#[^\r\n]*(?:\r\n|\r|\n|\Z)")


def read(source: str, path: str) -> Document:
    """The document of a table of text."""
    builder = Builder(source)
    table = Table(builder)
    bare = {each: re.compile(rf"[^{re.escape(each)}\r\n]*") for each in _DELIMITERS}
    delimiter = _delimiter(source, path)
    at, opens = 0, True
    while at < len(source):
        if opens:
            if comment := _COMMENT.match(source, at):
                at = comment.end()
                continue
            table.row()
        table.cell()
        builder.begin("cell")
        quoted = _QUOTED.match(source, at)
        if quoted and (quoted.end() == len(source) or source[quoted.end()] in delimiter + "\r\n"):
            _unquote(builder, *quoted.span("text"))
            at = quoted.end()
        elif plain := bare[delimiter].match(source, at):
            builder.flow(at, plain.end())
            at = plain.end()
        opens = source[at : at + 1] != delimiter
        at += 2 if source.startswith("\r\n", at) else 1
    table.close()
    return builder.build(path, "csv")


def _unquote(builder: Builder, start: int, end: int) -> None:
    """The text between quotation marks; a doubled one stands for one."""
    for match in _DOUBLED.finditer(builder.source, start, end):
        builder.flow(start, match.start())
        builder.replace('"', match.start(), match.end())
        start = match.end()
    if end > start:
        builder.flow(start, end)


def _delimiter(source: str, path: str) -> str:
    """The one that parts the first lines into equally many cells, more than one."""
    if PurePosixPath(path).suffix.lower() == ".tsv":
        return "\t"
    lines = [line for line in source[:100_000].splitlines()[:_SAMPLE] if line]
    best, most = ",", 0
    for delimiter in _DELIMITERS:
        counts = Counter(line.count(delimiter) for line in lines)
        (count, times) = counts.most_common(1)[0] if counts else (0, 0)
        if count and times * (1 + min(count, 9)) > most:
            best, most = delimiter, times * (1 + min(count, 9))
    return best
