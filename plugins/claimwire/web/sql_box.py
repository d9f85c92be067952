"""The SQL box: questions of one's own, read-only, bounded in time, rows and bytes, to take away.

A question in the address is asked at once when the reader comes from our own pages or
typed the address; a link on somebody else's page only fills the box, so that no foreign
page can make a reader's browser ask.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse, Response

from claimwire import warehouse
from claimwire.errors import ClaimwireError, StoreBusy
from claimwire.sqlfiles import SqlFile
from claimwire.warehouse import Answer
from claimwire.web.reading import Rows, page
from claimwire.web.site import Site
from claimwire.web.taking import TAKEN, csv_file, parquet_file, tellable

SHOWN = 500
"""The most rows on the page."""

SECONDS = 10.0
LONGEST_SQL = 8000
LONGEST_VALUE = 200
AT_ONCE = 2
"""People's own questions at a time; the pages must go on meanwhile."""

WAITING = 30.0
"""Seconds that a question waits for one of these places."""

_OWN = {"none", "same-origin", "same-site"}


def router(site: Site) -> APIRouter:
    """The routes of the SQL box."""
    routes = APIRouter(include_in_schema=False)
    slots = threading.BoundedSemaphore(AT_ONCE)

    def answer(request: Request, limit: int) -> Answer:
        sql, query, params = _asked(request.query_params)
        with _slot(slots):
            if query is None:
                return site.reader.ask_sql(sql, limit=limit, seconds=SECONDS)
            return site.reader.ask(query.name, params, limit=limit, seconds=SECONDS)

    @routes.get("/sql", response_class=HTMLResponse)
    def box(request: Request) -> HTMLResponse:
        given = request.query_params
        chosen = _query(given.get("name", ""))
        asked = bool(given.get("q", "").strip() or (chosen and given.get("run")))
        found: Answer | None = None
        rows: list[tuple[object, ...]] = []
        error = ""
        if asked and request.headers.get("sec-fetch-site", "none") in _OWN:
            try:
                with tellable():
                    found = answer(request, SHOWN)
                    rows = found.rows
            except ClaimwireError as problem:
                found, error = None, str(problem)
        response = site.render(
            request,
            "sql.html.j2",
            question=given.get("q", "")[:LONGEST_SQL],
            queries=warehouse.named_queries(),
            asks=lambda query: site.words_of(request).question(query.name, query.purpose),
            chosen=chosen,
            values=_params(given),
            written_out=_written_out(chosen, _params(given)) if chosen else "",
            answer=found,
            rows=rows,
            error=error,
            waiting=asked and not (found or error),
            taking={k: v for k, v in given.items() if k != "lang"},
            tables=_tables(site.reader.rows(page("dictionary", limit=5000))),
            shown=SHOWN,
            taken=TAKEN,
            seconds=SECONDS,
        )
        response.status_code = 400 if error else 200
        return response

    @routes.get("/sql/answer.csv")
    def as_csv(request: Request) -> Response:
        found = answer(request, TAKEN)
        return csv_file(found, found.query.name if found.query else "answer")

    @routes.get("/sql/answer.parquet")
    def as_parquet(request: Request) -> Response:
        found = answer(request, TAKEN)
        return parquet_file(found, found.query.name if found.query else "answer")

    return routes


@contextmanager
def _slot(slots: threading.BoundedSemaphore) -> Iterator[None]:
    if not slots.acquire(timeout=WAITING):
        raise StoreBusy("other questions are still running; try again in a moment")
    try:
        yield
    finally:
        slots.release()


def _asked(given: Mapping[str, str]) -> tuple[str, SqlFile | None, Mapping[str, str]]:
    """The question in an address: SQL, or a query of the catalogue and its parameters."""
    text = given.get("q", "").strip()
    if len(text) > LONGEST_SQL:
        raise HTTPException(400, f"the question is longer than {LONGEST_SQL} characters")
    chosen = _query(text or given.get("name", ""))
    if text:
        return text, chosen, {}
    if chosen is None:
        raise HTTPException(400, "ask something: q=SQL, or name=QUERY")
    return "", chosen, _params(given)


def _query(name: str) -> SqlFile | None:
    return next((query for query in warehouse.named_queries() if query.name == name), None)


def _params(given: Mapping[str, str]) -> dict[str, str]:
    """The parameters `p.NAME` that say something."""
    return {
        name[2:]: value.strip()[:LONGEST_VALUE]
        for name, value in given.items()
        if name.startswith("p.") and value.strip()
    }


def _written_out(query: SqlFile, given: Mapping[str, str]) -> str:
    """The query's SQL with its values in place, as a start for SQL of one's own."""
    body = "\n".join(line for line in query.text.splitlines() if not line.startswith("-- "))
    try:
        values = query.values(given)
    except ClaimwireError:
        return body.strip()

    def literal(match: re.Match[str]) -> str:
        value = values.get(match[1])
        if match[1] not in values:
            return match[0]
        if value is None:
            return "null"
        if isinstance(value, bool | int | float):
            return str(value).lower()
        return "'" + str(value).replace("'", "''") + "'"

    return re.sub(r"\$([a-z_]+)", literal, body).strip()


def _tables(rows: Rows) -> dict[tuple[str, str], list[Mapping[str, object]]]:
    found: dict[tuple[str, str], list[Mapping[str, object]]] = {}
    for row in rows:
        found.setdefault((row["table_name"], row["about_table"] or ""), []).append(row)
    return found
