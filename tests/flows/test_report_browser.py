"""The report in the system's Chromium: no complaint, no request, search, keyboard, widths, axe, print."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from typing import Any

import pytest

from tests.program import Demo

pytestmark = pytest.mark.prefect
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


def test_a_browser_opens_it_without_a_complaint_or_a_request(page: Any, demo: Demo) -> None:
    assert page.noted == [(demo.data / "report.html").as_uri()]
    assert page.locator("#trends .card svg").count() >= 5
    assert page.locator("#trends .card svg").first.bounding_box()["height"] > 100


def test_the_search_finds_a_speaker_and_words(page: Any) -> None:
    everything = page.locator("[data-quote]:visible").count()
    page.get_by_role("searchbox").fill("nadia orchard")
    assert page.locator("[data-speaker]:visible h3").all_inner_texts() == ["Nadia Fehr"]
    assert page.locator("#found").inner_text() == "1 quote"
    folded = page.locator("#quotes .more [data-speaker] h3").last.text_content()
    assert not page.locator("#quotes .more [data-speaker]").last.is_visible()
    page.get_by_role("searchbox").fill(folded)
    assert folded in page.locator("[data-speaker]:visible h3").all_inner_texts()
    page.get_by_role("searchbox").fill("no such words anywhere")
    assert page.locator("[data-speaker]:visible").count() == 0
    page.get_by_role("searchbox").fill("")
    assert page.locator("[data-quote]:visible").count() >= everything


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


@pytest.mark.parametrize("width", [360, 820, 1400])
def test_nothing_sticks_out_at_any_width(page: Any, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_serious_fault(page: Any, scheme: str) -> None:
    axe = pytest.importorskip(
        "axe_playwright_python.sync_playwright", reason="the test extra is not installed"
    )
    page.emulate_media(color_scheme=scheme)
    found = axe.Axe().run(page).response["violations"]
    assert [(v["id"], v["impact"], v["nodes"][0]["html"]) for v in found] == []


def test_it_prints_without_its_buttons_and_with_its_tables(page: Any) -> None:
    page.emulate_media(media="print")
    assert not page.locator("#language").is_visible()
    assert not page.get_by_role("searchbox").is_visible()
    assert page.locator("#trends .card svg").first.is_visible()
