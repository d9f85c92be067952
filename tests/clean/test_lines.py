"""Single lines with no layout to tell them by: furniture goes by its words, text stays."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from claimwire.clean import clean_page

CORPUS = tomllib.loads((Path(__file__).parent / "lines.toml").read_text(encoding="utf-8"))


def _text_with(language: str, line: str) -> list[str]:
    first, second, third = CORPUS[language]["paragraphs"]
    body = "".join(f"<p>{p}</p>" for p in (first, second, line, third, second[5:]))
    page = f"<title>A headline of the day</title><h1>A headline of the day</h1><div>{body}</div>"
    return clean_page(page.encode(), url="https://news.example.com/a").text.split("\n\n")


@pytest.mark.parametrize("language", CORPUS)
def test_furniture_goes(language: str) -> None:
    """Calls to the reader, credits, notices and labels are no text of the article."""
    left = [s for s in CORPUS[language]["furniture"] if s in _text_with(language, s)]
    assert left == []


@pytest.mark.parametrize("language", CORPUS)
def test_short_text_stays(language: str) -> None:
    """Sub-headings, short quotations and sentences about sharing or apps are text."""
    lost = [s for s in CORPUS[language]["text"] if s not in _text_with(language, s)]
    assert lost == []
