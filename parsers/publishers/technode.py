"""TechNode: the whole feed, and the one of its AI tag."""

from parsers.sources import Layout, Listing, Publisher

_STORY = r"technode\.com/\d{4}/\d{2}/\d{2}/[\w-]+"

PUBLISHER = Publisher(
    name="technode",
    title="TechNode",
    hosts=("technode.com",),
    language="en",
    timezone="Asia/Shanghai",
    lists=(
        Listing(kind="feed", url="https://technode.com/feed/", link_pattern=_STORY),
        Listing(kind="feed", url="https://technode.com/tag/ai/feed/", link_pattern=_STORY),
    ),
    layouts=(Layout(body=".entry-content", title="h1.entry-title", byline=".author.vcard"),),
    expected_links=15,
    expected_characters=1500,
)
