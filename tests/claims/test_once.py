"""What is worked out once from a document stays with it, and with nothing made of it."""

from __future__ import annotations

import pickle

from msgspec.structs import replace

from factlint.claims.model import Extraction
from factlint.claims.once import once
from factlint.claims.pipeline import extract
from factlint.sources.formats import read

_ASKED: list[str] = []


@once
def _length(extraction: Extraction) -> int:
    _ASKED.append(extraction.document.path)
    return len(extraction.folded)


def test_worked_out_once_and_never_kept() -> None:
    extraction = extract(read(b"They met on 3 May 1955 in Geneva.\n", "a.md"))
    _ASKED.clear()
    assert _length(extraction) == _length(extraction) > 0
    assert _ASKED == ["a.md"]
    for copy in (replace(extraction, names=()), pickle.loads(pickle.dumps(extraction))):
        assert copy == extraction
        _length(copy)
    assert len(_ASKED) == 3
