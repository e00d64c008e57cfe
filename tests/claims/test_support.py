"""Does the source say so: cited facts of ten sources each, in three languages, of which a third is wrong.

`citing` retells its sources closely; `citing_freely` rounds, converts, sums up, translates and quotes in part.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from msgspec.structs import replace

from factlint.claims.model import Corpus, Extraction
from factlint.claims.pipeline import corpus, extract
from factlint.claims.support import supports
from factlint.rules.citations.unsupported_by_source import UnsupportedBySource
from factlint.rules.registry import RULES
from factlint.rules.run import check
from factlint.sources.formats import read

_CORPORA = Path(__file__).parent.parent / "corpora"
_SETS = {"citing": (30, 12, 8), "citing_freely": (79, 27, 11)}
"""How many facts of each set are right, altered, absent."""


@cache
def _sources(name: str) -> tuple[Extraction, ...]:
    return tuple(
        extract(read(path.read_bytes(), path.name)) for path in sorted((_CORPORA / name / "sources").iterdir())
    )


@cache
def _facts(name: str) -> dict[str, dict[str, list[str]]]:
    return tomllib.loads((_CORPORA / name / "facts.toml").read_text("utf-8"))


_CASES = [
    pytest.param(name, verdict, source, text, id=f"{name}-{verdict}-{source}-{number}")
    for name in _SETS
    for verdict, by_source in _facts(name).items()
    for source, texts in by_source.items()
    for number, text in enumerate(texts, 1)
]


def _corpus(name: str, brief: str, *wanted: str) -> Corpus:
    sources = [source for source in _sources(name) if not wanted or source.document.path in wanted]
    return corpus([extract(read(brief.encode(), "brief.md")), *sources])


def _brief(name: str, verdict: str) -> str:
    """All facts of a verdict, a paragraph each, cited by footnotes."""
    facts = [(source, text) for source, texts in _facts(name)[verdict].items() for text in texts]
    body = [text.replace(" {}.", f".[^{n}]").replace("{}", f"[^{n}]") for n, (_, text) in enumerate(facts)]
    notes = [f"[^{number}]: [{source}]({source})" for number, (source, _) in enumerate(facts)]
    return "\n\n".join([*body, *notes]) + "\n"


@pytest.mark.parametrize("name", _SETS)
def test_the_set_is_what_it_should_be(name: str) -> None:
    counts = Counter(case.values[1] for case in _CASES if case.values[0] == name)
    assert counts == dict(zip(("right", "altered", "absent"), _SETS[name], strict=True))
    assert len(_sources(name)) == 10


@pytest.mark.parametrize(("name", "verdict", "source", "text"), _CASES)
def test_answers(name: str, verdict: str, source: str, text: str) -> None:
    """Each fact by itself, cited by a link in brackets."""
    brief = text.replace("{}", f"(see [{source}]({source}))") + "\n"
    answers = {support.answer for support in supports(_corpus(name, brief, source))}
    if verdict == "right":
        assert answers <= {"supported", "coarser"}
    elif verdict == "altered":
        assert "contradicted" in answers
    else:
        assert "not-found" in answers and "contradicted" not in answers


@pytest.mark.parametrize("name", _SETS)
def test_the_whole_brief(name: str) -> None:
    """All at once: what is right is silent under every rule, every other fact has one finding."""
    right = check(_corpus(name, _brief(name, "right")), RULES)
    assert [f.message for f in right if f.severity != "info"] == []
    for verdict, number in zip(("altered", "absent"), _SETS[name][1:], strict=True):
        found = check(_corpus(name, _brief(name, verdict)), RULES)
        told = {
            end.line
            for finding in found
            for end in finding.evidence
            if end.path == "brief.md" and end.kind != "citation"
        }
        assert len(told) == number
        assert {finding.code for finding in found} <= {"C606", "D101", "D102", "N201", "C603", "Q501"}


def test_a_source_that_cites_itself_or_in_a_circle() -> None:
    texts = {
        "a.md": "The bridge was opened in 1931 (see [a](a.md)) by 300 men (see [b](b.md)).\n",
        "b.md": "It was opened by 300 men (see [a](a.md)).\n",
    }
    found = corpus([extract(read(text.encode(), name)) for name, text in texts.items()])
    assert [support.answer for support in supports(found)] == ["supported", "supported"]
    assert list(UnsupportedBySource().check(found)) == []


def test_a_locator_narrows_the_search() -> None:
    """Of two like passages the one on the page that is cited is shown, and is the one that contradicts."""
    page = "The north tower was finished on {} May 1931. It had {} bells.\n"
    source = page.format(4, 21) + "\n" + page.format(9, 37)
    read_source = replace(read(source.encode(), "tower.txt"), unit="page", units=(0, source.index("\n\n") + 2))
    for cited, shown in (("p. 1", 0), ("p. 2", 1)):
        brief = f"The north tower had 58 bells [@t, {cited}].\n"
        bibliography = "@book{t,\n  file = {tower.txt}\n}\n"
        documents = [read(brief.encode(), "brief.md"), read(bibliography.encode(), "refs.bib"), read_source]
        (support,) = supports(corpus([extract(document) for document in documents]))
        start = support.other.mention.start if support.other else support.passage[0]
        assert support.answer in ("contradicted", "not-found")
        assert read_source.number(read_source.locate(start, start)[0]) == shown + 1


def test_a_set_that_was_not_worked_on() -> None:
    """Nothing right is contradicted; what is missed of the rest, and no more, is known."""
    answers: dict[str, Counter[str]] = {verdict: Counter() for verdict in _facts("citing_unseen")}
    for verdict, by_source in _facts("citing_unseen").items():
        for source, texts in by_source.items():
            for text in texts:
                brief = text.replace("{}", f"(see [{source}]({source}))") + "\n"
                found = {support.answer for support in supports(_corpus("citing_unseen", brief, source))}
                answers[verdict][min(found, key=_ORDER.index, default="silent")] += 1
    assert answers["right"]["contradicted"] == 0 and answers["right"]["not-found"] <= 1
    assert answers["altered"]["contradicted"] >= 16 and answers["altered"]["silent"] <= 1
    assert answers["absent"] == {"not-found": 5}


_ORDER = ("contradicted", "not-found", "coarser", "supported", "silent")
