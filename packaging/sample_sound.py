"""The sample Space as sound: who sounds how, where each sentence stands, and the m4a."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from mutagen.mp4 import MP4, MP4Cover
from sample_script import LINES, Line
from sample_voices import RATE, Espeak, Flite, Samples, Voice

_NAMES = {
    "Daud": "Dah-ood",
    "Kot": "Kote",
    "Nirala": "Neerala",
    "Rauf": "Raoof",
    "Nila": "Neela",
    "Urdu": "Oordoo",
    "kilometres": "kilometers",
    "millimetres": "millimeters",
}
_AFTER_MS = 1800
_ROOM_DB = -64.0
_FADE_MS = 400


@dataclass(frozen=True, slots=True)
class Microphone:
    """How somebody comes through: loudness of the speech, and the band of the line in Hz."""

    voice: Voice
    level_db: float
    band: tuple[float, float] = (60.0, 12_000.0)


@dataclass(frozen=True, slots=True)
class Placed:
    """A sentence where it stands in the recording; words are (start_ms, end_ms)."""

    line: Line
    words: tuple[tuple[int, int], ...] = field(repr=False)

    @property
    def start_ms(self) -> int:
        """Where its first word begins."""
        return self.words[0][0]

    @property
    def end_ms(self) -> int:
        """Where its last word ends."""
        return self.words[-1][1]


def microphones() -> dict[str, Microphone]:
    """Six voices whose pitches lie about a fifth of their value apart, on unequal lines."""
    return {
        "ayesha": Microphone(Flite("slt", stretch=1.07, sounds=_NAMES), -20),
        "daud": Microphone(Flite("rms", stretch=1.04, sounds=_NAMES), -22),
        "farida": Microphone(Espeak("en+f3", speed=158, pitch=50), -26, (280, 3600)),
        "rauf": Microphone(Espeak("ur+m3", speed=145, pitch=22), -24, (120, 6000)),
        "tom": Microphone(Flite("awb", raise_by=1.12, stretch=1.06, sounds=_NAMES), -18),
        "meera": Microphone(Espeak("en+anika", speed=140, pitch=50), -23, (100, 8000)),
    }


def perform(lines: tuple[Line, ...] = LINES) -> tuple[Samples, list[Placed]]:
    """The whole recording at RATE, and where every word of it stands."""
    people = microphones()
    pieces: list[tuple[int, Samples]] = []
    placed: list[Placed] = []
    end = 0
    for line in lines:
        microphone = people[line.who]
        spoken = microphone.voice.say(line.text)
        first, last = spoken.words[0][0], spoken.words[-1][1]
        begin = end + round(line.pause_ms * RATE / 1000)
        # The engines put silence before and behind; the pause counts from word to word.
        at = begin - round(first * RATE)
        pieces.append((at, _through(microphone, spoken.samples)))
        offset_ms = begin * 1000 / RATE - first * 1000
        words = tuple(
            (round(offset_ms + a * 1000), round(offset_ms + b * 1000)) for a, b in spoken.words
        )
        placed.append(Placed(line, words))
        end = begin + round((last - first) * RATE)
    return _mixed(pieces, end + _AFTER_MS * RATE // 1000), placed


def _through(microphone: Microphone, samples: Samples) -> Samples:
    """The voice as the line lets it through, at its level while it speaks."""
    count = len(samples) + -len(samples) % 4800  # small factors, for the transform's sake
    spectrum = np.fft.rfft(samples, count)
    hertz = np.fft.rfftfreq(count, 1 / RATE)
    low, high = microphone.band
    with np.errstate(divide="ignore"):
        shape = 1 / np.sqrt(1 + (low / hertz) ** 8) / np.sqrt(1 + (hertz / high) ** 8)
    heard = np.fft.irfft(spectrum * shape, count)
    loud = heard[np.abs(heard) > 0.02 * np.max(np.abs(heard))]
    level: float = 10 ** (microphone.level_db / 20) / np.sqrt(np.mean(loud**2))
    # A limiter as every platform has one: nothing above 0.9, quiet parts untouched.
    return 0.9 * np.tanh(heard * level / 0.9)


def _mixed(pieces: list[tuple[int, Samples]], count: int) -> Samples:
    sound = _room(count)
    for at, samples in pieces:
        begin, end = max(0, at), min(count, at + len(samples))
        sound[begin:end] += samples[begin - at : end - at]
    fade = np.linspace(0, 1, _FADE_MS * RATE // 1000)
    sound[: len(fade)] *= fade
    sound[-len(fade) :] *= fade[::-1]
    return np.clip(sound, -0.99, 0.99)


def _room(count: int) -> Samples:
    """The hum of nothing: pink noise, the same at every run."""
    whole = 1 << count.bit_length()
    noise = np.fft.rfft(np.random.default_rng(1930).standard_normal(whole))
    hertz = np.fft.rfftfreq(whole, 1 / RATE)
    shape = np.where(hertz > 40, 1 / np.sqrt(np.maximum(hertz, 40)), 0)
    tone: Samples = np.fft.irfft(noise * shape, whole)[:count]
    scaled: Samples = tone * (10 ** (_ROOM_DB / 20) / np.sqrt(np.mean(tone**2)))
    return scaled


def write_m4a(sound: Samples, target: Path, tags: dict[str, str], cover: bytes) -> None:
    """AAC of 64 kbit/s with the tags that a downloader writes, the same bytes at every run."""
    with av.open(str(target), "w", format="ipod", options={"fflags": "+bitexact"}) as container:
        container.metadata.update(tags)
        stream = container.add_stream("aac", rate=RATE, options={"flags": "+bitexact"})
        stream.bit_rate = 64_000
        stream.layout = "mono"
        step = 1024
        for begin in range(0, len(sound), step):
            block = sound[begin : begin + step].astype(np.float32)[np.newaxis, :]
            frame = av.AudioFrame.from_ndarray(block, format="fltp", layout="mono")
            frame.sample_rate, frame.pts, frame.time_base = RATE, begin, Fraction(1, RATE)
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    # PyAV puts no pictures into m4a, so the cover is added as a tag.
    atoms = MP4(target)  # type: ignore[no-untyped-call]
    atoms["covr"] = [MP4Cover(cover, MP4Cover.FORMAT_PNG)]  # type: ignore[no-untyped-call]
    atoms.save()  # type: ignore[no-untyped-call]
