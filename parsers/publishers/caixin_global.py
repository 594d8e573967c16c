"""Caixin Global: its list is the site's own JSON; eight different guesses at an RSS address are in
circulation, none to be trusted."""

from parsers.sources import Fields, Layout, Listing, Publisher

_STORY = r"caixinglobal\.com/\d{4}-\d{2}-\d{2}/[\w-]+-\d+\.html"

PUBLISHER = Publisher(
    name="caixin_global",
    title="Caixin Global",
    hosts=("caixinglobal.com",),
    language="en",
    timezone="Asia/Shanghai",
    lists=(
        Listing(
            kind="search",
            url="https://gateway.caixin.com/api/extapi/homeInterface.jsp?subject=100990318;100990314;100990311&start=0&count=20&type=2",
            link_pattern=_STORY,
            fields=Fields(items="datas", url="link", title="desc", published="time"),
        ),
    ),
    layouts=(Layout(body="#appContent, .cons-text", title="h1"),),
    expected_links=15,
    expected_characters=1200,
)
