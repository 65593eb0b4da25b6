"""Archives made by chance, full of things that no export may carry."""

from __future__ import annotations

import random
import wave
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np

from spacesviewer.domain.figure import Figure
from spacesviewer.domain.participant import Participant
from spacesviewer.library import people as known_people
from spacesviewer.library import quotes as stored_quotes
from spacesviewer.library import sessions, transcripts
from spacesviewer.library.store import Archive
from spacesviewer.workflows import (
    asking,
    correcting,
    importing,
    off_record,
    people,
    quote_revisions,
    quoting,
    tagging,
)
from spacesviewer.workflows import wording_corrections as correct
from tests.made import whisper
from tests.unit.media.test_tags import remuxed

# What each kind of canary is. The last two are heard, not read.
OFF, NAME, FOLDER, MACHINE, REVIEWER, NOTE, TAGS, ELSEWHERE, DELETED, EARLIER, BESIDE, SOUND = (
    "words off the record",
    "real name behind a pseudonym",
    "folders and names of files",
    "account, home and host of the computer",
    "reviewer",
    "notes",
    "tags and place in the file",
    "other sessions",
    "deleted quotes, marks and topics",
    "earlier words and revisions",
    "words around a quote",
    "sound off the record, or bleeped",
)
KINDS = (
    OFF, NAME, FOLDER, MACHINE, REVIEWER, NOTE,
    TAGS, ELSEWHERE, DELETED, EARLIER, BESIDE, SOUND,
)  # fmt: skip
RATE = 16_000
OFF_HZ, BLEEP_HZ = 2510.0, 3470.0
AMPLITUDE = 0.4
_LETTERS = "bcdfghjklmnpqrstvwxyz"
_VOWELS = "aeiou"
_URDU = "ابتجدرزسشعفقکلمنوہی"


@dataclass
class Nest:
    """An archive, its session and transcripts, the quote that is exported, and the canaries."""

    archive: Archive
    folder: Path
    session: str
    line: int
    urdu: int
    quote: str
    bleep: str = ""
    canaries: dict[str, list[str]] = field(default_factory=dict)

    def put(self, kind: str, *texts: str) -> None:
        """Remembers texts that are canaries of a kind."""
        self.canaries.setdefault(kind, []).extend(texts)


def word(rng: random.Random, *, urdu: bool = False) -> str:
    """A word that stands nowhere by chance."""
    if urdu:
        return "".join(rng.choice(_URDU) for _ in range(9))
    return "".join(rng.choice(_LETTERS) + rng.choice(_VOWELS) for _ in range(5))


def words(rng: random.Random, count: int) -> list[str]:
    """So many of them."""
    return [word(rng) for _ in range(count)]


def build(folder: Path, rng: random.Random) -> Nest:
    """An archive in a folder; the home and the account of the computer are not looked at here."""
    box = folder / f"home-{word(rng)}" / word(rng)
    box.mkdir(parents=True)
    stem = word(rng)
    archive = Archive.create(folder / "archive")
    nest = Nest(archive, folder, "", 0, 0, "")
    nest.put(FOLDER, stem, box.name, box.parent.name)
    secret = words(rng, rng.choice((1, 2, 4, 7)))
    lines = _lines(rng, secret, nest)
    place = _recording(rng, box / f"{stem}.wav", lines, secret, nest)
    label = f"{word(rng)}_{word(rng)}"
    _transcripts(rng, box, stem, lines, label, nest)
    importing.add(archive, [box])
    _other_session(rng, folder, nest)
    nest.session = next(
        one.id for one in sessions.list_sessions(archive) if len(one.languages) == 2
    )
    for info in transcripts.list_for(archive, nest.session):
        if info.language == "ur":
            nest.urdu = info.id
        else:
            nest.line = info.id
    correcting.set_fact(archive, nest.session, "title", "Town hall", reviewer="")
    _people(rng, nest, label)
    _quotes(rng, nest, lines, secret)
    _beside(rng, nest, place)
    return nest


def _lines(rng: random.Random, secret: list[str], nest: Nest) -> list[tuple[float, float, str]]:
    """Five lines: the third holds what is off the record, the second is what is exported."""
    before, after = words(rng, 4), words(rng, 4)
    nest.put(OFF, *secret)
    nest.put(BESIDE, *before, *after)
    nest.bleep = " ".join(words(rng, 1))
    chosen = f"The contract {nest.bleep} was signed at night."
    texts = [" ".join(before), chosen, f"And {' '.join(secret)}.", " ".join(after)]
    made, at = [], 0.5
    for text in texts:
        length = 0.42 * len(text.split())
        made.append((round(at, 3), round(at + length, 3), text))
        at += length + rng.choice((0.3, 0.6))
    return made


def _recording(
    rng: random.Random,
    path: Path,
    lines: list[tuple[float, float, str]],
    secret: list[str],
    nest: Nest,
) -> tuple[float, float]:
    """A low hum, and a high tone where somebody says what must not be heard; with tags."""
    seconds = lines[-1][1] + 1
    at = np.arange(int(seconds * RATE)) / RATE
    sound = 0.1 * np.sin(2 * np.pi * 220 * at)
    start, end, text = lines[2]
    step = (end - start) / len(text.split())
    off = (start + step, start + step * (1 + len(secret)))
    begin, stop, said = lines[1]
    step = (stop - begin) / len(said.split())
    bleep = (begin + 2 * step, begin + 3 * step)
    for (first, last), hertz in ((off, OFF_HZ), (bleep, BLEEP_HZ)):
        inside = (at >= first) & (at < last)
        sound[inside] += AMPLITUDE * np.sin(2 * np.pi * hertz * at[inside])
    plain = path.with_name("plain.wav")
    with wave.open(str(plain), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(np.rint(sound * 32767).astype("<i2").tobytes())
    tags = {"title": word(rng), "artist": word(rng), "comment": word(rng)}
    tags["location"] = f"+{rng.randint(20, 36)}.{rng.getrandbits(40)}/"
    remuxed(plain, path, tags)
    plain.unlink()
    nest.put(TAGS, tags["title"], tags["artist"], tags["comment"], tags["location"][1:-1])
    return off


def _transcripts(
    rng: random.Random,
    box: Path,
    stem: str,
    lines: list[tuple[float, float, str]],
    label: str,
    nest: Nest,
) -> None:
    nest.put(NAME, label)
    (box / f"{stem}.en.json").write_text(whisper(lines), "utf-8")
    hidden = word(rng, urdu=True)
    nest.put(OFF, hidden)
    cues = ["WEBVTT\nLanguage: ur\n"]
    for number, (start, end, _) in enumerate(lines):
        text = hidden if number == 2 else "معاہدہ مارچ میں ہوا تھا۔"
        cues.append(f"00:{start:06.3f} --> 00:{end:06.3f}\n<v {label}>{text}\n")
    (box / f"{stem}.ur.vtt").write_text("\n".join(cues), "utf-8")


def _other_session(rng: random.Random, folder: Path, nest: Nest) -> None:
    told = words(rng, 5)
    nest.put(ELSEWHERE, *told)
    other = folder / f"other-{word(rng)}"
    other.mkdir()
    text = f"1\n00:00:01,000 --> 00:00:04,000\n{told[0]}: {' '.join(told[1:])}\n"
    (other / f"{told[0]}.en.srt").write_text(text, "utf-8")
    importing.add(nest.archive, [other])
    for summary in sessions.list_sessions(nest.archive):
        if len(summary.languages) == 1:
            (info,) = transcripts.list_for(nest.archive, summary.id)
            chosen = quoting.from_range(nest.archive, summary.id, info, 1000, 4000)
            quoting.keep(nest.archive, quoting.draft(nest.archive, summary.id, chosen, info.id))


def _people(rng: random.Random, nest: Nest, label: str) -> None:
    """Somebody with a pseudonym, an earlier name and a handle; the label of a file is theirs."""
    archive, uid = nest.archive, nest.session
    former, name, handle = f"{word(rng)} {word(rng)}", f"{word(rng)} {word(rng)}", word(rng)
    person = Participant(former, rng.choice(("host", "speaker", "caller")), handle)
    correcting.add_person(archive, uid, person, reviewer="")
    if rng.random() < 0.5:
        correcting.name_voice(archive, uid, label, person, reviewer="")
    else:
        named = transcripts.timeline(archive, nest.urdu).ids[0]
        from spacesviewer.workflows import speaking

        speaking.assign_label(archive, nest.urdu, int(named), former, reviewer="")
    ids = [int(key) for key in transcripts.timeline(archive, nest.line).ids]
    correct.set_speaker(archive, nest.line, ids, former, reviewer="")
    (found,) = [one for one in known_people.list_people(archive) if one.name == former]
    people.rename(archive, found.id, name, reviewer="")
    correcting.add_figure(
        archive, uid, Figure("listeners", 4400, f"{name} (@{handle})"), reviewer=""
    )
    correcting.set_fact(archive, uid, "url", f"https://x.com/{handle}/status/1", reviewer="")
    people.set_pseudonym(archive, found.id, rng.choice(("Witness Seven", "A caller", "ایک گواہ")))
    note = word(rng)
    people.set_note(archive, found.id, note)
    nest.put(NAME, *former.split(), *name.split(), handle)
    nest.put(NOTE, note)


def _quotes(
    rng: random.Random, nest: Nest, lines: list[tuple[float, float, str]], secret: list[str]
) -> None:
    archive, line = nest.archive, nest.line
    reviewer, note = word(rng), word(rng)
    nest.put(REVIEWER, reviewer)
    nest.put(NOTE, note)
    timeline = transcripts.timeline(archive, line)
    earlier = word(rng)
    nest.put(EARLIER, earlier)
    text = timeline.texts[1]
    correct.set_text(
        archive, line, int(timeline.ids[1]), text.replace("signed", earlier), reviewer=reviewer
    )
    # It may reach into what is off the record, which another quote keeps.
    reach = rng.choice((1, 1, 2))
    span = (int(lines[1][0] * 1000), int(lines[reach][1] * 1000))
    info = transcripts.get(archive, line)
    chosen = quoting.from_range(archive, nest.session, info, *span)
    draft = quoting.draft(archive, nest.session, chosen, line)
    topics = ("Contract",) if rng.random() < 0.5 else ()
    draft = replace(draft, reviewer=reviewer, note=note, topics=topics)
    nest.quote, _ = quoting.keep(archive, draft)
    now = transcripts.timeline(archive, line)
    correct.set_text(archive, line, int(now.ids[1]), text, reviewer=reviewer)
    quote_revisions.update(archive, nest.quote, reviewer=reviewer)
    if rng.random() < 0.5:
        quote_revisions.elide(archive, nest.quote, "at night.")
    start, end, said = lines[2]
    step = (end - start) / len(said.split())
    around = (int((start + step) * 1000), int((start + step * (1 + len(secret))) * 1000))
    hidden = quoting.from_range(archive, nest.session, info, *around)
    assert all(one in hidden.text for one in secret)
    uid, _ = quoting.keep(archive, quoting.draft(archive, nest.session, hidden, line))
    quoting.set_state(archive, uid, off_record.OFF_THE_RECORD, reviewer=reviewer)
    stored = stored_quotes.get(archive, nest.quote)
    assert nest.bleep in stored.text


def _beside(rng: random.Random, nest: Nest, off: tuple[float, float]) -> None:
    """Notes, a question that repeats what is off the record, and things that were thrown away."""
    archive, uid = nest.archive, nest.session
    told = words(rng, 3)
    tagging.mark(archive, uid, 700, told[0])
    nest.put(NOTE, told[0])
    begin_ms, end_ms = (int(at * 1000) for at in off)
    asking.ask(archive, uid, (begin_ms, end_ms), answer=(end_ms, end_ms + 400))
    gone = quoting.from_range(archive, uid, transcripts.get(archive, nest.line), 400, 900)
    typed, exact = quoting.typed(gone, told[1])
    draft = replace(quoting.draft(archive, uid, typed, nest.line), exact=exact, topics=(told[2],))
    removed, _ = quoting.keep(archive, draft)
    quoting.remove(archive, removed)
    nest.put(DELETED, told[1], told[2])
