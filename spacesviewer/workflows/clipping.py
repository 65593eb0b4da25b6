"""Cuts the sound of a quote, or of a stretch of a session, out of its recording."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from spacesviewer.domain.errors import UserError
from spacesviewer.domain.quote import Quote
from spacesviewer.domain.recording import Recording
from spacesviewer.domain.timecode import format_time
from spacesviewer.library import recordings
from spacesviewer.library.store import Archive

FORMATS = ("flac", "m4a", "mp3", "opus", "wav")
_FADE_MS = 5  # too short to be heard as a fade, long enough against a click


def cut(
    archive: Archive, session: str, start_ms: int, end_ms: int, target: Path, *, pad_ms: int = 0
) -> None:
    """Writes the sound from start to end of a session, with padding on both sides.

    UserError if no recording of the session lies where it should and holds the whole stretch.
    """
    recording = recording_at(archive, session, start_ms, end_ms)
    begin_ms, stop_ms = start_ms - recording.offset_ms, end_ms - recording.offset_ms
    _write(recording, begin_ms, stop_ms, target, pad_ms)


def cut_quote(archive: Archive, quote: Quote, target: Path, *, pad_ms: int = 0) -> None:
    """Writes the sound of a quote, from the very recording that it was taken from.

    That is known by its content: it does not matter where its file lies, nor what its session has
    been joined with since. UserError as in ``cut``.
    """
    taken_from = recordings.by_sha256(archive, quote.recording_sha256)
    if taken_from is None or not Path(taken_from.path).is_file():
        start_ms, end_ms = quote.place_ms
        cut(archive, quote.session, start_ms, end_ms, target, pad_ms=pad_ms)
        return
    begin_ms, stop_ms = (at - quote.recording_offset_ms for at in (quote.start_ms, quote.end_ms))
    _write(taken_from, begin_ms, stop_ms, target, pad_ms)


def _write(recording: Recording, begin_ms: int, stop_ms: int, target: Path, pad_ms: int) -> None:
    # PyAV and pydub take a while to load, and no other verb needs them.
    from spacesviewer.media import clip, isolated  # noqa: PLC0415

    work = partial(clip.cut, pad_ms=pad_ms, fade_ms=_FADE_MS if pad_ms else 0)
    isolated.run(work, Path(recording.path), begin_ms, stop_ms, target.absolute())


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
            f"{Path(known[0].path).name} is not at {Path(known[0].path).parent} now.",
            hint="Plug in its disk, or add the folder in which it lies now.",
        )
    for recording in here:
        end = recording.offset_ms + recording.duration_ms
        if recording.offset_ms <= start_ms and end_ms <= end:
            return recording
    longest = max(recording.offset_ms + recording.duration_ms for recording in here)
    raise UserError(
        f"No recording of this session reaches from {format_time(start_ms)} to "
        f"{format_time(end_ms)}; the sound ends at {format_time(longest)}."
    )
