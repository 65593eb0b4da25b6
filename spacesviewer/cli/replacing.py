"""The command that replaces words in a session or in all of them."""

from __future__ import annotations

from typing import Any

import click

from spacesviewer import settings
from spacesviewer.cli.base import (
    archive_option,
    cli,
    guarded,
    json_option,
    opened,
    print_json,
    tell,
    transcript_of,
)
from spacesviewer.domain.errors import WrongUsage
from spacesviewer.domain.replacing import Wish, in_context
from spacesviewer.domain.timecode import format_time
from spacesviewer.domain.wording import counted
from spacesviewer.library import sessions as stored_sessions
from spacesviewer.workflows import replacing
from spacesviewer.workflows.replacing import Outcome, Place, Preview


@cli.command()
@click.argument("find")
@click.argument("put", metavar="WITH")
@click.option("--session", "-s", default=None, help="Only in this session; else in all of them.")
@click.option("--language", "-l", default=None, help="Only in the transcript of this language.")
@click.option("--match-case", is_flag=True, help="Case, accents and letters as they are typed.")
@click.option("--parts", is_flag=True, help="Also inside of longer words.")
@click.option("--dry-run", is_flag=True, help="Show every place and change nothing.")
@json_option
@archive_option
@guarded
def replace(
    find: str,
    put: str,
    session: str | None,
    language: str | None,
    match_case: bool,
    parts: bool,
    dry_run: bool,
    as_json: bool,
    archive: str | None,
) -> None:
    """Replace words in transcripts; WITH may be '' to take them out.

    It is one step of `undo`, and each line stands in the `history`. What files brought, and quotes
    that were taken, stay as they are. Look with --dry-run first.
    """
    wish = Wish(find, put, match_case=match_case, whole_words=not parts)
    with opened(archive, writes=not dry_run) as store:
        uid = None if session is None else stored_sessions.find(store, session)
        line = None
        if language is not None:
            if uid is None:
                raise WrongUsage("Of which session?", hint="--language goes with --session.")
            line = transcript_of(store, uid, language).id
        preview = replacing.find(store, wish, transcript_id=line, session=uid)
        outcome = None
        if not dry_run:
            reviewer = settings.load().reviewer
            outcome = replacing.apply(store, preview.places, preview.wish.put, reviewer=reviewer)
    if as_json:
        print_json(_document(preview, outcome))
        return
    for place in preview.places:
        tell(_line(place, preview.wish.put))
    if outcome is not None:
        tell(outcome.sentence())
    elif not preview.places:
        tell("These words are nowhere.")
    else:
        many = len(preview.places)
        tell(f"{counted(many, 'place')}; nothing was changed.")
    if preview.capped:
        tell(f"There are more than {replacing.MOST:,} places: run it again for the others.")


def _document(preview: Preview, outcome: Outcome | None) -> dict[str, Any]:
    places = [
        {
            "session": place.line.session,
            "title": place.line.title,
            "transcript": place.line.transcript_id,
            "start_ms": place.line.start_ms if place.line.timed else None,
            "speaker": place.line.speaker,
            "text": place.line.text,
            "start": place.span[0],
            "end": place.span[1],
        }
        for place in preview.places
    ]
    done = {
        "replaced": outcome.places if outcome else 0,
        "segments": outcome.lines if outcome else 0,
        "changed_since": outcome.changed_since if outcome else 0,
        "left_alone": outcome.unfit if outcome else 0,
    }
    return {"places": places, "capped": preview.capped, **done}


def _line(place: Place, put: str) -> str:
    signs = {"same": "{}", "removed": "[-{}-]", "added": "{{+{}+}}"}
    pieces = in_context(place.line.text, place.span, put)
    words = " ".join(signs[piece.kind].format(piece.text) for piece in pieces)
    at = format_time(place.line.start_ms) if place.line.timed else "no time"
    who = f"{place.line.speaker}: " if place.line.speaker else ""
    return f"{place.line.title}  {at}  {who}{words}"
