"""Commands that read: transcripts, search, topics."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

import click

from spacesviewer.cli.base import (
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
from spacesviewer.domain.errors import UserError, WrongUsage
from spacesviewer.domain.plaintext import escaped_json
from spacesviewer.domain.timecode import MAX_MS, format_time
from spacesviewer.domain.wording import counted
from spacesviewer.library import notes as notes_search
from spacesviewer.library import search as searching
from spacesviewer.library import sessions as stored_sessions
from spacesviewer.library import topics as stored_topics
from spacesviewer.library import transcripts as stored_transcripts
from spacesviewer.workflows import tagging


@cli.command()
@click.argument("session")
@click.option("--language", "-l", default=None, help="Language of the transcript, as in en.")
@click.option("--from", "start", default=None, metavar="TIME")
@click.option("--to", "end", default=None, metavar="TIME")
@click.option(
    "--format", "form", default="txt", metavar="FORMAT", help="txt, srt, vtt, json, md ..."
)
@json_option
@archive_option
@guarded
def transcript(
    session: str,
    language: str | None,
    start: str | None,
    end: str | None,
    form: str,
    as_json: bool,
    archive: str | None,
) -> None:
    """Print the text of a session."""
    # A search, which is looked at first, needs none of what exports need.
    from spacesviewer.workflows import exporting  # noqa: PLC0415

    shape = "json" if as_json else form
    exporting.need_text(shape)
    with opened(archive) as store:
        uid = stored_sessions.find(store, session)
        first, last = time_of(store, uid, start), time_of(store, uid, end)
        info = transcript_of(store, uid, language, first)
        if not info.timed and (start is not None or end is not None):
            raise UserError(
                f"{info.name} has no times, so no stretch of it can be told apart.",
                hint="Leave out --from and --to.",
            )
        segments = stored_transcripts.segments(store, info.id, first, last)
        part = None if first is None and last is None else (first or 0, last or MAX_MS)
        data = exporting.render_transcript(store, uid, info, segments, shape, part, say)
    text = data.decode("utf-8").rstrip("\n")
    if as_json or form.casefold() == "json":
        click.echo(escaped_json(text))
    else:
        tell(text)


def _search_notes(
    query: str, session: str | None, limit: int, as_json: bool, archive: str | None
) -> None:
    with opened(archive) as store:
        uid = stored_sessions.find(store, session) if session else None
        found = notes_search.search(store, query, session=uid)
    if as_json:
        named = ("kind", "key", "session", "title", "start_ms", "text", "snippet")
        hits = [{name: getattr(hit, name) for name in named} for hit in found[:limit]]
        print_json({"total": len(found), "hits": hits})
        return
    tell(counted(len(found), "note"))
    for hit in found[:limit]:
        tell(f"{hit.session}  {format_time(hit.start_ms)}  {hit.speaker}: {hit.snippet}")


@cli.command()
@click.argument("query", nargs=-1, required=True)
@click.option("--limit", default=50, show_default=True, type=click.IntRange(0, 100_000))
@click.option("--speaker", default=None)
@click.option("--topic", default=None)
@click.option("--session", default=None)
@click.option("--language", default=None)
@click.option("--before", default=None, metavar="DATE", help="Sessions before this date.")
@click.option("--after", default=None, metavar="DATE", help="Sessions on or after this date.")
@click.option("--notes", is_flag=True, help="In notes and follow-ups, not in the words.")
@json_option
@archive_option
@guarded
def search(
    query: Sequence[str],
    limit: int,
    speaker: str | None,
    topic: str | None,
    session: str | None,
    language: str | None,
    before: str | None,
    after: str | None,
    notes: bool,
    as_json: bool,
    archive: str | None,
) -> None:
    """Find words in all sessions: words, "phrases", -not, begin*."""
    if notes:
        if any((speaker, topic, language, before, after)):
            raise WrongUsage("Notes are looked for in all sessions, or in that of --session.")
        _search_notes(" ".join(query), session, limit, as_json, archive)
        return
    with opened(archive) as store:
        result = searching.search(
            store,
            " ".join(query),
            limit=limit,
            speaker=speaker,
            topic=topic,
            session=stored_sessions.find(store, session) if session else None,
            language=language,
            before=before,
            after=after,
        )
    if as_json:
        print_json(
            {
                "total": result.total,
                "hits": [
                    {
                        "session": hit.session,
                        "title": hit.title,
                        "start_ms": hit.start_ms if hit.timed else None,
                        "end_ms": hit.end_ms if hit.timed else None,
                        "speaker": hit.speaker,
                        "text": hit.text,
                        "snippet": hit.snippet,
                    }
                    for hit in result.hits
                ],
            }
        )
        return
    more = "more than " if result.capped else ""
    tell(f"{more}{counted(result.total, 'hit')}")
    for hit in result.hits:
        who = f"{hit.speaker}: " if hit.speaker else ""
        at = format_time(hit.start_ms) if hit.timed else "no time"
        tell(f"{hit.session}  {at}  {who}{hit.snippet}")


@cli.command()
@click.argument("session")
@click.argument("topic")
@click.option("--from", "start", required=True, metavar="TIME")
@click.option("--to", "end", required=True, metavar="TIME")
@archive_option
@guarded
def tag(session: str, topic: str, start: str, end: str, archive: str | None) -> None:
    """Say that a topic is talked about there."""
    with opened(archive, writes=True) as store:
        uid = stored_sessions.find(store, session)
        start_ms, end_ms = time_of(store, uid, start), time_of(store, uid, end)
        assert start_ms is not None
        assert end_ms is not None
        tagging.tag(store, uid, topic, start_ms, end_ms)
    tell(f"{format_time(start_ms)} – {format_time(end_ms)}  {topic}")


@cli.command()
@click.option("--session", default=None, help="Only the places in this session.")
@json_option
@archive_option
@guarded
def topics(session: str | None, as_json: bool, archive: str | None) -> None:
    """List the topics of the archive, or their places in one session."""
    with opened(archive) as store:
        if session is None:
            known = stored_topics.list_topics(store)
            rows = [asdict(topic) for topic in known]
            lines = [
                f"{t.name}  ({counted(t.spans, 'place')} in {counted(t.sessions, 'session')})"
                for t in known
            ]
        else:
            spans = stored_topics.spans_for(store, stored_sessions.find(store, session))
            rows = [asdict(span) for span in spans]
            lines = [
                f"{format_time(s.start_ms)} – {format_time(s.end_ms)}  {s.topic}" for s in spans
            ]
    if as_json:
        print_json(rows)
    else:
        tell("\n".join(lines) if lines else "No topics yet.")
