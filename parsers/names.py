"""Names of people: Chinese, Western, hyphenated, compound, transliterated; and who was named first.

Shapes only: which words stand around a name (titles, verbs of saying) belongs to the language files. A `Registry`
keeps an article's people and bodies in the order of their mention and finds the full name for a short one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib import resources
from typing import Literal

Gender = Literal["he", "she"]
Kind = Literal["person", "body", "unnamed"]

SURNAMES = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴"
    "夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安"
    "颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐沿梅莫庄辛管祝左涂谷祁时舒耿牟卜路詹关苗凌费纪靳盛童欧甄项曲"
    "成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵欧阳解强柴华车冉房边辜吉饶刁瞿戚丘古米池滕晋苑邬臧畅宫来"
    "嵺苟全褚廉简娄盖符奚木穆党燕郎邸冀谈姬屠连郜晏栾郁商蒙计喻揭窦迟宇敖糜鄢冷卓花仇艾蓝都巩稽井练仲乐虞卞封竺冼原官"
    "衣楚佟那初逯荣农寇桑宗荆明沙沃利巴平麻仝"
    "張劉陳楊趙黃吳孫馬羅鄭謝韓馮蕭鄧許呂蘇盧蔣賈葉閻鍾譚鄒陸顧萬錢湯喬賀賴龔龐蘭顏倪嚴溫蘆魯韋畢聶叢齊莊塗紀盛歐項衛鮑單"
    "寧閔車邊饒鄔暢宮簡婁蓋黨連欒鬱計竇遲藍鞏練樂農榮"
)
COMPOUND_SURNAMES = (
    "欧阳 歐陽 司马 司馬 上官 诸葛 諸葛 司徒 令狐 皇甫 慕容 尉迟 尉遲 东方 東方 南宫 南宮 夏侯 公孙 公孫 端木 "
    "轩辕 軒轅 宇文 长孙 長孫 鲜于 鮮于 闻人 聞人 申屠 淳于 呼延 独孤 獨孤 百里 西门 西門 第五 拓跋 完颜 完顏 纳兰 納蘭"
).split()

# Pinyin and the spellings of Hong Kong, Taiwan and Singapore.
PINYIN_SURNAMES = frozenset(
    """ai an ao ba bai ban bao bei bi bian bo bu cai cao cen chai chang che chen cheng chi chu cong cui dai dang deng di
    diao ding dong dou du duan fan fang fei feng fu gan gao ge geng gong gou gu guan gui guo han hang hao he hong hou hu
    hua huang huo ji jia jian jiang jiao jin jing ju kang ke kong kou lai lan lang lei leng li lian liang liao lin ling
    liu long lou lu luo lv ma mai man mao mei meng mi miao min ming mo mou mu na nan ni nie ning niu ou pan pang pei
    peng ping pu qi qian qiang qiao qin qiu qu quan ran rao ren rong ruan rui sang sha shan shang shao she shen sheng shi
    shu si song su sui sun tan tang tao teng tian tong tu wan wang wei wen weng wu xi xia xian xiang xiao xie xin xing
    xiong xu xue yan yang yao ye yi yin ying you yu yuan yue yun zang zeng zha zhai zhan zhang zhao zhen zheng zhi zhong
    zhou zhu zhuang zhuo zong zou zuo ouyang sima shangguan zhuge situ linghu huangfu murong dongfang xiahou gongsun
    chan cheung choi chow chu chung fong fung ho hui hung kwan kwok kwong lai lam lau lee leung lim lo loh lui mok ng ngai
    ong poon shum sit siu tam tan teo tong tsai tsang tse tsui wong wu yam yeung yip yiu yuen hsu hsieh hsiao chiang
    chang chou kuo liao lien tsao yeh""".split()
)
_SYLLABLE = (
    r"(?:[bpmfdtnlgkhjqxrzcsyw]|zh|ch|sh)?(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uan|uai|ai|ei|ao|ou|an|en|in|un|er"
    r"|ia|ie|iu|ua|ue|ui|uo|ve|a|e|i|o|u|v)"
)
_PINYIN_GIVEN = re.compile(rf"{_SYLLABLE}(?:['’-]?{_SYLLABLE})?", re.IGNORECASE)
_GAP = re.compile(r"[\s·•・‧]+")
_HAN_NAME = re.compile(r"[\u3400-\u9fff]{2,4}")
_FOREIGN_NAME = re.compile(r"(?:[A-Z]\.?)?[\u3400-\u9fff]{1,7}(?:[·•・‧][\u3400-\u9fffA-Z.]{1,8})+")
_PARTICLES = frozenset("de del della der den van von di da dos du la le bin ibn al el ter ten zu y e".split())
_SUFFIXES = frozenset("jr sr ii iii iv phd md".split())


@dataclass(slots=True)
class Mention:
    """Somebody named in an article: a person, a body, or one who is only described («a spokesperson»)."""

    name: str
    start: int
    end: int
    kind: Kind = "person"
    gender: Gender | None = None
    role: str | None = None


@dataclass(slots=True)
class Registry:
    """Who an article has named, in its order. `add` when met; `full` turns a later short form into the first."""

    people: dict[str, Mention] = field(default_factory=dict)
    _by_part: dict[str, list[Mention]] = field(default_factory=dict)

    def add(self, mention: Mention) -> Mention:
        """The mention, or the one already there under this name, filled with what was not known of it."""
        known = self.people.get(mention.name)
        if known is None:
            self.people[mention.name] = mention
            for part in set(_parts(mention.name)):
                self._by_part.setdefault(part, []).append(mention)
            return mention
        if known.kind == "body" and mention.kind == "person":
            known.kind = "person"
        known.gender = known.gender or mention.gender
        known.role = known.role or mention.role
        return known

    def full(self, name: str, at: int | None = None) -> Mention | None:
        """The fullest mention that `name` (a surname, a given name, a name with or without initials) stands for:
        the last one before offset `at` where several share it. None where nobody fits."""
        if name in self.people:
            return self.people[name]
        parts = _parts(name)
        if not parts:
            return None
        sought = set(parts)
        fits = [m for m in self._by_part.get(parts[-1], []) if sought.issubset(_parts(m.name))]
        before = [m for m in fits if at is None or m.start <= at] or fits
        return before[-1] if before else None

    def sharing(self, part: str) -> int:
        """How many people share this part of a name."""
        return len(self._by_part.get(part.lower(), []))

    def namesakes(self, part: str) -> list[Mention]:
        """Those who share this part of a name, in the order of their mention."""
        return list(self._by_part.get(part.lower(), []))

    def __iter__(self) -> Iterator[Mention]:
        return iter(self.people.values())


@lru_cache(maxsize=8192)
def _parts(name: str) -> tuple[str, ...]:
    """The words by which a name can be referred to, lower-case; a Chinese name gives itself and its surname."""
    if _HAN_NAME.fullmatch(name):
        return surname(name), name
    words = [w.strip(".,").lower() for w in _GAP.split(name)]
    return tuple(
        w for w in words if (len(w) > 1 or w > "\u3400") and w not in _PARTICLES and w not in _SUFFIXES
    )


@lru_cache(maxsize=8192)
def surname(name: str) -> str:
    """The family name: 欧阳 of 欧阳明, Zhao of Zhao Zhiyun, Lee of Kai-Fu Lee, Brandt of Elliot Brandt Jr."""
    if _HAN_NAME.fullmatch(name):
        return name[:2] if name[:2] in COMPOUND_SURNAMES and len(name) > 2 else name[:1]
    words = [w.strip(".,") for w in _GAP.split(name) if w.strip(".,").lower() not in _SUFFIXES]
    if not words:
        return name
    return words[0] if is_pinyin_name(" ".join(words)) else words[-1]


def is_han_name(text: str) -> bool:
    """A Chinese name in characters: a surname and one or two characters (欧阳 and its like, up to four)."""
    if not _HAN_NAME.fullmatch(text):
        return False
    if text[:2] in COMPOUND_SURNAMES:
        return len(text) >= 3
    return text[0] in SURNAMES and len(text) <= 3


def is_foreign_name(text: str) -> bool:
    """A transliterated name, its parts joined by a middle dot: 山姆·奥尔特曼, J·D·万斯."""
    return _FOREIGN_NAME.fullmatch(text) is not None


def is_pinyin_name(text: str) -> bool:
    """A Chinese name in Latin letters with the surname first: Zhao Zhiyun, Wang Wei, Ouyang Ming, Tam Yiu-ming."""
    words = text.split()
    if not 2 <= len(words) <= 3 or words[0].lower() not in PINYIN_SURNAMES:
        return False
    return all(_PINYIN_GIVEN.fullmatch(w) is not None for w in words[1:]) and not given_gender(words[0])


@cache
def _given() -> dict[str, Gender | None]:
    names: dict[str, Gender | None] = {}
    listed = resources.files("parsers").joinpath("given_names.txt").read_text(encoding="utf-8")
    for line in listed.splitlines():
        sex, *words = line.split()
        for word in words:
            names[word] = "he" if sex == "m" else "she" if sex == "f" else None
    return names


def is_given(word: str) -> bool:
    """Whether this is a common given name of the West, South Asia or the Arab world."""
    return word.lower().strip(".,") in _given()


def given_gender(word: str) -> Gender | None:
    """«he» or «she» for a given name that says so, else None."""
    return _given().get(word.lower().split("-")[0].strip(".,"))
