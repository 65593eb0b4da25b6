"""The question that was asked before somebody spoke."""

from __future__ import annotations

from spacesviewer.domain.quote import QuotePart
from spacesviewer.domain.timeline import Timeline

_MARKS = ("?", "؟", "？")
_CLOSING = "\"'”’»)]… "
_FAR_MS = 120_000  # longer ago it is another one's
_LONGEST = 12  # segments of one turn


def question_before(
    timeline: Timeline, index: int, spans: tuple[tuple[int, int], ...] = ()
) -> QuotePart | None:
    """The turn of another speaker before a segment, if it ends with a question mark.

    Or if it lies in one of ``spans``: stretches that a person has tagged as questions. The words
    begin with the turn, however many sentences it has. None where nobody is known to have asked.
    """
    speaker = timeline.speaker(index)
    last = index - 1
    # What the speaker has said so far of the answer.
    while last >= 0 and timeline.speaker(last) == speaker:
        last -= 1
    if last < 0 or timeline.starts[index] - timeline.ends[last] > _FAR_MS:
        return None
    asker, first = timeline.speaker(last), last
    if not asker and not speaker:
        return None
    while first > 0 and timeline.speaker(first - 1) == asker and last - first < _LONGEST:
        first -= 1
    start_ms, end_ms = timeline.starts[first], max(timeline.ends[first : last + 1])
    text = " ".join(" ".join(timeline.texts[n].split()) for n in range(first, last + 1)).strip()
    marked = text.rstrip(_CLOSING).endswith(_MARKS)
    tagged = any(start < timeline.ends[last] and end > start_ms for start, end in spans)
    return QuotePart(asker, text, start_ms, end_ms) if text and (marked or tagged) else None
