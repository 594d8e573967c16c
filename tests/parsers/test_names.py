"""Names of people in both scripts, and who was named first."""

from __future__ import annotations

import pytest

from parsers.names import (
    Mention,
    Registry,
    given_gender,
    is_foreign_name,
    is_han_name,
    is_pinyin_name,
    surname,
)


@pytest.mark.parametrize(
    ("name", "family"),
    [
        ("Zhao Zhiyun", "Zhao"),
        ("Kai-Fu Lee", "Lee"),
        ("Tam Yiu-ming", "Tam"),
        ("Elliot Brandt Jr.", "Brandt"),
        ("Ludwig van Beethoven", "Beethoven"),
        ("王伟", "王"),
        ("欧阳明", "欧阳"),
    ],
)
def test_family_names(name: str, family: str) -> None:
    assert surname(name) == family


def test_shapes() -> None:
    assert is_pinyin_name("Wang Qiong")
    assert not is_pinyin_name("Will Hurd")
    assert is_han_name("司马光")
    assert not is_han_name("北京")
    assert is_foreign_name("山姆·奥尔特曼")
    assert given_gender("Mary-Ann") == "she"
    assert given_gender("Xanthippos") is None


def test_the_registry_finds_the_first_full_name() -> None:
    registry = Registry()
    registry.add(Mention("Ruth Cole", 0, 9))
    registry.add(Mention("Dan Cole", 40, 48))
    registry.add(Mention("王伟", 60, 62))
    assert registry.full("Ruth") == registry.full("Ruth Cole")
    assert registry.full("Cole", 20) == registry.full("Ruth Cole")
    assert registry.full("Cole", 50) == registry.full("Dan Cole")
    assert registry.full("王") == registry.full("王伟")
    assert registry.full("Nash") is None
