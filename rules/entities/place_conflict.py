"""E401: one event, two places."""

from __future__ import annotations

from factlint.rules.conflict import ComparingRule, Conflict
from factlint.rules.rule import Case


class PlaceConflict(ComparingRule):
    """Two sources set one event in two different places.

    The event has to be the same by its time or its number in a series: a meeting moves, a series is held in turn. A
    city and the country or building it goes with are not two places, nor are two names of one.

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
    )
    passed = (
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

    def applies(self, conflict: Conflict) -> bool:
        """Two places."""
        return conflict.outlier.kind == "place"
