"""Short names read as if they were written out: a sentence that says IWC also has the words of its full name.

What one source tells of its names holds for all (RPS is the Royal Polar Society, 水委会 the 国际水道委员会), unless
two tell one form of different things; what stands for any of its kind (the Company, 本公司) holds in its own source
alone.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

import ahocorasick_rs

from factlint.claims.aliases import Alias, aliases
from factlint.claims.clauses import BREAK, scopes
from factlint.claims.concepts import scan
from factlint.claims.model import Claim, Extraction, Sentence
from factlint.claims.naming import stands_alone
from factlint.claims.pointing import pointed
from factlint.claims.text import fold, has_cjk
from factlint.claims.wording import Wording, wording
from factlint.sources.titles import titles

_SHORTEST = 2
"""Characters of a form that is looked for."""


def spelled_out(extractions: Sequence[Extraction]) -> Sequence[Extraction]:
    """The extractions, their claims with the words of the full names for which their sentences have short ones."""
    told = [[*aliases(each.folded), *_linked(each)] for each in extractions]
    everywhere = _agreed(alias for own in told for alias in own if not alias.own)
    return [
        _spelled(extraction, _both(everywhere, _agreed(own)), [alias.full for alias in own])
        for extraction, own in zip(extractions, told, strict=True)
    ]


def _both(everywhere: Mapping[str, frozenset[str]], own: Mapping[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    """What all sources tell of forms, and what one tells of its own."""
    none: frozenset[str] = frozenset()
    return {form: everywhere.get(form, none) | own.get(form, none) for form in {*everywhere, *own}}


def _linked(extraction: Extraction) -> Iterator[Alias]:
    """What links show of names; words in small letters and common nouns name nothing."""
    for shown, title in titles(extraction.document):
        short, full = fold(shown), fold(title)
        if full not in short and min(len(short), len(full)) > _SHORTEST and _is_name(short) and _is_name(full):
            yield Alias(short, full)


def _is_name(form: str) -> bool:
    if not has_cjk(form):
        return form[:1].isupper() and not form.isdecimal()
    return not any((hit.start, hit.end) == (0, len(form)) and hit.category == "head" for hit in scan(form))


def _agreed(found: Iterable[Alias]) -> dict[str, frozenset[str]]:
    """Every form with the others of its thing; forms that are told of two things stand for none."""
    fulls: dict[str, set[str]] = defaultdict(set)
    for alias in found:
        fulls[alias.short].add(alias.full)
    known = {short: names for short, names in fulls.items() if not _ambiguous(names)}
    shorts: dict[str, set[str]] = defaultdict(set)
    for short, names in known.items():
        for name in names:
            shorts[name].add(short)
    result = {}
    for form in {*known, *shorts}:
        one = known.get(form, set()) | {other for name in known.get(form, ()) for other in shorts[name]}
        other_script = {each for each in shorts.get(form, ()) if has_cjk(each) != has_cjk(form) and len(each) > 1}
        beyond = {each for short in shorts.get(form, ()) for each in known[short]}
        others = (one | other_script | beyond) - {form}
        if others:
            result[form] = frozenset(others)
    return result


def _ambiguous(names: set[str]) -> bool:
    """Whether two names in one script are told for one form, neither of which is part of the other."""
    for script in (True, False):
        own = sorted((name for name in names if has_cjk(name) is script), key=len)
        if any(own[0].lower() not in name.lower() for name in own[1:]):
            return True
    return False


def _spelled(extraction: Extraction, known: Mapping[str, frozenset[str]], fulls: Sequence[str]) -> Extraction:
    starts = [sentence.start for sentence in extraction.sentences]
    places: dict[int, list[tuple[int, frozenset[str]]]] = defaultdict(list)
    for start, names in (*_forms(extraction.folded, known), *pointed(extraction, fulls)):
        places[bisect_right(starts, start) - 1].append((start, names))
    if not places:
        return extraction
    said = tuple(
        _with_names(extraction, claim, places[claim.sentence]) if claim.sentence in places else claim
        for claim in extraction.claims
    )
    return replace(extraction, claims=said)


def _forms(folded: str, known: Mapping[str, frozenset[str]]) -> Iterator[tuple[int, frozenset[str]]]:
    """Where a text has a form of a name, with the others."""
    forms = [form for form in sorted(known) if len(form) >= _SHORTEST]
    if not forms:
        return
    automaton = ahocorasick_rs.AhoCorasick(forms, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)
    for form, start, end in automaton.find_matches_as_indexes(folded):
        if stands_alone(folded, start, end):
            yield start, known[forms[form]]


def _with_names(extraction: Extraction, claim: Claim, places: Sequence[tuple[int, frozenset[str]]]) -> Claim:
    """A claim with the words of the names in its sentence; with those in its clause as words of its clause."""
    whole, near = Wording(), Wording()
    for start, names in places:
        words = _words(names)
        whole |= words
        low, high = sorted((start, claim.mention.start))
        if BREAK.search(extraction.folded, low, high) is None:
            near |= words
    subject = claim.subject
    wide = extraction.sentences[claim.sentence].language == "zh"
    return replace(
        claim,
        subject=replace(
            subject,
            words=subject.words | whole.words,
            near=subject.near | near.words,
            runs=subject.runs | whole.runs if wide else subject.runs,
            near_runs=subject.near_runs | near.runs if wide else subject.near_runs,
        ),
    )


@cache
def _words(names: frozenset[str]) -> Wording:
    """What names say as a part of a sentence."""
    found = Wording()
    for name in sorted(names):
        sentence = Sentence(0, len(name), 0, "zh" if has_cjk(name) else "en")
        for scope in scopes(name, (sentence,), (), scan(name)):
            found |= wording(name, scope, 0, len(name))
    return Wording(frozenset(word for word in found.words if not re.fullmatch(r"[a-z-]+", word)), found.runs)
