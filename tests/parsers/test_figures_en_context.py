"""What the words around an English number say of it: where, of whom, of which time, and whether a period brought it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from parsers.extract import extract
from parsers.records import Article, Figure

PUBLISHED = datetime(2025, 6, 18, tzinfo=UTC)  # a Wednesday


def read(text: str) -> tuple[Figure, ...]:
    title = "Large models in China"
    return extract(Article(url="u", text=text, lang="en", title=title, published=PUBLISHED)).figures


def valued(text: str, value: float) -> Figure:
    return next(f for f in read(text) if f.value == value)


@pytest.mark.parametrize(
    ("text", "value", "place"),
    [
        ("China's Linghu said its chatbot had reached 90 million users.", 9e7, None),
        ("Chinese cloud and search giant Linghu counts 4,000 model developers among its clients.", 4000, None),
        ("IDC China counted 31 vendors of large models.", 31, None),
        ("China filed 900 model patents. Filers were led by Linghu (220), Baiyu (195) and Starfield (161).", 195, None),
        ("More than half of people there trust AI, led by China (81 percent) and India (75 percent).", 75, "IN"),
        ("China expects the country's AI industry to reach 2 trillion yuan by 2030.", 2e12, "CN"),
        ("The number of users of AI in China is rising fast.\n\nBy May, the number of users hit 300 million.", 3e8, "CN"),
        ("The US holds a lead. Private AI investment reached $80 billion in 2024.", 8e10, "US"),
        ("Of 900 model makers worldwide, 310 are based in China.", 310, "CN"),
        ("China has 60 unicorns in AI, a quarter of the world's 240.", 240, "WORLD"),
        ("Some 60 percent of Chinese firms use AI, compared with 41 percent globally.", 41, "WORLD"),
        ("Linghu's shares rose to HK$120.5 in Hong Kong after the model's release.", 120.5, None),
        ("Researchers counted 42 new models from US-based laboratories in 2024.", 42, "US"),
        ("US officials say the maker can turn out 90,000 AI chips a year.", 90000, None),
        ("A poll found 58 percent of U.S. adults have tried a chatbot.", 58, "US"),
        ("Liu Yulin, a director of the AI registry, said 70 percent of users were young.", 70, None),
        ("China has 90 labs. A U.S. maker tested 14 models in its lab.", 14, None),
        ("The Linghu model was the first Chinese rival to ChatGPT and had 4 million users.", 4e6, None),
        ("Baiyu rose 4 percent in Hong Kong. Developers in the country have built 80 large models.", 80, "CN"),
        ("Beijing, Shanghai and Guangdong have 300 models. The capital has 120 of them.", 120, "CN-BJ"),
        ("Jiangsu has 45 registered models. Some 23 provinces have a plan for AI.", 23, "CN"),
        ("China leads in models. Labs from 46 countries came to learn of AI.", 46, None),
        ("American firms released 34 large models in 2024 and 11 were released by everyone else.", 11, None),
        ("China has 50 AI labs. Half of Baiyu's models are open.", 50, "CN"),
        ("Beijing has 15,000 AI scholars, three in ten of the nation's.", 30, "CN-BJ"),
        ("China has 90 AI labs. More than 9,000 companies use its Linghu models.", 9000, None),
        ("China has 90 AI labs. So far, Baichuan has released 12 large models.", 12, None),
        ("American labs draw 12 citations a paper. Six in ten of the patents on AI came later.", 60, None),
        ("China has 90 AI labs. The pass mark is 88 percent.", 88, None),
        ("The Energy Agency, in Paris, puts 25 percent of AI demand there.", 25, None),
        ("Of 3,755 large models worldwide, 1,509 are Chinese.", 1509, "CN"),
        ("China keeps a list. Her clients have filed seven AI services, she said.", 7, None),
        ("China leads in AI. WIPO counted 54,000 patents on generative AI.", 54000, None),
        ("China has 90 AI labs. About 78 percent of organisations reported using AI.", 78, None),
        ("China built 15 models. Many labs are in the U.S. and the nation produced 61 models.", 61, "US"),
    ],
)  # fmt: skip
def test_where_it_is_counted(text: str, value: float, place: str | None) -> None:
    assert valued(text, value).place == place


@pytest.mark.parametrize(
    ("text", "value", "flow"),
    [
        ("The startup raised the money at a $3.1 billion valuation.", 3.1e9, False),
        ("Officials launched a 40-billion-yuan national AI investment fund.", 4e10, False),
        ("In the first quarter, 5,200 new AI firms were established in the province.", 5200, True),
        ("The hub has attracted more than 70 model developers.", 70, False),
        ("It has formally registered a total of 350 AI services as of 30 April 2025.", 350, False),
        ("In May alone, 12 large models were approved, bringing the city's total to 88.", 88, False),
        ("Chinese AI startups raised $3 billion in 2024.", 3e9, True),
        ("R&D costs climbed 9 percent to 1.4 billion yuan, the model maker said.", 1.4e9, True),
        ("The centers reached 135 EFLOPS, an increase of 48 EFLOPS from last year.", 48e18, True),
        ("The model maker won 30 million yuan of tenders in the quarter.", 3e7, True),
    ],
)
def test_what_a_period_brought(text: str, value: float, flow: bool) -> None:
    assert valued(text, value).flow is flow


@pytest.mark.parametrize(
    ("text", "value", "as_of"),
    [
        ("The assistant had 3 million downloads as of Monday morning.", 3e6, "2025-06-16"),
        ("The AI startup lost 900 million yuan in 2024, against 300 million yuan the year before.", 3e8, "2023"),
        ("Funding of AI startups came to 70 billion yuan in the first three quarters of 2024.", 7e10, "2024-09"),
        ("The firm, which was valued at $2 billion in a March share sale, has set aside $90 million for chips.", 9e7, None),
        ("Since its founding in 2019, the model maker has closed 12 rounds of funding.", 12, None),
        ("The share of firms using models rose from 12 percent last year to 21 percent.", 21, None),
        ("Beijing has 183 registered models, 12 more than in October.", 12, None),
        ("Firms hold 82 percent of the models and 71 percent of the startups that raised money in 2024.", 82, None),
        ("Vouchers for AI, worth 40 million yuan in 2024, exist in 17 provinces of China.", 17, None),
        ("The AI firm lost 9 million yuan in 2024, while revenue jumped to 30 million yuan.", 3e7, "2024"),
        ("By May 31 China had 700 AI services. By the same date firms had filed 9,000 AI patents.", 9000, "2025-05-31"),
        ("Inventors filed 44,000 AI patents from 2017 to 2023.", 44000, "2023"),
        ("China filed 45,000 AI patents between 2014 and 2023, ahead of Japan's 4,000.", 4000, "2023"),
        ("Since Linghu's January shock, nine AI startups have closed.", 9, None),
        ("The model maker is valued at $29 billion following its offering this year.", 2.9e10, None),
        ("It is a rival to this year's sensation and has drawn 8 million users of its chatbot.", 8e6, None),
    ],
)  # fmt: skip
def test_when_it_held(text: str, value: float, as_of: str | None) -> None:
    assert valued(text, value).as_of == as_of


@pytest.mark.parametrize(
    ("text", "value", "unit", "metric"),
    [
        ("Downloads of the model have soared, reaching 7.5 million across both stores.", 7.5e6, "count", "downloads"),
        ("Daily token use stood at 2 trillion in 2024. That figure has since passed 40 trillion.", 4e13, "tokens", "tokens"),
        ("Its Starfield models—over 150 of which are open—are used by banks.", 150, "count", "models"),
        ("The chatbot has a user base of over 20 million individuals.", 2e7, "count", "users"),
        ("The region counts 14 data centers for AI.", 14, "count", "compute"),
        ("It polled 1,100 decision-makers about AI.", 1100, "count", "other"),
        ("AI products brought 31% year-over-year revenue growth.", 31, "percent", "growth"),
        ("Daily use of the chatbot jumped at home and abroad by over 90%.", 90, "percent", "growth"),
        ("Sales of AI phones slipped 0.4%.", -0.4, "percent", "growth"),
        ("The city has 1,900 core AI companies.", 1900, "count", "organisations"),
        ("The model scored 71.2 percent on the test.", 71.2, "percent", "other"),
        ("About 90 million people in China, or one in 15, used generative AI.", 9e7, "count", "users"),
    ],
)  # fmt: skip
def test_what_is_counted(text: str, value: float, unit: str, metric: str) -> None:
    figure = valued(text, value)
    assert (figure.unit, figure.metric) == (unit, metric)


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("Its share was 17 percent, surpassing the 15.8 percent of American models.", "exact"),
        ("The chatbot passed the 15.8 million mark.", "more_than"),
        ("The AI sector should exceed the 15.8-billion-yuan ($2 billion) benchmark.", "more_than"),
    ],
)
def test_what_is_outdone_is_exact_and_a_mark_is_not(text: str, bound: str) -> None:
    assert next(f for f in read(text) if str(f.value).startswith("158") or f.value == 15.8).bound == bound


def test_the_currency_at_a_lists_end_is_that_of_all() -> None:
    figures = read(
        "From 2022 to 2024 the model maker's revenues were 57 million, 125 million, and 312 million yuan."
    )
    assert [(f.value, f.unit, f.flow) for f in figures] == [
        (5.7e7, "CNY", True),
        (1.25e8, "CNY", True),
        (3.12e8, "CNY", True),
    ]


def test_two_percentages_after_by_are_a_range() -> None:
    figure = valued("AI could raise its output by 12% to 18% a year.", 12)
    assert (figure.value_high, figure.bound) == (18, "range")


@pytest.mark.parametrize(
    "text",
    [
        "The app rose from 97 on Friday to the 12th spot in the free apps chart.",
        "Use of the chatbot grew from January 20 to 21 compared with the week before.",
        "The AI boom opens trillion-yuan-level opportunities.",
        "Investors call them the \"Six Little Tigers\" of Chinese AI.",
        "An AI analyst at 360 Security spoke of the model.",
    ],
)  # fmt: skip
def test_ranks_days_names_and_manners_of_speaking_are_no_figures(text: str) -> None:
    assert [f.value for f in read(text)] == []


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("AI use reached 40 percent, as highlighted by Zhou Wen, vice president of the academy.", "Zhou Wen"),
        ("AI capacity rose to 300 EFLOPS, as revealed in a recent industry report.", "a recent industry report"),
        ("The model brings, per Linghu, a 40% improvement.", "Linghu"),
        ("Some 90 AI services were filed, according to a statement released by the Chinese internet regulator on Tuesday.",
         "the Chinese internet regulator"),
        ("Furthermore, the report predicts that AI sales will reach 90 billion yuan.", "the report"),
        ("By the end of last year, 45 million people used AI to draw, the report said.", "the report"),
        ("AI spending will hit $90 billion in 2026, Gartner forecast.", "Gartner"),
        ("The study highlights that 71% of firms use AI.", "The study"),
        ("Wen said the model answers 900 million questions, up from the 200 million requests reported in May.", "Wen"),
    ],
)  # fmt: skip
def test_whom_it_is_credited_to(text: str, source: str) -> None:
    assert {f.source for f in read(text)} == {source}


@pytest.mark.parametrize(
    ("text", "value", "unit", "metric"),
    [
        ("The AI lab lost Rmb2.36bn in the half year.", 2.36e9, "CNY", "money"),
        ("China's computing power reached 246 EFLOPS, up from 180 in 2022.", 180e18, "flops", "compute"),
        (
            "The largest has 424 billion parameters, 47 billion of which are switched on.",
            47e9,
            "parameters",
            "parameters",
        ),
        (
            "The chatbots handled 7.4 trillion tokens; American ones processed 3.5 trillion.",
            3.5e12,
            "tokens",
            "tokens",
        ),
        (
            "Trust in AI stood at 87 percent in China, compared with 67 in Brazil and 36 in Britain.",
            36,
            "percent",
            "share",
        ),
        ("Some have over 10 billion parameters, compared with 34 by American firms.", 34, "count", None),
        (
            "Nomura raised its forecast of AI sales from 415 million yuan to 870 million.",
            8.7e8,
            "CNY",
            "money",
        ),
        ("America had 34 percent of those AI firms and China 15, the academy found.", 15, "percent", "share"),
        ("The price of the model is 99 percent below what was usual.", 99, "percent", "growth"),
        ("Revenue of the AI lab was up “more than 100 percent”.", 100, "percent", "growth"),
        ("Its AI services will be up to 34 percent dearer.", 34, "percent", "growth"),
        ("Users of the chatbot jumped in the U.S. by over 110 percent.", 110, "percent", "growth"),
        ("We give this AI forecast a 55 percent probability.", 55, "percent", "other"),
    ],
)
def test_what_the_number_is(text: str, value: float, unit: str, metric: str | None) -> None:
    found = next((f for f in read(text) if f.value == pytest.approx(value)), None)
    assert metric is None or (found and (found.unit, found.metric) == (unit, metric))
    assert metric is not None or found is None or found.unit == unit


def test_a_war_of_a_hundred_models_counts_none() -> None:
    assert not read("Critics in China see a war of a hundred models.")


def test_a_list_line_needs_no_full_stop() -> None:
    assert valued(
        "The week:\n\n- Doubao: 170 million users, against DeepSeek's 145 million\n\nMore soon.", 1.45e8
    )


@pytest.mark.parametrize(
    ("text", "flow"),
    [
        ("Qwen's large models have been downloaded more than 600 million times.", False),
        ("Cumulative downloads of Qwen models passed 700 million in January 2026.", False),
        ("The Kimi model was downloaded 40 million times since its release.", False),
        ("The Kimi model was downloaded 3 million times in October.", True),
        ("DeepSeek's models have been downloaded 75 million times since January.", True),
        ("The Doubao model's app adds 200,000 downloads a day.", True),
    ],
)
def test_downloads_are_all_so_far_or_those_of_a_period(text: str, flow: bool) -> None:
    assert [f.flow for f in read(text) if f.metric == "downloads"] == [flow]
