"""What a text says of itself, and fillers: notes, sign-offs, boilerplate, transitions.

An interview was shortened, names were changed, a filing vouches for itself, a letter ends,
a column comes to its next point. Nothing of it is asserted about the world. The data
contract, "Not claims". Patterns are of the folded form of one sentence, from end to end.
"""

from __future__ import annotations

import re
from functools import lru_cache

from claimwire.claims.matching.gates import EVERY, folded_rule, rule
from claimwire.claims.matching.lexicon import vocabulary

_STOPS = " .!。！…~～♪ー"
_COMMA = re.compile(r"[,，、] ?")

# First, a confession. On to the mailbag. A quick word on method.
_EN_TURN = re.compile(
    r"(?:(?:and|but|so|ok|okay|right|well)[, ]+)?"
    r"(?:first|second|third|now|next|next up|then|finally|lastly|on to|back to|over to|more after|"
    r"a (?:quick|short|brief|final|last|small) (?:word|note|thought|aside|detour)(?: on| about)?)"
    r"\b[,:]?(?: (?!up\b)[a-z'’-]+){0,6}[.!]*$"
)
_EN_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|do|does|did|"
    r"says?|said|[a-z]{3,}ed|rose|fell|grew|went|came|made|took|ran|got|gave|left|won|lost|sold|"
    r"needs?|plans?|comes?|goes|looks?|takes?|gets?|makes?|wants?)\b|['’](?:s|re|ll|ve|d)\b"
)
_EN_TEXT = r"(?:interview|conversation|transcript|article|story|post|piece|column|newsletter|q&a)"
_EN_ADVICE = r"(?:investment|financial|legal|medical) advice"
_EN_NOTES = (
    # of the text itself
    rf"(?:this|the|our) {_EN_TEXT} (?:has been|was|is|were)(?: lightly| slightly)? "
    r"(?:edited|condensed|shortened|abridged|translated|adapted|updated)"
    r"(?: (?:for|and|from|to|by)\b[^.,]{0,50})?",
    r"what follows (?:is|has been|was)\b[^.]{0,60}",
    r"(?:some )?names (?:have been|were) changed[^.]{0,40}",
    r"the (?:writer|author|columnist) is (?:an?|the|on)\b[^.]{2,80}",
    r"(?:the )?(?:views|opinions)(?: expressed)?(?: here| in this \w+)? are "
    r"(?:my|his|her|their|the author['’]s|the writer['’]s) own[^.]{0,40}",
    r"notes? to editors?\b[^.]{0,80}",
    r"(?:photo|picture|image|video|illustration|graphic|chart)(?: credit)?: [^.]{2,120}",
    # boilerplate of advice and filings
    rf"(?:this|that|it|nothing (?:here|in this \w+)) is (?:not |no )?{_EN_ADVICE}",
    r"past performance is (?:no|not)\b[^.]{0,60}",
    r"(?:shareholders|investors|readers)(?: and (?:potential|prospective) investors)? "
    r"(?:are|should be) (?:advised|urged|cautioned|reminded) to\b[^.]{0,120}",
    r"(?:these|such|forward-looking) statements (?:involve|are "
    r"(?:subject to|based on))\b[^.]{0,140}",
    # greetings, wishes, sign-offs
    r"(?:good )?(?:morning|evening|afternoon|night),? "
    r"(?:all|everyone|everybody|folks|friends|readers)",
    r"happy (?:\w+day|new year|christmas|holidays|weekend|easter|reading)\b[^.]{0,30}",
    r"(?:good luck|congratulations|best wishes|kudos|hats off) (?:to|with|on|for)\b[^.]{0,50}",
    r"we apologi[sz]e to (?:our )?(?:readers|viewers|listeners)\b[^.]{0,40}",
    r"(?:our|my) apologies to\b[^.]{0,50}",
    r"so long, [a-z ]{2,24}|your (?:move|turn|call), [a-z ]{2,24}",
    r"that['’]s (?:all|it) (?:for|from) [^.]{2,30}",
    r"we(?:['’]ll| will) be (?:right )?back(?: "
    r"(?:after the|in a|soon|shortly|tomorrow)\b[^.]{0,30})?",
    r"we(?:['’]re| are)(?: now)? (?:wrapping up|signing off|"
    r"(?:closing|ending|pausing) (?:this|our|the) "
    r"(?:blog|coverage|live|page|updates?|show)\b)[^.]{0,40}",
    r"(?:comments|letters|tips|questions|corrections) welcome\b[^.]{0,40}|to recap\b[^.]{0,40}",
    # where an entry was written
    r"[a-z]+(?: [a-z]+)?, (?:\d{1,2}[:.]\d\d|(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
    r"(?: (?:morning|night|evening))?",
)
_EN_NOTE = rule(rf"(?:{'|'.join(_EN_NOTES)})[.!]*$")

_ZH_WHEN = r"(?:下期|下集|下一篇|下篇|下周|下回|下次|明天|明晚|改天|回头)"
_ZH_READERS = r"(?:大家|各位|读者|网友|观众|听众|朋友们?|你们?|您|粉丝)"
_ZH_NOTES = (
    # 咱们明天接着聊; 下期见; 下一篇写冷链
    rf"(?:咱们?|我们|我|那)?(?:就)?{_ZH_WHEN}(?:我们|咱们)?(?:再|接着|继续)(?:见|聊|写|说|讲|谈|盘|会|更新)[^，,。\d]{{0,8}}",
    rf"(?:咱们?|我们|那)?(?:就)?{_ZH_WHEN}(?:再)?见",
    r"(?:下期|下集|下一篇|下篇)(?:聊|写|说|讲|谈|盘)[^，,。\d]{1,8}",
    rf"(?:谢谢|感谢|多谢|鸣谢)(?![信状祭礼函费意])[^，,。\d]{{0,14}}(?:{_ZH_READERS}|来信|阅读|收看|收听|支持|陪伴|线索|提醒|指正|厚爱)[^，,。\d]{{0,10}}",
    r"(?:在此|谨此|特此)(?:向|对|再次)?[^，,。]{0,16}(?:致歉|道歉|致意|致谢|说明|声明|澄清|提醒|更正|公告|通知|感谢|恭喜|祝贺)[^，,。]{0,8}",
    rf"(?:预?祝|愿|恭祝|敬祝)(?:{_ZH_READERS}|好运|我们)[^。]{{0,14}}",
    rf"(?:家人们|各位(?:读者|朋友|老铁|观众|听众)|{_ZH_READERS})[，,！!](?:开工大吉|[^，,。\d]{{0,4}}(?:好|早|安|大吉|快乐|发财|加油))",
    r"(?:本场|本次|本期|本|今天的?|今日|这场)?(?:的)?(?:文字)?(?:直播|节目|访谈|专访|播报|播客|连线)(?:就)?(?:到此|到这里|至此)"
    r"(?:全部)?(?:结束|为止|告一段落)?(?:[，,](?:谢谢|感谢)[^。]{0,12})?",
    r"(?:尊敬|亲爱|敬爱)的[^，,。]{1,12}",
    # credits; a reporter's own ways
    r"(?:编译|撰文|采写|采访整理|文字|整理|制图|校对|责编|监制|策划)[/:][^，,。]{2,12}",
    r"文 ?[/|] ?[^，,。]{2,12}",
    r"[^，,。]{0,10}记者 [^，,。 ]{2,4}(?: [^，,。]{2,12})?",
    r"记者[^，,。]{0,8}(?:走访|来到|探访|实探|直击|致电|联系)(?:了)?[^，,。]{2,14}",
    r"(?:主播|记者)[:：]记者[^。]{0,24}(?:报导|报道|连线)",
    # 第一，錢從哪來
    r"(?:第[一二三四五六]|其[一二三四五])[，,、][^，,。]{0,8}"
    r"(?:谁|什么|甚么|怎么|哪|几|多少|如何|为何|到底|(?P<a>[一-鿿])[不没](?P=a))[^，,。]{0,8}",
)
_ZH_NOTE = folded_rule(rf"(?:{'|'.join(_ZH_NOTES)})[。！!～~]*$")
_ZH_BOILERPLATES = (
    r"(?:(?:投资(?:人|者|大众)|股东|读者|潜在投资者)(?:及[^，,。]{2,6})?|投资前|进场前|买卖前|操作前|入市前)?"
    r"(?:应|应该|须|需|宜|请|务必|务请)(?:注意)?(?:独立|审慎|自行|谨慎|理性|小心)(?:地)?(?:思考)?"
    r"(?:判断|评估|决策|投资|考虑|行事|承担|研判)[^。]{0,30}",
    r"投资(?:一定)?有风险[^。]{0,20}",
    r"(?:过往|过去|历史|以往)(?:的)?(?:业绩|绩效|表现)[^。]{0,10}不(?:代表|预示|保证|构成)[^。]{0,20}",
    r"(?:本文|文中|以上|本报告|本节目|文章|内容)[^，,。]{0,12}(?:仅|只)?(?:代表|为)[^，,。]{0,8}"
    r"(?:作者|个人|本人|受访者|嘉宾)[^，,。]{0,8}(?:观点|立场|意见|看法)[^。]{0,30}",
    r"(?:以上|本文|文中|上述|本报告)?[^，,。]{0,10}(?:不构成|不作为|并非)[^。]{0,10}"
    r"(?:投资|理财|买卖|操作|交易)(?:的)?(?:建议|依据|邀约|要约)[^。]{0,20}",
    r"(?:本)?公司[^。]{0,30}(?:董事|监事|董事会|高级管理人员|全体成员|董监事)[^。]{0,20}(?:保证|承诺|确认)"
    r"[^。]{0,40}(?:真实|准确|完整|虚假记载|误导性陈述)[^。]{0,40}",
    r"(?:前瞻性|展望性)(?:陈述|声明|说明)[^。]{0,80}",
    r"[(（](?:[^（()）。]{0,8}(?:本文|作者|文|访谈|专访|采访|访问|对谈|应受访者|受访者|图文|编按|编者)[^（()）]{2,60})[)）]",
)
_ZH_BOILERPLATE = folded_rule(rf"(?:{'|'.join(_ZH_BOILERPLATES)})[。！!]*$")

_JA_NOTES = (
    r"(?:(?:皆さん|みなさん|皆さま|どうも)、?)?(?:こんにちは|こんばんは|おはよう(?:ございます)?|はじめまして|お久しぶりです|"
    r"お疲れさまです|明けましておめでとうございます|どうも)(?:、[^。]{1,24}(?:です|でした|と申します))?",
    r"(?:はい、|さあ、|では、|それでは、|というわけで、?)+[^。、]{0,24}"
    r"(?:始まりました|始めます|始めましょう|行きます|いきます|参ります|まいります|移ります|終わります|締めます|"
    r"また(?:来週|明日|次回|来月)?|お会いしましょう)",
    # 手口はこうだ; 内訳は次の通り
    r"(?:手口|理由|からくり|カラクリ|経緯|流れ|言い分|主張|構図|仕組み|答え|答|シナリオ|筋書き|内容|種明かし|顛末|話|事情|背景|計算|数字)は"
    r"(?:こう|こんな具合|次の(?:よう|通り)|以下の(?:よう|通り))(?:だ|です|である|だった|なる)",
    # まず、値段から; 次に、燃料の話
    r"(?:まず|次に|最後に|続いて|もう一つ|ついでに|おまけに)(?:は)?、?"
    r"(?:[^。、はがもをに]{1,10}(?:から|の話|について|の番|に話を移す)|[^。、はがもをにだたるい]{1,6})",
    r"続きは[^。]{1,12}(?:で|へ|に)|続きは[^。]{2,24}お読みいただけます",
    r"[^。]{2,40}(?:お越し|ご出演|お集まり)(?:いただき|頂き)(?:ました|ます|ています)",
    r"[^。「」]{0,40}(?:お詫び|おわび|感謝|お礼|御礼|お見舞い|お悔やみ|お祝い|お慶び)(?:を)?(?:申し上げます|いたします|致します|して訂正"
    r"(?:いたし|し)ます)",
    r"[^。「」]{0,80}(?:申し訳なく存じます|申し訳ございません(?:でした)?|お喜び申し上げます)",
    r"[^。「」]{0,80}(?:下記|以下|次|左記|別紙)の(?:とおり|通り|ように)?[^。「」]{0,20}"
    r"(?:お知らせ|ご報告|公表|開示)(?:いたします|します|致します|申し上げます)",
    r"[^。「」]{0,30}(?:お便り|ご意見|ご感想|お問い合わせ|ご応募|お申し込み)は?[^。「」]{0,20}(?:から|まで|へ|にて|で)",
    r"[*※](?:画像|写真|イラスト|動画|図|価格|表示)は[^。]{2,24}",
    r"(?:この|本)(?:記事|稿|文|原稿|動画|番組)は[^。]{2,40}(?:に基づ(?:く|きます|いています)|再構成(?:した|しました)|"
    r"ものです|編集(?:した|しました)|転載(?:した|しました))",
    r"(?:なお、)?(?:上記|本資料|この資料|当資料|業績)の?[^。]{0,12}(?:予想|見通し|数値)[^。]{0,30}"
    r"(?:入手可能な|一定の前提|現時点)[^。]{2,80}",
    r"[^。「」]{1,20}(?:で|に)(?:話|声|意見)を(?:聞いて|拾って|集めて)(?:みた|みました|回った)",
    # 座長　定刻になりましたので始めます
    r"(?:司会|進行|座長|聞き手|アナ)「[^「」]{2,60}[かね？?]」",
    r"[^ 。、]{1,6} (?:はい|さあ|では|それでは)、[^。]{2,16}ました",
    r"(?:座長|議長|司会|進行|委員長|部会長|会長|事務局|q|聞き手|アナ|mc)[ :：]+[^。]{0,40}"
    r"(?:ございました|始めます|移ります|終わります|閉会します|開会します|いただきます|お願い(?:いた)?します|"
    r"いかがでしょう|ありますか|ございますか|ですね|ますね|ください)",
)
_JA_NOTE = folded_rule(rf"(?:{'|'.join(_JA_NOTES)})[。！!♪]*$")


def is_aside(folded: str, language: str, bits: int = EVERY) -> bool:
    """Whether a sentence speaks of its own text, takes its leave, or only fills or leads on.

    Args:
        folded: the sentence's `match_form` behind its openers.
        language: primary language, `zh`, `en` or `ja`.
        bits: the rules that the sentence opens (`gates`).
    """
    body = folded.strip().strip("()") if language == "en" else folded.strip()
    if _COMMA.sub(" " if language == "en" else "", body).strip(_STOPS) in _fillers(language):
        return True
    if language == "en":
        turns = _EN_TURN.match(body) is not None and _EN_VERB.search(body) is None
        return turns or _EN_NOTE.begins(body, bits)
    if language == "ja":
        return _JA_NOTE.begins(body, bits)
    return _ZH_NOTE.begins(body, bits) or _ZH_BOILERPLATE.begins(body, bits)


@lru_cache(maxsize=4)
def _fillers(language: str) -> frozenset[str]:
    return frozenset(vocabulary(language).words("sentences.filler"))
