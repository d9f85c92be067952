"""What a text says of itself, and fillers: notes, sign-offs, boilerplate, transitions.

An interview was shortened, names were changed, a filing vouches for itself, a letter ends,
a column comes to its next point. Nothing of it is asserted about the world. The data
contract, "Not claims". Patterns are of the folded form of one sentence.
"""

from __future__ import annotations

import re

from claimwire.claims.matching.gates import EVERY, folded_rule, rule
from claimwire.claims.matching.lexicon import folded_pattern

_EN_FILLER = re.compile(
    r"(?:yes|no|well|oh|ah|hmm?|ha|sure|right|ok(?:ay)?|fine|of course|fair enough|indeed"
    r"|exactly|precisely|"
    r"quite(?: so)?|hardly|barely|never mind|not so fast|not quite|not exactly|enough said"
    r"|so there|"
    r"(?:good|great|fair|big|tough) (?:question|point)|deep breath|your (?:move|turn"
    r"|call)[a-z, ]*|"
    r"very little|not much|none whatsoever|spoiler alert|full disclosure|true story"
    r"|long story short|"
    r"you (?:read|heard) (?:that|it) right|who knew|go figure|no kidding|no wonder|touché"
    r"|ouch|phew|wow)"
    r"(?:[, ]+(?:really|seriously|no|yes|dear|then|so|indeed|absolutely|actually|sort of"
    r"|kind of|you (?:read|heard) (?:that|it) right))*"
    r"[.!…]*$"
)
_EN_TURN = re.compile(
    r"(?:(?:and|but|so|ok|okay|right|well)[, ]+)?(?:first|second|third|now|next|next up|then"
    r"|finally|lastly|"
    r"on to|back to|over to|more (?:after|on)|a (?:quick|short|brief|final|last"
    r"|small) (?:word|note|thought|aside|detour)"
    r"(?: (?:on|about))?)\b[,:]?(?: (?!up\b)[a-z'’-]+){0,6}[.!]*$"
)
_EN_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|do|does|did|"
    r"says?|said|[a-z]{3,}ed|rose|fell|grew|went|came|made|took|ran|got|gave|left|won|lost"
    r"|sold|"
    r"needs?|plans?|comes?|goes|looks?|takes?|gets?|makes?|wants?)\b|['’](?:s|re|ll|ve|d)\b"
)
_EN_NOTE = rule(
    r"(?:that['’]s (?:all|it)(?: (?:for|from) [^.]{2,30})?"
    r"|we['’]?(?:ll| will) be (?:right back|back (?:after|in a|soon|shortly|tomorrow|next"
    r"|with))\b[^.]{0,30}"
    r"|(?:good )?(?:morning|evening|afternoon|night),? (?:all|everyone|everybody|folks"
    r"|friends|readers)"
    r"|(?:more|details|updates?|developing|comments|letters|tips|questions"
    r"|corrections) (?:to follow|to come|welcome|follow|shortly)[^.]{0,40}"
    r"|notes? to editors?\b[^.]{0,80}|what follows (?:is|has been|was)\b[^.]{0,60}"
    r"|(?:these|such|forward-looking) statements (?:involve|are subject to|are based on"
    r"|contain)\b[^.]{0,140}"
    r"|to recap\b[^.]{0,40}"
    r"|[a-z]+(?: [a-z]+)?, (?:\d{1,2}[:.]\d\d|(?:mon|tues|wednes|thurs|fri|satur"
    r"|sun)day)(?: (?:morning|night|evening))?"
    r"|we(?:['’]re| are)(?: now)? (?:closing|wrapping|ending|pausing|signing)\b[^.]{0,50}"
    r"|(?:this|the|our) (?:interview|conversation|transcript|article|story|post|piece|text"
    r"|column|newsletter|discussion|q&a)"
    r" (?:has been|was|is|were)(?: lightly| slightly)? (?:edited|condensed|shortened"
    r"|abridged|translated|adapted|updated|corrected)\b[^.]{0,60}"
    r"|(?:some )?names (?:have been|were) changed[^.]{0,40}"
    r"|(?:the )?(?:views|opinions)(?: expressed)?(?: here| in this \w+)? are (?:my|his|her"
    r"|their|the author['’]s|the writer['’]s) own[^.]{0,40}"
    r"|(?:this|nothing (?:here|in this \w+)) is (?:not |no )?(?:investment|financial|legal"
    r"|medical) advice"
    r"|(?:this|that|it) is not (?:investment|financial|legal|medical) advice"
    r"|past performance is (?:no|not)\b[^.]{0,60}"
    r"|(?:shareholders|investors|potential investors|readers)(?: and (?:potential"
    r"|prospective) investors)? (?:are|should be) (?:advised|urged|cautioned"
    r"|reminded) to\b[^.]{0,120}"
    r"|the (?:writer|author|columnist) is (?:an?|the|on)\b[^.]{2,80}"
    r"|we apologi[sz]e to\b[^.]{0,60}"
    r"|(?:our|my) apologies (?:to|for)\b[^.]{0,60}"
    r"|(?:good luck|congratulations|best wishes|kudos|hats off|cheers)\b(?: (?:to|with|on"
    r"|for)\b[^.]{0,50}|[^.a-z]*)"
    r"|happy (?:\w+day|new year|christmas|holidays|weekend|easter|reading)\b[^.]{0,30}"
    r"|(?:photo|picture|image|video|illustration|graphic|chart)(?: credit)?: [^.]{2,120}\.?"
    r"|so long,? [a-z ]{2,24}"
    r"|(?:my |our )?(?:inbox|dms?|comments?|lines)(?: section)? (?:is|are)? ?open\b[^.]{0,40}"
    r")[.!]*$"
)

_ZH = folded_rule(
    r"(?:"
    r"(?:咱们?|我们|我|那)?(?:就)?(?:下期|下周|下回|下次|下集|明天|明晚|改天|回头|下一篇|下篇)(?:再|接着|继续|我们|咱们)*(?:见|聊|写|说"
    r"|讲|谈|盘|会|更新)[^，,。\d]{0,8}"
    r"|(?:谢谢|感谢|多谢|鸣谢)(?!信|状|祭|礼|函|费|意)(?:[^，,。\d]{0,14})(?:大家|各位|读者|网友|观众|听众|朋友们?|你们?|您|粉丝"
    r"|来信|阅读|收看|收听|支持|陪伴|线索|提醒|指正|厚爱)[^，,。\d]{0,10}"
    r"|(?:在此|谨此|特此|谨)(?:向|对|再次)?[^，,。]{0,16}(?:致歉|道歉|致意|致谢|说明|声明|澄清|提醒|更正|公告|通知|感谢|恭喜"
    r"|祝贺)[^，,。]{0,8}"
    r"|(?:预?祝|愿|恭祝|敬祝)(?:大家|各位|你们?|您|读者|朋友们?|好运|我们)[^。]{0,14}"
    r"|(?:家人们|朋友们|各位(?:读者|朋友|老铁|观众|听众)?|大家)[，,！!](?:开工大吉|[^，,。\d]{0,4}(?:好|早|安|大吉|快乐|发财|加油))"
    r"|(?:问题|重点|麻烦|亮点|高潮|关键|好戏|彩蛋|重头戏)来了|答案(?:揭晓|来了|是|在这)|话说回来|划(?:个)?重点|敲黑板|言归正传|闲话少说|先(?:说"
    r"|讲|给|上|抛)(?:个)?(?:结论|重点|答案)"
    r"|懂的都懂|(?:你)?没(?:看|听)错|没错|不卖关子了?|长话短说|书归正传|咱们?一(?:个|条|件)一(?:个|条|件)(?:来)?(?:说|讲|看|聊)"
    r"|且听下回分解|说来话长|以上|完"
    r"|(?:本场|本次|本期|本|今天的?|今日|这场)?(?:的)?(?:文字)?(?:直播|节目|访谈|专访|播报|播客|连线)(?:就)?(?:到此|到这里"
    r"|至此)(?:全部)?(?:结束|为止|告一段落)?(?:[，,](?:谢谢|感谢)[^。]{0,12})?"
    r"|(?:尊敬|亲爱|敬爱)的[^，,。]{1,12}"
    r"|(?:编译|撰文|采写|采访整理|采访|文字|整理|制图|发言人|校对|责编|监制|策划)[/:][^，,。]{2,12}"
    r"|文 ?[/|] ?[^，,。]{2,12}"
    r"|[^，,。]{0,10}记者 [^，,。 ]{2,4}(?: [^，,。]{2,12})?|新闻稿|即时新闻"
    r"|记者[^，,。]{0,8}(?:走访|来到|探访|实探|直击|致电|联系)(?:了)?[^，,。]{2,14}"
    r"|(?:主播|记者)[:：]记者[^。]{0,24}(?:报导|报道|连线)"
    r"|(?:第[一二三四五六]|其[一二三四五])[，,、][^，,。]{0,8}(?:谁|什么|甚么|怎么|哪|几|多少|如何|为何|到底"
    r"|(?P<a>[一-鿿])[不没](?P=a))[^，,。]{0,8}"
    r")[。！!～~]*$"
)
_ZH_BOILERPLATE = folded_rule(
    r"(?:"
    r"(?:投资(?:人|者|大众)?|股东|本公司股东|读者)?(?:及潜在投资者|及投资者)?[^，,。]{0,10}(?:应|应该|须|需|宜|请|务必"
    r"|务请)(?:注意)?(?:独立|审慎|自行|谨慎|理性|小心)(?:地)?"
    r"(?:思考)?(?:判断|评估|决策|投资|考虑|行事|承担|研判)[^。]{0,30}"
    r"|投资(?:一定)?有风险[^。]{0,20}"
    r"|(?:过往|过去|历史|以往)(?:的)?(?:业绩|绩效|表现)[^。]{0,10}不(?:代表|预示|保证|构成)[^。]{0,20}"
    r"|(?:本文|文中|以上|本报告|本节目|文章|内容)[^，,。]{0,12}(?:仅|只)?(?:代表|为)[^，,。]{0,8}(?:作者|个人|本人|受访者"
    r"|嘉宾)[^，,。]{0,8}(?:观点|立场|意见|看法)[^。]{0,30}"
    r"|(?:以上|本文|文中|上述|本报告)?[^，,。]{0,10}(?:不构成|不作为|并非)[^。]{0,10}(?:投资|理财|买卖|操作|交易)(?:的)?(?:建议"
    r"|依据|邀约|要约)[^。]{0,20}"
    r"|(?:本)?公司[^。]{0,30}(?:董事|监事|董事会|高级管理人员|全体成员|董监事)[^。]{0,20}(?:保证|承诺|确认)[^。]{0,40}(?:真实"
    r"|准确|完整|虚假记载|误导性陈述)[^。]{0,40}"
    r"|(?:前瞻性|展望性)(?:陈述|声明|说明)[^。]{0,80}"
    r"|[(（](?:[^（()）。]{0,8}(?:本文|作者|文|访谈|专访|采访|访问|对谈|应受访者|受访者|图文|编按|编者)[^（()）]{2,60})[)）]"
    r")[。！!]*$"
)

_JA_FILLER = folded_rule(
    r"(?:なるほど|まさか|いやはや|さて|さあ|えっ|へえ|ほう|やれやれ|閑話休題|そうですね|もちろん|たしかに|いえいえ|はいはい|はい|いいえ|うーん"
    r"|おっと)[、。！!…ー]*$"
)
_JA = folded_rule(
    r"(?:"
    r"(?:(?:皆さん|みなさん|皆さま|どうも)、?)?(?:こんにちは|こんばんは|おはよう(?:ございます)?|はじめまして|お久しぶりです|お疲れさまです"
    r"|明けましておめでとうございます|どうも)(?:、[^。]{1,24}(?:です|でした|と申します))?"
    r"|(?:はい、|さあ、|では、|それでは、|というわけで、?)+[^。、]{0,24}(?:始まりました|始めます|始めましょう|行きます|いきます|参ります|まいります"
    r"|移ります|終わります|締めます|また(?:来週|明日|次回)?)"
    r"|(?:それでは|では)?、?(?:また(?:来週|明日|次回|来月|お会いしましょう)?|さようなら|おやすみなさい|ごきげんよう)"
    r"|(?:手口|理由|からくり|カラクリ|経緯|流れ|言い分|主張|構図|仕組み|答え|答|シナリオ|筋書き|内容|種明かし|顛末|話|事情|背景|計算|数字)は(?:こう"
    r"|こんな具合|次の(?:よう|通り)|以下の(?:よう|通り))(?:だ|です|である|だった|なる)"
    r"|(?:まず|次に|最後に|続いて|もう一つ|ついでに|おまけに)(?:は)?、?(?:[^。、はがもをに]{1,10}(?:から|の話|について|の番|に話を移す)"
    r"|[^。、はがもをにだたるい]{1,6})"
    r"|続きは[^。]{2,24}お読みいただけます|[^。]{2,40}(?:お越し|ご出演|お集まり)(?:いただき|頂き)(?:ました|ます|ています)"
    r"|(?:なお、)?(?:上記|本資料|この資料|当資料|業績)の?[^。]{0,12}(?:予想|見通し|数値)[^。]{0,30}(?:入手可能な|一定の前提"
    r"|現時点)[^。]{2,80}"
    r"|続きは[^。]{1,12}(?:で|へ|に)"
    r"|[^。「」]{0,40}(?:お詫び|おわび|感謝|お礼|御礼|お見舞い|お悔やみ|お祝い|お慶び)(?:を)?(?:申し上げます|いたします|致します"
    r"|して訂正(?:いたし|し)ます)"
    r"|[^。「」]{0,30}(?:お便り|ご意見|ご感想|お問い合わせ|ご応募|お申し込み)は?[^。「」]{0,20}(?:から|まで|へ|にて|で)"
    r"|[^。「」]{0,80}(?:申し訳なく存じます|申し訳ございません(?:でした)?|お喜び申し上げます)"
    r"|[^。「」]{0,80}(?:下記|以下|次|左記|別紙)の(?:とおり|通り|ように)?(?:[^。「」]{0,20})(?:お知らせ|ご報告|公表"
    r"|開示)(?:いたします|します|致します|申し上げます)"
    r"|[*※](?:画像|写真|イラスト|動画|図|価格|表示)は[^。]{2,24}"
    r"|(?:この|本)(?:記事|稿|文|原稿|動画|番組)は[^。]{2,40}(?:に基づ(?:く|きます|いています)|再構成(?:した|しました)|ものです"
    r"|編集(?:した|しました)|転載(?:した|しました))"
    r"|[^。「」]{1,20}(?:で|に)(?:話|声|意見)を(?:聞いて|拾って|集めて)(?:みた|みました|回った)"
    r")[。！!♪]*$"
)
_JA_CHAIR = folded_pattern(
    r"(?:(?:司会|進行|座長|聞き手|アナ)「[^「」]{2,60}[かね？?]」"
    r"|[^ 。、]{1,6} (?:はい|さあ|では|それでは)、[^。]{2,16}ました"
    r"|(?:座長|議長|司会|進行|委員長|部会長|会長|事務局|q|聞き手|アナ|mc)[ \u3000:：]+[^。]{0,40}"
    r"(?:ございました|始めます|移ります|終わります|閉会します|開会します|いただきます|お願い(?:いた)?します|"
    r"いかがでしょう|ありますか|ございますか|ですね|ますね|ください))[。]*$"
)


def is_aside(folded: str, language: str, bits: int = EVERY) -> bool:
    """Whether a sentence speaks of its own text, takes its leave, or only fills or leads on.

    Args:
        folded: the sentence's `match_form` behind its openers.
        language: primary language, `zh`, `en` or `ja`.
        bits: the rules that the sentence opens (`gates`).
    """
    body = folded.strip()
    if language == "en":
        body = body.strip("() ")
        if _EN_FILLER.match(body) or (_EN_TURN.match(body) and not _EN_VERB.search(body)):
            return True
        return bits & _EN_NOTE.bit != 0 and _EN_NOTE.match(body) is not None
    rules = (_ZH, _ZH_BOILERPLATE) if language == "zh" else (_JA_FILLER, _JA)
    if any(bits & each.bit and each.match(body) for each in rules):
        return True
    return language == "ja" and _JA_CHAIR.match(body) is not None
