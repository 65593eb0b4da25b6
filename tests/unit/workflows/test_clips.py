"""Clips of quotes: what is off the record in them is silent, and their names tell nothing."""

from __future__ import annotations

import shutil
import wave
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner
from numpy.typing import NDArray

from spacesviewer.cli import cli
from spacesviewer.domain.errors import UserError, WrongUsage
from spacesviewer.domain.quote import Quote
from spacesviewer.domain.soundclip import ClipShape, Cover
from spacesviewer.library import quotes as stored_quotes
from spacesviewer.library import sessions, transcripts
from spacesviewer.library.store import Archive
from spacesviewer.workflows import (
    clip_batch,
    clipping,
    exporting,
    importing,
    off_record,
    quoting,
)
from tests.made import SRT, tone, whisper

LINES = [
    (0.5, 2.0, "Welcome to the Space."),
    (2.2, 4.6, "The contract was signed by Omar Khan in March."),
    (4.8, 6.0, "Who signed it?"),
    (6.2, 9.0, "Nobody will say."),
]


def prepare(folder: Path, *, words: bool) -> Path:
    """An archive of one session of ten seconds, with or without times of its words."""
    box = folder / "box"
    tone(box / "town hall.wav")
    if words:
        (box / "town hall.en.json").write_text(whisper(LINES), "utf-8")
    else:
        (box / "town hall.en.srt").write_text(SRT, "utf-8")
    with Archive.create(folder / "archive") as archive:
        importing.add(archive, [box])
    return folder


@pytest.fixture(scope="module")
def with_words(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return prepare(tmp_path_factory.mktemp("words"), words=True)


@pytest.fixture(scope="module")
def without_words(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return prepare(tmp_path_factory.mktemp("plain"), words=False)


def copied(prepared: Path, folder: Path) -> Archive:
    shutil.copytree(prepared / "archive", folder / "archive")
    return Archive.open(folder / "archive")


def take(archive: Archive, start_ms: int, end_ms: int, *, off: bool = False) -> Quote:
    (summary,) = sessions.list_sessions(archive)
    info = transcripts.primary(archive, summary.id)
    assert info is not None
    chosen = quoting.from_range(archive, summary.id, info, start_ms, end_ms)
    uid, _ = quoting.keep(archive, quoting.draft(archive, summary.id, chosen, info.id))
    if off:
        quoting.set_state(archive, uid, off_record.OFF_THE_RECORD)
    return stored_quotes.get(archive, uid)


def samples(path: Path) -> tuple[NDArray[np.int16], int]:
    with wave.open(str(path)) as file:
        return np.frombuffer(file.readframes(-1), np.int16), file.getframerate()


def silent(path: Path) -> list[tuple[int, int]]:
    """The silent stretches of a clip of at least 50 ms, in ms from its start."""
    sound, rate = samples(path)
    quiet = np.concatenate([[False], sound == 0, [False]]).astype(int)
    edges = np.flatnonzero(np.diff(quiet))
    pairs = zip(edges[::2], edges[1::2], strict=True)
    return [(int(a) * 1000 // rate, int(b) * 1000 // rate) for a, b in pairs if b - a > rate // 20]


def test_what_is_off_the_record_is_silent_in_a_clip(with_words: Path, tmp_path: Path) -> None:
    with copied(with_words, tmp_path) as archive:
        quote = take(archive, 2200, 4600)
        assert quote.text == LINES[1][2]
        target = tmp_path / "clip.wav"
        assert clipping.cut_quote(archive, quote, target) == ()
        assert silent(target) == []
        hidden = take(archive, *clipping.words_at(archive, quote, "Omar Khan")[0], off=True)
        assert "Omar Khan" in hidden.text
        (told,) = clipping.cut_quote(archive, quote, target)
        (gap,) = silent(target)
        start = quote.place_ms[0]
        assert (told.start_ms - start, told.end_ms - start) == pytest.approx(gap, abs=2)
        assert told.start_ms < hidden.start_ms
        assert told.end_ms > hidden.end_ms
        # Padding may reach into what is off the record, too.
        other = take(archive, 4800, 6000)
        (reached,) = clipping.cut_quote(archive, other, target, ClipShape(pad_before_ms=2000))
        assert reached == told
        # So may a stretch of the session that is no quote.
        assert clipping.cut(archive, quote.session, 2000, 6000, target) == (told,)


def test_without_times_of_words_whole_segments_are_silent(
    without_words: Path, tmp_path: Path
) -> None:
    with copied(without_words, tmp_path) as archive:
        whole = take(archive, 500, 9000)
        hidden = take(archive, 3000, 3300, off=True)
        assert hidden.text != "The contract was signed in March."
        (told,) = clipping.cut_quote(archive, whole, tmp_path / "clip.wav")
        assert told.start_ms <= 2200
        assert told.end_ms >= 4500
        with pytest.raises(UserError, match="All of this stretch is off the record"):
            clipping.cut(archive, whole.session, 2500, 4000, tmp_path / "other.wav")
        assert not (tmp_path / "other.wav").exists()
        with pytest.raises(UserError, match="does not tell when “March” is said"):
            clipping.words_at(archive, whole, "March")


def test_a_quote_off_the_record_has_no_clip(with_words: Path, tmp_path: Path) -> None:
    with copied(with_words, tmp_path) as archive:
        hidden = take(archive, 2200, 4600, off=True)
        with pytest.raises(UserError, match="off the record; its sound stays here"):
            clipping.cut_quote(archive, hidden, tmp_path / "clip.wav")


def test_a_name_is_covered_by_its_words(with_words: Path, tmp_path: Path) -> None:
    with copied(with_words, tmp_path) as archive:
        quote = take(archive, 2200, 4600)
        ((start, end),) = clipping.words_at(archive, quote, "omar KHAN")
        clipping.cut_quote(
            archive, quote, tmp_path / "clip.wav", ClipShape(covers=(Cover(start, end),))
        )
        (gap,) = silent(tmp_path / "clip.wav")
        by = quote.place_ms[0]
        assert (start - by, end - by) == pytest.approx(gap, abs=2)
        with pytest.raises(WrongUsage, match="“Bilal” is not said in this quote"):
            clipping.words_at(archive, quote, "Bilal")


def test_copied_quotes_and_words_hold_nothing_off_the_record(
    with_words: Path, tmp_path: Path
) -> None:
    with copied(with_words, tmp_path) as archive:
        quote = take(archive, 2200, 4600)
        hidden = take(archive, *clipping.words_at(archive, quote, "Omar Khan")[0], off=True)
        shared, kept_back = exporting.shareable(archive, [quote, hidden])
        assert kept_back == 1
        assert [one.id for one in shared] == [quote.id]
        assert "Omar" not in shared[0].text
        assert off_record.MARK in shared[0].text
        info = transcripts.primary(archive, quote.session)
        assert info is not None
        chosen = quoting.from_range(archive, quote.session, info, 2200, 6000)
        words = exporting.shareable_words(archive, quote.session, info.id, chosen)
        assert words is not None
        assert "Omar" not in words.with_names()
        assert "signed it?" in words.text
        only = quoting.from_range(archive, quote.session, info, *hidden.words_ms)
        assert exporting.shareable_words(archive, quote.session, info.id, only) is None
        untimed = replace(info, timed=False)
        (summary,) = sessions.list_sessions(archive)
        apart = off_record.words_cleared(chosen, summary.id, untimed, [hidden])
        assert apart is not None
        assert "Omar" not in apart.text


def test_all_quotes_become_clips_under_plain_names(with_words: Path, tmp_path: Path) -> None:
    with copied(with_words, tmp_path) as archive:
        first, second = take(archive, 500, 2000), take(archive, 4800, 6000)
        take(archive, 6200, 9000, off=True)
        gone = replace(first, id="q-gone", start_ms=50_000, end_ms=51_000, recording_sha256="")
        # No number is left out for what is off the record: it would tell that there is something.
        planned = clip_batch.plan(archive, [first, *_off(archive), second, gone], "flac")
    assert planned.kept_back == 1
    told: list[float] = []
    made = clip_batch.make(planned, tmp_path / "new" / "out", progress=told.append)
    written, refused = made.written, made.refused
    assert written == [f"001-town-hall-{first.id}.flac", f"002-town-hall-{second.id}.flac"]
    assert sorted(path.name for path in (tmp_path / "new" / "out").iterdir()) == written
    assert [uid for uid, _ in refused] == ["q-gone"]
    assert told == [0, 0.5]
    (tmp_path / "file").touch()
    with pytest.raises(UserError, match="is no folder"):
        clip_batch.make(planned, tmp_path / "file")
    assert clip_batch.make(planned, tmp_path / "none", stop=lambda: True).written == []


def _off(archive: Archive) -> list[Quote]:
    return [quote for quote in stored_quotes.list_quotes(archive) if off_record.is_off(quote)]


@pytest.mark.parametrize("title", ["../../etc/passwd", "قرارداد", "a" * 300, "C:\\nul", "=1+1", ""])
def test_no_title_makes_a_bad_name(title: str) -> None:
    quote = Quote("q1a2", "s", title, "", 0, 1, ())
    stem = clipping.file_stem(quote, 7)
    assert stem.startswith("007-")
    assert stem.endswith("q1a2")
    assert len(stem) < 60
    assert set(stem) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")


def run(folder: Path, *arguments: str | Path, code: int = 0) -> str:
    environment = {
        "SPACESVIEWER_ARCHIVE": str(folder / "archive"),
        "SPACESVIEWER_CONFIG": str(folder / "config"),
    }
    done = CliRunner(env=environment).invoke(cli, [str(one) for one in arguments])
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    assert done.exit_code == code, done.output
    return done.output


def test_commands_write_clips(with_words: Path, tmp_path: Path) -> None:
    with copied(with_words, tmp_path) as archive:
        quote = take(archive, 2200, 4600)
        hidden = take(archive, *clipping.words_at(archive, quote, "Omar Khan")[0], off=True)
    target = tmp_path / "clip.wav"
    shape = ("--pad", "0.5", "--fade", "0.1", "--level", "peak:-3", "--tag", "title=Contract")
    covers = ("--silence", "March", "--bleep", "0:00:02.2-0:00:02.6")
    said = run(tmp_path, "clip", quote.id, *shape, *covers, "-o", target)
    assert "is off the record, and silent." in said
    assert "0:00:02 – 0:00:04 written to" in said
    sound, rate = samples(target)
    assert len(sound) == 3400 * rate // 1000
    assert 20 * np.log10(np.abs(sound.astype(int)).max() / 32768) == pytest.approx(-3, abs=0.1)
    ((start, end),) = silent(target)  # the name, and March behind it
    assert end - start > 1000
    said = run(tmp_path, "clips", "--format", "mp3", "-o", tmp_path / "all")
    assert "1 clip written to" in said
    assert "1 off the record, not written." in said
    run(tmp_path, "clip", hidden.id, "-o", tmp_path / "no.wav", code=1)
    assert not (tmp_path / "no.wav").exists()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--level", "loud"), "is not a level"),
        (("--level", "peak:3"), "lies between -40 and 0"),
        (("--level", "gain:nan"), "lies between"),
        (("--tag", "comment=x"), "is not a tag"),
        (("--tag", "title"), "is not a tag"),
        (("--pad", "nan"), "--pad-before takes 0 to 600 seconds"),
        (("--pad", "-1"), "--pad-before takes 0 to 600 seconds"),
        (("--fade", "61"), "--fade-in takes 0 to 60 seconds"),
        (("--bleep", "3-2"), "ends before it begins"),
        (("--bleep", "Bilal"), "is not said in this quote"),
        (("--format", "aiff"), "aiff"),
    ],
)
def test_wrong_usage_of_clip(
    with_words: Path, tmp_path: Path, arguments: tuple[str, ...], words: str
) -> None:
    with copied(with_words, tmp_path) as archive:
        quote = take(archive, 2200, 4600)
    said = run(tmp_path, "clip", quote.id, *arguments, "-o", tmp_path / "c.wav", code=2)
    assert words in said
