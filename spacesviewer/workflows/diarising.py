"""Gives a transcript without speakers those that a file of turns beside it tells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacesviewer.domain.segment import ParsedTranscript
from spacesviewer.domain.turns import Given, speakers_by_turns
from spacesviewer.transcripts.mends import Mends, settle

_PARTED = "Segments in which two speak, cut at the words where the speaker changes"
_LONGEST = "Segments in which two speak, given to who speaks for two thirds of the time"
_SHARED = "Segments that two speakers share, left without a speaker"
_SILENT = "Segments in which nobody's turn lies, left without a speaker"


def lacks_speakers(parsed: ParsedTranscript) -> bool:
    """Whether a transcript has words and names nobody."""
    return not parsed.turns and not any(segment.speaker for segment in parsed.segments)


def with_speakers(
    parsed: ParsedTranscript, donors: Sequence[tuple[str, ParsedTranscript]]
) -> ParsedTranscript | None:
    """The transcript with the speakers of the first file of turns that fits; None: none does.

    ``donors`` are names of files and what they hold. A file whose turns meet less than half of the
    segments is of another recording, or runs at another pace.
    """
    if not lacks_speakers(parsed):
        return None
    for name, donor in donors:
        given = speakers_by_turns(parsed.segments, donor.segments)
        if given is not None and len(given.silent) * 2 < len(parsed.segments):
            return _told(parsed, given, name)
    return None


def _told(parsed: ParsedTranscript, given: Given, name: str) -> ParsedTranscript:
    mends = Mends()
    mends.remark(f"The speakers come from {name}, by who speaks when.")
    for what, rows in (
        (_PARTED, given.parted),
        (_LONGEST, given.longest),
        (_SHARED, given.shared),
        (_SILENT, given.silent),
    ):
        for row in rows:
            mends.add(what, row)
    segments = settle(sorted(given.segments, key=lambda one: one.start_ms), mends)
    return replace(parsed, segments=segments, notes=(*parsed.notes, *mends.notes()))
