"""What NIST's formats (RTTM, CTM, STM) have in common: fields between spaces, ``;;`` comments.

A file of theirs may tell of many recordings. Mixing them would put words into the wrong mouths, so
such a file is refused.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacesviewer.domain.errors import RefusedFile
from spacesviewer.transcripts.cues import MAX_CUES, too_many, unix_lines

UNKNOWN = frozenset(("<NA>", "<na>", "NA", "-", ""))


def lines_of(text: str) -> Iterator[tuple[int, str]]:
    """The lines that are no comments, with their numbers from 1."""
    for number, line in enumerate(unix_lines(text).split("\n"), 1):
        if number > MAX_CUES:
            raise too_many()
        stripped = line.strip()
        if stripped and not stripped.startswith((";;", "#")):
            yield number, stripped


def one_recording(names: Iterable[str]) -> None:
    """Refuses what tells of several recordings."""
    distinct = list(dict.fromkeys(names))
    if len(distinct) > 1:
        raise RefusedFile(
            "The file tells of {count} recordings ({known}{what}), not of one.",
            hint="Split it into one file for each recording.",
            count=len(distinct),
            known=", ".join(distinct[:3]),
            what=", …" if len(distinct) > 3 else "",
        )


def channel_labels(channels: Iterable[str]) -> dict[str, str]:
    """Names for the channels of a recording where there are several: one voice on each."""
    distinct = list(dict.fromkeys(channels))
    return {channel: f"Channel {channel}" if len(distinct) > 1 else "" for channel in distinct}
