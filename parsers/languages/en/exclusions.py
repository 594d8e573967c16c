"""What holds a number in English and is no figure: times, ages, durations, ranks, labels, names, codes, scores.

Dates come from `parsers.dates`; what only the words around a quantity can tell (a bare year, a bare score) is
decided in `counting`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from parsers.branches import by_letter, opened, split

_SMALL_WORDS = (
    r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|"
    r"sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|dozens?|"
    r"half|quarter|couple|thousand|million|billion"
)
_SMALL = rf"(?:\d+(?:[,.]\d+){{0,5}}|{by_letter(split(_SMALL_WORDS), fold=True)})"
_TIME_UNIT = (
    r"(?:milliseconds?|seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|weeks?|fortnights?|months?|years?|yrs?|"
    r"decades?|century|centuries|quarters(?<!-quarters)|nights?|weekends?|semesters?|generations?|mornings?"
    r"|evenings?|afternoons?)"
)
_MODELS = (
    r"Qwen|QwQ|Llama|LLaMA|GPT|ChatGPT|Claude|Gemini|Gemma|Ernie|ERNIE|Wenxin|DeepSeek|Kimi|GLM|ChatGLM"
    r"|Hunyuan|Doubao|"
    r"Seed|Baichuan|Yi|InternLM|InternVL|Mistral|Mixtral|Phi|Grok|Pangu|PanGu|Spark|SenseNova|MiniMax|abab|Step|Wan|"
    r"Sora|Kling|Vidu|Falcon|BERT|PaLM|Bard|Copilot|Windows|Android|HarmonyOS|iOS|Python|CUDA|iPhone|iPad|Mate|Pura|"
    r"Galaxy|Pixel|Xiaomi|Ascend|Kunpeng|Kirin|Snapdragon|Hopper|GeForce|RTX|Atlas|CloudMatrix|Boeing"
    r"|Airbus|Tesla|Model|"
    r"Shenzhou|Tiangong|Chang'e|Tianwen|Apollo|Web|Industry|Formula|Level|Opus|Sonnet|Haiku|Manus|Walker|Optimus|Type"
)
_LABELS = (
    r"[Aa]rticles?|[Ss]ections?|[Cc]hapters?|Fig(?:ure|\.)|Table|[Pp]ages?|pp?\.|[Rr]oom|[Gg]ate|Building|Block|"
    r"[Ff]loor|Unit|Level|Stage|Phase|Step|Part|Vol(?:ume|\.)|Issue|Episode|Season|[Vv]ersions?|[Vv]er\."
    r"|[Vv]|Release|[Rr]elease|"
    r"Line|[Ff]light|Route|Highway|Interstate|Category|Grade|Class|Act|Bill|Order|Rule|Resolution|Case|[Nn]ode|"
    r"Appendix|[Aa]nnex|Item|Question|Day|Week|Year|Round|Group of|Group|Tier|Platform|Pier|Hall|Booth"
    r"|Zone|Gen|Generation|"
    r"Clause|Junction|Exit|[Cc]lause|Series|[Aa]rea|Paragraph|[Pp]aragraph|Regulation|Directive|Decree|Document"
    r"|Circular|Channel|Track|Area|Team|Lot|"
    r"Lane|Square|Number|No|Nos|nos?|[Nn]umbers|Exhibit|Area|Chapter|Psalm|Studio|Plot|Suite|Apartment"
    r"|Apt|Box|Bus|Train"
)
_MULTIPLIERS = (
    "one two three four five six seven eight nine ten half single zero third fourth first second hundred quarter "
    "twin double triple"
).split()
_INDEXES = (
    r"Fortune|Forbes|CSI|S&P|Nasdaq|NASDAQ|FTSE|STAR|"
    r"Nikkei|Russell|Dow|Hurun|Global|Stoxx|CAC|DAX|Kospi|Top|TOP|Inc\.?|Catch"
)
_KINDS = {
    "list": r"(?m:^)\s*\(?\d{1,2}[.)](?=\s|$)",
    "link": r"https?://\S+|www\.\S+|\S+@\S+\.\w+",
    "phone": (
        r"\+\d{1,3}[\s-]\(?\d[\d\s()/-]{5,}\d|\b0?\d{2,4}-\d{3,4}-\d{3,4}(?:[-/]\d+)?"
        r"|\b0\d{2,3}[-\s]\d{7,8}\b|\b1[3-9]\d{9}\b|\b400-\d{3,4}-\d{3,4}"
    ),
    "time": (
        r"\b\d{1,2}[:.]\d{2}(?::\d{2})?\s?(?:[ap]\.?m\b\.?|hours|hrs|GMT|BST|EST|local\stime|Beijing\stime)"
        r"|\b\d{1,2}:\d{2}(?::\d{2})?(?!\d)"
        r"|\b(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s?[ap]\.?m\b\.?"
        r"|\b[a-z]++\so'clock"
    ),
    "code": (
        r"\(\d{4,6}\.(?:HK|SH|SZ|SS|BJ|TW|T|N|O|KS|L)\b\)?|\(\d{6}\)|"
        r"\b\d{4,6}\.(?:HK|SH|SZ|SS|BJ|TW|T|N|O|KS|L)\b\)?|"
        r"0(?<![\w.,]0)\d+(?![.\d])"
        r"|\b[A-Za-z]++(?:-[A-Za-z]++)*-\d{3,}(?:-\d+)+"
        r"|\b(?:listed|trading|trades|ticker|code|stock\scode|under\s(?:code|number"
        r"|licen[cs]e))\s(?:under\s|as\s|number\s)?\d{4,6}\b|\#\d+"
        r"|\bISBN\s[\d-]+|\b\d+(?:\.\d+){2,}\b"
    ),
    "score": (
        r"\b\d{1,3}[-–]\d{1,3}(?=[\s,.;](?:on|win|victory|defeat|loss|draw|lead|in|at|away|home|to"
        r"|against|,|vote|with|as|after|thanks|$))"
        r"|\b(?:beat|won|lost|drew|defeated|thrashed|lead|led|down|up|victory"
        r"|win)\b[^.,;]{0,40}?\s\d{1,3}[-–]\d{1,3}\b|\(\d{1,3}['′](?:,|\)|\s)|\d\d{0,2}['′](?:,|\)|\s)"
        r"|\d(?<![\w.-].)\d?[-–]\d{1,2}(?:\s\(\d+\))?(?:,\s\d{1,2}[-–]\d{1,2}(?:\s\(\d+\))?)+"
        r"|\d(?<![\w.-].)\d?[-–]\d{1,2}\s\(\d+\)"
        r"|\b50[-/]50\b|\b24/7\b|\b9/11\b|\b996(?=\s(?:work\w*|culture|schedule|system|regime|hours|grind|life)\b)"
    ),
    "age": (
        rf"\b(?:average|median|mean)\sage\s(?:of\s[^,.;\d]{{0,30}}\s)?(?:(?:is|was|of|at)\s)?\d+(?:\.\d)?"
        rf"|\b(?:aged?|ages)\s(?:of\s)?(?:between\s)?{_SMALL}(?:\s?(?:-|–|to|and)\s?{_SMALL})?(?:\s(?:or"
        rf"|and)\s(?:over|above|older|under|younger))?"
        rf"|\b(?=\w){_SMALL}[\s-](?:-?\w+[\s-])?years?[\s-]olds?\b|,(?<=[a-z],)\s\d{{2}}(?=,\s)"
        rf"|\s\((?<=[a-z]\s\()(?:aged?\s)?\d{{2}}\)"
        r"|\b(?:are|were|is|was|children|people|those|users|adults|anyone|kids|women|men|students"
        r"|respondents|teenagers|residents|workers|drivers|patients)\s(?:aged\s)?"
        r"(?:under|over|below|above|younger\sthan|older\sthan)\s\d{1,2}\b(?![,.]?\d|%|\s(?:percent|per\s"
        r"|million|billion|thousand|yuan|[a-z]+s\b))"
        rf"|\b(?:in|into)\s(?:his|her|their)\s\S+|(?-i:[uU])nder[\s-]\d{{2}}s\b|(?-i:[oO])ver[\s-]\d{{2}}s\b"
    ),
    "duration": (
        rf"\b(?:(?:a|one|two|three|four|five)\s)?{_TIME_UNIT}s?\sand\sa\s(?:half|quarter)\b"
        rf"|\b(?=\w)(?:{_SMALL}(?:\s(?:and\sa\shalf|or\sso|or\smore)|-odd|-plus|\+)?(?:(?:\s?(?:-|–)\s?|,\s"
        rf"|\s(?:to|or|and)\s){_SMALL}){{0,3}}[\s-](?:(?:and\sa\shalf|or\smore|more|full|consecutive"
        rf"|straight|whole|short|long|business|working|calendar|trading|calendar|additional|extra"
        rf"|successive|further|hundred|thousand|million|of\sa|or\sso|academic|fiscal|light|odd|successive"
        rf"|years?')[\s-]){{0,3}}{_TIME_UNIT}(?!\sof\s(?:\w+\s)?(?:video|audio|speech|footage|recordings?"
        rf"|data)))\b(?:'|’)?"
        r"|\b(?:(?:tens|dozens|hundreds|thousands)\sof\s)?(?:hundreds|thousands|millions|billions|dozens"
        r"|tens)\sof\s(?:light-)?(?:seconds|minutes|hours|days|weeks|months|years)\b"
        rf"|\bhalf[\s-](?:of\s)?(?:a[\s-]|an[\s-]|the[\s-])?(?:(?:first|second)\s)?{_TIME_UNIT}\b"
        rf"|\b(?:first|second|latter|last|next|other|better|opening|top|bottom|upper"
        rf"|lower)[\s-](?:hal(?:f|ves)|quarter|third|fifth)\b"
        rf"|\bhal(?:f|ves)\sof\s(?:the\s)?(?:year|month|decade|century|(?:19|20)\d\d|last\syear"
        rf"|this\syear|next\syear)\b"
        rf"|\b(?:the|each|every|per|this|last|next|previous|current|same|third|fourth|fiscal|coming|prior"
        rf"|preceding)\squarter(?:s|ly)?\b|\b(?:a|one)\squarter(?=\s(?:ago|earlier|before|later)\b)"
        rf"|\b(?:the)\squarter(?:s|ly)?(?=\s(?:ago|earlier|before|later|of\s(?:the\syear|(?:19|20)\d\d"
        rf"|this|last)|results|ended|ending|was|were|saw|with|to|but|when)|[,.;']|$)"
        rf"|\b(?:first|last|past|next|previous|recent)\s(?:{_SMALL}\s)?(?:full\s)?quarters?\b"
        rf"|\bquarter[\s-](?:on|over|by)[\s-]quarter\b|\bquarter-(?:final|century|hour|mile)\w*"
        rf"|\bhalf-?(?:way|time|year|hour|day|life|finished|done|hearted|baked|truth|dozen-odd|century"
        rf"|marathon|brother|sister|mast|joking|full|empty|built)\w*"
    ),
    "rank": (
        rf"\b\d+(?:st|nd|rd|th)\b|\b(?:[Nn]o|[Nn]os|[Nn]r)\.?\s?\d+|\bNumber\s(?:\d+|[Oo]ne|[Tt]wo)"
        rf"|\b[Tt]op[-\s](?:\d+|two|three|four|five|six|seven|eight|nine|ten|twenty|fifty"
        rf"|hundred)\b(?!\s?(?:percent|per\scent|%|million|billion|trillion|thousand))"
        rf"|\brank(?:s|ed|ing)?\s(?:\w+\s)?(?:\d+|one|two|three)\b|\bnumber\s(?:one|two|three)\b"
        rf"|\b(?:{_INDEXES})\s\d+\b|\b[GPBQ]\d{{1,3}}\b|\bGroup\sof\s\d+|\bBig\s(?:Two|Three|Four|Five|Six)\b"
        rf"|\b(?:five|six|four|seven|ten|two|three|one)[-\s]star\b"
    ),
    "label": (
        rf"\b(?=\w)(?:{by_letter(split(_LABELS))})(?:\.|\s|\.\s)\d+(?:[.-]\d+)*[A-Za-z]?\b(?!,\d|\s(?:percent|per\scent|million"
        rf"|billion|companies|firms|models|users|people))(?:\s?(?:and|to|or|,|–|-)\s?\d+\b(?!,\d))?"
        rf"|\b(?:phase|version|part|chapter|level|stage|round|day|generation|step|grade|plan)\s(?:one|two"
        rf"|three|four|five|six)\b"
    ),
    "name": (
        rf"\b(?=\w)(?:{by_letter(split(_MODELS))})[\s-]?[A-Za-z]{{0,3}}\d[\w.]*(?:[\s-](?:\d[\w.]*[bB]?|Pro|Max|Plus|Turbo|Ultra"
        rf"|Mini|Lite|Flash|V\d+))*(?<![.,])(?!,\d|\s(?:percent|per\scent|million|billion|%))"
        rf"|\b(?!(?:RMB|Rmb|CNY|USD|HKD|EUR|GBP|JPY|SGD|CHF|INR|Rs|RM)\d)[A-Za-z]++\d[\w.-]*"
        rf"|[A-Za-z](?<![\w\s].)[\w.]*-\d[\w.]*(?:-\w+)*\b(?<!mid-\d\d\d\d)"
        rf"|\b(?:COVID|Covid)-19"
        r"|\b\d{2,4}\s(?:[A-Z][a-z]+\s){0,2}(?:Group|Security|Holdings|Capital|Technolog(?:y|ies)|Inc|Ltd|Corp|Interactive|Entertainment|Ventures|Network|Digital)\b"
        r"|\b(?:Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten)\s(?:Little|Big|Great|AI|Small|New)\s[A-Z][a-z]+s\b"
    ),
    "form": (
        r"\b\d{1,2}[DG]\b|\b[248]K\b(?!\s?tokens)"
        r"|\b\d+[\s-]?(?:nm|nanomet(?:er|re)s?|bit|way|inch|layer|point|pronged|stor(?:e)?y|star"
        r"|page|hour|seat|seater|lane|person|man|strong|stage|step|party|dimensional)\b|\b\d+-?(?:core|member)\b"
        r"|\b\d+:\d+\b|\b\d+(?:[pP]|Hz|ms|fps)\b|\b(?:hundred|thousand|million|billion|trillion)-(?:yuan|dollar)-(?:level|scale|class)\b|\b[1-9]\d{2}-\d{1,3}(?=\s[A-Z])|\b7[0-8]7(?=\s(?:Max|MAX|Dreamliner))"
    ),
    "street": (
        r"\b\d+\s(?:[A-Z]\w+\s){1,3}(?:Street|Road|Avenue|Lane|Boulevard|Drive|Rd|St|Ave|Way|Plaza)\b"
        r"|\b[A-Z][a-z]+\s\d{6}\b"
    ),
    "years": (
        r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December"
        r"|Jan\.?|Feb\.?|Mar\.?|Apr\.?|"
        r"Jun\.?|Jul\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)\s\d{1,2}(?:st|nd|rd|th)?(?:\s?(?:-|–|to|and"
        r"|,|through)\s?\d{1,2}(?:st|nd|rd|th)?\b(?![,.]\d|\s(?!compared|and|with|by|in|on|at|from|as|when|against|this|last|versus|before|after)[a-z]))+"
        r"|\b(?:19|20)\d\d[-–/](?:\d\d|(?:19|20)\d\d)\b|\b(?:19|20)?\d0s\b|['’]\d\ds?\b|\bFY\s?\d+|\b[QH][1-4]\b"
        r"|\b[1-4][QH]\d*\b|\b(?:mid|pre|post|early|late)-(?:19|20)\d\d\b|\b20\d\dE\b"
        r"|\b\d{1,2}(?:st|nd|rd|th)?[-\s]century\b"
    ),
    "idiom": (
        rf"\b(?=\w)(?:{by_letter(_MULTIPLIERS, fold=True)})"
        r"-[a-z]+(?:-[a-z]+)*\b(?<!hundred)(?<!thousand)(?<!million)(?<!billion)(?<!trillion)(?<!-fold)(?<!-thirds)(?<!-fifths)(?<!-quarters)(?<!-third)(?<!-quarter)(?<!-fifth)(?<!-half)(?<!-tenths)(?<!-tenth)(?<!-sixth)(?<!-sixths)(?<!-eighth)(?<!-eighths)(?<!-seventh)(?<!-sevenths)(?<!-ninth)(?<!-ninths)(?<!-fourth)(?<!-fourths)(?<!-twelfth)(?<!-times)(?<!-yuan)(?<!-percent)(?<!-parameter)(?<!-token)(?<!-dollar)(?<!-card)(?<!-odd)(?<!-plus)"
        r"|\b(?:per|every|each)\s(?:(?:single\s)?(?:\d[\d,.]*|one|two|three|four|five|ten|a|hundred"
        r"|thousand)(?:\s(?:hundred|thousand|million|billion))?|hundred|thousand|million"
        r"|billion)(?=\s[a-z])"
        r"|\bzero[\s-](?:tolerance|sum|shot|day|trust|carbon|emission)\w*|\b(?:one|two)\sanother\b"
        r"|\b(?:on\sthe\s)?one\shand\b|\b(?:one|1)[\s-](?:on|to|by)[\s-](?:one|1)\b|\bsquare\sone\b"
        r"|\b(?:the|these|those|both|all)\s(?:two|three)\s(?:sides|countries|nations|leaders|parties"
        r"|governments|men|women|presidents|neighbou?rs|powers|superpowers|ministers|giants|officials"
        r"|capitals|economies)\b"
        r"|\bdouble[\s-]digits?|\bsingle[\s-]digits?|\bsix[\s-]figures?|\btwo[\s-]thirds\smajority"
        r"|\ba\sthousand\stimes\sno|\b(?:war|battle|clash)\sof\s(?:a\s|the\s)?(?:hundred|hundreds\sof|thousand|100)\smodels\b"
        r"|\bone\sof\s(?:the|its|their|a|his|her|my|our|those|these|them|china|only|just|many|several)\b"
        r"|\b(?:a\s)?(?:third|fourth|fifth|sixth|tenth)[\s-](?:party|parties|place|time|round|generation"
        r"|version|quarter|largest|biggest|most|world|country|person|option|model|way|day|week|month|year"
        r"|straight|consecutive|company|man|woman|plenum|session|edition)"
    ),
}
_FOLDED = {"age", "duration", "idiom"}  # whose words may begin a sentence


def _compiled() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """The alternatives of all kinds: those that may begin within a word or at a sign, with and without addresses
    of mail, the lengths of time, and the others that begin at a word's start, those of a digit apart."""
    free, timed, digits, others = [], [], [], []
    for kind, pattern in _KINDS.items():
        fold = kind in _FOLDED
        edged = [b.removeprefix(r"\b") for b in split(pattern) if b.startswith(r"\b")]
        free += [f"(?i:{b})" if fold else b for b in split(pattern) if not b.startswith(r"\b")]
        words = opened(edged)
        numeric = [b for b in words if _NUMERIC.match(b)]
        wordy = by_letter([b for b in words if b not in numeric], fold=fold)
        if kind == "duration":
            timed += [*numeric, wordy]
        else:
            digits += [f"(?i:{b})" if fold else b for b in numeric]
            others += [f"(?i:{wordy})" if fold else wordy] if wordy else []
    return (
        re.compile("|".join(free)),
        re.compile("|".join(b for b in free if "@" not in b)),
        re.compile(rf"\b(?=\w)(?:{'|'.join(timed)})", re.IGNORECASE),
        re.compile(rf"\b(?=\w)(?:(?=\d)(?:{'|'.join(digits)})|{'|'.join(others)})"),
    )


_NUMERIC = re.compile(r"\\d|\d|\[\d")  # a digit, a set of digits
_FREE, _FREE_BUT_MAIL, _TIMED, _OTHERS = _compiled()


class Excluded(NamedTuple):
    """A stretch whose numbers are no figures; `timed` where it is a length of time."""

    start: int
    end: int
    timed: bool


def excluded(text: str, start: int, end: int) -> list[Excluded]:
    """Every such stretch of text[start:end], in order."""
    free = _FREE if text.find("@", start, end) >= 0 else _FREE_BUT_MAIL
    return [
        Excluded(m.start(), m.end(), m.re is _TIMED)
        for m in _leftmost((free, _TIMED, _OTHERS), text, start, end)
    ]


def timed(text: str, start: int, end: int) -> bool:
    """Whether text[start:end] names a length of time."""
    return _TIMED.search(text, start, end) is not None


def _leftmost(patterns: Sequence[re.Pattern[str]], text: str, at: int, end: int) -> Iterator[re.Match[str]]:
    """What the patterns find as the alternatives of one: the leftmost first, of two that begin together the one of
    the earlier pattern, then on from its end."""
    ahead = [found for p in patterns if (found := p.search(text, at, end))]
    while ahead:
        first = min(ahead, key=lambda m: m.start())
        yield first
        at = first.end()
        ahead = [
            found
            for m in ahead
            if (found := m if m.start() >= at else m.re.search(text, at, end)) is not None
        ]
