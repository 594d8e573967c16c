"""What is measured: one TOML file a metric, found by its name.

A file holds the metric's `title`, the `units` it is told in, its `plausible` range in base units, and for
each language the `terms` (regular expressions) that name what it counts. Whoever adds a metric adds one file.
"""
