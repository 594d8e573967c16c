"""Whose a Chinese figure is: the product or company that a series goes by, or nobody where that is not sure."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from parsers.extract import extract
from parsers.records import Article, Figure


def read(text: str) -> tuple[Figure, ...]:
    """The figures of a text published on 20 January 2026."""
    published = datetime(2026, 1, 20, tzinfo=UTC)
    return extract(Article(url="test", title="大模型观察", text=text, lang="zh", published=published)).figures


def of_last(text: str) -> tuple[str | None, str | None]:
    """Subject and place of the last figure of a text."""
    figure = read(text)[-1]
    return figure.subject, figure.place


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("豆包与Kimi相比，日活多出500万。", "豆包"),
        ("可灵的画质和Sora持平，每月收费66元。", "可灵"),
        ("Qwen3较Qwen2.5推理速度提升30%。", "Qwen3"),
        ("豆包的用量超过了xAI，份额升至1.5%。", "豆包"),
        ("豆包月活1.7亿，高于Kimi的3600万。", "Kimi"),
    ],
)
def test_what_a_figure_is_measured_against_is_not_whose_it_is(text: str, subject: str) -> None:
    assert of_last(text)[0] == subject


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("开源模型MiMo-VL-Mini的参数量为30亿。", "MiMo-VL-Mini"),
        ("文心智能体平台的注册开发者达80万。", "文心智能体平台"),
        ("文心大模型X1的调用量达3亿次。", "文心大模型X1"),
        ("豆包1月的月活达1.2亿。", "豆包"),
        ("文小言月活1081万。", "文小言"),
        ("每张图片2048字节，处理费用3元。", None),
        ("Claude4以32%的份额居首，Gemini29%。", "Gemini"),
    ],
)
def test_a_name_is_taken_whole(text: str, subject: str | None) -> None:
    assert of_last(text)[0] == subject


def test_a_short_name_means_the_full_one_told_before() -> None:
    told = "DeepSeek-R1上个月登上期刊封面。\n\n"
    assert of_last(told + "截至昨日，R1的下载量已达1090万次。")[0] == "DeepSeek-R1"
    assert of_last(told + "加上基座V3的600万美元，成本仍不高。")[0] is None


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("智谱昨日提交招股书。该公司去年收入3.1亿元。", "智谱"),
        ("星河集团宣布旗下助手改名。目前，该应用月活用户超1500万。", None),
        ("月之暗面昨日开源Kimi-K2。据报告，该模型激活参数320亿。", "Kimi-K2"),
        ("字节的胃口最大。知情人士称，它去年的采购预算为900亿元。", "字节"),
        ("昨日有公司提交招股书。该公司去年收入3.1亿元。", None),
    ],
)
def test_what_points_back_takes_up_the_sentence_before(text: str, subject: str | None) -> None:
    assert of_last(text)[0] == subject


@pytest.mark.parametrize(
    "text",
    [
        "包括腾讯、阿里巴巴和字节跳动在内的买家今年下单160亿美元。",
        "包括字节跳动在内的中国公司今年下单160亿美元。",
        "“文心一言”等24款大模型已上线。",
        "59%的青少年用过豆包，这个比例是第二名Gemini（23%）的两倍。",
        "豆包的成本远低于同行动辄2亿美元的投入。",
        "百度去年收入300亿元，广告160亿元。",
    ],
)
def test_of_several_and_of_others_nobody_is_the_owner(text: str) -> None:
    assert of_last(text)[0] is None


def test_names_listed_before_their_amounts_each_have_their_own() -> None:
    figures = read("上月DeepSeek、豆包和腾讯元宝的月活分别为1.9亿、1.1亿和4100万。")
    assert [f.subject for f in figures] == ["DeepSeek", "豆包", "腾讯元宝"]


def test_the_share_of_a_firm_is_not_that_of_the_place_told_before() -> None:
    assert of_last("我国厂商合计占全球市场的52%，其中商汤一家就占了16%。") == ("商汤", None)
    assert of_last("在中国公有云大模型市场，火山引擎以49.2%的份额居首。") == ("火山引擎", "CN")
    assert of_last("全球大模型市场上，阿里巴巴占3.1%的份额。") == ("阿里巴巴", "WORLD")
    assert of_last("大模型市场上，火山引擎以49.2%的份额居首。") == ("火山引擎", None)


@pytest.mark.parametrize(
    "text",
    [
        "我国大模型已有1500个。某公司的助手月活用户超过1.3亿。",
        "我国专利众多。南山大学有6200件专利。",
        "我国开源活跃。平台上的开发者有1600万。",
        "我国银行纷纷试用大模型。“我们的采用率大约七成。”",
        "这台机器用4张国产卡就能训练大模型。",
    ],
)
def test_what_a_body_has_of_its_own_is_not_the_country_s(text: str) -> None:
    assert of_last(text)[1] is None


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("榜单上中国模型合计占15%。", "CN"),
        ("榜单上世界模型占15%。", None),
        ("我国有效发明专利达57万件，在全球占六成。", "CN"),
        ("截至目前，我国人工智能企业超5100家，全球占比约15%。", "CN"),
        ("北京备案大模型132款，数量居全国首位、占1/3。", "CN-BJ"),
        ("中美两国贡献了全球八成的大模型。", "CN+US"),
        ("我国大模型众多。两国发布的大模型合计超过全球总数的80%。", None),
        ("国内付费率不足5%；相比之下，OpenAI的付费用户占5.5%。", None),
        ("韩国的大模型专利有4155件。\n\n报告称，大模型专利占全部专利的6%。", None),
        ("香港612家公司里，四成已使用内地模型，仍有两成担心泄密。", "HK"),
    ],
)
def test_the_place_of_a_share_is_the_part_s(text: str, place: str | None) -> None:
    assert of_last(text)[1] == place


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("百度去年总收入300亿元。", "百度"),
        ("百度去年云业务收入47亿元，大模型需求旺盛。", None),
        ("腾讯去年广告收入1200亿元，净利润2200亿元。", "腾讯"),
        ("DeepSeek爆红。阿里领投了这一轮，总额超10亿美元。", None),
        ("豆包开源。字节跳动创始人沈知远称，大模型推理成本每年可降90%。", None),
        ("阿里云的份额为27%、百度智能云17%，前三家合计拿下大模型市场的九成。", None),
        ("据Dataminer统计，投资者去年向大模型公司投入90亿美元。", None),
    ],
)
def test_a_part_of_a_firm_and_who_counts_are_not_the_firm(text: str, subject: str | None) -> None:
    assert of_last(text)[0] == subject


@pytest.mark.parametrize(
    "text",
    [
        "我国大模型热。市场看好这六家创业公司。",
        "北京有209款备案大模型，其余80款来自外地。",
        "2025年中国融资最多的20家大模型公司。",
    ],
)
def test_some_of_a_place_are_not_all_there_are(text: str) -> None:
    assert of_last(text)[1] is None
