"""One hit of each place, where a session has several transcripts with the same words."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from spacesviewer.library import normalise
from spacesviewer.library.connection import Handle
from spacesviewer.library.segmentids import version_of

_SAME_TIME_MS = 2000  # equal words so close together in two transcripts are one hit
_STEP_MS = 10_000


def untimed(archive: Handle) -> frozenset[int]:
    """The versions without times: their hits come last, and are nobody's twins."""
    return archive.remembered(
        "untimed",
        lambda: frozenset(
            key for (key,) in archive.rows("SELECT id FROM transcript_version WHERE NOT timed")
        ),
    )


def without_twins(
    archive: Handle, found: Sequence[Sequence[int]], spans: Mapping[int, Sequence[int]]
) -> list[int]:
    """The hits of a session's transcripts; of equal words at one time only the first.

    ``spans`` are the segments of those hits that are cut over several.
    """
    rows = archive.rows(
        "SELECT id, start_ms, search_text FROM segment "
        "WHERE id IN (SELECT value FROM json_each(?)) ORDER BY start_ms, id",
        (json.dumps([key for ids in found for key in ids if key not in spans]),),
    )
    kept: list[int] = []
    seen: dict[str, list[tuple[int, int]]] = defaultdict(list)
    without_times = untimed(archive)
    for key, start, text in rows:
        same, version = seen[" ".join(normalise.words(text))], version_of(key)
        if version in without_times:
            kept.append(key)
        elif not any(start - at <= _SAME_TIME_MS and version != other for at, other in same):
            same.append((start, version))
            kept.append(key)
    cut = [key for ids in found for key in ids if key in spans]
    return kept + _elsewhere(archive, kept, cut, spans) if cut else kept


def _elsewhere(
    archive: Handle, kept: Iterable[int], cut: Sequence[int], spans: Mapping[int, Sequence[int]]
) -> list[int]:
    """Those of the cut hits in whose time no other transcript has a hit.

    Transcripts cut their texts at different words: where one has all of them in one segment, the
    place is found there already.
    """
    times = _times(archive, [*kept, *(key for first in cut for key in spans[first])])
    without_times = untimed(archive)
    taken: dict[int, list[tuple[int, int, int]]] = defaultdict(list)

    def take(start: int, end: int, key: int) -> None:
        for step in range(start // _STEP_MS, end // _STEP_MS + 1):
            taken[step].append((start, end, version_of(key)))

    for key in kept:
        if version_of(key) not in without_times:
            take(*times[key], key)
    found = []
    for key in sorted(cut, key=lambda key: (times[key], key)):
        start, end = times[key][0], max(times[one][1] for one in spans[key])
        version = version_of(key)
        if version not in without_times:
            if any(
                version != other and start < until and begun < end
                for step in range(start // _STEP_MS, end // _STEP_MS + 1)
                for begun, until, other in taken[step]
            ):
                continue
            take(start, end, key)
        found.append(key)
    return found


def _times(archive: Handle, ids: Sequence[int]) -> dict[int, tuple[int, int]]:
    rows = archive.rows(
        "SELECT id, start_ms, end_ms FROM segment WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps(ids),),
    )
    return {key: (start, end) for key, start, end in rows}
