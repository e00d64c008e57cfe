"""The examples in the docstrings hold."""

from __future__ import annotations

import doctest
from importlib import import_module

import pytest

MODULES = [
    "boilerplate",
    "builder",
    "citations",
    "decode",
    "detect",
    "frontmatter",
    "language",
    "offsets",
    "shapes",
    "stamps",
]


@pytest.mark.parametrize("name", MODULES)
def test_examples(name: str) -> None:
    assert doctest.testmod(import_module(f"factlint.sources.{name}")).failed == 0
