"""Finds recordings and what lies beside them, and says which belong together."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from spacesviewer import platforms, transcripts
from spacesviewer.platforms import meetings
from spacesviewer.workflows.looking import (
    PICTURES,
    Remembered,
    artefact_in,
    is_artefact,
    is_media,
    is_wanted,
    nothing,
    suffix,
    text_extensions,
)
from spacesviewer.workflows.stems import (
    homes_of,
    near_key,
    near_keys,
    stem_key,
    stems_of,
    uncopied,
)

__all__ = ["Refusal", "Scan", "Unit", "group", "is_artefact", "scan"]

# What downloaders and editors leave lying about; never worth a word.
_LEFT_ALONE = frozenset({"thumbs.db", "desktop.ini", ".ds_store"})
# Files of these names belong to the only recording of their folder.
_NAMELESS = frozenset(
    {"chapters", "cover", "folder", "info", "metadata", "space", "audiospace", "playlist"}
)
# The same for a text.
_NAMELESS_TEXTS = frozenset({"transcript", "transcription", "captions", "subtitles"})
_PARTIAL = (".part", ".ytdl", ".crdownload", ".tmp")


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file that was not taken, and why, in a sentence that says what to do."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class Unit:
    """Files of one event: recordings of one stem, its transcripts, what a downloader left."""

    folder: Path
    stem: str
    media: tuple[Path, ...] = ()
    transcripts: tuple[Path, ...] = ()
    artefacts: tuple[Path, ...] = ()
    pictures: tuple[Path, ...] = ()
    named: frozenset[Path] = frozenset()  # files that a person named, not a folder around them
    nearly: frozenset[Path] = frozenset()  # texts whose names are not quite the recording's

    @property
    def files(self) -> tuple[Path, ...]:
        """All files of the unit."""
        return self.media + self.transcripts + self.artefacts + self.pictures


@dataclass(slots=True)
class Scan:
    """What was found: units in order of their paths, and the files that were refused at sight.

    ``shared`` are files that tell of many events: logs, feeds, archives.
    """

    units: list[Unit] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)
    shared: dict[Path, platforms.Read] = field(default_factory=dict)


def scan(
    paths: Iterable[Path],
    *,
    leave_out: Sequence[Path] = (),
    found: Callable[[int], None] = lambda _count: None,
    remembered: Remembered = nothing,
) -> Scan:
    """Everything to index at and below the paths; ``found`` is told the count as it grows.

    ``leave_out`` names folders that are never entered (the archive itself). In folders, files with
    other extensions are left alone; a file that is named itself is always tried. ``remembered``
    tells what a file was taken in as, where it is the same since: such a one need not be opened.
    """
    result = Scan()
    named: list[Path] = []
    walked: list[Path] = []
    outside = [folder.resolve() for folder in leave_out]
    for path in paths:
        absolute = Path(os.path.abspath(path))  # noqa: PTH100 - keeps symlinks and ".." apart
        if absolute.is_dir():
            for file in _walk(absolute, outside, result.refused):
                walked.append(file)
                found(len(walked) + len(named))
        elif meetings.is_chat(absolute.name):
            result.refused.append(Refusal(str(absolute), _TYPED.format(name=absolute.name)))
        elif _is_file(absolute, result.refused):
            named.append(absolute)
            found(len(walked) + len(named))
    everything = list(dict.fromkeys(named + walked))
    trust = frozenset(named)
    units = group(everything, trust=trust, shared=result.shared, remembered=remembered)
    result.units = list(units)
    return result


_TYPED = "{name} is what was typed in a meeting, not what was said; it was left out."


def group(
    files: Sequence[Path],
    *,
    trust: frozenset[Path] = frozenset(),
    shared: dict[Path, platforms.Read] | None = None,
    remembered: Remembered = nothing,
) -> Iterator[Unit]:
    """Units of files that belong to one event, in order of their first path.

    ``trust`` holds files to try whatever their extension says; ``shared`` is given the files that
    tell of many events and so belong to no unit.
    """
    media = [file for file in files if is_media(file)]
    taken = frozenset(media)
    everything = frozenset(files)
    others = [f for f in files if f not in taken and not _is_said_twice(f, everything)]
    # What was read as a transcript is none: only a look at all artefacts' marks would tell.
    unread = [file for file in others if remembered(file) != "transcript"]
    artefacts = {file: read for file in unread if (read := artefact_in(file)) is not None}
    many = {file: read for file, read in artefacts.items() if read.many}
    if shared is not None:
        shared |= many
    drafts = _Drafts(many.values())
    for file in media:
        drafts.add_media(file)
    for file in others:
        known = suffix(file) in text_extensions() or file in artefacts or file in trust
        if file in many or (not known and suffix(file) not in PICTURES):
            continue
        drafts.add_other(file, nameless=file in artefacts)
    for draft in drafts.in_order():
        yield Unit(
            draft.folder,
            draft.stem,
            tuple(sorted(draft.media)),
            # What surely belongs to it first: that is shown, and a copy of it is left out.
            (
                *sorted(file for file in draft.texts if file not in artefacts),
                *sorted(draft.nearly),
            ),
            tuple(sorted(file for file in draft.texts if file in artefacts)),
            tuple(sorted(draft.pictures)),
            trust & {*draft.media, *draft.texts, *draft.nearly},
            frozenset(draft.nearly),
        )


def _is_said_twice(file: Path, files: frozenset[Path]) -> bool:
    """Whether it is the crawler's text of captions whose source lies beside it."""
    return file.name.endswith(" CC.txt") and file.with_suffix(".jsonl") in files


def stands_alone(unit: Unit, path: Path) -> bool:
    """Whether nothing says that a text belongs to a session.

    A recording or another transcript of its name would, and so would a person who names it.
    """
    if not transcripts.is_loose(path.name) or path in unit.named | unit.nearly:
        return False
    if unit.media and path.name.partition(".")[0].casefold() in _NAMELESS_TEXTS:
        return False
    stems = {stem_key(stem) for stem in stems_of(path.name)}
    # What stands before any dot is enough for a transcript, not for "talk.notes.txt".
    if any(stem_key(file.stem) in stems for file in unit.media):
        return False
    return not any(
        stem_key(stem) in stems
        for file in unit.transcripts
        if not transcripts.is_loose(file.name)
        for stem in stems_of(file.name)
    )


@dataclass(slots=True)
class _Draft:
    folder: Path
    stem: str
    media: list[Path] = field(default_factory=list)
    texts: list[Path] = field(default_factory=list)
    pictures: list[Path] = field(default_factory=list)
    nearly: list[Path] = field(default_factory=list)


class _Drafts:
    """Units as they grow; ``feeds`` name files that belong to a recording of another name."""

    def __init__(self, feeds: Iterable[platforms.Read]) -> None:
        self._drafts: dict[tuple[Path, str], _Draft] = {}
        self._homes: dict[str, list[_Draft]] = {}
        self._in_folder: dict[Path, list[_Draft]] = {}
        self._near: dict[tuple[Path, str], list[_Draft]] = {}
        self._numbered: set[tuple[Path, str]] = set()
        self._aliases = _aliases(feeds)

    def add_media(self, file: Path) -> None:
        """Puts a recording to the others of its stem, or of its Zoom meeting."""
        stem = meetings.stem_of(file.stem, file.parent.name) or file.stem
        draft = self._draft(file.parent, stem)
        if not draft.media:
            self._homes.setdefault(stem_key(stem), []).append(draft)
            self._in_folder.setdefault(file.parent, []).append(draft)
            self._near.setdefault((file.parent, near_key(stem)), []).append(draft)
            if (first := uncopied(stem)) != stem:
                self._numbered.add((file.parent, near_key(first)))
        draft.media.append(file)

    def add_other(self, file: Path, *, nameless: bool) -> None:
        """Puts a text or a picture to its recording; a picture without one is left alone."""
        picture = suffix(file) in PICTURES
        draft = self._home(file, nameless=nameless or picture)
        if picture:
            if draft is not None:
                draft.pictures.append(file)
            return
        if draft is None and not nameless and (draft := self._nearly(file)) is not None:
            draft.nearly.append(file)
            return
        draft = draft or self._draft(file.parent, stems_of(file.name)[-1])
        draft.texts.append(file)

    def in_order(self) -> list[_Draft]:
        """All units by their paths."""
        return sorted(self._drafts.values(), key=lambda draft: str(draft.folder / draft.stem))

    def _draft(self, folder: Path, stem: str) -> _Draft:
        return self._drafts.setdefault((folder, stem_key(stem)), _Draft(folder, stem))

    def _home(self, file: Path, *, nameless: bool) -> _Draft | None:
        """The unit with a recording that a file belongs to."""
        candidates = [draft for key in self._keys(file) for draft in self._homes.get(key, ())]
        beside = [draft for draft in candidates if draft.folder == file.parent]
        if beside:
            return beside[0]
        close = [draft for draft in candidates if near(draft.folder, file.parent)]
        if len(close) == 1:
            return close[0]
        alone = self._in_folder.get(file.parent, ())
        if len(alone) == 1 and file.name.partition(".")[0].casefold() in (
            _NAMELESS if nameless else _NAMELESS_TEXTS
        ):
            return alone[0]
        return None

    def _nearly(self, file: Path) -> _Draft | None:
        """The only recording beside a text that has nearly its name.

        Where recordings are numbered as well, a number is more than that of a second download.
        """
        found = {
            id(draft): draft
            for key, copied in near_keys(file.name)
            if not (copied and (file.parent, key) in self._numbered)
            for draft in self._near.get((file.parent, key), ())
        }
        return found.popitem()[1] if len(found) == 1 else None

    def _keys(self, file: Path) -> list[str]:
        """The stems that the file's recording may have, as keys, the likeliest first."""
        meeting = meetings.stem_of(file.stem, file.parent.name)
        told = self._aliases.get(stem_key(file.name), ())
        own = [Path(name).stem for name in transcripts.recordings_named(file)]
        stems = [meeting] if meeting else [*homes_of(file.name), *own]
        return [*told, *(stem_key(stem) for stem in stems)]


def _aliases(feeds: Iterable[platforms.Read]) -> dict[str, tuple[str, ...]]:
    """For names of files that one episode alone lists: the stems of its recordings."""
    found: dict[str, tuple[str, ...]] = {}
    for feed in feeds:
        for told in feed.told:
            stems = tuple(stem_key(stem) for stem in sorted(told.called))
            for name in told.beside:
                key = stem_key(name)
                found[key] = () if key in found else stems  # "transcript.vtt" of all episodes
    return found


def near(one: Path, other: Path) -> bool:
    """Whether the folders are parent and child or lie side by side (``wav/`` and ``text/``)."""
    return one == other.parent or other == one.parent or one.parent == other.parent


def _walk(folder: Path, outside: Sequence[Path], refused: list[Refusal]) -> Iterator[Path]:
    def unreadable(error: OSError) -> None:
        name = Path(error.filename).name
        reason = f"The folder {name} cannot be read: {error.strerror}. Check its permissions."
        refused.append(Refusal(str(error.filename), reason))

    for place, folders, files in os.walk(folder, onerror=unreadable):
        here = Path(place)
        folders[:] = sorted(
            name
            for name in folders
            if not name.startswith(".") and (here / name).resolve() not in outside
        )
        for name in sorted(files):
            lowered = name.casefold()
            if name.startswith(".") or lowered in _LEFT_ALONE or lowered.endswith(_PARTIAL):
                continue
            path = here / name
            if is_wanted(path) and _is_file(path, refused):
                yield path


def _is_file(path: Path, refused: list[Refusal]) -> bool:
    """Whether it is an ordinary file that exists; a pipe or a device would block for ever."""
    try:
        mode = path.stat().st_mode
    except OSError as error:
        said = "does not exist" if isinstance(error, FileNotFoundError) else "cannot be read"
        if path.is_symlink():
            said = "is a link that leads nowhere"
        refused.append(
            Refusal(str(path), f"{path.name} {said}. Check the path and its permissions.")
        )
        return False
    if not stat.S_ISREG(mode):
        refused.append(
            Refusal(
                str(path),
                f"{path.name} is not an ordinary file but a device or a pipe. It was left out.",
            )
        )
        return False
    return True
