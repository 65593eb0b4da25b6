"""How one sound differs from another: coded anew, shorter, longer, louder, or something else."""

from __future__ import annotations

from pathlib import Path
from typing import Any, TypeVar

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
_RATE = 4000  # at which sounds are compared
_STEP = 40  # samples: a hundredth of a second
_SLACK_STEPS = 15  # encoders add up to this at the ends
_LEAST_ALIKE = 0.9
_LEAST_SHARE = 0.25  # of the shorter one must be heard in the other
_WINDOW = 2000  # samples: half a second, in which a word could be another one
_SHIFT = 12  # samples that encoders shift a sound
_LEAST_SAME, _MOST_OTHER = 0.5, 0.001
_VOLUME_DB = 0.5
_FLOOR_DB = -70.0  # what is softer is noise, and says nothing
_LOUD_DB = -45.0

T = TypeVar("T", bound=np.generic)
Sound = NDArray[np.float32]
Levels = NDArray[np.float64]


def difference(path: Path, original: Path) -> str:
    """What was done to a sound to get the one of ``path``; one of the five kinds.

    "replaced" is also one in which a word here and there is another. Decodes both to their ends:
    call it through ``isolated.run``.
    """
    sounds = _sound(path), _sound(original)
    found, was = map(_levels, sounds)
    lag = _lag(found, was)
    if lag is None or not _is_same(*_overlap(*sounds, lag * _STEP)):
        return REPLACED
    here, there = _overlap(found, was, lag)
    if len(was) - len(found) > _SLACK_STEPS:
        return TRIMMED
    if len(found) - len(was) > _SLACK_STEPS:
        return PADDED
    loud = (there > _LOUD_DB) & (here > _FLOOR_DB)
    louder_db = float(np.median((here - there)[loud])) if loud.any() else 0.0
    return VOLUME if abs(louder_db) > _VOLUME_DB else CODED_ANEW


def _sound(path: Path) -> Sound:
    """The sound as 4,000 samples a second, each the mean of those of its time."""
    parts = []
    with ExactReader(path) as reader:
        rate, at = reader.sample_rate, 0
        while len(part := reader.read(at, rate * 10)):
            edges = np.arange(len(part) * _RATE // rate) * rate // _RATE
            if len(edges):
                sums = np.add.reduceat(part.mean(axis=1, dtype=np.float64), edges)
                parts.append((sums / np.diff(edges, append=len(part))).astype(np.float32))
            at += len(part)
    return np.concatenate(parts) if parts else np.zeros(_STEP, np.float32)


def _levels(sound: Sound) -> Levels:
    """How loud each hundredth of a second is, in dB."""
    whole = sound[: max(1, len(sound) // _STEP) * _STEP].astype(np.float64)
    loud = np.sqrt((whole.reshape(-1, _STEP) ** 2).mean(axis=1))
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


def _is_same(here: Sound, there: Sound) -> bool:
    """Whether the waves are the same ones in every half second, but for what coding does."""
    at = _fine_shift(here, there)
    here, there = _overlap(here, there, at)
    other = count = 0
    for first in range(0, len(there) - _WINDOW, _WINDOW):
        one, two = (sound[first : first + _WINDOW].astype(np.float64) for sound in (here, there))
        if 20 * np.log10(two.std() + 1e-9) < _LOUD_DB:
            continue
        count += 1
        other += _alike(one, two) < _LEAST_SAME
    return other <= count * _MOST_OTHER


def _fine_shift(here: Sound, there: Sound) -> int:
    """By how many samples they stand apart at the loudest place, within a few hundredths of it."""
    reach = 4 * _STEP
    middle = int(np.argmax(np.abs(there[reach : -reach - _WINDOW]))) + reach if len(there) else 0
    two = there[middle : middle + _WINDOW].astype(np.float64)
    shifts = range(-reach, reach + 1)
    found = [_likeness(here[middle - by : middle - by + len(two)], two) for by in shifts]
    return shifts[int(np.argmax(found))] if len(two) else 0


def _alike(one: Levels, two: Levels) -> float:
    inner = two[_SHIFT:-_SHIFT]
    return max(_likeness(one[by : by + len(inner)], inner) for by in range(2 * _SHIFT + 1))


def _likeness(one: NDArray[np.floating[Any]], two: NDArray[np.floating[Any]]) -> float:
    if len(one) != len(two) or not len(one):
        return 0.0
    size = float(np.sqrt(np.dot(one, one) * np.dot(two, two)))
    return float(np.dot(one, two)) / size if size else 0.0


def _overlap(found: NDArray[T], was: NDArray[T], lag: int) -> tuple[NDArray[T], NDArray[T]]:
    first = max(0, -lag)
    there = was[max(0, lag) :]
    count = max(0, min(len(found) - first, len(there)))
    return found[first : first + count], there[:count]
