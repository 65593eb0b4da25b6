"""Questions that were asked in sessions, and where they were answered."""

from __future__ import annotations

from collections.abc import Callable

from spacesviewer.domain.errors import WrongUsage
from spacesviewer.domain.plaintext import clean_line
from spacesviewer.domain.question import Question
from spacesviewer.library.clock import now
from spacesviewer.library.connection import Handle, Row
from spacesviewer.library.journal import RowWriter

_LONGEST_NAME, _LONGEST_TEXT = 200, 2000  # characters
_SELECT = (
    "SELECT q.id, s.uid, q.start_ms, q.end_ms, q.asker, q.text, q.answer_start_ms, q.answer_end_ms "
    "FROM question q JOIN session s ON s.id = q.session_id "
)
# What a join or a shift of a session moves along.
TIMES = ("start_ms", "end_ms", "answer_start_ms", "answer_end_ms")


def add(
    archive: Handle,
    op: RowWriter,
    session_uid: str,
    span: tuple[int, int],
    *,
    asker: str = "",
    text: str = "",
    answer: tuple[int, int] | None = None,
) -> Question:
    """Says that something is asked there; the same stretch twice is one question."""
    _check(span, "question")
    session_id = archive.value(
        "SELECT id FROM session WHERE uid = ? AND deleted_at IS NULL", (session_uid,)
    )
    if session_id is None:
        raise WrongUsage("There is no session {session}.", session=session_uid)
    values = {**_words(asker, text), **_answer(answer)}
    known = archive.value(
        "SELECT id FROM question WHERE session_id = ? AND start_ms = ? AND end_ms = ?",
        (session_id, *span),
    )
    if known is not None:
        op.update("question", known, {name: value for name, value in values.items() if value})
        return get(archive, int(known))
    times = {"start_ms": span[0], "end_ms": span[1], "created_at": now()}
    return get(archive, op.insert("question", {"session_id": session_id, **times, **values}))


def get(archive: Handle, question_id: int) -> Question:
    """A question by its number; WrongUsage if there is none."""
    row = archive.row(_SELECT + "WHERE q.id = ? AND s.deleted_at IS NULL", (question_id,))
    if row is None:
        raise WrongUsage(
            "There is no question {question}.",
            hint="`spacesviewer questions SESSION` lists them.",
            question=question_id,
        )
    return _question(row)


def list_for(archive: Handle, session_uid: str) -> list[Question]:
    """The questions of a session in order of time."""
    rows = archive.rows(_SELECT + "WHERE s.uid = ? ORDER BY q.start_ms, q.id", (session_uid,))
    return [_question(row) for row in rows]


def move(archive: Handle, op: RowWriter, question_id: int, start_ms: int, end_ms: int) -> None:
    """Gives a question another start and end."""
    _check((start_ms, end_ms), "question")
    op.update("question", question_id, {"start_ms": start_ms, "end_ms": end_ms})


def set_answer(
    archive: Handle, op: RowWriter, question_id: int, answer: tuple[int, int] | None
) -> None:
    """Says from when to when a question is answered; None: nowhere that is known."""
    op.update("question", question_id, _answer(answer))


def set_words(
    archive: Handle,
    op: RowWriter,
    question_id: int,
    *,
    asker: str | None = None,
    text: str | None = None,
) -> None:
    """Says who asks and what; None: as it was."""
    given = _words(asker or "", text or "")
    told = {"asker": asker, "text": text}
    op.update("question", question_id, {n: v for n, v in given.items() if told[n] is not None})


def remove(archive: Handle, op: RowWriter, question_id: int) -> None:
    """Takes a question away."""
    op.delete("question", question_id)


def shift(
    archive: Handle,
    op: RowWriter,
    session_id: int,
    by_ms: int,
    into_id: int | None = None,
    which: Callable[[int, int], bool] = lambda _start_ms, _end_ms: True,
) -> None:
    """Moves the questions of a session to later, and into another one if one is given.

    ``which`` is asked with start and end. The answer goes along with its question.
    """
    for key, *times in archive.rows(
        f"SELECT id, {', '.join(TIMES)} FROM question WHERE session_id = ?",  # noqa: S608
        (session_id,),
    ):
        if which(times[0], times[1]):
            moved = {c: at + by_ms for c, at in zip(TIMES, times, strict=True) if at is not None}
            op.update("question", key, {"session_id": into_id or session_id, **moved})


def _words(asker: str, text: str) -> dict[str, object]:
    asker, text = clean_line(asker), clean_line(text)
    if len(asker) > _LONGEST_NAME:
        raise WrongUsage("A name has at most {most} characters.", most=_LONGEST_NAME)
    if len(text) > _LONGEST_TEXT:
        raise WrongUsage("A question has at most {most} characters.", most=f"{_LONGEST_TEXT:,}")
    return {"asker": asker, "text": text}


def _answer(span: tuple[int, int] | None) -> dict[str, object]:
    if span is not None:
        _check(span, "answer")
    start_ms, end_ms = span if span is not None else (None, None)
    return {"answer_start_ms": start_ms, "answer_end_ms": end_ms}


def _check(span: tuple[int, int], what: str) -> None:
    if not 0 <= span[0] < span[1]:
        raise WrongUsage(
            "An answer needs a stretch of time: its end comes after its start."
            if what == "answer"
            else "A question needs a stretch of time: its end comes after its start."
        )


def _question(row: Row) -> Question:
    number, session, start_ms, end_ms, asker, text, answer_start_ms, answer_end_ms = row
    answer = None if answer_start_ms is None else (answer_start_ms, answer_end_ms)
    return Question(number, session, start_ms, end_ms, asker, text, answer)
