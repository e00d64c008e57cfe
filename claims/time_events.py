"""Events whose date is general knowledge: they place what the year last told would misplace.

The events are data (`languages/events.toml`): names in every language, and the time in EDTF.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Any

from msgspec import Struct

from factlint.claims.kept import compiled, table
from factlint.claims.time_language import trie
from factlint.claims.values.edtf import parse
from factlint.claims.values.time import Time


class EventMention(Struct, frozen=True):
    """The name of an event in the text."""

    start: int
    end: int
    time: Time


@cache
def _known() -> tuple[re.Pattern[str], dict[str, Time]]:
    made = table("events", _read)
    times: dict[str, Time] = {}
    for stated, names in made["events"]:
        time = parse(stated)
        assert time is not None, stated
        times |= dict.fromkeys(names, time)
    return compiled(made["form"]), times


def _read() -> dict[str, Any]:
    import tomllib

    data = tomllib.loads((files("factlint.claims") / "languages" / "events.toml").read_text(encoding="utf-8"))
    names = {name for event in data["events"] for name in event["names"]}
    events = [(event["time"], event["names"]) for event in data["events"]]
    return {"form": f"{trie(names)}(?![A-Za-z])", "events": events}


def events(folded: str) -> list[EventMention]:
    """All mentions of known events, in order."""
    pattern, times = _known()
    found = []
    for match in pattern.finditer(folded):
        start = match.start()
        if not start or not match.group().isascii() or not folded[start - 1].isalnum():
            found.append(EventMention(start, match.end(), times[match.group()]))
    return found
