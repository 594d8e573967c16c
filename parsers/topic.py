"""May a body be about artificial intelligence at all? Asked of bytes, before anything is parsed, over archives of
millions of pages: a tenth of a parse, and it loses nothing relevant.

Wider than what the languages call relevant (parsers.languages.*.text), in each charset that Chinese pages come in: a
page that it lets pass in vain costs a parse, a page that it loses is lost.
"""

from __future__ import annotations

import re
from html import unescape

from parsers import charset, markup

# plain words, looked for in lower case
_WORDS = (
    "artificial", "generative", "chatbot", "chat bot", "multimodal", "neural", "genai", "aigc", "flops", "gpt",
    "openai", "anthropic", "deepseek", "qwen", "doubao", "hunyuan", "yuanbao", "baichuan", "zhipu", "moonshot",
    "minimax", "llama", "claude", "gemini", "copilot", "nvidia", "tongyi", "iflytek", "sensetime", "humanoid",
)  # fmt: skip
# words that others contain, or that mean it only beside another: by what stands in them, with how they must stand
_NEAR = {
    word: re.compile(pattern)
    for word, pattern in {
        "llm": r"(?<![a-z])llms?(?![a-z])", "ernie": r"(?<![a-z])ernie(?![a-z])", "kimi": r"(?<![a-z])kimi(?![a-z])",
        "glm-": r"(?<![a-z])glm-\d", "agi": r"(?<![a-z])agi(?![a-z])", "learning": r"(?:machine|deep)\W+learning",
        "model": r"(?<![\w./=-])models?(?![\w/=-])", "parameter": r"(?<![\w./=])parameters?(?![\w/=-])",
        "algorithm": r"(?<![\w./=-])algorithms?(?![\w/=-])",
        "comput": r"computing\W+(?:power|capacity|cent|hub|infra)|intelligent\W+comput",
        "token": r"(?<![\w\"'.$-])tokens?(?![\w\"'=:($-])", "engineer": r"prompt\W+engineer",
        "robot": r"intelligent\W+robot",
    }.items()
}  # fmt: skip
_AI = re.compile(r"(?<![A-Za-z0-9_/=+-])(?:AI(?![A-Za-z0-9_/=+])|A\.I\.)")

_CHINESE = (
    "模型", "人工智", "生成式", "生成型", "机器学习", "機器學習", "深度学习", "深度學習", "神经网络", "神經網路", "神經網絡",
    "类神经", "類神經", "智能体", "智能體", "智慧体", "智慧體", "代理式", "具身智能", "通用智能", "智能算力", "智算", "算力",
    "词元", "詞元", "深度求索", "通义", "通義", "千问", "千問", "文心", "星火", "盘古", "盤古", "混元", "豆包", "智谱", "智譜",
    "月之暗面", "百川智能", "零一万物", "零一萬物", "阶跃星辰", "階躍星辰", "商汤", "商湯", "旷视", "曠視", "寒武纪", "寒武紀",
    "英伟达", "英偉達", "辉达", "輝達", "聊天机器人", "聊天機器人", "对话机器人", "對話機器人",
)  # fmt: skip


_HAN_WORDS = re.compile("|".join(_CHINESE))
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")  # of linked data


def maybe_relevant(body: bytes) -> bool:
    """False only for a body that cannot be about AI. Bytes as they came, in any charset; what a browser does not show
    (scripts, styles) does not count."""
    html = charset.decode(body)
    if html.count("\N{REPLACEMENT CHARACTER}") > 50:
        return True  # hardly readable: let the parse decide
    trimmed = markup.trim(html)
    text = "\n".join((trimmed.html, *trimmed.linked_data))
    if "&#" in text:
        text = unescape(text)
    if "\\u" in text:
        text = _ESCAPE.sub(lambda m: chr(int(m[1], 16)), text)
    lower = text.lower()
    return (
        any(word in lower for word in _WORDS)
        or _AI.search(text) is not None
        or _HAN_WORDS.search(text) is not None
        or any(word in lower and pattern.search(lower) for word, pattern in _NEAR.items())
    )
