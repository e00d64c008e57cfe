"""What stands between the same neighbours in two sources."""

from __future__ import annotations

from factlint.claims.order import Order
from factlint.claims.pipeline import corpus, extract
from factlint.sources.formats import read

_ONE = "On 3 May the dam was surveyed. On 7 May it was measured. On 9 May it was painted. On 12 May it was sold.\n"
_TWO = "On 3 May men came. On 8 May men left. On 9 May men slept. On 20 May men ate.\n"


def _order() -> Order:
    read_in = corpus([extract(read(text.encode(), f"{n}.md")) for n, text in enumerate((_ONE, _TWO))])
    order = Order([claim for extraction in read_in.extractions for claim in extraction.claims])
    order.learn([0, 4])
    order.learn([2, 6])
    return order


def test_both_sides_one_or_none() -> None:
    order = _order()
    assert order.sides(1, 5) == 2
    assert order.sides(3, 7) == 1
    assert order.sides(1, 7) == 0


def test_no_neighbour_is_none_in_common() -> None:
    assert _order().sides(0, 4) == 1
