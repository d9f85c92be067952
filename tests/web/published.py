"""A small published file, loaded the way that real ones are: staged, loaded, related, published.

Its topic is tea, so that nothing of the page can lean on the topic of ours. Some of its text
is hostile on purpose: markup, a script's address and a spreadsheet's formula.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from claimwire.records import (
    Article,
    Capture,
    Claim,
    MeasurePoint,
    Quantity,
    Refusal,
    claim_id_of,
    content_hash_of,
)
from claimwire.relate import relate
from claimwire.topic import Topic
from claimwire.warehouse import (
    StagedArticle,
    StagedClaim,
    load_batches,
    publish,
    write_batch,
)

NOW = datetime(2026, 2, 1, tzinfo=UTC)

TOPIC = Topic.model_validate(
    {
        "topic": {
            "id": "tea",
            "time_zone": "Asia/Taipei",
            "names": {"zh-Hant": "茶葉市場", "en": "The tea market"},
        },
        "themes": [
            {"id": "market", "names": {"zh-Hant": "市場", "en": "Market"}},
            {"id": "harvest", "names": {"zh-Hant": "收成", "en": "Harvest"}},
        ],
        "entities": [{"id": "qinghe", "name": "青禾研究所", "type": "research"}],
        "measures": [
            {
                "id": "local-share",
                "names": {"zh-Hant": "本地茶占比", "en": "Share of local tea"},
                "unit": "%",
                "theme": "market",
                "keywords": {"zh-Hant": ["占比"], "en": ["share"]},
            }
        ],
        "sources": [
            {
                "id": "mountain",
                "url": "https://mountain.example/feed",
                "kind": "rss",
                "outlet": "山城報",
                "language": "zh-Hant",
                "time_zone": "Asia/Taipei",
            }
        ],
    }
)

HOSTILE = "<script>document.title='taken'</script><img src=x onerror=alert(1)>"
FORMULA = '=HYPERLINK("https://evil.example","x")'

SHARE = "青禾研究所表示，2024年本地茶占比達34.6%。"
HARVEST = "茶農陳阿土說：「今年的春茶會少三成。」"
FORECAST = "青禾研究所預計，2025年本地茶占比將達40%。"


def _article(name: str, outlet: str, title: str, text: str, at: str, **more: Any) -> Article:
    language = more.pop("language", "zh-Hant")
    url = more.pop("url", f"https://{name}.example/news/1")
    return Article(
        article_id=name,
        url=url,
        canonical_url=url,
        site=f"{name}.example",
        title=title,
        authors=("林小茶",),
        published_at=at,
        language=language,
        text=text,
        content_hash=content_hash_of(text),
        **more,
    )


def _claim(article: Article, evidence: str, **fields: Any) -> Claim:
    start = article.text.index(evidence)
    end = start + len(evidence)
    made: dict[str, Any] = {
        "claimant": "青禾研究所",
        "attribution": "reported",
        "kind": "measurement",
        "negated": False,
        "themes": ("market",),
        "checkworthy": True,
        "proposition": evidence.rstrip("。."),
        "rules": ("claimant:name-before-cue", "kind:value-of-something"),
    }
    return Claim(
        claim_id=claim_id_of(article.article_id, article.text, start, end),
        article_id=article.article_id,
        evidence=evidence,
        start=start,
        end=end,
        **(made | fields),
    )


def _share(value: float, surface: str, period: str) -> dict[str, Any]:
    return {
        "quantities": (Quantity(surface=surface, value=value, unit="%"),),
        "points": (MeasurePoint(measure="local-share", quantity=0, period=period),),
        "period": period,
        "entities": ("qinghe",),
    }


def published_file(folder: Path) -> Path:
    """Make the file in `folder`; its path."""
    hill = _article(
        "mountain",
        "山城報",
        f"本地茶占比創新高 {HOSTILE}",
        f"{SHARE}{FORECAST}\n\n{HARVEST}\n\n讀者留言：{HOSTILE}",
        "2026-01-10T09:00:00+08:00",
    )
    plain = _article(
        "plain",
        "平原新闻",
        "本地茶占比创新高",
        "青禾研究所表示，2024年本地茶占比达34.6%。记者在产地看到，茶园已经开始采摘。",
        "2026-01-10T12:00:00+08:00",
        language="zh-Hans",
    )
    ridge = _article(
        "ridge",
        "山脊週刊",
        "青禾：本地茶占比三成多",
        "青禾研究所表示，2024年本地茶占比達34.6%。週刊走訪了三座茶園，看見工人正在整理茶樹。",
        "2026-01-11T07:00:00+08:00",
    )
    port = _article(
        "port",
        "Port Herald",
        "Local tea gains",
        "Qinghe Institute said the local share was 31% in 2024. "
        f"A trader called {FORMULA} saw prices rise.",
        "2026-01-12T08:00:00+08:00",
        language="en",
        url="javascript:alert(1)",
    )
    later = "青禾研究所表示，2024年本地茶占比達35.1%。"
    edited = replace(
        hill,
        text=hill.text.replace(SHARE, later),
        content_hash=content_hash_of(hill.text.replace(SHARE, later)),
    )
    first = [
        (hill, "山城報", [
            _claim(hill, SHARE, **_share(34.6, "34.6%", "2024")),
            _claim(hill, FORECAST, **(_share(40, "40%", "2025") | {"kind": "forecast"})),
            _claim(
                hill, HARVEST, claimant="陳阿土", attribution="quote", kind="forecast",
                themes=("harvest",), period="2026", proposition="2026年的春茶會減少三成",
                quantities=(Quantity(surface="三成", value=30, unit="%", approximate=True),),
            ),
        ]),
        (plain, "平原新闻", [
            _claim(
                plain, "青禾研究所表示，2024年本地茶占比达34.6%。",
                **_share(34.6, "34.6%", "2024"),
            ),
        ]),
        (ridge, "山脊週刊", [
            _claim(ridge, SHARE, **_share(34.6, "34.6%", "2024")),
        ]),
        (port, "Port Herald", [
            _claim(
                port, "Qinghe Institute said the local share was 31% in 2024.",
                **_share(31, "31%", "2024"),
            ),
            _claim(
                port, f"A trader called {FORMULA} saw prices rise.",
                claimant=FORMULA, kind="opinion", checkworthy=False, themes=(),
            ),
        ]),
    ]  # fmt: skip
    second = [
        (edited, "山城報", [
            _claim(edited, later, **_share(35.1, "35.1%", "2024")),
            _claim(edited, FORECAST, **(_share(40, "40%", "2025") | {"kind": "forecast"})),
            _claim(
                edited, HARVEST, claimant="陳阿土", attribution="quote", kind="forecast",
                themes=("harvest",), period="2026", proposition="2026年的春茶會減少三成",
                quantities=(Quantity(surface="三成", value=30, unit="%", approximate=True),),
            ),
        ]),
    ]  # fmt: skip
    refusal = Refusal(
        url="https://mountain.example/lost",
        stage="fetch",
        kind="http-404",
        reason="the server says that there is no such page",
        at="2026-01-12T10:00:00+08:00",
        source_id="mountain",
    )
    staging, warehouse = folder / "staging", folder / "warehouse.duckdb"
    _stage(staging, "b1", first, "2026-01-12T12:00:00+08:00", [refusal])
    _stage(staging, "b2", second, "2026-01-13T12:00:00+08:00", [])
    load_batches(warehouse, staging, topic=TOPIC, now=NOW)
    relate(warehouse)
    published = folder / "claimwire.duckdb"
    publish(warehouse, published)
    return published


def _stage(
    staging: Path,
    batch: str,
    content: list[tuple[Article, str, list[Claim]]],
    fetched_at: str,
    refusals: list[Refusal],
) -> None:
    captures = [
        Capture(
            capture_id=f"{batch}-{article.article_id}",
            entry_id=f"e-{article.article_id}",
            source_id="mountain",
            url=article.url,
            final_url=article.canonical_url,
            fetched_at=fetched_at,
            status=200,
            content_type="text/html",
            payload_sha256="0" * 64,
            archive=f"{batch}.warc.gz",
            offset=0,
            length=1000,
        )
        for article, _, _ in content
    ]
    write_batch(
        staging,
        batch_id=batch,
        made_at=fetched_at,
        extractor_version="x1",
        articles=[
            StagedArticle(
                article=article,
                capture_id=f"{batch}-{article.article_id}",
                source_id="mountain",
                entry_id=f"e-{article.article_id}",
                fetched_at=fetched_at,
                outlet=outlet,
                cleaner_version="c1",
            )
            for article, outlet, _ in content
        ],
        claims=[
            StagedClaim(claim=claim, content_hash=article.content_hash)
            for article, _, claims in content
            for claim in claims
        ],
        captures=captures,
        refusals=refusals,
    )
