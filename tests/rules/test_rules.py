"""Every rule against its own examples, through the real reader and pipeline."""

from __future__ import annotations

import ast
from itertools import pairwise
from pathlib import Path

import pytest

from factlint.claims.pipeline import corpus, extract
from factlint.claims.text import fold, has_cjk
from factlint.rules import registry
from factlint.rules.finding import Finding
from factlint.rules.registry import RULES
from factlint.rules.rule import Case, Rule
from factlint.rules.run import check
from factlint.rules.suppress import suppress
from factlint.rules.suppressions.review import Review
from factlint.sources.formats import read

_FOLDER = Path(registry.__file__).parent
_FAMILIES = ("dates", "numbers", "agreements", "entities", "quotations", "citations", "suppressions")
_TODAY = "2000-01-01"
"""The day on which the examples of S902 are read."""


def _cases(kind: str) -> list[object]:
    return [
        pytest.param(rule, case, id=f"{rule.code}-{kind}-{number}")
        for rule in RULES
        for number, case in enumerate(getattr(rule, kind))
    ]


def _findings(rule: type[Rule], case: Case, before: str = "") -> list[Finding]:
    documents = [read((before + text).encode(), name) for name, text in case.sources]
    whole = corpus([extract(document) for document in documents])
    if not issubclass(rule, Review):
        return check(whole, [rule])
    judged = suppress(check(whole), whole, today=_TODAY).findings
    return [finding for finding in judged if finding.code == rule.code]


@pytest.mark.parametrize(("rule", "case"), _cases("flagged"))
def test_flagged(rule: type[Rule], case: Case) -> None:
    found = _findings(rule, case)
    assert [(finding.message, tuple(end.text for end in finding.evidence)) for finding in found] == [
        (case.message, case.spans)
    ]
    finding = found[0]
    assert (finding.code, finding.name, finding.family) == (rule.code, rule.name, rule.family)
    assert finding.severity in ("error", "warning", "info")
    assert 0 < finding.confidence <= 1
    sources = dict(case.sources)
    for end in finding.evidence:
        assert sources[end.path][end.start : end.end] == end.text


@pytest.mark.parametrize(("rule", "case"), _cases("passed"))
def test_passed(rule: type[Rule], case: Case) -> None:
    assert [finding.message for finding in _findings(rule, case)] == []


@pytest.mark.parametrize(("rule", "case"), _cases("flagged"))
def test_fingerprints_survive_moved_lines(rule: type[Rule], case: Case) -> None:
    moved = _findings(rule, case, before="\n\n\n")
    assert [finding.fingerprint for finding in moved] == [finding.fingerprint for finding in _findings(rule, case)]


@pytest.mark.parametrize(("rule", "case"), _cases("flagged"))
def test_the_order_of_documents_does_not_matter(rule: type[Rule], case: Case) -> None:
    turned = Case(case.sources[::-1])
    assert [finding.message for finding in _findings(rule, turned)] == [case.message]


def test_every_rule_file_is_registered() -> None:
    written = set()
    for family in _FAMILIES:
        for file in (_FOLDER / family).glob("[!_]*.py"):
            classes = [node for node in ast.parse(file.read_text("utf-8")).body if isinstance(node, ast.ClassDef)]
            written |= {
                node.name for node in classes if any(ast.unparse(line).startswith("code =") for line in node.body)
            }
    assert written == {rule.__name__ for rule in RULES}


def test_codes_and_names_are_unique_and_in_order() -> None:
    families = [rule.code[0] for rule in RULES]
    assert sorted(set(families), key=families.index) == sorted(set(families), key="DNAEQCS".index)
    assert all(a.code < b.code for a, b in pairwise(RULES) if a.code[0] == b.code[0])
    assert len({rule.name for rule in RULES}) == len(RULES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_explains_itself(rule: type[Rule]) -> None:
    text = rule.__doc__ or ""
    assert "To settle it" in text and len(text.split("\n\n")) >= 3, rule.code


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
@pytest.mark.parametrize("kind", ["flagged", "passed"])
def test_every_rule_has_examples_in_every_language(rule: type[Rule], kind: str) -> None:
    languages = {_language(text) for case in getattr(rule, kind) for _, text in case.sources}
    assert languages >= {"en", "zh-Hans", "zh-Hant"}


def _language(text: str) -> str:
    if not has_cjk(text):
        return "en"
    changed = any(has_cjk(old) and old != new for old, new in zip(text, fold(text), strict=True))
    return "zh-Hant" if changed else "zh-Hans"
