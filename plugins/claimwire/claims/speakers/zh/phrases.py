"""Forms of Chinese noun phrases that need no vocabulary: times, counts, marks, documents."""

from __future__ import annotations

import re

from claimwire.claims.speakers.phrase import Role, SpeakerPhrase

MANY = re.compile(
    r"(?:底下|台下|受访的?|多数|部分|不少|许多|其他|多位|众多|大多数|有些?|另有)(?=[一-鿿]{2})"
)
REGION = re.compile(
    r"(?:台湾|中国|大中华区?|亚太区?|香港|日本|美国|韩国|欧洲|上海|北京|深圳)(?:区|分公司|公司)?"
)
BRANCH = re.compile(
    r"(?:[一-鿿]{2,4})?(?:代表处|办事处|分公司|办公室|总部|子公司|分部|研究部|研究团队|分行)"
)
# A side and to whom it speaks, which the segmenter cuts 校|方向|家长.
SIDE = re.compile(
    r"(?:校|院|厂|店|警|检|军|园|馆|社|资|劳|官|我|双|对|买|卖|供|中|美|日|俄|韩|台|港|欧|业主|主办|承办|投资|施工|物业|平台|球队|球会)方(?=向|对|就)|[^，。]{2,16}?方面(?=向|对|就)"
)
DESK = re.compile(
    r"(?<=证券|银行|国际|资本)(?:电子|半导体|计算机|通信|传媒|策略|宏观|研究|海外|科技|tmt)(?:行业|研究)?$"
)
NOT_DOING = ("冇", "未有", "没", "没有", "无", "不", "未")
ADDRESSED = re.compile(
    r"[一-鿿](?:向|对|跟)(?:本报|本刊|本社|本网|本台)?(?:记者|编辑|主持人|主播)$"
)
TIME_HEAD = re.compile(
    r"(?:(?:美东|美西|北京|台北|香港|当地|华府|纽约|伦敦|东京|欧洲|格林威治|格林尼治)时间|(?:我们?|笔者|记者|本刊|本报)(?:昨天|今天|近日)?(?:走访|采访|联系|接触|询问|问到|拜访|咨询|调研|访问|访谈|约访|见到|碰到|遇到|认识)(?:过|到|了)?的|\d{2,4}年(?:\d{1,2}月)?(?:\d{1,2}日)?|\d{1,2}月(?:\d{1,2}日)?|\d{1,2}[日号]|[（(]\d{1,2}[)）]日?|"
    r"[今昨明](?:[（(]\d{1,2}[)）])?[日天]?|前(?:[（(]\d{1,2}[)）])?[日天]|[上中下]午|当[天日地晚]|\d{1,2}[时点](?:\d{1,2}分)?(?:许|左右)?|[上本下]?(?:周|星期|礼拜)[一二三四五六日]|[今昨]早|[今昨]晚|"
    r"[上本这今]个?月(?:初|中旬?|底|末|内|上旬|下旬)?|(?:今|去|前)年(?:\d{1,2}月)?(?:初|中|底|末)?)"
)
COUNT = re.compile(
    r"(?:(?:另外?|其中|至少|约|有)?(?:[一二两三四五六七八九十几数多\d]+|这|那|某|该)(?:[位名个家群批些票组]|多名|多位)(?:的)?|某些?|部分|若干|多数|少数)"
)
CODE = re.compile(
    r"[ 　]*[（(](?:股[票份]代[号码][:：]?|[a-z]{1,6}[:：. ]?)?"
    r"\d{3,6}(?:\.[a-z]{1,3})?(?:-[a-z]{2})?[)）]"
)
PLACED_COUNT = re.compile(r"[一-鿿]{2,8}?(?:[一两三四五六七八九十几某]|多)[位名家间所]")
PLACES = frozenset(
    {"现场", "店内", "柜台", "门市", "展位", "展台", "摊位", "厂区", "园区", "前线", "后台"}
)
ACTING = re.compile(
    r"(?:发表|发出|发布|发|刊登|更新|录制|传送|撰写|传|寄|寄出|捎)了?(?:一[则篇条段封份个])?[^，。的]{0,4}?"
    r"(?:微博|贴文|帖文|推文|长文|短文|文章|视频|影片|动态|朋友圈|公开信|内部信|电邮|邮件|信(?!息)|函|声明|公告|报告|讯息|简讯|短讯|短信|私讯|私信|微信|信息)"
)
AFTERWARDS = re.compile(r"(?:(?![年月天日周季个届小分])[一-鿿]){2}(?:之?后|时|之?前|过后|之余)$")
# 网名“青团不甜”的|市民
CALLED_SO = re.compile(
    r"(?:一[位名个])?(?:网名|昵称|笔名|化名|艺名|暱称|绰号|名叫|名为|账号|帐号|id)(?:叫|是|为)?"
    r"[“「『\"‘](?P<name>[^”」』\"’]{1,12})[”」』\"’]的"
)
MANNER = re.compile(r"[一-鿿]{2}地$")
OFFICER = re.compile(r"[一-鿿]{2,3}官")
ONE_OF = re.compile(r"(?:的)?(?:[一两几数]|多)[位名](?:[^，的]{0,8}的?)?$")
TITLE_MARK = re.compile(r"[《「『“\"]([^《》「」『』“”\"]{1,16})[》」』”\"]$")
POINTER = re.compile(r"(?:该名?|这[位名家个]|那[位名家个]|上述|前述|此|同一)")
MAKING = re.compile(
    r"(?:附上|公布|发布|发表|出具|提交|公开|披露|撰写|编制|出炉|更新|推出|提出|签署|制定|制订|写|所做|做|整理|汇总|汇整|收集|统计|监测|检测|测算|推算|委托|展示|出示|提供|递交|发出|传阅|交出|递出|拿出|晒出|贴出|印发|下发|给出|开出|列出|掌握|汇编|主编|承认)(?:的|之)"
)
# What may stand between a document and what it does: 信中|同时交代, 报告里还|写道.
DOCUMENT_TAIL = re.compile(
    r"(?:里面|当中|底下|上头|末尾|最后|结尾|开头|之中|中|里|内|上)?(?:仍然?|依然|依旧|仍旧|已经?|终于|首度|首次|罕见地?|同时|同样|另外|另|一并|特别|首次|明确|清楚|清晰|直接|进一步|也|还|均|都|则|并|更|却|已|就|仅|只|再次|又)*$"
)
# Documents that offices make, and those by which a house speaks.
_OF_OFFICES = (
    *(
        "新规",
        "规则",
        "规定",
        "办法",
        "条例",
        "细则",
        "指引",
        "通知",
        "通知书",
        "决定书",
        "裁决",
        "判决书",
        "判决",
        "裁定书",
        "裁定",
    ),
    *("起诉书", "处分书", "通报", "命令", "法规", "告知书", "意见书", "指导意见", "修正案"),
)
_OF_HOUSES = frozenset(
    [
        "官网",
        "官方网站",
        "客服",
        "价目表",
        "公众号",
        "微信公众号",
        "粉专",
        "官微",
        "用户协议",
        "书面回应",
        "书面回复",
        "书面声明",
    ]
)
# Notices that a house puts up, and parts of its filings.
_OF_HOUSES_TOLD = ("启事", "告示", "附注", "脚注", "附表", "附件", "附录", "明细表", "备查簿")
# What somebody posted speaks for who spoke just now.
_POSTS = ("帖文", "贴文", "推文", "帖子", "动态", "留言", "长文", "短文")
# 一份由世界卫生组织|委托的评估
BY_WHOM = re.compile(
    r"(?:[一这那该两几多某]|另外?一)?(?:份|项|篇|则|组|次|个|批)?(?:最新的?)?(?:由|出自|来自)(?=[一-鿿a-z]{2})"
)
# 药监局|网站今天|更新的信息
ON_SITE = re.compile(
    r"(?:的)?(?:官网|官方网站|网站|公众号|官微|官方微博|微博|脸书|粉专|平台|app|小程序)(?:上|里)?"
    r"(?:今[天日]|昨[天日晚]|[周\d一二三四五六日月号晚早上午下间凌晨日前近]{0,10})?$"
)
FRESH = re.compile(
    r"(?:[本上今去前昨]个?[月周年日天季]|[月年]初|[月年]底|最新|最近|近期|新的?|一[份篇项则]|这[份篇项则]|该|的|年度|日前|近日|今年|去年|上季|季度|官方|内部|网路|网络|书面|公开|联合|正式|口头|个人|会员|读者|用户|客户|截[至止]?[^，的]{1,10}?的?|每[周月年季日天]|定期|全年|全国|全市|全县|初步|数据|资料|统计|相关|一组|自家|自己|本身|[\d年月日第一二三四五六七八九十份季度前号期半上下]+|其)+$"
)
SOFT_CUT_TAGS = frozenset({"v", "m", "r", "zg"})
PREDICATE_TAGS = frozenset({"v", "l", "i", "d", "vd"})
NOUN_TAGS = ("n", "j", "l", "eng", "vn", "an", "a", "b", "f", "s", "i", "x", "m", "q", "k", "z")


def bare_document(document: str, start: int, end: int, reports: frozenset[str]) -> SpeakerPhrase:
    """Whom a document speaks for where nobody stands before it (招股书显示, 数据显示)."""
    if document in reports:
        return SpeakerPhrase("report", start, end, rule="bare-report")
    if document.endswith(_OF_OFFICES):
        return SpeakerPhrase("bare-house", start, end, "当局", rule="unsigned-filing")
    if document in _OF_HOUSES:
        return SpeakerPhrase("bare-house", start, end, rule="unsigned-filing")
    if document.endswith(
        (
            "书",
            "报",
            "公告",
            "通函",
            "函",
            "重讯",
            "讯息",
            "章程",
            "业绩快报",
            "文件",
            "说明书",
            "财测",
            "业绩",
            "展望",
            "通知",
            "意见",
            "规定",
            "方案",
            "指南",
            "指引",
            "规划",
            "纲要",
            "草案",
            "标准",
        )
    ):
        return SpeakerPhrase("bare-house", start, end, rule="unsigned-filing")
    if document.endswith(_OF_HOUSES_TOLD):
        return SpeakerPhrase("bare-house", start, end, rule="unsigned-filing")
    if document.endswith(_POSTS):
        return SpeakerPhrase("none", start, end, rule="unsigned-post")
    if document.endswith(("声明", "新闻稿", "信", "报告", "研报", "邮件", "备忘录", "声明稿")):
        return SpeakerPhrase("bare-house", start, end, rule="unsigned-document")
    return SpeakerPhrase("nobody", start, end, rule="unsigned-data")


def latin_phrase(text: str, start: int, stop: int) -> SpeakerPhrase:
    """A name in Latin letters: a person where it is two or three capitalised words."""
    name = text[start:stop].strip()
    parts = name.split()
    person = (
        len(parts) in (2, 3)
        and parts[0].lower() not in ("the", "a")
        and all(p[0].isupper() and p[1:].islower() for p in parts)
    )
    role: Role = "person" if person else "house"
    return SpeakerPhrase(role, start, stop, name, rule="latin-name")
