"""Chinese, simplified and traditional."""

from __future__ import annotations

from parsers.languages.zh.counting import figures
from parsers.languages.zh.speech import statements
from parsers.languages.zh.text import relevant, sentences

CODE = "zh"

__all__ = ["CODE", "figures", "relevant", "sentences", "statements"]
