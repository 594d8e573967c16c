"""One source tried now, step by step, as `headway sources check` shows it. Nothing is stored."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from flows import show
from flows.discover import Discovery, candidates, discover
from flows.fetch import Guest
from flows.held_lists import HeldLists
from flows.mistakes import nearest
from flows.settings import Settings, SettingsError
from flows.sources import Watched, watched
from parsers import publishers
from parsers.article import parse
from parsers.errors import ParseError
from parsers.extract import extract
from parsers.records import Page

Say = Callable[[str], object]


def trial(settings: Settings, name: str, say: Say) -> bool:
    """Read the source's lists and its newest story, telling each step; True if a story with a text was read.
    Raises SettingsError for a name that is not watched."""
    sources = {source.name: source for source in watched(settings)}
    if name not in sources:
        raise SettingsError(f"no source {name!r} is watched{nearest(name, sources)}")
    guest = Guest(settings.fetch)
    try:
        with TemporaryDirectory() as empty:  # nothing remembered: every list is asked for whole
            found = _lists(guest, HeldLists(Path(empty)), sources[name], say)
        urls = candidates(found)
        if not urls:
            say("no story to read")
            return False
        return _story(guest, sources[name], urls[0], say) and found.status == "ok"
    finally:
        guest.close()


def _lists(guest: Guest, held: HeldLists, source: Watched, say: Say) -> Discovery:
    for listing in source.lists:
        rules = guest.robots(listing.url)
        verdict = rules.why_not(listing.url) or "allowed"
        say(f"robots.txt  {verdict}  {show.clean(listing.url)}")
    found = discover(guest, held, source, datetime.now(UTC))
    for fetch in found.fetches:
        size = f"{fetch.size:,} bytes, " if fetch.size is not None else ""
        say(f"list        {fetch.outcome}, {size}{fetch.seconds or 0:.1f} s  {show.clean(fetch.url)}")
    usual = f", {source.expected} are usual" if source.expected else ""
    newest = f", the newest of {found.newest:%Y-%m-%d %H:%M}" if found.newest else ""
    say(f"stories     {len(found.links)} listed{usual}{newest}")
    for fault in found.faults:
        say(f"            {found.status}: {show.clean(fault)}")
    return found


def _story(guest: Guest, source: Watched, url: str, say: Say) -> bool:
    got = guest.get(source.name, url, None, source.hosts)
    say(f"newest page {got.fetch.outcome}  {show.clean(url)}")
    if got.reply is None:
        say(f"            {show.clean(got.fetch.reason or '')}")
        return False
    content_type = got.reply.header("Content-Type")
    page = Page(url=got.reply.url, body=got.reply.body, fetched=got.fetch.at, content_type=content_type)
    try:
        article = parse(page)
    except ParseError as error:
        say(f"            {show.clean(error.reason)}")
        return False
    publisher = publishers.for_url(page.url)
    usual = f", {publisher.expected_characters:,} are usual" if publisher else ""
    published = f"{article.published:%Y-%m-%d %H:%M %z}" if article.published else "no date"
    say(f"article     {show.clean(article.title) or 'no title'}")
    say(f"            {published}; {len(article.text):,} characters{usual}; language {article.lang}")
    read = extract(article)
    topic = "on the topic" if read.relevant else "not on the topic"
    say(f"            {topic}; {len(read.figures)} figures, {len(read.quotes)} quotes")
    return bool(article.text)
