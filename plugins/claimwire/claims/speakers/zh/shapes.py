"""Forms of Chinese reporting around a cue: what may stand before, behind and within a frame."""

from __future__ import annotations

import re

from claimwire.claims.matching.gates import rule
from claimwire.claims.matching.lexicon import vocabulary
from claimwire.claims.speakers.phrase import Role

BEHIND = re.compile(r"(?:了|过|着|著|道|出|说明|强调|说|称|指出|表示|写道|认为)*")
QUOTE_OPEN = '「『“"‘｢'
NAME_MAX = 6  # letters; half of all marked words in news text are names no longer than this
TAIL = re.compile(r"[。！!.…」』”\"）)\s]*$")
DATA = re.compile(
    r"路线图|时间表|计划|方案|规划|清单|进展|数据|数字|资料|结果|声明|报告|公告|消息|名单|财报|成绩单|业绩|财测"
)
REPORT_END = re.compile(
    r"(?:业绩预告|业绩快报|预告|快报|重讯|重大讯息|重大信息|指引|展望|通告|报告书|月报|营收|年报|季报|财报|中报|半年报|业绩|业绩报告|成绩单|公告|声明|报告|新闻稿|招股书|数据|财测)[》」]?$"
)
ABOUT = (
    "不同于",
    "有别于",
    "不像",
    "对于",
    "针对",
    "关于",
    "至于",
    "由于",
    "因为",
    "面对",
    "随着",
    "除了",
    "为了",
    "当",
    "有关",
    "因应",
    "鉴于",
    "如果",
    "若",
    "一旦",
    "即使",
    "虽然",
    "尽管",
)
# These open a noun phrase, not an adverbial clause.
OF_THERE = (
    "当局",
    "当地",
    "当年",
    "当时",
    "当天",
    "当日",
    "当事",
    "当家",
    "当届",
    "当班",
    "有关部门",
    "有关方面",
)
# A time of its own behind a cue belongs to what is said: 她预期五年后，….
TIME_ONLY = re.compile(
    r"(?:[约再]?[\d一二两三四五六七八九十几数半]+个?(?:多|来)?(?:年|月|周|季度?|天|日|星期|小时|分钟)半?(?:之?后|以后|之?内|以内|之?前)|"
    r"(?:到|至|等到|直到)?[^，。]{0,8}(?:年底|年末|月底|年中|之后|以后))"
)
NOT_BUT_SAID = rule(
    r"(?:没有?|未|拒绝?|不愿|不肯)[^，,。]{0,14}[，,](?:仅|只|只是|仅仅)(?:说|称|表示|回应|回答|透露|指出|强调)"
)
TO_COME = re.compile(r"将|明[日天]|拟|定于|预计|下[周月季]|后天|即")
RATING = re.compile(
    r"(?:给予|给出|维持|重申|上调|下调|调升|调降|首予|首次覆盖|予|上修|下修|调高|调低)[^，。]{0,24}"
    r"(?:评级|评等|目标价|投资建议|目标)"
)
# 川普发文，|宣布撤换…: an act, told by the outlet.
DECREES = re.compile(
    r"(?:并|正式|同时|突然)?(?:宣布|下令|批准|签署|决定)(?:正式|全面|立即|即日起|即刻)?(?:准许|允许|批准|撤换|撤销|任命|解除|免去|免职|解雇|开除|提名|取消|推出|启动|签署|"
    r"实施|停火|参选|退选|辞职|辞去|退出|加入|成立|收购|出售|并购|召回|征收|加征|调降|调升|降息|升息|加息|对[^,]{2,16}(?:加征|课征|征收|制裁|开征))"
)
TOLD_US = re.compile(
    r"(?:我们?|笔者|(?:本报|本刊|本台|本网|本社)?(?:的)?记者|[a-z]{2,6}|[一-鿿]{2,6}(?:报|社|台|新闻|周刊|网))[。!.]*"
)
NOT_ALL = re.compile("不是|并非|没有?|未(?!来)|不会|不能")
# 友达预告明年面板供需会趋紧: a house that foretells asserts, whatever its own plans.
FORETELLS = frozenset({"预告", "预言", "预判", "预报", "预警"})
TO_BE = re.compile("将|会(?!议)|可望|有望|可能|恐|要|不再|仍|还")
RATES = re.compile(r"目标价|评级|评等")
FIGURE = re.compile(r"\d|[一二三四五六七八九两]成|[一二三四五六七八九十百千万亿]{2,}")
CLAUSE_BEHIND = re.compile(r"(?:将|会|已|曾|正在|正|有意|计划|打算|与|存在|要|公司)")
# What somebody does with a target price is told by the outlet (高盛将目标价上调到…).
REVISIONS = frozenset({"上修", "下修", "上调", "下调", "调升", "调降"})
TARGET = re.compile(r"[将把].*(?:目标价|评级|评等|预估|预测)")
GUIDES = frozenset({"指引", "预计", "预期", "预估", "预测", "估计"})
RATED = GUIDES | {"料", "估", "认为", "相信", "指", "指出"}
GUIDED = re.compile(
    r"(?:营收|收入|净利|毛利|利润|盈利|出货|销售|销量|资本支出|资本开支|每股|eps|成长|增长|亏损).*"
    r"(?:\d|[一二三四五六七八九两]成|可望|有望|将|持平|回升|下滑|优于)|营运.*(?:成长|持平|回升|下滑|将|可望)"
)
OWN_RESULTS = re.compile(
    r"(?:[^，。]{0,12}?)(?:营收|净利|获利|每股|毛利率|eps|收入|盈余|盈利|利润)[^，。]{0,8}\d"
)
TRIP = re.compile(
    r"赴|访|前往|出席|抵达|抵|返|参加|会见|见面|登台|推出|投产|上市|发布|开幕|启用|交付"
)
ANSWER = rule(r"(?:答|回答|A|a)[:：]\s*(?![「『“\"])")
DISCLOSES = frozenset({"公布", "公告", "披露", "发布公告"})
EXISTS = re.compile(r"存在|有意|参与|违反|涉及|泄露|使用|曾经|隐瞒|向")
ESTIMATES = frozenset(
    {"估", "估计", "估算", "推估", "粗估", "初估", "测算", "试算", "评估", "推算"}
)
SO = ("这样", "如此", "如是", "这么", "这般")
CLAUSE_AHEAD = re.compile(r"[^，。]{2,22}?(?:将|会|已经|已(?!久)|预计|计划|可望|有望)")
ADVERBIAL_END = (
    "那天",
    "当天",
    "那时",
    "的同时",
    "之际",
    "之余",
    "之后",
    "之前",
    "同时",
    "时",
    "后",
)
JOINING = (
    "仅",
    "只",
    "并",
    "也",
    "还",
    "亦",
    "又",
    "则",
    "更",
    "且",
    "再",
    "进一步",
    "同时",
    "另",
)
FUTURE = ("将", "会", "于", "在", "今", "明", "前往", "最快", "下", "年内")
SPEAKS: frozenset[Role] = frozenset({"person", "pronoun", "unnamed", "bare-person", "report"})
TELLS: frozenset[Role] = SPEAKS | {"house", "bare-house"}
# With these a later clause goes on for the subject of its sentence (…坐立难安，担心明年会…).
CARRIES = frozenset(vocabulary("zh").words("speech.carries"))
NO_SUBJECT = frozenset({"强调", "指出", "表示", "认为", "坦言", "直言", "透露", "预估", "相信"})
# 克芮斯给的|第三季财测是…
GIVING = re.compile(
    r"(?:所)?(?:给出|给|开出|提供|提出|抛出|喊出|公布|发布|透露|报出|列出|算出|得出|引用|抱持|持|拿出|端出|准备|设定|订|定)的"
    r"(?:[^,，。：:的]{0,8}的?)?$|给[^,，。：:的]{1,8}的[^,，。：:的]{0,6}$"
)
WISHES = frozenset({"希望", "反对", "看好", "期待", "担心", "料", "盼", "不满", "遗憾"})
# What somebody wants done is asserted behind them with no mark: 廖永强建议建立容错机制.
PLEADS = frozenset(
    {"呼吁", "吁请", "敦促", "促请", "建议", "提议", "主张", "倡议", "提醒", "奉劝", "力主"}
)
STANDS = frozenset({"同意", "支持", "赞成", "不同意", "乐见", "认同"})
OWN_PLANS = frozenset(
    {
        "预计",
        "看好",
        "看淡",
        "喊",
        "评估",
        "预期",
        "上修",
        "下修",
        "上调",
        "下调",
        "调升",
        "调降",
        "预告",
    }
)
NO_REPORT = frozenset({"报道", "报导", "刊登", "分析", "评论", "披露", "讯", "发文", "撰文"})
LISTENERS = frozenset(
    {
        "建议",
        "劝",
        "告诉",
        "告知",
        "提醒",
        "转告",
        "回应",
        "回答",
        "答复",
        "警告",
        "喊话",
        "呼吁",
        "质问",
        "回呛",
        "回复",
        "答",
    }
)
# 应急中心未发布相关|预警
NOT_ISSUED = re.compile(
    r"(?:没有?|未(?!来)|尚未|并未|拒绝?)(?:发布|发出|作出|做出|给出|收到|接到|提出|公布)"
)
# What only leads on to who says something else: 也有声音唱反调.
VOICES = ("声音", "意见", "看法", "观点", "说法", "舆论", "阵营", "气氛", "反应", "态度", "口径")
# 推出「安心回厂计划」: a name that was put out
TITLE_OF_PLAN = re.compile(
    r"^[^，。、：；！？,;:!?]{2,16}(?:计划|方案|专案|服务|平台|系统|系列|活动|措施|政策|报告|白皮书|榜|榜单|"
    r"指南|指引|办法|法案|条例|草案|模型|版|功能|套餐|基金|奖|品牌|产品|车款|机型|专区|行动|倡议|宣言|"
    r"协议|架构|框架|策略|战略|工程|项目|课程|大赛|论坛|展|节|日|卡|券|app|[a-z0-9.\- ]+)$"
    r"|^[a-z0-9.\- ]{2,24}$"
)
