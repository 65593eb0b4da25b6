"""autoEdit 2's JSON: ``text[].paragraph[].line[]`` of words, and its successor's with paragraphs.

The digital-paper-edit file holds ``words`` and ``paragraphs`` that name who speaks from when to
when. Both count seconds.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from spacesviewer.domain.jsontext import as_dict, as_list, as_text
from spacesviewer.domain.segment import ParsedTranscript
from spacesviewer.transcripts.answers import Clock, answer, clock_for, voice
from spacesviewer.transcripts.documents import confidence, milliseconds
from spacesviewer.transcripts.gathering import OWN_TURNS, READABLE, SpokenWord, gather
from spacesviewer.transcripts.mends import Mends

NAME = "autoEdit / digital-paper-edit JSON"
EXTENSIONS = ("json",)


def claims(root: object) -> bool:
    """Whether there are speakers with paragraphs of lines, or words beside paragraphs."""
    blocks = _blocks(root)
    if any(isinstance(as_dict(one).get("paragraph"), list) for one in blocks[:5]):
        return True
    document = _paper(root)
    if not isinstance(document.get("paragraphs"), list):
        return False
    words, paragraphs = as_list(document.get("words"))[:20], as_list(document.get("paragraphs"))
    return any({"text", "start", "end"} <= as_dict(one).keys() for one in words) and all(
        "start" in as_dict(one) and "words" not in as_dict(one) for one in paragraphs[:20]
    )


def read_document(root: object) -> ParsedTranscript:
    """The paragraphs as segments; one that holds a whole recording is cut at its sentences."""
    mends = Mends()
    blocks = _blocks(root)
    if blocks:
        words, measure = _lines(blocks, mends), READABLE
    else:
        words, measure = _paper_words(_paper(root), mends), OWN_TURNS
    # People correct these in the editor; the file does not tell which words they changed.
    return answer("autoEdit", gather(words, mends, measure), mends, origin="")


def _blocks(root: object) -> Sequence[object]:
    """The speakers' blocks, which are also the whole of an export."""
    if isinstance(root, list):
        return root
    return as_list(as_dict(root).get("text"))


def _paper(root: object) -> dict[str, object]:
    """The object with words and paragraphs, also inside a project's transcript."""
    document = as_dict(root)
    return as_dict(document.get("transcript")) or document


def _lines(blocks: Sequence[object], mends: Mends) -> Iterator[SpokenWord]:
    words = [
        (as_dict(block).get("speaker"), not number, as_dict(word))
        for block in blocks
        for paragraph in as_list(as_dict(block).get("paragraph"))
        for number, word in enumerate(as_list(as_dict(paragraph).get("line")))
    ]
    spans = ((one.get("startTime"), one.get("endTime"), one.get("text")) for _, _, one in words)
    clock = clock_for(spans, milliseconds, mends)
    for row, (speaker, begins, word) in enumerate(words, 1):
        yield SpokenWord(
            as_text(word.get("text")),
            clock(word.get("startTime")),
            clock(word.get("endTime")),
            voice(speaker),
            confidence(word.get("confidence")),
            glued=_is_mark(word.get("text")) and not begins,
            breaks=begins,
            row=row,
        )


def _is_mark(text: object) -> bool:
    return bool(text) and not any(letter.isalnum() for letter in as_text(text))


def _paper_words(document: dict[str, object], mends: Mends) -> Iterator[SpokenWord]:
    words = [as_dict(one) for one in as_list(document.get("words"))]
    spans = ((one.get("start"), one.get("end"), one.get("text")) for one in words)
    clock = clock_for(spans, milliseconds, mends)
    turns = _turns(as_list(document.get("paragraphs")), clock)
    starts = [start for start, _, _ in turns]
    before: int | None = None
    for row, word in enumerate(words, 1):
        start = clock(word.get("start"))
        index = before if start is None else bisect_right(starts, start) - 1
        if index is not None and (index < 0 or (start is not None and start > turns[index][1])):
            index = None
            if turns:
                mends.add("Words outside all paragraphs, left without a speaker", row)
        yield SpokenWord(
            as_text(word.get("text")),
            start,
            clock(word.get("end")),
            "" if index is None else turns[index][2],
            confidence(word.get("confidence")),
            glued=_is_mark(word.get("text")),
            breaks=index != before,
            row=row,
        )
        before = index


def _turns(paragraphs: Sequence[object], clock: Clock) -> list[tuple[int, int, str]]:
    told = (as_dict(one) for one in paragraphs)
    return sorted(
        (start, end, voice(one.get("speaker")))
        for one in told
        if (start := clock(one.get("start"))) is not None
        and (end := clock(one.get("end"))) is not None
    )
