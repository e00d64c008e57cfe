"""What stands right before or behind a value and says in which way it belongs to the event that is told."""

from __future__ import annotations

import re

from factlint.claims.concepts import Hit
from factlint.claims.model import Mention
from factlint.claims.text import has_cjk

_EFFECTIVE = re.compile(r"\b(?:(?:with effect|effective|as) from|effective)(?: on)? $", re.IGNORECASE)
_PASSING = re.compile(r"\b(?:from|to|for|via)(?: the)? $|[自由从往赴抵到经]$", re.IGNORECASE)
_SO_LONG_AFTER = re.compile(
    r", (?:(?:some|about|around|nearly|almost|just|only|exactly|over) )?(?:an?|one|two|three|four|five|six|seven|eight"
    r"|nine|ten|eleven|twelve|[0-9]{1,3}) (?:day|week|month|year|decade)s? (?:before|after) [^,;.]{0,80}$"
)
"""Between a date and what happened so long before or after it."""
_ANOTHER_DAY = re.compile(
    r", (?:on )?(?:the|one|a|two|three) (?:very )?(?:day|night|evening|morning|week|month|year)s? (?:before|after)\b"
)
_ANOTHER_DEED = re.compile(
    r"(?:,|\band|\bbut)\s+(?:(?:then|later|soon|also|eventually|\w+ly|had|was|were|he|she)\s+)*(?:\w{3,}ed|took|became|went"
    r"|came|moved|left|began|made|ran|won|built|held|gave|wrote|met|led|set|got|bought|sold|taught|grew|rose|spent)\b"
    r"|[，,](?:后来?|又|曾|早年|少年|随后|此后)|[并后又且][于在]"
)
"""Between a birth and a date or place: something else is told by then."""
_CLAUSE_ENDS = frozenset("，。；、,;（() \n")
_REACH = 24
"""Characters before a value in which such words end."""


def holds_from(folded: str, mention: Mention) -> bool:
    """Whether a date is that from which something holds, whoever announced it when: 自4月12日起, with effect from."""
    return mention.kind == "date" and (folded.startswith("起", mention.end) or _before(_EFFECTIVE, folded, mention))


def passed_through(folded: str, mention: Mention) -> bool:
    """Whether somebody left a place, or was bound for it: nothing is said to have happened there."""
    return _before(_PASSING, folded, mention)


def of_another_deed(folded: str, mention: Mention, verb: Hit) -> bool:
    """Whether a date or place behind a birth or death is of what somebody did else: born in Kiel, mayor from 1851."""
    if verb.end > mention.start:
        return False
    gap = folded[verb.end : mention.start]
    opens = has_cjk(gap) and gap.endswith("，") and folded[mention.end : mention.end + 1] not in _CLAUSE_ENDS | {""}
    return opens or _ANOTHER_DEED.search(gap) is not None


def of_another_day(folded: str, mention: Mention, hit: Hit | None = None) -> bool:
    """Whether what is told behind a date took place before or after it: 18 October, the day before the bridge opened.

    With `hit`, whether that stands behind such words.
    """
    if mention.kind != "date":
        return False
    end = max(mention.end, len(folded) if hit is None else hit.start)
    if hit is not None and so_long_after(folded, mention, hit):
        return True
    return _ANOTHER_DAY.match(folded, mention.end, end) is not None


def so_long_after(folded: str, mention: Mention, hit: Hit) -> bool:
    """Whether what is met behind a date was so long before or after it: about six months after its opening."""
    return hit.start > mention.end and _SO_LONG_AFTER.match(folded, mention.end, hit.start) is not None


def _before(words: re.Pattern[str], folded: str, mention: Mention) -> bool:
    return words.search(folded, max(0, mention.start - _REACH), mention.start) is not None
