"""Synthetic voices that tell when each of their words begins and ends.

flite and espeak-ng are asked through their own libraries (the programs of the same packages print
no times of words). Times come from the engines' phones, not from listening, so they are true.
"""

from __future__ import annotations

import ctypes
import functools
import re
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

RATE = 48_000
Samples = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Spoken:
    """A line as sound at RATE, peak 1, and (start, end) in seconds of each word in its text."""

    samples: Samples
    words: tuple[tuple[float, float], ...]


class Voice(Protocol):
    """Somebody who can say a line."""

    def say(self, text: str) -> Spoken:
        """The line; words are its runs without white space."""
        ...


def resampled(samples: Samples, rate: float) -> Samples:
    """The same sound at RATE; a rate that is told too high gives a higher, quicker voice."""
    # Silence behind, up to a length that has small factors: the transform is slow on primes.
    samples = np.pad(samples, (0, -len(samples) % 4410))
    count = round(len(samples) * RATE / rate)
    spectrum = np.fft.rfft(samples)
    bins = count // 2 + 1
    # What lies above the lower of both rates is cut; zeros fill the rest.
    fitted = np.zeros(bins, dtype=complex)
    kept = min(bins, len(spectrum))
    fitted[:kept] = spectrum[:kept]
    return np.fft.irfft(fitted, count) * (count / len(samples))


def _seed() -> None:
    """Both engines take the noise in their voices from rand(): every line begins anew."""
    ctypes.CDLL(None).srand(1)


def _finished(samples: Samples, rate: float, words: list[tuple[float, float]]) -> Spoken:
    sound = resampled(samples, rate)
    return Spoken(sound / np.max(np.abs(sound)), tuple(words))


class _FliteWave(ctypes.Structure):
    _fields_ = (
        ("type", ctypes.c_char_p),
        ("sample_rate", ctypes.c_int),
        ("num_samples", ctypes.c_int),
        ("num_channels", ctypes.c_int),
        ("samples", ctypes.POINTER(ctypes.c_short)),
    )


class _FliteVoiceHead(ctypes.Structure):
    _fields_ = (("name", ctypes.c_char_p), ("features", ctypes.c_void_p))


@functools.cache
def _flite() -> ctypes.CDLL:
    library = ctypes.CDLL("libflite.so.1", ctypes.RTLD_GLOBAL)
    for name in ("usenglish", "cmulex"):
        ctypes.CDLL(f"libflite_{name}.so.1", ctypes.RTLD_GLOBAL)
    pointer, text = ctypes.c_void_p, ctypes.c_char_p
    signatures: dict[str, tuple[object, list[object]]] = {
        "flite_init": (ctypes.c_int, []),
        "flite_synth_text": (pointer, [text, pointer]),
        "flite_feat_set_float": (None, [pointer, text, ctypes.c_float]),
        "utt_wave": (ctypes.POINTER(_FliteWave), [pointer]),
        "utt_relation": (pointer, [pointer, text]),
        "relation_head": (pointer, [pointer]),
        "item_next": (pointer, [pointer]),
        "item_daughter": (pointer, [pointer]),
        "flite_ffeature_float": (ctypes.c_float, [pointer, text]),
        "flite_ffeature_string": (text, [pointer, text]),
        "delete_utterance": (None, [pointer]),
    }
    for name, (result, arguments) in signatures.items():
        function = getattr(library, name)
        function.restype, function.argtypes = result, arguments
    library.flite_init()
    return library


class Flite:
    """A voice of flite. ``raise_by`` over 1 gives a smaller person: higher and quicker.

    ``stretch`` over 1 is slower. ``sounds`` says how to read a word that flite's lexicon lacks.
    """

    def __init__(
        self,
        name: str,
        *,
        raise_by: float = 1,
        stretch: float = 1,
        sounds: dict[str, str] | None = None,
    ) -> None:
        self._raise_by = raise_by
        self._sounds = sounds or {}
        flite = _flite()
        register = ctypes.CDLL(f"libflite_cmu_us_{name}.so.1", ctypes.RTLD_GLOBAL)
        function = getattr(register, f"register_cmu_us_{name}")
        function.restype, function.argtypes = ctypes.c_void_p, [ctypes.c_void_p]
        self._voice = function(None)
        features = _FliteVoiceHead.from_address(self._voice).features
        flite.flite_feat_set_float(features, b"duration_stretch", stretch)

    def say(self, text: str) -> Spoken:
        """The line, with the words' times from the ends of flite's segments."""
        flite = _flite()
        said = _respelled(text, self._sounds)
        _seed()
        utterance = flite.flite_synth_text(said.encode("ascii"), self._voice)
        wave = flite.utt_wave(utterance).contents
        samples = np.ctypeslib.as_array(wave.samples, (wave.num_samples,)) / 32768.0
        rate = wave.sample_rate * self._raise_by
        words = [(a / self._raise_by, b / self._raise_by) for a, b in _flite_words(utterance)]
        flite.delete_utterance(utterance)
        if len(words) != len(text.split()):
            raise ValueError(f"flite made {len(words)} words of: {text}")
        return _finished(samples, rate, words)


def _flite_words(utterance: int) -> list[tuple[float, float]]:
    """Times of each token: a number or an abbreviation is one token of several words."""
    flite, times = _flite(), []
    first, last = "R:SylStructure.daughter1.daughter1.", "R:SylStructure.daughtern.daughtern."
    token = flite.relation_head(flite.utt_relation(utterance, b"Token"))
    while token:
        word = flite.item_daughter(token)
        spoken: list[tuple[float, float]] = []
        while word:
            start = flite.flite_ffeature_float(word, f"{first}R:Segment.p.end".encode())
            end = flite.flite_ffeature_float(word, f"{last}R:Segment.end".encode())
            spoken.append((start, end))
            word = flite.item_next(word)
        if spoken:
            times.append((spoken[0][0], spoken[-1][1]))
        token = flite.item_next(token)
    return times


class _EspeakEventId(ctypes.Union):
    _fields_ = (
        ("number", ctypes.c_int),
        ("name", ctypes.c_char_p),
        ("phoneme", ctypes.c_char * 8),
    )


class _EspeakEvent(ctypes.Structure):
    _fields_ = (
        ("type", ctypes.c_int),
        ("unique_identifier", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_position", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("id", _EspeakEventId),
    )


_CALLBACK = ctypes.CFUNCTYPE(
    ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(_EspeakEvent)
)
_SYNCHRONOUS, _PHONEME_EVENTS, _UTF8 = 2, 1, 1
_WORD, _END, _PHONEME = 1, 5, 7
_SPEED, _PITCH, _RANGE = 1, 3, 4


@functools.cache
def _espeak() -> tuple[ctypes.CDLL, int]:
    library = ctypes.CDLL("libespeak-ng.so.1")
    library.espeak_Synth.argtypes = [
        ctypes.c_char_p,
        ctypes.c_size_t,
        ctypes.c_uint,
        ctypes.c_int,
        ctypes.c_uint,
        ctypes.c_uint,
        ctypes.c_void_p,
        ctypes.c_void_p,
    ]
    return library, library.espeak_Initialize(_SYNCHRONOUS, 0, None, _PHONEME_EVENTS)


class Espeak:
    """A voice of espeak-ng: ``name`` like "en-gb+f3", speed in words a minute, pitch 0-99."""

    def __init__(
        self,
        name: str,
        *,
        speed: int = 150,
        pitch: int = 50,
        pitch_range: int = 50,
        sounds: dict[str, str] | None = None,
    ) -> None:
        self._name = name
        self._settings = ((_SPEED, speed), (_PITCH, pitch), (_RANGE, pitch_range))
        self._sounds = sounds or {}

    def say(self, text: str) -> Spoken:
        """The line, with the words' times from espeak-ng's events."""
        library, rate = _espeak()
        if library.espeak_SetVoiceByName(self._name.encode()) != 0:
            raise ValueError(f"espeak-ng has no voice {self._name}")
        for parameter, value in self._settings:
            library.espeak_SetParameter(parameter, value, 0)
        chunks: list[NDArray[np.int16]] = []
        events: list[tuple[int, int, int, bytes]] = []

        def take(wave: object, count: int, reported: object) -> int:
            if count > 0:
                chunks.append(np.ctypeslib.as_array(wave, (count,)).copy())
            index = 0
            while reported[index].type:  # type: ignore[index]
                event = reported[index]  # type: ignore[index]
                phoneme = event.id.phoneme if event.type == _PHONEME else b""
                events.append((event.type, event.sample, event.text_position, phoneme))
                index += 1
            return 0

        callback = _CALLBACK(take)
        library.espeak_SetSynthCallback(callback)
        said = _respelled(text, self._sounds)
        data = said.encode()
        _seed()
        library.espeak_Synth(data, len(data) + 1, 0, 1, 0, _UTF8, None, None)
        samples = np.concatenate(chunks) / 32768.0
        return _finished(samples, rate, _espeak_words(said, events, rate))


def _espeak_words(
    text: str, events: list[tuple[int, int, int, bytes]], rate: int
) -> list[tuple[float, float]]:
    """Times of the words: from where one begins to the next, or to the pause before it."""
    tokens = [
        (m.start() + 1, m.end() + 1) for m in re.finditer(r"\S+", text)
    ]  # espeak counts from 1
    begins: dict[int, int] = {}
    ends: dict[int, int] = {}
    current, closed = -1, True
    for kind, sample, position, phoneme in events:
        if kind == _WORD:
            following = next(i for i, (_, end) in enumerate(tokens) if end > position)
            if following <= current:  # a further word of a number, or a late echo of one
                continue
            if not closed:
                ends[current] = sample
            begins[following] = sample
            current, closed = following, False
        elif kind == _PHONEME and not phoneme.startswith(b"_"):
            closed = closed and current < 0  # after a breath inside a number it goes on
        elif not closed and kind in (_END, _PHONEME):
            ends[current], closed = sample, True
    _split_joined(text.split(), begins, ends, events)
    return [(begins[i] / rate, ends[i] / rate) for i in range(len(tokens))]


def _split_joined(
    words: list[str],
    begins: dict[int, int],
    ends: dict[int, int],
    events: list[tuple[int, int, int, bytes]],
) -> None:
    """Parts words that espeak-ng speaks as one ("of the") at the phoneme nearest to their share."""
    phonemes = [(sample, name) for kind, sample, _, name in events if kind == _PHONEME]
    for index, word in enumerate(words):
        if index in begins:
            continue
        start, end = begins[index - 1], ends[index - 1]
        lengths = len(words[index - 1]), len(word)
        share = start + (end - start) * lengths[0] / sum(lengths)
        inside = [(sample, name) for sample, name in phonemes if start < sample < end]
        # Nearly all of these pairs end in "the", and D is how that begins.
        likely = [sample for sample, name in inside if name == b"D" and word.startswith("th")]
        cuts = likely or [sample for sample, _ in inside]
        cut = min(cuts, key=lambda sample: abs(sample - share))
        ends[index - 1], begins[index], ends[index] = cut, cut, end


def _respelled(text: str, sounds: dict[str, str]) -> str:
    """The text as it is given to the engine: as many words, some of them as they sound."""
    for word, sound in sounds.items():
        text = re.sub(rf"\b{re.escape(word)}\b", sound, text)
    return text
