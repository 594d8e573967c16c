"""South China Morning Post: section feeds with teasers; the pages carry their text."""

from parsers.sources import Listing, Publisher

_STORY = r"scmp\.com/(?:[a-z0-9-]+/)+article/\d+/"

PUBLISHER = Publisher(
    name="scmp",
    title="South China Morning Post",
    hosts=("scmp.com",),
    language="en",
    timezone="Asia/Hong_Kong",
    lists=(
        Listing(kind="feed", url="https://www.scmp.com/rss/320663/feed", link_pattern=_STORY),
        Listing(kind="feed", url="https://www.scmp.com/rss/36/feed", link_pattern=_STORY),
    ),
    expected_links=60,
    expected_characters=2500,
)
