"""What the commands share: where the data is, and the published copy opened with errors that a person can use."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from flows.settings import Settings
    from warehouse.reader import Reader

F = TypeVar("F", bound=Callable[..., Any])

_config = click.option(
    "--config", type=click.Path(dir_okay=False, path_type=Path), help="Settings file instead of headway.toml."
)
_data = click.option(
    "--data",
    type=click.Path(file_okay=False, path_type=Path),
    help="Data folder instead of the settings' one.",
)
as_json = click.option("--json", "as_json", is_flag=True, help="JSON instead of a table.")


def located(command: F) -> F:
    """Give a command --data and --config."""
    return _config(_data(command))


def settings(config: Path | None, data: Path | None) -> Settings:
    """The settings of --config (or the usual file), with the folder of --data where given."""
    from flows.settings import load

    found = load(config)
    return found.below(data) if data else found


def folder(config: Path | None, data: Path | None) -> Path:
    """The data folder; the settings are read only where --data does not say it already."""
    return data.absolute() if data and not config else settings(config, data).folder


@contextmanager
def friendly() -> Iterator[None]:
    """Turn the warehouse's errors, and those of the disk, into a message and exit status 1."""
    from flows.faults import disk_fault
    from warehouse.errors import WarehouseError

    try:
        yield
    except WarehouseError as error:
        raise click.ClickException(str(error)) from error
    except BrokenPipeError:  # whoever read the answer has had enough
        raise
    except OSError as error:
        raise click.ClickException(disk_fault(error)) from error


@contextmanager
def reader(config: Path | None, data: Path | None) -> Iterator[Reader]:
    """The published copy, open for reading. Raises NotThere before anything was published."""
    from warehouse.reader import Reader

    with Reader.open(folder(config, data)) as opened:
        yield opened


@contextmanager
def published(config: Path | None, data: Path | None) -> Iterator[Reader]:
    """The published copy, open for reading, its errors friendly."""
    with friendly(), reader(config, data) as opened:
        yield opened
