"""Five questions to headway's published copy, as a marimo notebook.

    marimo edit notebooks/analyses.py              in the browser
    python notebooks/analyses.py                   through, without one

It reads demo-data/headway.duckdb (run `headway demo` first), or the copy that HEADWAY_COPY names.
"""

import marimo

app = marimo.App(width="medium", app_title="headway: five analyses")


@app.cell
def _():
    import os

    import altair as alt
    import duckdb
    import marimo as mo

    copy = os.environ.get("HEADWAY_COPY", "demo-data/headway.duckdb")
    db = duckdb.connect(copy, read_only=True)

    def ask(query):
        """The answer to a query as a list of dictionaries."""
        cursor = db.execute(query)
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]

    return alt, ask, mo


@app.cell
def _(alt, ask, mo):
    # One line, and beside it the counts that disagree with it.
    growth = ask("""
        SELECT strftime(day, '%Y-%m-%d') AS day, value, bound, kind, first_reporter
        FROM trend('models', place := 'CN') ORDER BY day""")
    line = alt.Chart(alt.Data(values=growth)).encode(
        x="day:T", y="value:Q", tooltip=["first_reporter:N", "bound:N"]
    )
    beside = "indexof(['conflict', 'variant'], datum.kind) >= 0"
    chart = line.transform_filter(f"!({beside})").mark_line(point=True) + line.transform_filter(
        beside
    ).mark_point(color="firebrick")
    mo.vstack([mo.md("## 1. How many large models has China, and who says otherwise?"), chart])
    return (growth,)


@app.cell
def _(ask, mo):
    # A total must be the total before plus what was added since.
    sums = ask("""
        WITH total AS (
            SELECT day, value, lag(value) OVER (ORDER BY day) AS before, lag(day) OVER (ORDER BY day) AS since
            FROM trend('registered_services', place := 'CN', flow := false)
            WHERE kind NOT IN ('conflict', 'variant') AND bound = 'exact')
        SELECT t.day, t.value, t.before, a.value AS added, t.value - t.before AS difference,
               a.value = t.value - t.before AS sums
        FROM total t JOIN trend('registered_services', place := 'CN', flow := true) a ON a.day = t.day
        WHERE t.before IS NOT NULL ORDER BY t.day""")
    mo.vstack([mo.md("## 2. Do the filed services add up?"), mo.ui.table(sums)])
    return (sums,)


@app.cell
def _(ask, mo):
    # Which provinces have what part of what the country has.
    parts = ask("""
        SELECT p.metric, p.place, p.value, round(100 * p.value / c.value, 1) AS percent
        FROM latest p JOIN latest c ON c.metric = p.metric AND c.place = 'CN' AND NOT c.flow AND c.subject IS NULL
             AND c.scope = p.scope AND c.unit = p.unit
        WHERE p.place LIKE 'CN-__' AND NOT p.flow AND p.subject IS NULL AND p.unit = 'count' AND c.value >= p.value
        ORDER BY p.metric, p.value DESC""")
    mo.vstack([mo.md("## 3. Where in China are they?"), mo.ui.table(parts)])
    return (parts,)


@app.cell
def _(ask, mo):
    # Who is heard, and on how much: people and bodies, with the figures that are credited to them.
    voices = ask("""
        SELECT s.speaker, s.role, s.quotes, s.articles, count(f.figure) AS figures
        FROM speakers s LEFT JOIN figures f ON f.source = s.speaker
        GROUP BY ALL ORDER BY s.quotes DESC, s.speaker LIMIT 12""")
    mo.vstack([mo.md("## 4. Who is quoted, and who brings numbers?"), mo.ui.table(voices)])
    return (voices,)


@app.cell
def _(ask, mo):
    # A figure is firm when several report it, soft when it is bounded or stands against another.
    firmness = ask("""
        SELECT metric, count(*) AS claims, count(*) FILTER (bound = 'exact') AS exact,
               count(*) FILTER (reporters > 1) AS confirmed, count(*) FILTER (kind = 'conflict') AS disputed,
               count(*) FILTER (kind = 'revised') AS revised
        FROM claims WHERE core GROUP BY metric ORDER BY claims DESC""")
    mo.vstack([mo.md("## 5. How firm are the figures?"), mo.ui.table(firmness)])
    return (firmness,)


if __name__ == "__main__":
    app.run()
