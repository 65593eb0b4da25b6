"""Sound files of a session, and what can be known of them without listening."""

from __future__ import annotations

from dataclasses import dataclass, field

_SOUND = "aac aif aifc aiff amr flac m4a m4b mka mp3 oga ogg opus wav wma"
_VIDEO = "m4v mkv mov mp4 webm wmv"
MEDIA_EXTENSIONS = frozenset(f"{_SOUND} {_VIDEO}".split())


@dataclass(frozen=True, slots=True)
class Chapter:
    """A named stretch that the file itself carries; end_ms is None where it is not told."""

    start_ms: int
    end_ms: int | None
    title: str


@dataclass(frozen=True, slots=True)
class MediaInfo:
    """What a sound file holds.

    ``duration_ms`` is counted from the packets; ``claimed_ms`` is what the header says.
    ``tags`` has lower-case names: title, artist, date, comment, description, episode_id, ...
    ``cover`` is the picture's bytes. ``problems`` are sentences: a cut file, a lying header.
    """

    container: str
    codec: str
    duration_ms: int
    sample_rate: int
    channels: int
    claimed_ms: int | None = None
    has_video: bool = False
    tags: dict[str, str] = field(default_factory=dict)
    cover: bytes | None = None
    chapters: tuple[Chapter, ...] = ()
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Recording:
    """A sound file in the archive, known by its content wherever it lies.

    ``offset_ms`` is where its first sample stands in the session. ``missing``: it is not at
    ``path`` now.
    """

    id: int
    session: str
    path: str
    sha256: str
    size: int
    duration_ms: int
    container: str = ""
    codec: str = ""
    sample_rate: int = 0
    channels: int = 0
    role: str = "main"
    offset_ms: int = 0
    missing: bool = False
    chapters: tuple[Chapter, ...] = ()
