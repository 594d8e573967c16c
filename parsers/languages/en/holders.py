"""Which English names can be the holder of a figure: a product, a company or a body, and nobody else."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from parsers import names, subjects
from parsers.languages.en import topics
from parsers.languages.en.mentions import Scene
from parsers.records import Quote

NAME = r"(?:(?<!\w)[a-z]?[A-Z][\w&.-]*[\w&]|[A-Z])(?:\s(?:[A-Z][\w&.-]*[\w&]|[A-Z]|\d(?:\.\d)?))*"
NO_NAME = frozenset(
    "A An I My We Our Today Yesterday The This That These Those It Its They Their He She We You In On At By As Of "
    "For From With And But Or If When While After Before Since Last Daily Monthly Some More "
    "Most Over About Nearly Around Users Revenue Revenues Sales Downloads Token Tokens Shares Net Its "
    "One Two Three Meanwhile However According Both Each Every Another "
    "Training Generative Registered Overseas Domestic Foreign Global AI LLM LLMs GPU GPUs API EFLOPS CEO "
    "Regarding Among Including R&D DAU DAUs MAU MAUs ARR GDP IPO IPOs GenAI AIGC EBITDA APAC EMEA LATAM TV PC PCs Congress "
    "Parliament "
    "January February March April May June July August September "
    "October November December Monday Tuesday Wednesday Thursday "
    "Friday Saturday Sunday Chinese American Private Active Europe Asia Africa European Asian "
    " Men Women Capital Chief Cost Quarterly Annual Gross Operating Customs Analysts "
    "Vice-Minister Minister Premier Professor President".split()
)
# Who counts, rates or reports what others have: «QuestMobile has Doubao at …» is no figure of QuestMobile's.
_HOUSES = re.compile(
    r"(?:QuestMobile|Sensor Tower|Appfigures|App Annie|Similarweb|Aicpb|QueryMobile|AppGrowing|AppMagic|OpenRouter"
    r"|IDC|Gartner|Omdia|Canalys|Counterpoint|TrendForce|Forrester|iResearch|iiMedia|Frost|Analysys|Zero2IPO|ITjuzi|"
    r"PitchBook|Crunchbase|CB Insights|Dealogic|Preqin|SemiAnalysis|Epoch AI|Artificial Analysis|MacroPolo|MERICS|RAND|"
    r"Bernstein|Goldman|Morgan Stanley|JPMorgan|Jefferies|Nomura|UBS|CLSA|Citi|Citigroup|HSBC|Macquarie|Barclays|"
    r"Huatai|CICC|CITIC|McKinsey|KPMG|PwC|Deloitte|Accenture|Edelman|Gallup|Pew|Ipsos|YouGov|LSEG|FactSet|Wind|MSCI|"
    r"Reuters|Bloomberg|CNBC|Caixin|Xinhua|Stanford|CNNIC|CAICT|WIPO|UNCTAD|OECD|IMF)(?![\w-])"
)
_PRODUCTS = re.compile(
    r"(?:Doubao|Qwen|Tongyi|Kimi|Ernie|ERNIE|Hunyuan|Yuanbao|Pangu|Spark|SenseNova|Kling|Jimeng|Hailuo|Seedance|Quark|WeChat|"
    r"ChatGLM|GLM|ChatGPT|GPT|Claude|Gemini|Llama|Grok|Copilot|Talkie|R1|V3)(?![a-z])"
)
_TELLERS = r"(?:[Dd]ata|[Aa]nalytics|[Rr]esearch|[Mm]arket[\s-]research|[Cc]onsulting|[Pp]olling|[Ii]ntelligence|[Rr]atings?)"
_TELLER_BEFORE = re.compile(
    rf"\b(?:{_TELLERS}\s(?:firm|company|provider|house|group|agency|platform|service)|[Bb]rokerage|[Cc]onsultanc(?:y|ies)"
    r"|tracker|pollster|think[\s-]tank|newspaper|magazine|newsletter|news\s(?:agency|site|outlet))\s$"
)
_TELLER_AFTER = re.compile(
    rf",\s(?:an?|the|another)\s(?:[\w-]+\s){{0,3}}?(?:{_TELLERS}\s(?:firm|company|provider|house|group|agency)"
    r"|brokerage|consultancy|tracker|pollster|think[\s-]tank|newspaper|magazine|newsletter)\b"
)
_COMPOUND = re.compile(r"[\w.-]+-[a-z]*(?:ed|old|led|run|made|born)\s")  # «Microsoft-backed OpenAI»
_COMPOUND_ONLY = re.compile(r"[\w.-]+-[a-z]*(?:ed|old|led|run|made|born)")
_REGIONS = re.compile(
    r"\b(?:Europe|Asia|Africa|America|Americas|Pacific|EMEA|LATAM|Middle East|Festival)$|^New Year\b"
)
_CAPITALS = re.compile(r"[A-Z](?<=[a-z,;] .)[\w-]+")


def names_in(text: str) -> frozenset[str]:
    """The words that a text writes with a capital in mid-sentence: what else begins a sentence may be any word."""
    return frozenset(_CAPITALS.findall(text))


def surnames_of(quotes: Iterable[Quote]) -> frozenset[str]:
    """By what word alone the people who speak in a text are meant later on: «Yang wrote» of Yang Zhilin."""
    people = {q.speaker for q in quotes if q.speaker and is_person(q.speaker)}
    return frozenset(names.surname(p).capitalize() for p in people)


def bare(name: str) -> str:
    """A name without what is said of it before: OpenAI of «Microsoft-backed OpenAI»."""
    found = _COMPOUND.match(name)
    name = name[found.end() :] if found else name
    plain = name.removesuffix(" AI")  # «the Qwen AI chatbot», but Moonshot AI
    return (
        plain
        if subjects.key(plain) in subjects.names() and subjects.key(name) not in subjects.names()
        else name
    )


@lru_cache(maxsize=4096)
def is_known(name: str) -> bool:
    """Whether this is a product or a company known to be one: by subjects.tsv, or as a word of the field."""
    name = bare(name)
    first = name.partition(" ")[0]
    listed = subjects.names()
    return bool(name) and (
        topics.is_term(first) or subjects.key(name) in listed or subjects.key(first) in listed
    )


def is_product(name: str) -> bool:
    """Whether this is a product that is not also its maker's name: «the company» is none of these."""
    return _PRODUCTS.match(name) is not None


@lru_cache(maxsize=4096)
def is_house(name: str) -> bool:
    """Whether this is one of those who count what others have."""
    return _HOUSES.match(name) is not None


def is_name(
    scene: Scene, name: str, at: int, known: frozenset[str], people: frozenset[str], owner: bool = False
) -> bool:
    """Whether `name` at `at` can hold figures. `known` are the words that the text writes with a capital in
    mid-sentence, `people` the surnames of those who speak in it; an `owner` stands with «'s»."""
    first, *more = name.split()
    if first in NO_NAME or first.split("-")[0] in NO_NAME or first.isdecimal():
        return False
    opens = not scene.text[scene.start : at].strip("\"“‘'( ")
    if (
        opens
        and not more
        and not owner
        and first not in known
        and not topics.is_term(first)
        and first[1:].islower()
    ):
        return False
    if more and _REGIONS.search(name):
        return False
    if _tells(scene, name, at) or _COMPOUND_ONLY.fullmatch(name) or name in people or is_person(name):
        return False
    if (
        scene.text.startswith(" of ", at + len(name))
        and scene.text[at + len(name) + 4 : at + len(name) + 5].isupper()
    ):
        return False  # «Tsinghua's School of Economics»: half a name
    return not any(p.start <= at < p.end or p.start == at for p in scene.places) and not any(
        d.start <= at < d.end for d in scene.dates
    )


def _tells(scene: Scene, name: str, at: int) -> bool:
    """Whether the name is of somebody who counts what others have, by name or as the text calls it."""
    return bool(
        is_house(name)
        or _TELLER_BEFORE.search(scene.text, max(scene.start, at - 36), at)
        or _TELLER_AFTER.match(scene.text, at + len(name), scene.end)
    )


@lru_cache(maxsize=4096)
def is_person(name: str) -> bool:
    """Whether a name of two words or more is of the shape of a person's, and of no product or company known."""
    first, *more = name.split()
    if not more or is_known(name):
        return False
    if any(word.isupper() for word in more):
        return False  # Linghu AI
    return names.is_pinyin_name(name) or (len(more) == 1 and names.is_given(first) and more[0].isalpha())
