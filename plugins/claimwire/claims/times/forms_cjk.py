"""The forms in which Chinese and Japanese text names a time, as patterns with named parts.

A form is one way to name a time (a year with a month, 過去三年, 昨（27）日); of those that a
sentence opens (`gates`) the leftmost counts, and of two at one place the first. The words stand
in `vocabulary/<language>/times.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from claimwire.claims.amounts.dates_or_spans import (
    EARLIEST_YEAR,
    LASTING_DAYS,
    SHORT_YEAR_HEAD,
    SHORT_YEAR_TAIL,
)
from claimwire.claims.amounts.units import load_vocabulary, one_of
from claimwire.claims.matching.gates import Forms, rule
from claimwire.claims.times.moments import Unit

_N = r"(?:\d{1,2}|[一二三四五六七八九十廿卅]{1,3})"
_Y4 = r"(?:(?:1\d|20)\d{2}|[一二][〇○零九][〇○零一二三四五六七八九]{2})"
_COUNT = r"(?:\d{1,3}(?!\d)|[一二两兩三四五六七八九十百半]{1,3})"
_TO = r"\s?(?:至|到|~|～|〜|-|－|–|—|から|、)\s?"
_QUARTER = "[一二三四1-4]"
_NO_DAY = (  # 10日線, 3日內, 日本
    r"(?!假期|连假|长假|线|均|内|间|游|元|圆|币|本|报(?!道|导)|经(?!过|"
    r"由))"
)


@dataclass(frozen=True, slots=True)
class TimeWords:
    """The compiled forms and words of one language."""

    forms: Forms
    words: Mapping[str, Mapping[str, int]]
    units: Mapping[str, Unit]
    feasts: Mapping[str, str]
    around_feast: re.Pattern[str]
    range_link: re.Pattern[str]
    since: re.Pattern[str]
    future: re.Pattern[str]


@lru_cache(maxsize=4)
def time_words(vocabulary: str) -> TimeWords:
    """The forms of `zh` (simplified) or `ja`."""
    raw = load_vocabulary(vocabulary, "times")
    forms = _chinese(raw) if vocabulary == "zh" else _japanese(raw)
    tables = {name: raw[name] for name in ("years", "months", "days", "weeks", "quarters")}
    tables |= {f"named-{name}": table for name, table in raw["anaphora"].items()}
    words = [*raw["feasts"], *(word for table in tables.values() for word in table)]
    starts = raw["starts"] + "".join(sorted({word[0] for word in words}))
    return TimeWords(
        forms=Forms({n: rule(rf"(?=[\d{starts}])(?:{form})") for n, form in forms.items()}),
        words=tables,
        units=raw["units"],
        feasts=raw["feasts"],
        around_feast=re.compile(one_of(raw["around_feast"])),
        range_link=re.compile(rf"\s?{one_of(raw['range_links'])}\s?"),
        since=re.compile(one_of(raw["since"])),
        future=re.compile(one_of(raw["future"])),
    )


def _stretches(
    past: str, ahead: str, within: str, units: Iterable[str], *, until_day: str = ""
) -> dict[str, str]:
    """過去三年, 未來兩到三年, 五年內, 兩年前, 60天後.

    `until_day` refuses what names a day by which something happens, and counts no days back.
    """
    count = rf"(?P<first>{_COUNT})(?:{_TO}(?P<second>{_COUNT}))?\s?(?P<unit>{one_of(units)})"
    one = rf"(?<![第\d.])(?P<first>{_COUNT})\s?(?P<unit>{one_of(units)})(?P<half>半)?"
    return {
        "past": rf"{past}的?{count}半?(?![期级前后])",
        "ahead": rf"{ahead}的?{count}(?:之?内|以内|间|間|で|のうち)*(?!分)",
        "within": rf"(?<![第\d]){count}{within}",
        "after": rf"{one}(?:之|以)?(?:后|後)(?!半)",
        "before": rf"{one}{until_day}(?:之|以)?前(?!往|来|进|端|锋|景|三|五|後|年|倒|半)",
    }


def _numeric() -> str:
    return r"(?<![\d./-])(?P<y>20\d{2})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})(?![\d-])"


def _chinese(raw: dict[str, Any]) -> dict[str, str]:
    named = raw["anaphora"]
    month_number = rf"(?<![\d.个])(?<!分之)(?P<m>元|{_N})\s?月(?!刊|饼|台|球|天(?!气))"
    words = rf"(?P<month_word>{one_of(raw['months'])})|(?P<named_month>{one_of(named['months'])})"
    month = rf"(?:{words}|{month_number})"
    day = rf"(?P<d>{_N})\s?(?:日{_NO_DAY}|号(?!线|楼|文|令|机|厂|公告|院))"
    half = r"(?P<half>[上下])半年(?!报)"
    quarter = (
        rf"(?:(?<![\d连续近两几])第?\s?(?P<q>{_QUARTER})\s?季度?(?!报|刊|[几数\d])|"
        rf"第?(?P<fiscal_q>{_QUARTER})(?:财季|会计季度|财务季度)"
        r"|(?P<first_q>首季)|(?P<last_q>末季)|q(?P<latin_q>[1-4])(?!\d)"
        r"|(?P<q_before>[1-4])q(?P<short_year>\d{2})?(?!\d))"
    )
    firsts = rf"(?:[前首]|(?<=年)头|(?<![一-鿿])头)(?P<count>{_N}|两)(?P<of>季度?|个月|月)"
    part = r"年?(?:初|中(?!国|芯|部|信|美|东|央)|底|末)"
    month_part = r"(?:上旬|中旬|下旬|[初底中末](?!国|芯|部|信))?"
    year = (
        rf"(?:(?:西元|公元)?(?P<y>{_Y4})(?:\s?年(?!代|级|期)|(?=[上下]半年))"
        r"|民国\s?(?P<roc>\d{2,3}|[一二三四五六七八九十百零〇]+)年"
        r"|(?<![\d.])(?P<bare_roc>9\d|1[0-3]\d)\s?(?:学年(?!度?[^,，。]{0,3}(?:学测|会考|统测|"
        r"指考|分科|入学))度?|年)(?!级|期|来|间|以上|前|后|内)"
        r"|(?<![\d.,刑监])(?P<short_y>\d{2})\s?年(?=\s?(?:\d{1,2}月|第?[一二三四1-4]季|"
        r"[上下]半年|底|初|q[1-4]))"
        rf"|"
        rf"(?P<year_word>(?<![十百千如]){one_of(y for y in raw['years'] if y[-1] in '年度春夏秋')})"
        rf"|(?P<named_year>{one_of(named['years'])}))"
    )
    tail = rf"(?:\s?的?\s?(?:{half}|{quarter}|{firsts}|{month}(?:\s?{day})?|{part})|全年)?"
    fiscal_quarter = rf"(?:的?第?(?P<fiscal_q>{_QUARTER})(?:财)?季度?)?"
    fiscal_year = r"(?:会计年度|财务年度|财政年度|财年|财会年度)"
    return {
        "lasting": LASTING_DAYS,
        "numeric": _numeric(),
        "bracketed": (
            r"(?P<word>今|昨|前|明)[天日晚早晨]?\s?[(（]\s?(?:\d{1,2}[/月])?(?P<d>\d{1,2})日?"
            r"(?:[,，]?\s?(?:周|星期|礼拜)?[一二三四五六日])?\s?[)）][日天晚]?"
        ),
        "decade": r"(?P<y>(?:1[89]|20)\d0)年代",
        "fiscal_year": rf"(?P<y>{_Y4}|\d{{2}})\s?{fiscal_year}{fiscal_quarter}",
        "fiscal_year_after": rf"{fiscal_year}\s?(?P<y>{_Y4})年?{fiscal_quarter}",
        "fiscal_latin": r"fy\s?(?P<y>\d{4}|\d{2})(?:\s?q(?P<fiscal_q>[1-4]))?(?!\d)",
        "fiscal_word": rf"(?P<word>[上本下今])(?:一|个)?{fiscal_year}",
        **_stretches(
            "(?:过去|(?<!将)近|最近|这)",
            "(?:未来|今后|接下来|往后)",
            "(?:之|以)?内",
            raw["units"],
            until_day=r"(?<!\d日)(?<!\d 日)",  # 12日前 is by the 12th; 3日前 in Japanese is not
        ),
        "still": (
            r"(?:还要|还需要?|还得|再等|再过|要再等|要等)(?:至少|起码|约|大约)?"
            rf"(?P<first>{_COUNT})(?:{_TO}(?P<second>{_COUNT}))?(?P<unit>年|个月)(?![前后])"
        ),
        # 三年來累計減稅, not 三年來最高
        "lately": (
            rf"(?<![第\d.])(?P<first>{_COUNT})(?P<unit>年|个月)多?(?=(?:以)?来(?!自|源|访|到|说|"
            rf"看|临|最|的?首|第))"
        ),
        "pair_year": rf"(?<![\d.])(?P<y>{_Y4})(?={_TO}{_Y4}年|[-–—~至到]20\d{{2}}(?!\d))",
        "pair_year_end": r"(?<=20\d{2}[-–—~至到])(?P<y>20\d{2})(?![\d年])",
        "pair_month": rf"(?<![\d.第])(?P<m>{_N})(?={_TO}{_N}\s?月)",
        "pair_day": rf"(?<![\d.])(?P<d>\d{{1,2}})(?={_TO}\d{{1,2}}\s?日)",
        "pair_quarter": rf"第?(?P<q>{_QUARTER})(?={_TO}第?{_QUARTER}季)",
        "two_months": (
            r"(?<![\d一二三四五六七八九十个])(?P<first_month>[一二三四五六七八])"
            r"(?P<second_month>[二三四五六七八九])月(?!份?刊)"
        ),
        "year": rf"{year}{tail}",
        "day_word": rf"(?P<word>{one_of(raw['days'])})",
        "month": rf"(?<!\d年){month}(?:\s?{day}|{month_part})",
        "lone_day": (
            r"(?<![\d第连达整满足近停罢假候时了数前后.周])(?<!第 )(?<!连[跌涨升降挫亏胜败])"
            r"(?P<d>\d{1,2}|[二三四五六七八九十廿卅]{1,3})\s?"
            rf"(?:日{_NO_DAY}|号(?=[,，。、;；晚上下早凌中起前后至到(（]|$))"
        ),
        "half": half,
        "quarter": quarter,
        "firsts": firsts,
        "slashed": (
            r"(?<![\d/.:])(?P<m>1[0-2]|0?[1-9])/(?P<d>3[01]|[12]\d|0?[1-9])(?![\d/%:分])"
            rf"(?=\s?{one_of(raw['after_slashed'])})"
        ),
        "named_day": rf"(?P<word>{one_of(named['days'])})",
        "named_quarter": rf"(?P<word>{one_of(named['quarters'])})",
        "named_any": (
            rf"(?!期间(?<=[一-鿿]期间)(?<![此这该同]期间))(?P<word>{one_of(named['any'])})"
        ),
        "named_term": r"(?<![一-鿿])(?:报告)?期内|报告期内",
        "quarter_word": rf"(?P<word>{one_of(raw['quarters'])})",
        "week": rf"(?P<word>{one_of(raw['weeks'])})(?P<day>[一二三四五六日天末])?(?!年)",
        "two_years": r"(?P<word>今明|明后|去今)(?:两|2)?年",
        "month_end": r"(?<![\d一二三四五六七八九十个本上下每这当该同各两整年元几满])月(?:底|中旬|"
        r"下旬|上旬)",
        "weekend": r"(?<![本上下这个])周末(?!版|档)",
        "weekday": (
            r"(?<![一二三四五六七八九十两兩\d每几数个])(?:周|星期|礼拜)(?P<day>[一二三四五六日天])"
            r"(?!次|场|期|刊|年|围|部)"
        ),
        "feast": rf"(?P<word>{one_of(raw['feasts'])})",
        "year_part": r"(?<!\d)(?:年底|年末|岁末|年终(?!奖)|全年|年内(?!累))",
    }


def _japanese(raw: dict[str, Any]) -> dict[str, str]:
    named = raw["anaphora"]
    words = rf"(?P<month_word>{one_of(raw['months'])})|(?P<named_month>{one_of(named['months'])})"
    words = rf"(?<!前年)(?:{words})(?!比)"  # 前年同月比
    month = rf"(?:{words}|(?<![\d.])(?P<m>\d{{1,2}}|[一二三四五六七八九十]{{1,2}})月(?!期))"
    # 1日30万個 is a rate, 週3日 counts
    day = (
        r"(?<![\d.第週泊])(?!1日(?:分|に?約?\d|平均|当たり|あたり|最大|およそ|に?つき|数|乗車券|"
        r"券|限定|体験))"
        r"(?P<d>\d{1,2})日(?!間|連続|続伸|続落|遅|早|本|程|前後に?わた|目|ぶり|以内)"
    )
    half = r"(?:(?P<half>[上下])半期|(?P<half_word>前半|後半))"
    quarter = rf"(?:第(?P<q>{_QUARTER})四半期|q(?P<latin_q>[1-4])(?!\d))"
    term = r"(?P<from>\d{1,2})\s?[〜～~\-−–]\s?(?P<to>\d{1,2})月(?P<term>期)?"
    part = r"年?(?:初め|末|央|半ば|前半|後半)"
    month_part = r"(?:初め|末|半ば|上旬|中旬|下旬|初旬|前半|後半)?"
    short_tail = (
        r"(?=\s?(?:\d{1,2}月(?!期)|第?[1-4]四半期|\d{1,2}[〜~-]\d{1,2}月期?|[上下]半期|[前後后]半))"
    )
    year = (
        rf"(?:(?:西暦)?(?P<y>{_Y4})年(?!代|度|式|\d{{1,2}}月期)|令和(?P<reiwa>\d{{1,2}}|元)年(?!度)"
        r"|平成(?P<heisei>\d{1,2}|元)年(?!度)"
        rf"|(?P<year_word>{one_of(raw['years'])})|(?P<named_year>{one_of(named['years'])})"
        rf"|(?<![\d.,])(?P<short_y>[0-3]\d)\s?年{short_tail}"
        r"|(?<=[〜～~-])(?P<short_end>\d{2})年"
        rf"|(?:(?<![\d.,]){SHORT_YEAR_HEAD}(?=\d\d年{SHORT_YEAR_TAIL})|{EARLIEST_YEAR})"
        r"(?P<shortest>1[5-9]|2\d|3[0-5]|[456][05](?=年(?:に(?![一1度わ])|度)))年)"
    )
    tail = rf"(?:\s?の?\s?(?:{term}|{half}|{quarter}|{month}(?:\s?{day})?|{part})|通年)?"
    fiscal_quarter = rf"(?:の?第(?P<fiscal_q>{_QUARTER})四半期)?"
    return {
        "lasting": LASTING_DAYS,
        "numeric": _numeric(),
        "bracketed": r"(?P<word>今日|昨日|明日|本日)\s?[(（](?P<d>\d{1,2})日?[)）]",
        "fiscal_year": (
            rf"(?<![成和\d])(?P<y>{_Y4}|\d{{2}})(?:年度|会计年度|會計年度|会計年度)"
            rf"(?:の?(?P<fiscal_half>[上下])半?期|{fiscal_quarter})"
        ),
        "fiscal_part": r"(?<![\d今本前昨来翌])年度(?:内|末|後半|前半|中|下期|上期)",
        "fiscal_era": r"(?P<era>令和|平成)(?P<n>\d{1,2}|元)年度",
        "term_end": rf"(?<=[〜～~-])(?P<y>{_Y4}|\d{{2}})年(?P<m>\d{{1,2}})月期",
        "settlement": (
            rf"(?:(?P<era>令和|平成)(?P<n>\d{{1,2}}|元)|(?P<y>{_Y4}|\d{{2}}))年"
            rf"(?P<m>\d{{1,2}})月期{fiscal_quarter}"
        ),
        "fiscal_word": r"(?:(?P<word>今|本|前|昨|来|翌)年度|(?P<term_word>今|前|来|当|"
        r"次(?=期(?:の(?:業績|見通|配当|売上|予想)|は|に|も|、)))期(?!待|間|純|首|限|連)"
        r"|(?P<term_year>当|前|次|翌)(?:連結)?会計年度)",
        **_stretches(
            "(?:過去|この|直近|ここ)",
            "(?:今後|向こう|この先|これからの?)",
            "以内",
            raw["units"],
        ),
        # 3年で追い越す: within that time, where the verb is not of the past
        "by_then": (
            rf"(?<![第\d.過去])(?<!から)(?P<first>{_COUNT})(?:{_TO}(?P<second>{_COUNT}))?\s?(?P<unit>年)"
            r"で(?=[^、。「」たっ]{1,12}[うくすつぬぶむる](?:[」。、とか工見予計可は]|のは|$))"
        ),
        "cumulated": r"第(?P<q>[1-4])四半期(?:(?:連結)?累計期間|までの累計)",
        "business_half": r"(?<![年度])(?P<half_of>[上下])期(?!待|末|間|として)",
        "pair_year": rf"(?<![\d.])(?P<y>{_Y4}|\d{{2}})(?=\s?[〜～~-]\s?(?:{_Y4}|\d{{2}})年)",
        "pair_day": r"(?<![\d.])(?P<d>\d{1,2})(?=\s?[〜～~、-]\s?\d{1,2}日(?!間))",
        "year": rf"{year}{tail}",
        "day_word": rf"(?P<word>{one_of(raw['days'])})",
        "term": term,
        "month": rf"(?<!\d年){month}(?:\s?{day}|{month_part})",
        "lone_day": day,
        "half": half,
        "quarter": quarter,
        "named_day": rf"(?P<word>{one_of(named['days'])})",
        "named_quarter": rf"(?P<word>{one_of(named['quarters'])})",
        "named_any": rf"(?P<word>{one_of(named['any'])})",
        "quarter_word": rf"(?P<word>{one_of(raw['quarters'])})",
        "week": (
            rf"(?P<word>{one_of(raw['weeks'])})"
            r"(?:の?(?P<day>[月火水木金土日])曜日?|(?P<weekend>末))?"
        ),
        "weekday": r"(?P<day>[月火水木金土日])曜日?(?!版|劇)",
        "feast": rf"(?P<word>{one_of(raw['feasts'])})",
        "year_part": r"年末|年内|通年",
    }
