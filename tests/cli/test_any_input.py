"""Whatever is in a file: an exit code of the contract, no fault of factlint's own, and places that are right."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factlint.cli.app import main

_WORDS = (
    "1955年8月1日|同年|次日|第七十三次|会谈|會議|达成协议|驻波兰大使|從|至|约|40天|二十余|民国44年|月|日|次|第|上半年|"
    "February 30|Monday, |2nd century BC|the same year|ambassador to Poland|August 1, 1955|from |to |talks|about |"
    "the 73rd meeting|agreement|not |14 times|40 days|five points: |respectively|[^a]|[^a]: |1. |- |# |```\n|[a](b)|"
    "“|”|\"|「|」|'|\\[1\\]|<p>|</p>|<table><tr><td>|<!--|-->|&amp;|&#x110000;|<ref>|{{cite|}}|。|，|. |, |%|0|"
    "99999999999999999999|１９５５|é|e\u0301|😀|\U00020000|\u202e|\u200b|\ufeff|\n|\n\n|\r\n|\r| |\u3000|\t|\x0c|\x85"
)
_PIECES = [*_WORDS.split("|"), "|a|b|\n|-|-|\n", "|"]
_OTHER = st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=5)
_TEXT = st.lists(st.one_of(st.sampled_from(_PIECES), _OTHER), max_size=60).map("".join)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(first=_TEXT, second=_TEXT, suffix=st.sampled_from([".md", ".txt", ".html"]))
def test_any_text(folder: Path, capsys: pytest.CaptureFixture[str], first: str, second: str, suffix: str) -> None:
    """Two files of anything: checked, listed and aligned."""
    for name, text in (("a", first), ("b", second)):
        (folder / f"{name}{suffix}").write_bytes(text.encode("utf-8", "replace"))
    names = [f"a{suffix}", f"b{suffix}"]
    assert main(["check", *names, "--output-format", "full"]) in (0, 1)
    capsys.readouterr()
    for command in ("check", "align", "claims"):
        assert main([command, *names, "--output-format", "json"]) in (0, 1)
        streams = capsys.readouterr()
        assert all("not in a language that is read" in each for each in streams.err.splitlines())
        for place in _places(json.loads(streams.out)):
            source = (folder / place["path"]).read_bytes().decode("utf-8").removeprefix("\ufeff")
            assert source[place["start"] : place["end"]] == place["text"]


def _places(told: object) -> list[dict[str, Any]]:
    """Every record with a path and a range, however deep."""
    if isinstance(told, list):
        return [place for each in told for place in _places(each)]
    if isinstance(told, dict):
        own = [told] if {"path", "start", "end", "text"} <= told.keys() else []
        return own + [place for each in told.values() for place in _places(each)]
    return []
