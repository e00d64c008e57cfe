"""Two texts that are known to be about one subject: which values answer each other, and what holds between them."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from factlint.claims.pipeline import extract
from factlint.claims.versions import Comparison, compared
from factlint.sources.plain import read

CASES = tomllib.loads((Path(__file__).parents[1] / "corpora" / "pairs.toml").read_text(encoding="utf-8"))["pair"]


def _compared(a: str, b: str) -> Comparison:
    return compared(extract(read(a, "a")), extract(read(b, "b")))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['verdict']}: {case['a'][:30]} / {case['b'][:30]}")
def test_pair(case: dict[str, str]) -> None:
    verdict, reason = _compared(case["a"], case["b"]).verdict
    assert str(verdict) == case["verdict"], reason


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["a"][:30])
def test_a_text_agrees_with_itself(case: dict[str, str]) -> None:
    for text in (case["a"], case["b"]):
        found = _compared(text, text)
        assert {change.status for change in found.changes} <= {"same"}
        assert str(found.verdict[0]) in ("corroborated", "not-comparable")


def test_every_claim_is_in_one_change() -> None:
    found = _compared("\n\n".join(case["a"] for case in CASES), "\n\n".join(case["b"] for case in CASES))
    told = [id(claim) for change in found.changes for claim in change.fact.claims]
    assert len(told) == len(set(told))


def test_a_revision_is_compared_sentence_by_sentence() -> None:
    lines = [
        f"Mill {name} was built in {1800 + at} and has {at + 3} wheels."
        for at, name in enumerate("ABCDEFGHIJKLMNOPQRSTUVWXY")
    ]
    changed = [line.replace("1805", "1806") for line in reversed(lines)] + ["Mill Z was built in 1899."]
    found = _compared("\n\n".join(lines), "\n\n".join(changed))
    told = [(change.status, str(change.fact.claims[0].value)) for change in found.changes if change.status != "same"]
    assert told == [("conflict", "1805"), ("added", "1899")]
