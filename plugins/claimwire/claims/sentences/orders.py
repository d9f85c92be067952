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

_MOST = 120  # characters of an order
_SHORT_WORDS = 7  # a quotation of fewer that ends in a question mark only asks

_EN_MARKS = "\"'“”‘’（()） ,"
# What may stand before the verb: please, do not, now.
_EN_BEFORE = re.compile(
    r"(?:(?:so|then|and|but|now|first|next|instead|again|just|please|kindly|meanwhile|by all means|"
    r"for now|whatever you do),? )*(?:(?:do not|don['’]t|never|always|just|please) )?"
)
_EN_VERB = re.compile(r"[a-z]+(?:-[a-z]+)?")
# What follows an order, unlike the second half of a compound noun (check fraud, call centres).
_EN_AFTER = re.compile(
    r" (?:(?P<to>in|into|at|on|to|about|for|from|with|up|out|off|over|down|and)|"
    r"an?|the|your|my|our|their|its|his|her|this|that|these|those|it|them|me|us|him|"
    r"yourself|yourselves|ourselves|what|how|who|whom|where|when|why|whether|if|back|again|away|"
    r"aside|twice|once|now|here|there|no|some|any|all|both|one|each|every|more|less|nothing|"
    r"everything|something)\b"
)
_EN_ALONE = re.compile(r"[.!]*$")
# Where what an order is about begins: verbs behind it are not its own.
_EN_BEHIND = re.compile(
    r"\b(?:if|when|while|before|after|until|till|unless|because|once|whether|what|whatever|how|who|"
    r"whom|whose|which|where|why|as)\b"
)
_EN_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|had|will|would|can|could|may|might|must|should|shall|does|did|"
    r"says?|said|rose|fell|grew|went|came|made|took|ran|got|gave|left|kept|held|lost|won|sold|"
    r"built|paid|led|saw|stood|met|sent|became|began|brought|bought|caught|hit|shrank|sank|"
    r"soared|remains?|seems?|[a-z]{3,}(?<!e)ed)\b|['’](?:s|re|ll|ve|d)\b"
)
# Call for action grows: a noun with its preposition, and its verb at the end.
_EN_ENDS_IN_VERB = re.compile(
    r"\b[a-z]{2,}(?<![suio])s(?: (?:on|in|again|still|too|today|now))?[.!]*$"
)
_EN_ASSERTS = re.compile(r"\d|%|\$|\b(?:that|no further than|no farther than)\b")
_EN_THAT_ONE = re.compile(
    r"\bthat(?=$|[.!,]| (?:is|was|sink|for|again|one|now|way|to|in|out|off|down)\b)"
)
# Say what you like, they count every drop: a sentence of its own follows.
_EN_GOES_ON = re.compile(
    r"(?:[,;:–—]|\band) (?:they|he|she|it|we|i|you|there|the|this|these|those|its?|their)\b"
)
_EN_NAMES = re.compile(r"(?:call|make) (?:it|this|that|them|him|her)\b")  # Call it a truce.
_EN_LET = re.compile(r"(?:so |now,? |but )?let(?:['’]s| us) (?!be (?:clear|fair|honest|frank)\b)")
_EN_ASKS = re.compile(
    r"(?:(?:and|but|so|well|now|then|ok|okay)[, ]+)?"
    r"(?:who|whom|whose|what|where|when|why|how|which|is|are|am|was|were|do|does|did|have|has|had|"
    r"can|could|will|would|should|shall|may|might|(?:is|are|do|does|did|wo|ca)n['’]t)"
    r"\b[^.;!]*\?[\s,]*$"
)

_ZH_READERS = (
    r"(?:民众|旅客|读者|居民|用户|乘客|家长|住户|车主|投资人|投资者|股东|网友|大家|各位|您|你)"
)
# 请 as in 申请, 请辞, 请教 is another word
_ZH_PLEASE = r"(?<![申邀聘报提恳敦吁延函呈宴])请(?![求辞假示教调愿来到])"
_ZH_DO = r"(?:去|看看|把|试试|查查|找找|拿|打|听听|记下|注意|留意|小心|收藏|转给|戴上|带上|来)"
_ZH_LIKES = r"(?:点赞|按赞|在看|转发|三连|打赏|收藏|关注|订阅|分享|留言|投币)"
_ZH_ORDERS = (
    # 快去看看你家的水表; 别忘了把钟调慢
    rf"(?:快|赶紧|赶快|快点|记得|切记|别忘了|千万别|千万要|千万不要|{_ZH_READERS}(?:可以|不妨|记得|务必|别忘了|一定要))"
    rf"(?:先|再|一定|要)?{_ZH_DO}(?![年势源路])[^，,。\d]{{1,14}}",
    r"(?:不信|信不信|不妨|自己)(?:你|您|大家)?(?:去|来|再|自己)?(?:看|试|算|查|品|想)(?:看|试|算|查|想)?",
    r"(?:你|您|大家|各位)(?:细|慢慢|再|自己)?品(?:[，,](?:你|您)?(?:再|细|慢慢)品)*",
    rf"[^，,。]{{2,14}}(?:的话|前|之前|后|时)[，,]?(?:{_ZH_PLEASE}|记得|务必|别忘了|欢迎)[^，,。的]{{2,16}}",
    # 點讚、在看、轉發三連
    rf"(?:[^，,。]{{0,6}}[、，,])?{_ZH_LIKES}(?:[、，,和加及跟\s]?(?:{_ZH_LIKES}|走起|不迷路|一波))+[^，,。]{{0,6}}",
    r"(?:有|想|要)[^，,。]{1,6}(?:评论区|留言区|弹幕|私信)(?:见|聊|里?说|走起|留言|我)",
    # 投資人可留意2280元的支撐
    r"(?:投资人|投资者|短线|操作上|后市|盘中|后续)[，,]?(?:可|宜|应|请|不妨|建议)(?:先|持续|密切|特别)?"
    r"(?:留意|关注|观察|注意|紧盯|聚焦)[^，,。]{2,40}",
    r"(?:请|可|宜|不妨|建议|持续|密切)?(?:留意|(?<=[请可宜妨议续切])(?:关注|观察|注意|紧盯|聚焦))(?![度的到人家员者])[^，,。]{2,40}",
    r"(?:下次|以后|平时|[^，,。]{2,10}时)[^，,。]{0,8}[，,]?不妨[^，,。\d]{2,16}",
    r"想(?:要)?(?:了解|知道|看|获取|掌握)[^，,。]{0,4}更多[^。]{2,40}",
)
_ZH_ORDER = folded_rule(rf"(?:{'|'.join(_ZH_ORDERS)})[。！!～~]*$")
_ZH_ASKED_TO = folded_rule(
    rf"(?:(?:[^，,。「“]{{2,14}}[，,])?|{_ZH_READERS}){_ZH_PLEASE}"
    r"(?:于|在|至|把|将|务必|持续|继续|提前|提早|尽早|尽快|自行|先|勿|不要)"
)
_ZH_QUESTION_WORD = (
    r"(?:谁|什么|甚么|怎么|怎样|哪|几|多少|为何|凭啥|有没有|是不是|能不能|"
    r"会不会|要不要|难道|何时|何必|干嘛|何不|是否|吗|呢)"
)
# 分析師問及產能; 有人问，船到底去哪了
_ZH_TO_ASK = folded_rule(
    r"[^，,。「“]{0,8}(?:主持人?|记者|分析师|法人|议员|立委|有人|网友|学生|听众|观众|读者|与会者|投资人|投资者|股东|现场)"
    r"(?:也|又|再|曾|还|接着|随后|当场|进一步|最后)?"
    r"(?:问及|追问|询问|问到|问起|提问|发问|反问|问(?![责世题鼎卷政诊候]))"
    rf"(?:[^，,。「“：:]{{0,16}}|[，,：:]?[^。「“]{{0,6}}{_ZH_QUESTION_WORD}[^，,。]{{0,16}})[。]*$"
)
_ZH_TOLD_WHEN_ASKED = re.compile(
    "时(?!间|机|程)|后(?!果|续|来)|[，,][^。]*(?:答|回应|说|表示|称|坦言|直言)"
)
_ZH_ASKS = folded_rule(rf"[^。；;]*{_ZH_QUESTION_WORD}[^。；;]*[?？][!！?？]*$")
# 「錢給了，人呢？」 asserts before it asks.
_ZH_SAID_BEFORE = re.compile(r"[了的是有][，,]|可以[^，,]*[，,]")
# A question that lost its mark before a frame: 「誰來告訴我該找誰，」
_ZH_ASKS_UNMARKED = folded_rule(
    r"(?:那|那么|请问|所以|可是|但)?[^，,。；;]{0,3}(?:谁(?!都|也|知|料)|为什么|为何|凭什么|凭啥|难道|什么时候|"
    r"有没有人|能不能|是不是|要不要)(?![^，,。；;]*[都也])[^。；;]*$"
)

_JA_ORDERS = (
    r"ください(?:ませ|ね)?|下さい(?:ませ|ね)?|お願い(?:します|いたします|致します|申し上げます)",
    r"ましょう(?:か)?|(?:て|で)(?:みよう|いこう|ゆこう|おこう)",
    r"(?:確認し|整理し|紹介し|押さえ|見|触れ|述べ|記し)ておきたい",
    r"(?:紹介|確認|整理|検証|想像|比較|説明|列挙|おさらい|注目|計算)(?:しよう|しておく)",
    r"(?:話|目|視点|本題|時計の針|筆|焦点)を?(?:に|を)?(?:戻そう|移そう|向けよう|入ろう|進めよう|転じよう)",
    r"(?:から|と)言おう|始めよう|考えよう|振り返ろう|触れよう|探ろう|追おう|数えよう|思い出そう",
    r"どうぞ|ご(?:期待|注意|覧|了承|容赦|確認)を",
)
_JA_ORDER = folded_rule(rf"[^。]*(?:{'|'.join(_JA_ORDERS)})[。！!♪]*$")
_JA_QUESTION_WORD = (
    r"(?:誰が|だれが|どこ[へにで]|なぜ(?!か)|何[がをの]|いつ(?!か|も|しか)|"
    r"どう(?:やって|して|なる)|いったい|一体|果たして|はたして)"
)
_JA_ASKING = (
    # 三年前、誰が想像しただろう; 何が起きても asks nothing
    rf"[^「」。]*{_JA_QUESTION_WORD}(?![^。]*(?:[てで]も|か[をとは]))[^「」。]*(?:だろう|でしょう|ものか|のか|たか|るか)[。]*$",
    r"[^「」。]*(?:べきか|なかったか|まいか|ものだろうか|ではないか|はずだったか|のではなかったか)、[^「」。]*か[。]*$",
    r"[^「」。]*(?:べき|なかった|ものだろう|はずだった)か[。]*$",
    r"[^「」。]*(?:いかほど|誰だった|何だった|どれほど|どちらだった|いつだった|どこだった)か[。]*$",
    r"[^「」。、]{1,24}か、(?:それとも|あるいは|はたまた)[^「」。]{1,24}か[。]*$",
)
_JA_ASK = folded_rule("|".join(_JA_ASKING))
_JA_ASKS = folded_rule(
    r"[^。]*(?:誰|だれ|なぜ|何[がをのだで]|どこ|いつ|どう|どれ|どの|いくら)[^。]*(?:か|の|ね|よ|[?？])[?？!！]*$"
)

_QUOTED = re.compile(r"[\s，,]*[\"“‘「『](?P<said>[^\"“”「」『』]{2,160})[\"”’」』]?[\s，,。.、]*$")


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
        return _is_english_order(body)
    if language == "ja":
        return _JA_ORDER.begins(body, bits) or _JA_ASK.begins(body, bits)
    if _ZH_TO_ASK.begins(body, bits):
        return _ZH_TOLD_WHEN_ASKED.search(body) is None
    return _ZH_ASKED_TO.begins(body, bits) or _ZH_ORDER.begins(body, bits)


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
        return short or _EN_ASKS.match(said) is not None or _is_english_order(said)
    if language == "ja":
        return _JA_ASKS.begins(said)
    if said[-1:] in "，," and _ZH_ASKS_UNMARKED.begins(said.rstrip("，, ")):
        return True
    return _ZH_ASKS.begins(said) and _ZH_SAID_BEFORE.search(said) is None


def _is_english_order(body: str) -> bool:
    body = body.strip(_EN_MARKS)
    if _EN_LET.match(body):
        return not (_EN_ASSERTS.search(body) or _EN_GOES_ON.search(body))
    before = _EN_BEFORE.match(body)
    rest = body[before.end() :] if before else body
    verb = _EN_VERB.match(rest)
    if verb is None or verb.group() not in _orders():
        return False
    after = rest[verb.end() :]
    follows = _EN_AFTER.match(after)
    if follows is None and _EN_ALONE.match(after) is None:
        return False
    if follows and follows["to"] and _EN_ENDS_IN_VERB.search(after):
        return False
    if _EN_GOES_ON.search(after) or _EN_NAMES.match(rest):
        return False
    own = _EN_BEHIND.split(after, maxsplit=1)[0]
    return not (_EN_FINITE.search(own) or _EN_ASSERTS.search(_EN_THAT_ONE.sub("", after)))


@lru_cache(maxsize=1)
def _orders() -> frozenset[str]:
    return frozenset(vocabulary("en").words("sentences.order"))
