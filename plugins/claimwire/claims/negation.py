"""Whether the proposition says that something is not so.

The main predicate carries a grammatical negation (不, 沒, 未, 無, not, no, ない), also when it
forbids. Words with a negative meaning, bounds (不到), 「不是A，是B」, relative clauses and what
somebody is asked not to do do not count (development README, "Negation").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from claimwire.claims.matching.gates import folded_rule, rule
from claimwire.claims.matching.lexicon import Matcher, vocabulary
from claimwire.claims.sentences.clauses import Clause

_COMPLEMENT = rule(
    r"(?:[一-鿿](?<![也都还并却就又才前约仅只则均皆仍尚而但])不(?:住|上|去|来|起|了|着|开|动|完|掉|出|下|见|清|准|成)"
    r"|[看找买想拿收等做办碰遇感舍赚得凑]不(?:到|得)|[跑吃填装排]不满)(?![一-鿿]{0,3}的[一-鿿])(?![超低少高\d一二三四五六七八九十百])"
)
_NOT_BUT = rule(r"(?:不是|并非|非|不在于|不只是).{1,40}?(?:，|,|、)?(?:而是|是|而在|才是|,是)")
_AND_NOT = rule(r"[是系].{1,24}[，,、](?:而)?(?:不是|并非|唔系)")
_RELATIVE = re.compile(r"[^，。；]{0,10}?的(?=[一-鿿a-z0-9])")
_COUNTED = re.compile(r"[一二两三几\d某][位名个家款种些群]$|(?:^|[是有，])$")
_SUBORDINATE = rule(
    r"如果|要是|若(?!干)|^\s*(?:要是|一旦|假如|倘若|除非|即使|即便|就算|虽然|虽|尽管|由于|因为|为了|随着|除了|在.{0,16}(?:下|中|前|后|时)$)"
)
_JA_END = folded_rule(
    r"(?:ない|なかった|なく|ず|ません|ていない|ていなかった|ぬ|まい)(?:と(?:の|いう|し|み|考|述|話|語|強調|指摘|警戒|主張)|もの|"
    r"よう|見通し|予定|方針|考え|のだ|のが|のは|だ|という|[。」』]|$|とした|との)"
)
_JA_INNOCENT = folded_rule(
    r"(?:少なくない|違いない|かもしれない|なければならない|ねばならない|しか[^。、]{1,12}ない|ざるを得ない|なくてはならない|に?も?満たない|にすぎない|に過ぎない|間違いない)"
)
_EN_NEGATION = rule(
    r"\b(?:not|never|no|none|nobody|nothing|neither|(?<!['’])nor|cannot|without)\b|n['’]t\b",
    re.IGNORECASE,
)
_EN_INNOCENT = rule(
    r"\bnot only\b|\bno\. ?\d|\bno longer than\b|\bno more than\b|\bno less than\b|"
    r"\bno fewer than\b|\bnot less than\b|\bnot least\b|\bno doubt\b|"
    r"\bnot to mention\b|\bwhether or not\b|\bnothing but\b|\bno matter\b|"
    r"\bnot just\b|\bnot merely\b|\bnot so fast\b|\bnot guilty\b"
    r"|^\s*not (?!everyone|everybody|everything|all\b|every\b|many|one\b|until|only)",
    re.IGNORECASE,
)
_EN_ASKED = rule(
    r"\b(?:told|tell|tells|instructed|instruct|ordered|order|orders|asked|ask|asks|"
    r"urged|urge|urges|warned|warn|warns|advised|want|"
    r"wants)\b[^,.;]{0,60}?\bnot to\b",
    re.IGNORECASE,
)
_EN_RELATIVE = re.compile(
    r"\b(?:that|which|who|whose|where|if|unless|because|until|but|although|though)\b[^,;]*$",
    re.IGNORECASE,
)


def is_negated(
    clauses: Sequence[Clause],
    main: Clause | None,
    *,
    language: str,
    bits: int,
    peers: Sequence[Clause] = (),
    denied: bool = False,
) -> tuple[bool, str]:
    """Whether the content is denied, and the rule's name.

    Args:
        clauses: the content without frames.
        main: the one that fixed the kind.
        language: `zh`, `ja` or `en`.
        bits: the rules that their sentence opens.
        peers: clauses that say the same kind of thing as `main` and measure nothing.
        denied: the frame's own verb denies (不认为…).
    """
    if denied:
        return True, "negation:denied-by-cue"
    if not clauses:
        return False, "negation:no-content"
    check = {"zh": _chinese, "ja": _japanese, "en": _english}[language]
    told: Sequence[Clause] = clauses
    if bits & _SUBORDINATE.bit:
        told = [c for c in clauses if not _SUBORDINATE.search(c.text)] or clauses
    chosen = main if main is not None and main in told else told[-1]
    if language == "zh" and bits & (_NOT_BUT.bit | _AND_NOT.bit):
        whole = "，".join(c.text for c in clauses)
        if _NOT_BUT.search(whole) or _AND_NOT.search(whole):
            return False, "negation:not-a-but-b"
    if check(chosen.text, bits):
        return True, "negation:main-clause"
    if any(c is not chosen and c in peers and check(c.text, bits) for c in told):
        return True, "negation:clause-of-the-same-kind"
    return False, "negation:none"


@lru_cache(maxsize=1)
def _zh_words() -> tuple[Matcher[str], Matcher[str]]:
    words = vocabulary("zh")
    return (
        words.matcher("negation.innocent", "negation.choice", "negation.negation"),
        words.matcher("negation.asked"),
    )


def _chinese(clause: str, bits: int) -> bool:
    negations, asked = _zh_words()
    request = asked.first(clause) if bits & asked.bit else None
    for start, end, part in negations.find(clause) if bits & negations.bit else ():
        if part != "negation.negation":
            continue
        if request and request[1] <= start:
            continue
        if _COUNTED.search(clause[:start]) and start > 0 and _RELATIVE.match(clause, end):
            continue
        return True
    return _COMPLEMENT.found(clause, bits) and not _is_modifier(clause)


def _is_modifier(clause: str) -> bool:
    m = _COMPLEMENT.search(clause)
    return bool(m and re.match(r"的[一-鿿a-z]", clause[m.end() : m.end() + 2]))


def _japanese(clause: str, bits: int) -> bool:
    if not bits & _JA_END.bit:
        return False
    return _JA_END.search(_JA_INNOCENT.sub("", clause)) is not None


def _english(clause: str, bits: int) -> bool:
    if not bits & _EN_NEGATION.bit:
        return False
    bare = _EN_INNOCENT.sub("", clause) if bits & _EN_INNOCENT.bit else clause
    bare = _EN_ASKED.sub("", bare) if bits & _EN_ASKED.bit else bare
    return any(not _EN_RELATIVE.search(bare[: m.start()]) for m in _EN_NEGATION.finditer(bare))
