"""澎湃新闻: the technology channel's page names its newest stories."""

from parsers.sources import Listing, Publisher

_STORY = r"thepaper\.cn/newsDetail_forward_\d+"

PUBLISHER = Publisher(
    name="thepaper",
    title="澎湃新闻",
    hosts=("thepaper.cn",),
    language="zh",
    timezone="Asia/Shanghai",
    lists=(Listing(kind="index", url="https://m.thepaper.cn/channel/119908", link_pattern=_STORY),),
    expected_links=15,
    expected_characters=1000,
)
