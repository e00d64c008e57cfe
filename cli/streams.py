"""Standard output, output files and the terminal: UTF-8 whatever the locale, whole files or none, silent pipes."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from pathlib import Path
from typing import Literal

from factlint.cli.problem import Problem

ColorWish = Literal["auto", "always", "never"]


def prepare_streams() -> None:
    """Make standard output and error speak UTF-8; half a surrogate pair in a file name is escaped, never an error."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def deliver(text: str, target: Path | None) -> None:
    """Write a result to standard output, or to a file."""
    if target is not None:
        write_file(target, text)
    elif sys.stdout is not None:
        _print(text)


def _print(text: str) -> None:
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        discard_output()
    except OSError as error:
        discard_output()
        raise Problem(f"standard output cannot be written: {error.strerror}") from error


def discard_output() -> None:
    """Nobody reads any more: let what is left in the buffer go nowhere, so that the exit is silent."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def write_file(target: Path, text: str) -> None:
    """Write a whole file or leave it as it was; a device or pipe is written to directly."""
    write_bytes(target, text.encode("utf-8", "backslashreplace"))


def write_bytes(target: Path, data: bytes) -> None:
    """As `write_file`."""
    try:
        if target.exists() and not target.is_file():
            target.write_bytes(data)
        else:
            _replace(Path(os.path.realpath(target)), data)
    except OSError as error:
        hint = "; make its folder first" if isinstance(error, FileNotFoundError) else ""
        raise Problem(f"{target}: cannot be written: {error.strerror}{hint}") from error


def _replace(target: Path, data: bytes) -> None:
    mode = target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask()
    draft = target.with_name(f".{target.name[:100]}.{os.getpid()}.part")
    try:
        with draft.open("xb") as file:
            file.write(data)
        draft.chmod(mode)
        draft.replace(target)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask


def color(wish: ColorWish, target: Path | None) -> bool:
    """Whether to paint: never into a file; NO_COLOR beats FORCE_COLOR beats the option."""
    if os.environ.get("NO_COLOR") or target is not None:
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    if wish != "auto":
        return wish == "always"
    return sys.stdout is not None and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def columns() -> int:
    """Width of the terminal; COLUMNS, or 80, where there is none."""
    import shutil

    return max(40, shutil.get_terminal_size((80, 24)).columns)
