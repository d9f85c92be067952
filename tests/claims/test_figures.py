"""Amounts and periods of whole sentences, read by the extractor as it reads an article.

One wrong amount makes a row useless, so a case is right only with all of them. A fourth entry of
a case says why it is still missed; it fails once it is read.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from claims.claim_corpus import CORPUS, extractor
from claimwire.records import Article, Claim, Quantity

FOLDER = CORPUS / "figures"


def _cases() -> list[Any]:
    found = []
    for path in sorted(FOLDER.glob("*.toml")):
        for group in tomllib.loads(path.read_text(encoding="utf-8"))["from"]:
            for text, amounts, period, *missed in group["cases"]:
                marks = [pytest.mark.xfail(reason=missed[0], strict=True)] if missed else []
                wanted = [a.strip() for a in amounts.split(";") if a.strip()]
                case = (group["language"], group["published"], group["site"], text)
                found.append(
                    pytest.param(
                        *case, wanted, period or None, id=f"{path.stem}-{text}", marks=marks
                    )
                )
    return found


def _told(quantity: Quantity) -> str:
    if quantity.value is None:
        return f"{quantity.low}..{quantity.high} {quantity.unit}"
    return f"{quantity.value} {quantity.unit}"


def _claims(language: str, published: str, site: str, text: str) -> tuple[Claim, ...]:
    return extractor().extract(
        Article(
            article_id=Path(site).stem,
            url=f"https://{site}/1",
            canonical_url=f"https://{site}/1",
            site=site,
            title="",
            published_at=published,
            language=language,
            text=text,
        )
    )


@pytest.mark.parametrize(("language", "published", "site", "text", "amounts", "period"), _cases())
def test_a_sentence_gives_all_its_amounts_and_its_period(
    language: str, published: str, site: str, text: str, amounts: list[str], period: str | None
) -> None:
    """Every amount of the sentence and no other, and the time that the claim is about."""
    claims = _claims(language, published, site, text)
    found = Counter(_told(quantity) for claim in claims for quantity in claim.quantities)
    assert (found, claims[0].period) == (Counter(amounts), period)
