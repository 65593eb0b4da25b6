"""Commands that take quotes and write them out as text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import click

from spacesviewer import settings
from spacesviewer.cli.base import (
    any_path,
    archive_option,
    cli,
    guarded,
    json_option,
    opened,
    print_json,
    say,
    tell,
    time_of,
    transcript_of,
)
from spacesviewer.domain.citation import QuoteForm, doubts
from spacesviewer.domain.errors import WrongUsage
from spacesviewer.domain.plaintext import clean_line
from spacesviewer.domain.quote import Quote
from spacesviewer.domain.selection import Selection
from spacesviewer.domain.timecode import format_time
from spacesviewer.library import quotes as stored_quotes
from spacesviewer.library import sessions as stored_sessions
from spacesviewer.library.store import Archive
from spacesviewer.workflows import exporting, quoting

# Naming them here would load all exporters at every start.
_FORMATS = "One that `spacesviewer formats` names, such as txt or docx."


@cli.command()
@click.argument("session")
@click.option("--from", "start", required=True, metavar="TIME")
@click.option("--to", "end", required=True, metavar="TIME")
@click.option("--text", default=None, metavar="WORDS", help="Only these words of the stretch.")
@click.option("--speaker", default=None, metavar="NAME", help="Only what this person says.")
@click.option("--note", default="")
@click.option("--topic", "topics_of", multiple=True, metavar="NAME")
@click.option("--language", "-l", default=None)
@json_option
@archive_option
@guarded
def quote(
    session: str,
    start: str,
    end: str,
    text: str | None,
    speaker: str | None,
    note: str,
    topics_of: Sequence[str],
    language: str | None,
    as_json: bool,
    archive: str | None,
) -> None:
    """Bookmark a quote; prints its id."""
    with opened(archive, writes=True) as store:
        uid = stored_sessions.find(store, session)
        info = transcript_of(store, uid, language)
        start_ms, end_ms = time_of(store, uid, start), time_of(store, uid, end)
        assert start_ms is not None
        assert end_ms is not None
        selection = quoting.from_range(store, uid, info, start_ms, end_ms)
        selection = _of_speaker(selection, speaker)
        exact = True
        if text is not None:
            selection, exact = quoting.typed(selection, text, clean_line(speaker or ""))
        draft = replace(
            quoting.draft(store, uid, selection, info.id),
            reviewer=settings.load().reviewer,
            note=note,
            topics=tuple(topics_of),
            exact=exact,
        )
        made, _ = quoting.keep(store, draft)
        kept = stored_quotes.get(store, made)
    if not exact:
        say("These words are not in the transcript there. They are kept as typed, and say so.")
    if as_json:
        print_json(quote_json(kept))
    else:
        tell(made)


@cli.command()
@click.option("--session", default=None)
@click.option("--topic", default=None)
@json_option
@archive_option
@guarded
def quotes(session: str | None, topic: str | None, as_json: bool, archive: str | None) -> None:
    """List the quotes."""
    with opened(archive) as store:
        found = quotes_of(store, session, topic)
    if as_json:
        print_json([quote_json(quote) for quote in found])
        return
    for item in found:
        told = f" ({said})" if (said := doubts(item)) else ""
        tell(f"{item.id}  {format_time(item.start_ms)}  {item.session_title}")
        for part in item.parts:
            tell(f"           {part.speaker or 'Unidentified speaker'}: “{part.text}”")
        tell(f"           {item.state}{told}")


@cli.group()
def export() -> None:
    """Write quotes or transcripts to a file."""


@export.command("quotes")
@click.option("--format", "form", required=True, metavar="FORMAT", help=_FORMATS)
@click.option("--output", "-o", required=True, type=any_path, metavar="FILE")
@click.option("--session", default=None)
@click.option("--topic", default=None)
@click.option("--attribution/--no-attribution", default=True)
@click.option("--time/--no-time", "time", default=True)
@click.option("--clips/--no-clips", default=None, help="Sound in a web page (html): its default.")
@archive_option
@guarded
def export_quotes(
    form: str,
    output: str,
    session: str | None,
    topic: str | None,
    attribution: bool,
    time: bool,
    clips: bool | None,
    archive: str | None,
) -> None:
    """Write quotes to a file; a web page (html) plays their sound where there is any."""
    if clips and form.casefold() != "html":
        raise WrongUsage("Only a web page can play clips.", hint="Use --format html.")
    with opened(archive) as store:
        found = quotes_of(store, session, topic)
        shape = QuoteForm(attribution=attribution, time=time)
        sounds = sounds_of(store, found) if clips is not False and form.casefold() == "html" else ()
        written, kept_back = exporting.export_quotes(
            found, form, Path(output), shape, store, warn=say, sounds=sounds
        )
    if kept_back:
        say(f"{kept_back} off the record, not written.")
    tell(f"{written} {'quote' if written == 1 else 'quotes'} written to {output}")


def sounds_of(archive: Archive, quotes: Sequence[Quote]) -> tuple[tuple[str, str], ...]:
    """The sounds of quotes for a page; tells how large they are, and which there are not."""
    from spacesviewer.workflows import clip_batch, sounding  # noqa: PLC0415

    made = sounding.make(clip_batch.plan(archive, quotes, "mp3"))
    if made.sounds or made.refused:
        say(f"{made.told()}.".replace("..", "."))
    return made.sounds


@export.command("transcript")
@click.argument("session")
@click.option("--language", "-l", default=None)
@click.option("--format", "form", required=True, metavar="FORMAT", help=_FORMATS)
@click.option("--output", "-o", required=True, type=any_path, metavar="FILE")
@archive_option
@guarded
def export_transcript(
    session: str, language: str | None, form: str, output: str, archive: str | None
) -> None:
    """Write a transcript to a file."""
    with opened(archive) as store:
        uid = stored_sessions.find(store, session)
        info = transcript_of(store, uid, language)
        written = exporting.export_transcript(store, uid, info.id, form, Path(output), say)
    tell(f"{written} segments written to {output}")


def _of_speaker(selection: Selection, name: str | None) -> Selection:
    """What a person says of a stretch; a name for words whose speaker nobody knows."""
    if not name:
        return selection
    name = clean_line(name)
    wanted = name.casefold()
    said = tuple(part for part in selection.parts if part.speaker.casefold() == wanted)
    if not said:
        given = ", ".join(dict.fromkeys(part.speaker for part in selection.parts if part.speaker))
        if given:
            say(f"The transcript gives these words to {given}. The quote says {name}, as told.")
        said = tuple(replace(part, speaker=name) for part in selection.parts)
    return replace(
        selection,
        parts=said,
        text="\n".join(part.text for part in said),
        start_ms=said[0].start_ms,
        end_ms=said[-1].end_ms,
    )


def quotes_of(archive: Archive, session: str | None, topic: str | None) -> list[Quote]:
    """The quotes of a session or topic, or all."""
    uid = stored_sessions.find(archive, session) if session else None
    return stored_quotes.list_quotes(archive, session=uid, topic=topic)


def quote_json(quote: Quote) -> dict[str, Any]:
    """A quote as --json prints it."""
    return {**asdict(quote), "speaker": quote.speaker, "text": quote.text}
