"""Chinese figures: whatever notation a number is written in, with whatever bound, it is read back."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parsers.extract import extract
from parsers.languages.zh import numerals
from parsers.languages.zh.script import fold
from parsers.records import Article, Figure

PUBLISHED = datetime(2025, 8, 15, tzinfo=UTC)
DIGITS = "零一二三四五六七八九"
FORMAL = str.maketrans("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟")
BOUNDS = {
    "不少于{}": "at_least",
    "不低于{}": "at_least",
    "至少{}": "at_least",
    "不超过{}": "at_most",
    "至多{}": "at_most",
    "最多{}": "at_most",
    "超过{}": "more_than",
    "逾{}": "more_than",
    "突破{}": "more_than",
    "{}以上": "more_than",
    "近{}": "nearly",
    "接近{}": "nearly",
    "约{}": "about",
    "大约{}": "about",
    "{}左右": "about",
    "不足{}": "less_than",
    "不到{}": "less_than",
    "未达{}": "less_than",
    "{}以下": "less_than",
    "{}": "exact",
}


def read(text: str, title: str = "大模型") -> tuple[Figure, ...]:
    """The figures of a text published in August 2025."""
    return extract(Article(url="test", title=title, text=text, lang="zh", published=PUBLISHED)).figures


def spelled(number: int) -> str:
    """A whole number below 10^12 in characters, as 四千零五万 writes it."""
    if number == 0:
        return "零"
    words, gap = "", False
    for unit, size in (("亿", 10**8), ("万", 10**4), ("", 1)):
        part, number = divmod(number, size)
        if part:
            words += ("零" if words and (gap or part < 1000) else "") + _thousands(part) + unit
        gap = bool(words) and part % 10 == 0 and part != 0
    return words


def _thousands(number: int) -> str:
    words, zero = "", False
    for unit, size in (("千", 1000), ("百", 100), ("十", 10), ("", 1)):
        digit, number = divmod(number, size)
        if digit:
            words += ("零" if zero and words else "") + DIGITS[digit] + unit
            zero = False
        elif words:
            zero = True
    return words


NOTATIONS = {
    "digits": str,
    "grouped": lambda n: f"{n:,}",
    "wide": lambda n: str(n).translate({48 + i: 0xFF10 + i for i in range(10)}),
    "characters": spelled,
    "formal": lambda n: spelled(n).translate(FORMAL),
}


@settings(deadline=None)
@given(
    number=st.integers(10, 10**11),
    notation=st.sampled_from(sorted(NOTATIONS)),
    bound=st.sampled_from(sorted(BOUNDS)),
)
def test_a_number_reads_back_in_any_notation_with_any_bound(number: int, notation: str, bound: str) -> None:
    words = bound.format(NOTATIONS[notation](number) + "款")
    (figure,) = read(f"全国已有的大模型达{words}。")
    assert (figure.value, figure.unit, figure.bound) == (number, "count", BOUNDS[bound])
    assert (figure.metric, figure.place, figure.core) == ("models", "CN", True)


@settings(deadline=None)
@given(
    digits=st.integers(1, 9999),
    places=st.integers(0, 2),
    magnitude=st.sampled_from([("万", 4), ("亿", 8), ("万亿", 12), ("千万", 7), ("百万", 6)]),
    vague=st.sampled_from(["", "多", "余"]),
)
def test_magnitudes(digits: int, places: int, magnitude: tuple[str, int], vague: str) -> None:
    mantissa = digits / 10**places
    words = f"{mantissa:.{places}f}{magnitude[0]}{vague}"
    (figure,) = read(f"累计下载量为{words}次。")
    assert figure.value == pytest.approx(mantissa * 10 ** magnitude[1])
    assert (figure.bound, figure.metric) == ("more_than" if vague else "exact", "downloads")


@settings(deadline=None)
@given(st.integers(1, 99), st.sampled_from(["{}%", "{}％", "百分之{}", "百分之{spelled}"]))
def test_percentages(number: int, notation: str) -> None:
    words = notation.format(
        number, spelled=spelled(number).removeprefix("一") if 10 <= number < 20 else spelled(number)
    )
    (figure,) = read(f"使用大模型的企业占{words}。")
    assert (figure.value, figure.unit, figure.metric) == (number, "percent", "share")


@settings(deadline=None)
@given(
    st.integers(1, 9),
    st.integers(0, 9),
    st.sampled_from(["大模型企业占比已有{}。", "其中{}是人工智能企业。"]),
)
def test_tenths(tens: int, ones: int, sentence: str) -> None:
    words = DIGITS[tens] + "成" + (DIGITS[ones] if ones else "")
    (figure,) = read(sentence.format(words))
    assert (figure.value, figure.unit) == (tens * 10 + ones, "percent")


@settings(deadline=None)
@given(st.integers(2, 12), st.integers(1, 11))
def test_fractions(below: int, above: int) -> None:
    if above < below:
        (figure,) = read(f"约{spelled(below)}分之{spelled(above)}的大模型已经开源。")
        assert figure.value == pytest.approx(100 * above / below)
        assert (figure.bound, figure.metric) == ("about", "share")


@settings(deadline=None)
@given(
    low=st.integers(1, 400),
    more=st.integers(1, 400),
    link=st.sampled_from(["至", "到", "~", "—", "-", "～"]),
    unit=st.sampled_from(
        [("%", "percent", 1), ("个大模型", "count", 1), ("万元", "CNY", 10**4), ("亿美元", "USD", 10**8)]
    ),
)
def test_ranges(low: int, more: int, link: str, unit: tuple[str, str, int]) -> None:
    first = f"{low}%" if unit[0] == "%" else str(low)
    (figure,) = read(f"专家估计为{first}{link}{low + more}{unit[0]}。")
    assert (figure.value, figure.value_high) == (low * unit[2], (low + more) * unit[2])
    assert (figure.unit, figure.bound) == (unit[1], "range")


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("三四十", 30, 40),
        ("七八", 7, 8),
        ("二三十", 20, 30),
        ("三五", 3, 5),
        ("四五百", 400, 500),
        ("十七八", 17, 18),
    ],
)
def test_neighbouring_digits_are_a_range(words: str, low: int, high: int) -> None:
    (figure,) = read(f"来了{words}家大模型企业。")
    assert (figure.value, figure.value_high, figure.bound) == (low, high, "range")


@pytest.mark.parametrize(
    ("sentence", "value", "bound"),
    [
        ("几十家人工智能企业", 10, "at_least"),
        ("数百家人工智能企业", 100, "at_least"),
        ("上百家人工智能企业", 100, "at_least"),
        ("十几家人工智能企业", 10, "more_than"),
        ("两百余家人工智能企业", 200, "more_than"),
        ("逾百家人工智能企业", 100, "more_than"),
        ("30来家人工智能企业", 30, "about"),
        ("没有突破30家人工智能企业", 30, "less_than"),
    ],
)
def test_vague_numbers(sentence: str, value: float, bound: str) -> None:
    (figure,) = read(f"这里有{sentence}。")
    assert (figure.value, figure.bound, figure.metric) == (value, bound, "organisations")


def test_the_ends_of_a_change_are_two_figures() -> None:
    found = read("大模型渗透率从38%提高到66%，推理成本由2元降至5角。")
    assert [f.value for f in found][:2] == [38, 66]
    assert all(f.value_high is None for f in found)


def test_lists_and_respectively() -> None:
    found = read("截至3月底，北京、上海、广东备案的大模型分别为105款、60款和40余款。")
    assert [(f.value, f.place, f.as_of) for f in found] == [
        (105, "CN-BJ", "2025-03"),
        (60, "CN-SH", "2025-03"),
        (40, "CN-GD", "2025-03"),
    ]
    assert {f.metric for f in found} == {"registered_services"}


def test_increments_and_totals() -> None:
    total, added = read("全国累计备案生成式人工智能服务748款，今年新增446款。")
    assert (total.flow, added.flow) == (False, True)
    assert total.metric == added.metric == "registered_services"


def test_traditional_characters_read_like_simplified_ones() -> None:
    simple = read("截至六月底，全国已有超过三百款生成式人工智能服务完成备案，占全球的四成三。")
    traditional = read("截至六月底，全國已有超過三百款生成式人工智能服務完成備案，佔全球的四成三。")
    assert [(f.value, f.bound, f.metric, f.place, f.as_of, f.start) for f in simple] == [
        (f.value, f.bound, f.metric, f.place, f.as_of, f.start) for f in traditional
    ]


PIECES = "0123456789０,.%％万亿百千十一二两三零第年月日号个款家名成分之至到约超不少于以上元美GPT-4oP〔〕“”《》，。\n北京AI大模型"


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet=PIECES, max_size=60))
def test_any_text_is_read_and_every_offset_slices(text: str) -> None:
    for figure in read(text):
        assert text[figure.start : figure.end] == figure.text
        assert figure.text in figure.sentence or "\n" in figure.text


@settings(deadline=None)
@given(st.text(alphabet="一二两三四五六七八九十百千万亿零点0123456789.,分之成%几多余至", max_size=30))
def test_numerals_never_raise_and_come_in_order(text: str) -> None:
    end = 0
    for numeral in numerals.find(fold(text)):
        assert end <= numeral.start < numeral.end
        end = numeral.end


@pytest.mark.parametrize(
    "piece",
    [
        "北京有三十八个大模型，",
        "截至2025年3月底，共346款完成备案。",
        "12",
        "一",
        "占比约",
        "《",
        "（",
        "GPT-4、",
        "A",
        "二〇",
    ],
)
def test_a_long_text_is_read_in_reasonable_time(piece: str) -> None:
    read((piece * 100_000)[:100_000])  # a reading that is quadratic runs into the suite's time limit
