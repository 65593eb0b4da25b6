"""aeneas' JSON: ``fragments`` of a text with ``begin`` and ``end``, seconds in strings.

Fragments may hold smaller ones (paragraphs, sentences, words); the smallest that are no single
words are the segments.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacesviewer.domain.jsontext import as_dict, as_list, as_text
from spacesviewer.domain.plaintext import clean_line
from spacesviewer.domain.segment import ParsedTranscript, Segment
from spacesviewer.transcripts.answers import answer
from spacesviewer.transcripts.documents import milliseconds
from spacesviewer.transcripts.mends import Mends
from spacesviewer.transcripts.words import Spoken, laid_over

NAME = "aeneas JSON"
EXTENSIONS = ("json",)

_Fragment = dict[str, object]


def claims(root: object) -> bool:
    """Whether there are fragments of lines with a begin and an end."""
    fragments = as_list(as_dict(root).get("fragments"))
    return any({"begin", "end", "lines"} <= as_dict(one).keys() for one in fragments[:20])


def read_document(root: object) -> ParsedTranscript:
    """The fragments as segments. A person wrote the text; the times alone are a machine's."""
    mends = Mends()
    fragments = list(_smallest(as_dict(root), mends))
    segments = list(_segments(fragments, mends))
    language = next((told for one in fragments if (told := one.get("language"))), "")
    return answer("aeneas", segments, mends, language=language, origin="")


def _smallest(root: _Fragment, mends: Mends) -> Iterator[_Fragment]:
    """The fragments in order, those inside others instead of these unless they are words."""
    waiting = [as_dict(one) for one in reversed(as_list(root.get("fragments")))]
    while waiting:
        fragment = waiting.pop()
        children = [as_dict(one) for one in as_list(fragment.get("children"))]
        if children and not all(map(_is_word, children)):
            mends.add("Fragments that hold smaller ones, read as these")
            waiting += reversed(children)
        else:
            yield fragment


def _is_word(fragment: _Fragment) -> bool:
    return not as_list(fragment.get("children")) and len(_text(fragment).split()) < 2


def _text(fragment: _Fragment) -> str:
    return clean_line(" ".join(map(as_text, as_list(fragment.get("lines")))))


def _segments(fragments: list[_Fragment], mends: Mends) -> Iterator[Segment]:
    now = 0
    for row, fragment in enumerate(fragments, 1):
        heard = [_spoken(as_dict(one)) for one in as_list(fragment.get("children"))]
        text = _text(fragment) or clean_line(" ".join(word.text for word in heard))
        start, end = milliseconds(fragment.get("begin")), milliseconds(fragment.get("end"))
        if not text:
            continue  # the silence before and after the reading
        if start is None or end is None:
            mends.add("Fragments without a begin or an end, placed by their neighbours", row)
            start = now if start is None else start
            end = start if end is None else end
        words = laid_over(text, heard, start, end, mends, row) if heard else ()
        yield Segment(start, end, text, "", words, row)
        now = end


def _spoken(fragment: _Fragment) -> Spoken:
    begin, end = milliseconds(fragment.get("begin")), milliseconds(fragment.get("end"))
    return Spoken(_text(fragment), begin, end)
