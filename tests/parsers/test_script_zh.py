"""Folding keeps every offset: as long as the text, and folded once is folded for good."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from parsers.languages.zh.script import fold, simplify


def test_traditional_and_wide_characters() -> None:
    assert simplify("完成備案的生成式人工智慧服務達３０２款") == "完成备案的生成式人工智慧服务达３０２款"
    assert fold("佔比３６．５％，逾兩億") == "占比36.5%，逾两亿"


@settings(deadline=None)
@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=60))
def test_offsets_hold(text: str) -> None:
    assert len(fold(text)) == len(simplify(text)) == len(text)
    assert fold(fold(text)) == fold(text)
