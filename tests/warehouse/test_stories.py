"""One wire story on ten sites is one reporter: copies found by their sentences, however they were dressed."""

from __future__ import annotations

import pytest

from tests.warehouse.telling import claims, land, told
from tests.warehouse.written import fig, page
from warehouse.store import Warehouse

WIRE = (
    "The institute counted 79 models in China by the end of May. "
    "Two of them can write music, and one was trained on recipes alone.\n\n"
    "Its director told a crowded hall in Haidian that the count would be repeated every spring. "
    "She thanked the students who had spent the winter telephoning laboratories.\n\n"
    "Several laboratories did not answer the telephone, and were left out of the table. "
    "A longer table with parameters and licences is promised for the autumn.\n\n"
    "Analysts at two brokerages said that the number was lower than they had guessed. "
    "None of them wished to be named while the numbers were still being checked."
)
SENTENCES = WIRE.replace("\n\n", " ").split(". ")


def reporters(house: Warehouse) -> list[tuple[object, ...]]:
    """(sightings, independent reporters) of each claim."""
    return claims(house, "sightings, reporters")


@pytest.mark.parametrize(
    "copy",
    [
        WIRE,
        WIRE[: WIRE.index("Several")],  # the tail cut
        "(Wire) -- " + WIRE + "\n\nEditor: Someone Else",
        WIRE.replace("\n\n", " "),  # another layout
        WIRE.replace("’", "'").upper(),
        "A first paragraph of our own, to make it look like ours.\n\n" + WIRE,
        WIRE.replace(
            "Two of them can write music, and one was trained on recipes alone.", "Two write music."
        ),
    ],
    ids=["whole", "cut tail", "byline", "layout", "capitals", "own lead", "one sentence rewritten"],
)
def test_copies_are_one_reporter(house: Warehouse, copy: str) -> None:
    figure = fig(79, "79 models")
    land(house, page("wire", "2023-05-28", figure, body=WIRE))
    copied = fig(79, "79 MODELS" if "79 MODELS" in copy else "79 models")
    land(
        house,
        page(
            "copy",
            "2023-05-29",
            copied,
            body=copy,
            site="b.example",
            title="Another headline",
            byline="Someone",
        ),
    )
    assert reporters(house) == [(2, 1)]


def test_another_article_with_the_same_number_is_another_reporter(house: Warehouse) -> None:
    other = (
        "There are 79 models in China, by a count that went round the ministries this week. "
        "Officials read it out in Beijing to reporters who had waited since the morning. "
        "A second list, of applications that have been registered, is kept elsewhere. "
        "None of them wished to be named while the numbers were still being checked."
    )
    land(house, page("wire", "2023-05-28", fig(79, "79 models"), body=WIRE))
    land(house, page("other", "2023-05-29", fig(79, "79 models"), body=other, site="b.example"))
    assert reporters(house) == [(2, 2)]


def test_two_stories_of_one_outlet_are_one_reporter(house: Warehouse) -> None:
    land(
        house,
        page("one", "2023-05-28", fig(79, "79 models")),
        page("two", "2023-05-30", fig(79, "79 models")),
    )
    assert reporters(house) == [(2, 1)]


def test_a_copy_of_a_copy_and_a_late_original_are_one_story(house: Warehouse) -> None:
    first_half = ". ".join(SENTENCES[:5]) + "."
    second_half = ". ".join(SENTENCES[3:])
    quoted = fig(79, "79 models")
    land(house, page("half", "2023-05-30", quoted, body=first_half, site="c.example"))
    land(house, page("other", "2023-05-31", body=second_half, site="d.example"))
    assert reporters(house) == [(1, 1)]
    land(house, page("wire", "2023-05-28", quoted, body=WIRE))
    assert claims(house, "sightings, reporters, first_reporter") == [(2, 1, "a")]


def test_a_late_copy_of_an_old_story_is_no_return_to_the_old_value(house: Warehouse) -> None:
    land(house, page("wire", "2023-05-28", fig(79, "79 models"), body=WIRE))
    land(house, page("next", "2023-06-20", fig(95, "95 models"), site="b.example"))
    told(house)
    land(house, page("late", "2023-06-21", fig(79, "79 models"), body=WIRE, site="c.example"))
    assert told(house) == []


def test_the_same_text_months_later_is_another_story(house: Warehouse) -> None:
    land(house, page("wire", "2023-05-28", fig(79, "79 models"), body=WIRE))
    land(house, page("again", "2023-11-28", fig(79, "79 models"), body=WIRE, site="b.example"))
    assert reporters(house) == [(2, 2)]


def test_chinese_copies_are_one_reporter(house: Warehouse) -> None:
    wire = (
        "研究所统计，截至五月底，我国已发布79个大模型。其中两个会作曲，还有一个只用菜谱训练。\n\n"
        "所长在海淀的会场里说，这项统计今后每年春天都要做一次。她感谢了整个冬天都在打电话的学生们。\n\n"
        "有几家实验室始终没有接电话，因此没有列入表中。更长的表格预计将在秋天公布，包括参数和许可证。"
    )
    figure = fig(79, "79个大模型")
    land(house, page("yi", "2023-05-28", figure, body=wire, lang="zh"))
    land(
        house,
        page(
            "er",
            "2023-05-29",
            figure,
            body=wire.split("\n\n有几家")[0] + "\n\n责任编辑：某某",
            lang="zh",
            site="b.example",
        ),
    )
    assert reporters(house) == [(2, 1)]
