"""Chapters out of the tags of a file, in the three ways that tags hold them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise
from typing import Any

from spacesviewer.domain.recording import Chapter

_MAX_CHAPTERS = 5000
_UNUSED = 0xFFFFFFFF  # ID3: the time is told by a place in bytes instead
_VORBIS = re.compile(r"chapter(\d{1,4})", re.IGNORECASE | re.ASCII)
_CLOCK = re.compile(r"(\d{1,3}):(\d{1,2}):(\d{1,2})(?:\.(\d{1,9}))?", re.ASCII)


def id3_chapters(tags: Any) -> tuple[Chapter, ...]:
    """The CHAP frames of an ID3 tag."""
    chapters = []
    for frame in tags.getall("CHAP"):
        if frame.start_time == _UNUSED:
            continue
        end = frame.end_time if frame.start_time < frame.end_time < _UNUSED else None
        titles = [str(title) for title in frame.sub_frames.getall("TIT2")]
        chapters.append(Chapter(int(frame.start_time), end, titles[0] if titles else ""))
    return tuple(chapters)


def mp4_chapters(found: Iterable[Any] | None) -> tuple[Chapter, ...]:
    """Nero's chapter list of an MP4 file; it tells no ends."""
    return tuple(Chapter(round(one.start * 1000), None, str(one.title)) for one in found or ())


def vorbis_chapters(tags: Any) -> tuple[Chapter, ...]:
    """CHAPTER001=00:01:02.500 with CHAPTER001NAME of Vorbis comments."""
    chapters = []
    for key in tags.keys():  # noqa: SIM118 (not a dict: iterating gives pairs)
        match = _VORBIS.fullmatch(str(key))
        clock = _CLOCK.fullmatch(str(tags[key][0]).strip()) if match else None
        if clock is None:
            continue
        hours, minutes, seconds, digits = clock.groups()
        start = (int(hours) * 60 + int(minutes)) * 60_000 + int(seconds) * 1000
        title = tags.get(f"{key}NAME", [""])[0]
        chapters.append(Chapter(start + int(((digits or "") + "000")[:3]), None, str(title)))
    return tuple(chapters)


def tidied(chapters: Iterable[Chapter], duration_ms: int) -> tuple[Chapter, ...]:
    """Chapters in order and inside the sound; an end that is not told is the next one's start."""
    inside = sorted(
        (one for one in chapters if 0 <= one.start_ms < duration_ms), key=lambda one: one.start_ms
    )[:_MAX_CHAPTERS]
    ends = [following.start_ms for _, following in pairwise(inside)] + [duration_ms]
    return tuple(
        replace(one, end_ms=min(one.end_ms or end, duration_ms), title=_line(one.title))
        for one, end in zip(inside, ends, strict=bool(inside))
    )


def _line(title: str) -> str:
    text = " ".join(title.split())
    return "".join(c for c in text if c.isprintable() or c == "\u200c")[:500]
