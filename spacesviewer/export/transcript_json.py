"""A transcript as JSON, for other programs."""

from __future__ import annotations

import json
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate

from spacesviewer.domain.citation import unverified_mark
from spacesviewer.domain.gap import BESIDE_MS, Gap
from spacesviewer.domain.segment import Segment
from spacesviewer.domain.transcript import Transcript
from spacesviewer.domain.wording import one_line, tidy

NAME = "JSON"
EXTENSION = "json"
KIND = "transcript"
UNTIMED = True

_NO_TIME: dict[str, object] = {"start_ms": None, "end_ms": None}


def render(transcript: Transcript) -> bytes:
    """``[{"start_ms", "end_ms", "speaker", "text"}]``; invented material says so in each item,
    and so does what nobody has checked or what is a translation (``caution``).

    Times that nobody knows are null. An item in or beside a gap has ``gaps``; a gap far from all
    words stands at the item before it.
    """
    beyond = _mark(transcript) | ({} if transcript.timed else _NO_TIME)
    values = [_value(segment) | beyond for segment in transcript.segments]
    for index, found in _touched(transcript.segments, transcript.gaps).items():
        values[index]["gaps"] = [_gap(gap) for gap in found]
    return (json.dumps(values, ensure_ascii=False, indent=2) + "\n").encode()


def _touched(segments: Sequence[Segment], gaps: Sequence[Gap]) -> dict[int, list[Gap]]:
    """The gaps by the place of each segment that they touch or follow."""
    starts = [segment.start_ms for segment in segments]
    latest = list(accumulate((segment.end_ms for segment in segments), max))
    found: dict[int, list[Gap]] = {}
    for gap in gaps if segments else ():
        last = bisect_left(starts, gap.end_ms + BESIDE_MS)
        first = bisect_right(latest, gap.start_ms - BESIDE_MS, 0, last)
        for index in range(first, last) or (max(0, last - 1),):
            found.setdefault(index, []).append(gap)
    return found


def _gap(gap: Gap) -> dict[str, object]:
    return {
        "kind": gap.kind,
        "start_ms": gap.start_ms,
        "end_ms": gap.end_ms,
        "certainty": gap.certainty,
        "sentence": one_line(gap.sentence),
    }


def _mark(transcript: Transcript) -> dict[str, object]:
    mark: dict[str, object] = {"synthetic": True} if transcript.synthetic else {}
    # Where nothing is known against the words, the items keep the four keys that are promised.
    told = [one_line(remark) for remark in transcript.remarks if remark != unverified_mark("")]
    return mark | ({"caution": "; ".join(told)} if told else {})


def _value(segment: Segment) -> dict[str, object]:
    return {
        "start_ms": segment.start_ms,
        "end_ms": segment.end_ms,
        "speaker": one_line(segment.speaker),
        "text": tidy(segment.text),
    }
