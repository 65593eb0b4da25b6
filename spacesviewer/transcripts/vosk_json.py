"""The JSON of Vosk and other Kaldi recognizers: ``{"result": [{"word", "start", "end"}], "text"}``.

Usually many of these, in a list or one behind the other as the program prints them while it
listens; what it prints before it is sure (``partial``) is left out. Times are seconds.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacesviewer.domain.jsontext import as_dict, as_list, as_text
from spacesviewer.domain.segment import ParsedTranscript
from spacesviewer.transcripts.answers import answer, voice
from spacesviewer.transcripts.documents import confidence, milliseconds
from spacesviewer.transcripts.gathering import SpokenWord, gather
from spacesviewer.transcripts.mends import Mends

NAME = "Vosk / Kaldi JSON"
EXTENSIONS = ("json", "jsonl")


def claims(root: object) -> bool:
    """Whether there is a result with words, in the root or in one of a list."""
    return any(_has_words(one) for one in _results(root))


def read_document(root: object) -> ParsedTranscript:
    """The results as segments, cut where they are long."""
    mends = Mends()
    return answer("Vosk", gather(_words(_results(root), mends), mends), mends)


def _results(root: object) -> Sequence[object]:
    if isinstance(root, list):
        return root
    listed = as_dict(root).get("results", as_dict(root).get("segments"))
    if isinstance(listed, list) and listed and any(map(_has_words, listed[:20])):
        return listed
    return [root]


def _best(result: object) -> dict[str, object]:
    """The result itself, or the first of its alternatives."""
    told = as_dict(result)
    if "result" not in told and as_list(told.get("alternatives")):
        return as_dict(as_list(told.get("alternatives"))[0])
    return told


def _has_words(result: object) -> bool:
    words = as_list(_best(result).get("result"))
    return any({"word", "start", "end"} <= as_dict(word).keys() for word in words[:5])


def _words(results: Sequence[object], mends: Mends) -> Iterator[SpokenWord]:
    for row, result in enumerate(results, 1):
        best = _best(result)
        words = as_list(best.get("result"))
        if not words and as_text(best.get("text")).strip():
            mends.add("Results without times, left out", row)
        for number, item in enumerate(words):
            word = as_dict(item)
            label = word.get("spk", word.get("speaker"))
            yield SpokenWord(
                as_text(word.get("word")),
                milliseconds(word.get("start")),
                milliseconds(word.get("end")),
                voice(label),
                confidence(word.get("conf", word.get("confidence"))),
                breaks=not number,
                row=row,
            )
