"""Who is credited with a Chinese figure, and whom nobody can quote."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from parsers.extract import extract
from parsers.records import Article, Extraction


def read(text: str) -> Extraction:
    """What an article published on 20 August 2025 says."""
    published = datetime(2025, 8, 20, tzinfo=UTC)
    return extract(Article(url="test", title="大模型观察", text=text, lang="zh", published=published))


def sources(text: str) -> list[str | None]:
    return [f.source for f in read(text).figures]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("省统计局昨日公布调查，62%的企业用过大模型。其中近三成每天使用。", ["省统计局", "省统计局"]),
        ("云岭基金会公布「产业AI大调查」，过半企业已使用大模型。", ["云岭基金会"]),
        ("研究院梳理了备案数据。数据显示，全国有346个大模型备案。", ["研究院"]),
        ("《大模型应用报告》展现了产业全景。一是用户达5.1亿人。", ["《大模型应用报告》"]),
        ("根据《行动计划》，到2027年培育大模型30个。", ["《行动计划》"]),
        ("市科技局印发《大模型行动计划》。其中提出，到2027年培育大模型30个。", ["《大模型行动计划》"]),
        ("在麦肯锡的调研中，49%的企业称AI降低了成本。", ["麦肯锡"]),
        ("4月11日从工信部了解到，我国大模型已有200个。", ["工信部"]),
        ("工信部在全国工作会议上披露，我国大模型已有200个。", ["工信部"]),
        ("政府统计处的数字显示，约有一成四的机构使用大模型。", ["政府统计处"]),
        ("局长田自远披露了一组数据：\n\n全市备案大模型80个。", ["田自远"]),
        ("市科技局局长田自远：\n\n全市备案大模型80个。\n\n企业有900家。", ["田自远", "田自远"]),
        ("某智能公司宣布完成5亿元融资。加上上一轮的2亿元融资，账上有7亿元。", ["某智能公司", None, None]),
        ("根据公开数据，该公司估值超过200亿元。", [None]),
    ],
)
def test_sources(text: str, told: list[str | None]) -> None:
    found = sources(text)
    assert len(found) == len(told)
    assert all(
        (not want and not have) or (want and have and want in have)
        for want, have in zip(told, found, strict=True)
    )


@pytest.mark.parametrize(
    "text",
    [
        "公司增长三成，然而预计净亏损仍在2亿元以上。",
        "73%的受访企业表示用过大模型。",
        "有2.49亿人表示使用过生成式人工智能产品。",
        "“谁能做出下一个好用的模型”，是市场长期以来的期待。",
    ],
)
def test_nobody_is_quoted(text: str) -> None:
    assert read(text).quotes == ()


@pytest.mark.parametrize(
    ("text", "speaker", "kind"),
    [
        ("某信息通信院总工程师田自远介绍，备案大模型已超700款。", "田自远", "indirect"),
        ("某研究院董事长兼首席调研官田自远表示，独角兽增加三成。", "田自远", "indirect"),
        ("分析師田自錤在X發文指出，晶片需求增加三成。", "田自錤", "indirect"),
        ("云岭發展部今（15）日表示，已有三成企業導入AI。", "云岭發展部", "indirect"),
        ("第三方机构QuestMobile统计显示，大模型用户增长三成。", "第三方机构QuestMobile", "indirect"),
        ("TrendForce集邦咨询预计，大模型用户将增长三成。", "TrendForce集邦咨询", "indirect"),
        ("云岭產業研究所預估，AI伺服器出貨量將成長三成。", "云岭產業研究所", "indirect"),
        ("田自远改口：“开源会让更多人用上好的模型，这一点我看错了。”", "田自远", "direct"),
        ("29岁的田自远是一名平面设计师。“这类工具我每天都在用，省了不少事。”他说。", "田自远", "direct"),
        ("师范大学的林疏影专程赶来参会。她说，机会比去年更多。", "林疏影", "indirect"),
        ("田自远表示，眼下看重的是覆盖。“要做成新场景，模型得先变强，这更有价值”。", "田自远", "direct"),
        (
            "国外一家名为Riverbank的研究机构发布报告，该机构的数据显示，大模型用户增长三成。",
            "Riverbank",
            "indirect",
        ),
    ],
)
def test_speakers(text: str, speaker: str, kind: str) -> None:
    quote = read(text).quotes[-1]
    assert (quote.speaker, quote.kind) == (speaker, kind)


def test_who_only_asks_is_no_interviewee() -> None:
    text = "云岭商业：用户多少？\n\n田自远：大概有30万。\n\n云岭商业：收入呢？\n\n田自远：今年会超过1亿元。"
    quotes = read(text).quotes
    assert [(q.speaker, q.text) for q in quotes] == [
        ("田自远", "大概有30万"),
        ("田自远", "今年会超过1亿元"),
    ]


def test_answers_of_nobody_are_no_quotes() -> None:
    text = "问：用户有多少？\n\n答：付费用户超过30万，六成来自海外。"
    assert read(text).quotes == ()
    assert sources(text) == [None, None]


def test_a_house_whose_name_ends_like_a_paper() -> None:
    assert sources("据弗若斯特沙利文统计，大模型用户增长三成。") == ["弗若斯特沙利文"]
    assert sources("弗若斯特沙利文的数据显示，大模型用户增长三成。") == ["弗若斯特沙利文"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("国家网信办今天发布公告称，新增80款生成式人工智能服务完成备案。", "国家网信办"),
        ("北京市网信办发布公告称，新增9款生成式人工智能服务完成登记。", "北京市网信办"),
        ("国家网信办昨日在官网发布通告称，新增80款生成式人工智能服务完成备案。", "国家网信办"),
    ],
)
def test_who_issues_a_notice_is_named_without_the_issuing(text: str, told: str) -> None:
    assert sources(text) == [told]
