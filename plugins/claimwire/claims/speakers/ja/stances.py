"""Japanese frames of stance, which have no words behind と: …に懸念を示した, …を予想する, …考えだ.

What is asserted is told as the object of a judgement, an expectation or a demand. A subject that
can speak asserts it; without one the sentence carries on with who spoke last. Acts (…を始めた,
…を決めた) are no stances, and of houses only judgements and expectations are.
"""

from __future__ import annotations

import re

from claimwire.claims.matching.lexicon import folded_pattern, trie_pattern, vocabulary
from claimwire.claims.page import Page
from claimwire.claims.speakers.ja.inflected import inflected
from claimwire.claims.speakers.ja.roles import japanese_roles
from claimwire.claims.speakers.ja.speakers import JapaneseSpeakers
from claimwire.claims.speakers.ja.subjects import JapaneseSubjects, is_strong
from claimwire.claims.speakers.phrase import Frame, SpeakerPhrase
from claimwire.text import to_simplified

_END = r"[^、。「」はが]{0,8}[。]?$"
# …に懸念を示した, …には不満も漏らした; 歯がゆさを隠せない
_SHOWS = (
    r"(?P<verb>FEELING|(?:慎重|前向き|(?:賛成|反対|容認|慎重|中立|推進)の(?:立場|姿勢|考え|構え)|否定的|肯定的|懐疑的|楽観的|悲観的|批判的|消極的|積極的|中立的)な(?:見方|姿勢|考え|見解|立場|認識|目)|"
    r"(?:強気|弱気|強硬|柔軟)の?な?(?:見方|姿勢|構え)|(?:厳しい|冷ややかな|冷めた|渋い)(?:見方|姿勢|認識|評価|視線|目))"
    r"(?:を|も|すら|さえ)[^、。「」はが]{0,6}?(?:示[しす]|表明し|表[しす]|口に[しす]|漏ら|もら|隠さ|隠せ|あらわに|にじま|滲ま|のぞか|覗か|見せ|みせ|寄せ|唱え|呈[しす]|述べ|語[っり]|ぶつけ|訴え|明言し|伝え|吐露し|露わに|向け|持たせ|残し|投げかけ|崩さ|崩して|維持し|変えて|変えない|貫[いく]|堅持し|据え置)"
    + _END
)
# …の遅れを主因に挙げる
_CITES = folded_pattern(
    r"(?:を[^、。はが]{0,24}?(?:に|として)|(?:理由|要因|一因|背景|例|根拠|条件|課題|対策|好例|証拠|教訓)(?:として|に)(?:は|も)?、?[^、。「」は]{2,30}を)"
    r"(?P<verb>挙げ|あげ|数え|位置[付づ]け|なぞらえ|例え|たとえ|見立て|重ね合わせ)(?:る|た|ている|ていた)[。]?$"
)
# 理由として同氏は、…を挙げた。
_REASON_LEADS = folded_pattern(
    "(?:その)?(?:主な)?(?:理由|要因|一因|背景|根拠|条件|課題|例|対策|証拠|教訓|懸念材料)(?:として|に|には)"
)
_NAMES_IT = folded_pattern("を(?P<verb>挙げ|あげ|指摘し|列挙し|並べ)(?:る|た|ている|ていた)[。]?$")
# …3割の増加を予想する
_FORESEES = folded_pattern(
    r"(?:を|も|は)(?:[^、。「」はがを]{0,10}?)(?P<verb>予想|予測|予期|想定|推計|試算|見込|見積も|見込み|期待)(?:し|す|む|ん|っ|る)"
    r"(?:て(?:いる|いた|おり)|でいる|でいた|る|た)?[。]?$"
)
# 純利益285億円を見込む。 予想は1兆1800億円に引き上げた。: of the house that reports
_OUTLOOK = folded_pattern(
    r"(?:\d[^。、はがを]{0,20}|[増減]|黒字|赤字|横ばい|レート|レンジ|水準)(?:を|と|に)"
    r"(?P<verb>見込|想定し|想定す|予想し|予想す|計画し|計画す)(?:む|んだ|んでいる|んでいた|た|る|ている|ていた)[。]?$|"
    r"(?:予想|見通し|計画|目標)(?:は|を|も)、?[^。「」は]{0,40}?\d[^。「」は]{0,24}?(?:に|へ|から|だけ|[%％円ドル元])"
    r"(?P<revised>引き上げ|引き下げ|上方修正し|下方修正し|修正し|見直し|据え置い|改め|増額し|減額し|上積みし)(?:た|ている|ていた|る)[。]?$"
)
_TERM = folded_pattern(
    r"(?:\d+年\d+月期|\d+[〜~-]\d+月期?|今期|来期|通期|今年度|来年度|\d+年度|次期|四半期|上期|下期|為替|\d{1,2}月(?:は|の)|年(?:内|末)|\d{4}年\d*)"
)
# what an outlook is of
_FIGURE = folded_pattern(
    r"(?:売上高?|売り上げ|収益|利益|損益|予想|見通し|計画|投資額?|開発費|費用|配当|台数|出荷|生産|販売|受注額?|レート|期|収入|利益率|純損益)$"
)
_FORESEEN = folded_pattern(r"予想|予測|予期")
# …の撤回を要求した, 値上げの遅れに気をもむ, 需要について強気だ: of persons alone
_OF_HOUSES = folded_pattern(
    "反対|反発|猛反発|抗議|反論|否定|否認|批判|非難|懸念|警戒す|警戒し|歓迎|強調|主張|警告|指摘|疑問視|問題視|危険視|不安視|有望視|難色|異を唱|異議|異論|賛同|賛成|太鼓判|警鐘|苦言|期待を寄せ|理解を示"
)
_ASKED_OF_ALL = folded_pattern(
    "(?:撤回|見直し|是正|廃止|配慮|再考|慎重な対応|早期の?[^、。]{2,6}|中止|緩和|撤廃|改善|徹底|自制)$"
)
_ASKS_FOR = folded_pattern(
    "(?:説明|回答|資料|提出|出席|理解|協力|支援|助言|意見|判断|面会|握手|署名|会談|席|工場|施設|現場)$"
)
_PERSON_END = (
    r"(?:た|だ|る|ない|なかった|で(?:いる|いた)|"
    r"て(?:いる|いた|きた|やまない|ならない|いない|はばからない))?[。]?$"
)
_HAS_IN_MIND = folded_pattern(
    r"(?:[るたいうくすつぬむぶぐ]|たい(?=意向))(?P<verb>意向(?<=たい意向)|考え|つもり|覚悟|腹づもり|心積もり)(?:だ|です|である|でいる)?[。]?$|"
    r"[をも](?P<mind>考え|検討し|覚悟し|決意し)て(?:いる|いた|います)[。]?$"
)
# …、というのがその理由である。
_ITS_REASON = folded_pattern(
    r"(?:と(?:いう|言う)(?:の)?が|との)、?(?:その|彼の|彼女の|彼らの|同氏の|同社の|同紙の)?(?P<verb>理由|理屈|言い分|主張|見立て|持論|説明|根拠|本音|考え|見方|立場|結論|論法|読み|計算|算段|触れ込み|言い訳|弁)"
    r"(?:だ|である|です|だった|だそうだ|らしい)?[。]?$"
)
# …に向かうとの見立てだ。
_HOLDS = folded_pattern(
    r"(?:との|という)(?P<verb>見立て|見方|考え|立場|認識|見解|読み|主張|判断|構え|説明|言い分|触れ込み|診断|心づもり|方針|姿勢|皮算用|目算|危機感|思い|確信|予測|予想|期待|懸念|不満|疑念|反論|弁|論法|理屈|印象|感触|手応え|覚悟|自負|信念|持論)"
    r"(?:だ|です|である|を崩していない|を崩さない|は変わらない|を変えていない|が強い|が根強い|を曲げない|を撤回していない|に立つ|に立っている|に傾く|に傾いている)?[。]?$"
)
# 政府は救済に否定的だ。
_MINDED = folded_pattern(
    r"(?:に(?:は|も)?|について(?:は|も)?、?|に対し(?:て)?(?:は)?、?)(?:強く|おおむね|一貫して|なお|いまも|今も)?(?P<verb>否定的|肯定的|懐疑的|批判的|消極的|積極的|好意的|慎重|前向き|後ろ向き|反対|賛成|冷ややか|冷淡|及び腰|乗り気|悲観的|楽観的|強気|弱気|半信半疑|賛意|猛反対|大反対|大賛成)"
    r"(?:な(?:姿勢|立場|考え|見方))?(?:だ|です|である|だった|を崩さない|を崩していない)?[。]?$"
)
# 調査結果を歓迎する声明を出した
_STATES = folded_pattern(
    r"[るたい](?P<verb>声明|共同声明|談話|コメント|(?<!求める)意見書|見解|抗議文|(?<!求める)書簡|リポート|レポート|メモ|提言|答申|(?<!求める)要望書|報告書|意見|(?<!求める)文書|投稿|動画|論文|社説|記事)を(?:[^、。「」はが]{0,10}?)"
    r"(?:出し|発表し|公表し|寄せ|まとめ|送っ|送付し|提出し|配っ|配布し|公開し|掲げ|掲載し|載せ|上げ|書い)(?:た|ている|ていた|ました)[。]?$"
)
# 報告書には、…とある。
_WRITTEN = folded_pattern(
    r"(?P<doc>[^、。「はが]{2,40}?)(?:には|に|では|の中で|のなかで|の中には)、?(?=[^。]*?と(?:ある|あった|あります|ありました|いう記述がある|の記述がある|の記載がある|"
    r"(?:明記|記|書か|書い|記載|うたわ|つづら|綴ら)(?:され|れ|し)?て(?:いる|ある|いた|あった|おり|います|あります))[。]?$)"
)
# whose topic stands in the sentence is not told of by who spoke last
_TOPIC = re.compile(r"(?<![でにとへらりての])は(?!、?[^、。「」]{0,3}$)")
_TIME = folded_pattern(
    r"(?:\d+(?:年度?|月|日|期)|今年|来年|今期|来期|先行き|当面|今後|通期|年内|春|夏|秋|冬|半ば|末|前半|後半|以降|以後|その後|分)$"
)
_LEAST = 6
_LEAST_BEHIND = 3


class JapaneseStances:
    """Finds frames of stance; what they need of subjects is looked for as elsewhere."""

    def __init__(self, speakers: JapaneseSpeakers, subjects: JapaneseSubjects) -> None:
        self._speakers = speakers
        self._subjects = subjects
        words = vocabulary("ja")
        feeling = trie_pattern(words.words("stances.feeling"))
        self._shows = re.compile(to_simplified(_SHOWS).replace("FEELING", feeling))
        of_mind = trie_pattern(inflected(words.words("stances.object")))
        idiom = trie_pattern(inflected(words.words("stances.idiom")))
        self._object = re.compile(
            rf"(?:を|も)(?:[^、。「」はがを]{{0,10}}?)(?P<verb>{of_mind}){_PERSON_END}"
        )
        self._idiom = re.compile(
            r"(?:に(?:は|も|対し(?:て)?(?:は)?|ついて(?:は|も)?|関して(?:は)?)?|をめぐって|を巡って)"
            rf"(?:[^、。「」は]{{0,8}}?)(?P<verb>{idiom}){_PERSON_END}"
        )

    def find(self, page: Page, start: int, end: int) -> Frame | None:
        """The frame of the unit `[start, end)`, or None."""
        if m := _ITS_REASON.search(page.masked, start, end):
            return self._carried(page, start, m, end)
        if m := _HOLDS.search(page.masked, start, end):
            return self._told(page, start, m, houses=True) or self._carried(page, start, m, end)
        if m := _STATES.search(page.masked, start, end):
            return self._told(page, start, m, houses=True)
        if m := self._shows.search(page.masked, start, end) or _CITES.search(
            page.masked, start, end
        ):
            return self._told(page, start, m, houses=True) or self._carried(page, start, m, end)
        if m := _MINDED.search(page.masked, start, end):
            return self._told(page, start, m, houses=True)
        if (m := _OUTLOOK.search(page.masked, start, end)) and (
            frame := self._outlook(page, start, m, end)
        ):
            return frame
        if m := _FORESEES.search(page.masked, start, end):
            frame = self._told(page, start, m, houses=True)
            carries = frame is None and _FORESEEN.match(m["verb"])
            return self._carried(page, start, m, end) if carries else frame
        if (
            (lead := _REASON_LEADS.match(page.masked, start, end))
            and (m := _NAMES_IT.search(page.masked, start, end))
            and (frame := self._told(page, start, m, houses=True))
            and 0 <= frame.phrase.start - lead.end() <= 1
        ):
            return frame
        if m := _HAS_IN_MIND.search(page.masked, start, end):
            return self._told(page, start, m, houses=m["verb"] is not None)
        m = self._idiom.search(page.masked, start, end)
        m = m or self._object.search(page.masked, start, end)
        if m is None or _ASKS_FOR.search(page.masked, start, m.start()):
            return None
        asks = _ASKED_OF_ALL.search(page.folded, start, m.start()) is not None
        return self._told(page, start, m, houses=asks or _OF_HOUSES.match(m["verb"]) is not None)

    def _told(self, page: Page, start: int, m: re.Match[str], *, houses: bool) -> Frame | None:
        phrase = self._subjects.find(page, start, m.start())
        if phrase is None:
            return None
        leads = phrase.start == start and self._subjects.may_speak(page, phrase)
        if not (is_strong(phrase) or _crowd(phrase) or leads):
            return None
        if not houses and phrase.role not in ("person", "pronoun"):
            return None
        if m.start() - phrase.end < _LEAST_BEHIND:
            return None
        at = phrase.end
        while at < m.start() and page.masked[at] not in "はがも":
            at += 1
        at = min(at + 1, m.start())
        at += page.masked[at] == "、"
        return Frame(start, at, phrase, "before", f"stance:{phrase.rule}", m.group(), "think")

    def _outlook(self, page: Page, start: int, m: re.Match[str], end: int) -> Frame | None:
        """Figures expected for a term, told with no subject that speaks: the house at hand."""
        if m["verb"] and not _TERM.search(page.masked, start, m.end()):
            return None
        phrase = self._subjects.find(page, start, m.start())
        if phrase is not None and (is_strong(phrase) or self._subjects.may_speak(page, phrase)):
            return None
        for topic in _TOPIC.finditer(page.masked, start, end):
            at = topic.start()
            if not (_TIME.search(page.masked, start, at) or _FIGURE.search(page.masked, start, at)):
                return None
        house = SpeakerPhrase("bare-house", m.start(), m.start(), "同社", rule="outlook")
        verb = m["verb"] or m["revised"]
        return Frame(m.start(), end, house, "after", "stance:outlook", verb, "expect")

    def _carried(self, page: Page, start: int, m: re.Match[str], end: int) -> Frame | None:
        """A stance with no subject is that of who spoke last."""
        if m.start() - start < _LEAST:
            return None
        free = m.re in (_HOLDS, _ITS_REASON)
        for topic in () if free else _TOPIC.finditer(page.masked, start, m.start()):
            if not _TIME.search(page.masked, start, topic.start()):
                return None
        nobody = SpeakerPhrase("none", m.start(), m.start(), rule="no-subject")
        return Frame(m.start(), end, nobody, "after", "stance:no-subject", m["verb"], "think")

    def written(self, page: Page, start: int, end: int) -> Frame | None:
        """A document in which something stands speaks for its maker."""
        m = _WRITTEN.match(page.masked, start, end)
        if m is None or not japanese_roles().finding(page.folded[start : m.end("doc")]):
            return None
        phrase = self._speakers.read_maker(page, start, m.end("doc"))
        if phrase is None:
            return None
        return Frame(start, m.end(), phrase, "source", f"written:{phrase.rule}", "written")


def _crowd(phrase: SpeakerPhrase) -> bool:
    """Whether a bare noun means the houses of a market, who expect something (企業は…見込む)."""
    return phrase.rule == "noun-phrase" and _CROWD.fullmatch(phrase.name or "") is not None


_CROWD = re.compile("企業|大企業|中小企業|各社|業界|市場|製造業|非製造業|生産者|経営者")
