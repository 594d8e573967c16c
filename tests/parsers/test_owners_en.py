"""Whose an English figure is: the name that has the number, and not one that counts it, sells it or stands beside it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from parsers.extract import extract
from parsers.records import Article, Figure

PUBLISHED = datetime(2025, 6, 18, tzinfo=UTC)


def read(text: str) -> tuple[Figure, ...]:
    return extract(Article(url="u", text=text, lang="en", title="Large models", published=PUBLISHED)).figures


def owner(text: str, value: float) -> str | None:
    return next(f for f in read(text) if f.value == value).subject


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("QuestMobile has a lower estimate of 9 million daily users for the chatbot.", 9e6),
        ("Analytics firm Dotline reports that 40 million people use chatbots each day.", 4e7),
        ("Paddock, a rival tracker, counts 7 million downloads of the assistant.", 7e6),
        ("Fang Rui has 3 million downloads to show for her model.", 3e6),
        ("The institute's School of Economics counted 12 large models.", 12),
        ("GenAI could add $4 trillion a year to output, the model maker says.", 4e12),
        ("Trust in AI was highest in Latin America (63%), the poll of chatbot users found.", 63),
        ("The two assistants compete with DeepSeek and Baidu, both valued at more than $20 billion.", 2e10),
        (
            "Overseas sales of the handset, built around the Doubao assistant, priced at 900 yuan, are small.",
            900,
        ),
    ],
)
def test_who_counts_or_stands_beside_has_no_figure(text: str, value: float) -> None:
    assert owner(text, value) is None


@pytest.mark.parametrize(
    ("text", "value", "subject"),
    [
        ("SHENZHEN, June 18 - Linghu AI lost 90 million yuan in 2024, its prospectus shows.", 9e7, "Linghu AI"),
        ("Alibaba unveiled Qwen9-Max, a model with over one trillion parameters.", 1e12, "Qwen9-Max"),
        ("It has passed Doubao, whose app had 17 million daily users.", 1.7e7, "Doubao"),
        ("The cloud leaders were Alibaba Cloud (35.8%), Huawei (13.1%) and Tencent (7%).", 13.1, "Huawei"),
        ("Baidu's chatbot, Ernie Bot, has reached 70 million users.", 7e7, "Ernie Bot"),
        ("Baidu has said that Ernie Bot — a rival to ChatGPT — has drawn 60 million users.", 6e7, "Ernie Bot"),
        ("The Qwen AI chatbot, competing with OpenAI's ChatGPT, achieved 10 million downloads.", 1e7, "Qwen"),
        ("Alibaba has seen its flagship Qwen family of models surpass 800 million downloads.", 8e8, "Qwen"),
        ("MiniMax, working on tools similar to OpenAI's ChatGPT, is close to raising $250 million.", 2.5e8, "MiniMax"),
        ("Nvidia's stock fell 16 percent after DeepSeek's release, wiping out $500 billion.", 5e11, "Nvidia"),
        ("Microsoft-backed OpenAI had 500 million users.", 5e8, "OpenAI"),
        ("Kimi shot to the top of Apple's free-app chart with 2 million downloads.", 2e6, "Kimi"),
        ("About three-quarters of Tencent's models are open.", 75, "Tencent"),
        ("This week in numbers:\n\n- Doubao app: 21 million downloads in May", 2.1e7, "Doubao"),
        ("Tencent leads with 2,580 AI patents; Ping An has 1,790, Baidu 1,560.", 1790, "Ping An"),
        ("Tencent leads with 2,580 AI patents; Ping An has 1,790, Baidu 1,560.", 1560, "Baidu"),
        ("A broker reckons that Starchip will have 28 percent of China's AI chip market, Nvidia 54 percent.", 28, "Starchip"),
        ("A broker credits Huawei with 21 percent of the cloud market.", 21, "Huawei"),
        ("Doubao had a good month. QuestMobile puts its weekly users at 155 million.", 1.55e8, "Doubao"),
        ("Zhipu has listed. In the six months to May the group lost 200 million yuan.", 2e8, "Zhipu"),
        ("SenseTime is under pressure. Overall revenue came to 2 billion yuan.", 2e9, "SenseTime"),
        ("Moonshot AI raised $90 million. Kimi has 3 million users. The company lost $20 million.", 2e7, "Moonshot AI"),
    ],
)  # fmt: skip
def test_who_has_a_figure(text: str, value: float, subject: str) -> None:
    assert owner(text, value) == subject


def test_a_part_of_anothers_is_not_the_others() -> None:
    assert owner("Kimi grew fast and has less than a tenth of Doubao's audience.", 10) != "Doubao"


def test_it_means_whom_the_sentence_before_is_about() -> None:
    assert (
        owner("Doubao has 5 million users. Kimi had to follow. It reached 3 million users in May.", 3e6)
        == "Kimi"
    )


@pytest.mark.parametrize(
    ("text", "value", "subject", "place"),
    [
        ("Alibaba Cloud holds 33 percent of China's market for AI services.", 33, "Alibaba Cloud", "CN"),
        ("Doubao had 90 million daily users in China by May.", 9e7, "Doubao", "CN"),
        ("China had 600 million users of AI by May, Linghu said.", 6e8, None, "CN"),
    ],
)
def test_a_known_product_keeps_its_name_beside_a_place(
    text: str, value: float, subject: str | None, place: str
) -> None:
    found = next(f for f in read(text) if f.value == value)
    assert (found.subject, found.place) == (subject, place)
