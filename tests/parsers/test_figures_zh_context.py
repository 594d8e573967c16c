"""Chinese figures in their context: what is no number, what is beside the topic, whose place and time they have."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from parsers.extract import extract
from parsers.records import Article, Figure


def read(text: str, title: str = "大模型观察") -> tuple[Figure, ...]:
    """The figures of a text published on 20 January 2026."""
    published = datetime(2026, 1, 20, tzinfo=UTC)
    return extract(Article(url="test", title=title, text=text, lang="zh", published=published)).figures


def one(text: str, title: str = "大模型观察") -> Figure:
    """The last figure of a text."""
    return read(text, title)[-1]


@pytest.mark.parametrize(
    "text",
    [
        "执行长昨晚在台北举办兆元宴。",
        "他的演讲语惊四座。",
        "省人大常委会十二次会议审议了草案。",
        "产业规模跨越了两个千亿级台阶。",
    ],
)
def test_idioms_sessions_and_steps_count_nothing(text: str) -> None:
    assert read(text) == ()


@pytest.mark.parametrize(
    ("text", "value", "unit", "bound"),
    [
        ("园区已集聚千家人工智能企业。", 1e3, "count", "about"),
        ("在能源、制造等18个重点行业推广。", 18, "count", "exact"),
        ("公司市值突破4000亿大关。", 4e11, "CNY", "more_than"),
        ("平均每卖出4辆新车就有1辆搭载大模型。", 25, "percent", "exact"),
        ("據新華社報導，中央企業累計投資超百億元。", 1e10, "CNY", "more_than"),
        ("立法會昨日批出逾3億元。", 3e8, "other", "more_than"),
    ],
)
def test_numbers_that_are_easily_missed(text: str, value: float, unit: str, bound: str) -> None:
    figure = one(text)
    assert (figure.value, figure.unit, figure.bound) == (value, unit, bound)


@pytest.mark.parametrize(
    "text",
    [
        "该区地区生产总值超3100亿元。",
        "该区财政收入310亿元，增速7%。",
        "游戏业务收入9.3亿元，同比增长21%。",
        "去年共有19家公司在香港上市。",
        "招股定价只要98元。",
        "已建成640家智能工厂。",
        "全国还有超过9000万人主要讲方言。",
    ],
)
def test_what_is_beside_the_topic(text: str) -> None:
    assert [figure.core for figure in read(text)] == [False] * len(read(text)) != []


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("收盘时公司总市值达到860亿港元。", "智谱登陆港交所"),
        ("该公司员工不到300人。", "MiniMax的账本"),
        ("央企深入推进“AI＋”行动，打造了600多个应用场景。", "央企观察"),
        ("提升组今年推出80个AI工具，并在2028年前增加至不少于150个。", "政务观察"),
    ],
)
def test_what_is_of_the_trade(text: str, title: str) -> None:
    assert one(text, title).core


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("立法會今日討論人工智能。局長指，政府的基金已累計批出逾12億元，資助AI項目。", "HK"),
        ("国务院国资委推进中央企业“AI＋”行动，建设了500多个应用场景。", "CN"),
        ("美国人工智能巨头OpenAI宣布，每周活跃用户达7亿。", None),
        ("在武汉未来科技城，智算中心算力规模超1500PFLOPS。", "CN-HB"),
        ("全国大模型快速发展。模型推理成本下降了62%。", None),
        ("全国大模型快速发展。已有四成企业接入至少两款模型。", None),
    ],
)
def test_whose_place_a_figure_has(text: str, place: str | None) -> None:
    assert one(text).place == place


@pytest.mark.parametrize(
    ("text", "as_of"),
    [
        ("截至2025年6月末，用户规模达4.1亿人。与2024年12月末的数据相比，用户增长1.3亿人。", "2025-06"),
        ("2025年9月的季度，大模型渗透率达18%，较上一季度的16%有所增长。", "2025-06"),
        ("2025年11月大模型份额约为15%，与1年前的2%相比大幅增长。", "2024-11"),
        (
            "截至自然年2025年10月26日的第三财季，英伟达财报显示营收500亿美元。\n\n数据中心业务营收达400亿美元。",
            "2025-10",
        ),
        ("1月9日，MiniMax挂牌上市。首日交易中，市值突破900亿港元。", "2026-01-09"),
        ("1月12日，某机器人公司宣布完成B轮融资超8亿元。", "2026-01-12"),
        ("提升组在今年内推出涵盖100个政务环节的AI工具。", "2026"),
    ],
)
def test_what_time_a_figure_is_of(text: str, as_of: str) -> None:
    assert one(text).as_of == as_of
