"""What documents say, kept between runs by the bytes of the file: a document that stays as it is, is read once."""

from __future__ import annotations

import contextlib
from functools import cached_property
from hashlib import sha1
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from factlint.claims.model import Extraction
    from factlint.rules.finding import Finding
    from factlint.sources.document import Document

_TABLE = "create table if not exists documents (name text primary key, said blob not null) without rowid"
_FINDINGS = "create table if not exists findings (name text primary key, told blob not null) without rowid"
_LARGEST = 600_000_000
"""Bytes of the file, from which half of it is dropped."""
_BATCH = 20
_FILES = 9
"""Files of different programs that stay side by side; each has up to two for what is being written."""


class Store:
    """One file of a folder; where it cannot be used, nothing is kept and nobody is bothered."""

    def __init__(self, file: Path | None) -> None:
        """A store in a file; with None in memory."""
        self._file = file
        self._names: dict[int, tuple[Document, str]] = {}
        """By identity of a document that was read: itself, which keeps its identity, and the name of what it says."""
        self._known: dict[int, Extraction] = {}
        self._said: dict[str, Extraction] = {}
        self._unsaved = 0
        self._is_full = False

    def read(self, data: bytes, path: str, limit: int, told: str | None = None) -> Document:
        """The document in a file's bytes; `told` is what else it is read with. Raises `Unreadable`."""
        from factlint.sources.formats import read

        name = name_of(path, blob(data), limit, told)
        document = self.document(name, path)
        if document is None:
            document = read(data, path, limit)
            self._names[id(document)] = document, name
        return document

    def document(self, name: str, path: str) -> Document | None:
        """The document of that name, where it was read before."""
        extraction = self._said.get(name) or self._find(name, path)
        if extraction is None:
            return None
        self._said[name] = extraction
        self._names[id(extraction.document)] = extraction.document, name
        self._known[id(extraction.document)] = extraction
        return extraction.document

    def extraction(self, document: Document) -> Extraction | None:
        """What a document says that was read here, where that is known."""
        return self._known.get(id(document))

    def keep(self, document: Document, extraction: Extraction) -> None:
        """Keep what a document says that was read here."""
        from factlint.cli.packed import pack

        found = self._names.get(id(document))
        if found is not None and not self._is_full and self.connection is not None:
            import sqlite3

            try:
                self.connection.execute("insert or replace into documents values (?, ?)", (found[1], pack(extraction)))
                self.saved()
            except (sqlite3.Error, OSError):  # another process may write at length: then this one does not
                self._is_full = True

    def name(self, document: Document) -> str:
        """What tells a document that was read here from all others; "" for any other one."""
        found = self._names.get(id(document))
        return found[1] if found else ""

    def findings(self, name: str) -> tuple[Finding, ...] | None:
        """What the rules said of some documents, where that is known."""
        if self.connection is None:
            return None
        import sqlite3

        from factlint.cli.packed import unpack_findings

        try:
            row = self.connection.execute("select told from findings where name = ?", (name,)).fetchone()
            return unpack_findings(row[0]) if row else None
        except (sqlite3.Error, ValueError, TypeError):
            return None

    def keep_findings(self, name: str, findings: Sequence[Finding]) -> None:
        """Keep what the rules said."""
        if self.connection is None or self._is_full:
            return
        import sqlite3

        from factlint.cli.packed import pack_findings

        try:
            self.connection.execute("insert or replace into findings values (?, ?)", (name, pack_findings(findings)))
            self.saved()
        except (sqlite3.Error, OSError):
            self._is_full = True

    def saved(self) -> None:
        """Something was written: from time to time others may write, too; raises sqlite3.Error."""
        self._unsaved += 1
        if self.connection is not None and self._unsaved % _BATCH == 0:
            self.connection.commit()

    def close(self) -> None:
        """Write what came to it."""
        connection = self.__dict__.get("connection")
        if connection is not None:
            import sqlite3

            from factlint.cli.shelf import prune

            with contextlib.suppress(sqlite3.Error, OSError):
                connection.commit()
                if self._file is None:
                    return
                prune(self._file.parent, _FILES, 2 * _LARGEST)
                if self._file.stat().st_size > _LARGEST:
                    connection.execute("delete from documents where abs(random()) % 2")
                    connection.execute("delete from findings")
                    connection.commit()
                    connection.execute("vacuum")
            connection.close()

    def _find(self, name: str, path: str) -> Extraction | None:
        if self.connection is None:
            return None
        import sqlite3

        from factlint.cli.packed import unpack

        try:
            row = self.connection.execute("select said from documents where name = ?", (name,)).fetchone()
            found = unpack(row[0]) if row else None
        except (sqlite3.Error, ValueError, TypeError):
            return None
        return found if found is not None and found.document.path == path else None

    @cached_property
    def connection(self) -> sqlite3.Connection | None:
        """The file, made where it is missing and made anew where it is damaged."""
        import sqlite3

        for _ in range(2):
            try:
                return _open(self._file)
            except sqlite3.OperationalError:
                return None
            except sqlite3.DatabaseError:
                with contextlib.suppress(OSError, AttributeError):
                    self._file.unlink()  # type: ignore[union-attr]
            except OSError:
                return None
        return None


def _open(file: Path | None) -> sqlite3.Connection:
    import sqlite3

    from factlint.cli.shelf import make_folder

    if file is not None:
        make_folder(file.parent)
    connection = sqlite3.connect(file or ":memory:", timeout=2, isolation_level="DEFERRED")
    try:
        connection.execute("pragma synchronous = off")
        connection.execute("pragma journal_mode = wal")
        connection.execute(_TABLE)
        connection.execute(_FINDINGS)
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def name_of(path: str, bytes_name: str, limit: int, base_date: str | None) -> str:
    """What tells a document from all others: where it lies, its bytes, how it is read."""
    return f"{path}\n{bytes_name} {limit} {base_date}"


def blob(data: bytes) -> str:
    """The name that git gives to a file's bytes."""
    return sha1(b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()
