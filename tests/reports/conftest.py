"""A small corpus in two languages, made by hand, for whole-output tests of reports."""

from __future__ import annotations

from fractions import Fraction

import pytest
from msgspec.structs import replace

from factlint.claims.model import Anchor, Claim, Corpus, Extraction, Fact, Mention, Sentence, Subject, Value, Verdict
from factlint.claims.values.number import Quantity
from factlint.claims.values.time import Date, Time
from factlint.reports.result import CheckResult
from factlint.rules.finding import Finding, claim_evidence, evidence
from factlint.sources.formats import read
from factlint.sources.loading import Skipped

ENGLISH = "The talks in Geneva began on September 2 and took 17 sessions.\nNobody counted the rest.\n"
CHINESE = "领事级会谈从1954年9月开始，一共谈了16次。\n"
TALKS = Subject("talks", "begin", frozenset({"consular"}))


def _extraction(path: str, source: str, values: dict[str, tuple[Value, Mention]]) -> Extraction:
    document = read(source.encode(), path)
    claims = []
    for words, (_, mention) in values.items():
        start = document.text.index(words)
        placed = Mention(mention.kind, start, start + len(words), mention.value, mention.unit, mention.certainty,
                         mention.anchor)  # fmt: skip
        claims.append(Claim(placed, TALKS, 0))
    sentence = Sentence(0, document.text.find("\n") if "\n" in document.text else len(document.text), 0, "en")
    return Extraction(document, document.text, (sentence,), tuple(claims))


def _mention(kind: str, value: Value, unit: str = "", anchor: Anchor | None = None) -> tuple[Value, Mention]:
    certainty = "inferred" if anchor else "stated"
    return value, Mention(kind, 0, 0, value, unit, certainty, anchor)  # type: ignore[arg-type]


@pytest.fixture
def corpus() -> Corpus:
    """Two sources: a date told in two grains, a count told differently, a place told once."""
    english = _extraction(
        "talks.en.txt",
        ENGLISH,
        {
            "September 2": _mention("date", Time(Date(1954, 9, 2)), anchor=Anchor("--base-date")),
            "17": _mention("count", Quantity.exact(17), "session"),
        },
    )
    chinese = _extraction(
        "talks.zh.txt",
        CHINESE,
        {
            "1954年9月": _mention("date", Time(Date(1954, 9))),
            "16次": _mention("count", Quantity(Fraction(16), Fraction(16)), "session"),
        },
    )
    numbered = [
        replace(each, claims=tuple(replace(claim, document=index) for claim in each.claims))
        for index, each in enumerate((english, chinese))
    ]
    (a, b), (c, d) = (each.claims for each in numbered)
    facts = (
        Fact((a, c), Verdict.COMPATIBLE, "1954-09-02 lies in 1954-09"),
        Fact((b, d), Verdict.CONFLICT, "17 and 16 exclude each other", trace=("same talks", "[17,17] and [16,16]")),
        Fact((a,), None, "said by one source"),
    )
    return Corpus(tuple(numbered), facts)


@pytest.fixture
def result(corpus: Corpus) -> CheckResult:
    """One finding on that corpus, and a file that was passed over."""
    _, second = corpus.facts[0].claims, corpus.facts[1]
    finding = Finding(
        "N201",
        "count-conflict",
        "count-conflict",
        "error",
        0.9,
        "The consular talks took 17 sessions in one source and 16 in the other.",
        tuple(claim_evidence(corpus, claim) for claim in second.claims),
        second.trace,
        "consular · talks · begin",
    )
    return CheckResult(corpus, (finding,), (Skipped("picture.png", "binary file", False),))


HOSTILE = (
    "x\x1b[31m|`<script>alert(1)</script>\r\n::error file=a::b%0A\r\n=cmd()\u202e[a](b) {{7*7}} ]]> "
    '~~ "quoted" \'&amp;\x00'
)


@pytest.fixture
def hostile(result: CheckResult) -> CheckResult:
    """A check of one file whose text, path and message try everything: markup, escapes, commands, formulas."""
    document = read(HOSTILE.replace("\x00", "").encode(), 'a|b,c:d %0A "<i>"\n\x1b[2J.txt')
    ends = tuple(evidence(document, 0, len(document.text), HOSTILE) for _ in range(2))
    finding = Finding("N201", "count-conflict", "count-conflict", "error", 1.0, HOSTILE, ends, (HOSTILE,))
    extraction = replace(result.corpus.extractions[0], document=document)
    return CheckResult(Corpus((extraction,)), (finding,))
