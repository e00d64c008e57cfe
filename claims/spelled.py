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
from functools import lru_cache

import ahocorasick_rs
from msgspec.structs import replace

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
    everywhere = _Forms(_agreed(alias for own in told for alias in own if not alias.own))
    return [
        _spelled(extraction, (everywhere, _Forms(_agreed(own))), [alias.full for alias in own])
        for extraction, own in zip(extractions, told, strict=True)
    ]


class _Forms:
    """Forms of names, to be found in texts."""

    def __init__(self, known: Mapping[str, frozenset[str]]) -> None:
        self._known = known
        self._forms = [form for form in sorted(known) if len(form) >= _SHORTEST]
        self._automaton = ahocorasick_rs.AhoCorasick(self._forms, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)

    def places(self, folded: str) -> Iterator[tuple[int, frozenset[str]]]:
        """Where a text has a form of a name, with the others."""
        for form, start, end in self._automaton.find_matches_as_indexes(folded) if self._forms else ():
            if stands_alone(folded, start, end):
                yield start, self._known[self._forms[form]]


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


def _spelled(extraction: Extraction, known: Sequence[_Forms], fulls: Sequence[str]) -> Extraction:
    starts = [sentence.start for sentence in extraction.sentences]
    places: dict[int, list[tuple[int, frozenset[str]]]] = defaultdict(list)
    found = (place for forms in known for place in forms.places(extraction.folded))
    for start, names in (*found, *pointed(extraction, fulls)):
        places[bisect_right(starts, start) - 1].append((start, names))
    if not places:
        return extraction
    named = {sentence: _Named(extraction, sentence, told) for sentence, told in places.items()}
    said = tuple(
        named[claim.sentence].complete(claim) if claim.sentence in named else claim for claim in extraction.claims
    )
    return replace(extraction, claims=said)


class _Named:
    """The names of a sentence, as words of it and of its clauses."""

    def __init__(self, extraction: Extraction, index: int, places: Sequence[tuple[int, frozenset[str]]]) -> None:
        sentence = extraction.sentences[index]
        self._is_wide = sentence.language == "zh"
        self._breaks = [match.end() for match in BREAK.finditer(extraction.folded, sentence.start, sentence.end)]
        names: dict[int, set[str]] = defaultdict(set)
        for start, told in places:
            names[bisect_right(self._breaks, start)] |= told
        self._near = {clause: _words(frozenset(told)) for clause, told in names.items()}
        self._whole = _words(frozenset().union(*names.values()))

    def complete(self, claim: Claim) -> Claim:
        """A claim with the words of the names in its sentence; with those in its clause as words of its clause."""
        subject, whole = claim.subject, self._whole
        near = self._near.get(bisect_right(self._breaks, claim.mention.start), Wording())
        runs, near_runs = (whole.runs, near.runs) if self._is_wide else (frozenset[str](), frozenset[str]())
        return replace(
            claim,
            subject=replace(
                subject,
                words=subject.words | whole.words,
                near=subject.near | near.words,
                runs=subject.runs | runs,
                near_runs=subject.near_runs | near_runs,
            ),
        )


@lru_cache(maxsize=4096)
def _words(names: frozenset[str]) -> Wording:
    """What names say as a part of a sentence."""
    found = Wording()
    for name in sorted(names):
        sentence = Sentence(0, len(name), 0, "zh" if has_cjk(name) else "en")
        for scope in scopes(name, (sentence,), (), scan(name)):
            found |= wording(name, scope, 0, len(name))
    return Wording(frozenset(word for word in found.words if not re.fullmatch(r"[a-z-]+", word)), found.runs)
