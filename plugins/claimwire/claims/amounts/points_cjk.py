"""What 分 behind a Chinese number is: a minute, a point of a match or of a test.

Rules: the data contract, "Quantities".
"""

from __future__ import annotations

import re

from claimwire.claims.amounts.numbers_cjk import Number, Text
from claimwire.claims.amounts.units import LOOK_BACK
from claimwire.claims.matching.edges import After, Before

_PART = After(r"分(?!之|钟|店|公|行|局|析|别|布|手|享|成|红|类|辨|贝|区|组|期|歧|裂|数|明|散|流)")
# 4小時15分, 9分47秒
_HOURS_BEFORE = Before(r"(?:小时|钟头)$", reach=LOOK_BACK)
_SECONDS_AFTER = After(r"分(?:\d|[一二三四五六七八九十])[\d.一二三四五六七八九十]*秒")
# 攻下31分, 小组积7分
_SCORED = Before(
    r"(?:攻下|得到|得|拿下|拿|砍下|砍进|砍|轰下|轰|贡献|进帐|进账|领先|落后|狂胜|大胜|险胜|输|赢|"
    r"胜|积|积分|打出|评)"
    r"(?:了|全队最高|全场最高|至少|单场)?$",
    reach=LOOK_BACK,
)
_OF_A_TEST = re.compile(
    r"考生|高考|中考|学测|会考|统考|满分|考试|成绩|分数|均分|总分|录取线|"
    r"一本线"
)
_LEAST_OF_A_TEST = 10


def minutes_or_points(text: Text, number: Number) -> str | None:
    """`minute`, `分` as it is written, or None where 分 is neither."""
    form, start, end = text.form, number.start, number.end
    if text.japanese or not _PART.match(form, end):
        return None
    if _HOURS_BEFORE.search(form, start) or _SECONDS_AFTER.match(form, end):
        return "minute"
    if _SCORED.search(form, start):
        return "分"
    tested = number.value >= _LEAST_OF_A_TEST and _OF_A_TEST.search(form)
    return "分" if tested else None
