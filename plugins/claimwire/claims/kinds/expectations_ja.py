"""What a Japanese clause expects: the predicate at its end decides.

A plain verb of doing (延期する, 充てる) tells a plan, one of change (遅れる) what will come,
unless it tells a state (占める, 示す). The polite style is read as the plain one.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from claimwire.claims.matching.gates import EVERY, folded_rule
from claimwire.claims.matching.lexicon import Matcher

Strength = Literal["strong", "weak", ""]

_END = r"(?:よ|ね|よね|な|わ)?[。」』）)♪!！\s]*$"
_POLITE = folded_rule(
    r"(?:(?P<copula>(?:で(?:ございます|あります)|です))|(?P<humble>(?:を?いた|致)します)|"
    r"(?P<did>(?:を?いた|致)しました)|"
    r"(?P<being>(?:ており|てい)ます)|(?P<been>(?:ており|てい)ました)|(?P<notbeing>(?:ており|"
    r"てい)ません)|"
    r"(?P<row>[いきぎしちにびみりえけげせてねべめれ])(?P<end>ます|ません|ました))(?P<mark>"
    + _END
    + r")"
)
_DICTIONARY = dict(zip("いきぎしちにびみり", "うくぐすつぬぶむる", strict=True))
_PLAIN = folded_rule(
    r"(?:する|す|く|む|ぶ|ぐ|つ|(?:充て|当て|始め|進め|設け|広げ|引き上げ|引き下げ|建て|訪れ|"
    r"終え|切り替え|加え|受け入れ|届け|立ち上げ|"
    r"乗り換え|入れ替え|振り向け|割り当て|仕上げ|まとめ|増え|遅れ|ずれ込|伸び|落ち|崩れ|途切れ)る|"
    r"(?:向か|行|賄|払|支払|扱|請け負)う|(?:造|作|つく|送|戻|移|入|乗り出|減|下が|上が|広が|縮ま|"
    r"高ま|早ま|回)る)" + _END
)
_STATE = folded_rule(
    r"(?:示す|指す|続く|動く|働く|増す|進む|含む|望む|悩む|及ぶ|並ぶ|急ぐ|相次ぐ|持つ|立つ|"
    r"目立つ|警戒する|存在する|達する|済む|"
    r"搭載する|備える|採用する|消費する|担う|適用する|証言する|主張する|指摘する|強調する|"
    r"説明する|意味する|依存する|位置する|"
    r"対応する|を要する|話す|語る|説く|明かす|こぼす|嘆く|つぶやく|とする|いく|おく|多く|近く|"
    r"よく|呼ぶ|呼び込む|残す|表す|映す|回す|"
    r"欠く|除く|響く|輝く|傾く|背く|築く|描く|書く|聞く|関する|対する|反する|属する|有する|"
    r"左右する|上下する|比例する|"
    r"である|くる)" + _END
)
# What is decided or thought of is to come: ることを決めた, 対象外とする考え, ずれ込むとの見方.
_DECIDED = folded_rule(
    r"[うくすつぬぶむるぐ](?:こと|の)を(?:決め|決定|決議|計画|検討|約束|予定)|"
    r"[うくすつぬぶむるぐ](?:と|との|という)?(?:考え|意向|方針|構え|計画|予定|見方|算段|段取り|"
    r"手はず|運び)"
    r"(?:だ|で|を(?:示|明らか|表明|固め|打ち出)|が(?:あ|出|広が|強)|も|と)|"
    r"(?:業績予想|通期予想|予想|見通し|計画)[^。]{0,60}?(?:上方修正|下方修正|引き上げ|引き下げ)|"
    r"を(?:狙う|目指す|もくろむ|図る|うかがう)|見込ん?[でむ]|"
    r"(?:予定|計画|想定|予想|検討|準備)(?:を?して)いな?[るい]|(?:目指|狙)って?いる"
)
_COMING = folded_rule(
    r"これから(?:の|は|も|、)|当面|(?:^|[、はがをも])近く(?![にのでをは])|準備を進め|準備に入|"
    r"計画は(?:な|あ)|予定は(?:な|あ)|"
    r"出てくる|なっていく|次の(?:行き先|訪問地|目的地)|(?:年末|年内|年度末|期末|来[一-鿿]|当分|"
    r"しばらく)(?:まで|いっぱい)[^、。]{0,8}(?:続く|残る|止まる|かかる)"
)
# までに after an amount is a bound; what stands today (を超えている) is no plan.
_BOUND = folded_rule(r"(?<=[個枚台人社%割倍円ル元])までに")
_STANDS = folded_rule(r"ている" + _END)
_PAST = folded_rule(r"た" + _END + r"|ている" + _END + r"|た(?:と|が)|既に|すでに|済み")


@lru_cache(maxsize=64)
def plain(clause: str) -> str:
    """A folded clause with the polite ending of its predicate in the plain style."""
    m = _POLITE.search(clause)
    if m is None:
        return clause
    told = clause[: m.start()]
    if m["copula"]:
        told += "" if told.endswith("い") else "だ"
    elif m["humble"] or m["did"]:
        told += "する" if m["humble"] else "した"
    elif m["being"] or m["been"] or m["notbeing"]:
        told += "ている" if m["being"] else "ていた" if m["been"] else "ていない"
    elif m["end"] == "ました":
        told += m["row"] + "た"
    elif m["end"] == "ません":
        told += "ない" if m["row"] == "り" and told.endswith("あ") else m["row"] + "ない"
    elif m["row"] == "し" and not told.endswith(
        ("出", "返", "直", "増", "示", "話", "回", "渡", "移")
    ):
        told += "する"
    else:
        told += _DICTIONARY.get(m["row"], m["row"] + "る")
    return told + m["mark"]


def foreseen(clause: str, words: Matcher[str], bits: int) -> Strength:
    """How strongly a folded clause speaks of the future.

    Args:
        clause: without its frame.
        words: the vocabulary of expecting; a match's value is the name of its part.
        bits: the rules that its sentence opens.
    """
    told = plain(_BOUND.sub("", clause) if bits & _BOUND.bit else clause)
    if told is not clause:
        clause, bits = told, EVERY
    if _DECIDED.found(clause, bits) or _COMING.found(clause, bits):
        return "strong"
    found = words.values(clause, bits)
    if "kinds.forecast_strong" in found and not _STANDS.found(clause, bits):
        return "strong"
    if "kinds.forecast" in found:
        return "weak"
    if _PLAIN.found(clause, bits) and not _STATE.found(clause, bits):
        return "weak"
    return ""


def has_passed(clause: str, bits: int) -> bool:
    """Whether a folded clause says that something has happened or stands."""
    told = plain(clause)
    return _PAST.found(told, bits if told is clause else EVERY)
