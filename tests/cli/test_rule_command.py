"""`factlint rule`, and the README's table made from the same classes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from factlint.reports.rules import table
from factlint.rules.registry import RULES

README = Path(__file__).parent.parent.parent / "README.md"


def test_text(factlint: Any) -> None:
    """By code, in either case, or by name: the documentation with its examples."""
    run = factlint("rule", "q502")
    assert run.code == 0
    assert run.out.startswith("Q502 unbalanced-quote (")
    assert "Flagged 1:" in run.out and "Not flagged 1:" in run.out
    assert factlint("rule", "unbalanced-quote").out == run.out


def test_json(factlint: Any) -> None:
    """All rules, in the order of the registry."""
    told = json.loads(factlint("rule", "--all", "--output-format", "json").out)
    assert [rule["code"] for rule in told] == [rule.code for rule in RULES]
    assert list(told[0]) == ["code", "name", "family", "severity", "documentation", "flagged", "passed"]
    assert json.loads(factlint("rule", "Q502", "--format", "json").out)["code"] == "Q502"


def test_readme_table() -> None:
    """The table of rules in the README is the registry's."""
    text = README.read_text("utf-8")
    begin, end = "<!-- rules: made from the registry; a test compares -->\n\n", "\n<!-- end of rules -->"
    assert text[text.index(begin) + len(begin) : text.index(end)] == table(RULES)


def test_help_and_version(factlint: Any) -> None:
    """Every command is listed with what it does, and has help of its own."""
    listed = factlint("--help")
    assert listed.code == 0
    for name in ("check", "claims", "align", "rule"):
        assert name in listed.out
        assert factlint(name, "--help").code == 0
    assert factlint("--version").out.startswith("factlint ")
