"""Participants: persons and the offices they hold, with the side they act for.

A claim is a person in what the sentence tells, with the office that stands beside the name: in front of it, behind it
set off by a comma, or joined to it by a verb. An office without a name is a claim of its own. Where a clause
says that the holder represents a side, the role is kept, so that two sources can be asked who
represented whom and when.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from factlint.claims.castings import part_of
from factlint.claims.clauses import Scope
from factlint.claims.concepts import Hit
from factlint.claims.gazetteer import country_of, holder
from factlint.claims.model import Mention
from factlint.claims.offices import Office, offices
from factlint.claims.posts import post
from factlint.claims.roles import roles
from factlint.claims.text import has_cjk
from factlint.claims.values.term import Term
from factlint.claims.values.time import Time
from factlint.sources.document import Document

Chain = tuple[Office, ...]
"""Offices that one person holds at once, as they stand."""
_TOGETHER = 12
"""Characters between a name and its office that still make one expression of the two."""
_REPRESENTATIVE = "representative"
_SUCCEEDED = (
    r"(?:(?:takes|took) over(?: from [A-Z][\w .'-]{2,40})?"
    r"|(?:succeeded|succeeds|replaced|replaces) [A-Z][\w .'-]{2,40}) as"
)
_IS = r"is|was|became|becomes|has been|serves as|served as|acted as|as|remains|remained"
_BETWEEN = r"also|then|now|still|the|our|its|their|a|an|appointed|elected|made|named|acting|first|new"
_HELD = (
    rf"(?:(?:, (?:who|whose) [^,.;\n]{{1,60}},)? (?:{_IS}|{_SUCCEEDED})(?: (?:{_BETWEEN}))*"
    r"|,? (?:the|then|now|a|as)(?: (?:then|former|first|new|next))*|,)"
)
_TITLE = r"(?:\]\]?)?(?:[上中少大准]将|将军|元帅|先生|女士|爵士|博士|教授)?"
_PERSON_THEN_OFFICE = re.compile(
    rf"{_HELD} ?|(?:{_TITLE}被?(?:任命|选举|推选)?(?:为|出任|担任|任|当选|就任|接任|继任|升任|转任|改任|兼任|是|系)"
    r"[㐀-鿿]{0,12}?(?:首任|第[一二三四五六七八九十]+任|下任|新任)?[“「]?)?"
)
_RIGHT_BEHIND = re.compile(r"[ \[]?")
_OFFICE_THEN_PERSON = re.compile(
    r",? (?:the )?|(?: of [\w ]{3,40})? (?:is|was|became|remained) (?:then |now )?(?:the (?:[A-Z][a-z]+|[a-z]{4,14}) )?"
    r"|[,，]?(?:分别|一职)?(?:[是为系由:：]|改由|换为|换成|改为|则[是为])(?:来自[㐀-鿿·]{1,10}的)?(?:[㐀-鿿]{1,5}人|[㐀-鿿]{0,6}(?:家|师|者|商|员|教授|博士))?\[?"
)
_CHAIN = re.compile(r"|兼任?| ?\(|[、和,，] ?|,? and ")
_REACH = 90
_QUIET = frozenset({"footnote", "code", "boilerplate"})
"""Blocks that name persons as writers and not as what they tell of."""
_COMMANDERS = frozenset({"commander", "commander-in-chief", "general-commander"})
"""Offices of those to whom others surrender."""
_SIDED = _COMMANDERS | {"leader", "senior-representative"}
"""Offices that every side has."""
_TABLE = frozenset({"cell", "item", "caption"})


def participants(document: Document, folded: str, scopes: Sequence[Scope]) -> list[Mention]:
    """Every person told of and every holder of an office, in order of place."""
    found: list[Mention] = []
    years: tuple[int, int] | None = None
    resolved: dict[str, str] = {}
    for scope in scopes:
        years = _years(scope) or years
        kind = document.blocks[scope.sentence.block].kind
        headed = _headed(document, folded, scope) if kind == "cell" else ""
        found.extend(_of_scope(folded, scope, kind, years, resolved, headed))
    return found


def _of_scope(
    folded: str,
    scope: Scope,
    kind: str,
    years: tuple[int, int] | None,
    resolved: dict[str, str],
    headed: str,
) -> Iterator[Mention]:
    chains = _chains(folded, offices(folded, scope))
    people = scope.of("person")
    held = _holders(folded, chains, people)
    told: set[str] = set()
    tells = kind in _TABLE or bool(scope.of("aspect", "head"))
    mentions = []
    for index, person in enumerate(people):
        chain = held.get(index, ())
        if chain:
            resolved.setdefault(person.name, _resolved(person.name, chain, years))
        name = resolved.get(person.name, person.name)
        does = headed or post(folded, scope, person)
        if not chain and not does and (kind in _QUIET or not tells or name in told):
            continue
        told.add(name)
        mentions.append(_mention(scope, person, name, chain, does))
    taken = set(held.values())
    mentions.extend(
        _mention(scope, None, "", chain) for chain in chains if chain not in taken and _is_telling(folded, chain)
    )
    mentions.extend(roles(folded, scope))
    yield from sorted(mentions, key=lambda mention: mention.start)


def _headed(document: Document, folded: str, scope: Scope) -> str:
    """The part that the header of a table's row or column gives who stands in the cell; "" for none."""
    headers = (document.blocks[index] for index in document.blocks[scope.sentence.block].headers)
    return next((part for header in headers if (part := part_of(folded[header.start : header.end]))), "")


def _chains(folded: str, found: Sequence[Office]) -> list[Chain]:
    """Offices that follow each other as one person's: 国务委员兼外长."""
    chains: list[list[Office]] = []
    for office in found:
        if chains and _CHAIN.fullmatch(folded, chains[-1][-1].end, office.start):
            chains[-1].append(office)
        else:
            chains.append([office])
    return [tuple(chain) for chain in chains]


def _holders(folded: str, chains: Sequence[Chain], people: Sequence[Hit]) -> dict[int, Chain]:
    """By the index of a person the offices that the words give him: those in front of the name first."""
    held: dict[int, Chain] = {}
    for pattern, in_front in ((_RIGHT_BEHIND, True), (_PERSON_THEN_OFFICE, False), (_OFFICE_THEN_PERSON, True)):
        for chain in chains:
            if chain in held.values():
                continue
            for index, person in enumerate(people):
                first, last = (chain[-1].end, person.start) if in_front else (person.end, chain[0].start)
                if index not in held and 0 <= last - first <= _REACH and pattern.fullmatch(folded, first, last):
                    held[index] = chain
                    break
    return held


def _is_telling(folded: str, chain: Chain) -> bool:
    """Whether offices without a holder still say who is meant: of one country or post, and of one person."""
    office = chain[-1]
    plural = folded[office.end - 1] == "s" and not office.posting
    return bool(office.country or office.posting) and office.concept != _REPRESENTATIVE and not plural


def _resolved(name: str, chain: Chain, years: tuple[int, int] | None) -> str:
    """A surname beside an office: the person known to have held it."""
    if len(name.split()) > 1 or (has_cjk(name) and "·" in name):
        return name
    for office in chain:
        found = holder(name, office.country, office.concept, years)
        if not found and office.country:
            found = holder(name, office.country, office.concept, None)
        if found:
            return found
    return name


def _mention(scope: Scope, person: Hit | None, name: str, chain: Chain, does: str = "") -> Mention:
    office = chain[-1] if chain else None
    role = _role(scope, office) if office else ""
    if office and not office.country:
        office = replace(office, country=_side(scope, office) or country_of(name, office.concept))
    shown = ", ".join([*(str(other) for other in chain[:-1]), str(office)]) if office else ""
    start, end = _span(person, chain)
    detail = {
        "office": office.name if office else "",
        "country": office.country if office else "",
        "posting": office.posting if office else "",
        "name": name,
        "role": role,
        "order": office.order if office else "",
        "post": does,
        "also": " ".join(other.concept for other in chain[:-1]),
        "side": _side_of(scope, person) if person and (does or (office and office.concept in _SIDED)) else "",
    }
    value = Term(f"{name} ({shown})" if name and shown else name or shown)
    return Mention("participant", start, end, value, detail=tuple((key, text) for key, text in detail.items() if text))


def _span(person: Hit | None, chain: Chain) -> tuple[int, int]:
    """Where the claim stands: name and offices where they stand together, else the name."""
    if person is None:
        return chain[0].start, chain[-1].end
    if not chain:
        return person.start, person.end
    start, end = min(person.start, chain[0].start), max(person.end, chain[-1].end)
    together = end - start <= person.end - person.start + chain[-1].end - chain[0].start + _TOGETHER
    return (start, end) if together else (person.start, person.end)


def _side(scope: Scope, office: Office) -> str:
    """The side for which a holder acts, where the clause names it beside the role (美方代表是…大使)."""
    for role in scope.of("head"):
        if role.name == _REPRESENTATIVE and scope.clause(role.start) == scope.clause(office.start):
            sides = [other for other in scope.of("country") if 0 <= role.start - other.end <= 1]
            if sides:
                return sides[-1].name
    return ""


def _side_of(scope: Scope, person: Hit) -> str:
    """The country named nearest to a person in his clause."""
    near = [hit for hit in scope.of("country") if scope.clause(hit.start) == scope.clause(person.start)]
    nearest = min(near, key=lambda hit: scope.distance(person.start, person.end, hit), default=None)
    return nearest.name if nearest else ""


def _role(scope: Scope, office: Office) -> str:
    """What the clause makes of the holder: a representative, where it says so or lets him take part in talks."""
    clause = scope.clause(office.end - 1)
    for other in scope.hits:
        if scope.clause(other.start) != clause or office.start <= other.start < office.end:
            continue
        if (other.category == "head" and other.name == _REPRESENTATIVE) or (
            other.category == "aspect" and other.name == "participate"
        ):
            return _REPRESENTATIVE
    return _REPRESENTATIVE if office.concept == _REPRESENTATIVE else ""


def _years(scope: Scope) -> tuple[int, int] | None:
    """The years of which a sentence speaks."""
    years = []
    for mention in scope.mentions:
        if isinstance(mention.value, Time) and mention.value.year_known:
            years += [point.year for point in (mention.value.first, mention.value.last) if point and point.year]
    return (min(years), max(years)) if years else None
