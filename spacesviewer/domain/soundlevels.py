"""How loud a session is, window by window, in five classes: enough to tell speech from silence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

WINDOW_MS = 160
DIGITAL, QUIET, MIDDLE, LOUD, UNKNOWN = range(5)
_CALM = re.compile(rb"[\x00\x01]+")
_DEAD = re.compile(rb"\x00+")
# Speech has pauses; two seconds of them do not end it.
_SPEECH = re.compile(rb"\x03(?:[^\x03]{0,12}\x03)*")


@dataclass(frozen=True, slots=True)
class SoundLevels:
    """One byte for each 160 ms of the session: DIGITAL, QUIET, MIDDLE, LOUD or UNKNOWN.

    DIGITAL is below what 16 bits can hold; QUIET and LOUD are measured against the recording's own
    noise floor and its own loud passages. Beyond the end nothing is known.
    """

    classes: bytes = b""

    def calm(self, least_ms: int) -> Iterator[tuple[int, int, bool]]:
        """(start_ms, end_ms, digital) of every stretch that is quiet for so long, or longer."""
        yield from (
            (start, end, self._dead(start, end)) for start, end in self._runs(_CALM, least_ms)
        )

    def dead(self, least_ms: int) -> Iterator[tuple[int, int]]:
        """(start_ms, end_ms) of every stretch without any signal for so long, or longer."""
        return self._runs(_DEAD, least_ms)

    def speech(self, start_ms: int, end_ms: int) -> Iterator[tuple[int, int, int]]:
        """(start_ms, end_ms, loud_ms) of what sounds like speech within a stretch."""
        first, last = -(-start_ms // WINDOW_MS), end_ms // WINDOW_MS
        for found in _SPEECH.finditer(self.classes, max(0, first), max(0, last)):
            loud = self.classes.count(LOUD, found.start(), found.end())
            yield found.start() * WINDOW_MS, found.end() * WINDOW_MS, loud * WINDOW_MS

    def is_known(self, start_ms: int, end_ms: int) -> bool:
        """Whether all of a stretch has been looked at."""
        first, last = start_ms // WINDOW_MS, end_ms // WINDOW_MS
        return last <= len(self.classes) and not self.classes.count(UNKNOWN, first, last)

    def is_calm(self, start_ms: int, end_ms: int) -> bool:
        """Whether nothing is heard in a stretch; False where that is not known."""
        first = start_ms // WINDOW_MS
        if first >= len(self.classes) or self.classes[first] > QUIET:
            return False
        last = max(first + 1, -(-end_ms // WINDOW_MS))
        calm = self.classes.count(QUIET, first, last) + self.classes.count(DIGITAL, first, last)
        return calm == last - first

    def _dead(self, start_ms: int, end_ms: int) -> bool:
        first, last = start_ms // WINDOW_MS, end_ms // WINDOW_MS
        return self.classes.count(DIGITAL, first, last) * 10 >= (last - first) * 9

    def _runs(self, pattern: re.Pattern[bytes], least_ms: int) -> Iterator[tuple[int, int]]:
        least = -(-least_ms // WINDOW_MS)
        for found in pattern.finditer(self.classes):
            if found.end() - found.start() >= least:
                yield found.start() * WINDOW_MS, found.end() * WINDOW_MS


def placed(parts: list[tuple[int, bytes]]) -> SoundLevels:
    """The levels of a session from those of its recordings at their offsets; the first counts."""
    length = max((offset // WINDOW_MS + len(classes) for offset, classes in parts), default=0)
    session = bytearray([UNKNOWN]) * max(0, length)
    for offset_ms, classes in reversed(parts):
        first = offset_ms // WINDOW_MS
        known = classes[max(0, -first) :]
        session[max(0, first) : max(0, first) + len(known)] = known
    return SoundLevels(bytes(session))
