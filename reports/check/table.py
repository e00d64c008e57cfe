"""`table`: for a person at a terminal; one ruled row a finding, its ends below each other with their values aligned."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from factlint.reports.ends import said
from factlint.reports.grid import grid, least, room
from factlint.reports.paths import shared_folder
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
    """The table and a closing sentence; a folder that all paths share and that has no room is named once, above."""
    if not result.findings:
        return closing(result, style)
    left = max(48, room(style.width, len(_HEADS)) - _RULE)
    folder = _folder(result, left // 3)
    widths = _widths(result, left, folder)
    rows = [_row(finding, folder, widths, style) for finding in result.findings]
    heading = f"In {folder}\n" if folder else ""
    return f"{heading}{grid(_HEADS, rows)}\n{closing(result, style)}"


def _folder(result: CheckResult, limit: int) -> str:
    """The folder of all places, with its slash, where the places are broader than the limit; else ""."""
    ends = [end for finding in result.findings for end in finding.evidence]
    if max(width(_place(end, "")) for end in ends) <= limit:
        return ""
    return line(shared_folder(end.path for end in ends))


def _widths(result: CheckResult, left: int, folder: str) -> tuple[int, int, int]:
    """Columns of message, place and value: the place as wide as it needs, up to a third; the message the most."""
    longest = max(width(_place(end, folder)) for finding in result.findings for end in finding.evidence[:_ENDS])
    where = max(least("Where"), min(longest, left // 3))
    says = (left - where) * 2 // 5
    return left - where - says, where, says


def _row(finding: Finding, folder: str, widths: tuple[int, int, int], style: Style) -> list[str]:
    message, where, says = widths
    rule = [style.paint(finding.code, finding.severity), style.paint(finding.severity, finding.severity)]
    pairs = [pair for end in finding.evidence[:_ENDS] for pair in _end(end, folder, (where, says), style)]
    if len(finding.evidence) > _ENDS:
        pairs += [(text, "") for text in wrap(f"and {len(finding.evidence) - _ENDS} more", where)]
    told = line(finding.message).replace(folder, "") if folder else line(finding.message)
    return [
        "\n".join(rule),
        "\n".join(wrap(told, message)),
        "\n".join(place for place, _ in pairs),
        "\n".join(text for _, text in pairs),
    ]


def _end(end: Evidence, folder: str, widths: tuple[int, int], style: Style) -> Iterator[tuple[str, str]]:
    where, says = widths
    places = [style.paint(text, "path") for text in wrap(_place(end, folder), where)]
    value, quote = said(end), line(end.text)
    lines = wrap(value, says) if value else wrap(quote, says, _QUOTE)
    if value and quote and quote != value:
        lines += [style.paint(text, "quiet") for text in wrap(f"“{quote}”", says, _QUOTE)]
    yield from zip_longest(places, lines, fillvalue="")


def _place(end: Evidence, folder: str) -> str:
    return f"{line(end.path).removeprefix(folder)}:{end.place}"
