"""Chinese predicates that tell what somebody says or thinks and that no list of verbs holds.

    signs     环团忧心，…          idioms    何慕白泼来一盆冷水，…
    nouns     他另举一例，…        revisions 渣打把今年的增速预测从3.1%下调到2.8%。

Chinese makes its verbs of saying, thinking and feeling of few signs (言, 叹, 断, 忧, 盼), and its
turns of speech around few nouns (账, 冷水, 立场, 例子); both are open. They count only where a
subject that may speak stands right before them and a clause follows behind a mark.
"""

from __future__ import annotations

import re

from claimwire.claims.matching.lexicon import vocabulary
from claimwire.claims.page import Page
from claimwire.claims.speakers.phrase import Frame, SpeakerPhrase
from claimwire.claims.speakers.zh.sources import BOUND, skip_marks
from claimwire.claims.speakers.zh.speakers import ChineseSpeakers

# One or two signs of saying, judging or feeling make a verb of two to four.
_SAYING = (
    "言说话讲叹诉斥骂赞评断料忧愁怨疑信觉盼愿劝警誓诺辩驳答称述喊呼吁嚷吼嘲讽讥谑叮嘱"
    "咐供叙嚎哀慨惋恼怒"
)
_NO_SAYING = re.compile(
    r"而言|来说|来讲|的话|所言|置评|评级|评等|不予|评论员|说会|[没未拒避]|起诉|上诉|胜诉|败诉|应诉|公诉|自诉|撤诉|信托|信用|守信|取信|失信|发信|寄信|回信|通信|微信|短信|电信|中断|切断|打断|间断|诊断|垄断|果断|"
    r"原料|材料|资料|饮料|不料|电话|通话|对话|神话|童话|开讲|听讲|演讲|主讲|宣讲|小说|听说|传说|据说|解说|警|评选|评比|评定|"
    r"入选|呼吸|招呼|称霸|对称|名称|简称|职称|问答|应答|抢答|自愿|志愿|心愿|许愿|报警|示威|发怒|辩论|争辩|答辩|发誓|宣誓|起誓|赞助|参赞|语言|方言|留言|发言|谣言|供应|提供|专供"
)
_STANCE = re.compile(
    rf"(?:[一-鿿]{{1,3}}[{_SAYING}]|[{_SAYING}][一-鿿]{{1,2}}|{'|'.join(vocabulary('zh').words('speech.feeling'))})(?:道|说|着|了)?$"
)
# Turns of speech: a verb and what is said, shown or poured out.
_TURN = re.compile(
    r"(?:(?:给|提|抛|说|道|讲|亮|拿|摆|晒|列|端|开|报|指|点)(?:出|明|破|了)?|透露|讲述|举|另举|列举|打|做|下|算|掐指算|有|持|留下|丢下|撂下|作出|表达|发出|抱持|立下|夸下|"
    r"放出?|吐|倒|泼来?|浇|补上?|捅破|翻出|搬出|祭出|引用|打开|话)(?:了|过|着)?[^，。：:]{0,8}?"
    r"(?:版本|说法|看法|见解|答案|解释|数字|观点|理由|时间表|判断|账|读数|例子?|实例|证据|数据|结论|解读|忠告|警告|呼吁|预言|比方|比喻|假设|包票|保票|保证|承诺|诺言|海口|条件|方案|口风|风声|"
    r"狠话|重话|丑话|苦水|牢骚|底线|底牌|疑问|质疑|反例|对比|成绩单|感慨|一句|一句话|一番话|几句话|四个字|八个字|两个字|评语|评价|冷水|一刀|一枪|窗户纸|立场|态度|定心丸|预防针|军令状|警钟|警讯|清单)$"
    r"|(?:看|说|讲|想|算|分析|话说|问|答|讲话|说话)得(?:很|更|也|十分|非常|相当)?[^，。：:]{1,6}$"
    r"|(?:以|拿|举)[^,，。:：]{1,16}(?:为例|作例子|做例子|打比方|做比较|作比较|当例子)$"
    r"|(?:敲响?|拉响?|发出)了?警[钟报讯]$"
    r"|一(?:句话|语|针见血|句)(?:点破|道破|总结|概括|带过|点醒|点出|挑明)$"
    r"|(?:并|却|可|倒|也|则)?不(?:这么|这样|如此)?(?:看|认为|想|觉得|同意|以为然|买账|买单)$|(?:另有|别有|持|有)?(?:不同|相反|另外的?|别的)(?:看法|见解|意见|想法|观点|说法)$"
    r"|(?:直截了当|开门见山|一针见血|单刀直入|快人快语|毫不讳言|毫不客气|毫不留情|毫不避讳|不留情面|直言不讳|语出惊人|斩钉截铁|言简意赅|忧心忡忡|愤愤不平|不以为然|不以为意|"
    r"不敢苟同|半信半疑|将信将疑|信心满满|胸有成竹|言之凿凿|振振有词|义正词严|语重心长|苦口婆心|意有所指|话中有话|话里有话|拭目以待|乐见其成|心有余悸|感触良多|感慨万千|感慨良深|"
    r"有感而发|异口同声|众口一词|口径一致|一语道破|一言蔽之|一语中的|反唇相讥|针锋相对|据理力争|大吐苦水|大倒苦水|话锋一转|话锋一变|坦诚相告|如实相告|和盘托出|直抒胸臆|不吐不快|快人一语|"
    r"反应冷淡|反应两极|评价两极|态度强硬|态度坚决|态度谨慎|态度保留|口气很硬|语气坚定|语气平静|语带无奈|语带保留|语带不满|看法相反|看法不同|看法一致|说法不一|说法相反)$"
)
# What a house moves to another value: a forecast, never its target price or rating.
_REVISED = re.compile(
    r"(?:仍|又|再|已|也|则|普遍|一致|多|大多|再度|再次|同步)?(?:把|将)(?P<what>[^，。]{0,30}?(?:预测|预估|预期|推估|估计|估值|成长率|增长率|增速|增幅|跌幅|涨幅|机率|概率|均价|通胀|通膨|"
    r"需求|产量|销量|产值|出货量|价格|时间|时点|年份|年期|人数|损失|营收|利润|获利|亏损|转盈|转亏|见底|见顶|达峰)[^，。]{0,24}?)"
    r"(?:上修|下修|修正|修|上调|下调|调升|调降|调高|调低|调到|调至|砍|降|升|提高|拉高|拉|压低|看|估|抓|定|押|挪|推迟|提前|延后|往后推|往前挪|往后挪|推)(?:了|到|至|在|为|成|出)"
)
_NOT_REVISED = re.compile(r"目标价|评级|评等|股价|售价|票价|基本工资|利率|税率|门槛|上限|下限")
_RATED = re.compile(r"目标价|评级|评等")
_SPEAKS = ("person", "unnamed", "pronoun", "bare-person", "house")
_PUBLIC = ("市场", "市場", "外界", "资金", "資金", "大盘", "大盤", "投资人", "投資人")
_UNSOLD = re.compile("买[账单]")
_DENIED = re.compile("没|未(?!来)|拒|不愿|不肯|冇|避")
_LETTER = re.compile(r"[^\W_]")
_FIRST = 34
_LEAST = 6


class ChineseStances:
    """Finds frames that no cue makes; asked last."""

    def __init__(self, speakers: ChineseSpeakers) -> None:
        self._speakers = speakers

    def find(self, page: Page, start: int, end: int) -> Frame | None:
        """The frame with which a unit opens, if its first clauses tell a stance."""
        at = start
        for _ in range(2):
            bound = BOUND.search(page.masked, at, min(end, at + _FIRST))
            if bound is None or page.folded[bound.start()] not in "，,：:":
                break
            least = _LEAST if page.folded[bound.start()] in "，," else 4
            told = len(_LETTER.findall(page.folded, bound.end(), end)) >= least
            frame = self._stance(page, at, bound.start(), end) if told else None
            if frame is not None:
                return frame
            at = bound.end()
        return self._revision(page, start, end)

    def _stance(self, page: Page, at: int, stop: int, end: int) -> Frame | None:
        """A subject, then nothing but a verb of signs or a turn of speech."""
        folded = page.folded
        turn = _TURN.search(folded, at + 1, stop)
        if turn is not None:
            phrase = self._subject(page, at, turn.start())
            people = phrase is not None and not (phrase.name or "").endswith(_PUBLIC)
            if not people and _UNSOLD.search(turn.group()):
                return None  # 二级市场并不买账
            if phrase is not None and self._adverbs_only(page, phrase.end, turn.start(), long=True):
                return self._frame(page, at, stop, end, phrase, "turn")
        for length in (2, 3, 4):
            verb = folded[stop - length : stop]
            if stop - length <= at + 1 or _NO_SAYING.search(verb) or not _STANCE.fullmatch(verb):
                continue
            phrase = self._subject(page, at, stop - length)
            if phrase is None or phrase.role == "pronoun":
                continue
            if self._adverbs_only(page, phrase.end, stop - length) and not _RATED.search(
                folded, stop, end
            ):
                return self._frame(page, at, stop, end, phrase, "sign")
        return None

    def _subject(self, page: Page, at: int, stop: int) -> SpeakerPhrase | None:
        phrase = self._speakers.read(page, at, stop)
        if phrase is None or phrase.role not in _SPEAKS or phrase.rule == "noun-phrase":
            return None
        return phrase

    def _adverbs_only(self, page: Page, begin: int, stop: int, *, long: bool = False) -> bool:
        """Whether nothing but adverbs stands between; with `long` a phrase of place or time may."""
        if stop <= begin:
            return True
        if _DENIED.search(page.folded, begin, stop):
            return False
        words = page.words(begin, stop)
        adverbs = self._speakers.is_adverbial
        return adverbs(words[0]) if long else stop - begin <= 6 and all(map(adverbs, words))

    def _frame(
        self, page: Page, at: int, stop: int, end: int, phrase: SpeakerPhrase, kind: str
    ) -> Frame:
        content = skip_marks(page.folded, stop, end)
        return Frame(at, content, phrase, "weak", f"{kind}:{phrase.rule}")

    def _revision(self, page: Page, start: int, end: int) -> Frame | None:
        """A house that moves a forecast: 渣打把今年增速的预测从3.1%下调到2.8%."""
        if "把" not in page.folded[start:end] and "将" not in page.folded[start:end]:
            return None
        m = _REVISED.search(page.masked, start + 2, end)
        if m is None or _NOT_REVISED.search(m.group()) or "，" in page.folded[start : m.start()]:
            return None
        phrase = self._speakers.read(page, start, m.start())
        speaks = phrase is not None and phrase.role in ("house", "unnamed", "person")
        if phrase is None or not speaks or not self._forecasts(page, phrase, m["what"]):
            return None
        rule = f"revision:{phrase.rule}"
        return Frame(start, m.start(), phrase, "before", rule, "下修", "expect")

    def _forecasts(self, page: Page, phrase: SpeakerPhrase, what: str) -> bool:
        """Whether what is moved is a forecast by its word, or its mover one who forecasts."""
        if re.search(r"预测|预估|预期|推估|估计|机率|概率|成长率|增长率|增速", what):
            return True
        told = page.folded[phrase.start : phrase.end]
        return bool(re.search(r"券商|机构|法人|分析|投行|研究|智库|院|中心|银行|预报", told))
