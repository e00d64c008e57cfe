"""`factlint compare`."""

from __future__ import annotations

from typing import Any

import click

from factlint.claims.bridge import Lookup
from factlint.claims.model import Extraction
from factlint.cli.cache import dictionary
from factlint.cli.extracting import extracted
from factlint.cli.gather import gather_one
from factlint.cli.options import Common, common, common_values, output_format
from factlint.cli.outputs import deliver_all
from factlint.cli.pinning import ledger, names
from factlint.cli.problem import Problem
from factlint.reports.compare.formats import FORMATS
from factlint.reports.result import Compared


@click.command(name="compare")
@common
@output_format(list(FORMATS))
@click.option("--text", "literal", is_flag=True, help="A and B are the texts themselves.")
@click.option("--pairs", metavar="FILE", help="Many short texts: JSON Lines with id, a, b.")
@click.option("--all", "same", is_flag=True, help="List what both say alike, too (table, markdown).")
@click.option("--exit-zero", is_flag=True, help="Exit 0 even where there are conflicts.")
def command(output_format: str, literal: bool, pairs: str | None, same: bool, exit_zero: bool, **values: Any) -> int:
    """Compare two texts on one subject: a revision or a translation with its original, a statement with a source.

    Give two files A and B as SOURCE. That both are about one subject is taken from you, so that less has to speak for
    two values being readings of one thing than in `check`.
    """
    shared = common_values(values)
    if pairs is not None:
        from factlint.cli.pairs import compare_pairs

        if shared.sources or literal:
            raise Problem("--pairs takes its texts from FILE: leave A and B and --text out")
        return compare_pairs(pairs, shared, exit_zero=exit_zero)
    if len(shared.sources) != 2:
        raise Problem("name two files A and B, two texts with --text, or a file of pairs with --pairs")
    both = _texts(shared) if literal else _files(shared)
    if both is None:
        return 2
    result = result_of(*both, dictionary(shared), same=same)
    deliver_all(result, FORMATS, output_format, shared)
    return int(bool(result.counts()["conflict"]) and not exit_zero)


def result_of(first: Extraction, second: Extraction, lookup: Lookup, *, same: bool = False) -> Compared:
    """Two texts and where they cannot both be true."""
    from factlint.claims.versions import compared
    from factlint.rules.versions import conflicts

    comparison = compared(first, second, lookup)
    return Compared(comparison, tuple(conflicts(comparison.corpus)), same)


def _files(shared: Common) -> tuple[Extraction, Extraction] | None:
    """The two documents in the order given; None where one of them cannot be read, which was said."""
    documents = [gather_one(shared, name) for name in shared.sources]
    found = [document for document in documents if document is not None]
    extractions, lost = extracted(found, shared, names(shared, ledger(shared)))
    return (extractions[0], extractions[1]) if len(extractions) == len(documents) and not lost else None


def _texts(shared: Common) -> tuple[Extraction, Extraction]:
    first, second = shared.sources
    return literal_text(first, "a", shared.base_date), literal_text(second, "b", shared.base_date)


def literal_text(text: str, name: str, base_date: str | None) -> Extraction:
    """What a text says that is no file; `name` stands where a path would."""
    from factlint.claims.pipeline import extract
    from factlint.sources.plain import read

    return extract(read(text, name), base_date)
