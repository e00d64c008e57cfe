"""Large corpora on one subject, on several, in two languages, of pages that share their foot: what is compared."""

from __future__ import annotations

import random
import time
from collections.abc import Sequence

import pytest

from factlint.claims.corpora import corpora, divided, merged
from factlint.claims.dictionary import in_memory
from factlint.claims.groups import groups
from factlint.claims.model import Extraction
from factlint.claims.parts import SMALL, parts
from factlint.claims.pipeline import extract
from factlint.claims.related import keys
from factlint.rules.finding import Finding
from factlint.rules.run import check_all
from factlint.sources.formats import read
from tests.benchmarks.large import WRONG, Files, handbook, one_event, subjects, two_languages


def _said(files: Files) -> list[Extraction]:
    return [extract(read(text.encode(), path)) for path, text in sorted(files)]


def _dates(extractions: Sequence[Extraction]) -> list[Finding]:
    return [each for each in check_all(corpora(extractions, in_memory)) if each.code == "D101"]


@pytest.mark.parametrize("made", [one_event, two_languages])
@pytest.mark.parametrize("pages", [SMALL, SMALL + 1, 100, 200])
def test_one_wrong_date_among_many_pages_on_one_event(made: object, pages: int) -> None:
    """However many there are: where all tell of the same, nothing they tell is rare."""
    assert callable(made)
    found = _dates(_said(made(pages)))
    assert len(found) == 1 and WRONG in {end.path for end in found[0].evidence}


@pytest.mark.parametrize(
    ("told", "wrong"),
    [
        ("The Treaty of Tordal was signed on 3 May 1955 in Geneva.", "5 May"),
        ("托尔达条约于1955年5月3日在日内瓦签署。", "5月5日"),
        ("托爾達條約於1955年5月3日在日內瓦簽署。", "5月5日"),
    ],
)
def test_one_wrong_date_among_notes_of_one_sentence(told: str, wrong: str) -> None:
    """Which share all words and hardly a name."""
    right = "3 May" if told.isascii() else "5月3日"
    files = [(f"{number:03}.md", told) for number in range(99)]
    found = _dates(_said([*files, (WRONG, told.replace(right, wrong))]))
    assert len(found) == 1 and WRONG in {end.path for end in found[0].evidence}


def test_each_of_several_subjects_has_its_own_findings() -> None:
    """In folders of their own, one wrong page a subject: each is found, and no two subjects are compared."""
    found = _dates(_said(subjects(240, 8)))
    assert {end.path[:3] for each in found for end in each.evidence} == {f"{number:03}" for number in range(8)}
    assert all(len({end.path[:3] for end in each.evidence}) == 1 for each in found)
    assert {f"{number:03}/{number:04}.md" for number in range(8)} <= {
        end.path for each in found for end in each.evidence
    }


@pytest.mark.parametrize("files", [one_event(300), subjects(300, 2), handbook(300)], ids=["one", "two", "handbook"])
def test_no_group_is_too_large_to_be_compared(files: Files) -> None:
    """Every document is in one group; what a group cites comes to it, within bounds."""
    said = _said(files)
    found = groups(said)
    assert sorted(index for group in found for index in group) == list(range(300))
    assert 1 < max(map(len, found)) <= SMALL
    assert max(len(part.extractions) for part in divided(said)) <= 2 * SMALL


def test_what_two_pages_alone_tell_is_compared() -> None:
    """Among hundreds on one event the two with a detail of their own are in one group, wherever they stand."""
    files = one_event(200)
    bell = "The bell of Saint Orla, which Tove Brandt cast in {}, weighs 8,412 kg and rang 77 times."
    for number, year in ((3, 1711), (150, 1717)):
        files[number] = (files[number][0], f"{files[number][1]} {bell.format(year)}\n")
    said = _said(files)
    assert any({3, 150} <= set(group) for group in groups(said))


def test_a_bibliography_goes_with_all_who_cite_it() -> None:
    """Into every group of a divided corpus; no key of it is missing anywhere."""
    files = [(path, f"{text}\nSo it is told [@lee1999].\n") for path, text in one_event(150)]
    said = _said([*files, ("works.bib", "@book{lee1999, title={Wells}, author={Ann Lee}, year={1999}}\n")])
    found = divided(said)
    assert len(found) > 1
    assert all("works.bib" in {each.document.path for each in part.extractions} for part in found)
    compared = [part.corpus(in_memory) for part in found]
    assert not [each for each in check_all(compared) if each.code.startswith("C")]
    facts = merged(compared).facts
    claims = [(claim.document, claim.mention) for fact in facts for claim in fact.claims if len(fact.claims) == 1]
    assert len(claims) == len(set(claims))


def test_parts_are_stable() -> None:
    """One document more or less leaves most of the others where they are."""
    said = _said(one_event(400))
    known = {index: sorted(keys(each)) for index, each in enumerate(said)}
    whole = set(map(frozenset, parts(range(400), known.__getitem__)))
    less = set(map(frozenset, parts([index for index in range(400) if index != 7], known.__getitem__)))
    assert len(whole & less) >= len(whole) // 2


@pytest.mark.parametrize("made", [one_event, lambda pages: subjects(pages, 10), handbook])
def test_the_time_is_that_of_the_documents(made: object) -> None:
    """Twice the documents, about twice the time."""
    assert callable(made)
    said = _said(made(800))
    chance = random.Random(1)

    def spent(number: int) -> float:
        some = sorted(chance.sample(range(800), number))
        started = time.process_time()
        groups([said[index] for index in some])
        return time.process_time() - started

    spent(100)
    assert min(spent(800) for _ in range(3)) < 4 * min(spent(400) for _ in range(3))
