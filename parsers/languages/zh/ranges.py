"""Two amounts that are the ends of one: 8亿元至10亿元."""

from __future__ import annotations

import re

from parsers.languages.zh.reading import Amount


def paired(text: str, found: list[Amount]) -> list[Amount]:
    """Two amounts joined by 至 become one range: 8亿元至10亿元; not the ends of a change, 从38%到66%."""
    merged: list[Amount] = []
    for amount in found:
        last = merged[-1] if merged else None
        if (
            last is not None
            and last.high is None
            and amount.high is None
            and last.unit == amount.unit
            and last.value < amount.value
            and _spans(text, last, amount)
            and not re.search(r"[从由自]\s?$|[从由][^，。]{0,6}$", text[max(0, last.start - 7) : last.start])
        ):
            last.high, last.end, last.upto, last.bound = amount.value, amount.end, amount.upto, "range"
            last.word = amount.word
        else:
            merged.append(amount)
    return merged


def _spans(text: str, low: Amount, high: Amount) -> bool:
    between = text[low.end : high.start]
    if between in ("与", "和"):
        return text.startswith(("之间", "间"), high.end)
    return bool(re.fullmatch(r"\s?[至到~～—–-]{1,2}\s?", between))
