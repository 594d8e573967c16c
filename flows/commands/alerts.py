"""`headway alerts`: what was told to whom, and why or why not."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path
from typing import Any

import click

from flows import options, show, wording
from warehouse.statements import script

_COLUMNS = ("alert", "made", "news", "channel", "state")
_ID = 8  # characters of an id shown: enough for `explain`


@click.group(invoke_without_command=True)
@click.option("--undelivered", is_flag=True, help="Only what no channel has confirmed yet.")
@click.option("--limit", default=50, show_default=True, help="Rows at most.")
@options.as_json
@options.located
@click.pass_context
def command(
    ctx: click.Context, undelivered: bool, limit: int, as_json: bool, config: Path | None, data: Path | None
) -> None:
    """List the alerts with what became of each; retry or drop them, test a channel, explain a figure.

    \b
    headway alerts --undelivered
    headway alerts explain 3f09c2      (the beginning of an alert's, claim's or figure's id)
    headway alerts test mail
    headway alerts drop mail           (what waits for a channel that is given up)
    """
    ctx.obj = (config, data)
    if ctx.invoked_subcommand is not None:
        return
    with options.published(config, data) as reader:
        found = reader.sql(script("alerts/listed").sql, {"undelivered": undelivered, "limit": limit})
    if as_json:
        click.echo(show.as_json(found.columns, found.rows))
        return
    if not found.rows:
        click.echo("No alerts." if not undelivered else "Nothing waits: every alert was confirmed.")
        return
    show.console().print(show.table(None, _COLUMNS, [_listed(row) for row in found.records()]))


def _listed(row: dict[str, Any]) -> tuple[object, ...]:
    news = f"{wording.KINDS['en'][row['kind']]}: {_figure(row)}"
    return row["alert"][:_ID], f"{row['created']:%m-%d %H:%M}", news, row["channel"], _state(row)


def _state(row: dict[str, Any]) -> str:
    if row["state"] == "delivered":
        return f"delivered at try {row['tries']}" if row["tries"] > 1 else "delivered"
    due = f", again {row['due']:%m-%d %H:%M}" if row["due"] else ""
    error = f": {row['last_error']}" if row["last_error"] else ""
    return f"{row['state']}{due}{error}"


def _figure(row: dict[str, Any]) -> str:
    value = wording.bounded(row["value"], row["value_high"], row["unit"], row["bound"], flow=row["flow"])
    return f"{value} ({wording.series(row)})"


@command.command()
@click.argument("alert", required=False)
@options.located
@click.pass_context
def retry(ctx: click.Context, alert: str | None, config: Path | None, data: Path | None) -> None:
    """Send again, now, what a channel did not confirm: all of it, or one ALERT (the beginning of its id)."""
    from flows.alerts import deliver
    from warehouse.store import Warehouse

    chosen = options.settings(*_located(ctx, config, data))
    with options.friendly(), Warehouse.open(chosen.folder, wait=10) as warehouse:
        if alert and not warehouse.has_alert(alert):
            raise click.BadParameter(f"no alert has an id that begins with {show.clean(alert)}")
        count = deliver(warehouse, chosen, datetime.now(UTC), again=alert or "")
        warehouse.publish()
    left = count.failed + count.waiting + sum(count.nameless.values())
    click.echo(f"{count.delivered} delivered, {left} not")
    for note in count.notes():
        click.echo(show.clean(note), err=True)
    ctx.exit(1 if left else 0)


@command.command()
@click.argument("channel")
@click.option("--yes", is_flag=True, help="Do not ask.")
@options.located
@click.pass_context
def drop(ctx: click.Context, channel: str, yes: bool, config: Path | None, data: Path | None) -> None:
    """Give up what waits for CHANNEL, as where the settings do not name it any more. It is told to nobody."""
    from warehouse.store import Warehouse

    chosen = options.settings(*_located(ctx, config, data))
    with options.friendly(), Warehouse.open(chosen.folder, wait=10) as warehouse:
        waiting = warehouse.waiting()
        if channel not in waiting:
            names = ", ".join(show.clean(name) for name in waiting) or "none"
            raise click.ClickException(
                f"nothing waits for {show.clean(channel)}; something does for: {names}"
            )
        if not yes:
            click.confirm(f"Drop {waiting[channel]} alerts that wait for {show.clean(channel)}?", abort=True)
        click.echo(f"{warehouse.drop(channel)} alerts dropped")
        warehouse.publish()


@command.command()
@click.argument("channel")
@options.located
@click.pass_context
def test(ctx: click.Context, channel: str, config: Path | None, data: Path | None) -> None:
    """Send a sample alert over CHANNEL and say whether it was confirmed."""
    from flows.alerts.delivery import send
    from flows.alerts.message import sample

    chosen = options.settings(*_located(ctx, config, data))
    if channel not in chosen.channels:
        names = ", ".join(chosen.channels) or "none"
        raise click.ClickException(f"no channel {channel} in the settings; there are: {names}")
    error = send(chosen, channel, sample(datetime.now(UTC)))
    if error:
        raise click.ClickException(f"{channel} did not take it: {show.clean(error)}")
    click.echo(f"{channel} confirmed the sample alert")


@command.command()
@click.argument("id_", metavar="ID")
@options.as_json
@options.located
@click.pass_context
def explain(ctx: click.Context, id_: str, as_json: bool, config: Path | None, data: Path | None) -> None:
    """Say why the figure, claim or alert with this ID (or its beginning) was told, or was not."""
    with options.published(*_located(ctx, config, data)) as reader:
        found = reader.sql(script("alerts/explained").sql, {"id": id_.lower()})
        alone = None if found.rows else reader.sql(script("alerts/figure").sql, {"id": id_.lower()})
    if as_json:
        answer = found if alone is None else alone
        click.echo(show.as_json(answer.columns, answer.rows))
    elif alone is None:
        for _, rows in groupby(found.records(), key=lambda row: row["claim"]):
            _explain(list(rows))
    else:
        _explain_figure(alone.records(), id_)


def _located(ctx: click.Context, config: Path | None, data: Path | None) -> tuple[Path | None, Path | None]:
    """--config and --data, given after the subcommand or before it."""
    before: tuple[Path | None, Path | None] = ctx.obj
    return config or before[0], data or before[1]


def _explain(rows: list[dict[str, Any]]) -> None:
    row = rows[0]
    click.echo(f"claim {row['claim']}: {show.clean(_figure(row))}")
    click.echo(f"  “{show.clean(row['sentence'])}”\n  {show.clean(row['url'])}")
    click.echo(f"  to its series it was: {_MEANINGS.get(row['kind'], row['kind'])}")
    if row["previous_value"] is not None:
        as_of = f" ({row['previous_as_of']})" if row["previous_as_of"] else ""
        click.echo(f"  before: {wording.number(row['previous_value'], row['unit'])}{as_of}")
    if row["suspect"]:
        click.echo(f"  suspect: {show.clean(row['suspect'])}")
    for decision in rows:
        if decision["rule"]:
            told = f"told (alert {row['alert']})" if decision["told"] else f"not told: {decision['reason']}"
            click.echo(f"  rule {show.clean(decision['rule'])}: {show.clean(told)}")
    if not row["rule"]:
        click.echo("  no rule was asked: only what is first, changed, conflicting or revised is news")


_MEANINGS = {
    "first": "first (nothing was known before)",
    "changed": "changed (another value than the last)",
    "conflict": "a conflict (another reporter says otherwise of the same time)",
    "revised": "revised (the same article said another number before)",
    "restated": "restated (the last value again): a sighting, not news",
    "late": "late (dated before the series' end): it fills in the past",
    "variant": "a variant (another number in the same story)",
    "weaker": "weaker (says no more than is known: «more than 200» after 238)",
    "misdated": "misdated (a later total of the same series is lower)",
    "partial": "a count of a part (less than a fifth of where the series of the place stands)",
}


def _explain_figure(rows: list[dict[str, Any]], id_: str) -> None:
    if not rows:
        raise click.ClickException(f"nothing here has an id that begins with {show.clean(id_)}")
    row = rows[0]
    click.echo(f"figure {row['figure']}: {show.clean(_figure(row))}\n  “{show.clean(row['sentence'])}”")
    if row["conversion"]:
        why = "it is a conversion of the amount beside it"
    elif row["suspect"]:
        why = f"it is suspect: {row['suspect']}"
    elif not row["followed"]:
        why = "it names no metric, or neither a place nor a subject, so it belongs to no series that is followed"
    else:
        why = "its value is already in its series: a sighting of a known claim"
    click.echo(f"  not told: {show.clean(why)}")
