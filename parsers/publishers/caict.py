"""中国信息通信研究院: white papers and figures. Its firewall answers 412 with a script to be run: blocked is its
usual state."""

from parsers.sources import Layout, Listing, Publisher

_STORY = r"caict\.ac\.cn/(?:\w+/)+\d{6}/t\d{8}_\d+\.htm"

PUBLISHER = Publisher(
    name="caict",
    title="中国信息通信研究院",
    hosts=("caict.ac.cn",),
    language="zh",
    timezone="Asia/Shanghai",
    lists=(
        Listing(
            kind="index", url="https://www.caict.ac.cn/kxyj/qwfb/qwsj/", link_pattern=_STORY, max_age_days=90
        ),
        Listing(
            kind="index", url="https://www.caict.ac.cn/kxyj/qwfb/bps/", link_pattern=_STORY, max_age_days=90
        ),
    ),
    layouts=(Layout(body=".pubCnt, .TRS_Editor", title=".pubTil h1, h1"),),
    expected_links=10,
    expected_characters=400,
)
