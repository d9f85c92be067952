"""Sums of money as they are spoken in Chinese: 八塊半, 四块八, 一毛三, 三五毛, 漲兩塊.

塊 is also a piece and 角 a corner, so a sum needs more than the word: a coin behind it, or
words of prices around it. Rules: the data contract, "Quantities".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from claimwire.claims.amounts.implied_cjk import paid_for
from claimwire.claims.amounts.numbers_cjk import Number, Text
from claimwire.claims.amounts.numerals import HAN_DIGITS, read_cjk
from claimwire.claims.amounts.units import LOOK_BACK
from claimwire.claims.matching.edges import After, Before

_DIGIT = r"(?:[一二三四五六七八九]|\d{1,2}(?!\d))"
_NO_CLASSIFIER = r"(?![个張张颗台片份碗斤公人只条手块平家次万千百十%])"
# 8塊半, 四块八, 6块5, 四块八毛
_TENTHS = After(
    rf"(?:块(?:钱)?(?:(?P<half>半)|(?P<more>{_DIGIT})(?:(?:毛|角)(?P<cents>{_DIGIT})?)?{_NO_CLASSIFIER})"
    rf"|元(?P<coins>{_DIGIT})(?:毛|角))"
)
# 調降3角, 一毛三, 三五毛; 毫 in Hong Kong
_COIN = After(
    rf"(?:毛|角|毫(?![升克米秒安瓦巴]))(?:钱)?(?P<more>半|{_DIGIT}{_NO_CLASSIFIER})?"
    r"(?=[,，。;；、)）」』!！?？\s多]|左右|以上|以下|到|至|涨|跌|升|降|贵|便宜|$)"
)
# 电价每度涨了四分
_CENTS = After(r"分(?:钱)?(?=[,，。;；、)）」』!！?？\s]|$)")
_CENTS_BEFORE = re.compile(
    r"(?:每[度升斤]|价)[^,，。;；]{0,4}(?:涨|跌|升|降|调高|调低|贵|便宜|减|加)(?:了|约|近|逾)?$"
)
_PIECE = After(r"块(?:多)?(?=[,，。;；、)）」』!！?？\s]|左右|以上|以下|到|至|涨|跌|升|降|$)")
_PRICED = Before(
    r"(?:涨|跌|升|降|增|减|省|贵|便宜|加|扣|少|多|差|赚|亏|赔|调高|调低|调升|调降|跌破|突破|不到|不足|挣|退|收|付|找)"
    r"(?:了|至|到|成|回|近|约|逾|价)?$|(?:工本费|学费|费用|门票|票价|月费|年费|手续费|运费|服务费|起步价|单价|价格|售价|卖价|批发价|零售价|市价|均价|菜价|油价|价钱|菜价)"
    r"[^,，。;；、]{0,8}$",
    reach=LOOK_BACK,
)
_PRICES_LINKED = re.compile(r"[块元毛][^,，。;；]{0,6}[到至]$")
_PAID_FROM = 10
_NEIGHBOURS = 2  # digits so far apart are two bounds: 三五毛


@dataclass(slots=True)
class SpokenSum:
    """The value of a spoken sum, or its bounds, and where it ends."""

    value: Decimal
    low: Decimal | None
    high: Decimal | None
    end: int


def spoken_sum(text: Text, number: Number) -> SpokenSum | None:
    """What a number and the coins behind it come to, in the money of the place; else None."""
    form, end = text.form, number.end
    word = form[end : end + 1]
    if word and word in "块元":
        return _pieces(text, number)
    if word == "仙" and number.text[0].isdigit():
        return SpokenSum(number.value / 100, None, None, end + 1)
    if word and word in "毛角毫":
        return _coins(form, number)
    if word == "分" and _CENTS.match(form, end) and _CENTS_BEFORE.search(text.head(number.start)):
        return SpokenSum(number.value / 100, None, None, end + 1)
    return None


def _pieces(text: Text, number: Number) -> SpokenSum | None:
    tenths = _TENTHS.match(text.form, number.end)
    if tenths and number.low is None:
        more = Decimal("0.5") if tenths["half"] else _below(tenths["more"] or tenths["coins"])
        more += _below(tenths["cents"]) / 10 if tenths["cents"] else 0
        return SpokenSum(number.value + more, None, None, tenths.end())
    if number.value == 1 or text.form[number.end] == "元":
        return None
    if number.value >= _PAID_FROM and paid_for(text, number.start):
        return SpokenSum(number.value, number.low, number.high, number.end + 1)
    piece = _PIECE.match(text.form, number.end)
    head = text.head(number.start)
    if piece and (_PRICED.search(text.form, number.start) or _PRICES_LINKED.search(head)):
        return SpokenSum(number.value, number.low, number.high, number.end + 1)
    return None


def _coins(form: str, number: Number) -> SpokenSum | None:
    coin = _COIN.match(form, number.end)
    if coin is None:
        return None
    low, high = _bounds(number)
    if low is not None and high is not None:
        return SpokenSum(high / 10, low / 10, high / 10, coin.end())
    value = number.value / 10
    if coin["more"]:
        value += (Decimal("0.5") if coin["more"] == "半" else _below(coin["more"])) / 10
    return SpokenSum(value, None, None, coin.end())


def _below(digits: str) -> Decimal:
    """What stands behind a point: 八 is 0.8, 85 is 0.85."""
    value = read_cjk(digits) or Decimal(0)
    return value / Decimal(10 ** len(digits))


def _bounds(number: Number) -> tuple[Decimal | None, Decimal | None]:
    """三五毛 lies between the two, though they are no neighbours."""
    if number.low is not None:
        return number.low, number.high
    if len(number.text) == _NEIGHBOURS and all(c in HAN_DIGITS for c in number.text):
        low, high = (Decimal(HAN_DIGITS[c]) for c in number.text)
        if 0 < high - low <= _NEIGHBOURS:
            return low, high
    return None, None
