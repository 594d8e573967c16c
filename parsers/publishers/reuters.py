"""Reuters: its news sitemap; most pages stand behind a wall."""

from parsers.sources import Listing, Publisher

_STORY = r"reuters\.com/(?:[\w-]+/)+[\w-]+-\d{4}-\d{2}-\d{2}/"

PUBLISHER = Publisher(
    name="reuters",
    title="Reuters",
    hosts=("reuters.com",),
    language="en",
    timezone="UTC",
    lists=(
        Listing(
            kind="sitemap",
            url="https://www.reuters.com/arc/outboundfeeds/news-sitemap-index/?outputType=xml",
            link_pattern=_STORY,
        ),
    ),
    expected_links=50,
    expected_characters=2000,
)
