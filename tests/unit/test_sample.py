"""The sample Space as it is committed: whole, true to its transcripts, and labelled."""

from __future__ import annotations

import json
import runpy
from functools import cache
from itertools import combinations, pairwise
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import av
import mutagen
import numpy as np
import pytest
import webvtt
from numpy.typing import NDArray

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "resources" / "sample"
STEM = "(Ayesha Nilgar)Water contract_ who signed_-SYNTHETIC0001"
ENDINGS = (".m4a", ".json", ".en.vtt", ".en.json", ".ur.vtt")
RATE = 48_000
FRAME_MS = 5
URDU, TRANSLATING = "[speaks in Urdu]", "[translating] "

Sound = NDArray[np.float32]
Levels = NDArray[np.float64]


def path(ending: str) -> Path:
    return FOLDER / f"{STEM}{ending}"


@cache
def sound() -> Sound:
    with av.open(str(path(".m4a"))) as container:
        frames = container.decode(audio=0)
        return np.concatenate([frame.to_ndarray()[0] for frame in frames])


@cache
def levels() -> Levels:
    """Loudness in dB of each stretch of FRAME_MS."""
    step = RATE * FRAME_MS // 1000
    whole = sound()[: len(sound()) // step * step].reshape(-1, step).astype(np.float64)
    decibels: Levels = 20 * np.log10(np.sqrt(np.mean(whole**2, axis=1)) + 1e-9)
    return decibels


def duration_ms() -> float:
    return len(sound()) * 1000 / RATE


@cache
def read(ending: str) -> Any:
    return json.loads(path(ending).read_text("utf-8"))


def segments() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = read(".en.json")["segments"]
    return found


@cache
def cues(ending: str) -> list[tuple[int, int, str, str]]:
    """(start_ms, end_ms, voice, text) of a WebVTT file."""
    captions = webvtt.from_string(path(ending).read_text("utf-8")).captions
    return [(ms(c.start), ms(c.end), c.voice or "", c.text) for c in captions]


def ms(time: str) -> int:
    hours, minutes, seconds = time.split(":")
    return (int(hours) * 60 + int(minutes)) * 60_000 + round(float(seconds) * 1000)


@cache
def script() -> SimpleNamespace:
    return SimpleNamespace(**runpy.run_path(str(ROOT / "packaging" / "sample_script.py")))


def test_the_folder_holds_what_a_downloader_leaves_and_no_more() -> None:
    expected = {f"{STEM}{ending}" for ending in ENDINGS} | {"README.md"}
    assert {entry.name for entry in FOLDER.iterdir()} == expected
    assert sum(entry.stat().st_size for entry in FOLDER.iterdir()) < 4_000_000


def test_every_file_says_that_it_is_synthetic() -> None:
    assert read(".json")["synthetic"] is True
    assert read(".en.json")["synthetic"] is True
    for ending in (".en.vtt", ".ur.vtt"):
        head = path(ending).read_text("utf-8").split("-->")[0]
        assert "NOTE\nSynthetic voices, invented people" in head
    tags = mutagen.File(path(".m4a")).tags
    assert tags["©cmt"][0].startswith("Synthetic voices, invented people")
    assert b"Synthetic voices" in bytes(tags["covr"][0])
    assert "synthetic" in (FOLDER / "README.md").read_text("utf-8")


def test_the_recording_is_tagged_as_a_downloader_does() -> None:
    tags = mutagen.File(path(".m4a")).tags
    assert tags["©nam"] == [script().TITLE]
    assert tags["©ART"] == ["Ayesha Nilgar"]
    assert tags["tven"] == [script().SPACE_ID]
    assert bytes(tags["covr"][0]).startswith(b"\x89PNG")
    with av.open(str(path(".m4a"))) as container:
        stream = container.streams.audio[0]
        assert (stream.codec_context.name, stream.rate, stream.channels) == ("aac", RATE, 1)
    assert 5 * 60_000 < duration_ms() < 8 * 60_000
    assert 0.3 < np.max(np.abs(sound())) < 0.99


def test_the_metadata_agree_with_the_recording() -> None:
    space = read(".json")["data"]["audioSpace"]
    facts, people = space["metadata"], space["participants"]
    started, ended = facts["started_at"], int(facts["ended_at"])
    assert facts["state"] == "Ended"
    assert started == 1_794_666_600_000  # 14 November 2026, 14:30 UTC, 19:30 in Kot Nirala
    assert abs(ended - started - duration_ms()) < 50
    assert facts["total_live_listeners"] != people["total"]
    told = [*people["admins"], *people["speakers"]]
    spoken: dict[str, float] = {}
    for start_ms, _, voice, _ in cues(".en.vtt"):
        spoken.setdefault(voice, start_ms)
    assert {person["display_name"] for person in told} == set(spoken)
    assert people["admins"][0]["display_name"] == "Ayesha Nilgar"
    for person in told:
        assert person["start"] < started + spoken[person["display_name"]]
        # Accounts have at most 15 characters: these belong to nobody.
        assert len(person["twitter_screen_name"]) > 15


def test_captions_lie_inside_the_sound_in_order() -> None:
    for ending in (".en.vtt", ".ur.vtt"):
        found = cues(ending)
        assert all(0 <= start < end <= duration_ms() for start, end, _, _ in found)
        assert [cue[0] for cue in found] == sorted(cue[0] for cue in found)
        assert all(voice and text for _, _, voice, text in found)


def test_the_transcripts_say_what_was_written() -> None:
    lines = script().LINES
    english = [line.text for line in lines if not line.english]
    assert [s["text"][1:] for s in segments() if s["words"]] == english
    assert [text for *_, text in cues(".ur.vtt")] == [ln.text for ln in lines if ln.english]
    for segment, (start, end, voice, text) in zip(segments(), cues(".en.vtt"), strict=True):
        assert (round(segment["start"] * 1000), round(segment["end"] * 1000)) == (start, end)
        assert (segment["speaker"], segment["text"][1:]) == (voice, text.removeprefix(TRANSLATING))


def test_the_question_in_urdu_is_translated_by_the_host() -> None:
    (asked,) = [cue for cue in cues(".en.vtt") if cue[3] == URDU]
    urdu = cues(".ur.vtt")
    assert (urdu[0][0], urdu[-1][1]) == asked[:2]
    assert {cue[2] for cue in urdu} == {asked[2]} == {"Rauf Gulzari"}
    assert all("\u0600" <= text[0] <= "\u06ff" for *_, text in urdu)
    translated = [cue for cue in cues(".en.vtt") if cue[3].startswith(TRANSLATING)]
    assert len(translated) == len(urdu) - 1  # the greeting is not repeated
    assert all(cue[2] == "Ayesha Nilgar" and cue[0] > asked[1] for cue in translated)


def test_words_lie_inside_their_segments_in_order() -> None:
    for segment in segments():
        words = segment["words"]
        if segment["text"] == f" {URDU}":
            assert words == []
            continue
        assert "".join(word["word"] for word in words) == segment["text"]
        assert words[0]["start"] == segment["start"]
        assert words[-1]["end"] == segment["end"]
        assert all(word["start"] < word["end"] for word in words)
        assert all(a["end"] <= b["start"] for a, b in pairwise(words))


def speech(start_ms: float, end_ms: float) -> Levels:
    return levels()[round(start_ms / FRAME_MS) : round(end_ms / FRAME_MS)]


def test_there_is_speech_in_cues_and_none_between_them() -> None:
    found = cues(".en.vtt")
    for start, end, _, text in found:
        assert np.percentile(speech(start, end), 75) > -35, text
    for (_, end, _, text), (start, *_) in pairwise(found):
        if start - end >= 200:
            # A consonant may click shut after its word.
            assert np.percentile(speech(end + 50, start - 20), 90) < -50, text


def test_pauses_between_words_are_where_the_words_say() -> None:
    overlapping = {"Then I have paid, since June,", "Sorry, Farida, the line broke"}
    pauses = [
        float(np.median(speech(a["end"] * 1000, b["start"] * 1000)))
        for segment in segments()
        for a, b in pairwise(segment["words"])
        if b["start"] - a["end"] >= 0.06 and segment["text"][1:30] not in overlapping
    ]
    assert len(pauses) > 50
    assert sum(pause < -50 for pause in pauses) >= 0.9 * len(pauses)


def test_sentences_begin_when_they_are_said_to() -> None:
    late = []
    for segment in segments():
        start, end = segment["start"] * 1000, segment["end"] * 1000
        loud = speech(start - 50, end) > np.percentile(speech(start, end), 95) - 28
        late.append(int(np.argmax(loud)) * FRAME_MS - 50)
    assert abs(float(np.median(late))) <= 15
    # Soft beginnings ("Thank", "How") rise late; one sentence begins over another.
    assert sum(-20 <= delay <= 60 for delay in late) >= 0.85 * len(late)


def test_two_speak_at_once_in_one_place() -> None:
    over = [(a, b) for a, b in combinations(cues(".en.vtt"), 2) if b[0] < a[1]]
    assert len(over) == 1
    first, second = over[0]
    assert first[2] != second[2]
    assert first[1] - second[0] > 500


def pitch_of(samples: Sound) -> list[float]:
    """Hertz of the voiced stretches, by autocorrelation at 8 kHz."""
    rate, size = RATE // 6, 400
    found = []
    quiet = samples[: len(samples) // 6 * 6].reshape(-1, 6).mean(axis=1)
    for begin in range(0, len(quiet) - size, 200):
        block = quiet[begin : begin + size] * np.hanning(size)
        if np.sqrt(np.mean(block**2)) < 0.01:
            continue
        same = np.fft.irfft(np.abs(np.fft.rfft(block, 1024)) ** 2)
        lag = 20 + int(np.argmax(same[20:125]))
        if same[lag] > 0.4 * same[0]:
            found.append(rate / lag)
    return found


def test_no_two_voices_are_alike() -> None:
    pitches: dict[str, list[float]] = {}
    for start, end, voice, _ in cues(".en.vtt"):
        stretch = sound()[round(start * RATE / 1000) : round(end * RATE / 1000)]
        pitches.setdefault(voice, []).extend(pitch_of(stretch))
    middle = sorted(float(np.median(found)) for found in pitches.values())
    assert len(middle) == 6
    for lower, higher in pairwise(middle):
        assert higher / lower > 1.12


@pytest.mark.parametrize("ending", [".en.vtt", ".ur.vtt", ".json", ".en.json"])
def test_text_files_are_plain_utf8_with_unix_lines(ending: str) -> None:
    data = path(ending).read_bytes()
    assert b"\r" not in data
    assert data.endswith(b"\n")
    assert not data.startswith(b"\xef\xbb\xbf")
