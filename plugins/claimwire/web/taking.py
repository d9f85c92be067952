"""Answers as files to take away: CSV that a spreadsheet opens unharmed, and Parquet."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pyarrow as pa
import pyarrow.compute as pc
from fastapi.responses import Response

from claimwire import warehouse
from claimwire.errors import ConfigError
from claimwire.warehouse import Answer

TAKEN = 100_000
"""The most rows in a file."""

# What a spreadsheet takes for the beginning of a formula.
_FORMULA = r"^[=+\-@\t\r]"


@contextmanager
def tellable() -> Iterator[None]:
    """Turns values beyond what Python or a file can hold into one line for whoever asked.

    Raises:
        ConfigError: such a value was met.
    """
    try:
        yield
    except (pa.ArrowException, OverflowError, ValueError) as error:
        line = " ".join(str(error).split())[:200]
        raise ConfigError(
            "SQL", "", f"a value cannot be told; cast it to varchar ({line})"
        ) from None


def csv_file(answer: Answer, name: str) -> Response:
    """The rows as UTF-8 CSV, with the mark by which Excel knows it and no formulas in texts.

    Raises:
        ConfigError: CSV cannot hold a type of the answer.
    """
    with tellable():
        data = warehouse.to_csv(replace(answer, table=_without_formulas(answer.table)))
    return _file(b"\xef\xbb\xbf" + data, "text/csv; charset=utf-8", f"{name}.csv", answer)


def parquet_file(answer: Answer, name: str) -> Response:
    """The rows as Parquet, with their types and unchanged.

    Raises:
        ConfigError: Parquet cannot hold a type of the answer.
    """
    with tellable(), TemporaryDirectory(prefix="claimwire-answer-") as folder:
        path = Path(folder) / "answer.parquet"
        warehouse.export(answer, path, "parquet")
        data = path.read_bytes()
    return _file(data, "application/vnd.apache.parquet", f"{name}.parquet", answer)


def _without_formulas(table: pa.Table) -> pa.Table:
    """Texts that a spreadsheet would run as a formula, with an apostrophe before them."""
    for index, column in enumerate(table.schema):
        if pa.types.is_string(column.type) or pa.types.is_large_string(column.type):
            texts = table.column(index)
            guarded = pc.if_else(
                pc.fill_null(pc.match_substring_regex(texts, _FORMULA), False),
                pc.binary_join_element_wise("'", texts, ""),
                texts,
            )
            table = table.set_column(index, column.name, guarded)
    return table


def _file(data: bytes, kind: str, name: str, answer: Answer) -> Response:
    headers = {
        "Content-Disposition": f'attachment; filename="claimwire-{name}"',
        "X-Claimwire-Rows": str(answer.table.num_rows),
        "X-Claimwire-Truncated": str(answer.truncated).lower(),
    }
    return Response(data, media_type=kind, headers=headers)
