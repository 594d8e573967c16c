"""人民网. Many of its pages are GB18030 bytes labelled gb2312."""

from parsers.sources import Layout, Listing, Publisher

_STORY = r"people\.(?:cn|com\.cn)/n1/\d{4}/\d{4}/c\d+-\d+\.html"

PUBLISHER = Publisher(
    name="people_zh",
    title="人民网",
    hosts=("people.com.cn", "people.cn"),
    language="zh",
    timezone="Asia/Shanghai",
    lists=(
        Listing(kind="feed", url="http://www.people.com.cn/rss/politics.xml", link_pattern=_STORY),
        Listing(kind="feed", url="http://www.people.com.cn/rss/world.xml", link_pattern=_STORY),
        Listing(kind="index", url="http://www.people.com.cn/GB/59476", link_pattern=_STORY),
    ),
    layouts=(Layout(body="div.rm_txt_con, .box_con", title="h1"),),
    expected_links=60,
    expected_characters=900,
)
