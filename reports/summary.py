"""The sentence that ends a report for people."""

from __future__ import annotations

from factlint.reports.result import SEVERITIES, CheckResult, Style


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
        return f"No findings in {read}.\n{_since(result)}"
    told = {"error": plural(counts["error"], "error"), "warning": plural(counts["warning"], "warning"),
            "info": f"{counts['info']} info"}  # fmt: skip
    parts = [style.paint(told[severity], severity) for severity in SEVERITIES if counts[severity]]
    return f"{plural(len(result.findings), 'finding')} ({', '.join(parts)}) in {read}.\n{_since(result)}"


def _since(result: CheckResult) -> str:
    """What a change did to the findings of before."""
    since = result.since
    if since is None:
        return ""
    older = f", {since.older} older not shown" if since.older else ""
    return f"Since {since.name}: {len(result.findings)} introduced, {since.resolved} resolved{older}.\n"
