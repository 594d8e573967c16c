"""Which number of a sentence is what stood before another; the number asked about stands in «»."""

from __future__ import annotations

import time

import pytest

from parsers.dates.comparisons import earlier


def asked(marked: str, lang: str) -> bool:
    start, end = marked.index("«"), marked.index("»") - 1
    return earlier(marked.replace("«", "").replace("»", ""), start, end, lang)


BEFORE_EN = [
    "The number of services rose from «868» to 988.",
    "The number of services rose from «868» in April to 988 in June.",
    "Registrations reached 988, up from «868».",
    "Registrations reached 988, up from «about 868 services» a month before.",
    "Registrations reached 988, up 13.8 percent from «868».",
    "Registrations reached 988, compared with «868».",
    "Registrations reached 988, compared with «868» at the end of April.",
    "Its users went from «100 million» to 150 million.",
    "The assistant took its base from «100 million users» to 150 million.",
    "From «100 million» in April to 150 million in June: the assistant is growing.",
    "The list now has 988 services, against «868 services» a year earlier.",
    "The list has 988 services; it had «868» a year earlier.",
    "The list has 988 services, from «868» a year earlier.",
    "That is 120 more than the «868» of April.",
    "The list has 988 services, more than April's «868».",
    "The list has 988 entries, while a year ago there were «868».",
    "The number of firms rose from «868 companies» to 988.",
    "Users fell from «35 million» to 20 million.",
]
NOT_EN = [
    "The number of services rose from 868 to «988».",
    "The number of services rose from 868 in April to «988» in June.",
    "Registrations reached «988», up from 868.",
    "Registrations reached 988, up «13.8 percent» from 868.",
    "Registrations reached «988», compared with 868 a year earlier.",
    "The start-up employs from «100» to 200 people.",
    "Teams range from «100» to 200.",
    "The price is between «100» and 200 yuan.",
    "From Beijing with «300 models» to Guangdong with 200, cities compete.",
    "From Beijing with 300 models to Guangdong with «200», cities compete.",
    "China has 79 models, compared with «100» in the United States.",
    "The chatbot has 172 million users, compared with DeepSeek's «145 million».",
    "About half use it, compared with «33 percent» globally.",
    "The list has «988 services» from 120 companies.",
    "The list has 988 services from «120 companies».",
    "The fair showed advanced models from «120 companies».",
    "Visitors went to the show from «40 countries».",
    "Calls came to 5 trillion, «12 times» the level of a year earlier.",
    "Some 70 percent of small firms use it, compared with «58 percent of large ones».",
    "As of June 30, 2026, «988 services» had been filed.",
    "In May the regulator approved «120 services», up sharply.",
]
BEFORE_ZH = [
    "服务从«868款»增至988款。",
    "服务从4月的«868款»增加到6月的988款。",
    "日均调用量由«63万亿»增长到120万亿。",
    "日均调用量由年初的«63万亿»同比增长近一倍至120万亿。",
    "服务共988款，较此前的«868款»增加120款。",
    "服务共988款，较4月底的«868款»增长13.8%。",
    "服务共988款，此前为«868款»。",
    "服务共988款（此前为«868款»）。",
    "服务共988款，比«868款»多120款。",
    "服务共988款，与4月底的«868款»相比增加120款。",
    "服务共988款，去年同期为«868款»。",
    "服务达988款，比上次公布的«868款»多120款。",
    "服务达988款，比«868款多»120款。",
    "与此前公布的«868款»相比，服务增至988款。",
    "用戶從«1億»增至1.5億。",
]
NOT_ZH = [
    "服务从868款增至«988款»。",
    "日均调用量由63万亿增长到«120万亿»。",
    "服务共988款，较此前的868款增加«120款»。",
    "服务共«988款»，较4月底的868款增长13.8%。",
    "服务共988款，较4月底增长«13.8%»。",
    "团队从«100人»到200人不等。",
    "由«868家企业»推出的大模型增至120款。",
    "来自«868家企业»的模型增至988款。",
    "中国有79款，较美国的«100款»少。",
    "从北京的«300款»到广东的200款，各地竞相发展。",
    "截至2026年6月30日，共«988款»服务完成备案。",
    "日均调用量达5万亿次，是去年同期的«12倍»。",
    "服务去年达到«868款»，占比首次超过40%。",
    "此前«868款»服务已完成备案。",
]


@pytest.mark.parametrize("marked", BEFORE_EN)
def test_what_stood_before_in_english(marked: str) -> None:
    assert asked(marked, "en")


@pytest.mark.parametrize("marked", NOT_EN)
def test_what_stands_or_is_of_something_else_in_english(marked: str) -> None:
    assert not asked(marked, "en")


@pytest.mark.parametrize("marked", BEFORE_ZH)
def test_what_stood_before_in_chinese(marked: str) -> None:
    assert asked(marked, "zh")


@pytest.mark.parametrize("marked", NOT_ZH)
def test_what_stands_or_is_of_something_else_in_chinese(marked: str) -> None:
    assert not asked(marked, "zh")


def test_a_language_without_a_module_tells_nothing() -> None:
    assert not asked("von «868» auf 988 gestiegen", "de")


@pytest.mark.parametrize(
    ("words", "lang"), [("rose from about ", "en"), ("较去年此前从", "zh"), ("a year ", "en")]
)
def test_long_sentences_take_no_longer_than_short_ones(words: str, lang: str) -> None:
    sentence = words * 4000 + "868"
    begun = time.process_time()  # the processor's: what a neighbour takes is not ours
    earlier(sentence, len(sentence) - 3, len(sentence), lang)
    assert time.process_time() - begun < 0.5
