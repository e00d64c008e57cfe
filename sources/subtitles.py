"""Reads subtitles, SubRip and WebVTT: cue after cue joined into sentences, times and styles left out."""

from __future__ import annotations

import re

from factlint.sources.builder import Builder
from factlint.sources.document import Document
from factlint.sources.joint import joint

_TIME = r"(?:\d{1,3}:)?\d{1,2}:\d{2}[,.]\d{1,3}"
_TIMING = re.compile(rf"[ \t]*(?P<start>{_TIME})[ \t]*-->[ \t]*(?P<end>{_TIME})[^\r\n]*")
_LINE = re.compile(r"(?P<words>[^\r\n]*)(?:\r\n|\r|\n|\Z)")
_MARKUP = re.compile(r"</?[a-z][^<>\r\n]{0,80}>|<\d[\d:.]{0,20}>|\{\\[^{}\r\n]{0,80}\}", re.IGNORECASE)
_SPEAKER = re.compile(r"\s*(?:[-–—]\s*|>>\s*)")
_STOP = re.compile(r"[。！？!?.…][”’\"'」』）)]*\s*$")
_ASIDE = re.compile(r"(?:WEBVTT|NOTE|STYLE|REGION)\b")
_SILENCE = 4.0
"""Seconds without a word after which something new is said."""


def read(source: str, path: str) -> Document:
    """The document of what is said."""
    builder = Builder(source)
    mode, ended = "", -_SILENCE
    last = -1
    at = 0
    while at < len(source) and (line := _LINE.match(source, at)):
        at = line.end()
        words = line["words"]
        if timing := _TIMING.fullmatch(words):
            start = _seconds(timing["start"])
            if not start - ended < _SILENCE or _STOP.search(builder.since(max(0, builder.mark - 1))):
                builder.end()
            mode, ended = "cue", _seconds(timing["end"])
        elif not words.strip():
            mode = ""
        elif mode == "" and _ASIDE.match(words):
            mode = "aside"
        elif mode == "cue":
            if _SPEAKER.match(words) or not builder.is_open:
                builder.begin("paragraph")
                last = -1
            _say(builder, line.start("words"), line.end("words"), last)
            last = line.end("words")
    return builder.build(path, "subtitles")


def _say(builder: Builder, start: int, end: int, last: int) -> None:
    """A line of a cue, joined to the one before."""
    speaker = _SPEAKER.match(builder.source, start, end)
    at = speaker.end() if speaker else start
    before = builder.since(max(0, builder.mark - 1))[-1:]
    if before and 0 <= last < at:
        builder.replace(joint(before, builder.source[at : at + 1]), last, at)
    for match in _MARKUP.finditer(builder.source, at, end):
        builder.flow(at, match.start())
        at = match.end()
    if end > at:
        builder.flow(at, end)


def _seconds(time: str) -> float:
    parts = [float(part) for part in time.replace(",", ".").split(":")]
    return sum(part * unit for part, unit in zip(reversed(parts), (1.0, 60.0, 3600.0), strict=False))
