"""The archive that all screens are taken of: the sample, worked on as on a day before deadline."""

from __future__ import annotations

import shutil
import wave
from pathlib import Path

import screenshots

from spacesviewer.domain.errors import UserError
from spacesviewer.library import quotes, sessions, transcripts
from spacesviewer.library.store import Archive
from spacesviewer.workflows import (
    asking,
    correcting,
    discarding,
    importing,
    quote_board,
    quoting,
    tagging,
    translating,
)
from spacesviewer.workflows import wording_corrections as correct

SAMPLE = screenshots.ROOT / "resources" / "sample"
SPOKEN, TYPED = "Water contract: who signed?", "budget night notes"
ALONE, UNTIMED = "voice memo 12", "press call"
BY = "Noor Ahmadzai"
_ALONE_S = 20
_SPEECH = """WEBVTT

00:00:02.000 --> 00:00:07.500
<v Imran Sheikh>The budget was read out at a quarter past nine, and nobody had a copy.

00:00:08.000 --> 00:00:12.000
<v Hadia Noor>We asked for a copy three times. The answer was that it is being printed.
"""
_PLAIN = """Imran Sheikh: The budget was read out at a quarter past nine.

Hadia Noor: We asked for a copy three times. It is being printed, they said.
"""
_RECAP = """# Who signed the water contract?

"The envelope is still sealed," Daud Mirzani said. The Space had 812 listeners.

"There was never any contract at all," Farida Tanwal said.
"""
_TOLD = {
    "Good evening, and welcome.": "شام بخیر، خوش آمدید۔",
    "Daud, thank you for coming.": "داؤد، آنے کا شکریہ۔",
}


def fill(place: Path) -> Path:
    """Makes the archive below a folder, and beside it the files that it came of."""
    files, folder = place / "recordings", place / "archive"
    shutil.copytree(SAMPLE, files)
    screenshots.prepare(folder, files)
    (files / f"{TYPED}.vtt").write_text(_SPEECH, "utf-8")
    (files / "recap.md").write_text(_RECAP, "utf-8")
    (files / "broken.srt").write_text("no times in here", "utf-8")
    (files / f"{UNTIMED}.txt").write_text(_PLAIN, "utf-8")
    for step, name in enumerate((ALONE, UNTIMED), 1):
        with wave.open(str(files / f"{name}.wav"), "wb") as sound:
            sound.setparams((1, 2, 8000, 0, "NONE", ""))
            sound.writeframes(bytes(range(0, 256, step)) * (step * _ALONE_S * 16000 // 256))
    with Archive.open(folder) as archive:
        of = (f"{TYPED}.vtt", f"{ALONE}.wav", f"{UNTIMED}.wav", f"{UNTIMED}.txt")
        importing.add(archive, [files / name for name in of])
        importing.add(archive, [files / "broken.srt"])
        _work_on(archive)
        _throw_away(archive, files)
        _correct(archive, files)
    return folder


def _work_on(archive: Archive) -> None:
    """Questions, notes, a translation; quotes with states, stars, notes and stories."""
    uid = sessions.find(archive, SPOKEN)
    info = transcripts.primary(archive, uid)
    assert info is not None
    timeline = transcripts.timeline(archive, info.id)
    for at_ms in (40_000, 82_000, 150_000, 255_000):
        chosen = quoting.sentence_at(archive, timeline, at_ms)
        if chosen is not None:
            quoting.bookmark(archive, uid, chosen, info.id)
    asking.ask(archive, uid, (52_000, 58_000), answer=(58_500, 71_000))
    asking.ask(archive, uid, (164_000, 182_000), asker="Rauf Gulzari")
    tagging.mark(archive, uid, 90_000, "Ask the clerk for the minutes of 3 May", ["Call the clerk"])
    first, second, third, *_ = [one.id for one in quotes.list_quotes(archive)]
    quoting.set_state(archive, first, "checked", reviewer=BY)
    quoting.set_state(archive, third, "off the record", reviewer=BY)
    quoting.set_note(archive, first, "Compare with page seven of the minutes.")
    quoting.rate(archive, first, 3)
    quote_board.put_into(archive, [first, second], "Front page, Sunday")
    quote_board.set_topics(archive, second, ["Water contract"])
    line, _ = translating.begin(archive, info.id, "ur", reviewer=BY)
    for key, text in zip(timeline.ids, timeline.texts, strict=True):
        if text in _TOLD:
            translating.translate(archive, line, key, _TOLD[text], reviewer=BY)


def _throw_away(archive: Archive, files: Path) -> None:
    """A session in the trash."""
    (files / "test call.vtt").write_text(_SPEECH.replace("budget", "bus plan"), "utf-8")
    importing.add(archive, [files / "test call.vtt"])
    discarding.remove(archive, sessions.find(archive, "test call"))


def _correct(archive: Archive, files: Path) -> None:
    """Words that a person has corrected, also of a quote, and a newer file of the same text."""
    uid = sessions.find(archive, SPOKEN)
    info = transcripts.primary(archive, uid)
    assert info is not None
    for segment in transcripts.segments(archive, info.id):
        if "envelope is still sealed" in segment.text:
            text = segment.text.replace("still", "even now")
            correct.set_text(archive, info.id, segment.id, text, reviewer=BY)
    correcting.set_fact(archive, uid, "language", "en", reviewer=BY)
    path = files / info.name
    path.write_text(path.read_text("utf-8").replace("still sealed", "unopened"), "utf-8")
    importing.add(archive, [path])


def error_of(folder: Path) -> UserError:
    """The error of a name that means nothing, as the window shows it."""
    with Archive.open(folder) as archive:
        try:
            sessions.find(archive, "no such session")
        except UserError as error:
            return error
    raise AssertionError("It was found.")
