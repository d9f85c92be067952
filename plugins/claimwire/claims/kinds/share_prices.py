"""Whether a clause tells how a share, an index or a rating moved on an exchange.

Such a claim bears on no theme but that of the company itself (contract, "Entities, themes").
"""

from __future__ import annotations

from claimwire.claims.matching.gates import folded_rule, rule

_PATTERNS = {
    "zh": rule(
        r"股价|收[涨跌盘报升市低高平]|盘[后前中]|开盘|早盘|尾盘|涨停|跌停|[高低]开|总?市值|成交额|目标价|"
        r"[涨跌升挫]幅?(?:逾|近|约|超|了|\d)[\d.]*%?.{0,4}(?:报|至|收)|累[涨跌升]|股票|大盘|指数|升穿|"
        r"(?:美|港|[aA]|台|日|韩)股|离岸人民币|汇率|评级|市盈率|本益比"
    ),
    "ja": folded_rule(
        r"株価|終値|始値|株式市場|東京市場|時価総額|日経平均|株指数|反発|反落|続伸|続落|目標株価|円安|円高"
    ),
    "en": rule(
        r"\b(?:shares?|stocks?) (?:of \w+ |in \w+ |still |also |have |has |had |were |was )*"
        r"(?:fell|rose|slid|jump\w*|"
        r"gain\w*|dropped|climb\w*|surg\w*|tumbl\w*|slump\w*|soar\w*|clos\w*|end\w*|dipp\w*|edg\w*|"
        r"trad\w*|add\w*|los[et]\w*|up|down)\b|\b(?:after|pre)[ -]?(?:hours|market)\b|\bfutures\b|"
        r"\bnasdaq\b|\bs&p 500\b|\bdow jones\b|\bhang seng\b|\bprice targets?\b|"
        r"\bforward earnings\b|"
        r"\bmarket (?:cap|capitalization|value)\b|\b(?:raised|lifted|cut|lowered) its target\b"
    ),
}


def is_share_price(folded: str, language: str, bits: int) -> bool:
    """Whether the folded sentence tells of prices on an exchange.

    Args:
        folded: the sentence's `match_form`.
        language: `zh`, `ja` or `en`.
        bits: the rules that it opens.
    """
    return _PATTERNS[language].found(folded, bits)
