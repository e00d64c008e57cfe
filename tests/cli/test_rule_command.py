"""`factlint rule`."""

from __future__ import annotations

import json
from typing import Any

from factlint.rules.registry import RULES


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


def test_help_and_version(factlint: Any) -> None:
    """Every command is listed with what it does, and has help of its own."""
    listed = factlint("--help")
    assert listed.code == 0
    for name in ("check", "claims", "align", "rule"):
        assert name in listed.out
        assert factlint(name, "--help").code == 0
    assert factlint("--version").out.startswith("factlint ")
