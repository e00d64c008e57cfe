"""Who held a post, source against source: a chief engineer, the head of an expedition, who was surrendered to.

A source that names one holder of a post contradicts another one on the same subject that names another person, unless
time, body or side may differ: a successor, the head of a branch, a second delegation. The words are data,
`languages/*/posts.toml`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from msgspec import Struct

from factlint.claims.divisions import Divisions, divisions, set_apart
from factlint.claims.identity import same_person
from factlint.claims.languages import patterns
from factlint.claims.model import Claim, Corpus, Extraction
from factlint.claims.opponents import of_two_sides
from factlint.claims.rivals import Rivals, rivals
from factlint.claims.strangers import strangers
from factlint.claims.transcriptions import is_name
from factlint.claims.values.agreement import Agreement
from factlint.claims.values.edtf import parse
from factlint.claims.values.time import Precision, Time

_SINGLE = {
    "chief-executive": "chief executive", "chief-financial-officer": "chief financial officer",
    "chief-operating-officer": "chief operating officer", "chief-engineer": "chief engineer",
    "general-manager": "general manager", "principal": "president of the university", "chair": "chair",
    "institute-director": "director", "chief-designer": "chief designer", "chief-architect": "chief architect",
    "editor-in-chief": "editor-in-chief", "referee": "referee", "head-coach": "head coach", "leader": "leader",
    "senior-representative": "leader", "general-commander": "general commander",
    "mission-commander": "mission commander", "surrendered-to": "surrendered to",
    "conductor": "conductor", "stage-director": "director of the production",
    "architect": "architect", "captain": "captain", "ship-captain": "captain",
    "project-manager": "project manager", "artistic-director": "artistic director",
    "party-secretary": "party secretary", "mayor": "mayor",
}  # fmt: skip
"""Posts that one person holds at a time, as they are compared and shown."""
_OF_A_WORK = {
    name: name.replace("-", " ")
    for name in (
        "principal-investigator", "project-leader", "author", "translator", "composer", "sculptor", "founder",
        "curator", "inventor", "keynote-speaker", "opener", "presiding-judge", "pilot", "champion", "runner-up",
        "best-player", "first-holder", "signatory", "lead-actor", "soloist", "surgeon", "driver", "prosecutor",
        "counsel", "producer", "discoverer", "rapporteur", "screenwriter", "first-mate", "second-mate", "navigator",
        "flight-engineer", "radio-operator", "lighting-designer", "set-designer", "costume-designer", "choreographer",
        "cinematographer", "illustrator", "librettist", "landscape-architect", "buyer",
    )
}  # fmt: skip
"""Parts in one event or work, of which a text may tell several: both sentences have to speak of the same."""
_OFFICES = frozenset(_SINGLE.values())
_IN_CHARGE = frozenset({"principal-investigator", "project-leader", "chair", "leader", "manager"})
"""Parts for which one language has a verb and another a noun: 主持 is to chair a meeting and to lead a trial."""
_CHARGE = "in charge"
_MANAGER = "manager"
"""The part of who is told by a verb alone to have been in charge."""
_OF_A_CREW = frozenset(
    {
        "navigator", "first mate", "second mate", "flight engineer", "radio operator", "lighting designer",
        "set designer", "costume designer", "choreographer", "cinematographer", "librettist", "screenwriter",
    }
)  # fmt: skip
"""Parts in one crew or production, of which one text tells as of its captain or director."""
_OF_SEVERAL = frozenset({*_OF_A_WORK.values(), _CHARGE, "chair"}) - _OF_A_CREW
"""Parts of which a text may tell several, for several things."""
_ROLE = "lead actor"
"""A part that is one of several in a work: the clause names the character."""
_OF_MEETINGS = frozenset({"chair", _CHARGE})
"""Parts of which one day may see several."""
_ONCE = frozenset(
    {
        "principal investigator", "project leader", "author", "translator", "composer", "sculptor", "founder",
        "curator", "inventor", "discoverer", "first holder", _CHARGE,
    }
)  # fmt: skip
"""Parts that are had for good: a date beside them is that of something else."""
_OF_AN_EVENT = frozenset(
    {
        "referee", "conductor", "director of the production", "architect", "presiding judge", "pilot", "surgeon",
        "driver", "prosecutor", "counsel", "producer", "rapporteur", "screenwriter",
    }
)  # fmt: skip
"""Parts in one event, which nobody takes over: a date told before is that of something else."""
_OF_ONE_DAY = frozenset({"surrendered to"})
"""What happens again and again: of one day alone two sources can contradict each other."""
_SIDED = frozenset({"leader", "signatory"})
"""Posts that every side at a table has."""
_UNIVERSITY = re.compile(r" of (?:the )?(?:[A-Z][\w.'-]+ ){0,5}(?:University|College|Institute)\b")
_LOOK_BACK, _LOOK_AHEAD = 24, 60
_FAR = ("first", "its")
"""Lists of words that may stand as far off as that."""
_OF_ONE_WORK = 2
"""Words that two sentences have in common where each tells by a verb alone who was in charge."""
_HALF_YEAR = 183
"""Days between two who take a post over within which they are not told as one another's successors."""
_THREE_YEARS = 6 * _HALF_YEAR
"""Days after taking office within which a successor is not expected to be left out."""
_LABEL = re.compile(r"(?:^|[.;。；，\n|*•-])\s*[^\W\d](?:[^\W\d]|[ '’-]){1,30} ?[:：|] ?$")
_STOPS = ".。!！?？"


class Holder(Struct, frozen=True):
    """A source has a person hold a post."""

    claim: Claim
    post: str
    part: str
    """The part as the source tells it."""
    who: str
    side: str
    """The country whose post it is; "" where none is named."""
    when: tuple[int, int] | None
    """First and last day, as day numbers, at which he is told to hold it; None where no time is told."""
    lasting: bool
    """Whether he held it from then on."""
    is_label: bool = False
    """Whether the part is a label in front of the name ("Curator: …"): it is of what the whole text is about."""
    is_first: bool = False
    """Whether he is told as the first of several who held it."""
    is_its: bool = False
    """Whether it is told as the part of what the text is about: "its founder", 其创办人."""
    divisions: Divisions = frozenset()
    """Of which divisions it is, as far as the words tell: the women's, the juniors'."""


def rival_holders(corpus: Corpus) -> Iterator[Rivals[Holder]]:
    """Every post that two sources on one subject give to two persons, with all that they say of it."""
    told: dict[str, dict[int, list[Holder]]] = defaultdict(lambda: defaultdict(list))
    for number, extraction in enumerate(corpus.extractions):
        for holder in _holders(extraction):
            told[holder.post][number].append(holder)
    for by_document in told.values():
        pairs = [
            (one, two)
            for a, b in corpus.kinship.pairs(by_document)
            for one, two in _contradicting(by_document[a], by_document[b])
            if not of_two_sides(corpus, one.post, (one.claim, one.who), (two.claim, two.who))
            and not _in_one_sentence(corpus, one, two)
            and not _in_one_sentence(corpus, two, one)
        ]
        everyone = [holder for holders in by_document.values() for holder in holders]
        yield from rivals(pairs, everyone, _agree, lambda holder: holder.claim)


def _in_one_sentence(corpus: Corpus, one: Holder, two: Holder) -> bool:
    """Whether the sentence of the one names the other, too: "was elected mayor of Ost and Ida Munk mayor of West"."""
    extraction = corpus.extractions[one.claim.document]
    sentence = extraction.sentences[one.claim.sentence]
    if one.post not in _OFFICES:
        return False  # who won is named beside whom he beat
    return bool(two.who) and extraction.folded.find(two.who, sentence.start, sentence.end) >= 0


def _agree(one: Holder, two: Holder) -> bool:
    return same_person(one.who, two.who) is True and not _elsewhere(one, two)


def _holders(extraction: Extraction) -> Iterator[Holder]:
    """Those whom a source gives a whole post, neither as deputies nor as former or future holders."""
    for claim in extraction.claims:
        mention = claim.mention
        if claim.kind != "participant" or not mention.get("name") or mention.get("order") == "former":
            continue
        first = ("first-holder",) if mention.get("order") == "first" else ()
        told_as = (mention.get("post"), mention.get("office"), *mention.get("also").split(), *first)
        for concept in dict.fromkeys(told_as):
            post = _post(extraction, claim, concept)
            if not post:
                continue
            around = _Around(extraction, claim)
            of_office = concept != mention.get("post") or mention.get("office") in ("", concept)
            if around.says(*(("lesser", "soon") if of_office else ("soon",))) or around.is_part():
                continue
            side = "" if post in _OF_ONE_DAY else mention.get("country") or mention.get("side")
            passing = post in _OF_AN_EVENT or (post == "chair" and around.says("passing"))
            when = _own(claim) if passing else _term(extraction, claim, around)
            lasts = around.says("since", "assumed")
            label = around.is_label()
            is_first = post in _SINGLE.values() and (bool(first) or around.says("first"))
            told = divisions(extraction, claim)
            for name in dict.fromkeys((post, _CHARGE)) if concept in _IN_CHARGE else (post,):
                term = (None, False) if name in _ONCE else (when, lasts)
                yield Holder(
                    claim, name, concept, mention.get("name"), side, *term, label, is_first, around.says("its"), told
                )


def _post(extraction: Extraction, claim: Claim, concept: str) -> str:
    if concept == "president":
        found = _UNIVERSITY.search(extraction.folded, claim.mention.start, claim.mention.end + _LOOK_AHEAD)
        return _SINGLE["principal"] if found else ""
    return _SINGLE.get(concept) or _OF_A_WORK.get(concept) or (_CHARGE if concept == _MANAGER else "")


def _own(claim: Claim) -> tuple[int, int] | None:
    """First and last day of the time that the sentence itself gives."""
    return _days(claim.subject.when) if claim.subject.when is not None else None


class _Around(Struct, frozen=True):
    """The words around a holder, in his sentence."""

    extraction: Extraction
    claim: Claim

    def says(self, *names: str) -> bool:
        """Whether words of one of these lists stand in front of the holder or in what names him."""
        return any(self._says(name) for name in names)

    def _says(self, name: str) -> bool:
        sentence = self.extraction.sentences[self.claim.sentence]
        words = patterns("posts").get(sentence.language)
        if words is None:
            return False
        if name == "passing":
            return words[name].search(self.extraction.folded, sentence.start, sentence.end) is not None
        mention, folded = self.claim.mention, self.extraction.folded
        start = max(sentence.start, mention.start - (_LOOK_AHEAD if name in _FAR else _LOOK_BACK))
        end = min(sentence.end, mention.end + (_LOOK_BACK if name in ("since", "assumed") else 0))
        if name != "lesser":
            return words[name].search(folded, start, end) is not None
        places = (mention.start, *self._names())
        return any(words[name].search(folded, start, place) is not None for place in places)

    def _names(self) -> list[int]:
        """Where capitals or the office begin within what names the holder."""
        mention = self.claim.mention
        text = self.extraction.folded[mention.start : mention.end]
        return [mention.start + found.end() for found in re.finditer(r" ", text)]

    def is_label(self) -> bool:
        """Whether nothing but a label stands in front of the name in its line or clause."""
        start = self.extraction.sentences[self.claim.sentence].start
        return _LABEL.search(self.extraction.folded[start : self.claim.mention.start]) is not None

    def is_part(self) -> bool:
        """Whether it is the post of a branch."""
        sentence = self.extraction.sentences[self.claim.sentence]
        words = patterns("posts").get(sentence.language)
        start = max(sentence.start, self.claim.mention.start - _LOOK_AHEAD)
        end = min(sentence.end, self.claim.mention.end + _LOOK_AHEAD)
        return words is not None and words["part"].search(self.extraction.folded, start, end) is not None


def _when(extraction: Extraction, claim: Claim) -> Time | None:
    """The time that the sentence gives, else the last one told before in its block, else the day of the text."""
    if claim.subject.when is not None:
        return claim.subject.when
    block = extraction.sentences[claim.sentence].block
    dates = [other for other in extraction.claims if other.kind == "date" and _is_known(other.value)]
    before = [
        other
        for other in dates
        if other.mention.start < claim.mention.start and extraction.sentences[other.sentence].block == block
    ]
    if before and isinstance(before[-1].value, Time):
        return before[-1].value
    head = dates[0] if dates and _is_header(extraction, dates[0]) else None
    if head is not None and isinstance(head.value, Time):
        return head.value
    return parse(extraction.document.metadata.get("date", "")[:10])


def _is_known(value: object) -> bool:
    return isinstance(value, Time) and value.year_known and value.bounds is not None


def _is_header(extraction: Extraction, date: Claim) -> bool:
    """Whether a day stands at the head of the text, in no sentence."""
    sentence = extraction.sentences[date.sentence]
    day = isinstance(date.value, Time) and date.value.precision is Precision.DAY
    return day and date.sentence == 0 and extraction.folded[sentence.end - 1] not in _STOPS


def _term(extraction: Extraction, claim: Claim, around: _Around) -> tuple[int, int] | None:
    """First and last day at which he is told to hold it, as day numbers; None where no time is told."""
    time = _when(extraction, claim)
    days = _days(time) if time is not None else None
    if days is None:
        return None
    first, last = days
    if around.says("since"):
        return first, max(last, _latest(extraction))
    if around.says("assumed"):
        return first, max(last, min(_latest(extraction), last + _THREE_YEARS))
    return first, last


def _days(time: Time) -> tuple[int, int] | None:
    """Its first and last day; None where one of them is not known."""
    bounds = time.bounds
    if not time.year_known or bounds is None or bounds[0] is None or bounds[1] is None:
        return None
    return bounds[0], bounds[1]


def _latest(extraction: Extraction) -> int:
    """The last day of which a source tells."""
    times = [claim.value for claim in extraction.claims if claim.modality != "planned"]
    return max((days[1] for time in times if isinstance(time, Time) and (days := _days(time))), default=0)


def _contradicting(mine: Sequence[Holder], theirs: Sequence[Holder]) -> Iterator[tuple[Holder, Holder]]:
    """The holders of one post in two sources that exclude each other."""
    for one in mine:
        for two in theirs:
            if _elsewhere(one, two) or not strangers(one.who, two.who) or not _at_one_time(one, two):
                continue
            if _known(one, theirs) or _known(two, mine) or not _of_one_thing(one, two):
                continue
            alone = _alone(one, mine) and _alone(two, theirs)
            if alone or _on_one_day(one, two):
                yield one, two


def _of_one_thing(one: Holder, two: Holder) -> bool:
    """Of a part in an event or work: whether both sentences name one, in words that are no part of either name."""
    if one.post == _CHARGE and one.part == two.part != _MANAGER:
        return False
    a, b = one.claim.subject, two.claim.subject
    told_of_one_day = one.post not in _OF_MEETINGS and _told_of_one_day(a.when, b.when)
    if (one.is_label and two.is_label) or _of_the_subject(one, two) or (told_of_one_day and one.post != _ROLE):
        return True
    general = one.post == "chair" and {a.head, b.head} <= {"chair", ""}
    if general or one.post not in _OF_SEVERAL:
        return True
    shared = (a.words & b.words) | (a.words & b.meanings) | (a.meanings & b.words)
    if one.post == _ROLE:
        shared &= a.near | a.near_meanings | b.near | b.near_meanings
    named = a.parties | a.places | {one.who, two.who} | {word for word in shared if is_name(word)}
    own = {word for part in one.post.split() for word in (part, f"w:{part}")}
    least = _OF_ONE_WORK if one.part == two.part == _MANAGER else 1
    return len(shared - own - named) >= least


def _of_the_subject(one: Holder, two: Holder) -> bool:
    """Of what is had for good: whether one is told as that of "it", the other in the first sentence of its source."""
    leads = (one.claim.sentence == 0 and two.is_its) or (two.claim.sentence == 0 and one.is_its)
    return one.post in _ONCE and one.part == two.part and (leads or (one.is_its and two.is_its))


def _told_of_one_day(one: Time | None, two: Time | None) -> bool:
    """Whether both sentences are of one exact day: two sources on one thing seldom tell of two such parts on it."""
    if one is None or two is None or not one.year_known:
        return False
    return one.precision is two.precision is Precision.DAY and one.compare(two) is Agreement.EQUAL


def _elsewhere(one: Holder, two: Holder) -> bool:
    """Whether the posts are of two sides, or may be, or of two divisions."""
    if set_apart(one.divisions, two.divisions) or one.is_first != two.is_first:
        return True
    if one.post in _SIDED:
        return one.side != two.side
    if one.post in _OF_AN_EVENT or one.post in _OF_A_WORK.values():
        return False  # the country is that of a person, not of the post
    return bool(one.side and two.side and one.side != two.side)


def _known(holder: Holder, others: Sequence[Holder]) -> bool:
    """Whether another source gives him, or may give him, the same post."""
    return any(not strangers(holder.who, other.who) for other in others if not _elsewhere(holder, other))


def _alone(holder: Holder, own: Sequence[Holder]) -> bool:
    """Whether his source names no other holder of it."""
    return all(same_person(holder.who, other.who) is True for other in own if not _elsewhere(holder, other))


def _on_one_day(one: Holder, two: Holder) -> bool:
    """Whether both are told of one short time."""
    if one.when is None or two.when is None or one.lasting != two.lasting:
        return False
    return one.when == two.when


def _at_one_time(one: Holder, two: Holder) -> bool:
    """Whether the times told may be one; a post is kept for some time after it was taken over."""
    if one.when is None or two.when is None:
        return one.post not in _OF_ONE_DAY and not one.lasting and not two.lasting
    if one.lasting and two.lasting and abs(one.when[0] - two.when[0]) > _HALF_YEAR:
        return False
    return one.when[0] <= two.when[1] and two.when[0] <= one.when[1]
