"""Long recordings and transcripts for the benchmarks, made once and kept in the cache folder."""

from __future__ import annotations

import json
import random
import subprocess
from collections.abc import Iterator
from pathlib import Path

from spacesviewer.domain.segment import ParsedTranscript, Segment, share_time, word_spans
from spacesviewer.domain.session import SessionFacts
from spacesviewer.library import sessions, versions
from spacesviewer.library.store import Archive
from tests.benchmarks.measure import ROOT, cache

Line = tuple[int, int, str, str]  # start and end in ms, speaker, words

HOURS = 3
SEGMENTS = 2500
_ENCODERS = {
    "m4a": ("-c:a", "aac", "-aac_coder", "fast"),
    "mp3": ("-c:a", "libmp3lame"),
    "opus": ("-c:a", "libopus"),
}
_TALK = (
    "the contract for water was signed in march and nobody had told the council what it would "
    "cost so we asked twice who had read it before the vote and whether anybody kept a copy"
)


def recordings(minutes: int = HOURS * 60) -> dict[str, Path]:
    """A file per format: the sample's voices over and over, mono, 48 kHz, 64 kbit/s."""
    folder = cache() / f"{minutes} minutes of talk"
    folder.mkdir(exist_ok=True)
    (sample,) = (ROOT / "resources" / "sample").glob("*.m4a")
    found = {}
    for suffix, encoder in _ENCODERS.items():
        found[suffix] = folder / f"hall in {suffix}.{suffix}"
        if not found[suffix].exists():
            _encode(sample, minutes, encoder, found[suffix])
    return found


def _encode(sample: Path, minutes: int, encoder: tuple[str, ...], target: Path) -> None:
    beside = target.with_name(f"unfinished {target.name}")
    before = ["ffmpeg", "-nostdin", "-v", "error", "-y", "-stream_loop", "-1", "-i", str(sample)]
    form = ["-t", str(minutes * 60), "-vn", "-ac", "1", "-ar", "48000", "-map_metadata", "-1"]
    # Where the sample begins again its time stamps leap: a recording of one piece has no gaps.
    steady = ["-af", "aresample=48000,asetpts=N"]
    subprocess.run([*before, *form, *steady, *encoder, "-b:a", "64k", str(beside)], check=True)
    beside.replace(target)


def folder(target: Path, minutes: int = HOURS * 60, segments: int = SEGMENTS) -> Path:
    """A folder with the recordings (linked, not copied) and a transcript in a format for each."""
    target.mkdir()
    form = {"m4a": ("srt", srt), "mp3": ("vtt", vtt), "opus": ("json", whisper)}
    for suffix, path in recordings(minutes).items():
        (target / path.name).hardlink_to(path)
        extension, render = form[suffix]
        text = render(list(spoken(segments, minutes * 60_000)))
        (target / f"{path.stem}.en.{extension}").write_text(text, "utf-8")
    return target


def spoken(count: int, length_ms: int, words: int = 15) -> Iterator[Line]:
    """Start, end, speaker and words of so many segments: three people, turn by turn."""
    chance = random.Random(5)
    step, spoken_words = length_ms / count, _TALK.split()
    for number in range(count):
        start = round(number * step)
        text = " ".join(chance.choices(spoken_words, k=words)).capitalize() + "."
        yield start, round(start + step * 0.95), ("Ayesha", "Omar", "Lina")[number // 4 % 3], text


def stored(archive: Archive, facts: SessionFacts, lines: list[Line], *, words: bool = False) -> str:
    """Takes a session with one transcript into an archive, as an import does; gives its id."""
    segments = []
    for row, (start, end, speaker, text) in enumerate(lines, 1):
        timed = share_time(word_spans(text), start, end) if words else ()
        segments.append(Segment(start, end, text, speaker, timed, row))
    name = f"{facts.title}.json"
    with archive.transaction():
        uid = sessions.add(archive, facts, source="benchmark")
        versions.add_version(
            archive,
            uid,
            ParsedTranscript(tuple(segments)),
            format="Whisper JSON",
            name=name,
            path=archive.folder / name,
            sha256=name,
            language="en",
        )
    return uid


def srt(lines: list[Line]) -> str:
    """SubRip."""
    cues = (
        f"{number}\n{_time(start, ',')} --> {_time(end, ',')}\n{speaker}: {text}\n"
        for number, (start, end, speaker, text) in enumerate(lines, 1)
    )
    return "\n".join(cues)


def vtt(lines: list[Line]) -> str:
    """WebVTT with voices."""
    cues = (
        f"{_time(start, '.')} --> {_time(end, '.')}\n<v {speaker}>{text}\n"
        for start, end, speaker, text in lines
    )
    return "WEBVTT\n\n" + "\n".join(cues)


def whisper(lines: list[Line]) -> str:
    """Whisper's JSON with the time of every word."""
    segments = []
    for number, (start, end, speaker, text) in enumerate(lines):
        words = text.split()
        step = (end - start) / len(words) / 1000
        timed = [
            {
                "word": f" {word}",
                "start": round(start / 1000 + n * step, 2),
                "end": round(start / 1000 + (n + 1) * step, 2),
                "probability": 0.9,
            }
            for n, word in enumerate(words)
        ]
        times = {"start": start / 1000, "end": end / 1000}
        about = {"id": number, "speaker": speaker, "text": f" {text}", "words": timed}
        segments.append({**times, **about})
    return json.dumps({"text": "", "language": "en", "segments": segments})


def _time(ms: int, point: str) -> str:
    return f"{ms // 3_600_000:02}:{ms // 60_000 % 60:02}:{ms // 1000 % 60:02}{point}{ms % 1000:03}"
