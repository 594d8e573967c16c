"""Chinese sentences, and whether a Chinese text is on the topic."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from parsers.languages.zh.script import fold
from parsers.records import Span

_OPENING, _CLOSING = "“「『", "”」』"
_MARKS = re.compile(r"[。！？!?｡]+|…+|[“”「」『』]")
_AFTER = re.compile(r"[”’」』）)】\"]*")

# One mention is enough: nothing else is called so.
_SURE_WORDS = (
    r"大模型|小模型|端侧模型|[百千万]亿(?:级|参数)?模型|大语言模型|大型语言模型|语言模型|基础模型|多模态模型|推理模型|开源模型|闭源模型|开放模型|生成式|生成型|人工智能|人工智慧|机器学习|深度学习|神经网络|类神经网络"
    r"|智能体|智慧体|代理式|具身智能|通用智能|智能算力|智算|AIGC|AGI|GPT|LLM|DeepSeek|深度求索|ChatGPT|OpenAI|Anthropic|Claude|Gemini|Llama"
    r"|通义|千问|Qwen|文心|讯飞星火|盘古大模型|混元|豆包|智谱|月之暗面|Kimi|百川智能|零一万物|MiniMax|阶跃星辰|商汤|旷视|寒武纪|英伟达|辉达|NVIDIA"
)
_FIRST_LETTERS = "".join({word.lstrip("[")[0] for word in _SURE_WORDS.split("|")} | set("千万"))
_SURE = re.compile(rf"(?=[{_FIRST_LETTERS}])(?:{_SURE_WORDS})", re.IGNORECASE)
_AI = re.compile(r"A(?<![A-Za-z]A)(?:I(?![A-Za-z])|\.I\.)")
_TOPIC = re.compile(
    r"算力|词元|[Tt]oken|预训练|提示词|语料|对话机器人|聊天机器人|机器人|自动驾驶|人脸识别|语音识别|芯片|GPU|算法|模型"
)


def sentences(text: str, start: int, end: int) -> Iterator[Span]:
    """The sentences of the paragraph text[start:end]: they end at 。！？…… with the closing marks that follow,
    never inside a quotation that is closed in the paragraph."""
    begin, depth, closers = start, 0, sum(text.count(c, start, end) for c in _CLOSING)
    led = False  # by a colon: then its full stop ends the sentence too
    for mark in _MARKS.finditer(text, start, end):
        if mark.start() < begin:
            continue
        sign = mark.group()
        if sign in _OPENING:
            led = led if depth else mark.start() > begin and text[mark.start() - 1] in "：:"
            depth += 1
        elif sign in _CLOSING:
            closers -= 1
            depth = max(depth - 1, 0)
            if depth or not _ends_within(text, mark.start()) or _goes_on(text, mark.end(), end, led):
                continue
            yield Span(begin, mark.end())
            begin = _next(text, mark.end(), end)
        elif (not depth or not closers) and (sign[0] != "…" or len(sign) > 1):
            stop = _AFTER.match(text, mark.end(), end)
            after = stop.end() if stop else mark.end()
            if sign[0] == "…" and _goes_on(text, after, end, ended=True):
                continue
            yield Span(begin, after)
            begin = _next(text, after, end)
    if begin < end:
        yield Span(begin, end)


def _ends_within(text: str, closing: int) -> bool:
    return text[closing - 1] in "。！？!?…"


def _goes_on(text: str, at: int, end: int, ended: bool) -> bool:
    """Whether the sentence runs on after a quotation that ends in a full stop: «“…。”他说» does not begin anew."""
    if at >= end:
        return False
    if text[at] in "，,、；;：:。！？!?）)的":
        return True
    return not ended and text[at] not in "“「『\n"


def _next(text: str, at: int, end: int) -> int:
    while at < end and text[at].isspace():
        at += 1
    return at


@lru_cache(maxsize=1)  # asked of an article by several
def relevant(title: str, text: str) -> bool:
    """About large models, generative AI or the AI sector: named in the title, or more than in passing in the text."""
    title, body = fold(title), fold(text)
    if _SURE.search(title) or _AI.search(title):
        return True
    head = body[:600]
    if len(_SURE.findall(head)) + len(_AI.findall(head)) >= 1:
        return True
    strong = len(_SURE.findall(body)) + len(_AI.findall(body))
    if strong >= 3 or strong * 400 >= len(body) > 0:
        return strong > 0
    return strong >= 1 and len(_TOPIC.findall(body)) >= 5
