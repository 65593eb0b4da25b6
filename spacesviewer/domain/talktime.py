"""For how long each speaker talks: what overlaps counts once for one mouth, pauses do not count."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from spacesviewer.domain.timeline import Timeline


def talk_ms(timeline: Timeline) -> list[int]:
    """The ms of each of the timeline's speakers; the last number is of all who are not known.

    Where two people talk at once it counts for both. All are 0 in a text without times.
    """
    count = len(timeline.speakers) + 1
    total, until = [0] * count, [0] * count
    if timeline.timed:
        # In order of start, so what one voice has said so far ends at ``until``.
        for start, end, voice in zip(timeline.starts, timeline.ends, timeline.voices, strict=True):
            begin = until[voice]
            if end > begin:
                total[voice] += end - (start if start > begin else begin)
                until[voice] = end
    return total


def by_role(talk: Iterable[tuple[str, int]], roles: Mapping[str, str]) -> dict[str, int]:
    """The ms of each role: ``talk`` are (name, ms), ``roles`` the role of a name, casefolded.

    "" is the role of speakers who are nobody in the session.
    """
    found: dict[str, int] = {}
    for name, ms in talk:
        role = roles.get(name.casefold(), "")
        if ms:
            found[role] = found.get(role, 0) + ms
    return found
