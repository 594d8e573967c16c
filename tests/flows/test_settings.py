"""headway.toml: defaults, mistakes named with the nearest right word, secrets kept."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows import settings

ROOT = Path(__file__).parents[2]


def test_the_file_in_the_repository_says_the_defaults() -> None:
    assert settings.load(ROOT / "headway.toml").model_dump() == settings.Settings().model_dump()


def test_every_commented_value_of_the_file_is_valid_and_the_default() -> None:
    text = (ROOT / "headway.toml").read_text(encoding="utf-8")
    head = text.split("# Sources of your own")[0]
    lines = [re.sub(r"^# (\w+ = )", r"\1", line) for line in head.splitlines()]
    lines = [line for line in lines if not line.startswith(("proxy", "publishers"))]
    parsed = settings.parse("\n".join(lines))
    assert parsed.fetch == settings.Fetch()
    assert parsed.data == settings.Data()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[fetchh]\n", "unknown key fetchh; did you mean fetch?"),
        ("[fetch]\ndelai = 1\n", "unknown key fetch.delai; did you mean delay?"),
        (
            '[[sources]]\nname = "a"\nurl = "http://a"\nknd = "rss"\n',
            "unknown key sources (a).knd; did you mean kind?",
        ),
        (
            '[[sources]]\nname = "a"\nurl = "file:///etc/passwd"\n',
            "an address starts with http:// or https://",
        ),
        ('[[sources]]\nname = "a"\nurl = "http://a"\nlink_pattern = "("\n', "not a regular expression"),
        (
            '[[sources]]\nname="a"\nurl="http://a"\n[[sources]]\nname="a"\nurl="http://b"\n',
            "'a' is there twice",
        ),
        ('[[alerts]]\nname = "a"\nchannels = ["termnal"]\n', "did you mean terminal?"),
        ('[[alerts]]\nname = "a"\nkinds = ["frist"]\n', "alerts (a).kinds"),
        ('[schedule]\ntimezone = "Asia/Pekin"\n', "no such time zone"),
        ('[schedule]\ncron = "99 * * * *"\n', "headway.toml: schedule.cron: '99 * * * *' is no schedule"),
        ('[schedule]\ncron = "hourly"\n', "schedule.cron: 'hourly' is no schedule"),
        ('[schedule]\ncron = "R * * * *"\n', "schedule.cron: 'R * * * *' is no schedule"),
        ('[[alerts]]\nname = "a"\nplaces = ["China"]\n', "place 'CHINA' is not known; did you mean CN?"),
        ('[[alerts]]\nname = "a"\nplaces = ["CN+北京"]\n', "place '北京' is not known; did you mean CN-BJ?"),
        ('[[alerts]]\nname = "a"\nplaces = ["CN", "CN-B"]\n', "place 'CN-B' is not known; did you mean"),
        ('[[alerts]]\nname = "a"\nplaces = ["…"]\n', "places are codes such as CN"),
        ("[fetch]\ndelay = -1\n", "fetch.delay"),
        (
            "[fetch]\ntotal_timeout = inf\n",
            "fetch.total_timeout: Input should be less than or equal to 86400",
        ),
        (
            "[data]\narchive_days = 99_999_999_999\n",
            "data.archive_days: Input should be less than or equal to",
        ),
        ('[data]\nfolder = "a\\u0000b"\n', "data.folder: a folder's name holds no NUL"),
        ('[alerts]\nname = "a"\n', "alerts: one of several is written [[alerts]], in two brackets"),
        ("[fetch\n", "is not TOML"),
    ],
)
def test_mistakes_are_named(text: str, expected: str) -> None:
    with pytest.raises(settings.SettingsError) as caught:
        settings.parse(text)
    assert expected in caught.value.message
    assert caught.value.exit_code == 2


def test_places_are_named_as_series_name_them() -> None:
    text = '[[alerts]]\nname = "a"\nplaces = ["cn-bj", "World", "us+cn", " hk "]\nsubjects = ["whatever"]\n'
    (rule,) = settings.parse(text).rules
    assert rule.places == ("CN-BJ", "WORLD", "CN+US", "HK")


@pytest.mark.parametrize("cron", ["17 * * * *", "*/5 8-18 * * MON-FRI", "@hourly", "0 0 L * *", "0 0 ? * *"])
def test_what_prefect_takes_is_a_schedule(cron: str) -> None:
    from prefect.client.schemas.schedules import CronSchedule

    assert settings.parse(f'[schedule]\ncron = "{cron}"\n').schedule.cron == CronSchedule(cron=cron).cron


def test_every_mistake_of_a_file_is_told_at_once() -> None:
    with pytest.raises(settings.SettingsError) as caught:
        settings.parse("[fetch]\ndelai = 1\n[dta]\n")
    assert len(caught.value.message.splitlines()) == 2


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(settings.SettingsError, match=r"nowhere\.toml: cannot be read"):
        settings.load(tmp_path / "nowhere.toml")


def test_a_wrong_channel_does_not_show_its_secret() -> None:
    with pytest.raises(settings.SettingsError) as caught:
        settings.parse('[channels]\n"a/b" = "slack://hush-hush"\n')
    assert "hush" not in caught.value.message


def test_channels_are_not_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    loaded = settings.parse('[channels]\na = "slack://hush"\nb = "env:HEADWAY_TEST_CHANNEL"\n')
    assert "hush" not in repr(loaded) + str(loaded) + loaded.model_dump_json()
    assert loaded.channel("a") == "slack://hush"
    with pytest.raises(settings.SettingsError, match="HEADWAY_TEST_CHANNEL is not set"):
        loaded.channel("b")
    monkeypatch.setenv("HEADWAY_TEST_CHANNEL", "json://there")
    assert loaded.channel("b") == "json://there"


def test_folders_stand_below_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "headway.toml").write_text('[data]\nfolder = "kept"\n', encoding="utf-8")
    assert settings.load(tmp_path / "headway.toml").folder == (tmp_path / "kept").resolve()
    monkeypatch.chdir(tmp_path)
    assert settings.load().folder == (tmp_path / "kept").resolve()
    assert settings.load().below("else").folder == (tmp_path / "else").resolve()


def test_a_rule_without_channels_goes_to_all() -> None:
    loaded = settings.parse('[channels]\na = "terminal"\nb = "file:x"\n[[alerts]]\nname = "r"\n')
    assert loaded.rules[0].channels == ("a", "b")


@given(st.text(max_size=200))
def test_any_text_is_settings_or_one_clear_error(text: str) -> None:
    try:
        settings.parse(text)
    except settings.SettingsError as error:
        assert error.message
