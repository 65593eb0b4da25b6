"""The verbs of the window on a real archive, without a window."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from spacesviewer.domain.selection import select
from spacesviewer.library.search import SearchResult
from spacesviewer.library.store import Archive
from spacesviewer.settings import Settings
from spacesviewer.ui.models.session_data import SessionData
from spacesviewer.ui.tasks import Tasks
from spacesviewer.ui.workspace import Workspace
from spacesviewer.workflows import importing
from tests.made import session_folder


@pytest.fixture
def workspace(qtbot: QtBot, tmp_path: Path) -> Iterator[Workspace]:
    with Archive.create(tmp_path / "archive") as archive:
        importing.add(archive, [session_folder(tmp_path / "box")])
    made = Workspace(Settings(reviewer="S. Journalist"), Tasks(tmp_path / "archive"))
    made.problem.connect(lambda error: pytest.fail(error.sentence()))
    yield made
    made.close()


@pytest.fixture
def session(qtbot: QtBot, workspace: Workspace) -> SessionData:
    with qtbot.waitSignal(workspace.library_changed) as listed:
        workspace.refresh_library()
    (summary,) = _only(listed.args)
    with qtbot.waitSignal(workspace.session_opened):
        workspace.open_session(summary.id)
    assert workspace.session is not None
    return workspace.session


def _only(args: list[Any] | None) -> Any:
    assert args is not None
    return args[0]


def test_a_session_is_shown_with_its_best_transcript(session: SessionData) -> None:
    assert session.detail.facts.title == "town hall"
    assert session.timeline.texts[1] == "The contract was signed in March."
    assert session.timeline.speakers == ("Ayesha", "Omar")
    assert session.duration_ms == 10_000


def test_a_quote_is_taken_undone_and_done_again(
    qtbot: QtBot, workspace: Workspace, session: SessionData
) -> None:
    chosen = select(session.timeline, lambda _ids: {}, (1, 4), (2, 3))
    assert chosen is not None
    with qtbot.waitSignal(workspace.notes_changed):
        workspace.bookmark(chosen)
    (quote,) = workspace.session.quotes if workspace.session else ()
    assert [part.speaker for part in quote.parts] == ["Omar", "Ayesha"]
    assert quote.parts[0].text == "contract was signed in March."
    assert quote.reviewer == "S. Journalist"
    assert len(quote.recording_sha256) == len(quote.transcript_sha256) == 64
    assert quote.before.endswith("The")
    assert quote.after.startswith("signed it?")
    for undo, count in ((True, 0), (False, 1)):
        with qtbot.waitSignal(workspace.notes_changed):
            workspace.undo() if undo else workspace.redo()
        assert workspace.session is not None
        assert len(workspace.session.quotes) == count


def test_undo_says_what_it_would_undo(
    qtbot: QtBot, workspace: Workspace, session: SessionData
) -> None:
    with qtbot.waitSignal(
        workspace.journal_changed, check_params_cb=lambda undo, _redo: "Contract" in undo
    ):
        workspace.tag("Contract", 2000, 5000)


def test_topics_and_marks_are_kept(
    qtbot: QtBot, workspace: Workspace, session: SessionData
) -> None:
    with qtbot.waitSignal(workspace.notes_changed):
        workspace.tag("Contract", 2000, 5000)
    with qtbot.waitSignal(workspace.notes_changed):
        workspace.mark(7000, "check this")
    assert workspace.session is not None
    assert [(s.topic, s.start_ms, s.end_ms) for s in workspace.session.spans] == [
        ("Contract", 2000, 5000)
    ]
    assert [(m.at_ms, m.note) for m in workspace.session.marks] == [(7000, "check this")]


def test_the_sentence_at_the_playhead(
    qtbot: QtBot, workspace: Workspace, session: SessionData
) -> None:
    taken: list[str] = []
    for at_ms in (2500, 6300, 8900):
        workspace.sentence(at_ms, lambda selection: taken.append(selection.text))
    qtbot.waitUntil(lambda: len(taken) == 3)
    assert taken == ["The contract was signed in March.", "Nobody will say.", "We asked twice."]


def test_where_one_stopped_is_kept(
    qtbot: QtBot, workspace: Workspace, session: SessionData
) -> None:
    workspace.keep_place(4321, {"visible": [0, 5000]})
    written: list[object] = []
    workspace.tasks.write.do(lambda _archive: True, written.append)
    qtbot.waitUntil(lambda: bool(written))
    with qtbot.waitSignal(workspace.session_opened):
        workspace.open_session(session.uid)
    assert workspace.session is not None
    assert workspace.session.place == (4321, {"visible": [0, 5000]})


def _note(found: list[str], query: str, result: SearchResult) -> None:
    found.append(f"{query} {result.total}")


def test_only_the_newest_search_answers(
    qtbot: QtBot, workspace: Workspace, session: SessionData
) -> None:
    found: list[str] = []
    for query in ("s", "si", "sig", "signed"):
        workspace.search(query, partial(_note, found, query))
    qtbot.waitUntil(lambda: "signed 2" in found)
    assert found[-1] == "signed 2"
