"""Chinese sentences, and what counts as news on the topic."""

from __future__ import annotations

import pytest

from parsers.languages.zh.text import relevant, sentences


def split(text: str) -> list[str]:
    return [text[s.start : s.end] for s in sentences(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("全市有27款模型。去年新增11款！够吗？", ["全市有27款模型。", "去年新增11款！", "够吗？"]),
        ("“够用。真的够用。”他说。记者点头。", ["“够用。真的够用。”他说。", "记者点头。"]),
        ("他说：“够用。真的。”第二天他走了。", ["他说：“够用。真的。”", "第二天他走了。"]),
        ("「夠用。」她說。「真的。」", ["「夠用。」她說。", "「真的。」"]),
        ("增长12.5%，达3.6亿元。", ["增长12.5%，达3.6亿元。"]),
        ("他想了很久……终于开口。", ["他想了很久……", "终于开口。"]),
        ("没有句号的一段", ["没有句号的一段"]),
        ("（完）全文到此。", ["（完）全文到此。"]),
        ("他说：“没有关上。第二句。第三句。", ["他说：“没有关上。", "第二句。", "第三句。"]),
    ],
)
def test_sentences(text: str, parts: list[str]) -> None:
    assert split(text) == parts


@pytest.mark.parametrize(
    ("title", "text", "about"),
    [
        ("大模型备案再添新员", "全市已有27款。", True),
        ("港商試用內地大模型", "本港中小企掀起熱潮。", True),
        ("生成式人工智慧指引上路", "數發部今天公布。", True),
        ("DeepSeek更新接口", "调用价格下调。", True),
        ("AI人才缺口有多大", "高校扩招。", True),
        ("今年夏粮再获丰收", "全国夏粮总产量增长0.2%，机收率超过九成。", False),
        ("城市有轨电车之困", "建设四年、运营三年，又废弃三年。" * 30, False),
        ("統一發票千萬獎開出", "財政部公布中獎清冊。", False),
        ("MAIL系统升级公告", "邮箱服务将于周日暂停。", False),
    ],
)
def test_relevance(title: str, text: str, about: bool) -> None:
    assert relevant(title, text) is about
