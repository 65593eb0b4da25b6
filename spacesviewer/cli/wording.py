"""Commands that correct the words of a transcript and tell what was corrected."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

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
    transcript_of,
)
from spacesviewer.domain.errors import WrongUsage
from spacesviewer.domain.segment import Segment
from spacesviewer.domain.session import TranscriptInfo
from spacesviewer.domain.timecode import format_time
from spacesviewer.library import corrections
from spacesviewer.library import sessions as stored_sessions
from spacesviewer.library import transcripts as stored
from spacesviewer.library.store import Archive
from spacesviewer.workflows import recounting, wording_corrections

language_option = click.option("--language", "-l", default=None, help="Of the transcript.")


@dataclass(frozen=True)
class _Wish:
    """What is to be corrected, and how."""

    archive: Archive
    info: TranscriptInfo
    reviewer: str
    at_ms: int | None
    to_ms: int | None
    start_ms: int | None
    end_ms: int | None
    line: int | None
    text: str | None
    split_at: str | None
    speaker: str | None

    def segment(self) -> Segment:
        """The one segment that is meant."""
        return segment_of(self.archive, self.info, self.at_ms, self.line)

    def stretch(self) -> list[int]:
        """The segments that begin from --at until before --to; without --to the one meant."""
        if self.to_ms is None or self.at_ms is None:
            return [self.segment().id]
        known = stored.segments(self.archive, self.info.id, words=False)
        found = [s.id for s in known if self.at_ms <= s.start_ms < self.to_ms]
        if not found:
            stretch = f"{format_time(self.at_ms)} to {format_time(self.to_ms)}"
            raise WrongUsage(f"No segment begins from {stretch}.")
        return found


def segment_of(
    archive: Archive, info: TranscriptInfo, at_ms: int | None, line: int | None
) -> Segment:
    """The one segment that is spoken at a time, or that stands at a place, from 1."""
    known = stored.segments(archive, info.id)
    if line is not None:
        if not 1 <= line <= len(known):
            raise WrongUsage(f"{info.name} has the lines 1 to {len(known)}.")
        return known[line - 1]
    if at_ms is None:
        raise WrongUsage("Which segment?", hint="Name it with --at TIME, or with --line N.")
    if not info.timed:
        raise WrongUsage(f"{info.name} has no times.", hint="Use --line N.")
    found = [s for s in known if s.start_ms <= at_ms < s.end_ms]
    if len(found) == 1:
        return found[0]
    lines = [f"--line {n}  {_told(s)}" for n, s in enumerate(known, 1) if s in found]
    if found:
        raise WrongUsage("Several speak at that time: choose one.", candidates=lines)
    near = sorted(known, key=lambda s: min(abs(s.start_ms - at_ms), abs(s.end_ms - at_ms)))[:2]
    raise WrongUsage(f"Nobody speaks at {format_time(at_ms)}.", candidates=[_told(s) for s in near])


@cli.command()
@click.argument("session")
@language_option
@click.option("--at", default=None, metavar="TIME", help="The segment that is spoken then.")
@click.option("--line", type=int, default=None, metavar="N", help="Or the N-th segment.")
@click.option("--to", default=None, metavar="TIME", help="With --speaker: a stretch from --at.")
@click.option("--text", default=None, metavar="WORDS", help="Its new words.")
@click.option("--split-at", default=None, metavar="WORDS", help="Cut it before these words of it.")
@click.option("--merge", is_flag=True, help="Make one of it and the next.")
@click.option("--start", default=None, metavar="TIME", help="Where it begins.")
@click.option("--end", default=None, metavar="TIME", help="Where it ends.")
@click.option("--speaker", default=None, metavar="NAME", help="Who speaks it; '' for nobody known.")
@click.option("--delete", is_flag=True, help="Take it out of the corrected text.")
@click.option("--insert", is_flag=True, help="Add one: --start, --end, --text, perhaps --speaker.")
@click.option("--original", is_flag=True, help="Give it the words of the file again.")
@archive_option
@guarded
def correct(
    session: str,
    language: str | None,
    at: str | None,
    line: int | None,
    to: str | None,
    text: str | None,
    split_at: str | None,
    merge: bool,
    start: str | None,
    end: str | None,
    speaker: str | None,
    delete: bool,
    insert: bool,
    original: bool,
    archive: str | None,
) -> None:
    """Correct one segment of a transcript: its words, edges or speaker.

    The text that the file brought is kept as it is; `history` shows each correction, `undo` takes
    the last one back, `restore-original` shows the file's text again.
    """
    wanted = {
        "insert": insert,
        "text": text is not None and not insert,
        "split": split_at is not None,
        "merge": merge,
        "times": (start is not None or end is not None) and not insert,
        "speaker": speaker is not None and not insert,
        "delete": delete,
        "original": original,
    }
    chosen = [name for name, is_wanted in wanted.items() if is_wanted]
    if len(chosen) != 1:
        raise WrongUsage(
            "Nothing to correct." if not chosen else "One correction at a time.",
            hint="Give one of --text, --split-at, --merge, --start/--end, --speaker, --delete, "
            "--insert, --original.",
        )
    with opened(archive, writes=True) as store:
        uid = stored_sessions.find(store, session)
        at_ms, to_ms = time_of(store, uid, at), time_of(store, uid, to)
        info = transcript_of(store, uid, language, at_ms)
        edges = (time_of(store, uid, start), time_of(store, uid, end))
        reviewer = settings.load().reviewer
        wish = _Wish(store, info, reviewer, at_ms, to_ms, *edges, line, text, split_at, speaker)
        known = len(corrections.list_for(store, info.id))
        _VERBS[chosen[0]](wish)
        done = corrections.list_for(store, info.id)[known:]
    for one in done:
        tell(f"{recounting.headline(one)}\n  {recounting.sentence(one)}")
    if not done:
        tell("It is so already: nothing was changed.")


@cli.command()
@click.argument("session")
@language_option
@click.option("--at", default=None, metavar="TIME", help="Only of what is said then.")
@json_option
@archive_option
@guarded
def history(
    session: str, language: str | None, at: str | None, as_json: bool, archive: str | None
) -> None:
    """Tell who corrected which words of a transcript, and when."""
    with opened(archive) as store:
        uid = stored_sessions.find(store, session)
        at_ms = time_of(store, uid, at)
        info = transcript_of(store, uid, language, at_ms)
        if as_json:
            print_json(recounting.history(store, info.id, at_ms))
            return
        known = corrections.list_for(store, info.id, at_ms)
    for one in known:
        tell(f"{recounting.headline(one)}\n  {recounting.sentence(one)}".rstrip())
    if not known:
        tell("Nothing was corrected there." if at else "Nothing was corrected yet.")


@cli.command("restore-original")
@click.argument("session")
@language_option
@archive_option
@guarded
def restore_original(session: str, language: str | None, archive: str | None) -> None:
    """Show the newest text from the file again; corrections stay in the history."""
    with opened(archive, writes=True) as store:
        info = transcript_of(store, stored_sessions.find(store, session), language)
        reviewer = settings.load().reviewer
        wording_corrections.restore_original(store, info.id, reviewer=reviewer)
    tell(f"{info.name}: the text of the file is shown again.")


def _text(wish: _Wish) -> None:
    segment = wish.segment()
    wording_corrections.set_text(
        wish.archive, wish.info.id, segment.id, wish.text or "", reviewer=wish.reviewer
    )


def _split(wish: _Wish) -> None:
    segment, words = wish.segment(), " ".join((wish.split_at or "").split())
    count = segment.text.count(words) if words else 0
    if count != 1:
        told = "not in" if not count else f"{count} times in"
        raise WrongUsage(
            f"“{words}” is {told} the segment.",
            hint="Give words that are in it once.",
            candidates=[_told(segment)],
        )
    place = segment.text.index(words)
    wording_corrections.split(wish.archive, wish.info.id, segment.id, place, reviewer=wish.reviewer)


def _times(wish: _Wish) -> None:
    times = (wish.start_ms, wish.end_ms)
    wording_corrections.set_times(
        wish.archive, wish.info.id, wish.segment().id, *times, reviewer=wish.reviewer
    )


def _speaker(wish: _Wish) -> None:
    wording_corrections.set_speaker(
        wish.archive, wish.info.id, wish.stretch(), wish.speaker or "", reviewer=wish.reviewer
    )


def _insert(wish: _Wish) -> None:
    if wish.start_ms is None or wish.end_ms is None or wish.text is None:
        raise WrongUsage("A new segment needs --start, --end and --text.")
    wording_corrections.insert(
        wish.archive,
        wish.info.id,
        wish.start_ms,
        wish.end_ms,
        wish.text,
        reviewer=wish.reviewer,
        speaker=wish.speaker or "",
    )


def _merge(wish: _Wish) -> None:
    wording_corrections.merge(wish.archive, wish.info.id, wish.segment().id, reviewer=wish.reviewer)


def _delete(wish: _Wish) -> None:
    wording_corrections.delete(
        wish.archive, wish.info.id, wish.segment().id, reviewer=wish.reviewer
    )


def _original(wish: _Wish) -> None:
    wording_corrections.restore_original(
        wish.archive, wish.info.id, reviewer=wish.reviewer, segment_id=wish.segment().id
    )


def _told(segment: Segment) -> str:
    who = f"{segment.speaker}: " if segment.speaker else ""
    return f"{format_time(segment.start_ms)}  {who}{segment.text}"


_VERBS: dict[str, Callable[[_Wish], None]] = {
    "insert": _insert,
    "text": _text,
    "split": _split,
    "merge": _merge,
    "times": _times,
    "speaker": _speaker,
    "delete": _delete,
    "original": _original,
}
