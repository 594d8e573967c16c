"""China Daily, in English. Its RSS feeds are dead (404, or items of 2017); index pages and its search live."""

from parsers.sources import Fields, Layout, Listing, Publisher

_STORY = r"chinadaily\.com\.cn/a/\d{6}/\d{2}/WS\w+"

PUBLISHER = Publisher(
    name="chinadaily",
    title="China Daily",
    hosts=("chinadaily.com.cn", "chinadailyhk.com", "chinadailyasia.com"),
    language="en",
    timezone="Asia/Shanghai",
    lists=(
        Listing(kind="index", url="https://www.chinadaily.com.cn/business/tech", link_pattern=_STORY),
        Listing(kind="index", url="https://www.chinadaily.com.cn/opinion", link_pattern=_STORY),
        Listing(
            kind="search",
            url="https://newssearch.chinadaily.com.cn/rest/en/search?keywords={keywords}&sort=dp&page=0"
            "&curType=story&type=&channel=&source=",
            fields=Fields(items="content", published="pubDateStr"),
            max_age_days=60,
        ),
    ),
    layouts=(Layout(body="#Content", title="h1", drop="#div_currpage, .art-pagination"),),
    expected_links=60,
    expected_characters=1500,
)
