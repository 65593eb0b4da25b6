"""aeneas' XML (.xml): passages of a text with the times at which they are read.

``<map><fragment id begin end><line>words</line><children/></fragment></map>``; times are seconds.
An alignment of several levels has sentences and words among the children.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from spacesviewer.domain.plaintext import clean_line
from spacesviewer.domain.segment import ParsedTranscript, Segment
from spacesviewer.transcripts.captions import transcript_of
from spacesviewer.transcripts.documents import milliseconds, unknown
from spacesviewer.transcripts.language import language_code
from spacesviewer.transcripts.mends import Mends
from spacesviewer.transcripts.words import Spoken, laid_over
from spacesviewer.transcripts.xmltext import attribute, language_of, local, root_name, root_of

NAME = "aeneas XML"
EXTENSIONS = ("xml",)
LOOSE = True  # most files that end so are no transcripts


def sniff(head: str) -> bool:
    """Whether this is a map of fragments."""
    return root_name(head) == "map" and "<fragment" in head and "begin=" in head


def parse(text: str) -> ParsedTranscript:
    """The outermost passages. Raises NotATranscript where the text is other XML."""
    root = root_of(text, "map")
    fragments = [child for child in root if local(child) == "fragment"]
    if not fragments:
        raise unknown()
    mends = Mends()
    language = language_of(root) or next(filter(None, map(language_of, fragments)), "")
    segments = list(_segments(fragments, mends))
    return transcript_of(segments, mends, language=language_code(language))


def _segments(fragments: list[Element], mends: Mends) -> Iterator[Segment]:
    now = 0
    for row, fragment in enumerate(fragments, 1):
        leaves = list(_leaves(fragment))
        text = _text(fragment) or " ".join(filter(None, map(_text, leaves)))
        begin, end = _times(fragment)
        if not text:
            # aeneas names the silence before the first passage and after the last one.
            mends.add("Passages without words, left out", row)
            continue
        if begin is None or end is None:
            mends.add("Passages without a start or an end, placed by their neighbours", row)
            begin = now if begin is None else begin
            end = begin if end is None else end
        words = [Spoken(_text(leaf), *_times(leaf)) for leaf in leaves]
        timed = len(words) > 1 and all(" " not in word.text for word in words)
        laid = laid_over(text, words, begin, end, mends, row) if timed else ()
        yield Segment(begin, end, text, "", laid, row)
        now = end


def _times(fragment: Element) -> tuple[int | None, int | None]:
    return milliseconds(attribute(fragment, "begin")), milliseconds(attribute(fragment, "end"))


def _text(fragment: Element) -> str:
    lines = ("".join(line.itertext()) for line in fragment if local(line) == "line")
    return clean_line(" ".join(lines))


def _leaves(fragment: Element) -> Iterator[Element]:
    """The innermost fragments, in order."""
    inner = [
        child
        for children in fragment
        if local(children) == "children"
        for child in children
        if local(child) == "fragment"
    ]
    for child in inner:
        yield from _leaves(child)
    if not inner:
        yield fragment
