"""Commands for questions: where they are asked, by whom, and where they are answered."""

from __future__ import annotations

import click

from spacesviewer.cli.base import (
    archive_option,
    cli,
    guarded,
    json_option,
    opened,
    print_json,
    tell,
    time_of,
)
from spacesviewer.domain.errors import WrongUsage
from spacesviewer.library import questions as stored_questions
from spacesviewer.library import sessions as stored_sessions
from spacesviewer.library.store import Archive
from spacesviewer.workflows import asking, formats, showing

_FROM = click.option("--from", "start", required=True, metavar="TIME")
_TO = click.option("--to", "end", required=True, metavar="TIME")


@cli.command()
@click.argument("session")
@_FROM
@_TO
@click.option("--asker", default=None, metavar="NAME", help='Who asks; "" if nobody knows.')
@click.option("--text", default=None, metavar="WORDS", help="What is asked, in short.")
@click.option("--answer-from", default=None, metavar="TIME")
@click.option("--answer-to", default=None, metavar="TIME")
@json_option
@archive_option
@guarded
def question(
    session: str,
    start: str,
    end: str,
    asker: str | None,
    text: str | None,
    answer_from: str | None,
    answer_to: str | None,
    as_json: bool,
    archive: str | None,
) -> None:
    """Say that something is asked there.

    Who asks and what is taken from the transcript where it is not told.
    """
    if (answer_from is None) != (answer_to is None):
        raise WrongUsage("An answer needs --answer-from and --answer-to.")
    with opened(archive, writes=True) as store:
        uid = stored_sessions.find(store, session)
        span = _span(store, uid, start, end)
        answer = None
        if answer_from is not None and answer_to is not None:
            answer = _span(store, uid, answer_from, answer_to)
        made, _ = asking.ask(store, uid, span, asker=asker, text=text, answer=answer)
    told = showing.question_json(made)
    if as_json:
        print_json(told)
    else:
        tell(f"{made.id}  {formats.question_line(told)}")


@cli.command()
@click.argument("session")
@click.argument("question_id", metavar="[QUESTION]", required=False, type=int)
@_FROM
@_TO
@json_option
@archive_option
@guarded
def answer(
    session: str,
    question_id: int | None,
    start: str,
    end: str,
    as_json: bool,
    archive: str | None,
) -> None:
    """Say that a question is answered there: the last one before it if none is named."""
    with opened(archive, writes=True) as store:
        uid = stored_sessions.find(store, session)
        if question_id is not None and stored_questions.get(store, question_id).session != uid:
            raise WrongUsage(f"The question {question_id} is of another session.")
        told = asking.answered(store, uid, _span(store, uid, start, end), question_id)[0]
    shown = showing.question_json(told)
    if as_json:
        print_json(shown)
    else:
        tell(f"{told.id}  {formats.question_line(shown)}")


@cli.command()
@click.argument("session")
@json_option
@archive_option
@guarded
def questions(session: str, as_json: bool, archive: str | None) -> None:
    """List the questions of a session, with where they are answered."""
    with opened(archive) as store:
        found = stored_questions.list_for(store, stored_sessions.find(store, session))
    rows = [showing.question_json(one) for one in found]
    if as_json:
        print_json(rows)
        return
    for row in rows:
        tell(f"{row['id']}  {formats.question_line(row)}")
    if not rows:
        tell("No questions yet.")


def _span(archive: Archive, uid: str, start: str, end: str) -> tuple[int, int]:
    begin, finish = time_of(archive, uid, start), time_of(archive, uid, end)
    assert begin is not None
    assert finish is not None
    return begin, finish
