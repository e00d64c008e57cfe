"""What a suppression comment says, whatever format it stands in.

    factlint: ignore D101, N201 "17 September" so in the almanac until 2027-01-31

`ignore` covers a block, `ignore-file` the whole file. Rules come first (codes, beginnings of codes, names, ALL), then
words of one claim in quotation marks, then the reason; "until" and a day, the last on which it holds.
"""

from __future__ import annotations

import re
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

_VERB = re.compile(r"\s*(?P<verb>ignore-file|ignore)(?![A-Za-z0-9_-])\s*")
_RULE = re.compile(r"[A-Za-z]+(?:[0-9]+|(?:-[a-z]+)*)(?![A-Za-z0-9_-])")
_MORE = re.compile(r"\s*[,，、]\s*(?=[A-Za-z])|[ \t]+(?=[A-Z][0-9]{1,3}(?![A-Za-z0-9_-]))")
_WORDS = re.compile(r"[\s:：,，]*(?:\"(?P<a>[^\"\r\n]+)\"|“(?P<b>[^”\r\n]+)”|「(?P<c>[^」\r\n]+)」)")
_UNTIL = re.compile(r"(?<!\w)until[ \t]+(?P<day>[0-9]{4}-[0-9][0-9-]*)[ \t.;,]*", re.IGNORECASE)
_OPEN = re.compile(r"[\s:：,，]*[\"“「]")
_SOME_DAY = re.compile(r"[;；]\s*until\b", re.IGNORECASE)
_JOINT = " \t\r\n:：,，;；—–-"


class Told(Struct, frozen=True):
    """What a suppression says."""

    whole: bool = False
    """Whether it is for the whole file."""
    rules: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    reason: str = ""
    until: str = ""
    fault: str = ""


def parse(text: str) -> Told:
    """What stands after "factlint:"; where it cannot be understood, `fault` says why.

    >>> parse(' ignore D101, N201 "17 September" so in the almanac until 2027-01-31 ')
    Told(whole=False, rules=('D101', 'N201'), words=('17 September',), reason='so in the almanac', \
until='2027-01-31', fault='')
    >>> parse("ignore").fault
    'it names no rule (ALL stands for every rule)'
    """
    verb = _VERB.match(text)
    if verb is None:
        return Told(fault='it says neither "ignore" nor "ignore-file"')
    whole = verb["verb"] == "ignore-file"
    rules, at = _rules(text, verb.end())
    if not rules:
        return Told(whole, fault="it names no rule (ALL stands for every rule)")
    words, at = _claims(text, at)
    if _OPEN.match(text, at):
        return Told(whole, rules, fault="the quotation marks behind the rules do not enclose the words of a claim")
    return _ended(Told(whole, rules, words), text[at:])


def _rules(text: str, at: int) -> tuple[tuple[str, ...], int]:
    rules: list[str] = []
    while match := _RULE.match(text, at):
        rules.append(match.group())
        at = match.end()
        more = _MORE.match(text, at)
        if more is None:
            break
        at = more.end()
    return tuple(rules), at


def _claims(text: str, at: int) -> tuple[tuple[str, ...], int]:
    words: list[str] = []
    while match := _WORDS.match(text, at):
        words.append(match["a"] or match["b"] or match["c"])
        at = match.end()
    return tuple(words), at


def _ended(told: Told, rest: str) -> Told:
    """With the reason and the day."""
    until = _UNTIL.search(rest)
    if until is None and _SOME_DAY.search(rest):
        return replace(told, fault="it ends on a day that cannot be read (write it as in until 2027-01-31)")
    if until is None:
        return replace(told, reason=" ".join(rest.split()).strip(_JOINT))
    reason = " ".join(f"{rest[: until.start()]} {rest[until.end() :]}".split()).strip(_JOINT)
    day = until["day"]
    if not is_day(day):
        return replace(told, reason=reason, fault=f"{day} is no day (write it as in until 2027-01-31)")
    return replace(told, reason=reason, until=day)


def is_day(text: str) -> bool:
    """Whether a text is a day as in 2027-01-31."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
