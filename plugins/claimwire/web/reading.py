"""What the pages know: answers of the published copy, remembered until it is swapped.

The copy never changes in place, so an answer holds for as long as the file is the same
one. DuckDB shares one instance of a file among the threads of a process by its path; when
the file was swapped, questions wait until those on the old one have ended.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claimwire import warehouse
from claimwire.errors import StoreError
from claimwire.warehouse import Answer

Row = Mapping[str, Any]
Identity = tuple[int, int, int]

AT_ONCE = 4
"""So many questions run at a time: DuckDB gives every one of them all cores."""

REMEMBERED = 256
MEMORY = "2GB"
SECONDS = 15.0


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of a question as mappings; `truncated` where there are more."""

    rows: tuple[Row, ...]
    truncated: bool = False

    def __iter__(self) -> Iterator[Row]:
        """The rows in order."""
        return iter(self.rows)

    def __len__(self) -> int:
        """The number of rows."""
        return len(self.rows)

    @property
    def first(self) -> Row | None:
        """The first row, None where there is none."""
        return self.rows[0] if self.rows else None


class Reader:
    """Asks the published copy at one path, from many threads, within bounds."""

    def __init__(self, published: Path) -> None:
        self._path = published
        self._slots = threading.BoundedSemaphore(AT_ONCE)
        self._turn = threading.Condition()
        self._open = 0
        self._identity: Identity | None = None
        self._known: OrderedDict[tuple[object, ...], Rows] = OrderedDict()

    def page(
        self, name: str, params: Mapping[str, object] | None = None, *, limit: int = 1000
    ) -> Rows:
        """The rows of `sql/page/<name>.sql`; a parameter that is None is left out."""
        return self._remembered("page", name, limit, params or {})

    def trend(
        self, name: str, params: Mapping[str, object] | None = None, *, limit: int = 1000
    ) -> Rows:
        """The rows of a named query of the catalogue; a parameter that is None is left out."""
        return self._remembered("trends", name, limit, params or {})

    def ask(
        self, name_or_sql: str, params: Mapping[str, str], *, limit: int, seconds: float
    ) -> Answer:
        """A person's own question, not remembered.

        Raises:
            ConfigError: the question is wrong or does more than read.
            StoreError: it took too long, or nothing is published yet.
        """
        with self._current():
            return warehouse.ask(
                self._path, name_or_sql, params, limit, seconds=seconds, memory=MEMORY
            )

    def _remembered(self, folder: str, name: str, limit: int, params: Mapping[str, object]) -> Rows:
        given = {key: str(value) for key, value in params.items() if value is not None}
        with self._current() as identity:
            key = (identity, folder, name, limit, *sorted(given.items()))
            with self._turn:
                if found := self._known.get(key):
                    self._known.move_to_end(key)
                    return found
            answer = warehouse.ask(
                self._path, name, given, limit, seconds=SECONDS, folder=folder, memory=MEMORY
            )
            rows = Rows(tuple(answer.table.to_pylist()), answer.truncated)
            with self._turn:
                self._known[key] = rows
                while len(self._known) > REMEMBERED:
                    self._known.popitem(last=False)
        return rows

    @contextmanager
    def _current(self) -> Iterator[Identity]:
        """A slot to ask in, with no question on an older file still open."""
        with self._slots:
            with self._turn:
                identity = self._look()
                while identity != self._identity and self._open:
                    self._turn.wait()
                    identity = self._look()
                if identity != self._identity:
                    self._identity = identity
                    self._known.clear()
                self._open += 1
            try:
                yield identity
            finally:
                with self._turn:
                    self._open -= 1
                    self._turn.notify_all()

    def _look(self) -> Identity:
        try:
            state = self._path.stat()
        except OSError:
            raise StoreError(
                f"{self._path.name}: nothing is published yet; run the pipeline once"
            ) from None
        return state.st_ino, state.st_mtime_ns, state.st_size
