"""Subtitles: what is said in sentences, whatever cues they are cut into."""

from __future__ import annotations

from collections.abc import Callable

from factlint.sources.detect import detect
from factlint.sources.document import Document
from factlint.sources.subtitles import read

Blocks = Callable[[Document], list[tuple[str, str]]]

SRT = """1
00:00:01,000 --> 00:00:03,500
<i>The talks of the harbour</i>
opened on 5 March

2
00:00:03,600 --> 00:00:05,000
1931 in Lisbon.

3
00:00:05,100 --> 00:00:06,000
Both sides came.

4
00:00:30,000 --> 00:00:31,000
- Who was there?
- {\\an8}Nobody

5
00:01:30,000 --> 00:01:31,000
at all knows
"""


def test_srt(blocks: Blocks, exact: Callable[[Document], None]) -> None:
    document = read(SRT, "a.srt")
    exact(document)
    assert blocks(document) == [
        ("paragraph", "The talks of the harbour opened on 5 March 1931 in Lisbon."),
        ("paragraph", "Both sides came."),
        ("paragraph", "Who was there?"),
        ("paragraph", "Nobody"),
        ("paragraph", "at all knows"),
    ]


def test_vtt_in_chinese(blocks: Blocks) -> None:
    source = (
        "WEBVTT - made\r\n\r\nNOTE not said on 7 May\r\n\r\nSTYLE\r\n::cue {color: red}\r\n\r\n"
        "intro\r\n00:01.000 --> 00:03.000 align:start\r\n<v Daly>会谈于1931年3月\r\n\r\n"
        "00:03.000 --> 00:05.000\r\n5日<00:04.000>开始。\r\n"
    )
    assert blocks(read(source, "a.vtt")) == [("paragraph", "会谈于1931年3月5日开始。")]


def test_known_by_content() -> None:
    assert detect(SRT, "a.txt") == detect(SRT.replace("\n", "\r\n"), "a") == "subtitles"
    assert detect("WEBVTT\n\n", "a") == "subtitles"
    assert detect("At 00:00:01 it opened.", "a.txt") == "text"
