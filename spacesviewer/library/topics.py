"""Topics of the archive's own list, and where in sessions they are talked about."""

from __future__ import annotations

from spacesviewer.domain.errors import WrongUsage
from spacesviewer.domain.topic import Topic, TopicSpan, topic_key
from spacesviewer.library import named
from spacesviewer.library.clock import now
from spacesviewer.library.connection import Handle
from spacesviewer.library.journal import RowWriter

_LONGEST = 200  # characters of a name
_SPANS = (
    "SELECT x.id, t.id, t.name, s.uid, x.start_ms, x.end_ms FROM topic_span x "
    "JOIN topic t ON t.id = x.topic_id JOIN session s ON s.id = x.session_id "
)


def list_topics(archive: Handle) -> list[Topic]:
    """All topics in order of their names, with how often and in how many sessions they occur."""
    rows = archive.rows(
        "SELECT t.id, t.name, count(s.id), count(DISTINCT s.id) FROM topic t "
        "LEFT JOIN topic_span x ON x.topic_id = t.id "
        "LEFT JOIN session s ON s.id = x.session_id AND s.deleted_at IS NULL "
        "GROUP BY t.id ORDER BY t.key"
    )
    return [Topic(*row) for row in rows]


def find(archive: Handle, name: str) -> Topic:
    """The topic of this name, however spelt; WrongUsage, with the list, if there is none."""
    return named.find(list_topics(archive), name, "topic")


def ensure(archive: Handle, op: RowWriter, name: str) -> int:
    """The id of the topic of this name, which is made where there is none."""
    return named.ensure(archive, op, "topic", name)


def add_span(
    archive: Handle, op: RowWriter, session_uid: str, name: str, start_ms: int, end_ms: int
) -> TopicSpan:
    """Says that a topic is talked about there; the same stretch twice is one span."""
    if not 0 <= start_ms < end_ms:
        raise WrongUsage("A topic needs a stretch of time: its end comes after its start.")
    session_id = archive.value(
        "SELECT id FROM session WHERE uid = ? AND deleted_at IS NULL", (session_uid,)
    )
    if session_id is None:
        raise WrongUsage("There is no session {session}.", session=session_uid)
    topic_id = ensure(archive, op, name)
    span_id = archive.value(
        "SELECT id FROM topic_span WHERE topic_id = ? AND session_id = ? AND start_ms = ? "
        "AND end_ms = ?",
        (topic_id, session_id, start_ms, end_ms),
    ) or op.insert(
        "topic_span",
        {
            "topic_id": topic_id,
            "session_id": session_id,
            "start_ms": start_ms,
            "end_ms": end_ms,
            "created_at": now(),
        },
    )
    return TopicSpan(*archive.rows(_SPANS + "WHERE x.id = ?", (span_id,))[0])


def spans_for(archive: Handle, session_uid: str) -> list[TopicSpan]:
    """The topics of a session in order of time."""
    rows = archive.rows(_SPANS + "WHERE s.uid = ? ORDER BY x.start_ms, x.id", (session_uid,))
    return [TopicSpan(*row) for row in rows]


def spans_of(archive: Handle, topic_id: int) -> list[TopicSpan]:
    """Where a topic is talked about in all sessions, the newest session first."""
    rows = archive.rows(
        _SPANS + "WHERE t.id = ? AND s.deleted_at IS NULL "
        "ORDER BY s.started_utc DESC, s.id DESC, x.start_ms",
        (topic_id,),
    )
    return [TopicSpan(*row) for row in rows]


def move_span(archive: Handle, op: RowWriter, span_id: int, start_ms: int, end_ms: int) -> None:
    """Gives a span another start and end."""
    if not 0 <= start_ms < end_ms:
        raise WrongUsage("A topic needs a stretch of time: its end comes after its start.")
    op.update("topic_span", span_id, {"start_ms": start_ms, "end_ms": end_ms})


def remove_span(archive: Handle, op: RowWriter, span_id: int) -> None:
    """Takes a topic away from a stretch; the topic stays on the list."""
    op.delete("topic_span", span_id)


def rename(archive: Handle, op: RowWriter, topic_id: int, name: str) -> None:
    """Gives a topic another name; WrongUsage if another topic has it."""
    key = topic_key(name)
    other = archive.value("SELECT id FROM topic WHERE key = ? AND id <> ?", (key, topic_id))
    if not key or other is not None:
        raise WrongUsage(
            "There is a topic “{name}” already." if key else "A topic needs a name.",
            name=name.strip(),
        )
    op.update("topic", topic_id, {"name": " ".join(name.split()), "key": key})


def remove(archive: Handle, op: RowWriter, topic_id: int) -> None:
    """Takes a topic off the list, with its spans and from its quotes (which stay)."""
    for table in ("topic_span", "quote_topic"):
        for (row_id,) in archive.rows(
            f"SELECT id FROM {table} WHERE topic_id = ?",  # noqa: S608 - names from code
            (topic_id,),
        ):
            op.delete(table, row_id)
    op.delete("topic", topic_id)
