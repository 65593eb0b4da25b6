"""Cuts the sound of a quote, or of a stretch of a session, out of its recording.

What is off the record in the stretch is silenced in every clip, whoever asks for it.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar
from unicodedata import normalize

from spacesviewer.domain.errors import UserError, WrongUsage
from spacesviewer.domain.quote import Quote
from spacesviewer.domain.recording import Recording
from spacesviewer.domain.soundclip import PLAIN, ClipShape, Cover, is_all_covered, joined
from spacesviewer.domain.timecode import format_time
from spacesviewer.library import quotes as stored_quotes
from spacesviewer.library import recordings, transcripts
from spacesviewer.library.store import Archive
from spacesviewer.workflows import off_record

FORMATS = ("flac", "m4a", "mp3", "opus", "wav")
_EDGE_MS = 150  # a word is often begun before its time says so
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Source:
    """Where a stretch is heard: its recording, and the stretch in the recording's own time.

    ``offset_ms`` is where the recording begins in the session; ``covers`` are the stretches that
    are off the record, in the recording's time.
    """

    path: Path
    start_ms: int
    end_ms: int
    offset_ms: int
    covers: tuple[Cover, ...] = ()
    recording: str = ""  # its SHA-256

    def silenced(self, shape: ClipShape = PLAIN) -> tuple[Cover, ...]:
        """What is off the record in the clip, padding and all, in the session's time."""
        begin = max(0, self.start_ms - shape.pad_before_ms)
        within = joined(self.covers, begin, self.end_ms + shape.pad_after_ms)
        by = self.offset_ms
        return tuple(replace(c, start_ms=c.start_ms + by, end_ms=c.end_ms + by) for c in within)

    def shape(self, shape: ClipShape) -> ClipShape:
        """The shape in the recording's time, with what must not be heard."""
        by = self.offset_ms
        asked = (replace(c, start_ms=c.start_ms - by, end_ms=c.end_ms - by) for c in shape.covers)
        cuts = tuple((start_ms - by, end_ms - by) for start_ms, end_ms in shape.cuts)
        return replace(shape, covers=(*asked, *self.covers), cuts=cuts)


def cut(
    archive: Archive,
    session: str,
    start_ms: int,
    end_ms: int,
    target: Path,
    shape: ClipShape = PLAIN,
    form: str = "",
) -> tuple[Cover, ...]:
    """Writes the sound from start to end of a session; gives what was silenced of it.

    The covers of the shape are in the session's time. UserError if no recording of the session
    lies where it should and holds the whole stretch, or if all of it is off the record.
    """
    return write(source(archive, session, start_ms, end_ms), target, shape, form)


def cut_quote(
    archive: Archive, quote: Quote, target: Path, shape: ClipShape = PLAIN, form: str = ""
) -> tuple[Cover, ...]:
    """Writes the sound of a quote, from the very recording that it was taken from; as ``cut``."""
    return write(source_of(archive, quote), target, shape, form)


def source_of(archive: Archive, quote: Quote) -> Source:
    """Where a quote is heard: in the recording that it was taken from.

    That is known by its content: it does not matter where its file lies, nor what its session has
    been joined with since. UserError for a quote that is off the record itself.
    """
    if off_record.is_off(quote):
        raise UserError("This quote is off the record; its sound stays here.")
    taken_from = recordings.by_sha256(archive, quote.recording_sha256)
    if taken_from is None or not Path(taken_from.path).is_file():
        return source(archive, quote.session, *quote.place_ms)
    offset_ms = quote.recording_offset_ms + quote.moved_ms
    start_ms, end_ms = (at - offset_ms for at in quote.place_ms)
    return _cleared(archive, quote.session, taken_from, offset_ms, start_ms, end_ms)


def source(archive: Archive, session: str, start_ms: int, end_ms: int) -> Source:
    """Where a stretch of a session is heard."""
    recording = recording_at(archive, session, start_ms, end_ms)
    offset = recording.offset_ms
    return _cleared(archive, session, recording, offset, start_ms - offset, end_ms - offset)


def write(
    source: Source,
    target: Path,
    shape: ClipShape = PLAIN,
    form: str = "",
    stop: Callable[[], bool] | None = None,
) -> tuple[Cover, ...]:
    """Writes the sound of a source; needs no archive. Gives what was silenced of it."""
    # PyAV and pydub take a while to load, and no other verb needs them.
    from spacesviewer.media import clip  # noqa: PLC0415

    with file_beside(target) as beside:
        whole = (target.absolute(), source.shape(shape), form.casefold(), beside)
        in_own_process(clip.cut, source, *whole, stop=stop)
    return source.silenced(shape)


@contextmanager
def file_beside(target: Path) -> Iterator[str]:
    """The name of a file that becomes the target; a process that is ended leaves none of it."""
    name = f".clip-{secrets.token_hex(8)}{target.suffix}"
    try:
        yield name
    finally:
        with suppress(OSError):
            target.with_name(name).unlink(missing_ok=True)


def in_own_process(
    function: Callable[..., T],
    source: Source,
    *args: object,
    progress: Callable[[float], None] | None = None,
    stop: Callable[[], bool] | None = None,
) -> T:
    """What a function of media/ makes of the stretch of a source: (path, start, end, *args)."""
    from spacesviewer.media import isolated  # noqa: PLC0415

    place = (source.path, source.start_ms, source.end_ms)
    return isolated.run(function, *place, *args, progress=progress, stop=stop)


def recording_at(archive: Archive, session: str, start_ms: int, end_ms: int) -> Recording:
    """The recording of a session that holds a stretch and can be read now."""
    known = recordings.list_for(archive, session)
    if not known:
        raise UserError(
            "This session has no recording.", hint="Add the sound file, then try again."
        )
    here = [recording for recording in known if Path(recording.path).is_file()]
    if not here:
        raise UserError(
            "{file} is not at {folder} now.",
            hint="Plug in its disk, or add the folder in which it lies now.",
            file=Path(known[0].path).name,
            folder=Path(known[0].path).parent,
        )
    for recording in here:
        end = recording.offset_ms + recording.duration_ms
        if recording.offset_ms <= start_ms and end_ms <= end:
            return recording
    longest = max(recording.offset_ms + recording.duration_ms for recording in here)
    raise UserError(
        "No recording of this session reaches from {start} to {end}; the sound ends at {most}.",
        start=format_time(start_ms),
        end=format_time(end_ms),
        most=format_time(longest),
    )


def _cleared(
    archive: Archive,
    session: str,
    recording: Recording,
    offset_ms: int,
    start_ms: int,
    end_ms: int,
) -> Source:
    """The source with the covers over all that is off the record in its recording."""
    covers = tuple(_withheld(archive, {session, recording.session}, recording, offset_ms))
    if is_all_covered(covers, start_ms, end_ms):
        raise UserError(
            "All of this stretch is off the record; its sound stays here.",
            hint="Where a transcript has no times of words, all of a segment counts.",
        )
    return Source(Path(recording.path), start_ms, end_ms, offset_ms, covers, recording.sha256)


def _withheld(
    archive: Archive, sessions: set[str], recording: Recording, offset_ms: int
) -> list[Cover]:
    """The stretches of a recording that quotes hold off the record."""
    covers = []
    for uid in sorted(sessions):
        for quote in stored_quotes.list_quotes(archive, session=uid):
            if off_record.is_off(quote):
                for start_ms, end_ms in _stretches(archive, quote, recording, offset_ms):
                    covers.append(Cover(max(0, start_ms - _EDGE_MS), end_ms + _EDGE_MS))
    return covers


def _stretches(
    archive: Archive, quote: Quote, recording: Recording, offset_ms: int
) -> list[tuple[int, int]]:
    """Where the words of a quote are heard in a recording; rather too much than too little.

    Where the file told no times for its words those of the quote are estimates: then the whole of
    each segment counts that it touches.
    """
    start_ms, end_ms = quote.words_ms
    try:
        touched = transcripts.segments(archive, quote.transcript_id, start_ms, end_ms)
    except WrongUsage:
        touched = []  # its transcript has gone; the quote is a snapshot and stays
    for segment in touched:
        if not segment.words and segment.end_ms > start_ms and segment.start_ms < end_ms:
            start_ms, end_ms = min(start_ms, segment.start_ms), max(end_ms, segment.end_ms)
    before_ms, behind_ms = start_ms - quote.words_ms[0], end_ms - quote.words_ms[1]
    if quote.recording_sha256 == recording.sha256:
        by = quote.recording_offset_ms
        found = [(quote.start_ms - by, quote.end_ms - by)]
    else:
        # Another recording of the same event: by where both stand in the session. Where its own
        # place and that of its words differ, both are kept from being heard.
        found = [(a - offset_ms, b - offset_ms) for a, b in (quote.place_ms, quote.words_ms)]
    return [(begin + before_ms, end + behind_ms) for begin, end in dict.fromkeys(found)]


def words_at(archive: Archive, quote: Quote, words: str) -> list[tuple[int, int]]:
    """When words of a quote are said, in the session's time, each time that they are.

    WrongUsage where they are not said; UserError where the transcript does not know when.
    """
    segments = transcripts.segments(archive, quote.transcript_id, *quote.words_ms)
    wanted = [key for word in words.split() if (key := _key(word))]
    by = quote.moved_ms - quote.words_moved_ms
    spoken = [
        (_key(segment.text[word.start : word.end]), word.start_ms, word.end_ms)
        for segment in segments
        for word in segment.words
    ]
    keys = [key for key, _, _ in spoken]
    places = [at for at in range(len(keys)) if wanted and keys[at : at + len(wanted)] == wanted]
    start, end = quote.words_ms
    found = [(spoken[at][1], spoken[at + len(wanted) - 1][2]) for at in places]
    found = [(a, b) for a, b in found if a < end and b > start]
    if found:
        return [(max(0, a - _EDGE_MS) + by, b + _EDGE_MS + by) for a, b in found]
    if not all(segment.words for segment in segments):
        raise UserError(
            "The transcript does not tell when “{words}” is said.",
            hint="Give the stretch by its time, such as 1:02.5-1:04.",
            words=words,
        )
    raise WrongUsage("“{words}” is not said in this quote.", words=words)


def file_stem(quote: Quote, number: int = 0) -> str:
    """A name for files of a quote: made of its number, its session's title in ASCII, and its id."""
    plain = normalize("NFKD", quote.session_title).encode("ascii", "ignore").decode().lower()
    slug = "-".join(re.findall(r"[a-z0-9]+", plain))[:40].strip("-")
    told = (f"{number:03}" if number else "", slug, quote.id)
    return "-".join(one for one in told if one)


def _key(word: str) -> str:
    return "".join(character for character in word.casefold() if character.isalnum())
