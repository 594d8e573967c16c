"""English quotes: each kind once, and what must hold for any text. Accuracy has its floors in tests/gold."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from parsers.extract import document
from parsers.languages.en.speech import statements
from parsers.records import Article, Quote, Statements


def read(text: str) -> Statements:
    return statements(document(Article(url="https://example.org/a", text=text, lang="en")))


def said(text: str, kind: str = "direct") -> list[tuple[str | None, str]]:
    return [(q.speaker, q.text.strip(" ,.")) for q in read(text).quotes if q.kind == kind]


# What must hold for any text

PIECES = st.sampled_from(
    "\" “ ” ‘ ’ ' `` '' « » | |,_ |._ he_said She_added_that_ Ann_Lee said the_company according_to_ Q:_ A:_ _—_ :_ Mr._Wu "
    "told_reporters prices_fell ( Dr. _".split()
).map(lambda piece: piece.replace("_", " ").replace("|", "\n\n"))


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.one_of(PIECES, st.text(max_size=4)), max_size=60).map("".join))
def test_any_text_gives_quotes_that_slice_and_do_not_cross(text: str) -> None:
    found = read(text)
    for quote in found.quotes:
        assert quote.text == text[quote.start : quote.end] != ""
        assert all(quote.start <= p.start < p.end <= quote.end for p in quote.parts)
    for credit in found.credits:
        assert 0 <= credit.start < credit.end <= len(text)
        assert credit.source
    direct = [q for q in found.quotes if q.kind == "direct"]
    assert all(a.end <= b.start for a, b in pairwise(direct))


HOSTILE = [
    *(
        '"',
        "“",
        "‘",
        "'",
        "``",
        "«",
        ' "a',
        "“a ",
        '" said ',
        "he said ",
        "Ann Lee ",
        "a, ",
        ", said",
        ". ",
        "…",
        "—",
        "(",
        "A. ",
    ),
    *(
        "She said that ",
        "according to ",
        '"A," he said. ',
        "\n\n“a",
        '\n\n"A b c d e," Ann Lee said.',
        "Q: a\n\nA: b\n\n",
    ),
]


@pytest.mark.timeout(30)  # a quadratic reading would take minutes
@pytest.mark.parametrize("unit", HOSTILE)
def test_hostile_text_stays_linear(unit: str) -> None:
    found = read(unit * (100_000 // len(unit)))
    assert all(q.start < q.end for q in found.quotes)


@pytest.mark.timeout(30)
def test_a_hundred_thousand_marks_that_never_close() -> None:
    assert not read('"' * 100_000 + " he said").credits
    read("“ a" * 100_000)


# Kinds


def one(text: str) -> Quote:
    (quote,) = [q for q in read(text).quotes if q.kind == "direct"]
    return quote


def test_split_by_its_attribution_is_one_quote_with_two_parts() -> None:
    quote = one('"We tried," said Amy Holt, a baker in Leeds. "Then we tried again."')
    assert quote.text == 'We tried," said Amy Holt, a baker in Leeds. "Then we tried again.'
    assert len(quote.parts) == 2
    assert (quote.speaker, quote.role, quote.cue) == ("Amy Holt", "baker in Leeds", "said")


def test_paragraphs_with_unclosed_openings_are_one_quote() -> None:
    text = '"One thing is clear.\n\n"Another is not.\n\n"A third will never be," said Tom Birch.'
    assert [s for s, _ in said(text)] == ["Tom Birch"]


def test_scare_quotes_titles_and_slogans_are_none() -> None:
    assert said('The so-called "rain tax" was repealed. He wrote a book, "Deals That Matter."') == []
    assert said('The "Stop the Bus" campaign met in a hall named "Unity House" on Friday.') == []


def test_two_people_with_one_surname() -> None:
    text = (
        "Amy Cole, the mayor, and Dan Cole, her brother, disagree.\n\n"
        '"It leaks," Amy Cole said.\n\n"It always did," Dan Cole said.'
    )
    assert [s for s, _ in said(text)] == ["Amy Cole", "Dan Cole"]


def test_a_caption_does_not_capture_a_later_he() -> None:
    text = (
        "Governor Alan Prewitt tours a depot. Photo: Jess Tarrant\n\nColin Hodge has farmed the east bank for 40 years. "
        '"I lost the ewes," he said.'
    )
    assert said(text) == [("Colin Hodge", "I lost the ewes")]


def test_a_missing_closing_mark_costs_its_paragraph_only() -> None:
    text = '"I slept in the car, said Nina Cole, a clerk.\n\nThe count ends today.\n\n"We are done," said Ray Dutton.'
    assert said(text) == [("Nina Cole", "I slept in the car"), ("Ray Dutton", "We are done")]


def test_credits_of_according_to_and_data() -> None:
    text = "Sales fell 4 percent, according to a report by the Delft Institute. Customs data show imports rose by half."
    assert [c.source for c in read(text).credits] == ["Delft Institute", "Customs data"]


def test_a_word_counts_where_a_person_says_it_of_something() -> None:
    text = 'Sen. Amy Holt called the plan "reckless" and "sad." Holt said it was "unfair" and the sums were "squishy."'
    assert said(text) == [("Amy Holt", w) for w in ("reckless", "sad", "unfair", "squishy")]
    assert (
        said('The so-called "alt-left" met on Friday, Holt said. Amy Holt said the "alt-left" vote grew.')
        == []
    )
    assert said('Amy Holt told "Dawn & Friends" that it was "despicable."') == [("Amy Holt", "despicable")]


def test_whose_words_they_are() -> None:
    text = 'Amy Holt wrote the bill. Ben Cole said the report showed Holt "broke the rules."'
    assert said(text) == [("Ben Cole", "broke the rules")]
    text = 'When Amy Holt called on her, Mia Cole had a story. The roof, she said, had cost them "the house and more."'
    assert said(text) == [("Mia Cole", "the house and more")]
    text = 'Sen. Mark Ruiz of Ohio — who in 2009 had backed a plan — said in an interview, "It was wrong."'
    assert said(text) == [("Mark Ruiz", "It was wrong")]
    text = 'Amy Holt spoke first. Asked by Ben Cole whether she would go, a guard yelled "Go home!" Holt laughed.'
    assert said(text) == [("a guard", "Go home!")]
    text = 'The Bakers Union, whose president, Jan Gee, labeled it "a tax in disguise," met on Friday.'
    assert said(text) == [("Jan Gee", "a tax in disguise")]


def test_roles_are_whole_and_no_echo_of_the_speaker() -> None:
    assert one('"We won," said U.S. Attorney Nora Cox.').role == "U.S. Attorney"
    assert one('"We won," said a union spokesperson.').role is None


def test_letters_in_brackets_stand_for_the_name_before() -> None:
    text = "The Academy of Network Research (ANR) counts models. ANR said the number would double by the end of June."
    assert said(text, "indirect") == [
        ("Academy of Network Research", "the number would double by the end of June")
    ]


def test_things_do_not_speak() -> None:
    text = (
        "Tianqu Ltd raised its forecast. Revenue rose to 7 billion yuan, the company said. An estimated 40 firms use it. "
        "Huawei showed its new system at the fair."
    )
    assert [c.source for c in read(text).credits] == ["Tianqu Ltd"]


# Each way of reporting once: the clause that is reported, and by whom

REPORTED = {
    "Lucy Ames said in time there might be a way to pay the artists.": "in time there might be a way to pay the artists",
    "Lucy Ames told festival curator Tom Reed that downloads had doubled in a month.": "downloads had doubled in a month",
    "Lucy Ames said more than she intended at the forum.": None,
    "Lucy Ames said on the company's last earnings call in May that revenue abroad had dropped.": "revenue abroad had dropped",
    "Lucy Ames said at the time her new model rivalled the best ones.": "her new model rivalled the best ones",
    "Lucy Ames indicated that the target could soon be raised.": "the target could soon be raised",
    "Lucy Ames pointed out it holds a special charm for the young.": "it holds a special charm for the young",
    "Days later, Lucy Ames posted on X that Kirin had added a million users.": "Kirin had added a million users",
    "Kirin, the chatbot of Tianqu, has drawn a million users, announced Lucy Ames, its chief scientist.": (
        "Kirin, the chatbot of Tianqu, has drawn a million users"
    ),
    "Servers, Lucy Ames added, are running at full speed.": "Servers, Lucy Ames added, are running at full speed",
    "Lucy Ames warned that rivals are growing, and for the third year, Tianqu listed Orvida as one of them.": (
        "rivals are growing"
    ),
    "HARBOUR CITY, China, May 7 — The plan will help the country grow, said Lucy Ames.": (
        "The plan will help the country grow"
    ),
    "Lucy Ames left. Those claims – and the rush for the app – wiped 3 billion dollars off the firm.": None,
    "Lucy Ames left. The first-day stock performance suggests investors have moved on.": None,
    "Lucy Ames left. Profit jumped 34% to $39 billion, exceeding analysts estimated $37 billion.": None,
}


@pytest.mark.parametrize("text", REPORTED)
def test_a_reported_clause_is_cut_where_the_report_ends(text: str) -> None:
    clause = REPORTED[text]
    assert said(text, "indirect") == ([("Lucy Ames", clause)] if clause else [])


def test_a_second_report_ends_the_clause_of_the_first() -> None:
    text = (
        "Lucy Ames has argued that the limits could hurt the industry — and Tianqu Ltd had also said the limits were "
        "costing it billions."
    )
    assert said(text, "indirect") == [
        ("Lucy Ames", "the limits could hurt the industry"),
        ("Tianqu Ltd", "the limits were costing it billions"),
    ]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Use doubled to 36.5 percent, a report released on Saturday by the Harbour Statistics Center found.",
         "Harbour Statistics Center"),
        ("Use doubled to 36.5 percent, a statement from the Ministry of Trade said.", "Ministry of Trade"),
        ("Kirin has garnered over 200 million users, as revealed by Lucy Ames at a recent conference.", "Lucy Ames"),
        ("A third of the models are from here, said a whitepaper released Tuesday in Beijing.", "a whitepaper"),
    ],
)  # fmt: skip
def test_a_document_is_credited_to_the_body_that_made_it(text: str, source: str) -> None:
    assert read(text).credits[0].source == source


def test_a_body_is_its_whole_name() -> None:
    text = "The tally of the Eastlake Centre for Model Statistics is out. Prices had fallen by half, it said."
    assert said(text, "indirect") == [("Eastlake Centre for Model Statistics", "Prices had fallen by half")]


def test_a_country_does_not_speak_of_its_share() -> None:
    text = "Tianqu Ltd said prices had fallen. China's share of the models stood at 41 percent, it said."
    assert said(text, "indirect")[1:] == [("Tianqu Ltd", "China's share of the models stood at 41 percent")]


def test_a_name_in_marks_between_commas_is_no_speech() -> None:
    quotes = read('Linghu on Monday announced that its chatbot, "Linghu Chat," has 20 million users.').quotes
    assert [(q.kind, q.speaker) for q in quotes] == [("indirect", "Linghu")]


def test_words_quoted_within_a_sentence_do_not_run_on_into_the_next_paragraph() -> None:
    quotes = read(
        '"The gap is closing" between the two, said Wu Lan, a professor at the school.\n\n'
        '"They hire more people than we do, year after year."'
    ).quotes
    assert [(q.text[:8], q.speaker) for q in quotes] == [("The gap ", "Wu Lan"), ("They hir", "Wu Lan")]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Existing backers have put in $90 million, people in the know, who asked not to be named, told the paper.",
            "people in the know",
        ),
        (
            "In 2024, firms released many chips, and capacity reached 90 EFLOPS, Wu Lan, a deputy head, said.",
            "Wu Lan",
        ),
        (
            "The firm was valued at $2 billion in October, said a third source who knew of the deal.",
            "a third source",
        ),
        ("AI may cost many jobs, analysts at Starfield Capital expect.", None),
    ],
)
def test_who_told_it(text: str, speaker: str | None) -> None:
    assert [q.speaker for q in read(text).quotes] == ([speaker] if speaker else [])
