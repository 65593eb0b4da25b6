"""What the answers of all speech-to-text services have in common: voices, units, the last check."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import islice
from statistics import median

from spacesviewer.domain.jsontext import as_number, as_text
from spacesviewer.domain.segment import ParsedTranscript, Segment
from spacesviewer.transcripts.documents import milliseconds, speaker_label, ticks_ms, whole_ms
from spacesviewer.transcripts.language import language_code
from spacesviewer.transcripts.mends import Mends, settle
from spacesviewer.transcripts.refusals import EmptyTranscript

Clock = Callable[[object], int | None]
_SAMPLE = 400


def answer(
    service: str,
    segments: Iterable[Segment],
    mends: Mends,
    *,
    language: object = "",
    origin: str = "machine",
) -> ParsedTranscript:
    """The transcript of these segments. Raises EmptyTranscript where there is none."""
    settled = settle(segments, mends)
    if not settled:
        raise EmptyTranscript(
            "The file is from {service}, but nobody says anything in it.", service=service
        )
    return ParsedTranscript(
        settled,
        language=language_code(as_text(language)),
        origin=origin,
        notes=mends.notes(),
    )


def voice(speaker: object, channel: object = None) -> str:
    """The label of a speaker, with the channel where one is given: voices count from each anew."""
    label = speaker_label(speaker)
    if label.isascii() and label.isdecimal():
        label = f"Speaker {label}"
    if channel is None or isinstance(channel, bool | float | dict | list):
        return label
    track = str(channel)
    if track.isascii() and track.isdecimal():
        track = f"Channel {track}"
    return f"{track}, {label}" if label else track


def several(values: Iterable[object]) -> bool:
    """Whether more than one value is among these; a lone channel is worth no name."""
    seen: list[object] = []
    for value in values:
        if value not in seen:
            seen.append(value)
        if len(seen) > 1:
            return True
    return False


def clock_for(spans: Iterable[tuple[object, object, object]], usual: Clock, mends: Mends) -> Clock:
    """How a file counts its times, by (start, end, text) of its beginning.

    People speak some ten letters a second. Whole numbers with far fewer letters to one are
    milliseconds, or ticks; a format that counts milliseconds but has many is in seconds.
    """
    rates, whole = [], True
    for start, end, text in islice(spans, _SAMPLE):
        first, last = as_number(start), as_number(end)
        shown = as_text(text)
        if shown and first is not None and last is not None and 0 <= first < last:
            whole = whole and first == int(first) and last == int(last)
            rates.append(len(shown) / (last - first))
    rate = median(rates) if rates else 0.0
    found = usual
    if usual is milliseconds and whole and 0 < rate < 0.1:
        found = whole_ms if rate > 0.0002 else ticks_ms
    elif usual is whole_ms and rate > 0.9:
        found = milliseconds
    if found is not usual:
        mends.remark(f"Its times were read as {_NAMES[found]}: as {_NAMES[usual]} they cannot be.")
    return found


_NAMES: dict[Clock, str] = {
    milliseconds: "seconds",
    whole_ms: "milliseconds",
    ticks_ms: "ticks of 100 ns",
}
