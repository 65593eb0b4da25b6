"""What a sound file holds: its true length, its tags, and whether its header lies."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from spacesviewer.domain.errors import RefusedFile
from spacesviewer.domain.recording import MediaInfo
from spacesviewer.domain.timecode import MAX_MS, format_time
from spacesviewer.media.chapters import tidied
from spacesviewer.media.claims import claimed_ms, disagreement
from spacesviewer.media.container import ODD_ERRORS, ContainerFacts, read_facts
from spacesviewer.media.reader import ExactReader
from spacesviewer.media.sniffing import check
from spacesviewer.media.tags import Tags, normalised, read_tags

_LOWEST_RATE, _HIGHEST_RATE, _MOST_CHANNELS = 1000, 800_000, 64


def probe(path: Path) -> MediaInfo:
    """The facts of a sound or video file; RefusedFile with a sentence where it is none.

    The length is that of the samples which can be decoded, the same that ``ExactReader`` tells;
    no header is believed. Reads a few hundred KB; MP3 and ADTS without an index are read through.
    """
    head = check(path)
    facts = read_facts(path, head)
    rate, channels, duration_ms = _measured(path)
    tags = read_tags(path)
    claimed = claimed_ms(path, facts, tags.length_s)
    return MediaInfo(
        container=facts.container,
        codec=facts.codec,
        duration_ms=duration_ms,
        sample_rate=rate,
        channels=channels,
        claimed_ms=claimed,
        has_video=facts.has_video,
        tags=normalised([*tags.values.items(), *facts.tags.items()]),
        cover=tags.cover or facts.cover,
        chapters=tidied(tags.chapters or facts.chapters, duration_ms),
        problems=tuple(_problems(path, facts, tags, claimed, duration_ms)),
    )


def _measured(path: Path) -> tuple[int, int, int]:
    """Rate, channels and length as decoding tells them."""
    try:
        with ExactReader(path) as reader:
            rate, channels = reader.sample_rate, reader.channels
            if not (_LOWEST_RATE <= rate <= _HIGHEST_RATE and 1 <= channels <= _MOST_CHANNELS):
                raise _strange(path, f"{channels} channels with {rate} samples a second")
            duration_ms = reader.duration_ms
    except ODD_ERRORS as error:
        raise RefusedFile(
            "{file} is damaged: its sound cannot be decoded.",
            hint="Does it play elsewhere? Convert it to WAV or FLAC there, then add that.",
            file=path.name,
        ) from error
    if not 0 < duration_ms <= MAX_MS:
        raise _strange(path, f"a length of {format_time(duration_ms)}")
    return rate, channels, duration_ms


def _strange(path: Path, what: str) -> RefusedFile:
    return RefusedFile(
        "{file} is too strange to be a recording: it claims {problem}.",
        hint="It is probably damaged.",
        file=path.name,
        problem=what,
    )


def _problems(
    path: Path, facts: ContainerFacts, tags: Tags, claimed: int | None, duration_ms: int
) -> Iterator[str]:
    end_ms = max(duration_ms, facts.packets_end_ms or 0)
    lie = disagreement(path.name, claimed, duration_ms, end_ms)
    if lie is not None:
        yield lie
    if tags.damaged:
        yield f"The tags of {path.name} are damaged; what could not be read was left out."
