"""SMIL (.smil): passages of a text shown beside the sound that speaks them.

The words stand in the file itself (``<smilText>``, ``<text>words</text>``, ``data:`` addresses) or,
in talking books, in a book that it only points to; then there is nothing to read but times.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterator
from pathlib import PurePosixPath
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from spacesviewer.domain.plaintext import clean_line
from spacesviewer.domain.segment import ParsedTranscript
from spacesviewer.transcripts.captions import estimated_ms, segments_of, transcript_of
from spacesviewer.transcripts.cues import MAX_CUES, Cue, too_many
from spacesviewer.transcripts.documents import unknown
from spacesviewer.transcripts.language import language_code
from spacesviewer.transcripts.mends import Mends
from spacesviewer.transcripts.refusals import EmptyTranscript
from spacesviewer.transcripts.ttml_time import Rates, time_ms
from spacesviewer.transcripts.xmltext import (
    attribute,
    descendants,
    language_of,
    local,
    root_name,
    root_of,
)

NAME = "SMIL"
EXTENSIONS = ("smil", "smi", "sml")

_RATES = Rates()


def sniff(head: str) -> bool:
    """Whether the outermost element is ``smil``."""
    return root_name(head) == "smil"


def parse(text: str) -> ParsedTranscript:
    """The passages. Raises EmptyTranscript where their words are in another file."""
    root = root_of(text, "smil")
    mends = Mends()
    pairs = [par for par in descendants(root, "par") if _child(par, "text") is not None]
    cues = [*_passages(pairs, mends), *_running(root)]
    if len(cues) > MAX_CUES:
        raise too_many()
    if not any(cue.text for cue in cues):
        _refuse(pairs)
    titles = [
        attribute(one, "content")
        for one in descendants(root, "meta")
        if attribute(one, "name") == "title"
    ]
    return transcript_of(
        segments_of(cues, mends),
        mends,
        language=language_code(language_of(root)),
        title=titles[0] if titles else "",
    )


def _refuse(pairs: list[Element]) -> None:
    sources = [attribute(text, "src") for par in pairs for text in par if local(text) == "text"]
    books = {PurePosixPath(unquote(source.partition("#")[0])).name for source in sources}
    if not pairs:
        raise unknown()
    raise EmptyTranscript(
        "The file tells when {count} passages are spoken; their words are in {known}.",
        hint="Export the alignment in a format that has them, such as .srt or .json.",
        count=f"{len(pairs):,}",
        known=clean_line(", ".join(sorted(filter(None, books))[:3])) or "another file",
    )


def _child(element: Element, name: str) -> Element | None:
    return next((child for child in element if local(child) == name), None)


def _passages(pairs: list[Element], mends: Mends) -> Iterator[Cue]:
    """Each text that lies in parallel with a stretch of sound."""
    now = 0
    for row, par in enumerate(pairs, 1):
        text, audio = _child(par, "text"), _child(par, "audio")
        begin, end = _clip(audio) if audio is not None else _clip(par)
        words = "" if text is None else _words(text)
        if begin is None:
            mends.add("Passages without a time, placed behind the one before", row)
            begin = now
        now = end if end is not None else begin + estimated_ms(len(words))
        yield Cue(row, begin, now, words)


def _clip(element: Element) -> tuple[int | None, int | None]:
    """Where in the sound; older files have hyphens in the names and ``npt=`` before the time."""
    begin, end = (
        next(
            (
                time_ms(value.strip().removeprefix("npt="), _RATES)
                for name in names
                if (value := attribute(element, name))
            ),
            None,
        )
        for names in (("clipBegin", "clip-begin", "begin"), ("clipEnd", "clip-end", "end"))
    )
    return begin, end


def _words(text: Element) -> str:
    inline = " ".join("".join(text.itertext()).split())
    source = attribute(text, "src")
    if inline or not source.startswith("data:"):
        return inline
    header, _, data = source[5:].partition(",")
    if not header.endswith(";base64"):
        return unquote(data)
    try:
        return base64.b64decode(data, validate=False).decode("utf-8", "replace")
    except binascii.Error:
        return ""


def _running(root: Element) -> Iterator[Cue]:
    """The words of ``smilText``: each ``tev`` and ``clear`` begins the next ones."""
    row = 0
    for element in descendants(root, "smilText"):
        start = time_ms(attribute(element, "begin"), _RATES) or 0
        last = time_ms(attribute(element, "dur"), _RATES)
        pieces = [(start, element.text or "")]
        for child in element:
            name = local(child)
            if name in ("tev", "clear"):
                after = time_ms(attribute(child, "begin"), _RATES)
                following = time_ms(attribute(child, "next"), _RATES) or 0
                at = pieces[-1][0] + following if after is None else start + after
                pieces.append((at, child.tail or ""))
            else:
                inner = "\n" if name == "br" else "".join(child.itertext())
                pieces[-1] = (pieces[-1][0], pieces[-1][1] + inner + (child.tail or ""))
        ends = [at for at, _ in pieces[1:]]
        final = (
            start + last if last is not None else pieces[-1][0] + estimated_ms(len(pieces[-1][1]))
        )
        for (at, words), end in zip(pieces, [*ends, final], strict=True):
            row += 1
            yield Cue(row, at, max(at, end), words)
