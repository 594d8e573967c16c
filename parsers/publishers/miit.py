"""工业和信息化部: documents and releases. Old paths answer 403."""

from parsers.sources import Layout, Listing, Publisher

_STORY = r"miit\.gov\.cn/(?:\w+/)+art/\d{4}/art_\w+\.html"

PUBLISHER = Publisher(
    name="miit",
    title="工业和信息化部",
    hosts=("miit.gov.cn",),
    language="zh",
    timezone="Asia/Shanghai",
    lists=(
        Listing(
            kind="index",
            url="https://www.miit.gov.cn/zwgk/wjgs/index.html",
            link_pattern=_STORY,
            max_age_days=60,
        ),
        Listing(
            kind="index", url="https://www.miit.gov.cn/xwfb/index.html", link_pattern=_STORY, max_age_days=60
        ),
    ),
    layouts=(Layout(body="#con_con, .ccontent", title="#con_title, h1", published="#con_time"),),
    expected_links=15,
    expected_characters=700,
)
