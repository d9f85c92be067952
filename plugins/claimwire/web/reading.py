"""What the pages know: answers of the published copy, remembered until it is swapped.

The copy never changes in place, so an answer holds for as long as the file is the same
one. DuckDB shares one instance of a file among the threads of a process by its path, and it
is kept open, since opening costs more than most questions; when the file was swapped,
questions wait until those on the old one have ended.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
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
class Question:
    """A file of `sql/<folder>` with the values of its parameters; None leaves one out."""

    folder: str
    name: str
    params: Mapping[str, object] = field(default_factory=dict)
    limit: int = 1000


def page(name: str, params: Mapping[str, object] | None = None, *, limit: int = 1000) -> Question:
    """A question of the pages' own, `sql/page/<name>.sql`."""
    return Question("page", name, params or {}, limit)


def trend(name: str, params: Mapping[str, object] | None = None, *, limit: int = 1000) -> Question:
    """A named query of the catalogue that everybody can ask."""
    return Question("trends", name, params or {}, limit)


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
        self._kept = ExitStack()

    def together(self, **questions: Question) -> dict[str, Rows]:
        """The answers to several questions, asked at the same time, by their keywords."""
        with ThreadPoolExecutor(max_workers=AT_ONCE) as pool:
            return dict(zip(questions, pool.map(self.rows, questions.values()), strict=True))

    def ask(
        self,
        name: str,
        params: Mapping[str, str],
        *,
        limit: int,
        seconds: float = SECONDS,
        folder: str = "trends",
    ) -> Answer:
        """The answer of a file of `sql/<folder>`, not remembered.

        Raises:
            ConfigError: a parameter is wrong.
            StoreError: it took too long, or nothing is published yet.
        """
        with self._current():
            return warehouse.ask(
                self._path,
                name,
                params,
                limit,
                seconds=seconds,
                folder=folder,
                memory=MEMORY,
            )

    def ask_sql(self, sql: str, *, limit: int, seconds: float) -> Answer:
        """A person's own SQL, by a process that ends when its time or its room is over.

        Raises:
            ConfigError: the SQL is wrong, does more than read or gives too large an answer.
            StoreError: it took too long or too much memory, or nothing is published yet.
        """
        self._look()
        return warehouse.ask_apart(self._path, sql, limit=limit, seconds=seconds, memory=MEMORY)

    def rows(self, question: Question) -> Rows:
        """The answer to a question, remembered for as long as the file is the same."""
        given = {k: str(value) for k, value in question.params.items() if value is not None}
        with self._current() as identity:
            key = (identity, question.folder, question.name, question.limit, *sorted(given.items()))
            with self._turn:
                if found := self._known.get(key):
                    self._known.move_to_end(key)
                    return found
            answer = warehouse.ask(
                self._path,
                question.name,
                given,
                question.limit,
                seconds=SECONDS,
                folder=question.folder,
                memory=MEMORY,
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
                    self._known.clear()
                    self._identity = None
                    self._kept.close()
                    self._kept.enter_context(warehouse.connect_reader(self._path, memory=MEMORY))
                    self._identity = identity
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
