"""The words of a source around a value, short enough for the name of a row; the value itself stands in the cells."""

from __future__ import annotations

import re

from factlint.claims.counted import MEASURES
from factlint.claims.model import Claim, Corpus, Fact
from factlint.claims.text import has_cjk

_ROOM, _ROOM_WIDE = 48, 22
"""Characters quoted of Western and of Chinese text."""
_FRONT, _FRONT_WIDE = 34, 14
"""Most of them in front of the value."""
_BREAK = re.compile(r"\n|[.;:!?,](?=\s|$|[㐀-鿿])|[。；：！？，、|]|\s[–—]\s")
_JOINT = re.compile(r" (?:and|but|after|before|because|while|when|which|who|where|although|until)(?= )")
_JOINT_WIDE = re.compile("[的和与與同在由于於及]")
"""Behind what a Chinese clause may be cut."""
_OPENERS = frozenset(
    {
        "and", "but", "or", "of", "to", "which", "that", "who", "as", "by", "at", "in", "on", "for", "with", "from",
        "while", "when", "than",
    }
)  # fmt: skip
_CLOSERS = _OPENERS | {
    "the", "a", "an", "is", "was", "were", "are", "had", "has", "have", "been", "be", "its", "their", "his", "her",
    "after", "because", "before",
}  # fmt: skip
_LITTLE = 6
"""Characters that tell too little of what a value is about."""
_ENOUGH = 12
"""Characters in front of a value that let what is joined to it behind be left out."""
_MARKS = str.maketrans({"“": "‘", "”": "’", '"': "’", "「": "‘", "」": "’"})
_PAIR = re.compile(r'"(?P<inner>[^"\n]*)"')
_EDGE = " ,;:()（）[]【】《》-–—"
_HEADED = 40


def quoted(corpus: Corpus, fact: Fact) -> str:
    """The words around the value of a fact, "…" in its place, of a source in Western letters if there is one."""
    western = [each for each in fact.claims if not is_wide(corpus, each)]
    told = [_words(corpus, claim) for claim in western or fact.claims]
    best = next((words for words in told if len(words) > 2 and not words.startswith("…")), max(told, key=len))
    if best == "…":
        claim = (western or fact.claims)[0]
        best = corpus.extractions[claim.document].document.text[claim.mention.start : claim.mention.end]
    return f"“{best}”"


def is_wide(corpus: Corpus, claim: Claim) -> bool:
    """Whether a claim is told in Chinese."""
    extraction = corpus.extractions[claim.document]
    sentence = extraction.sentences[claim.sentence]
    return has_cjk(extraction.document.text[sentence.start : sentence.end])


def _words(corpus: Corpus, claim: Claim) -> str:
    extraction = corpus.extractions[claim.document]
    sentence = extraction.sentences[claim.sentence]
    text, wide = extraction.document.text, is_wide(corpus, claim)
    start, end = claim.mention.start, _number_end(text, claim)
    front, back = _around(text[sentence.start : start], text[end : sentence.end], wide)
    headed = _header(extraction.document.text, corpus, claim) if not front.strip() else ""
    words = f"{headed}{front}…{back}".replace("\n", " ").strip(" ,;")
    return _PAIR.sub(r"‘\g<inner>’", words).translate(_MARKS)


def _around(before: str, behind: str, wide: bool) -> tuple[str, str]:
    """The clause around a value; where it has next to nothing beside it (in …, on …) what stands before or behind."""
    room, most = (_ROOM_WIDE, _FRONT_WIDE) if wide else (_ROOM, _FRONT)
    front = _front(before, most)
    back = _back(behind, room - len(front), joined=len(front) < _ENOUGH)
    little = _LITTLE // (1 + wide)
    if len(front.strip() + back.strip()) >= little:
        return front, back
    front = before if len(before) <= most else (before[-most:] if wide else before[-most:].partition(" ")[2])
    if len(front.strip()) < little:
        back = behind if len(behind) <= room else behind[:room].rpartition(" ")[0] or behind[:room]
    return _opened(front.lstrip(_EDGE)), back.rstrip(_EDGE + ".。")


def _header(text: str, corpus: Corpus, claim: Claim) -> str:
    """What heads the cell that a value stands in: "Main span: "."""
    extraction = corpus.extractions[claim.document]
    blocks = extraction.document.blocks
    headers = blocks[extraction.sentences[claim.sentence].block].headers
    told = (text[blocks[index].start : blocks[index].end].strip() for index in headers)
    return "".join(f"{each}: " for each in dict.fromkeys(told) if 0 < len(each) <= _HEADED)


def _number_end(text: str, claim: Claim) -> int:
    """Where the number ends: what it counts is quoted, a measure is not."""
    start, counted, end = claim.mention.start, claim.mention.get("counted"), claim.mention.end
    if not counted or claim.mention.unit in MEASURES or not text.endswith(counted, start, end):
        return end
    return start + len(text[start : end - len(counted)].rstrip())


def _front(text: str, room: int) -> str:
    """The clause in front of a value, its first words left out where there is no room."""
    at = max((found.end() for found in _BREAK.finditer(text) if text[found.end() :].strip()), default=0)
    clause = text[at:].lstrip(_EDGE)
    joints = [found.end() + 1 for found in _JOINT.finditer(clause) if clause.count(" ", found.end() + 1) > 1]
    clause = clause[joints[-1] if joints else 0 :]
    if len(clause) <= room:
        return _opened(clause)
    kept = clause[-room:]
    if has_cjk(kept):
        joint = _JOINT_WIDE.search(kept, 0, room // 2)
        return kept[joint.end() :] if joint else kept
    return _opened(" ".join(kept.split(" ")[1:]))


def _opened(clause: str) -> str:
    """A clause without the small words that lead up to nothing."""
    if ")" in clause and "(" not in clause[1 : clause.index(")")]:
        clause = clause.partition(")")[2].lstrip(_EDGE) or clause
    words = clause.split(" ")
    while len(words) > 2 and words[0] in _OPENERS:
        words = words[1:]
    return " ".join(words)


def _back(text: str, room: int, *, joined: bool) -> str:
    """The rest of the clause behind a value, with what is `joined` to it; no more words than there is room for."""
    found = _BREAK.search(text)
    clause = text[: found.start()] if found else text
    joint = None if joined else _JOINT.search(clause)
    clause = clause[: joint.start()] if joint else clause
    if "(" in clause and ")" not in clause[clause.index("(") :]:
        clause = clause.partition("(")[0]
    if len(clause) <= room:
        return clause.rstrip()
    kept = clause[: max(room, 0)]
    if has_cjk(kept) or " " not in kept:
        return kept.rstrip() if has_cjk(kept) else ""
    words = kept.split(" ")[:-1]
    while words and words[-1].lower() in _CLOSERS:
        words = words[:-1]
    return " ".join(words).rstrip(_EDGE)
