"""Xinhua, in English (english.news.cn). Its RSS answers 200 with items of 2018; its lists live."""

from parsers.sources import Layout, Listing, Publisher

_STORY = r"(?:news\.cn|xinhuanet\.com)/(?:[a-z]+/)?\d{8}/[0-9a-f]{32}/c\.html"

PUBLISHER = Publisher(
    name="xinhua",
    title="Xinhua",
    hosts=("english.news.cn", "english.xinhuanet.com"),
    language="en",
    timezone="Asia/Shanghai",
    lists=(
        Listing(kind="index", url="https://english.news.cn/list/latestnews.htm", link_pattern=_STORY),
        Listing(kind="index", url="https://english.news.cn/list/china-science.htm", link_pattern=_STORY),
        Listing(kind="index", url="https://english.news.cn/list/china-business.htm", link_pattern=_STORY),
    ),
    layouts=(Layout(body="#detailContent, #detail", title="h1"),),
    expected_links=40,
    expected_characters=1500,
)
