"""Commands that translate a transcript segment by segment and tell how far that has come."""

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
    time_of,
)
from spacesviewer.domain.errors import UserError, WrongUsage
from spacesviewer.domain.language import language_name
from spacesviewer.domain.pairing import pair
from spacesviewer.domain.session import TranscriptInfo
from spacesviewer.domain.timecode import format_time
from spacesviewer.domain.timeline import Timeline
from spacesviewer.domain.translation import REPORTER, STATUSES
from spacesviewer.library import sessions as stored_sessions
from spacesviewer.library import transcripts as stored
from spacesviewer.library.store import Archive
from spacesviewer.workflows import translating
from spacesviewer.workflows.translating import TranslationSummary


@cli.command()
@click.argument("session")
@click.option("--into", "language", required=True, metavar="LANG", help="As a tag: ur, en, pt-BR.")
@click.option("--from", "source", default=None, metavar="LANG", help="Of the original.")
@click.option("--at", default=None, metavar="TIME", help="The segment that is spoken then.")
@click.option("--segment", type=int, default=None, metavar="N", help="Or the N-th of the original.")
@click.option(
    "--text", default=None, metavar="WORDS", help="Its words in LANG; '' takes them away."
)
@click.option("--status", type=click.Choice(STATUSES), default=None, help="How far it has come.")
@archive_option
@guarded
def translate(
    session: str,
    language: str,
    source: str | None,
    at: str | None,
    segment: int | None,
    text: str | None,
    status: str | None,
    archive: str | None,
) -> None:
    """Translate one segment of a transcript, or say how far its translation has come.

    The translation is a transcript of its own and stands beside the original by its times; `undo`
    takes the last step back. The translator is the reviewer of the preferences.
    """
    if text is None and status is None:
        raise WrongUsage("Nothing to do.", hint="Give --text WORDS, or --status.")
    reviewer = settings.load().reviewer
    with opened(archive, writes=True) as store:
        uid = stored_sessions.find(store, session)
        original = _original(store, uid, source, language)
        first = stored.timeline(store, original.id)
        index = _segment(store, uid, first, at, segment)
        line = translating.begun(store, original.id, language)
        if line is None:
            if not text:
                raise UserError("This segment has no translation yet.", hint="Give --text WORDS.")
            line, _ = translating.begin_with(
                store,
                original.id,
                language,
                first.ids[index],
                text,
                reviewer=reviewer,
                status=status or REPORTER,
            )
        else:
            _change(store, line, first, index, text, status, reviewer)
        done = next(s for s in translating.translations_of(store, uid) if s.info.id == line)
    tell(f"{format_time(first.starts[index])}  {first.texts[index]}")
    tell(f"{language_name(language)}: {done.progress.sentence()}.")


@cli.command("translations")
@click.argument("session")
@json_option
@archive_option
@guarded
def list_translations(session: str, as_json: bool, archive: str | None) -> None:
    """Tell which translations a session has, by whom, and how far they have come."""
    with opened(archive) as store:
        known = translating.translations_of(store, stored_sessions.find(store, session))
    if as_json:
        print_json([_told(one) for one in known])
        return
    for one in known:
        by = f" by {', '.join(one.translators)}" if one.translators else ""
        pair_of = f"{language_name(one.source.language)} → {language_name(one.info.language)}"
        tell(f"{pair_of}{by}: {one.progress.sentence()}.")
    if not known:
        tell("This session has no translation.")


def _change(
    store: Archive,
    line: int,
    first: Timeline,
    index: int,
    text: str | None,
    status: str | None,
    reviewer: str,
) -> None:
    target, shown = _target(store, first, line, index)
    if text is not None:
        translating.translate(
            store,
            line,
            first.ids[index],
            text,
            reviewer=reviewer,
            target=target,
            shown=shown,
            status=status or "",
        )
    elif target is None:
        raise UserError("This segment has no translation yet.", hint="Give --text WORDS.")
    elif status is not None:
        translating.set_status(store, line, [target], status, reviewer=reviewer)


def _told(one: TranslationSummary) -> dict[str, Any]:
    done = one.progress
    return {
        "id": one.info.id,
        "language": one.info.language,
        "from": one.source.language,
        "source": one.source.id,
        "translators": list(one.translators),
        "segments": done.total,
        "translated": done.translated,
        "machine": done.machine,
        "reporter": done.reporter,
        "checked": done.checked,
    }


def _original(store: Archive, uid: str, language: str | None, into: str) -> TranscriptInfo:
    """The transcript that is translated: the best that is not in the wanted language itself."""
    info = stored.primary(store, uid, language)
    if info is None or (info.language.casefold() == into.casefold() and language is None):
        fitting = [
            t for t in stored.list_for(store, uid) if t.language.casefold() != into.casefold()
        ]
        info = info if language is not None else next(iter(fitting), info)
    if info is None:
        where = f" in “{language}”" if language else ""
        raise UserError(f"This session has no transcript{where} to translate.")
    return info


def _segment(store: Archive, uid: str, first: Timeline, at: str | None, number: int | None) -> int:
    if number is not None:
        if not 1 <= number <= len(first):
            raise WrongUsage(f"The original has the segments 1 to {len(first)}.")
        return number - 1
    at_ms = time_of(store, uid, at)
    if at_ms is None:
        raise WrongUsage("Which segment?", hint="Name it with --at TIME, or with --segment N.")
    spoken = first.segments_at(at_ms)
    if len(spoken) != 1:
        near = spoken or [first.nearest(at_ms)]
        what = (
            "Several speak at that time." if spoken else f"Nobody speaks at {format_time(at_ms)}."
        )
        told = [f"--segment {i + 1}  {first.texts[i]}" for i in near if i >= 0]
        raise WrongUsage(what, candidates=told)
    return spoken[0]


def _target(store: Archive, first: Timeline, line: int, index: int) -> tuple[int | None, str]:
    """The segment of the translation that belongs to one of the original, and its words."""
    second = stored.timeline(store, line)
    here = pair(first, second).of(index)
    if len(here) > 1:
        raise UserError(
            f"{len(here)} segments of the translation belong to this one.",
            hint="Correct them one by one with `spacesviewer correct SESSION --language LANG`.",
        )
    return (second.ids[here[0]], second.texts[here[0]]) if here else (None, "")
