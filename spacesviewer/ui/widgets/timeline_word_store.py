"""Which words the timeline shows in a stretch, from the store that the transcript reads too."""

from __future__ import annotations

from spacesviewer.domain.timeline import Timeline
from spacesviewer.ui.widgets.timeline_data import WordSpan
from spacesviewer.ui.widgets.timeline_words import NEAR_MS
from spacesviewer.ui.widgets.transcript_words import WordStore

_MOST_SEGMENTS = 200  # in a view: more is a broken or hostile transcript


def words_within(
    timeline: Timeline, store: WordStore, start_ms: int, end_ms: int
) -> tuple[WordSpan, ...]:
    """The words said there, in order of time; none where more is in view than words have room in.

    What the store has not read yet is asked for, and comes as an estimate until then.
    """
    if not timeline.timed or not 0 < end_ms - start_ms <= NEAR_MS:
        return ()
    indices = timeline.segments_between(start_ms, end_ms)[:_MOST_SEGMENTS]
    store.ask(indices)
    found = []
    for index in indices:
        text, voice = timeline.texts[index], timeline.voices[index]
        exact = bool(store.own(index))
        timed = store.timed(index)
        found += [
            WordSpan(
                *(word.start_ms, word.end_ms, voice, text[word.start : word.end], exact),
                closes=word is timed[-1],
            )
            for word in timed
            if word.end_ms > start_ms and word.start_ms < end_ms
        ]
    return tuple(sorted(found, key=lambda word: word.start_ms))
