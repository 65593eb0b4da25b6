"""Puts together what belongs together: sessions of one event, and files of one session."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from spacesviewer.domain.changes import Changes
from spacesviewer.domain.errors import UserError, WrongUsage
from spacesviewer.domain.recording import Recording
from spacesviewer.domain.session import parse_started_at
from spacesviewer.domain.timecode import MAX_MS, format_length, format_time
from spacesviewer.library import joins, sessions
from spacesviewer.library.sessions import SessionDetail
from spacesviewer.library.store import Archive

if TYPE_CHECKING:
    from spacesviewer.media.pyramid import Pyramid

_SAME_MS = 5000  # by which dates and lengths of one event may disagree
_LONGEST_BREAK_MS = 6 * 3600 * 1000
_PART = re.compile(
    r"(?:\b(?:part|pt|teil|partie|parte|qism|hissa|حصہ|قسم)\W{0,2}|[(\[#])(\d{1,2})\b"
    r"|[\s_-](\d{1,2})$",
    re.IGNORECASE,
)
_BY_HAND = "Listen for a moment that both have, and give its distance with --offset TIME."


@dataclass(frozen=True, slots=True)
class Offer:
    """Where one session begins in another, in ms (below 0: before it), and how that is known.

    ``how`` is "sound", "dates", "names" or "text"; ``confidence`` is 0 to 1; ``sentence`` tells it.
    """

    offset_ms: int
    how: str
    confidence: float
    sentence: str


def propose(
    archive: Archive,
    into: str,
    other: str,
    *,
    progress: Callable[[float], None] = lambda _fraction: None,
    stop: Callable[[], bool] | None = None,
) -> Offer:
    """Where a session stands in another: told by the sound, else by dates, else by names.

    UserError where nothing tells it well enough: a wrong place would move words in time.
    """
    one, two = sessions.get(archive, into), sessions.get(archive, other)
    if not one.recordings or not two.recordings:
        said = "One of the two has no sound: its times are taken as those of the other."
        return Offer(0, "text", 1.0, said)
    heard, why_not = _by_sound(archive, one, two, progress, stop)
    offer = heard or _by_dates(one, two) or _by_names(one, two)
    if offer is None:
        raise UserError(
            "Where “{title}” begins in “{title2}” cannot be told: {problem}, and neither "
            "dates nor names say it.",
            hint=_BY_HAND,
            title=two.facts.title,
            title2=one.facts.title,
            problem=why_not,
        )
    return offer


def join(archive: Archive, into: str, other: str, offset_ms: int) -> Changes:
    """Puts a session into another one, as one step of Undo."""
    return join_all(archive, into, [(other, offset_ms)])


def join_all(archive: Archive, into: str, others: Sequence[tuple[str, int]]) -> Changes:
    """Puts sessions into one, each at its offset from the beginning that this has now."""
    # One that begins before it moves all to later: those that come first go in first.
    in_order, later_ms = sorted(others, key=lambda item: item[1]), 0
    with archive.operation("join sessions") as op:
        for other, offset_ms in in_order:
            if abs(offset_ms) > MAX_MS:
                raise WrongUsage(
                    "{offset} is longer than any session.", offset=format_time(offset_ms)
                )
            joins.join(archive, op, into, other, offset_ms + later_ms)
            later_ms += max(0, -offset_ms - later_ms)
    return op.changes


def end_of(archive: Archive, session: str) -> int:
    """Where the sound (or, without sound, the words) of a session ends: where a part 2 begins."""
    return sessions.get(archive, session).duration_ms


def place_of(
    archive: Archive,
    first: Recording,
    second: Recording,
    *,
    progress: Callable[[float], None] = lambda _fraction: None,
    stop: Callable[[], bool] | None = None,
) -> tuple[Offer | None, str]:
    """Where the second recording begins in the session of the first, or why that is not told."""
    # numpy takes a while to load, and most commands need none of it.
    from spacesviewer.media import alignment  # noqa: PLC0415

    def half(number: int) -> Callable[[float], None]:
        return lambda part: progress((number + part) / 2)

    found = alignment.align(
        _pyramid(archive, first, half(0), stop), _pyramid(archive, second, half(1), stop)
    )
    progress(1.0)
    if found is None:
        return None, "a recording is too short to be compared"
    if not found.is_certain:
        return None, "their sound does not overlap recognisably"
    said = (
        f"The sound of both is the same for {format_length(found.overlap_ms)} "
        f"(likeness {found.likeness:.0%})."
    )
    return Offer(first.offset_ms + found.offset_ms, "sound", found.confidence, said), ""


def to_hear(detail: SessionDetail) -> Recording | None:
    """The first recording of a session that lies where it should."""
    return next((r for r in detail.recordings if Path(r.path).is_file()), None)


def _by_sound(
    archive: Archive,
    one: SessionDetail,
    two: SessionDetail,
    progress: Callable[[float], None],
    stop: Callable[[], bool] | None,
) -> tuple[Offer | None, str]:
    first, second = to_hear(one), to_hear(two)
    if first is None or second is None:
        return None, "a recording is not where it was"
    offer, why_not = place_of(archive, first, second, progress=progress, stop=stop)
    if offer is None:
        return None, why_not
    return replace(offer, offset_ms=offer.offset_ms - second.offset_ms), ""


def _pyramid(
    archive: Archive,
    recording: Recording,
    progress: Callable[[float], None],
    stop: Callable[[], bool] | None,
) -> Pyramid:
    from spacesviewer.media import isolated, waveform  # noqa: PLC0415

    target = archive.cache_folder / f"{recording.sha256}.wave"
    try:
        return waveform.load(target)
    except UserError:
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        isolated.run(
            waveform.build, Path(recording.path), target, timeout_s=3600, progress=progress,
            stop=stop,
        )  # fmt: skip
        return waveform.load(target)


def _by_dates(one: SessionDetail, two: SessionDetail) -> Offer | None:
    """The distance of two starts, where both tell the time of day and the sounds do not overlap."""
    first, second = (parse_started_at(d.facts.started_at) for d in (one, two))
    if first is None or second is None:
        return None
    offset_ms = round((second - first).total_seconds() * 1000)
    apart = (
        one.duration_ms - _SAME_MS <= offset_ms <= one.duration_ms + _LONGEST_BREAK_MS
        or two.duration_ms - _SAME_MS <= -offset_ms <= two.duration_ms + _LONGEST_BREAK_MS
    )
    if not apart:
        return None
    said = f"Their starts are {format_time(abs(offset_ms))} apart; the sound tells nothing."
    return Offer(offset_ms, "dates", 0.6, said)


def _by_names(one: SessionDetail, two: SessionDetail) -> Offer | None:
    """The end of part 1 for part 2, where the titles or the files count the parts."""
    first, second = _part_number(one), _part_number(two)
    if first is None or second is None or first[0] != second[0]:
        return None
    if second[1] - first[1] == 1:
        return Offer(one.duration_ms, "names", 0.4, "By their names, the one follows the other.")
    if first[1] - second[1] == 1:
        return Offer(-two.duration_ms, "names", 0.4, "By their names, the one follows the other.")
    return None


def _part_number(detail: SessionDetail) -> tuple[str, int] | None:
    """What a session is called without its number, and the number."""
    for name in (detail.facts.title, *(Path(r.path).stem for r in detail.recordings)):
        found = list(_PART.finditer(name))
        if found:
            last = found[-1]
            rest = " ".join(re.sub(r"\W+", " ", name[: last.start()]).split()).casefold()
            return rest, int(last[1] or last[2])
    return None
