"""English sentences, and whether an English text is on the topic."""

from __future__ import annotations

import re
from collections.abc import Iterator

from parsers.branches import by_letter, split
from parsers.records import Span

# «BEIJING, July 9 (Xinhua) -- »
DATELINE = re.compile(
    r"(?:[A-Z][A-Z .’'-]{2,}(?:,\s[\w. ]{2,30}?){0,2}(?:\s\([^)]{2,30}\))?"
    r"|[A-Z][\w .,’'-]{2,40}?\s\([^)]{2,30}\))\s?(?:--|—|–|-|:)\s"
)
_END = re.compile(
    r"[.!?…](?:(?<=…)|(?<!…)(?<![.!?].)[.!?]*)[\"'”’)\]»]*\s+(?=[\"'“‘(\[«`]*[A-Z0-9À-Þ\ue000])"
)
_ABBREVIATIONS = (
    r"Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Sgt|Capt|Maj|Cmdr|Adm|Gov|Govs|Sen|Sens|Rep|Reps|Rev|Hon|St|Ste|Jr|Sr|Co|Ltd|"
    r"Inc|Corp|Bros|No|Nos|vs|v|approx|est|fig|Fig|vol|pp|a\.m|p\.m|U\.S|U\.K|U\.N|E\.U|D\.C|Ph\.D|i\.e|e\.g|cf|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mt|Ft|Ave|Blvd|Rd|Dist|Dept|Assn|Ala|Ariz|Ark|Calif|Colo|Conn|Del|"
    r"Fla|Ga|Ill|Ind|Kan|Ky|La|Md|Mass|Mich|Minn|Miss|Mo|Mont|Neb|Nev|Okla|Ore|Pa|Tenn|Tex|Va|Vt|Wash|Wis|Wyo|N\.Y|N\.J|"
    r"N\.C|S\.C|N\.H|N\.M|N\.D|S\.D|R\.I|W\.Va"
)
_ABBREVIATION = re.compile(rf"(?:\b(?:{by_letter(split(_ABBREVIATIONS))})|(?:^|[\s.(])[A-Z])\.\s+$")
# These abbreviations also end sentences: a word that begins one decides.
_MAY_END = re.compile(r"(?:Inc|Corp|Co|Ltd|Jr|Sr|a\.m|p\.m|U\.S|U\.K|U\.N|E\.U|D\.C|Ph\.D|[A-Z])\.\s+$")
_BEGINS = re.compile(
    r"[\"“‘]|(?:The|A|An|In|On|At|But|And|He|She|It|They|We|I|His|Her|Its|Their|This|That|These|Those|There|When|While|"
    r"After|Before|As|For|If|According|Meanwhile|However|Some|Many|Most|Last|Earlier|Later)\b"
)
_TOPICS = (
    r"large(?:-scale)?\s(?:[\w-]+\s){0,3}models?|(?:language|foundation|reasoning|multimodal|generative|frontier|base|"
    r"open-source|domestic|general-purpose)\s(?:\w+\s){0,2}models?|generative(?:\s(?:AI|artificial))|LLMs?|GenAI|AIGC|"
    r"chatbots?|ChatGPT|GPT-?\d\w*|DeepSeek|OpenAI|Anthropic|Qwen[\w.-]*|Ernie(?:\sBot)?|Doubao|Hunyuan|Baichuan|Zhipu|"
    r"GLM-\d\w*|MiniMax|artificial\sintelligence|machine\slearning|neural\snetworks?|deep\slearning|prompt\sengineering|"
    r"(?:b|br|t|tr)illion-parameter|train(?:s|ed|ing)?\s(?:\w+\s)(?:[\w-]+\s){0,2}models?|model\s(?:makers?|developers?|training|calls)|"
    r"(?:input|output)\stokens?"
)
_TOPIC = re.compile(rf"\b(?:{by_letter(split(_TOPICS.lower()))})\b")  # in lower case
_AI = re.compile(r"A(?<=\bA)(?:I|\.I\.)(?![\w.])")
# They stand in other news too: one more sign is needed.
_HINTS = (
    r"(?:intelligent\s)?computing\s(?:power|capacity|cent(?:er|re)s?)|tokens?|E?FLOPS|petaflops|exaflops|models|algorithms?|"
    r"parameters|open-source|Kimi|Llama|Claude|Gemini|Copilot"
)
_HINT = re.compile(rf"\b(?:{by_letter(split(_HINTS))})\b")


def sentences(text: str, start: int, end: int) -> Iterator[Span]:
    """The sentences of the paragraph text[start:end]: abbreviations, initials, decimals do not end one."""
    begin = start
    for mark in _END.finditer(text, start, end):
        if mark.group().rstrip() == "." and _abbreviated(text, max(begin, mark.end() - 24), mark.end()):
            continue
        yield Span(begin, mark.start() + len(mark.group().rstrip()))
        begin = mark.end()
    if begin < end:
        yield Span(begin, end)


def _abbreviated(text: str, start: int, end: int) -> bool:
    """Whether the stop at the end of text[start:end] is an abbreviation's, and no sentence's."""
    return _ABBREVIATION.search(text, start, end) is not None and not (
        _MAY_END.search(text, start, end) and _BEGINS.match(text, end)
    )


def relevant(title: str, text: str) -> bool:
    """About large models, generative AI or the AI sector: in the title, or in the first third of the text, by one
    clear term or two hints."""
    lead = text[: max(1200, len(text) // 3)]
    if any(_AI.search(words) or _TOPIC.search(words.lower()) for words in (title, lead)):
        return True
    return len({m.group().lower() for m in _HINT.finditer(lead)}) >= 2
