"""A click on a word plays that word: what a real sound server is given is recorded and compared."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from tests.guards.alive import repeat_until
from tests.guards.display import Screen
from tests.journeys import pulse
from tests.journeys.program import Program
from tests.journeys.pulse import RATE, Server, Sound
from tests.journeys.test_window_on_screen import Person, at_the_window
from tests.made import whisper
from tests.unit.media.sounds import speechlike, write

pytestmark = [pytest.mark.display, pytest.mark.slow]

LINES = [
    (1.0, 3.0, "Welcome to the water evening."),
    (4.0, 7.0, "The contract was signed in March."),
    (8.0, 11.0, "Nobody will say who read it."),
]
# When each of these begins: the words of a segment share its time evenly.
WORDS_MS = {"signed": 5500, "Nobody": 8000, "water": 2200, "March": 6500}
SCRUBBED_MS = (3000, 5000, 7000, 9000)
_PART = RATE // 50
_TRIES = 3
_PULSE_SWALLOWS = RATE // 100


@pytest.fixture
def sound() -> Sound:
    chance = np.random.default_rng(5)
    mixed = 0.2 * speechlike(14, RATE)[:, 0] + chance.normal(0, 0.1, 14 * RATE)
    return mixed.astype(np.float32)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    pulse.need_programs()
    folder = tmp_path / "pulse"
    folder.mkdir()
    with pulse.server(folder) as made:
        made.start()
        yield made


def begins_with(heard: Sound, expected: Sound) -> tuple[bool, str]:
    """Whether the first sound in what was heard is the beginning of what was expected."""
    loud = np.flatnonzero(np.abs(heard) > 1e-4)
    if not len(loud) or len(heard) - loud[0] < 2 * _PART:
        return False, "silence"
    first = int(loud[0])
    # PulseAudio itself swallows up to 2 ms of a stream's beginning.
    place, alike = pulse.found_in(
        heard[first : first + 4 * _PART], expected[_PULSE_SWALLOWS : _PULSE_SWALLOWS + _PART]
    )
    return alike > 0.95 and place <= _PULSE_SWALLOWS, f"{alike:.3f} at {place}"


def click(person: Person, server: Server, sound: Sound, word: str) -> None:
    """Clicks on a word, hears it, and pauses; on a busy machine a device may run dry just then."""
    told = [_clicked(person, server, sound, word)]
    while told[-1] and len(told) < _TRIES:
        told.append(_clicked(person, server, sound, word))
    assert not told[-1], told


def _clicked(person: Person, server: Server, sound: Sound, word: str) -> str:
    """The same once; "" where all was heard as it should be, else what was not."""
    expected = sound[WORDS_MS[word] * RATE // 1000 :]
    person.place(f"word {word}")
    with pulse.ear(server) as ear:
        begun_s = time.monotonic()
        person.click(f"word {word}")
        person.wait(
            lambda state: state["playing"] and state["position_ms"] > WORDS_MS[word] + 700,
            "it plays on",
        )
        after = expected[RATE // 10 : RATE * 6 // 10]
        assert repeat_until(lambda: len(_sounding(ear.since(begun_s))) > RATE * 6 // 10)
        begins, told = begins_with(ear.since(begun_s), expected)
        goes_on, how = ear.recognises(after, begun_s)
        person.key("k")
        person.wait(lambda state: not state["playing"], "it pauses")
    return "" if begins and goes_on else f"{told}, {how}"


def _sounding(heard: Sound) -> Sound:
    """What was heard from the first sound on."""
    loud = np.flatnonzero(np.abs(heard) > 1e-4)
    return heard[loud[0] :] if len(loud) else heard[:0]


def scrub(person: Person, server: Server, sound: Sound, screen: Screen) -> None:
    """Draws a range over the waveform, and hears what lies under the mouse on the way."""
    places = [person.place(f"timeline {ms}") for ms in SCRUBBED_MS]
    moves = [("mousemove", "--sync", str(x), str(y), "sleep", "0.3") for x, y in places]
    drawn = ("xdotool", *moves[0], "mousedown", "1", *sum(moves[1:], ()), "mouseup", "1")
    silent = set(SCRUBBED_MS[1:])
    for _ in range(_TRIES):
        with pulse.ear(server) as ear:
            begun_s = time.monotonic()
            screen.run(*drawn)
            heard = ear.since(begun_s)
        for ms in list(silent):
            # A grain lasts 80 ms; where it begins is as exact as a pixel.
            grain = sound[(ms - 40) * RATE // 1000 :][: RATE // 5]
            parts = [grain[at : at + _PART] for at in range(0, len(grain) - _PART, _PART)]
            if max(pulse.found_in(heard, part)[1] for part in parts) > 0.9:
                silent.remove(ms)
        if not silent:
            return
    raise AssertionError(f"nothing was heard at {sorted(silent)} ms")


def test_a_clicked_word_is_the_word_that_is_heard(
    tmp_path: Path, server: Server, sound: Sound, x_screen: Screen
) -> None:
    box = tmp_path / "box"
    box.mkdir()
    write(box / "evening.wav", sound[:, None], RATE, "pcm_s16le")
    (box / "evening.json").write_text(whisper(LINES), "utf-8")
    program = Program(tmp_path)
    program.run("add", box)
    environment = {**x_screen.environment, "PULSE_SERVER": server.environment["PULSE_SERVER"]}
    with at_the_window(program, replace(x_screen, environment=environment)) as person:
        person.wait(lambda state: state["sessions"] == 1, "the library lists the session")
        x, y = person.place("button Search all sessions")
        x_screen.run("xdotool", "mousemove", "--sync", str(x), str(y + 80), "click", "1")
        person.wait(lambda state: state["segments"] == 3, "the session is open")
        for word in WORDS_MS:
            click(person, server, sound, word)
        scrub(person, server, sound, x_screen)
    (recording,) = program.run("show", "evening", "--json").json["recordings"]
    begun = {stretch["start_ms"] for stretch in recording["heard"]}
    assert recording["heard_ms"] > 1000
    assert min(WORDS_MS.values()) in begun
    for start_ms in WORDS_MS.values():
        assert any(
            stretch["start_ms"] <= start_ms < start_ms + 200 <= stretch["end_ms"]
            for stretch in recording["heard"]
        ), (start_ms, recording["heard"])
