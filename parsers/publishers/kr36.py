"""36氪: the AI channel and the news flashes, which carry provincial counts of filed services. The feed's
address now answers a page."""

from parsers.sources import Layout, Listing, Publisher

_STORY = r"36kr\.com/(?:p|newsflashes)/\d+"

PUBLISHER = Publisher(
    name="kr36",
    title="36氪",
    hosts=("36kr.com",),
    language="zh",
    timezone="Asia/Shanghai",
    lists=(
        Listing(kind="index", url="https://36kr.com/information/AI", link_pattern=_STORY),
        Listing(kind="index", url="https://36kr.com/newsflashes", link_pattern=_STORY),
    ),
    layouts=(
        Layout(
            body=".articleDetailContent, .newsflash-item .pre-item-des",
            title="h1.article-title, .newsflash-item .item-title",
            byline=".title-icon-item.item-a",
        ),
    ),
    expected_links=20,
    expected_characters=300,
)
