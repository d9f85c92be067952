"""The published copy from Python: `claimwire.open()`, for notebooks and for other programs.

    import claimwire

    with claimwire.open() as db:
        moved = db.measure_over_time(measure="market-share").pandas()
        first = db.sql("select outlet, count(*) as claims from current_claims group by all").rows

Every query of the catalogue (`claimwire queries`, `sql/README.md`) is a method whose keyword
arguments are the query's parameters. A handle reads one state of the tables for as long as it
is open, also while a newer copy is published beside it; it can change nothing, and SQL can
reach no other file. This is an edge like the command line: where no path is given, the
environment tells where the data is.
"""

from __future__ import annotations

import inspect
import os
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from claimwire import warehouse
from claimwire.errors import ConfigError
from claimwire.settings import Settings
from claimwire.sqlfiles import Param, SqlFile, Value

if TYPE_CHECKING:
    import pyarrow as pa

ALL_ROWS = 2**31
"""More rows than any answer that fits into memory has."""

SECONDS = 300.0
"""How long a question may take unless the caller says otherwise."""

_KINDS: dict[str, type] = {
    "varchar": str,
    "varchar[]": str,
    "search": str,
    "integer": int,
    "double": float,
    "date": date,
    "boolean": bool,
}


class Rows:
    """The answer to one question, in the form that the caller likes."""

    def __init__(self, answer: warehouse.Answer) -> None:
        self._answer = answer

    @property
    def columns(self) -> list[str]:
        """The names of the columns."""
        return self._answer.columns

    @property
    def rows(self) -> list[tuple[object, ...]]:
        """The rows as plain Python values; times are in UTC."""
        return self._answer.rows

    @property
    def truncated(self) -> bool:
        """Whether there were more rows than the limit that was asked for."""
        return self._answer.truncated

    def arrow(self) -> pa.Table:
        """The rows as an Arrow table; nothing is copied."""
        return self._answer.table

    def pandas(self) -> Any:
        """The rows as a pandas data frame.

        Raises:
            ConfigError: pandas is not installed.
        """
        try:
            import pandas  # noqa: F401
        except ImportError:
            raise _missing("pandas") from None
        return self._answer.table.to_pandas()

    def polars(self) -> Any:
        """The rows as a polars data frame.

        Raises:
            ConfigError: polars is not installed.
        """
        try:
            import polars
        except ImportError:
            raise _missing("polars") from None
        return polars.from_arrow(self._answer.table)

    def __len__(self) -> int:
        return int(self._answer.table.num_rows)

    def __repr__(self) -> str:
        return f"<{len(self)} rows of {', '.join(self.columns)}>"


class Database:
    """A published copy, open for reading; close it, or use it as a context manager.

    Args:
        path: the published file.
        seconds: the longest time that one question may take.

    Raises:
        StoreError: there is no such file, or a program writes it.
    """

    def __init__(self, path: Path, *, seconds: float = SECONDS) -> None:
        self.path = path
        self.seconds = seconds
        self._queries = {query.name: query for query in warehouse.named_queries()}
        self._open = ExitStack()
        self._open.enter_context(warehouse.connect_reader(path))
        self._closed = False

    def sql(
        self, text: str, params: Mapping[str, str] | None = None, *, limit: int = ALL_ROWS
    ) -> Rows:
        """Answer one SQL statement that reads; `$name` in it takes `params["name"]`.

        Raises:
            ConfigError: the SQL is wrong, is not one statement or does more than read.
            StoreError: it took too long, or this handle was closed.
        """
        return self._ask(text, params or {}, limit)

    def ask(self, name: str, *, limit: int = ALL_ROWS, **params: Value) -> Rows:
        """Answer the query `name` of the catalogue; the same as calling its method.

        Raises:
            ConfigError: there is no such query or parameter, or a value is of a wrong type.
        """
        if name not in self._queries:
            raise ConfigError("ask", name, f"no such query; known: {', '.join(self._queries)}")
        return self._ask(name, _as_text(self._queries[name], params), limit)

    def queries(self) -> dict[str, str]:
        """What can be asked: the question by the name of its method."""
        return {name: query.purpose for name, query in self._queries.items()}

    def close(self) -> None:
        """Close the file; asking afterwards is an error."""
        self._closed = True
        self._open.close()

    def _ask(self, text: str, params: Mapping[str, str], limit: int) -> Rows:
        if self._closed:
            raise ConfigError("claimwire.open", str(self.path), "this handle is closed; open anew")
        return Rows(warehouse.ask(self.path, text, params, limit, seconds=self.seconds))

    def __getattr__(self, name: str) -> Callable[..., Rows]:
        query = self.__dict__.get("_queries", {}).get(name)
        if query is None:
            raise AttributeError(f"no query {name!r}; `queries()` lists those that there are")

        def asked(*, limit: int = ALL_ROWS, **params: Value) -> Rows:
            return self.ask(name, limit=limit, **params)

        asked.__name__ = asked.__qualname__ = name
        asked.__doc__ = f"{query.purpose}\n\nGives {query.grain}."
        asked.__signature__ = _signature(query)  # type: ignore[attr-defined]
        return asked

    def __dir__(self) -> list[str]:
        return sorted({*super().__dir__(), *self._queries})

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def open(path: str | Path | None = None, *, seconds: float = SECONDS) -> Database:
    """Open the published copy at `path`, by default the one of `CLAIMWIRE_HOME` (`data`).

    Args:
        path: the published file, as `claimwire publish` writes it.
        seconds: the longest time that one question may take.

    Raises:
        StoreError: there is no such file, or a program writes it.
        ConfigError: a `CLAIMWIRE_*` variable is wrong.
    """
    found = Path(path) if path else Settings.from_environment(os.environ).published_path
    return Database(found, seconds=seconds)


def _as_text(query: SqlFile, params: Mapping[str, Value]) -> dict[str, str]:
    """Python values in the form that `ask` takes; None stands for the parameter's default."""
    kinds = {p.name: p.type for p in query.params}
    texts = {}
    for name, value in params.items():
        if value is None:
            continue
        kind = _KINDS.get(kinds.get(name, ""), object)
        taken = (kind, int) if kind is float else (kind, str) if kind is date else (kind,)
        if not isinstance(value, taken) or (kind is int and isinstance(value, bool)):
            raise ConfigError(query.name, name, f"{value!r} is no {kinds[name]}")
        texts[name] = str(value).lower() if isinstance(value, bool) else str(value)
    return texts


def _signature(query: SqlFile) -> inspect.Signature:
    limit = Param(name="limit", type="integer", default=ALL_ROWS)
    return inspect.Signature(
        [
            inspect.Parameter(
                p.name,
                inspect.Parameter.KEYWORD_ONLY,
                default=inspect.Parameter.empty if p.required else p.default,
                annotation=_KINDS[p.type],
            )
            for p in (*query.params, limit)
        ],
        return_annotation=Rows,
    )


def _missing(name: str) -> ConfigError:
    return ConfigError(name, "", f"is not installed; pip install {name}, or use arrow() or rows")
