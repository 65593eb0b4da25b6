"""What a person chooses in a transcript, with the mouse or the keys, as places. No Qt here."""

from __future__ import annotations

from spacesviewer.domain.selection import Place, selectable_spans, snap
from spacesviewer.domain.timeline import Timeline
from spacesviewer.ui.widgets.transcript_words import WordStore


class Chosen:
    """The chosen stretch: from where it was begun (``origin``) to where it was drawn.

    ``caret`` is the place that the keys move. Bounds are snapped to words, and ordered.
    """

    def __init__(self, timeline: Timeline, words: WordStore) -> None:
        self._timeline = timeline
        self._words = words
        self._origin: tuple[Place, Place] | None = None
        self.caret: Place | None = None
        self.keyed = False  # whether the caret was moved by the keys, and so is to be seen
        self.bounds: tuple[Place, Place] | None = None

    def clear(self) -> bool:
        """Chooses nothing; whether anything had been chosen. The caret stays."""
        had = self.bounds is not None
        self._origin = self.bounds = None
        return had

    def begin(self, place: Place) -> None:
        """A stretch begins here; nothing is chosen until it is drawn on."""
        self._origin, self.caret, self.bounds = (place, place), place, None
        self.keyed = False

    def take(self, one: Place, other: Place) -> None:
        """Chooses a stretch as a whole, such as a sentence; drawing on goes from its far end."""
        self._origin, self.caret = (one, other), other
        self.bounds = self._snapped(one, other)

    def draw(self, place: Place) -> None:
        """Chooses from where it began to a place, or from the caret where nothing was begun."""
        if self._origin is None:
            start = self.caret or place
            self._origin = (start, start)
        one, other = self._origin
        self.caret = place
        self.bounds = self._snapped(min(one, place), max(other, place))

    def take_all(self) -> None:
        """Chooses everything."""
        if len(self._timeline):
            last = len(self._timeline) - 1
            self.take((0, 0), (last, len(self._timeline.texts[last])))

    def within(self, index: int) -> tuple[int, int] | None:
        """What is chosen of a segment: start and end in its text."""
        if self.bounds is None:
            return None
        (first, start), (last, end) = self.bounds
        if not first <= index <= last:
            return None
        return (
            start if index == first else 0,
            end if index == last else len(self._timeline.texts[index]),
        )

    def holds(self, place: Place) -> bool:
        """Whether a place is chosen."""
        return self.bounds is not None and self.bounds[0] <= place < self.bounds[1]

    def by_word(self, place: Place, step: int) -> Place:
        """The end of the word behind a place (step 1), or the start of the one before it (-1)."""
        index, at = place
        while 0 <= index < len(self._timeline):
            spans = selectable_spans(self._timeline.texts[index])
            if step > 0:
                ends = [end for _, end in spans if end > at]
                if ends:
                    return index, ends[0]
                index, at = index + 1, -1
            else:
                starts = [start for start, _ in spans if start < at]
                if starts:
                    return index, starts[-1]
                index, at = index - 1, 1 << 40
        return place

    def next_word(self, place: Place, step: int) -> Place:
        """The start of the word behind the one at a place, or of the one before it."""
        if step < 0:
            return self.by_word(place, -1)
        beyond = self.by_word(self.by_word(place, 1), 1)
        return self.by_word(beyond, -1)

    def by_segment(self, place: Place, step: int) -> Place:
        """The end of this segment, or of the next one at its end; the start when stepping back."""
        index, at = place
        if step > 0:
            if at >= len(self._timeline.texts[index].rstrip()) and index + 1 < len(self._timeline):
                index += 1
            return index, len(self._timeline.texts[index])
        if at <= 0 and index > 0:
            index -= 1
        return index, 0

    def word_at(self, place: Place) -> Place:
        """The start of the word that a place stands in or before."""
        index, at = place
        spans = selectable_spans(self._timeline.texts[index])
        for start, end in spans:
            if at < end:
                return index, start
        return (index, spans[-1][0]) if spans else (index, 0)

    def _snapped(self, one: Place, other: Place) -> tuple[Place, Place] | None:
        (first, start), (last, end) = sorted((one, other))
        texts = self._timeline.texts
        if first == last:
            start, end = snap(texts[first], start, end, self._words.own(first))
            return ((first, start), (first, end)) if start < end else None
        start = snap(texts[first], start, len(texts[first]), self._words.own(first))[0]
        end = snap(texts[last], 0, end, self._words.own(last))[1]
        return (first, start), (last, end)
