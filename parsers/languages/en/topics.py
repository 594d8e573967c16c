"""Which English figures are about large models, generative AI or the AI sector (`core`)."""

from __future__ import annotations

import re

from parsers.branches import by_letter, split
from parsers.languages.en.mentions import Mention, Scene

_TERMS = (
    r"AI|A\.I\.|AIGC|GenAI|LLMs?|artificial[\s-]intelligence|machine[\s-]learning|chatbots?|ChatGPT|GPT[\w.-]*|DeepSeek[\w.-]*|OpenAI|Anthropic|"
    r"Qwen[\w.-]*|Ernie|ERNIE|Doubao|Kimi|Kling|Hailuo|Seedance|SenseNova|SenseTime|iFlytek|StepFun|Cambricon|Hunyuan|Yuanbao|Baichuan|Zhipu|Moonshot|MiniMax|Llama|Claude|Gemini|Copilot|"
    r"(?:large|language|foundation|reasoning|generative|frontier|base|multimodal|open-source|domestic|medical|vertical)(?:[\s-]\w+){0,3}?[\s-]models?|"
    r"train(?:ed|s|ing)?\s(?:a|the|its|\w+)\s\w*\s?models?|(?:input|output|training|million|billion|trillion)\stokens?|tokens\sa\sday|token\s(?:use|prices?|consumption)|"
    r"(?:billion|trillion)[\s-]parameters?|intelligent\scomput(?:ing|e)|(?:intelligent|AI)\scomputing|petaflops|(?:E|P|Z)FLOPS|exaflops|"
    r"prompt\sengineer\w*|model\s(?:maker|developer|engineer)s?|deep\slearning|neural\snetworks?|Nvidia|GPUs?|intelligent\srobots?|humanoid\srobots?"
)
_TERM = re.compile(rf"\b(?:{by_letter(split(_TERMS.lower()))})\b")  # in lower case
_WEAK = re.compile(
    r"\b(?:models?|tokens?|data\scent(?:er|re)s?|algorithms?|open[\s-]source|parameters?|comput(?:ing|e)|robots?|chips?|GPUs?)\b"
)
_ASIDE = re.compile(
    r"\b(?:residents|deputies|spectators|requests?\sfor\scomment|requests|journalists|reporters|guests|seats|halls|people\swith\sknowledge|"
    r"benchmarks|price\slists|copies|pages|visitors\sa|floors|rooms|shots|goals|points|countries\sand\sregions|employees\sof\sthe|"
    r"base\sstations|nationals|delegates|internet\susers|(?:business|world|global)\sleaders|assistants)\b",
    re.IGNORECASE,
)
_GROUP_TOTAL = re.compile(
    r"\b(?:revenue|turnover|net\s(?:profit|income|loss)|profit|operating\s(?:profit|income)|earnings|shares?|market\s(?:value|cap\w*)|share\sprice|stock|index)\b",
    re.IGNORECASE,
)
_AI_BODY = re.compile(r"\b(?:AI|model|chatbot|large-model|LLM)\b")


def is_term(word: str) -> bool:
    """Whether a word names a product or a maker of the field."""
    return bool(_TERM.fullmatch(word.lower()))


def on_topic(title: str, text: str) -> bool:
    """Whether an article is about the subject: named in its title or first lines, or often enough for its length."""
    if any(_TERM.search(words.lower()) for words in (title, text[:300])):
        return True
    strong = len(_TERM.findall(text.lower()))
    if not strong and len(text) > 1500:
        return False
    weight = strong + 0.5 * len(_WEAK.findall(text))
    return weight >= max(1.5, min(6.0, len(text) / 1500))


def mark(scene: Scene, on_topic: bool) -> None:
    """Set `core` on the sentence's mentions; `on_topic` says that the article is about the subject."""
    said = bool(_TERM.search(scene.text[scene.start : scene.end].lower()))
    for i, mention in enumerate(scene.mentions):
        mention.core = (on_topic or said) and not _aside(scene, i, mention, said)
        if not on_topic and said:
            mention.core = bool(_TERM.search(_around(scene, i).lower()))


def _aside(scene: Scene, i: int, mention: Mention, said: bool) -> bool:
    if mention.metric in ("other", "regions", "organisations") and _ASIDE.search(mention.noun):
        return True
    if mention.metric in ("money", "growth", "other") and _GROUP_TOTAL.search(mention.noun):
        return (
            said
            and not _TERM.search(_around(scene, i).lower())
            and not _AI_BODY.search(scene.text[scene.start : scene.start + 60])
        )
    return False


_TURN = re.compile(r"\b(?:but|while|whereas)\b")


def _around(scene: Scene, i: int) -> str:
    """The clause around mention i: cut at commas and semicolons that stand beside another number."""
    mention = scene.mentions[i]
    start, end = max(scene.start, mention.start - 160), min(scene.end, mention.end + 160)
    left, right = scene.text[start : mention.start], scene.text[mention.end : end]
    cut = max(left.rfind(", "), left.rfind("; "), left.rfind(": "), left.rfind(" — ")) + 1
    for word in _TURN.finditer(left):
        cut = max(cut, word.end())
    if turn := _TURN.search(right):
        right = right[: turn.start()]
    marks = [p for p in (right.find(","), right.find(";"), right.find(" — ")) if p >= 0]
    return scene.text[start + cut : mention.end + (min(marks) if marks else len(right))]
