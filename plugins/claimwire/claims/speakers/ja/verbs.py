"""Japanese frames told by their build, whatever the verb: 「…」と拳を振り上げた, …だと名指しする.

Words in marks that と closes, or a finished clause before と, belong to the topic of the sentence
where that can speak; only verbs of becoming, seeming and naming, and passives, tell nobody's words.
"""

from __future__ import annotations

import re

from claimwire.claims.matching.lexicon import folded_pattern, trie_pattern, vocabulary
from claimwire.claims.page import Page
from claimwire.claims.sentences.quotations import Quotation
from claimwire.claims.speakers.ja.inflected import inflected
from claimwire.claims.speakers.ja.speakers import JapaneseSpeakers
from claimwire.claims.speakers.ja.subjects import JapaneseSubjects, is_strong
from claimwire.claims.speakers.phrase import Frame, SpeakerPhrase

# 奪ったとして逮捕した: the clause is why somebody was taken, and nobody's words
_ENFORCES = folded_pattern(
    r"して、?[^、。「」]{0,16}(?:逮捕|再逮捕|起訴|追起訴|在宅起訴|略式起訴|書類送検|送検|摘発|立件|指名手配|家宅捜索|捜索|勾留|拘束|収監|懲戒|解雇|免職|更迭|除名|追放|回収|返金|返還|リコール)(?:処分)?(?:に)?[しすさを]"
)
_WORDS_MIN = 4
_LONG_WORDS = 10
NO_TELLING = folded_pattern(
    r"と(?:[もはの]?(?:い[うえわっ]|[言い](?:い(?:がた|難|にくい)|うしかな|うに等し)|言(?:え|わ(?!れ)|って(?:も|い|よ)|うべき|うほか))|(?:は|も)?(?:[見み]る(?:べき|の[がは](?:自然|妥当|早計))|[見み]て(?:よ|い(?:い|だろ)|良|差し支え|おきた)|考える(?:べき|の[がは](?:自然|妥当|早計|無理))|考えて(?:よ|いい|良|差し支え|おきた)|思い(?:た|が)|思え|思わ(?!れ)|信じた|願いた|(?:願|祈)うばかり|(?:捉え|とらえ|受け止め)るべき)|[もは]?呼(?:[ばぶべん]|び(?!か|掛|名))|よば|名付|名づ|銘打|題[しす]|され|(?:も|は)?な(?:っ|る|り|ら)|並[びぶん]|比べ|比較|関係|"
    r"対立|同じ|同様|同時|似た|似て|書かれ|記され|の(?!こと)|称さ|みられ|見られ|思われ|考えられ|評され|競合|提携|合意|契約|連携|協力し|会談|面会|対戦|"
    r"戦[っういわ]|争[いうっ]|結[びぶん]|異な|違[いうっ]|ともに|共に|引き換え|一体|一致|分かっ|分かる|わかっ|わかる|判明|決ま|決め(?:た|る|て)|接し|隣り|重な|つなが|続[くい]て|"
    r"期待され|予想され|想定され|聞こえ|響[くい]|映[るっ]|刻まれ|印字|表示され)"
)
# 止めようとした: what somebody tries
ATTEMPT = re.compile("(?:(?<![だあ])ろ|[おこそとのもよごぼ])う$")
# X氏は送電網を「継ぎはぎの着物」と呼ぶ: judged by a person
_CALLS = folded_pattern(r"と(?:まで|すら)?呼(?:ぶ|んだ|んで(?:いる|いた|はばからない))[。]?$")
_PASSIVE = re.compile(r"(?:[さわらかまばたなが]れ)(?:る|た|て|ま)[^、。]{0,4}[。」]*$")
# …すると、 …ないと: a condition rather than words; then comes what becomes of it
_BECOMES = folded_pattern(
    r"(?:な[っるり]|増[えやす]|減[りるっら]|上が|下が|高ま|低[くま]|強ま|弱ま|変わ|始ま|終わ|止ま|転じ|陥|達[しす]|入[るりっ]|移[るりっ]|出[るて]|消え|落ち|"
    r"伸び|縮[みむま]|起[きこ]|生[じま]|膨ら|広が|崩れ|倒れ|壊れ|動[くい]|進[むみん]|売れ|済[むみん]|足り|困[るっ]|いけな|ならな|だめ|"
    r"間に合|できな|すぐ|いつも|必ず|自動的)"
)
# …と笑顔も見せた: what people do while they speak
_HUMAN = folded_pattern(
    r"(?:笑顔|笑み|表情|胸|声|神経|手綱|手ぐすね|気|心|鼻|舌|耳|膝|膝|弱音|気炎|危機感|覚悟|ため息|警戒|期待|目|顔|肩|首|眉|口|息|涙|頭|手|身|腰|汗|力|語気|語調|口調|言葉|唇|拳|こぶし|背筋|うなず|ほほ笑|ほほえ|苦笑|余裕|悔しさ|喜び|怒り|いら立ち|不満|本音|自信|意欲|決意)[^、。]{0,12}"
    r"|(?:自賛|自画自賛|明言|退け|取り合わ|応じ|切り返|意気込|強気|弱気|距離を置|釘を刺|念を押|ただし|質し)[^、。]{0,10}"
)
_CLOSING = re.compile(
    r"と(?P<verb>[もはかだけ]{0,2}(?:[^。「『」』はが]|が(?=[らりるれろっえいうめんむ])){1,36})[。]?[」』）)]*$"
)
# a topic first, whatever が and も stand in the clause before it, else a subject
_BEHIND = tuple(
    re.compile(rf"、?と、?(?P<who>{who})(?P<verb>[^「」。]{{1,44}})[。]?$")
    for who in (
        r"(?:[^「『。、は]{2,24}[一-鿿ァ-ヴー）)]、)?[^「『。、は]{1,50})(?:は",
        r"(?:[^「『。、はがも]{2,24}[一-鿿ァ-ヴー）)]、)?[^「『。、はがも]{1,50})(?:[がも]",
    )
)
# 「…」と話す一方、Yは…: Y is not who spoke the first words
_WHILE = folded_pattern(
    "[^、]{1,14}(?:一方で?|反面|半面|傍ら|かたわら|ほか|ものの|のに対し(?:て)?|が)、"
)
_CLAUSE = re.compile(r"(?<=[るうくすつぬむぶぐいただなんの、])と|(?<=[のうるたいす]か)と")
_FINISHED = re.compile(r"[ただ]$|[ぁ-ん](?:ない|いる|いた)$")
_TAIL_MAX = 26
_INNER = re.compile(
    r"[、「。□]|(?<![をにでとっ])(?<!^)(?:は|が(?![らりるれろっえいうめんむ])(?!気で))"
)
_NOUNED = folded_pattern(
    r"(?:こと|[たるい]の|旨|点|事実|可能性|必要性|恐れ|見通し|余地|懸念)(?:を|も|について|に)(?:[^、。「」はが]{0,8})"
    r"(?P<verb>ほのめかし|匂わせ|におわせ|触れ|言及し|断っ|明言し|断言し|力説し|嘆い|悔やん|知らせ|書い|記し|明かし|明らかにし|認め|示唆し|示し|示す|強調し|指摘し|確認し|報告し|公表し|発表し|表明し|否定し|打ち明け|伝え|告白し|訴え|浮き彫りにし?|"
    r"裏付け|物語|うかがわせ|説明し|証言し|警告し|批判し|非難し)[^、。「」]{0,6}[。]?$"
)
_ASKED = folded_pattern(
    r"よう(?:に)?、?(?:[^、。「」はが]{0,14})(?P<verb>求め|促し|訴え|呼びかけ|呼び掛け|警告し|要請し|要求し|迫っ|注文し|勧告し|助言し|忠告し|申し入れ|要望し|陳情し|提案し|提言し|進言し|戒め|諭し|説い|勧め|懇願し|嘆願し|直訴し|釘を刺し|くぎを刺し|念を押し|注文を[付つ]け)"
    r"(?:た|ている|ていた|ています|ました|てきた)[。]?$"
)
_OF_HOUSES = folded_pattern("否定|懸念|強調|警告|危惧|憂慮|疑問視|不安視|指摘")
_OBJECT = folded_pattern(
    r"を(?:[^、。「」]{0,8})(?P<verb>指摘|懸念|強調|警告|危惧|示唆|危ぶ|憂慮|疑問視|警戒|不安視|訴え|否定)"
    r"(?:し|す|る|む|ん|て)[^、。]{0,6}[。]?$"
)


class JapaneseVerbs:
    """Finds frames by と and a verb at the end, by こと or よう and a verb of telling."""

    def __init__(self, speakers: JapaneseSpeakers, subjects: JapaneseSubjects) -> None:
        words = vocabulary("ja")
        self._speakers = speakers
        self._subjects = subjects
        self._holds = re.compile(
            rf"(?:との|という|といった)(?P<noun>{trie_pattern(words.words('speech.view_noun'))})(?:だ|です|である)?[。]?$"
        )
        tell = inflected(words.words("speech.tell"))
        self._telling = re.compile(
            trie_pattern((*words.words("speech.say", "speech.think"), *tell))
        )

    def behind(self, page: Page, start: int, quote: Quotation, end: int) -> Frame | None:
        """Read whoever stands behind words in marks: 「…」と、宮地さんは倉庫を指さした."""
        if quote.inner_end - quote.inner_start < _WORDS_MIN:
            return None
        if NO_TELLING.match(page.masked, quote.end, end):
            return None
        for pattern in _BEHIND:
            m = pattern.match(page.masked, quote.end, end)
            phrase = self._speakers.read(page, *m.span("who")) if m else None
            if m is None or phrase is None or _WHILE.match(m["who"]):
                continue
            if m["verb"].startswith("ら"):
                continue
            if not _PASSIVE.search(m["verb"]) and (
                is_strong(phrase)
                or (
                    self._telling.search(m["verb"])
                    and not self._subjects.find(page, start, quote.start + 1)
                )
            ):
                rule = f"behind-words:{phrase.rule}"
                return Frame(quote.end, end, phrase, "after", rule, m["verb"])
        return None

    def closing(self, page: Page, start: int, end: int) -> list[Frame]:
        """Read any verb behind somebody's words (「…」と胸を張る), or a view held (…との立場だ)."""
        m = self._holds.search(page.masked, start, end)
        words, calls = 0, False
        for quote in page.quotations_in(start, end):
            found = _CLOSING.match(page.masked, quote.end, end)
            if found is None or (
                NO_TELLING.match(page.masked, quote.end, end)
                and not _CALLS.match(page.masked, quote.end, end)
            ):
                continue
            calls = calls or _CALLS.match(page.masked, quote.end, end) is not None
            if _PASSIVE.search(found["verb"]):
                continue
            words = quote.inner_end - quote.inner_start
            if words >= _WORDS_MIN:
                m = m or found
        phrase = self._subjects.find(page, start, m.start()) if m else None
        if m is not None and phrase is None and words >= _WORDS_MIN and not calls:
            if not (_HUMAN.search(m.group()) or self._telling.search(m["verb"])):
                return []
            nobody = SpeakerPhrase("none", m.start(), m.start(), rule="no-subject")
            return [Frame(m.start(), end, nobody, "after", "verb-behind:no-subject", "と")]
        if m is None or phrase is None:
            return []
        if calls and phrase.role not in ("person", "pronoun"):
            return []
        if not is_strong(phrase) and (words < _LONG_WORDS or "、" in m.group()):
            return []
        return self._pair(page, phrase, m, end, start, "verb-behind")

    def clause(self, page: Page, start: int, end: int) -> list[Frame]:
        """Read any verb behind a finished clause: …元凶だと名指しする, …荒くなると身構える."""
        masked = page.masked
        for m in reversed(list(_CLAUSE.finditer(masked, max(start, end - 40), end))):
            tail = masked[m.end() : end].replace("ながら", "")
            if tail[:1] == "、" and self._telling.search(tail):
                tail = tail[1:]
            if len(tail) > _TAIL_MAX or _INNER.search(tail.rstrip("。」")):
                return []
            if NO_TELLING.match(masked, m.start(), end) or _PASSIVE.search(tail):
                return []
            if _ENFORCES.match(tail):
                return []
            if tail[:1] in "しす" and ATTEMPT.search(masked, max(start, m.start() - 3), m.start()):
                return []
            finished = _FINISHED.search(masked, max(start, m.start() - 4), m.start())
            comma = masked[m.start() - 1] == "、"
            condition = not (finished or comma) and ("を" in tail or _BECOMES.search(tail))
            told = self._telling.search(tail) or _HUMAN.search(tail)
            if condition and not told:
                return []
            phrase = self._subjects.find(page, start, m.start())
            if phrase is None or not self._subjects.may_speak(page, phrase):
                if condition or not self._telling.search(tail):
                    return []
                nobody = SpeakerPhrase("none", m.start(), m.start(), rule="no-subject")
                rule = "clause-behind:no-subject"
                return [Frame(m.start(), end, nobody, "after", rule, "と")]
            leads = phrase.start == start and masked[phrase.end] == "は"
            person = phrase.role in ("person", "pronoun", "unnamed")
            if condition and not person and not self._telling.search(tail):
                return []
            if not (is_strong(phrase) or (leads and self._telling.search(tail))):
                return []
            if m.start() - phrase.end < 4:
                return []
            return self._pair(page, phrase, m, end, start, "clause-behind")
        return []

    def noun(self, page: Page, start: int, end: int) -> Frame | None:
        """Read こと, よう or an object before a verb of telling: …ことを明かした, …を否定した."""
        masked = page.masked
        m = _NOUNED.search(masked, start, end) or _ASKED.search(masked, start, end)
        plain = m is None
        m = m or _OBJECT.search(masked, start, end)
        phrase = self._subjects.find(page, start, m.start()) if m else None
        if m is None or phrase is None or not is_strong(phrase):
            return None
        if plain and phrase.role == "house" and not _OF_HOUSES.match(m["verb"]):
            return None
        topic_end = self.topic_end(page, phrase.end, m.start())
        rule = f"cue-object:{phrase.rule}"
        stance = "think" if plain else "say"
        return Frame(start, topic_end, phrase, "before", rule, m["verb"], stance)

    def _pair(
        self,
        page: Page,
        phrase: SpeakerPhrase,
        m: re.Match[str],
        end: int,
        start: int,
        rule: str,
    ) -> list[Frame]:
        """The frame of the topic and that of the verb at the end."""
        frame = Frame(
            start,
            self.topic_end(page, phrase.end, m.start()),
            phrase,
            "before",
            f"{rule}:{phrase.rule}",
            "と",
        )
        nobody = SpeakerPhrase("none", m.start(), m.start(), rule="verb-at-end")
        return [frame, Frame(m.start(), end, nobody, "after", "verb-at-end", "と")]

    def topic_end(self, page: Page, phrase_end: int, stop: int) -> int:
        """Behind the topic's particle and the words that tell when and where it was said."""
        at = phrase_end
        while at < stop and page.masked[at] not in "はがも":
            at += 1
        at += 1
        comma = page.masked.find("、", phrase_end, stop)
        if at > stop and comma >= 0:
            at = comma
        if at < stop and page.masked[at] == "、":
            at += 1
        if m := _OCCASION.match(page.masked, at, stop):
            at = m.end()
        return min(at, stop)


_OCCASION = folded_pattern(
    r"(?:(?:\d{1,2}日|\d{1,2}月|[同昨今]日|[同昨今]年\d{1,2}月)(?:の|に|、|夜、|朝、|午[前後]、)?)?"
    r"(?:[^、。「]{0,16}(?:会見|取材|インタビュー|講演|対話|声明|説明会|イベント|電話|会合)(?:で|に対し|に|では)、?)?"
)
