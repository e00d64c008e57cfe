"""Names that a user settles: they join what sources say of one person, place or event under several names."""

from __future__ import annotations

import pytest

from factlint.claims.concepts import Hit, scan
from factlint.claims.model import Verdict
from factlint.claims.names import Name
from factlint.claims.naming import named
from factlint.claims.pipeline import corpus, extract
from factlint.claims.text import fold
from factlint.sources.formats import read

REGATTA = Name("event", "Selm Regatta", ("银桨赛船会", "the Selm races"))
SELM = Name("place", "Selmgate", ("塞爾姆蓋特", "Szelm"))
OLSEN = Name("person", "Tom Olsen", ("奥尔森", "Thomas Olsson"))


def _verdicts(texts: tuple[str, ...], names: tuple[Name, ...]) -> set[tuple[str, Verdict | None]]:
    documents = [read(f"{text}\n".encode(), f"{number}.md") for number, text in enumerate(texts)]
    found = corpus([extract(document, None, names) for document in documents])
    return {(fact.claims[0].kind, fact.verdict) for fact in found.facts if len({c.document for c in fact.claims}) > 1}


@pytest.mark.parametrize(
    ("names", "texts", "expected"),
    [
        (
            (REGATTA,),
            ("The Selm Regatta was held in Lisbon on 4 May 1921.", "银桨赛船会于1921年5月14日在里斯本举行。"),
            ("date", Verdict.CONFLICT),
        ),
        (
            (REGATTA,),
            ("The Selm Regatta was held in Lisbon on 4 May 1921.", "銀槳賽船會於1921年5月14日在里斯本舉行。"),
            ("date", Verdict.CONFLICT),
        ),
        (
            (SELM,),
            ("The grain treaty was signed in Selmgate on 4 May 1921.", "1921年5月4日，粮食条约在塞尔姆盖特签署。"),
            ("place", Verdict.CORROBORATED),
        ),
        (
            (SELM,),
            (
                "The grain treaty was signed in Selmgate on 4 May 1921.",
                "On 4 May 1921 the grain treaty was signed in Szelm.",
            ),
            ("place", Verdict.CORROBORATED),
        ),
    ],
)
def test_names_join(names: tuple[Name, ...], texts: tuple[str, ...], expected: tuple[str, Verdict]) -> None:
    """With the names the sources speak of one thing; without them they do not."""
    assert expected in _verdicts(texts, names)
    assert expected not in _verdicts(texts, ())


def _names(text: str, *names: Name) -> list[tuple[str, str, str]]:
    folded = fold(text)
    hits = [hit for hit in named(folded, scan(folded), names) if hit.category in ("person", "place", "event")]
    return [(text[hit.start : hit.end], hit.category, hit.name) for hit in hits]


def test_names_in_a_text() -> None:
    """The longest name counts, words as wholes, in either script; what the lexicons know keeps their name."""
    assert _names("Szelm and the Selm Regatta", SELM, REGATTA) == [
        ("Szelm", "place", "Selmgate"),
        ("Selm Regatta", "event", "Selm Regatta"),
    ]
    assert _names("Selmer, anselm, 塞尔姆盖特人", SELM) == [("塞尔姆盖特", "place", "Selmgate")]
    assert _names("奧爾森和Thomas Olsson.", OLSEN) == [
        ("奧爾森", "person", "Tom Olsen"),
        ("Thomas Olsson", "person", "Tom Olsen"),
    ]
    assert _names("in Genf", Name("place", "Genf", ("Geneva",))) == [("Genf", "place", "Geneva")]


def test_names_take_the_place_of_what_overlaps() -> None:
    """A word of the lexicons within a name is no word of its own."""
    folded = "the Geneva Street Club"
    assert named(folded, scan(folded), [Name("event", "Geneva Street Club", ())]) == [
        Hit(4, 22, "event", "Geneva Street Club"),
        Hit(4, 22, "head", "Geneva Street Club"),
    ]
    assert named(folded, scan(folded), []) == scan(folded)
