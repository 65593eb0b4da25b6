"""Questions: where they are asked, by whom, and where they are answered; each a step of Undo."""

from __future__ import annotations

from collections import Counter

from spacesviewer.domain.changes import Changes
from spacesviewer.domain.errors import WrongUsage
from spacesviewer.domain.question import Question, question_before
from spacesviewer.domain.timeline import Timeline
from spacesviewer.library import questions, transcripts
from spacesviewer.library.store import Archive
from spacesviewer.workflows import quoting

_LONGEST = 300  # characters of what is taken from the transcript; a long preamble has more


def ask(
    archive: Archive,
    session: str,
    span: tuple[int, int],
    *,
    asker: str | None = None,
    text: str | None = None,
    answer: tuple[int, int] | None = None,
) -> tuple[Question, Changes]:
    """Says that something is asked there.

    Without an ``asker`` it is whoever speaks most of the stretch, without a ``text`` the words that
    are said in it, as far as the transcript knows either.
    """
    if asker is None:
        asker = who_asks(archive, session, span)
    if text is None:
        text = _words_of(archive, session, span)
    with archive.operation("tag question") as operation:
        made = questions.add(
            archive, operation, session, span, asker=asker, text=text, answer=answer
        )
    return made, _changed(made.id, session)


def answered(
    archive: Archive, session: str, span: tuple[int, int], question_id: int | None = None
) -> tuple[Question, Changes]:
    """Says that a question is answered there: the last one before it if none is named."""
    if question_id is None:
        found = question_before(questions.list_for(archive, session), span[0])
        if found is None:
            raise WrongUsage(
                "No question begins before this answer.", hint="Tag the question first."
            )
        question_id = found.id
    with archive.operation("mark answer") as operation:
        questions.set_answer(archive, operation, question_id, span)
    return questions.get(archive, question_id), _changed(question_id, session)


def unanswer(archive: Archive, question_id: int) -> Changes:
    """Says that nobody knows where a question is answered."""
    with archive.operation("remove answer") as operation:
        questions.set_answer(archive, operation, question_id, None)
    return _changed(question_id)


def edit(
    archive: Archive, question_id: int, *, asker: str | None = None, text: str | None = None
) -> Changes:
    """Corrects who asks and what; None: as it was."""
    with archive.operation("edit question") as operation:
        questions.set_words(archive, operation, question_id, asker=asker, text=text)
    return _changed(question_id)


def move(archive: Archive, question_id: int, start_ms: int, end_ms: int) -> Changes:
    """Gives a question another start and end."""
    with archive.operation("move question") as operation:
        questions.move(archive, operation, question_id, start_ms, end_ms)
    return _changed(question_id)


def move_answer(archive: Archive, question_id: int, start_ms: int, end_ms: int) -> Changes:
    """Gives the answer of a question another start and end."""
    with archive.operation("move answer") as operation:
        questions.set_answer(archive, operation, question_id, (start_ms, end_ms))
    return _changed(question_id)


def remove(archive: Archive, question_id: int) -> Changes:
    """Takes a question away, with what is known of its answer."""
    with archive.operation("remove question") as operation:
        questions.remove(archive, operation, question_id)
    return _changed(question_id)


def who_asks(archive: Archive, session: str, span: tuple[int, int]) -> str:
    """Who speaks most of a stretch; "" where nobody knows."""
    info = transcripts.primary(archive, session)
    if info is None or not info.timed:
        return ""
    return speaks_most(transcripts.timeline(archive, info.id), span)


def speaks_most(timeline: Timeline, span: tuple[int, int]) -> str:
    """The speaker with the most time in a stretch; "" where nobody, or nobody known, speaks."""
    spoken: Counter[str] = Counter()
    for index in timeline.segments_between(*span) if timeline.timed else ():
        inside = min(timeline.ends[index], span[1]) - max(timeline.starts[index], span[0])
        spoken[timeline.speaker(index)] += inside
    return spoken.most_common(1)[0][0] if spoken else ""


def _words_of(archive: Archive, session: str, span: tuple[int, int]) -> str:
    info = transcripts.primary(archive, session)
    if info is None or not info.timed:
        return ""
    try:
        # A hand is seldom exact, and a question that begins in its middle reads as another one.
        found = quoting.from_range(archive, session, info, *span, snap=True)
        said = " ".join(found.text.split())
    except WrongUsage:  # nobody says anything there that was written down
        return ""
    if len(said) <= _LONGEST:
        return said
    cut = said.rfind(" ", 0, _LONGEST)
    return f"{said[: cut if cut > 0 else _LONGEST]} …"


def _changed(question_id: int, session: str = "") -> Changes:
    return Changes(
        sessions=frozenset({session} if session else ()), questions=frozenset({question_id})
    )
