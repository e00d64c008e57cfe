"""What is derived from the package's data is the same read back from a shelf as made anew."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from factlint.claims import kept
from factlint.claims.time_language import languages

FORMS = (
    (r"(?P<year>\d{4})-(?P<month>\d{1,2})(?:-(?P<day>\d{1,2}))?(?![0-9])", 0),
    (r"(?P<quote>['\"])[^'\"]{0,80}(?P=quote)|(?i:between) (?P<rest>.+?)$", re.MULTILINE | re.DOTALL),
    ("(?:second|first|third) (?:meeting|session)s?|第[一二三四五六七八九十]{1,3}次(?:会议|會議)", re.IGNORECASE),
    (r"(?<![\w/.@-])(?:\.{0,2}/)?(?:[\w.-]+/){0,8}[\w-]{1,80}(?=\s|$)", re.ASCII),
)


class Memory(dict[str, bytes]):
    """A shelf in memory."""

    def put(self, name: str, data: bytes) -> None:
        """Keep something."""
        self[name] = data


@pytest.fixture
def shelf() -> Iterator[Memory]:
    """A shelf in use for one test."""
    memory = Memory()
    kept.use(memory)
    yield memory
    kept.use(None)


def _time_forms() -> list[tuple[str, int]]:
    return [(pattern.form, 0) for language in languages() for pattern in language.patterns[:20]]


@pytest.mark.parametrize("made_by", ["us", "hand"])
def test_expressions_come_back_as_the_compiler_makes_them(shelf: Memory, made_by: str) -> None:
    """`==` of patterns compares flags, text and code."""
    forms = FORMS if made_by == "hand" else _time_forms()
    for _ in ("made", "read back"):
        for form, flags in forms:
            pattern, expected = kept.compiled(form, flags), re.compile(form, flags)
            assert pattern == expected
            assert (pattern.groups, pattern.groupindex, pattern.flags) == (
                expected.groups,
                expected.groupindex,
                expected.flags,
            )
    assert len([name for name in shelf if name.startswith("re ")]) >= len(FORMS)


@pytest.mark.parametrize("damage", [b"", b"{}", b"[0,0,{},[null]]\n", b"[0,0,{},[null]]\n\x01\x02\x03", b"\xff\n\x00"])
def test_what_is_no_code_is_compiled_anew(shelf: Memory, damage: bytes) -> None:
    """A shelf that holds something else costs time, never a result."""
    form = FORMS[0][0]
    kept.compiled(form)
    (name,) = shelf
    shelf[name] = damage
    match = kept.compiled(form).match("1955-08-01")
    assert match is not None and match["day"] == "01"


@pytest.mark.usefixtures("shelf")
def test_a_mistake_in_an_expression_is_told_as_usual() -> None:
    """No shelf hides it."""
    with pytest.raises(re.error):
        kept.compiled("(" * 60)


def test_tables_are_derived_once(shelf: Memory) -> None:
    """The second time they are read."""
    calls = []

    def make() -> dict[str, list[object]]:
        calls.append(1)
        return {"会议": [1, "two", None]}

    assert kept.table("one", make) == kept.table("one", make) == {"会议": [1, "two", None]}
    assert calls == [1] and len(shelf) == 1
