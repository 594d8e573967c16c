"""The report and the feed: every state looks right, nothing of a page becomes markup, a browser is content."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import feedparser
import pytest
from lxml import etree, html

from flows import report
from tests.flows.test_report_charts import segments
from tests.program import Demo
from warehouse.reader import Reader
from warehouse.records import Parsed, Rule
from warehouse.statements import script
from warehouse.store import Warehouse

NOW = datetime(2026, 7, 2, 9, 0, tzinfo=UTC)
RULES = (Rule(name="all", channels=()),)
Make = Callable[..., Parsed]
EVIL = "<script>alert(1)</script><img src=x onerror=alert(2)>"


def _written(folder: Path, pages: list[Parsed]) -> str:
    with Warehouse.open(folder) as warehouse:
        warehouse.begin_run("run", NOW, "test")
        for page in pages:
            warehouse.land("run", [page], RULES, page.fetched)
        warehouse.publish()
    return report.write(folder, "headway", NOW).read_text("utf-8")


def test_an_empty_warehouse_has_a_whole_page_and_a_valid_feed(tmp_path: Path) -> None:
    page = _written(tmp_path, [])
    assert page.count('class="empty"') == 6
    feed = feedparser.parse((tmp_path / "figures.atom").read_bytes())
    assert not feed.bozo and feed.entries == [] and feed.feed.id and feed.feed.updated


def test_one_figure_is_a_card_a_point_and_an_entry(tmp_path: Path, parsed: Make) -> None:
    page = _written(tmp_path, [parsed("China has released at least 79 large AI models, the institute said.")])
    tree = html.fromstring(page)
    assert tree.xpath('//section[@id="newest"]//mark/text()') == ["at least 79 large AI models"]
    assert "at least 79" in tree.xpath('string(//section[@id="newest"]//h3)')
    assert len(tree.xpath('//section[@id="trends"]//*[@class="card"]//*[local-name()="svg"]')) == 1
    feed = feedparser.parse((tmp_path / "figures.atom").read_bytes())
    assert not feed.bozo and [e.link for e in feed.entries] == ["https://news.example/1"]
    assert feed.entries[0].title == "at least 79 models · China"


def test_a_suspect_figure_is_shown_as_such(tmp_path: Path, parsed: Make) -> None:
    page = _written(
        tmp_path, [parsed("China has 180 percent of the world's large AI models, the blog said.")]
    )
    assert "Suspect:" in html.fromstring(page).xpath('string(//section[@id="newest"])')


def test_texts_of_a_page_never_become_markup(tmp_path: Path, parsed: Make) -> None:
    story = f'China has released 79 large AI models. "It is {EVIL} really," said Anna {EVIL} Berg.'
    page = _written(tmp_path, [parsed(story, title=EVIL, url="https://news.example/?a=<script>")])
    assert "alert(1)" in page
    tree = html.fromstring(page)
    assert len(tree.xpath("//script")) == 1 and not tree.xpath("//img") and not tree.xpath("//@onerror")
    etree.fromstring((tmp_path / "figures.atom").read_bytes())


def test_a_link_is_never_a_script(tmp_path: Path, parsed: Make) -> None:
    page = _written(tmp_path, [parsed("China has released 79 large AI models.", url="javascript:alert(1)")])
    assert not [h for h in html.fromstring(page).xpath("//@href") if h.startswith("javascript")]


def test_the_page_asks_for_nothing_outside_itself(demo: Demo) -> None:
    tree = html.fromstring((demo.data / "report.html").read_text("utf-8"))
    asked = tree.xpath(
        "//@src | //link/@href | //form/@action | //*[local-name()='use']/@*[local-name()='href']"
    )
    assert [a for a in asked if not a.startswith("data:")] == []
    css = " ".join(tree.xpath("//style/text()"))
    assert "url(" not in css and "@import" not in css


def test_shares_of_two_questions_and_sums_of_two_periods_are_not_joined(tmp_path: Path, parsed: Make) -> None:
    said = (
        "More than 90 percent of generative AI users in China prefer local models, the survey said.",
        "About 5 percent of generative AI users in China pay for one, the survey said.",
        "Regulators in China approved 446 generative AI services in 2025, the office said.",
        "Regulators in China approved 72 generative AI services in April 2026, the office said.",
    )
    pages = [
        parsed(text, url=f"https://news.example/{n}", published=NOW - timedelta(days=40 - n))
        for n, text in enumerate(said)
    ]
    tree = html.fromstring(_written(tmp_path, pages))
    cards = tree.xpath('//section[@id="trends"]//*[@class="card"]')
    assert len(cards) == 2
    for card in cards:
        assert segments(card) == [] and "Not joined by a line" in card.text_content()
    news = tree.xpath('string(//section[@id="newest"])')
    assert "before: 90" not in news  # nor is one told as a change of the other


def test_news_comes_before_what_was_said_before_and_no_series_hides_the_others(
    tmp_path: Path, parsed: Make
) -> None:
    texts = [f"China had released {n} large AI models by then, the institute said." for n in range(100, 110)]
    texts += ["China had released 109 large AI models by then, another institute said."]
    texts += ["The United States had released 800 large AI models, the institute said."]
    order = [*range(1, 11), 12, 0]  # the restatement is the newest story, the other country's the oldest
    pages = [
        parsed(
            text, url=f"https://news.example/{n}", published=NOW - timedelta(days=30 - day), source=f"s{n}"
        )
        for n, (text, day) in enumerate(zip(texts, order, strict=True))
    ]
    cards = html.fromstring(_written(tmp_path, pages)).xpath('//section[@id="newest"]//*[@class="card"]')
    told = [card.xpath('string(.//*[@class="value"]/span[1])') for card in cards]
    assert told == ["109", "108", "107", "800"]
    assert "before: 108" in cards[0].text_content() and "new figure" in cards[3].text_content()


def test_figures_about_other_things_are_not_no_figures(tmp_path: Path, parsed: Make) -> None:
    page = _written(tmp_path, [parsed("The town has 79 bridges, said Anna Berg of the town hall.")])
    assert "What was found is about other things" in page and "No figure has been found yet" not in page


def test_series_with_one_value_are_told_of_below_the_charts(tmp_path: Path, parsed: Make) -> None:
    countries = ("China", "India", "Japan", "France", "Germany")
    texts = [
        f"{c} has released {n} large AI models, the institute said." for n, c in enumerate(countries, 20)
    ]
    pages = [parsed(text, url=f"https://news.example/{n}") for n, text in enumerate(texts)]
    trends = html.fromstring(_written(tmp_path, pages)).xpath('//section[@id="trends"]')[0]
    assert len(trends.xpath('.//*[@class="card"]')) == 3
    assert len(trends.xpath('./details[@class="more"]//tbody/tr')) == 2


def test_reports_that_disagree_stand_side_by_side_with_their_words(tmp_path: Path, parsed: Make) -> None:
    said = "China had released {} large AI models as of May 2026, the {} said."
    pages = [
        parsed(said.format(1824, "institute"), url="https://a.example/1", source="a"),
        parsed(said.format(1610, "observatory"), url="https://b.example/1", source="b", published=NOW),
    ]
    card = html.fromstring(_written(tmp_path, pages)).xpath('//section[@id="conflicts"]//*[@class="card"]')[0]
    assert "214 apart" in card.text_content()
    assert [quote.text_content().split(",")[1] for quote in card.xpath(".//blockquote")] == [
        " the observatory said.",
        " the institute said.",
    ]


def test_a_corrected_value_stands_alone(tmp_path: Path, parsed: Make) -> None:
    said = "China had released {} large AI models as of May 2026, the institute said."
    later = dataclasses.replace(parsed(said.format(1824)), fetched=NOW + timedelta(hours=1))
    page = _written(tmp_path, [parsed(said.format(1842)), later])
    card = html.fromstring(page).xpath('//section[@id="trends"]//*[@class="card"]')[0]
    told = [row.xpath("string()") for row in card.xpath(".//tbody/tr")]
    assert len(told) == 1 and "1,824" in told[0] and "corrected" in told[0]


@pytest.mark.prefect
def test_a_value_that_only_a_copy_still_says_is_no_fact_of_the_chart(demo: Demo) -> None:
    tree = html.fromstring((demo.data / "report.html").read_text("utf-8"))
    card = tree.xpath('//section[@id="trends"]//*[@class="card"][h3/span="models · China"]')[0]
    rows = {
        row.xpath("string(td[2]/span[1])"): row.xpath("string(td[4])") for row in card.xpath(".//tbody/tr")
    }
    assert "withdrawn" in rows["1,842"] and "corrected" in rows["1,824"] and "otherwise" in rows["1,610"]
    assert card.xpath(".//*[local-name()='path'][@stroke='var(--warn)']")


@pytest.mark.prefect
def test_a_misdated_value_is_not_in_the_chart(demo: Demo) -> None:
    with Reader.open(demo.data) as reader:
        misdated = reader.sql("SELECT series, claim FROM claims WHERE kind = 'misdated'").rows
        charted = reader.sql(script("report/trends").sql, {"limit": 100}).records()
    assert misdated and not [row for row in charted if row["kind"] == "misdated"]
