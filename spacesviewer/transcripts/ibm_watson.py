"""IBM Watson's JSON: ``results`` whose ``alternatives`` have ``timestamps`` as lists.

``["word", 1.2, 1.5]`` in seconds; ``word_confidence`` runs beside it, and ``speaker_labels`` name
who speaks from one of these times on. Results of one session may be nested or follow one another.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from spacesviewer.domain.jsontext import as_dict, as_list, as_text
from spacesviewer.domain.segment import ParsedTranscript
from spacesviewer.transcripts.answers import answer, voice
from spacesviewer.transcripts.documents import confidence, milliseconds
from spacesviewer.transcripts.gathering import SpokenWord, gather
from spacesviewer.transcripts.mends import Mends

NAME = "IBM Watson JSON"
EXTENSIONS = ("json",)

_HESITATION = "%HESITATION"


def claims(root: object) -> bool:
    """Whether alternatives hold timestamps that are lists of a word and its times."""
    for part in _parts(root)[:20]:
        for result in as_list(part.get("results"))[:20]:
            for best in as_list(as_dict(result).get("alternatives"))[:1]:
                stamps = as_dict(best).get("timestamps")
                if isinstance(stamps, list) and all(map(_is_stamp, stamps[:5])):
                    return True
                if "result_index" in part and "transcript" in as_dict(best):
                    return True
    return False


def read_document(root: object) -> ParsedTranscript:
    """The final results as segments, cut where the speaker changes and where they are long."""
    mends = Mends()
    parts = _parts(root)
    words = chain.from_iterable(_words(part, mends) for part in parts)
    return answer("IBM Watson", gather(words, mends), mends)


def _parts(root: object) -> list[dict[str, object]]:
    """The objects whose results have alternatives: the root, or those in its results."""
    outer = [as_dict(one) for one in (root if isinstance(root, list) else [root])]
    parts = []
    for one in outer:
        inner = [as_dict(result) for result in as_list(one.get("results"))]
        nested = [result for result in inner if "results" in result]
        parts += nested or [one]
    return parts


def _is_stamp(stamp: object) -> bool:
    return isinstance(stamp, list) and len(stamp) == 3 and isinstance(stamp[0], str)


def _words(part: dict[str, object], mends: Mends) -> Iterator[SpokenWord]:
    speakers = _speakers(as_list(part.get("speaker_labels")))
    for row, result in enumerate(as_list(part.get("results")), 1):
        told = as_dict(result)
        if told.get("final") is False:
            mends.add("Results that were not final, left out", row)
            continue
        best = as_dict(next(iter(as_list(told.get("alternatives"))), None))
        sure = _confidences(best)
        stamps = as_list(best.get("timestamps"))
        if not stamps:
            line = as_text(best.get("transcript"))
            yield SpokenWord(line, None, None, breaks=True, row=row)
        for number, stamp in enumerate(stamps):
            if not isinstance(stamp, list) or not stamp:
                continue
            text, start, end = (*stamp, None, None)[:3]
            shown = as_text(text)
            if shown == _HESITATION:
                mends.add("Marks of hesitation, left out", row)
                shown = ""
            known = isinstance(start, int | float)
            yield SpokenWord(
                shown,
                milliseconds(start),
                milliseconds(end),
                voice(speakers.get(start)) if known else "",
                sure[number] if number < len(sure) else None,
                breaks=not number,
                row=row,
            )


def _speakers(labels: Sequence[object]) -> dict[object, object]:
    """Who begins to speak at a time."""
    told = (as_dict(label) for label in labels)
    return {
        one["from"]: one.get("speaker") for one in told if isinstance(one.get("from"), int | float)
    }


def _confidences(best: dict[str, object]) -> list[float | None]:
    listed = as_list(best.get("word_confidence"))
    return [
        confidence(pair[1]) if isinstance(pair, list) and len(pair) == 2 else None
        for pair in listed
    ]
