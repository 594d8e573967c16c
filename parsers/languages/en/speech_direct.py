"""Direct quotes: which quotations are speech, whose, and which of them are one."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from parsers.languages.en import speech_words as words
from parsers.languages.en.speech_names import human, stated_role
from parsers.languages.en.speech_phrases import HOLE
from parsers.languages.en.speech_scare import WORD, is_scare, is_title, is_written
from parsers.languages.en.speech_speakers import Said, Speakers
from parsers.languages.en.speech_text import Reading
from parsers.marks import Stretch
from parsers.names import Mention
from parsers.records import Quote, Span

_GAP = re.compile(r"[\s,.;:—–-]*(?:(?:as|And|But|the|then)\s)?$")
_AND = re.compile(r",?\s(?:(?:and|or|but|then|even)\s)?(?:also\s)?(?:as\s)?(?:an?\s|the\s)?")
_SIGN_OFF = re.compile(r"\s*(?:―|—|–|--|-)\s?(?P<name>[A-Z][^\n,(]{1,60}?)(?P<rest>[,(][^\n]*)?\s*$")


@dataclass(slots=True)
class Group:
    """Stretches that are one quote, with its speaker and what told it."""

    parts: list[Stretch]
    said: Said | None = None
    speaker: Mention | None = None
    full: bool = True  # whole sentences, not words within one
    order: list[int] = field(default_factory=list)


class Direct:
    """Reads a document's quotations one by one, each in the light of those before."""

    def __init__(self, reading: Reading, speakers: Speakers) -> None:
        self.reading, self.speakers = reading, speakers
        self.starts = [s.start for s in reading.sentences]
        self.by_sentence: dict[int, list[Said]] = {}
        for said in speakers.said:
            self.by_sentence.setdefault(said.sentence, []).append(said)
        self.groups: list[Group] = []
        self.scared: Stretch | None = None  # the last words in marks that were no speech
        self.used: set[int] = set()  # cues that a quotation has taken
        for index, stretch in enumerate(reading.stretches):
            self._place(index, stretch)
        self._backfill()

    def quotes(self) -> Iterator[Quote]:
        for group in self.groups:
            first, last = group.parts[0], group.parts[-1]
            speaker = group.speaker
            yield Quote(
                kind="direct",
                start=first.start,
                end=last.end,
                text=self.reading.text[first.start : last.end],
                speaker=speaker.name if speaker else None,
                role=stated_role(speaker) if speaker else None,
                cue=group.said.attribution.cue if group.said else None,
                parts=tuple(Span(p.start, p.end) for p in group.parts),
            )

    # one stretch

    def _place(self, index: int, stretch: Stretch) -> None:
        sentence = max(0, bisect_right(self.starts, stretch.outer_start) - 1)
        before = self.groups[-1] if self.groups else None
        if before is not None and self._runs_on(before.parts[-1], stretch):
            self._continue(before, stretch, sentence)
            return
        if is_title(self.reading, stretch):
            return
        full = self._whole(stretch, sentence)
        said = self._said(stretch, sentence, full)
        if said is not None and is_written(said):
            return
        if said is not None:
            self._attributed(stretch, said, full, before)
        elif full:
            self._unattributed(stretch, sentence, before)

    def _attributed(self, stretch: Stretch, said: Said, full: bool, before: Group | None) -> None:
        if (
            not full
            and not self._coordinate(before, stretch, said)
            and is_scare(self.reading, stretch, said, self.scared)
        ):
            self.scared = stretch
            return
        adjacent = said.attribution.start < stretch.start
        if (
            before is not None
            and before.full
            and before.said is said
            and self._only_attribution(before.parts[-1], stretch)
        ):
            before.parts.append(stretch)
            return
        if before is not None and adjacent is False and before.said is said and before.full and full:
            before.parts.append(stretch)
            return
        self.used.add(said.attribution.cue_start)
        self.groups.append(
            Group([stretch], said, said.speaker, full or (adjacent is False and self._capital(stretch)))
        )

    def _coordinate(self, before: Group | None, stretch: Stretch, said: Said) -> bool:
        """«called it "desperate" and "shameful"»: the second word goes with the first."""
        if before is None or before.said is not said:
            return False
        between = self.reading.masked[before.parts[-1].outer_end : stretch.outer_start]
        return _AND.fullmatch(between) is not None

    def _continue(self, group: Group, stretch: Stretch, sentence: int) -> None:
        group.parts.append(stretch)
        group.full = True
        if group.said is None or group.speaker is None:
            said = self._said(stretch, sentence, True)
            if said is not None:
                self.used.add(said.attribution.cue_start)
                group.said, group.speaker = said, said.speaker

    def _unattributed(self, stretch: Stretch, sentence: int, before: Group | None) -> None:
        same = before is not None and before.parts[-1].paragraph == stretch.paragraph
        if same and before is not None:
            if before.full and self._only_attribution(before.parts[-1], stretch):
                before.parts.append(stretch)
                return
            between = self._leader(before.parts[-1].outer_end, stretch.outer_start)
            self.groups.append(Group([stretch], None, between or before.speaker))
            return
        opens = stretch.outer_start == self.reading.paragraphs[stretch.paragraph].start
        signed = self._sign_off(stretch)
        if signed is not None:
            self.groups.append(Group([stretch], None, signed))
            return
        closes = not self.reading.masked[
            stretch.outer_end : self.reading.paragraphs[stretch.paragraph].end
        ].strip(HOLE + " .,;")
        if opens and closes and self._heading(stretch):
            return
        if opens and closes and before is not None and before.full and self._follows(before, stretch):
            before.parts.append(stretch)
            return
        self._led(stretch, sentence, before, opens)

    def _heading(self, stretch: Stretch) -> bool:
        """A paragraph of a few quoted words without a full stop: what the next section is about."""
        text = self.reading.text
        few = len(WORD.findall(text[stretch.start : stretch.end])) < 15
        return (
            stretch.closed
            and few
            and self._last(stretch) not in ".!?…,—-"
            and text[stretch.outer_end - 2] not in ".!?"
        )

    def _led(self, stretch: Stretch, sentence: int, before: Group | None, opens: bool) -> None:
        """A whole quotation that no verb goes with: the words before it say whose it is, if any do."""
        speaker = (
            self._leader(self.reading.paragraphs[stretch.paragraph].start, stretch.outer_start)
            if not opens
            else None
        )
        if speaker is None and stretch.paragraph:
            near = before is not None and before.parts[-1].paragraph >= stretch.paragraph - 1
            previous = self.reading.paragraphs[stretch.paragraph - 1]
            speaker = self._leader(previous.start, previous.end) if opens else None
            if (
                before is not None
                and near
                and (speaker is None or before.parts[-1].paragraph == stretch.paragraph - 1)
            ):
                last = self._leader(before.parts[-1].outer_end, previous.end) if opens else None
                speaker = last or before.speaker
        if speaker is None and before is not None and stretch.paragraph - before.parts[-1].paragraph <= 3:
            speaker = before.speaker
        if speaker is None and len(WORD.findall(self.reading.text[stretch.start : stretch.end])) < 5:
            return
        self.groups.append(Group([stretch], None, speaker))

    # the questions asked of it

    def _runs_on(self, last: Stretch, stretch: Stretch) -> bool:
        """A quotation over paragraphs: not closed there, opened again here."""
        if last.closed or stretch.paragraph - last.paragraph not in (1, 2):
            return False
        if last.outer_end < self.reading.paragraphs[last.paragraph].end:
            return False
        return stretch.outer_start == self.reading.paragraphs[stretch.paragraph].start

    def _whole(self, stretch: Stretch, sentence: int) -> bool:
        """Whole sentences rather than words woven into one."""
        text, masked = self.reading.text, self.reading.masked
        first = text[stretch.start]
        begins = first.isupper() or first.isdigit() or first in "[('…“‘.$"
        last = self._last(stretch)
        ended = (
            last in ".!?…,—-"
            or masked[stretch.outer_end : stretch.outer_end + 1] in (".", ",", "!", "?")
            or not stretch.closed
        )
        alone = self.reading.paragraphs[stretch.paragraph]
        if (
            alone.start == stretch.outer_start
            and alone.end == stretch.outer_end
            and text.count(" ", stretch.start, stretch.end) > 3
        ):
            return True
        start = self.reading.sentences[sentence].start
        lead = masked[start : stretch.outer_start].rstrip()
        free = not lead or lead.endswith((":", HOLE, "—", "–", ",")) or stretch.outer_start <= start
        return begins and ended and free

    def _last(self, stretch: Stretch) -> str:
        """The last character inside the marks, a nested quotation's own marks aside."""
        at = stretch.end - 1
        while at > stretch.start and self.reading.text[at] in "’'”\"":
            at -= 1
        return self.reading.text[at]

    def _capital(self, stretch: Stretch) -> bool:
        return self.reading.text[stretch.start].isupper()

    def _said(self, stretch: Stretch, sentence: int, full: bool) -> Said | None:
        """The report that this quotation belongs to: right after it, else before it, else later in its sentence."""
        last_sentence = max(sentence, bisect_left(self.starts, stretch.outer_end) - 1)
        near = [s for i in range(sentence, last_sentence + 1) for s in self.by_sentence.get(i, ())]
        masked = self.reading.masked
        right_before = next((s for s in near if self._introduces(s, stretch)), None)
        if right_before is not None:
            return right_before
        after = next((s for s in near if s.attribution.start >= stretch.outer_end), None)
        if after is not None and _GAP.fullmatch(masked, stretch.outer_end, after.attribution.start):
            sentence_like = (
                self._capital(stretch) and stretch.end - stretch.start > 25
            )  # the comma was forgotten
            ended = (
                self._last(stretch) in ",?!—-…." or masked[stretch.outer_end : stretch.outer_end + 1] == ","
            )
            reports = masked[after.attribution.end : after.attribution.end + 6] == " that "
            if (full or ended or sentence_like) and not (reports and not full):
                return after
        before = [s for s in near if s.attribution.end <= stretch.outer_start and self._reaches(s, stretch)]
        if before:
            return self._outer(before)
        if after is not None and not after.attribution.joined:
            gap = masked[stretch.outer_end : after.attribution.start].rstrip()
            if gap.endswith((",", "—", "–", HOLE)):
                return after
        return None

    def _introduces(self, said: Said, stretch: Stretch) -> bool:
        """«a protester yelled "…"»: the verb stands right before the mark."""
        attribution = said.attribution
        gap = self.reading.masked[attribution.end : stretch.outer_start]
        return (
            attribution.end < stretch.outer_start
            and gap in (" ", ", ", ": ")
            and not attribution.inverted
            and attribution.cue_start not in self.used
            and said.speaker is not None
        )

    def _outer(self, before: Sequence[Said]) -> Said:
        """«Pelosi said the transcript confirmed the president "…"»: Pelosi's words, not the transcript's."""
        last = before[-1]
        for outer in reversed(before[:-1]):
            if last.speaker is None or human(last.speaker) or last.attribution.joined:
                break
            between = self.reading.masked[outer.attribution.end : last.attribution.start].strip()
            document = last.speaker.name.split()[-1].lower() in words.DOCUMENTS
            if document and between in ("", "that") and outer.attribution.cue in words.CLAUSE:
                return outer
        return last

    def _reaches(self, said: Said, stretch: Stretch) -> bool:
        between = self.reading.masked[said.attribution.end : stretch.outer_start]
        return not (
            len(between) > 400
            or said.attribution.cue
            in ("shows", "showed", "ranks", "ranked", "lists", "recorded", "measured", "find", "finds")
        )

    def _only_attribution(self, before: Stretch, after: Stretch) -> bool:
        """Whether nothing but «, she said in an interview.» stands between two quotations."""
        masked = self.reading.masked
        between = masked[before.outer_end : after.outer_start]
        if not between.strip(" ,.;:—–-"):
            return True
        if len(between) > 300:
            return False
        low = bisect_right(self.starts, before.outer_end)
        high = bisect_left(self.starts, after.outer_start)
        if any(self.reading.sentences[i].start < after.outer_start for i in range(low, high)):
            return False
        sentence = bisect_right(self.starts, before.outer_start) - 1
        told = [
            s
            for i in (sentence, sentence + 1)
            for s in self.by_sentence.get(i, ())
            if before.outer_end <= s.attribution.start < after.outer_start
        ]
        return (
            len(told) >= 1 and _GAP.fullmatch(masked, before.outer_end, told[0].attribution.start) is not None
        )

    def _follows(self, group: Group, stretch: Stretch) -> bool:
        """A paragraph that is nothing but a quotation goes on from the quote that ended the one before."""
        last = group.parts[-1]
        if last.paragraph != stretch.paragraph - 1 or group.speaker is None:
            return False
        stopped = (
            self._last(last) in ",.?!—-…"
            or self.reading.masked[last.outer_end : last.outer_end + 1] in ",.?!"
        )
        if not stopped:
            return False  # «"The gap is widening" between the two, said Lee»
        if (
            self.reading.text[last.end - 1] == "?"
            and group.said is not None
            and group.said.attribution.cue.startswith("ask")
        ):
            return False
        rest = self.reading.masked[last.outer_end : self.reading.paragraphs[last.paragraph].end]
        if not rest.strip(" .,"):
            return True
        low = bisect_right(self.starts, last.outer_end)
        return self.reading.paragraphs[last.paragraph].end <= (
            self.starts[low] if low < len(self.starts) else 1 << 60
        )

    def _leader(self, start: int, end: int) -> Mention | None:
        """Whom the last sentence between two offsets is about."""
        low, high = bisect_left(self.starts, start), bisect_left(self.starts, end)
        for index in range(high - 1, max(low, high - 3) - 1, -1):
            told = [
                s
                for s in self.by_sentence.get(index, ())
                if s.speaker is not None and human(s.speaker) and start <= s.attribution.start < end
            ]
            if told:
                return told[-1].speaker
            found = self.speakers.people.leading(
                Span(self.reading.sentences[index].start, min(end, self.reading.sentences[index].end))
            )
            if found is not None:
                return found
            opening = re.match(r"(he|she)\b", self.reading.masked[self.starts[index] : end], re.I)
            if opening:
                return self.speakers.people.speaker_before(
                    self.starts[index], "he" if opening[1].lower() == "he" else "she", self.speakers.spoken
                )
        return None

    def _sign_off(self, stretch: Stretch) -> Mention | None:
        """«― Martha Kline» after the quotation, in its paragraph or as the next."""
        paragraph = self.reading.paragraphs[stretch.paragraph]
        masked = self.reading.masked
        rest = Span(stretch.outer_end, paragraph.end)
        if not masked[rest.start : rest.end].strip() and stretch.paragraph + 1 < len(self.reading.paragraphs):
            rest = self.reading.paragraphs[stretch.paragraph + 1]
        found = _SIGN_OFF.fullmatch(masked, rest.start, rest.end) if rest.end - rest.start < 160 else None
        if found is None:
            return None
        name = found["name"].strip(" .")
        known = self.speakers.people.registry.full(name)
        role = (found["rest"] or "").strip(" ,()") or None
        return (
            known
            if known is not None and " " not in name
            else Mention(name, found.start("name"), found.end("name"), "person", None, role)
        )

    def _backfill(self) -> None:
        """A quotation without a speaker right before one that has: «"A." "B," she said»."""
        for before, group in zip(self.groups, self.groups[1:], strict=False):
            same = before.parts[-1].paragraph == group.parts[0].paragraph
            if before.speaker is None and same:
                before.speaker = group.speaker
