"""What a claim is about: the language-neutral subject of every mention, from its clause, sentence and document.

The head is the nearest event of the sentence, the aspect what is said of it; qualifiers and parties stand beside the
head. What a sentence leaves out ("the talks", 会谈) comes from the last subject of that kind, else from the title.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from factlint.claims.agreed_on import POINTS
from factlint.claims.clauses import CLAUSE_COST, Scope
from factlint.claims.concepts import Hit
from factlint.claims.model import Claim, Mention, Modality, Subject
from factlint.claims.prepositions import holds_from, of_another_day, of_another_deed, passed_through, so_long_after
from factlint.claims.tables import Headers
from factlint.claims.topics import ONCE, THINGS, Topics
from factlint.claims.values.number import Quantity
from factlint.claims.when import INSTANCES, SERIES, is_adverbial, is_paired, set_at
from factlint.claims.wording import Wording, wording
from factlint.sources.document import Document

_MATTERS = frozenset(
    {
        "issue", "agenda", "phase", "round", "force", "civilians", "prisoners", "embargo", "exchange", "return",
        "court", "airport", "enrichment", "withdrawal", "sovereignty", "cooperation", "armistice",
    }
)  # fmt: skip
"""What an agreement can be about."""
_THING_COST = 160
_BACKWARD_COST = 50
"""What a date that opens its clause charges for looking back, and any other for looking forward."""
_MARK = 3
"""Characters that a clause has besides what makes it up: a comma, a space, a preposition of Chinese."""
_TITLE_WEIGHT = 3
_QUALIFIER_REACH = 60
_DEATH = "die"
"""A verb that is a number's own where it is one at all: the fate of the persons counted."""
_AMOUNTS = frozenset({"measure", "cost"})
"""Verbs that are said of a number and of no time."""
_NUMBERED = frozenset({"phase", "item", "issue", "agenda", "anniversary"})
"""What a sentence speaks of by number, of which there are several in one text."""
_VISIT = "visit"
_SAME_OFFICE = {"head-of-state": "president", "secretary-of-state": "foreign-minister"}
_DATED = frozenset({"date", "range"})
_NOUN = re.compile(r"\b(?:the|this|that|its|their|each|both|no|new) (?:[\w-]+ )?plans?$", re.I)
"""A plan as a thing: "the plan was rejected" is no plan of a rejection."""
_PRONOUN = re.compile(r"\s*(?:(?:It|They)\b|它)")
_LEAD = 40
_CLOSE = 3
"""Characters behind a date that are hardly what happened then."""


def claims(document: Document, index: int, folded: str, scopes: Sequence[Scope]) -> tuple[Claim, ...]:
    """Every mention with its subject, in order of place; `index` is the document's number in the corpus."""
    topics = Topics()
    result = []
    block = -1
    before: Scope | None = None
    instance = ""
    section = Wording()
    headers = Headers(document, folded, scopes)
    for scope in scopes:
        kind = document.blocks[scope.sentence.block].kind
        if scope.sentence.block != block:
            block = scope.sentence.block
            topics.near.clear()
            before, instance = None, ""
        weight = _TITLE_WEIGHT if kind in ("title", "heading") or scope.index == 0 else 1
        for event in dict.fromkeys(_overall(scope)):
            topics.learn(event, weight)
        own = wording(folded, scope, scope.sentence.start, scope.sentence.end)
        if kind in ("title", "heading"):
            section = own
        above = headers.of(scope.sentence.block)
        whole = own | section | above.wording
        for mention in scope.mentions:
            near = (wording(folded, scope, *vicinity(scope, mention)) if scope.breaks else own) | above.wording
            subject = replace(
                above.complete(_subject(folded, scope, mention, before)),
                near=near.words,
                words=whole.words,
                near_runs=near.runs,
                runs=whole.runs,
            )
            instance = _instance(scope, mention) or instance
            if instance and mention.kind != "ordinal":
                subject = replace(subject, qualifiers=subject.qualifiers | {instance})
            topics.learn(subject)
            result.append(
                Claim(
                    mention,
                    _resolved(topics.fill(subject, mention.kind), mention),
                    scope.index,
                    *_modality(folded, scope, mention),
                    document=index,
                )
            )
        before = scope
    return tuple(result)


def _resolved(subject: Subject, mention: Mention) -> Subject:
    """With what an agreement on "it" is on: the thing spoken of."""
    if not mention.get(POINTS) or not subject.head:
        return subject
    return replace(subject, qualifiers=subject.qualifiers | {f"on:{subject.head}"})


def _overall(scope: Scope) -> Iterator[Subject]:
    """The events a sentence speaks of, in order; its countries where there is none."""
    heads = [hit for hit in scope.of("head") if hit.name not in THINGS]
    for head in heads:
        yield Subject(head.name, "", _qualifiers(scope, head), _parties(scope, head.start))
    if not heads:
        yield Subject(parties=frozenset(hit.name for hit in scope.of("country", "body")))


def vicinity(scope: Scope, mention: Mention) -> tuple[int, int]:
    """The clause of a mention; with the next that says something where the mention makes up most of its own.

    A period or number that is all of its clause stands in apposition: to the clause before, in English.
    """
    start, end = scope.clause_range(mention.start)
    if not _opens(scope, mention) or end - mention.end > _MARK:
        return start, end
    if start > scope.sentence.start and mention.kind == "range" and mention.start - start < _MARK:
        return scope.clause_range(start - 1)[0], end
    if end == scope.sentence.end:
        return start, end
    stop = scope.clause_range(end)[1]
    while stop < scope.sentence.end and is_adverbial(scope, end, stop):
        end, stop = stop, scope.clause_range(stop)[1]
    return start, stop


def _subject(folded: str, scope: Scope, mention: Mention, before: Scope | None) -> Subject:
    head = _antecedent(scope, before) if _is_of_pronoun(folded, scope, mention) else _head(scope, mention)
    if head is not None and of_another_day(folded, mention, head):
        head = None
    start = head.start if head else mention.start
    series = _series(scope, mention, start)
    aspect = _aspect(folded, scope, mention, head)
    if aspect != "in-force" and holds_from(folded, mention):
        aspect = "begin"
    if head is None and of_another_day(folded, mention):
        aspect = ""
    if aspect in ONCE and mention.kind in ("date", "place"):
        head = None
        told = [hit for hit in scope.of("aspect") if hit.name == aspect]
        other = all(of_another_deed(folded, mention, hit) for hit in told)
        aspect = "" if passed_through(folded, mention) or (told and other) else aspect
    return Subject(
        head=head.name if head else "",
        aspect=aspect,
        qualifiers=(_qualifiers(scope, head) if head else frozenset())
        | _phase(scope, mention)
        | _visitor(scope, mention, {head.name if head else "", aspect})
        | _matters(scope, mention),
        parties=_own_parties(scope, mention) or _parties(scope, start),
        places=frozenset(hit.name for hit in scope.of("place")),
        ordinal=_integer(series) if series is not None else None,
        when=set_at(scope, mention),
        paired=is_paired(scope, mention),
    )


def _head(scope: Scope, mention: Mention) -> Hit | None:
    """The nearest event; a count, and a date that opens its clause, look forward."""
    ahead = mention.kind == "count" or _opens(scope, mention)

    def cost(hit: Hit) -> int:
        against = (hit.start < mention.start) if ahead else (hit.start >= mention.end)
        thing = _THING_COST if hit.name in THINGS else 0
        return scope.distance(mention.start, mention.end, hit) + thing + (_BACKWARD_COST if against else 0)

    heads = [hit for hit in scope.of("head") if mention.kind != "agreement" or hit.name not in ("agreement",)]
    limit = _next_date(scope, mention)
    heads = [hit for hit in heads if hit.start < limit]
    return min(heads, key=cost, default=None)


def _is_of_pronoun(folded: str, scope: Scope, mention: Mention) -> bool:
    """Whether a clause speaks of "it" and of no event: "It closed on 15 June, and the armistice stayed in force"."""
    if scope.clause(mention.start) or not _PRONOUN.match(folded, scope.sentence.start):
        return False
    return not any(scope.clause(hit.start) == 0 for hit in scope.of("head"))


def _antecedent(scope: Scope, before: Scope | None) -> Hit | None:
    """What "it" is: the one event of the sentence before."""
    heads = {hit.name: hit for hit in before.of("head") if hit.name not in THINGS} if before is not None else {}
    return (
        replace(next(iter(heads.values())), start=scope.sentence.start, end=scope.sentence.start)
        if len(heads) == 1
        else None
    )


def _next_date(scope: Scope, mention: Mention) -> int:
    """Where the next date opens a clause of its own, of whose event a date before it is not."""
    end = scope.sentence.end
    if mention.kind not in _DATED or scope.clause_range(mention.start)[1] - mention.end <= _CLOSE:
        return end
    clause = scope.clause(mention.start)
    ahead = (m for m in scope.mentions if m.kind in _DATED and scope.clause(m.start) > clause and _opens(scope, m))
    return next((m.start for m in ahead), end)


def _opens(scope: Scope, mention: Mention) -> bool:
    """Whether a mention stands at the head of its clause, before what it is said of."""
    start, _ = scope.clause_range(mention.start)
    return mention.start - start <= (3 if scope.is_wide else 10)


def _aspect(folded: str, scope: Scope, mention: Mention, head: Hit | None) -> str:
    """The verb: the nearest of the mention's clause, else of the clauses after it, else of the head's."""
    own = mention.get("fate") or mention.get("aspect")
    if own:
        return own
    verbs = [hit for hit in scope.of("aspect") if hit.end <= mention.start or mention.end <= hit.start]
    limit = _next_date(scope, mention)
    verbs = [hit for hit in verbs if hit.start < limit]
    if mention.kind == "count":
        verbs = [hit for hit in verbs if hit.name != _DEATH]
    elif mention.kind in ("date", "range"):
        verbs = [hit for hit in verbs if hit.name not in _AMOUNTS and not so_long_after(folded, mention, hit)]
    clause = scope.clause(mention.start)
    near = [hit for hit in verbs if scope.clause(hit.start) == clause]
    if not near and _opens(scope, mention):
        near = [hit for hit in verbs if 0 < scope.clause(hit.start) - clause <= 2]
    if not near and head is not None:
        near = [hit for hit in verbs if scope.clause(hit.start) == scope.clause(head.start)]
    if not near:
        near = [hit for hit in verbs if scope.distance(mention.start, mention.end, hit) <= 3 * CLAUSE_COST]
    best = min(near, key=lambda hit: scope.distance(mention.start, mention.end, hit), default=None)
    return best.name if best else ""


def _own_parties(scope: Scope, mention: Mention) -> frozenset[str]:
    """The one country whose people a number counts: 255 British, 英军255人; none where the clause has two."""
    if mention.kind != "count":
        return frozenset()
    countries = scope.of("country")
    inside = [hit for hit in countries if mention.start < hit.start < mention.end]
    beside = inside or [hit for hit in countries if not scope.is_wide and hit.start - mention.end == 1]
    clause = scope.clause(mention.start)
    own = beside or [hit for hit in countries if scope.clause(hit.start) == clause]
    names = frozenset(hit.name for hit in own)
    return names if len(names) == 1 else frozenset()


def _qualifiers(scope: Scope, head: Hit) -> frozenset[str]:
    """What stands right before or, in English, behind the head within its clause."""
    return frozenset(
        hit.name
        for hit in scope.of("qualifier")
        if scope.clause(hit.start) == scope.clause(head.start)
        and scope.distance(head.start, head.end, hit) <= _QUALIFIER_REACH
    )


def _visitor(scope: Scope, mention: Mention, told: set[str]) -> frozenset[str]:
    """Whose visit it is, by office, where the clause names one: "by:premier"."""
    if _VISIT not in told or mention.kind not in _DATED:
        return frozenset()
    clause = scope.clause(mention.start)
    offices = {_SAME_OFFICE.get(hit.name, hit.name) for hit in scope.of("office") if scope.clause(hit.start) == clause}
    return frozenset(f"by:{office}" for office in offices) if len(offices) == 1 else frozenset()


def _phase(scope: Scope, mention: Mention) -> frozenset[str]:
    """The phase, agenda item or anniversary a sentence speaks of, by number."""
    return frozenset(
        f"{m.unit}:{_integer(m)}"
        for m in scope.mentions
        if m.kind == "ordinal" and m is not mention and m.unit in _NUMBERED
        if _integer(m) is not None
    )


def _instance(scope: Scope, mention: Mention) -> str:
    """The edition or season that a value belongs to, by number: that of its clause, else the last one before it."""
    named = [m for m in scope.mentions if m.kind == "ordinal" and m.unit in INSTANCES and _integer(m) is not None]
    same = [m for m in named if scope.clause(m.start) == scope.clause(mention.start)]
    before = [m for m in named if m.end <= mention.start]
    nearest = min(same or before, key=lambda m: abs(m.start - mention.start), default=None)
    return f"{nearest.unit}:{_integer(nearest)}" if nearest is not None else ""


def _matters(scope: Scope, mention: Mention) -> frozenset[str]:
    """What an agreement is on, where its clause says so: "on:civilians"."""
    if mention.kind != "agreement":
        return frozenset()
    clause = scope.clause(mention.start)
    return frozenset(
        f"on:{hit.name}" for hit in scope.of("head") if hit.name in _MATTERS and scope.clause(hit.start) == clause
    )


def _parties(scope: Scope, place: int) -> frozenset[str]:
    """The countries and bodies of the clause; of the sentence where the clause names fewer than two."""
    clause = scope.clause(place)
    posts = [(m.start, m.end, m.get("posting")) for m in scope.mentions if m.get("posting")]
    countries = [
        hit
        for hit in scope.of("country", "body")
        if not any(start <= hit.start < end and hit.name == posting for start, end, posting in posts)
    ]
    near = frozenset(hit.name for hit in countries if scope.clause(hit.start) == clause)
    return near if len(near) >= 2 else frozenset(hit.name for hit in countries)


def _series(scope: Scope, mention: Mention, place: int) -> Mention | None:
    """The number in its series of what a claim is about: that of its own clause, where several are told."""
    told = [m for m in scope.mentions if m.kind == "ordinal" and m.unit in SERIES]
    own = [m for m in told if scope.clause(m.start) == scope.clause(mention.start)]
    near = [m for m in told if abs(scope.clause(m.start) - scope.clause(place)) <= 1]
    before = [m for m in near if m.start <= mention.start]
    return next(iter(own or before[-1:] or near), None)


def _integer(mention: Mention) -> int | None:
    point = mention.value.point if isinstance(mention.value, Quantity) else None
    return int(point) if point is not None else None


def _modality(folded: str, scope: Scope, mention: Mention) -> tuple[Modality, str]:
    """How the clause says it, and who does where it is somebody's word."""
    if mention.get("scheduled"):
        return "planned", ""
    start, end = scope.clause_range(mention.start)
    stop = mention.start if mention.kind == "agreement" else end
    plans = (hit for hit in scope.of("plan") if not _NOUN.search(folded, max(0, hit.start - _LEAD), hit.end))
    if any(start <= hit.start < stop for hit in plans) or _intended(scope, mention):
        return "planned", ""
    speaker = _speaker(folded, scope, mention)
    if speaker:
        return "attributed", speaker
    if mention.certainty == "hedged":
        return "hedged", ""
    return "asserted", ""


def _intended(scope: Scope, mention: Mention) -> bool:
    """Whether the words of a plan open what the sentence says: 《规划》提出，到2005年建成三座."""
    return any(hit.end <= mention.start for hit in scope.of("intent"))


def _speaker(folded: str, scope: Scope, mention: Mention) -> str:
    """Who is named before the verb of saying that opens the sentence, where the claim follows it."""
    for hit in scope.of("attribution"):
        if hit.end <= mention.start and scope.clause(hit.start) <= scope.clause(mention.start):
            named = [h for h in scope.of("country") if h.end <= hit.start]
            return named[-1].name if named else folded[scope.sentence.start : hit.start].strip()[-24:]
    return ""
