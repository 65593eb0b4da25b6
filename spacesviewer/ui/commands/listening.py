"""The commands that say what is played, and how it sounds."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

from spacesviewer.media.tuning import AS_RECORDED, MOST_GAIN_DB, Tuning
from spacesviewer.ui.commands.actions import Actions, pedal_keys
from spacesviewer.ui.commands.keymap import keys_of
from spacesviewer.ui.interface import said
from spacesviewer.ui.models.session_data import SessionData
from spacesviewer.ui.sound.hearing import HearingLog
from spacesviewer.ui.sound.listening import Listening
from spacesviewer.ui.widgets.sound_menu import SoundMenu, SoundState, SpeedMenu

if TYPE_CHECKING:
    from spacesviewer.ui.main_window import MainWindow

_KEY_STEP = 0.25
_GAIN_STEP = 6
_VOLUME_STEP = 10
NEEDS_SESSION = (
    *("stop", "loop_start", "loop_end", "loop", "skip_silence", "only_speaker", "only_hits"),
    *("only_unheard", "play_all", "louder", "softer", "gain_more", "gain_less", "sound"),
)


class ListeningCommands:
    """Loops, play lists, speed and sound of the session that is open."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        player = window.player
        self.hearing = HearingLog(window.workspace.note_heard, window)
        self.listening = Listening(
            player,
            window.playhead,
            self.hearing,
            window.workspace.tasks.media,
            window.session_view.parts.play_from,
            window,
        )
        self._tuning = AS_RECORDED
        self._began_ms = 0
        player.heard.connect(self.hearing.on_heard)
        player.jumped.connect(self.hearing.on_jumped)
        player.playing_changed.connect(self.hearing.on_playing)
        player.playing_changed.connect(self._on_playing)
        self.hearing.changed.connect(self._on_heard)
        self.listening.changed.connect(self._on_listening)
        self.listening.told.connect(window.toast.say)
        view = window.session_view
        self.listening.silence_found.connect(view.timeline.set_silences)
        view.parts.opened.connect(self.listening.follow)
        view.parts.goes_on_at = self.listening.goes_on_at
        view.chip.cancelled.connect(self.listening.play_all)
        view.transport.speed_pressed.connect(self.choose_speed)
        view.transport.sound_pressed.connect(self.choose_sound)
        view.transport.list_pressed.connect(self.choose_list)
        window.waveforms.loaded.connect(self.listening.set_waveform)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """What each of these commands does."""
        listening = self.listening
        return {
            "slower": lambda: self.step_speed(-1),
            "faster": lambda: self.step_speed(1),
            "stop": self.stop,
            "loop_start": listening.loop_from_here,
            "loop_end": listening.loop_to_here,
            "loop": self.loop,
            "skip_silence": lambda: listening.skip_silence(not listening.skips_silence),
            "only_speaker": listening.only_speaker,
            "only_hits": lambda: listening.only_hits(
                self._window.session_view.transcript.match_times()
            ),
            "only_unheard": listening.only_unheard,
            "play_all": listening.play_all,
            "louder": lambda: self._step_volume(_VOLUME_STEP),
            "softer": lambda: self._step_volume(-_VOLUME_STEP),
            "gain_more": lambda: self._step_gain(_GAIN_STEP),
            "gain_less": lambda: self._step_gain(-_GAIN_STEP),
            "sound": self.choose_sound,
        }

    def show_session(self, data: SessionData | None) -> None:
        """Takes the session that is open; after the player has taken its recording."""
        self.listening.show_session(data)

    def apply_settings(self, actions: Actions) -> None:
        """Takes the sound device, the keys, and those of the foot pedal."""
        settings = self._window.settings
        self._window.player.choose_device(settings.sound_device)
        actions.set_keys(keys_of(settings.keys, settings.own_keys))
        for name, key in pedal_keys(settings).items():
            actions.set_extra_key(name, key)

    # Loops and speed --------------------------------------------------------------------------

    def loop(self) -> None:
        """Loops what is selected, else the chosen quote, else the segment; or ends the loop."""
        window = self._window
        span = window.session_view.selected_range()
        if span is None and self.listening.loop is not None:
            self.listening.play_all()
            return
        quote = window.commands.quotes.focused_quote()
        if span is None and quote is not None:
            span = quote.place_ms
        if span is None:
            spoken = window.session_view.spoken
            index = spoken.nearest(window.playhead.position_ms)
            span = (spoken.starts[index], spoken.ends[index]) if index >= 0 else None
        if span is None:
            window.toast.say(said("Select a stretch of the timeline first, or set [ and ]."))
        else:
            self.listening.loop_stretch(*span)

    def step_speed(self, direction: int) -> None:
        """Goes to the next quarter."""
        quarters = self._window.player.speed / _KEY_STEP
        whole = math.floor(quarters + 1e-6) + 1 if direction > 0 else math.ceil(quarters - 1e-6) - 1
        self._window.commands.set_speed(whole * _KEY_STEP)

    def choose_speed(self) -> None:
        """Asks for the speed."""
        menu = SpeedMenu(self._window.player.speed, self._window)
        menu.chosen.connect(self._window.commands.set_speed)
        self._pop_up(menu, "speed")

    def stop(self) -> None:
        """Pauses, and goes back to where playing began."""
        if self._window.player.is_playing:
            self._window.player.pause()
            self._window.playhead.seek(self._began_ms)

    # Sound ------------------------------------------------------------------------------------

    def choose_sound(self) -> None:
        """Asks for volume, gain, side and device."""
        # Here: QtMultimedia takes a while to load, and is not needed for the first paint.
        from spacesviewer.ui.sound.device import outputs  # noqa: PLC0415

        window = self._window
        transport = window.session_view.transport
        volume = 0 if transport.muted else transport.volume
        state = SoundState(volume, self._tuning, outputs(), window.settings.sound_device)
        menu = SoundMenu(state, window)
        menu.volume_chosen.connect(self._set_volume)
        menu.tuning_chosen.connect(self.set_tuning)
        menu.device_chosen.connect(self._choose_device)
        self._pop_up(menu, "volume")

    def set_tuning(self, tuning: Tuning) -> None:
        """Takes another gain or side."""
        self._tuning = tuning
        self._window.player.set_tuning(tuning)

    def _step_gain(self, step: int) -> None:
        gain = min(MOST_GAIN_DB, max(0, self._tuning.gain_db + step))
        self.set_tuning(replace(self._tuning, gain_db=gain))
        self._window.toast.say(
            said("Quiet voices {gain} dB louder.", gain=gain) if gain else said("No gain.")
        )

    def _step_volume(self, step: int) -> None:
        volume = min(100, max(0, self._window.session_view.transport.volume + step))
        self._set_volume(volume)
        self._window.toast.say(said("Volume {volume} %.", volume=volume))

    def _set_volume(self, volume: int) -> None:
        transport = self._window.session_view.transport
        # Unmuting brings back the last volume at which something was heard.
        transport.volume = volume or transport.volume
        self._window.commands.set_volume(volume / 100)

    def _choose_device(self, device: str) -> None:
        settings = replace(self._window.settings, sound_device=device)
        self._window.commands.take_settings(settings)

    # What is played ---------------------------------------------------------------------------

    def choose_list(self) -> None:
        """Asks what to play."""
        actions, menu = self._window.actions_by_name, QMenu(self._window)
        for name in ("loop", "skip_silence"):
            menu.addAction(actions[name])
        menu.addSeparator()
        speakers = menu.addMenu(said("Only One Speaker"))
        for name in self._window.session_view.spoken.speakers:
            shown = name.replace("&", "&&")
            speakers.addAction(shown, partial(self.listening.only_speaker, name))
        speakers.setEnabled(not speakers.isEmpty())
        for name in ("only_hits", "only_unheard"):
            menu.addAction(actions[name])
        menu.addSeparator()
        menu.addAction(actions["play_all"])
        self._pop_up(menu, "list")

    def _pop_up(self, menu: QMenu, button: str) -> None:
        place = self._window.session_view.transport.buttons[button]
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place.mapToGlobal(QPoint(0, -menu.sizeHint().height())))

    def _on_playing(self, playing: bool) -> None:
        if playing:
            self._began_ms = self._window.playhead.position_ms

    def _on_listening(self, words: str) -> None:
        self._window.session_view.chip.tell(words)
        self._window.actions_by_name["skip_silence"].setChecked(self.listening.skips_silence)

    def _on_heard(self) -> None:
        view = self._window.session_view
        view.timeline.set_heard(self.hearing.stretches())
        if view.data is None:
            return
        known = {one.sha256: one.id for one in view.data.detail.recordings}
        for quote in view.data.quotes:
            recording_id = known.get(quote.recording_sha256)
            if quote.heard is not False or recording_id is None:
                continue
            if self.hearing.covers(recording_id, *quote.place_ms):
                self.hearing.flush()
                self._window.workspace.refresh_notes()
                return
