"""Counts by rule: how many findings each has, most first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from factlint.reports.cells import csv_text, markdown_text
from factlint.reports.records import Record, dump
from factlint.reports.result import Style
from factlint.rules.finding import Finding

Findings = Sequence[Finding]
_HEADS = ("code", "name", "count")


def table(findings: Findings, _style: Style) -> str:
    """A line a rule."""
    return "".join(f"{number:>5}  {code}  {name}\n" for number, code, name in counts(findings))


def json(findings: Findings, _style: Style) -> str:
    """A list of one object a rule."""
    return dump(_records(findings), indent=2) + "\n"


def jsonl(findings: Findings, _style: Style) -> str:
    """An object a line."""
    return "".join(dump(record) + "\n" for record in _records(findings))


def csv(findings: Findings, _style: Style) -> str:
    """A heading and a row a rule."""
    return csv_text(_HEADS, [[record[name] for name in _HEADS] for record in _records(findings)])


def markdown(findings: Findings, _style: Style) -> str:
    """A pipe table."""
    return markdown_text(_HEADS, [[str(record[name]) for name in _HEADS] for record in _records(findings)])


FORMATS: dict[str, Callable[[Findings, Style], str]] = {
    "table": table,
    "json": json,
    "jsonl": jsonl,
    "csv": csv,
    "markdown": markdown,
}


def counts(findings: Iterable[Finding]) -> list[tuple[int, str, str]]:
    """Number of findings, code and name of each rule that has some, most first."""
    counted = Counter((finding.code, finding.name) for finding in findings)
    return sorted(((number, *rule) for rule, number in counted.items()), key=lambda row: (-row[0], row[1]))


def _records(findings: Findings) -> list[Record]:
    return [{"code": code, "name": name, "count": number} for number, code, name in counts(findings)]
