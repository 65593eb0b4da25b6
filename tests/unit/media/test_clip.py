"""Clips: exact to the sample, without tags, and never half written."""

from __future__ import annotations

import json
import os
import resource
import signal
import sys
from functools import partial
from pathlib import Path
from typing import Any

import av
import mutagen
import numpy as np
import pytest

from spacesviewer.domain.errors import RefusedFile, UserError, WrongUsage
from spacesviewer.domain.soundclip import ClipShape, Cover, Level
from spacesviewer.media import isolated, shaping
from spacesviewer.media.clip import FORMATS, LONGEST_MS, cut, sound
from spacesviewer.media.reader import ExactReader
from tests.benchmarks.made_numbered import RATE as NUMBERED_RATE
from tests.benchmarks.made_numbered import numbered
from tests.programs import program, said
from tests.unit.media.sounds import Samples, delay_of, read_on, speechlike, write
from tests.unit.media.test_tags import remuxed

RATE = 44100
# What a container says of itself.
_CONTAINER_S = {
    *("major_brand", "minor_version", "compatible_brands", "handler_name", "vendor_id"),
    *("language", "encoder"),
}


@pytest.fixture(scope="module")
def recording(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("recording")
    return write(folder / "a.wav", speechlike(20, RATE, 2), RATE, "pcm_s16le")


def told_length(path: Path) -> int:
    """How many samples a file holds without its encoder's delay and padding, as it tells it."""
    with av.open(str(path)) as file:
        sound = file.streams.audio[0]
        if file.format.name == "mp3" or sound.codec.name == "opus":
            with ExactReader(path) as reader:
                return reader.total_samples
        end = max(p.pts + (p.duration or 0) for p in file.demux(sound) if p.pts is not None)
        assert sound.time_base is not None
        return round(end * sound.time_base * sound.rate)


def samples_of(path: Path) -> Samples:
    with ExactReader(path) as reader:
        return read_on(reader)


@pytest.mark.parametrize("suffix", ["wav", "flac"])
def test_a_clip_is_exact_to_the_sample(suffix: str, recording: Path, tmp_path: Path) -> None:
    target = tmp_path / f"clip.{suffix}"
    cut(recording, 3217, 9001, target)
    first, last = 3217 * RATE // 1000, 9001 * RATE // 1000
    assert np.array_equal(samples_of(target), samples_of(recording)[first:last])


@pytest.mark.parametrize("suffix", ["mp3", "m4a", "opus", "FLAC"])
def test_a_coded_clip_begins_where_it_should(suffix: str, recording: Path, tmp_path: Path) -> None:
    target = tmp_path / f"clip.{suffix}"
    cut(recording, 3217, 9001, target)
    heard = samples_of(target)
    with ExactReader(target) as reader:
        rate = reader.sample_rate
    wanted = 9001 * RATE // 1000 - 3217 * RATE // 1000
    assert abs(told_length(target) - wanted * rate / RATE) <= (rate != RATE)
    source = samples_of(recording)[3217 * RATE // 1000 : 9001 * RATE // 1000]
    if rate != RATE:  # Opus knows 48 kHz only
        times = np.arange(len(source) * rate // RATE) / rate
        line = np.interp(times, np.arange(len(source)) / RATE, source[:, 0])
        source = line.astype(np.float32)[:, None]
    lag, alike = delay_of(heard, source)
    assert abs(lag) <= 1
    assert alike > 0.9


@pytest.mark.parametrize("rate", [8000, 11025, 22050, 96000])
@pytest.mark.parametrize("suffix", FORMATS)
def test_any_rate_can_be_written(suffix: str, rate: int, tmp_path: Path) -> None:
    source = write(tmp_path / "a.wav", speechlike(2, rate), rate, "pcm_s16le")
    cut(source, 500, 1500, tmp_path / f"clip.{suffix}")
    with ExactReader(tmp_path / f"clip.{suffix}") as reader:
        assert abs(reader.duration_ms - 1000) < 80
        assert reader.channels == 1


def test_padding_goes_as_far_as_the_recording(recording: Path, tmp_path: Path) -> None:
    target = tmp_path / "clip.wav"
    cut(recording, 100, 1000, target, ClipShape(500, 500))
    assert np.array_equal(samples_of(target), samples_of(recording)[: RATE * 3 // 2])
    cut(recording, 19_000, 20_099, target, ClipShape(500, 500))
    assert np.array_equal(samples_of(target), samples_of(recording)[RATE * 37 // 2 :])


def test_fades_begin_and_end_in_silence(recording: Path, tmp_path: Path) -> None:
    target = tmp_path / "clip.wav"
    cut(recording, 1000, 5000, target, ClipShape(fade_in_ms=300, fade_out_ms=300))
    faded, whole = samples_of(target), samples_of(recording)[RATE : RATE * 5]
    middle = slice(RATE // 2, -RATE // 2)
    assert np.array_equal(faded[middle], whole[middle])
    assert np.abs(faded[:50]).max() < 0.01
    assert np.abs(faded[-50:]).max() < 0.01
    cut(recording, 1000, 1100, target, ClipShape(fade_in_ms=5000, fade_out_ms=5000))
    assert len(samples_of(target)) == RATE // 10


def test_normalising_raises_the_loudest_sample(tmp_path: Path) -> None:
    quiet = write(tmp_path / "a.wav", speechlike(3, RATE) * np.float32(0.05), RATE, "pcm_s16le")
    target = tmp_path / "clip.wav"
    cut(quiet, 0, 2000, target, ClipShape(level=Level("peak", -1)))
    loudest = np.abs(samples_of(target)).max()
    assert 20 * np.log10(loudest) == pytest.approx(-1, abs=0.05)
    silent = write(tmp_path / "b.wav", np.zeros((RATE, 1), np.float32), RATE, "pcm_s16le")
    cut(silent, 0, 500, target, ClipShape(level=Level("peak", -1)))
    assert not samples_of(target).any()


@pytest.mark.parametrize("suffix", FORMATS)
def test_no_tags_are_carried_over(suffix: str, recording: Path, tmp_path: Path) -> None:
    secret = {"title": "canary-title", "artist": "canary-artist", "comment": "canary-comment"}
    tagged = remuxed(recording, tmp_path / "tagged.wav", secret)
    target = tmp_path / f"clip.{suffix}"
    cut(tagged, 0, 1000, target)
    data = target.read_bytes()
    for word in (b"canary", str(tmp_path).encode()):
        assert word not in data
    read: Any = mutagen.File(target)
    assert not dict(read.tags or {})


@pytest.mark.parametrize(
    ("start_ms", "end_ms", "words"),
    [
        (5000, 5000, "0:00:05 does not come after 0:00:05"),
        (5000, 4000, "0:00:04 does not come after 0:00:05"),
        (-1, 1000, "does not come after"),
        (20_000, 20_001, r"a\.wav ends at 0:00:20\.000, before the end"),
        (19_000, 20_101, r"a\.wav ends at 0:00:20\.000, before the end"),
        (0, LONGEST_MS + 1, "can be 30 min long at most"),
    ],
)
def test_times_that_make_no_sense(
    start_ms: int, end_ms: int, words: str, recording: Path, tmp_path: Path
) -> None:
    with pytest.raises(UserError, match=words):
        cut(recording, start_ms, end_ms, tmp_path / "clip.wav")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["clip.xyz", "clip", "clip.txt"])
def test_an_unknown_suffix_names_the_known(name: str, recording: Path, tmp_path: Path) -> None:
    with pytest.raises(WrongUsage) as caught:
        cut(recording, 0, 1000, tmp_path / name)
    assert name in caught.value.message
    assert "flac, m4a, mp3, opus, wav" in caught.value.hint


def test_a_recording_is_never_overwritten(recording: Path, tmp_path: Path) -> None:
    before = recording.read_bytes()
    link = tmp_path / "link.wav"
    link.symlink_to(recording)
    for target in (recording, link):
        with pytest.raises(WrongUsage, match="overwrite its own recording"):
            cut(recording, 0, 1000, target)
    assert recording.read_bytes() == before


def test_what_is_no_recording_makes_no_clip(tmp_path: Path) -> None:
    path = tmp_path / "words.mp3"
    path.write_text("words")
    with pytest.raises(RefusedFile):
        cut(path, 0, 1000, tmp_path / "clip.wav")
    assert [left.name for left in tmp_path.iterdir()] == ["words.mp3"]


def test_a_folder_that_is_not_there(recording: Path, tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"gone.clip\.wav could not be written"):
        cut(recording, 0, 1000, tmp_path / "gone" / "clip.wav")


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX limits")
@pytest.mark.parametrize("suffix", FORMATS)
def test_a_full_disk_keeps_the_old_clip(suffix: str, recording: Path, tmp_path: Path) -> None:
    target = tmp_path / f"clip.{suffix}"
    target.write_bytes(b"the old one")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (5000, before[1]))
    try:
        with pytest.raises(UserError, match="could not be written"):
            cut(recording, 0, 15_000, target)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)
    assert target.read_bytes() == b"the old one"
    assert os.listdir(tmp_path) == [target.name]  # noqa: PTH208


def test_a_clip_is_made_in_a_process_of_its_own(recording: Path, tmp_path: Path) -> None:
    target = tmp_path / "clip.wav"
    isolated.run(partial(cut, recording, 0, 1000, target, ClipShape(100, 100)))
    assert len(samples_of(target)) == RATE * 11 // 10
    with pytest.raises(UserError, match="before the end"):
        isolated.run(partial(cut, recording, 30_000, 31_000, target))


@pytest.mark.parametrize("suffix", ["wav", "flac"])
@pytest.mark.parametrize(("start_ms", "end_ms"), [(0, 1), (333, 1334), (1999, 2501), (4999, 6000)])
def test_the_samples_of_a_clip_tell_where_they_come_from(
    suffix: str, start_ms: int, end_ms: int, tmp_path: Path
) -> None:
    told = (numbered(0, 6 * NUMBERED_RATE) * 32768).round() / np.float32(32768)
    source = write(tmp_path / "a.wav", told[:, None], NUMBERED_RATE, "pcm_s16le")
    target = tmp_path / f"clip.{suffix}"
    cut(source, start_ms, end_ms, target, ClipShape(7, 13))
    first = max(0, start_ms - 7) * NUMBERED_RATE // 1000
    last = min((end_ms + 13) * NUMBERED_RATE // 1000, len(told))
    assert np.array_equal(samples_of(target)[:, 0], told[first:last])


@pytest.mark.parametrize("suffix", FORMATS)
def test_ffprobe_reads_a_clip(suffix: str, recording: Path, tmp_path: Path) -> None:
    target = tmp_path / f"clip.{suffix}"
    cut(recording, 3217, 4001, target, ClipShape(tags=(("title", "Contract"),)))
    asked = (program("ffprobe"), "-v", "error", "-of", "json", "-show_format", "-show_streams")
    told = json.loads(said(*asked, target))
    (stream,) = told["streams"]
    codecs = {"wav": "pcm_s16le", "m4a": "aac"}
    assert stream["codec_name"] == codecs.get(suffix, suffix)
    assert float(told["format"]["duration"]) == pytest.approx(0.784, abs=0.06)
    tags = {**told["format"].get("tags", {}), **stream.get("tags", {})}
    kept = {key.lower(): value for key, value in tags.items() if key.lower() not in _CONTAINER_S}
    assert kept == {"title": "Contract"}


@pytest.mark.parametrize("suffix", FORMATS)
def test_what_is_covered_is_not_heard(suffix: str, recording: Path, tmp_path: Path) -> None:
    target = tmp_path / f"clip.{suffix}"
    covers = (Cover(2000, 2500), Cover(4000, 4400, bleep=True), Cover(4300, 4600))
    shape = ClipShape(level=Level("loudness", -20), covers=covers)
    cut(recording, 1000, 6000, target, shape)
    heard, rate = samples_of(target), 0
    with ExactReader(target) as reader:
        rate = reader.sample_rate
    edge = 0 if suffix in ("wav", "flac") else rate // 20  # codecs smear over their blocks
    loudest = 0.0 if not edge else 0.003
    for begin, end in ((1000, 1500), (3300, 3600)):
        silent = heard[begin * rate // 1000 + edge : end * rate // 1000 - edge]
        assert len(silent)
        assert np.abs(silent).max() <= loudest
    tone = heard[3000 * rate // 1000 + edge : 3300 * rate // 1000 - edge, 0]
    power = np.abs(np.fft.rfft(tone * np.hanning(len(tone)))) ** 2
    hertz = np.fft.rfftfreq(len(tone), 1 / rate)
    assert power[np.abs(hertz - 1000) < 40].sum() / power.sum() > 0.99


def test_a_covered_stretch_leaves_nothing_of_its_words(recording: Path, tmp_path: Path) -> None:
    """Whatever is said below the cover, the clip is the same to the last byte."""
    sound = samples_of(recording).copy()
    sound[2 * RATE : 3 * RATE] = speechlike(1, RATE, 2, seed=9)
    other = write(tmp_path / "other.wav", sound, RATE, "pcm_s16le")
    made = []
    for source in (recording, other):
        target = tmp_path / "clip.m4a"
        shape = ClipShape(100, 100, 50, 50, Level("loudness", -16), (Cover(2000, 3000, True),))
        cut(source, 1000, 5000, target, shape)
        made.append(target.read_bytes())
    assert made[0] == made[1]


@pytest.mark.parametrize("wanted", [-24.0, -16.0])
def test_loudness_is_as_asked(wanted: float, recording: Path) -> None:
    made = sound(recording, 1000, 9000, ClipShape(level=Level("loudness", wanted)))
    assert shaping.loudness(made.samples, made.rate) == pytest.approx(wanted, abs=0.7)
    assert np.abs(made.samples).max() <= 32768 * 10 ** (-0.9 / 20)


def test_gain_never_clips(recording: Path) -> None:
    plain = sound(recording, 1000, 3000)
    soft = sound(recording, 1000, 3000, ClipShape(level=Level("gain", -6)))
    assert soft.samples.shape == plain.samples.shape
    softer = plain.samples * 10 ** (-6 / 20)
    assert np.abs(soft.samples - softer).max() <= 1
    loud = sound(recording, 1000, 3000, ClipShape(level=Level("gain", 30)))
    assert loud.samples.shape == plain.samples.shape
    assert np.abs(loud.samples).max() < 32768 * 10 ** (-0.9 / 20)


@pytest.mark.parametrize("suffix", FORMATS)
def test_chosen_tags_alone_are_written(suffix: str, recording: Path, tmp_path: Path) -> None:
    target = tmp_path / f"clip.{suffix}"
    tags = (("title", "Water\ncontract"), ("artist", "عائشہ"), ("source", ""), ("path", "canary"))
    cut(recording, 0, 1000, target, ClipShape(tags=tags))
    with av.open(str(target)) as file:
        told = {**file.metadata, **file.streams.audio[0].metadata}
    kept = {name.lower(): text for name, text in told.items()}
    assert kept["title"] == "Water contract"
    assert kept["artist"] == "عائشہ"
    assert "comment" not in kept
    assert b"canary" not in target.read_bytes()


def test_a_clip_is_made_in_the_format_that_is_named(recording: Path, tmp_path: Path) -> None:
    cut(recording, 0, 1000, tmp_path / "clip", form="FLAC")
    assert (tmp_path / "clip").read_bytes().startswith(b"fLaC")
    with pytest.raises(WrongUsage, match="“aiff” is no format of sound"):
        cut(recording, 0, 1000, tmp_path / "clip.wav", form="aiff")


def test_the_samples_beside_a_cut_tell_where_they_come_from(tmp_path: Path) -> None:
    told = (numbered(0, 4 * NUMBERED_RATE) * 32768).round() / np.float32(32768)
    source = write(tmp_path / "a.wav", told[:, None], NUMBERED_RATE, "pcm_s16le")
    cuts = ((2011, 2503), (1201, 1333), (1300, 1401), (0, 1003), (3900, 9000))
    cut(source, 1001, 3907, tmp_path / "b.wav", ClipShape(cuts=cuts))
    edges = [(1003, 1201), (1401, 2011), (2503, 3900)]
    kept = [slice(a * NUMBERED_RATE // 1000, b * NUMBERED_RATE // 1000) for a, b in edges]
    heard, seam, at = samples_of(tmp_path / "b.wav")[:, 0], 5 * NUMBERED_RATE // 1000, 0
    assert len(heard) == sum(one.stop - one.start for one in kept)
    for number, one in enumerate(kept):
        count = one.stop - one.start
        first, last = seam if number else 0, count - (seam if number < 2 else 0)
        assert np.array_equal(heard[at + first : at + last], told[one][first:last])
        at += count
    with pytest.raises(UserError, match="Nothing is left"):
        sound(source, 1000, 2000, ClipShape(cuts=((0, 3000),)))
