"""Bytes into text: what pages declare, what they are, and what happens where the two differ."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.charset import declared, decode

SIMPLIFIED = (
    "该市统计部门周三表示，截至三月底，当地共有七十九款大模型投入使用，比去年同期增加近一倍。镕、堃、喆、℃"
)
TRADITIONAL = "該市統計部門週三表示，截至三月底，當地共有七十九款大型語言模型投入使用，比去年同期增加近一倍，這個數字仍會增加。"


def page(text: str, charset: str, label: str | None = None) -> bytes:
    meta = f'<meta http-equiv="Content-Type" content="text/html; charset={label}">' if label else ""
    return f"<html><head>{meta}<title>x</title></head><body><p>{text}</p></body></html>".encode(charset)


@pytest.mark.parametrize(
    "label", ["gb2312", "GBK", "gb18030", "x-gbk", "utf-8", "iso-8859-1", "big5", None, "nonsense"]
)
def test_simplified_chinese_under_any_label(label):
    assert SIMPLIFIED in decode(page(SIMPLIFIED, "gb18030", label))


@pytest.mark.parametrize("label", ["big5", "utf-8", "gb2312", "Big5-HKSCS", None])
def test_traditional_chinese_under_any_label(label):
    assert TRADITIONAL in decode(page(TRADITIONAL, "big5hkscs", label))


@pytest.mark.parametrize("label", ["utf-8", "gb2312", "iso-8859-1", "big5", None])
def test_utf8_is_known_whatever_the_label(label):
    assert SIMPLIFIED in decode(page(SIMPLIFIED, "utf-8", label))


def test_short_texts_without_a_label():
    assert decode("浪擎数据与云舟智算今日停牌".encode("gb18030")) == "浪擎数据与云舟智算今日停牌"
    assert decode("發票千萬獎開出十八張".encode("big5hkscs")) == "發票千萬獎開出十八張"


def test_the_header_comes_first():
    body = page("café in Genève", "cp1252")
    assert "café in Genève" in decode(body, "text/html; charset=windows-1252")
    assert list(declared(page("x", "utf-8", "gb2312"), 'text/html; charset="UTF-8"')) == ["utf-8", "gb18030"]


def test_old_western_pages_without_a_label():
    assert "café in Genève – “now”" in decode(page("café in Genève – “now”", "cp1252"))


@pytest.mark.parametrize(("mark", "charset"), [("﻿", "utf-8"), ("﻿", "utf-16-le"), ("﻿", "utf-16-be")])
def test_byte_order_marks(mark, charset):
    assert decode((mark + SIMPLIFIED).encode(charset)) == SIMPLIFIED


def test_one_broken_byte_does_not_garble_the_rest():
    body = page(SIMPLIFIED * 20, "utf-8", "utf-8")
    text = decode(body[:300] + b"\xff" + body[300:])
    assert text.count("大模型投入使用") >= 19
    body = page(SIMPLIFIED * 20, "gb18030", "gb2312")
    assert decode(body[:-40] + b"\x80\xff" + body[-40:]).count("大模型投入使用") >= 19


def test_a_character_cut_at_the_end_is_left_off():
    assert decode(SIMPLIFIED.encode()[:-1], "text/html; charset=utf-8") == SIMPLIFIED[:-1]


def test_no_codec_that_is_none_of_the_web_is_tried():
    for name in (b"unicode_escape", b"punycode", b"base64", b"zlib", b"rot13", b"utf-7"):
        assert list(declared(b"<meta charset=" + name + b">")) == []


@given(
    st.binary(max_size=400),
    st.sampled_from([None, "text/html; charset=gb2312", "text/html; charset=utf-8", "x; charset=big5"]),
)
def test_any_bytes_become_text(body, content_type):
    assert isinstance(decode(body, content_type), str)


@given(st.text(max_size=300))
def test_utf8_comes_back_whole(text):
    assert decode(text.encode("utf-8", "ignore"), "text/html; charset=utf-8") == text.encode(
        "utf-8", "ignore"
    ).decode().removeprefix("﻿")
