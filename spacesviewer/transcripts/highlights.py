"""Captions that underline one word after the other, as Whisper's --highlight_words writes them.

The same sentence stands in a cue for each of its words (and in one for each pause between them),
so that a film shows which is spoken. Read as they stand, everybody says everything ten times.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from spacesviewer.domain.segment import Segment
from spacesviewer.transcripts.cues import Cue
from spacesviewer.transcripts.mends import Mends
from spacesviewer.transcripts.speakers import name_speakers
from spacesviewer.transcripts.words import Spoken, laid_over

_UNDERLINED = re.compile(r"<u>([^<>]*)</u>")
_TAG = re.compile(r"</?u>")
_LEAST = 3  # underlined cues: a word that is stressed is no highlight


def highlighted(cues: Sequence[Cue], mends: Mends) -> list[Segment] | None:
    """Each sentence once, with its words' times; None where the cues are ordinary ones.

    The texts still hold their ``<u>``.
    """
    marked = sum(_UNDERLINED.search(cue.text) is not None for cue in cues)
    if marked < _LEAST or marked * 2 < len(cues):
        return None
    runs = list(_runs(cues))
    if len(runs) * 2 > len(cues):
        return None
    mends.add("Cues that only underline the next word, taken as its time", count=len(cues))
    sentences = [
        Cue(run[0].row, run[0].start_ms, max(cue.end_ms for cue in run), _plain(run[0]))
        for run in runs
    ]
    named = name_speakers(sentences, mends)
    if len(named) != len(sentences):
        named = sentences
    return [_segment(cue, run, mends) for cue, run in zip(named, runs, strict=True)]


def _plain(cue: Cue) -> str:
    return _TAG.sub("", cue.text).strip()


def _runs(cues: Sequence[Cue]) -> Iterator[list[Cue]]:
    """The cues of one sentence each: a word is not underlined twice in a sentence."""
    for _, group in groupby(cues, _plain):
        run: list[Cue] = []
        place = -1
        for cue in group:
            match = _UNDERLINED.search(cue.text)
            if match and match.start() <= place:  # the sentence is said once more
                yield run
                run, place = [], -1
            place = match.start() if match else place
            run.append(cue)
        yield run


def _segment(sentence: Cue, run: Sequence[Cue], mends: Mends) -> Segment:
    heard = [
        Spoken(match[1].strip(), cue.start_ms, cue.end_ms)
        for cue in run
        if (match := _UNDERLINED.search(cue.text))
    ]
    whole = sentence.segment()
    words = laid_over(whole.text, heard, whole.start_ms, whole.end_ms, mends, sentence.row)
    return Segment(whole.start_ms, whole.end_ms, whole.text, whole.speaker, words, whole.row)
