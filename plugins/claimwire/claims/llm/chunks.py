"""Cuts a long article into pieces that a model reads and answers in one go.

A piece ends at a paragraph's end; a paragraph that is too long is cut at its sentences.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claimwire.claims.sentences.split import Unit

CHUNK_CHARS = 1500
"""About thirty Chinese sentences, whose claims fit into an answer of 8,000 tokens."""

CONTEXT_CHARS = 300
"""What a piece is shown of the text before it, so that 「他」 and "the company" resolve."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """A piece `text[start:end]`; `units` are its sentences."""

    start: int
    end: int
    units: tuple[Unit, ...]

    def halves(self) -> tuple[Chunk, Chunk] | None:
        """The piece as two, cut at the paragraph's end (else sentence's) nearest its middle.

        None for a piece of one sentence.
        """
        units = self.units
        if len(units) < 2:
            return None
        middle = (self.start + self.end) / 2
        cuts = range(1, len(units))
        ends = [i for i in cuts if units[i].paragraph != units[i - 1].paragraph]
        cut = min(ends or cuts, key=lambda i: abs(units[i].start - middle))
        return _chunk(units[:cut]), _chunk(units[cut:])


def chunks_of(units: Sequence[Unit], limit: int = CHUNK_CHARS) -> list[Chunk]:
    """The pieces of an article's sentences, each of at most `limit` characters.

    A single sentence that is longer stands alone.
    """
    pieces: list[list[Unit]] = []
    for paragraph in _paragraphs(units):
        if pieces and paragraph[-1].end - pieces[-1][0].start <= limit:
            pieces[-1].extend(paragraph)
        elif paragraph[-1].end - paragraph[0].start <= limit:
            pieces.append(list(paragraph))
        else:
            pieces.extend(_cut(paragraph, limit))
    return [_chunk(piece) for piece in pieces]


def _paragraphs(units: Sequence[Unit]) -> list[list[Unit]]:
    found: list[list[Unit]] = []
    for unit in units:
        if found and found[-1][-1].paragraph == unit.paragraph:
            found[-1].append(unit)
        else:
            found.append([unit])
    return found


def _cut(paragraph: Sequence[Unit], limit: int) -> list[list[Unit]]:
    pieces: list[list[Unit]] = []
    for unit in paragraph:
        if pieces and unit.end - pieces[-1][0].start <= limit:
            pieces[-1].append(unit)
        else:
            pieces.append([unit])
    return pieces


def _chunk(units: Sequence[Unit]) -> Chunk:
    return Chunk(units[0].start, units[-1].end, tuple(units))
