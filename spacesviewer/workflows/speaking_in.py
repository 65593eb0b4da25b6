"""Tells which languages are spoken in a session, as far as its transcripts show it."""

from __future__ import annotations

import re

from spacesviewer.domain.language import UNTOLD, is_same_language, main_language
from spacesviewer.domain.timeline import Timeline
from spacesviewer.library import transcripts
from spacesviewer.library.sessions import SessionDetail
from spacesviewer.library.store import Archive

_REMARK = re.compile(r"\[[^\]]*\]|\([^)]*\)|\*[^*]*\*|♪[^♪]*♪?")  # "[speaks in Urdu]"


def languages(archive: Archive, detail: SessionDetail) -> list[str]:
    """The tags of the languages that are spoken, the main one first; none where nobody can tell.

    Captions in four languages are mostly translations that do not say so. One counts as spoken
    where the main one has no words: somebody speaks in it there.
    """
    told = [one for one in detail.transcripts if one.kind == "original" and one.timed]
    known = dict.fromkeys(main_language(one.language) for one in told if one.language not in UNTOLD)
    main = detail.facts.language
    if main in UNTOLD:
        # Of several nobody has said which is the one.
        return list(known) if len(known) == 1 else []
    in_main = [one for one in told if is_same_language(one.language, main)]
    others = [one for one in told if main_language(one.language) in known and one not in in_main]
    if not others:
        return [main]
    spoken = [transcripts.timeline(archive, one.id) for one in in_main]
    found = [one for one in others if _fills_gaps(transcripts.timeline(archive, one.id), spoken)]
    found.sort(key=lambda one: one.segments, reverse=True)
    return [main, *dict.fromkeys(main_language(one.language) for one in found)]


def _fills_gaps(timeline: Timeline, spoken: list[Timeline]) -> bool:
    """Whether most of a text is said where those of the main language have no words."""
    if not spoken:
        return False
    apart = sum(
        not any(_has_words_at(one, timeline.starts[n], timeline.ends[n]) for one in spoken)
        for n in range(len(timeline))
    )
    return 2 * apart > len(timeline)


def _has_words_at(timeline: Timeline, start_ms: int, end_ms: int) -> bool:
    middle = (start_ms + end_ms) // 2
    return any(
        any(map(str.isalnum, _REMARK.sub("", timeline.texts[index])))
        for index in timeline.segments_between(middle, middle + 1)
    )
