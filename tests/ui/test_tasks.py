"""Work on other threads: in order, with stale answers dropped, and errors told as sentences."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from spacesviewer.domain.errors import ArchiveError, UserError
from spacesviewer.library.store import Archive
from spacesviewer.ui.tasks import Tasks, Worker


def _with_thread(number: int, _archive: object) -> tuple[int, int]:
    return number, threading.get_ident()


def _same(text: str, _archive: object) -> str:
    return text


@pytest.fixture
def worker(qtbot: QtBot) -> Iterator[Worker]:
    made = Worker("test", lambda: None)
    yield made
    made.close()


def test_answers_come_in_order_on_the_thread_of_the_window(qtbot: QtBot, worker: Worker) -> None:
    answers: list[tuple[int, int]] = []
    main = threading.get_ident()
    for number in range(20):
        worker.do(
            partial(_with_thread, number),
            lambda result: answers.append((result[0], threading.get_ident())),
        )
    qtbot.waitUntil(lambda: len(answers) == 20)
    assert answers == [(number, main) for number in range(20)]


def test_a_newer_job_with_the_same_key_replaces_the_older(qtbot: QtBot, worker: Worker) -> None:
    gate = threading.Event()
    answers: list[str] = []
    worker.do(lambda _archive: gate.wait(10), None)
    for text in ("a", "ab", "abc"):
        worker.do(partial(_same, text), answers.append, key="search")
    worker.do(lambda _archive: "other", answers.append)
    gate.set()
    qtbot.waitUntil(lambda: "other" in answers)
    assert answers == ["abc", "other"]


def test_a_refusal_is_told_and_a_fault_is_reported(qtbot: QtBot, worker: Worker) -> None:
    told: list[Any] = []

    def refuse(_archive: object) -> None:
        raise UserError("No.")

    def fail(_archive: object) -> None:
        raise KeyError("secret words")

    worker.bug = told.append
    worker.do(refuse, None, lambda error: told.append(error.message))
    worker.do(fail)
    qtbot.waitUntil(lambda: len(told) == 2)
    assert told[0] == "No."
    assert "KeyError" in told[1]


def test_an_archive_that_cannot_be_opened_fails_every_job(qtbot: QtBot) -> None:
    def refuse() -> Archive:
        raise ArchiveError("Damaged.")

    worker = Worker("test", refuse)
    told: list[str] = []
    worker.do(lambda archive: archive, None, lambda error: told.append(error.message))
    qtbot.waitUntil(lambda: bool(told))
    worker.close()
    assert told == ["Damaged."]


def test_what_is_queued_is_written_before_the_end(qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "archive"
    Archive.create(folder).close()
    tasks = Tasks(folder)
    done = threading.Event()
    tasks.write.do(lambda archive: done.wait(0.05) or archive.folder)
    tasks.write.do(lambda _archive: done.set())
    tasks.close()
    assert done.is_set()
