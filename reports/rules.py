"""Rules as text: their documentation with their examples, for a person, a script, and the README's table."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Sequence

from factlint.reports.cells import escaped, markdown_text
from factlint.reports.records import Record, dump
from factlint.reports.result import Style
from factlint.reports.words import inert, line, wrap
from factlint.rules.rule import Case, Rule

Rules = Sequence[type[Rule]]
_BROAD = 100
"""Columns beyond which prose is hard to read."""


def text(rules: Rules, style: Style) -> str:
    """A page a rule."""
    return "\n".join("\n".join(_page(rule, min(style.width, _BROAD))) + "\n" for rule in rules)


def json(rules: Rules, _style: Style) -> str:
    """One object for one rule, a list for several."""
    records = [_record(rule) for rule in rules]
    return dump(records[0] if len(records) == 1 else records, indent=2) + "\n"


def table(rules: Rules) -> str:
    """The Markdown table of the README: code, name, severity, and the first sentence of the documentation."""
    rows = [[rule.code, rule.name, rule.severity, escaped(documentation(rule).split("\n\n")[0])] for rule in rules]
    return markdown_text(["Code", "Name", "Severity", "Finds"], rows)


FORMATS: dict[str, Callable[[Rules, Style], str]] = {"text": text, "json": json}


def _page(rule: type[Rule], columns: int) -> Iterable[str]:
    yield f"{rule.code} {rule.name} ({rule.severity})"
    for paragraph in documentation(rule).split("\n\n"):
        yield ""
        yield paragraph if "\n " in paragraph else "\n".join(wrap(line(paragraph), columns))
    for title, cases in (("Flagged", rule.flagged), ("Not flagged", rule.passed)):
        for number, case in enumerate(cases, 1):
            yield ""
            yield f"{title} {number}:"
            yield from _example(case)


def _example(case: Case) -> Iterable[str]:
    for name, source in case.sources:
        yield f"  {name}"
        yield from (f"    {inert(part)}".rstrip() for part in source.splitlines())
    if case.message:
        yield f"  => {case.message}"


def documentation(rule: type[Rule]) -> str:
    """What it finds, why that matters, what counts as agreement, how to settle it: paragraphs of plain text."""
    return inspect.getdoc(rule) or ""


def _record(rule: type[Rule]) -> Record:
    return {
        "code": rule.code,
        "name": rule.name,
        "family": rule.family,
        "severity": rule.severity,
        "documentation": documentation(rule),
        "flagged": [_case(case) for case in rule.flagged],
        "passed": [_case(case) for case in rule.passed],
    }


def _case(case: Case) -> Record:
    sources = [{"path": name, "text": source} for name, source in case.sources]
    flagged = {"message": case.message, "spans": list(case.spans)} if case.message else {}
    return {"sources": sources, **flagged}
