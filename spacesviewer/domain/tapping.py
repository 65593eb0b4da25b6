"""Gives paragraphs without times their times, tap by tap, as they are heard."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacesviewer.domain.segment import word_spans
from spacesviewer.domain.sentence import sentence_bounds


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A segment of a text without times; ``number`` names it in all versions of the text."""

    number: int
    text: str
    speaker: str = ""


@dataclass(frozen=True, slots=True)
class Tap:
    """From ``at_ms`` on the words are heard that stand from ``offset`` on in a paragraph.

    The last tap of all has the number 0: it ends the last paragraph.
    """

    number: int
    offset: int
    at_ms: int


@dataclass(frozen=True, slots=True)
class Placed:
    """A paragraph, or the part of one from ``start`` to ``end`` of its text, with its times."""

    number: int
    start: int
    end: int
    start_ms: int
    end_ms: int


class Tapping:
    """The paragraphs of a text in order, and the taps so far."""

    def __init__(self, paragraphs: Sequence[Paragraph], taps: Sequence[Tap] = ()) -> None:
        self.paragraphs = tuple(paragraphs)
        self._places = {one.number: index for index, one in enumerate(self.paragraphs)}
        self.taps: list[Tap] = []
        for tap in taps:  # only as far as they make sense: the text may be another one by now
            if not self._add(tap):
                break

    @property
    def is_done(self) -> bool:
        """Whether every paragraph has its beginning and its end."""
        return bool(self.taps) and self.taps[-1].number == 0

    @property
    def at(self) -> int:
        """The place of the paragraph that is heard now, -1 before the first."""
        last = self.taps[-1] if self.taps else None
        if last is None:
            return -1
        return self._places[last.number] if last.number else len(self.paragraphs) - 1

    @property
    def heard_text(self) -> str:
        """The words that are heard now: all of the paragraph, or its last part so far."""
        if self.at < 0:
            return ""
        offset = self.taps[-1].offset if self.taps[-1].number else 0
        return self.paragraphs[self.at].text[offset:]

    @property
    def next_text(self) -> str:
        """The paragraph that the next tap begins, "" where it ends the last one."""
        following = self.at + 1
        return self.paragraphs[following].text if following < len(self.paragraphs) else ""

    def tap(self, at_ms: int) -> bool:
        """The next paragraph begins, or behind the last one all of it ends.

        False where the time is not behind the tap before: nothing has changed then.
        """
        following = self.at + 1
        number = self.paragraphs[following].number if following < len(self.paragraphs) else 0
        return self._add(Tap(number, 0, at_ms))

    def tap_sentence(self, at_ms: int) -> bool:
        """The next sentence of the same paragraph begins: the paragraph is split there."""
        if self.at < 0 or self.is_done:
            return False
        text, offset = self.paragraphs[self.at].text, self.taps[-1].offset
        behind = sentence_bounds(text, offset)[1]
        following = next((a for a, _ in word_spans(text) if a >= behind), None)
        return following is not None and self.tap_word(following, at_ms)

    def tap_word(self, offset: int, at_ms: int) -> bool:
        """The word at a place of the paragraph begins: the paragraph is split before it."""
        if self.at < 0 or self.is_done:
            return False
        text = self.paragraphs[self.at].text
        starts = [a for a, b in word_spans(text) if a <= offset < b]
        return bool(starts) and self._add(Tap(self.paragraphs[self.at].number, starts[0], at_ms))

    def back(self) -> Tap | None:
        """Takes the last tap away and gives it; None where there is none."""
        return self.taps.pop() if self.taps else None

    def placed(self) -> list[Placed]:
        """All parts with their times, when it is done."""
        if not self.is_done:
            return []
        found = []
        for tap, following in zip(self.taps, self.taps[1:], strict=False):
            same = following.number == tap.number
            end = following.offset if same else len(self.paragraphs[self._places[tap.number]].text)
            found.append(Placed(tap.number, tap.offset, end, tap.at_ms, following.at_ms))
        return found

    def _add(self, tap: Tap) -> bool:
        if self.is_done or not self._fits(tap):
            return False
        self.taps.append(tap)
        return True

    def _fits(self, tap: Tap) -> bool:
        last = self.taps[-1] if self.taps else None
        if tap.at_ms < 0 or (last is not None and tap.at_ms <= last.at_ms):
            return False
        if last is not None and tap.number == last.number:
            starts = {a for a, _ in word_spans(self.paragraphs[self.at].text)}
            return last.offset < tap.offset and tap.offset in starts
        following = self.at + 1
        wanted = self.paragraphs[following].number if following < len(self.paragraphs) else 0
        return tap.number == wanted and tap.offset == 0 and bool(self.paragraphs)
