"""A machine's draft in the archive: where it stands, what it is called, what is kept."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from spacesviewer.cli import cli
from spacesviewer.domain.errors import UserError, WrongUsage
from spacesviewer.library import sessions, transcripts
from spacesviewer.library.store import Archive
from spacesviewer.media import model_folder as model_folders
from spacesviewer.workflows import importing, machine_drafting
from spacesviewer.workflows.pace import Pace
from tests.tiny_model import model_folder
from tests.unit.media.test_machine_draft import spoken


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return model_folder(tmp_path_factory.mktemp("models") / "tiny")


def made(folder: Path) -> tuple[Path, str]:
    """An archive with one session of 25 seconds, and the session's id."""
    (folder / "in").mkdir()
    spoken(folder / "in" / "talk.wav", 25)
    with Archive.create(folder / "archive") as archive:
        importing.add(archive, [folder / "in"])
        return archive.folder, sessions.list_sessions(archive)[0].id


def test_the_command_stores_a_draft_that_says_it_is_a_machines(tmp_path: Path, model: Path) -> None:
    folder, uid = made(tmp_path)
    words = ["--archive", str(folder), "transcribe", uid, "--model", str(model), "--json"]
    done = CliRunner().invoke(cli, words)
    assert done.exit_code == 0, done.output
    told = json.loads(done.stdout)
    assert told["origin"] == "machine"
    assert "100%" in done.stderr
    with Archive.open(folder) as archive:
        info = transcripts.get(archive, told["id"])
        assert info.has_words
        assert info.segments == told["segments"] > 0
        assert info.name == "Machine draft (tiny)"
    assert list((folder / "drafts").iterdir()) == []  # it is in the archive
    again = CliRunner().invoke(cli, words)
    assert json.loads(again.stdout) == told
    # Adding the folder again takes nothing away and adds nothing.
    CliRunner().invoke(cli, ["--archive", str(folder), "add", str(tmp_path / "in")])
    with Archive.open(folder) as archive:
        assert [one.id for one in transcripts.list_for(archive, uid)] == [told["id"]]


def test_what_is_wrong_is_told_before_anything_is_done(
    tmp_path: Path, model: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, uid = made(tmp_path)
    with Archive.open(folder) as archive:
        with pytest.raises(WrongUsage, match="is no language"):
            machine_drafting.plan(archive, uid, model, "klingonese")
        with pytest.raises(UserError, match="is no folder"):
            machine_drafting.plan(archive, uid, tmp_path / "nowhere")
        monkeypatch.setattr(model_folders, "PACKAGE", "no-such-package-at-all")
        with pytest.raises(UserError, match="is needed; it is not installed"):
            machine_drafting.plan(archive, uid, model)
    done = CliRunner().invoke(cli, ["--archive", str(folder), "transcribe", uid])
    assert done.exit_code == 2
    assert "--model" in done.stderr


def test_the_time_left_is_told_from_what_this_run_did() -> None:
    now = [0.0]
    pace = Pace(lambda: now[0])
    assert pace.rest(0.5) == ""
    now[0] = 60.0
    assert pace.rest(0.75) == "1 min left"
