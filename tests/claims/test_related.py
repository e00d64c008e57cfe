"""A large corpus falls into groups, and what a group says depends on nothing outside of it."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest

from factlint.claims.corpora import corpora, merged
from factlint.claims.dictionary import in_memory
from factlint.claims.facts import corpus
from factlint.claims.groups import groups
from factlint.claims.model import Extraction
from factlint.claims.parts import SMALL
from factlint.claims.pipeline import extract
from factlint.rules.run import check, check_all
from factlint.sources.formats import read

SYLLABLES = ("ba", "do", "fe", "gu", "ki", "la", "mo", "nu", "pe", "ra", "si", "to", "va", "zo")


def _said(path: str, text: str) -> Extraction:
    return extract(read(text.encode(), path))


def _strange(count: int, seed: int = 1) -> list[Extraction]:
    """Documents on subjects of their own, told in much the same words."""
    chance = random.Random(seed)

    def name() -> str:
        return "".join(chance.choice(SYLLABLES) for _ in range(3)).capitalize()

    return [
        _said(
            f"far/{number:03}.md",
            f"The mill of {name()} was opened by {name()} on {chance.randint(1, 28)} May 1{chance.randint(700, 999)}.\n"
            f"It had {chance.randint(100, 9999)} visitors in {chance.randint(1700, 1999)}.\n",
        )
        for number in range(count)
    ]


ENGLISH = "The lighthouse of Cape Morn was lit on 4 May 1921 by Ada Quell. It cost 48,612 crowns and has 136 steps.\n"
OTHER = "On 14 May 1921 Ada Quell lit the lighthouse of Cape Morn. It cost 48,612 crowns and has 136 steps.\n"
CHINESE = "日内瓦会谈于1955年8月1日开始，共有73名代表，费用为48612元，1957年12月12日中止，王炳南大使出席。\n"
TRANSLATED = (
    "The talks in Geneva began on 1 August 1955 with 73 delegates and cost 48,612 yuan; they were suspended on "
    "12 December 1957. Ambassador Wang Bingnan took part.\n"
)


def _together(extractions: Sequence[Extraction], *paths: str) -> bool:
    found = [{extractions[index].document.path for index in part} for part in groups(extractions)]
    return any(set(paths) <= part for part in found)


def test_a_small_corpus_is_one_group() -> None:
    """However little its documents have in common."""
    assert groups([]) == [[]]
    assert groups(_strange(SMALL)) == [list(range(SMALL))]


def test_strangers_are_apart() -> None:
    """Words that many have tie nobody together; each document is in one group."""
    parts = groups(_strange(SMALL + 40))
    assert sorted(index for part in parts for index in part) == list(range(SMALL + 40))
    assert max(map(len, parts)) <= 3 and len(parts) > SMALL


@pytest.mark.parametrize(("one", "other"), [(ENGLISH, OTHER), (CHINESE, TRANSLATED)])
def test_one_subject_is_one_group(one: str, other: str) -> None:
    """In one language and across two."""
    every = [*_strange(SMALL + 10), _said("a.md", one), _said("b.md", other)]
    assert _together(every, "a.md", "b.md") and not _together(every, "a.md", "b.md", "far/000.md")


def test_who_cites_belongs_to_what_is_cited() -> None:
    """A link from one document to another, and a key of a bibliography."""
    every = [
        *_strange(SMALL),
        _said("notes/a.md", "It is quiet here ([source](../b.md#top)).\n"),
        _said("b.md", "Nothing happened.\n"),
        _said("c.md", "All was well [@lee1999].\n"),
        _said("d.bib", "@book{lee1999, title={Wells}, year={1999}}\n"),
    ]
    assert _together(every, "notes/a.md", "b.md") and _together(every, "c.md", "d.bib")
    assert not _together(every, "b.md", "c.md")


def test_the_order_of_documents_does_not_matter() -> None:
    """The same groups for any order."""
    every = [*_strange(SMALL + 20), _said("a.md", ENGLISH), _said("b.md", OTHER)]
    mixed = random.Random(7).sample(every, len(every))

    def named(extractions: Sequence[Extraction]) -> set[frozenset[str]]:
        return {frozenset(extractions[index].document.path for index in part) for part in groups(extractions)}

    assert named(every) == named(mixed)


def test_a_group_by_itself_says_the_same() -> None:
    """Findings and facts of a large corpus are those of its groups, each checked alone."""
    pair = [_said("a.md", ENGLISH), _said("b.md", OTHER)]
    alone = check(corpus(pair))
    assert [finding.code for finding in alone] == ["D101"]
    parts = corpora([*_strange(SMALL + 20), *pair], in_memory)
    found = check_all(parts)
    assert [each for each in found if "a.md" in {end.path for end in each.evidence}] == alone
    assert check_all(corpora([*_strange(9), *pair], in_memory, known=[{"a.md", "b.md"}])) == alone
    whole = merged(parts)
    paths = [each.document.path for each in whole.extractions]
    assert paths == sorted(paths)
    assert all(
        whole.extractions[claim.document].claims[0].document == claim.document
        and claim in whole.extractions[claim.document].claims
        for fact in whole.facts
        for claim in fact.claims
    )
    assert len(whole.facts) == sum(len(part.facts) for part in parts)
