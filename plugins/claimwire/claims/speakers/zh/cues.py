"""Chinese cues: which words of a clause tell that somebody asserts something.

A cue's letters may belong to another word (小说, 名称), be negated (没有表示), or modify a noun
(强调的是); then it is none. The classes of verbs are data in `vocabulary/zh/speech.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from claimwire.claims.matching.gates import bit_of_words
from claimwire.claims.matching.lexicon import Matcher, vocabulary
from claimwire.claims.page import Page
from claimwire.claims.speakers.zh.name_ends import in_dictionary

_MARKS = '，,：:「『“"‘'
_IDIOMATIC = frozenset({"说", "讲", "话", "言", "称", "论", "讲道", "说道"})
_DISPLAYS = re.compile(
    r"(?:技术|科技|股份|集团|公司|器件|面板|的)?(?:年报|季报|半年报|中报|财报|业绩|公告|方面|董事|总经理|招股|在|称|表示|预计|披露)"
)
# A verb of saying within a noun: 建议售价, 提示音.
_COMPOUND = re.compile(
    r"建议(?:零?售价|价|书|量|用量|稿)|提示(?:音|词|语|框|牌)|希望(?:工程|小学|号)|批评[家者]|指控书|反对(?:党|派|票|者|声)|支持(?:者|率|度|票)|质疑[声者]|"
    r"警告(?:信|标志|标语|书|牌)|承诺[书函]|说明[书会]|解释[权令]|要求书|声明[稿书]|分析[师家员]|评论[家员区]|统计[局处厅学]|预测[值期]|主张者|检举人|披露义务|公告栏|通知[单书]|证实后|回应率|答复函"
)
# Cues that are nouns as well.
_NOUNS = frozenset(vocabulary("zh").words("speech.cue_noun"))
_DONE = (
    "作出",
    "做出",
    "作了",
    "做了",
    "给出",
    "给了",
    "提出",
    "提出了",
    "发出",
    "发出了",
    "予以",
    "加以",
    "进行",
    "进行了",
    "提供",
    "寻求",
    "得到",
    "获得",
    "收到",
    "接到",
    "接获",
    "下达",
    "下达了",
    "遵照",
    "听从",
    "引发",
    "招致",
    "一纸",
    "一则",
    "一份",
    "一封",
    "一番",
    "一席",
)
_AGAINST = tuple(vocabulary("zh").words("speech.against"))
_PERSONS = frozenset(
    w for w in vocabulary("zh").words("speakers.title", "speakers.generic") if w.endswith("人")
)
_BEFORE_OFFICE = frozenset("律诊交公务究派守会厕寓住哨")  # 律所, 诊所, 期交所
_COUNTED = re.compile(r"[\d一二两三四五六七八九十百千万多数几][宗件起次项条份封通则]$")
_FORECASTS = frozenset({"预报", "预期", "预估", "预测", "估计", "指引", "展望", "预料"})
# Behind these 说, 称, 指 are cues whatever the segmenter ties them to.
_TELLERS = vocabulary("zh").words("speech.teller")
_NEXT_DAY = re.compile(r"[年天日早晚]|后天")  # 她说|明年
# 冇直接|回答, 未有正面|作答
_NOT_SAID = re.compile(
    r"(?:冇|没有?|未有?|拒绝?|不愿|不肯|不便|无法|尚未|并未)(?:直接|正面|明确|进一步|公开|具体|正式|当面|立即|立刻|主动|多作|多做|再|多|作出?|做出?|(?:对|就|向)[^，。]{1,10}){1,2}[回作答应]?$"
)
_ADVERBS = tuple("并也还又则亦曾更仍再均都多他她佢")
# 镇公所|说, 研究所|称: the sign belongs to the office
_OF_OFFICE = re.compile(
    r"(?:公|研究|派出|[事财会]务|交易|试验|实验|看守|拘留|招待|收容|卫生|保健|分析测试|设计|[券期]交|诊|律|会|教养|安置|检验|测试|气象|托儿|监理|地政|户政)所$"
)
_ASPECT = ("了", "过", "着", "著", "到", "出", "完", "起", "及")


@dataclass(slots=True)
class Cue:
    """A cue `folded[start:end]`; its `stance` is the class of verbs it belongs to."""

    start: int
    end: int
    stance: str
    word: str


class ChineseCues:
    """Finds cues; word lists are compiled once. Sentences with any have the `bit` (`gates`)."""

    def __init__(self) -> None:
        words = vocabulary("zh")
        short = words.words("speech.say_short")
        cues = {m + s: "say" for m in words.words("speech.manner") for s in short if s != "话"}
        for stance in ("announce", "show", "expect", "think", "report", "say"):
            cues.update(dict.fromkeys(words.words(f"speech.{stance}"), stance))
        cues.update(dict.fromkeys(short, "short"))
        self.bit = bit_of_words(cues)
        self._matcher = Matcher(cues, bit=self.bit)
        self._words = frozenset(w for w in cues if len(w) > 1)
        self.nouns = _NOUNS
        self.say = frozenset(words.words("speech.say"))
        self.shows = frozenset(words.words("speech.show"))
        self.announces = frozenset(words.words("speech.announce"))
        self.acts = frozenset(words.words("speech.act"))
        self.judging = frozenset(words.words("speech.judging"))
        self.denials = frozenset(words.words("speech.deny_think"))
        self._not_said = words.words("speech.not_said")
        self._other_words = words.words("speech.not_cue")
        self._idioms = words.words("speech.idiom")
        self._blockers = words.words("speech.not_after")

    def find(self, page: Page, start: int, end: int) -> Iterator[Cue]:
        """The cues of the clause `[start, end)` that are words of their own and not denied."""
        for at, stop, stance in self._matcher.find(page.masked, start, end):
            of_office = stop - at > 1 and _OF_OFFICE.search(page.folded, start, at + 1)
            goes_on = stop - at > 1 and page.folded[at + 1 : stop] in self._words
            named = of_office or (goes_on and _opens_with_name(page, start, at + 1))
            named = named or (stop - at > 1 and _ends_name(page, start, at + 1))
            begin = at + 1 if named else at
            cue = Cue(begin, stop, stance, page.folded[begin:stop])
            if cue.word == "说明" and _NEXT_DAY.match(page.folded, stop):
                cue = Cue(begin, stop - 1, "short", "说")
            if not page.is_quoted(begin) and not self._is_part(page, start, end, cue):
                yield cue

    def _is_part(self, page: Page, start: int, end: int, cue: Cue) -> bool:
        folded = page.folded
        if page.names_something(cue.start, cue.end):
            return True
        if _COMPOUND.match(folded, cue.start) or (
            cue.word not in self.denials
            and _NOT_SAID.search(folded, max(start, cue.start - 20), cue.start)
        ):
            return True
        before = folded[max(start, cue.start - 5) : cue.start]
        if before.endswith(self._not_said) and cue.word not in self.denials:
            return True
        if cue.word in ("报道", "报导") and before.endswith(("有关", "相关", "上述", "前述", "指")):
            return True
        if folded.startswith("的", cue.end) or before.endswith(("被", "遭", "让人", "令人")):
            return True
        office = before[-2:-1] in _BEFORE_OFFICE
        if (
            before.endswith("所")
            and not office
            and any(w.start == cue.start - 1 for w in page.words(start, end))
        ):
            return True  # 所称; not 期交所|公告
        if cue.word in _IDIOMATIC and before.endswith(self._idioms):
            return True
        if cue.word == "显示" and _DISPLAYS.match(folded, cue.end):
            return True  # 湖岸显示年报披露: the name of a maker
        behind = cue.end + (folded[cue.end : cue.end + 1] == " ")
        marked = behind < len(folded) and folded[behind] in _MARKS + "。"
        person = before.endswith("人") and page.words(start, cue.start)[-1].text in _PERSONS
        if before.endswith(self._blockers) and cue.stance == "short" and not (marked or person):
            return True
        if folded.startswith("者", cue.end) and len(cue.word) > 1:
            return True  # 倡议|者
        if cue.word == "指" and folded.startswith(("着", "著", "向"), cue.end):
            return True  # 他指着空架子
        if before.endswith("的") and cue.word in _NOUNS:
            return True  # 挂出“暂停接单”的|通知
        if before.endswith(_AGAINST) and cue.word in _FORECASTS:
            return True  # 超|预期
        if cue.word in _NOUNS and _COUNTED.search(folded, max(start, cue.start - 6), cue.start):
            return True  # 接获237宗|投诉
        if before.endswith(_DONE) and cue.word in _NOUNS:
            return True  # 就安全风险作出|说明
        if len(cue.word) > 1:
            return False
        if (
            cue.word in "说称指"
            and folded.startswith("明", cue.end)
            and _NEXT_DAY.match(folded, cue.end + 1)
        ):
            return False
        data = cue.word == "说" and before.endswith(("数据", "证据", "依据", "票据", "单据"))
        if before[-1:] + cue.word in self._other_words and not data:
            return True  # 小说, 据说; not 远硕数据|说
        if cue.word + folded[cue.end : cue.end + 1] in self._other_words:
            return True
        if cue.start == start and page.names_something(cue.end, cue.end + 1):
            return False  # …，指曦智科技: the segmenter ties the cue to the name
        if (
            cue.start == start
            and cue.word in "说称指"
            and folded[start - 1 : start] in tuple("，,")
        ):
            return (
                in_dictionary(page.words(start, end)[0].text)
                and page.words(start, end)[0].end > cue.end
            )
        if marked and cue.word in "说称答话料指估叹":
            return False
        if before.endswith(("方面", "发言人", "负责人", "人士")):
            return False
        if before.endswith(_TELLERS) and cue.word in "说称指":
            return False
        words = page.words(start, end)
        if cue.start not in {w.start for w in words} and before[-1:] not in _ADVERBS:
            return cue.word not in "说称" or not _FULL_NAME.fullmatch(folded, start, cue.start)
        return cue.end not in {w.end for w in words} and not folded.startswith(_ASPECT, cue.end)


_NAMED_MING = re.compile(
    rf"(?:^|[长官席任裁监员授师士家理人者的，、])(?:{'|'.join(vocabulary('zh').words('names.surname'))})[一-鿿]明$|"
    # a title and a name of two signs: 船长高明说; not 官方明说, 主任曾明说
    rf"(?<=[长任裁监师理员者家授主民工商农士客生迷友手管官星])(?![曾方都应时常经])(?:{'|'.join(vocabulary('zh').words('names.surname'))})明$"
)

# The segmenter ties a cue to the name before it (王郁|文说).
_FULL_NAME = re.compile(
    rf"[但而]?(?:{'|'.join(vocabulary('zh').words('names.surname'))})[一-鿿]{{2}}"
)


def _opens_with_name(page: Page, start: int, at: int) -> bool:
    """Whether the clause begins with three signs of a name that ends at `at`: 蔡崇信|认为."""
    whole = _FULL_NAME.fullmatch(page.folded, start, at)
    return whole is not None and not in_dictionary(page.folded[at - 3 : at])


def _ends_name(page: Page, start: int, at: int) -> bool:
    """Whether a name of the cast ends at `at`: the 明 of 方海明说 belongs to him."""
    head = page.text[start:at]
    if (
        at - start >= 3
        and page.folded[at - 1] == "明"
        and _NAMED_MING.search(page.folded, start, at)
    ):
        return True
    return any(head.endswith(name) for name in page.cast.members)
