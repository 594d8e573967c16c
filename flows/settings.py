"""Settings: headway.toml, checked; everything has a default, so a run needs no file.

`load` looks at the path given, then at $HEADWAY_CONFIG, then at headway.toml in the working folder. Relative
folders stand below the folder of the file (without a file: below the working folder). A wrong file raises
SettingsError, which a command shows as one message and exit status 2.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Sequence
from ipaddress import ip_network
from pathlib import Path
from typing import Annotated, Any, Literal, Self
from zoneinfo import ZoneInfo

import click
from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    PrivateAttr,
    SecretStr,
    ValidationError,
    model_validator,
)

from flows import mistakes, timetable
from warehouse.records import AlertKind, Rule

FILE = "headway.toml"
SourceKind = Literal["feed", "rss", "atom", "sitemap", "index", "search", "page"]


class SettingsError(click.ClickException):
    """The configuration cannot be used; the message names the file, the key and what would be right."""

    exit_code = 2


def _pattern(value: str) -> str:
    try:
        re.compile(value)
    except (re.error, OverflowError, RecursionError) as error:  # \d{99999999999}; thousands of brackets
        raise ValueError(f"not a regular expression: {error}") from error
    return value


def _web_address(value: str) -> str:
    if not re.match(r"https?://[^\s/]+", value, re.IGNORECASE):
        raise ValueError("an address starts with http:// or https://")
    return value


def _network(value: str) -> str:
    if "/" in value:
        ip_network(value, strict=False)
    return value


def _zone(value: str) -> str:
    try:
        ZoneInfo(value)
    except (
        KeyError,
        ValueError,
        OSError,
        RecursionError,
    ) as error:  # it looks for a package in a package in …
        raise ValueError("no such time zone (an example: Asia/Shanghai)") from error
    return value


def _folder(value: Path) -> Path:
    if "\0" in str(value):
        raise ValueError("a folder's name holds no NUL")
    return value


DAY = 86_400.0  # seconds: whoever waits longer means something else
CENTURY = 36_500  # days: what a date can still be counted back by

Seconds = Annotated[float, Field(ge=0, le=DAY)]
Timeout = Annotated[float, Field(gt=0, le=DAY)]
Name = Annotated[str, Field(pattern=r"^\w[\w .-]{0,63}$")]
Address = Annotated[str, AfterValidator(_web_address)]
Pattern = Annotated[str, AfterValidator(_pattern)]


class Section(BaseModel):
    """A part of headway.toml: unknown keys are errors, values do not change after loading."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Data(Section):
    """[data]: where everything is kept. `archive_days` 0 keeps fetched pages for ever; an archive file is
    closed and another begun at `archive_megabytes`."""

    folder: Annotated[Path, AfterValidator(_folder)] = Path("data")
    archive_days: int = Field(default=0, ge=0, le=CENTURY)
    archive_megabytes: float = Field(default=500, gt=0)


class Fetch(Section):
    """[fetch]: how headway behaves as a guest. Times are seconds, sizes megabytes of the unpacked body."""

    user_agent: str = Field(default="headway/0.1", pattern=r"^[\x20-\x7e]+$")
    contact: str = Field(default="", pattern=r"^[\x20-\x7e]*$")
    delay: Seconds = 1.0
    max_crawl_delay: Seconds = 30
    connect_timeout: Timeout = 10
    first_byte_timeout: Timeout = 20
    total_timeout: Timeout = 60
    max_megabytes: float = Field(default=10, gt=0)
    max_redirects: int = Field(default=5, ge=0, le=30)
    tries: int = Field(default=3, ge=1, le=10)
    backoff: Seconds = 1.0
    max_wait: Seconds = 60
    host_retries: int = Field(default=10, ge=0)
    host_failures: int = Field(default=5, ge=1)
    host_minutes: float = Field(default=20, gt=0, le=24 * 60)
    hosts_at_once: int = Field(default=8, ge=1, le=64)
    pages_per_source: int = Field(default=100, ge=1)
    revisit_hours: float = Field(default=6, ge=0, le=24 * CENTURY)
    proxy: SecretStr | None = None
    allow_private: tuple[Annotated[str, AfterValidator(_network)], ...] = ()

    @property
    def agent(self) -> str:
        """The User-Agent header: who we are and where to complain."""
        return f"{self.user_agent} (+{self.contact})" if self.contact else self.user_agent


class Watch(Section):
    """[watch]: which built-in publishers are watched; without the key all are, unless the file names its own
    [[sources]]. The keywords are asked of sources that are searches."""

    publishers: tuple[str, ...] | None = None
    keywords_en: tuple[str, ...] = ("large language models", "generative AI services")
    keywords_zh: tuple[str, ...] = ("大模型", "生成式人工智能服务")


class Source(Section):
    """[[sources]]: a list of stories that no built-in publisher has, or with `kind = "page"` one page that is
    itself the story. `rss` and `atom` are other words for `feed`. `publisher` names who speaks there: a built-in
    one, whose hosts and time zone then hold too, or any other name (without it the source's own).
    `link_pattern` is searched in each address; `timezone` is that of dates without a zone; a list whose newest
    story is older than `max_age_days` is dead."""

    name: Name
    url: Address
    kind: SourceKind = "feed"
    publisher: str | None = None
    timezone: Annotated[str, AfterValidator(_zone)] | None = None
    referer: Address | None = None
    link_pattern: Pattern | None = None
    max_pages: int | None = Field(default=None, ge=1)
    max_age_days: int | None = Field(default=None, ge=1, le=CENTURY)
    expected_links: int = Field(default=0, ge=0)


class AlertRule(Section):
    """[[alerts]]: which new figures go to which channels; an empty list means all. `places` are codes of ISO 3166, or WORLD;
    a series of several is named by all of them: CN+US."""

    name: Name
    channels: tuple[str, ...] = ()
    kinds: tuple[AlertKind, ...] = ("first", "changed", "conflict", "revised")
    metrics: tuple[str, ...] = ()
    places: tuple[Annotated[str, AfterValidator(mistakes.place)], ...] = ()
    subjects: tuple[str, ...] = ()
    languages: tuple[Literal["en", "zh"], ...] = ()
    core_only: bool = True
    look_back_days: int = Field(default=7, ge=0, le=CENTURY)
    digest: Literal["none", "daily", "weekly"] = "none"

    def rule(self, channels: Sequence[str]) -> Rule:
        """The warehouse's form; a rule that names no channel goes to all of `channels`."""
        values = self.model_dump()
        return Rule(**{**values, "channels": self.channels or tuple(channels)})


class Report(Section):
    """[report]: the page that a run writes beside the published copy."""

    enabled: bool = True
    title: str = "headway"


class Schedule(Section):
    """[schedule]: when `headway serve` runs."""

    cron: Annotated[str, AfterValidator(timetable.checked)] = "17 * * * *"
    timezone: Annotated[str, AfterValidator(_zone)] = "Asia/Shanghai"


class Settings(Section):
    """All of headway.toml. `channels` are addresses that may hold secrets: they are never printed; ask
    `channel` for one."""

    data: Data = Data()
    fetch: Fetch = Fetch()
    watch: Watch = Watch()
    sources: tuple[Source, ...] = ()
    channels: dict[Name, SecretStr] = {
        "terminal": SecretStr("terminal"),
        "file": SecretStr("file:alerts.txt"),
    }
    alerts: tuple[AlertRule, ...] = (AlertRule(name="everything"),)
    report: Report = Report()
    schedule: Schedule = Schedule()

    _base: Path = PrivateAttr(default_factory=Path.cwd)
    _path: Path | None = PrivateAttr(default=None)

    @model_validator(mode="after")
    def _names(self) -> Self:
        mistakes.unique([source.name for source in self.sources], "sources")
        mistakes.unique([rule.name for rule in self.alerts], "alerts")
        for rule in self.alerts:
            mistakes.known(rule.channels, self.channels, f"alerts ({rule.name}): channel")
            mistakes.known(rule.metrics, mistakes.metrics(), f"alerts ({rule.name}): metric")
        if self.watch.publishers:
            mistakes.known(self.watch.publishers, mistakes.publishers(), "watch.publishers:")
        return self

    @property
    def path(self) -> Path | None:
        """The file these settings came from, if any."""
        return self._path

    @property
    def folder(self) -> Path:
        """The data folder, absolute."""
        return (self._base / self.data.folder.expanduser()).resolve()

    @property
    def archive(self) -> Path:
        """The folder of the WARC files."""
        return self.folder / "archive"

    @property
    def rules(self) -> tuple[Rule, ...]:
        return tuple(rule.rule(tuple(self.channels)) for rule in self.alerts)

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.schedule.timezone)

    def channel(self, name: str) -> str:
        """The address of a channel: "terminal", "file:NAME" (below the data folder) or an Apprise address.
        `env:NAME` is looked up in the environment. SettingsError if it is not there."""
        value = self.channels[name].get_secret_value()
        if not value.startswith("env:"):
            return value
        variable = value.removeprefix("env:")
        if variable not in os.environ:
            raise SettingsError(f"channel {name}: the environment variable {variable} is not set")
        return os.environ[variable]

    def below(self, folder: Path | str) -> Settings:
        """The same settings with another data folder (relative to the working folder)."""
        copy = self.model_copy(update={"data": self.data.model_copy(update={"folder": Path(folder)})})
        copy._base = Path.cwd()
        return copy


def find(path: Path | str | None = None) -> Path | None:
    """The file to read: the one given, $HEADWAY_CONFIG, or headway.toml here; None when there is none."""
    named = path or os.environ.get("HEADWAY_CONFIG")
    if named:
        return Path(named)
    return Path(FILE) if Path(FILE).is_file() else None


def load(path: Path | str | None = None) -> Settings:
    """Read and check the settings. Raises SettingsError with every mistake in the file, one a line."""
    found = find(path)
    if found is None:
        return Settings()
    settings = parse(_read(found), found)
    settings._base = found.absolute().parent
    settings._path = found.absolute()
    return settings


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise SettingsError(f"{path}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise SettingsError(f"{path}: is not UTF-8 text") from error


def parse(text: str, path: Path | str = FILE) -> Settings:
    """Settings from the text of a file; `path` is what messages call it."""
    try:
        values: dict[str, Any] = tomllib.loads(text)
    except (
        ValueError,
        RecursionError,
    ) as error:  # of a number of 5,000 digits int says a ValueError of its own
        raise SettingsError(f"{path}: is not TOML: {error}") from error
    try:
        return Settings.model_validate(values)
    except ValidationError as error:
        lines = mistakes.describe(error, Settings, values)
        raise SettingsError("\n".join(f"{path}: {line}" for line in lines)) from None
