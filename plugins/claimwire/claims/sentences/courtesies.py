"""Sentences that are said and assert nothing: greetings, transitions, calls, stage directions.

An anchor thanks her reporter, a column goes on to its next topic, a script notes a sound, a
letter asks to be answered, a report points to its notes. The data contract, "Not claims".
Patterns are of the folded form of one sentence, or of its line as printed where capitals tell.
"""

from __future__ import annotations

import re

from claimwire.claims.matching.gates import EVERY, folded_rule, rule
from claimwire.claims.matching.lexicon import folded_pattern

_NAME = r"[a-z][\w.'’-]*(?: [a-z][\w.'’-]*)?"
_EN = rule(
    rf"(?:{_NAME}, )?(?:"
    rf"(?:thank you|thanks)(?! (?:to|for)\b)(?: (?:so|very) much|again|indeed)?(?:, {_NAME}){{0,2}}"
    rf"|(?:good (?:morning|evening|night|afternoon)|hello|hey|hi|goodbye|bye)"
    rf"(?: (?:all|everyone|everybody|there|folks|team|friends)|,? [a-z.'’-]+)?(?:, {_NAME})?"
    r"|(?:hi|hello|dear) (?:all|everyone|everybody|there|folks|friends|readers?)[, ][^.!?]{0,40}"
    rf"|(?:back|over) to you(?: in [a-z ]+)?(?:, {_NAME})?"
    rf"|(?:good|great|nice) to (?:be|have you|see you) [^.!?]{{2,24}}"
    r"|welcome(?: back)?(?: to (?:the|our) (?:show|program(?:me)?|broadcast|letter|podcast))?"
    rf"(?:, {_NAME})?"
    rf"|see you (?:soon|then|there|later|tomorrow|next \w+|on \w+|\w+day)(?:, {_NAME})?"
    r"|take care|have a (?:good|great|nice) \w+|until (?:then|next time)"
    r"|more on (?:that|this) (?:later|shortly|in a moment)"
    r")[.!]*$"
)
_EN_CALL = rule(
    r"(?:hit reply|reply to this|for (?:further|more|additional) (?:information|details)[^.!?]"
    r"{0,40}"
    r"(?:please|visit|contact|see|go to|call)|to (?:learn|find out|read) more[^.!?]{0,30}(?:visit|"
    r"click|go to|see)|please (?:visit|contact|see|click|refer to|note that this|e-?mail|call)|"
    r"(?:visit|follow) (?:us|our)|(?:ask yourself|imagine|picture this|consider this|bear with me|"
    r"stay tuned|do the (?:math|maths|sums)|don['’]t miss|sign up|subscribe|"
    r"click here|read more)\b(?!.*(?:\d|,))|"
    r"drop me a line|write to (?:me|us)|let me know|email (?:me|us)|"
    r"forward this|more from [a-z ]{2,30}$|"
    r"see (?:the )?(?:accompanying |related )?notes? (?:\d|to)|see accompanying|"
    r"the accompanying notes|"
    r"(?:this (?:release|statement|report) contains )?forward-looking statements|"
    r"(?:investor|media|press) (?:contacts?|inquiries|relations)\s*:|coming up[:,]|"
    r"still ahead[:,]|up next[:,])"
)
_EN_TEASER = rule(r"(?:also )?tonight[,:] an?\s[^,;]{3,60}\.$")
_EN_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|says?|said|"
    r"[a-z]{3,}ed)\b"
)
_EN_PART = rule(
    r"(?:item|part|note|section|exhibit|appendix|schedule) (?:\d{1,2}[a-z]?|[ivx]{1,5})[.:]?$"
)
_DIRECTION = rule(r"(?:\[[^\[\]]{1,60}\]|【[^【】]{1,16}】|\([^().!?。！？]{1,30}\))$")
_WORD = re.compile(r"[a-z]+|[一-鿿぀-ヿ]")
_MOST_WORDS = 8
_MAIL = rule(r"\S+@\S+\.\w+")

_ZH = folded_rule(
    r"(?:(?:接着|接著|接下来|下面|首先|先|再|再来|最后|另外|现在)(?:我们)?(?:来)?"
    r"(?:看(?![好淡涨跌重中空多衰])|说(?!服)|讲(?!究|求)|聊|谈(?!判|妥|成|拢))(?:看|说|一下|一说|到)?"
    r"[^，。、了着过]{1,8}(?:[:：][^，。]{1,8})?"
    r"|(?:说|讲|聊)(?:几|两|一)句[^，。]{0,8}"
    r"|(?:这里|这边)是[^，。]{2,14}(?:新闻|早报|晚报|电台|频道|节目|号|台|站|播报)"
    r"|(?:提醒|奉劝|呼吁)(?:您|你|大家|各位)[，,][^。]{2,16}"
    r"|[^。]{0,16}[，,](?:请|欢迎)?(?:私信|留言|联系|订阅|关注|转发|点赞)[^，。]{0,10}"
    r"|(?:欢迎|请)(?:大家|各位|您|你)?(?:留言|来信|订阅|关注|转发|分享|私信|联系|按赞|投稿|告诉)[^。]{0,14}"
    r"|请(?![求示教愿假辞客问来])[^，。、\d]{3,14}"
    r"|更多(?:精彩|影片|视频|资讯|详情|内容)[^。]{0,20}"
    r"|建议(?:投资者|投资人)?(?:重点)?关注[^。，\d]{2,30}"
    r"|(?:编按|编者按|编注|编者注)[:：][^。]{2,40}"
    r"|[^，。]{2,16}(?:如下|如次)"
    r"|(?:马上|这就|现在|接着)?(?:带|跟|随)(?:着|著)?(?:您|你|大家|各位|我们|镜头|记者)(?:的脚步)?(?:一起|一同)?(?:来|去|直击)?[^，。]{0,8}(?:看|了解|直击|瞧)[^，。]{0,8}"
    r"|(?:接下来|接着|稍后|随后|下面|最后|先来)(?:是|来|看|关心|关注|为您|播报|带来)*(?:今明)?(?:的)?(?:天气|气象|体育|财经|国际|社会|生活|焦点|股市|盘势|路况|地方|艺文|娱乐|影视)(?:新闻|预报|消息|资讯|快讯)?"
    r"|[^，。]{0,8}(?:给|帮|替|为)(?:大家|各位|你们?|您|读者|网友)(?:来)?[^，。]{0,3}(?:捋|聊|说|讲|盘|扒|梳理|整理|科普|划重点|解读|分析|介绍|总结)[^，。]{0,8}"
    r"|(?:评论区|留言区|弹幕|下方)(?:里|见|等你|聊|说|告诉|留言|讨论|开聊|走起)[^。]{0,12}"
    r"|[^，。]{0,8}(?:提醒|提示|声明)[:：]?[^。]{0,16}不构成[^。]{0,12}(?:建议|承诺|要约)"
    r"|(?:(?:媒体|新闻|传媒|公关|投资者|投资人)(?:关系)?)?(?:联系人?|联络人?|查询|垂询|热线|咨询)(?:方式|电话|邮箱|窗口|信箱)?\s*[:：][^。]{2,60}"
    r")[。！!～~]*$"
)
_JA = folded_rule(
    r"(?:(?:続いて|次)は[^。、]{1,12}(?:です|ます)"
    r"|次の(?:ニュース|話題)(?:です|に移ります)"
    r"|(?:それでは|では|ではまた)、?[^。]{0,12}(?:一日を|週末を|お過ごしください|また明日|次回)"
    r"|(?:現地|現場|スタジオ|[^。、]{2,8})からの(?:報告|中継|リポート)(?:です|でした)"
    r"|(?:本日|今日|今週|今回)は[^。、]{1,16}(?:お届け|お送り|お伝え)(?:します|しています|しましょう)"
    r"|以上、[^。]{2,24}(?:でした|お伝えしました|お送りしました)"
    r"|[^。]{2,60}(?:次|以下)の(?:通り|とおり)(?:だ|です|である)?"
    r")[。！!]*$"
)
_JA_ASKING = folded_rule(
    r"[^。、]{2,30}(?:に|から)(?:詳しく)?(?:話を|話も)?(?:聞いた|聞きました|尋ねた|伺った|うかがった)[。！!]*$"
)
# 「…」。某人在記者會上如此回應。
_ZH_TELLING = folded_rule(
    r"[^，。「」“”]{2,28}(?:如此|这样|这么|如是|咁样?|噉样?)"
    r"(?:回应|表示|说|说道|讲|话|强调|解释|形容|回答|指出|评论|总结|描述|写道|感叹|自嘲|调侃)道?[。！!]*$"
    # 這是…的說法。 說這話的是…。
    r"|(?:这|以上)(?:就|便|也|正)?是[^，。「」“”]{2,24}的(?:说法|看法|心声|感受|感慨|感叹|结论|回答|答案|解释|评语|评价|"
    r"原话|回应|心得|心里话|肺腑之言|总结|形容|自嘲|判断|忠告|提醒|预言|体会|口头禅|开场白|第一句话)[。！!]*$"
    r"|(?:说|讲|写)(?:出|下)?这(?:番|句|些|段|几句|席)?话(?:的)?(?:人)?(?:正|就)?是[^，。「」“”]{2,24}[。！!]*$"
    # 採訪中，…坦言。
    r"|(?:[^，。「」“”]{0,8}(?:采访|受访|访问|记者会|直播|节目|电话|席间|现场|镜头前?|言谈|谈话|对谈|聊天|座谈|论坛|演讲|致词|致辞|发言|会议)"
    r"(?:中|里|上|时|间|过程中|之余|的最后|最后)?|[会赛事散场]后|随后|最后|对此|(?:谈|说|讲|提|聊)[到起及][^，。「」“”]{1,12}|被?问[到及起]?[^，。「」“”]{1,12})[，,]"
    r"[^，。「」“”\d]{1,22}?(?:坦言|直言|坦承|表示|说|说道|指出|强调|透露|感叹|感慨|补充|解释|回应|回忆|总结|形容|笑说|苦笑|叹道|答道|这么说|如是说)[。！!]*$"
)
_JA_QUESTION = re.compile(r"[―—─]{1,2}\s?[^―—─]")
_JA_NOTE = folded_pattern(
    r"[（(〔]?注\d{0,2}[)）〕]|注\d{0,2}[:：]|[<＜〈【]?(?:将来)?見通しに関する注意|本資料の予想"
)


def says_nothing(folded: str, printed: str, language: str, bits: int = EVERY) -> bool:
    """Whether a sentence greets, leads on, asks for something, or notes a sound or a part.

    Args:
        folded: the sentence's `match_form` behind its openers.
        printed: the sentence as printed.
        language: primary language, `zh`, `en` or `ja`.
        bits: the rules that the sentence opens (`gates`).
    """
    body = folded.strip()
    if _DIRECTION.begins(body, bits) and len(_WORD.findall(body)) <= _MOST_WORDS:
        return True
    if language == "en":
        return _english(body, printed.strip(), bits)
    if language == "ja":
        return bool(_JA.match(body) or _JA_QUESTION.match(body) or _JA_NOTE.match(body))
    return _ZH.begins(body, bits)


def is_asking(folded: str, language: str, bits: int = EVERY) -> bool:
    """Whether a Japanese sentence tells only whom the outlet asked: 社長に話を聞いた."""
    return language == "ja" and _JA_ASKING.begins(folded.strip(), bits)


def is_bare_telling(folded: str, language: str, bits: int = EVERY) -> bool:
    """Whether a Chinese sentence only says that somebody said what stands before it."""
    return language == "zh" and _ZH_TELLING.begins(folded.strip(), bits)


def _english(body: str, printed: str, bits: int) -> bool:
    if any(each.begins(body, bits) for each in (_EN, _EN_CALL, _EN_PART)):
        return True
    if printed.endswith("**") or (printed.isupper() and printed[-1] not in '.!?"”'):
        return True  # a heading in bold, or in capitals
    if "@" in body and _MAIL.search(body) and not _EN_VERB.search(body):
        return True
    return _EN_TEASER.begins(body, bits) and not _EN_VERB.search(body)
