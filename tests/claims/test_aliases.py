"""Names told in two forms: what is found, what is not, and that claims are joined by them."""

from __future__ import annotations

import pytest

from factlint.claims.aliases import aliases
from factlint.claims.model import Corpus
from factlint.claims.pipeline import corpus, extract
from factlint.claims.text import fold
from factlint.sources.formats import read
from factlint.sources.titles import titles


@pytest.mark.parametrize(
    ("text", "short", "full"),
    [
        ("The Marine Survey Board (MSB) met.", "MSB", "Marine Survey Board"),
        ("the Bureau of Lights and Buoys (BLB) said", "BLB", "Bureau of Lights and Buoys"),
        ('Orlo Mills plc (hereinafter "the Company") was', "Company", "Orlo Mills plc"),
        ("Orlo Mills (“Orlo”) was", "Orlo", "Orlo Mills"),
        ("the Treaty on the Use of the Hald (hereinafter referred to as the Hald Treaty)", "Hald Treaty",
         "Treaty on the Use of the Hald"),
        ("Liang Shouyi (梁守一) drew maps", "梁守一", "Liang Shouyi"),
        ("海洋测量局（下称“测量局”）成立", "测量局", "海洋测量局"),
        ("海洋測量局（以下簡稱「測量局」）成立", "测量局", "海洋测量局"),
        ("由海洋测量局（英文缩写MSB）管理", "MSB", "海洋测量局"),
        ("北岸灯塔局（英语：Northern Lights Board，缩写NLB）", "NLB", "北岸灯塔局"),
        ("北岸灯塔局（英语：Northern Lights Board，缩写NLB）", "Northern Lights Board", "北岸灯塔局"),
        ("《哈尔德河利用条约》（以下简称“哈尔德条约”）", "哈尔德条约", "哈尔德河利用条约"),
        ("《哈爾德河利用條約》（以下簡稱《條約》）", "条约", "哈尔德河利用条约"),
        ("灯局（全称北岸灯塔管理局）", "灯局", "北岸灯塔管理局"),
        ("本次交易以1200万元收购托诺密封件公司（下称「托诺」）", "托诺", "托诺密封件公司"),
    ],
)  # fmt: skip
def test_found(text: str, short: str, full: str) -> None:
    assert (short, full) in [(alias.short, alias.full) for alias in aliases(fold(text))]


@pytest.mark.parametrize(
    "text",
    [
        "The ship (built in 1912) sank.",
        "The committee (see Annex II) met.",
        "He came home (USA) in 1950.",
        "The Marine Survey Board (founded 1921) has 30 ships.",
        "参加会议的有三国代表（包括两名观察员）。",
        "1955年（乙未年）",
        "(MSB) alone, （下称“局”）",
        "价格为三元（含税）。",
    ],
)
def test_nothing(text: str) -> None:
    assert list(aliases(fold(text))) == []


def test_own_words_stay_at_home() -> None:
    """What any of its kind may be called holds for its own document; a name of its own for all."""
    text = 'Orlo Mills plc (hereinafter "the Company") bought Tarn Oy ("Tarn"). 海洋测量局（下称“本局”）'
    assert [(alias.short, alias.own) for alias in aliases(text)] == [("Company", True), ("Tarn", False), ("本局", True)]


def _joined(*texts: str) -> list[tuple[str, str]]:
    return [(str(fact.verdict), " ".join(sorted(str(claim.value) for claim in fact.claims)))
            for fact in _corpus(*texts).facts if fact.verdict]  # fmt: skip


def _corpus(*texts: str) -> Corpus:
    return corpus([extract(read(text.encode(), f"{number}.md")) for number, text in enumerate(texts)])


@pytest.mark.parametrize(
    "other",
    [
        "In 1950 the Marine Survey Board had 331 ships. Its rival, the Coast Guard, had 45.",
        "1950年，海洋测量局（MSB）有船331艘。海岸警卫队有45艘。",
        "1950年，海洋測量局（MSB）有船331艘。海岸警衛隊有45艘。",
    ],
)
def test_a_short_name_is_the_full_one(other: str) -> None:
    """Numbers of one body, which one text calls by its initials and the other by its name, differ."""
    own = "The Marine Survey Board (MSB) was set up in 1921. In 1950 the MSB had 312 ships."
    assert ("conflict", "312 331") in _joined(own, other)


def test_one_form_of_two_things_is_neither() -> None:
    """Where sources tell one short form of different bodies, it stands for neither outside of its own."""
    first = "The Marine Survey Board (MSB) was set up in 1921. The MSB has 312 ships."
    second = "The Mountain Safety Bureau (MSB) was set up in 1931. The MSB has 331 ships."
    third = "The MSB has 377 ships."
    words = [claim.subject.words for claim in _corpus(first, second, third).extractions[2].claims]
    assert not any({"w:marine", "w:mountain"} & each for each in words)


def test_what_points_back_is_the_last_one_named() -> None:
    """Of two treaties "this treaty" is the one named last, 该条约 the same."""
    english = (
        "The Sarn Treaty was signed on 4 May 1921. This treaty entered into force on 1 June 1922. The Hald Treaty was "
        "signed on 9 May 1931. This treaty entered into force on 3 July 1932."
    )
    assert ("conflict", "1932-07-03 1932-07-05") in _joined(
        english, "The Hald Treaty was signed on 9 May 1931. The treaty entered into force on 5 July 1932."
    )
    chinese = "《萨恩条约》于1921年5月4日签署。该条约有31条。《霍尔德条约》于1931年5月9日签署。该条约有47条。"
    found = _corpus(chinese, "无关。").extractions[0].claims
    words = {str(claim.value): claim.subject.runs for claim in found if claim.kind == "count"}
    assert any("霍尔德" in run for run in words["47"])
    assert not any("霍尔德" in run for run in words["31"])


def test_titles_of_links() -> None:
    """Words shown and the title behind them are one thing, and so is the page in another language."""
    wiki = "'''Merrion Hall''' is in [[Carrick (town)|Carrick Town]].\n\n== Past ==\nIt is old.\n\n[[zh:梅里恩大厅]]\n"
    assert list(titles(read(wiki.encode(), "a.wiki"))) == [("Carrick Town", "Carrick"), ("Merrion Hall", "梅里恩大厅")]
    page = "[the hall](https://en.wikipedia.org/wiki/Merrion_Hall#History) and [shop](https://example.org/wiki.html)\n"
    assert list(titles(read(page.encode(), "a.md"))) == [("the hall", "Merrion Hall")]


def test_titles_join_languages() -> None:
    """An interlanguage title says that two names are one."""
    wiki = "'''Merrion Hall''' stands in Carrick. Merrion Hall has 2,450 seats.\n\n== See also ==\n\n[[zh:长风大厅]]\n"
    known = corpus([extract(read(wiki.encode(), "a.wiki")), extract(read("长风大厅有2540个座位。\n".encode(), "b.md"))])
    assert any({"w:merrion"} <= claim.subject.words for claim in known.extractions[1].claims)
    assert [fact.verdict for fact in known.facts if len(fact.claims) > 1] == ["conflict"]


@pytest.mark.parametrize(
    "text",
    [
        "大桥于民国87年（1998年）5月12日通车。",
        "大橋於民國87年（1998年）5月12日通車。",
        "The bridge was opened in Heisei 10 (1998) on 12 May 1998.",
        "大桥于戊寅年四月十七日（1998年5月12日）通车。",
    ],
)
def test_one_date_in_two_calendars_is_one_row(text: str) -> None:
    facts = _corpus(text, "The bridge was opened on 12 May 1998.").facts
    dates = [fact for fact in facts if fact.claims[0].kind == "date" and str(fact.claims[0].value) == "1998-05-12"]
    assert [str(fact.verdict) for fact in dates] == ["corroborated"]


def test_measures_in_two_units() -> None:
    """One length in metres and in feet is told twice; another one is not."""
    assert ("compatible", "182 597") in _joined("The tower is 182 metres high.", "The tower is 597 feet high.")
    assert _joined("The tower is 182 metres high.", "The tower is 297 feet high.") == []
