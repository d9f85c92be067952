"""Made-up articles and claims as the extractor leaves them, for measuring the loader."""

from __future__ import annotations

import numpy as np

from claimwire.records import Article, Capture, Claim, MeasurePoint, Quantity, content_hash_of
from claimwire.warehouse.made_up import (
    CLAIMS_AN_ARTICLE,
    DAYS,
    ENTITIES,
    FIRST_DAY,
    OUTLETS,
    THEMES,
    Rng,
    Words,
    few,
    new_ids,
    words,
)
from claimwire.warehouse.staging import StagedArticle, StagedClaim


def staged(claims: int, seed: int) -> tuple[list[StagedArticle], list[StagedClaim], list[Capture]]:
    """Articles, claims and captures as the extractor leaves them, about `claims` claims."""
    rng = np.random.default_rng(seed)
    vocabulary = words(rng)
    articles, found, captures = [], [], []
    for number in range(claims // CLAIMS_AN_ARTICLE):
        article_id = new_ids(rng, 1)[0]
        lines = [vocabulary.sentence(p) for p in rng.integers(0, 4000, (CLAIMS_AN_ARTICLE, 5))]
        text = "\n\n".join(lines)
        outlet = OUTLETS[int(rng.integers(len(OUTLETS)))]
        day = np.datetime64(FIRST_DAY.replace(tzinfo=None)) + np.timedelta64(
            int(rng.integers(DAYS * 1440)), "m"
        )
        url = f"https://example.com/{article_id}"
        article = Article(
            article_id=article_id,
            url=url,
            canonical_url=url,
            site="example.com",
            title=lines[0],
            published_at=f"{day}:00+00:00",
            language="zh-Hant",
            text=text,
            content_hash=content_hash_of(text),
        )
        articles.append(
            StagedArticle(
                article=article,
                capture_id=f"k{article_id}",
                source_id=outlet,
                entry_id=f"e{number}",
                fetched_at="2026-01-01T00:00:00+00:00",
                outlet=outlet,
                cleaner_version="1",
            )
        )
        captures.append(
            Capture(
                capture_id=f"k{article_id}",
                entry_id=f"e{number}",
                source_id=outlet,
                url=url,
                final_url=url,
                fetched_at="2026-01-01T00:00:00+00:00",
                status=200,
                content_type="text/html",
                payload_sha256="0" * 64,
                archive="bench.warc.gz",
                offset=number,
                length=1,
            )
        )
        start = 0
        for line, claim_id in zip(lines, new_ids(rng, CLAIMS_AN_ARTICLE), strict=True):
            claim = _staged_claim(rng, vocabulary, claim_id, article_id, line, start)
            found.append(StagedClaim(claim=claim, content_hash=article.content_hash))
            start += len(line) + 2
    return articles, found, captures


def _staged_claim(
    rng: Rng, vocabulary: Words, claim_id: str, article_id: str, line: str, start: int
) -> Claim:
    speaker = vocabulary.speakers[few(rng, 1, 400)[0]] if rng.random() < 0.5 else None
    measured = rng.random() < 0.08
    value = int(rng.integers(1, 100))
    quantity = Quantity(surface=line[:2], value=value, unit="%")
    return Claim(
        claim_id=claim_id,
        article_id=article_id,
        evidence=line,
        start=start,
        end=start + len(line),
        claimant=speaker,
        attribution="reported" if speaker else "outlet",
        kind="measurement",
        negated=False,
        entities=tuple(ENTITIES[i] for i in sorted(set(few(rng, 2, 48)))),
        themes=(THEMES[int(rng.integers(7))],),
        quantities=(quantity,),
        period=str(2023 + int(rng.integers(4))),
        checkworthy=True,
        proposition=line,
        points=(MeasurePoint(measure="share", quantity=0, period=None),) if measured else (),
        rules=("kind:amount",),
    )
