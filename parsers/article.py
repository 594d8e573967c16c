"""A page's bytes into an Article."""

from __future__ import annotations

from bs4 import BeautifulSoup

from parsers import charset, languages, publishers
from parsers.errors import EmptyPage, NotHtml
from parsers.moments import day_in_address, moment
from parsers.records import Article, Page


def parse(page: Page) -> Article:
    """The article of a page. Raises NotHtml, EmptyPage or BrokenPage (parsers.errors)."""
    if page.body[:5] in (b"%PDF-", b"\x89PNG\r", b"GIF89"):
        raise NotHtml(page.url, "the body is not an HTML page")
    soup = BeautifulSoup(charset.decode(page.body, page.content_type), "lxml")
    publisher = publishers.for_url(page.url)
    zone = publisher.timezone if publisher else "UTC"
    text = "\n\n".join(t for p in soup.find_all("p") if (t := " ".join(p.get_text().split())))
    if not text:
        raise EmptyPage(page.url, "the page has no paragraph")
    heading = soup.find("h1") or soup.find("title")
    meta = soup.find("meta", attrs={"name": ["publishdate", "pubdate"]})
    when = moment(str(meta.get("content")), zone) if meta else day_in_address(page.url, zone)
    return Article(
        url=page.url,
        text=text,
        lang=languages.detect(text),
        title=" ".join(heading.get_text().split()) if heading else "",
        published=when if when and when <= page.fetched else None,
        publisher=publisher.name if publisher else None,
    )
