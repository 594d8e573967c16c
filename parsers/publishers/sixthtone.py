"""Sixth Tone."""

from parsers.sources import Listing, Publisher

_STORY = r"sixthtone\.com/news/\d+"

PUBLISHER = Publisher(
    name="sixthtone",
    title="Sixth Tone",
    hosts=("sixthtone.com",),
    language="en",
    timezone="Asia/Shanghai",
    lists=(Listing(kind="feed", url="https://www.sixthtone.com/rss", link_pattern=_STORY),),
    expected_links=15,
    expected_characters=4000,
)
