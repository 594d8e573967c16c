"""What metric a noun or a deed belongs to in English."""

from __future__ import annotations

import re

from parsers import metrics
from parsers.languages.en.mentions import Scene
from parsers.languages.en.quantities import Quantity

_CALLED = re.compile(
    r"\b(downloaded|installed|downloads?|installs?)\b|\b(called|invoked|queried|used|accessed|prompted|asked|opened|summoned)\b",
    re.IGNORECASE,
)
ACTED = re.compile(
    r"\b(?:downloaded|installed|called|invoked|queried|used|accessed|visited|viewed|cited|forked|starred|played|watched|opened|shared|tested|prompted|asked|read|clicked|streamed|summoned|appeared|mentioned|attacked)\b[^.;]{0,30}$",
    re.IGNORECASE,
)
_PEOPLE = re.compile(
    r"\b(?:people|residents|adults|citizens|teenagers|chinese|americans|individuals|netizens|persons|workers|students|teachers|doctors|developers)$",
    re.IGNORECASE,
)
_WHO_USE = re.compile(
    r"(?:\sin\s[A-Z]\w+)?(?:,\s[^,;]{3,60},)?\s(?:using|(?:who\s|that\s)?(?:now\s|already\s|regularly\s|have\s|had\s|will\s|would\s|be\s|are\s|were\s)*us(?:e|ed|ing))\b"
)


_USED_BY = re.compile(r"\bused\sby\s(?:\S+\s){0,6}$|\buser\s?base\sof\s(?:\S+\s){0,4}$")


def metric_of(scene: Scene, unit: str, noun: str, end: int) -> str:
    """The metric of what is counted; the nouns counted before it in the article help where it is vague."""
    if (
        unit == "count"
        and _PEOPLE.search(noun)
        and (
            _WHO_USE.match(scene.text, end)
            or _USED_BY.search(scene.text, scene.start, max(scene.start, end - len(noun)))
        )
    ):
        return "users"
    context = scene.text[scene.start : scene.end] + " | " + scene.lately
    return metrics.classify("en", unit if unit != "other" else "count", noun, context)


def by_deed(scene: Scene, q: Quantity) -> str | None:
    """«downloaded 600 million times», «called a million times»: what was done so often."""
    acted = ACTED.search(scene.text, max(scene.start, q.start - 60), q.start)
    found = _CALLED.search(scene.text, acted.start(), q.start) if acted else None
    return ("downloads" if found.group(1) else "calls") if found else None


def floor_of(scene: Scene) -> int:
    """Where the words before the next number begin: behind the mention before it, or the sentence."""
    return scene.mentions[-1].end if scene.mentions else scene.start


def is_thing(noun: str) -> bool:
    """Whether a phrase names something that can be counted, not a pronoun or a verb."""
    return (
        bool(noun)
        and not re.match(
            r"(?:it|they|he|she|we|there|that|this|which|who|one|i|you|what|those|these|some|all|others?|both|not|\W)$",
            noun,
            re.IGNORECASE,
        )
        and not noun.lower().endswith((" not", " it", " they"))
    )
