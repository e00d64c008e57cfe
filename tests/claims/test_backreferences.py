"""Notes that lead to another note, and what of it is known of their work."""

from __future__ import annotations

import pytest

from factlint.claims.backreferences import meant
from factlint.claims.works import accessed, published
from factlint.sources.document import Reference
from factlint.sources.formats import read

NOTES = """Told.[1] So.[2] And.[3] Then.[4] But.[5] Now.[6] Last.[7] End.[8]

## Notes

1. J. Harker, *The County's Ferries* (Lowick: Tide Press, 2003), p. 14.
2. Ibid., p. 16.
3. Bridge Committee, *Final Report* (2001), pp. 3-5.
4. Harker, op. cit., p. 88.
5. See note 3, p. 9.
6. Harker, *Ferries*, p. 91.
7. *Gazette*, 12 May 2000.
8. Harker, *Bridges*, p. 2.
"""
ZHUSHI = """甲①。乙②。丙③。丁④。戊⑤。

①張謇：《江口見聞錄》，上海：商務印書館，1915年，第88頁。

②同上，第90頁。

③王建國：《船幫》，北京，1999年。

④張謇：《江口見聞錄》，第7頁。

⑤同注③，第5頁。
"""


@pytest.mark.parametrize(
    ("text", "leads"),
    [
        (NOTES, {"2": "1", "4": "1", "5": "3", "6": "1"}),
        (ZHUSHI, {"②": "①", "④": "①", "⑤": "③"}),
    ],
)
def test_notes_that_lead_to_notes(text: str, leads: dict[str, str]) -> None:
    document = read(text.encode(), "a.md")
    labels = {each.start: each.label for each in document.references if each.kind == "entry"}
    assert {labels[start]: work.label for start, work in meant(document).items()} == leads


def _note(text: str) -> Reference:
    return Reference("entry", "1", text, 0, len(text), 0, "number")


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("王建国. 船帮源流考[J]. 近代史研究, 1999, 21(2): 100-118.", "1999"),
        ("王建国. 长江船帮研究[J]. 历史研究, 2003(4): 12-15.", "2003"),
        ("陈志强. 行会与国家[M]. 北京: 中华书局, 1998: 45.", "1998"),
        ("江口市统计局. 统计资料[R]. 1986.", "1986"),
        ("佚名. 公会成立[N]. 江口日报, 1921-05-03(2).", "1921"),
        ("江口市志[EB/OL]. (2004-03-01)[2005-12-05]. http://jk.example/zhi.", "2004"),
        ("〈公會成立〉，《江口日報》，1921年5月3日，第2版。", "1921"),
        ("“Drained”, Kallas News, 4 August 1993, p. 3.", "1993"),
        ("“Drained”. Kallas News. August 4, 1993. p. 3.", "1993"),
        ("Ada Cole, A History of the Mill (Leith: Tide, 1950), 12.", "1950"),
        ("Joint Plan of Action, Geneva, 24 November 2013.", None),
        ("《联合行动计划》，日内瓦，2013年11月24日。", None),
        ("Telegram of 4 May 1950, state archive.", None),
    ],
)
def test_published(text: str, year: str | None) -> None:
    stated = published(_note(text))
    assert (str(stated.time) if stated else None) == year


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("江口市志[EB/OL]. (2004-03-01)[2005-12-05]. http://jk.example/zhi.", "2005-12-05"),
        ("江口市志[EB/OL].[2005-12-05]. http://jk.example/zhi.", "2005-12-05"),
        ("Power stations, http://power.example, retrieved 30 June 2015.", "2015-06-30"),
    ],
)
def test_accessed(text: str, day: str) -> None:
    stated = accessed(_note(text))
    assert stated is not None and str(stated.time) == day


def test_many_notes_take_time_in_proportion() -> None:
    """Linear, with room to spare: full notes of many authors, and as many short ones."""
    import time

    def seconds(count: int) -> float:
        full = "".join(f"[^{n}]: A. Name{chr(65 + n % 26)}{'x' * (n // 26)}, *Work* (1950).\n\n" for n in range(count))
        short = "".join(f"[^s{n}]: Name{chr(65 + n % 26)}{'x' * (n // 26)}, op. cit., p. 3.\n\n" for n in range(count))
        document = read(f"Told.[^1]\n\n{full}{short}".encode(), "a.md")
        start = time.perf_counter()
        assert len(meant(document)) > 0
        return time.perf_counter() - start

    seconds(20)
    assert min(seconds(800) for _ in range(3)) < 80 * max(min(seconds(80) for _ in range(3)), 0.002)
