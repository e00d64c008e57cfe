"""Names of one script found in the other by their sound."""

from __future__ import annotations

import pytest

from factlint.claims.dictionary import in_memory
from factlint.claims.pipeline import corpus, extract
from factlint.claims.transcriptions import NAME, Transcriptions, capitals
from factlint.sources.formats import read


@pytest.mark.parametrize(
    ("name", "run", "found"),
    [
        ("Sturrock", "在斯特罗克角下锚", True),
        ("Zhongwei", "轮机师梁仲伟报告", True),
        ("Chung-wei", "轮机师梁仲伟报告", True),
        ("Liang Zhongwei", "轮机师梁仲伟报告", True),
        ("Qingfengling", "列车驶过青枫岭隧道", True),
        ("Hartwell", "斯特罗克角", False),
        ("Zhongwei", "中国船员", False),
        ("Li", "里程", False),
    ],
)
def test_names_are_heard(name: str, run: str, found: bool) -> None:
    assert bool(Transcriptions([name]).words(run)) == found


def test_words_with_a_capital_only() -> None:
    text = "The Hartwell left Aberdeen. Later the ship left. Ship and Cape Sturrock."
    assert capitals(text) == {"Hartwell", "Aberdeen", "Later", "Cape", "Sturrock"}


def test_claims_share_what_sounds_alike() -> None:
    texts = ("The brig Sturrock sank on 4 March 1931.\n", "1931年3月4日，帆船“斯特罗克”号沉没。\n")
    read_in = corpus([extract(read(text.encode(), f"{n}.md")) for n, text in enumerate(texts)], in_memory)
    shared = frozenset.intersection(*(e.claims[0].subject.words for e in read_in.extractions))
    assert NAME + "sturrock" in shared


def test_one_language_alone_is_left_as_it_is() -> None:
    texts = ("The brig Sturrock sank on 4 March 1931.\n", "The Sturrock sank in 1931.\n")
    read_in = corpus([extract(read(text.encode(), f"{n}.md")) for n, text in enumerate(texts)], in_memory)
    assert not any(w.startswith(NAME) for e in read_in.extractions for c in e.claims for w in c.subject.words)
