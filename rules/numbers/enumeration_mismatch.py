"""N203: a number announced, and another number of things that follow."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from factlint.claims.compare import family
from factlint.claims.enumerations import Enumeration, enumerated
from factlint.claims.in_turn import same_members, told_in_turn
from factlint.claims.itemised import Span
from factlint.claims.model import Claim, Corpus, Extraction
from factlint.claims.values.number import Quantity
from factlint.rules.finding import Evidence, Finding, evidence
from factlint.rules.rule import Case, Rule
from factlint.rules.said import denied, end, severity

_SHOWN = 6
_WIDTH = 32
"""So many items are quoted in a message, each with so many characters at most."""


class EnumerationMismatch(Rule):
    """A text announces so many things and lists more, or fewer; or divides something into two phases and tells a third.

    Either the number is wrong or a thing was left out, and a reader who counts on the list misses it.

    Agreement: as many members as announced, in prose, in a list, or numbered first, second … A list introduced by
    "including" may be shorter, a number said with "about" or "at least" may differ.

    To settle it, compare with another source of the same list; the member that one of them lacks is commonly the first,
    the last, or one that was joined to its neighbour.
    """

    code = "N203"
    name = "enumeration-mismatch"
    family = "enumeration"
    severity = "error"

    flagged = (
        Case(
            (("note.md", "The delegates agreed on three points: trade, travel, visas and the post.\n"),),
            "`three points` are announced, but 4 listed: trade; travel; visas; the post",
            ("three points", "trade, travel, visas and the post"),
        ),
        Case(
            (
                (
                    "note.md",
                    "Four groups dealt with fish, timber and ships respectively.\n",
                ),
            ),
            "`Four groups` are announced, but 3 listed: fish; timber; ships",
            ("Four groups", "fish, timber and ships"),
        ),
        Case(
            (("note.md", "The firm sold its shares in three mills, those in Orle and Marn.\n"),),
            "`three mills` are announced, but 2 listed: Orle; Marn",
            ("three mills", "Orle and Marn"),
        ),
        Case(
            (("jilu.md", "他一生发表诗集三部，即《海岸》和《灯塔》。\n"),),
            "`三部` are announced, but 2 listed: 《海岸》; 《灯塔》",
            ("三部", "《海岸》和《灯塔》"),
        ),
        Case(
            (("jilu.md", "双方提出三项主张：一是恢复邮政；二是放宽签证。\n"),),
            "`三项主张` are announced, but 2 listed: 一是恢复邮政; 二是放宽签证",
            ("三项主张", "一是恢复邮政；二是放宽签证。"),
        ),
        Case(
            (("jilu.md", "該會由印度、加拿大和波蘭四國組成。\n"),),
            "`四國` are announced, but 3 listed: 由印度; 加拿大; 波蘭",
            ("四國", "由印度、加拿大和波蘭"),
        ),
        Case(
            (("jilu.md", "两市签署四项协定：《港口、渡轮管理协定》、《学校与医院协定》和《邮政协定》。\n"),),
            "`四项协定` are announced, but 3 listed: 《港口、渡轮管理协定》; 《学校与医院协定》; 《邮政协定》",
            ("四项协定", "《港口、渡轮管理协定》、《学校与医院协定》和《邮政协定》"),
        ),
        Case(
            (
                (
                    "note.md",
                    "The ambassadorial talks of China and the United States were divided into two phases.\n\n"
                    "No agreement came of the third phase of the ambassadorial talks.\n",
                ),
            ),
            "`two phases` are announced, but `third phase` follows: 3 > 2",
            ("third phase", "two phases"),
        ),
        Case(
            (("jilu.md", "全剧分三幕，第一幕写离乡，第二幕写赴任，第三幕写归来，第四幕写团圆。\n"),),
            "`三幕` are announced, but `第四幕` follows: 4 > 3",
            ("第四幕", "三幕"),
        ),
        Case(
            (("jilu.md", "中美大使级会谈分为两个阶段。\n\n大使级会谈第三阶段没有达成协议。\n"),),
            "`两个阶段` are announced, but `第三阶段` follows: 3 > 2",
            ("第三阶段", "两个阶段"),
        ),
        Case(
            (("jilu.md", "中美大使級會談分為兩個階段。\n\n大使級會談第三階段沒有達成協議。\n"),),
            "`兩個階段` are announced, but `第三階段` follows: 3 > 2",
            ("第三階段", "兩個階段"),
        ),
    )
    passed = (
        Case((("note.md", "The film won 5 awards: 3 in Oslo and 2 in Bergen.\n"),)),
        Case((("jilu.md", "該隊獲六枚獎牌：一金、二銀、三銅。该队获六枚奖牌：一金、二银、三铜。\n"),)),
        Case((("jilu.md", "兩市簽署兩項協定：《港口、渡輪管理協定》和《學校與醫院協定》。\n"),)),
        Case((("note.md", "The delegates agreed on five points, including trade, travel and visas.\n"),)),
        Case(
            (("note.md", "There were three lines: red, green, and blue; a fourth, called white, is to follow.\n"),),
        ),
        Case((("note.md", "The agenda had three items:\n\n1. trade;\n2. travel, by land and sea;\n3. visas.\n"),)),
        Case((("jilu.md", "双方提出三项主张：一是恢复邮政；二是放宽签证；三是通航。\n"),)),
        Case((("jilu.md", "委員會由印度、加拿大、波蘭等四國組成，在臺北、臺中和臺南三地開會。\n"),)),
        Case(
            (
                (
                    "note.md",
                    "The ambassadorial talks were divided into three phases.\n\nThe third phase was the longest. "
                    "The consular talks, a third phase of contacts, had ended before.\n",
                ),
            )
        ),
        Case((("jilu.md", "大使级会谈分为三个阶段。\n\n第三阶段最长。\n"),)),
        Case((("jilu.md", "大使級會談分為兩個階段。第二階段最長。\n\n鐵路工程的第三階段同年開始。\n"),)),
    )

    def check(self, corpus: Corpus) -> Iterator[Finding]:
        for extraction in corpus.extractions:
            yield from self._lists(extraction)
            yield from self._phases(extraction)
            yield from (self._phase_finding(extraction, *found) for found in told_in_turn(extraction))

    def _lists(self, extraction: Extraction) -> Iterator[Finding]:
        """A list that shows all its items, and another number before it."""
        claims = {claim.mention: claim for claim in extraction.claims}
        for listed in enumerated(extraction):
            claim = claims[listed.count]
            unnamed = not claim.mention.unit and not claim.mention.get("counted")
            if not listed.complete or unnamed or denied(claim) or _lists_in_list(extraction, listed):
                continue
            if _number(claim) != len(listed.items):
                yield self._list_finding(extraction, claim, _items(listed), listed.sited)

    def _list_finding(self, extraction: Extraction, claim: Claim, places: list[Span], sited: bool) -> Finding:
        items = [_shown(extraction.document.text[start:end]) for start, end in places]
        row = "; ".join(items[:_SHOWN]) + ("; …" if len(items) > _SHOWN else "")
        return self.finding(
            f"`{_text(extraction, claim)}` are announced, but {len(items)} listed: {row}",
            (end(extraction, claim), *_places(extraction, places)),
            severity="warning" if sited else severity(extraction, claim),
            confidence=0.7 if sited else 0.9,
            trace=(f"{claim.value} announced", *(f"{n}: {item}" for n, item in enumerate(items, 1))),
            subject=str(claim.subject),
        )

    def _phases(self, extraction: Extraction) -> Iterator[Finding]:
        """A member of a division beyond their number: one finding for each division."""
        counts = [c for c in extraction.claims if c.kind == "count" and c.subject.aspect == "divide" and not denied(c)]
        for count in counts:
            number = _number(count)
            beyond = [c for c in extraction.claims if number is not None and _beyond(count, number, c)]
            larger = [c for c in counts if same_members(c, count) and (_number(c) or 0) > (number or 0)]
            if beyond and not larger:
                yield self._phase_finding(extraction, count, beyond)

    def _phase_finding(self, extraction: Extraction, count: Claim, beyond: list[Claim]) -> Finding:
        first = beyond[0]
        announced, told = _text(extraction, count), _text(extraction, first)
        return self.finding(
            f"`{announced}` are announced, but `{told}` follows: {first.value} > {count.value}",
            (end(extraction, first), end(extraction, count), *(end(extraction, claim) for claim in beyond[1:])),
            severity="warning",
            confidence=0.75,
            trace=(f"{count.subject} ~ {first.subject}", f"{first.value} > {count.value}"),
            subject=str(count.subject),
        )


def _lists_in_list(extraction: Extraction, listed: Enumeration) -> bool:
    """Whether semicolons divide what has commas of its own: then either of the two may divide the things announced."""
    between = [extraction.folded[a[1] : b[0]] for a, b in pairwise(listed.items)]
    inside = [extraction.folded[start:end] for start, end in listed.items]
    return any(mark in text for text in between for mark in ";；") and any(
        mark in text for text in inside for mark in ",，、"
    )


def _items(listed: Enumeration) -> list[Span]:
    """The items; where they stand in front of their number, the first without the words that lead up to it."""
    (start, stop), *others = listed.items
    if others and others[-1][1] <= listed.count.start:
        start = max(start, stop - max(b - a for a, b in others))
    return [(start, stop), *others]


def _places(extraction: Extraction, items: list[Span]) -> tuple[Evidence, ...]:
    """The list as one end where it stands in one block, else its first and its last item."""
    document = extraction.document
    (first, first_end), (last, last_end) = items[0], items[-1]
    value = str(len(items))
    if document.block_at(first) == document.block_at(last):
        return (evidence(document, first, last_end, value),)
    return (
        evidence(document, first, first_end, value),
        evidence(document, last, last_end, value, role="context"),
    )


def _shown(item: str) -> str:
    words = " ".join(item.split()).strip(" ;；,，.。")
    return words if len(words) <= _WIDTH else words[: _WIDTH - 1].rstrip() + "…"


def _text(extraction: Extraction, claim: Claim) -> str:
    return extraction.document.text[claim.mention.start : claim.mention.end]


def _beyond(count: Claim, number: int, claim: Claim) -> bool:
    """Whether a claim is a member of what the count divides, with a greater number."""
    if (
        claim.kind != "ordinal"
        or claim.sentence == count.sentence
        or claim.modality in ("negated", "planned", "superseded")
    ):
        return False
    at = _number(claim)
    if at is None or not number < at <= number + 3 or not same_members(count, claim):
        return False
    one, two = count.subject, claim.subject
    if one.qualifiers and two.qualifiers:
        return bool(one.qualifiers & two.qualifiers) and (
            not one.parties or not two.parties or bool(one.parties & two.parties)
        )
    return family(one) == family(two) != ""


def _number(claim: Claim) -> int | None:
    point = claim.value.point if isinstance(claim.value, Quantity) else None
    return int(point) if point is not None else None
