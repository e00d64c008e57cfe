"""Chinese words brought to the English base forms that a dictionary glosses them with, for every claim of a corpus."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

from msgspec.structs import replace

from factlint.claims.glosses import Glosses
from factlint.claims.languages import tables
from factlint.claims.languages.en.lemmas import lemma
from factlint.claims.model import Claim, Extraction
from factlint.claims.transcriptions import named

_VAGUE = ("person", "item", "session")
"""Units that a classifier alone gives."""
Lookup = Callable[[], Glosses]
"""Gives the dictionary; called at most once, and only where documents of two languages meet."""


def bridged(extractions: Sequence[Extraction], lookup: Lookup) -> Sequence[Extraction]:
    """The extractions; where languages meet, the Chinese claims with what their words can mean in English."""
    languages = {sentence.language for extraction in extractions for sentence in extraction.sentences}
    if not {"en", "zh"} <= languages or len(extractions) < 2:
        return extractions
    translator = _Translator(lookup())
    translated = [
        replace(extraction, claims=tuple(translator.claim(claim) for claim in extraction.claims))
        for extraction in extractions
    ]
    return named(translated)


class _Translator:
    """Looks every run of characters up once."""

    def __init__(self, glosses: Glosses) -> None:
        self._glosses = glosses
        self._known: dict[frozenset[str], frozenset[str]] = {}

    def claim(self, claim: Claim) -> Claim:
        """The claim with what its words and its noun can mean."""
        subject = claim.subject
        counted = claim.mention.get("counted")
        if counted.isascii() and counted:
            return replace(claim, subject=replace(subject, noun=f"w:{lemma(counted.lower().split()[-1])}"))
        if not subject.runs and not counted:
            return claim
        near = self._meanings(subject.near_runs) - subject.near
        nouns = self._meanings(frozenset({counted})) if counted else near if _is_vague(claim) else frozenset()
        return replace(
            claim,
            subject=replace(
                subject, near_meanings=near, meanings=self._meanings(subject.runs) - subject.words, nouns=nouns
            ),
        )

    def _meanings(self, runs: frozenset[str]) -> frozenset[str]:
        if runs not in self._known:
            bases = {base for run in runs for base in self._glosses.meanings(run)}
            self._known[runs] = frozenset(f"w:{base}" for base in bases).union(*(_concepts().get(b, ()) for b in bases))
        return self._known[runs]


@cache
def _concepts() -> dict[str, tuple[str, ...]]:
    """The concepts that an English base form names: in English texts they stand in its place."""
    found: dict[str, tuple[str, ...]] = {}
    for category in ("head", "aspect"):
        for name, forms in tables("concepts")["en"][category].items():
            for form in forms:
                base = lemma(form)
                if " " not in form and name not in found.get(base, ()):
                    found[base] = (*found.get(base, ()), name)
    return found


def _is_vague(claim: Claim) -> bool:
    """Whether a count has a classifier alone for its noun: 14名, 2318例."""
    classifier = claim.mention.get("classifier")
    return classifier != "" and claim.mention.unit in (classifier, *_VAGUE)
