"""Persons: what names them in three scripts, and which names are one person's."""

from __future__ import annotations

import tomllib
from pathlib import Path
from time import perf_counter

import pytest

from factlint.claims.gazetteer import KINDS, entries
from factlint.claims.identity import same_person
from factlint.claims.model import Mention
from factlint.claims.pipeline import extract
from factlint.claims.romanisation import pinyin, readings
from factlint.claims.sound import sounds_like
from factlint.claims.text import fold
from factlint.sources.formats import read

CASES = tomllib.loads((Path(__file__).parents[1] / "corpora" / "persons.toml").read_text(encoding="utf-8"))["case"]
TEXTS = [(text, case) for case in CASES for text in case["texts"]]


def participants(text: str) -> list[Mention]:
    said = extract(read(text.encode(), "a.md"))
    return [claim.mention for claim in said.claims if claim.kind == "participant"]


@pytest.mark.parametrize(("text", "case"), TEXTS, ids=[text for text, _ in TEXTS])
def test_who_is_named(text: str, case: dict[str, list[str]]) -> None:
    found = participants(text)
    if "values" in case:
        assert [str(mention.value) for mention in found] == case["values"]
    else:
        assert [name for mention in found if (name := mention.get("name"))] == case["names"]


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ("王炳南", "Wang Bingnan", True),
        ("王炳南", "Wang Ping-nan", True),
        ("Wang Bingnan", "Wang Ping-nan", True),
        ("许柏玮", "Hsü Po-wei", True),
        ("欧阳修", "Ouyang Xiu", True),
        ("王国权", "Wang Ping-nan", False),
        ("Wang Guoquan", "Wang Bingnan", False),
        ("Wang", "Wang Bingnan", None),
        ("Li", "Wang Bingnan", False),
        ("J. F. Dulles", "John Foster Dulles", True),
        ("Allen Dulles", "John Foster Dulles", False),
        ("Alexis Johnson", "U. Alexis Johnson", True),
        ("Boris Johnson", "Lyndon B. Johnson", False),
        ("Johnson", "U. Alexis Johnson", None),
        ("约翰逊", "U. Alexis Johnson", None),
        ("Smith", "王炳南", False),
    ],
)
def test_same_person(one: str, two: str, same: bool | None) -> None:
    assert same_person(one, two) is same
    assert same_person(two, one) is same


def test_two_of_one_surname_stay_apart() -> None:
    text = "Wang Bingnan met Wang Guoquan. Later Wang signed the treaty.\n"
    assert [mention.get("name") for mention in participants(text)] == ["Wang Bingnan", "Wang Guoquan"]


@pytest.mark.parametrize(
    ("name", "latin"),
    [("曾培炎", "Zeng Peiyan"), ("单士元", "Shan Shiyuan"), ("吕正操", "Lü Zhengcao"), ("司马光", "Sima Guang")],
)
def test_pinyin_of_names(name: str, latin: str) -> None:
    assert pinyin(name) == latin


@pytest.mark.parametrize("word", ["John Smith", "Long Island", "Hong", "The Hague", "New York", ""])
def test_what_is_no_chinese_name(word: str) -> None:
    assert not readings(word)


def test_sound() -> None:
    assert sounds_like("内格罗蓬特", "Negroponte")
    assert not sounds_like("内格罗蓬特", "Johnson")


@pytest.mark.parametrize("kind", KINDS)
def test_lists_are_in_order(kind: str) -> None:
    """Chinese forms are folded as texts are, and no form stands for two names of its list."""
    listed = entries(kind)
    forms = [form for entry in listed for form in {*entry.forms, *([entry.name] if kind == "person" else [])}]
    assert [form for form in forms if fold(form) != form] == []
    assert sorted({form for form in forms if forms.count(form) > 1}) == []


def test_many_names_take_time_in_proportion() -> None:
    def seconds(number: int) -> float:
        text = " ".join(f"Anna {_surname(n)} met Mr {_surname(n + number)}." for n in range(number))
        start = perf_counter()
        extract(read(text.encode(), "a.md"))
        return perf_counter() - start

    seconds(50)
    assert seconds(1600) < 12 * max(seconds(400), 0.02)


def _surname(number: int) -> str:
    letters = [chr(97 + number // 26**place % 26) for place in range(4)]
    return "X" + "o".join(letters) + "k"
