"""Twice the documents take about twice the time, whatever they say: no step compares everything with everything.

python -m pytest tests/benchmarks/test_scale.py -m slow -s
"""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

_SIZES = {
    "strangers": 30,
    "one_subject": 60,
    "twins": 40,
    "copies": 30,
    "repeated": 1000,
    "agreeing": 150,
    "contradicting": 200,
    "long_document": 30,
    "chronicles": 150,
}
"""Documents of the smaller corpus of each shape: enough for a second of work on the larger, which is four times it."""
_TIMES = 4
_ROOM = 2.0
"""What grows with the square takes twice as much as this allows for."""


@pytest.fixture(scope="module")
def scale() -> ModuleType:
    """The benchmark as a module: folders of tests are none."""
    spec = importlib.util.spec_from_file_location("scale", Path(__file__).parent / "scale.py")
    assert spec is not None and spec.loader is not None
    module = sys.modules["scale"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    module.cost("strangers", 10)
    return module


def test_every_shape_has_a_size(scale: ModuleType) -> None:
    assert _SIZES.keys() == scale.SHAPES.keys()


@pytest.mark.slow
@pytest.mark.parametrize("shape", _SIZES)
def test_time_grows_with_the_documents(scale: ModuleType, shape: str) -> None:
    small = min(scale.cost(shape, _SIZES[shape]).whole for _ in range(2))
    large = scale.cost(shape, _TIMES * _SIZES[shape]).whole
    if large >= _ROOM * _TIMES * small:
        large = min(large, scale.cost(shape, _TIMES * _SIZES[shape]).whole)
    print(f"\n{shape}: {small:.2f} s, {_TIMES} times the documents {large:.2f} s: {large / small:.1f} times")
    assert large < _ROOM * _TIMES * small
