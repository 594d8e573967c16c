"""The place that a Chinese text is about, as it goes on: what holds for numbers without a place of their own."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from parsers import places
from parsers.languages.zh.owners import NAME
from parsers.languages.zh.script import fold
from parsers.places import Place
from parsers.records import Document

BRANCH = (
    "红杉",
    "微软",
    "谷歌",
    "英特尔",
    "IBM",
    "SAP",
    "特斯拉",
    "苹果",
    "普华永道",
    "德勤",
    "高盛",
    "摩根士丹利",
)
BODY = re.compile(
    r"(?!互联网络信息中心|(?:AI|人工智能|大模型|科技|芯片|互联网|机器人|初创|上市|创业|本土|民营)+(?:公司|企业|集团))[^\W\d在已的有共占拥]{0,14}?(?:(?:股份)?有限(?:责任)?公司|研究[院所]|(?<!重点)实验室|信通院|社科院|科学院|工程院|协会|学会|(?<!数据)(?<!算力)(?<!智算)(?<!超算)(?<!计算)中心(?!城市)|"
    r"公司|集团|委员会|联盟|论坛|峰会|博览会|大会|日报|证券报|之声|网(?:讯|记者))"
)
NATION = re.compile(
    r"国家(?:互联网信息办公室|网信办|数据局|统计局|知识产权局|发展改革委|发展和改革委员会|标准委|能源局|"
    r"卫健委|级)|工业和信息化部|工信部|科技部|科学技术部|教育部|"
    r"中央网信办|国务院|网信办公告|中国互联网络信息中心|CNNIC|国新办|中央企业|(?<![一-鿿]市)(?<![一-鿿]省)国资委|"
    r"海关总署|财政部|商务部|人力资源和社会保障部|人社部|中国人民银行|市场监管总局|国家[一-鿿]{2,4}总?局"
)
# Bodies and papers of Hong Kong, which name it by no more than that.
_HONG_KONG = re.compile(
    r"立法会|特区政府|施政报告|财政预算案|创新科技及工业局|创科局|创科及工业局|创新及科技基金|生产力(?:促进)?局|数码港|"
    r"金管局|港交所|联交所|贸发局|河套(?:区|深港|科技园|香港)|数字政策办公室|科学园"
)
# Ministries that Taiwan has by the same names, and bodies and papers of Taiwan.
_MINISTRY = frozenset("教育部 财政部 科技部 国务院".split())
_TAIWAN = re.compile(
    r"行政院|立法院|国科会|数(?:位)?发(?:展)?部|数发部|经济部|教育部|财政部|文化部|国发会|资策会|工研院|中研院|产发署|数产署|国网中心"
)
_TAIWAN_KNOWN = re.compile(r"臺灣|台灣|新台幣|新臺幣|臺北|台北|行政院|立法院")
_HONG_KONG_KNOWN = re.compile(
    r"创新科技及工业局|创科局|数码港|港话通|香港|本港|港府|立法会|施政报告|特区政府"
)
WHOLE = re.compile(r"全(?:市|省|区|州|县|港|澳|域)|[该本我](?:市|省|区|县)|当地")

WHOLE_OF = re.compile(
    r"(?:占|占到|占了|约占|居|位居|列|位列|服务|辐射|面向|销往|遍布)$"
)  # 占全国的一成, 居全国第三: what it is measured by
_TOLD = re.compile(
    r"(?:获悉|了解到|消息|显示|介绍|表示|透露|指出|底|末|[日月年]|目前)[，：]$"
)  # 记者获悉，上海已有…
# 美国人工智能巨头OpenAI: whose firm it is, not where its users are
_MAKER = re.compile(
    r"的?[^，。；、：“\d]{0,14}?(?:巨头|公司|企业|龙头|独角兽|[厂企]商|大厂|开发商|[初新]创|实验室|团队|机构|平台)"
    rf"(?:（[^）]{{0,20}}）)?(?={NAME.pattern})"
)
_OWN_MAKER = re.compile(rf"的?(?={NAME.pattern})")
# 国内首个, 中国头部: a rank
_FIRST = re.compile(r"首[个款家]|第[一二三]|唯一|重点实验室|领先|知名|顶尖|头部|一流|[^，。；：\d]{0,14}之一")
HOME_MADE = frozenset("国产 國產".split())
# A plan is of the place that its title begins with.
_PLAN_OF = re.compile(r"《[^《》\n]{2,60}(?:方案|计划|意见|政策|措施|规划|办法|条例)[^《》\n]{0,16}》")
# not what a text is about
_PART = frozenset("大陆 大陸 内地 內地 国产 國產 中国内地 中国大陆 中方".split())


def describes(text: str, place: Place) -> bool:
    """Whether a place's name only says whose a firm is: 美国巨头OpenAI, 中国的DeepSeek."""
    if _MAKER.match(text, place.end) is not None:
        return True
    country = text[place.end - 1] == "国" and text[place.start] not in "我全"
    return country and _OWN_MAKER.match(text, place.end) is not None and text[place.start - 1] not in "在于"


def _of_title(title: str) -> str | None:
    """The one province or region that a title names as what it is about: 杭州市加快建设…实施方案."""
    found = [p for p in places.find(title, "zh") if title[p.start : p.end] not in _PART]
    codes = {p.code for p in found}
    if len(codes) != 1 or any(BODY.match(title, p.end) or describes(title, p) for p in found):
        return None
    code = codes.pop()
    known = "-" in code or code in ("HK", "MO", "TW")
    return code if known and "+" not in code else None


def _foreign(code: str) -> bool:
    return not code.startswith("CN") and code not in ("HK", "MO", "TW")


class Scopes:
    """The place that the text is about, as it goes on: set by 全国, 我国, a city at the head of a sentence."""

    def __init__(
        self, text: str, document: Document, found: Sequence[Place], counted: Sequence[Place]
    ) -> None:
        self.text = text
        heads = {s.start for s in document.sentences}
        marks: list[tuple[int, str]] = []
        locals_: list[tuple[int, str]] = []
        kept = {p.start for p in counted}
        for place in found:
            lead = place.start - max(
                (h for h in (place.start - k for k in range(7)) if h in heads), default=-99
            )
            if "-" in place.code or place.code in ("HK", "MO", "TW"):
                locals_.append((place.start, place.code))
                told = _TOLD.search(text, max(0, place.start - 6), place.start)
                head = (lead <= 6 or told is not None) and not text.startswith("的", place.end)
                head = head or _PLAN_OF.match(text, place.start - 1) is not None
                if place.start in kept and (head or "-" not in place.code):
                    marks.append((place.start, place.code))
            elif place.code == "CN":
                branch = text[max(0, place.start - 6) : place.start].endswith(BRANCH) or BODY.match(
                    text, place.end
                )
                measured = WHOLE_OF.search(text[max(0, place.start - 3) : place.start])
                besides = _FIRST.match(text, place.end) or describes(text, place)
                besides = besides or text.startswith("模型", place.end)
                if text[place.start : place.end] not in _PART and not (branch or measured or besides):
                    marks.append((place.start, place.code))
            elif place.start in kept and place.code != "WORLD" and lead <= 6 and text[place.end - 1] != "股":
                marks.append((place.start, place.code))
        taiwan = _TAIWAN_KNOWN.search(document.text) is not None
        if taiwan:
            marks.extend((m.start(), "TW") for m in _TAIWAN.finditer(text))
        nation = (m for m in NATION.finditer(text) if not (taiwan and m.group() in _MINISTRY))
        marks.extend((m.start(), "CN") for m in nation)
        if _HONG_KONG_KNOWN.search(text):
            marks.extend((m.start(), "HK") for m in _HONG_KONG.finditer(text))
        for match in WHOLE.finditer(text):
            i = bisect_right([at for at, _ in locals_], match.start()) - 1
            if i >= 0:
                marks.append((match.start(), locals_[i][1]))
        self._marks, self._locals = sorted(marks), locals_
        self._title = _of_title(fold(document.title))
        self._at = [at for at, _ in self._marks]
        self._local_at = [at for at, _ in locals_]

    def at(self, position: int) -> str | None:
        """What the text is about at a position."""
        i = bisect_right(self._at, position) - 1
        if i < 0:
            return self._title
        while i >= 0 and _foreign(self._marks[i][1]) and self.text.find("\n", self._at[i], position) >= 0:
            i -= 1  # of another country no more than a paragraph is told
        if i < 0:
            return self._title
        if "-" in self._marks[i][1] and "-" not in self._marks[0][1]:
            # a province in a story of the country holds for its paragraph
            while i and self.text.find("\n", self._at[i], position) >= 0 and "-" in self._marks[i][1]:
                i -= 1
        return self._marks[i][1]

    def local(self, position: int) -> str | None:
        """The last place below a country named before a position."""
        i = bisect_right(self._local_at, position) - 1
        return self._locals[i][1] if i >= 0 else self._title
