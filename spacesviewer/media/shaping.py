"""Covers, cuts, level and fades of a clip, on its samples in memory.

Only a cut changes the number of samples: by its own, exactly.
"""

from __future__ import annotations

import warnings
from fractions import Fraction
from typing import Any

import av
import numpy as np
from av.audio.frame import AudioFrame
from av.filter import Graph
from numpy.typing import NDArray

from spacesviewer.domain.soundclip import ClipShape, Cover, Level, merged
from spacesviewer.media.limiter import Limiter

Samples = NDArray[np.int16]  # (n, channels)
_BLEEP_HZ, _BLEEP_DB = 1000, -20.0
_FULL = 32768
_SEAM_MS = 5  # of fading at each side of a cut: without it there is a click
_SILENT_LUFS = -69.0  # the scale ends at -70: no gain makes silence loud


def shaped(samples: Samples, rate: int, begin_ms: int, shape: ClipShape) -> Samples:
    """The samples as they were asked for; ``begin_ms`` is when the first of them is heard.

    Covers come first, so that what must not be heard has no part in the level either; their tones
    come last, so that they are as loud in every clip.
    """
    spans = [(*_places(cover, rate, begin_ms, len(samples)), cover.bleep) for cover in shape.covers]
    spans = [span for span in spans if span[0] < span[1]]
    if spans:
        samples = samples.copy()
    for first, last, _ in spans:
        samples[first:last] = 0
    gone = _gone(shape, rate, begin_ms, len(samples))
    samples = _without(samples, gone, rate)
    spans = [(_moved(first, gone), _moved(last, gone), bleep) for first, last, bleep in spans]
    samples = _levelled(samples, rate, shape.level)
    for first, last, bleep in spans:
        # A limiter looks ahead, but adds nothing: what was covered stays silent.
        samples[first:last] = _tone(last - first, rate) if bleep else 0
    return _faded(samples, rate, shape.fade_in_ms, shape.fade_out_ms)


def loudness(samples: Samples, rate: int) -> float:
    """The integrated loudness in LUFS (EBU R 128); -70 where there is nothing to hear."""
    graph = Graph()
    layout = "mono" if samples.shape[1] == 1 else "stereo"
    source = graph.add_abuffer(
        format="s16", sample_rate=rate, layout=layout, time_base=Fraction(1, rate)
    )
    meter, sink = graph.add("ebur128", "metadata=1"), graph.add("abuffersink")
    source.link_to(meter)
    meter.link_to(sink)
    graph.configure()
    told = -70.0
    # The meter wants 400 ms; a shorter clip is measured over itself again and again.
    again = max(1, -(-rate // max(1, len(samples))))
    for first in range(0, len(samples), rate) if again == 1 else [0] * again:
        part = np.ascontiguousarray(samples[first : first + rate]).reshape(1, -1)
        frame = AudioFrame.from_ndarray(part, "s16", layout)
        frame.sample_rate = rate
        source.push(frame)
        told = _drained(sink, told)
    source.push(None)
    return _drained(sink, told)


def _drained(sink: Any, told: float) -> float:
    while True:
        try:
            frame = sink.pull()
        except (av.error.BlockingIOError, av.error.EOFError):
            return told
        told = float(frame.metadata.get("lavfi.r128.I", told))


def _places(cover: Cover, rate: int, begin_ms: int, count: int) -> tuple[int, int]:
    """The samples of a cover, rounded so that it rather grows."""
    first = (cover.start_ms - begin_ms) * rate // 1000
    last = -(-(cover.end_ms - begin_ms) * rate // 1000)
    return max(0, first), min(count, last)


def _gone(shape: ClipShape, rate: int, begin_ms: int, count: int) -> list[tuple[int, int]]:
    """The samples that are taken out; their bounds are rounded as those of the clip are."""
    places = (
        tuple(min(count, max(0, at * rate // 1000 - begin_ms * rate // 1000)) for at in span)
        for span in merged(shape.cuts)
    )
    return [(first, last) for first, last in places if first < last]


def _without(samples: Samples, gone: list[tuple[int, int]], rate: int) -> Samples:
    if not gone:
        return samples
    edges = [0, *(at for span in gone for at in span), len(samples)]
    kept = [samples[a:b].copy() for a, b in zip(edges[::2], edges[1::2], strict=True) if a < b]
    for number, part in enumerate(kept):
        seam = min(_SEAM_MS * rate // 1000, len(part) // 2)
        ramp = (np.arange(seam) / max(1, seam))[:, None]
        if number:
            part[:seam] = np.rint(part[:seam] * ramp)
        if number < len(kept) - 1:
            part[len(part) - seam :] = np.rint(part[len(part) - seam :] * ramp[::-1])
    return np.concatenate(kept) if kept else samples[:0]


def _moved(place: int, gone: list[tuple[int, int]]) -> int:
    return place - sum(max(0, min(last, place) - first) for first, last in gone if first < place)


def _levelled(samples: Samples, rate: int, level: Level) -> Samples:
    if not samples.any():
        return samples
    if level.kind == "peak":
        return _peak(samples, rate, level.value)
    gain_db = 0.0
    if level.kind == "gain":
        gain_db = level.value
    elif level.kind == "loudness" and (now := loudness(samples, rate)) > _SILENT_LUFS:
        gain_db = level.value - now
    if not gain_db:
        return samples
    limiter = Limiter(rate, samples.shape[1], gain_db)
    loud = np.concatenate([limiter.push((samples / _FULL).astype(np.float32)), limiter.flush()])
    whole: Samples = np.clip(np.rint(loud * _FULL), -_FULL, _FULL - 1).astype(np.int16)
    return whole


def _peak(samples: Samples, rate: int, peak_db: float) -> Samples:
    with warnings.catch_warnings():
        # pydub's last release is older than the warnings of today's Python about it.
        warnings.simplefilter("ignore")
        from pydub import AudioSegment  # noqa: PLC0415 - it looks for ffmpeg when it is loaded

    segment = AudioSegment(
        data=samples.tobytes(), sample_width=2, frame_rate=rate, channels=samples.shape[1]
    )
    segment = segment.apply_gain(peak_db - segment.max_dBFS)
    return np.frombuffer(segment.raw_data, np.int16).reshape(-1, samples.shape[1]).copy()


def _tone(count: int, rate: int) -> Samples:
    """A tone that begins and ends softly, for all channels."""
    at = np.arange(count)
    tone = np.sin(2 * np.pi * _BLEEP_HZ / rate * at) * 10 ** (_BLEEP_DB / 20) * _FULL
    edge = np.minimum(np.minimum(at, at[::-1]) / (0.005 * rate), 1)
    whole: Samples = np.rint(tone * edge).astype(np.int16)
    return whole[:, None]


def _faded(samples: Samples, rate: int, in_ms: int, out_ms: int) -> Samples:
    """Straight fades; where the clip is too short for both, each takes its half."""
    begin, end = (min(ms * rate // 1000, len(samples) // 2) for ms in (in_ms, out_ms))
    if not begin and not end:
        return samples
    faded = samples.astype(np.float64)
    faded[:begin] *= (np.arange(begin) / max(1, begin))[:, None]
    faded[len(faded) - end :] *= (np.arange(end)[::-1] / max(1, end))[:, None]
    return np.rint(faded).astype(np.int16)
