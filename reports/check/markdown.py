"""`markdown`: a table to paste on a talk page or into a request for review."""

from __future__ import annotations

from factlint.reports.cells import escaped, markdown_text
from factlint.reports.ends import said
from factlint.reports.result import CheckResult, Style
from factlint.reports.summary import closing
from factlint.reports.words import clip, line
from factlint.rules.finding import Evidence, Finding

_HEADS = ("Rule", "Severity", "Finding", "Places")
_ENDS = 6
_QUOTE = 80


def report(result: CheckResult, style: Style) -> str:
    """The table and a closing sentence."""
    last = closing(result, Style(quiet=style.quiet))
    if not result.findings:
        return last
    table = markdown_text(_HEADS, [_row(finding) for finding in result.findings])
    return f"{table}\n{last}" if last else table


def _row(finding: Finding) -> list[str]:
    places = [_place(end) for end in finding.evidence[:_ENDS]]
    if len(finding.evidence) > _ENDS:
        places.append(f"and {len(finding.evidence) - _ENDS} more")
    return [finding.code, finding.severity, escaped(finding.message), "<br>".join(places)]


def _place(end: Evidence) -> str:
    value = f" **{escaped(said(end))}**" if said(end) else ""
    quote = f" “{escaped(clip(line(end.text), _QUOTE))}”" if end.text else ""
    return f"{escaped(end.path)}:{end.place}{value}{quote}"
