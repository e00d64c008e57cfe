"""What the rules set against each other stands in one row of the fact table."""

from __future__ import annotations

import pytest

from factlint.claims.model import Fact, Verdict
from factlint.claims.pipeline import corpus, extract
from factlint.rules.opposed import opposed
from factlint.rules.registry import RULES
from factlint.rules.run import check_part
from factlint.sources.formats import read


def _facts(*texts: str) -> tuple[tuple[Fact, ...], tuple[Fact, ...]]:
    """The facts before and after."""
    plain = corpus(
        [extract(read(f"{text}\n".encode(), f"{name}.md")) for name, text in zip("abc", texts, strict=False)]
    )
    return plain.facts, opposed(plain, check_part(plain, RULES)).facts


def _rows(facts: tuple[Fact, ...], *values: str) -> list[Fact]:
    return [fact for fact in facts if set(values) <= {str(claim.value) for claim in fact.claims}]


@pytest.mark.parametrize(
    ("texts", "values"),
    [
        pytest.param(
            (
                "The Joint Survey Board held 31 plenary meetings in all.",
                "In May 1962 the Joint Survey Board held its thirty-second and last plenary meeting in Orle.",
            ),
            ("31", "32"),
            id="a last member against the whole",
        ),
        pytest.param(
            (
                "联合勘测委员会前后共举行全体会议三十一次。",
                "1962年5月，聯合勘測委員會在奧爾舉行第三十二次、也是最後一次全體會議。",
            ),
            ("31", "32"),
            id="zh",
        ),
    ],
)
def test_both_ends_in_one_row(texts: tuple[str, ...], values: tuple[str, ...]) -> None:
    before, after = _facts(*texts)
    assert not _rows(before, *values)
    (fact,) = _rows(after, *values)
    assert fact.verdict is Verdict.CONFLICT
    assert any(step.startswith("N202: ") for step in fact.trace)
    assert sum(len(each.claims) for each in before) == sum(len(each.claims) for each in after)


def test_two_events_that_are_out_of_order_stay_two_rows() -> None:
    before, after = _facts(
        "The talks on the Orle bridge began on 3 May 1955.",
        "The talks on the Orle bridge ended on 9 March 1955.",
    )
    assert before == after


def test_no_source_is_made_to_contradict_itself() -> None:
    before, after = _facts(
        "The two sides reached an agreement on prisoners on 3 May 1955. They reached no agreement on trade.",
        "In ten years of talks the two sides reached no agreement whatsoever. They agreed on 3 May 1955 on prisoners.",
    )
    for facts in (before, after):
        for fact in facts:
            for document in (0, 1):
                assert len({str(claim.value) for claim in fact.claims if claim.document == document}) < 2
