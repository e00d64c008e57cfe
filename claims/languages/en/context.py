"""What stands around an English number and tells that it names, dates or marks something and counts nothing."""

from __future__ import annotations

import re

from factlint.claims.counted import Amount, Thing
from factlint.claims.languages.en.patterns import patterns

_MARKER = re.compile(r"[(\[]?\d{1,3}[).\]](?:\s|$)")
_HOUR = re.compile(r" (?:in the (?:morning|evening|afternoon)|at night|o.clock|[ap]\.?m\b)")
_CLOSING = ".,;:)!?"
_YEAR = (1400, 2100)


def marks_item(text: str, start: int) -> bool:
    """Whether the figure is the marker of a list: "2. Prisoners" at the head of a block."""
    start -= text[start - 1 : start] in ("(", "[")
    return (start <= 0 or text[start - 1] == "\n") and _MARKER.match(text, max(0, start)) is not None


def opens(text: str, start: int) -> bool:
    """Whether a bracket or currency sign stands in front of the figure."""
    return text[start - 1] in "($€£¥" or (text[start - 1] == "," and text[start - 2 : start - 1].isspace())


def named(text: str, amount: Amount, last: str, match: re.Match[str]) -> bool:
    """Whether the word in front makes a name of the number: page 12, Apollo 11."""
    if not last or amount.hedged:
        return False
    if last in patterns().words["names"]:
        return True
    first = text[amount.start - len(last) - 1]
    return (
        bool(match["figure"])
        and first.isupper()
        and last[-1] not in _CLOSING
        and last not in patterns().words["plain"]
        and "," not in match.group()
    )


def is_title(text: str, amount: Amount, thing: Thing) -> bool:
    """Seven Pillars: capitals on both within a sentence."""
    head = amount.start == 0 or text[max(0, amount.start - 3) : amount.start].rstrip(" ")[-1:] in '.!?\n“"(:'
    return not head and text[amount.start].isupper() and text[thing.start].isupper()


def is_hour(lowered: str, amount: Amount) -> bool:
    """ "from six in the evening"."""
    return _HOUR.match(lowered, amount.end) is not None


def like_year(amount: Amount, match: re.Match[str]) -> bool:
    """Whether the figure may be a year: four digits without a separator."""
    point = amount.value.point
    return point is not None and _YEAR[0] <= point <= _YEAR[1] and "," not in match.group() and bool(match["figure"])
