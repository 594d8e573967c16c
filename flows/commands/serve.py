"""`headway serve`: run on a schedule, against a Prefect server."""

from __future__ import annotations

from pathlib import Path

import click

from flows import options
from flows.prefect_server import ServerFailed, scheduling_server, set_quiet
from flows.settings import Settings
from flows.sources import watched


@click.command()
@options.located
@click.option(
    "--port", default=4200, show_default=True, help="Of the Prefect server, where none is configured."
)
def command(config: Path | None, data: Path | None, port: int) -> None:
    """Watch the sources on the schedule of the settings, until stopped.

    Runs against the server that PREFECT_API_URL names. Without it a server is started on loopback; its pages
    show every run. Only one run goes on at a time: one that comes due meanwhile is left out.
    """
    chosen = options.settings(config, data)
    watched(chosen)
    set_quiet(chosen.folder)
    try:
        with scheduling_server(chosen.folder, port) as url:
            click.echo(f"Prefect: {url.removesuffix('/api')}  schedule: {_schedule(chosen)}  (Ctrl-C stops)")
            _until_stopped(chosen)
    except ServerFailed as error:
        raise click.ClickException(str(error)) from error


def _until_stopped(chosen: Settings) -> None:
    """Serve until Ctrl-C. Prefect's runner passes it on in whatever its own shutdown was doing."""
    try:
        _serve(chosen)
    except KeyboardInterrupt:
        pass
    except BaseExceptionGroup as group:
        if group.split(KeyboardInterrupt)[0] is None:
            raise
    click.echo("Stopped.")


def _serve(chosen: Settings) -> None:
    from prefect.client.schemas.objects import ConcurrencyLimitConfig, ConcurrencyLimitStrategy
    from prefect.schedules import Cron
    from prefect.types.entrypoint import EntrypointType

    from flows.monitor import monitor

    monitor.serve(
        name="headway",
        schedule=Cron(chosen.schedule.cron, timezone=chosen.schedule.timezone),
        parameters={"config": str(chosen.path) if chosen.path else None, "data": str(chosen.folder)},
        global_limit=ConcurrencyLimitConfig(limit=1, collision_strategy=ConcurrencyLimitStrategy.CANCEL_NEW),
        limit=1,
        pause_on_shutdown=False,  # else the schedule stays paused after a restart
        print_starting_message=False,
        entrypoint_type=EntrypointType.MODULE_PATH,  # a file's path would load the classes twice
    )


def _schedule(chosen: Settings) -> str:
    return f"{chosen.schedule.cron} ({chosen.schedule.timezone})"
