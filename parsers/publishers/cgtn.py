"""CGTN, in English: its section feeds live, with 50 items each."""

from parsers.sources import Layout, Listing, Publisher

_STORY = r"cgtn\.com/(?:news|opinions|latest)?/?\d{4}-\d{2}-\d{2}/"

PUBLISHER = Publisher(
    name="cgtn",
    title="CGTN",
    hosts=("cgtn.com",),
    language="en",
    timezone="Asia/Shanghai",
    lists=(
        Listing(kind="feed", url="https://www.cgtn.com/subscribe/rss/section/china.xml", link_pattern=_STORY),
        Listing(
            kind="feed", url="https://www.cgtn.com/subscribe/rss/section/business.xml", link_pattern=_STORY
        ),
        Listing(kind="feed", url="https://www.cgtn.com/subscribe/rss/section/world.xml", link_pattern=_STORY),
    ),
    layouts=(
        Layout(
            body="#cmsMainContent, .m-content",
            title=".news-title",
            published=".news-time",
            byline=".news-author-name",
        ),
    ),
    expected_links=100,
    expected_characters=2000,
)
