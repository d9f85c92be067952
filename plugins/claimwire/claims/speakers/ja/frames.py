"""Japanese reporting frames: によると … という, 「…」と述べた, との認識を示した, と予測する.

The speaker is the topic or subject of the sentence (フアン氏は, ロイター通信が) or stands before
によると; what is asserted ends at と before the verb at the sentence's end. A bare …という。
carries on the report of the sentence before.
"""

from __future__ import annotations

import re
from dataclasses import replace

from claimwire.claims.matching.lexicon import folded_pattern, trie_pattern, vocabulary
from claimwire.claims.page import Page
from claimwire.claims.speakers.ja.alone import JapaneseFrameSentences
from claimwire.claims.speakers.ja.inflected import inflected
from claimwire.claims.speakers.ja.labels import JapaneseLabels
from claimwire.claims.speakers.ja.marked import JapaneseMarked
from claimwire.claims.speakers.ja.sources import JapaneseSources
from claimwire.claims.speakers.ja.speakers import JapaneseSpeakers
from claimwire.claims.speakers.ja.stances import JapaneseStances
from claimwire.claims.speakers.ja.subjects import JapaneseSubjects, is_proper, is_strong
from claimwire.claims.speakers.ja.verbs import ATTEMPT, NO_TELLING, JapaneseVerbs
from claimwire.claims.speakers.phrase import Frame, SpeakerPhrase
from claimwire.text import to_simplified

_TAIL = (
    r"(?:[たるっいうすくむぶつぬぐ]|ている|ていた|ており|てい[るた]という|た。)?"
    r"[^、。]{0,6}[。」』）)]*$"
)
# と before a verb of saying, ことを before one of telling news: と述べた, とだけ語った,
# 「…」と取引先に伝えた, …すると論文で述べた, 閉めることを報じた.
_TELLING = to_simplified(
    r"(?:(?<=[るたい])ことを(?=報じ|伝え|明らかに|公表|発表|表明|明か)|と)(?:もは|[もは]|だけ|のみ)?(?:(?<=[ただいる」』]と)、)?(?:改めて|繰り返し|重ねて|新たに|正式に|厳しく|強く)?"
    r"(?:(?:(?<=[るたいうすくむぶつぬだ」』]と)|(?<=と、))(?!明らか|あきらか|公に|鮮明|明確|あらわ|確実)[^、。「」『』はがをと]{1,12}(?:に|へ|で|に対し|に対して|向けに))?"
)
_QUOTE_MIN = 6
_SHOWN = folded_pattern(
    r"[^。、]{0,8}(?:示|明らかに|明確に|鮮明に|表明|述べ|語|強調|漏ら|もら|口に|隠さ|にじま|のぞか|伝え|打ち出)"
)
_LONG_LEAD = 12
_LONG_CLAUSE = 5
_WITH_COMMA = re.compile(r"(?:さん|氏|くん|ちゃん)?(?:[（(]\d{2}[)）])?は、")
_ABOUT_IT = folded_pattern(
    ".{0,4}(?:これ|それ|この[^、。]{1,8}|その[^、。]{1,8}|指摘|批判|質問|取材|懸念|声)(?:について|に対し|に対して|に関して|を受け|を受けて)、?"
)
_AGED = re.compile(r"[（(]\d{2}[)）]は")  # whoever is told of with an age spoke to the outlet
_HEARSAY = re.compile(
    r"(?:という|とも|とか|とやら|んだって|とのことだ|とのこと|(?<=[るたいだうくすむぶつぬぐ])そう(?:だ|です)|といいます|ということで(?:す|した)|とのことで(?:す|した))[。]?[」』）)]*$"
)
_WEAK = ("し", "する", "とし", "とする", "した", "している", "しており", "しつつ", "いう")
_STILL = re.compile(r"(?:と)?して(?:いる|いた|おり)")
_OWN_VOICE = folded_pattern(
    r"(?:(?:私|筆者|記者|本紙|本誌|小誌|個人的に|当社|弊社|当社グループ|当行|当院|当機構)(?:は|も|が|としては|では|としましては)(?![^。]*」)|"
    r"(?:個人的な|私の|筆者の|わたしの)[^、。「]{1,8}(?:では|は)、)"
)
_RELAYED = folded_pattern(
    r"(?P<outer>[^、。「]{2,24}?)は[^「」。]{0,10}?、?(?P<inner>[^、。「はが]{2,30}?)が「[^」]*」"
    r"と[^、。「」]{1,14}と(?:報じ|伝え)"
)
_GROUP = folded_pattern(r"(?:メーカー|会社|企業|商社|店|工場|業者|幹部|担当者|関係者|団体)$")
_JUDGED = to_simplified(
    r"と(?:する|認める|認めた|結論づける|結論付ける|指摘する|主張する|断じる|批判する|警告する|説明する)"
)
_PROPER = re.compile(r"[ァ-ヴA-Za-z]{2}")
# 3.75％とした, 住民を対象とする: no finished clause before と
_NO_PREDICATE = folded_pattern(
    r"(?:[\d％%円倍人件社台本年月日点]|対象|目標|基準|上限|下限|条件|前提|目安|目途|めど|原則|中心|拠点|主力|課題|理由|目的|根拠|契機|きっかけ|舞台|手本|参考|相手|一環|柱|軸|骨格)$"
)
# 利用者からは「…」との声が上がる
_VOICES = folded_pattern(
    r"(?:(?:との|という|といった)(?:[^、。「」はが]{0,6})|(?<=[」』›])と(?:[^、。「」はが]{0,8}の)?|(?<=[るたいむうすくつぐぶぬ])(?=(?:声|向き|見方|指摘|意見|観測|論者)[がも]))(?:向き|論者|見方|観測|声|不満|悲鳴|批判|反発|疑問|不安|異論|注文|要望|戸惑い|期待|感想|苦情|指摘|意見|懸念|嘆き|弁護|擁護論?|反論|賛否|提案|評価|報告|証言|訴え|悲観論|楽観論|慎重論|異議|ぼやき|ため息|本音|懐疑論|待望論|苦言|答え|返事|回答|返答|言葉|反応|コメント|説明|本音|弱音|楽観|悲観)"
    r"(?:(?:が|も)[^、。「」]{0,14}|を(?:受け|得|もらっ|取り付け|引き出し)(?:た|ている|ており|ております|ています|ました))[。]?$|"
    r"と(?:も)?(?:ささやかれ|噂され|うわさされ|受け止められ|とらえられ|捉えられ|恐れられ|評され)て(?:いる|いた|きた)[。]?$"
)
_PRODUCT = re.compile(r"(?!g\d{1,2}$)(?=[^ぁ-んァ-ヴ一-鿿]*\d)[a-z0-9.\- ]+$")


_WORDS_ALONE = 8
_GOES_ON = re.compile(
    r"と(?P<verb>[^、。「」]{1,16})(?:[るたいすくうむ]一方(?:で)?|[るただい]ものの|[るたいすうくむ]が|つつ|[るたすくうむ]ほか|[るたい](?:うえ|上)で|ながら|[るたすうくむ]とともに|[るたいすくうむ]のに対し(?:て)?|[いきしちびみりぎせけねめれべえて])、"
)
# 備蓄も十分だとした。; no attempt (止めようとした), no decision (延期することとした)
_TOLD_SO = folded_pattern(
    r"(?<!扱)(?<!違)(?<!払)(?<!願)(?<!狙)(?<!誓)(?<!使)(?:[るたいくすつぬむぶぐ]|だ|(?<![おこそとのもよろごぼ])う)(?<!こと)(?<!もの)と(?:した|する)[。]?$"
)
_FINISHED = re.compile("(?:[るたいうくすつむぶぐ]|[^ん]だ)$")
_BECAUSE = folded_pattern(
    "(?:からだ|からです|ためだ|からという|というわけだ|というのだ|というのである)(?:という)?[。]?$"
)
_CONNECTED = folded_pattern(
    "(?:それでも|だが|だから|しかし|なにより|何より|実際|だからこそ|それに|ただ|ただし|さらに|そして|それだけに|とはいえ|もっとも|むしろ|結局|要するに|つまり)、?"
)
_OUTLET = re.compile("(?:通信|通信社|新聞|テレビ|放送|紙|誌|タイムズ|ポスト|ニュース|電子版)$")
_NEWS = tuple(to_simplified("報じ 伝え").split())
_ANNOUNCES = folded_pattern("発表|公表|開示|公示|布告")
# a finished clause, words in marks, or a noun that judges; not 運休とした, 原則禁止とし
_PREDICATE = folded_pattern(
    r"(?:[ぁ-ん」』›）)]|必要|可能|不可能|不可欠|重要|困難|適切|不適切|妥当|不当|不十分|十分|明白|不要|同様|事実|違法|合法|適法|無効|有効|急務|最大|最高|最低|好調|堅調|低調|良好|過大|過小|遺憾|論外|当然|未定|不明|的|性|中|減|増|高|安|済み|予定|見込み|見通し|方針|考え|状況|水準|段階|だけ|のみ|ない|以上|以下|程度)$"
)


# 「…」と話しているという: words that an office passes on
_SAYS_SO = folded_pattern(
    r"([」』›]と(?:話し|供述し|述べ|説明し|証言し|主張し|訴え|語っ)ている)(?:という|とのこと(?:だ|です)?)[。]?$"
)


def _span(frame: Frame) -> tuple[int, int]:
    return frame.start, frame.end


class JapaneseFrames:
    """Finds the frames of a Japanese unit; word lists are compiled once."""

    def __init__(self, speakers: JapaneseSpeakers) -> None:
        words = vocabulary("ja")
        self._speakers = speakers
        self._subjects = JapaneseSubjects(speakers)
        self._verbs = JapaneseVerbs(speakers, self._subjects)
        self._sources = JapaneseSources(speakers)
        self._labels = JapaneseLabels(speakers)
        self._stances = JapaneseStances(speakers, self._subjects)
        self._marked = JapaneseMarked(speakers, self._subjects, self._verbs)
        say, think = words.words("speech.say"), words.words("speech.think")
        tell = inflected(words.words("speech.tell"))
        verbs = trie_pattern((*say, *think, *tell))
        nouned = [w[:-2] for w in words.words("speech.tell") if w.endswith("する")]
        stems = trie_pattern([*(w[:-1] for w in (*say, *think) if w.endswith("し")), *nouned])
        nouns = trie_pattern(words.words("speech.view_noun"))
        feelings = trie_pattern(words.words("speech.feeling"))
        self._think = frozenset((*think, *words.words("speech.judging")))
        self._expect = frozenset(words.words("speech.expect"))
        self._cue = re.compile(rf"{_TELLING}(?P<verb>{verbs}|{stems}(?=[。」]*$))(?:{_TAIL})")
        self._alone = JapaneseFrameSentences(speakers, self._subjects, verbs, stems)
        plain = to_simplified(
            r"(?<=[るうくすつぬむぶぐいた])(?=(?:考え|方針|意向|姿勢|計画|見通し|見方|認識|構え|決意|覚悟|意欲|意思|見解|立場)[をがも]"
            r"[^。、]{0,8}(?:示|明らかに|明確に|鮮明に|表明|述べ|語|強調|見せ|伝え|打ち出|説明|にじませ|崩さ))"
        )
        self._view = re.compile(
            rf"(?:(?:との|という|といった)(?:従来の?|これまでの|当初の?|独自の|厳しい|強い|甘い|[^、。「」はがをにで]{{1,8}}[なの])?|{_JUDGED}|{plain})"
            rf"(?P<noun>{nouns})(?P<case>[をがにも])(?P<verb>[^。、]{{1,14}})[。」』）)]*$"
        )
        self._feeling = re.compile(
            rf"と(?:[^、。「」]{{0,10}})(?P<verb>{feelings})を[^、。「」]{{1,12}}(?:[。」』）)]*$|(?=が、|ものの、|つつ、))"
        )
        self._middle = re.compile(rf"と(?P<verb>{verbs}|{stems}|し)[^、。]{{0,3}}、")
        self._nobody = re.compile(
            trie_pattern(words.words("speech.nobody")) + r"[^、]{0,4}[。」』）)]*$"
        )
        self._refuse = re.compile(
            to_simplified(
                rf"(?:{trie_pattern(words.words('speech.refuse'))})[^、。「」と]{{0,8}}[。」]*$"
            )
        )

    def find(self, page: Page, start: int, end: int) -> list[Frame]:
        """The frames of the unit `[start, end)`, in reading order."""
        masked = page.masked
        if self._refuse.search(masked, start, end):
            return self._between(page, start, end)
        if _OWN_VOICE.match(page.masked, start, end):
            return []
        if frame := self._labels.find(page, start, end):
            return [frame]
        if frame := self._alone.relayed(page, start, end):
            return [frame]
        if frame := self._sources.according(page, start, end):
            return [self._quoted_within(page, frame, end) or frame]
        if frame := self._stances.written(page, start, end) or self._sources.among_behind(
            page, start, end
        ):
            return [frame]
        if frame := self._marked.find(page, start, end) or self._alone.find(page, start, end):
            return self._told_within(page, start, frame) or [frame]
        if frame := self._relayed(page, start, end) or self._said(page, start, end):
            if self._alone.points_back(page, start, end):
                frame = replace(frame, cue="so")
            tail = self._tail(page, frame, end)
            return [frame, tail] if tail else [frame]
        if frame := self._opening(page, start, end):
            return [frame]
        if frames := self._between(page, start, end) or self._verbs.closing(page, start, end):
            return frames
        if frames := self._verbs.clause(page, start, end):
            return frames
        if frame := self._verbs.noun(page, start, end) or self._stances.find(page, start, end):
            return [frame]
        if (m := _VOICES.search(masked, start, end)) and (
            among := self._sources.among(page, start, m.start())
        ):
            rule = f"cue-among:{among.rule}"
            return [Frame(start, among.end, among, "before", rule, m.group(), "think")]
        if m := self._nobody.search(masked, start, end):
            phrase = SpeakerPhrase("nobody", m.start(), end, rule="nobody-named")
            return [Frame(m.start(), end, phrase, "nobody", "nobody-named", m.group())]
        if m := _HEARSAY.search(masked, start, end):
            topic = self._subjects.find(page, start, m.start())
            if topic is not None and self._tells(page, start, topic):
                topic_end = self._verbs.topic_end(page, topic.end, m.start())
                group = topic if topic.rule == "house-end" else replace(topic, role="unnamed")
                return [Frame(start, topic_end, group, "before", "hearsay:group", "という")]
            if topic is not None and self._told_of(page, start, topic):
                topic_end = self._verbs.topic_end(page, topic.end, m.start())
                if topic.role != "bare-house":
                    topic = replace(topic, rule=f"told-of-{topic.rule}")
                return [Frame(start, topic_end, topic, "before", "hearsay:topic", "という")]
            phrase = SpeakerPhrase("none", m.start(), m.start(), rule="hearsay")
            return [Frame(m.start(), end, phrase, "after", "hearsay", m.group())]
        if frame := self._sources.published(page, start, end) or self._carries_on(page, start, end):
            return [frame]
        return []

    def _told_of(self, page: Page, start: int, topic: SpeakerPhrase) -> bool:
        """Whether the topic before という may be who tells it, unless a house was cited before."""
        behind = page.masked[topic.end : topic.end + 8]
        if topic.role == "bare-house" and behind.startswith("は"):
            return _ABOUT_IT.match(page.masked, start, topic.start) is not None
        if not _WITH_COMMA.match(behind):
            return False
        if topic.role == "person" and topic.entity is None:
            return True
        lead = page.folded[start : topic.start]
        return (
            topic.role == "unnamed"
            and len(lead) >= _LONG_CLAUSE
            and lead[-1] in "たるうくすぐむぶつ"
        )

    def _tells(self, page: Page, start: int, topic: SpeakerPhrase) -> bool:
        """Whether という at the end carries the words of the topic: houses and groups speak."""
        if page.masked[topic.end : topic.end + 1] != "は" and not _AGED.match(
            page.masked, topic.end
        ):
            return False
        lead = page.folded[start : topic.start]
        some = page.folded.startswith("ある", topic.start)
        if len(lead) > _LONG_LEAD or (lead and (some or lead[-1] in "たるいな")):
            return False
        if _GROUP.search(page.folded, topic.start, topic.end):
            return True
        if topic.role == "unnamed" and _AGED.match(page.masked, topic.end):
            return True
        behind = page.masked[topic.end : topic.end + 2]
        plain = topic.rule == "noun-phrase" or topic.role == "unnamed"
        if plain and behind == "は、" and not lead:
            told = re.search("[がは]", page.masked[topic.end + 2 :])
            return told is not None and self._subjects.may_speak(page, topic)
        return topic.rule == "house-end" and topic.start - start < 12

    def _quoted_within(self, page: Page, outer: Frame, end: int) -> Frame | None:
        """Read an outlet that tells what somebody said: 新華社通信によると、X氏は…と述べた."""
        entity, name = outer.phrase.entity, outer.phrase.name or ""
        media = entity.type == "media" if entity else _OUTLET.search(name) is not None
        if (
            outer.style == "source"
            and not media
            and (m := _SAYS_SO.search(page.masked, outer.end, end))
        ):
            said = self._said(page, outer.end, m.end(1))
            if said is not None and said.phrase.role in ("person", "unnamed"):
                return replace(said, start=outer.start)
        if outer.style != "source" or not media or outer.via:
            return None
        inner = self._said(page, outer.end, end)
        if inner is None or inner.style != "before" or not is_strong(inner.phrase):
            return None
        return replace(inner, start=outer.start, via=(outer.phrase,))

    def _told_within(self, page: Page, start: int, outer: Frame) -> list[Frame]:
        """Read what somebody said before an outlet that tells it: X氏は…と述べた、とY紙が報じた."""
        entity = outer.phrase.entity
        media = entity.type == "media" if entity else _OUTLET.search(outer.phrase.name or "")
        if not media or not outer.rule.startswith("inverted") or outer.via:
            return []
        inner = self._said(page, start, outer.start)
        if inner is None or inner.style != "before" or not is_strong(inner.phrase):
            return []
        tail = replace(outer, phrase=SpeakerPhrase("none", *_span(outer), rule="outlet-behind"))
        return [replace(inner, via=(outer.phrase,)), tail]

    def _carries_on(self, page: Page, start: int, end: int) -> Frame | None:
        """Read words in marks behind a bare connector, or as a reason: 「…」からだ."""
        for quote in page.quotations_in(start, end):
            if quote.start < start or not quote.opened or not quote.closed:
                continue
            if quote.inner_end - quote.inner_start < _WORDS_ALONE + 4:
                continue
            because = _BECAUSE.match(page.masked, quote.end, end)
            led = quote.start == start or _CONNECTED.fullmatch(page.masked, start, quote.start)
            if led and (because or (quote.start > start and page.masked[quote.end : end] in "。")):
                phrase = SpeakerPhrase("none", quote.end, quote.end, rule="no-subject")
                return Frame(quote.end, end, phrase, "after", "words-go-on:no-subject", "「")
        return None

    def _tail(self, page: Page, frame: Frame, end: int) -> Frame | None:
        """The verb at the sentence's end, behind the と that closes what was said."""
        m = self._view.search(page.masked, frame.end, end) or self._last_cue(page, frame.end, end)
        if m is None or frame.style != "before":
            return None
        phrase = SpeakerPhrase("none", m.start(), m.start(), rule="verb-at-end")
        return Frame(m.start(), end, phrase, "after", "verb-at-end", frame.cue, frame.stance)

    def _opening(self, page: Page, start: int, end: int) -> Frame | None:
        """Read Xは「…。 whose quotation goes on behind the sentence and is closed with と."""
        for quote in page.quotations_in(start, end):
            if quote.end <= end or quote.start <= start or not quote.opened:
                continue
            behind = page.folded[quote.end : quote.end + 1]
            if behind in tuple("をがのはもにへで、"):
                continue
            phrase = self._subjects.find(page, start, quote.start + 1)
            if phrase is None:
                continue
            if phrase.rule == "noun-phrase" and not is_proper(phrase.name or ""):
                continue
            return Frame(start, quote.start, phrase, "before", f"quotation-opens:{phrase.rule}")
        return None

    def _between(self, page: Page, start: int, end: int) -> list[Frame]:
        """Read a verb of saying before a clause of doing: Xは「…」と指摘、…を推奨する."""
        m = self._middle.search(page.masked, start, end)
        if m is None or (m["verb"] in _WEAK and page.masked[m.start() - 1] not in "」』"):
            m = self._goes_on(page, start, end)
        if m is None:
            return []
        phrase = self._subjects.find(page, start, m.start())
        if phrase is None or not self._subjects.may_speak(page, phrase):
            # 人手は「足りない」とし、…: who spoke last goes on
            words = [q for q in page.quotations_in(start, m.start()) if q.end == m.start()]
            finished = _FINISHED.search(page.masked, start, m.start()) is not None
            told = m["verb"] not in _WEAK and finished
            if not told and not any(q.inner_end - q.inner_start >= _WORDS_ALONE for q in words):
                return []
            carried = SpeakerPhrase("none", m.start(), m.start(), rule="no-subject")
            return [
                Frame(m.start(), m.end(), carried, "after", "cue-between:no-subject", m["verb"])
            ]
        if _PRODUCT.fullmatch(page.folded, phrase.start, phrase.end):
            return []
        stance = "think" if m["verb"] in self._think else "say"
        topic_end = self._verbs.topic_end(page, phrase.end, m.start())
        rule = f"cue-between:{phrase.rule}"
        frame = Frame(start, topic_end, phrase, "before", rule, m["verb"], stance)
        nobody = SpeakerPhrase("none", m.start(), m.start(), rule="verb-between")
        return [frame, Frame(m.start(), end, nobody, "after", "verb-between", m["verb"], stance)]

    def _goes_on(self, page: Page, start: int, end: int) -> re.Match[str] | None:
        """Read 「…」と賛成に回る一方、…: somebody's words, then a clause about something else."""
        for quote in page.quotations_in(start, end):
            if quote.inner_end - quote.inner_start >= _WORDS_ALONE and quote.closed:
                m = _GOES_ON.match(page.masked, quote.end, end)
                if m and not NO_TELLING.match(page.masked, quote.end, end):
                    return m
        return None

    def _relayed(self, page: Page, start: int, end: int) -> Frame | None:
        """Read Xは、Yが「…」と述べたと報じた: Y asserts, the outlet X relays."""
        m = _RELAYED.match(page.masked, start, end)
        if m is None:
            return None
        outer = self._speakers.read(page, *m.span("outer"))
        inner = self._speakers.read(page, *m.span("inner"))
        if outer is None or inner is None or inner.role not in ("person", "unnamed"):
            return None
        if outer.entity is None or outer.entity.type != "media":
            return None
        rule = f"cue-relayed:{inner.rule}"
        return Frame(start, m.end("inner") + 1, inner, "before", rule, "と", via=(outer,))

    def _said(self, page: Page, start: int, end: int) -> Frame | None:
        """Read a topic and its verb at the end: Xは…と述べた, Xは…との認識を示した."""
        m = self._view.search(page.masked, start, end)
        if m is not None and m["case"] == "も" and not _SHOWN.match(m["verb"]):
            m = None  # との見方もある
        m = m or self._last_cue(page, start, end) or self._feeling.search(page.masked, start, end)
        if m is None:
            return None
        verb = m.groupdict().get("verb") or ""
        if m.groupdict().get("case") == "が" and not self._holder(page, start, m.start()):
            if among := self._sources.among(page, start, m.start()):
                rule = f"cue-among:{among.rule}"
                return Frame(start, among.end, among, "before", rule, m["noun"], "think")
            nobody = SpeakerPhrase("nobody", m.start(), end, rule="nobody-named")
            return Frame(m.start(), end, nobody, "nobody", "nobody-named", m["noun"])
        phrase = self._subjects.find(page, start, m.start()) or self._subjects.headline(
            page, start, m.start()
        )
        stance = "think" if verb in self._think else "say"
        stance = "expect" if verb in self._expect else stance
        if phrase is not None and _PRODUCT.fullmatch(page.folded, phrase.start, phrase.end):
            phrase = None if phrase.entity is None else phrase
        if phrase is not None and not self._subjects.may_speak(page, phrase):
            phrase = phrase if _ANNOUNCES.match(verb) else None
        if verb in _WEAK and _NO_PREDICATE.search(page.masked, start, m.start()):
            return None
        decided = verb in _WEAK and not _STILL.match(page.masked, m.start(), end)
        if decided and not _PREDICATE.search(page.masked, start, m.start()):
            return None
        if decided and ATTEMPT.search(page.masked, max(start, m.start() - 3), m.start()):
            return None
        if phrase is not None and verb in _WEAK and phrase.rule == "noun-phrase":
            known = page.cast.find(phrase.name or "")
            common = phrase.name and not known and not _PROPER.search(phrase.name)
            phrase = None if common else phrase
        if phrase is None:
            if page.folded[start : m.start()].strip() == "":
                return None
            quoted = page.quotations_in(start, m.start())
            told = _STILL.search(page.masked, m.start(), end) or _TOLD_SO.search(
                page.masked, max(start, m.start() - 4), end
            )
            if not quoted and verb in _WEAK and not told:
                return None
            phrase = SpeakerPhrase("none", m.start(), m.start(), rule="no-subject")
            return Frame(m.start(), end, phrase, "after", "cue-after:no-subject", verb, stance)
        topic_end = self._verbs.topic_end(page, phrase.end, m.start())
        for quote in page.quotations_in(topic_end, m.start()):
            if quote.end == m.start() and quote.inner_end - quote.inner_start >= _QUOTE_MIN:
                topic_end = max(topic_end, quote.start)
        rule = f"cue-before:{phrase.rule}"
        reports = verb.startswith(_NEWS) and _OUTLET.search(phrase.name or "") is not None
        return Frame(start, topic_end, phrase, "before", rule, verb, stance, reports=reports)

    def _holder(self, page: Page, start: int, stop: int) -> bool:
        """Whether somebody named holds what is widespread elsewhere: X氏は…との危機感が強い."""
        phrase = self._subjects.find(page, start, stop)
        named = phrase is not None and phrase.role in ("person", "pronoun")
        return phrase is not None and named and "は" in page.masked[phrase.end : phrase.end + 8]

    def _last_cue(self, page: Page, start: int, end: int) -> re.Match[str] | None:
        found = None
        for m in self._cue.finditer(page.masked, start, end):
            found = m
        if found is not None and NO_TELLING.match(page.masked, found.start(), end):
            return None
        return found
