"""Pandaily."""

from parsers.sources import Listing, Publisher

_STORY = r"pandaily\.com/[\w%-]{12,}"

PUBLISHER = Publisher(
    name="pandaily",
    title="Pandaily",
    hosts=("pandaily.com",),
    language="en",
    timezone="Asia/Shanghai",
    lists=(Listing(kind="feed", url="https://pandaily.com/feed/", link_pattern=_STORY),),
    expected_links=10,
    expected_characters=1200,
)
