"""Whether an archive is sound, a bundle as it was made, a sound file the one it should be."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from spacesviewer.domain.errors import RefusedFile
from spacesviewer.domain.recording import Recording
from spacesviewer.export import bundle as bundles
from spacesviewer.export import bundle_box, bundle_check
from spacesviewer.library import custody, quote_entries, recordings, store
from spacesviewer.library.custody import Step
from spacesviewer.library.store import Archive
from spacesviewer.workflows import proving


@dataclass(frozen=True, slots=True)
class Report:
    """What was looked at, and a sentence for each fault; ``steps`` are of the log of custody."""

    entries: int
    quotes: int
    problems: tuple[str, ...]
    steps: int = 0


def archive(opened: Archive) -> Report:
    """Reads all of the database and the chain. Not one byte is changed."""
    entries, quotes = quote_entries.counts(opened)
    found = (quote_entries.problems(opened), custody.problems(opened))
    problems = (*store.check(opened), *(sentence for some in found for sentence in some))
    return Report(entries, quotes, problems, custody.count(opened))


@dataclass(frozen=True, slots=True)
class BundleReport:
    """What was found of a bundle: a sentence for each fault, and what cannot be told.

    ``told`` is what the bundle says of its quote; ``made`` is when it was made from the archive at
    hand, None where that does not know of it, or there is none.
    """

    faults: tuple[str, ...]
    notes: tuple[str, ...]
    seal: str
    profile: str
    told: dict[str, Any]
    made: Step | None = None


def bundle(path: Path, opened: Archive | None = None) -> BundleReport:
    """Checks a bundle, a folder or a zip, that may be a stranger's; runs nothing of it.

    RefusedFile for what is none. With the archive at hand it is told if that has made it.
    """
    try:
        found = bundle_check.check(path)
    except bundle_box.Unfit as error:
        raise RefusedFile(
            "{file} cannot be verified. {reason}", file=path.name, reason=error
        ) from error
    faults = found.faults
    files = found.told.get("files")
    ours = hashlib.sha256(bundles.program()).hexdigest()
    if not isinstance(files, dict) or files.get("verify.py") != ours:
        faults += ("data/verify.py: is not the program that belongs there. Do not run it.",)
    quote = found.told.get("quote")
    return BundleReport(
        faults,
        found.notes,
        found.seal,
        str(found.told.get("profile", "")),
        quote if isinstance(quote, dict) else {},
        custody.of_bundle(opened, found.seal) if opened is not None else None,
    )


SAME_FILE, SAME_SOUND, OTHER_SOUND = "same file", "same sound", "other sound"
_MOST_COMPARED = 8


@dataclass(frozen=True, slots=True)
class SoundReport:
    """What a sound file is to the archive: ``change`` says what was done to a recording to get it.

    ``change`` is "" or "moved", "retagged", "remuxed", "coded anew", "trimmed", "padded", "volume
    changed" or "replaced"; ``session`` that of the recording, "" where it is like none.
    """

    kind: str
    change: str
    session: str
    recording: str
    sentence: str


def sound_file(opened: Archive, path: Path) -> SoundReport:
    """Whether a sound file is one of the archive's recordings, and what was done to it if not.

    Reads the file, and recordings that it could come from. RefusedFile for what has no sound.
    """
    # Decoders are loaded only where one is needed.
    from spacesviewer.media import fingerprint, isolated, probe, soundhash  # noqa: PLC0415

    sha256 = fingerprint.file_sha256(path)
    same = recordings.by_sha256(opened, sha256)
    if same is not None:
        moved = Path(same.path).absolute() != path.absolute()
        said = "It is the recording itself" + (", at another place or name." if moved else ".")
        return SoundReport(SAME_FILE, "moved" if moved else "", same.session, same.sha256, said)
    info = isolated.run(probe.probe, path)
    sound = isolated.run(soundhash.of_file, path, sha256)
    near = _could_be(opened, path)
    for one in near:
        if _sound_of(opened, one) == sound:
            change = "retagged" if info.container == one.container else "remuxed"
            what = "other tags" if change == "retagged" else "another container"
            said = f"It is the sound of a recording, to the bit, in a file with {what}."
            return SoundReport(SAME_SOUND, change, one.session, one.sha256, said)
    return _unlike(path, near)


def _unlike(path: Path, near: list[Recording]) -> SoundReport:
    from spacesviewer.media import isolated, soundcompare  # noqa: PLC0415

    for one in near:
        if Path(one.path).is_file():
            change = isolated.run(soundcompare.difference, path, Path(one.path))
            if change != soundcompare.REPLACED:
                said = f"It is another sound than the recording that it comes from: {change}."
                return SoundReport(OTHER_SOUND, change, one.session, one.sha256, said)
    said = "It is not like any recording that it was compared with."
    return SoundReport(OTHER_SOUND, soundcompare.REPLACED, "", "", said)


def _could_be(opened: Archive, path: Path) -> list[Recording]:
    """The recordings that a file is compared with: those of its name first."""
    stem = path.stem.casefold()
    known = recordings.list_all(opened)
    return sorted(known, key=lambda one: Path(one.path).stem.casefold() != stem)[:_MOST_COMPARED]


def _sound_of(opened: Archive, one: Recording) -> str:
    known = recordings.audio_sha256(opened, one.id)
    if known or not Path(one.path).is_file():
        return known
    found = proving.sound_of(Path(one.path), one.sha256)
    if not opened.read_only:
        proving.keep_sound(opened, one.id, found)
    return found
