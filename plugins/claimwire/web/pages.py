"""The pages that show data: each asks a few questions and hands the answers to a template."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse

from claimwire.web.charts import day_bars, measure_charts
from claimwire.web.marks import Span, edits, found_words, paragraphs
from claimwire.web.reading import Row, Rows
from claimwire.web.searching import FACETS, a_day, facet_name, find, read_search, whole
from claimwire.web.site import Site

LONGEST_ID = 100
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
        points = reader.trend("measure_over_time", limit=5000)
        days = reader.page("claims_a_day")
        return site.render(
            request,
            "overview.html.j2",
            loaded=reader.trend("loaded").first,
            last_load=reader.page("last_load").first,
            days=days,
            bars=day_bars(days.rows, 720, 64),
            measures=_by_measure(points, small=True),
            glance=_glance(reader.trend("measures_at_a_glance")),
            contradictions=reader.trend("contradictions", limit=4),
            forecasts=reader.trend("forecasts_due", {"ahead": 30}, limit=6),
            carried=reader.trend("first_said", limit=6),
            sources=reader.trend("source_delay", limit=8),
            refused=reader.page("refusals_now", limit=201),
        )

    @routes.get("/page")
    def page(request: Request) -> HTMLResponse:
        return overview(request)

    @routes.get("/search")
    def search(request: Request) -> HTMLResponse:
        wanted = read_search(request.query_params)
        found = find(reader, wanted)
        return site.render(
            request,
            "search.html.j2",
            search=wanted,
            found=found,
            facets=FACETS,
            marked=lambda text: found_words(text, wanted.words),
            facet_name=lambda facet, value, tag: facet_name(site.topic, facet, value, tag),
        )

    @routes.get("/claims/{claim_id}")
    def claim(request: Request, claim_id: str) -> HTMLResponse:
        row = reader.page("claim", {"claim_id": _id(claim_id)}).first
        if row is None:
            raise HTTPException(404, "no such claim in the published copy")
        return site.render(
            request,
            "claim.html.j2",
            claim=row,
            text=paragraphs(row["text"], [Span(row["start"], row["end"], "evidence")]),
            versions=reader.page(
                "versions", {"article_id": row["article_id"], "words": row["evidence"]}
            ),
            same=reader.page("same_claim", {"claim_id": claim_id}, limit=200),
            story=reader.page("story", {"article_id": row["article_id"]}, limit=100),
        )

    @routes.get("/articles/{article_id}")
    def article(request: Request, article_id: str) -> HTMLResponse:
        version = request.query_params.get("version") or None
        number = whole(version, "version", 10**6) if version else None
        row = reader.page("article", {"article_id": _id(article_id), "version": number}).first
        if row is None:
            raise HTTPException(404, "no such article in the published copy")
        claims = reader.page(
            "article_claims", {"article_id": article_id, "content_hash": row["content_hash"]}
        )
        versions = reader.page("versions", {"article_id": article_id})
        return site.render(
            request,
            "article.html.j2",
            article=row,
            claims=claims,
            text=paragraphs(
                row["text"],
                [Span(c["start"], c["end"], c["kind"], f"/claims/{c['claim_id']}") for c in claims],
            ),
            versions=versions,
            edited=_edited(site, row, versions),
            story=reader.page("story", {"article_id": article_id}, limit=100),
        )

    @routes.get("/measures")
    def measures(request: Request) -> HTMLResponse:
        points = reader.trend("measure_over_time", limit=5000)
        return site.render(
            request,
            "measures.html.j2",
            measures=_by_measure(points, small=True),
            glance=_glance(reader.trend("measures_at_a_glance")),
            known=[m.id for m in site.topic.measures],
        )

    @routes.get("/measures/{measure}")
    def one_measure(request: Request, measure: str) -> HTMLResponse:
        known = next((m for m in site.topic.measures if m.id == _id(measure)), None)
        points = reader.trend("measure_over_time", {"measure": measure}, limit=2000)
        if known is None and not points.rows:
            raise HTTPException(404, "no such measure in the topic")
        day = a_day(request.query_params.get("day", ""), "day")
        return site.render(
            request,
            "measure.html.j2",
            measure=measure,
            points=points,
            charts=measure_charts(points),
            contradictions=reader.trend("contradictions", {"measure": measure}, limit=20),
            outcomes=reader.trend("forecast_outcomes", {"measure": measure}, limit=100),
            day=day,
            as_known=reader.trend(
                "measure_as_known_on", {"measure": measure, "day": day}, limit=200
            )
            if day
            else None,
        )

    @routes.get("/contradictions")
    def contradictions(request: Request) -> HTMLResponse:
        measure = request.query_params.get("measure", "")[:LONGEST_ID] or None
        since = a_day(request.query_params.get("since", ""), "since")
        return site.render(
            request,
            "contradictions.html.j2",
            pairs=reader.trend("contradictions", {"measure": measure, "since": since}),
            measure=measure,
            since=since,
            known=[m.id for m in site.topic.measures],
        )

    @routes.get("/forecasts")
    def forecasts(request: Request) -> HTMLResponse:
        ahead = whole(request.query_params.get("ahead", "") or "30", "ahead", 36500)
        claimant = request.query_params.get("claimant", "")[:LONGEST_ID] or None
        return site.render(
            request,
            "forecasts.html.j2",
            due=reader.trend("forecasts_due", {"ahead": ahead, "claimant": claimant}),
            outcomes=reader.trend("forecast_outcomes", {"claimant": claimant}, limit=200),
            ahead=ahead,
            choices=AHEAD,
            claimant=claimant,
        )

    @routes.get("/sources")
    def sources(request: Request) -> HTMLResponse:
        source = request.query_params.get("source", "")[:LONGEST_ID] or None
        return site.render(
            request,
            "sources.html.j2",
            sources=reader.trend("source_delay"),
            refusals=reader.page("refusals_now", {"source": source}),
            edits=reader.trend("silent_edits", limit=50),
            copied=reader.trend("most_copied", limit=20),
            source=source,
        )

    return routes


def _id(text: str) -> str:
    if len(text) > LONGEST_ID:
        raise HTTPException(404, "no id is so long")
    return text


def _by_measure(points: Iterable[Row], *, small: bool) -> Mapping[str, list[Any]]:
    rows: dict[str, list[Row]] = {}
    for row in points:
        rows.setdefault(str(row["measure"]), []).append(row)
    return {measure: measure_charts(some, small=small) for measure, some in rows.items()}


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
    old = site.reader.page("article", {"article_id": row["article_id"], "version": before}).first
    if old is None or len(old["text"]) + len(row["text"]) > EDITED_FROM_LONGEST:
        return []
    return edits(old["text"], row["text"])
