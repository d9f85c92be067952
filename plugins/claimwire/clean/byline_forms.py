"""The shapes of bylines of four languages, each with the names as its first group.

Lines are matched as they stand, in NFC; what a shape names is made bare in `bylines`.
"""

from __future__ import annotations

import re

from claimwire.text import HAN, KANA

H = f"[{HAN}]"
HANGUL = "[가-힣]"
# A role that follows a name after a blank is no name, though as long as one.
_NO_ROLE = (
    r"(?!發自|发自|(?:整理|攝影|摄影|編輯|编辑|校對|校对|圖片|图片|製圖|制图|設計|设计|責編|责编|核稿|採訪|采访"
    r"|撰文|翻譯|翻译|影音)\s*[/／:：|｜])"
)
_NAME_ZH = f"{_NO_ROLE}{H}{{2,4}}(?:[·・]{H}{{1,8}})?"
NAME_FOREIGN = f"{H}{{1,6}}(?:[·・．]{H}{{1,8}}){{1,3}}"
_LIST = rf"((?:{NAME_FOREIGN}|{_NAME_ZH})(?:[、,，\s　和與与及&]+(?:{NAME_FOREIGN}|{_NAME_ZH}))*)"
SPLIT = re.compile(
    r"\s*(?:、|,|，|/|／|;|；|&|＆|\||｜|　|\s+[Aa]nd\s+|\s+AND\s+|\s+with\s+|和|與|与|及)\s*"
)
# Cities from which news is filed: in datelines they follow the name with nothing between.
_PLACES = (
    r"\s*(?:大陸中心|國際中心|綜合|台北|臺北|新北|桃園|新竹|苗栗|台中|臺中|彰化|南投|雲林|嘉義|台南|臺南|高雄|屏東|宜蘭|花蓮|"
    r"台東|臺東|澎湖|金門|馬祖|基隆|台灣|香港|澳門|澳门|北京|上海|廣州|广州|深圳|南京|杭州|武漢|武汉|成都|重慶|重庆|天津|西安|"
    r"東京|东京|大阪|京都|首爾|首尔|新加坡|曼谷|雅加達|馬尼拉|河內|胡志明|吉隆坡|新德里|孟買|華盛頓|华盛顿|紐約|纽约|洛杉磯|洛杉矶|"
    r"舊金山|旧金山|矽谷|硅谷|拉斯維加斯|拉斯维加斯|芝加哥|波士頓|西雅圖|休士頓|多倫多|溫哥華|墨西哥|聖保羅|倫敦|伦敦|巴黎|柏林|"
    r"法蘭克福|布魯塞爾|布鲁塞尔|日內瓦|日内瓦|維也納|羅馬|马德里|馬德里|阿姆斯特丹|莫斯科|基輔|華沙|雪梨|悉尼|坎培拉|墨爾本|奧克蘭|"
    r"杜拜|耶路撒冷|開羅|約翰尼斯堡|達沃斯|达沃斯)"
)
PLACE_NAME = re.compile(_PLACES)
EDITOR = re.compile(
    r"(?:責任|责任)?(?:編輯|编辑|審核|审核|校對|校对|責編|责编|攝影|摄影|製圖|制图)"
)
CHINESE = (
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
    re.compile(
        rf"[(（]\S{{0,8}}(?:記者|记者)[:：\s　]*{_LIST}"
        r"(?=[\s　]*(?:通訊員|通讯员|實習生|实习生|攝影|摄影|文并图|文/图))"
    ),
    re.compile(
        rf"(?:記者|编译|編譯|记者|特派員)\s*((?:{H}{{2,4}}[、,，])*{H}{{2,4}}?)(?={_PLACES})"
    ),
    # 樣報記者某某某東港報道：the place is of two characters or more.
    re.compile(rf"(?:記者|记者)({H}{{3}})(?={H}{{2,4}}(?:報導|報道|报道)[:：])"),
    re.compile(rf"[(（]?(?:本文)?作者({H}{{2,4}}?)[,，]?(?:為|为|是|係|系|現任|现任)"),
    re.compile(rf"^(?:文|作者|撰文)[:：｜|/／]\s*({H}{{1,4}}的{H}{{1,4}})$"),
    re.compile(rf"^(?:原创|原創)[\s　]+({H}{{2,4}})(?=[\s　])"),
    re.compile(
        rf"[(（〔【\[][^)）〕】\]]{{0,10}}(?:記者|记者)({H}{{3}})(?={H}{{2,12}}\d{{1,2}}日)"
    ),
    re.compile(
        rf"(?:[^。]{{1,8}}(?:中心|組|部))\s*[/／|]\s*(?:記者)?{_LIST}\s*[/／]?\s*(?:(?:綜合|外電|整理)?報導|編譯|编译|整理|撰稿)"
    ),
    re.compile(
        r"(?:^|[\s　(（【\[，,；;。])(?:文[・·/／、]?(?:攝影|摄影|攝|字)|文|撰文者?"
        r"|撰稿(?:編輯|编辑)?|作者|整理|採編|采编"
        r"|採訪(?:撰文|整理|報導)?|采访(?:整理)?"
        r"|撰述|采写|記者|记者|本報記者|署名|特約撰稿|特约撰稿|特稿|專欄作家|专栏作家|執筆|执笔"
        r"|文字|文/圖|圖文|主筆)\s*[:：|｜/／丨︱・=＝]\s*(?:(?:文|撰文|记者|記者)\s*[:：|｜/／丨︱]?\s*)?"
        rf"(?:(?:《[^》]{{1,12}}》|{H}{{2,12}}?)(?:記者|记者)[\s　:：]*)?"
        rf"{_LIST}(?=$|[\s　)）】\]／/|｜(（，,。；;])"
    ),
    re.compile(
        r"(?:^|[\s　])(?:實習|实习|本報|本报|本刊|本網|本网|特約|特约|資深"
        r"|驻\S{1,4}|駐\S{1,4}|\S{2,6}[網网報报])?(?:記者|记者|特派員|特派记者)"
        rf"[\s　]+{_LIST}(?:[\s　]|$)"
    ),
    re.compile(
        r"(?:^|[\s　・·])(?:本報|本刊|本網|本报|本刊|本网"
        rf"|{H}{{2,7}}[社網网報报刊台臺])?(?:記者|记者){_LIST}(?:[\s　]|$)"
    ),
    re.compile(rf"^{_LIST}\s*[/／]\s*(?:{H}{{2,6}})?(?:報導|报道|專題報導)"),
    # 樣本新聞記者 | 某某, 【樣本時報駐日本特約記者 某某】, 某某 發自 某地
    re.compile(
        rf"(?:^|[\s　(（【\[，,；;。])[{HAN}\w·]{{0,14}}(?:記者|记者)[\s　]*[:：|｜/／丨]\s*"
        rf"{_LIST}(?:$|[\s　)）】\]／/|｜，,。；;])"
    ),
    re.compile(rf"[(（【\[][^)）】\]。，,]{{0,20}}(?:記者|记者)[\s　]+{_LIST}[)）】\]]"),
    re.compile(rf"^[{HAN}\w·]{{0,12}}(?:記者|记者)[\s　]+{_LIST}$"),
    # 【記者X某地報導】 with a place that no list knows, 文字記者 X, 文・圖／X
    re.compile(rf"[(（〔【\[](?:記者|记者)({H}{{3}})(?={H}{{2,4}}(?:報導|报道|報道))"),
    re.compile(rf"(?:^|[\s　])(?:文字|採訪|采访)(?:記者|记者)[\s　:：]*{_LIST}(?:[\s　]|$)"),
    re.compile(
        r"(?:^|[\s　])文\s?[・·、/／&及]\s?(?:圖|图|攝影|摄影|影)\s*[:：|｜/／]\s*"
        rf"{_LIST}(?:[\s　]|$)"
    ),
)
# 【祁若彤東港報導】: a name of three characters and a place that no list knows.
NAME_AND_PLACE = re.compile(rf"^[(（〔【\[]({H}{{3}}){H}{{2,3}}(?:報導|报道|報道)[)）〕】\]]$")
# What follows a name and tells where or when it was written.
SENT = re.compile(r"[\s　]*(?:發自|发自|發表於|发表于|發佈於|發布於|发布于)[\s　]*[^\s)）][^)）]*")
NAMES_SENT = re.compile(rf"^{_LIST}(?=[\s　]+(?:發自|发自|發表於|发表于|發佈於|發布於|发布于))")
# 「／台北報導」 behind a name tells the place.
# Other roles on the same line: what follows them is no writer.
ROLE = re.compile(
    r"(?<=[^\s:：])[\s　|｜/／]+(?:通[讯訊][员員]|实习生|實習生|[摄攝]影|核稿"
    r"|(?:责任|責任)?[编編][辑輯]|[图圖]|[设設][计計]|校[对對])"
)
PLACE = re.compile(
    r"(?:[/／]\s*[^/／]{0,10}|(?<=\S)[\s　]+[^\s/／]{2,4})"
    r"(?:報導|报道|報道|專電|电)\s*[)）】〕]?\s*$"
)
# Labels of other roles that stand behind a name, no part of it.
_OTHER_JA = (
    r"(?!(?:写真|撮影者?|編集|構成|翻訳|訳|イラスト|図版|取材|聞き手|文|監修|協力|デザイン)"
    r"\s*[:：=＝/／・])"
)
_NAME_JA = (
    rf"(?:[ァ-ヴー]+(?:[・＝=][ァ-ヴー]+)+"
    rf"|[{HAN}{KANA}ヶ々ー]{{2,8}}(?:[\s　]{_OTHER_JA}[{HAN}{KANA}]{{1,6}})?)"
)
JAPANESE = (
    re.compile(
        r"(?:^|[\s　])(?:編集委員|論説委員|特派員|ライター|客員編集委員|シニアライター)"
        rf"[\s　]+({_NAME_JA})"
    ),
    re.compile(rf"^({_NAME_JA})[（(](?:ライター|記者|編集委員|ジャーナリスト|フリーライター"
        r"|[^（）()]{0,8}(?:編集部|新聞|通信|学者|教授|弁護士|アナリスト|エコノミスト|作家|評論家))[）)]"
    ),
    # 平野亮：共栄新聞記者, 平野亮（ひらの・りょう）, 経済部　平野亮, [平野亮，共栄ニュース]
    re.compile(
        rf"^({_NAME_JA})\s*[：:]\s*[^。、]{{0,14}}"
        r"(?:記者|ライター|編集委員|編集部|ジャーナリスト|特派員)"
    ),
    re.compile(rf"^({_NAME_JA})[（(][ぁ-んー・\s　]{{4,16}}[）)]"),
    re.compile(
        r"^(?!\S{0,6}(?:広報|営業|総務|人事|企画|サポート|お客))\S{1,8}(?:部|支局|総局|センター)"
        rf"[\s　]({_NAME_JA})$"
    ),
    re.compile(rf"^[\[【（(]({_NAME_JA})[，,]\s*\S{{2,16}}[\]】）)]$"),
    re.compile(rf"(?:^|。)【([{HAN}{KANA}]{{3,6}}(?:[、・][{HAN}{KANA}]{{3,6}})+)】$"),
    re.compile(rf"[（(]({_NAME_JA})[\s　]+編集[:：]"),
    re.compile(rf"^[Bb]y[\s　]+({_NAME_JA})$"),
    re.compile(
        rf"^({_NAME_JA})[\s　]+[^。、]{{0,12}}"
        r"(?:ジャーナリスト|ライター|評論家|アナリスト|作家|編集長|研究員|教授|弁護士|医師)$"
    ),
    re.compile(rf"聞き手[・:：は、\s]*({_NAME_JA})"),
    re.compile(rf"【[^】=＝]{{1,10}}[=＝]({_NAME_JA}(?:[、・]{_NAME_JA})*)】"),
    re.compile(rf"[（(](?:[^）)=＝]{{1,10}}[=＝])({_NAME_JA})[）)]"),
    re.compile(
        rf"(?<![{HAN}])(?:取材・文|文・写真|文|執筆者?|(?:この記事を)?書いた人|著者|筆者|記者|ライター|特派員|取材"
        rf"|by|[Tt]ext|TEXT|[Ww]ords|[Ww]riter|WRITER)\s*[:：=＝/／・]\s*({_NAME_JA}(?:[、,]\s*{_NAME_JA})*)"
    ),
    re.compile(
        rf"(?:^|[\s　【（(]|支局|部|特派員|編集委員)({_NAME_JA})\s?"
        r"(?:記者|特派員|編集委員)(?:[\s　】）)]|$)"
    ),
)  # fmt: skip
# A name and a date on one line, in this order, is a byline without a word for it.
NAME_AND_DATE = re.compile(
    rf"^((?:{NAME_FOREIGN}|{_NAME_ZH})|[{HAN}]{{1,3}}[\s　]?[{HAN}{KANA}]{{1,4}})[\s　]+(?:19"
    rf"|20)\d{{2}}\s?[-/.年]"
)
# The same behind the name of the outlet.
NAME_BEFORE_DATE = re.compile(
    rf"(?<=[\s　|｜])((?:{_NAME_ZH}|{HANGUL}{{3}}))[\s　|｜·]+(?:19|20)\d{{2}}\s?[-/.年]"
)
# Japanese and some Chinese articles end with the writer's name in brackets.
SIGNED_JA = re.compile(
    r"[（(【](?:[^（）()【】]{1,14}?[・＝=／/、\s　])?"
    rf"([{HAN}]{{2,4}}[\s　]?[{HAN}{KANA}]{{0,4}}|[{HAN}][\s　][{HAN}{KANA}]{{1,4}})[）)】]\s*$"
)
SIGNED_LIST_JA = re.compile(
    rf"[（(【]([{HAN}]{{2,4}}[{HAN}{KANA}]{{1,4}}(?:[、，][{HAN}]{{2,4}}[{HAN}{KANA}]{{1,4}})+)[）)】]\s*$"
)
# What ends the name of a desk, not of a person.
DESK_JA = re.compile(r"[部局班社員者長会課室]$")
SIGNED_ZH = re.compile(
    rf"[（(](?:(?:本報|本报|本刊|本網|本网|特約|特约)?"
    r"(?:記者|记者|文|撰文|作者|評論員|评论员|通訊員|通讯员|特約撰稿人?|特约撰稿人?)"
    rf"[\s　:：/／]*{_LIST}|(?<=[。！？”」][（(])({H}{{3}}|{H}[\s　]{H}))[)）]\s*$"
)
# Words with a capital that follow a name and are no part of it.
_NO_PART = (
    r"(?!(?i:photo\w*|images?|pictures?|illustrat\w+|graphics?|video|edit\w*|translat\w*|design\w*"
    r"|updated|published|posted|for|in|on|at|and|the|with|from|senior|staff|chief|reporters?"
    r"|correspondents?|contributors?|contributing|columnist|journalist|writers?|special"
    r"|transport|technology|business|politics|political|health|science|education|economics|energy"
    r"|environment|climate|defen[cs]e|diplomatic|foreign|legal|sports?|culture)\b)"
)
_CAPITAL = (
    rf"{_NO_PART}(?:(?:al|el|an|as|ad|ul|ash|ibn)-)?"
    r"(?:(?:[A-Z]\.){2,3}|[A-ZÀ-ÞĀ-ɏ](?:[\w'’\-]+|\.))"
)
_PARTICLE = (
    r"(?:(?:van|von|op)\s+(?:der|den|dem|de|het)\s+"
    r"|(?:van|von|ter|ten|zu|de|da|das|dos|do|du|del|della|di|la|le|y|e|bin|binti|ibn|abu|al|el"
    r"|bint|ben|ap|ab|nic|st\.?)\s+)*"
)
NAME_EN = rf"{_CAPITAL}(?:\s+{_PARTICLE}{_CAPITAL}){{1,3}}(?:(?<=\bJr)\.|(?<=\bSr)\.)?"
_AND = r"(?:\s*[,;]\s*(?:(?:and|with)\s+)?|\s+(?:and|with|AND|WITH)\s+|\s*&\s*)"
LIST_EN = rf"({NAME_EN}(?:{_AND}{NAME_EN})*)"
# A name in capitals ends where they end: "By ANA REYES Associated Wire".
_CAPS = r"[A-ZÀ-Þ][A-ZÀ-Þ'’.\-]*(?![a-z])"
_NAME_CAPS = rf"{_CAPS}(?:\s+{_CAPS}){{0,2}}\s+[A-ZÀ-Þ][A-ZÀ-Þ'’\-]{{1,}}(?![a-z.])"
ENGLISH = (
    re.compile(rf"\b(?:[Bb]y|BY)\s*:?\s+({_NAME_CAPS}(?:{_AND}{_NAME_CAPS})*)(?=\s+[A-Z][a-z])"),
    re.compile(
        rf"\b(?:[Bb]y|BY|[Ww]ritten by|[Rr]eported by|[Ss]tory by|[Ww]ords by|[Aa]s told to"
        rf"|Author:|Words:|Text:|Story:)\s*:?\s+(?:(?:Dr|Prof|Mr|Mrs|Ms|Sir|Dame)\.?\s+)?{LIST_EN}"
    ),
)
# The same word of other languages, at the beginning alone.
BY_ELSEWHERE = re.compile(
    r"^(?:[Vv]on|VON|[Pp]ar|PAR|[Pp]or|POR|[Dd]oor|[Aa]v|[Aa]f)\b\s*:?\s+"
    rf"({NAME_EN}(?:(?:{_AND}|\s+(?:und|et|og|och|en|y|e)\s+){NAME_EN})*)(?=$|\s*[,|·/(\d]|\s+(?:am|vom|le|el)\s+\d)"
)
_WORD_NAME = r"[A-ZÀ-Þ][\w'’.\-]+"
_PARTICLES = r"(?:(?:van|von|der|den|de|del|la|di|da|du|le)\s+){0,2}"
_FULL_NAME = rf"{_WORD_NAME}(?:\s+{_PARTICLES}{_WORD_NAME}){{1,3}}"
# "Ana Reyes und Tom Lowe": the word for `and` of other languages between full names.
AND_ELSEWHERE = re.compile(
    rf"(?<![\w'’.\-])({_FULL_NAME})\s+(?:und|et|og|och|en|y|e)\s+(?={_FULL_NAME}\s*(?:$|[,;/|(]))"
)
# "in Taipei" behind a name tells the place, and ends where another name follows.
IN_PLACE = re.compile(
    rf"(?<=[\w.])\s+(?:in|from)\s+{_CAPITAL}(?:[\s-]{_CAPITAL})?(?:,\s+{_CAPITAL}(?=\s*(?:and\b|[;&]|$)))?"
    r"(?=\s*(?:,|;|&|\band\b|\.?$))"
)
AND_OTHERS = re.compile(r",?\s+and (?:agencies|wires|others|staff|agency staff)$", re.IGNORECASE)
# Trades behind names that fill a line: "ANA REYES and TOM LOWE, Courant staff writers".
WITH_TRADE = re.compile(
    rf"^{LIST_EN}\s*(?:,\s*[\w.'’ ]{{0,30}}?"
    r"(?:writer|reporter|correspondent|editor|columnist|contributor|journalist)s?"
    r"|\s+(?i:(?:contributing|senior|staff|chief|special|deputy)\s+)?(?:\w+\s+)?"
    r"(?i:editor|reporter|writer|correspondent|columnist|contributor)s?"
    r"|[(（](?:Special|[Ss]taff|[Ff]or)\b[^)）]{0,30}[)）].*)$"
)
ONLY_NAMES = re.compile(rf"^{LIST_EN}\.?$")
TRADE_KO = (
    r"작가|교수|변호사|대표|칼럼니스트|연구위원|연구원|평론가|시인|소설가|번역가|수필가|기자|박사|의사|위원|소장"
    r"|원장|이사장|이사|본부장|센터장|편집장|전문가"
)
KOREAN = (
    re.compile(rf"^(?:기자|글쓴이|필자|글),\s?({HANGUL}{{3}})$"),
    # As broadcasters sign off: 가람뉴스 홍길동입니다.
    re.compile(
        rf"^\S{{0,10}}(?:뉴스|방송|TV|NEWS|뉴스룸)\s({HANGUL}{{3}})(?:입니다|이었습니다|였습니다)\.?$"
    ),
    re.compile(rf"^글[\s=:·]+({HANGUL}{{3}})(?=\s*(?:$|[/|,]|사진|작가|교수|편집))"),
    re.compile(
        rf"^({HANGUL}{{3}})\s+(?:\S{{2,10}}\s+){{0,3}}\S{{0,10}}?(?:교수|변호사|대표|칼럼니스트|작가"
        r"|연구위원|평론가)(?=$|\s{2}|[|·]|\s(?:입력|등록|승인))"
    ),
    # 홍길동 기자, (서울=연합뉴스) 홍길동 기자 =, 글·사진 홍길동 선임기자
    re.compile(
        rf"(?:^|[\s)\]=:/·|])({HANGUL}{{2,4}}(?:(?:\s?[·,]\s?|\s){HANGUL}{{3}}){{0,4}})\s?"
        r"(?:(?:선임|수습|인턴|객원|전문|대)?기자|특파원|논설위원|통신원)(?![가-힣]{2})"
    ),
    # A columnist beside a portrait, with the trade behind the name.
    re.compile(
        rf"^({HANGUL}{{2,4}})\s(?:시인|소설가|작가|교수|변호사|평론가|칼럼니스트|번역가|문화평론가|수필가)$"
    ),
)
# What people are, beside their names.
TRADE_EN = re.compile(
    r"\b(?:editor|reporter|correspondent|analyst|economist|columnist|writer|producer|professor"
    r"|director|officer|president|founder|ceo|cto|cfo|manager|fellow|strategist|scientist"
    r"|researcher|contributor|journalist|author|lecturer|engineer|consultant|specialist|advis[eo]r"
    r"|lawyer|attorney|blogger|critic|presenter|anchor|secretary|minister|partner|lead"
    r"|head of)s?\b",
    re.IGNORECASE,
)
TRADE_HAN = re.compile(
    r"(?:記者|记者|編輯|编辑|主筆|主笔|專欄作家|专栏作家|作家|評論員|评论员|教授|講師|讲师|研究員|研究员|律師|律师|顧問|顾问"
    r"|分析師|分析师|博士|醫師|医师|医生|總監|总监|主任|特派員|特派员|撰稿人|學者|学者|ジャーナリスト|ライター|アナリスト|コンサルタント"
    r"|編集者|編集長|編集委員|論説委員|評論家|研究者|弁護士|医師|社長|代表|エコノミスト|フォトグラファー|カメラマン)$"
)
# The day of an article, with its clock.
STAMP = re.compile(
    r"(?:(?:19|20)\d{2}\s?[-/.年]\s?)?\d{1,2}\s?[-/.月]\s?\d{1,2}\s?日?"
    r"(?:[\s　]*\d{1,2}:\d{2}(?::\d{2})?)?"
)
