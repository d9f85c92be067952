"""Whether a sentence tells only that somebody would not comment, confirm or reply."""

from __future__ import annotations

import re

from claimwire.claims.matching.gates import folded_rule, rule
from claimwire.claims.matching.lexicon import folded_pattern

_PATTERNS = {
    "zh": rule(
        r"不予置评|不予评论|不予回应|未予置评|未予回应|(?:没有|未|并未|尚未|暂未|拒绝|不愿|不便|"
        r"婉拒|没|未作|未做|不作|不做|未能|未就|没有就|"
        r"不对)[^，。]{0,16}(?:置评|评论|回应|回复|答复|作答|表态)|不评论|不做评论|不置可否|"
        r"拒绝(?:透露|受访|接受采访|评论)|三缄其口|"
        r"(?:低调|笑而)不(?:语|答|回应)|不掌握"
    ),
    "ja": folded_rule(
        r"コメント(?:を控え|しな|を避け|は得られ|に応じ)|回答(?:しな|を得られ|を控え|は得られ)|"
        r"取材に応じ(?:な|て)|言及を避け|ノーコメント"
    ),
    "en": rule(
        r"\b(?:declin\w+|refus\w+|would(?:n['’]t| not)?) (?:to )?(?:be )?(?:comment|"
        r"discuss|answer|elaborat|say|identif|nam)\w*|\b(?:did(?: not|n['’]t)|"
        r"has(?: not|n['’]t)|had(?: not|n['’]t)|have(?: not|n['’]t)|could(?: not|"
        r"n['’]t)) (?:immediately |yet )?(?:respond|repl|comment|answer|return|"
        r"be reached)\w*|\bdo(?:es)?(?: not|n['’]t) (?:comment|discuss)\b|\bno comment\b|"
        r"\bnone of [^.]{0,40} would comment|"
        r"\bnot immediately available",
        re.IGNORECASE,
    ),
}


_NO_COMMENT = {
    "zh": re.compile(
        r"^[，,：:「『“]?(?:(?:目前|暂时|对此|公司|本人|一概|一律)?(?:不|无法|不便|未便|暂不|不会|不予|没有|没)(?:就|对|针对)?[^，。]{0,12}?"
        r"(?:作|做|予)?(?:任何)?(?:置评|评论|回应)|无可奉告|没有评论)"
    ),
    "ja": folded_pattern(
        r"コメント(?:でき|しな|は控え|を控え)|ノーコメント|(?:お)?答え(?:できな|られな)"
    ),
    "en": re.compile(
        r"^\W*(?:it|he|she|they|the company)?\s*"
        r"(?:does|do|did|would|could|will|had)(?:n['’]t| not| no)?\s?"
        r"(?:immediately |publicly )?(?:have )?(?:not |no )?comments?\b",
        re.IGNORECASE,
    ),
}


def is_no_comment(folded: str, language: str) -> bool:
    """Whether what somebody said is only that they do not comment.

    Args:
        folded: the reported words, as `match_form`.
        language: `zh`, `ja` or `en`.
    """
    return _NO_COMMENT[language].search(folded) is not None


def is_refusal(folded: str, language: str, bits: int) -> bool:
    """Whether the folded sentence tells of silence only.

    Args:
        folded: the sentence's `match_form`.
        language: `zh`, `ja` or `en`.
        bits: the rules that it opens.
    """
    return len(folded) < 110 and _PATTERNS[language].found(folded, bits)
