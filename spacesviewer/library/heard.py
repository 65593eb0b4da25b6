"""What was heard of each recording. It cannot be undone, and is no step of the journal."""

from __future__ import annotations

from collections.abc import Iterable

from spacesviewer.domain import heard
from spacesviewer.domain.heard import Hearing
from spacesviewer.library.connection import Handle


def add(archive: Handle, recording_id: int, hearings: Iterable[Hearing]) -> None:
    """Adds what was heard of a recording to its map; where they touch, stretches become one."""
    with archive.transaction():
        for new in heard.by_speed(hearings):
            _add(archive, recording_id, new)


def of_recording(archive: Handle, recording_id: int) -> tuple[Hearing, ...]:
    """What was heard of a recording, in ms of the recording, by speed and time."""
    rows = archive.rows(
        "SELECT start_ms, end_ms, speed FROM heard WHERE recording_id = ? ORDER BY speed, start_ms",
        (recording_id,),
    )
    return tuple(Hearing(*row) for row in rows)


class Heard:
    """Tells of stretches of recordings whether they were heard in full; reads each map once."""

    def __init__(self, archive: Handle) -> None:
        self._archive = archive
        self._maps: dict[str, heard.Stretches | None] = {}

    def in_full(self, sha256: str, start_ms: int, end_ms: int) -> bool | None:
        """Whether all of it was heard; None where the archive has no such recording."""
        if sha256 not in self._maps:
            self._maps[sha256] = self._map(sha256)
        known = self._maps[sha256]
        return None if known is None else heard.covers(known, start_ms, end_ms)

    def speed(self, sha256: str, start_ms: int, end_ms: int) -> int:
        """The lowest speed in percent such that all was heard at it or slower; 0: not in full."""
        number = self._archive.value("SELECT id FROM recording WHERE sha256 = ?", (sha256,))
        if number is None:
            return 0
        hearings = of_recording(self._archive, int(number))
        for limit in sorted({hearing.speed for hearing in hearings} - {heard.NOTHING_THERE}):
            slower = heard.reviewed(one for one in hearings if one.speed <= limit)
            if heard.covers(slower, start_ms, end_ms):
                return limit
        return 0

    def _map(self, sha256: str) -> heard.Stretches | None:
        number = self._archive.value("SELECT id FROM recording WHERE sha256 = ?", (sha256,))
        if number is None:
            return None
        return heard.reviewed(of_recording(self._archive, int(number)))


def _add(archive: Handle, recording_id: int, new: Hearing) -> None:
    touching = archive.rows(
        "SELECT id, start_ms, end_ms FROM heard WHERE recording_id = ? AND speed = ? "
        "AND start_ms <= ? AND end_ms >= ?",
        (recording_id, new.speed, new.end_ms, new.start_ms),
    )
    start = min([new.start_ms, *(row[1] for row in touching)])
    end = max([new.end_ms, *(row[2] for row in touching)])
    if len(touching) == 1:
        archive.update("heard", touching[0][0], {"start_ms": start, "end_ms": end})
        return
    for number, _, _ in touching:
        archive.delete("heard", number)
    archive.insert(
        "heard",
        {"recording_id": recording_id, "start_ms": start, "end_ms": end, "speed": new.speed},
    )
