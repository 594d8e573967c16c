"""The words by which a page may be about artificial intelligence: wider than what the languages call relevant."""

from __future__ import annotations

import re

# plain words, looked for in lower case
WORDS = (
    "artificial", "generative", "chatbot", "chat bot", "multimodal", "neural", "genai", "aigc", "flops",
    "openai", "anthropic", "deepseek", "qwen", "doubao", "hunyuan", "yuanbao", "baichuan", "zhipu", "moonshot",
    "minimax", "llama", "claude", "gemini", "copilot", "nvidia", "tongyi", "iflytek", "sensetime", "humanoid",
)  # fmt: skip
# words that others contain, or that mean it only beside another: by what stands in them, with how they must stand
NEAR = {
    word: re.compile(pattern)
    for word, pattern in {
        "gpt": r"(?<!div-)gpt(?!-ad|\.js)",  # not Google's Publisher Tags, on every third page of news
        "llm": r"(?<![a-z])llms?(?![a-z])", "ernie": r"(?<![a-z])ernie(?![a-z])", "kimi": r"(?<![a-z])kimi(?![a-z])",
        "glm-": r"(?<![a-z])glm-\d", "agi": r"(?<![a-z])agi(?![a-z])", "learning": r"(?:machine|deep)\W+learning",
        "model": r"(?<![\w./=-])models?(?![\w/=-])", "parameter": r"(?<![\w./=])parameters?(?![\w/=-])",
        "algorithm": r"(?<![\w./=-])algorithms?(?![\w/=-])",
        "comput": r"computing\W+(?:power|capacity|cent|hub|infra)|intelligent\W+comput",
        "token": r"(?<![\w\"'.$-])tokens?(?![\w\"'=:($-])", "engineer": r"prompt\W+engineer",
        "robot": r"intelligent\W+robot",
    }.items()
}  # fmt: skip
AI = re.compile(r"A(?<![A-Za-z0-9_/=+-]A)(?:I(?![A-Za-z0-9_/=+])|\.I\.)")

CHINESE = (
    "模型", "人工智", "生成式", "生成型", "机器学习", "機器學習", "深度学习", "深度學習", "神经网络", "神經網路", "神經網絡",
    "类神经", "類神經", "智能体", "智能體", "智慧体", "智慧體", "代理式", "具身智能", "通用智能", "智能算力", "智算", "算力",
    "词元", "詞元", "深度求索", "通义", "通義", "千问", "千問", "文心", "星火", "盘古", "盤古", "混元", "豆包", "智谱", "智譜",
    "月之暗面", "百川智能", "零一万物", "零一萬物", "阶跃星辰", "階躍星辰", "商汤", "商湯", "旷视", "曠視", "寒武纪", "寒武紀",
    "英伟达", "英偉達", "辉达", "輝達", "聊天机器人", "聊天機器人", "对话机器人", "對話機器人",
)  # fmt: skip
