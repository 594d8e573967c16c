"""What was really reported from 2023 to 2026, as facts: (published, outlet, figures). The sentences are ours."""

from __future__ import annotations

from typing import Any

Fact = dict[str, Any]

MODELS: Fact = {"metric": "models"}
SHARE: Fact = {"metric": "share", "unit": "percent"}
FILED: Fact = {"metric": "registered_services"}
APPS: Fact = {"metric": "registered_apps"}
USERS: Fact = {"metric": "users"}
FIRMS: Fact = {"metric": "organisations"}
ACCOUNTS: Fact = {"metric": "users", "scope": ("registrations",)}
NEW = {"flow": True}
OVER = {"bound": "more_than"}

REPORTS: tuple[tuple[str, str, tuple[tuple[float, Fact], ...]], ...] = (
    (
        "2023-05-28",
        "thepaper",
        ((79, MODELS | {"as_of": "2023-05-28", "scope": ("min_parameters:1000000000",)}),),
    ),
    (
        "2023-05-30",
        "reuters",
        (
            (79, MODELS | {"as_of": "2023-05-28"}),
            (80, SHARE | OVER | {"place": "CN+US", "as_of": "2023-05-28"}),
            (2, MODELS | NEW | {"as_of": "2020"}),
            (30, MODELS | NEW | {"as_of": "2021"}),
            (28, MODELS | NEW | {"as_of": "2022"}),
            (19, MODELS | NEW | {"as_of": "2023-05"}),
        ),
    ),
    ("2023-07-04", "caict", ((39, MODELS | {"as_of": "2023-06"}),)),
    (
        "2023-07-08",
        "xinhua",
        ((79, MODELS | {"as_of": "2023-05"}), (4300, FIRMS | OVER | {"as_of": "2023-07"})),
    ),
    ("2023-08-31", "chinanews", ((130, MODELS | {"as_of": "2023-07"}),)),
    ("2023-11-15", "scmp", ((238, MODELS | {"as_of": "2023-10"}),)),
    ("2023-11-28", "oschina", ((188, MODELS | {"as_of": "2023-11", "bound": "at_least"}),)),
    ("2023-12-12", "idc", ((200, MODELS | OVER | {"as_of": "2023-10"}),)),
    (
        "2024-01-29",
        "oodaloop",
        (
            (130, MODELS | {"as_of": "2023-09-22"}),
            (40, SHARE | {"as_of": "2023-09-22"}),
            (40, FILED | OVER | {"as_of": "2024-01-28"}),
        ),
    ),
    ("2024-04-02", "cac", ((117, FILED | {"as_of": "2024-03"}),)),
    (
        "2024-07-02",
        "xinhua",
        ((1328, MODELS | {"place": "WORLD", "as_of": "2024-03"}), (36, SHARE | {"as_of": "2024-03"})),
    ),
    (
        "2024-08-13",
        "cgtn",
        ((190, FILED | OVER | {"as_of": "2024-08-12"}), (600e6, ACCOUNTS | OVER | {"as_of": "2024-08-12"})),
    ),
    (
        "2025-01-08",
        "cac",
        (
            (302, FILED | {"as_of": "2024-12-31"}),
            (238, FILED | NEW | {"as_of": "2024"}),
            (105, APPS | {"as_of": "2024-12-31"}),
        ),
    ),
    ("2025-04-08", "xinhua", ((346, FILED | {"as_of": "2025-03-31"}),)),
    ("2025-04-11", "misdater", ((346, FILED | {"as_of": "2024-03"}),)),
    (
        "2025-07-28",
        "people",
        (
            (1509, MODELS | {"as_of": "2025-07-28"}),
            (3755, MODELS | {"place": "WORLD", "as_of": "2025-07-28"}),
            (5100, FIRMS | OVER | {"as_of": "2025-07-28"}),
        ),
    ),
    ("2025-07-29", "headliner", ((1500, MODELS | OVER),)),
    ("2025-07-30", "newbe", ((490, FILED | OVER | {"as_of": "2025-07-30"}),)),
    ("2025-07-31", "c114", ((3.1e9, ACCOUNTS | OVER | {"as_of": "2025-07-30"}),)),
    (
        "2025-10-18",
        "cnnic",
        (
            (538, FILED | {"as_of": "2025-08-31"}),
            (263, APPS | {"as_of": "2025-08-31"}),
            (515e6, USERS | {"as_of": "2025-06"}),
        ),
    ),
    ("2025-11-11", "xinhua", ((611, FILED | {"as_of": "2025-11-01"}), (306, APPS | {"as_of": "2025-11-01"}))),
    (
        "2026-01-09",
        "cac",
        (
            (748, FILED | {"as_of": "2025-12-31"}),
            (446, FILED | NEW | {"as_of": "2025"}),
            (435, APPS | {"as_of": "2025-12-31"}),
        ),
    ),
    ("2026-02-10", "beijing", ((215, FILED | {"place": "CN-BJ", "as_of": "2026-02-10"}),)),
    ("2026-03-18", "sina", ((796, FILED | {"as_of": "2026-02-28"}),)),
    (
        "2026-05-13",
        "cac",
        (
            (868, FILED | {"as_of": "2026-04-30"}),
            (72, FILED | NEW | {"as_of": "2026-04"}),
            (530, APPS | {"as_of": "2026-04-30"}),
        ),
    ),
    ("2026-05-20", "gogoai", ((868, FILED | {"as_of": "2024-04"}),)),
    (
        "2026-07-10",
        "cctv",
        (
            (988, FILED | {"as_of": "2026-06-30"}),
            (120, FILED | NEW | {"as_of": "2026-06"}),
            (598, APPS | {"as_of": "2026-06-30"}),
        ),
    ),
)

# Day by day, what a subscriber is told: (day, kind, metric, value, previous value).
ALERTS = (
    ("2023-05-28", "first", "models", 79, None),
    ("2023-05-30", "first", "models", 79, None),
    ("2023-05-30", "first", "share", 80, None),
    ("2023-05-30", "first", "models", 19, None),
    ("2023-07-04", "conflict", "models", 39, 79),
    ("2023-07-08", "first", "organisations", 4300, None),
    ("2023-08-31", "changed", "models", 130, 79),
    ("2023-11-15", "changed", "models", 238, 130),
    ("2024-01-29", "first", "share", 40, None),
    ("2024-01-29", "first", "registered_services", 40, None),
    ("2024-04-02", "changed", "registered_services", 117, 40),
    ("2024-07-02", "first", "models", 1328, None),
    ("2024-07-02", "changed", "share", 36, 40),
    ("2024-08-13", "changed", "registered_services", 190, 117),
    ("2024-08-13", "first", "users", 600e6, None),
    ("2025-01-08", "changed", "registered_services", 302, 190),
    ("2025-01-08", "first", "registered_services", 238, None),
    ("2025-01-08", "first", "registered_apps", 105, None),
    ("2025-04-08", "changed", "registered_services", 346, 302),
    ("2025-07-28", "changed", "models", 1509, 238),
    ("2025-07-28", "changed", "models", 3755, 1328),
    ("2025-07-28", "changed", "organisations", 5100, 4300),
    ("2025-07-30", "changed", "registered_services", 490, 346),
    ("2025-07-31", "changed", "users", 3.1e9, 600e6),
    ("2025-10-18", "changed", "registered_services", 538, 490),
    ("2025-10-18", "changed", "registered_apps", 263, 105),
    ("2025-10-18", "first", "users", 515e6, None),
    ("2025-11-11", "changed", "registered_services", 611, 538),
    ("2025-11-11", "changed", "registered_apps", 306, 263),
    ("2026-01-09", "changed", "registered_services", 748, 611),
    ("2026-01-09", "changed", "registered_services", 446, 238),
    ("2026-01-09", "changed", "registered_apps", 435, 306),
    ("2026-02-10", "first", "registered_services", 215, None),
    ("2026-03-18", "changed", "registered_services", 796, 748),
    ("2026-05-13", "changed", "registered_services", 868, 796),
    ("2026-05-13", "changed", "registered_services", 72, None),
    ("2026-05-13", "changed", "registered_apps", 530, 435),
    ("2026-07-10", "changed", "registered_services", 988, 868),
    ("2026-07-10", "changed", "registered_services", 120, 72),
    ("2026-07-10", "changed", "registered_apps", 598, 530),
)

# The trend at the end: (as_of, value, kind) by (metric, place, flow, scoped).
MODELS_CN = (
    ("2023-05-28", 79, "first"),
    ("2023-06", 39, "conflict"),
    ("2023-07", 130, "changed"),
    ("2023-09-22", 130, "late"),
    ("2023-10", 238, "changed"),
    ("2023-10", 200, "weaker"),
    ("2023-11", 188, "weaker"),
    ("2025-07-28", 1509, "changed"),
)
FILED_CN = (
    ("2024-01-28", 40, "first"),
    ("2024-03", 117, "changed"),
    ("2024-08-12", 190, "changed"),
    ("2024-12-31", 302, "changed"),
    ("2025-03-31", 346, "changed"),
    ("2025-07-30", 490, "changed"),
    ("2025-08-31", 538, "changed"),
    ("2025-11-01", 611, "changed"),
    ("2025-12-31", 748, "changed"),
    ("2026-02-28", 796, "changed"),
    ("2026-04-30", 868, "changed"),
    ("2026-06-30", 988, "changed"),
)
APPS_CN = (
    ("2024-12-31", 105, "first"),
    ("2025-08-31", 263, "changed"),
    ("2025-11-01", 306, "changed"),
    ("2025-12-31", 435, "changed"),
    ("2026-04-30", 530, "changed"),
    ("2026-06-30", 598, "changed"),
)
