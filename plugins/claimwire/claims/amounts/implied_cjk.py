"""What a Chinese or Japanese number measures where no unit stands behind it.

營收達300億 is a sum of money, 整机炒到280万，现在210万 two prices, 总参数2350亿 counts what is
named in front. Rules: the data contract, "Quantities", "a unit that the sentence names
elsewhere is given".
"""

from __future__ import annotations

import re
from decimal import Decimal

from claimwire.claims.amounts.numbers_cjk import Number, Text
from claimwire.claims.amounts.numerals import last_multiplier

_SUM_ENDS = re.compile(
    r"[多余]?(?:[,，。;；、)）」』!！?？及与和或再并]|\s(?![a-z])|招标|回购|不等|起跳|$)"
)
_SUM_BEFORE = re.compile(r"[万亿兆\d][美日港欧韩澳]?[元圆镑]")  # a sum said before: 55億美元…45億
# a price said before: 炒到过280万，现在210万
_PRICE_BEFORE = re.compile(r"(?:炒|叫|喊|卖|开|砍)(?:到|至|价)(?:过|了)?[约近]?\d[\d.,]*[万千亿]")
_MONEY_REACH = 16  # code points between 營收 and its sum
_NO_UNIT_FOR_SUMS = 10_000  # a smaller number with no unit may be anything
_SPOKEN_END = re.compile(r"[百千万亿][一二三四五六七八九]$")  # 月薪三萬八
_COUNTED_IN = re.compile(r"以(?P<money>[^,。;、以]{2,4}?)(?:计算|计价|结算|计)[^。;]{0,10}$")
_APIECE_FROM = 1000  # 六千一颗: the price of one
_APIECE = re.compile(r"(?:一|每)(?:张|颗|台|片|个|枚|块|套|支|辆|组|机柜)")
# 一份80塊, 只要300塊
_PRICED = re.compile(
    r"(?:[一每](?:份|张|颗|个|台|枚|碗|片|条|次|天|月|年|斤|件|杯|盒|人|盘|串|支|只|顿|晚|度)|"
    r"[价卖收要花付赚赔贵]|便宜|才|只要)"
    r"[^,。;]{0,3}$"
)
# 月租3500, 挣不到二百: a sum however small
_SMALL_SUM = re.compile(
    r"(?:学贷|车贷|房贷|卡费|房租|租金|月租|年租|月薪|时薪|日薪|底薪|工资|月入|学费|退休金|养老金|奖学金|补贴|津贴|"
    r"抚恤金|份子钱|押金|起薪|票价|门票|单价|标价|售价|定价|房价|月费|年费|挣|工钱)"
    r"(?:从|由|约|近|逾|才|仅|只|只有|只要|不到|要|得|是|为|到|至|涨|跌|升|降|卖|收|元|达|高达|"
    r"超过|超)*$"
)
_SMALL_FROM = 100
# 賺一千八, 花了一万二买课: what somebody pays or gets, in characters
_PAID = re.compile(
    r"(?:赚|花|挣|拿|领|付|缴|罚|省|亏|赔|掏|给|要价|开价|喊价|(?:油|工|饭|药|房|车|的)钱|剩|还|"
    r"共收|收取|收了|每(?:位|人|碗|杯|份|客)收|要|炒|喊|叫|卖|贵|"
    r"便宜|每(?:户|人|家|位|名|桌|月|天|次|晚|间|单|趟|学期|学年))"
    r"(?:了|下|要|近|到|回|走|出|掉|去|约|近|逾|超过|不到|得|过|就|都|才|只|足足|整整|将近|上|在)*$"
)
_PAID_FOR = re.compile(
    r"[多余]?(?:[,，。;；、)）」』!！?？\s]|$|养|凑|起|的|买|租|请|换|修|装|"
    r"报|订)"
)
# 砸5億改裝, 一年編60億: what verbs of spending have for an object
_SPENT = re.compile(
    r"(?:砸|斥资|斥|耗资|出资|投资|注资|编列|编|拨款|拨|募资|募|捐|资助|补助|增资|套现|贷款|融资|"
    r"举债|砸下|豪砸)"
    r"(?:了|下|近|约|逾|超过|超|达|出|入|共|共计|合计|将近)*$"
)
# 以1.52億成交, 50萬獎金
_SOLD_FOR = re.compile(
    r"[多余]?(?:天价|成交(?!量|额)|易手|售出|买下|标下|得标|沽出|转手|脱手|交保|和解|奖金|罚款|购物金|"
    r"预算|消费券|红包|定金|订金|赎金)"
)
_FROM_PRICE = re.compile(r"(?:含税|价|票|费|往返|低至|只要|起步)[^,，。;；、]{0,4}$")
_FROM_ENDS = re.compile(r"起(?:跳|步)?(?:[,，。;；、)）」』!！?？\s]|$)")
_HAN_SUM = re.compile(r"[一二两三四五六七八九十百千万]{2,}")
# 一吨锂从六十万跌到六万: what a measure of something costs
_MEASURE_PRICED = re.compile(
    r"(?:一|每)(?:公斤|台斤|斤|吨|克|桶|箱|平方米|平米|平|坪|亩|度|张|颗|台|套|辆|只|头|株|公顷|块)"
    r"[^,，。;；\d]{0,6}?(?:从|由)?(?:$|"
    r"[\d一二三四五六七八九十百千万亿.多余]+[^,，。;；\d]{0,6}[到至为成]$)"
)
# what a number behind it counts: 总参数2350亿, 銘柄数は1180
_COUNTED_BEFORE = re.compile(
    r"(?P<noun>人(?=数)|人次|嫌疑人|嫌犯|被害人|受害者|旅客|游客|乘客|居民|灾民|考生|学生|病患|患者|观众|球迷|"
    r"参数|晶体管|电晶体|用户|会员|粉丝|订户|词元|员工|人口|パラメーター|"
    r"パラメータ|トランジスタ|銘柄|"
    r"ユーザー|会員|社員|従業員)(?:总)?(?:数量|数目|総数|数|量|规模|規模|窗口)?(?:目前|已经|已|"
    r"预计|预估|估计|将|仅|只有|只|达到|高达|达|"
    r"为|是|有|超过|超|突破|破|近|逾|增至|升至|增到|升到|到|了|约|则|则有|有|は|が|で|も|、|約|"
    r"およそ|計|合計)*\s*$"
)
_COUNTED_FROM = 1000  # a smaller number may be anything


def is_money(text: Text, number: Number, end: int) -> bool:
    """Whether 塊 behind a number is money: 一份80塊, not 兩塊地."""
    return bool(_SUM_ENDS.match(text.form, end) and _PRICED.search(text.head(number.start)))


def noun_before(text: Text, number: Number) -> str | None:
    """The noun in front that a number with no unit counts, as the text writes it."""
    if number.value < _COUNTED_FROM:
        return None
    head = text.head(number.start)
    match = _COUNTED_BEFORE.search(head)
    if match is None:
        return None
    start = number.start - len(head)
    return text.sentence[start + match.start("noun") : start + match.end("noun")]


def stated_currency(text: Text, number: Number) -> str | None:
    """The currency that the sentence says its sums are in: 以美元計高達12億."""
    match = _COUNTED_IN.search(text.head(number.start))
    return text.words.money.get(match["money"]) if match else None


def paid_for(text: Text, start: int) -> bool:
    """Whether a verb of paying or getting stands right before a number: 花三千."""
    return _PAID.search(text.head(start)) is not None


def is_price_from(text: Text, number: Number) -> bool:
    """往返含税一千六起: 起 behind a price counts nothing."""
    head = text.head(number.start)
    return bool(_FROM_PRICE.search(head) and _FROM_ENDS.match(text.form, number.end))


def is_bare_sum(text: Text, number: Number) -> bool:
    """營收達300億: a large sum after a word of money needs no 元."""
    multiplier = last_multiplier(text.form[number.start : number.end])
    if _SPOKEN_END.search(number.text):
        multiplier = Decimal(_NO_UNIT_FOR_SUMS)
    if text.japanese:
        return False
    ends = _SUM_ENDS.match(text.form, number.end)
    if ends and number.value >= _SMALL_FROM and _SMALL_SUM.search(text.head(number.start)):
        return True
    if number.value >= _SMALL_FROM and (_HAN_SUM.fullmatch(number.text) or ends):
        paid = _PAID.search(text.head(number.start))
        if paid and _PAID_FOR.match(text.form, number.end):
            return True
    if multiplier < _APIECE_FROM:
        return False
    if _APIECE.match(text.form, number.end):
        return True
    if multiplier < _NO_UNIT_FOR_SUMS:
        return False
    if _SPENT.search(text.head(number.start)) or _SOLD_FOR.match(text.form, number.end):
        return True
    if not (_SUM_ENDS.match(text.form, number.end) or text.after("money_after", number.end)):
        return False
    if ends and _MEASURE_PRICED.search(text.head(number.start)):
        return True
    if _SUM_BEFORE.search(text.form, 0, number.start):
        return True
    if _PRICE_BEFORE.search(text.form, 0, number.start):
        return True
    reach = text.form[max(0, number.start - _MONEY_REACH) : number.start]
    clause = re.split("[,。;、]", reach)[-1]
    return any(word in clause for word in text.words.money_words)
