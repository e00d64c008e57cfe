"""Towns of the world: the list, and how far two of them are apart."""

from __future__ import annotations

from importlib.resources import files

import pytest

from factlint.claims.model import Claim
from factlint.claims.pipeline import extract
from factlint.claims.towns import apart, town
from factlint.sources.formats import read


def test_the_list_is_sorted_so_that_it_can_be_searched() -> None:
    data = (files("factlint.claims.languages") / "names" / "town.txt").read_bytes()
    keys = [line.partition(b"\t")[0] for line in data.splitlines() if not line.startswith(b"#")]
    assert keys == sorted(set(keys))
    assert all(town(key.decode()) for key in (keys[0], keys[len(keys) // 2], keys[-1]))


@pytest.mark.parametrize(
    ("form", "name"), [("诗巫", "Sibu"), ("Sibu", "Sibu"), ("达尔文", "Darwin"), ("Nowhere at All", ""), ("", "")]
)
def test_a_town_by_its_forms(form: str, name: str) -> None:
    assert town(form) == name


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        ("Sibu", "Kuching", True),
        ("Sibu", "诗巫", False),
        ("Rotterdam", "Schiedam", False),
        ("Sibu", "Nowhere at All", False),
    ],
)
def test_only_towns_far_apart_differ(one: str, two: str, expected: bool) -> None:
    assert apart(one, two) is apart(two, one) is expected


def places(text: str) -> list[str]:
    claims: tuple[Claim, ...] = extract(read(f"{text}\n".encode(), "a.md")).claims
    return [str(claim.value) for claim in claims if claim.kind == "place"]


@pytest.mark.parametrize(
    "text",
    [
        "The show was held in Sibu on 4 May 1964.",
        "The collection was moved to Sibu in 1964.",
        "1964年5月4日，花展在诗巫举行。",
        "1964年5月4日，花展移师詩巫。",
    ],
)
def test_a_town_behind_a_preposition_is_a_place(text: str) -> None:
    assert places(text) == ["Sibu"]


@pytest.mark.parametrize(
    "text", ["He met Sibu Malhotra in 1964.", "They believed in Sibu Malhotra.", "In Sibu's case it rained."]
)
def test_what_is_called_like_a_town_is_no_place(text: str) -> None:
    assert places(text) == []
