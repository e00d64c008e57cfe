"""`factlint align`."""

from __future__ import annotations

from typing import Any

import click

from factlint.claims.model import Corpus, Fact
from factlint.cli.cache import dictionary
from factlint.cli.extracting import extracted
from factlint.cli.gather import Gathered, gather, shelves
from factlint.cli.options import SHOW_FILES, common, common_values, output_format
from factlint.cli.outputs import deliver_all, deliver_files
from factlint.reports.align.formats import FORMATS
from factlint.reports.result import FactList


@click.command(name="align")
@common
@output_format(list(FORMATS))
@click.option("--all", "single", is_flag=True, help="List facts that one source alone states, too (table, markdown).")
@SHOW_FILES
def command(output_format: str, show_files: bool, single: bool, **values: Any) -> int:
    """Show fact by fact what each source says: one row a fact, one column a source, the verdict last.

    SOURCE is files, folders, or - for standard input; without it what the configuration names, else the current
    folder.
    """
    from factlint.claims.corpora import corpora, merged
    from factlint.rules.opposed import opposed
    from factlint.rules.registry import RULES
    from factlint.rules.run import check_part

    shared = common_values(values)
    gathered = gather(shared)
    if show_files:
        return deliver_files(gathered, shared)
    extractions, lost = extracted(gathered.documents, shared, gathered.names)
    parts = corpora(extractions, dictionary(shared), shelves(shared), besides=gathered.besides)
    whole = merged([opposed(corpus, check_part(corpus, RULES)) for corpus in parts])
    facts = tuple(fact for fact in whole.facts if _in_focus(whole, fact, gathered))
    deliver_all(FactList(whole, facts, single), FORMATS, output_format, shared)
    return 2 if gathered.failed or lost else 0


def _in_focus(whole: Corpus, fact: Fact, gathered: Gathered) -> bool:
    return any(whole.extractions[claim.document].document.path in gathered.focus for claim in fact.claims)
