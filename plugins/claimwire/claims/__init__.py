"""The claims room: article in, claims out.

`Extractor` turns one clean article into the data contract's claims by rules: a grammar of
reporting frames for Chinese, English and Japanese over vocabularies that are data
(`vocabulary/<language>/*.toml`). `score_claims` compares claims with labelled ones.

`extract` alone knows the order of the steps and `reader` goes through an article; `sentences`,
`speakers`, `amounts`, `times` and `kinds` are the rooms of their questions, `matching` is how
rules look at text, and what one module answers stands beside them (negation, themes, measures).
"""

from claimwire.claims.extract import EXTRACTOR_VERSION, Extractor
from claimwire.claims.score import score_claims

__all__ = ["EXTRACTOR_VERSION", "Extractor", "score_claims"]
