"""Counts that are no place's: of those that take part in an event, act together or are listed by name."""

from __future__ import annotations

import pytest

from parsers.extract import extract
from parsers.records import Article


def places(text: str, lang: str) -> list[tuple[float, str | None]]:
    title = "China's large models" if lang == "en" else "我国大模型发展"
    return [(f.value, f.place) for f in extract(Article(url="u", text=text, lang=lang, title=title)).figures]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("China has released 64 large models. Two companies, Linghu and Baiyu, signed a pact.", [(64, "CN"), (2, None)]),
        ("China has 64 large models, and nine of them handle speech, she said.", [(64, "CN"), (9, None)]),
        ("China's AI sector is growing. Three Chinese firms joined an alliance for large models.", [(3, None)]),
        ("In China, six companies took part in the model conference, which showed 14 large models.", [(6, None), (14, None)]),
        ("China has over 900 AI companies. Four of the firms teamed up with a hospital.", [(900, "CN"), (4, None)]),
        ("China has 64 large models. In all, 31 in China were open.", [(64, "CN"), (31, "CN")]),
        ("China now has 64 large models on show at the fair.", [(64, "CN")]),
        ("In China, 64 large models had been released by May.", [(64, "CN")]),
        ("Some 300 AI companies in China joined the initiative.", [(300, "CN")]),
    ],
)  # fmt: skip
def test_english(text: str, told: list[tuple[float, str | None]]) -> None:
    assert places(text, "en") == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("在中国，六家企业参加了大模型展会，现场推出14款大模型。", [(6, None), (14, None)]),
        ("我国人工智能发展迅速。十四款大模型亮相。", [(14, None)]),
        ("全国共有64款大模型。三家公司签署协议。", [(64, "CN"), (3, None)]),
        ("我国人工智能发展迅速。灵湖、白屿两家公司成立新的大模型机构。", [(2, None)]),
        ("我国已有300家人工智能企业参与大模型评测。", [(300, "CN")]),
        ("我国超300家人工智能企业参与大模型研发。", [(300, "CN")]),
        ("目前我国人工智能企业超过900家，大模型64款。", [(900, "CN"), (64, "CN")]),
    ],
)
def test_chinese(text: str, told: list[tuple[float, str | None]]) -> None:
    assert places(text, "zh") == told
