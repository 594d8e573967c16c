"""What each statement was to its series when it was made.

The steps of a series are walked in the order in which they were said, beside the line that the series has drawn:

    first     nothing was said before
    revised   the article said another number before
    same      the line's value again, undated or about the same as-of, or in short form: a sighting of its claim
    twin      a value that was said before, for about the same as-of: a sighting of that claim
    late      dated before the line's end: it fills in the past. Where the line's end is undated, what it may have meant decides:
              a number of the same story that is dated earlier, and a lower one of what only grows, are of before it
    partial   less than a fifth of what is counted of a whole place: «12 large models were shown» is not China's number
    echo      what only grows, as it stood before, said again by another within two weeks of the change: whoever is slow
              repeats the old number. A sighting of the claim that it was
    variant   another number in the same story for about the same as-of, unless its outlet added it later: that is an update
    side      what a conflicting report said before: a sighting of the conflict
    conflict  another reporter, about the same as-of, and both cannot be true; or another reporter's lower count of
              what only grows, within 45 days, where the line never had that value
    less      says no more than the line does («more than 200» after 238)
    restated  the line's value again for a later as-of; what a later period brought is news though it is as much
    changed   anything else: also a value that returns after a change

Only first, revised, changed and restated move the line. A higher count of what only grows is held against where the value
that it follows began, not against its last restatement: «868 as of July» of somebody who repeats April's number does not
make the 988 of June late. This is a walk and not a query because each verdict rests on
those before it: as a recursive query it took some seconds for what takes a tenth of one here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import groupby
from operator import attrgetter
from typing import Any, NamedTuple

from warehouse.values import Said, compatible, same, says_less

_DATED_LATER = 92  # days within which a dated statement may be what an undated one meant
_ROUNDED = 31  # days within which one number may be the short form of another
_FALLS = 45  # days within which a lower count of what only grows is another count, not a change
_PART = 0.2  # of where a place's total stands: who counts less than that counts something else
_ECHOES = 14  # days within which a count that stood before is a repetition, not a return


class Step(NamedTuple):
    """Neighbouring sightings that say the same; a row of sql/load/steps_in_order.sql. `months` is how long a flow's
    period is: 0 of a total, None where nobody knows. `twin` is the first step of that value and about that time,
    `claim_n` the claim of that as far as it is known. `returns` is the step with which the line last came to the value.
    `whole`: a count of a place, and of nothing in it by name. A step with a verdict was judged by an earlier landing and
    is only taken in."""

    series_id: int
    n: int
    said: Said
    as_of: str | None
    from_day: date
    day: date
    outlet: str
    story_id: int
    old_value: float | None
    old_as_of: str | None
    grows: bool
    whole: bool
    since: datetime
    months: int | None
    twin: int | None
    claim_n: int | None
    returns: int | None
    verdict: str | None
    moves: bool | None


@dataclass(slots=True)
class _Line:
    """Where a series stands: the step that its claim began with, sharpened by its sightings; and where the value began
    that it stands at, which a restatement leaves where it was."""

    at: Step
    began: Step
    past: dict[float, int] = field(default_factory=dict)  # the values it had: where it last came to each
    conflicts: list[Step] = field(default_factory=list)
    alike: dict[int, Step] = field(default_factory=dict)  # its last step for each length of a period

    def before(self, step: Step) -> Step | None:
        """What a step may be compared with: 72 in two months is neither less nor more than 446 in a year."""
        return self.at if step.months == 0 else None if step.months is None else self.alike.get(step.months)

    def take(self, step: Step, verdict: str, moves: bool) -> None:
        """The series after the step."""
        if moves:
            self.at = step
            if verdict != "restated":
                self.began = step
                self.past[step.said.value] = step.n
            if step.months is not None:
                self.alike[step.months] = step
        elif verdict == "same":
            self._sharpen(step)
        elif verdict == "conflict":
            self.conflicts.append(step)

    def _sharpen(self, step: Step) -> None:
        """What a sighting adds: the exact number for its short form, a date for the lack of one."""
        fresh = self.at.n == self.began.n
        if step.said.bound == "exact" and self.at.said.bound != "exact":
            self.at = self.at._replace(said=step.said)
        if self.at.as_of is None and step.as_of is not None:
            self.at = self.at._replace(
                as_of=step.as_of, from_day=step.from_day, day=step.day, months=step.months
            )
        if self.at.months is not None:
            self.alike[self.at.months] = self.at
        self.began = self.at if fresh else self.began

    def held_against(self, step: Step) -> Step:
        """The step whose time a step is compared with."""
        return self.began if step.grows and step.said.value > self.at.said.value else self.at


def walk(rows: Iterable[tuple[Any, ...]]) -> Iterator[dict[str, Any]]:
    """A verdict for every step that has none; `rows` are those of sql/load/steps_in_order.sql, by series and in order."""
    steps = (Step(r[0], r[1], Said(*r[2:5]), *r[5:]) for r in rows)
    for _, series in groupby(steps, key=attrgetter("series_id")):
        yield from _series(series)


def _series(steps: Iterator[Step]) -> Iterator[dict[str, Any]]:
    line: _Line | None = None
    claim_of: dict[int, int] = {}
    for step in steps:
        verdict, moves = step.verdict, bool(step.moves)
        if verdict is None:
            verdict, claim_n = _verdict(step, line)
            if verdict == "twin":  # of a twin's twin: a claim of its own
                claim_n = claim_of.get(claim_n, step.n) if step.claim_n is None else step.claim_n
            else:
                claim_of[step.n] = claim_n
            moves = _moves(step, verdict, line)
            yield _row(step, verdict, claim_n, line) | {"moves": moves}
        line = line or _Line(step, step)
        line.take(step, verdict, moves)


def _moves(step: Step, verdict: str, line: _Line | None) -> bool:
    """Whether the series stands at the step now."""
    if verdict == "revised":
        return line is None or step.day >= line.at.day
    return verdict in ("first", "changed", "restated")


def _verdict(step: Step, line: _Line | None) -> tuple[str, int]:
    """What the step is, and with which step its claim began (of a twin: which step it is the twin of)."""
    if line is None:
        return "first" if step.old_value is None else "revised", step.n
    at, since = line.at, line.held_against(step)
    equal = same(step.said, at.said) and (step.said.value == at.said.value or _near(step, at))
    if equal and _about(step, at):
        return "same", at.n
    if step.old_value is not None:
        return "revised", step.n
    if step.twin is not None:
        return "twin", step.twin
    if _earlier(step, since):
        return "late", step.n
    if _of_a_part(step, at):
        return "partial", step.n
    apart = not compatible(step.said, at.said)
    if apart and _together(step, at) and step.story_id == at.story_id:
        return "changed" if step.outlet == at.outlet and step.since > at.since else "variant", step.n
    echoed = _echoes(step, line) if apart and step.outlet != at.outlet else None
    if echoed is not None:
        return "echo", echoed
    met = None if equal else _met(step, line.conflicts)
    if met is not None:
        return "side", met.n
    if apart and step.outlet != at.outlet and (_beside(step, since) or _falls(step, line)):
        return "conflict", step.n
    if equal:
        return "restated" if step.months == 0 else "changed", step.n
    if not apart and says_less(step.said, at.said):
        return "less", at.n if step.as_of is None else step.n
    return "changed", step.n


def _together(one: Step, other: Step) -> bool:
    return one.from_day <= other.day and other.from_day <= one.day


def _of_a_part(step: Step, at: Step) -> bool:
    """Not what is dated as the line's end is: that contradicts it."""
    dated = step.as_of is not None and _together(step, at)
    return step.whole and not dated and step.said.value < _PART * at.said.value


def _beside(one: Step, other: Step) -> bool:
    return one.months == other.months and _together(one, other)


def _about(step: Step, at: Step) -> bool:
    """Undated, about the same as-of, or the date that an undated line lacked."""
    undated = at.as_of is None and abs((step.day - at.day).days) <= _DATED_LATER
    return step.as_of is None or undated or _together(step, at)


def _near(step: Step, at: Step) -> bool:
    """Whether one may be the other, rounded: «over 1,500» of July is not February's 1,560."""
    both = step.as_of is not None and at.as_of is not None
    return _together(step, at) if both else abs((step.day - at.day).days) <= _ROUNDED


def _earlier(step: Step, at: Step) -> bool:
    """Dated before the line's end. An undated line may itself be of some weeks before it was said."""
    if step.as_of is None or step.day >= at.from_day:
        return False
    lower = step.grows and step.said.value < at.said.value
    before = at.as_of is not None or lower or step.story_id == at.story_id
    return before or (at.day - step.day).days > _DATED_LATER


def _met(step: Step, conflicts: list[Step]) -> Step | None:
    for other in conflicts:
        if (step.as_of is None or _together(step, other)) and compatible(step.said, other.said):
            return other
    return None


def _falls(step: Step, line: _Line) -> bool:
    lower = step.grows and step.said.value < line.at.said.value
    return lower and _before(step, line) is None and (step.day - line.at.day).days <= _FALLS


def _echoes(step: Step, line: _Line) -> int | None:
    """The step of what the line had before, where it is only said again."""
    lower = step.grows and step.said.value < line.at.said.value
    return _before(step, line) if lower and (step.since - line.at.since).days <= _ECHOES else None


def _before(step: Step, line: _Line) -> int | None:
    return line.past.get(step.said.value, step.returns)


def _row(step: Step, verdict: str, claim_n: int, line: _Line | None) -> dict[str, Any]:
    row = {"series_id": step.series_id, "n": step.n, "verdict": verdict, "claim_n": claim_n}
    before = line.before(step) if line is not None else None
    if verdict == "revised":
        row |= {"previous_value": step.old_value, "previous_as_of": step.old_as_of}
    elif before is not None and not before.said.open_below:  # what «100 to 200» became is no difference
        row |= {
            "previous_value": before.said.value,
            "previous_as_of": before.as_of,
            "previous_day": before.day,
        }
    return row | {"against_n": line.at.n if line is not None else None}
