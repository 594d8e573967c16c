"""What is watched: the built-in publishers that the settings choose, and the file's own sources."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from flows import mistakes
from flows.settings import Settings, SettingsError, Source
from parsers import publishers
from parsers.sources import Listing, Publisher

_KINDS = {"feed": "feed", "rss": "feed", "atom": "feed", "sitemap": "sitemap", "index": "index"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Watched:
    """One source. `publisher` is who speaks where the page itself does not say. `pages` are addresses that are
    themselves stories; `hosts` may answer for it after a redirect; `expected` links are what all its lists give
    together at least."""

    name: str
    lists: tuple[Listing, ...] = ()
    pages: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    publisher: str
    timezone: str = "UTC"
    expected: int = 0
    max_pages: int = 100


def watched(settings: Settings) -> tuple[Watched, ...]:
    """Every source of a run, in a steady order. Raises SettingsError when there is none, or two of a name."""
    chosen = settings.watch.publishers
    if chosen is None:
        chosen = () if settings.sources else tuple(p.name for p in publishers.all())
    limit = settings.fetch.pages_per_source
    found = [_built_in(publishers.get(name), settings, limit) for name in chosen]
    found += [_own(source, settings, limit) for source in settings.sources]
    names = [source.name for source in found]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise SettingsError(f"the source {twice[0]} is there twice: give your own another name")
    if not found:
        raise SettingsError("nothing is watched: name publishers in [watch] or add [[sources]]")
    return tuple(found)


def _built_in(publisher: Publisher, settings: Settings, limit: int) -> Watched:
    words = settings.watch.keywords_zh if publisher.language == "zh" else settings.watch.keywords_en
    return Watched(
        name=publisher.name,
        lists=tuple(filled for listing in publisher.lists for filled in _filled(listing, words)),
        hosts=publisher.hosts,
        publisher=publisher.name,
        timezone=publisher.timezone,
        expected=publisher.expected_links,
        max_pages=limit,
    )


def _own(source: Source, settings: Settings, limit: int) -> Watched:
    known = source.publisher in mistakes.publishers()
    publisher = publishers.get(source.publisher) if known and source.publisher else None
    listing = Listing(
        kind=_KINDS.get(source.kind, "search"),  # type: ignore[arg-type]
        url=source.url,
        link_pattern=source.link_pattern,
        referer=source.referer,
        max_age_days=source.max_age_days,
    )
    is_page = source.kind == "page"
    words = settings.watch.keywords_en + settings.watch.keywords_zh
    return Watched(
        name=source.name,
        lists=() if is_page else tuple(_filled(listing, words)),
        pages=(source.url,) if is_page else (),
        hosts=publisher.hosts if publisher else (),
        publisher=source.publisher or source.name,
        timezone=source.timezone or (publisher.timezone if publisher else "UTC"),
        expected=source.expected_links,
        max_pages=source.max_pages or limit,
    )


def _filled(listing: Listing, words: tuple[str, ...]) -> list[Listing]:
    """A search once for each keyword; any other list as it is."""
    if "{keywords}" not in listing.url:
        return [listing]
    return [
        Listing(
            kind=listing.kind,
            url=listing.url.replace("{keywords}", quote(word)),
            link_pattern=listing.link_pattern,
            fields=listing.fields,
            referer=listing.referer,
            max_age_days=listing.max_age_days,
        )
        for word in words
    ]
