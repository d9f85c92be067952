"""Sentences that tell the reader or the listener to do something, or ask: they assert nothing.

An order in English begins with the bare verb and what it is done to, and has no other verb of
its own (Read the small print); what such a sentence adds behind `that` is asserted (Keep in
mind that the grant ends). Chinese and Japanese tell it by how it begins or ends. The data
contract, "Not claims". Patterns are of the folded form of one sentence.
"""

from __future__ import annotations

import re
from functools import lru_cache

from claimwire.claims.matching.gates import EVERY, folded_rule
from claimwire.claims.matching.lexicon import vocabulary

_MARKS = "\"'“”‘’「」『』（()）"
# What may stand before the verb: please, do not, now.
_EN_BEFORE = re.compile(
    r"(?:(?:so|then|and|but|now|first|next|instead|again|just|please|kindly|meanwhile"
    r"|by all means|"
    r"for now|whatever you do),? )*(?:(?:do not|don['’]t|never|always|just|please) )?"
)
# What follows an order, unlike the second half of a compound noun (check fraud, call centres).
_EN_AFTER = re.compile(
    r" (?:an?|the|your|my|our|their|its|his|her|this|that|these|those|it|them|me|us|him|"
    r"yourself|yourselves|ourselves|what|how|who|whom|where|when|why|whether|if|in|into|at"
    r"|on|to|"
    r"about|for|from|with|up|out|off|over|back|again|down|away|aside|twice|once|now|here|"
    r"there|no|some|any|all|both|one|each|every|more|less|nothing|everything|something|and)\b"
)
_EN_ALONE = re.compile(r"[.!]*$")
# Where what an order is about begins: verbs behind it are not its own.
_EN_BEHIND = re.compile(
    r"\b(?:if|when|while|before|after|until|till|unless|because|once|whether|what|whatever"
    r"|how|who|"
    r"whom|whose|which|where|why|as)\b"
)
_EN_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|had|will|would|can|could|may|might|must|should|shall|does|did|"
    r"says?|said|rose|fell|grew|went|came|made|took|ran|got|gave|left|kept|held|lost|won|sold|"
    r"built|paid|led|saw|stood|met|sent|became|began|brought|bought|caught|hit|shrank|sank|"
    r"soared|remains?|seems?|[a-z]{3,}(?<!e)ed)\b|['’](?:s|re|ll|ve|d)\b"
)
_EN_ASSERTS = re.compile(r"\d|%|\$|\b(?:that|no further than|no farther than)\b(?! (?:is|was)\b)")
# Say what you like, they count every drop: a sentence of its own follows.
_EN_GOES_ON = re.compile(
    r"[,;:–—] (?:they|he|she|it|we|i|you|there|the|this|these|those|its?|their)\b"
)
_EN_NAMES = re.compile(r"(?:call|make) (?:it|this|that|them|him|her)\b")  # Call it a truce.
_EN_THAT_ONE = re.compile(r"\bthat(?=$|[.!,]| (?:sink|for|again|one|now|way|to|in|out|off|down)\b)")
_EN_LET = re.compile(r"(?:so |now,? |but )?let(?:['’]s| us) (?!be (?:clear|fair)\b)")
_SHORT_WORDS = 7
_MOST = 120  # characters of an order

_ZH_ORDER = folded_rule(
    r"(?:"
    # 快去看看你家的水表; 别忘了把钟调慢
    r"(?:快|赶紧|赶快|赶忙|快点|记得|切记|不妨|别忘了|千万别|千万不要|大家|各位|你|您)"
    r"(?:也|就|都|可以|可|先|再|快|一定)?(?:要|去|来|看|把|先|试|找|查|拿|打|买|听|记|注意|留意|小心|准备|收藏|转|戴|带)"
    r"(?!说|势|年|宾|客|水|库|自|源|头|法|盘|好|淡|涨|跌|涌|求|卖)[^，,。\d]{1,14}"
    r"|(?:不信|信不信|不妨|自己)(?:你|您|大家)?(?:去|来|再|自己)?(?:看|试|算|查|品|想)(?:看|试|算|查|想)?"
    r"|(?:你|您|大家|各位)(?:细|慢慢|再|自己)?品(?:[，,](?:你|您)?(?:再|细|慢慢)品)*"
    r"|[^，,。]{2,14}(?:的话|前|之前|后|时)[，,]?(?:请|記得|记得|务必|别忘了|可以|欢迎)[^，,。]{2,16}"
    # 點讚、在看、轉發三連
    r"|(?:[^，,。]{0,6}[、，,])?(?:点赞|按赞|在看|转发|三连|打赏|收藏|关注|订阅|分享|留言|投币)"
    r"(?:[、，,和加及跟\s]?(?:点赞|按赞|在看|转发|三连|打赏|收藏|关注|订阅|分享|留言|投币|走起|不迷路|一波))+[^，,。]{0,6}"
    r"|(?:有|想|要)[^，,。]{1,6}(?:评论区|留言区|弹幕|私信)(?:见|聊|里?说|走起|留言|我)"
    # 投資人可留意2280元的支撐
    r"|(?:投资人|投资者|短线|操作上|后市|盘中|后续)?[，,]?(?:可|宜|应|请|建议)?(?:先|持续|密切|特别)?(?:留意|关注|观察|注意|紧盯"
    r"|聚焦)(?![度的到人家员者站期所力室团点结显发])[^，,。]{2,40}"
    r"|(?:下次|以后|平时|[^，,。]{2,10}时)[^，,。]{0,8}[，,]?不妨[^，,。\d]{2,16}"
    r"|想(?:要)?(?:了解|知道|看|获取|掌握)[^，,。]{0,4}更多[^。]{2,40}"
    r"|别急|且慢|等等|别慌|莫慌|稍等|慢着|住手|加油"
    r")[。！!～~]*$"
)
_ZH_PLEASE = folded_rule(
    r"[^，,。「“]{0,14}[，,]?请(?:于|在|至|到|把|将|务必|持续|继续|提前|提早|尽早|尽快|自行|先|勿|不要)"
)
_ZH_TO_ASK = folded_rule(
    r"(?:[^，,。「“]{0,8}(?:主持人?|记者|分析师|法人|议员|立委|有人|网友|学生|听众|观众|读者|与会者|投资人|投资者|股东|现场))"
    r"(?:也|又|再|曾|还|接着|随后|当场|进一步|最后)?(?:问及|追问|询问|问到|问起|提问|发问|反问|问)"
    r"(?:[^，,。「“：:]{0,16}|[，,：:]?[^。「“]{0,6}(?:谁|什么|甚么|怎么|哪|多少|何时|为何|是否|有没有|会不会|能不能"
    r"|吗)[^，,。]{0,16})[。]*$"
)
_ZH_TOLD_WHEN_ASKED = re.compile(
    "时(?!间|机|程)|后(?!果|续|来)|，[^。]*(?:答|回应|说|表示|称|坦言|直言)"
)

_JA_ORDER = folded_rule(
    r"[^。]*(?:"
    r"ください(?:ませ|ね)?|下さい(?:ませ|ね)?|お願い(?:します|いたします|致します|申し上げます)"
    r"|ましょう(?:か)?|(?:て|で)(?:みよう|いこう|ゆこう|おこう|おきたい|みたい)"
    r"|(?:紹介|確認|整理|検証|想像|比較|説明|列挙|おさらい|注目|計算)(?:しよう|しておく|したい)"
    r"|(?:話|目|視点|本題|時計の針|筆|焦点)を?(?:に|を)?(?:戻そう|移そう|向けよう|入ろう|進めよう|転じよう)"
    r"|(?:から|と)言おう|始めよう|考えよう|振り返ろう|触れよう|探ろう|追おう|数えよう|思い出そう"
    r"|どうぞ|お楽しみに|ご(?:期待|注意|覧|了承|容赦|確認)を"
    r")[。！!♪]*$"
)
_JA_WHO = folded_rule(
    r"[^「」。]*(?:誰が|だれが|どこ[へにで]|なぜ|何が|何を|何の|いつ|どう(?:やって|して|なる)|いったい|一体|果たして|はたして)"
    r"[^「」。]*(?:だろう|でしょう|ものか|のか|たか|るか)[。]*$"
)
_JA_OR = folded_rule(
    r"[^「」。]*(?:べきか|なかったか|まいか|ものだろうか|ではないか|はずだったか|のではなかったか)、[^「」。]*か[。]*$"
    r"|[^「」。]*(?:べき|なかった|ものだろう|はずだった)か[。]*$"
    r"|[^「」。]*(?:いかほど|誰だった|何だった|どれほど|どちらだった|いつだった|どこだった)か[。]*$"
    r"|[^「」。、]{1,24}か、(?:それとも|あるいは|はたまた)[^「」。]{1,24}か[。]*$"
)

_QUOTED = re.compile(r"[\s，,]*[\"“‘「『](?P<said>[^\"“”「」『』]{2,160})[\"”’」』]?[\s，,。.、]*$")
_EN_ASKS = re.compile(
    r"(?:(?:and|but|so|well|now|then|ok|okay)[, ]+)?(?:who|whom|whose|what|where|when|why"
    r"|how|which|"
    r"is|are|am|was|were|do|does|did|have|has|had|can|could|will|would|should|shall|may"
    r"|might|isn['’]t|"
    r"aren['’]t|don['’]t|doesn['’]t|didn['’]t|won['’]t|can['’]t)\b[^.;!]*\?[\s,]*$"
)
_ZH_ASKS = folded_rule(
    r"[^。；;]*(?:谁|什么|甚么|怎么|怎样|哪|几|多少|为何|凭啥|有没有|是不是|能不能|会不会|要不要|难道|何时|"
    r"何必|干嘛|何不|吗|呢)[^。；;]*[?？][!！?？]*$"
)
# A question that lost its mark before a frame: 「誰來告訴我該找誰，」
_ZH_ASKS_UNMARKED = folded_rule(
    r"(?:那|那么|请问|所以|可是|但)?[^，,。；;]{0,3}(?:谁(?!都|也|知|料)|为什么|为何|凭什么|凭啥|难道|什么时候|"
    r"有没有人|能不能|是不是|要不要)(?![^，,。；;]*[都也])[^。；;]*$"
)
# 「錢給了，人呢？」 asserts before it asks.
_SAID_BEFORE = re.compile(r"[了的是有][，,]|可以[^，,]*[，,]")
_JA_ASKS = folded_rule(
    r"[^。]*(?:誰|だれ|なぜ|何[がをのだで]|どこ|いつ|どう|どれ|どの|いくら)[^。]*(?:か|の|ね|よ|[?？])[?？!！]*$"
)


def is_order(folded: str, language: str, bits: int = EVERY) -> bool:
    """Whether a sentence tells somebody to do something, or only tells that somebody asked.

    Args:
        folded: the sentence's `match_form` behind its openers.
        language: primary language, `zh`, `en` or `ja`.
        bits: the rules that the sentence opens (`gates`).
    """
    body = folded.strip()
    if len(body) > _MOST:
        return False
    if language == "en":
        return _english(body)
    if language == "ja":
        asked = (_JA_ORDER, _JA_WHO, _JA_OR)
        return any(bits & each.bit and each.match(body) for each in asked)
    if bits & _ZH_TO_ASK.bit and (to_ask := _ZH_TO_ASK.match(body)):
        return not _ZH_TOLD_WHEN_ASKED.search(to_ask.group())
    if bits & _ZH_PLEASE.bit and _ZH_PLEASE.match(body):
        return True
    return bits & _ZH_ORDER.bit != 0 and _ZH_ORDER.match(body) is not None


def asks_in_quotation(content: str, language: str) -> bool:
    """Whether what a frame reports is in quotation marks, and only asks or orders.

    Args:
        content: the folded sentence without its frames.
        language: primary language, `zh`, `en` or `ja`.
    """
    quoted = _QUOTED.match(content)
    if quoted is None:
        return False
    said = quoted["said"].strip()
    if language == "en":
        short = said.endswith("?") and said.count(" ") < _SHORT_WORDS
        return short or _EN_ASKS.match(said) is not None or _english(said)
    if language == "ja":
        return _JA_ASKS.match(said) is not None
    unmarked = said[-1:] in "，," and _ZH_ASKS_UNMARKED.match(said.rstrip("，, "))
    return bool(unmarked or (_ZH_ASKS.match(said) and _SAID_BEFORE.search(said) is None))


def _english(body: str) -> bool:
    body = body.strip(_MARKS + " ,")
    if _EN_LET.match(body):
        return not _EN_ASSERTS.search(body)
    before = _EN_BEFORE.match(body)
    rest = body[before.end() :] if before else body
    verb = re.match(r"[a-z]+(?:-[a-z]+)?", rest)
    if verb is None or verb.group() not in _orders():
        return False
    after = rest[verb.end() :]
    if not (_EN_AFTER.match(after) or _EN_ALONE.match(after)):
        return False
    if _EN_GOES_ON.search(after) or _EN_NAMES.match(rest):
        return False
    own = _EN_BEHIND.split(after, maxsplit=1)[0]
    return not (_EN_FINITE.search(own) or _EN_ASSERTS.search(_EN_THAT_ONE.sub("", after)))


@lru_cache(maxsize=1)
def _orders() -> frozenset[str]:
    return frozenset(vocabulary("en").words("sentences.order"))
