"""Finds the reporting frames of a sentence by the grammar of its language."""

from __future__ import annotations

from typing import Protocol

from claimwire.claims.page import Page
from claimwire.claims.speakers.en.frames import EnglishFrames
from claimwire.claims.speakers.en.speakers import EnglishSpeakers
from claimwire.claims.speakers.ja.frames import JapaneseFrames
from claimwire.claims.speakers.ja.speakers import JapaneseSpeakers
from claimwire.claims.speakers.phrase import Frame
from claimwire.claims.speakers.zh.frames import ChineseFrames
from claimwire.claims.speakers.zh.speakers import ChineseSpeakers


class FrameFinder(Protocol):
    """The grammar of one language."""

    def find(self, page: Page, start: int, end: int) -> list[Frame]:
        """The frames of the unit `[start, end)`, in reading order."""


def frame_finders() -> dict[str, FrameFinder]:
    """A grammar for each of `zh`, `en` and `ja`."""
    return {
        "zh": ChineseFrames(ChineseSpeakers()),
        "en": EnglishFrames(EnglishSpeakers()),
        "ja": JapaneseFrames(JapaneseSpeakers()),
    }
