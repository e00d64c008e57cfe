"""Words across languages: base forms, the dictionary's table, and what comes of them in an alignment."""

from __future__ import annotations

import pytest

from factlint.claims.dictionary import in_memory, parse, table
from factlint.claims.languages.en.lemmas import lemma

FORMS = (
    ("span", "spans spanned spanning"),
    ("vote", "votes voted voting"),
    ("harbor", "harbors harbour harbours"),
    ("carry", "carries carried carrying"),
    ("box", "boxes"),
    ("lose", "lost losing loses"),
    ("hospital", "hospitals"),
    ("organize", "organised organises organizing"),
    ("theater", "theatre theatres theaters"),
    ("add", "added adds adding"),
    ("call", "called calls calling"),
    ("press", "presses pressed pressing"),
    ("child", "children"),
    ("found", "founded founding"),
    ("bed", "beds"),
    ("need", "needed needs"),
)
APART = ("span spin", "wing win", "king kin", "bus bu", "news new", "feed fee", "string stre", "species specie")


@pytest.mark.parametrize(("base", "forms"), FORMS)
def test_forms_of_one_word(base: str, forms: str) -> None:
    assert {lemma(form) for form in forms.split()} == {lemma(base)}


@pytest.mark.parametrize("words", APART)
def test_different_words(words: str) -> None:
    one, two = words.split()
    assert lemma(one) != lemma(two)


@pytest.mark.parametrize(
    ("run", "word", "meaning"),
    [
        ("主桥跨度", "跨度", "span"),
        ("现场观众", "观众", "spectator"),
        ("所得选票", "选票", "votes"),
        ("病床", "病床", "bed"),
        ("全年营业额", "营业额", "turnover"),
        ("港口联盟", "港口", "harbour"),
    ],
)
def test_words_and_their_meanings(run: str, word: str, meaning: str) -> None:
    """A run of characters falls into words, each with its base forms."""
    glosses = in_memory()
    assert word in list(glosses.words(run))
    assert lemma(meaning) in set(glosses.meanings(run))


def test_common_meanings_weigh_nothing() -> None:
    glosses = in_memory()
    assert glosses.weight("county") == 0
    assert glosses.weight("turnout") > glosses.weight(lemma("election")) > glosses.weight("take")


def test_a_damaged_table_is_no_table() -> None:
    whole = table()
    assert parse(whole) is not None
    for damaged in ("", whole[:-1], whole.replace("span", "spam", 1), "factlint glosses 0 0\n" + whole):
        assert parse(damaged) is None
