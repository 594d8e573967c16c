"""People's Daily Online, in English. Its RSS is dead or over a year old; the index pages live."""

from parsers.sources import Layout, Listing, Publisher

_STORY = r"people\.(?:cn|com\.cn)/n3/\d{4}/\d{4}/c\d+-\d+\.html"

PUBLISHER = Publisher(
    name="people_en",
    title="People's Daily Online",
    hosts=("en.people.cn", "english.people.com.cn"),
    language="en",
    timezone="Asia/Shanghai",
    lists=(
        Listing(kind="index", url="http://en.people.cn/202936/index.html", link_pattern=_STORY),
        Listing(kind="index", url="http://en.people.cn/90780/index.html", link_pattern=_STORY),
    ),
    layouts=(Layout(body=".w860.d2txtCon, .d2txtCon, .wb_12", title="h1"),),
    expected_links=40,
    expected_characters=1500,
)
