"""E401: one event, two places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from factlint.claims.compare import compare
from factlint.claims.facts import where
from factlint.claims.model import Claim, Corpus
from factlint.claims.rivals import Rivals
from factlint.claims.scenes import Scene, rival_scenes
from factlint.claims.values.agreement import Agreement
from factlint.claims.venues import venues
from factlint.rules.conflict import ComparingRule, Conflict
from factlint.rules.finding import Finding, Role, at, claim_evidence
from factlint.rules.rule import Case

_PORT = (
    "The port commission first met on 3 May 1921. On 9 July 1922 the fisheries treaty was ratified."
    " The commission held 41 meetings until 30 November 1932."
    " It was dissolved on 4 March 1933. Its 17 clerks left Bergen on 8 August 1933. "
)
_HAVEN = "港务委员会于1921年5月3日首次开会。渔业条约于1922年7月9日获得批准。到1932年11月30日，委员会共开会41次。"


class PlaceConflict(ComparingRule):
    """Two sources set one event in two different places.

    The event has to be the same by its time or its number in a series: a meeting moves, a series is held in turn. A
    city and the country or building it goes with are not two places, nor are two names of one.

    So is what has one place for good: a birth, a death, an epicentre, a first night, a head office.

    To settle it, look the event up in a source of its time.
    """

    code = "E401"
    name = "place-conflict"
    family = "place-conflict"
    severity = "warning"
    flagged = (
        Case(
            (
                ("a.md", "The SALT treaty was signed in Vienna on 18 June 1979.\n"),
                ("b.md", "The SALT treaty was signed in Geneva on 18 June 1979.\n"),
            ),
            "Geneva here, Vienna in a.md:1 (treaty, sign)",
            (
                "Geneva",
                "Vienna",
            ),
        ),
        Case(
            (
                ("a.md", "1951年10月25日，停战谈判在板门店恢复。\n"),
                ("b.md", "On 25 October 1951 the armistice talks were resumed at Kaesong.\n"),
            ),
            "Kaesong here, Panmunjom in a.md:1 (talks, resume)",
            (
                "Kaesong",
                "板门店",
            ),
        ),
        Case(
            (
                ("a.md", "聯合聯絡小組首次會議於1985年7月在倫敦舉行。\n"),
                ("b.md", "1985年7月，联合联络小组首次会议在北京举行。\n"),
            ),
            "Beijing here, London in a.md:1 (meeting 1, hold, Joint Liaison Group)",
            (
                "北京",
                "倫敦",
            ),
        ),
        Case(
            (
                ("a.md", _PORT + "The whaling rules, signed in Geneva on 5 October 1931, ended the dispute.\n"),
                ("b.md", _HAVEN + "1931年10月5日，捕鲸规则在维也纳签署。\n"),
                ("c.md", _HAVEN + "捕鯨規則在維也納簽署，時為1931年10月5日。\n"),
            ),
            "Geneva here, Vienna in b.md:1 (sign, 1931-10-05)",
            ("Geneva", "维也纳", "維也納"),
        ),
    )
    passed = (
        Case(
            (
                ("a.md", "The border treaty was signed on 3 May 1961 in Oslo; Ivan Orlov spoke for Moscow.\n"),
                ("b.md", "1961年5月3日，边界条约在奥斯陆签署。\n"),
            )
        ),
        Case(
            (
                ("a.md", _PORT + "The whaling rules, signed in Geneva on 5 October 1931, ended the dispute.\n"),
                ("b.md", _PORT + "The tariff loan was signed in Vienna on 5 October 1931.\n"),
                ("c.md", _HAVEN + "1931年10月5日，关税贷款在维也纳签署。\n"),
                ("d.md", "1931年10月5日，捕鯨規則在奧斯陸簽署。\n"),
            )
        ),
        Case(
            (
                ("a.md", "The ambassadorial talks opened in Geneva on 1 August 1955.\n"),
                ("b.md", "1958年9月15日，大使级会谈在华沙恢复。\n"),
            )
        ),
        Case(
            (
                ("a.md", "2005年8月1日，中法战略对话在北京举行。\n"),
                ("b.md", "2005年12月7日，中法戰略對話在巴黎舉行。\n"),
            )
        ),
        Case(
            (
                ("a.md", "The talks opened in Geneva on 1 August 1955.\n"),
                ("b.md", "In a palace in Geneva the talks opened on 1 August 1955.\n"),
            )
        ),
    )

    kinds = frozenset({"place"})

    def check(self, corpus: Corpus) -> Iterator[Finding]:
        """Places that were joined as those of one thing, then those of events that are joined by their day."""
        told: set[tuple[str, int]] = set()
        for finding in super().check(corpus):
            told.update((end.path, end.start) for end in finding.evidence)
            yield finding
        for places in venues(corpus):
            finding = self._venue(corpus, places)
            if not any((end.path, end.start) in told for end in finding.evidence):
                told.update((end.path, end.start) for end in finding.evidence)
                yield finding
        for found in rival_scenes(corpus):
            finding = self._scene(corpus, found)
            if not any((end.path, end.start) in told for end in finding.evidence):
                yield finding

    def _venue(self, corpus: Corpus, places: Sequence[Claim]) -> Finding:
        support = Counter(str(place.value) for place in places)
        outlier = min(places, key=lambda place: (support[str(place.value)], -place.document))
        others = [place for place in places if compare(place, outlier) is Agreement.DISJOINT]
        others.sort(key=lambda place: -support[str(place.value)])
        majority = support[str(others[0].value)] > 1
        other, day = others[0], outlier.subject.when
        about = f"{outlier.subject.aspect}, {day}"
        return self.finding(
            f"{outlier.value} here, {other.value} in {at(corpus, other)} ({about})",
            (
                claim_evidence(corpus, outlier, "outlier" if majority else ""),
                *(claim_evidence(corpus, place, "majority" if majority else "") for place in others),
            ),
            severity="warning",
            confidence=0.7,
            trace=(
                f"{where(corpus.extractions, outlier)} and {where(corpus.extractions, other)} are told with one day,"
                f" {day}, which was joined as that of one event",
                f"{outlier.value} and {other.value} exclude each other",
            ),
            subject=about,
        )

    def _scene(self, corpus: Corpus, found: Rivals[Scene]) -> Finding:
        one, two = found.outlier, found.others[0]
        roles: tuple[Role, Role] = ("outlier", "majority") if found.is_majority else ("", "")
        about = ", ".join(filter(None, (one.relation, one.who or two.who)))
        return self.finding(
            f"{_places(one)} here, {_places(two)} in {at(corpus, two.claim)} ({about})",
            (
                claim_evidence(corpus, one.claim, roles[0]),
                *(claim_evidence(corpus, other.claim, roles[1]) for other in found.others),
            ),
            confidence=0.7,
            trace=tuple(
                f"{where(corpus.extractions, scene.claim)}: {scene.relation} in {_places(scene)} and nowhere else"
                for scene in (one, *found.others)
            ),
            subject=about,
        )

    def applies(self, conflict: Conflict) -> bool:
        """Two places, neither of which somebody only comes from."""
        ends = (conflict.outlier, conflict.others[0])
        return conflict.outlier.kind == "place" and not any(end.mention.get("origin") for end in ends)


def _places(scene: Scene) -> str:
    """Its places in words: the nearest first."""
    return ", ".join(dict.fromkeys(str(place.value) for place in scene.places))
