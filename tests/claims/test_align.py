"""Alignment: what belongs together, what does not, and that the cost stays in proportion."""

from __future__ import annotations

import time
import tomllib
from pathlib import Path

import pytest

from factlint.claims.model import Corpus, Fact
from factlint.claims.pipeline import corpus, extract
from factlint.sources.formats import read

PAIRS = tomllib.loads((Path(__file__).parents[1] / "corpora" / "alignment.toml").read_text(encoding="utf-8"))["pair"]


def _corpus(*texts: str) -> Corpus:
    return corpus([extract(read(f"{text}\n".encode(), f"{chr(97 + n)}.md")) for n, text in enumerate(texts)])


def _joined(found: Corpus, kind: str) -> list[Fact]:
    kinds = ("date", "range") if kind in ("date", "range") else (kind,)
    return [fact for fact in found.facts if fact.verdict and any(claim.kind in kinds for claim in fact.claims)]


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair['kind']}-{pair['verdict']}-{pair['a'][:20]}")
def test_pair(pair: dict[str, str]) -> None:
    facts = _joined(_corpus(pair["a"], pair["b"]), pair["kind"])
    assert [str(fact.verdict) for fact in facts] == ([] if pair["verdict"] == "apart" else [pair["verdict"]])


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair["a"][:20])
def test_the_order_of_sources_does_not_matter(pair: dict[str, str]) -> None:
    there, back = _corpus(pair["a"], pair["b"]), _corpus(pair["b"], pair["a"])
    verdicts = [[str(fact.verdict) for fact in _joined(found, pair["kind"])] for found in (there, back)]
    assert verdicts[0] == verdicts[1]


def test_every_claim_is_in_one_fact() -> None:
    found = _corpus(*(pair[side] for pair in PAIRS for side in "ab"))
    ends = [id(claim) for fact in found.facts for claim in fact.claims]
    assert len(ends) == len(set(ends))


def test_a_series_is_no_conflict() -> None:
    found = _corpus(
        "2005年8月1日，中美战略对话在北京举行。2006年11月8日，中美战略对话在北京举行。",
        "2007年6月20日，中美战略对话在华盛顿举行。",
    )
    assert all(str(fact.verdict) != "conflict" for fact in found.facts)


def test_each_text_has_its_own_today() -> None:
    found = _corpus(
        *(
            f"---\ndate: 2023-05-{day}\n---\nShares in the harbour company of Lisbon fell sharply today."
            for day in (17, 18)
        )
    )
    assert all(str(fact.verdict) != "conflict" for fact in found.facts)


def test_two_accounts_in_the_same_words_agree() -> None:
    text = " ".join(pair["a"] for pair in PAIRS if pair["a"].isascii())
    verdicts = {str(fact.verdict) for fact in _corpus(text, f"{text} So it was.").facts}
    assert verdicts <= {"corroborated", "compatible"}
    assert {str(fact.verdict) for fact in _corpus(text, text).facts} == {"None"}


def test_a_thousand_identical_sentences() -> None:
    found = _corpus("The consular talks came to 17 meetings. " * 1000, "领事级会谈共进行了17次。")
    assert [str(fact.verdict) for fact in _joined(found, "count")] == ["corroborated"]


@pytest.mark.slow
def test_doubling_the_claims_about_doubles_the_time() -> None:
    def seconds(size: int) -> float:
        texts = [
            f"The harbour talks of Port {n:04d} began on {n % 28 + 1} May {1900 + n % 90} and came to {n} meetings."
            for n in range(size)
        ]
        extracted = [extract(read(f"{text}\n".encode(), f"{n}.md")) for n, text in enumerate(texts)]
        start = time.process_time()
        corpus(extracted)
        return time.process_time() - start

    seconds(100)
    small, large = min(seconds(200) for _ in range(3)), min(seconds(1600) for _ in range(2))
    assert large < 8 * small * 3
