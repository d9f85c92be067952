"""A made-up warehouse of any size, for measuring: the shape of real tables, no meaning.

Shares follow the claims of the sample site (amounts, periods, kinds, rules, speakers a
claim) and what is known of news otherwise: few outlets and speakers say most, a quarter of
the articles copy another, one claim in twenty-five is told again elsewhere, one text in
fifty is edited. Articles come in the order of time, as an outlet's do.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import numpy as np
import pyarrow as pa

from claimwire.warehouse.generate_articles import article_tables, made_articles
from claimwire.warehouse.generate_claims import claim_tables, made_claims, same_claims
from claimwire.warehouse.made_up import (
    CLAIMS_AN_ARTICLE,
    DAYS,
    ENTITIES,
    FIRST_DAY,
    MEASURES,
    OUTLETS,
    THEMES,
    Words,
    days_of,
    words,
)


def mirror_tables(seed: int) -> dict[str, pa.Table]:
    """The rows of the tables that mirror a topic file, and exchange rates by month."""
    vocabulary = words(np.random.default_rng(seed))
    names = pa.map_(pa.string(), pa.string())
    months = np.arange(FIRST_DAY.strftime("%Y-%m"), DAYS // 30, dtype="M8[M]")
    currencies = ("CNY", "TWD")
    return {
        "topic": pa.table(
            {
                "topic_id": ["bench"],
                "time_zone": ["Asia/Taipei"],
                "fingerprint": ["bench"],
                "names": pa.array([[("en", "bench")]], names),
            }
        ),
        "entities": _entities(vocabulary),
        "themes": pa.table(
            {
                "theme_id": list(THEMES),
                "names": pa.array([[("en", t)] for t in THEMES], names),
            }
        ),
        "measures": pa.table(
            {
                "measure_id": [m for m, _, _ in MEASURES],
                "unit": [unit for _, unit, _ in MEASURES],
                "theme_id": [THEMES[0]] * len(MEASURES),
                "names": pa.array([[("en", m)] for m, _, _ in MEASURES], names),
                "entities": pa.array([[]] * len(MEASURES), pa.list_(pa.string())),
            }
        ),
        "sources": pa.table(
            {
                "source_id": list(OUTLETS),
                "outlet": list(OUTLETS),
                "url": [f"https://example.com/{n}" for n in range(len(OUTLETS))],
                "kind": ["rss"] * len(OUTLETS),
                "language": ["zh-Hant"] * len(OUTLETS),
                "time_zone": ["Asia/Taipei"] * len(OUTLETS),
            }
        ),
        "currency_rates": pa.table(
            {
                "day": days_of(np.tile(months, len(currencies))),
                "currency": np.repeat(currencies, len(months)),
                "usd": np.repeat([0.14, 0.031], len(months)),
            }
        ),
    }


def _entities(vocabulary: Words) -> pa.Table:
    """Entities that bear the names of the speakers who are heard most."""
    names = vocabulary.speakers[: len(ENTITIES)]
    return pa.table(
        {
            "entity_id": list(ENTITIES),
            "name": list(names),
            "type": ["company"] * len(ENTITIES),
            "aliases": [[e, name] for e, name in zip(ENTITIES, names, strict=True)],
        }
    )


def chunks(claims: int, seed: int, articles_at_once: int = 20_000) -> Iterator[dict[str, pa.Table]]:
    """Tables by name that make up about `claims` claims, some thousands of articles at a time."""
    rng = np.random.default_rng(seed)
    vocabulary = words(rng)
    wanted = max(claims // CLAIMS_AN_ARTICLE, 1)
    for first in range(0, wanted, articles_at_once):
        count = min(articles_at_once, wanted - first)
        span = (first / wanted, (first + count) / wanted)
        articles = made_articles(rng, vocabulary, count, span)
        told = made_claims(rng, vocabulary, articles)
        yield {
            **article_tables(rng, articles),
            **claim_tables(rng, told, articles),
            "same_claims": same_claims(told),
        }


def last_day() -> date:
    """The last day on which made-up articles are published."""
    return FIRST_DAY.date() + timedelta(days=DAYS - 1)
