"""Amounts in Chinese and Japanese text: number, unit, range, approximation.

The steps: find numbers, drop those that are dates, names or idioms, read the unit behind
(or the currency in front), then join neighbours to ranges and let units that are said once
serve several numbers. Rules: the data contract, "Quantities" and "Cases decided".
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from claimwire.claims.numerals import CJK_NUMBER, last_multiplier, read_cjk, read_pair
from claimwire.claims.units import DURATIONS, HOME, Amount, CjkAmounts, cjk_amounts
from claimwire.text import fold_width, match_form

_ARABIC = re.compile(r"\d")
_MULTIPLIERS = re.compile(r"[十百千万萬亿億兆]+")
_LATIN_SCALE = re.compile(r"\s?(million|billion|trillion|bn|mn)\b")
_LATIN_SCALES = {"million": 10**6, "mn": 10**6, "billion": 10**9, "bn": 10**9, "trillion": 10**12}
_HALF_OF = re.compile(
    r"(?<![上下前后後每过多大小年两一二三四五六七八九十个数])半(年|个月|小时|个小时|個小時)(?!报|期|度|后|前|之后|以后|後|刊|线)"
)
_MONEY_WORD = re.compile(
    r"(?:营收|亏损|获利|盈余|净利|预算|经费|投资|斥资|募资|集资|市值|造价|罚|赔|金额|资本支出|债|匡列|拨|补助|融资|产值|身价|贷款|"
    r"总价|售价|开价|报价|成交|收入|支出|花费|耗资|负债|利润|毛利|税收|成本|价值|捐|诈|骗|赚|亏|净值|股本|奖金|薪|租金|保费|票房|买超|卖超|成交量|市场规模|商机)"
    r"[^,。;;、]*$"
)
_SUM_ENDS = re.compile(r"(?:[多余])?(?:[,，。;；、)）」』!！?？\s]|$|的|以上|左右|上下|用于|之)")
_JAPANESE_POINT = re.compile(r"(?<=\d)・(?=\d)")
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s,，。)）]+")
_NOT_THIS_WORD = {
    "台": "湾北中南东积股塑铁大新西独企币语商电",
    "条": "款例约件",
    "本": "塁店社部人格命来日业色土地质金",
    "回": "線线答应复来归家",
    "分": "冊册之别",
    "手": "机册术",
    "阶": "段",
    "班": "长级",
    "州": "市长",
    "国": "家防民际策外",
    "国 ": "",
    "市": "場场长民价值町",
    "人": "工权类民物事口才次份均权際权力马前",
    "首": "先都长席季相尔次",
    "头": "部条",
    "口": "径罩腔袋",
    "门": "诊",
    "名": "古",
    "面": "板积",
    "节": "日目气",
    "字": "塔",
    "周": "年边",
    "对": "于手岸面",
    "关": "于系键税",
    "行": "业政动程情",
    "所": "有以在谓",
    "发": "现展生布起言行",
    "出": "口现生来",
    "起": "码来因",
    "路": "线口",
    "通": "过常胀",
    "点": "名",
    "部": "分长门份",
    "道": "路歉琼指",
    "团": "队体结",
    "连": "续线锁",
    "派": "出对驻",
    "页": "岩",
    "层": "面级次",
    "根": "据本源",
    "把": "握",
    "步": "骤入",
    "场": "地所域景",
    "组": "织成合长",
    "批": "准评",
    "包": "括含机",
    "间": "接隔",
    "位": "于元移数",
    "项": "目链",
    "支": "持付援出撑",
    "件": "",
    "轮": "船胎",
    "集": "团中体结资",
    "队": "长员",
    "度": "假过",
}
_SCHOOL_YEAR_BEFORE = re.compile(r"[小国高大研中]$")
_SCHOOL_YEAR_AFTER = re.compile(r"[学生女男]|年级")
_LOOK_BACK = 32  # code points; the longest rule in front of a number needs fewer
_MULTIPLIER_CHARS = "十百千万亿億萬兆"
_LEADING_ZERO = re.compile(r"0\d")
_VAGUE_BEFORE = re.compile(r"(?:(?<![人总件户次家倍指票点])[数数几]|好几|上|成|動輒|动辄)$")
_LISTED_ORDINAL = re.compile(r"第\s?(?:\d+|[一二三四五六七八九十]+)\s?(?:、|和|及|与|至|到|~|-|〜)\s?$")
_CLOCK_BEFORE = re.compile(r"(?:上午|下午|中午|晚上|晚间|凌晨|清晨|早上|早晨|傍晚|深夜|午间|今晚|昨晚|明晚|晚)\s*$")
_CLOCK_AFTER = re.compile(r"(?:半|钟|整|多|许|左右|前|后|起|开|至|到|\d|[一二三四五])")
_POINTS_BEFORE = re.compile(
    r"(?:跌|涨|升|降|挫|指数|收|报|至|到|破|站上|失守|上|下|约|近|逾|达|于|守|测|在)[了约近逾]?\s*$"
)
_YEAR_TAIL = re.compile(
    r"\s*(?:\d{1,2}月|[一二三四五六七八九十]{1,2}月|第?[一二三四1-4]季|第?[1-4一二三四]四半期|[上下]半年|"
    r"前[一二三四\d]|年?底|初|末|中(?!国)|春|夏|秋|冬|度|[上下]半期|通期|[1-4一二]q|q[1-4])"
)
_SHORT_YEAR = re.compile(
    r"(?<!\d)(?<!約)(?<!この)(?<!ここ)(?<!過去)(?<!今後)(?<!勤続)(?<!創業)(?<!築)(?<!計)(?<!丸)(?<!懲役)(?<!通算)(?:1[5-9]|2\d|3[0-5])$"
)
_SHORT_YEAR_TAIL = re.compile(
    r"には|は(?!か)|に(?!わた|及|一|1|渡|満)|の(?!歴|間|歳|キャリア|経験|契約|刑|人生|節目|実績|長|伝統|懲役|時)|から|まで|末|初め|秋|春|夏|冬"
)
_ERA = re.compile(r"(?:光绪|康熙|乾隆|雍正|嘉庆|道光|同治|咸丰|宣统|万历|洪武|永乐|成化|贞观|民国|西元|公元|西暦|令和|平成|昭和|大正|明治|纪元|建国|主后|前)\s*(?:前)?$")
_LASTING = re.compile(
    r"(?:约|近|逾|超过|历经|长达|历时|为期|连续|持续|过去|未来|工作|合计|达|满|满了|已有|有|经过|超|这|达到|前后|刑|役|刑期|徒刑|年限|最长|至少|至多|不到)了?\s*$"
)
_POINT_IN_TIME = re.compile(
    r"(?:之|以)?(?:后|後)(?!半)|以降|過ぎ|すぎ|頃|ごろ|(?:之|以)?前(?!往|来|进|[一二三四五六七八九十\d]|端|锋|景|后|後)"
)
_VERB_BEFORE = re.compile(r"[^\W\d_a-z的在于於至后後前约約,]$")  # 搶救四十分鐘後: it lasted
_BEFORE_FIRST = re.compile(r"前\s*$")
_ONE_LASTING = re.compile(r"(?:过去|近|这|不到|至少|逾|超过|约|为期|长达|历时|未来|最近|短短|仅|只|差|晚|早|耗时|花了|花|用|延长|延后|提前|满|再|又|隔|缩短|延|ここ|この|直近|わずか|約)了?\s*$")
_ONE_LIMIT = re.compile(r"(?:内|之内|以内|多|以上|左右|半|的时间|时间|余|以来|来|間|ほど|余り|以上|超|弱)")
_DAY_RUN_BEFORE = re.compile(r"(?:连续|连|连|为期|长达|近|过去|这|历时|连跌|连涨|接连)\s*$")
_DAY_RUN_AFTER = re.compile(r"(?:内|之内|间|行程|游)")
_RUN_OF_QUARTERS = re.compile(r"(?:连续|连|接连|近|过去|未来|长达|最近|这)[了约近]?\s*$")
_PER = re.compile(
    r"(?:每|毎)(秒|小时|时|天|日|周|月|年|分钟|秒|時)[约近可达为的高逾]{0,3}\s*$"
)
_PER_UNIT = {
    "秒": "s", "小时": "hour", "时": "hour", "時": "hour", "天": "day", "日": "day", "周": "week",
    "月": "month", "年": "year", "分钟": "minute",
}  # fmt: skip
_SLASH = re.compile(r"\s?/\s?(秒|s(?:ec)?|小时|h(?:our)?|天|日|day|周|月|month|年|year|分钟|min)(?![a-z])")
_SLASH_UNIT = _PER_UNIT | {
    "s": "s", "sec": "s", "h": "hour", "hour": "hour", "day": "day", "month": "month",
    "year": "year", "min": "minute",
}  # fmt: skip
_SEN = re.compile(r"(\d{1,2})銭")
_SPEED = re.compile(r"时速|時速")
_PATHS = frozenset({"m", "km", "cm", "mm", "L", "t", "kg"})
_RATED = frozenset({"KB", "MB", "GB", "TB", "PB", "EB", "B"})
_CHINESE_FROM = re.compile(
    r"(?:从|由(?!于|此)|自(?!给|身|己|主|动|研|家|产|有|营|由|建))"
    r"(?:\d+[年月日]|[^,。;、\d%到至成])*$"
)
_TOWARD = re.compile(r"(?:程度|台|前後)?[にへ](?!わた|及|達|上る|のぼ|迫|お|つ|相当)")
_CHENG_WORDS = re.compile(r"成(?:为|立|功|员(?!工)|绩|效|熟|因|就|见|品|型|果|语|都|分|人(?!力|口|数|员|才|选)|千|百|名|婚|群|排)")
_PROCESS_BEFORE = re.compile(r"(?:波长|厚度|精度|线宽|误差|直径|间距)[^,。;]{0,6}$")
_NANO = re.compile(r"\s?(?:奈米|纳米|nm(?![a-z])|ナノメートル|ナノ)")


@dataclass(frozen=True, slots=True)
class _Number:
    start: int  # of the digits
    end: int  # behind the digits and what belongs to them (多, 萬)
    value: Decimal
    low: Decimal | None
    high: Decimal | None
    text: str
    vague: bool  # 多, 余 inside


@dataclass(frozen=True, slots=True)
class _Measured:
    number: _Number
    start: int
    end: int
    unit: str | None
    rule: str


def read_cjk_amounts(sentence: str, vocabulary: str, *, traditional: bool) -> list[Amount]:
    """All amounts of `sentence`; sums without a country have the unit `HOME`."""
    words = cjk_amounts(vocabulary)
    form = match_form(sentence) if vocabulary == "zh" else fold_width(sentence)
    if vocabulary == "ja" and "・" in form:
        form = _JAPANESE_POINT.sub(".", form)  # 71・2% in upright print
    reader = _Reader(sentence, form, words, vocabulary, traditional)
    return reader.read()


class _Reader:
    """The state of one sentence: its text, its folded copy, and what was read."""

    def __init__(
        self, sentence: str, form: str, words: CjkAmounts, vocabulary: str, traditional: bool
    ) -> None:
        self.sentence = sentence
        self.form = form
        self.words = words
        self.japanese = vocabulary == "ja"
        self.traditional = traditional
        self.masked = [m.span() for m in words.idiom.finditer(form)]
        if "://" in form or "www." in form:
            self.masked += [m.span() for m in _ADDRESS.finditer(form)]

    def read(self) -> list[Amount]:
        shares = self._shares()
        taken = [(s.start, s.end) for s in shares]
        measured = [
            self._measure(number)
            for number in self._numbers()
            if not any(start < number.end and number.start < end for start, end in taken)
        ]
        amounts = self._join(measured) + shares
        amounts.sort(key=lambda amount: amount.start)
        return amounts

    # --- numbers -----------------------------------------------------------------------

    def _numbers(self) -> list[_Number]:
        found: list[_Number] = []
        for match in CJK_NUMBER.finditer(self.form):
            start, end, text = match.start(), match.end(), match.group()
            if any(s < end and start < e for s, e in self.masked):
                continue
            if self._glued(start) or self._no_number(start, text):
                continue
            pair = read_pair(text) if not _ARABIC.search(text) else None
            value = pair[1] if pair else read_cjk(text)
            if value is None:
                continue
            vague = False
            if self.form[end : end + 1] in self.words.inside or self.form[end : end + 1] == "几":
                more = _MULTIPLIERS.match(self.form, end + 1)
                vague = True
                if more:
                    value *= last_multiplier(more.group())
                    end = more.end()
                else:
                    end += 1
            scale = _LATIN_SCALE.match(self.form, end)
            if scale:
                value *= _LATIN_SCALES[scale[1]]
                end = scale.end()
            low, high = pair if pair else (None, None)
            found.append(_Number(start, end, value, low, high, text, vague))
        return found

    def _head(self, start: int) -> str:
        """What stands right before `start`, as far as any rule looks back."""
        return self.form[max(0, start - _LOOK_BACK) : start]

    def _no_number(self, start: int, text: str) -> bool:
        """數十億 and 每百公里 hold no number of their own; 零件 is a word."""
        before = self._head(start)
        if text == "零" or _LEADING_ZERO.match(text):
            return True
        if text[0] in _MULTIPLIER_CHARS and _VAGUE_BEFORE.search(before):
            return True
        return before.endswith(("每", "毎")) and not set(text) - set(_MULTIPLIER_CHARS)

    def _glued(self, start: int) -> bool:
        """Whether the number belongs to a name or code in front of it: H20, V3.2, A-10."""
        before = self._head(start)
        if not before:
            return False
        if self.words.prefix.search(before):
            return False
        last = before[-1]
        if last.isascii() and last.isalpha():
            return True
        if last in ".:/_#" or (last == "-" and re.search(r"[a-z0-9]-$", before)):
            return not (last == "-" and re.search(r"\d-$", before))
        return False

    # --- shares without a unit word: 百分之, 分之, 一半 -------------------------------------

    def _shares(self) -> list[Amount]:
        found: list[Amount] = []
        number = CJK_NUMBER.pattern
        fraction = re.compile(
            rf"(?P<whole>百|千|万|{number})(?P<of>{self.words.fraction.pattern})(?P<part>{number})"
        )
        for match in _fraction_of(self.words, fraction).finditer(self.form):
            whole, part = read_cjk(match["whole"]), read_cjk(match["part"])
            if whole is None or part is None or not whole or self._masked(match.span()):
                continue
            value = part if whole == 100 else _share(part / whole * 100)
            found.append(self._amount(match.start(), match.end(), value, "%", "fraction"))
        for match in self.words.half.finditer(self.form):
            if self._masked(match.span()) or self.form[match.end() :].startswith("导体"):
                continue
            found.append(
                self._amount(match.start(), match.end(), Decimal(50), "%", "half", "过" in match[0])
            )
        for match in _HALF_OF.finditer(self.form):
            unit = _HALF_UNITS[match[1]]
            found.append(self._amount(match.start(), match.end(), Decimal("0.5"), unit, "half"))
        return self._join_shares(sorted(found, key=lambda amount: amount.start))

    def _join_shares(self, found: list[Amount]) -> list[Amount]:
        """百分之三十至百分之四十 as one range."""
        joined: list[Amount] = []
        for amount in found:
            last = joined[-1] if joined else None
            gap = self.form[last.end : amount.start] if last else ""
            link = self.words.range_link.fullmatch(gap) if last else None
            if last and link and last.value is not None and not self._opened(last.start):
                joined[-1] = replace(
                    last, end=amount.end, value=None, low=last.value, high=amount.value,
                    approximate=last.approximate or amount.approximate, rule="fraction-range",
                )  # fmt: skip
            else:
                joined.append(amount)
        return joined

    def _amount(
        self, start: int, end: int, value: Decimal, unit: str, rule: str, vague: bool = False
    ) -> Amount:
        vague = vague or self._approximate(start, end)
        return Amount(start, end, value, None, None, unit, vague, rule)

    def _masked(self, span: tuple[int, int]) -> bool:
        return any(s < span[1] and span[0] < e for s, e in self.masked)

    # --- the unit behind a number ---------------------------------------------------------

    def _measure(self, number: _Number) -> _Measured:
        form, words = self.form, self.words
        start = number.start
        sign = words.negative.search(self._head(start))
        if sign and sign.string[sign.start() - 1 : sign.start()] not in tuple("年月日时点元个%分"):
            number = replace(number, value=-number.value)
            start -= len(sign.group())
        prefix = words.prefix.search(self._head(start))
        code = words.prefixes[prefix[1]] if prefix else None
        at = number.end
        gap = re.compile(r"\s?").match(form, at)
        at = gap.end() if gap else at
        match = words.unit.match(form, at)
        bare = _Measured(number, start, number.end, None, "no-unit")
        if len(number.text) == 1 and _SCHOOL_YEAR_BEFORE.search(self._head(start)) and (
            _SCHOOL_YEAR_AFTER.match(form, number.end)
        ):
            return bare  # 小六學生, 國三生
        if words.killed_before.search(prefix.string[: prefix.start()] if prefix else self._head(start)) and not code:
            return bare
        if _LISTED_ORDINAL.search(self._head(start)):
            return bare
        if match is None or not self._ends_word(match) or not self._right_case(match):
            if not code and self._bare_sum(number):
                return _Measured(number, start, number.end, HOME, "sum-without-unit")
            if code and not self._name_follows(number.end):
                head = start - len(prefix.group()) if prefix else start
                return _Measured(number, head, number.end, code, "currency-before")
            return bare
        word = match.group()
        if code and word in words.money:
            head = start - len(prefix.group()) if prefix else start
            unit = code if words.money[word] == HOME else words.money[word]
            return _Measured(number, head, match.end(), unit, "currency-both")
        if code and (word not in words.units or words.units[word] is None):
            head = start - len(prefix.group()) if prefix else start
            return _Measured(number, head, number.end, code, "currency-before")
        killer = words.killed_after.match(form, at)
        if killer and killer.end() >= match.end() and word not in words.money:
            return bare
        following = form[match.end() : match.end() + 1]
        if following and following in _NOT_THIS_WORD.get(word, ""):
            return bare
        if number.text in _MULTIPLIER_CHARS and number.text != "十" and not self._approximate(start, match.end()):
            return bare  # 兆元企業, 百元商店 name a class
        read = self._unit(number, match)
        if read is None:
            return bare
        end, unit, rule, extra = read
        if extra:
            number = replace(number, value=number.value + extra)
        return _Measured(number, start, end, unit, rule)

    def _ends_word(self, match: re.Match[str]) -> bool:
        """A Latin unit must not be the head of a longer word: 5 months, 3 mm2, 800g."""
        last = match.group()[-1]
        after = self.form[match.end() : match.end() + 1]
        return not (last.isascii() and last.isalpha() and after.isascii() and after.isalnum())

    def _right_case(self, match: re.Match[str]) -> bool:
        """5 g weighs, 5G is a name; 30W is power."""
        word = match.group()
        if len(word) > 1 or not word.isascii() or not word.isalpha():
            return True
        return self.sentence[match.start()] == {"w": "W"}.get(word, word)

    def _bare_sum(self, number: _Number) -> bool:
        """營收達300億: a large sum after a word of money needs no 元."""
        if last_multiplier(self.form[number.start : number.end]) < 10_000 or self.japanese:
            return False
        if not _SUM_ENDS.match(self.form, number.end):
            return False
        return bool(_MONEY_WORD.search(self.form[max(0, number.start - 16) : number.start]))

    def _name_follows(self, end: int) -> bool:
        after = self.form[end : end + 1]
        return after.isascii() and after.isalpha()

    def _unit(self, number: _Number, match: re.Match[str]) -> tuple[int, str, str, Decimal] | None:
        """Where the unit ends, the unit, the rule, and what 半 behind it adds."""
        form, words = self.form, self.words
        word, end = match.group(), match.end()
        unit = words.units[word]
        none = Decimal(0)
        if word == "円":
            sen = _SEN.match(form, end)
            if sen:
                return sen.end(), words.money[word], "currency-after", Decimal(sen[1]) / 100
        if unit == HOME or word in words.money:
            return end, words.money.get(word, HOME), "currency-after", none
        if unit == "%*10":
            return self._tenths(number, match)
        if unit == "%fold":
            return self._discount(number, match)
        halves = _COUNTED_HALF.match(form, match.start())
        if halves:
            return halves.end(), _HALF_UNITS[halves[1]], "duration", Decimal("0.5")
        if unit is not None and unit.rstrip("!?") in DURATIONS:
            return self._duration(number, match, unit)
        if words.killed_after.match(form, end) and not words.killed_after.pattern.startswith("(?!"):
            tail = words.killed_after.match(form, end)
            if tail and tail.group() in ("级", "級", "代", "期"):
                return None
        if unit is None:
            return self._count(number, match)
        if unit == "x" and _HALF_AFTER.match(form, end):
            return end + 1, unit, "unit", Decimal("0.5")
        if word == "度" and not self._degree(number, end):
            return None
        if word in ("米", "克", "升", "成", "里", "磅", "瓦", "伏") and self._part_of_word(word, end):
            return None
        rate = _SLASH.match(form, end)
        if rate:
            return rate.end(), f"{unit}/{_SLASH_UNIT[rate[1]]}", "rate", none
        if unit == "km" and _SPEED.search(self._head(number.start)):
            return end, "km/h", "rate", none
        per = _PER.search(self._head(number.start))
        if per and unit in _RATED | _PATHS and per[1] in ("秒", "小时", "分钟", "時"):
            return end, f"{unit}/{_PER_UNIT[per[1]]}", "rate", none
        if per and unit in _RATED:
            return end, f"{unit}/{_PER_UNIT[per[1]]}", "rate", none
        if not unit.isascii() and not unit.startswith(("µ", "m", "k", "°")):
            unit = self.sentence[end - len(unit) : end]  # as written: 百分點, 基點, 塊
        return end, unit, "unit", none

    def _part_of_word(self, word: str, end: int) -> bool:
        after = self.form[end : end + 1]
        return (word, after) in {("米", "其"), ("克", "服"), ("升", "级"), ("升", "息"), ("升", "值")}

    def _tenths(
        self, number: _Number, match: re.Match[str]
    ) -> tuple[int, str, str, Decimal] | None:
        """三成五 is 35 %, 3割2分 is 32 %."""
        form, end = self.form, match.end()
        if match.group() == "成" and _CHENG_WORDS.match(form, match.start()):
            return None
        if number.value > 10 and not number.low:
            return None
        rest = re.compile(r"([一二三四五六七八九\d])(分)?(?![十百千万亿年月日个成家人%\d])").match(form, end)
        if rest and (rest[2] if self.japanese else not rest[2]):
            digit = read_cjk(rest[1])
            if digit is not None:
                return rest.end(), "%*10", "tenths", digit / 10
        return end, "%*10", "tenths", Decimal(0)

    def _discount(
        self, number: _Number, match: re.Match[str]
    ) -> tuple[int, str, str, Decimal] | None:
        """八折 is 80 %, 85折 is 85 %."""
        if re.compile("[叠磨射旧返扣衷断腰戟翼]").match(self.form, match.end()):
            return None
        return match.end(), "%" if number.value > 10 else "%*10", "discount", Decimal(0)

    def _degree(self, number: _Number, end: int) -> bool:
        """三度造訪 is "three times", not an angle or heat; 18度 is."""
        if _ARABIC.search(number.text) or self.japanese:
            return not self.form.startswith("假", end)
        return bool(re.search("摄氏|气温|温度|零下|高温|低温|用电|度电", self.form))

    def _count(self, number: _Number, match: re.Match[str]) -> tuple[int, str, str, Decimal] | None:
        form, word, end = self.form, match.group(), match.end()
        if number.value == 1 and not _ARABIC.search(number.text):
            return None
        if number.text == "二" and not self.japanese:
            return None  # 二次 is "second"; a count of two is 兩
        if word in ("季", "季度") and not _RUN_OF_QUARTERS.search(self._head(number.start)):
            return None
        if number.text in ("百", "千", "万", "亿") and not self._approximate(number.start, end):
            return None
        if self.japanese and number.value == 1 and self._head(number.start).endswith(("の", "もう", "ただ")):
            return None
        if _BEFORE_FIRST.search(self._head(number.start)) and not self.japanese:
            return None
        if word == "点" and not self.japanese and not self._points(number, end):
            return None
        if word in ("字", "手", "面", "道", "门", "关", "派", "步", "圈", "头", "口", "声", "首", "分", "出", "行", "起", "发", "通", "样", "层", "场", "度") and (
            not _ARABIC.search(number.text) and number.value < 3 and word in ("手", "面", "头", "口", "声", "出", "起", "步", "样", "发", "行")
        ):
            return None
        return end, self.sentence[match.start() : end], "count", Decimal(0)

    def _points(self, number: _Number, end: int) -> bool:
        """300點 of an index, not 3點 of the clock."""
        before = self._head(number.start)
        if _CLOCK_BEFORE.search(before):
            return False
        if number.value > 24 or number.value != number.value.to_integral_value():
            return True
        return bool(_POINTS_BEFORE.search(before)) and not _CLOCK_AFTER.match(self.form, end)

    def _duration(
        self, number: _Number, match: re.Match[str], unit: str
    ) -> tuple[int, str, str, Decimal] | None:
        form, end, word = self.form, match.end(), match.group()
        before = self._head(number.start)
        half = re.compile(r"半(?!导体|数|年|个|天)").match(form, end)
        extra = Decimal("0.5") if half else Decimal(0)
        if half:
            end = half.end()
        if unit.endswith("!"):
            if not (word == "日" and not self.japanese) or not (
                _DAY_RUN_BEFORE.search(before) or _DAY_RUN_AFTER.match(form, end)
            ):
                return None
            return end, unit[:-1], "duration", extra
        if unit == "minute?":
            if re.search(r"[時时]$", before):
                return None
            return end, "minute", "duration", extra
        if re.compile("级|期|周年|代").match(form, end) and not re.compile("期间").match(form, end):
            return None
        if word == "周" and number.text == "四" and not _LASTING.search(before) and not _ONE_LIMIT.match(form, end):
            return None  # 四周: all around
        if word in ("年", "年间", "年間") and self._calendar(number, end):
            return None
        if _POINT_IN_TIME.match(form, end) and not (
            unit in ("hour", "minute", "second") and _VERB_BEFORE.search(before)
        ):
            return None
        if _BEFORE_FIRST.search(before) and unit in ("year", "month", "week"):
            return None
        if number.text in ("一", "壱") and not half:
            if not (_ONE_LASTING.search(before) or _ONE_LIMIT.match(form, end)):
                return None
        return end, unit, "duration", extra

    def _calendar(self, number: _Number, end: int) -> bool:
        """2025年, 民國114年, 25年第三季 are dates; 25年 by itself lasts."""
        form, value, before = self.form, number.value, self._head(number.start)
        if number.low is not None or number.vague or value != value.to_integral_value():
            return False
        if _ERA.search(before):
            return True
        if 1000 <= value <= 2200 and "," not in number.text:
            return not _LASTING.search(before) or value > 1900
        if self.japanese and _ARABIC.search(number.text) and _SHORT_YEAR.search(before + number.text) and _SHORT_YEAR_TAIL.match(form, end):
            return True
        if 100 <= value < 1000 and re.search(r"[于自从到至在]\s?$", before):
            return True
        if _ARABIC.search(number.text) or value > 100 or re.search("[〇○零]", number.text):
            if _YEAR_TAIL.match(form, end):
                return True
            if self.traditional and 90 <= value <= 135 and not _LASTING.search(before):
                return True
        return False

    # --- approximation, ranges, shared units -------------------------------------------

    def _approximate(self, start: int, end: int) -> bool:
        before = self._head(start)
        if self.words.capped.search(before):
            return bool(self.words.after.match(self.form, end))
        return bool(self.words.before.search(before) or self.words.after.match(self.form, end))

    def _opened(self, start: int) -> bool:
        return not self.japanese and bool(_CHINESE_FROM.search(self._head(start)))

    def _join(self, measured: list[_Measured]) -> list[Amount]:
        borrowed = self._borrow(measured)
        amounts: list[Amount] = []
        i = 0
        while i < len(borrowed):
            item = borrowed[i]
            if amounts and item.number.start < amounts[-1].end:
                i += 1  # the 五 of 三成五 was read already
                continue
            following = borrowed[i + 1] if i + 1 < len(borrowed) else None
            if following and following.unit and self._is_range(item, following):
                amounts.append(self._range(item, following))
                i += 2
                continue
            if item.unit:
                amounts.append(self._single(item))
            i += 1
        return amounts

    def _borrow(self, measured: list[_Measured]) -> list[_Measured]:
        """Give a number the unit that the next one names: 從14增至34.6%, 分別為3、5、8億元."""
        result = list(measured)
        for i in range(len(result) - 2, -1, -1):
            item, following = result[i], result[i + 1]
            if item.unit or not following.unit or item.end > following.start:
                continue
            gap = self.form[item.end : following.start]
            gap = re.sub(r"[约近逾]$", "", gap)
            listed = self.words.list_link.fullmatch(gap) and self.words.list_opener.search(
                self.form, 0, item.start
            )
            two = self.words.range_link.fullmatch(gap) and self._two_values(item, following)
            if listed or two or self.words.change.fullmatch(gap):
                number = self._scaled(item.number, following.number)
                result[i] = replace(item, number=number, unit=following.unit, rule="unit-shared")
        return result

    def _two_values(self, item: _Measured, following: _Measured) -> bool:
        """從…到… tells a change; 〜から〜へ likewise."""
        if self.japanese:
            gap = self.form[item.end : following.start]
            return "から" in gap and bool(_TOWARD.match(self.form, following.end))
        return self._opened(item.start)

    def _is_range(self, item: _Measured, following: _Measured) -> bool:
        gap = self.form[item.end : following.start]
        if item.unit and item.unit != following.unit:
            return False
        if self._two_values(item, following) or not self.words.range_link.fullmatch(gap):
            return False
        low, high = self._scaled(item.number, following.number).value, following.number.value
        if low >= high or item.number.low is not None:
            return False
        link = gap.strip()
        if link == "、":
            step = last_multiplier(following.number.text)
            return high - low == step and high < 10 * step and not item.unit
        if link == "か":
            return not item.unit
        return not (item.rule == "unit-shared")

    def _scaled(self, first: _Number, second: _Number) -> _Number:
        """500至600億: the multiplier is said once; 8000至1萬 shares none."""
        text = self.form[second.start : second.end]
        factor = last_multiplier(text.rstrip("多余来几"))
        digits = read_cjk(second.text)
        if factor == 1 and digits and digits != second.value:
            factor = abs(second.value) / digits  # it shared a multiplier itself: 3、5、8億
        if factor > 1 and last_multiplier(first.text) == 1 and second.value:
            if first.value < abs(second.value) / factor:
                return replace(first, value=first.value * factor)
        return first

    def _range(self, item: _Measured, following: _Measured) -> Amount:
        first = self._scaled(item.number, following.number)
        low = self._value(first.value, following)
        high = self._value(following.number.value, following)
        vague = self._approximate(item.start, following.end) or following.number.vague
        unit = (following.unit or "").split("*")[0]
        return Amount(item.start, following.end, None, low, high, unit, vague, "range")

    def _single(self, item: _Measured) -> Amount:
        number = item.number
        vague = number.vague or self._approximate(item.start, item.end)
        unit = (item.unit or "").split("*")[0]
        if number.low is not None and number.high is not None:
            low, high = self._value(number.low, item), self._value(number.high, item)
            return Amount(item.start, item.end, None, low, high, unit, vague, f"{item.rule}-pair")
        value = self._value(number.value, item)
        return Amount(item.start, item.end, value, None, None, unit, vague, item.rule)

    def _value(self, value: Decimal, item: _Measured) -> Decimal:
        return value * 10 if item.unit == "%*10" else value


_COUNTED_HALF = re.compile(r"个半(小时|钟头|月|星期|礼拜)(?!前|后)")
_HALF_UNITS = {
    "小时": "hour", "個小時": "hour", "个小时": "hour", "钟头": "hour", "月": "month", "个月": "month", "星期": "week", "礼拜": "week", "年": "year",
    "天": "day", "日": "day", "時間": "hour", "世纪": "year",
}  # fmt: skip
_HALF_AFTER = re.compile("半(?!导体|数|年)")
def _share(value: Decimal) -> Decimal:
    """A share in per cent, rounded as people say it: 33.33, 0.3, 0.0029."""
    return round(value, 2) if value >= 1 else round(value, 4)


_FRACTIONS: dict[int, re.Pattern[str]] = {}


def _fraction_of(words: CjkAmounts, pattern: re.Pattern[str]) -> re.Pattern[str]:
    return _FRACTIONS.setdefault(id(words), pattern)
