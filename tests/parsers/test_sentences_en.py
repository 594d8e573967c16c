"""English sentences and topic."""

from __future__ import annotations

import pytest

from parsers.languages.en.text import relevant, sentences


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Dr. Yun spoke at 3 p.m. He left. She stayed.", 3),
        ("It rose 3.5 percent to $1.2 billion. Then it fell.", 2),
        ("J. K. Wu of Tencent Holdings Ltd. said so. Fine.", 2),
        ("They sell in the U.S. The rest is export.", 2),
        ("Sen. Amy Cole, D-Ga., met Gov. Dan Roe on Jan. 5 in Augusta, Ga., twice.", 1),
        ("Well … no. Yes!", 2),
        ("“It works.” Nobody laughed.", 2),
    ],
)
def test_how_many_sentences(text: str, parts: int) -> None:
    spans = list(sentences(text, 0, len(text)))
    assert len(spans) == parts
    assert spans[0].start == 0
    assert spans[-1].end == len(text)


def test_the_topic() -> None:
    assert relevant("China clears 302 generative AI services", "")
    assert relevant("Prices fall", "The large language model costs less. Tokens are cheap, its maker said.")
    assert not relevant(
        "Roses by the billion", "Growers shipped 17.8 billion stems last year. Freight is the worry now."
    )
