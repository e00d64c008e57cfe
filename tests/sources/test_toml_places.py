"""Places in TOML: what stands at the place of a value is that value, whatever the file looks like."""

from __future__ import annotations

import tomllib
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factlint.sources.toml_places import Malformed, Path, read_toml

TEXT = """\
# a remark with [[brackets]] and "quotes"
plain = 1 # x
"quoted key".'dotted' = "a \\"word\\" # no remark"
many = [1, "two", { three = 3, 'four' = ['x'] }, # remark
  4,
]
[table.inner]
long = \"\"\"
a "quoted" ""text\"\"\"
path = 'C:\\new'
[[fact]]
date = 1955-07-13
[fact.subject]
zh = "会谈"
[[fact]]
[[fact.more]]
n = 1
[[fact.more]]
n = [[1, 2], [3]]
"""


def _leaves(value: Any, path: Path = ()) -> list[tuple[Path, Any]]:
    if isinstance(value, dict):
        return [leaf for key, each in value.items() for leaf in _leaves(each, (*path, key))]
    if isinstance(value, list):
        return [leaf for number, each in enumerate(value) for leaf in _leaves(each, (*path, number))]
    return [(path, value)]


@pytest.mark.parametrize("text", [TEXT, TEXT.replace("\n", "\r\n"), TEXT.replace("plain", "\tplain"), ""])
def test_places(text: str) -> None:
    """Every value and every key, in every form, also with line ends of Windows."""
    toml = read_toml(text.encode())
    leaves = _leaves(toml.values)
    assert {path for path, _ in leaves} <= toml.spots.keys()
    for path, value in leaves:
        spot = toml.spots[path]
        told = toml.text[slice(*spot.value)]
        if not isinstance(value, str):
            assert tomllib.loads(f"v = {told}")["v"] == value
        elif "\\" not in told and "\n" not in told:
            assert told == value
        if isinstance(path[-1], str):
            assert toml.text[slice(*spot.key)].strip("\"'") == path[-1]


_KEYS = st.text(st.sampled_from("ab-_1é中 .#\"'"), min_size=1, max_size=5)
_VALUES: st.SearchStrategy[Any] = st.recursive(
    st.one_of(
        st.integers(-9, 9), st.booleans(), st.dates(date(1000, 1, 1)), st.text(st.sampled_from("ab\"'#[]{},=\\中\n"))
    ),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(_KEYS, inner, max_size=3)),
    max_leaves=8,
)


@given(st.dictionaries(_KEYS, _VALUES, max_size=5))
def test_places_of_anything(values: dict[str, Any]) -> None:
    """Written as inline values, every leaf is found where it stands."""
    from factlint.cli.configuration.written import toml_key

    text = "".join(f"{toml_key(key)} = {_written(value)}\n" for key, value in values.items())
    toml = read_toml(text.encode())
    assert toml.values == values
    for path, value in _leaves(values):
        start, end = toml.spots[path].value
        if isinstance(value, str):
            start, end = start - 1, end + 1
        assert tomllib.loads(f"v = {toml.text[start:end]}")["v"] == value


def _written(value: Any) -> str:
    from factlint.cli.configuration.written import toml, toml_key

    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list):
        return "[" + ", ".join(map(_written, value)) + "]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{toml_key(key)} = {_written(each)}" for key, each in value.items()) + "}"
    return toml(value)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"a = [\n", "not valid TOML"),
        (b"a = \xff\n", "not UTF-8"),
        (b"a = " + b"[" * 100_000, "nested too deeply"),
        (b"a = " + b"[" * 200 + b"]" * 200, "nested too deeply"),
        (b"a = 1\n" * 2, "not valid TOML"),
        (b"#" * 4_000_001, "more than the 4,000,000"),
    ],
)
def test_what_is_no_toml(data: bytes, said: str) -> None:
    """One clear reason, never another error."""
    with pytest.raises(Malformed, match=said):
        read_toml(data)


def test_the_place_of_a_fault() -> None:
    """As an offset, where the parser tells it."""
    with pytest.raises(Malformed) as told:
        read_toml(b'a = 1\nb = "x\n')
    assert told.value.at == 12
