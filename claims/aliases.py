"""Names told in two forms: in full, and by what a text says in its place afterwards.

"International Waterways Commission (IWC)", 以下简称“水委会”, (hereinafter "the Company"), 王守仁 in brackets behind
Wang Shouren. Initials are looked for backwards as by Schwartz and Hearst, Pacific Symposium on Biocomputing 2003.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from factlint.claims.concepts import scan
from factlint.claims.languages import patterns
from factlint.claims.text import fold, has_cjk

_BRACKET = re.compile(r"[(（](?P<inside>[^()（）\n]{1,100})[)）]")
_PIECE = re.compile(r"[，,；;、]\s*")
_LEAD = re.compile(
    r"^[：:\s]*(?:the )?(?P<quote>[“”\"'‘「『《])?(?:the )?(?P<name>[^“”\"‘’」』》]{1,60}?)[”\"'’」』》]?$"
)
_ACRONYM = re.compile(r"[A-Z][A-Za-z0-9&.-]{1,11}")
_WIDE_NAME = re.compile(r"(?:《(?P<title>[^《》\n]{2,40})》|(?P<run>[㐀-鿿·A-Za-z0-9-]{2,24}))$")
_LINKING = re.compile("[由是在与和及的对向为至于从被经将把给让以按据称名设到而了]")
_SMALL = frozenset({"of", "the", "and", "for", "on", "in", "de", "du", "la", "des", "to", "&"})
_LEGAL = 5
_REACH = 120
_MOST_WORDS = 12
_POINTING = tuple("本该此两双")


class Alias(Struct, frozen=True):
    """Two forms of one name."""

    short: str
    full: str
    own: bool = False
    """Whether the short form stands for the full one in its own document alone: the Company, 本公司, 条约."""


def aliases(folded: str) -> Iterator[Alias]:
    """The names that a folded text gives in two forms."""
    for bracket in _BRACKET.finditer(folded):
        before = folded[max(0, bracket.start() - _REACH) : bracket.start()].rpartition("\n")[2].rstrip()
        if before:
            for piece in _PIECE.split(bracket["inside"]):
                found = _told(before, piece.strip())
                if found is not None and found.short != found.full:
                    yield found


def _told(before: str, piece: str) -> Alias | None:
    """What a piece of a bracket says of the name in front of it."""
    sort, rest = _cue(piece)
    lead = _LEAD.match(rest)
    if lead is None:
        return None
    name, quoted = lead["name"].strip(), bool(lead["quote"])
    if sort == "full":
        return _named(_last(before, name), name)
    acronym = _ACRONYM.fullmatch(name) is not None and sum(c.isupper() for c in name) > 1
    if acronym:
        full = _wide(before) if has_cjk(before[-1]) or before[-1] == "》" else _by_initials(before, name)
        return _named(name, full)
    if sort == "short" or (quoted and not sort and not has_cjk(before[-1])):
        is_wide = has_cjk(before[-1]) or before[-1] == "》"
        return _named(name, _from_short(_wide(before), name) if is_wide else _capitalised(before))
    return _translated(before, name, bool(sort))


def _translated(before: str, name: str, told: bool) -> Alias | None:
    """A name with the same in the other script behind it."""
    if has_cjk(name) == has_cjk(before[-1]) or (has_cjk(name) and not re.fullmatch("[㐀-鿿·]{2,16}", name)):
        return None
    if has_cjk(name):
        return _named(name, _capitalised(before))
    words = name.split()
    capital = all(word[0].isupper() or word in _SMALL for word in words) and words[0][0].isupper()
    return _named(name, _wide(before)) if capital and (told or len(words) > 1) else None


def _named(short: str, full: str) -> Alias | None:
    if not full or not short or len(full) < 2:
        return None
    return Alias(short, full, _is_common(short, full))


def _is_common(short: str, full: str) -> bool:
    """Whether a short form is a word for the kind of thing, which others are, too: how the full name ends."""
    if full.startswith(short) and not _is_concept(short):
        return False
    if has_cjk(short):
        return len(short) < 3 or full.endswith(short) or short.startswith(_POINTING) or _is_concept(short)
    return " " not in short and (full.endswith(short) or _is_concept(short) or _is_concept(short.lower()))


@cache
def _is_concept(word: str) -> bool:
    folded = fold(word)
    return any((hit.start, hit.end) == (0, len(folded)) and hit.category == "head" for hit in scan(folded))


def _cue(piece: str) -> tuple[str, str]:
    """What sort of form a piece announces, in any language, and what follows."""
    for cues in patterns("aliases").values():
        for sort, pattern in cues.items():
            found = pattern.match(piece)
            if found is not None and found.end() < len(piece):
                return sort, piece[found.end() :].strip()
    return "", piece


def _wide(before: str) -> str:
    """The Chinese name at the end of a text."""
    found = _WIDE_NAME.search(before[-40:])
    if found is None:
        return ""
    if found["title"]:
        return found["title"]
    run = found["run"]
    at = max((match.end() for match in _LINKING.finditer(run) if len(run) - match.end() >= 3), default=0)
    return run[at:]


def _from_short(full: str, short: str) -> str:
    """A full name from where its short form begins, if it is a part of it."""
    at = full.find(short)
    return full[at:] if 0 < at < len(full) - len(short) else full


def _capitalised(before: str) -> str:
    """The words with capitals at the end of a text, with the small ones between them and a legal form (plc) behind."""
    kept: list[str] = []
    legal = before.rpartition(" ")[2]
    if legal.islower() and legal.isalpha() and len(legal) < _LEGAL:
        return f"{name} {legal}" if (name := _capitalised(before[: -len(legal) - 1])) else ""
    for word in reversed(before.split(" ")[-_MOST_WORDS:]):
        if not word[:1].isupper() and word not in _SMALL:
            break
        kept.append(word)
        if word.endswith((".", ",", ";", ":")) and len(kept) > 1:
            kept.pop()
            break
    while kept and (kept[-1] in _SMALL or kept[-1] in ("The", "In", "A", "At")):
        kept.pop()
    return " ".join(reversed(kept))


def _by_initials(before: str, acronym: str) -> str:
    """The words at the end of a text whose initials make an acronym, small words left out."""
    wanted = [letter for letter in acronym if letter.isupper()]
    words = before.split(" ")[-_MOST_WORDS:]
    for at in range(len(words) - 1, -1, -1):
        while wanted and words[at][:1] == wanted[-1]:
            wanted.pop()
            break
        else:
            if words[at].lower() not in _SMALL:
                return ""
        if not wanted:
            return " ".join(words[at:])
    return ""


def _last(before: str, full: str) -> str:
    """The short form in front of a full one."""
    return _wide(before) if has_cjk(before[-1]) else before.split(" ")[-1] if has_cjk(full) else _capitalised(before)
