"""The report: one HTML file that needs nothing outside itself, put in place by one rename."""

from __future__ import annotations

import base64
import hashlib
import os
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path
from typing import Any

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from flows.report.collect import collect
from warehouse.reader import Reader

NAME = "report.html"


def write(data: Path, title: str, now: datetime) -> Path:
    """Write the report of the data folder's published copy beside it; `now` (aware) is printed on it."""
    with Reader.open(data) as reader:
        page = render(collect(reader), title, now)
    return replace(data / NAME, page.encode("utf-8", "replace"))


def render(content: dict[str, Any], title: str, now: datetime) -> str:
    """The page as text. Texts of articles are escaped; only our own drawings, styles and script are not."""
    js = _part("report.js")
    for line in content["trends"]:
        line["svg"] = Markup(line["svg"])
    return (
        Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True)
        .from_string(_part("report.html"))
        .render(
            **content,
            title=title,
            generated=now.astimezone(UTC).isoformat(timespec="minutes"),
            css=Markup(_part("report.css")),
            js=Markup(js),
            js_hash=base64.b64encode(hashlib.sha256(js.encode()).digest()).decode(),
        )
    )


def _part(name: str) -> str:
    return (files("flows.report") / "page" / name).read_text("utf-8")


def replace(path: Path, body: bytes) -> Path:
    """Write a file so that a reader sees the old one or the new one, whole."""
    part = path.with_name(f".{path.name}.part")
    with part.open("wb") as file:
        file.write(body)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)
    return path
