"""`table`: for a person at a terminal; one ruled row a finding, its ends below each other with their values aligned."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from factlint.reports.grid import grid, room
from factlint.reports.result import CheckResult, Style
from factlint.reports.summary import closing
from factlint.reports.words import line, width, wrap
from factlint.rules.finding import Evidence, Finding

_HEADS = ("Rule", "Finding", "Where", "Says")
_RULE = 7
"""Columns of the first cell: "warning"."""
_ENDS = 4
"""Ends shown of one finding; `full` shows all."""
_QUOTE = 2
"""Lines of quotation shown of one end."""


def report(result: CheckResult, style: Style) -> str:
    """The table and a closing sentence."""
    if not result.findings:
        return closing(result, style)
    widths = _widths(result, style.width)
    rows = [_row(finding, widths, style) for finding in result.findings]
    return f"{grid(_HEADS, rows)}\n{closing(result, style)}"


def _widths(result: CheckResult, columns: int) -> tuple[int, int, int]:
    """Columns of message, place and value: the place as wide as it needs, up to a third; the message the most."""
    left = max(48, room(columns, len(_HEADS)) - _RULE)
    longest = max(width(_place(end)) for finding in result.findings for end in finding.evidence[:_ENDS] or ())
    where = max(8, min(longest, left // 3))
    says = (left - where) * 2 // 5
    return left - where - says, where, says


def _row(finding: Finding, widths: tuple[int, int, int], style: Style) -> list[str]:
    message, where, says = widths
    rule = [style.paint(finding.code, finding.severity), style.paint(finding.severity, finding.severity)]
    pairs = [pair for end in finding.evidence[:_ENDS] for pair in _end(end, where, says, style)]
    if len(finding.evidence) > _ENDS:
        pairs += [(text, "") for text in wrap(f"and {len(finding.evidence) - _ENDS} more", where)]
    return [
        "\n".join(rule),
        "\n".join(wrap(line(finding.message), message)),
        "\n".join(place for place, _ in pairs),
        "\n".join(said for _, said in pairs),
    ]


def _end(end: Evidence, where: int, says: int, style: Style) -> Iterator[tuple[str, str]]:
    places = [style.paint(text, "path") for text in wrap(_place(end), where)]
    value, quote = line(end.value), line(end.text)
    said = wrap(value, says) if value else []
    if quote and quote != value:
        said += [style.paint(text, "quiet") if value else text for text in wrap(f"“{quote}”", says, _QUOTE)]
    yield from zip_longest(places, said, fillvalue="")


def _place(end: Evidence) -> str:
    return f"{line(end.path)}:{end.line}"
