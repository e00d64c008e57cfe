"""What becomes of persons who are counted: told apart in every language, joined across them."""

from __future__ import annotations

import pytest

from factlint.claims.pipeline import extract
from factlint.sources.formats import read

_TOLD = {
    "The flood killed 214 people and injured 1,306.": [("214", "die"), ("1306", "injure")],
    "In the flood 214 people died, 1,306 were injured and 88 are missing.": [
        ("214", "die"),
        ("1306", "injure"),
        ("88", "vanish"),
    ],
    "Some 3,000 people were evacuated before the dam broke and killed 214.": [
        ("2700..3300", "evacuate"),
        ("214", "die"),
    ],
    "Of the crew of 41 only nine survived.": [("41", ""), ("9", "rescue")],
    "洪水造成214人死亡，1306人受伤，88人失踪。": [("214", "die"), ("1306", "injure"), ("88", "vanish")],
    "洪水造成214人死亡，疏散民眾3萬人，救出9人。": [("214", "die"), ("30000", "evacuate"), ("9", "rescue")],
    "死亡214人，其中工人12名。": [("214", "die"), ("12", "")],
    "The company had 214 workers when its owner died.": [("214", "")],
}


@pytest.mark.parametrize("text", _TOLD)
def test_fates(text: str) -> None:
    found = extract(read(text.encode(), "a.md")).claims
    assert [(str(c.value), c.mention.get("fate")) for c in found if c.kind == "count"] == _TOLD[text]
    assert all(c.mention.unit == "person" for c in found if c.kind == "count")
