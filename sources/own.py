"""Reports of factlint itself: they quote sources and are none, and may lie beside them."""

from __future__ import annotations

from factlint.sources.decode import Unreadable

HTML_MARK = '<meta name="generator" content="factlint'
MARKDOWN_MARK = "<!-- factlint report -->"
_STARTS = (
    MARKDOWN_MARK,
    "code,name,severity,confidence,message,path,",
    '{\n  "version": 1,\n  "sources": [',
    '{\n  "source": {\n    "name": "factlint"',
)
_MARKS = (HTML_MARK, '<testsuites name="factlint"', '"driver": {\n          "name": "factlint"')
_HEAD = 2000
"""Characters in which a mark stands."""


class OwnReport(Unreadable):
    """A report of factlint: passed over, even where it was named."""


def refuse_own_report(source: str, path: str) -> None:
    """Raise `OwnReport` where the text is one."""
    head = source[:_HEAD]
    if head.startswith(_STARTS) or any(mark in head for mark in _MARKS):
        raise OwnReport(path, "a report of factlint, not a source")
