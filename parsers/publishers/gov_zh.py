"""中国政府网: departments' news and headlines; the day is in the meta tag firstpublishedtime."""

from parsers.sources import Layout, Listing, Publisher

_STORY = r"gov\.cn/(?:[a-z]+/)+\d{6}/content_\d+\.htm"

PUBLISHER = Publisher(
    name="gov_zh",
    title="中国政府网",
    hosts=("gov.cn",),
    language="zh",
    timezone="Asia/Shanghai",
    lists=(
        Listing(
            kind="index",
            url="https://www.gov.cn/lianbo/bumen/index.htm",
            link_pattern=_STORY,
            max_age_days=30,
        ),
        Listing(
            kind="index", url="https://www.gov.cn/yaowen/index.htm", link_pattern=_STORY, max_age_days=30
        ),
    ),
    layouts=(Layout(body="#UCAP-CONTENT, .pages_content", title="#ti, h1", source=".pages-date .font"),),
    expected_links=30,
    expected_characters=800,
)
