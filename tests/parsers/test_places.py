"""Places by name in both languages: codes, joint names, and names that are no places."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parsers import places


@pytest.mark.parametrize(
    ("lang", "text", "codes"),
    [
        ("en", "Shenzhen and Xi'an lead, then Hong Kong's labs", ["CN-GD", "CN-SN", "HK"]),
        ("en", "American and Chinese firms; the U.S. and the world's", ["US", "CN", "US", "WORLD"]),
        ("en", "in Inner Mongolia, nationwide", ["CN-NM", "CN"]),
        ("en", "a scientist at Peking University told the New York Times", []),
        ("en", "the World Artificial Intelligence Conference; tell us", []),
        ("zh", "杭州、深圳和内蒙古自治区", ["CN-ZJ", "CN-GD", "CN-NM"]),
        ("zh", "中美两国占全球八成，我国居前", ["CN+US", "WORLD", "CN"]),
        ("zh", "臺灣與香港、廣東", ["TW", "HK", "CN-GD"]),
        ("zh", "上海交通大学和北京银行，世界人工智能大会", []),
        ("zh", "海南大学之外，海南有5家", ["CN-HI"]),
    ],
)
def test_names(lang: str, text: str, codes: list[str]) -> None:
    assert [p.code for p in places.find(text, lang)] == codes


def test_join_is_sorted_and_without_repeats() -> None:
    assert places.join(["US", "CN"]) == places.join(["CN+US", "CN"]) == "CN+US"
    assert places.join([]) is None


def test_a_language_without_a_table_is_named() -> None:
    with pytest.raises(KeyError, match="'xx'"):
        places.find("Paris", "xx")


@settings(deadline=None)
@given(st.lists(st.sampled_from(["北京", "Hangzhou", "，", " the ", "全球", "x"]), max_size=20).map("".join))
def test_spans_are_in_order_and_name_a_place(text: str) -> None:
    for lang in ("en", "zh"):
        end = 0
        for place in places.find(text, lang):
            assert end <= place.start < place.end <= len(text)
            end = place.end
