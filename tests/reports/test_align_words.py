"""How values and row names read to people: numbers, units, parts of months, and the words of a source."""

from __future__ import annotations

import pytest

from factlint.claims.model import Corpus
from factlint.claims.pipeline import corpus, extract
from factlint.reports.align.labels import labels
from factlint.reports.align.values import said
from factlint.sources.formats import read


def _corpus(*texts: str) -> Corpus:
    return corpus([extract(read(text.encode(), f"{number}.md")) for number, text in enumerate(texts)])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The mill cost £412 million.", "£412 million"),
        ("The dam holds 340 million cubic metres of water.", "340 million m³"),
        ("Some 5,640 people came.", "about 5,640 persons"),
        ("The second round of talks failed.", "2nd round"),
        ("More than 130 ships were lost.", "at least 131 ships"),
        ("The lighthouse is 41 metres high.", "41 m"),
        ("Eleven countries took part.", "11 countries"),
        ("A share of 7.5% was sold.", "7.5%"),
        ("会议于1955年7月中旬举行。", "mid 1955-07"),
        ("考察队带着38条狗。", "38 狗"),
        ("A quake of magnitude 6.9 struck.", "magnitude 6.9"),
        ("The shock came on 4 May 1953 at 6:42 a.m. sharp.", "1953-05-04 06:42"),
        ("It cost 30 kroner.", "30 krone"),
    ],
)
def test_values(text: str, told: str) -> None:
    assert told in [said(claim) for claim in _corpus(text).extractions[0].claims]


@pytest.mark.parametrize(
    ("text", "told", "name"),
    [
        (
            "Orlo Mills (hereinafter “the Company”) was founded in 1922 in Leeds.",
            "1922",
            "“was founded in … in Leeds”",
        ),
        ("She left Hobart on 21 May 1910 and reached the ice on 17 July 1910.", "1910-07-17", "“reached the ice on …”"),
        ("She left Hobart on 21 May 1910 and reached the ice on 17 July 1910.", "1910-05-21", "“She left Hobart on …”"),
        ("It bought Tornio Oy (\"Tornio\") for £96 million.", "£96 million", "“bought Tornio Oy (‘Tornio’) for …”"),
        ("| | Span |\n|---|---|\n| Bridge | 640 m |", "640 m", "“Span: Bridge: …”"),
        ("该馆现由1932年成立的协会管理。", "1932", "“该馆现由…成立的协会管理”"),
        ("Shops sold 64 nurses' caps; 64 nurses came.", "64 persons", "nurses"),
    ],
)  # fmt: skip
def test_names(text: str, told: str, name: str) -> None:
    found = _corpus(text)
    named = dict(zip((said(fact.claims[0]) for fact in found.facts), labels(found, found.facts), strict=True))
    assert named[told] == name


def test_verb_on_which_sources_agree() -> None:
    """A verb names a row where the sources have it; where they are at odds, their words do."""
    both = _corpus("The treaty was signed on 4 May 1921.", "The treaty was signed in May 1921.")
    assert "treaty: sign" in labels(both, both.facts)


def test_one_number_told_of_two_nouns() -> None:
    """The same number of what two sources call differently is no difference."""
    found = _corpus("On show are 1,238 clocks in 17 rooms.", "展出藏品1238件，共17个展厅。")
    told = {(said(claim), fact.verdict) for fact in found.facts for claim in fact.claims}
    assert ("1,238 clocks", "compatible") in told or ("1,238 clocks", "corroborated") in told


@pytest.mark.parametrize(
    ("text", "told", "name"),
    [
        ("The report came out, in eight volumes, in 1963.", "1963", "“came out, in eight volumes, in …”"),
        ("There were shocks; on 9 May 1954, of force 5, one more.", "1954-05-09", "“There were shocks; on …”"),
        ("主席宣布,应美方邀请,代表团于1954年5月9日抵达.", "1954-05-09", "“代表团于…抵达”"),
        ("| 1950 |\n|---|\n| 12 dams |", "1950", "“1950”"),
    ],
)
def test_names_of_short_clauses(text: str, told: str, name: str) -> None:
    """A clause that says nothing beside its value is told with what stands around it."""
    found = _corpus(text)
    named = dict(zip((said(fact.claims[0]) for fact in found.facts), labels(found, found.facts), strict=True))
    assert named[told] == name
