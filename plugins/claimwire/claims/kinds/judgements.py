"""Whether a clause judges, wishes, worries or explains rather than tells what is on record.

Evidence are words of value and stance, obligations, and forms of speech that weigh one thing
against another: 不是A而是B, 问题是…, 就像…, 只有…才能, X靠的是Y. What would follow from a
condition, with no time of its own, is a judgement too.
"""

from __future__ import annotations

import re
from functools import lru_cache

from claimwire.claims.kinds.expectations_ja import plain
from claimwire.claims.matching.gates import EVERY, folded_rule, rule
from claimwire.claims.matching.lexicon import Matcher, folded_pattern, vocabulary

_FORMS = {
    "zh": rule(
        r"与[^，。]{2,30}有关\s*$|不是.{1,20}(?:而是|是)|是.{1,16}[，,]?(?:而)?不是|而不是|才是|(?:先|至|正)系|"
        r"谁[^。]{1,14}谁|"
        r"(?<![用做说谈指])的是(?![否，,]|\s*$)|问题(?:是|在于)|就像|好像|好比|像(?:个|一)|"
        r"只有.{1,12}才|只能|只会|就只|越.{1,6}越|比.{1,12}(?:更|还要?)|才刚|走到头|首先|说穿了|"
        r"归根|最.{1,10}的是|没有.{1,8}道理|"
        r"(?:不|没)(?:敢|肯|想|愿|在乎|怕|算|值)|[只仅](?:对|有|是).{0,3}(?:一半|而已)|.得(?:很|"
        r"不得了|要命|起|住|吓人|惊人|离谱|可怕|漂亮|不行|多)|"
        r"[快慢多少高低大小好差贵重强弱紧松难]得[一-鿿]|总[要得](?=有|[一-鿿]{2})|"
        r"太.{1,4}了|我(?!们).{0,6}(?:不会|绝不|不想)|"
        r"(?<![供反响效适对感相回因])应(?=[一-鿿])(?![用对付收届邀声急变酬聘征试景])"
    ),
    "ja": folded_rule(
        r"(?:べきだ|と(?:は|も)?(?:思|信じ)[わいうえっ]|に違いない|のではないか|ではなく|"
        r"にすぎない|が問われる|わけではない|"
        r"[一-鿿](?:し|か|き|た|な|る|きら|わ|さ|"
        r"ま)?(?<![違笑勢狙扱願戦争疑誓思匂払向問買食迷呪老狂伴])い(?<!ない)(?:よ|ね|よね|な|"
        r"わ)?(?:[。」]|$|と|もの|という)|"
        r"(?:少な|危な|切な|儚な|はかな|すぎな|ですらな)い(?:[。」]|$|と)|"
        r"による(?:もの|ところが大き|という)|(?:ため|から|おかげ|せい)(?:だ|である)[。」]*$|"
        r"(?:不気味|無理|無駄|無謀|だめ|駄目|重荷|皮肉|異様|滑稽|見事|立派|残酷|過酷|冷淡|冷静|"
        r"穏やか|鮮やか|わずか|確か|愚か|豊か|遥か|大変|大事|大切|十分|不十分|曖昧|微妙|複雑|"
        r"単純|簡単|容易|困難|必然|当然|自然|極端|過剰|過大|過小|割高|割安|軽微|甚大|巨大|膨大|"
        r"無縁|無力|有力|好調|順調|低調|堅調|不調|健全|安全|危険|安泰|盤石|綱渡り|手遅れ|限界|"
        r"論外|心外|的外れ|皮算用|絵空事|夢物語|別問題|笑い話|話)(?:だ|である|で、|"
        r"ではない)[。」]*$|"
        r"[はがも][^、。]{1,16}[一-鿿ァ-ヴー](?<!計算)(?<!見込み)(?<!予定)(?<!方針)(?<!状況)(?<!仕組み)だ[。」]?$|"
        r""
        r""
        r"てはならない|なければならない)"
    ),
    "en": rule(
        r"\b(?:not .{1,40} but|rather than|more .{1,30} than|too \w+ to|so \w+ that|"
        r"it['’]s (?:a|an|not)|is (?:a|an) \w+ (?:for|to|of)|than anyone|at stake|"
        r"every \w+ [^,;]{3,40} is an?)\b"
    ),
}
_CONDITION = {
    "zh": rule(
        r"如果|若|倘|要是|一旦|假如|只要|除非|谁.{1,12}谁|哪.{1,6}哪|晚.{1,4}(?:年|步)|"
        r"没有.{1,10}[，,]"
    ),
    "ja": folded_rule(r"(?:[えけげせてねべめれ]ば|たら|なら)(?:、|$)|だけで(?:も|、|[一-鿿])"),
    "en": rule(r"\b(?:if|unless|until|as long as|without)\b"),
}
# 就算明天開放，也救不了…: what would not follow, whatever the time; 誰有電池，誰就有定價權.
_CONCESSION = {
    "zh": rule(r"(?:就算|即使|即便|哪怕|纵使|就是).{1,60}?[，,].{0,40}?也|谁[^。]{1,14}[，,]\s*谁"),
    "ja": folded_rule(r"たとえ.{1,30}(?:ても|でも)"),
    "en": rule(r"\beven if\b"),
}
# 更引人注目的是， and 与以往不同的是， lead in; what they lead to is weighed.
_LEAD = re.compile(r"^\s*(?:更|最|尤其|特别|同样|与)?[^，。]{1,9}的是\s*$")
# What an authority took something up about is its matter, not a view: 就「后门」风险约谈.
_ABOUT = re.compile(
    r"(?<![成造])就[^，。]{2,20}?(?=约谈|展开|进行|提出|提起|交换|举行|召开|达成|询问|致函|发函)"
)
# What somebody is bound to by a rule is on record; what he should do is a view.
_OBLIGED = {
    "zh": re.compile(r"必须|不得不?|不能|不可"),
    "ja": folded_pattern(r"なければならない|てはならない"),
    "en": re.compile(r"\bmust\b"),
}
_RULE = {
    "zh": rule(
        r"要求|规定|法案|细则|新规|条款|条例|办法|指引|通知|[买卖]家|进口商|出口商|申请人|申请者|"
        r"违规者|业者|厂商|企业须"
    ),
    "ja": folded_rule(r"義務|規則|法案|条件|申請者|事業者|企業は"),
    "en": rule(
        r"\b(?:rules?|bill|act|law|licen[cs]es?|requir\w+|applicants?|buyers?|importers?|"
        r"exporters?|"
        r"sellers?|companies|customers?)\b"
    ),
}
# "No figure given": what was left out is told.
_LEFT_OUT = rule(
    r"^\W*no (?:\w+ ){1,2}(?:was |were )?"
    r"(?:given|named|provided|disclosed|offered|set|made|found|reported)"
)


@lru_cache(maxsize=4)
def _words(language: str) -> tuple[Matcher[str], Matcher[str]]:
    words = vocabulary(language)
    return (
        words.matcher("kinds.not_opinion", "kinds.opinion_strong", "kinds.opinion"),
        words.matcher("kinds.fact"),
    )


def judgement(clause: str, language: str, bits: int) -> tuple[int, int]:
    """Strong and weak evidence of a judgement in a folded clause with these bits, as counts."""
    words, _ = _words(language)
    if language == "zh":
        if "的是" in clause and _LEAD.search(clause):
            return 0, 0
        if "就" in clause:
            clause = _ABOUT.sub(lambda m: "＿" * len(m.group()), clause)
    if language == "ja" and (told := plain(clause)) is not clause:
        clause, bits = told, EVERY
    found, forms = words.values(clause, bits), _FORMS[language]
    strong = found.count("kinds.opinion_strong")
    if bits & forms.bit:
        strong += len(forms.findall(clause))
    if strong and _RULE[language].found(clause, bits):
        strong -= len(_OBLIGED[language].findall(clause))
    return max(strong, 0), found.count("kinds.opinion")


def happening(clause: str, language: str, bits: int) -> int:
    """Evidence that a clause tells an event or a state, as a count."""
    _, words = _words(language)
    left_out = language == "en" and _LEFT_OUT.found(clause, bits)
    return left_out + len(words.values(clause, bits))


@lru_cache(maxsize=4)
def _cues(language: str) -> tuple[frozenset[str], frozenset[str]]:
    words = vocabulary(language)
    return frozenset(words.words("kinds.comments")), frozenset(words.words("kinds.discloses"))


def leaning(cue: str, language: str) -> int:
    """What a frame's cue tells of its content: 1 a comment, -1 something disclosed, else 0."""
    comments, discloses = _cues(language)
    return (cue in comments) - (cue in discloses)


def is_conditional(text: str, language: str, bits: int) -> bool:
    """Whether the content is what would follow from a condition."""
    return _CONDITION[language].found(text, bits)


def is_concessive(text: str, language: str, bits: int) -> bool:
    """Whether the content is what would not follow from something granted."""
    return _CONCESSION[language].found(text, bits)
