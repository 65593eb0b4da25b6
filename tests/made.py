"""Folders of recordings and transcripts as downloaders leave them, made for the tests."""

from __future__ import annotations

import json
import wave
from pathlib import Path

import numpy as np

RATE = 16_000

SRT = """1
00:00:00,500 --> 00:00:02,000
Ayesha: Welcome to the Space.

2
00:00:02,200 --> 00:00:04,500
Omar: The contract was signed in March.

3
00:00:04,700 --> 00:00:06,000
Ayesha: Who signed it?

4
00:00:06,200 --> 00:00:09,000
Omar: Nobody will say. We asked twice.
"""

URDU = """WEBVTT
Language: ur

00:02.200 --> 00:04.500
<v Omar>معاہدہ مارچ میں ہوا تھا۔
"""


def tone(path: Path, seconds: float = 10.0, *, hertz: int = 220) -> Path:
    """A WAV file whose loudness tells the second: every second begins louder than it ends."""
    path.parent.mkdir(parents=True, exist_ok=True)
    half = RATE // hertz // 2
    n = np.arange(int(seconds * RATE))
    samples = np.where((n // half) % 2, 1, -1) * (3000 + 9000 * (RATE - n % RATE) // RATE)
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(samples.astype("<i2").tobytes())
    return path


def session_folder(folder: Path, stem: str = "town hall") -> Path:
    """A recording with an English and an Urdu transcript."""
    tone(folder / f"{stem}.wav")
    (folder / f"{stem}.en.srt").write_text(SRT, "utf-8")
    (folder / f"{stem}.ur.vtt").write_text(URDU, "utf-8")
    return folder


def whisper(lines: list[tuple[float, float, str]]) -> str:
    """Whisper's JSON with words that share the time of their segment evenly."""
    segments = []
    for number, (start, end, text) in enumerate(lines):
        words = text.split()
        step = (end - start) / len(words)
        timed = [
            {
                "word": f" {word}",
                "start": start + step * n,
                "end": start + step * (n + 1),
                "probability": 0.9,
            }
            for n, word in enumerate(words)
        ]
        segments.append(
            {"id": number, "start": start, "end": end, "text": f" {text}", "words": timed}
        )
    return json.dumps({"text": "", "language": "en", "segments": segments})
