"""The ledger of a project, as a document among the others, and the names that it and the configuration settle."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from factlint.cli.configuration.faults import fault, shown
from factlint.cli.problem import Problem
from factlint.sources.trees import said

if TYPE_CHECKING:
    from factlint.claims.names import Name
    from factlint.cli.options import Common
    from factlint.sources.document import Document


def ledger(common: Common, *, of_before: bool = False) -> Document | None:
    """The ledger that the configuration names; raises `Problem` where it is missing or says what it cannot mean.

    Of an earlier state only what there was, and was whole.
    """
    config = common.config
    if config.ledger is None:
        return None
    file = config.root / config.ledger
    try:
        data = common.tree.read(file)
    except (OSError, ValueError) as error:
        if of_before:
            return None
        raise config.fault(f"ledger: {config.ledger}: {said(error)}", "ledger") from error
    return read(file, data, common, of_before=of_before)


def read(file: Path, data: bytes, common: Common, *, of_before: bool = False) -> Document | None:
    """The ledger in a file's bytes; raises `Problem`."""
    from factlint.claims.ledger.document import ledger_document
    from factlint.claims.ledger.entries import BadLedger

    try:
        return ledger_document(data.decode("utf-8-sig"), common.config.ledger or file.name, common.config.aliases)
    except UnicodeDecodeError as error:
        if of_before:
            return None
        raise Problem(f"{shown(file)}: not UTF-8") from error
    except BadLedger as error:
        if of_before:
            return None
        if error.start < 0:
            raise Problem(f"{shown(file)}: {error.reason}") from error
        raise fault(file, data.decode("utf-8-sig"), error.start, error.end, error.reason) from error


def names(common: Common, pinned: Document | None) -> tuple[Name, ...]:
    """What people, places and events are called, by the configuration and the ledger."""
    if pinned is None:
        return common.config.aliases
    from factlint.claims.ledger.entries import read_ledger

    return (*common.config.aliases, *read_ledger(pinned.source).names)
