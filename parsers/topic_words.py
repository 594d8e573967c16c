"""The words by which a page may be about artificial intelligence: wider than what the languages call relevant."""

from __future__ import annotations

import re

# plain words, looked for in lower case
WORDS = (
    "generative", "chatgpt", "chatbot", "chat bot", "genai", "aigc", "openai", "anthropic", "deepseek", "qwen", "doubao",
    "hunyuan", "yuanbao", "baichuan", "zhipu", "moonshot", "minimax", "llama", "claude", "gemini", "nvidia", "tongyi", "iflytek",
    "sensetime", "illion-parameter",
)  # fmt: skip
# words that others contain: told by the characters beside them
STANDING = {
    word: re.compile(pattern)
    for word, pattern in {
        # not Google's Publisher Tags, on every third page of news: gpt.js, div-gpt-ad, _gptfirst
        "gpt": r"(?<![._])(?:GPT(?!Slot)|Gpt|(?<!div-)gpt(?![-.]?[a-z]{2}|/))",
        "llm": r"(?i)(?<![a-z])llms?(?![a-z])", "ernie": r"(?i)(?<![a-z])ernie(?![a-z])",
        "kimi": r"(?i)(?<![a-z])kimi(?![a-z])", "glm-": r"(?i)(?<![a-z])glm-\d", "agi": r"(?i)(?<![a-z])agi(?![a-z])",
    }.items()
}  # fmt: skip
AI = re.compile(r"A(?<![A-Za-z0-9_/=+-]A)(?:I(?![A-Za-z0-9_/=+])|\.I\.)")
# words that mean it only beside another
BESIDE = {
    word: re.compile(pattern)
    for word, pattern in {
        "learning": r"(?:machine|deep)\W+learning", "artificial": r"artificial\W+intell", "neural": r"neural\W+net",
        "engineer": r"prompt\W+engineer", "token": r"put\W+tokens?(?![a-z])",
        "model": r"(?:large|scale|language|foundation|reasoning|multimodal|frontier|base|source|domestic|purpose|train\w*)"
                 r"\W+(?:\w+\W+){0,8}models?(?![a-z])|models?\W+(?:maker|developer|training|call)",
    }.items()
}  # fmt: skip
# words that stand in other news too: only two different ones mean it
HINTS = (
    "token", "tokens", "flops", "eflops", "petaflops", "exaflops", "models", "algorithm", "algorithms", "parameters",
    "open-source", "copilot",
)  # fmt: skip
COMPUTING = re.compile(
    r"(?:intelligent\W+)?computing\W+(?:power|capacity|cent(?:er|re)s?)(?![a-z])"
)  # each a hint
_HINT = re.compile(rf"(?<![a-z0-9_])(?:{'|'.join(HINTS)})(?![a-z0-9_])")

CHINESE = (
    "大模型", "小模型", "侧模型", "側模型", "亿模型", "億模型", "亿级模型", "億級模型", "亿参数模型", "億參數模型", "语言模型",
    "語言模型", "基础模型", "基礎模型", "模态模型", "模態模型", "推理模型", "开源模型", "開源模型",
    "人工智", "生成式", "生成型", "机器学习", "機器學習", "深度学习", "深度學習", "神经网络", "神經網路", "神經網絡",
    "类神经", "類神經", "智能体", "智能體", "智慧体", "智慧體", "代理式", "具身智能", "通用智能", "智能算力", "智算",
    "深度求索", "通义", "通義", "千问", "千問", "文心", "星火", "盘古", "盤古", "混元", "豆包", "智谱", "智譜",
    "月之暗面", "百川智能", "零一万物", "零一萬物", "阶跃星辰", "階躍星辰", "商汤", "商湯", "旷视", "曠視", "寒武纪", "寒武紀",
    "英伟达", "英偉達", "辉达", "輝達",
)  # fmt: skip


def speak(text: str) -> bool:
    """Whether these words speak of AI: one that means it, or two hints."""
    lower = text.lower()
    return (
        any(word in lower for word in WORDS)
        or AI.search(text) is not None
        or any(word in text for word in CHINESE)
        or any(word in lower and pattern.search(text) for word, pattern in STANDING.items())
        or any(word in lower and pattern.search(lower) for word, pattern in BESIDE.items())
        or len({*_HINT.findall(lower), *computing(lower)}) > 1
    )


def computing(lower: str) -> set[str]:
    """The hints that are computing power, a computing centre and the like, in a text in lower case."""
    return {" ".join(hint.split()) for hint in COMPUTING.findall(lower)}
