"""Who speaks in Chinese news: whom a paper cites, firms called by what they are, a few words in marks."""

from __future__ import annotations

import pytest

from parsers.extract import extract
from parsers.records import Article, Quote


def read(text: str) -> tuple[Quote, ...]:
    return extract(Article(url="test", title="大模型观察", text=text, lang="zh")).quotes


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("深圳人工智能企业云岭智见对本报表示，应用是大模型落地的关键。", "云岭智见"),
        ("《远山周刊》引述大模型公司相关人士澄清，融资消息均为谣言。", "大模型公司相关人士"),
        ("国际研究单位预估，三年内采用大模型的企业会多一倍。", "国际研究单位"),
        ("沈知远指出，根据某研究院统计，大模型市场明年将翻一番。", "沈知远"),
    ],
)
def test_who_speaks(text: str, speaker: str) -> None:
    assert [q.speaker for q in read(text)] == [speaker]


def test_a_clause_in_marks_right_behind_its_verb() -> None:
    quotes = read("局长沈知远形容「这只是个开始」，强调大模型会改变各行各业。")
    assert [(q.kind, q.text) for q in quotes] == [
        ("direct", "这只是个开始"),
        ("indirect", "大模型会改变各行各业"),
    ]


def test_somebody_known_by_surname_tells_the_paper() -> None:
    quotes = read("市民林女士告诉记者，她用大模型改简历，“十分钟就改好了，比我自己写的强”。")
    assert [(q.kind, q.speaker) for q in quotes] == [("indirect", "林女士"), ("direct", "林女士")]


def test_whoever_passes_words_on_is_named_without_the_act() -> None:
    (quote,) = read("沈知远转发并评论道：“大模型免费不等于没有成本。”")
    assert quote.speaker == "沈知远"


def test_a_term_in_marks_right_behind_its_verb_is_none() -> None:
    assert not [q for q in read("局长沈知远称“不予置评”，大模型项目已经启动。") if q.kind == "direct"]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("市里发布了《大模型应用场景清单》。数据显示，全市大模型企业超800家。", None),
        ("大模型产业规模预计突破1.2万亿元。", None),
        ("据行业资料显示，某大模型公司的市场份额为5.9%。", None),
        ("根据《远山时报》的信源，这家大模型公司的估值为450亿美元。", "《远山时报》"),
        ("据媒体披露，这家大模型公司估值450亿元。", None),
        ("第三方机构Nimbus的报告显示，大模型用户达2亿人。", "第三方机构Nimbus"),
        ("来自云岭市的数据显示，大模型应用有178个。", "云岭市"),
        ("云岭研究院调查，86%的受访者用过大模型。", "云岭研究院"),
        ("据云岭观察不完全统计，大模型招标项目有190余个。", "云岭观察"),
        ("百度方面称，文心大模型的用户达2亿人。", "百度"),
        ("沈知远指出，根据云岭研究院统计，大模型市场规模达62亿元。", "云岭研究院"),
    ],
)
def test_who_is_credited(text: str, source: str | None) -> None:
    figures = extract(Article(url="test", title="大模型观察", text=text, lang="zh")).figures
    assert [f.source for f in figures] == [source]
