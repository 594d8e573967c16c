"""The README's picture of the report: `python -m tests.flows.picture`, after `make demo`. Needs Chromium and the test extra."""

from __future__ import annotations

import shutil
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[2]
REPORT = ROOT / "demo-data" / "report.html"
PICTURE = ROOT / "docs" / "report.png"
WIDTH, ABOVE, HEIGHT = 1080, 15, 430  # CSS pixels; a little of what is above the trends


def main() -> None:
    """Take the picture: the trends, the first two rows of charts."""
    with sync_playwright() as tool:
        browser = tool.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page(
            viewport={"width": WIDTH, "height": 900}, locale="en-GB", color_scheme="light"
        )
        page.goto(REPORT.as_uri())
        top = page.locator("#trends-title").bounding_box()
        assert top is not None
        clip = {"x": 0.0, "y": top["y"] - ABOVE, "width": float(WIDTH), "height": float(HEIGHT)}
        page.screenshot(path=PICTURE, full_page=True, clip=clip)  # type: ignore[arg-type]
        browser.close()


if __name__ == "__main__":
    main()
