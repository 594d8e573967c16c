"""Why a page or feed could not be read. Every error carries the address.

ParseError
├── NotHtml          the body is something else (a PDF, an image, JSON where a page was expected)
├── EmptyPage        a page without an article's text: nothing there to read
├── BrokenPage       cut short, over a limit, or not decodable
└── ListError        a feed, sitemap, index page or search answer
    ├── BrokenList   cannot be read as what it should be, or yields nothing where it always yields some
    └── DeadList     reads well, but its newest item is long past
"""

from __future__ import annotations


class ParseError(Exception):
    """A page or list that could not be read; `url` says which, `reason` what to tell a person."""

    def __init__(self, url: str, reason: str) -> None:
        super().__init__(f"{url}: {reason}")
        self.url = url
        self.reason = reason

    def __reduce__(self) -> tuple[type[ParseError], tuple[str, str]]:
        return type(self), (self.url, self.reason)  # crosses process pools whole


class NotHtml(ParseError):
    """The body is not an HTML page."""


class EmptyPage(ParseError):
    """The page holds no article text."""


class BrokenPage(ParseError):
    """The page is cut short, over a limit, or not decodable."""


class ListError(ParseError):
    """A list of stories could not be used."""


class BrokenList(ListError):
    """The list cannot be read, or yields nothing where it always yields some."""


class DeadList(ListError):
    """The list reads well, but its newest item is long past."""
