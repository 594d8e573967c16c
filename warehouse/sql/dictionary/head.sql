/*
# The warehouse

This file is made from the comments in the database (`python -m tests.warehouse.dictionary` writes it; a test compares).

One process writes `private/warehouse.duckdb`. After every run it puts a whole copy, `headway.duckdb`, in the place of
the old one by a rename; whoever has the old one open keeps it. Read the copy with any DuckDB of 1.5 or later, in any tool:

```sh
headway sql "FROM trend('models', place := 'CN')"
duckdb -readonly data/headway.duckdb
```

Times are UTC. Ids are the first 16 hex digits of a SHA-256 over the content, so the same input twice changes nothing.

## What is a series, a claim, new

- A *series* is one line in a chart: metric, unit, flow, subject, place and scope, for what is about the AI sector and what
  is not apart. It is *followed* if it names a metric and says whose it is: a subject, or a place; growth, parameters and
  money need a subject. What is not followed is kept in `figures` and never alerts.
- A *sighting* is a figure in an article. Copies of one story count as one reporter; so do two stories of one outlet, by
  whatever name a page calls it (`parsers/publishers/outlets.tsv`: 新华社, 新华网 and news.cn are `xinhua`).
- A *claim* is a series, a value and an as-of. «Over 1,500» and 1,509 are one claim, and so are «in May» and 28 May.
- What a claim was to its series when it was first said (`kind`):

| kind | alerts | is |
| --- | --- | --- |
| first | yes | the first of its series |
| changed | yes | another value than the series stood at; also a value that returns |
| conflict | yes | another reporter's other value about the same time; or a lower count, within 45 days, of what only grows |
| revised | yes | the same article said another number before |
| restated | no | the value again for a later as-of; or an old total that somebody repeats within two weeks of the next one's: a sighting of the old claim |
| weaker | no | says no more than the line does: «more than 200» after 238 |
| late | no | dated before the series' last: it fills in the past |
| misdated | no | late, and above a later total of what only grows; or an old total, restated for a day after the next one's: left out of the trend |
| partial | no | less than a fifth of where the count of a whole place stands: «12 large models were shown in China»; left out of the trend |
| variant | no | another number in the same story for the same time |

A *subject* goes by one name, whatever the page calls it (`parsers/subjects.tsv`: 文心一言 and Baidu's ERNIE Bot are `Ernie Bot`).
A number is the short form of another only at about the same time, and what an article takes back, says again or dates anew counts
as it stands now. An undated number is charted no later than the dated one that took its place.

What is told is remembered by series and value: an earlier report of it, or one whose date became known, is not told again. What
older parsers had read in the same article is no news either.

What a period brought (`flow`) is only compared with what a period of the same number of months brought: `previous_value`
and `change` are empty for 69 in July after 120 in May and June, and for what the text does not date.

What cannot be taken as fact is kept in `figures` with the reason in `suspect`:

| suspect | in claims and trends | alerts |
| --- | --- | --- |
| not a number, a share over 100 percent or below zero, a range that ends below its beginning, out of its metric's plausible range | no | never |
| an as-of that is no date, before 1950, or after publication; a forecast; what a sentence gives as the number before («rose from 868 to 988») and does not date | no | never |
| contradicts: 302 + 400 is not 748 | yes, with the sum in `sums` | as doubtful |

A total and an increment of one counter that contradict each other are both suspect, but which of them is wrong nobody knows.
So both stay in the trend, and an alert about either says «(doubtful)» in its title and the sum in its text, on every channel
and in digests. A date that later totals of the series speak against makes a claim `misdated`, which never alerts.

The rules are the first comments of the files in `sql/load/` (points.sql, claims.sql, alerts.sql) and of `claims.py`.
Of a touched series, what was said since the earliest moment that a landing touches is gathered and judged anew, and only rows
that differ are written; the claims are those of its whole history, so the order of landing is no matter.

## How large it may grow

Measured by `python -m benchmarks.warehouse_scale 10`, 2 cores (load 0.8 to 1.5; 1 million: an earlier run): 10 million figures of 2
million articles in 200,000 series, 5.5 million steps, 3.2 million claims, a file of 2.9 GB.

| | 1 million | 10 million |
| --- | --- | --- |
| landing 1,000 figures, claims and outbox included | 0.7 s | 0.6 to 1.2 s; the first of a process 1.0 to 1.7 s, and 2.1 to 2.9 s where the system holds nothing of the file yet |
| trend, trend_monthly | 6 ms | 8 to 11 ms |
| latest: worked out, the 50 highest of a metric | 8 ms | 30, 38 ms |
| conflicts: worked out, the 50 newest | 15 ms | 54, 109 ms |
| figures of one day, of one subject | 43, 11 ms | 353, 38 ms |
| quotes_about | 36 ms | 280 ms |
| alerts explain | 0.2 s | 0.5 s |
| the 50 newest rows of the view `claims` | 0.4 s | 4.0 s |
| publishing: copy of the closed file; where nothing changed | 0.4 s; 0.03 s | 2.6 to 7.6 s; 0.03 s |
| the report's page and feed, once a run | | 7.4 s (it was 190 s and 15 GB) |

A landing walks only the steps that it adds; beside them it scans some columns of ids, which is what grows with the warehouse.
Publishing costs what the disk takes to copy the file, once a run: 1 to 5 s of the processors for 10 million figures, where
packing all rows again (`COPY FROM DATABASE`) took 64. It shares its blocks with the file where the file system can (XFS, Btrfs).
The copy holds what the private file holds; addresses of channels and other secrets are in neither, only the names of channels.
All rows of a view (200,000 of `latest`) take a second to hand to Python: ask for those that you want.
*/
