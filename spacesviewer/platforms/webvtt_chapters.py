"""Chapters as WebVTT, as players of the web take them: ``talk_chapters_en.vtt``.

https://html.spec.whatwg.org/#attr-track-kind-keyword-chapters - nothing inside such a file says
what it is. The name does, and that its cues hold far fewer words than anybody says in their time.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import Path

from spacesviewer.domain.artefact import DOWNLOADER, Told
from spacesviewer.domain.plaintext import clean_line
from spacesviewer.domain.recording import Chapter
from spacesviewer.domain.timecode import MAX_MS
from spacesviewer.platforms.refusals import NotThisArtefact

NAME = "WebVTT chapters"
BY_NAME = True  # by its content alone it would be a transcript

_NAMED = re.compile(r"(?:.*[-_. ])?chapters?(?:[-_. ].*)?\.vtt", re.IGNORECASE | re.DOTALL)
_TIME = r"(?:(\d{1,4}):)?([0-5]\d):([0-5]\d)\.(\d{3})"
_CUE = re.compile(
    rf"^[ \t]*{_TIME}[ \t]*-->[ \t]*{_TIME}[^\n]*\n((?:(?!.*-->)[^\n]+(?:\n|\Z))*)",
    re.MULTILINE | re.ASCII,
)
_TAG = re.compile(r"</?[a-z][^<>]*>")
_MAX_CHAPTERS = 5000
_LETTERS_A_SECOND = 5  # people say some fifteen


def matches(path: Path, head: str) -> bool:
    """Whether the file is called chapters and is WebVTT."""
    return head.startswith("WEBVTT") and bool(_NAMED.fullmatch(path.name))


def parse(text: str, name: str) -> tuple[Told, ...]:
    """The chapters. Raises NotThisArtefact where the cues are full of words: speech."""
    chapters = tuple(_chapters(text.replace("\r\n", "\n").replace("\r", "\n")))
    letters = sum(len(one.title) for one in chapters)
    lengths = ((one.end_ms or one.start_ms) - one.start_ms for one in chapters)
    if not chapters or letters * 1000 > _LETTERS_A_SECOND * sum(lengths):
        raise NotThisArtefact("{name} holds no chapters.", name=name)
    return (Told(rank=DOWNLOADER, chapters=chapters),)


def _chapters(text: str) -> Iterator[Chapter]:
    for number, match in enumerate(_CUE.finditer(text)):
        if number >= _MAX_CHAPTERS:
            return
        start, end = _ms(*match.groups()[:4]), _ms(*match.groups()[4:8])
        title = clean_line(html.unescape(_TAG.sub("", match[9])))[:500]
        if title and start < end <= MAX_MS:
            yield Chapter(start, end, title)


def _ms(hours: str | None, minutes: str, seconds: str, thousandths: str) -> int:
    whole = int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds)
    return whole * 1000 + int(thousandths)
