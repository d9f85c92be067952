"""Who wrote an article: bare names out of bylines, by role.

Writers count; photographers, editors, translators' credits and the outlet itself do not.
Sources in order of trust: persons in JSON-LD and metadata, elements that markup calls an
author, the visible line near the headline, the dateline, the line that signs off. A value
must look like a name of its script, which keeps outlets, desks and biographies out.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from claimwire.clean.vocabulary import vocabulary
from claimwire.text import HAN, KANA, match_form, nfc

_H = f"[{HAN}]"
_NAME_ZH = f"{_H}{{2,4}}(?:[·・]{_H}{{1,8}})?"
_NAME_FOREIGN = f"{_H}{{1,6}}(?:[·・．]{_H}{{1,8}}){{1,3}}"
_LIST = rf"((?:{_NAME_FOREIGN}|{_NAME_ZH})(?:[、,，\s　和與与及&]+(?:{_NAME_FOREIGN}|{_NAME_ZH}))*)"
_SPLIT = re.compile(r"\s*(?:、|,|，|/|／|;|；|&|＆|\||｜|　|\s+and\s+|\s+with\s+|和|與|与|及)\s*")
# Cities from which news is filed: in datelines they follow the name with nothing between.
_PLACES = (
    r"\s*(?:大陸中心|國際中心|綜合|台北|臺北|新北|桃園|新竹|苗栗|台中|臺中|彰化|南投|雲林|嘉義|台南|臺南|高雄|屏東|宜蘭|花蓮|"
    r"台東|臺東|澎湖|金門|馬祖|基隆|台灣|香港|澳門|澳门|北京|上海|廣州|广州|深圳|南京|杭州|武漢|武汉|成都|重慶|重庆|天津|西安|"
    r"東京|东京|大阪|京都|首爾|首尔|新加坡|曼谷|雅加達|馬尼拉|河內|胡志明|吉隆坡|新德里|孟買|華盛頓|华盛顿|紐約|纽约|洛杉磯|洛杉矶|"
    r"舊金山|旧金山|矽谷|硅谷|拉斯維加斯|拉斯维加斯|芝加哥|波士頓|西雅圖|休士頓|多倫多|溫哥華|墨西哥|聖保羅|倫敦|伦敦|巴黎|柏林|"
    r"法蘭克福|布魯塞爾|布鲁塞尔|日內瓦|日内瓦|維也納|羅馬|马德里|馬德里|阿姆斯特丹|莫斯科|基輔|華沙|雪梨|悉尼|坎培拉|墨爾本|奧克蘭|"
    r"杜拜|耶路撒冷|開羅|約翰尼斯堡|達沃斯|达沃斯)"
)
_PLACE_NAME = re.compile(_PLACES)
_EDITOR = re.compile(
    r"(?:責任|责任)?(?:編輯|编辑|審核|审核|校對|校对|責編|责编|攝影|摄影|製圖|制图)"
)
_CHINESE = (
    # 「文｜(帳號),作者｜姓名」: where one line has both, the person stands behind 作者.
    re.compile(rf"(?:^|[\s　,，;；|｜])作者\s*[:：|｜]\s*{_LIST}(?:$|[\s　/／|｜,，。;；])"),
    re.compile(
        r"(?:^|[\s　])(?:作者|撰文|(?:特約|特约|專題|专题)?撰稿人?|[Bb]y)"
        rf"[\s　]+{_LIST}(?:$|[\s　·|｜/／,，])"
    ),
    re.compile(rf"^{_LIST}\s*[/／|｜]\s*(?:核稿|責任編輯|责任编辑|編輯|编辑|攝影|摄影)"),
    # 記者陳柏宇／台北報導, 〔記者X、Y／綜合報導〕, （中央社記者林以晴拉斯維加斯6日專電）
    re.compile(
        rf"(?:記者|记者|特派員|特派员|通讯员|編譯|编译)[:：\s　]*{_LIST}"
        r"\s*(?:[/／]|報導|报道|報道|専電|專電|综合|綜合)"
    ),
    re.compile(
        r"[(（]\S{0,8}(?:記者|记者|特派員)[:：\s　]*"
        rf"((?:{_NAME_ZH})(?:[、\s　]+{_NAME_ZH})*)[)）]"
    ),
    re.compile(rf"(?:記者|编译|編譯|记者|特派員)\s*({_H}{{2,4}}?)(?={_PLACES})"),
    re.compile(
        rf"[(（〔【\[][^)）〕】\]]{{0,10}}(?:記者|记者)({_H}{{3}})(?={_H}{{2,12}}\d{{1,2}}日)"
    ),
    re.compile(
        rf"(?:[^。]{{1,8}}(?:中心|組|部))\s*[/／|]\s*(?:記者)?{_LIST}\s*[/／]?\s*(?:綜合|外電|整理)?報導"
    ),
    re.compile(
        r"(?:^|[\s　(（【\[，,；;。])(?:文[・·/／、]?(?:攝影|摄影|攝|字)|文|撰文者?|撰稿|作者|整理"
        r"|採訪(?:撰文|整理|報導)?|采访(?:整理)?"
        r"|撰述|采写|記者|记者|本報記者|署名|特約撰稿|特约撰稿|特稿|專欄作家|专栏作家|執筆|执笔"
        r"|文字|文/圖|圖文|口述|主筆)\s*[:：|｜/／丨︱・=＝]\s*(?:(?:文|撰文|记者|記者)\s*[:：|｜/／丨︱]?\s*)?"
        rf"(?:(?:《[^》]{{1,12}}》|{_H}{{2,12}}?)(?:記者|记者)[\s　:：]*)?"
        rf"{_LIST}(?:$|[\s　)）】\]／/|｜(（，,。；;])"
    ),
    re.compile(
        r"(?:^|[\s　])(?:實習|实习|本報|本报|本刊|本網|本网|特約|特约|資深"
        r"|驻\S{1,4}|駐\S{1,4}|\S{2,6}[網网報报])?(?:記者|记者|特派員|特派记者)"
        rf"[\s　]+{_LIST}(?:[\s　]|$)"
    ),
    re.compile(
        r"(?:^|[\s　・·])(?:本報|本刊|本網|本报|本刊|本网"
        rf"|{_H}{{2,7}}[社網网報报刊台臺])?(?:記者|记者){_LIST}(?:[\s　]|$)"
    ),
    re.compile(rf"^{_LIST}\s*[/／]\s*(?:{_H}{{2,6}})?(?:報導|报道|專題報導)"),
    # 樣本新聞記者 | 某某, 【樣本時報駐日本特約記者 某某】, 某某 發自 某地
    re.compile(
        rf"(?:^|[\s　(（【\[，,；;。])[{HAN}\w·]{{0,14}}(?:記者|记者)[\s　]*[:：|｜/／丨]\s*"
        rf"{_LIST}(?:$|[\s　)）】\]／/|｜，,。；;])"
    ),
    re.compile(rf"[(（【\[][^)）】\]。，,]{{0,20}}(?:記者|记者)[\s　]+{_LIST}[)）】\]]"),
)
# What follows a name and tells where or when it was written.
_SENT = re.compile(r"[\s　]*(?:發自|发自|發表於|发表于|發佈於|發布於|发布于)[\s　]*\S.*$")
_NAMES_SENT = re.compile(rf"^{_LIST}(?=[\s　]+(?:發自|发自|發表於|发表于|發佈於|發布於|发布于))")
# 「／台北報導」 behind a name tells the place.
# Other roles on the same line: what follows them is no writer.
_ROLE = re.compile(
    r"(?<=[^\s:：])[\s　|｜/／]+(?:通[讯訊][员員]|实习生|實習生|[摄攝]影|核稿"
    r"|(?:责任|責任)?[编編][辑輯]|[图圖]|[设設][计計]|校[对對])"
)
_PLACE = re.compile(r"[/／]\s*[^/／]{0,10}(?:報導|报道|報道|專電|电)\s*[)）】〕]?\s*$")
# Labels of other roles that stand behind a name, no part of it.
_OTHER_JA = (
    r"(?!(?:写真|撮影者?|編集|構成|翻訳|訳|イラスト|図版|取材|聞き手|文|監修|協力|デザイン)"
    r"\s*[:：=＝/／・])"
)
_NAME_JA = (
    rf"(?:[ァ-ヴー]+(?:[・＝=][ァ-ヴー]+)+"
    rf"|[{HAN}{KANA}ヶ々ー]{{2,8}}(?:[\s　]{_OTHER_JA}[{HAN}{KANA}]{{1,6}})?)"
)
_JAPANESE = (
    re.compile(
        r"(?:^|[\s　])(?:編集委員|論説委員|特派員|ライター|客員編集委員|シニアライター)"
        rf"[\s　]+({_NAME_JA})"
    ),
    re.compile(rf"^({_NAME_JA})[（(](?:ライター|記者|編集委員|ジャーナリスト|フリーライター)[）)]"),
    # 平野亮：共栄新聞記者, 平野亮（ひらの・りょう）, 経済部　平野亮, [平野亮，共栄ニュース]
    re.compile(
        rf"^({_NAME_JA})\s*[：:]\s*[^。、]{{0,14}}"
        r"(?:記者|ライター|編集委員|編集部|ジャーナリスト|特派員)"
    ),
    re.compile(rf"^({_NAME_JA})[（(][ぁ-んー・\s　]{{4,16}}[）)]"),
    re.compile(rf"^\S{{1,8}}(?:部|支局|総局|センター)[\s　]({_NAME_JA})$"),
    re.compile(rf"^[\[【（(]({_NAME_JA})[，,]\s*\S{{2,16}}[\]】）)]$"),
    re.compile(rf"(?:^|。)【([{HAN}{KANA}]{{3,6}}(?:[、・][{HAN}{KANA}]{{3,6}})+)】$"),
    re.compile(rf"[（(]({_NAME_JA})[\s　]+編集[:：]"),
    re.compile(
        rf"^({_NAME_JA})[\s　]+[^。、]{{0,12}}"
        r"(?:ジャーナリスト|ライター|評論家|アナリスト|作家|編集長|研究員|教授|弁護士|医師)$"
    ),
    re.compile(rf"聞き手[・:：は、\s]*({_NAME_JA})"),
    re.compile(rf"【[^】=＝]{{1,10}}[=＝]({_NAME_JA}(?:[、・]{_NAME_JA})*)】"),
    re.compile(rf"[（(](?:[^）)=＝]{{1,10}}[=＝])({_NAME_JA})[）)]"),
    re.compile(
        rf"(?<![{HAN}])(?:取材・文|文・写真|文|執筆者?|著者|筆者|記者|ライター|特派員|取材"
        rf"|by|[Tt]ext|TEXT|[Ww]ords|[Ww]riter|WRITER)\s*[:：=＝/／・]\s*({_NAME_JA}(?:[、,]\s*{_NAME_JA})*)"
    ),
    re.compile(
        rf"(?:^|[\s　【（(]|支局|部|特派員|編集委員)({_NAME_JA})\s?"
        r"(?:記者|特派員|編集委員)(?:[\s　】）)]|$)"
    ),
)  # fmt: skip
# A name and a date on one line, in this order, is a byline without a word for it.
_NAME_AND_DATE = re.compile(
    rf"^((?:{_NAME_FOREIGN}|{_NAME_ZH})|[{HAN}]{{1,3}}[\s　]?[{HAN}{KANA}]{{1,4}})[\s　]+(?:19"
    rf"|20)\d{{2}}\s?[-/.年]"
)
# Japanese and some Chinese articles end with the writer's name in brackets.
_SIGNED_JA = re.compile(
    r"[（(【](?:[^（）()【】]{1,14}?[・＝=／/、\s　])?"
    rf"([{HAN}]{{2,4}}[\s　]?[{HAN}{KANA}]{{0,4}}|[{HAN}][\s　][{HAN}{KANA}]{{1,4}})[）)】]\s*$"
)
_SIGNED_ZH = re.compile(
    rf"[（(](?:記者|记者|文|撰文|作者|本報記者|本报记者)[\s　:：/／]*{_LIST}[)）]\s*$"
)
# Words with a capital that follow a name and are no part of it.
_NO_PART = (
    r"(?!(?:[Pp]hoto\w*|PHOTO\w*|[Ii]mages?|[Pp]ictures?|[Ii]llustrat\w+|[Gg]raphics?|[Vv]ideo|[Ee]dit\w*"
    r"|[Tt]ranslat\w*|[Dd]esign\w*|[Uu]pdated|[Pp]ublished|[Pp]osted|[Ff]or|FOR|[Ii]n|IN|[Oo]n|ON|[Aa]t"
    r"|AT|[Aa]nd|AND|[Tt]he|THE|[Ww]ith|WITH|[Ff]rom|FROM|[Ss]enior|[Ss]taff|[Cc]hief|[Rr]eporter"
    r"|[Cc]orrespondent|[Cc]ontributor|[Cc]olumnist|[Jj]ournalist|[Ww]riter|[Cc]ontributing|[Ss]pecial)\b)"
)
_CAPITAL = rf"{_NO_PART}[A-ZÀ-ÞĀ-ɏ](?:[\w'’\-]+|\.)"
_PARTICLE = (
    r"(?:(?:van|von|op)\s+(?:der|den|dem|de|het)\s+"
    r"|(?:van|von|ter|ten|zu|de|da|das|dos|do|du|del|della|di|la|le|y|e|bin|binti|ibn|abu|al|el"
    r"|st\.?)\s+)*"
)
_NAME_EN = rf"{_CAPITAL}(?:\s+{_PARTICLE}{_CAPITAL}){{1,3}}"
_AND = r"(?:\s*[,;]\s*(?:(?:and|with)\s+)?|\s+(?:and|with|AND|WITH)\s+|\s*&\s*)"
_LIST_EN = rf"({_NAME_EN}(?:{_AND}{_NAME_EN})*)"
_ENGLISH = (
    re.compile(
        rf"\b(?:[Bb]y|BY|[Ww]ritten by|[Rr]eported by|[Ss]tory by|[Ww]ords by"
        rf"|Author:|Words:|Text:|Story:)\s*:?\s+(?:(?:Dr|Prof|Mr|Mrs|Ms|Sir|Dame)\.?\s+)?{_LIST_EN}"
    ),
)
# "in Taipei" behind a name tells the place, and ends where another name follows.
_IN_PLACE = re.compile(
    rf"(?<=[\w.])\s+(?:in|from)\s+{_CAPITAL}(?:[\s-]{_CAPITAL})?(?:,\s+{_CAPITAL}(?=\s*(?:and\b|[;&]|$)))?"
    r"(?=\s*(?:,|;|&|\band\b|\.?$))"
)
_AND_OTHERS = re.compile(r",?\s+and (?:agencies|wires|others|staff|agency staff)$", re.IGNORECASE)
# Trades behind names that fill a line: "ANA REYES and TOM LOWE, Courant staff writers".
_WITH_TRADE = re.compile(
    rf"^{_LIST_EN}\s*(?:,\s*[\w.'’ ]{{0,30}}?"
    r"(?:writer|reporter|correspondent|editor|columnist|contributor|journalist)s?"
    r"|[(（](?:Special|[Ss]taff|[Ff]or)\b[^)）]{0,30}[)）].*)$"
)
_ONLY_NAMES = re.compile(rf"^{_LIST_EN}\.?$")
# Who made the picture, edited or translated is named with the same word as who wrote.
_OTHER_MAKER = re.compile(
    r"(?:photo(?:graph)?(?:s|y|er)?|images?|pictures?|illustrat\w+|graphics?|video|edited|editing"
    r"|translated|compiled|produced|designed|reviewed|fact.checked)\s*$|사진\s?[=:/]?\s*$",
    re.IGNORECASE,
)
_SIGNED_EN = re.compile(rf"\bReporting by\s+{_LIST_EN}")
# A name of two characters is often set with a blank within, as wide as one of three.
_SPREAD = re.compile(rf"(?<![{HAN}])({_H})[\s　]({_H})(?![{HAN}])")
_PREFIX = re.compile(
    r"^(?:by|written by|author|文|撰文|作者|編譯|编译|特約撰稿人?|專欄作家|"
    r"(?:實習|见习|本報|本刊|本網|特約|資深)?記者|"
    r"(?:实习|见习|本报|本刊|本网|特约)?记者|特派員|著者|筆者|執筆|文責)\s*[:：|｜/／丨]?\s*",
    re.IGNORECASE,
)
_SUFFIX = re.compile(
    r"\s*(?:[/／].*|[(（\[【].*|[:：].*|\s*[|｜•·-]\s.*|報導$|报道$|記者$|记者$|撰$|撰文$|特派員$|編集委員$|氏$|さん$"
    r"|\s+(?:[가-힣]{0,2}기자|특파원|논설위원)\b.*"
    r"|,?\s*(?:reporter|staff writer|contributor|correspondent|columnist|senior .*|editor.*)$)",
    re.IGNORECASE,
)
_LATIN_NAME = re.compile(
    rf"^{_NAME_EN}$|^[A-Z][A-Za-zÀ-ɏ'’.\-]+(?:\s[A-Z][A-Za-zÀ-ɏ'’.\-]*){{0,4}}$"
)
# "Reyes, Ana", as catalogues have it.
_FAMILY_FIRST = re.compile(r"^([A-ZÀ-Þ][\w'’-]+),\s+([A-ZÀ-Þ][\w'’-]+(?:\s[A-Z]\.?)?)$")
_MONTH_END = re.compile(
    r"(?:\s+(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)?\s+(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\.?$"
)
_HANGUL = "[가-힣]"
_KOREAN = (
    # 홍길동 기자, (서울=연합뉴스) 홍길동 기자 =, 글·사진 홍길동 선임기자
    re.compile(
        rf"(?:^|[\s)\]=:/·|])({_HANGUL}{{2,4}}(?:(?:\s?[·,]\s?|\s){_HANGUL}{{3}}){{0,4}})\s?"
        r"(?:(?:선임|수습|인턴|객원|전문|대)?기자|특파원|논설위원|통신원)(?![가-힣]{2})"
    ),
)
_KO_NAME = re.compile(f"^{_HANGUL}{{2,4}}$")
_HAN_NAME = re.compile(f"^(?:{_H}{{2,4}}|{_NAME_FOREIGN})$")
_JA_NAME = re.compile(f"^[{HAN}{KANA}ー]{{1,6}}[ 　]?[{HAN}{KANA}ー・]{{1,9}}$")


_LONGEST_BYLINE = 120
_BEFORE_NAME = re.compile(r"^(?:Dr|Prof|Professor|Mr|Mrs|Ms|Sir|Dame|Rev)\.?\s+(?=[A-ZÀ-Þ])")
_BEHIND_NAME = re.compile(
    r",?\s+(?:Ph\.?D\.?|M\.?D\.?|MBA|M\.?P\.?|CFA|OBE|Jr\.?|R\.?N\.?)(?=$|[,;\s])"
)
_COLUMN = re.compile(r"^\S{1,10}(?:專欄|专栏|觀點|观点|コラム|칼럼)[\s　|｜/／:：]+")
# A group of people signs as one.
_GROUP = re.compile(r"\b(?:team|desk|newsroom|editorial|editors|board|bureau)\b", re.IGNORECASE)


def given_first(value: str) -> str:
    """A name of a catalogue, family name first, as it is said."""
    turned = _FAMILY_FIRST.match(value.strip())
    return f"{turned.group(2)} {turned.group(1)}" if turned else value


def bare_names(
    values: Iterable[str], outlets: Collection[str] = (), *, japanese: bool = False
) -> list[str]:
    """The names in `values` (each one or several names, perhaps with words around them).

    In Japanese a blank parts family and given name, in Chinese it parts two people.
    """
    known = {match_form(o).replace(" ", "") for o in outlets if o}
    found: list[str] = []
    for value in values:
        text = nfc(value).strip()
        if not text or "://" in text or ("@" in text and " " not in text):
            continue
        text = _BEHIND_NAME.sub("", _ROLE.split(_PLACE.sub("", text))[0])
        for part in _split(_PREFIX.sub("", text), japanese):
            name = _bare(part, japanese)
            if name and name not in found and not _is_outlet(name, known):
                found.append(name)
    return found


def _is_outlet(name: str, known: set[str]) -> bool:
    key = match_form(name).replace(" ", "")
    return key in known or any(len(key) >= 2 and n.startswith(key) for n in known if n[:1] > "\x7f")


def _split(text: str, japanese: bool) -> list[str]:
    words = text.split()
    if not japanese and all(_HAN_NAME.match(w) for w in words):
        return words
    # 和, 與 and the like are also parts of names: a split must leave names on both sides.
    parts = _SPLIT.split(text)
    if any(len(p.strip()) < 2 for p in parts):
        parts = re.split(r"[、,，/／;；&|｜]", text)
    if japanese:
        return parts
    spread: list[str] = []
    for part in parts:
        words = re.split(r"[\s·]+", part) if re.match(_HANGUL, part) else part.split()
        alone = all(_HAN_NAME.match(w) or _KO_NAME.match(w) for w in words)
        spread.extend(words if alone else [part])
    return spread


def _bare(part: str, japanese: bool) -> str | None:
    name = _BEFORE_NAME.sub("", _PREFIX.sub("", part.strip(" \u3000,.:：·|-")))
    if _GROUP.search(name):
        return None
    name = _SUFFIX.sub("", name).strip(" \u3000,:：·|-")
    if len(name.split()) > 2:
        name = _MONTH_END.sub("", name)
    if not name or len(name) > 40 or match_form(name) in vocabulary().sections:
        return None
    if _PLACE_NAME.fullmatch(name):
        return None
    han = _HAN_NAME.match(name) or _KO_NAME.match(name)
    if han or (japanese and _JA_NAME.match(name)):
        return None if vocabulary().not_names.search(match_form(name)) else name
    spaced = None if japanese else re.match(rf"^({_H}{{2,4}})[\s　]", name)
    if spaced and not vocabulary().not_names.search(match_form(spaced.group(1))):
        return spaced.group(1)
    if name.isupper() and " " in name and _LATIN_NAME.match(name.title()):
        return None if vocabulary().not_names.search(match_form(name)) else name.title()
    if " " not in name and ((name.isupper() and len(name) <= 5) or "." in name.rstrip(".")):
        # An agency, a desk's letters, a site.
        return None
    if _LATIN_NAME.match(name) and not re.search(r"\d", name):
        if vocabulary().not_names.search(match_form(name)):
            return None
        return " ".join(name.split())
    return None


def names_in_line(line: str, outlets: Collection[str] = (), *, japanese: bool = False) -> list[str]:
    """The writers that one visible line (byline, dateline or sign-off) names."""
    line = nfc(line).strip()
    if len(line) > 400:
        line = line[:400]
    line = _SPREAD.sub(r"\1\2", line)
    if sent := _NAMES_SENT.match(line):
        return bare_names([sent.group(1)], outlets)
    line = _SENT.sub("", line)
    bare = _AND_OTHERS.sub("", _IN_PLACE.sub("", line))
    only = _WITH_TRADE.match(bare)
    if only and len(bare) <= _LONGEST_BYLINE and (names := bare_names([only.group(1)], outlets)):
        return names
    if signed := _SIGNED_EN.search(bare):
        return bare_names([signed.group(1)], outlets)
    line = bare
    for pattern in (*(_JAPANESE if japanese else _CHINESE), *_KOREAN, *_ENGLISH):
        for match in pattern.finditer(line):
            before = line[max(0, match.start() - 4) : match.start(1)]
            edited = _EDITOR.search(before) and "文" not in before
            if edited or _OTHER_MAKER.search(line[: match.start()]):
                continue
            names = bare_names([match.group(1)], outlets, japanese=japanese)
            if names:
                return names
    dated = _NAME_AND_DATE.match(line)
    if dated:
        names = bare_names([dated.group(1)], outlets, japanese=japanese)
        if names and (not japanese or len(names[0]) > 2):
            return names
    return []


def names_in_signature(
    line: str, outlets: Collection[str] = (), *, japanese: bool = False
) -> list[str]:
    """The writer whom the last line of an article names in brackets: （経済部・石田直人）."""
    line = nfc(line).strip()[-60:]
    found = (_SIGNED_JA if japanese else _SIGNED_ZH).search(line)
    if not found:
        return []
    names = bare_names([found.group(1)], outlets, japanese=japanese)
    # In Japanese a bracket can hold any word: a full name has three characters or more.
    return [n for n in names if not japanese or len(n) >= 3]


def names_in_places(line: str, outlets: Collection[str] = ()) -> list[str]:
    """The writers of a line of names and the places from which they wrote, without a word for it.

    Headlines can look the same: for lines right behind the article's own alone.
    """
    line = nfc(line).strip()
    bare = _AND_OTHERS.sub("", _IN_PLACE.sub("", line))
    only = _ONLY_NAMES.match(bare) if bare != line and len(line) <= _LONGEST_BYLINE else None
    return bare_names([only.group(1)], outlets) if only else []


def name_alone(line: str, outlets: Collection[str] = (), *, japanese: bool = False) -> list[str]:
    """The writers whom a line names that holds nothing but names.

    Only family names that are common count in Chinese and Japanese: any short word of a
    page's head looks like a name otherwise.
    """
    line = _COLUMN.sub("", nfc(line).strip())
    if not 1 < len(line) <= 60:
        return []
    names = bare_names([line], outlets, japanese=japanese)
    if not names or sum(len(n) for n in names) < 0.6 * len(line.replace(" ", "")):
        return []
    return names if all(_surely_name(name, japanese) for name in names) else []


def _surely_name(name: str, japanese: bool) -> bool:
    words = vocabulary()
    if name.isascii() or "A" <= name[:1] <= "ɏ":
        parts = name.lower().split()
        return len(parts) > 1 and words.sections.isdisjoint(parts)
    family = [s for s in words.surnames if match_form(name).startswith(s)]
    if japanese:
        return len(name.replace(" ", "")) >= 4 and any(len(s) > 1 for s in family)
    return 3 <= len(name) <= 4 and bool(family)
