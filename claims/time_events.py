"""Events whose date is general knowledge: they place what the year last told would misplace.

The events are data (`languages/events.toml`): names in every language, and the time in EDTF.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from factlint.claims.time_language import trie
from factlint.claims.values.edtf import parse
from factlint.claims.values.time import Time


@dataclass(frozen=True, slots=True)
class EventMention:
    """The name of an event in the text."""

    start: int
    end: int
    time: Time


@cache
def _known() -> tuple[re.Pattern[str], dict[str, Time]]:
    data = tomllib.loads((files("factlint.claims") / "languages" / "events.toml").read_text(encoding="utf-8"))
    times: dict[str, Time] = {}
    for event in data["events"]:
        time = parse(event["time"])
        assert time is not None, event
        times |= dict.fromkeys(event["names"], time)
    return re.compile(f"{trie(set(times))}(?![A-Za-z])"), times


def events(folded: str) -> list[EventMention]:
    """All mentions of known events, in order."""
    pattern, times = _known()
    found = []
    for match in pattern.finditer(folded):
        start = match.start()
        if not start or not match.group().isascii() or not folded[start - 1].isalnum():
            found.append(EventMention(start, match.end(), times[match.group()]))
    return found
