"""What lies beside a recording, read and kept; also files that tell of many recordings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from spacesviewer import platforms
from spacesviewer.domain.artefact import NAME, TAGS, Told
from spacesviewer.domain.errors import UserError
from spacesviewer.domain.recording import MediaInfo
from spacesviewer.domain.session import SessionFacts
from spacesviewer.library import claims, originals, recordings, sessions, sources
from spacesviewer.library.store import Archive
from spacesviewer.media.chapters import tidied
from spacesviewer.platforms import names
from spacesviewer.workflows import facts
from spacesviewer.workflows.known import is_known
from spacesviewer.workflows.scanning import Refusal, Unit, near
from spacesviewer.workflows.stems import stem_key

PODCAST = "Podcast"
_ID = re.compile(r"[0-9A-Za-z]{6,}", re.ASCII)
_MAX_PICTURE = 20 << 20
_PICTURES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"RIFF")
_KEPT_WHOLE = 8 << 20  # a log of many events that is longer is known by its hash alone


@dataclass(frozen=True, slots=True)
class Heard:
    """One event as one file tells it, with the file and what kind it is."""

    path: Path
    artefact: str
    told: Told


@dataclass(frozen=True, slots=True)
class Beside:
    """What the artefacts of a unit tell, and which of the files are new or changed."""

    heard: tuple[Heard, ...] = ()
    fresh: tuple[Path, ...] = ()


def read_beside(
    archive: Archive, paths: Sequence[Path], refused: list[Refusal], extra: Sequence[Heard]
) -> Beside:
    """What downloaders say, ``extra`` included, the most trusted first."""
    heard, fresh = list(extra), []
    for path in paths:
        try:
            read = platforms.read(path)
        except UserError as error:
            refused.append(Refusal(str(path), error.sentence()))
            continue
        if read is None:
            continue
        heard += [Heard(path, read.name, told) for told in read.told]
        if not is_known(archive, path):
            fresh.append(path)
    return Beside(tuple(sorted(heard, key=lambda one: one.told.rank)), tuple(fresh))


def merged(beside: Beside, media: Iterable[tuple[Path, MediaInfo]]) -> SessionFacts:
    """One value of all that files say, the most trusted first; names of files say nothing here."""
    told = [one.told.facts for one in beside.heard]
    return facts.merge(*told, *(facts.from_tags(info) for _, info in media))


def keep(
    archive: Archive,
    uid: str,
    unit: Unit,
    beside: Beside,
    media: Sequence[tuple[Path, MediaInfo]],
) -> list[str]:
    """Puts on record what each file says and shows the best of it; sentences about contradictions.

    Chapters and covers beside a recording go to those that have none of their own.
    """
    fresh = [
        claim
        for one in beside.heard
        for claim in claims.of_told(
            replace(one.told, facts=facts.merge(one.told.facts)),
            claims.source_text(one.path),
            one.artefact,
        )
    ]
    for path, info in media:
        tags = Told(facts.merge(facts.from_tags(info)), TAGS)
        fresh += claims.of_told(tags, claims.source_text(path), "tags inside")
    named = Told(facts.from_name(unit.stem, unit.folder.name), NAME)
    fresh += claims.of_told(named, claims.source_text(unit.folder / unit.stem), "the file's name")
    claims.record(archive, uid, fresh)
    claims.settle(archive, uid)
    _keep_chapters(archive, uid, beside)
    _keep_cover(archive, uid, unit.pictures)
    shown = sessions.get(archive, uid).facts
    return facts.disagreements(shown, fresh)


def _keep_chapters(archive: Archive, uid: str, beside: Beside) -> None:
    told = next((one.told.chapters for one in beside.heard if one.told.chapters), ())
    if not told:
        return
    for recording in recordings.list_for(archive, uid):
        if not recording.chapters and recording.role in ("main", "mirror"):
            fitting = tidied(told, recording.duration_ms)
            recordings.set_chapters(archive, recording.id, fitting)


def chapters_without_sound(beside: Beside) -> list[Refusal]:
    """A line about each new file of chapters whose session has no recording yet."""
    line = "{} holds chapters; they are shown once a recording of its name lies beside it."
    return [
        Refusal(str(one.path), line.format(one.path.name))
        for one in beside.heard
        if one.told.chapters and one.path in beside.fresh
    ]


def _keep_cover(archive: Archive, uid: str, pictures: Sequence[Path]) -> None:
    """Gives the recordings without a picture of their own the one that lies beside them."""
    for path in pictures:
        status = path.stat()
        known = sources.unchanged(archive, path, status.st_size, status.st_mtime_ns)
        if known is not None or status.st_size > _MAX_PICTURE:
            continue
        data = path.read_bytes()
        sha256 = ""
        if data.startswith(_PICTURES):
            sha256 = originals.keep(archive, data)
            for recording in recordings.list_for(archive, uid):
                recordings.set_cover(archive, recording.id, sha256)
        sources.record(
            archive,
            path,
            "other",
            size=status.st_size,
            mtime_ns=status.st_mtime_ns,
            sha256=sha256,
            session_uid=uid,
        )


class Events:
    """Files that tell of many events, asked for the one that a unit is about."""

    def __init__(self, archive: Archive, shared: Mapping[Path, platforms.Read]) -> None:
        self._archive = archive
        self._shared = shared
        self.known = bool(shared)
        self._by_id: dict[str, list[Heard]] = {}
        self._by_name: dict[str, list[Heard]] = {}
        self._met: set[int] = set()
        self.fresh = frozenset(path for path in shared if not is_known(archive, path))
        for path, read in shared.items():
            for told in read.told:
                heard = Heard(path, read.name, told)
                if told.facts.platform_id:
                    self._by_id.setdefault(told.facts.platform_id, []).append(heard)
                for name in told.called:
                    self._by_name.setdefault(stem_key(name), []).append(heard)

    def of(self, unit: Unit, infos: Iterable[MediaInfo], known: str | None = None) -> list[Heard]:
        """What they tell of a unit; ``known`` is its session, where it has one already.

        The platform's id decides, in the names, the tags or the archive; else the name that a feed
        gives the sound file, or the title, where it is one episode's alone.
        """
        tags = [info.tags for info in infos]
        ids = [names.read(unit.stem, unit.folder.name).platform_id]
        ids += [facts.from_tags(info).platform_id for info in infos]
        ids += [told for told in _ID.findall(unit.stem) if told in self._by_id]
        called = [unit.stem, *(path.stem for path in unit.media)]
        home = sessions.home_of(self._archive, known) if known is not None else None
        if home is not None:
            shown = sessions.get(self._archive, home)
            ids.append(shown.facts.platform_id)
            found = [recordings.media_info(self._archive, one.id) for one in shown.recordings]
            tags += [info.tags for info in found if info is not None]
        called += [one["title"] for one in tags if one.get("title")]
        heard: dict[tuple[Path, int], Heard] = {}
        by_id = self._of_ids(ids)
        answered = {one.path for one in by_id}
        by_name = [one for one in self._of_names(called, unit.folder) if one.path not in answered]
        for one in by_id + by_name:
            heard[one.path, id(one.told)] = one
            self._met.add(id(one.told))
        return list(heard.values())

    def _of_ids(self, ids: Iterable[str]) -> list[Heard]:
        return [one for told in dict.fromkeys(ids) if told for one in self._by_id.get(told, ())]

    def _of_names(self, called: Iterable[str], folder: Path) -> list[Heard]:
        """What feeds nearby tell of a recording by its name or title.

        A feed elsewhere may have another "episode-1"; and a name that one feed gives to several
        episodes ("audio") is nobody's.
        """
        for key in dict.fromkeys(stem_key(name) for name in called):
            found = {id(one.told): one for one in self._by_name.get(key, ())}
            close = [one for one in found.values() if near(one.path.parent, folder)]
            beside = [one for one in close if one.path.parent == folder] or close
            if len(beside) == 1:
                return beside
        return []

    def finish(self) -> list[Refusal]:
        """Notes the new files as read; a line about each: how much of it was wanted."""
        said = []
        for path, read in self._shared.items():
            if path not in self.fresh:
                continue
            size = path.stat().st_size
            data = path.read_bytes() if size <= _KEPT_WHOLE else b""
            sources.record(
                self._archive,
                path,
                "metadata",
                size=size,
                mtime_ns=path.stat().st_mtime_ns,
                sha256=originals.keep(self._archive, data) if data else "",
            )
            met = sum(id(told) in self._met for told in read.told)
            count = f"{len(read.told):,} event{'' if len(read.told) == 1 else 's'}"
            some = {0: "none of them has", 1: "one of them has"}.get(met, f"{met:,} of them have")
            line = f"{path.name} ({read.name}) tells of {count}; {some} a recording here."
            said.append(Refusal(str(path), line))
        return said
