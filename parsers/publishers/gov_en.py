"""The English site of China's State Council."""

from parsers.sources import Layout, Listing, Publisher

_STORY = r"gov\.cn/.+/\d{6}/\d{2}/content_WS\w+"

PUBLISHER = Publisher(
    name="gov_en",
    title="The State Council of China",
    hosts=("english.www.gov.cn", "english.gov.cn"),
    language="en",
    timezone="Asia/Shanghai",
    lists=(
        Listing(kind="index", url="https://english.www.gov.cn/news/", link_pattern=_STORY, max_age_days=30),
        Listing(
            kind="index", url="https://english.www.gov.cn/policies/", link_pattern=_STORY, max_age_days=30
        ),
    ),
    layouts=(Layout(body="#Content, .pages_content", title="h1, .title"),),
    expected_links=20,
    expected_characters=1200,
)
