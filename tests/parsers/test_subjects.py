"""Names of one product or company."""

from __future__ import annotations

import pytest

from parsers import subjects


@pytest.mark.parametrize(
    ("name", "subject"),
    [
        ("文心一言", "Ernie Bot"), ("百度文心一言", "Ernie Bot"), ("Baidu's Ernie Bot", "Ernie Bot"),
        ("ernie  bot", "Ernie Bot"), ("阿里通义千问", "Qwen"), ("字节跳动的豆包", "Doubao"), ("月之暗面", "Moonshot AI"),
        ("Huawei Cloud", "Huawei Cloud"), ("Apple Intelligence", "Apple Intelligence"), ("Nobody Ltd", "Nobody Ltd"),
    ],
)  # fmt: skip
def test_a_subject_has_one_name(name: str, subject: str) -> None:
    assert subjects.canonical(name) == subject


def test_no_name_is_of_two_subjects() -> None:
    assert subjects.names()["文心"] == "Ernie"
    assert subjects.canonical(None) is None
