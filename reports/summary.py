"""The sentence that ends a report for people."""

from __future__ import annotations

from factlint.reports.result import SEVERITIES, CheckResult, Style
from factlint.reports.words import line


def plural(number: int, noun: str) -> str:
    """The number with its noun: "1 source", "3 sources"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def closing(result: CheckResult, style: Style) -> str:
    """How many findings of each severity in how many sources and claims; "" where quiet is asked for."""
    if style.quiet:
        return ""
    claims = sum(len(extraction.claims) for extraction in result.corpus.extractions)
    read = f"{plural(len(result.corpus.extractions), 'source')}, {plural(claims, 'claim')}"
    counts = result.counts()
    if not result.findings:
        return f"No findings in {read}{_hidden(result)}.\n{_apart(result)}"
    told = {"error": plural(counts["error"], "error"), "warning": plural(counts["warning"], "warning"),
            "info": f"{counts['info']} info"}  # fmt: skip
    parts = [style.paint(told[severity], severity) for severity in SEVERITIES if counts[severity]]
    return (
        f"{plural(len(result.findings), 'finding')} ({', '.join(parts)}) in {read}{_hidden(result)}.\n{_apart(result)}"
    )


def _hidden(result: CheckResult) -> str:
    return f"; {len(result.suppressed)} suppressed" if result.suppressed else ""


def _apart(result: CheckResult) -> str:
    """What was measured against a baseline or an earlier state."""
    return f"{_against(result)}{_since(result)}"


def _against(result: CheckResult) -> str:
    """What the baseline holds of the findings, and what it need not hold any more."""
    against = result.against
    if against is None:
        return ""
    hint = " (factlint baseline takes them out)" if against.fixed else ""
    return f"Baseline {line(against.name)}: {len(against.unchanged)} unchanged, {len(against.fixed)} fixed{hint}.\n"


def _since(result: CheckResult) -> str:
    """What a change did to the findings of before."""
    since = result.since
    if since is None:
        return ""
    older = f", {since.older} older not shown" if since.older else ""
    return f"Since {line(since.name)}: {len(result.findings)} introduced, {since.resolved} resolved{older}.\n"
