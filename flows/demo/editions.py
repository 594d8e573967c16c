"""The sample newsroom's pages: six houses, two editions, made from the article files in newsroom/.

Older stories keep the dates of the reports they restate; newer ones are dated back from the clock that the
caller gives, so that they are news on whatever day the demonstration runs.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from email.utils import format_datetime
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, StrictUndefined

BEIJING = timezone(timedelta(hours=8))
NOTICES = {
    "en": "Sample newsroom of headway: houses, persons and recent totals are invented.",
    "zh": "headway 的样例新闻站：媒体、人物与近期数据均为虚构。",
    "shibao": "headway 的樣例新聞站：媒體、人物與近期數據均為虛構。",
}
ROBOTS = "User-agent: *\nDisallow: /private/\n"
_LISTS = {
    "rss": ("rss.xml", "application/rss+xml"),
    "atom": ("atom.xml", "application/atom+xml"),
    "sitemap": ("sitemap.xml", "application/xml"),
    "index": ("index.html", "text/html"),
}
_DATA = files("flows.demo") / "newsroom"


@dataclass(frozen=True, slots=True)
class House:
    """One publisher of the sample newsroom, as sources.toml describes it. `key` is its folder and layout, `name`
    what a run calls it."""

    key: str
    name: str
    title: str
    language: str
    encoding: str
    list: str
    path: str
    page: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One story of an edition. `credit` names the house that it was taken over from; `published` and `modified`
    are aware; `path` is below the newsroom's address; `late` says that the first edition did not have it."""

    key: str
    house: str
    title: str
    byline: str
    credit: str | None
    caption: str | None
    paragraphs: tuple[str, ...]
    path: str
    published: datetime
    modified: datetime
    late: bool


@dataclass(frozen=True, slots=True)
class Body:
    """What the newsroom answers for one address."""

    content: bytes
    content_type: str
    modified: datetime


@cache
def houses() -> tuple[House, ...]:
    """The houses in the order of sources.toml."""
    table = tomllib.loads((_DATA / "sources.toml").read_text("utf-8"))
    return tuple(House(key=key, **entry) for key, entry in table.items())


def edition(number: int, now: datetime, base: str) -> dict[str, Body]:
    """Every address of the newsroom's edition 1 or 2 at the aware time `now`; `base` is its address, no slash
    at the end. Edition 2 holds the later stories and the corrected versions."""
    told = sorted(stories(number, now), key=lambda s: s.published, reverse=True)
    bodies = {"/robots.txt": Body(ROBOTS.encode(), "text/plain", told[-1].published)}
    for house in houses():
        own = [s for s in told if s.house == house.key]
        bodies[house.path] = _list(house, own, base)
        bodies |= {s.path: _page(house, s, own, base) for s in own}
    return bodies


def stories(number: int, now: datetime) -> Iterator[Story]:
    """The stories that edition `number` holds, corrected where a correction belongs to it."""
    sources = {f.name.removesuffix(".toml"): tomllib.loads(f.read_text("utf-8")) for f in _articles()}
    for key, source in sorted(sources.items()):
        if source.get("edition", 1) <= number:
            origin = source.get("copy_of")
            yield _story(key, source, sources[origin] if origin else source, number, now)


def _articles() -> list[Any]:
    return [f for f in (_DATA / "articles").iterdir() if f.name.endswith(".toml")]


def _story(key: str, own: dict[str, Any], words: dict[str, Any], number: int, now: datetime) -> Story:
    house = next(h for h in houses() if h.key == own["source"])
    revised = own.get("revised") if number > 1 else None
    published = _published(own, now)
    body = _revise(words["body"], revised) if revised else words["body"]
    text = _words(published).from_string(body).render()
    paragraphs = tuple(p.strip() for p in text.split("\n\n") if p.strip())
    return Story(
        key=key,
        house=house.key,
        title=own["title"],
        byline=own["byline"],
        credit=own.get("credit"),
        caption=own.get("caption"),
        paragraphs=paragraphs[: own.get("paragraphs")],
        path=house.page.format(slug=own["slug"], day=published.strftime("%Y%m/%d")),
        published=published,
        modified=now - timedelta(minutes=5) if revised else published,
        late=own.get("edition", 1) > 1,
    )


def _published(source: dict[str, Any], now: datetime) -> datetime:
    if "published" in source:
        return datetime.fromisoformat(source["published"])
    moment = (now - timedelta(hours=source["hours_ago"])).astimezone(BEIJING)
    return moment.replace(minute=moment.minute // 5 * 5, second=0, microsecond=0)


def _revise(body: str, revised: dict[str, Any]) -> str:
    for before, after in revised["replace"]:
        if before not in body:
            raise ValueError(f"a correction names words that the story does not hold: {before!r}")
        body = body.replace(before, after)
    return f"{body.rstrip()}\n\n{revised['append']}"


def _list(house: House, own: list[Story], base: str) -> Body:
    template, content_type = _LISTS[house.list]
    newest = max(s.modified for s in own)
    text = _render(
        house,
        template,
        base=base,
        path=house.path,
        updated=newest,
        encoding=house.encoding,
        stories=[_link(s, base) for s in own],
    )
    return Body(_encoded(text, house), content_type, newest)


def _page(house: House, story: Story, own: list[Story], base: str) -> Body:
    text = _render(
        house,
        f"{house.key}.html",
        title=story.title,
        byline=story.byline,
        caption=story.caption,
        url=base + story.path,
        published=story.published,
        modified=story.modified,
        credit=story.credit or house.title,
        paragraphs=[{"text": p.removeprefix("## "), "head": p.startswith("## ")} for p in story.paragraphs],
        related=[_link(s, base) for s in own if s is not story and not s.late][:4],
    )
    return Body(_encoded(text, house), "text/html", story.modified)


def _link(story: Story, base: str) -> dict[str, Any]:
    return {
        "title": story.title,
        "url": base + story.path,
        "published": story.published,
        "modified": story.modified,
    }


def _render(house: House, template: str, **values: Any) -> str:
    notice = NOTICES.get(house.key) or NOTICES[house.language]
    source = (_DATA / "layouts" / template).read_text("utf-8")
    return (
        _layouts()
        .from_string(source)
        .render(house=house.title, language=house.language, notice=notice, **values)
    )


def _encoded(text: str, house: House) -> bytes:
    return text.encode(house.encoding, "xmlcharrefreplace")


@cache
def _layouts() -> Environment:
    layouts = Environment(autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True)
    layouts.filters["mail_date"] = format_datetime
    return layouts


def _words(published: datetime) -> Environment:
    """What an article's text may ask for: days and month ends, counted back from its publication."""
    words = Environment(
        undefined=StrictUndefined, autoescape=False
    )  # page layouts escape; this is plain text
    words.globals["day"] = lambda back: published.date() - timedelta(days=back)
    words.globals["month_end"] = lambda back: _month_end(published.date(), back)
    filters: dict[str, Callable[[date], str]] = {
        "en": lambda d: f"{d:%B} {d.day}, {d.year}",
        "weekday": lambda d: f"{d:%A}",
        "zh": lambda d: f"{d.year}年{d.month}月{d.day}日",
        "zh_month": lambda d: f"{d.year}年{d.month}月",
    }
    words.filters.update(filters)
    return words


def _month_end(day: date, back: int) -> date:
    for _ in range(back):
        day = day.replace(day=1) - timedelta(days=1)
    return day
