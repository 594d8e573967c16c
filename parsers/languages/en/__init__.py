"""English."""

from __future__ import annotations

from parsers.languages.en.counting import figures
from parsers.languages.en.speech import statements
from parsers.languages.en.text import relevant, sentences

CODE = "en"

__all__ = ["CODE", "figures", "relevant", "sentences", "statements"]
