"""What a decision was on, in its own words: the tender of Nordin is not that of Berg, nor a motion against it the bill.

The forms are data, `languages/*/decisions.toml`. What is worded in two languages is told apart only where there are
several of its kind: bids, routes, amendments.
"""

from __future__ import annotations

import re

from factlint.claims.agreed_on import roots
from factlint.claims.concepts import lower, stop_words
from factlint.claims.languages import patterns
from factlint.claims.languages.en.lemmas import lemma
from factlint.claims.model import Claim, Extraction
from factlint.claims.text import has_cjk

_REACH = 90
_WORD = re.compile(r"[a-z]{3,}")


def decided_on(extraction: Extraction, claim: Claim) -> str:
    """What was approved or rejected: the verb's object or passive subject; "" where that is not told."""
    sentence = extraction.sentences[claim.sentence]
    words = patterns("decisions").get(sentence.language)
    if words is None:
        return ""
    text, start, end = extraction.folded, claim.mention.start, claim.mention.end
    parted = words.get("parted")
    found = (
        (parted.fullmatch(text, start, end) if parted is not None else None)
        or words["object"].match(text, end, min(sentence.end, end + _REACH))
        or words["subject"].search(text[max(sentence.start, start - _REACH) : start])
    )
    return found["thing"].strip().replace("\n", " ") if found is not None else ""


def on_other_things(one: tuple[Claim, str], two: tuple[Claim, str]) -> bool:
    """Whether two decisions, each with what it was on, are of two things."""
    a, b = one[1], two[1]
    if not a or not b:
        return False
    if _says(a, "contrary") != _says(b, "contrary"):
        return True
    mine, theirs = _own(a), _own(b)
    if not mine or not theirs:
        return False
    if has_cjk(a) == has_cjk(b):
        return not roots(mine) & roots(theirs)
    western, chinese = (mine, two[0]) if has_cjk(b) else (theirs, one[0])
    return _says(a, "several") and _says(b, "several") and not _translates(western, chinese)


def _says(thing: str, name: str) -> bool:
    return _form(thing, name).search(thing) is not None


def _own(thing: str) -> str:
    """What tells it from others of its kind."""
    return _form(thing, "plain").sub(" ", thing).strip()


def _form(thing: str, name: str) -> re.Pattern[str]:
    return patterns("decisions")["zh" if has_cjk(thing) else "en"][name]


def _translates(western: str, chinese: Claim) -> bool:
    """Whether a Chinese clause says the words of the other: by the dictionary, or a name by its sound."""
    words = {word for word in _WORD.findall(lower(western)) if word not in stop_words()}
    said = chinese.subject.near | chinese.subject.near_meanings
    return all({word, f"w:{lemma(word)}", f"n:{word}"} & said for word in words)
