"""Compressed files are read as what they hold; bombs and damage are told."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from factlint.sources.decode import Unreadable
from factlint.sources.formats import read

MADE = Path(__file__).parent / "made"


@pytest.mark.parametrize("name", ["missions", "nianbiao"])
def test_read_as_what_it_holds(name: str) -> None:
    plain = read((MADE / f"{name}.md").read_bytes(), f"{name}.md")
    packed = read((MADE / f"{name}.md.gz").read_bytes(), f"{name}.md.gz")
    assert (packed.source, packed.blocks, packed.format) == (plain.source, plain.blocks, "markdown")
    assert packed.path == f"{name}.md.gz" and packed.notes == ("unpacked",)


def _reason(data: bytes, limit: int = 1_000_000) -> str:
    with pytest.raises(Unreadable) as caught:
        read(data, "a.txt.gz", limit)
    return caught.value.reason


def test_bombs_and_damage() -> None:
    whole = gzip.compress(b"The talks opened on 5 March 1931. " * 99)
    assert read(whole + whole, "a.txt.gz").text.count("1931") == 198
    assert _reason(gzip.compress(b"a" * 20_000_000)) == "unpacks to more than the 1,000,000 bytes that are read"
    assert _reason(whole[:-9]) == "damaged gzip file: its end is missing"
    assert _reason(whole[:20] + b"\xff\xff\xff" + whole[23:]).startswith("damaged gzip file")
    assert _reason(gzip.compress(whole)) == "gzip file within a gzip file"
    assert _reason(gzip.compress(b"a\0b")) == "binary file"
