"""What two sources share speaks for pairs of their claims; what one of them tells elsewhere speaks against."""

from __future__ import annotations

from factlint.claims.align import align
from factlint.claims.dictionary import in_memory
from factlint.claims.features import Match
from factlint.claims.pipeline import corpus, extract
from factlint.sources.formats import read

_ENGLISH = """The survey of the canal began on 3 May 1821 and ended on 9 October 1822.
It named 1,284 labourers, 37 bridges and 412 boats. The locks were opened on 7 June 1826.
The first tolls, taken on 12 June 1826, came to 2,416 pounds. A flood of 14 March 1831 broke 19 sluices.
The last barge passed on 30 September 1902. The museum keeps 5,630 drawings.
"""
_CHINESE = """运河的勘测始于1821年5月3日，1822年10月9日结束。书中记有1284名工人、37座桥和{boats}艘船。
船闸于1826年6月7日启用。1831年3月14日的洪水冲毁了19座水闸。
1902年9月30日，最后一艘驳船驶过。博物馆藏有5630幅图纸。
"""


def pair(one: str, two: str, values: tuple[str, str], kind: str = "count") -> Match:
    read_in = corpus([extract(read(text.encode(), f"{n}.md")) for n, text in enumerate((one, two))])
    alignment = align(read_in.extractions, in_memory)
    first, second = (
        next(c for c in alignment.of_document(n) if c.kind == kind and str(c.value) == value)
        for n, value in enumerate(values)
    )
    return alignment.match(first, second)


def test_sources_that_share_much_need_less_for_one_pair() -> None:
    features = dict(pair(_ENGLISH, _CHINESE.format(boats=412), ("1284", "1284")).features)
    assert features["sources on one subject"] > 0
    alone = pair(_ENGLISH, "博物馆藏有5630幅图纸。\n", ("5630", "5630"))
    assert "sources on one subject" not in dict(alone.features)


def test_what_is_told_alike_elsewhere_is_not_another_reading() -> None:
    features = dict(pair(_ENGLISH, _CHINESE.format(boats=421), ("1826-06-12", "1826-06-07"), "date").features)
    assert features["told alike elsewhere"] < 0


def test_values_far_apart_gain_nothing_from_a_common_subject() -> None:
    features = dict(pair(_ENGLISH, _CHINESE.format(boats=96), ("412", "96")).features)
    assert "sources on one subject" not in features


def test_a_long_number_of_things_no_table_knows_is_the_same_number() -> None:
    assert not pair(_ENGLISH, _CHINESE.format(boats=412), ("5630", "5630")).veto
    assert pair(_ENGLISH, _CHINESE.format(boats=19), ("19", "19")).veto
    assert pair(_ENGLISH, _CHINESE.format(boats=1284), ("1284", "1284")).veto == ""


def test_a_dictionary_tells_what_is_counted() -> None:
    assert not pair(_ENGLISH, _CHINESE.format(boats=412), ("19", "19")).veto


def test_what_each_lacks_is_left_over() -> None:
    """The flood came on 14 March 1831 here, on 24 March there: nothing else in either text can be meant."""
    other = _CHINESE.format(boats=412).replace("1831年3月14日", "1831年3月24日")
    found = dict(pair(_ENGLISH, other, ("1831-03-14", "1831-03-24"), "date").features)
    assert found["left over on both sides"] > 0
    doubtful = other.replace("驶过。", "驶过。1831年3月4日，市长来访。")
    found = dict(pair(_ENGLISH, doubtful, ("1831-03-14", "1831-03-24"), "date").features)
    assert "left over on both sides" not in found


def test_values_of_one_sentence_are_company() -> None:
    english = "The arena was opened on 4 May 1921, and on 9 June 1923 it burnt down.\n"
    features = dict(
        pair(english, "竞技场1921年5月4日启用，1923年6月9日烧毁。\n", ("1921-05-04", "1921-05-04"), "date").features
    )
    assert features["values beside"] > 0
