"""Takes ZIP archives apart that hold a document, never more of one than a limit whatever the archive says."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

from factlint.sources.decode import Unreadable

_MOST = 10_000
"""Files in an archive; more is a bomb or no document."""


def parts(data: bytes, path: str, what: str, wanted: Callable[[str], bool], largest: int) -> dict[str, bytes]:
    """The wanted files of an archive by name; raises `Unreadable` where they unpack to more than `largest` bytes.

    `what` is what the user calls such an archive: "DOCX file".
    """
    found: dict[str, bytes] = {}
    left = largest
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
            if len(names) > _MOST:
                raise Unreadable(path, f"{what} of more than {_MOST:,} files")
            for name in filter(wanted, names):
                with archive.open(name) as stream:
                    found[name] = stream.read(left + 1)
                if len(found[name]) > left:
                    raise Unreadable(path, f"its part {name} unpacks to more than {largest:,} bytes")
                left -= len(found[name])
    except (zipfile.BadZipFile, zipfile.LargeZipFile, EOFError, OSError, ValueError, RuntimeError, NotImplementedError):
        raise Unreadable(path, f"damaged {what}: its archive cannot be unpacked") from None
    except Exception as error:  # zlib.error: the module need not be imported to be told
        if type(error).__name__ != "error":
            raise
        raise Unreadable(path, f"damaged {what}: its archive cannot be unpacked") from None
    return found
