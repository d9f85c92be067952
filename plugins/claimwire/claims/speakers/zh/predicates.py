"""Chinese sentences whose subject asserts something by what it does, with no cue before a mark.

    likened   他把出口管制定性为“失败”。          committed 業者答應退縮五十公尺。
    put       刘炽平给2025年画了个范围，…          conceded  西班牙電網公司排除網路攻擊。
    reckoned  農業部估這波農損會超過十一億。       worded    DeepSeek贴出一句话：…

The subject is read from the left; a predicate of one of these classes must follow it with nothing
but adverbials between, and have the complement that its class asks for. Asked after the cues.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from claimwire.claims.matching.gates import Rule, rule
from claimwire.claims.matching.lexicon import trie_pattern, vocabulary
from claimwire.claims.page import Page
from claimwire.claims.speakers.phrase import Frame, SpeakerPhrase
from claimwire.claims.speakers.zh.phrases import COUNT, bare_document
from claimwire.claims.speakers.zh.sources import BOUND, skip_marks
from claimwire.claims.speakers.zh.speakers import ChineseSpeakers

_FULL_WIDTH = str.maketrans("，：；！？（）", ",:;!?()")


def _pattern(source: str) -> re.Pattern[str]:
    """A pattern for folded text, in which marks have their narrow form."""
    return re.compile(source.translate(_FULL_WIDTH))


def _rule(source: str) -> Rule:
    """A rule for folded text, in which marks have their narrow form."""
    return rule(source.translate(_FULL_WIDTH))


_REACH = 46
_GAP = 22
_LETTER = re.compile(r"[^\W_]")
_FIGURE = _pattern(
    r"\d|[一二三四五六七八九两几]成|[一二三四五六七八九十百千万亿]{2,}|[一二两三四五六七八九十]倍"
)
_WORDS = vocabulary("zh")
# 新规|给总量划了线
_OFFICIAL = re.compile(
    r"(?:[该这此]|这[份项一]|上述)?"
    rf"(?P<doc>{trie_pattern([w for w in _WORDS.words('speech.document') if len(w) > 1])})"
    r"(?=给|把|将|对|也|还|又|则|同时|另)"
)
# What makes a complement a clause: a modal, an aspect, a copula, a figure.
_FINITE = _pattern(
    r"源于|出自|起因|属于|系因|肇因|来自|将|会(?!议|长|员|计|社|见|晤|谈|展)|已|是(?!否)|有(?!关|限)|在|不|没|未(?!来)|无|可能|可以|可望|能(?!源|力|量|耗|见)|要(?!求|点|素|闻)|"
    r"须|应(?!用|对)|仍|还|都|就|才|正|曾|被|把|让|使|比|达|为(?!了)|了|过|着|得|只|更|最|太|很|\d"
)
# These take a noun for their whole complement.
_BARE = _pattern(
    r"(?:不|未)?排除了?|证实了?|坦承|承认|(?:矢口|断然)?否认了?|驳斥了?|反驳|撇清|澄清|警告|示警|预警|质疑|怀疑|看[好淡衰坏旺多空涨跌]|不看好|唱[衰旺多空]|担心|担忧|忧心?|指控|控诉"
)


def _listed(part: str) -> str:
    return trie_pattern(_WORDS.words(f"predicates.{part}"))


_LIKENED = _rule(
    rf"(?:把|将|对)[^，。：]{{1,30}}?(?:{_listed('likened')})"
    rf"|(?:{_listed('likening')})(?:了)?[^，。：]{{0,20}}?(?:是|为|成|作|像|如同|好比|有如|堪比|等于|“|「|『|‹|\")"
    rf"|对[^，。：]{{1,24}}?(?:{_listed('view_of')})"
    rf"|[为替][^，。：]{{1,12}}?(?:{_listed('side_with')})"
    r"|(?:把|将)[^，。：]{0,6}(?:原因|主因|责任|问题|关键|症结)[^，。：]{0,8}?(?:指向|推给|推到|推向|归给|归到|摊给)"
    r"|(?:把|将)?矛头(?:直接|直|同时|再度)?(?:指向|对准|瞄准)"
    r"|给[^，。：]{1,16}?打了?[\d一二两三四五六七八九十零]+分"
)
_COMMITTED = _rule(rf"(?:{_listed('committed')})(?![书函协金奖])")
_CONCEDED = _rule(rf"(?:{_listed('conceded')})")
_RECKONED = _rule(rf"(?:{_listed('reckoned')})")
_WANTED = _rule(rf"(?:{_listed('wanted')})(?!书|信)")
_PUT = _rule(
    rf"(?:{_listed('put')})(?:了|过)?[^，。：]{{0,24}}?(?:{_listed('told_thing')})(?=[，：:])"
    rf"|(?:给|给出|给予|维持|重申)[^，。：]{{0,24}}，(?:理由|主因|原因|依据)(?:是|为|在于)"
)
# 管理层在电话会上|维持全年收入翻倍的指引
# 他最看好的仍是世界先进
_CLEFT = _rule(
    r"最?(?:看好|看淡|看坏|担心|担忧|忧心|害怕|怕|在意|期待|头[痛疼]|关心|忧虑|顾虑|不满|看重|欣赏|佩服|反对|后悔|遗憾|难忘|惊讶|意外|不解|纳闷|好奇|感慨|庆幸|欣慰|心疼|赌|押|盼|求|缺|想要|愁)的"
    r"(?:仍|还|也|却|则|反而|其实|就|并不|不|倒|依然|依旧|始终)?是"
)
# 痛批|政府先签后审
# 把这款手机|称作“铰链考试”: of a person only, for houses and the public it is how things are
_TAKEN = _rule(
    r"(?:把|将)[^，。：]{1,30}?(?:视作|视为|看作|看成|看做|当作|当成|当做|称作|称为|称之为|叫作|叫做|定义为|定义成)(?=[“「‹『])"
)
# 投下反对票，|理由是估值缺乏依据
_REASON = _rule(
    r"投下?[^，。：]{0,4}(?:反对|赞成|同意|弃权|否决)票[^，。：]{0,6}，(?:其|给出的)?理由(?:是|为|在于)"
)
_CRITICAL = _rule(rf"(?:{_listed('critical')})(?!者|家|声)")
# 市议员|要求市府公开合约: of people and bodies that have no say, else it is an order
_DEMANDED = _rule(
    r"(?:并|则|也|强烈|再次|联名|一致|同时)?(?:要求|强烈要求)(?!书|函|退|赔|返|补偿|道歉|见|解释|加薪|与|提高|更高)"
)
_BODIES = re.compile(
    r"(?:工会|公会|协会|学会|联盟|同盟|总会|联会|联合会|商会|基金会|促进会|团体|组织|党团|党|自救会|业主会|家长会|学生会|消基会)$"
)
# 工会|调查237名会员，…
_SURVEYED = _rule(
    r"(?:调查|访问|抽样|抽查|抽检|走访|普查|盘点|分析|统计|检视|追踪|汇整|梳理|实测|测试|比对|清点|访谈|检测|化验|问卷)(?:了|过)?[^，。：]{0,16}?"
    r"[\d一二两三四五六七八九十百千万]+(?:多|余)?(?:家|名|位|份|户|个|人|件|款|批|所|间|笔|支|组|辆|颗|台|张|座|条|处)[^，。：]{0,12}，"
)
# 他|细数损失，…
_RECOUNTED = _rule(
    r"(?:细数|历数|列举|谈起|谈到|聊起|聊到|提起|说起|讲起|回忆起|控诉|抱怨|吐槽|逐条说明|细说|详述|坦言)[^，。：]{1,14}，"
    r"|(?:粗略|大致|简单|仔细|私下|掐指)?(?:算|估|测算|估算|盘算|合计)(?:过|了)?(?:一下|一遍|一回|了算|一算)，"
    r"|(?:算过?|计过?|数过?|拨过?)(?:了)?(?:一笔|笔|一下)?(?:账|数|算盘)，"
)
# 肯定它|「没有把科技拍成怪物」
_WORDED = _rule(rf"(?:{_listed('worded')})(?:了|过)?[^，。：]{{0,10}}?(?=[「“『\"]□{{4,}})")
_HELD = _rule(
    r"(?:维持|重申|上调|下调|上修|下修|调高|调低|调升|调降|撤回|更新|给出|给予|提供)(?:了|对)?[^，。：]{0,20}?的?(?:财测|指引|看法|观点|判断|立场|评估|展望|预测|预估|预期|增长目标|成长目标|增速目标|营收目标|出货目标|销售目标|产量目标)(?=[，。]|$)"
)
_BITS = 0
for _each in (
    _LIKENED,
    _COMMITTED,
    _CONCEDED,
    _RECKONED,
    _WANTED,
    _PUT,
    _HELD,
    _CLEFT,
    _CRITICAL,
    _SURVEYED,
    _RECOUNTED,
    _WORDED,
    _TAKEN,
    _DEMANDED,
    _REASON,
):
    _BITS |= _each.bit


@dataclass(frozen=True, slots=True)
class _Class:
    """A class of predicates: its rule, stance, least complement, whether that is a clause."""

    name: str
    stance: str
    least: int
    clause: bool
    whole: bool = False  # whether the complement stays in the claim with its verb


_CLASSES = (
    (_LIKENED, _Class("likened", "think", 0, clause=False, whole=True)),
    (_TAKEN, _Class("taken", "think", 0, clause=False, whole=True)),
    (_PUT, _Class("put", "say", 0, clause=False, whole=True)),
    (_CONCEDED, _Class("conceded", "say", 3, clause=True)),
    (_CLEFT, _Class("cleft", "think", 3, clause=False)),
    (_WORDED, _Class("worded", "think", 0, clause=False)),
    (_CRITICAL, _Class("critical", "think", 4, clause=False)),
    (_SURVEYED, _Class("surveyed", "say", 4, clause=False)),
    (_RECOUNTED, _Class("recounted", "say", 4, clause=False)),
    (_REASON, _Class("reason", "think", 3, clause=False, whole=True)),
    (_HELD, _Class("held", "say", 0, clause=False, whole=True)),
    (_COMMITTED, _Class("committed", "expect", 4, clause=False, whole=True)),
    (_RECKONED, _Class("reckoned", "expect", 4, clause=True)),
    (_DEMANDED, _Class("demanded", "think", 4, clause=False, whole=True)),
    (_WANTED, _Class("wanted", "think", 4, clause=False, whole=True)),
)
_NOBODY = frozenset({"市场", "外界", "各界", "投资人", "投资者", "资金", "买盘", "卖压"})
# 最让北辰汽车|担心的是…
_CAUSING = re.compile("[让使令被把叫给]|[，,]")
_UNSURE = ("noun-phrase", "brand", "latin-name")
_SPEAKS = ("person", "unnamed", "pronoun", "bare-person", "house", "bare-house")
# Between a subject and its predicate nothing may stand that is a predicate of its own, or denies.
_ANOTHER = _pattern(
    r"[，。：:；]|没|未(?!来)|拒|若|如果|倘|一旦|避|难以|(?:的|了|过|着|后|(?<!同)时|并|而|才能|以便|为了|因为|由于|推动|导致|造成|引发|获|遭|被)$"
)
# Behind a verb these make a noun of it, or point back to what was said.
_NOUN_BEHIND = _pattern(
    r"[稿书函信单者员]|的(?!是)|(?:过|了)?(?:这一?点|此[事点说]|上述|该说法|这[件项]事)[，。]"
)
# 被反复追问成本时，|帕克承认…; 针对投诉，|汽车厂承诺…
_OPENING_CLAUSE = _pattern(
    r"(?:不过|然而|但是|可是|对此|此外|另外|同时|随后|最后|其后|事后|会后|赛后|日前|近日|今天|昨天|目前|当时|与此同时|另一方面|另一边|至于未来|消息面上|业务上|"
    r"受访时|谈到此事|说到这里)"
    r"|(?:针对|对于|面对|至于|关于|有关|就|谈到|谈及|说到|提到|说起|被问|问到|问及|被[^，。]{0,6}?问)[^，。]{2,18}"
    r"|[^，。]{2,16}(?:采访|受访|访问|追问|问答|记者会|说明会|法说会|电话会|会议|论坛|直播|节目|演讲|致辞|致词|听证会)(?:时|中|上|后|里)"
)
_TIME_CLAUSE = _pattern(r"(?:那天|那时|当天|的时候|时|后|之前|之后|以来|的同时)$")


def _pleads(page: Page, subject: SpeakerPhrase) -> bool:
    """Whether a subject asks because it cannot order: a person, people, a body of members."""
    if subject.role == "house":
        return _BODIES.search(page.folded, subject.start, subject.end) is not None
    named = subject.role in ("person", "unnamed", "bare-person")
    return named and subject.entity is None


class ChinesePredicates:
    """Finds frames whose predicate is no cue; asked after cues and labels."""

    def __init__(self, speakers: ChineseSpeakers) -> None:
        self._speakers = speakers

    def find(self, page: Page, start: int, end: int) -> Frame | None:
        """The frame of the unit `[start, end)` whose subject asserts it by its predicate."""
        if not page.bits & _BITS:
            return None
        bound = BOUND.search(page.masked, start, min(end, start + _REACH))
        stop = bound.start() if bound else min(end, start + _REACH)
        if (
            bound
            and page.folded[stop] in "，,"
            and _OPENING_CLAUSE.fullmatch(page.folded, start, stop)
        ):
            return self._in_clauses(page, stop + 1, end)
        return self._in_clauses(page, start, end)

    def _in_clauses(self, page: Page, start: int, end: int) -> Frame | None:
        """The frame of the stretch that begins with its subject."""
        bound = BOUND.search(page.masked, start, min(end, start + _REACH))
        stop = bound.start() if bound else min(end, start + _REACH)
        subject = self._subject(page, start, stop)
        for pattern, kind in _CLASSES:
            if not page.bits & pattern.bit:
                continue
            if subject is not None and (
                frame := self._frame(page, start, end, subject, pattern.pattern, kind)
            ):
                return frame
            nearer = self._left_of(page, start, stop, pattern.pattern)
            if nearer is None or (subject is not None and nearer.end == subject.end):
                continue
            frame = self._frame(page, start, end, nearer, pattern.pattern, kind)
            if frame is not None:
                return frame
        return None

    def _left_of(
        self, page: Page, start: int, stop: int, pattern: re.Pattern[str]
    ) -> SpeakerPhrase | None:
        """Who stands right before a predicate, where the clause's beginning does not tell it.

        消防顾问廖静芬|建议小店家…: a house of 顾问 or 店 is not what the clause begins with.
        """
        head = self._speakers.strip_left(page, start, stop)
        m = pattern.search(page.masked, head + 2, min(len(page.masked), stop + _GAP))
        if m is None or m.start() >= stop:
            return None
        found = self._speakers.read(page, head, m.start())
        if found is None or found.role not in ("person", "unnamed", "house"):
            return None
        if found.role == "unnamed" and not COUNT.match(page.folded, head, stop):
            return None  # 老读者|都记得
        caused = _CAUSING.search(page.folded, start, found.start + 1)
        return None if caused or found.rule in _UNSURE else found

    def _subject(self, page: Page, start: int, stop: int) -> SpeakerPhrase | None:
        """The person, people or house with which the sentence begins."""
        head = self._speakers.strip_left(page, start, stop)
        if head >= stop:
            return None
        subjects = self._speakers.subjects
        found = subjects.leading_house(page, head, stop) or subjects.leading(page, head, stop)
        if found is None and (m := _OFFICIAL.match(page.folded, head, stop)):
            return bare_document(m["doc"], head, m.end(), frozenset())
        if found is None or page.folded[found.start : found.end] in _NOBODY:
            return None
        return found if found.role in _SPEAKS else None

    def _frame(
        self,
        page: Page,
        start: int,
        end: int,
        subject: SpeakerPhrase,
        pattern: re.Pattern[str],
        kind: _Class,
    ) -> Frame | None:
        m = pattern.search(page.masked, subject.end, min(end, subject.end + _REACH))
        if m is None or m.start() - subject.end > _GAP:
            return None
        between = page.folded[subject.end : m.start()]
        if "," in between and kind.name in ("likened", "taken"):
            between = between[between.rfind(",") + 1 :]  # 赫斯特在投票前发言，|把规定比作…
        if m.group().startswith("不"):
            between = between.removesuffix("并")  # 他并|不赞成
        if _ANOTHER.search(between) or not self._adverbial(
            page, m.start() - len(between), m.start()
        ):
            return None
        if kind.name not in ("put", "reason") and not self._is_word(
            page, subject.end, m.start(), end
        ):
            return None
        if kind.name == "taken" and subject.role not in ("person", "pronoun", "bare-person"):
            return None
        if kind.name == "demanded" and not _pleads(page, subject):
            return None
        if kind.name == "surveyed" and subject.role not in ("house", "bare-house"):
            return None
        rest = page.folded[m.end() : end]
        if _NOUN_BEHIND.match(rest) or len(_LETTER.findall(rest)) < kind.least:
            return None
        bound = BOUND.search(page.masked, m.end(), end)
        clause = page.folded[m.end() : bound.start() if bound else end]
        if _TIME_CLAUSE.search(clause) and not kind.whole:
            return None
        bare = kind.clause and not _FINITE.search(rest)
        if bare and not _BARE.fullmatch(m.group()):
            return None
        if kind.name == "reckoned" and not _FIGURE.search(rest) and not _FINITE.search(rest[:12]):
            return None
        content = m.start() if kind.whole else skip_marks(page.folded, m.end(), end)
        return Frame(
            start,
            content,
            subject,
            "before",
            f"predicate-{kind.name}:{subject.rule}",
            m.group()[:4],
            kind.stance,
        )

    def _adverbial(self, page: Page, begin: int, stop: int) -> bool:
        """Whether nothing but adverbs, times and phrases with a preposition stand between."""
        if begin < stop and page.folded[stop - 1] == "地":
            return True  # 不约而同地
        for word in page.words(begin, stop) if begin < stop else ():
            if word.tag == "p":
                return True
            if not self._speakers.is_adverbial(word) and word.tag not in (
                "t",
                "d",
                "f",
                "c",
                "ad",
                "s",
            ):
                return word.start > begin and word.tag == "x"
        return True

    def _is_word(self, page: Page, begin: int, at: int, end: int) -> bool:
        """Whether a word of the segmenter begins at `at`."""
        denies = page.folded[at] == "不"  # 并不|赞成
        return any(
            w.start == at or (denies and w.end == at + 1)
            for w in page.words(begin, min(end, at + 8))
        )
