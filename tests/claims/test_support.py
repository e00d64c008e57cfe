"""Does the source say so: fifty cited facts of ten sources in three languages, of which a third is wrong."""

from __future__ import annotations

import tomllib
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from factlint.claims.model import Corpus
from factlint.claims.pipeline import corpus, extract
from factlint.claims.support import supports
from factlint.rules.citations.unsupported_by_source import UnsupportedBySource
from factlint.rules.registry import RULES
from factlint.rules.run import check
from factlint.sources.formats import read

_FOLDER = Path(__file__).parent.parent / "corpora" / "citing"
_SOURCES = {path.name: path.read_bytes() for path in sorted((_FOLDER / "sources").iterdir())}
_FACTS: dict[str, dict[str, list[str]]] = tomllib.loads((_FOLDER / "facts.toml").read_text("utf-8"))
_CASES = [
    pytest.param(verdict, source, text, id=f"{verdict}-{source}-{number}")
    for verdict, by_source in _FACTS.items()
    for source, texts in by_source.items()
    for number, text in enumerate(texts, 1)
]


def _corpus(brief: str) -> Corpus:
    sources = {"brief.md": brief.encode(), **_SOURCES}
    return corpus([extract(read(data, name)) for name, data in sources.items()])


def _brief(verdict: str) -> str:
    """All facts of a verdict, a paragraph each, cited by footnotes."""
    facts = [(source, text) for source, texts in _FACTS[verdict].items() for text in texts]
    body = [text.replace(" {}.", f".[^{n}]").replace("{}", f"[^{n}]") for n, (_, text) in enumerate(facts)]
    notes = [f"[^{number}]: [{source}]({source})" for number, (source, _) in enumerate(facts)]
    return "\n\n".join([*body, *notes]) + "\n"


def test_the_set_is_what_it_should_be() -> None:
    assert Counter(case.values[0] for case in _CASES) == {"right": 30, "altered": 12, "absent": 8}
    assert len(_SOURCES) == 10


@pytest.mark.parametrize(("verdict", "source", "text"), _CASES)
def test_answers(verdict: str, source: str, text: str) -> None:
    """Each fact by itself, cited by a link in brackets."""
    found = list(supports(_corpus(text.replace("{}", f"(see [{source}]({source}))") + "\n")))
    answers = {support.answer for support in found}
    if verdict == "right":
        assert answers == {"supported"}
    elif verdict == "altered":
        assert "contradicted" in answers
    else:
        assert answers == {"not-found"}


def test_the_whole_brief() -> None:
    """All at once: what is right is silent under every rule, every other fact has one finding."""
    assert [f.message for f in check(_corpus(_brief("right")), RULES) if f.severity != "info"] == []
    for verdict, number in (("altered", 12), ("absent", 8)):
        found = check(_corpus(_brief(verdict)), RULES)
        told = {
            end.line
            for finding in found
            for end in finding.evidence
            if end.path == "brief.md" and end.kind != "citation"
        }
        assert len(told) == number
        assert {finding.code for finding in found} <= {"C606", "D101", "D102", "N201", "C603"}


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
