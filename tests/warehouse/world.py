"""A folder with a warehouse, and articles and claims made by a line each."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from claimwire import warehouse
from claimwire.records import (
    Article,
    Capture,
    Claim,
    Quantity,
    Refusal,
    claim_id_of,
    content_hash_of,
)
from claimwire.topic import Topic

NOW = datetime(2026, 2, 1, 12, tzinfo=UTC)


@dataclass
class World:
    """A folder with a warehouse, staged batches and a published copy."""

    folder: Path
    topic: Topic

    @property
    def warehouse(self) -> Path:
        """The warehouse's file."""
        return self.folder / "warehouse.duckdb"

    @property
    def published(self) -> Path:
        """The published copy's file."""
        return self.folder / "claimwire.duckdb"

    @property
    def staging(self) -> Path:
        """The folder of staged batches."""
        return self.folder / "staging"

    def stage(
        self,
        batch_id: str,
        *articles: warehouse.StagedArticle,
        version: str = "x1",
        made_at: str = "2026-01-31T00:00:00+00:00",
        claims: list[Claim] | None = None,
        refusals: tuple[Refusal, ...] = (),
    ) -> warehouse.Batch:
        """Stage articles with one claim for each of their lines, or with `claims`."""
        found = (
            claims if claims is not None else [c for a in articles for c in claims_of(a.article)]
        )
        hashes = {a.article.article_id: a.article.content_hash for a in articles}
        return warehouse.write_batch(
            self.staging,
            batch_id=batch_id,
            made_at=made_at,
            extractor_version=version,
            articles=articles,
            claims=[
                warehouse.StagedClaim(claim=c, content_hash=hashes[c.article_id]) for c in found
            ],
            captures=[capture(a.capture_id, a.fetched_at) for a in articles],
            refusals=refusals,
        )

    def load(self) -> warehouse.LoadReport:
        """Load all that is staged."""
        report = warehouse.load_batches(self.warehouse, self.staging, topic=self.topic, now=NOW)
        kept, made = (
            self.rows(f"SELECT * FROM {name} ORDER BY claim_id, extractor_version, position")
            for name in ("measure_figures", "measure_figures_made")
        )
        assert kept == made, "the loader keeps the table of figures as the claims make it"
        return report

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """What the warehouse answers."""
        with warehouse.connect_reader(self.warehouse) as con:
            return [tuple(row.values()) for row in con.sql(sql).to_arrow_table().to_pylist()]


def article(
    number: int,
    text: str = "Domestic share was 14% in 2023.",
    *,
    fetched_at: str = "2026-01-05T09:00:00+00:00",
    outlet: str = "Daily",
    cleaner: str = "c1",
    **more: Any,
) -> warehouse.StagedArticle:
    """An article of one outlet; the number makes its id and address."""
    url = f"https://daily.example/{number}"
    fields: dict[str, Any] = {
        "published_at": "2026-01-05T16:30:00+08:00",
        "language": "en",
        "title": f"Title {number}",
        **more,
    }
    return warehouse.StagedArticle(
        article=Article(
            article_id=f"a{number}",
            url=url,
            canonical_url=url,
            site="daily.example",
            text=text,
            content_hash=content_hash_of(text),
            **fields,
        ),
        capture_id=f"k{number}-{fetched_at}",
        source_id="daily",
        entry_id=f"e{number}",
        fetched_at=fetched_at,
        outlet=outlet,
        cleaner_version=cleaner,
    )


def claims_of(of: Article, **more: Any) -> list[Claim]:
    """A claim for each line of an article's text, with the first number in it as a quantity."""
    claims, start = [], 0
    for line in of.text.split("\n\n"):
        end = start + len(line)
        told = re.search(r"(\d+)%", line)
        quantities = (Quantity(surface=told[0], value=float(told[1]), unit="%"),) if told else ()
        fields: dict[str, Any] = {
            "claimant": "IDC",
            "attribution": "reported",
            "kind": "measurement",
            "negated": False,
            "themes": ("market",),
            "entities": ("idc",),
            "period": "2023",
            **more,
        }
        claims.append(
            Claim(
                claim_id=claim_id_of(of.article_id, of.text, start, end),
                article_id=of.article_id,
                evidence=line,
                start=start,
                end=end,
                quantities=quantities,
                proposition=line,
                rules=("kind:amount", "claimant:subject"),
                **fields,
            )
        )
        start = end + 2
    return claims


def capture(capture_id: str, fetched_at: str) -> Capture:
    """A capture that answered well."""
    return Capture(
        capture_id=capture_id,
        entry_id="e",
        source_id="daily",
        url="https://daily.example/1",
        final_url="https://daily.example/1",
        fetched_at=fetched_at,
        status=200,
        content_type="text/html",
        payload_sha256="0" * 64,
        archive="b.warc.gz",
        offset=0,
        length=100,
    )


def refusal(number: int) -> Refusal:
    """A page that was not found."""
    return Refusal(
        url=f"https://daily.example/{number}",
        stage="fetch",
        kind="http-404",
        reason="not found",
        at="2026-01-05T09:00:00+00:00",
        source_id="daily",
    )
