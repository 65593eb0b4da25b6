"""Which segments follow each other: by their numbers, or by time where a person has changed that.

The segments of a file are numbered in order of time. A split, an inserted or a moved line of a
corrected text stands elsewhere than its number tells.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from spacesviewer.library.connection import Handle
from spacesviewer.library.segmentids import id_range, version_of

# Other corrections leave every line where it stood.
_MOVED = (
    "SELECT v.id FROM transcript_version v WHERE v.searched AND v.transcript_id IN "
    "(SELECT transcript_id FROM correction WHERE kind NOT IN ('text', 'replace', 'speaker'))"
)


class Order:
    """The places of segments in their versions; those of one follow each other by one."""

    def __init__(self, archive: Handle) -> None:
        self._archive = archive
        self._moved = archive.remembered("moved", self._versions_with_moves)
        # Of each version that was asked for: its segments in order, and the place of each.
        self._known = archive.remembered("orders", dict[int, tuple[list[int], dict[int, int]]])

    def around(self, ids: Iterable[int], reach: int) -> Iterator[list[tuple[int, int]]]:
        """(place, id) of what stands within ``reach`` of some segments, version by version.

        Where numbers tell the order, an id may be given that no segment has.
        """
        places: dict[int, set[int]] = defaultdict(set)
        for key in ids:
            version = version_of(key)
            place = self._order(version)[1][key] if version in self._moved else key
            places[version].update(range(place - reach, place + reach + 1))
        for version, wanted in places.items():
            if version in self._moved:
                in_order = self._order(version)[0]
                yield [(n, in_order[n]) for n in sorted(wanted) if 0 <= n < len(in_order)]
            else:
                low, high = id_range(version)
                yield [(n, n) for n in sorted(wanted) if low <= n <= high]

    def before(self, ids: Iterable[int]) -> dict[int, int]:
        """The segment before each of some, as far as there is one; else an id of none."""
        found = {}
        for key in ids:
            found[key] = key - 1
            if version_of(key) in self._moved:
                in_order, places = self._order(version_of(key))
                found[key] = in_order[places[key] - 1] if places[key] else -1
        return found

    def is_moved(self, version: int) -> bool:
        """Whether the numbers of a version's segments may not tell their order."""
        return version in self._moved

    def _order(self, version: int) -> tuple[list[int], dict[int, int]]:
        if version not in self._known:
            (in_order,) = self._archive.column_lists(
                1,
                "SELECT id FROM segment WHERE id BETWEEN ? AND ? ORDER BY start_ms, id",
                id_range(version),
            )
            self._known[version] = in_order, {key: n for n, key in enumerate(in_order)}
        return self._known[version]

    def _versions_with_moves(self) -> frozenset[int]:
        return frozenset(version for (version,) in self._archive.rows(_MOVED))
