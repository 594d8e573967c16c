"""One reported number in its English sentence: the notes that counting takes of it before it becomes a draft."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from parsers.dates import Date
from parsers.languages.en.quantities import Quantity
from parsers.places import Place


@dataclass(slots=True)
class Mention:
    """A quantity with what is known of it so far. `end` is where its noun (or else its unit) ends; `back` is set
    where what it counts was named before («20 from Guangdong», «72 of them»)."""

    q: Quantity
    metric: str
    unit: str
    noun: str
    end: int
    back: bool = False
    definite: bool = False
    flow: bool = False
    place: str | None = None
    as_of: str | None = None
    core: bool = False
    subject: str | None = None
    sentence: int = 0
    deed: str = ""  # of money without a noun: what was done with it (raised, spent)

    @property
    def start(self) -> int:
        return self.q.start


@dataclass(slots=True)
class Scene:
    """A sentence at text[start:end] with its places, dates and mentions; offsets are those of the whole text."""

    text: str
    start: int
    end: int
    index: int
    paragraph: int
    today: str = ""  # the day of publication, YYYY-MM-DD
    lately: str = ""  # what the sentences before counted
    places: tuple[Place, ...] = ()
    dates: tuple[Date, ...] = ()
    mentions: list[Mention] = field(default_factory=list)

    def left(self, i: int) -> tuple[int, int]:
        """The stretch between the mention before (or the sentence's start) and mention i."""
        return (self.mentions[i - 1].end if i else self.start), self.mentions[i].start

    def right(self, i: int) -> tuple[int, int]:
        """The stretch between mention i and the next one (or the sentence's end)."""
        following = self.mentions[i + 1].start if i + 1 < len(self.mentions) else self.end
        return self.mentions[i].end, max(self.mentions[i].end, following)


CONTRAST = re.compile(
    r"\b(?:against|compared\s(?:with|to)|versus|vs\.?|up\sfrom|down\sfrom|from|than|more\sthan\sthe|instead\sof|rather\sthan)\s"
    r"(?:just\s|only\s|about\s|around\s|nearly\s|some\s|an?\s|the\s|fewer\sthan\s|less\sthan\s|more\sthan\s|under\s|over\s|(?:net\s)?(?:loss|profit|total|figure|level|record|income|tally|revenue)\sof\s)*$",
    re.IGNORECASE,
)
