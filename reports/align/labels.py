"""What each row of a fact table is called: what is counted, the event, its verb; the words of a source where that is
too little, or where two rows would be called alike.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from factlint.claims.counted import MEASURES
from factlint.claims.model import Claim, Corpus, Fact
from factlint.claims.text import has_cjk

_BEFORE, _BEFORE_WIDE = 22, 10
"""Characters in front of a value that are quoted, of Western and of Chinese text."""
_BEHIND, _BEHIND_WIDE = 12, 6
_BREAK = re.compile(r"\n|[.;:!?,](?=\s|$)|[。；：！？，、|]")


def labels(corpus: Corpus, facts: Sequence[Fact], known: frozenset[str] = frozenset()) -> list[str]:
    """A name for each fact, without the parties that are known; of one kind no two have one name, if words tell."""
    names = [label(corpus, fact, known) for fact in facts]
    alike = Counter((name, fact.claims[0].kind) for name, fact in zip(names, facts, strict=True))
    return [
        f"{name}, {quoted(corpus, fact)}" if alike[name, fact.claims[0].kind] > 1 and "“" not in name else name
        for name, fact in zip(names, facts, strict=True)
    ]


def label(corpus: Corpus, fact: Fact, known: frozenset[str] = frozenset()) -> str:
    """What a fact is about, without the parties that are known; the words of a source where no subject was found."""
    subject = fact.claims[0].subject
    series = f" #{subject.ordinal}" if subject.ordinal is not None else ""
    thing = " ".join([*sorted(subject.qualifiers), subject.head]).replace(":", " ").strip() + series
    counted = _counted(fact)
    if counted and counted not in thing:
        thing = f"{counted} ({thing})" if thing else counted
    others = ", ".join(sorted(subject.parties - known))
    if subject.head or counted or (thing and subject.aspect):
        return ": ".join(part for part in (thing, subject.aspect) if part) + (f" ({others})" if others else "")
    own = quoted(corpus, fact)
    return f"{subject.aspect}, {own}" if subject.aspect else own


def quoted(corpus: Corpus, fact: Fact) -> str:
    """The value of a fact with the words around it, from a source in Western letters if there is one."""
    claim = next((each for each in fact.claims if not _is_wide(corpus, each)), fact.claims[0])
    text = corpus.extractions[claim.document].document.text
    wide = _is_wide(corpus, claim)
    before, behind = (_BEFORE_WIDE, _BEHIND_WIDE) if wide else (_BEFORE, _BEHIND)
    start, end = claim.mention.start, claim.mention.end
    front = _front(text[max(0, start - before) : start], cut=start > before and not wide)
    back = _back(text[end : end + behind], cut=end + behind < len(text) and not wide)
    return f"“{front}{text[start:end]}{back}”".replace("\n", " ")


def _front(text: str, *, cut: bool) -> str:
    """The words right in front, from the last break on; the first one left out where it may be cut."""
    at = max((found.end() for found in _BREAK.finditer(text)), default=0)
    return text[at or (text.find(" ") + 1 if cut else 0) :].lstrip()


def _back(text: str, *, cut: bool) -> str:
    """The words right behind, up to the first break; the last one left out where it may be cut."""
    found = _BREAK.search(text)
    return text[: found.start() if found else max(text.rfind(" "), 0) if cut else len(text)].rstrip()


def _is_wide(corpus: Corpus, claim: Claim) -> bool:
    extraction = corpus.extractions[claim.document]
    sentence = extraction.sentences[claim.sentence]
    return has_cjk(extraction.document.text[sentence.start : sentence.end])


def _counted(fact: Fact) -> str:
    """What is counted, in English where a source says so: "porter", "附件"."""
    if fact.claims[0].kind != "count":
        return ""
    things = [
        claim.mention.get("thing") or claim.mention.unit
        for claim in fact.claims
        if claim.mention.get("counted") and claim.mention.unit not in MEASURES
    ]
    return next((thing for thing in things if thing.isascii() and thing != "person"), next(iter(things), ""))
