"""Different things of one metric are different series, by the same tags in every language."""

from __future__ import annotations

import pytest

from parsers import metrics
from parsers.languages import codes
from parsers.metrics.kinds import kind


@pytest.mark.parametrize(
    ("metric", "lang", "noun", "tag"),
    [
        ("organisations", "en", "AI unicorns", "of:unicorns"),
        ("organisations", "zh", "人工智能独角兽企业", "of:unicorns"),
        ("organisations", "en", "AI companies", None),
        ("organisations", "zh", "人工智能企业", None),
        ("organisations", "en", "enterprises", None),
        ("organisations", "en", "ceramics makers", "of:ceramics_makers"),
        ("users", "en", "monthly active users", "of:monthly_active"),
        ("users", "zh", "月活用户", "of:monthly_active"),
        ("users", "en", "registered users", "of:registered"),
        ("users", "en", "generative AI users", None),
        ("share", "en", "large AI models", "of:models"),
        ("share", "zh", "大模型", "of:models"),
        ("money", "en", "quarterly revenue", "of:revenue"),
        ("models", "en", "large models", None),
        ("models", "zh", "衍生模型", "of:derivatives"),
        ("other", "en", "exhibits", "of:exhibits"),
        ("models", "en", None, None),
    ],
)
def test_what_is_counted_gives_the_tag(metric: str, lang: str, noun: str | None, tag: str | None) -> None:
    assert kind(metric, lang, noun) == tag


def test_every_metric_has_readable_kinds_in_every_language() -> None:
    for measure in metrics.measures():
        for lang in codes():
            kind(measure.name, lang, "anything")
