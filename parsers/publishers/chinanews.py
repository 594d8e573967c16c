"""中新网: feeds by section; cul.xml is gone, mil.xml and taiwan.xml are empty."""

from parsers.sources import Layout, Listing, Publisher

_STORY = r"chinanews\.com(?:\.cn)?/\w+/\d{4}/\d{2}-\d{2}/\d+\.shtml"

PUBLISHER = Publisher(
    name="chinanews",
    title="中国新闻网",
    hosts=("chinanews.com.cn", "chinanews.com"),
    language="zh",
    timezone="Asia/Shanghai",
    lists=(
        Listing(kind="feed", url="https://www.chinanews.com.cn/rss/scroll-news.xml", link_pattern=_STORY),
        Listing(kind="feed", url="https://www.chinanews.com.cn/rss/finance.xml", link_pattern=_STORY),
        Listing(kind="feed", url="https://www.chinanews.com.cn/rss/importnews.xml", link_pattern=_STORY),
    ),
    layouts=(
        Layout(
            body=".left_zw",
            title="h1.content_left_title, .content h1",
            drop="#function_code_page, .adEditor, .left_name",
        ),
    ),
    expected_links=60,
    expected_characters=800,
)
