"""What two documents are about, as their titles and days tell, keeps their claims apart; a real conflict stays one."""

from __future__ import annotations

import pytest

from factlint.claims.about import About
from factlint.claims.callings import calls_another
from factlint.claims.pipeline import corpus, extract
from factlint.rules.finding import Finding
from factlint.rules.registry import RULES
from factlint.rules.run import check
from factlint.sources.formats import read

_BODY = "The hall stands on the quay. It was opened on 3 May 1911 and seats 1,240 people. It cost 84,300 crowns.\n"


def _about(text: str, path: str = "a.md") -> About:
    return About(extract(read(text.encode(), path)))


def _findings(*texts: str) -> list[Finding]:
    documents = [read(text.encode(), f"{number}.md") for number, text in enumerate(texts, 1)]
    return check(corpus([extract(document) for document in documents]), RULES)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("# Line 4\n\nBuses run.\n", "# Line 7\n\nBuses run.\n"),
        ("# Second round of talks\n\nThey met.\n", "# Third round of talks\n\nThey met.\n"),
        ("# Collected Plays, volume I\n\nTen plays.\n", "# Collected Plays, volume II\n\nNine plays.\n"),
        ("# 第五次会议纪要\n\n出席者多。\n", "# 第六次會議紀要\n\n出席者少。\n"),
        ("# 灵雀S3\n\n重。\n", "# 灵雀S6\n\n轻。\n"),
        ("# Plover\n\nPlover is a ferry.\n", "# Curlew\n\nCurlew is a ferry, built beside Plover.\n"),
        ("# Plum tart\n\nTake plums.\n", "# Pear tart\n\nTake pears.\n"),
        ("# 斑头鸥\n\n斑头鸥体长四十厘米。\n", "# 小斑头鸥\n\n小斑头鸥体长三十厘米。\n"),
        ("# 北沙市\n\n北沙市在东。\n", "# 南汀市\n\n南汀市与北沙市结好。\n"),
    ],
)
def test_titles_that_call_two_things(one: str, other: str) -> None:
    assert calls_another(_about(one), _about(other, "b.md"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("# The hall on the quay\n\n" + _BODY, "# A concert hall\n\n" + _BODY),
        ("# Fire at Ferris Dock\n\nA fire at Ferris Dock.\n", "# Ferris Dock fire kills nine\n\nThe dock burnt.\n"),
        ("# Zhan Tianyou\n\nAn engineer.\n", "# Zhan Tianyou, railway engineer\n\nHe built lines.\n"),
        ("# 澄江大桥\n\n大桥建于澄江。\n", "# 澄江大桥通车四十年\n\n大桥建成。\n"),
        ("# The talks\n\nThey met.\n", "# 会谈\n\n双方会面。\n"),
        ("# The talks\n\nThey met.\n", "# The talks\n\nThey parted.\n"),
    ],
)
def test_titles_that_may_call_one_thing(one: str, other: str) -> None:
    assert not calls_another(_about(one), _about(other, "b.md"))


def test_the_title_of_wikitext_is_in_bold() -> None:
    page = "{{Infobox river|name=Osk}}\nThe '''Osk''' is a river.\n"
    title = _about(page, "osk.wiki").title
    assert title is not None and title.text == "Osk"


def test_a_conflict_under_titles_of_one_thing_is_told() -> None:
    one = "# The treaty of 4 May 1921\n\nThe harbour treaty was signed in Lisbon on 4 May 1921. It has 31 articles.\n"
    other = "# Harbour treaty\n\nThe harbour treaty was signed in Lisbon on 14 May 1921. It has 31 articles.\n"
    assert [finding.code for finding in _findings(one, other)] == ["D101"]


def test_what_is_told_of_the_other_by_name_is_compared() -> None:
    one = "# Piet Hoorn\n\nPiet Hoorn was a clockmaker. Piet Hoorn died in Delft on 11 June 1859.\n"
    other = "# Willem Hoorn\n\nWillem Hoorn made clocks. His father, Piet Hoorn, died in Delft on 21 June 1859.\n"
    assert [finding.code for finding in _findings(one, other)] == ["D101"]


def test_a_time_that_both_sentences_give_is_compared() -> None:
    one = "# Report for 2014\n\nIn 2009 the society planted 640 trees in the orchard.\n"
    other = "# Report for 2015\n\nIn 2009 the society planted 515 trees in the orchard.\n"
    assert [finding.code for finding in _findings(one, other)] == ["N201"]


def test_a_report_and_who_cites_it_are_about_one_thing() -> None:
    one = _about("# The bridge at Selm\n\nSee [the report](b.md).\n")
    other = _about("# Report of the Marn works\n\nThe works were long.\n", "b.md")
    assert not calls_another(one, other)


def test_of_a_long_title_its_beginning_is_looked_at() -> None:
    told = calls_another(_about("# " + "a1 " * 4000 + "\n\nx\n"), _about("# " + "b2 " * 4000 + "\n\ny\n", "b.md"))
    assert len(told) < 500


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "A strong earthquake struck the province of Tamar on 8 June 2004. The quake had a magnitude of 6.8; "
            "its focus lay at a depth of 11 kilometres. By 9 June 2004 rescuers had found 240 dead.\n",
            "An earthquake struck the province of Almeno on 4 December 1953. The quake had a magnitude of 6.9; "
            "its focus lay at a depth of 18 kilometres. By 20 December 1953 rescuers had found 2,417 dead.\n",
        ),
        (
            "2004年6月8日，塔玛省发生强烈地震。地震震级为6.8级，震源深度11公里。截至2004年6月9日，救援人员找到240名遇难者。\n",
            "1953年12月4日，阿爾梅諾省發生地震。地震震級為6.9級，震源深度18公里。至1953年12月20日，救援人員找到2417名遇難者。\n",
        ),
    ],
)
def test_what_took_place_many_years_apart_is_two_things(one: str, other: str) -> None:
    assert not _findings(one, other)
    slip = other.replace("1953", "2005")
    assert not _findings(one, one) and _findings(slip, slip.replace("6.9", "9.6"))
