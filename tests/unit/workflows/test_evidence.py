"""What goes into a bundle of evidence, and what must not."""

from __future__ import annotations

import csv
import getpass
import io
import json
import os
import platform
import shutil
import wave
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from spacesviewer.cli import cli
from spacesviewer.domain.errors import RefusedFile, UserError, WrongUsage
from spacesviewer.domain.participant import Participant
from spacesviewer.export import bundle
from spacesviewer.export.bundle_check import check
from spacesviewer.library import people, recordings, transcripts
from spacesviewer.library import quotes as stored_quotes
from spacesviewer.library.store import Archive
from spacesviewer.workflows import correcting, evidence, importing, off_record, quoting, verifying
from spacesviewer.workflows import people as named
from spacesviewer.workflows import wording_corrections as correct
from tests import tampering
from tests.made import tone
from tests.unit.media.test_tags import remuxed
from tests.unit.workflows.test_sound_canaries import TAGS

SECRET = "secret deputy"
# In two pieces: no file of ours may name a folder of a machine.
HOME = "/home" + "/canary"
VTT = tampering.VTT.replace("And in April?", f"Off the record, the {SECRET} did.")


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive in a folder, and of a file, whose names and tags give somebody away."""
    home = tmp_path_factory.mktemp("evidence")
    box = home / "canary-folder"
    box.mkdir()
    remuxed(tone(home / "plain.wav", 8), box / "canary-name.wav", TAGS)
    (box / "canary-name.en.vtt").write_text(VTT, "utf-8")
    with Archive.create(home / "archive") as archive:
        importing.add(archive, [box])
    return home


@pytest.fixture
def archive(prepared: Path, tmp_path: Path) -> Archive:
    shutil.copytree(prepared / "archive", tmp_path / "archive")
    return Archive.open(tmp_path / "archive")


def take(archive: Archive, start_ms: int, end_ms: int, *, off: bool = False) -> str:
    ((session, line),) = archive.rows(
        "SELECT s.uid, t.id FROM session s JOIN transcript t ON t.session_id = s.id"
    )
    info = transcripts.get(archive, line)
    chosen = quoting.from_range(archive, session, info, start_ms, end_ms)
    draft = quoting.draft(archive, session, chosen, line)
    uid, _ = quoting.keep(archive, replace(draft, session_title="Town hall", note="canary-note"))
    if off:
        quoting.set_state(archive, uid, off_record.OFF_THE_RECORD)
    return uid


def make(archive: Archive, uid: str, profile: str, target: Path, **told: bool) -> Path:
    made = evidence.make(evidence.plan(archive, uid, profile, reviewer="Noor", **told), target)  # type: ignore[arg-type]
    evidence.remember(archive, made, reviewer="Noor")
    assert check(target).faults == ()
    return target


def told(folder: Path) -> dict[str, object]:
    document: dict[str, dict[str, object]] = json.loads(
        (folder / "data" / "quote.json").read_text()
    )
    return document["spacesviewer"]


def everything(folder: Path) -> bytes:
    return b"\n".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


def test_to_publish_there_is_the_quote_and_its_sound_alone(
    archive: Archive, tmp_path: Path
) -> None:
    with archive:
        uid = take(archive, 2200, 4600)
        quote = stored_quotes.get(archive, uid)
        folder = make(archive, uid, evidence.PUBLISH, tmp_path / "bundle")
    assert sorted(path.name for path in (folder / "data").iterdir()) == [
        *("README.html", "VERIFY.txt", "clip.wav", "quote.json", "verify.py"),
    ]
    with wave.open(str(folder / "data" / "clip.wav")) as clip:
        assert clip.getnframes() * 1000 // clip.getframerate() == 2400
    data = everything(folder)
    assert b"The contract was signed by nobody" in data
    for secret in (quote.recording_sha256, quote.transcript_sha256, quote.entry_hash, "Welcome"):
        assert secret.encode() not in data
    page = (folder / "data" / "README.html").read_text("utf-8")
    assert "<script" not in page
    assert "<a " not in page
    assert "http" not in page.replace("http-equiv", "")


def test_a_legal_one_holds_the_chain(archive: Archive, tmp_path: Path) -> None:
    with archive:
        uid = take(archive, 2200, 4600)
        quoting.set_state(archive, uid, "checked", reviewer="Noor")
        quote = stored_quotes.get(archive, uid)
        folder = make(archive, uid, evidence.LEGAL, tmp_path / "bundle")
        sound = recordings.by_sha256(archive, quote.recording_sha256)
        assert sound is not None
        known = recordings.audio_sha256(archive, sound.id)
    source, clip = told(folder)["source"], told(folder)["clip"]
    assert isinstance(source, dict)
    assert isinstance(clip, dict)
    assert source["audio_sha256"] == known != ""
    assert (clip["begin_ms"], clip["end_ms"]) == (0, 8000)  # there is no more than that
    assert (folder / "data" / "transcript-original.vtt").read_text("utf-8") == VTT
    assert "Welcome" in (folder / "data" / "transcript-corrected.vtt").read_text("utf-8")
    lines = (folder / "data" / "custody.jsonl").read_text("utf-8").splitlines()
    kinds = [json.loads(line)["kind"] for line in lines]
    assert kinds == ["added", "added", "taken", "checked", "bundled"]


def test_the_recording_goes_along_only_if_it_tells_nobody(
    archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with archive:
        uid = take(archive, 2200, 4600)
        folder = make(archive, uid, evidence.LEGAL, tmp_path / "one", with_recording=True)
        whole = folder / "data" / "recording.wav"
        quote = stored_quotes.get(archive, uid)
        assert bundle.sha256_of(whole) == quote.recording_sha256
        monkeypatch.setattr(getpass, "getuser", lambda: "canary-artist")
        with pytest.raises(UserError, match="tell a folder or a user"):
            make(archive, uid, evidence.LEGAL, tmp_path / "two", with_recording=True)
        with pytest.raises(WrongUsage, match="Only a legal bundle"):
            make(archive, uid, evidence.PUBLISH, tmp_path / "three", with_recording=True)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["archive", "one"]


def test_what_is_off_the_record_is_in_no_bundle(archive: Archive, tmp_path: Path) -> None:
    with archive:
        uid = take(archive, 2200, 4600)
        hidden = take(archive, 4800, 6000, off=True)
        with pytest.raises(UserError, match="off the record"):
            evidence.plan(archive, hidden, evidence.LEGAL)
        with pytest.raises(UserError, match="off the record, so it cannot go along"):
            evidence.plan(archive, uid, evidence.LEGAL, with_recording=True)
        for profile in evidence.PROFILES:
            folder = make(archive, uid, profile, tmp_path / profile)
            assert SECRET.encode() not in everything(folder)
    clip = told(tmp_path / "legal")["clip"]
    assert isinstance(clip, dict)
    ((first, last),) = clip["silenced"]
    assert first < 4800 < 6000 < last
    assert "[off the record]" in (tmp_path / "legal/data/transcript-original.vtt").read_text()
    report = check(tmp_path / "legal")
    assert any("off the record" in note for note in report.notes)
    assert any("froze" in note for note in report.notes)


def test_a_correction_with_such_words_is_cut(archive: Archive, tmp_path: Path) -> None:
    with archive:
        line, key = archive.rows(
            "SELECT t.id, g.id FROM transcript t JOIN segment g ON g.version_id = t.current_id "
            "ORDER BY g.start_ms LIMIT 1 OFFSET 1"
        )[0]
        words = f"The contract was signed by the {SECRET} in March."
        correct.set_text(archive, line, key, words, reviewer="Noor")
        (key,) = archive.rows(
            "SELECT g.id FROM transcript t JOIN segment g ON g.version_id = t.current_id "
            "ORDER BY g.start_ms LIMIT 1 OFFSET 1"
        )[0]
        correct.set_text(archive, line, key, words.replace(SECRET, "x"), reviewer="Noor")
        uid = take(archive, 2200, 4600)
        take(archive, 4800, 6000, off=True)
        folder = make(archive, uid, evidence.LEGAL, tmp_path / "bundle")
    assert SECRET.encode() not in everything(folder)
    rows = list(csv.reader(io.StringIO((folder / "data" / "corrections.csv").read_text())))
    assert len(rows) == 3


def test_a_pseudonym_is_told_to_readers(archive: Archive, tmp_path: Path) -> None:
    with archive:
        uid = take(archive, 2200, 4600)
        session = stored_quotes.get(archive, uid).session
        correcting.name_voice(archive, session, "Imran", Participant("Imran"), reviewer="")
        person = people.find(archive, "Imran")
        named.set_pseudonym(archive, person.id, "Source A")
        folder = make(archive, uid, evidence.PUBLISH, tmp_path / "bundle")
    assert b"Imran" not in everything(folder)
    assert b"Source A" in everything(folder)


NAMES = ("canary", "CANARY", str(Path.home()), "/tmp/", platform.node(), getpass.getuser())


@pytest.mark.parametrize("profile", evidence.PROFILES)
def test_no_bundle_tells_of_this_computer(archive: Archive, tmp_path: Path, profile: str) -> None:
    with archive:
        uid = take(archive, 2200, 4600)
        folder = make(archive, uid, profile, tmp_path / "canary-target")
        packed = make(archive, uid, profile, tmp_path / "canary-target.zip")
    for name in NAMES:
        if len(name) > 5 or name == "/tmp/":
            for form in ("utf-8", "utf-16-le", "utf-16-be"):
                assert name.encode(form) not in everything(folder)
                assert name.encode(form) not in packed.read_bytes()
    with zipfile.ZipFile(packed) as box:
        assert {(one.date_time, one.create_system, one.extra) for one in box.infolist()} == {
            ((1980, 1, 1, 0, 0, 0), 0, b"")
        }
        assert box.testzip() is None
    assert {path.stat().st_mtime for path in folder.rglob("*")} == {0}
    assert {path.stat().st_mode & 0o77 for path in folder.rglob("*")} == {0}


def test_a_transcript_that_tells_a_folder_goes_without_its_file(tmp_path: Path) -> None:
    box = tmp_path / "box"
    tone(box / "talk.wav", 8)
    (box / "talk.en.vtt").write_text(
        VTT.replace("WEBVTT\n", f"WEBVTT\n\nNOTE made from {HOME}/talk.wav\n"), "utf-8"
    )
    with Archive.create(tmp_path / "archive") as archive:
        importing.add(archive, [box])
        folder = make(archive, take(archive, 2200, 4600), evidence.LEGAL, tmp_path / "bundle")
    assert b"canary/" not in everything(folder)
    assert (folder / "data" / "transcript-original.vtt").is_file()
    assert any("tells a folder or a user" in note for note in check(folder).notes)


def blocked(target: Path) -> None:
    target.mkdir()


def taken(target: Path) -> None:
    target.write_text("mine")


def dangling(target: Path) -> None:
    target.symlink_to("nowhere")


def identity(path: Path) -> tuple[int, int, int]:
    how = os.lstat(path)
    return how.st_ino, how.st_size, how.st_mtime_ns


@pytest.mark.parametrize("stand_there", [blocked, taken, dangling], ids=lambda one: one.__name__)
def test_nothing_is_ever_replaced(
    archive: Archive, tmp_path: Path, stand_there: Callable[[Path], None]
) -> None:
    with archive:
        uid = take(archive, 2200, 4600)
        target = tmp_path / "out" / "bundle.zip"
        target.parent.mkdir()
        stand_there(target)
        before = identity(target)
        with pytest.raises(UserError, match="there already"):
            make(archive, uid, evidence.PUBLISH, target)
    assert identity(target) == before
    assert len(list(target.parent.iterdir())) == 1


def test_a_target_that_cannot_be_written_is_told(archive: Archive, tmp_path: Path) -> None:
    with archive:
        uid = take(archive, 2200, 4600)
        with pytest.raises(UserError, match="could not be written"):
            make(archive, uid, evidence.PUBLISH, tmp_path / "nowhere" / "bundle")
        with pytest.raises(UserError, match="could not be written"):
            make(archive, uid, evidence.PUBLISH, Path("/dev/full/bundle"))
    assert not (tmp_path / "nowhere").exists()


def test_a_zip_tampered_with_on_its_way_is_refused(archive: Archive, tmp_path: Path) -> None:
    with archive:
        target = make(archive, take(archive, 2200, 4600), evidence.PUBLISH, tmp_path / "b.zip")
    target.write_bytes(target.read_bytes() + b"more")
    with pytest.raises(RefusedFile, match="bytes were added"):
        verifying.bundle(target)


def run(folder: Path, *words: object, code: int = 0) -> str:
    said = CliRunner().invoke(cli, ["--archive", str(folder), *map(str, words)])
    assert said.exit_code == code, said.output
    return said.output


def test_by_command(archive: Archive, tmp_path: Path) -> None:
    with archive:
        one, two = take(archive, 500, 2000), take(archive, 2200, 4600)
    folder, out = tmp_path / "archive", tmp_path / "out"
    told = ("export", "evidence", one, two, "--profile", "publish", "--zip", "-o")
    said = run(folder, *told, out)
    assert said.count("Seal: ") == 2
    assert "Each quote has a bundle of its own" in run(folder, *told, tmp_path / "x.zip", code=2)
    assert "there already" in run(folder, *told, out, code=1)
    first, second = sorted(out.iterdir())
    assert "made from this archive" in run(folder, "verify", first)
    second.write_bytes(second.read_bytes()[:-1])
    assert "cannot be verified" in run(folder, "verify", second, code=1)
    legal = tmp_path / "legal"
    said = run(folder, "export", "evidence", one, "--profile", "legal", "-o", legal)
    assert "not to be published" in said
    (legal / "data" / "clip.wav").write_bytes(b"RIFF")
    said = run(folder, "verify", legal, code=1)
    assert "data/clip.wav: was changed" in said
    assert json.loads(run(folder, "verify", "--json"))["problems"] == []
