"""What is found: one date in a text."""

from __future__ import annotations

from typing import Literal, NamedTuple

Kind = Literal["absolute", "relative"]


class Date(NamedTuple):
    """A date at text[start:end].

    as_of   what it means, YYYY, YYYY-MM or YYYY-MM-DD; None where that needs a day of publication and none is known
    kind    absolute: names its year; relative: needs the day of publication
    cue     the word before it that ties it in, lower case: «as of», «by», «since», 截至, 到; empty for none
    """

    start: int
    end: int
    as_of: str | None
    kind: Kind
    cue: str
