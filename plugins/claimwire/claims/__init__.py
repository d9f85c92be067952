"""The claims room: article in, claims out."""

from claimwire.claims.extract import EXTRACTOR_VERSION, Extractor

__all__ = ["EXTRACTOR_VERSION", "Extractor"]
