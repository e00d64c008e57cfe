"""`rdjson`: the Reviewdog Diagnostic Format, which brings findings into reviews on many services.

Its columns count bytes of UTF-8, from 1, ends exclusive.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from factlint.reports.ends import said
from factlint.reports.records import Record, dump
from factlint.reports.result import CheckResult, Style
from factlint.reports.words import line
from factlint.rules.finding import Evidence, Finding
from factlint.sources.document import Document

_Columns = dict[tuple[str, int], int]
"""Path and offset into the source, to the column in bytes."""


def report(result: CheckResult, _style: Style) -> str:
    """A `DiagnosticResult`."""
    columns = _columns(result)
    diagnostics = [_diagnostic(finding, columns) for finding in result.findings]
    return dump({"source": {"name": "factlint"}, "diagnostics": diagnostics}, indent=2) + "\n"


def _diagnostic(finding: Finding, columns: _Columns) -> Record:
    first, *others = finding.evidence
    return {
        "message": line(finding.message),
        "location": _location(first, columns),
        "severity": finding.severity.upper(),
        "code": {"value": finding.code},
        "related_locations": [
            {"message": said(end) or line(end.text), "location": _location(end, columns)} for end in others
        ],
    }


def _location(end: Evidence, columns: _Columns) -> Record:
    return {
        "path": end.path,
        "range": {
            "start": {"line": end.line, "column": columns.get((end.path, end.start), end.column)},
            "end": {"line": end.end_line, "column": columns.get((end.path, end.end), end.end_column)},
        },
    }


def _columns(result: CheckResult) -> _Columns:
    wanted: dict[str, set[int]] = defaultdict(set)
    for end in (end for finding in result.findings for end in finding.evidence):
        wanted[end.path] |= {end.start, end.end}
    return {
        (extraction.document.path, offset): column
        for extraction in result.corpus.extractions
        for offset, column in byte_columns(extraction.document, wanted[extraction.document.path]).items()
    }


def byte_columns(document: Document, offsets: Iterable[int]) -> dict[int, int]:
    """The columns, in bytes of UTF-8 from 1, of offsets into the source: each character is counted once."""
    columns: dict[int, int] = {}
    at = column = 0
    for offset in sorted(offsets):
        start = offset - document.position(offset)[1] + 1
        if start > at or not columns:
            at, column = start, 1
        column += len(document.source[at:offset].encode("utf-8", "surrogatepass"))
        columns[offset] = column
        at = offset
    return columns
