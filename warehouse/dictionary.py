"""The data dictionary, made from the comments in the published copy itself: what warehouse/README.md holds."""

from __future__ import annotations

from collections.abc import Iterator

from warehouse import statements
from warehouse.reader import Reader
from warehouse.records import Table

MOST_ROWS = 12  # of an answer shown


def dictionary(reader: Reader) -> str:
    """Every view, column and macro with its comment, then the named queries with what `reader` answers."""
    lines = [*statements.script("dictionary/head").sql.removeprefix("/*\n").removesuffix("*/\n").splitlines()]
    lines += ["", "## Views", "", *_views(reader), "## Macros", "", *_macros(reader)]
    lines += ["## Twenty questions and more", "", *_queries(reader)]
    return "\n".join(lines).rstrip() + "\n"


def markdown(answer: Table) -> Iterator[str]:
    """A table of at most MOST_ROWS rows."""
    yield "| " + " | ".join(answer.columns) + " |"
    yield "|" + " --- |" * len(answer.columns)
    for row in answer.rows[:MOST_ROWS]:
        yield "| " + " | ".join(_cell(value) for value in row) + " |"
    if len(answer.rows) > MOST_ROWS:
        yield f"\n… and {len(answer.rows) - MOST_ROWS} more."


def _views(reader: Reader) -> Iterator[str]:
    sql = statements.script("dictionary/columns").sql
    last = None
    for view, about, column, kind, comment in reader.sql(sql).rows:
        if view != last:
            if last is not None:
                yield ""
            yield from (
                f"### {view}",
                "",
                f"{about}.",
                "",
                "| column | type | meaning |",
                "| --- | --- | --- |",
            )
            last = view
        yield f"| {column} | {str(kind).lower()} | {_cell(comment)} |"
    yield ""


def _macros(reader: Reader) -> Iterator[str]:
    for name, parameters, comment in reader.sql(statements.script("dictionary/macros").sql).rows:
        yield f"- `{name}({', '.join(parameters)})`: {comment}."
    yield ""


def _queries(reader: Reader) -> Iterator[str]:
    for script in statements.folder("queries"):
        body = "\n".join(line for line in script.sql.splitlines() if not line.startswith("--"))
        yield from (f"### {script.name}", "", script.rule, "", "```sql", body.strip(), "```", "")
        yield from markdown(reader.query(script.name))
        yield ""


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return f"{value:.0f}"
    if isinstance(value, list):
        return ", ".join(_cell(each) for each in value)
    return str(value).replace("|", "\\|").replace("\n", " ")
