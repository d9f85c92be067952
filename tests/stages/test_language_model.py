"""The pipeline with a language model in place of the rules, over a server that fails at will."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from claims.llm.model_server import ModelServer, Reply, claims
from claimwire import stages, warehouse
from claimwire.claims.llm import FALLBACK_RULE

if TYPE_CHECKING:
    from claimwire.stages import Pipeline
    from claimwire.topic import Topic
    from stages.conftest import Desk

RULES = """
    FROM claim_rules SELECT DISTINCT extractor_version, position, rule WHERE position < 2
    ORDER BY position
"""


def model_pipeline(desk: Desk, server: ModelServer) -> Pipeline:
    """The desk's pipeline with the model behind a server."""
    some = desk.pipeline
    chosen = replace(
        some.settings, extractor="llm", llm_url=server.url, llm_model="tiny", max_attempts=1
    )
    return replace(some, settings=chosen, run="r1")


def test_a_model_that_is_down_costs_no_article(desk: Desk, few_sources: Topic) -> None:
    """Every article gets the rules' claims; rows and report say that these are a fallback."""
    desk.topic = few_sources
    with ModelServer(Reply(503)) as server:
        pipeline = model_pipeline(desk, server)
        stages.set_up(pipeline)
        stages.watch(pipeline)
        reports = [r for batch in stages.plan(pipeline) for r in stages.ingest(pipeline, batch)]
        stages.load(pipeline)
        stages.publish(pipeline)
    extracted = [r for r in reports if r.stage == "extract" and r.done]
    assert extracted
    assert all(r.counts["llm_fallbacks"] == r.done for r in extracted)
    rows = warehouse.ask(pipeline.settings.published_path, RULES, limit=100).rows
    assert [row[2] for row in rows] == [FALLBACK_RULE, "fallback:http-503"]
    assert all(str(row[0]).startswith("llm-tiny-prompt-1-") for row in rows)


def test_a_model_without_claims_leaves_articles_without_claims(
    desk: Desk, few_sources: Topic
) -> None:
    """An empty answer is an answer: the rules do not step in, and the report counts requests."""
    desk.topic = few_sources
    with ModelServer(claims()) as server:
        pipeline = model_pipeline(desk, server)
        stages.set_up(pipeline)
        stages.watch(pipeline)
        reports = [r for batch in stages.plan(pipeline) for r in stages.ingest(pipeline, batch)]
    asked = sum(r.counts.get("llm_requests", 0) for r in reports)
    assert asked == len(server.asked) > 0
    assert sum(r.counts.get("claims", 0) for r in reports) == 0
