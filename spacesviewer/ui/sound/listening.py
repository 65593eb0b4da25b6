"""What of a session is played: all of it, a loop, one speaker, found words, what is new."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from spacesviewer.domain.heard import Stretch, Stretches, bridged, common, merged, without
from spacesviewer.domain.recording import Recording
from spacesviewer.domain.timecode import format_time
from spacesviewer.domain.timeline import Timeline
from spacesviewer.ui.interface import said
from spacesviewer.ui.models.session_data import SessionData
from spacesviewer.ui.sound.hearing import HearingLog
from spacesviewer.ui.sound.player import Player
from spacesviewer.ui.sound.playhead import Playhead
from spacesviewer.ui.tasks import Worker

if TYPE_CHECKING:
    from spacesviewer.media.joined_wave import JoinedWave

LEAST_LOOP_MS = 50
_BRIDGE_MS = 300  # between two stretches of one speaker: a breath
_SLIVER_MS = 300  # of what was not heard: too short to hold a word
_BEFORE_HIT_MS, _AFTER_HIT_MS = 2000, 4000


@dataclass(frozen=True, slots=True)
class Only:
    """A list of stretches with the words that say what they are; ``speaker`` where it is one's."""

    told: str
    stretches: Stretches
    speaker: str = ""


class Listening(QObject):
    """Puts loop, play list and skipped silence together into the player's route.

    ``changed`` carries the words for the chip, "" where all is played.
    """

    changed = Signal(str)
    told = Signal(str)
    silence_found = Signal(object)

    def __init__(
        self,
        player: Player,
        playhead: Playhead,
        hearing: HearingLog,
        media: Worker,
        play_from: Callable[[int], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._player = player
        self._playhead = playhead
        self._hearing = hearing
        self._media = media
        self._play_from = play_from
        self._data: SessionData | None = None
        self._recording: Recording | None = None
        self._only: Only | None = None
        self._loop: Stretch | None = None
        self._loop_from: int | None = None
        self._skips_silence = False
        self._silence: Stretches | None = None  # None: not known yet

    # What there is to play --------------------------------------------------------------------

    def show_session(self, data: SessionData | None) -> None:
        """Takes a session; another one, or another sound, is played from end to end again."""
        before, self._data = self._data, data
        self._hearing.take(
            data.detail.recordings if data else (), data.heard if data is not None else {}
        )
        same = before is not None and data is not None and before.uid == data.uid
        if not same or before is None or data is None or before.sounds != data.sounds:
            self._silence = None
            self._only = self._loop = self._loop_from = None
        self._apply()

    def follow(self, recording: Recording | None) -> None:
        """Another recording of the session is played from now on."""
        self._recording = recording
        self._hearing.follow(recording.id if recording else 0)
        self._apply()

    def set_waveform(self, uid: str, wave: JoinedWave | None, fraction: float) -> None:
        """Takes the waveform when it is whole, which tells where silence is."""
        if self._data is not None and self._data.uid == uid and wave is not None and fraction >= 1:
            # Here: numpy is not needed for the first paint.
            from spacesviewer.media.silence import silences  # noqa: PLC0415

            self._media.do(
                lambda _archive: [silences(pyramid) for pyramid, _ in wave.parts],
                self._on_silences,
                key="silence",
            )

    def _on_silences(self, found: list[tuple[Stretches, Stretches]]) -> None:
        sounds = self._data.sounds if self._data else []
        if len(sounds) != len(found):
            return  # of another session: its own come in their turn
        quiet: list[Stretch] = []
        told: list[Stretch] = []  # where an earlier recording is the one that is heard
        for recording, (silent, digital) in zip(sounds, found, strict=True):
            at_ms, end_ms = recording.offset_ms, recording.offset_ms + recording.duration_ms
            here = tuple((start + at_ms, end + at_ms) for start, end in silent)
            quiet += common(here, without((at_ms, end_ms), merged(told)))
            told.append((at_ms, end_ms))
            self._hearing.set_digital_silence(recording.id, digital)
        self._silence = merged(quiet)
        self.silence_found.emit(self._silence)
        self._apply()

    # Loops ------------------------------------------------------------------------------------

    @property
    def loop(self) -> Stretch | None:
        """What is played over and over."""
        return self._loop

    def loop_stretch(self, start_ms: int, end_ms: int) -> None:
        """Plays a stretch over and over, from its beginning."""
        if end_ms - start_ms < LEAST_LOOP_MS:
            self.told.emit(said("That is too short to be looped."))
            return
        self._loop, self._loop_from = (start_ms, end_ms), None
        self._apply()
        self._play_from(start_ms)

    def loop_from_here(self) -> None:
        """Sets where the loop begins."""
        now_ms = self._playhead.position_ms
        end_ms = self._loop[1] if self._loop else None
        if end_ms is not None and end_ms - now_ms >= LEAST_LOOP_MS:
            self._loop = (now_ms, end_ms)
        else:
            self._loop, self._loop_from = None, now_ms
            self.told.emit(
                said("The loop begins at {time}. Now set its end.", time=format_time(now_ms))
            )
        self._apply()

    def loop_to_here(self) -> None:
        """Sets where the loop ends, and begins it."""
        now_ms = self._playhead.position_ms
        start_ms = self._loop_from if self._loop_from is not None else 0
        start_ms = self._loop[0] if self._loop else start_ms
        if now_ms - start_ms < LEAST_LOOP_MS:
            self.told.emit(said("A loop ends behind its beginning."))
            return
        self._loop, self._loop_from = (start_ms, now_ms), None
        self._apply()

    # Play lists -------------------------------------------------------------------------------

    def only_speaker(self, name: str | None = None) -> None:
        """Plays only what one person says: the one named, or who speaks at the playhead."""
        data = self._data
        if data is None:
            return
        if name is None:
            near = data.timeline.nearest(self._playhead.position_ms)
            name = data.timeline.speaker(near) if near >= 0 else ""
        self._set_only(
            Only(said("Only {name}", name=name), spoken_by(data.timeline, name), name)
            if name
            else None,
            said("The transcript names no speaker here."),
        )

    def only_hits(self, times: Sequence[int]) -> None:
        """Plays only where found words are said, with a little before and after."""
        data = self._data
        if data is not None:
            found = around(data.timeline, times)
            self._set_only(
                Only(said("Only the words found"), found) if found else None,
                said("Find words in the session first (Ctrl+F)."),
            )

    def only_unheard(self) -> None:
        """Plays only what has not been heard yet."""
        if self._data is None or not self._data.sounds:
            return
        spans = ((r.offset_ms, r.offset_ms + r.duration_ms) for r in self._data.sounds)
        known = self._hearing.stretches()
        left = [stretch for span in merged(spans) for stretch in without(span, known)]
        found = tuple(stretch for stretch in left if stretch[1] - stretch[0] >= _SLIVER_MS)
        self._set_only(
            Only(said("Only what was not heard yet"), found) if found else None,
            said("All of it was heard already."),
        )

    def skip_silence(self, skips: bool) -> None:
        """Leaves out pauses, or no longer."""
        self._skips_silence = skips
        if skips and self._silence is None and self._data is not None:
            self.told.emit(said("Silence is skipped as soon as the waveform is drawn."))
        self._apply()

    @property
    def skips_silence(self) -> bool:
        """Whether pauses are left out."""
        return self._skips_silence

    def play_all(self) -> None:
        """Plays everything again, pauses too, once."""
        self._only = self._loop = self._loop_from = None
        self._skips_silence = False
        self._apply()

    # Inside -----------------------------------------------------------------------------------

    def _set_only(self, only: Only | None, otherwise: str) -> None:
        if only is None or not only.stretches:
            self.told.emit(otherwise)
            return
        if self._only is not None and self._only.told == only.told:
            only = None  # the same key again
        self._only = only
        self._apply()

    def _apply(self) -> None:
        stretches, loops = self._whole_route()
        here, goes_on = self._of_recording(stretches, loops=loops)
        # What goes on in another part comes back from there: this one is played once.
        self._player.set_route(here, loops=loops and not goes_on)
        self.changed.emit(self._words())

    def goes_on_at(self, ms: int) -> int | None:
        """Where playing goes on behind a part that ends at a time; None: nothing is left."""
        stretches, loops = self._whole_route()
        if not stretches:
            return ms
        later = [max(ms, start) for start, end in stretches if end > ms]
        return later[0] if later else (stretches[0][0] if loops else None)

    def _whole_route(self) -> tuple[Stretches, bool]:
        return route(self._only, self._loop, self._quiet(), self._end_ms())

    def _of_recording(self, stretches: Stretches, *, loops: bool) -> tuple[Stretches, bool]:
        """What of it is in the recording that is played, and whether it goes on in another one."""
        one, sounds = self._recording, self._data.sounds if self._data else []
        if one is None or not stretches:
            return stretches, False
        end_ms = one.offset_ms + one.duration_ms
        here = common(stretches, ((one.offset_ms, end_ms),))
        begins = [
            start for start, _ in stretches if start >= end_ms or (loops and start < one.offset_ms)
        ]
        goes_on = len(sounds) > 1 and (bool(begins) or stretches[-1][1] > end_ms)
        # Past the last of it, or where there is none, it comes to its end at once, and goes on.
        beyond = ((end_ms, end_ms + 1),)
        return (merged((*here, *beyond)) if goes_on or not here else here), goes_on

    def _quiet(self) -> Stretches:
        return (self._silence or ()) if self._skips_silence else ()

    def _end_ms(self) -> int:
        return self._data.duration_ms if self._data else 0

    def _words(self) -> str:
        parts = [self._only.told] if self._only else []
        if self._loop is not None:
            start, end = (format_time(ms, milliseconds=True)[:-2] for ms in self._loop)
            parts.append(said("Loop {start}–{end}", start=start, end=end))
        if self._loop_from is not None:
            parts.append(said("Loop from {time}", time=format_time(self._loop_from)))
        if self._skips_silence:
            parts.append(said("Silence skipped"))
        return "  ·  ".join(parts)


def route(
    only: Only | None, loop: Stretch | None, quiet: Stretches, end_ms: int
) -> tuple[Stretches, bool]:
    """The stretches to play, and whether over and over; none for all there is.

    A loop is played even where the list leaves nothing of it: who sets one wants to hear it.
    """
    if only is None and loop is None and not quiet:
        return (), False
    whole: Stretches = only.stretches if only else ((0, max(end_ms, loop[1] if loop else 0)),)
    loud = common(whole, without((0, max(end_ms, whole[-1][1])), quiet)) if quiet else whole
    if loop is None:
        return loud, False
    return common(loud, (loop,)) or (loop,), True


def spoken_by(timeline: Timeline, name: str) -> Stretches:
    """When somebody speaks, over breaths."""
    voices = {voice for voice, known in enumerate(timeline.speakers) if known == name}
    spans = zip(timeline.voices, timeline.starts, timeline.ends, strict=True)
    return bridged(((start, end) for voice, start, end in spans if voice in voices), _BRIDGE_MS)


def around(timeline: Timeline, times: Sequence[int]) -> Stretches:
    """The words around some moments, within their segments."""
    found: list[Stretch] = []
    for ms in times:
        start, end = max(0, ms - _BEFORE_HIT_MS), ms + _AFTER_HIT_MS
        spoken = timeline.segments_at(ms)
        if spoken:
            start = max(start, timeline.starts[spoken[-1]])
            end = min(end, timeline.ends[spoken[-1]])
        found.append((start, max(end, start + 1)))
    return merged(found)
