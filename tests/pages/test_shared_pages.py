"""Real pages with truth that people checked: what is read now may not be read worse later."""

from __future__ import annotations

import importlib.util
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType

import pytest

from parsers.article import parse
from parsers.records import Page

SHARED = Path(__file__).parents[2] / ".." / "shared" / "pages"
FETCHED = datetime(2026, 11, 1, tzinfo=UTC)
# least body F1, exact titles, exact days, exact bylines
FLOORS = {"china": (0.985, 0.97, 0.97, 0.9), "aeb": (0.968, None, None, None)}

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(
        not SHARED.is_dir(), reason="the page sets lie beside the repository, and are not there"
    ),
]


@pytest.fixture(scope="module")
def scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_articles", SHARED / "score_articles.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", FLOORS)
def test_accuracy_stays(name, scorer):
    body, title, day, author = [], [], [], []
    for row, content in scorer.load(name):
        truth = row["truth"]
        article = parse(Page(url=row.get("url") or "", body=content, fetched=FETCHED))
        body.append(scorer.shingle_score(truth["text"], article.text))
        if truth.get("title"):
            title.append(scorer.ntitle(article.title) == scorer.ntitle(truth["title"]))
        if truth.get("published"):
            day.append(scorer.nday(article.published) == truth["published"][:10])
        if truth.get("author"):
            found = scorer.nauth(article.byline)
            author.append(all(scorer.nauth(n) in found for n in truth["author"]))
    scores = [scorer.prf(body)[2], *(sum(s) / len(s) if s else None for s in (title, day, author))]
    for score, floor in zip(scores, FLOORS[name], strict=True):
        assert floor is None or score >= floor, scores
