"""The report and the feed: every state looks right, nothing of a page becomes markup, a browser is content."""

from __future__ import annotations

import dataclasses
import re
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import feedparser
import pytest
from lxml import etree, html

from flows import report
from flows.report import charts
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
    assert len(tree.xpath('//section[@id="trends"]//*[local-name()="svg"]')) == 1
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


@pytest.mark.parametrize("count", [1, 2, 1000])
def test_a_chart_of_any_length_is_one_drawing(count: int) -> None:
    days = [date(2023, 1, 1) + timedelta(days=n) for n in range(count)]
    drawing = charts.trend([charts.Point(day, 79.0 + n, "exact") for n, day in enumerate(days)], "count")
    tree = etree.fromstring(drawing.encode())
    assert tree.tag.endswith("svg") and tree.get("viewBox") and tree.get("width") is None
    assert len(drawing) < 200_000
    assert not re.search(r"#[0-9a-f]{6}", drawing)  # every colour is the page's
    assert charts.trend([], "count") == ""


def test_bounds_have_their_own_marks() -> None:
    def marks(bound: str) -> set[str]:
        drawing = charts.trend([charts.Point(date(2023, 5, 28), 79.0, bound)], "count")
        tree = etree.fromstring(drawing.encode())
        return {p.get("d") for p in tree.iter("{*}path") if p.get("fill") == "var(--accent)"}

    shapes = [marks(bound) for bound in ("exact", "at_least", "at_most", "about")]
    assert all(shapes) and len({frozenset(s) for s in shapes}) == 4
    assert marks("more_than") == marks("at_least")


def _forms(points: list[charts.Point]) -> list[tuple[str | None, str | None]]:
    """Filling and outline of each mark of a drawing."""
    tree = etree.fromstring(charts.trend(points, "count").encode())
    marks = tree.xpath('//*[contains(@class, "mark-symbol")]//*[local-name()="path"]')
    return [(mark.get("fill"), mark.get("stroke")) for mark in marks]


def test_what_is_disputed_or_in_doubt_differs_in_form_and_is_off_the_line() -> None:
    day = date(2023, 5, 28)
    fact = [charts.Point(day + timedelta(days=60 * n), 79.0 + n, "exact") for n in range(3)]
    disputed = charts.Point(day + timedelta(days=30), 500.0, "exact", disputed=True)
    doubtful = charts.Point(day + timedelta(days=90), 900.0, "exact", doubtful=True)
    assert _forms(fact) == [("var(--accent)", "var(--paper)")] * 3
    assert _forms([*fact, disputed])[3:] == [("var(--paper)", "var(--warn)")]  # hollow
    crossed = _forms([*fact, doubtful])[3:]
    assert [stroke for _, stroke in crossed] == ["var(--warn)"] and crossed[0][0] in (
        None,
        "none",
        "transparent",
    )
    for drawing in (charts.trend(fact, "count"), charts.trend([*fact, disputed, doubtful], "count")):
        tree = etree.fromstring(drawing.encode())
        (line,) = tree.xpath('//*[contains(@class, "mark-line")]//*[local-name()="path"]/@d')
        assert line.count("L") == 2  # three facts, whatever stands beside them


def test_one_day_alone_is_drawn_low() -> None:
    def height(points: list[charts.Point]) -> float:
        return float(etree.fromstring(charts.trend(points, "count").encode()).get("viewBox").split()[3])

    one = charts.Point(date(2023, 5, 28), 79.0, "at_least")
    assert height([one]) < 120 < height([one, charts.Point(date(2024, 5, 28), 90.0, "exact")])


def test_a_corrected_value_stands_alone(tmp_path: Path, parsed: Make) -> None:
    said = "China had released {} large AI models as of May 2026, the institute said."
    later = dataclasses.replace(parsed(said.format(1824)), fetched=NOW + timedelta(hours=1))
    page = _written(tmp_path, [parsed(said.format(1842)), later])
    card = html.fromstring(page).xpath('//section[@id="trends"]//article')[0]
    told = [row.xpath("string()") for row in card.xpath(".//tbody/tr")]
    assert len(told) == 1 and "1,824" in told[0] and "corrected" in told[0]


@pytest.mark.prefect
def test_a_value_that_only_a_copy_still_says_is_no_fact_of_the_chart(demo: Demo) -> None:
    tree = html.fromstring((demo.data / "report.html").read_text("utf-8"))
    card = tree.xpath('//section[@id="trends"]//article[h3/span="models · China"]')[0]
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


CHROMIUM = shutil.which("chromium")
FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """The system's Chromium, headless."""
    if CHROMIUM is None:
        pytest.skip("no chromium on this machine (Debian: apt-get install chromium)")
    playwright = pytest.importorskip("playwright.sync_api", reason="the test extra is not installed")
    with playwright.sync_playwright() as tool:
        opened = tool.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture
def page(browser: Any, demo: Demo) -> Iterator[Any]:
    """The demonstration's report in a fresh tab; what it says to the console and asks for is noted on it."""
    tab = browser.new_page(viewport={"width": 1280, "height": 900}, locale="en-GB")
    tab.noted = []
    tab.on("console", lambda message: tab.noted.append(message.text))
    tab.on("pageerror", lambda error: tab.noted.append(str(error)))
    tab.on("request", lambda request: tab.noted.append(request.url))
    tab.goto((demo.data / "report.html").as_uri())
    yield tab
    tab.close()


@pytest.mark.prefect
def test_a_browser_opens_it_without_a_complaint_or_a_request(page: Any, demo: Demo) -> None:
    assert page.noted == [(demo.data / "report.html").as_uri()]
    assert page.locator("#trends svg").count() >= 5
    assert page.locator("#trends svg").first.bounding_box()["height"] > 100


@pytest.mark.prefect
def test_the_search_finds_a_speaker_and_words(page: Any) -> None:
    everything = page.locator("[data-quote]:visible").count()
    page.get_by_role("searchbox").fill("nadia orchard")
    assert page.locator("[data-speaker]:visible h3").all_inner_texts() == ["Nadia Fehr"]
    assert page.locator("#found").inner_text() == "1 quote"
    page.get_by_role("searchbox").fill("no such words anywhere")
    assert page.locator("[data-speaker]:visible").count() == 0
    page.get_by_role("searchbox").fill("")
    assert page.locator("[data-quote]:visible").count() >= everything


@pytest.mark.prefect
def test_it_speaks_chinese_and_turns_dark_by_keyboard_alone(page: Any) -> None:
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.documentElement.lang") == "zh"
    assert page.get_by_role("heading", level=2).first.inner_text() == "最新数字"
    before = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != before


@pytest.mark.prefect
@pytest.mark.parametrize("width", [360, 820, 1400])
def test_nothing_sticks_out_at_any_width(page: Any, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.prefect
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_serious_fault(page: Any, scheme: str) -> None:
    axe = pytest.importorskip(
        "axe_playwright_python.sync_playwright", reason="the test extra is not installed"
    )
    page.emulate_media(color_scheme=scheme)
    found = axe.Axe().run(page).response["violations"]
    assert [(v["id"], v["impact"], v["nodes"][0]["html"]) for v in found] == []


@pytest.mark.prefect
def test_it_prints_without_its_buttons_and_with_its_tables(page: Any) -> None:
    page.emulate_media(media="print")
    assert not page.locator("#language").is_visible()
    assert not page.get_by_role("searchbox").is_visible()
    assert page.locator("#trends svg").first.is_visible()
