"""When a Chinese figure holds: the date told in its clause, taken up from before, or left open."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from parsers.extract import extract
from parsers.records import Article, Figure


def read(text: str, title: str = "大模型观察") -> tuple[Figure, ...]:
    """The figures of a text published on 20 August 2025."""
    published = datetime(2025, 8, 20, tzinfo=UTC)
    return extract(Article(url="test", title=title, text=text, lang="zh", published=published)).figures


def dates(text: str, title: str = "大模型观察") -> list[str | None]:
    return [f.as_of for f in read(text, title)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("案例占比从2023年的11%跃升至2024年的27%。", ["2023", "2024"]),
        ("2018年至2024年，全省人工智能产业规模从90亿元增长到810亿元。", ["2018", "2024"]),
        ("3月，某助手月活创下8000万的高点，如今已回落到5000万左右。", ["2025-03", None]),
        ("豆包日均调用量为2亿次（今年五月为9000万次），日均生成图片300万张。", [None, "2025-05", None]),
        ("继5月把价格下调九成之后，此次又有三款大模型降价。", ["2025-05", None]),
        ("今年内算力将由900PFLOPS提升至2000PFLOPS。", [None, "2025"]),
        ("到2027年，全市建成大模型30个。人工智能企业超过900家。", ["2027", "2027"]),
        (
            "2024年底大模型有40个。2023年，可能是最热闹的一年。这一年，市场上公布了7轮融资。",
            ["2024-12", "2023"],
        ),
        ("2月25日至5月25日，模型官网访问量下降29%。同期，对手增长41%。", ["2025-05-25", "2025-05-25"]),
        (
            "2026年资本开支1500亿元，高于2025年的约1200亿元，其中约600亿元用于采购芯片。",
            ["2026", "2025", "2026"],
        ),
        ("2013年以来，我国新注册人工智能企业80万家。", [None]),
        ("到“十五五”末，人工智能产业规模将增长到10万亿元以上。", ["2030"]),
        ("阿里云2025财年第三季度收入317亿元。", [None]),
        ("2025年前三季度，人工智能制造业产值增长12%。", ["2025-09"]),
    ],
)
def test_dates_of_changes_plans_and_comparisons(text: str, told: list[str | None]) -> None:
    assert dates(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("某智能公司发布2025半年报，营收12亿元，同比增长8%。", ["2025-06", "2025-06"]),
        ("某智能公司公布今年半年度业绩，大模型收入3亿元。", ["2025-06"]),
        ("某智能公司2025H1大模型收入3亿元。", ["2025-06"]),
        (
            "某智能公司发布2025年半年报业绩。相较于2024年上半年的4亿元亏损已收窄。\n\n毛利增长6亿元。",
            ["2024-06", "2025-06"],
        ),
        (
            "招股书显示，公司在2022年、2023年和2024年的大模型收入分别为1亿元、2亿元和5亿元。",
            ["2022", "2023", "2024"],
        ),
        (
            "公司在2022年至2024年、2025年前六个月的大模型收入分别为1亿元、2亿元、5亿元和4亿元。",
            ["2022", "2023", "2024", "2025-06"],
        ),
        (
            "2022年至2024年，公司的大模型收入分别为1亿元、2亿元和5亿元。同期研发投入分别为3亿元、4亿元和6亿元。",
            ["2022", "2023", "2024", "2022", "2023", "2024"],
        ),
        ("1月20日上线以来，某大模型累计下载量突破1亿次。", [None]),
        ("2014至2023年，中国的大模型专利申请超过3万件。", ["2023"]),
        ("今年上半年用户占比49.8%，較去年成長13.4個百分點。", ["2025-06", "2025-06"]),
        ("7月8日，某模型公司宣布完成B轮融资，融资金额5亿美元。", ["2025-07-08"]),
    ],
)
def test_dates_of_earnings_and_deals(text: str, told: list[str | None]) -> None:
    assert dates(text, "大模型公司业绩观察") == told


def test_that_month_is_the_one_told_last() -> None:
    text = "数据显示，6月豆包月活跃用户达1.2亿。居第二的DeepSeek，该月环比增速为-4.0%。"
    users, growth = read(text)
    assert (users.as_of, growth.as_of) == ("2025-06", "2025-06")
    assert (growth.metric, growth.value) == ("growth", -4.0)


def test_what_is_among_it_goes_on_with_its_date() -> None:
    text = "今年上半年，中国公有云大模型调用量达500万亿次。其中，某云份额超过四成。"
    assert dates(text) == ["2025-06", "2025-06"]
