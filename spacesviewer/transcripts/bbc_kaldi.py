"""The JSON of the BBC's Kaldi: ``words`` with ``punct``, and ``segmentation`` that tells speakers.

Times are seconds. The turns may also be a file of their own, which holds no words to read.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from spacesviewer.domain.errors import RefusedFile
from spacesviewer.domain.jsontext import as_dict, as_list, as_text, dig
from spacesviewer.domain.segment import ParsedTranscript
from spacesviewer.transcripts.answers import answer, voice
from spacesviewer.transcripts.documents import confidence, milliseconds
from spacesviewer.transcripts.gathering import SpokenWord, gather
from spacesviewer.transcripts.mends import Mends

NAME = "BBC Kaldi JSON"
EXTENSIONS = ("json",)

_NEAR_MS = 500  # between two turns; further away nobody is known to speak


class _Turn(NamedTuple):
    start_ms: int
    end_ms: int
    speaker: str


def claims(root: object) -> bool:
    """Whether there are words with their punctuation, or the turns of speakers."""
    body = _body(root)
    if any(
        {"word", "punct", "start"} <= as_dict(one).keys() for one in as_list(body.get("words"))[:20]
    ):
        return True
    turns = as_list(dig(body, "segmentation", "segments"))
    return any({"start", "duration", "speaker"} <= as_dict(one).keys() for one in turns[:20])


def read_document(root: object) -> ParsedTranscript:
    """The words gathered, with the speakers whose turns they fall into."""
    mends = Mends()
    body = _body(root)
    turns = sorted(_turns(body))
    if not as_list(body.get("words")):
        raise RefusedFile(
            "The file tells when each speaker speaks, but holds none of their words.",
            hint="Add the transcript that belongs to it.",
        )
    return answer("Kaldi", gather(_words(body, turns, mends), mends), mends)


def _body(root: object) -> dict[str, object]:
    document = as_dict(root)
    return as_dict(document.get("retval")) or document


def _turns(body: dict[str, object]) -> Iterator[_Turn]:
    for item in as_list(dig(body, "segmentation", "segments")):
        turn = as_dict(item)
        told = turn.get("speaker")
        label = voice(as_dict(told).get("@id") if isinstance(told, dict) else told)
        start, length = milliseconds(turn.get("start")), milliseconds(turn.get("duration"))
        if start is not None and length is not None:
            yield _Turn(start, start + length, label)


def _words(body: dict[str, object], turns: list[_Turn], mends: Mends) -> Iterator[SpokenWord]:
    starts = [turn.start_ms for turn in turns]
    for row, item in enumerate(as_list(body.get("words")), 1):
        word = as_dict(item)
        start, end = milliseconds(word.get("start")), milliseconds(word.get("end"))
        speaker = ""
        if start is not None and turns:
            middle = (start + end) // 2 if end is not None else start
            speaker = _speaker_at(middle, turns, starts)
            if not speaker:
                mends.add("Words outside the turns of all speakers, left without a name", row)
        yield SpokenWord(
            as_text(word.get("punct")) or as_text(word.get("word")),
            start,
            end,
            speaker,
            confidence(word.get("confidence")),
            row=row,
        )


def _speaker_at(ms: int, turns: list[_Turn], starts: list[int]) -> str:
    index = bisect_right(starts, ms)
    before = turns[index - 1] if index else None
    after = turns[index] if index < len(turns) else None
    if before and ms <= before.end_ms:
        return before.speaker
    late = ms - before.end_ms if before else _NEAR_MS + 1
    early = after.start_ms - ms if after else _NEAR_MS + 1
    if min(late, early) > _NEAR_MS:
        return ""
    nearest = before if late <= early else after
    return nearest.speaker if nearest else ""
