"""What an English verb is said of: the noun and its names before a passive verb, or behind an active one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from factlint.claims.languages.en.lemmas import lemma
from factlint.claims.languages.en.numerals import english_ordinal

_AUXILIARIES = re.compile(
    r"(?:\b(?:was|were|is|are|been|being|had|has|have|first|then|only|later|also|itself|soon|again|not|never|to|be|will|"
    r"would|[a-z]+ly)\s+)*$",
    re.IGNORECASE,
)
_PASSIVE = re.compile(r"\b(?:was|were|is|are|been|being)\b", re.IGNORECASE)
_UNREAL = re.compile(r"\b(?:not|never|to|be|will|would|again)\b", re.IGNORECASE)
_REFERRED = re.compile(
    r"\b(?:after|before|when|until|till|since|once|while|by the time|if|whether|that) [^,.;:⟨⟩]{0,60}$", re.IGNORECASE
)
_RELATIVE = re.compile(r", (?:which|who|whose|where) (?:[^,⟨⟩]|,(?=\d)){2,80},\s*$")
"""A clause between a thing and its verb: "the stadium, which holds 45,000, was opened"."""
_STOP = re.compile(r"[.;:()\"“”]")
_PREPOSITIONS = frozenset(
    [
        "of",
        "in",
        "at",
        "on",
        "for",
        "between",
        "with",
        "from",
        "by",
        "near",
        "across",
        "over",
        "to",
        "under",
        "among",
        "against",
        "within",
    ]
)
_DETERMINERS = frozenset(["the", "a", "an", "its", "their", "his", "her", "this", "that", "these", "those", "both"])
_PRONOUNS = frozenset(["it", "they", "he", "she", "this", "these", "which", "who", "that"])
_TOKEN = re.compile(r"⟨\d+⟩|[\w'’-]+|,")
_OBJECT = re.compile(r"\s+(?=(?:the|a|an|its|their|his|her|this)\b|(?-i:[A-Z])(?!\w* ⟨))", re.IGNORECASE)
_WORKS = frozenset(["construction", "work", "works", "building", "excavation", "stone", "keel"])
"""What is built stands behind these: "construction of the bridge"."""
_EVENT = re.compile(
    r"(?:the|this|that|its|their) (?:[\w'-]+ ){0,2}(?P<event>[a-z]{4,})"
    r"(?: (?:had|was|were) (?:struck|begun|ended|over|put out))?"
)
_TOPIC = re.compile(r"\s*(?P<name>(?:The |the )?(?:[A-Z][\w'’-]+ ?){1,5})(?:,|\(|(?:is|was|are|were)\b)")
_MOST = 14

WORKS = "works"
"""Stands first among the words of what is being built."""
NUMBER = "#"
"""Before the number that a thing bears in its series: "#2" among the words of the second Games."""
Words = tuple[str, ...]
"""The words of a thing, the one that names it first; none where a pronoun or nothing stands for it."""


def is_told(before: str, _behind: str) -> bool:
    """Whether a verb tells what happened, not what did not, is to, or is only referred to ("after it was signed")."""
    found = _AUXILIARIES.search(before)
    real = found is None or not _UNREAL.search(found.group())
    return real and _REFERRED.search(before) is None


def is_flashback(before: str) -> bool:
    """Whether a verb is in the past perfect."""
    found = _AUXILIARIES.search(before)
    return found is not None and "had" in found.group().lower().split()


def subject(before: str) -> Words | None:
    """The thing that a verb is said of, from the sentence before it; () for a pronoun, None where there is none."""
    found = _AUXILIARIES.search(before)
    lead = _RELATIVE.sub(",", before[: found.start()] if found is not None else before)
    clause = _STOP.split(lead)[-1].rstrip()
    if clause.endswith(","):
        clause = _before_apposition(
            clause.rstrip(" ,"), found is not None and _PASSIVE.search(found.group()) is not None
        )
    return phrase(_TOKEN.findall(clause)[-_MOST:])


def _before_apposition(clause: str, is_passive: bool) -> str:
    """ "The bridge, designed by Osk, was opened": what stands before both commas; one alone opens a participle."""
    head, comma, _ = clause.rpartition(",")
    return head if is_passive and comma and "⟨" not in head[-4:] else clause


def is_passive(before: str) -> bool:
    """Whether the verb has a passive auxiliary, or follows a comma as a participle."""
    found = _AUXILIARIES.search(before)
    lead = before[: found.start()] if found is not None else before
    return lead.rstrip().endswith(",") or (found is not None and _PASSIVE.search(found.group()) is not None)


def object_of(behind: str) -> Words | None:
    """The thing behind an active verb; None where none follows."""
    if _OBJECT.match(behind) is None:
        return None
    tokens = _TOKEN.findall(_STOP.split(behind)[0])
    end = next((at for at, token in enumerate(tokens) if token == "," or token.startswith("⟨")), len(tokens))
    return phrase(tokens[:end], forward=True)


def phrase(tokens: Sequence[str], *, forward: bool = False) -> Words | None:
    """The words of a noun phrase, its head first."""
    cut = max((at + 1 for at, token in enumerate(tokens) if token == "," or token.startswith("⟨")), default=0)
    own = list(tokens[cut:])
    while own and own[0].lower() in ("and", "but", "when", "then", "after", "before", "while", "as", "so", "until"):
        own.pop(0)
    if not own:
        return None
    if own[-1].lower() in _PRONOUNS and not forward:
        return ()
    first = next((at for at, token in enumerate(own) if token.lower() in _PREPOSITIONS), len(own))
    if first == 0:
        start = max((at for at, token in enumerate(own) if token.lower() in _DETERMINERS), default=-1)
        if start < 0:
            return None
        own, first = own[start:], len(own) - start
    core, rest = own[:first], own[first:]
    start = max((at + 1 for at, token in enumerate(core) if token.lower() in _DETERMINERS), default=0)
    core = [word for word in core[start:] if not word.isdigit()]
    core = core[max((at + 1 for at, word in enumerate(core) if word == "and"), default=0) :]
    if not core:
        return None
    if core[-1].lower() in _WORKS and rest[:1] and rest[0] in ("of", "on"):
        return (WORKS, *(phrase(rest[1:], forward=True) or ()))
    inner = phrase(rest[1:], forward=True) if rest[:1] == ["of"] else None
    names = [word for word in rest if word[:1].isupper()]
    plain = [word for word in core[:-1] if english_ordinal(word.lower()) is None]
    number = [f"{NUMBER}{english_ordinal(word.lower())}" for word in core[:-1] if word not in plain]
    named = [lemma(word.lower()) for word in (core[-1], *plain, *names)]
    return (*named, *(word for word in inner or () if not word.startswith(NUMBER)), *number)


def topic(opening: str) -> Words | None:
    """What a paragraph opens with the name of: "Hanna Brix (1911–1990) was a novelist"."""
    match = _TOPIC.match(opening)
    return None if match is None else named(match["name"])


def named(run: str) -> Words | None:
    """The words of a thing that is named alone: "the Osel bridge"."""
    return phrase(_TOKEN.findall(run), forward=True)


def behind_of(behind: str) -> Words | None:
    """The thing behind "of": "the opening of the bridge"."""
    match = re.match(r"\s+(?:of|on)\s+", behind)
    if match is None:
        return None
    tokens = _TOKEN.findall(_STOP.split(behind[match.end() :])[0])[:_MOST]
    end = next((at for at, token in enumerate(tokens) if token == "," or token.startswith("⟨")), len(tokens))
    return phrase(tokens[:end], forward=True)


def event_of(reference: str) -> str | None:
    """The noun of an event that is referred to alone: "the earthquake", "the great flood"."""
    match = _EVENT.fullmatch(reference)
    return match["event"].lower() if match is not None else None


def ends(behind: str) -> bool:
    """Whether nothing behind a verb tells of which part or kind it is meant: "opened", not "opened to goods trains"."""
    return (
        re.match(r"\s*(?:$|(?:by|in|at|near|with)\b|to (?:traffic|the public)|[A-Z]|(?:the|a|an|its|their) )", behind)
        is not None
    )
