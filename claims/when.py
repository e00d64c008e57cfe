"""The time at which a sentence sets what it says: of several, the one on the claim's own side in its clause."""

from __future__ import annotations

from factlint.claims.clauses import Scope
from factlint.claims.model import Mention
from factlint.claims.treaty_stages import without_earlier
from factlint.claims.values.time import Time

_MARK = 3
"""Characters that a clause has besides what makes it up: a comma, a space, a preposition of Chinese."""
SERIES = frozenset({"meeting", "session", "round", "time", "talks", "dialogue", "conference", "plenary", "games"})
"""What is held again and again."""
INSTANCES = frozenset({"edition", "season", "volume", "stage", "leg"})
"""What comes again and again under a number of its own."""


def set_at(scope: Scope, mention: Mention) -> Time | None:
    """The time at which the sentence sets what it says, besides the mention itself."""
    told = [(m, m.value) for m in scope.mentions if isinstance(m.value, Time) and m is not mention]
    times = without_earlier(scope, mention, told)
    same = _of_its_own(scope, mention, [found for found in times if _in_one_clause(scope, found[0], mention)])
    numbered = max((m.end for m in scope.mentions if _starts_anew(m) and m.end <= mention.start), default=0)
    if mention.get("present"):
        return min(same, key=lambda found: abs(found[0].start - mention.start), default=(None, None))[1]
    before = [
        (m, time)
        for m, time in times
        if m.end <= mention.start and (numbered <= m.end or _dates_what_follows(scope, m, mention))
    ]
    after = [(m, time) for m, time in times if m.start >= mention.end]
    return min(same or before or after, key=lambda found: abs(found[0].start - mention.start), default=(None, None))[1]


def is_paired(scope: Scope, mention: Mention) -> bool:
    """Whether a number stands in a clause that gives every number its time."""
    if mention.kind != "count":
        return False
    beside = [m for m in scope.mentions if _in_one_clause(scope, m, mention)]
    times = sum(isinstance(m.value, Time) for m in beside)
    return times > 0 and times == sum(m.kind == "count" for m in beside)


def _of_its_own(scope: Scope, mention: Mention, times: list[tuple[Mention, Time]]) -> list[tuple[Mention, Time]]:
    """Of the times of a number's clause those on its side: "420 pairs in 2018 and 455 in 2019" gives each the next."""
    before = [found for found in times if found[0].end <= mention.start]
    after = [found for found in times if found[0].start >= mention.end]
    if mention.kind != "count" or not before or not after:
        return times
    counts = [m.start for m in scope.mentions if m.kind == "count" and _in_one_clause(scope, m, mention)]
    starts = [found[0].start for found in times]
    return after if min(counts) < min(starts) and max(counts) < max(starts) else before


def _in_one_clause(scope: Scope, a: Mention, b: Mention) -> bool:
    return scope.clause(a.start) == scope.clause(b.start)


def _dates_what_follows(scope: Scope, time: Mention, mention: Mention) -> bool:
    """Whether a date is all of the clause before: 1964年8月12日，第二届年会在……举行."""
    start, end = scope.clause_range(time.start)
    alone = start == scope.sentence.start and is_adverbial(scope, start, end)
    return alone and scope.clause(time.start) + 1 == scope.clause(mention.start)


def _starts_anew(mention: Mention) -> bool:
    """Whether a mention names another meeting or edition, for which the times before it do not hold."""
    return mention.kind == "ordinal" and mention.unit in INSTANCES | SERIES


def is_adverbial(scope: Scope, start: int, end: int) -> bool:
    """Whether a clause says no more than where or when: 6月9日，西归浦，零比四负于巴西队."""
    told = [(hit.start, hit.end) for hit in scope.of("place")]
    told += [(mention.start, mention.end) for mention in scope.mentions if mention.kind in ("place", "date")]
    return any(0 <= first - start <= _MARK and end - last <= _MARK for first, last in told)
