"""The filter before parsing loses nothing relevant, in any charset."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from parsers import languages, topic_scan
from parsers.topic import decoded, maybe_relevant

ROOT = Path(__file__).parents[2]
GOLD = sorted((ROOT / "tests/gold").glob("*.jsonl")) + sorted(
    (ROOT.parent / "shared/gold").glob("dev_*.jsonl")
)


@pytest.mark.parametrize("charset", ["utf-8", "gb18030", "big5hkscs", "utf-16"])
def test_chinese_in_each_charset(charset):
    traditional = (
        "報導指出，人工智慧大型語言模型的數量增加"
        if charset == "big5hkscs"
        else "报道称，生成式人工智能大模型的数量增加"
    )
    assert maybe_relevant(f"<p>{traditional}</p>".encode(charset))


@pytest.mark.parametrize(
    "text",
    [
        "Large Language Models",
        "ChatGPT's maker",
        "an AI model",
        "generative tools",
        "A.I. is",
        "DeepSeek-R1",
        "machine\nlearning",
        "LLMs",
    ],
)
def test_english(text):
    assert maybe_relevant(f"<p>{text}</p>".encode())


def test_characters_written_as_entities_or_escapes():
    assert maybe_relevant(b"<p>&#20154;&#24037;&#26234;&#33021;</p>")
    assert maybe_relevant(json.dumps({"t": "大模型"}).encode())


@pytest.mark.parametrize(
    "text",
    [
        "<p>The harvest was good this year, said farmers.</p>",
        "<p>今年粮食丰收，农民说。</p>",
        "",
        "<p>Aid arrived; he said it paid.</p>",
    ],
)
def test_other_subjects_are_left_out(text):
    assert not maybe_relevant(text.encode())


@pytest.mark.shared
@pytest.mark.parametrize("path", GOLD, ids=lambda p: p.name)
def test_nothing_that_the_languages_call_relevant_is_lost(path):
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        title, text = row.get("title") or "", row.get("text") or ""
        language = languages.get(row.get("lang") or languages.detect(text))
        if language.relevant(title, text):
            page = f"<h1>{title}</h1><p>{text}</p>"
            assert maybe_relevant(page.encode()), page[:200]
            assert maybe_relevant(page.encode("gb18030")), page[:200]


TERMS = (
    "large", "language", "foundation", "models", "model", "training", "trains", "a", "generative", "artificial intelligence",
    "machine learning", "deep", "learning", "GPT-4", "ChatGPT", "LLMs", "computing", "intelligent", "power", "centers",
    "tokens", "token", "input", "algorithm", "parameters", "billion-parameter", "open-source", "Copilot", "Gemini",
    "EFLOPS", "model makers", "AI", "said", "harvest", "cars",
)  # fmt: skip
LONG_TAG = " <a href='/" + "long/" * 80 + "'>"
EDGES = (
    " ",
    " <b>",
    "</b> ",
    LONG_TAG,
    "&nbsp;",
    "\n",
    "<br>",
    " <!-- model --> ",
)
CHINESE_TERMS = (
    "大",
    "语言",
    "模型",
    "人工",
    "智能",
    "生成式",
    "算力",
    "，",
    "农民",
    "千亿",
    "参数",
    "GPT",
    "AI",
    "智算",
    "词元",
)


@given(st.lists(st.tuples(st.sampled_from(TERMS), st.sampled_from(EDGES)), min_size=1, max_size=9))
@example([("model", LONG_TAG), ("training", " ")])  # a long address between two words that mean it together
@example([("token", " "), ("computing", LONG_TAG), ("power", " ")])
@settings(deadline=None)
def test_what_english_calls_relevant_is_let_pass_however_it_is_marked_up(
    pieces: list[tuple[str, str]],
) -> None:
    text = " ".join(term for term, _ in pieces)
    body = f"<p>{''.join(term + edge for term, edge in pieces)}</p>".encode()
    if languages.get("en").relevant("", text):
        assert maybe_relevant(body)
        assert decoded(body)


@given(
    st.lists(st.sampled_from(CHINESE_TERMS), max_size=12).map("".join), st.sampled_from(("utf-8", "gb18030"))
)
@settings(deadline=None)
def test_what_chinese_calls_relevant_is_let_pass(text: str, charset: str) -> None:
    if languages.get("zh").relevant("", text):
        assert maybe_relevant(f"<p>{text}</p>".encode(charset))
        assert decoded(f"<meta charset={charset}><p>{text}</p>".encode(charset))


PIECES = (
    "<script>", "</script>", "<script type='application/ld+json'>", "<style>", "</style >", "<!--", "-->", "<!-->",
    "<noscript>", "</noscript>", "<svg/>", "</svg>", "<textarea>", "</textarea>", "<SCRIPT ", ">", "<p>",
    "</p>", "<i", " < ", "harbour ", "token=1 ",
    "OpenAI ", "AI ", "said ", "machine ", "learning ", "models ", "大模型", "智能体", "农民说",
    "&#20154;&#24037;&#26234;", "GPT-4 ",
)  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join), st.sampled_from(("utf-8", "gb18030")))
@settings(deadline=None)
def test_the_scan_of_bytes_loses_nothing_that_the_decoded_check_finds(html: str, charset: str) -> None:
    body = html.encode(charset)
    if decoded(body) and not _in_attributes(html):
        assert topic_scan.scan(body) is not False


def _in_attributes(html: str) -> bool:
    """Whether a tag swallows words here: the scan does not count those, the decoded check does."""
    return "<i" in html or "<SCRIPT " in html


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p class='model'>The harvest</p><img alt='OpenAI'><a href='/AI/'>more</a>", False),
        ("<script>var gpt = 'OpenAI'</script><style>.AI {}</style><!-- ChatGPT --><p>Harvest</p>", False),
        ("<div id='div-gpt-ad-1'>div-gpt-ad-1</div><p>Harvest</p>", False),
        ("<script>var a = 1</script><p>OpenAI</p>", True),
        ("<meta property='og:title' content='OpenAI again'><p>Harvest</p>", True),
        ("<script type='application/ld+json'>{'headline': 'OpenAI'}</script>", True),
        ("<noscript><!-- </noscript><p>OpenAI</p>", True),
        ("<p>if 3 < 4 OpenAI</p>", True),
        ("<p>“large models”</p>", True),
        ("<p>The new models of cars</p>", False),
        ("<p>models and <i>tokens</i></p>", True),
        ("<p>models</p><script>tokens</script>", False),
        ("<p>large&nbsp;<a href='/" + "language/" * 60 + "'>language</a> models</p>", True),
        ("<meta name='description' content='deep learning'>", True),
        ("<p>computing<br>power, algorithms</p>", True),
        ("<p>机器人的模型</p>", False),
        ("<p>machine <b>learning</b></p>", True),
        ("<!-- never closed <p>OpenAI</p>", False),
        ("<svg><p>never closed: OpenAI</p>", True),
    ],
)
def test_a_word_counts_where_a_reader_sees_it(html: str, expected: bool) -> None:
    assert maybe_relevant(html.encode()) is expected


def test_what_bytes_do_not_tell_is_left_to_the_decoded_check() -> None:
    assert topic_scan.scan("<p>模型</p>".encode("utf-16")) is None
    assert topic_scan.scan(b"<p>&#20154;&#24037;</p>") is None
    assert topic_scan.scan(b"<p>it&#39;s</p>") is False
