"""A tiny model of the tests writes real drafts in a process of its own, and what can go wrong."""

from __future__ import annotations

import socket
from concurrent.futures import CancelledError
from pathlib import Path

import numpy as np
import pytest

from spacesviewer.domain.errors import UserError
from spacesviewer.media import isolated, machine_draft
from spacesviewer.media.draft_journal import Header, Journal, Piece
from spacesviewer.media.model_folder import Model, look_at
from spacesviewer.media.reader import ExactReader
from spacesviewer.media.speech import quietest
from tests.tiny_model import model_folder
from tests.unit.media.sounds import speechlike, write

SAMPLE = Path(__file__).parents[3] / "resources" / "sample"
HEADER = Header("a" * 64, "m" * 16, "en")


def spoken(path: Path, seconds: int) -> Path:
    """A WAV file with the beginning of the sample, in which voices are heard."""
    (sample,) = SAMPLE.glob("*.m4a")
    with ExactReader(sample) as reader:
        sound = reader.read(0, seconds * reader.sample_rate)
        return write(path, sound, reader.sample_rate, "pcm_s16le")


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Model:
    return look_at(model_folder(tmp_path_factory.mktemp("models") / "tiny"))


def never() -> bool:
    return False


def draft(recording: Path, model: Model, journal: Path) -> list[Piece]:
    return machine_draft.write(
        recording, model, journal, HEADER, progress=lambda _: None, stop=never
    )


def test_words_with_times_and_confidence(tmp_path: Path, model: Model) -> None:
    told: list[float] = []
    recording = spoken(tmp_path / "talk.wav", 25)
    pieces = machine_draft.write(
        recording, model, tmp_path / "j", HEADER, progress=told.append, stop=never
    )
    segments = [segment for piece in pieces for segment in piece.segments]
    words = [word for segment in segments for word in segment["words"]]
    assert words
    assert all(0 <= word["start"] <= word["end"] <= 25.1 for word in words)
    assert all(0 <= word["probability"] <= 1 for word in words)
    assert told == sorted(told)
    assert told[-1] == 1


@pytest.mark.slow
def test_goes_on_where_it_was_stopped(tmp_path: Path, model: Model) -> None:
    recording, journal = spoken(tmp_path / "talk.wav", 130), tmp_path / "j"
    with pytest.raises(CancelledError):
        machine_draft.write(
            recording,
            model,
            journal,
            HEADER,
            progress=lambda _: None,
            stop=lambda: len(Journal(journal, HEADER).pieces()) == 1,
        )
    first = Journal(journal, HEADER).pieces()
    assert len(first) == 1
    with journal.open("a", encoding="utf-8") as file:
        file.write('[123, 456, "en", [{"sta')  # as a crash would leave it
    told: list[float] = []
    pieces = machine_draft.write(
        recording, model, journal, HEADER, progress=told.append, stop=never
    )
    assert len(pieces) == 2
    assert pieces[0] == first[0]
    assert told[0] > 0.4  # the first piece is not heard again
    assert draft(recording, model, journal) == pieces


def test_silence_says_nothing(tmp_path: Path, model: Model) -> None:
    noise = write(tmp_path / "sea.wav", 0.05 * speechlike(3, 16_000), 16_000, "pcm_s16le")
    (piece,) = draft(noise, model, tmp_path / "j")
    assert piece.segments == ()


def test_a_broken_model_is_told(tmp_path: Path, model: Model) -> None:
    recording = spoken(tmp_path / "talk.wav", 3)
    broken = tmp_path / "cut"
    broken.mkdir()
    for file in model.folder.iterdir():
        data = file.read_bytes()
        (broken / file.name).write_bytes(data[:9000] if file.name == "model.bin" else data)
    with pytest.raises(UserError, match=r"The model cut (does not work|stopped)"):
        draft(recording, look_at(broken), tmp_path / "j")
    other = tmp_path / "no tokenizer"
    other.mkdir()
    for file in model.folder.iterdir():
        (other / file.name).write_bytes(
            b"{}" if file.name == "tokenizer.json" else file.read_bytes()
        )
    with pytest.raises(UserError, match="does not work"):
        draft(recording, look_at(other), tmp_path / "j")


def test_a_language_that_the_model_does_not_know_is_told(tmp_path: Path, model: Model) -> None:
    recording = spoken(tmp_path / "talk.wav", 3)
    with pytest.raises(UserError, match="does not know the language “ur”"):
        machine_draft.write(
            recording,
            model,
            tmp_path / "j",
            Header("a", "m", "ur"),
            progress=lambda _: None,
            stop=never,
        )


def test_too_little_memory_is_told(tmp_path: Path, model: Model) -> None:
    recording = spoken(tmp_path / "talk.wav", 3)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(machine_draft, "_MEMORY_MB", 350)
        with pytest.raises(UserError, match="memory"):
            draft(recording, model, tmp_path / "j")


def test_a_folder_that_is_no_model_is_told(tmp_path: Path, model: Model) -> None:
    with pytest.raises(UserError, match="is no folder"):
        look_at(tmp_path / "nowhere")
    with pytest.raises(UserError, match=r"model\.bin, config\.json, tokenizer\.json, vocabulary"):
        look_at(tmp_path)
    for file in model.folder.iterdir():
        (tmp_path / file.name).write_bytes(b"\0" * 200)
    with pytest.raises(UserError, match="is no Whisper model"):
        look_at(tmp_path)


def ask_around() -> str:
    machine_draft.stay_offline()
    try:
        socket.getaddrinfo("localhost", 80)
    except PermissionError as error:
        return str(error)
    return "it may ask"


def test_the_process_cannot_reach_a_network() -> None:
    assert "works offline" in isolated.run(ask_around)


def test_a_journal_of_something_else_is_begun_anew(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "j", HEADER)
    journal.begin()
    journal.add(Piece(0, 10, "en", ({"text": "کراچی"},)))
    journal.add(Piece(0, 10, "en", ()))  # of another run: the first one counts
    journal.add(Piece(20, 30, "en", ()))  # a hole: not believed
    assert journal.pieces() == [Piece(0, 10, "en", ({"text": "کراچی"},))]
    assert Journal(tmp_path / "j", Header("b", "m", "en")).begin() == []


def test_a_journal_that_is_dropped_leaves_nothing(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "j", HEADER)
    journal.begin()
    (tmp_path / "j.new").write_text("what a process left that was ended as it wrote")
    journal.drop()
    assert list(tmp_path.iterdir()) == []


def test_a_piece_ends_where_it_is_quietest() -> None:
    sound = np.ones(1000 * 30, np.float32)
    sound[25_000:25_200] = 0
    assert 25_000 <= quietest(sound, 1000) <= 25_200
    assert quietest(sound[:0], 1000) == 0
