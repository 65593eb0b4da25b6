"""What is open, and the verbs of the window; it knows no widget.

Every verb runs on the library's worker and tells what it changed; the session that is shown is
read again on the reader, so that the window never waits for the disk.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal

from spacesviewer.domain.changes import Changes
from spacesviewer.domain.errors import UserError
from spacesviewer.domain.heard import Hearing
from spacesviewer.domain.quote import Quote
from spacesviewer.domain.segment import Word
from spacesviewer.domain.selection import Selection
from spacesviewer.domain.session import SessionSummary
from spacesviewer.domain.topic import Topic
from spacesviewer.library import heard, journal, notes, sessions, topics, transcripts, trash
from spacesviewer.library.search import SearchResult
from spacesviewer.library.sessions import SessionDetail
from spacesviewer.library.store import Archive
from spacesviewer.library.trash import RemovedSession
from spacesviewer.settings import Settings
from spacesviewer.ui.events import Events
from spacesviewer.ui.gap_finder import GapFinder
from spacesviewer.ui.models import session_data
from spacesviewer.ui.models.session_data import ReadAgain, SessionData
from spacesviewer.ui.tasks import Tasks
from spacesviewer.workflows import correcting, discarding, joining, quoting, revising, tagging
from spacesviewer.workflows import whole_sentences as wholes
from spacesviewer.workflows.revising import Revision

log = logging.getLogger(__name__)
T = TypeVar("T")
WordsTask = Callable[[dict[int, tuple[Word, ...]]], None]


class Workspace(QObject):
    """One open archive with the session that is shown.

    ``library_changed`` carries a list of SessionSummary, ``session_opened`` a SessionData or None,
    ``notes_changed`` the same session with its quotes, topics, marks and facts read again.
    ``journal_changed`` carries what Undo and Redo would do, "" for nothing.
    """

    library_changed = Signal(list)
    session_opened = Signal(object)
    notes_changed = Signal(object)
    journal_changed = Signal(str, str)
    topics_changed = Signal(list)
    quote_taken = Signal(str, str)
    problem = Signal(object)

    def __init__(self, settings: Settings, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.settings = settings
        self.tasks = tasks
        self.folder, self.read_only = tasks.folder, tasks.read_only
        self.events = Events(self)
        self.session: SessionData | None = None
        self.gaps = GapFinder(self)
        self.events.changed.connect(self._on_changed)

    def close(self) -> None:
        """Finishes what is being written and closes the archive."""
        self.gaps.stop()
        self.tasks.close()

    # What is shown -----------------------------------------------------------------------------

    def refresh_library(self) -> None:
        """Reads the list of sessions and topics, and what could be undone."""
        self.read_sessions()
        self.read_topics()

    def read_sessions(self) -> None:
        """Reads the list of sessions."""
        self.tasks.read.do(sessions.list_sessions, self._on_library, self._on_failed, key="library")

    def read_topics(self) -> None:
        """Reads the list of topics, and what could be undone."""
        self.tasks.read.do(topics.list_topics, self._on_topics, self._on_failed, key="topics")
        self.tasks.read.do(_undo_labels, self._on_labels, self._on_failed, key="labels")

    def open_session(
        self,
        uid: str,
        transcript_id: int | None = None,
        done: Callable[[SessionData], None] | None = None,
    ) -> None:
        """Reads a session and shows it; ``done`` is called when it stands in the window."""

        def opened(data: SessionData) -> None:
            self.session = data
            self.session_opened.emit(data)
            self.gaps.find_soon()
            if done is not None:
                done(data)

        task = session_data.load(uid, transcript_id)
        self.tasks.read.do(task, opened, self._on_failed, key="session")

    def close_session(self) -> None:
        """Shows no session."""
        self.session = None
        self.session_opened.emit(None)

    def words_of(self, ids: Sequence[int], done: WordsTask) -> None:
        """Reads the words with times of some segments."""
        wanted = list(ids)
        self.tasks.read.do(lambda archive: transcripts.words(archive, wanted), done)

    def search(self, query: str, done: Callable[[SearchResult], None]) -> None:
        """Searches all sessions; an older search that still runs is given up."""
        self.tasks.read.do(
            lambda archive: notes.search_all(archive, query, limit=200),
            done,
            self._on_failed,
            key="search",
        )

    # Verbs -------------------------------------------------------------------------------------

    def bookmark(self, selection: Selection, note: str = "", *, drawn: bool = False) -> None:
        """Takes a quote of the words that are selected; ``drawn``: perhaps a bit off."""
        data = self.session
        if data is None or data.transcript is None or not self._may_write():
            return
        said = data.transcript_of(selection.segments[0][0]) or data.transcript
        uid, transcript_id, reviewer = data.uid, said.id, self.settings.reviewer

        def work(archive: Archive) -> tuple[str, str, Changes]:
            return wholes.bookmark(
                archive, uid, selection, transcript_id, reviewer=reviewer, note=note, snap=drawn
            )

        def done(result: tuple[str, str, Changes]) -> None:
            self.events.tell(result[2])
            self.quote_taken.emit(*result[:2])

        self.tasks.write.do(work, done, self._on_failed)

    def draft(self, selection: Selection, done: Callable[[Quote], None]) -> None:
        """Gives the quote that a selection makes, without storing it."""
        data = self.session
        if data is None or data.transcript is None:
            return
        said = data.transcript_of(selection.segments[0][0]) or data.transcript
        uid, transcript_id = data.uid, said.id
        self.tasks.read.do(
            lambda archive: quoting.draft(archive, uid, selection, transcript_id),
            done,
            self._on_failed,
        )

    def sentence(self, at_ms: int, done: Callable[[Selection], None]) -> None:
        """Gives the sentence that is spoken at a moment, if any is."""
        data = self.session
        if data is None:
            return
        timeline = data.timeline

        def found(selection: Selection | None) -> None:
            if selection is not None:
                done(selection)

        self.tasks.read.do(
            lambda archive: quoting.sentence_at(archive, timeline, at_ms), found, self._on_failed
        )

    def words_between(self, start_ms: int, end_ms: int, done: Callable[[Selection], None]) -> None:
        """Gives the words that are spoken in a stretch."""
        data = self.session
        if data is None or data.transcript is None:
            return
        uid, info = data.uid, data.transcript
        self.tasks.read.do(
            lambda archive: quoting.from_range(archive, uid, info, start_ms, end_ms, snap=True),
            done,
            self._on_failed,
        )

    def tag(self, name: str, start_ms: int, end_ms: int) -> None:
        """Says that a topic is talked about there."""
        if self.session is not None:
            uid = self.session.uid
            self.write(lambda archive: tagging.tag(archive, uid, name, start_ms, end_ms))

    def mark(self, at_ms: int, note: str = "") -> None:
        """Notes a moment."""
        if self.session is not None:
            uid = self.session.uid
            self.write(lambda archive: tagging.mark(archive, uid, at_ms, note))

    def remove_span(self, span_id: int) -> None:
        """Takes a topic away from a place."""
        self.write(lambda archive: tagging.untag(archive, span_id))

    def move_span(self, span_id: int, start_ms: int, end_ms: int) -> None:
        """Says from when to when a topic is really talked about."""
        self.write(lambda archive: tagging.move(archive, span_id, start_ms, end_ms))

    def remove_mark(self, mark_id: int) -> None:
        """Takes a mark away."""
        self.write(lambda archive: tagging.unmark(archive, mark_id))

    def remove_quote(self, uid: str) -> None:
        """Takes a quote out of the panel; Undo brings it back."""
        self.write(lambda archive: quoting.remove(archive, uid))

    def set_quote_note(self, uid: str, note: str) -> None:
        """Writes the note of a quote."""
        self.write(lambda archive: quoting.set_note(archive, uid, note))

    def set_quote_state(self, uid: str, state: str) -> None:
        """Says how far a quote has come: to check, checked, used, off the record."""
        reviewer = self.settings.reviewer
        self.write(lambda archive: quoting.set_state(archive, uid, state, reviewer=reviewer))

    def rename(self, title: str) -> None:
        """Gives the session another title."""
        if self.session is not None:
            uid, reviewer = self.session.uid, self.settings.reviewer
            self.write(
                lambda archive: correcting.set_fact(archive, uid, "title", title, reviewer=reviewer)
            )

    def revise(self, uid: str, shown: Revision, wanted: Revision) -> None:
        """Changes the facts of a session that a person has corrected."""
        reviewer = self.settings.reviewer
        self.write(lambda archive: revising.apply(archive, uid, shown, wanted, reviewer=reviewer))

    def remove_session(self, uid: str) -> None:
        """Puts a session into the trash; Undo brings it back."""
        self.write(lambda archive: discarding.remove(archive, uid))

    def bring_back(self, uid: str) -> None:
        """Takes a session out of the trash."""
        self.write(lambda archive: discarding.bring_back(archive, uid))

    def join(self, into: str, others: Sequence[tuple[str, int]]) -> None:
        """Puts sessions into one, each at its offset in ms."""
        self.write(lambda archive: joining.join_all(archive, into, others))

    def removed(self, done: Callable[[list[RemovedSession]], None]) -> None:
        """Reads what is in the trash."""
        self.tasks.read.do(trash.list_removed, done, self._on_failed)

    def detail(self, uid: str, done: Callable[[SessionDetail], None]) -> None:
        """Reads the facts of a session."""
        self.tasks.read.do(lambda archive: sessions.get(archive, uid), done, self._on_failed)

    def undo(self) -> None:
        """Takes the last change back."""
        self.write(lambda archive: _changes(journal.undo(archive)))

    def redo(self) -> None:
        """Does it again."""
        self.write(lambda archive: _changes(journal.redo(archive)))

    def keep_place(self, at_ms: int, state: dict[str, Any]) -> None:
        """Remembers where one stopped in this session."""
        if self.session is not None and not self.read_only:
            uid = self.session.uid
            self.tasks.write.do(lambda archive: sessions.set_place(archive, uid, at_ms, state))

    def note_heard(self, recording_id: int, hearings: Sequence[Hearing]) -> None:
        """Keeps what was heard of a recording; it is no step of Undo."""
        self.tasks.write.do(
            lambda archive: heard.add(archive, recording_id, hearings), None, self._on_failed
        )

    def refresh_notes(self) -> None:
        """Reads quotes, topics, marks and facts again: a quote may be heard in full by now."""
        data = self.session
        if data is not None:
            # Behind what is being written, or it would be read too early.
            self.tasks.write.do(lambda _archive: None, lambda _none: self._reload(data, Changes()))

    def ask(self, question: Callable[[Archive], T], done: Callable[[T], None]) -> None:
        """Reads something on the reader's thread; ``done`` gets the answer in the window's."""
        self.tasks.read.do(question, done, self._on_failed)

    def write(self, work: Callable[[Archive], Changes]) -> None:
        """Does something to the archive on its worker and tells everyone what changed."""
        if self._may_write():
            self.tasks.write.do(work, self.events.tell, self._on_failed)

    def when_written(self, call: Callable[[], None]) -> None:
        """Calls something when all that was to be written so far is, or has failed."""
        self.tasks.write.when_done(call)

    def _may_write(self) -> bool:
        if self.read_only:
            self.problem.emit(
                UserError(
                    "This archive can only be read now: nothing was changed.",
                    hint="Make its disk writable or make room on it, then start again.",
                )
            )
        return not self.read_only

    # Answers -----------------------------------------------------------------------------------

    def _on_changed(self, changes: Changes, _origin: object) -> None:
        self.refresh_library()
        data = self.session
        if data is None:
            return
        self._reload(data, changes)

    def _reload(self, data: SessionData, changes: Changes) -> None:
        self.tasks.read.do(
            session_data.read_again(data, changes),
            self._on_read_again,
            self._on_failed,
            key="notes",
        )

    def _on_read_again(self, read: ReadAgain) -> None:
        """Shows the session as it is now: none if it is in the trash."""
        shown = self.session
        if shown is None or shown.uid != read.uid:
            return
        data = read.data
        if data is not None and read.only_notes:
            # What was found while the notes were read again is newer.
            data = replace(data, gaps=shown.gaps, listened=shown.listened)
        self.session = data
        told = self.notes_changed if read.only_notes else self.session_opened
        told.emit(data)
        if data is not None:
            self.gaps.find_soon()

    def _on_library(self, summaries: list[SessionSummary]) -> None:
        self.library_changed.emit(summaries)

    def _on_topics(self, found: list[Topic]) -> None:
        self.topics_changed.emit(found)

    def _on_labels(self, labels: tuple[str, str]) -> None:
        self.journal_changed.emit(*labels)

    def _on_failed(self, error: UserError) -> None:
        self.problem.emit(error)


def quotes_by_start(quotes: Sequence[Quote]) -> list[Quote]:
    """The quotes in the order of the session."""
    return sorted(quotes, key=lambda quote: (*quote.place_ms, quote.id))


def _undo_labels(archive: Archive) -> tuple[str, str]:
    return journal.next_undo(archive) or "", journal.next_redo(archive) or ""


def _changes(result: tuple[str, Changes] | None) -> Changes:
    return result[1] if result else Changes()
