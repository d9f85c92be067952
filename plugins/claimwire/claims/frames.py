"""Finds the reporting frames of a sentence by the grammar of its language."""

from __future__ import annotations

from typing import Protocol

from claimwire.claims.frames_en import EnglishFrames
from claimwire.claims.frames_ja import JapaneseFrames
from claimwire.claims.frames_zh import ChineseFrames
from claimwire.claims.page import Page
from claimwire.claims.speakers import Frame
from claimwire.claims.speakers_en import EnglishSpeakers
from claimwire.claims.speakers_ja import JapaneseSpeakers
from claimwire.claims.speakers_zh import ChineseSpeakers


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
