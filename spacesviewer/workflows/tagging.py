"""Topics and marks; each is one step of Undo."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacesviewer.domain.changes import Changes
from spacesviewer.domain.plaintext import clean_line, clean_paragraphs
from spacesviewer.domain.topic import FollowUp
from spacesviewer.library import marks, topics
from spacesviewer.library.store import Archive


def tag(archive: Archive, session: str, name: str, start_ms: int, end_ms: int) -> Changes:
    """Says that a topic is talked about from start to end; the topic is made if it is new."""
    with archive.operation(f"tag “{' '.join(name.split())[:40]}”") as operation:
        span = topics.add_span(archive, operation, session, name, start_ms, end_ms)
    return Changes(
        sessions=frozenset({session}),
        topics=frozenset({span.topic_id}),
        topic_spans=frozenset({span.id}),
    )


def untag(archive: Archive, span_id: int) -> Changes:
    """Takes a topic away from a place; the topic stays in the archive's list."""
    with archive.operation("remove topic") as operation:
        topics.remove_span(archive, operation, span_id)
    return Changes(topic_spans=frozenset({span_id}))


def move(archive: Archive, span_id: int, start_ms: int, end_ms: int) -> Changes:
    """Gives the place of a topic another start and end."""
    with archive.operation("move topic") as operation:
        topics.move_span(archive, operation, span_id, start_ms, end_ms)
    return Changes(topic_spans=frozenset({span_id}))


def mark(
    archive: Archive, session: str, at_ms: int, note: str = "", follow_ups: Sequence[str] = ()
) -> Changes:
    """Notes a moment, and what is to be done about it."""
    asked = [line for text in follow_ups if (line := clean_line(text))]
    with archive.operation("mark") as operation:
        made = marks.add(archive, operation, session, at_ms, clean_paragraphs(note), asked)
    return Changes(sessions=frozenset({session}), marks=frozenset({made.id}))


def edit_mark(archive: Archive, mark_id: int, note: str, follow_ups: Sequence[FollowUp]) -> Changes:
    """Writes a note and its list of what is to be done, in one step.

    A follow-up with the number 0 is new; one that is not in the list any more is taken away.
    """
    wanted = [replace(one, text=clean_line(one.text)) for one in follow_ups]
    with archive.operation("edit note") as operation:
        old = marks.get(archive, mark_id)
        marks.set_note(archive, operation, mark_id, clean_paragraphs(note))
        kept = {one.id: one for one in wanted if one.text}
        for one in old.follow_ups:
            new = kept.get(one.id)
            if new is None:
                marks.remove_follow_up(operation, one.id)
                continue
            marks.set_text(operation, one.id, new.text)
            marks.set_done(archive, operation, one.id, new.done)
        known = {one.id for one in old.follow_ups}
        for one in wanted:
            if one.text and one.id not in known:
                key = marks.add_follow_up(operation, mark_id, one.text)
                if one.done:
                    marks.set_done(archive, operation, key, done=True)
    return operation.changes


def set_done(archive: Archive, follow_up_id: int, *, done: bool) -> Changes:
    """Says that a follow-up was done, or was not."""
    with archive.operation("follow-up done" if done else "follow-up not done") as operation:
        marks.set_done(archive, operation, follow_up_id, done)
    return operation.changes


def unmark(archive: Archive, mark_id: int) -> Changes:
    """Takes a mark away."""
    with archive.operation("remove mark") as operation:
        marks.remove(archive, operation, mark_id)
    return Changes(marks=frozenset({mark_id}))
