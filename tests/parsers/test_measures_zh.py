"""What a Chinese figure counts and in what unit: patents, staff, operations, dollars, falls told by a comparison."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from parsers.extract import extract
from parsers.records import Article, Figure


def read(text: str, title: str = "大模型观察") -> tuple[Figure, ...]:
    """The figures of a text published on 20 August 2025."""
    published = datetime(2025, 8, 20, tzinfo=UTC)
    return extract(Article(url="test", title=title, text=text, lang="zh", published=published)).figures


def only(text: str) -> Figure:
    (figure,) = read(text)
    return figure


@pytest.mark.parametrize(
    ("text", "metric"),
    [
        ("过去十年，生成式人工智能专利申请超过40000份。", "patents"),
        ("中国提交了 31,000 项 GenAI 发明。", "patents"),
        ("某智能公司大模型研发团队人数达412人。", "other"),
        ("大模型平台的注册人数达412万人。", "users"),
        ("全市智能算力规模达900百亿亿次/秒。", "compute"),
        ("其中26家基于大模型改造了客服。", "organisations"),
        ("大模型服务的亏损率达120%。", "other"),
        ("全市将形成5个先进可用、自主可控的基础大模型。", "models"),
    ],
)
def test_what_is_counted(text: str, metric: str) -> None:
    assert only(text).metric == metric


@pytest.mark.parametrize("told", ["超过每秒900百亿亿次", "超900百亿亿次/秒"])
def test_operations_a_second_are_compute(told: str) -> None:
    figure = only(f"我国智能算力规模{told}。")
    assert (figure.value, figure.unit, figure.bound) == (9e20, "flops", "more_than")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("该中心的算力成本较市场价低25%左右。", -25),
        ("新模型的推理速度比上一代快40%。", 40),
        ("大模型岗位招聘量增长29%，远超行业平均的8%。", 29),
    ],
)
def test_more_or_less_than_something_is_growth(text: str, value: float) -> None:
    figure = read(text)[0]
    assert (figure.metric, figure.value) == ("growth", value)


def test_patents_of_ten_years_are_a_flow() -> None:
    assert only("过去十年，全球提交的大模型专利申请超过40000份。").flow


def test_filed_models_behind_their_keyword() -> None:
    text = (
        "已有600款生成式人工智能服务完成备案，300款应用完成登记。"
        "北京、上海的备案数量位居前二，分别为190款和130款。"
    )
    assert [f.metric for f in read(text)][2:] == ["registered_services", "registered_services"]


@pytest.mark.parametrize(
    "text",
    [
        "争做人工智能之城的远不止一个。",
        "对于中文，1token通常对应一个汉字。",
        "大模型榜单上，甲、乙分列二、三位。",
    ],
)
def test_idioms_definitions_and_ranks_are_no_figures(text: str) -> None:
    assert read(text) == ()


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("特区政府推出「人工智能资助计划」，拨款5000万元。", "other"),
        ("市政府推出“人工智能资助计划”，拨款5000万元。", "CNY"),
        ("某智能公司公布業績，收入5000萬元（人民幣．下同）。", "CNY"),
        ("上海市經信委表示，全市人工智能產業規模突破5000萬元。", "CNY"),
    ],
)
def test_whose_dollars(text: str, unit: str) -> None:
    assert only(text).unit == unit


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("截至 2025 年 6 月 30 日，大模型用户达 2 亿人。", "2025-06-30"),
        ("某智能公司发布2025年半年度报告：营业收入3亿元。", "2025-06"),
        ("2014 年至 2023 年期间，中国提交了 31,000 项大模型专利。", "2023"),
        ("2025 年上半年，大模型收入 3 亿元。", "2025-06"),
        ("大模型专利中，四分之一是在2023年提交的。", "2023"),
    ],
)
def test_dates_with_spaces_and_behind_the_number(text: str, told: str) -> None:
    assert only(text).as_of == told


def test_a_date_before_a_semicolon_holds_for_its_own_clause() -> None:
    text = "人工智能企业700家，今年前三季度营收3800亿元；备案大模型60款。"
    assert [f.as_of for f in read(text)] == [None, "2025-09", None]


def test_what_is_planned_for_years_to_come_has_no_date_yet() -> None:
    figures = read("团队下半年增至100人，未来3年投入10亿元研发大模型。")
    assert figures[-1].as_of is None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("前十名里有8家美国人工智能机构和2家中国人工智能公司。", ["US", "CN"]),
        ("日本使用大模型的比例为26%，远低于中国的81%和美国的68%。", ["JP", "CN", "US"]),
        ("今年全球人工智能总投资将超过500亿元，预计在2027年将超过900亿元。", ["WORLD", "WORLD"]),
    ],
)
def test_places_of_a_pair(text: str, told: list[str]) -> None:
    assert [f.place for f in read(text)] == told


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("訪問1 200間使用大模型的企業。", 1200),
        ("大模型解决方案6500多个。", 6500),
        ("每百万token的推理成本为7美分。", 0.07),
        ("全市集聚了全国1/3的人工智能人才。", 100 / 3),
        ("新一代模型的幻觉率较o7低60%。", -60),
    ],
)
def test_how_numbers_are_written(text: str, value: float) -> None:
    assert only(text).value == pytest.approx(value)


def test_deals_behind_deals() -> None:
    text = "上半年大模型领域发生融资120起。北京以46起居首，上海22起。"
    assert [f.core for f in read(text)] == [True, True, True]


def test_a_list_shares_its_bound_and_its_unit() -> None:
    plan = read("到2027年，人工智能核心产业和相关产业规模分别超过40亿元和5亿元。")
    assert [f.bound for f in plan] == ["more_than", "more_than"]
    used = read("豆包、千问日均调用量分别约63万亿和32万亿Tokens。")
    assert [(f.unit, f.bound) for f in used] == [("tokens", "about"), ("tokens", "about")]


def test_what_a_share_is_lower_than_is_no_bound() -> None:
    figures = read("大模型普及率为26%，远低于中国的81%，不到美国的一半。")
    assert [f.bound for f in figures] == ["exact", "exact", "less_than"]


@pytest.mark.parametrize(
    ("text", "value", "bound"),
    [
        ("对大模型企业按不超过合同金额的50%给予补贴。", 50, "at_most"),
        ("大模型专利的转化率刚过一成。", 10, "more_than"),
        ("这个大模型参数十三亿。", 1.3e9, "exact"),
        ("大模型训练用掉36T tokens。", 3.6e13, "exact"),
    ],
)
def test_bounds_and_numbers_that_are_easily_misread(text: str, value: float, bound: str) -> None:
    figure = only(text)
    assert (figure.value, figure.bound) == (value, bound)


def test_sizes_in_a_list_are_all_sizes() -> None:
    told = read("本次开源了0.5B、1.5B和7B三种尺寸的大模型。")
    assert [(f.value, f.unit) for f in told[:3]] == [
        (5e8, "parameters"), (1.5e9, "parameters"), (7e9, "parameters"),
    ]  # fmt: skip
    assert only("我们选了32B的蒸馏版大模型。").unit == "parameters"


@pytest.mark.parametrize(
    ("text", "flow"),
    [
        ("2024年全市人工智能产值600亿元；完成备案的大模型45款。", False),
        ("2024年全市完成备案的大模型45款。", True),
        ("千问App公测一周，新下载量突破1000万次。", True),
        ("8月份又有23款生成式人工智能服务通过备案。", True),
        ("上半年，我国公有云大模型调用量达537万亿Tokens。", True),
        ("上半年，我国大模型日均调用量达30万亿Tokens。", False),
        ("10月新增41款大模型备案，其中浙江9款，北京8款。", True),
        ("10月新增41款大模型备案。10月的41款里，浙江最多，有9款。", True),
        ("文心一言首日下载量过百万。", True),
        ("文心一言的下载量过百万。", False),
        ("2024年，美国机构产出了40个大模型。", True),
        ("2024年，美国机构产出了40个大模型，远超法国的15个。", True),
    ],
)
def test_totals_and_what_a_period_brought(text: str, flow: bool) -> None:
    assert read(text)[-1].flow is flow


def test_how_many_times_as_many_is_of_the_later_date() -> None:
    told = read("2024年12月，文心日均调用量达16亿次，是2023年12月5000万次的33倍。")
    assert [f.as_of for f in told] == ["2024-12", "2023-12", "2024-12"]


def test_by_then_is_the_date_told_last() -> None:
    told = read("8月份新增23款生成式人工智能服务备案。\n\n至此，全国累计有561款服务完成备案。")
    assert [f.as_of for f in told] == ["2025-08", "2025-08"]


def test_each_of_two_places_has_its_own() -> None:
    told = read("广东和上海分列二、三，各有39个与31个大模型。")
    assert [(f.value, f.place) for f in told] == [(39, "CN-GD"), (31, "CN-SH")]


@pytest.mark.parametrize(
    "text",
    ["豆包大模型千tokens输入价格待定。", "前三家合计拿下大模型市场。", "豆包领先。三款产品合计领先。"],
)
def test_units_of_a_price_and_the_first_few_count_nothing(text: str) -> None:
    assert read(text) == ()


def test_what_calls_a_filed_model_is_a_registered_app() -> None:
    told = only("8月有11款直接调用已备案模型能力的应用在地方网信办完成登记。")
    assert told.metric == "registered_apps"


def test_the_same_time_of_the_year_before_has_its_month() -> None:
    told = read("截至2025年6月底，千问的开发者有497万（2024年同期343万）。", "大模型")
    assert [f.as_of for f in told] == ["2025-06", "2024-06"]


@pytest.mark.parametrize(
    ("text", "metric"),
    [
        ("榜上的开源模型中，出自中国团队的有41个。", "models"),
        ("42家银行里，已有18家公开宣布部署DeepSeek模型。", "organisations"),
        ("全省27款大模型通过备案，其中22款出自合肥。", "registered_services"),
        ("在数学竞赛上，大模型得分96%。", "other"),
        ("豆包月活1.7亿，较上月跌落2500万。", "other"),
        ("专项行动处置违规大模型产品3500余款。", "other"),
        ("北京新增高质量数据产品152个。", "other"),
        ("两国顶级大模型的性能差距为0.3%。", "other"),
        ("小米的大模型参数30亿，荣耀的端侧大模型40亿。", "other"),
    ],
)
def test_what_is_counted_and_by_whom(text: str, metric: str) -> None:
    assert read(text)[-1].metric == metric


@pytest.mark.parametrize(
    ("text", "flow"),
    [
        ("千问系列大模型的全球下载量已超过6亿次。", False),
        ("2026年1月，千问大模型下载量突破7亿次。", False),
        ("自2023年发布以来，该大模型下载量1亿次。", False),
        ("10月，Kimi大模型应用下载300万次。", True),
        ("豆包大模型应用每天下载量20万次。", True),
        ("今年1月以来，DeepSeek大模型被下载7500万次。", True),
    ],
)
def test_downloads_are_all_so_far_or_those_of_a_period(text: str, flow: bool) -> None:
    assert [f.flow for f in read(text) if f.metric == "downloads"] == [flow]
