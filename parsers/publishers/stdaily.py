"""科技日报."""

from parsers.sources import Layout, Listing, Publisher

_STORY = r"stdaily\.com/(?:web|index)/.+/\d{4}-\d{2}/\d{2}/content_\d+\.html"

PUBLISHER = Publisher(
    name="stdaily",
    title="科技日报",
    hosts=("stdaily.com",),
    language="zh",
    timezone="Asia/Shanghai",
    lists=(
        Listing(
            kind="index",
            url="https://www.stdaily.com/web/gdxw/node_324.html",
            link_pattern=_STORY,
            max_age_days=30,
        ),
    ),
    layouts=(Layout(body=".article-content, #article_content", title="h1"),),
    expected_links=20,
    expected_characters=800,
)
