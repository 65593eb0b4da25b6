"""Finds recordings and what lies beside them, and says which belong together."""

from __future__ import annotations

import os
import stat
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from spacesviewer import platforms, transcripts
from spacesviewer.domain.errors import RefusedFile
from spacesviewer.domain.recording import MEDIA_EXTENSIONS
from spacesviewer.transcripts.language import language_of_name

# What downloaders and editors leave lying about; never worth a word.
_LEFT_ALONE = frozenset({"thumbs.db", "desktop.ini", ".ds_store"})
_ARTEFACTS = frozenset({"json", "js"})
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
    named: frozenset[Path] = frozenset()  # files that a person named, not a folder around them

    @property
    def files(self) -> tuple[Path, ...]:
        """All files of the unit."""
        return self.media + self.transcripts + self.artefacts


@dataclass(slots=True)
class Scan:
    """What was found: units in order of their paths, and the files that were refused at sight."""

    units: list[Unit] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)


def scan(
    paths: Iterable[Path],
    *,
    leave_out: Sequence[Path] = (),
    found: Callable[[int], None] = lambda _count: None,
) -> Scan:
    """Everything to index at and below the paths; ``found`` is told the count as it grows.

    ``leave_out`` names folders that are never entered (the archive itself). In folders, files with
    other extensions are left alone; a file that is named itself is always tried.
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
        elif _is_file(absolute, result.refused):
            named.append(absolute)
            found(len(walked) + len(named))
    everything = list(dict.fromkeys(named + walked))
    result.units = list(group(everything, trust=frozenset(named)))
    return result


def group(files: Sequence[Path], *, trust: frozenset[Path] = frozenset()) -> Iterator[Unit]:
    """Units of files that belong to one event, in order of their first path.

    ``trust`` holds files to try whatever their extension says.
    """
    media = [file for file in files if suffix(file) in MEDIA_EXTENSIONS]
    others = [file for file in files if suffix(file) not in MEDIA_EXTENSIONS]
    drafts: dict[tuple[Path, str], _Draft] = {}
    homes: dict[str, list[_Draft]] = {}
    for file in media:
        draft = _draft(drafts, file.parent, file.stem)
        if not draft.media:
            homes.setdefault(stem_key(file.stem), []).append(draft)
        draft.media.append(file)
    for file in others:
        if suffix(file) not in _text_extensions() and file not in trust:
            continue
        folder, stem = _home(file, homes)
        _draft(drafts, folder, stem).texts.append(file)
    for draft in sorted(drafts.values(), key=lambda draft: str(draft.folder / draft.stem)):
        artefacts = [file for file in draft.texts if is_artefact(file)]
        yield Unit(
            draft.folder,
            draft.stem,
            tuple(sorted(draft.media)),
            tuple(sorted(set(draft.texts) - set(artefacts))),
            tuple(sorted(artefacts)),
            trust & {*draft.media, *draft.texts},
        )


def stands_alone(unit: Unit, path: Path) -> bool:
    """Whether nothing says that a text belongs to a session.

    A recording or another transcript of its name would, and so would a person who names it.
    """
    if not transcripts.is_loose(path.name) or path in unit.named:
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


def is_artefact(path: Path) -> bool:
    """Whether a downloader left the file, whole or broken."""
    if suffix(path) not in _ARTEFACTS:
        return False
    try:
        return platforms.read(path) is not None
    except RefusedFile:
        return True


def stem_key(stem: str) -> str:
    """The form under which two stems are the same: case and Unicode composition do not count."""
    return unicodedata.normalize("NFC", stem).casefold()


def stems_of(name: str) -> list[str]:
    """Stems that the recording of a transcript of this file name may have, the likeliest first.

    ``talk.en.srt``, ``talk_en.srt``, ``talk.mp3.en.vtt`` and ``talk.info.json`` belong to ``talk``.
    """
    stem = Path(name).stem
    if name.casefold().endswith(".info.json"):
        stem = stem[: -len(".info")]
    base, _ = language_of_name(stem)
    candidates = [stem, _without_media_suffix(stem), base, _without_media_suffix(base)]
    return list(dict.fromkeys(candidate for candidate in candidates if candidate))


def _homes_of(name: str) -> list[str]:
    """The same and, last, what stands before each dot, as in ``talk.final.words.json``."""
    stems = stems_of(name)
    pieces = Path(name).stem.split(".")
    heads = [".".join(pieces[:count]) for count in range(len(pieces) - 1, 0, -1)]
    return list(dict.fromkeys(stems + [head for head in heads if head]))


def suffix(path: Path) -> str:
    """The extension in lower case, without the dot."""
    return path.suffix[1:].casefold()


@dataclass(slots=True)
class _Draft:
    folder: Path
    stem: str
    media: list[Path] = field(default_factory=list)
    texts: list[Path] = field(default_factory=list)


def _draft(drafts: dict[tuple[Path, str], _Draft], folder: Path, stem: str) -> _Draft:
    return drafts.setdefault((folder, stem_key(stem)), _Draft(folder, stem))


def _home(file: Path, homes: dict[str, list[_Draft]]) -> tuple[Path, str]:
    """Folder and stem of the unit that a text belongs to."""
    stems = stems_of(file.name)
    own = [Path(name).stem for name in transcripts.recordings_named(file)]
    named = [*_homes_of(file.name), *own]
    candidates = [draft for stem in named for draft in homes.get(stem_key(stem), ())]
    beside = [draft for draft in candidates if draft.folder == file.parent]
    if beside:
        return beside[0].folder, beside[0].stem
    near = [draft for draft in candidates if _near(draft.folder, file.parent)]
    if len(near) == 1:
        return near[0].folder, near[0].stem
    return file.parent, stems[-1]


def _near(one: Path, other: Path) -> bool:
    """Whether the folders are parent and child or lie side by side (``wav/`` and ``text/``)."""
    return one == other.parent or other == one.parent or one.parent == other.parent


def _without_media_suffix(stem: str) -> str:
    head, dot, tail = stem.rpartition(".")
    return head if dot and tail.casefold() in MEDIA_EXTENSIONS else stem


def _text_extensions() -> frozenset[str]:
    return frozenset(transcripts.extensions()) | {"json"}


def _walk(folder: Path, outside: Sequence[Path], refused: list[Refusal]) -> Iterator[Path]:
    def unreadable(error: OSError) -> None:
        name = Path(error.filename).name
        reason = f"The folder {name} cannot be read: {error.strerror}. Check its permissions."
        refused.append(Refusal(str(error.filename), reason))

    for place, folders, names in os.walk(folder, onerror=unreadable):
        here = Path(place)
        folders[:] = sorted(
            name
            for name in folders
            if not name.startswith(".") and (here / name).resolve() not in outside
        )
        for name in sorted(names):
            lowered = name.casefold()
            if name.startswith(".") or lowered in _LEFT_ALONE or lowered.endswith(_PARTIAL):
                continue
            path = here / name
            wanted = suffix(path) in MEDIA_EXTENSIONS or suffix(path) in _text_extensions()
            if wanted and _is_file(path, refused):
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
