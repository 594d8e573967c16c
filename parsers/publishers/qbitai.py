"""量子位."""

from parsers.sources import Layout, Listing, Publisher

_STORY = r"qbitai\.com/\d{4}/\d{2}/\d+\.html"

PUBLISHER = Publisher(
    name="qbitai",
    title="量子位",
    hosts=("qbitai.com",),
    language="zh",
    timezone="Asia/Shanghai",
    lists=(Listing(kind="feed", url="https://www.qbitai.com/feed", link_pattern=_STORY),),
    layouts=(
        Layout(
            body=".article",
            title="h1",
            byline=".article_info .author",
            drop=".zhaiyao, .person_box, .share_pc",
        ),
    ),
    expected_links=8,
    expected_characters=1200,
)
