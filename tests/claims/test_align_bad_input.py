"""What no editor would send on purpose: copies, repetition, languages that are not read, names that collide."""

from __future__ import annotations

import time

import pytest

from factlint.claims.model import Corpus, Fact, Verdict
from factlint.claims.pipeline import corpus, extract
from factlint.rules.run import check
from factlint.sources.formats import read

_TEXT = "# Helm bridge\n\nThe Helm bridge was opened on 14 May 1937. It is 420 metres long.\n"


def told(*texts: str) -> Corpus:
    return corpus([extract(read(text.encode(), f"{number}.md")) for number, text in enumerate(texts)])


def values(fact: Fact) -> list[tuple[int, str]]:
    return [(claim.document, str(claim.value)) for claim in fact.claims]


def test_copies_corroborate_nothing() -> None:
    read_in = told(_TEXT, _TEXT)
    assert [fact.verdict for fact in read_in.facts] == [None, None]
    assert {fact.reason for fact in read_in.facts} == {"said by one source and copies of it"}
    assert not check(read_in)


def test_a_copy_is_no_second_voice() -> None:
    changed = _TEXT.replace("14 May", "15 May")
    finding = check(told(_TEXT, _TEXT, changed))[0]
    assert all(end.role == "" for end in finding.evidence)
    finding = check(told(_TEXT, _TEXT.replace("420", "421"), changed))[0]
    assert finding.evidence[0].role == "outlier"


def test_a_finding_says_why_it_is_no_error() -> None:
    unnamed = _TEXT.replace("was opened", "was consecrated")
    finding = check(told(unnamed, unnamed.replace("14 May", "15 May")))[0]
    assert finding.severity == "warning"
    assert finding.trace[-1].startswith("warning: confidence ")


@pytest.mark.parametrize(
    "text",
    [
        "A híd 1937. május 14-én nyílt meg (1937-05-14). Az építése 420 munkást foglalkoztatott, és öt évig tartott.\n",
        "Die Brücke wurde am 14. Mai 1937 eröffnet (1937-05-14). Es war ein Freitag, und 420 Arbeiter kamen.\n",
        "Мост был открыт 14 мая 1937 года (1937-05-14) и стоил три миллиона рублей.\n",
        "橋は1937年に開通した（1937-05-14）。長さは420メートルである。\n",
        "橋は1937年5月14日に開通した。長さは420メートルである。\n",
        "다리는 1937년 5월 14일에 개통되었다. 길이는 420미터이다.\n",
    ],
)
def test_of_a_language_that_is_not_read_only_figures_are(text: str) -> None:
    facts = told(text, _TEXT).facts
    shared = [values(fact) for fact in facts if len({claim.document for claim in fact.claims}) > 1]
    assert shared == [[(0, "1937-05-14"), (1, "1937-05-14")]]
    own = [claim for fact in facts for claim in fact.claims if claim.document == 0]
    assert all(claim.kind == "date" for claim in own)


def test_two_languages_in_one_paragraph() -> None:
    mixed = (
        "The Helm bridge 大桥 was opened on 14 May 1937（1937年5月14日通车）, 全长420米, and cost 3 million crowns.\n"
    )
    facts = told(mixed, "大桥1937年5月14日通车，全长420米。\n").facts
    assert [fact.verdict for fact in facts if len(fact.claims) > 1] == [Verdict.CORROBORATED] * 2
    assert sorted(str(claim.value) for claim in facts[0].claims) == ["1937-05-14"] * 3


def test_two_persons_of_one_surname() -> None:
    english = (
        "Foreign Minister Wang Delun signed the treaty in Vienna on 3 May 1978. His successor, Foreign Minister Wang "
        "Shouyi, signed the protocol in Geneva on 4 June 1981.\n"
    )
    chinese = "1978年5月3日，外交部長王德倫在維也納簽署條約。1981年6月4日，繼任外交部長王守義在日內瓦簽署議定書。\n"
    surname = "The treaty was signed in Vienna on 3 May 1978 by Foreign Minister Wang.\n"
    read_in = told(english, chinese, surname)
    persons = [values(fact) for fact in read_in.facts if fact.claims[0].kind == "participant"]
    assert persons == [
        [(0, "Wang Delun (foreign minister)"), (1, "Wang Delun (foreign minister)"), (2, "Wang (foreign minister)")],
        [(0, "Wang Shouyi (foreign minister)"), (1, "Wang Shouyi (foreign minister)")],
    ]
    assert not check(read_in)


def test_a_sentence_hundreds_of_times() -> None:
    sentence = "The Helm bridge was opened on 14 May 1937 and cost 3 million crowns.\n"

    def seconds(times: int) -> float:
        start = time.process_time()
        assert len(told(sentence * times, sentence * times + "\nEnd.\n").facts) == 2
        return time.process_time() - start

    seconds(10)
    assert seconds(400) < 10 * seconds(100)
