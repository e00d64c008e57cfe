"""A draft of the ledger: what two or more sources say alike, for an editor to look through."""

from __future__ import annotations

import re
from collections.abc import Sequence

from factlint.claims.compare import compare
from factlint.claims.ledger.contradictions import refuse_contradictions
from factlint.claims.ledger.entries import LANGUAGES, BadLedger, read_ledger
from factlint.claims.ledger.passages import Passages
from factlint.claims.ledger.wording import NAMING
from factlint.claims.model import Claim, Corpus, Fact, Verdict
from factlint.claims.values.agreement import Agreement
from factlint.claims.values.number import Quantity
from factlint.claims.values.time import Precision, Time
from factlint.cli.configuration.written import toml

_HEAD = """\
# A draft: what several sources say alike. Look through it; take out what is not settled, and words that a passage on
# the fact need not say. `factlint schema ledger` is for editors.
"""
_KINDS = {"date": "date", "range": "date", "count": "number", "duration": "duration"}
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_NAMES = NAMING | {"word"}
_MOST = 8
"""Words of a sentence that a draft takes over."""


def draft(corpus: Corpus) -> tuple[str, int]:
    """A ledger, and the number of its facts.

    An entry is taken over where its words find the passages again that it is drafted from, in two sources at least, and
    none that it would contradict.
    """
    passages = [Passages(extraction) for extraction in corpus.extractions]
    text, count = _HEAD, 0
    for fact in corpus.facts:
        entry = _entry(passages, fact)
        if entry and _is_sound(text + entry) and _finds(entry, passages, fact):
            text, count = text + entry, count + 1
    return text, count


def _is_sound(text: str) -> bool:
    try:
        refuse_contradictions(read_ledger(text), ())
    except BadLedger:
        return False
    return True


def _finds(entry: str, passages: Sequence[Passages], fact: Fact) -> bool:
    found = [claim for each in passages for claim in each.about(read_ledger(entry).entries[0])]
    value = fact.claims[0]
    agree = all(compare(claim, value) is not Agreement.DISJOINT for claim in found)
    return agree and len({claim.document for claim in found if claim.value == value.value}) > 1


def _entry(passages: Sequence[Passages], fact: Fact) -> str:
    """A fact as TOML; "" where it is not one to be pinned."""
    claim = fact.claims[0]
    key = _KINDS.get(claim.kind)
    if key is None or fact.pins or fact.verdict is not Verdict.CORROBORATED or not _is_exact(claim):
        return ""
    same = {each.document: each for each in reversed(fact.claims) if each.value == claim.value}
    told = [claim for _, claim in sorted(same.items())]
    subject = _subject(passages, told)
    if len(told) < 2 or not subject:
        return ""
    lines = ["", "[[fact]]", f"subject = {toml(subject)}", f"{key} = {_value(claim)}"]
    if key == "number":
        lines.append(f"unit = {toml(claim.mention.unit)}")
        if claim.subject.when is not None:
            lines.append(f"when = {toml(str(claim.subject.when))}")
    paths = [passages[each.document].extraction.document.path for each in told]
    lines.append(f"source = {toml(', '.join(paths))}")
    lines.append(f"note = {toml(_sentence(passages[told[0].document], told[0]))}")
    return "\n".join(lines) + "\n"


def _is_exact(claim: Claim) -> bool:
    """Whether a value is worth pinning: a day, a month, a period of such; a number of something."""
    value = claim.value
    if claim.mention.certainty != "stated" or claim.modality != "asserted":
        return False
    if isinstance(value, Time):
        return value.year_known and value.precision <= Precision.MONTH and not value.soft and not value.open
    return not isinstance(value, Quantity) or (value.point is not None and bool(claim.mention.unit))


def _value(claim: Claim) -> str:
    text = str(claim.value)
    return text if claim.kind == "count" and _NUMBER.fullmatch(text) else toml(text)


def _sentence(passages: Passages, claim: Claim) -> str:
    sentence = passages.extraction.sentences[claim.sentence]
    return " ".join(passages.extraction.document.text[sentence.start : sentence.end].split())


def _subject(passages: Sequence[Passages], told: Sequence[Claim]) -> dict[str, str]:
    """By language the words that all its sources say, as the first of them says them."""
    by_language: dict[str, list[dict[tuple[str, str], str]]] = {}
    for claim in told:
        each = passages[claim.document]
        language = each.extraction.sentences[claim.sentence].language
        by_language.setdefault(language, []).append(each.telling(claim))
    subject = {}
    for language, words in sorted(by_language.items()):
        common = list(dict.fromkeys(text for key, text in words[0].items() if all(key in each for each in words)))
        things = {category for category, _ in words[0]} - {"aspect", "country"}
        if language in LANGUAGES and 1 < len(common) <= _MOST and things and not _is_stripped(words, common):
            subject[language] = " ".join(common)
    return subject


def _is_stripped(words: Sequence[dict[tuple[str, str], str]], common: Sequence[str]) -> bool:
    """Whether sources name the thing and what they say alike does not: any other of its kind is called that, too."""
    kept = {category for (category, _), text in words[0].items() if text in common}
    return kept.isdisjoint(_NAMES) and any(category in _NAMES for each in words for category, _ in each)
