"""The corpora of times and periods, read for the tests of both."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

CORPUS = Path(__file__).parents[1] / "corpus" / "periods"
LANGUAGES = {"zh": "zh-Hant", "en": "en", "ja": "ja"}


@dataclass(frozen=True)
class Example:
    """One text of a corpus; `period` is None where it must give none."""

    text: str
    language: str
    published: datetime
    period: str | None
    frames: tuple[tuple[int, int], ...] = ()
    previous: str | None = None

    def __str__(self) -> str:
        """The text, as the test's name."""
        return self.text


def examples(kind: str) -> list[Example]:
    """All examples of `say`, `nothing` or `choose`."""
    found = []
    for name, tag in LANGUAGES.items():
        file = tomllib.loads((CORPUS / f"{name}.toml").read_text(encoding="utf-8"))
        published = datetime.fromisoformat(file["published"])
        for group in file[kind]:
            language = group.get("language", tag)
            for marked in group.get("texts") or [group["text"]]:
                found.append(_example(marked, language, published, group))
    return found


def _example(marked: str, language: str, published: datetime, group: dict[str, Any]) -> Example:
    text, frames, opened = "", [], 0
    for char in marked:
        if char == "{":
            opened = len(text)
        elif char == "}":
            frames.append((opened, len(text)))
        else:
            text += char
    return Example(
        text, language, published, group.get("period") or None, tuple(frames),
        group.get("previous"),
    )  # fmt: skip
