"""Where a Chinese figure counts: what a plan, a title or the sentence is about, and what is only named beside it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from parsers.extract import extract
from parsers.records import Article, Figure


def read(text: str, title: str = "大模型观察") -> tuple[Figure, ...]:
    """The figures of a text published on 20 August 2025."""
    published = datetime(2025, 8, 20, tzinfo=UTC)
    return extract(Article(url="test", title=title, text=text, lang="zh", published=published)).figures


def places(text: str, title: str = "大模型观察") -> list[str | None]:
    return [f.place for f in read(text, title)]


@pytest.mark.parametrize(
    ("title", "text", "told"),
    [
        (
            "合肥市建设人工智能高地实施方案",
            "到2026年，培育大模型12个，人工智能企业超500家。",
            ["CN-AH", "CN-AH"],
        ),
        ("大模型观察", "省政府印发《湖南省人工智能行动方案》。到2027年，建成智能算力9000P以上。", ["CN-HN"]),
        ("大模型观察", "成都发布规划。我市人工智能企业达1200家，产业规模超1500亿元。", ["CN-SC", "CN-SC"]),
        ("大模型观察", "北京的平台累计服务全国3万家企业，日均大模型调用7亿次。", ["CN", "CN-BJ"]),
        ("大模型观察", "北京拥有9家人工智能领域全国重点实验室。目前，备案大模型140款。", ["CN-BJ", "CN-BJ"]),
        ("大模型观察", "全球AI领域融资大增，金额达8900亿元，其中生成式AI为3400亿元。", ["WORLD", "WORLD"]),
        ("大模型观察", "2024年全球AI手机出货量超过1亿部，2027年将达5亿部。", ["WORLD", "WORLD"]),
        (
            "大模型观察",
            "2024年，我国人工智能核心产业规模9000亿元。2025年这个数值将超过1.2万亿元。",
            ["CN", "CN"],
        ),
        ("大模型观察", "截至2025年6月30日，共642款生成式人工智能服务在国家网信办完成备案。", ["CN"]),
        ("大模型观察", "6月新增80款生成式人工智能服务在国家互联网信息办公室完成备案。", ["CN"]),
        ("大模型观察", "某智能公司的3款生成式人工智能服务在国家网信办完成备案。", [None]),
        ("大模型观察", "浙江省新增9款生成式人工智能服务在国家网信办完成备案。", ["CN-ZJ"]),
        ("大模型观察", "在人工智能巡展深圳站上，公司披露大模型日均生成图片300万张。", [None]),
        ("大模型观察", "由全国产化算力平台训练的大模型有12个。", [None]),
        ("大模型观察", "台湾与韩国（25.9%）、义大利（25.8%）的AI采用率相近。", ["KR", "IT"]),
        ("大模型观察", "H200晶片在中国的算力约为H20晶片的六倍。", ["CN"]),
        ("大模型观察", "獲投的深圳某某有限公司，融資金額為5億元。", [None]),
    ],
)
def test_places(title: str, text: str, told: list[str | None]) -> None:
    assert places(text, title) == told


def test_ministries_of_taiwan_are_not_the_mainlands() -> None:
    text = "首波集結教育部等超過200個政府機關。這是台灣的語料庫。"
    assert places(text) == ["TW"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("豆包月活为1.5亿，此前曾一度跌落到9000万。", ["users", "users"]),
        ("平台开发者数为497万（去年同期343万）。", ["users", "users"]),
        ("豆包回落到1.3亿用户，落后于元宝（1.7亿）。", ["users", "users"]),
        ("某助手也达到8100万（周活）。", ["users"]),
        ("豆包、千问的日均Tokens调用量，已分别达63万亿、32万亿。", ["tokens", "tokens"]),
        ("大模型日均使用量超过1.3万亿。", ["tokens"]),
        ("累计Token使用量超过一万亿的企业有100家。", ["tokens", "organisations"]),
        ("我国算力产业年增长率近30%。", ["growth"]),
        ("复合年增长率（CAGR）为78.4%。", ["growth"]),
        ("这一数字实现了141%的惊人增长。", ["growth"]),
        ("硬件成本正以每年30%的幅度下降。", ["growth"]),
        ("收入按年升5%，按季多3%。", ["growth", "growth"]),
        ("产值同比大涨12.8%，远超去年同期的3.2%。", ["growth", "growth"]),
        ("混合效率达到97%以上。", ["other"]),
        ("调用量实现417倍增长。", ["growth"]),
        ("公司蒸馏出6个模型开源给社区。", ["models"]),
        ("建成4个“万卡集群”。", ["compute"]),
        ("拿下某基金的2亿追加投资。", ["money"]),
    ],
)
def test_kinds(text: str, told: list[str]) -> None:
    assert [f.metric for f in read(text)] == told


@pytest.mark.parametrize(
    "text",
    [
        "大模型支持生成1080P高清视频。",
        "这是「2023台灣產業AI化大調查」。",
        "在全球顶尖人工智能研究者（前2%）中占优。",
        "1PB相当于国家图书馆的藏书。",
        "以16位浮点运算为基准。",
        "江苏、北京分列二、三位。",
        "平均每两个Token就有人看。",
    ],
)
def test_definitions_resolutions_and_ranks_count_nothing(text: str) -> None:
    assert read(text) == ()


@pytest.mark.parametrize(
    ("text", "bound", "value"),
    [
        ("规模从180亿元跃升至6000亿元。", "exact", 6e11),
        ("AI收入占比将突破云业务总收入的35%。", "more_than", 35),
        ("训练语料近五成为英文。", "nearly", 50),
        ("远超去年同期的3.2%。", "exact", 3.2),
    ],
)
def test_bounds(text: str, bound: str, value: float) -> None:
    figure = read(text)[-1]
    assert (figure.bound, figure.value) == (bound, value)


def test_chinese_companies_are_counted_whole() -> None:
    first = read("榜单显示，9家中国企业上榜，较上年多3家。")[0]
    assert (first.text, first.metric) == ("9家中国企业", "organisations")
