"""The article whose style of facts headway exists for, from its page to SQL in the published copy."""

from __future__ import annotations

import html
from pathlib import Path

import pytest

from flows.monitor import run_monitor
from tests.flows.sites import Site
from warehouse.reader import Reader

pytestmark = [pytest.mark.prefect, pytest.mark.shared, pytest.mark.usefixtures("prefect_api")]

SEVEN = [
    (14.0, "more_than", "regions", "CN", None),
    (20.0, "exact", "models", "CN-GD", "Institute of Scientific and Technical Information of China"),
    (38.0, "at_most", "models", "CN-BJ", "Institute of Scientific and Technical Information of China"),
    (50.0, "exact", "share", "CN", "the report"),
    (79.0, "at_least", "models", "CN", "a research institute"),
    (80.0, "exact", "share", "CN+US", "Zhao Zhiyun"),
    (1e9, "more_than", "parameters", None, "a research institute"),
]


def test_seven_figures_and_four_quotes_by_sql(site: Site, shared: Path, tmp_path: Path) -> None:
    lines = (shared / "gold" / "seed-article.txt").read_text(encoding="utf-8").splitlines()
    title, _, caption, *body = [line for line in lines if line.strip()]
    page = (
        f'<html><head><title>{html.escape(title)}</title><meta name="publishdate" content="2023-06-01"></head>'
        f"<body><h1>{html.escape(title)}</h1><figure><figcaption>{html.escape(caption)}</figcaption></figure>"
        f"<div>{''.join(f'<p>{html.escape(line)}</p>' for line in body)}</div></body></html>"
    )
    site.pages["/a/202306/01/WS1.html"] = page.encode(), {"Content-Type": "text/html; charset=utf-8"}
    site.feed("/a/202306/01/WS1.html")
    assert run_monitor(site.settings(tmp_path)).status == "ok"
    with Reader.open(tmp_path) as reader:
        figures = reader.sql("SELECT value, bound, metric, place, source FROM figures ORDER BY value").rows
        quotes = reader.sql(
            "SELECT speaker, count(*) FROM quotes WHERE kind = 'direct' GROUP BY 1 ORDER BY 2"
        ).rows
    assert figures == SEVEN
    assert quotes == [("Kai-Fu Lee", 1), ("Zhao Zhiyun", 3)]
