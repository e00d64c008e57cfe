"""What every start derives from the package's own data, kept between runs: regular expressions compiled, tables read.

Half of a short run would go into that work. Whoever starts the tool may give a `Shelf` to keep its results on; they are
the same with it and without it. Nothing that comes from a document is kept here, so that a shelf cannot grow.

Compiled expressions are kept as the code that the standard library's compiler makes of them: those that are asked for
by `compiled`, and all that modules compile while they are imported, the package's own and others'. That code is no part
of the library's interface: where anything about it is not as expected, expressions are compiled as usual.
"""

from __future__ import annotations

import re
import sys
from array import array
from collections.abc import Callable, Mapping
from contextlib import suppress
from hashlib import blake2b
from importlib import import_module
from typing import Any, Protocol, cast

from msgspec import msgpack

_Made = tuple[int, list[int], int, dict[str, int], list[str | None]]
"""Flags, code, number of groups, index of each name, name of each index: what an expression is made of."""


class Shelf(Protocol):
    """Where derived data are kept, by name."""

    def get(self, name: str) -> bytes | None:
        """What was kept under that name."""

    def put(self, name: str, data: bytes) -> None:
        """Keep something; names tell everything that it was derived from but the package itself."""


_shelf: Shelf | None = None


def use(shelf: Shelf | None) -> None:
    """Keep derived data there from now on, or with None nowhere."""
    global _shelf
    _shelf = shelf
    with suppress(ImportError, AttributeError):
        compiler: Any = import_module("re._compiler")
        compiler.compile = _ORDINARY if shelf is None else _on_import


def table(name: str, make: Callable[[], Any]) -> Any:
    """A value of MessagePack's kinds, derived from the package's data alone; tuples come back as lists."""
    if _shelf is None:
        return make()
    found = _shelf.get(name)
    if found is not None:
        return msgpack.decode(found)
    made = make()
    _shelf.put(name, msgpack.encode(made))
    return made


def compiled(form: str, flags: int = 0) -> re.Pattern[str]:
    """`re.compile(form, flags)`, for forms that stand in the package or are made of its data."""
    if _shelf is None or len(form) < _LONG:
        return re.compile(form, flags)
    name = f"re {int(flags)} {blake2b(form.encode('utf-8', 'surrogatepass'), digest_size=16).hexdigest()}"
    try:
        kept = _shelf.get(name)
        if kept is None:
            made = _made(form, flags)
            _shelf.put(name, _packed(made))
        else:
            made = _unpacked(kept)
        return _assembled(form, made)
    except (ImportError, AttributeError, TypeError, ValueError, RuntimeError, OverflowError):
        return re.compile(form, flags) if _ORDINARY is None else cast(re.Pattern[str], _ORDINARY(form, flags))


_LONG = 8
"""Characters from which keeping an expression is cheaper than compiling it."""
_NEAR = 8
"""Calls between a module that is imported and the compiler, at most."""
_ORDINARY: Any = getattr(import_module("re"), "_compiler", None) and import_module("re._compiler").compile


def _on_import(form: Any, flags: int = 0) -> Any:
    """What the library's compiler does; of an expression that a module is made of, from the shelf."""
    if type(form) is not str or len(form) < _LONG or not _is_importing():
        return _ORDINARY(form, flags)
    return compiled(form, flags)


def _is_importing() -> bool:
    """Whether this is called from the body of a module: what is compiled then depends on no document."""
    frame = sys._getframe(3)
    for _ in range(_NEAR):
        if frame.f_code.co_name == "<module>":
            return frame.f_globals.get("__name__") != "__main__"
        if frame.f_back is None:
            return False
        frame = frame.f_back
    return False


def _made(form: str, flags: int) -> _Made:
    """As `re._compiler.compile` does it."""
    parsed = import_module("re._parser").parse(form, flags)
    code: list[int] = import_module("re._compiler")._code(parsed, flags)
    names: Mapping[str, int] = parsed.state.groupdict
    by_index: list[str | None] = [None] * parsed.state.groups
    for name, index in names.items():
        by_index[index] = name
    return int(flags | parsed.state.flags), [int(each) for each in code], parsed.state.groups - 1, dict(names), by_index


def _assembled(form: str, made: _Made) -> re.Pattern[str]:
    flags, code, groups, names, by_index = made
    return cast(re.Pattern[str], _sre().compile(form, flags, code, groups, names, tuple(by_index)))


def _packed(made: _Made) -> bytes:
    flags, code, *rest = made
    return msgpack.encode((flags, array("I", code).tobytes(), *rest))


def _unpacked(data: bytes) -> _Made:
    flags, body, groups, names, by_index = msgpack.decode(data)
    code = array("I", body)
    return flags, code.tolist(), groups, names, by_index


def _sre() -> Any:
    return import_module("_sre")
