"""May a body be about artificial intelligence at all? Asked of bytes, before anything is parsed, over archives of
millions of pages: cheap, and it loses nothing relevant.

Every word that parsers.languages count as on the topic is here, or begins with one that is here, in each charset that
Chinese pages come in.
"""

from __future__ import annotations

import re

_ENGLISH = (
    r"artificial[\s-]+(?:general[\s-]+)?intelligence|language[\s-]+model|large[\s-]+(?:scale[\s-]+)?(?:\w+[\s-]+)?model|foundation[\s-]+model"
    r"|generative|chat-?bot|(?<![a-z])AI(?:GC|-|(?![a-z]))|(?<![a-z])A\.I\.|LLMs?(?![a-z])|GPT|openai|anthropic|deep-?seek|qwen|ernie|gemini|claude"
    r"|llama|mistral|hunyuan|kimi|moonshot|zhipu|minimax|doubao|baichuan|machine[\s-]+learning|neural|multimodal"
)
_CHINESE = (
    "人工智能", "人工智慧", "大模型", "语言模型", "語言模型", "生成式", "智能体", "智慧體", "智能體",
    "算法备案", "算力", "词元", "詞元",
    "通义", "文心", "豆包", "混元", "盘古", "讯飞星火", "智谱", "百川", "月之暗面", "深度求索", "千问", "深度学习", "机器学习",
    "機器學習", "深度學習", "聊天机器人", "聊天機器人", "模型",
)  # fmt: skip


def _pattern() -> re.Pattern[bytes]:
    forms = {_encoded(w, c) for w in _CHINESE for c in ("utf-8", "gb18030", "big5hkscs")} - {b""}
    entities = {b"".join(b"&#(?:x%x|%d);" % (ord(ch), ord(ch)) for ch in w) for w in ("人工", "模型", "生成")}
    escapes = {b"".join(rb"\\u%04x" % ord(ch) for ch in w) for w in ("人工", "模型", "生成")}
    words = [*map(re.escape, sorted(forms)), *sorted(entities), *sorted(escapes)]
    return re.compile(b"(?i:" + _ENGLISH.encode() + b"|" + b"|".join(words) + b")")


def _encoded(word: str, name: str) -> bytes:
    try:
        return word.encode(name)
    except UnicodeEncodeError:
        return b""


_RELEVANT = _pattern()


def maybe_relevant(body: bytes) -> bool:
    """False only for a body that cannot be about AI. Bytes as they came, in UTF-8, GBK/GB18030, Big5 or UTF-16."""
    if body[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return True  # rare enough to parse
    return _RELEVANT.search(body) is not None
