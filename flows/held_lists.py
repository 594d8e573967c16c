"""The last answer of each list, kept on disk: a 304 then means what the list said before, also after a restart.

Losing this folder costs nothing but one unconditional request a list.
"""

from __future__ import annotations

import hashlib
import json
import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from flows.answers import Reply

_MAX_BYTES = 5_000_000  # a longer list is asked for anew each time


@dataclass(frozen=True, slots=True)
class Held:
    """A list's last body with the validators that came with it."""

    etag: str | None
    last_modified: str | None
    url: str
    content_type: str | None
    body: bytes


class HeldLists:
    """The folder of held lists, one file an address."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, url: str) -> Held | None:
        """What was held of an address; None if nothing was, or it can no longer be read."""
        try:
            head, _, body = self._path(url).read_bytes().partition(b"\n")
            values = json.loads(head)
            if values.pop("digest") == hashlib.sha256(body).hexdigest():
                return Held(body=body, **values)
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            pass
        return None

    def put(self, url: str, reply: Reply) -> None:
        """Hold an answer, if it came with a validator. Raises OSError where the folder cannot be written."""
        etag, last_modified = reply.header("ETag"), reply.header("Last-Modified")
        path = self._path(url)
        if not (etag or last_modified) or len(reply.body) > _MAX_BYTES:
            with suppress(FileNotFoundError):
                path.unlink()
            return
        head = {
            "etag": etag,
            "last_modified": last_modified,
            "url": reply.url,
            "content_type": reply.header("Content-Type"),
            "digest": hashlib.sha256(reply.body).hexdigest(),
        }
        self._folder.mkdir(parents=True, exist_ok=True)
        fresh = path.with_suffix(f".{os.getpid()}")
        fresh.write_bytes(json.dumps(head).encode() + b"\n" + reply.body)
        fresh.replace(path)

    def _path(self, url: str) -> Path:
        return self._folder / f"{hashlib.sha256(url.encode('utf-8', 'replace')).hexdigest()[:32]}.list"
