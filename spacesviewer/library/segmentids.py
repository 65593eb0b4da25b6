"""Ids of segments carry their version: what is in one transcript is one range of ids."""

from __future__ import annotations

ID_BITS = 24  # numbers within a version: splits of a million cues fit


def id_range(version_id: int) -> tuple[int, int]:
    """The first and the last id that segments of a version can have."""
    return version_id << ID_BITS, (version_id + 1 << ID_BITS) - 1


def version_of(segment_id: int) -> int:
    """The version that a segment belongs to."""
    return segment_id >> ID_BITS
