"""How one sound differs from another: coded anew, shorter, longer, louder, or something else."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from spacesviewer.media.reader import ExactReader

CODED_ANEW, TRIMMED, PADDED, VOLUME, REPLACED = (
    "coded anew",
    "trimmed",
    "padded",
    "volume changed",
    "replaced",
)
_STEP_MS = 10
_SLACK_STEPS = 15  # encoders add up to this at the ends
_LEAST_ALIKE = 0.9
_LEAST_SHARE = 0.25  # of the shorter one must be heard in the other
_VOLUME_DB = 0.5
_FLOOR_DB = -70.0  # what is softer is noise, and says nothing

Levels = NDArray[np.float64]


def difference(path: Path, original: Path) -> str:
    """What was done to a sound to get the one of ``path``; one of the five kinds.

    Decodes both to their ends: call it through ``isolated.run``.
    """
    found, was = _levels(path), _levels(original)
    lag = _lag(found, was)
    if lag is None:
        return REPLACED
    here, there = _overlap(found, was, lag)
    shorter, longer = len(found) - len(was), len(was) - len(found)
    if longer > _SLACK_STEPS:
        return TRIMMED
    if shorter > _SLACK_STEPS:
        return PADDED
    loud = (there > _FLOOR_DB + 30) & (here > _FLOOR_DB)
    louder_db = float(np.median((here - there)[loud])) if loud.any() else 0.0
    return VOLUME if abs(louder_db) > _VOLUME_DB else CODED_ANEW


def _levels(path: Path) -> Levels:
    """How loud each hundredth of a second is, in dB."""
    parts = []
    with ExactReader(path) as reader:
        count, at = max(1, reader.sample_rate * _STEP_MS // 1000), 0
        while len(part := reader.read(at, count * 1000)):
            at += len(part)
            whole = part[: len(part) // count * count].astype(np.float64).mean(axis=1)
            parts.append(np.sqrt((whole.reshape(-1, count) ** 2).mean(axis=1)))
    loud = np.concatenate(parts) if parts else np.zeros(1)
    levels: Levels = np.maximum(20 * np.log10(loud + 1e-9), _FLOOR_DB)
    return levels


def _lag(found: Levels, was: Levels) -> int | None:
    """At which step of the original the other one begins; None where they are not alike."""
    a, b = (levels - levels.mean() for levels in (was, found))
    size = 1 << (len(a) + len(b)).bit_length()
    alike = np.fft.irfft(np.fft.rfft(a, size) * np.conj(np.fft.rfft(b, size)), size)
    for place in np.argsort(alike)[::-1][:20]:
        lag = int(place) if place < len(a) else int(place) - size
        here, there = _overlap(found, was, lag)
        few = len(here) < _LEAST_SHARE * min(len(found), len(was))
        if few or not here.std() or not there.std():
            continue
        if float(np.corrcoef(here, there)[0, 1]) >= _LEAST_ALIKE:
            return lag
    return None


def _overlap(found: Levels, was: Levels, lag: int) -> tuple[Levels, Levels]:
    first = max(0, -lag)
    there = was[max(0, lag) :]
    count = max(0, min(len(found) - first, len(there)))
    return found[first : first + count], there[:count]
