"""The reading commands on the demonstration's warehouse: answers, JSON, errors, speed of starting, safety."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from rich.console import Console

from flows import show
from flows.commands.sql import answer
from flows.prompt import Prompt
from tests.program import Demo, run
from warehouse.reader import Reader
from warehouse.records import Table

READING = (
    ("sql", "SELECT 1 AS one"),
    ("trend", "models", "--place", "CN"),
    ("alerts",),
    ("alerts", "explain", "0"),
    ("sources",),
)


@pytest.mark.prefect
@pytest.mark.parametrize("command", READING, ids=lambda c: " ".join(c[:2]))
def test_reading_imports_neither_prefect_nor_requests(demo: Demo, command: tuple[str, ...]) -> None:
    code = f"""
import sys
from flows.cli import headway
try:
    headway({[*command, "--data", str(demo.data)]!r}, standalone_mode=False)
except Exception as error:
    print(error)
heavy = {{"prefect", "requests", "altair", "apprise", "bs4", "lxml"}} & set(sys.modules)
print("heavy:", sorted(heavy))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "heavy: []", done.stdout[-300:]


@pytest.mark.prefect
@pytest.mark.parametrize("command", READING[:3] + READING[4:], ids=lambda c: " ".join(c[:2]))
def test_json_is_json(demo: Demo, command: tuple[str, ...]) -> None:
    ran = run(*command, "--json", "--data", str(demo.data))
    assert (ran.status, ran.err) == (0, "")
    rows = json.loads(ran.out)
    assert rows and isinstance(rows[0], dict)


@pytest.mark.prefect
def test_json_is_json_whatever_is_asked(demo: Demo) -> None:
    query = (
        "SELECT 'nan'::DOUBLE AS n, ['inf'::DOUBLE, 1] AS l, 'x'::BLOB AS t, '\\xFF\\x00'::BLOB AS b, {'a': '-inf'::FLOAT} AS s,"
        " MAP {1: 2} AS m, INTERVAL 1 DAY AS d, DATE '2026-01-02' AS day, 12345678901234567890123::HUGEINT AS h,"
        " 1.5::DECIMAL AS c"
    )
    ran = run("sql", query, "--json", "--data", str(demo.data))
    assert (ran.status, ran.err) == (0, "")
    (row,) = json.loads(ran.out, parse_constant=pytest.fail)
    days = row.pop("d")
    assert days.startswith("1 day")
    assert row == {
        "n": None, "l": [None, 1.0], "t": "x", "b": "ff00", "s": {"a": None}, "m": {"1": 2}, "day": "2026-01-02",
        "h": 12345678901234567890123, "c": 1.5,
    }  # fmt: skip


@pytest.mark.prefect
def test_a_place_without_a_trend_is_named(demo: Demo) -> None:
    told = run("trend", "models", "--place", "XX", "--data", str(demo.data)).err
    assert told.startswith("No trend of models for the place XX. Places that have one: ") and "CN" in told
    assert "Metrics that have one" in run("trend", "nope", "--place", "CN", "--data", str(demo.data)).err


@pytest.mark.prefect
@pytest.mark.parametrize(
    "query",
    [
        "COPY figures TO 'out.csv'",
        "FROM read_csv('/etc/hostname')",
        "SET enable_external_access = true",
        "CREATE TABLE mine (a INT)",
        "DELETE FROM store.figures",
        "INSTALL httpfs",
        "ATTACH 'other.duckdb'",
    ],
)
def test_sql_reads_one_file_and_changes_nothing(demo: Demo, query: str, tmp_path: Path) -> None:
    ran = run("sql", query, "--data", str(demo.data), cwd=tmp_path)
    assert ran.status == 1 and ran.err.startswith("Error: ")
    assert "Traceback" not in ran.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.prefect
def test_sql_names_a_mistake(demo: Demo) -> None:
    ran = run("sql", "FROM figure", "--data", str(demo.data))
    assert ran.status == 1 and "figures" in ran.err and "Traceback" not in ran.err


@pytest.mark.prefect
def test_sql_reads_standard_input(demo: Demo) -> None:
    ran = run("sql", "-", "--json", "--data", str(demo.data), stdin="SELECT 40 + 2 AS n")
    assert json.loads(ran.out) == [{"n": 42}]


@pytest.mark.prefect
@pytest.mark.parametrize("form", [[], ["--json"]])
def test_what_a_page_says_cannot_steer_the_terminal(demo: Demo, form: list[str]) -> None:
    query = "SELECT chr(27) || '[31mred' || chr(155) || '2J' || chr(8238) || 'x' AS page_text"
    ran = run("sql", query, *form, "--data", str(demo.data))
    assert ran.status == 0 and "red" in ran.out
    assert not {"\x1b", "\x9b", "\u202e"} & set(ran.out)


def test_nothing_published_yet_says_what_to_do(tmp_path: Path) -> None:
    for command in (("sql", "FROM figures"), ("trend", "models"), ("alerts",), ("report",), ("verify",)):
        ran = run(*command, "--data", str(tmp_path), cwd=tmp_path)
        assert ran.status == 1, command
        assert "headway demo" in ran.err or "headway run" in ran.err
        assert "Traceback" not in ran.err


@pytest.mark.prefect
def test_trend_joins_no_shares_and_no_sums_of_periods_by_a_line(demo: Demo) -> None:
    for arguments in (("share",), ("registered_services", "--place", "CN", "--added")):
        ran = run("trend", *arguments, "--data", str(demo.data))
        assert ran.status == 0 and ran.out.strip() and not set("▁▂▃▄▅▆▇█┤") & set(ran.out)


def test_trend_shows_bounds_and_what_stands_beside_the_line(demo: Demo) -> None:
    ran = run("trend", "models", "--place", "CN", "--data", str(demo.data))
    assert "1,509" in ran.out and "┤" in ran.out
    assert "revised" in ran.out
    ran = run("trend", "nosuchmetric", "--data", str(demo.data))
    assert ran.status == 0 and "Metrics that have one: " in ran.err and "models" in ran.err


@pytest.mark.prefect
def test_an_alert_is_explained(demo: Demo) -> None:
    alerts = json.loads(run("alerts", "--json", "--data", str(demo.data)).out)
    ran = run("alerts", "explain", alerts[0]["alert"][:8], "--data", str(demo.data))
    assert ran.status == 0
    assert f"told (alert {alerts[0]['alert']})" in ran.out and "rule everything:" in ran.out
    ran = run("alerts", "explain", "zzzz", "--data", str(demo.data))
    assert ran.status == 1 and "nothing here has an id" in ran.err


@pytest.mark.prefect
def test_an_old_figure_is_explained_as_old_news(demo: Demo) -> None:
    with Reader.open(demo.data) as reader:
        rows = reader.sql("SELECT claim FROM claims WHERE value = 1509 AND metric = 'models'").rows
    ran = run("alerts", "explain", rows[0][0], "--data", str(demo.data))
    assert "old news" in ran.out


@pytest.mark.prefect
def test_verify_finds_everything_again_and_sees_a_damaged_page(demo: Demo, tmp_path: Path) -> None:
    ran = run("verify", "--json", "--data", str(demo.data))
    counts = json.loads(ran.out)
    assert ran.status == 0 and counts["faults"] == [] and counts["figures"] >= 60
    for name in ("headway.duckdb", "archive"):
        (tmp_path / name).symlink_to(demo.data / name)
    (tmp_path / "archive").unlink()
    (tmp_path / "archive").mkdir()
    ran = run("verify", "--data", str(tmp_path))
    assert ran.status == 1 and "cannot be read" in ran.out and "Traceback" not in ran.err


@pytest.mark.prefect
def test_export_writes_every_view(demo: Demo, tmp_path: Path) -> None:
    ran = run("export", str(tmp_path), "--data", str(demo.data))
    assert ran.status == 0
    assert {p.name for p in tmp_path.iterdir()} >= {"figures.parquet", "quotes.parquet", "claims.parquet"}
    assert b"PAR1" in (tmp_path / "figures.parquet").read_bytes()[:4]
    ran = run("export", str(tmp_path), "--view", "nosuch", "--data", str(demo.data))
    assert ran.status == 1 and "there is no view nosuch" in ran.err


@pytest.mark.prefect
def test_the_prompt_answers_completes_and_goes_on_after_a_mistake(
    demo: Demo, capsys: pytest.CaptureFixture[str]
) -> None:
    with Reader.open(demo.data) as reader:
        prompt = Prompt(reader, limit=10)
        assert not prompt.onecmd("SELECT 20 +")
        assert prompt.prompt == "    ...> "
        assert not prompt.onecmd("22 AS n;")
        assert not prompt.onecmd("FROM nothing_like_it;")
        assert not prompt.onecmd(".tables")
        said = capsys.readouterr()
        assert "42" in said.out and "One row a reported figure" in said.out
        assert "nothing_like_it" in said.err
        assert {"figures", "figures_about"} & set(prompt.completedefault("figu"))
        assert prompt.onecmd(".quit")


def test_help_teaches_in_one_screen() -> None:
    ran = run("--help")
    assert ran.status == 0 and len(ran.out.splitlines()) <= 40
    for word in ("demo", "run", "sql", "trend", "doctor", "alerts"):
        assert f"  {word} " in ran.out
    assert not re.search(r"\w\.\.\.$", ran.out, re.MULTILINE)  # no line of it is cut short


def test_doctor_names_what_is_wrong_and_keeps_secrets(tmp_path: Path) -> None:
    config = tmp_path / "headway.toml"
    config.write_text(
        '[channels]\nmail = "nosuch://token12345@host"\ngood = "json://user:hunter22@127.0.0.1/x"\n'
        '[[sources]]\nname = "one"\nurl = "http://127.0.0.1:9/feed"\n'
    )
    ran = run("doctor", "--json", cwd=tmp_path)
    findings = {f["what"]: f for f in json.loads(ran.out)}
    assert ran.status == 1
    assert findings["channel mail"]["state"] == "wrong" and findings["channel good"]["state"] == "ok"
    assert findings["warehouse"]["todo"] == "headway run"
    assert "token12345" not in ran.out and "hunter22" not in ran.out


def test_doctor_shows_a_mistake_in_the_settings(tmp_path: Path) -> None:
    (tmp_path / "headway.toml").write_text("[fetch]\ndelai = 3\n")
    ran = run("doctor", cwd=tmp_path)
    assert ran.status == 1 and "delay" in ran.out and "Traceback" not in ran.err


def test_a_channel_is_tried(tmp_path: Path) -> None:
    (tmp_path / "headway.toml").write_text(
        '[channels]\nfile = "file:told.txt"\ndead = "json://127.0.0.1:9/s3cret99"\n'
    )
    assert run("alerts", "test", "file", cwd=tmp_path).status == 0
    assert "headway: this is a test" in (tmp_path / "data" / "told.txt").read_text("utf-8")
    ran = run("alerts", "test", "dead", cwd=tmp_path)
    assert ran.status == 1 and "did not take it" in ran.err and "s3cret99" not in ran.err
    assert "there are: file, dead" in run("alerts", "test", "other", cwd=tmp_path).err


def test_a_sparkline_has_a_bar_for_each_value() -> None:
    assert show.sparkline([1, 5, 8]) == "▁▅█"
    assert show.sparkline([3, 3]) == "▄▄"
    assert show.sparkline([]) == ""


@pytest.mark.parametrize(("width", "fits"), [(30, True), (12, False)])
def test_a_table_that_does_not_fit_is_told_line_by_line(width: int, fits: bool) -> None:
    rows = [("a", "a long sentence"), ("b", None)]
    made = show.table(None, ("key", "words"), rows)
    assert show.fits(made, Console(width=width)) is fits
    assert list(show.blocks(("key", "words"), rows)) == [
        "-- 1",
        "key    a",
        "words  a long sentence",
        "-- 2",
        "key    b",
        "words  ",
    ]


WIDE = {f"column_{n}": ("a word", None, 1_234_567)[n % 3] for n in range(18)}


@pytest.mark.parametrize("width", [40, 100, 160, 300])
def test_a_wide_answer_is_never_squeezed(
    width: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(
        show, "console", lambda: Console(width=width, force_terminal=True, color_system=None, file=sys.stdout)
    )
    answer(Table(tuple(WIDE), [tuple(WIDE.values())] * 2), as_json=False, limit=0)
    said = capsys.readouterr()
    lines = said.out.splitlines()
    assert all(len(line) <= width for line in lines)
    assert said.out.count("a word") == said.out.count("1,234,567") == 12  # whole, in every row
    assert ("-- 2" in lines) is (width < 160)
    left_out = "column_1 " not in said.out and "empty in every row: column_1, column_4" in said.err
    assert left_out is (width < 300)


def test_long_texts_are_cut_before_a_table_is_given_up() -> None:
    narrow = Console(width=80, force_terminal=True)
    columns, rows = ("who", "n", "said"), [("Nadia Fehr", 7, "很长的一句话" * 40), ("Bo", None, "short")]
    made = show.fitted(columns, rows, narrow)
    assert made is not None and made[1] and show.fits(made[0], narrow)
    cells = [str(cell) for cell in made[0].columns[2].cells]
    assert cells[0].endswith("…") and len(cells[0]) >= 12 and cells[1] == "short"
    assert show.fitted(columns, rows, Console(width=20, force_terminal=True)) is None
    assert (
        show.fitted(columns, rows, Console(width=80, force_terminal=False)) is None
    )  # a pipe gets all of it
    assert show.fitted(columns, rows[1:], narrow) is not None
    assert show.filled(columns, [("a", None, ""), ("b", 0, None)]) == (
        ["who", "n"],
        [["a", None], ["b", 0]],
        ["said"],
    )
    assert show.filled(columns, []) == (list(columns), [], [])


@pytest.mark.prefect
def test_writing_commands_tell_in_json_what_they_wrote(demo: Demo, tmp_path: Path) -> None:
    told = json.loads(run("report", "--json", "--data", str(demo.data)).out)
    assert Path(told["report"]).is_file() and Path(told["feed"]).is_file() and told["holds"]["figures"] >= 60
    files = json.loads(
        run("export", str(tmp_path), "--view", "quotes", "--json", "--data", str(demo.data)).out
    )
    assert [Path(f["file"]).name for f in files] == ["quotes.parquet"] and files[0]["rows"] >= 40


def test_a_source_is_tried_with_its_steps_in_json(tmp_path: Path) -> None:
    (tmp_path / "headway.toml").write_text('[[sources]]\nname = "one"\nurl = "http://127.0.0.1:9/feed"\n')
    ran = run("sources", "check", "one", "--json", cwd=tmp_path)
    told = json.loads(ran.out)
    assert ran.status == 1 and told["source"] == "one" and told["ok"] is False
    assert told["steps"][-1] == "no story to read"
