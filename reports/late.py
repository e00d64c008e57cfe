"""Formats that are imported when they are written: a start should cost no more than it uses."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any

from factlint.reports.style import Style


def late(module: str) -> Callable[[Any, Style], str]:
    """The function `report` of a module, which is imported at the first call."""

    def report(result: Any, style: Style) -> str:
        text: str = import_module(module).report(result, style)
        return text

    return report


def formats(package: str, *names: str) -> dict[str, Callable[[Any, Style], str]]:
    """Name to function, for formats that are modules of one package by the same names."""
    return {name: late(f"{package}.{name}") for name in names}
