"""Global Times. The address of a story gives its month only: its day is on the page. Its RSS is stale or
dead."""

from parsers.sources import Layout, Listing, Publisher

_STORY = r"globaltimes\.cn/page/\d{6}/\d+\.shtml"

PUBLISHER = Publisher(
    name="globaltimes",
    title="Global Times",
    hosts=("globaltimes.cn",),
    language="en",
    timezone="Asia/Shanghai",
    lists=(
        Listing(kind="index", url="https://www.globaltimes.cn/business/index.html", link_pattern=_STORY),
        Listing(kind="index", url="https://www.globaltimes.cn/opinion/", link_pattern=_STORY),
        Listing(kind="index", url="https://www.globaltimes.cn/world/index.html", link_pattern=_STORY),
    ),
    layouts=(
        Layout(
            body=".article_right",
            title=".article_title",
            byline=".author_share .byline",
            published=".pub_time",
        ),
    ),
    expected_links=100,
    expected_characters=2500,
)
