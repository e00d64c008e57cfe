"""The steps after the rules: one cause, one finding, in one order."""

from __future__ import annotations

import random

import pytest
from msgspec.structs import replace

from factlint.rules.finding import Evidence, Finding
from factlint.rules.registry import RULES, rule
from factlint.rules.run import distinct, one_cause, one_order, ordered
from factlint.rules.severity import Severity


def _end(path: str, start: int, text: str = "1955") -> Evidence:
    return Evidence(path, start, start + len(text), 1, start + 1, 1, start + 1 + len(text), text, text, "date")


def _finding(code: str, *ends: Evidence, severity: Severity = "error") -> Finding:
    return Finding(code, "name", "family", severity, 1.0, f"{code} says so", ends)


A, B, C = _end("a.md", 5), _end("b.md", 9), _end("c.md", 1)
D, E = _end("a.md", 20), _end("c.md", 30)


@pytest.mark.parametrize(
    ("findings", "told"),
    [
        ((_finding("Q501", A, B), _finding("D101", A, B)), ["Q501"]),
        ((_finding("D101", A, B), _finding("C606", B, A)), ["D101"]),
        ((_finding("D105", A, B, severity="warning"), _finding("N201", B, A)), ["N201"]),
        ((_finding("D101", A, B), _finding("D101", A, C)), ["D101", "D101"]),
        ((_finding("D101", A, B), _finding("C606", B, C)), ["C606", "D101"]),
        ((_finding("D101", A, B), _finding("Q502", A, B)), ["D101", "Q502"]),
        ((_finding("D103", A), _finding("D101", A, B)), ["D101", "D103"]),
        ((_finding("D101", A, B), _finding("D102", replace(A, start=2, end=7), B)), ["D101"]),
    ],
)
def test_one_pair_of_places_has_one_finding(findings: tuple[Finding, ...], told: list[str]) -> None:
    assert sorted(finding.code for finding in one_cause(findings)) == told
    assert sorted(finding.code for finding in one_cause(reversed(findings))) == told


def test_numbers_out_of_order_are_no_second_finding_of_order() -> None:
    numbered, told, other = _finding("N205", C, D, A, B), _finding("D105", B, A, C), _finding("D105", A, E)
    assert list(one_order([numbered, told, other])) == [numbered, other]
    assert list(one_order([told, other])) == [told, other]


def test_the_same_finding_is_told_once() -> None:
    findings = [_finding("D101", A, B), _finding("D101", B, A), _finding("D101", A, C)]
    assert list(distinct(findings)) == [findings[0], findings[2]]


def test_order_is_by_path_place_and_code() -> None:
    right = [_finding("D103", A), _finding("N204", A), _finding("D101", _end("a.md", 8), B), _finding("A301", B, A)]
    for seed in range(8):
        mixed = random.Random(seed).sample(right, len(right))
        assert ordered(mixed) == right


def test_a_rule_is_found_by_code_and_name() -> None:
    assert all(rule(known.code.lower()) is known and rule(known.name) is known for known in RULES)
    assert rule("D999") is None
