"""The pages that show data: each asks a few questions and hands the answers to a template."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse, Response

from claimwire.web.charts import PHONE, TILE, WIDE, columns, measure_charts
from claimwire.web.marks import Span, edits, found_words, paragraphs
from claimwire.web.reading import Row, Rows, page, trend
from claimwire.web.searching import FACETS, a_day, facet_name, find, read_search, take, whole
from claimwire.web.site import Site
from claimwire.web.taking import csv_file

LONGEST_ID = 100
POINTS, MOST_ROWS = 5000, 300
"""The values of a measure that are asked for, and those of them that its table shows."""

AHEAD = (0, 30, 90, 365, 3650)
"""The choices of how many days ahead forecasts are shown."""

EDITED_FROM_LONGEST = 60_000
"""Characters up to which two versions of an article are compared."""


def router(site: Site) -> APIRouter:
    """The routes of all pages but the SQL box."""
    routes = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)
    reader = site.reader

    @routes.get("/")
    def overview(request: Request) -> HTMLResponse:
        told = reader.together(
            points=page("measure_tiles"),
            contradictions=trend("contradictions", limit=4),
            forecasts=trend("forecasts_due", {"ahead": 30}, limit=40),
            glance=trend("measures_at_a_glance"),
            carried=trend("first_said", limit=6),
            days=page("claims_by_time"),
            loaded=trend("loaded"),
            last_load=page("last_load"),
            sources=trend("source_delay", limit=8),
            seen=page("sources_seen"),
            refused=page("refusals_now", limit=201),
        )
        return site.render(
            request,
            "overview.html.j2",
            loaded=told["loaded"].first,
            last_load=told["last_load"].first,
            days=told["days"],
            bars=columns(told["days"].rows, 720, 64),
            measures=_by_measure(told["points"]),
            glance=_glance(told["glance"]),
            contradictions=told["contradictions"],
            forecasts=once(told["forecasts"])[:6],
            carried=told["carried"],
            sources=told["sources"],
            seen={row["source_id"]: row for row in told["seen"]},
            refused=told["refused"],
        )

    @routes.get("/search")
    def search(request: Request) -> HTMLResponse:
        wanted = read_search(request.query_params)
        return site.render(
            request,
            "search.html.j2",
            search=wanted,
            found=find(reader, wanted),
            facets=FACETS,
            marked=lambda text: found_words(text, wanted.words),
            facet_name=lambda facet, value, tag: facet_name(site.topic, facet, value, tag),
        )

    @routes.get("/search/claims.csv")
    def taken(request: Request) -> Response:
        return csv_file(take(reader, read_search(request.query_params)), "claims")

    @routes.get("/claims/{claim_id}")
    def claim(request: Request, claim_id: str) -> HTMLResponse:
        row = reader.rows(page("claim", {"claim_id": _id(claim_id)})).first
        if row is None:
            raise HTTPException(404, "no such claim in the published copy")
        article_id = row["article_id"]
        return site.render(
            request,
            "claim.html.j2",
            claim=row,
            text=paragraphs(row["text"], [Span(row["start"], row["end"], "evidence")]),
            **reader.together(
                versions=page("versions", {"article_id": article_id, "words": row["evidence"]}),
                same=page("same_claim", {"claim_id": claim_id}, limit=200),
                story=page("story", {"article_id": article_id}, limit=100),
            ),
        )

    @routes.get("/articles/{article_id}")
    def article(request: Request, article_id: str) -> HTMLResponse:
        version = request.query_params.get("version") or None
        number = whole(version, "version", 10**6) if version else None
        row = reader.rows(page("article", {"article_id": _id(article_id), "version": number})).first
        if row is None:
            raise HTTPException(404, "no such article in the published copy")
        told = reader.together(
            claims=page(
                "article_claims", {"article_id": article_id, "content_hash": row["content_hash"]}
            ),
            versions=page("versions", {"article_id": article_id}),
            story=page("story", {"article_id": article_id}, limit=100),
        )
        spans = [
            Span(c["start"], c["end"], c["kind"], f"/claims/{c['claim_id']}")
            for c in told["claims"]
        ]
        return site.render(
            request,
            "article.html.j2",
            article=row,
            text=paragraphs(row["text"], spans),
            edited=_edited(site, row, told["versions"]),
            **told,
        )

    @routes.get("/measures")
    def measures(request: Request) -> HTMLResponse:
        told = reader.together(points=page("measure_tiles"), glance=trend("measures_at_a_glance"))
        return site.render(
            request,
            "measures.html.j2",
            measures=_by_measure(told["points"]),
            glance=_glance(told["glance"]),
            known=[m.id for m in site.topic.measures],
        )

    @routes.get("/measures/{measure}")
    def one_measure(request: Request, measure: str) -> HTMLResponse:
        known = any(m.id == _id(measure) for m in site.topic.measures)
        day = a_day(request.query_params.get("day", ""), "day")
        questions = {
            "points": trend("measure_over_time", {"measure": measure}, limit=POINTS),
            "contradictions": trend("contradictions", {"measure": measure}, limit=20),
            "outcomes": trend("forecast_outcomes", {"measure": measure}, limit=100),
        }
        if day:
            given = {"measure": measure, "day": day}
            questions["as_known"] = trend("measure_as_known_on", given, limit=200)
        told = reader.together(**questions)
        if not known and not told["points"].rows:
            raise HTTPException(404, "no such measure in the topic")
        return site.render(
            request,
            "measure.html.j2",
            measure=measure,
            charts=[
                (WIDE, measure_charts(told["points"], WIDE)),
                (PHONE, measure_charts(told["points"], PHONE)),
            ],
            most=MOST_ROWS,
            day=day,
            **{"as_known": None, **told},
        )

    @routes.get("/contradictions")
    def contradictions(request: Request) -> HTMLResponse:
        measure = request.query_params.get("measure", "")[:LONGEST_ID] or None
        since = a_day(request.query_params.get("since", ""), "since")
        given = {"measure": measure, "since": since}
        return site.render(
            request,
            "contradictions.html.j2",
            pairs=reader.rows(trend("contradictions", given)),
            measure=measure,
            since=since,
            known=[m.id for m in site.topic.measures],
        )

    @routes.get("/forecasts")
    def forecasts(request: Request) -> HTMLResponse:
        ahead = whole(request.query_params.get("ahead", "") or "30", "ahead", 36500)
        claimant = request.query_params.get("claimant", "")[:LONGEST_ID] or None
        told = reader.together(
            due=trend("forecasts_due", {"ahead": ahead, "claimant": claimant}),
            outcomes=trend("forecast_outcomes", {"claimant": claimant}, limit=200),
        )
        return site.render(
            request,
            "forecasts.html.j2",
            ahead=ahead,
            choices=AHEAD,
            claimant=claimant,
            due=once(told["due"]),
            truncated=told["due"].truncated,
            outcomes=told["outcomes"],
        )

    @routes.get("/sources")
    def sources(request: Request) -> HTMLResponse:
        source = request.query_params.get("source", "")[:LONGEST_ID] or None
        told = reader.together(
            sources=trend("source_delay"),
            seen=page("sources_seen"),
            refusals=page("refusals_now", {"source": source}),
            edits=trend("silent_edits", limit=50),
            copied=trend("most_copied", limit=20),
        )
        seen = {row["source_id"]: row for row in told["seen"]}
        return site.render(request, "sources.html.j2", **{**told, "source": source, "seen": seen})

    return routes


def _id(text: str) -> str:
    if len(text) > LONGEST_ID:
        raise HTTPException(404, "no id is so long")
    return text


def _by_measure(points: Iterable[Row]) -> Mapping[str, list[Any]]:
    rows: dict[str, list[Row]] = {}
    for row in points:
        rows.setdefault(str(row["measure"]), []).append(row)
    return {measure: measure_charts(some, TILE) for measure, some in rows.items()}


def once(forecasts: Iterable[Row]) -> list[tuple[Row, int]]:
    """Each forecast once, though several outlets carry it, with the number of times."""
    found: dict[tuple[object, ...], list[Row]] = {}
    for row in forecasts:
        key = (row["due_on"], row["claimed_by"], row["proposition"], row["measure"])
        found.setdefault(key, []).append(row)
    return [(rows[0], len(rows)) for rows in found.values()]


def _glance(rows: Rows) -> Mapping[str, Row]:
    """The row of each measure's commonest unit."""
    found: dict[str, Row] = {}
    for row in rows:
        found.setdefault(str(row["measure"]), row)
    return found


def _edited(site: Site, row: Row, versions: Rows) -> list[Any]:
    """The paragraphs that came and went since the version before, where there is one."""
    before = max((v["version"] for v in versions if v["version"] < row["version"]), default=None)
    if before is None:
        return []
    given = {"article_id": row["article_id"], "version": before}
    old = site.reader.rows(page("article", given)).first
    if old is None or len(old["text"]) + len(row["text"]) > EDITED_FROM_LONGEST:
        return []
    return edits(old["text"], row["text"])
