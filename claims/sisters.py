"""Documents of one kind on different things: reports of two years, articles on two ships, minutes of two meetings.

What a document is about, its title tells, or its day: "Lakes Open 2015", "HMS Teal", 第十二次会议纪要. Where two such
documents differ in a year, a number or a name, what each leaves open is its own: 32 players of one tournament are not
the 48 of the other. What a sentence says of a time, or of a thing by name, it says of that, whatever the document.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from msgspec.structs import replace

from factlint.claims.about import About
from factlint.claims.callings import calls_another, speak_of_one_thing
from factlint.claims.model import Claim, Extraction
from factlint.claims.named_apart import named_apart
from factlint.claims.titles import is_so_far, words
from factlint.claims.values.agreement import Agreement
from factlint.claims.values.time import Time

_COUNTED = frozenset({"count", "duration", "ordinal"})
_YEARS = 3
"""So many years between all that two documents date keep apart what they count."""


class Sisters:
    """What sets apart the claims of documents that are about different things of one kind."""

    def __init__(self, extractions: Sequence[Extraction]) -> None:
        self._about = [About(extraction) for extraction in extractions]
        self._called: dict[tuple[int, int], str] = {}
        self._dated: dict[tuple[int, int], bool] = {}
        self._years_apart: dict[tuple[int, int], str] = {}

    def apart(self, a: Claim, b: Claim) -> str:
        """Why two claims with other values are each of what its own document is about; "" where they may be of one."""
        if a.document == b.document:
            return ""
        return self._of_own_time(a, b) or self._of_own_thing(a, b) or self._of_own_day(a, b) or self._of_own_name(a, b)

    def strangers(self, a: Claim, b: Claim) -> str:
        """Why two numbers are of what took place many years apart; "" where they may be of one thing."""
        counted = a.kind in _COUNTED and b.kind in _COUNTED and not _at_one_time(a, b)
        return self._of_other_years(a.document, b.document) if counted else ""

    def _of_other_years(self, one: int, two: int) -> str:
        found = self._years_apart.get((one, two))
        if found is None:
            found = self._years_apart[one, two] = _of_other_years(self._about[one], self._about[two])
        return found

    def are(self, one: int, two: int) -> bool:
        """Whether two documents, by number, are about different things of one kind, as their titles say."""
        return self._are_dated(one, two) or bool(self._names(one, two))

    def _of_own_time(self, a: Claim, b: Claim) -> str:
        """Each of the year, or the day, that its document's title gives."""
        if not self._are_dated(a.document, b.document):
            return ""
        one, two = self._times(a), self._times(b)
        if _is_of(a, one) and _is_of(b, two):
            return f"of {_said(one)} and of {_said(two)}, as their titles say"
        return ""

    def _are_dated(self, one: int, two: int) -> bool:
        found = self._dated.get((one, two))
        if found is None:
            found = self._dated[one, two] = _disjoint(self._about[one], self._about[two])
        return found

    def _times(self, claim: Claim) -> Sequence[Time]:
        title = self._about[claim.document].title
        return title.times if title else ()

    def _of_own_thing(self, a: Claim, b: Claim) -> str:
        """Each of what its document's title names, unless both sentences name one of the two."""
        found = self._names(a.document, b.document)
        return "" if not found or self._both_name_one(a, b) else f"each of its own: {found}"

    def _of_own_name(self, a: Claim, b: Claim) -> str:
        """Each of what its sentence names, two things of one kind."""
        if a.kind not in _COUNTED or b.kind not in _COUNTED:
            return ""
        return named_apart(self._sentence(a, folded=True), self._sentence(b, folded=True))

    def _names(self, one: int, two: int) -> str:
        found = self._called.get((one, two))
        if found is None:
            found = self._called[one, two] = calls_another(self._about[one], self._about[two])
        return found

    def _both_name_one(self, a: Claim, b: Claim) -> bool:
        titles = [self._about[claim.document].title for claim in (a, b)]
        sentences = [self._sentence(claim) for claim in (a, b)]
        if any(title is None for title in titles):
            return False
        one, two = (set(words(title.text.casefold())) for title in titles if title)
        said = [set(words(sentence)) for sentence in sentences]
        names = self._about[a.document].names | self._about[b.document].names
        if (one ^ two) & names & said[0] & said[1]:
            return True
        return any(
            title and title.is_cjk and all(title.text.casefold() in said for said in sentences) for title in titles
        )

    def _sentence(self, claim: Claim, *, folded: bool = False) -> str:
        extraction = self._about[claim.document].extraction
        sentence = extraction.sentences[claim.sentence]
        said = extraction.folded[sentence.start : sentence.end]
        return said if folded else said.casefold()

    def _of_own_day(self, a: Claim, b: Claim) -> str:
        """Each told from the day, or the year, of its own document."""
        one, two = self._about[a.document], self._about[b.document]
        if a.kind in _COUNTED and b.kind in _COUNTED:
            if _years_differ(one, two) and not _at_one_time(a, b):
                return "each of the year of its own report"
            if strange := self.strangers(a, b):
                return strange
            if _days_differ(one, two) and _as_of_its_day(one, a) and _as_of_its_day(two, b):
                return f"as of {one.issued} and as of {two.issued}"
        elif isinstance(a.value, Time) and isinstance(b.value, Time) and _years_differ(one, two):
            return "the same of the year of each report" if _a_year_apart(a.value, b.value) else ""
        return ""


def _disjoint(one: About, two: About) -> bool:
    """Whether both titles give times, no two of which can be one.

    Two days of one year may be two readings of one, where the texts have much in common.
    """
    if one.title is None or two.title is None or not one.title.times or not two.title.times:
        return False
    pairs = list(product(one.title.times, two.title.times))
    if any(a.compare(b) is not Agreement.DISJOINT for a, b in pairs):
        return False
    return all(a.first.year != b.first.year for a, b in pairs) or not speak_of_one_thing(one, two)


def _is_of(claim: Claim, times: Sequence[Time]) -> bool:
    """Whether a claim is of a time of its document's title, leaves its time open, or tells what comes next."""
    if claim.modality == "planned":
        return True
    value = claim.value if isinstance(claim.value, Time) else claim.subject.when
    if value is None or (isinstance(claim.value, Time) and claim.mention.certainty == "inferred"):
        return True
    return any(value.compare(time) is not Agreement.DISJOINT for time in times)


def _said(times: Sequence[Time]) -> str:
    return ", ".join(dict.fromkeys(map(str, times)))


def _at_one_time(a: Claim, b: Claim) -> bool:
    """Whether both sentences give one time."""
    one, two = a.subject.when, b.subject.when
    return one is not None and two is not None and one.compare(two) is not Agreement.DISJOINT


def _years_differ(one: About, two: About) -> bool:
    """Whether two documents report of their years, which differ."""
    if one.reported is None or two.reported is None:
        return False
    if one.issued is not None and two.issued is not None:
        return one.issued.first.year != two.issued.first.year
    return one.reported != two.reported


def _of_other_years(one: About, two: About) -> str:
    """Why two documents tell of two things: years lie between all that each dates, more than a slip of a digit."""
    if not one.years or not two.years:
        return ""
    near = range(1 - _YEARS, _YEARS)
    if any(year + by in two.years for year in one.years for by in near) or _may_be_slips(one.years, two.years):
        return ""
    return f"years lie between what each tells: {_span(one.years)} and {_span(two.years)}"


def _may_be_slips(one: frozenset[int], two: frozenset[int]) -> bool:
    """Whether a year of the one and a year of the other differ in one digit, or in the order of their digits."""
    mistyped = {form for year in two for form in _forms(str(year))}
    return any(form in mistyped for year in one for form in _forms(str(year)))


def _forms(year: str) -> Iterator[str]:
    """What a year shares with all that a slip makes of it: its digits but for one, its digits in any order."""
    yield from (f"{year[:at]}?{year[at + 1 :]}" for at in range(len(year)))
    yield "".join(sorted(year))


def _span(years: frozenset[int]) -> str:
    return str(min(years)) if len(years) == 1 else f"{min(years)} to {max(years)}"


def _a_year_apart(a: Time, b: Time) -> bool:
    """Whether two times are the same but for their year."""
    one, two = replace(a.first, year=None), replace(b.first, year=None)
    return one == two and (a.last is None) == (b.last is None)


def _days_differ(one: About, two: About) -> bool:
    return one.issued is not None and two.issued is not None and one.issued.compare(two.issued) is Agreement.DISJOINT


def _as_of_its_day(about: About, claim: Claim) -> bool:
    """Whether a number is told as of the day on which its document was issued, or until then."""
    when = claim.subject.when
    if when is not None and about.issued is not None:
        return when.compare(about.issued) is not Agreement.DISJOINT
    return is_so_far(about.extraction, claim)
