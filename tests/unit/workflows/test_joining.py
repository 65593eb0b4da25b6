"""Joining and pairing on real sound: where things belong, told and never guessed."""

from __future__ import annotations

import shutil
import wave
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from spacesviewer.domain.errors import RefusedFile, UserError, WrongUsage
from spacesviewer.library import (
    journal,
    quotes,
    recordings,
    sessions,
    transcripts,
    trash,
)
from spacesviewer.library.store import Archive
from spacesviewer.media.reader import ExactReader
from spacesviewer.workflows import (
    clipping,
    correcting,
    discarding,
    importing,
    joining,
    pairing,
    quoting,
)
from tests.made import SRT, session_folder
from tests.unit.library import making
from tests.unit.media.sounds import Samples, write
from tests.unit.media.test_alignment import RATE, talk

SOURCE = talk(90, 11)


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.create(tmp_path / "archive") as made:
        yield made


def add(archive: Archive, path: Path) -> str:
    (session,) = importing.add(archive, [path]).sessions
    return session.id


def sound(path: Path, samples: Samples) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    return write(path, samples, RATE, "flac")


def unplugged(archive: Archive, name: str, length_ms: int) -> str:
    """A session whose recording is not where it was: only dates and names can tell of it."""
    uid = making.session(archive, name)
    making.recording(archive, uid, f"{name}.m4a", duration_ms=length_ms)
    return uid


def said(start_s: float, words: str) -> str:
    return f"1\n00:00:{start_s:06.3f} --> 00:00:{start_s + 3:06.3f}\nOmar: {words}\n".replace(
        ".", ",", 2
    )


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A session, and the same event on another platform, where it begins 20 seconds later."""
    home = tmp_path_factory.mktemp("prepared")
    sound(home / "one" / "talk.flac", SOURCE)
    sound(home / "two" / "stream.flac", (SOURCE[20 * RATE :] * 0.3).astype(np.float32))
    (home / "two" / "stream.srt").write_text(said(10, "The contract was signed."))
    with Archive.create(home / "archive") as archive:
        importing.add(archive, [home / "one", home / "two"])
    return home


@pytest.fixture
def twofold(tmp_path: Path, prepared: Path) -> Iterator[Archive]:
    shutil.copytree(prepared / "archive", tmp_path / "twofold")
    with Archive.open(tmp_path / "twofold") as archive:
        yield archive


@pytest.fixture
def mirrored(twofold: Archive) -> tuple[str, str]:
    return sessions.find(twofold, "talk"), sessions.find(twofold, "stream")


def test_the_sound_tells_where_a_mirror_begins(twofold: Archive, mirrored: tuple[str, str]) -> None:
    told: list[float] = []
    offer = joining.propose(twofold, *mirrored, progress=told.append)
    assert offer.offset_ms == pytest.approx(20_000, abs=10)
    assert (offer.how, offer.confidence > 0.8) == ("sound", True)
    assert 0.5 < told[-1] <= 1.0
    assert told == sorted(told)
    backwards = joining.propose(twofold, *reversed(mirrored))
    assert backwards.offset_ms == pytest.approx(-20_000, abs=10)


def heard(archive: Archive, quote: str, target: Path) -> Samples:
    clipping.cut_quote(archive, quotes.get(archive, quote), target)
    with ExactReader(target) as reader:
        return reader.read(0, reader.total_samples)


def test_a_quote_of_the_second_session_leads_to_the_same_sound(
    twofold: Archive, mirrored: tuple[str, str], tmp_path: Path
) -> None:
    first, second = mirrored
    (info,) = transcripts.list_for(twofold, second)
    selection = quoting.from_range(twofold, second, info, 10_000, 13_000)
    uid, _ = quoting.bookmark(twofold, second, selection, info.id)
    before = heard(twofold, uid, tmp_path / "before.wav")
    frozen = quotes.get(twofold, uid)
    joining.join(twofold, first, second, 20_000)
    after = quotes.get(twofold, uid)
    assert (heard(twofold, uid, tmp_path / "after.wav") == before).all()
    assert (after.start_ms, after.parts) == (frozen.start_ms, frozen.parts)
    assert after.place_ms == (30_000, 33_000)
    # The recording that is heard there now, the main one, says the same at that place.
    clipping.cut(twofold, first, *after.place_ms, tmp_path / "main.wav")
    with ExactReader(tmp_path / "main.wav") as reader:
        main = reader.read(0, reader.total_samples)
    assert np.corrcoef(main[:, 0], before[:, 0])[0, 1] > 0.99
    assert discarding.remove(twofold, first)
    journal.undo(twofold)
    journal.undo(twofold)
    assert quotes.get(twofold, uid) == frozen


def test_parts_are_told_by_dates(archive: Archive) -> None:
    first, second = unplugged(archive, "morning", 40_000), unplugged(archive, "noon", 50_000)
    with pytest.raises(UserError, match="cannot be told"):
        joining.propose(archive, first, second)
    for uid, start in ((first, "2024-03-01 20:00 +05:00"), (second, "2024-03-01 15:01 Z")):
        correcting.set_fact(archive, uid, "start", start, reviewer="")
    offer = joining.propose(archive, first, second)
    assert (offer.offset_ms, offer.how) == (60_000, "dates")
    correcting.set_fact(archive, second, "start", "2024-03-03 15:01 Z", reviewer="")
    with pytest.raises(UserError, match="cannot be told"):
        joining.propose(archive, first, second)


@pytest.mark.parametrize(
    ("one", "two", "offset_ms"),
    [
        ("rally part 1", "rally part 2", 40_000),
        ("rally (2 of 2)", "rally (1 of 2)", -50_000),
        ("rally_01", "rally_02", 40_000),
        ("rally part 1", "rally part 3", None),
        ("rally part 1", "concert part 2", None),
    ],
)
def test_parts_are_told_by_names(
    archive: Archive, one: str, two: str, offset_ms: int | None
) -> None:
    first, second = unplugged(archive, one, 40_000), unplugged(archive, two, 50_000)
    if offset_ms is None:
        with pytest.raises(UserError, match="cannot be told"):
            joining.propose(archive, first, second)
    else:
        offer = joining.propose(archive, first, second)
        assert (offer.offset_ms, offer.how) == (offset_ms, "names")


def test_several_at_once_whatever_begins_first(archive: Archive) -> None:
    middle, early, late = (unplugged(archive, n, 20_000) for n in ("middle", "early", "late"))
    joining.join_all(archive, middle, [(late, 50_000), (early, -30_000)])
    places = {Path(r.path).stem: r.offset_ms for r in recordings.list_for(archive, middle)}
    assert places == {"middle": 30_000, "early": 0, "late": 80_000}
    journal.undo(archive)
    assert len(sessions.list_sessions(archive)) == 3
    with pytest.raises(WrongUsage, match="longer than any"):
        joining.join(archive, middle, late, 10**12)


def test_adding_joined_files_again_changes_nothing(
    twofold: Archive, mirrored: tuple[str, str], prepared: Path
) -> None:
    first, second = mirrored
    joining.join(twofold, first, second, 20_000)
    before = twofold.value("SELECT total_changes()")
    report = importing.add(twofold, [prepared / "one", prepared / "two"])
    assert [(s.id, s.status, s.recordings) for s in report.sessions] == [(first, "unchanged", 2)]
    assert twofold.value("SELECT total_changes()") == before
    file = prepared / "two" / "stream.srt"
    old = file.read_text()
    file.write_text(said(12, "The contract was never signed."))
    importing.add(twofold, [prepared / "two"])
    (info,) = transcripts.list_for(twofold, first)
    assert (info.versions, transcripts.segments(twofold, info.id)[0].start_ms) == (2, 32_000)
    file.write_text(old)


# Pairing ----------------------------------------------------------------------------------------


def test_a_transcript_moves_and_an_emptied_session_goes_to_the_trash(
    archive: Archive, tmp_path: Path
) -> None:
    talk_id = add(archive, session_folder(tmp_path / "box"))
    words = tmp_path / "other" / "words.srt"
    words.parent.mkdir()
    words.write_text(SRT.replace("March", "May"))
    lonely = add(archive, words)
    paired = pairing.pair(archive, talk_id, words)
    assert (paired.kind, paired.before) == ("transcript", lonely)
    assert "had nothing left" in paired.notes[0]
    assert len(transcripts.list_for(archive, talk_id)) == 3
    assert [entry.id for entry in trash.list_removed(archive)] == [lonely]
    words.write_text(SRT.replace("March", "June"))
    importing.add(archive, [words.parent])
    assert len(sessions.list_sessions(archive)) == 1
    assert sum(t.versions for t in transcripts.list_for(archive, talk_id)) == 4
    journal.undo(archive)
    assert len(transcripts.list_for(archive, talk_id)) == 2
    assert len(transcripts.list_for(archive, lonely)) == 1


def test_quotes_of_a_moved_transcript_are_to_be_checked_again(
    archive: Archive, tmp_path: Path
) -> None:
    wrong = add(archive, session_folder(tmp_path / "box"))
    right = add(archive, sound(tmp_path / "right.flac", SOURCE))
    info = next(t for t in transcripts.list_for(archive, wrong) if t.language == "en")
    selection = quoting.from_range(archive, wrong, info, 2200, 4500)
    uid, _ = quoting.bookmark(archive, wrong, selection, info.id)
    quoting.set_state(archive, uid, "checked")
    frozen = quotes.get(archive, uid)
    paired = pairing.pair(archive, right, tmp_path / "box" / "town hall.en.srt")
    assert "1 quote was taken from it" in paired.notes[0]
    assert quotes.get(archive, uid) == replace(frozen, state="to check")
    journal.undo(archive)
    assert quotes.get(archive, uid) == frozen


def test_a_new_file_is_added_and_belongs_where_a_person_says(
    archive: Archive, tmp_path: Path
) -> None:
    uid = add(archive, sound(tmp_path / "talk.flac", SOURCE))
    mirror = sound(tmp_path / "elsewhere" / "mirror.flac", SOURCE[30 * RATE :])
    paired = pairing.pair(archive, uid, mirror)
    assert "begins at 0:00:30" in paired.notes[0]
    places = {Path(r.path).stem: r.offset_ms for r in recordings.list_for(archive, uid)}
    assert places["mirror"] == pytest.approx(30_000, abs=10)
    importing.add(archive, [tmp_path])
    assert len(sessions.list_sessions(archive)) == 1
    again = pairing.pair(archive, uid, mirror)
    assert "already" in again.notes[0]


def test_what_cannot_be_paired_is_told(archive: Archive, tmp_path: Path) -> None:
    uid = add(archive, session_folder(tmp_path / "box"))
    (tmp_path / "notes.pdf").write_bytes(b"%PDF-1.7 of no use")
    (tmp_path / "empty.wav").write_bytes(b"")
    for name in ("nowhere.srt", "empty.wav", "notes.pdf"):
        with pytest.raises(RefusedFile, match=name.split(".", maxsplit=1)[0]):
            pairing.pair(archive, uid, tmp_path / name)
    with pytest.raises(WrongUsage):
        pairing.pair(archive, "sunknown", tmp_path / "box" / "town hall.wav")


# The trash and adding again ---------------------------------------------------------------------


def test_adding_files_of_a_removed_session_says_so_and_adds_nothing(
    archive: Archive, tmp_path: Path
) -> None:
    uid = add(archive, session_folder(tmp_path / "box"))
    discarding.remove(archive, uid)
    for change in (False, True):
        if change:
            path = tmp_path / "box" / "town hall.en.srt"
            path.write_text(SRT.replace("March", "April"), "utf-8")
            (tmp_path / "box" / "town hall.fr.srt").write_text(SRT)
        report = importing.add(archive, [tmp_path / "box"])
        assert (report.sessions, report.refused) == ([], [])
        assert "in the trash" in report.warnings[0].reason
        assert f"bring-back {uid}" in report.warnings[0].reason
    shutil.copy(tmp_path / "box" / "town hall.wav", tmp_path / "copy.wav")
    assert importing.add(archive, [tmp_path / "copy.wav"]).sessions == []
    discarding.bring_back(archive, uid)
    (session,) = importing.add(archive, [tmp_path / "box"]).sessions
    assert (session.id, session.transcripts) == (uid, 3)
    with wave.open(str(tmp_path / "box" / "town hall.wav")) as file:
        assert file.getnframes() > 0
