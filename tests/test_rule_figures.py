"""The figures of docs/benchmarks.md by rule are made, not typed, and do not drop.

After a change that is meant, `pytest tests/test_rule_figures.py --update-runs` writes them again; read the difference.
"""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

_ROOT = Path(__file__).parent.parent
_PAGE = _ROOT / "docs" / "benchmarks.md"
_BEGIN, _END = "<!-- rules: made by tests/test_rule_figures.py -->\n\n", "\n<!-- end of rules -->"


def _module() -> ModuleType:
    spec = importlib.util.spec_from_file_location("rule_figures", _ROOT / "tests" / "benchmarks" / "rule_figures.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_every_planted_error_stands_where_it_is_said_to() -> None:
    for case in _module().cases():
        assert not case.code or any(text.count(case.at) == 1 for text in case.texts.values()), case.name


def _rows(table: str) -> dict[str, tuple[int, int]]:
    """Of each rule how many errors are found and how many false alarms given."""
    cells = [[cell.strip() for cell in line.split("|")[1:-1]] for line in table.splitlines()[2:]]
    return {cell[0]: (int(cell[2]), int(cell[4])) for cell in cells}


@pytest.mark.slow
def test_no_figure_drops(request: pytest.FixtureRequest) -> None:
    module = _module()
    counts = module.figures()
    made, page = module.table(counts), _PAGE.read_text("utf-8")
    start, stop = page.index(_BEGIN) + len(_BEGIN), page.index(_END)
    if request.config.getoption("--update-runs"):
        _PAGE.write_text(page[:start] + made + page[stop:], "utf-8")
    now = _rows(made)
    for rule, (found, alarms) in _rows(page[start:stop]).items():
        found_now, alarms_now = now.get(rule, (0, 0))
        assert (found_now >= found, alarms_now <= alarms) == (True, True), "\n".join([rule, *counts.misses])
