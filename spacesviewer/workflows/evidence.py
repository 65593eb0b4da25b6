"""Makes evidence bundles: what shows where a quote comes from, for an editor, a lawyer or a reader.

Each quote has a bundle of its own: it can be handed on, checked and withdrawn without the others,
and tells nothing of them.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from concurrent.futures import CancelledError
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from spacesviewer.domain.errors import UserError, WrongUsage
from spacesviewer.domain.quote import Quote
from spacesviewer.domain.soundclip import ClipShape
from spacesviewer.export import bundle
from spacesviewer.library import custody, quotes, recordings
from spacesviewer.library.store import Archive
from spacesviewer.workflows import (
    clipping,
    evidence_text,
    exporting,
    left_out,
    off_record,
    proving,
)
from spacesviewer.workflows.clipping import Source
from spacesviewer.workflows.evidence_text import Papers
from spacesviewer.workflows.left_out import LeftOut
from spacesviewer.workflows.pseudonyms import Warn

PUBLISH, LEGAL = "publish", "legal"
PROFILES = (PUBLISH, LEGAL)
AROUND_MS = {PUBLISH: 0, LEGAL: 10_000}
LEGAL_WARNING = (
    "A legal bundle holds the whole transcript, every correction, the hash of the recording and "
    "the names of the speakers and of those who worked on it, pseudonyms or not. It is for an "
    "editor or a lawyer, not to be published."
)


@dataclass(frozen=True, slots=True)
class Order:
    """All that a bundle is made of, read from the archive; ``make`` needs the archive no more."""

    quote: Quote
    profile: str
    source: Source
    around_ms: int
    papers: Papers
    recording: Path | None
    audio_sha256: str
    name: str
    is_own: bool  # the clip is cut from the very recording that the quote was taken from
    left_out: tuple[LeftOut, ...] = ()


@dataclass(frozen=True, slots=True)
class Made:
    """A bundle that was made; its ``seal`` is the SHA-256 of its tag manifest."""

    quote: str
    profile: str
    target: Path
    seal: str
    recording_sha256: str
    audio_sha256: str


def plan(
    archive: Archive,
    name: str,
    profile: str,
    *,
    with_recording: bool = False,
    around_ms: int | None = None,
    reviewer: str = "",
    warn: Warn = exporting.say_nothing,
) -> Order:
    """What is to be put into the bundle of a quote. UserError for what may not leave."""
    if profile not in PROFILES:
        raise WrongUsage(
            "There is no profile “{profile}”.", hint="There are: publish, legal.", profile=profile
        )
    if with_recording and profile != LEGAL:
        raise WrongUsage("Only a legal bundle can hold the recording.")
    quote = quotes.get(archive, name)
    if off_record.is_off(quote):
        raise UserError("The quote {id} is off the record; it stays here.", id=quote.id)
    told = exporting.shown_to(archive, quote, warn, named=profile == LEGAL)
    source = clipping.source_of(archive, quote)
    recording = recordings.by_sha256(archive, quote.recording_sha256)
    own = recording is not None and Path(recording.path) == source.path
    whole = _whole(source, own) if with_recording else None
    audio = recordings.audio_sha256(archive, recording.id) if recording else ""
    gather = evidence_text.legal if profile == LEGAL else evidence_text.published
    return Order(
        quote,
        profile,
        source,
        AROUND_MS[profile] if around_ms is None else around_ms,
        gather(archive, quote, told, reviewer),
        whole,
        audio,
        clipping.file_stem(quote),
        own,
        left_out.of_quote(archive, quote),
    )


def make(
    order: Order,
    target: Path,
    *,
    progress: Callable[[float], None] | None = None,
    stop: Callable[[], bool] | None = None,
) -> Made:
    """Writes a bundle: a folder, or a zip where the target is called so. Nothing is replaced.

    Decodes in a process of its own; CancelledError where ``stop`` says so.
    """
    step = progress or (lambda _fraction: None)
    stopped = stop or (lambda: False)
    sound = _sound_of(order, stop) if order.profile == LEGAL else ""
    step(0.4)
    with bundle.made_beside(target) as folder:
        data = folder / "data"
        shape = ClipShape(pad_before_ms=order.around_ms, pad_after_ms=order.around_ms)
        silenced = clipping.write(order.source, data / "clip.wav", shape, "wav", stop)
        spans = [[cover.start_ms, cover.end_ms] for cover in silenced]
        step(0.7)
        if stopped():
            raise CancelledError
        whole = _copy(order, data) if order.recording else ""
        clip = _clip(order, data / "clip.wav", spans)
        told = order.papers.write(data, clip, sound, whole)
        if stopped():
            raise CancelledError
        sealed = bundle.seal(folder, told)
        bundle.publish(folder, target, f"evidence-{order.quote.id}")
    step(1.0)
    uid, sha256 = order.quote.id, order.quote.recording_sha256
    return Made(uid, order.profile, target, sealed, sha256, sound)


def remember(archive: Archive, made: Made, *, reviewer: str = "") -> None:
    """Writes into the log of custody that a bundle was made, with its seal."""
    recording = recordings.by_sha256(archive, made.recording_sha256)
    if made.audio_sha256 and recording is not None:
        proving.keep_sound(archive, recording.id, made.audio_sha256)
    told = {"profile": made.profile, "seal": made.seal}
    custody.append(archive, custody.BUNDLED, f"quote:{made.quote}", told, reviewer=reviewer)


def make_folder(folder: Path) -> None:
    """The folder for several bundles, made where there is none yet."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(
            "{folder} cannot be made: {reason}.", folder=folder, reason=error.strerror
        ) from error


def target_of(order: Order, output: Path, *, several: bool, zipped: bool) -> Path:
    """Where the bundle of one of several quotes goes: into the folder that is named for all."""
    if not several:
        return output
    return output / (f"{order.name}.zip" if zipped else order.name)


def _whole(source: Source, own: bool) -> Path:
    if source.covers:
        raise UserError(
            "Parts of this recording are off the record, so it cannot go along.",
            hint="Make the bundle without the recording.",
        )
    if not own:
        raise UserError("The recording that this quote was taken from is not there now.")
    return source.path


def _sound_of(order: Order, stop: Callable[[], bool] | None) -> str:
    if order.audio_sha256 or not order.is_own:
        return order.audio_sha256
    return proving.sound_of(order.source.path, order.quote.recording_sha256, stop)


def _copy(order: Order, data: Path) -> str:
    """Puts the recording in; gives its name there. It must be the very one, and tell nobody."""
    assert order.recording is not None
    suffix = "".join(c for c in order.recording.suffix[1:].lower() if c.isascii() and c.isalnum())
    name = f"recording.{suffix[:8] or 'bin'}"
    shutil.copyfile(order.recording, data / name)
    (data / name).chmod(0o600)
    if bundle.sha256_of(data / name) != order.quote.recording_sha256:
        raise UserError(
            "{file} is not the file that the quote was taken from.", file=order.recording.name
        )
    with (data / name).open("rb") as file:
        if evidence_text.gives_away(iter(lambda: file.read(1 << 20), b""), order.papers.traces):
            raise UserError(
                "The tags of the recording tell a folder or a user of this computer.",
                hint="Make the bundle without the recording.",
            )
    return name


def _clip(order: Order, path: Path, silenced: list[list[int]]) -> dict[str, Any]:
    """What is told of the clip, in the time of the session, read off the file itself."""
    with path.open("rb") as file:
        head = file.read(44)
    channels, rate = int.from_bytes(head[22:24], "little"), int.from_bytes(head[24:28], "little")
    count = (path.stat().st_size - len(head)) // (2 * channels)
    source = order.source
    begin = max(0, source.start_ms - order.around_ms) + source.offset_ms
    return {
        "begin_ms": begin,
        "end_ms": begin + count * 1000 // rate,
        "around_ms": order.around_ms,
        "sound_ms": [source.start_ms + source.offset_ms, source.end_ms + source.offset_ms],
        "rate": rate,
        "channels": channels,
        "samples": count,
        "silenced": silenced,
        # A proof is not cut: the words that the quote leaves out are heard in it.
        "left_out": [[one.start_ms, one.end_ms] for one in order.left_out],
    }
