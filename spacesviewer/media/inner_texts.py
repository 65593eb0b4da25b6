"""Texts inside a recording: subtitle streams, and lyrics with or without times in its tags."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import mutagen
from av.container import InputContainer
from av.subtitles.stream import SubtitleStream
from mutagen.id3 import ID3

from spacesviewer.domain.inner_text import Inner, InnerText
from spacesviewer.domain.timecode import MAX_MS, format_cue_time, fraction_ms
from spacesviewer.media.container import ODD_ERRORS
from spacesviewer.media.frames import OPTIONS
from spacesviewer.media.tags import ODD_TAG_ERRORS

MAX_STREAMS = 40
MAX_CUES = 200_000
MAX_BYTES = 32 << 20
_STEP = 500  # packets between two signs of life

_ASS_TAGS = re.compile(r"\{[^{}]{0,2000}\}")
_LRC_LINE = re.compile(r"((?:\[\d{1,3}:\d{2}(?:[.:]\d{1,3})?\]\s*)+)(.*)", re.ASCII)
_LRC_TIME = re.compile(r"\[(\d{1,3}):(\d{2})(?:[.:](\d{1,3}))?\]", re.ASCII)
_PICTURES_OF_TEXT = frozenset(
    {"dvd_subtitle", "dvb_subtitle", "hdmv_pgs_subtitle", "xsub", "dvb_teletext"}
)
_LAST_MS = 5000  # how long a line without an end is shown where nothing follows


Cue = tuple[int, int, str]  # start_ms, end_ms, WebVTT text


def read_inner(path: Path, alive: Callable[[], None]) -> Inner:
    """The texts inside a sound file; ``alive`` is called while a long file is read through."""
    texts: list[InnerText] = []
    notes: list[str] = []
    try:
        with av.open(
            "file:" + str(path.absolute()), "r", options=OPTIONS, metadata_errors="replace"
        ) as container:
            texts += _streams(container, path.name, notes, alive)
    except ODD_ERRORS:
        notes.append(f"The subtitles inside {path.name} are damaged; they were left out.")
    texts += _tagged(path)
    return Inner(tuple(texts), tuple(notes))


def _streams(
    container: InputContainer, name: str, notes: list[str], alive: Callable[[], None]
) -> Iterator[InnerText]:
    chosen: dict[int, _Track] = {}
    for stream in list(container.streams.subtitles)[:MAX_STREAMS]:
        context = getattr(stream, "codec_context", None)
        codec = context.name if context is not None else ""
        if codec in _PICTURES_OF_TEXT or not codec:
            notes.append(f"{name} holds subtitles that are pictures of text; they cannot be read.")
            continue
        chosen[stream.index] = _Track(stream, codec, len(chosen) + 1)
    if not chosen:
        return
    size = count = 0
    streams = [track.stream for track in chosen.values()]
    for count, packet in enumerate(container.demux(streams)):
        if count % _STEP == 0:
            alive()
        size += packet.size or 0
        if count > MAX_CUES or size > MAX_BYTES:
            notes.append(f"The subtitles inside {name} go on for ever; the rest was left out.")
            break
        track = chosen.get(packet.stream.index)
        if track is not None and packet.pts is not None and packet.size:
            track.add(packet)
    for track in chosen.values():
        if text := track.finished():
            yield text


class _Track:
    """A subtitle stream as it is read."""

    def __init__(self, stream: SubtitleStream, codec: str, number: int) -> None:
        self.stream = stream
        self._codec = {"ssa": "ass", "srt": "subrip"}.get(codec, codec)
        self._number = number
        self._language = str(stream.metadata.get("language", ""))
        self._title = str(stream.metadata.get("title", ""))
        context: Any = stream.codec_context
        self._header = bytes(context.extradata or b"") if self._codec == "ass" else b""
        self._packets: list[tuple[int, int, str]] = []

    def add(self, packet: Any) -> None:
        """Takes a packet: its time and its text."""
        unit = packet.time_base or Fraction(1, 1000)
        start = round(packet.pts * unit * 1000)
        length = round((packet.duration or 0) * unit * 1000)
        data = bytes(packet)
        if self._codec == "mov_text":
            data = data[2 : 2 + int.from_bytes(data[:2], "big")]
            encoding = "utf-16" if data[:2] in (b"\xfe\xff", b"\xff\xfe") else "utf-8"
        else:
            encoding = "utf-8"
        text = data.decode(encoding, "replace").strip("\0\r\n")
        if 0 <= start <= MAX_MS:
            self._packets.append((start, min(start + length, MAX_MS), text))

    def finished(self) -> InnerText | None:
        """The whole text; None where nothing is said in it."""
        ass = self._codec == "ass"
        packets = sorted(self._packets, key=lambda one: one[0])
        said = [
            (start, end, _ass_text(text) if ass else _cue_text(text, self._codec))
            for start, end, text in packets
        ]
        cues = [cue for cue in _ended(said) if cue[2]]
        if not cues:
            return None
        text = _webvtt(cues)
        original = self._ass(packets) if ass else text.encode()
        return InnerText(self._codec, self._number, text, original, self._language, self._title)

    def _ass(self, packets: list[tuple[int, int, str]]) -> bytes:
        """The stream as an ASS file: its header, and its events with their times put back."""
        lines = [self._header.decode("utf-8", "replace").rstrip()]
        if "[Events]" not in lines[0]:
            lines += ["", "[Events]", _ASS_FORMAT]
        for start, end, text in packets:
            fields = text.split(",", 2)
            if len(fields) == 3:
                times = ",".join(format_cue_time(ms)[1:-1] for ms in (start, end))
                lines.append(f"Dialogue: {fields[1]},{times},{fields[2]}")
        return ("\n".join(lines) + "\n").encode()


_ASS_FORMAT = "Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text"


def _ass_text(event: str) -> str:
    """WebVTT of an event in Matroska: ReadOrder, Layer, Style, Name, margins, Effect, Text."""
    fields = event.split(",", 8)
    if len(fields) < 9:
        return ""
    text = _ASS_TAGS.sub("", fields[8]).replace("\\N", "\n").replace("\\n", "\n")
    who = _escaped(fields[3].strip())
    shown = _escaped(text.replace("\\h", " "))
    return f"<v {who}>{shown}" if who and shown.strip() else shown


def _cue_text(text: str, codec: str) -> str:
    if codec == "webvtt":
        return text
    # SubRip's <i> and WebVTT's are the same; other marks are left to the reader of WebVTT.
    return text if codec == "subrip" else _escaped(text)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _ended(cues: list[Cue]) -> list[Cue]:
    """The cues; one that tells no end goes on to the next."""
    result = []
    for number, (start, end, text) in enumerate(cues):
        if end <= start:
            later = (one[0] for one in cues[number + 1 : number + 50] if one[0] > start)
            end = next(later, start + _LAST_MS)
        result.append((start, min(end, MAX_MS), text))
    return result


def _webvtt(cues: list[Cue]) -> str:
    blocks = ["WEBVTT"]
    for start, end, text in cues:
        lines = [line for line in text.replace("-->", "→").splitlines() if line.strip()]
        shown = "\n".join(lines)
        blocks.append(f"{format_cue_time(start)} --> {format_cue_time(end)}\n{shown}")
    return "\n\n".join(blocks) + "\n"


def _tagged(path: Path) -> list[InnerText]:
    """Lyrics of ID3 (SYLT, USLT), Vorbis comments and MP4; damaged tags are told elsewhere."""
    try:
        found: Any = mutagen.File(path)
        tags = found.tags if found is not None else None
        if tags is None:
            return []
        return list(_id3_texts(tags) if isinstance(tags, ID3) else _other_lyrics(tags))
    except ODD_TAG_ERRORS:
        return []


def _id3_texts(tags: Any) -> Iterator[InnerText]:
    number = 0
    for frame in tags.getall("SYLT")[:MAX_STREAMS]:
        if frame.format != 2:  # 1: counted in frames, which only its writer can place
            continue
        lines = [(int(ms), 0, _escaped(str(text).strip())) for text, ms in frame.text[:MAX_CUES]]
        cues = [cue for cue in _ended(sorted(lines)) if cue[2] and 0 <= cue[0] <= MAX_MS]
        if cues:
            number += 1
            text = _webvtt(cues)
            yield InnerText("SYLT", number, text, text.encode(), frame.lang, frame.desc)
    for number, frame in enumerate(tags.getall("USLT")[:MAX_STREAMS], 1):
        if text := str(frame.text)[:MAX_BYTES].strip("\0 \r\n"):
            yield _lyrics("USLT", number, text, frame.lang, frame.desc)


def _other_lyrics(tags: Any) -> Iterator[InnerText]:
    for key in ("\xa9lyr", "LYRICS", "UNSYNCEDLYRICS", "SYNCEDLYRICS"):
        try:
            values = tags.get(key) or []
        except ValueError:  # Vorbis allows no name outside ASCII
            continue
        for number, value in enumerate(list(values)[:MAX_STREAMS], 1):
            if text := str(value)[:MAX_BYTES].strip("\0 \r\n"):
                yield _lyrics("lyrics", number, text, "", "")


def _lyrics(kind: str, number: int, text: str, language: str, title: str) -> InnerText:
    """Lyrics, with times where their lines begin with them as in LRC files."""
    cues: list[Cue] = []
    for line in text.splitlines()[:MAX_CUES]:
        if match := _LRC_LINE.match(line.strip()):
            for minutes, seconds, rest in _LRC_TIME.findall(match[1]):
                start = (int(minutes) * 60 + int(seconds)) * 1000 + fraction_ms(rest)
                cues.append((start, 0, _escaped(match[2].strip())))
    timed = len(cues) > 1
    cues = [cue for cue in _ended(sorted(cues)) if cue[2]]
    shown = _webvtt(cues) if timed and cues else text
    return InnerText(
        kind, number, shown, text.encode("utf-8", "replace"), language, title, timed and bool(cues)
    )
