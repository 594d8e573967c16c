"""国家互联网信息办公室: the notices that count filed generative AI services. The running list of services is
one page, updated in place; without a Referer the site answers an empty body."""

from parsers.sources import Layout, Listing, Publisher

_STORY = r"cac\.gov\.cn/\d{4}-\d{2}/\d{2}/c_\d+\.htm"

PUBLISHER = Publisher(
    name="cac",
    title="国家互联网信息办公室",
    hosts=("cac.gov.cn",),
    language="zh",
    timezone="Asia/Shanghai",
    lists=(
        Listing(
            kind="index",
            url="https://www.cac.gov.cn/index.htm",
            link_pattern=_STORY,
            referer="https://www.cac.gov.cn/",
            max_age_days=30,
        ),
    ),
    layouts=(Layout(body="#BodyLabel, .main-content", title="h1, .title"),),
    expected_links=20,
    expected_characters=600,
)
