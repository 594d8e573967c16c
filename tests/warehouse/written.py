"""Articles of our own writing as landings take them: a text in which figures are marked by what they say."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, timedelta

from parsers.records import Article, Extraction, Figure, Quote, Span
from warehouse.records import Parsed, Rule

RULE = Rule(name="all", channels=("file",), look_back_days=7)


def at(day: str, hour: int = 8) -> datetime:
    """That day in UTC."""
    return datetime.fromisoformat(day).replace(hour=hour, tzinfo=UTC)


def fig(value: float, words: str, **rest: object) -> Figure:
    """A figure about large models in China, unless said otherwise; its offsets are filled in by `page`."""
    fields: dict[str, object] = {
        "unit": "count", "bound": "exact", "metric": "models", "place": "CN", "noun": "models", "core": True,
        "start": 0, "end": 1, "sentence": "",
    }  # fmt: skip
    return Figure(**{**fields, "value": float(value), "text": words, **rest})  # type: ignore[arg-type]


def page(
    name: str,
    day: str,
    *figures: Figure,
    site: str = "a.example",
    fetched: datetime | None = None,
    body: str | None = None,
    quotes: tuple[Quote, ...] = (),
    parser_version: str = "1",
    **article: object,
) -> Parsed:
    """An article at http://`site`/`name`, published on `day` and fetched two hours later, saying the figures.

    Its text is `body`, else one sentence a figure and two of filling that no other article shares.
    """
    sentences = [f"Figure {n} of {name} on {site}: {f.text} were counted." for n, f in enumerate(figures)]
    filling = (
        f"This is what {site} wrote about {name} in its own words. Nothing of {name} is copied by {site}."
    )
    text = body if body is not None else "\n\n".join([*sentences, filling])
    placed = tuple(_place(text, f) for f in figures)
    published = at(day)
    return Parsed(
        source=site.split(".")[0],
        url=f"http://{site}/{name}",
        fetched=fetched or published + timedelta(hours=2),
        digest=hashlib.sha256(f"{text}{article}".encode(errors="surrogatepass")).hexdigest(),
        warc_file="2026/a.warc.gz",
        warc_offset=0,
        parser_version=parser_version,
        article=Article(
            **{  # type: ignore[arg-type]
                "url": f"http://{site}/{name}",
                "text": text,
                "lang": "en",
                "title": f"About {name}",
                "published": published,
                "publisher": site.split(".")[0],
                **article,
            }
        ),
        extraction=Extraction(relevant=True, figures=placed, quotes=quotes),
    )


def _place(text: str, figure: Figure) -> Figure:
    from dataclasses import replace

    start = text.index(figure.text)
    before = max(text.rfind("\n\n", 0, start), text.rfind(". ", 0, start))
    stop = text.find(".", start + len(figure.text))
    sentence = text[before + 2 if before >= 0 else 0 : stop + 1 if stop >= 0 else len(text)]
    return replace(figure, start=start, end=start + len(figure.text), sentence=sentence)


__all__ = ["RULE", "Span", "at", "fig", "page"]
