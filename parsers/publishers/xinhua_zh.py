"""新华网. The politics feed lives; technology is an index page."""

from parsers.sources import Layout, Listing, Publisher

_STORY = r"(?:news\.cn|xinhuanet\.com)/(?:[a-z]+/){0,2}\d{8}/[0-9a-f]{32}/c\.html"

PUBLISHER = Publisher(
    name="xinhua_zh",
    title="新华网",
    hosts=("news.cn", "xinhuanet.com"),
    language="zh",
    timezone="Asia/Shanghai",
    lists=(
        Listing(kind="index", url="http://www.xinhuanet.com/tech/", link_pattern=_STORY),
        Listing(kind="feed", url="http://www.xinhuanet.com/politics/news_politics.xml", link_pattern=_STORY),
    ),
    layouts=(Layout(body="#detail, #detailContent", title="h1 .title, .head-line h1", source=".source"),),
    expected_links=40,
    expected_characters=800,
)
