"""One question to a real model server, where somebody has started one.

    CLAIMWIRE_TEST_LLM=http://127.0.0.1:8080/v1 CLAIMWIRE_TEST_LLM_MODEL=name pytest -m llm

Only the wire is tested: a small model's answers say nothing about accuracy.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from claims.llm.desk import FIRST, TOPIC, article
from claimwire.claims.llm import LlmExtractor, extractor_for
from claimwire.settings import Settings


@pytest.mark.llm
def test_a_real_server_is_understood(tmp_path: Path, outside: Mapping[str, str]) -> None:
    """It takes our request; whatever it answers, each claim stands in the text."""
    url = outside.get("CLAIMWIRE_TEST_LLM", "")
    if not url:
        pytest.skip("CLAIMWIRE_TEST_LLM names no model server")
    settings = Settings(
        home=tmp_path,
        extractor="llm",
        llm_url=url,
        llm_model=outside.get("CLAIMWIRE_TEST_LLM_MODEL", "default"),
        llm_budget=2,
        llm_timeout=240.0,
    )
    some = extractor_for(settings, TOPIC)
    assert isinstance(some, LlmExtractor)
    found = some.extract(article(FIRST))
    assert some.counts["llm_tokens"] > 0
    assert all(FIRST[c.start : c.end] == c.evidence for c in found)
