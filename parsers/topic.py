"""May a body be about artificial intelligence at all? Asked of bytes, before anything is parsed, over archives of
millions of pages: a hundredth of a parse, and it loses nothing relevant.

Wider than what the languages call relevant (parsers.languages.*.text), in each charset that Chinese pages come in: a
page that it lets pass in vain costs a parse, a page that it loses is lost.
"""

from __future__ import annotations

import re
from html import unescape

from parsers import charset, markup, topic_scan, topic_words

_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")  # of linked data
_TAG = re.compile(r"(?i)<(?!meta\b)[a-z/!][^<>]*>")  # shows nothing to a reader; meta may hold the title


def maybe_relevant(body: bytes) -> bool:
    """False only for a body that cannot be about AI. Bytes as they came, in any charset; what a browser does not show
    (scripts, styles, attributes) does not count."""
    found = topic_scan.scan(body)
    return decoded(body) if found is None else found


def decoded(body: bytes) -> bool:
    """The same, with the body decoded and cut down first: slower, for bodies whose bytes alone do not tell."""
    html = charset.decode(body)
    if html.count("\N{REPLACEMENT CHARACTER}") > 50:
        return True  # hardly readable: let the parse decide
    trimmed = markup.trim(html)
    text = "\n".join((_TAG.sub(" ", trimmed.html), *trimmed.linked_data))
    if "&" in text:
        text = unescape(text)
    if "\\u" in text:
        text = _ESCAPE.sub(lambda m: chr(int(m[1], 16)), text)
    return topic_words.speak(text)
