"""Which facts share a row, on whole sets of documents: what an editor joined by hand against what alignment joins.

A set below `tests/corpora/aligned` has its documents and `facts.toml`: the documents in order, and for every fact its
words in each of them, "" where a document leaves it out.
"""

from __future__ import annotations

import tomllib
from itertools import combinations
from pathlib import Path

import pytest

from factlint.claims.model import Claim, Corpus
from factlint.claims.pipeline import corpus, extract
from factlint.sources.formats import read

_SETS = Path(__file__).parent.parent / "corpora" / "aligned"
_NAMES = sorted(folder.name for folder in _SETS.iterdir())
_RECALL, _PRECISION = 0.7, 0.95
"""What every set has to reach; docs/benchmarks.md tells what all reach together."""

Placed = tuple[int, int, int]
"""A document by number, start and end."""


def joined(name: str) -> tuple[int, int, int]:
    """Pairs of places of different documents that belong together, of these the ones joined, and all joined."""
    folder = _SETS / name
    gold = tomllib.loads((folder / "facts.toml").read_text(encoding="utf-8"))
    files = sorted(gold["documents"])
    read_in = corpus([extract(read((folder / file).read_bytes(), file)) for file in files])
    places = [
        (row, (files.index(file), *_span(folder / file, words)))
        for row, fact in enumerate(gold["facts"])
        for file, words in zip(gold["documents"], fact, strict=True)
        if words
    ]
    home = [
        {number for number, fact in enumerate(read_in.facts) for claim in fact.claims if _lies(read_in, claim, place)}
        for _, place in places
    ]
    pairs = [
        (one[0] == two[0], bool(here & there))
        for (one, here), (two, there) in combinations(zip(places, home, strict=True), 2)
        if one[1][0] != two[1][0]
    ]
    return sum(g for g, _ in pairs), sum(g and f for g, f in pairs), sum(f for _, f in pairs)


def _span(file: Path, words: str) -> tuple[int, int]:
    start = file.read_text(encoding="utf-8").index(words)
    return start, start + len(words)


def _lies(read_in: Corpus, claim: Claim, place: Placed) -> bool:
    if claim.document != place[0]:
        return False
    document = read_in.extractions[claim.document].document
    start, end = document.locate(claim.mention.start, claim.mention.end)
    return start < place[2] and place[1] < end


@pytest.mark.parametrize("name", _NAMES)
def test_facts_share_a_row(name: str) -> None:
    gold, found, all_joined = joined(name)
    assert found >= _RECALL * gold, f"{found} of {gold}"
    assert found >= _PRECISION * all_joined, f"{found} right of {all_joined}"


def test_strangers_share_no_row() -> None:
    """All sets as one corpus: what is told of a ship is not told of a museum, whatever the numbers."""
    files = [file for name in _NAMES for file in sorted((_SETS / name).iterdir()) if file.suffix != ".toml"]
    read_in = corpus([extract(read(file.read_bytes(), f"{file.parent.name}/{file.name}")) for file in files])
    across = [fact for fact in read_in.facts if len({_folder(read_in, claim) for claim in fact.claims}) > 1]
    several = [fact for fact in read_in.facts if fact.verdict is not None]
    assert len(several) > 100
    assert len(across) <= 0.02 * len(several), [str(fact.claims[0].value) for fact in across]
    assert [str(fact) for fact in across if fact.verdict == "conflict"] == []


def _folder(read_in: Corpus, claim: Claim) -> str:
    return read_in.extractions[claim.document].document.path.split("/")[0]
