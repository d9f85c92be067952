"""Claims by a language model: a second extractor behind the interface of `claims.Extractor`.

Any endpoint that speaks OpenAI's chat protocol will do. The model proposes; what stands in
the tables is checked here: evidence must stand verbatim in the text, offsets and ids are
ours, names, units, periods and ids are held to the data contract and the topic. Where the
model cannot answer, the rules do, and every claim says so.
"""

from claimwire.claims.llm.choose import EXTRACTORS, ClaimExtractor, extractor_for, trouble_with
from claimwire.claims.llm.extractor import FALLBACK_RULE, LlmExtractor
from claimwire.claims.llm.options import LlmOptions, options_from
from claimwire.claims.llm.prompt import PROMPT_VERSION

__all__ = [
    "EXTRACTORS",
    "FALLBACK_RULE",
    "PROMPT_VERSION",
    "ClaimExtractor",
    "LlmExtractor",
    "LlmOptions",
    "extractor_for",
    "options_from",
    "trouble_with",
]
