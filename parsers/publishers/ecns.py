"""ECNS, the English site of China News Service."""

from parsers.sources import Layout, Listing, Publisher

_STORY = r"ecns\.cn/.+/\d{4}-\d{2}-\d{2}/detail-"

PUBLISHER = Publisher(
    name="ecns",
    title="ECNS",
    hosts=("ecns.cn",),
    language="en",
    timezone="Asia/Shanghai",
    lists=(
        Listing(kind="feed", url="https://www.ecns.cn/rss/rss.xml", link_pattern=_STORY),
        Listing(kind="index", url="https://www.ecns.cn/news/sci-tech/", link_pattern=_STORY),
    ),
    layouts=(
        Layout(body=".left_ph + .left_zw, .left_zw", title=".left h1, h1", drop=".left_name, .fenxiang"),
    ),
    expected_links=40,
    expected_characters=1200,
)
