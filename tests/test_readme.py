"""What the README says works: its commands, settings, queries, Python and links."""

from __future__ import annotations

import re
import shlex
import subprocess
from pathlib import Path

import click
import pytest

from flows import settings
from flows.cli import headway
from tests.program import Demo, run

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text("utf-8")
GUIDES = [ROOT / "README.md", *(ROOT / room / "README.md" for room in ("flows", "parsers", "warehouse"))]
# What asks the network, or does not end, is only checked to be a command with those options.
NOT_RUN = ("run", "serve", "demo", "backfill", "doctor")


def _blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", README, re.MULTILINE | re.DOTALL)


LINES = [line for block in _blocks("sh") for line in block.splitlines() if line.strip()]
COMMANDS = [shlex.split(line)[1:] for line in LINES if line.startswith("headway ")]
MENTIONED = [shlex.split(found)[1:] for found in re.findall(r"`(headway [^`]+)`", README)]


def test_the_readme_is_read_here() -> None:
    assert len(COMMANDS) >= 10 and len(_blocks("toml")) >= 3 and len(_blocks("python")) == 1


@pytest.mark.parametrize("line", [line for line in LINES if not line.startswith("headway ")])
def test_make_knows_its_targets(line: str) -> None:
    program, *arguments = shlex.split(line)
    assert program == "make"
    subprocess.run(["make", "-n", *arguments], cwd=ROOT, check=True, capture_output=True)


@pytest.mark.parametrize("arguments", COMMANDS + MENTIONED, ids=shlex.join)
def test_every_command_and_option_exists(arguments: list[str]) -> None:
    command: click.Command | None = headway
    context = click.Context(headway, info_name="headway")
    while isinstance(command, click.Group) and arguments:
        name, *rest = arguments
        found = command.get_command(context, name)
        if found is None:
            break
        context, command, arguments = click.Context(found, info_name=name, parent=context), found, rest
    assert command is not headway and command is not None, "no such command"
    options, *_ = command.make_parser(context).parse_args(list(arguments))
    assert options is not None


@pytest.mark.prefect
@pytest.mark.parametrize("arguments", [a for a in COMMANDS if a[0] not in NOT_RUN], ids=shlex.join)
def test_the_reading_commands_answer(arguments: list[str], demo: Demo, tmp_path: Path) -> None:
    channels = "".join(_blocks("toml")[-1:]).replace("env:HEADWAY_DESK", "file:desk.txt")
    (tmp_path / "headway.toml").write_text(f'[data]\nfolder = "{demo.data}"\n{channels}', encoding="utf-8")
    ran = run(*arguments, cwd=tmp_path)
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.strip()


@pytest.mark.parametrize("text", _blocks("toml"))
def test_the_settings_are_right(text: str) -> None:
    settings.parse(text)


@pytest.mark.prefect
def test_the_python_runs(
    demo: Demo, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(demo.data.parent)
    exec(compile(_blocks("python")[0], "README.md", "exec"), {})
    assert "1509.0" in capsys.readouterr().out


@pytest.mark.prefect
def test_the_files_of_the_table_are_there(demo: Demo) -> None:
    named = re.findall(
        r"^\| ([\w.]+/?) \| ", README.partition("It leaves a folder")[2].partition("## Ask")[0], re.M
    )
    assert {"headway.duckdb", "report.html", "archive/"} <= set(named)
    assert all((demo.data / name).exists() for name in named if name != "file")


@pytest.mark.parametrize("guide", [g for g in GUIDES if g.exists()], ids=lambda g: str(g.relative_to(ROOT)))
def test_what_a_guide_links_to_and_names_is_there(guide: Path) -> None:
    text = guide.read_text("utf-8")
    linked = [link for link in re.findall(r"\]\(([^)]+)\)", text) if not link.startswith(("http", "#"))]
    assert [link for link in linked if not (guide.parent / link).exists()] == []
    if guide.parent != ROOT:
        modules = [name for name in re.findall(r"\b[a-z_]+\.py\b", text) if name != "__init__.py"]
        assert [name for name in modules if not list(guide.parent.rglob(name))] == []
