"""IT之家: carries the counts of the internet authority within hours."""

from parsers.sources import Layout, Listing, Publisher

_STORY = r"ithome\.com/(?:0/\d+/\d+|html/.*\d+)\.htm"

PUBLISHER = Publisher(
    name="ithome",
    title="IT之家",
    hosts=("ithome.com",),
    language="zh",
    timezone="Asia/Shanghai",
    lists=(Listing(kind="feed", url="https://www.ithome.com/rss/", link_pattern=_STORY),),
    layouts=(
        Layout(
            body="#paragraph",
            title="h1",
            published="#pubtime_baidu",
            source="#source_baidu",
            byline="#author_baidu",
            drop=".ad-tips, .newsgrade",
        ),
    ),
    expected_links=40,
    expected_characters=400,
)
