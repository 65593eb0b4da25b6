"""Evidence bundles that somebody has tampered with, and whether each is found.

``python -m tests.tampering [COUNT]`` makes bundles, tampers with COUNT of them (500), and tells
which were not found. Half of the tamperers rewrite the manifests to fit.
"""

from __future__ import annotations

import hashlib
import json
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from spacesviewer.domain.errors import UserError
from spacesviewer.export.bundle_bag import KEY, bag_info, canonical, digest_of
from spacesviewer.library import quotes as stored_quotes
from spacesviewer.library import transcripts
from spacesviewer.library.store import Archive
from spacesviewer.workflows import evidence, importing, quoting, verifying
from spacesviewer.workflows import wording_corrections as correct
from tests.made import tone

VTT = """WEBVTT

00:00.500 --> 00:02.000
<v Ayesha>Welcome. Who signed the contract?

00:02.200 --> 00:04.600
<v Imran>The contract was signed by nobody in March.

00:04.800 --> 00:06.000
<v Ayesha>And in April?
"""
Files = dict[str, bytes]
Tamper = Callable[[Files, random.Random], None]
TAGS = ("bag-info.txt", "bagit.txt", "manifest-sha256.txt")


def prepared(folder: Path) -> tuple[Archive, str]:
    """An archive with one corrected and checked quote; its id."""
    box = folder / "box"
    tone(box / "town hall.wav", 8)
    (box / "town hall.en.vtt").write_text(VTT, "utf-8")
    archive = Archive.create(folder / "archive")
    importing.add(archive, [box])
    (session,) = [row[0] for row in archive.rows("SELECT uid FROM session")]
    line, key = archive.rows(
        "SELECT t.id, g.id FROM transcript t JOIN segment g ON g.version_id = t.current_id "
        "ORDER BY g.start_ms LIMIT 1 OFFSET 1"
    )[0]
    words = "The contract was signed by somebody in March."
    correct.set_text(archive, line, key, words, reviewer="Noor")
    info = transcripts.get(archive, line)
    chosen = quoting.from_range(archive, session, info, 2200, 4600)
    uid, _ = quoting.keep(archive, quoting.draft(archive, session, chosen, line))
    quoting.set_state(archive, uid, "checked", reviewer="Noor")
    assert stored_quotes.get(archive, uid).text == words
    return archive, uid


def made(archive: Archive, uid: str, folder: Path) -> list[Path]:
    """A bundle of each profile, as a folder and as a zip."""
    targets = []
    for profile in evidence.PROFILES:
        for name in (profile, f"{profile}.zip"):
            order = evidence.plan(archive, uid, profile, reviewer="Noor")
            one = evidence.make(order, folder / name)
            evidence.remember(archive, one, reviewer="Noor")
            targets.append(one.target)
    return targets


def read(folder: Path) -> Files:
    """The files of a bundle."""
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def write(files: Files, folder: Path) -> Path:
    """Files as a bundle that lies open."""
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder


def remanifest(files: Files) -> None:
    """Makes the manifests and bag-info.txt fit whatever is in it now."""
    payload = {name: data for name, data in files.items() if name.startswith("data/")}
    files["manifest-sha256.txt"] = _manifest(payload)
    try:
        told = json.loads(files["data/quote.json"])[KEY]
        digest = hashlib.sha256(files["data/quote.json"]).hexdigest()
        size = sum(map(len, payload.values()))
        files["bag-info.txt"] = bag_info(told, digest, size, len(payload))
    except (KeyError, ValueError):
        pass  # it was broken on purpose
    known = {name: files[name] for name in TAGS if name in files}
    files["tagmanifest-sha256.txt"] = _manifest(known)


def rewritten(files: Files) -> None:
    """The same, with the hashes in quote.json and the end of the log of custody, too."""
    document = json.loads(files["data/quote.json"])
    held = document[KEY]["files"]
    for name in held:
        held[name] = hashlib.sha256(files[f"data/{name}"]).hexdigest()
    _put(files, document)
    if "data/custody.jsonl" in files:
        *lines, last = map(json.loads, files["data/custody.jsonl"].decode().splitlines())
        last.pop("hash")
        last["detail"]["quote"] = hashlib.sha256(files["data/quote.json"]).hexdigest()
        last["hash"] = digest_of(last)
        text = "".join(f"{canonical(line)}\n" for line in [*lines, last])
        files["data/custody.jsonl"] = text.encode()
    remanifest(files)


def _manifest(files: Files) -> bytes:
    told = (f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in sorted(files.items()))
    return "".join(told).encode()


def _put(files: Files, document: dict[str, Any]) -> None:
    files["data/quote.json"] = (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def flip(data: bytes, chance: random.Random) -> bytes:
    """The bytes with one bit the other way round."""
    bit = chance.randrange(len(data) * 8)
    changed = bytearray(data)
    changed[bit // 8] ^= 1 << bit % 8
    return bytes(changed)


def flipped_bit(files: Files, chance: random.Random) -> None:
    name = chance.choice(sorted(files))
    files[name] = flip(files[name], chance)


def swapped_clip(files: Files, chance: random.Random) -> None:
    clip = bytearray(files["data/clip.wav"])
    for place in range(44, len(clip), 2):
        clip[place : place + 2] = chance.randbytes(2)
    files["data/clip.wav"] = bytes(clip)


def shifted_clip(files: Files, chance: random.Random) -> None:
    clip, by = files["data/clip.wav"], 2 * chance.randrange(1, 4000)
    files["data/clip.wav"] = clip[:44] + clip[44 + by :] + clip[44 : 44 + by]


def changed_time(files: Files, chance: random.Random) -> None:
    document = json.loads(files["data/quote.json"])
    quote, by = document[KEY]["quote"], chance.choice((-1000, -1, 1, 1000))
    place = chance.randrange(4)
    if place == 0:
        quote["start_ms"] += by
    elif place == 1:
        quote["parts"][0]["end_ms"] += by
    elif place == 2:
        selector = document["first"]["items"][0]["target"]["selector"][0]
        selector["value"] = f"t=npt:{2.2 + by / 1000:.3f},4.600"
    else:
        document[KEY]["clip"]["begin_ms"] += by
    _put(files, document)


def changed_speaker(files: Files, chance: random.Random) -> None:
    document = json.loads(files["data/quote.json"])
    if chance.random() < 0.5:
        document[KEY]["quote"]["parts"][0]["speaker"] = "Ayesha"
    else:
        document["first"]["items"][0]["body"][0]["value"] = "Ayesha"
    _put(files, document)


def changed_words(files: Files, chance: random.Random) -> None:
    name = chance.choice(("data/quote.json", "data/README.html"))
    files[name] = files[name].replace(b"somebody", b"nobody", chance.choice((1, 9)))


def changed_paper(files: Files, chance: random.Random) -> None:
    papers = [name for name in sorted(files) if "transcript" in name or "corr" in name]
    name = chance.choice([*papers, "data/VERIFY.txt", "data/verify.py"])
    files[name] = files[name].replace(b"a", b"e", 1)


def changed_custody(files: Files, chance: random.Random) -> None:
    if "data/custody.jsonl" not in files:
        return changed_words(files, chance)
    lines = files["data/custody.jsonl"].splitlines(keepends=True)
    place = chance.randrange(len(lines))
    if chance.random() < 0.5:
        del lines[place]
    else:
        lines[place] = lines[place].replace(b"2026", b"2025", 1).replace(b"Noor", b"Ayesha")
        if lines[place] == files["data/custody.jsonl"].splitlines(keepends=True)[place]:
            lines[place] = lines[place].replace(b'"at":"', b'"at":"1')
    files["data/custody.jsonl"] = b"".join(lines)
    return None


def added_file(files: Files, chance: random.Random) -> None:
    name = chance.choice(("data/note.txt", "note.txt", "data/custody2.jsonl", "data/.hidden"))
    files[name] = b"Trust me.\n"


def removed_file(files: Files, chance: random.Random) -> None:
    del files[chance.choice(sorted(files))]


def renamed_file(files: Files, chance: random.Random) -> None:
    name = chance.choice(sorted(files))
    files[f"{name}.bak" if chance.random() < 0.5 else name.replace(".", "-1.")] = files.pop(name)


def cut_file(files: Files, chance: random.Random) -> None:
    name = chance.choice(sorted(files))
    files[name] = files[name][: chance.randrange(len(files[name]))]


def changed_info(files: Files, chance: random.Random) -> None:
    told = files["bag-info.txt"].decode().splitlines(keepends=True)
    told[chance.randrange(len(told))] = chance.choice(("", "Contact-Name: Nobody\n"))
    files["bag-info.txt"] = "".join(told).encode()
    payload = {name: data for name, data in files.items() if name in TAGS}
    files["tagmanifest-sha256.txt"] = _manifest(payload)


def frozen_otherwise(files: Files, chance: random.Random) -> None:
    """Other words everywhere but in the entry that froze them; all hashes made to fit."""
    before, after = chance.choice(((b"Imran", b"Ayesha"), (b"4600", b"4700"), (b"March", b"April")))
    files["data/quote.json"] = files["data/quote.json"].replace(before, after)
    if before == b"4600":
        files["data/quote.json"] = files["data/quote.json"].replace(b"2.200,4.600", b"2.200,4.700")
    rewritten(files)


SIMPLE: tuple[Tamper, ...] = (
    flipped_bit, swapped_clip, shifted_clip, changed_time, changed_speaker, changed_words,
    changed_paper, changed_custody, added_file, removed_file, renamed_file, cut_file,
)  # fmt: skip


def tampered(sound: dict[str, Files], count: int, seed: int) -> Iterator[tuple[str, str, Files]]:
    """(what was done, profile, files): each kind as often as the others, half with manifests."""
    chance = random.Random(seed)
    for number in range(count):
        profile = evidence.PROFILES[number % 2]
        files = dict(sound[profile])
        if number % 13 == 12:
            tamper: Tamper = frozen_otherwise if profile == evidence.LEGAL else changed_info
            tamper(files, chance)
            yield tamper.__name__, profile, files
            continue
        tamper = SIMPLE[number // 2 % len(SIMPLE)]
        tamper(files, chance)
        fits = tamper is not flipped_bit and chance.random() < 0.5
        if fits:
            remanifest(files)
            if files == sound[profile]:  # what was cut off or left out is there again
                removed = "data/VERIFY.txt"
                del files[removed]
        yield tamper.__name__ + (", manifests rewritten" if fits else ""), profile, files


def is_found(path: Path) -> bool:
    """Whether the check tells that something is wrong, in words."""
    try:
        report = verifying.bundle(path)
    except UserError as error:
        return bool(error.message)
    return bool(report.faults)


def missed(
    folder: Path, paths: list[Path], count: int, seed: int = 6
) -> tuple[Counter[str], list[str]]:
    """How many there were of each kind, and those that were not found; a fifth are zips."""
    wrong = [f"untampered {path.name}" for path in paths if is_found(path)]
    told: Counter[str] = Counter()
    chance, zips = random.Random(seed), [path for path in paths if path.suffix == ".zip"]
    for number in range(count // 5):
        target = folder / f"flipped-{number}.zip"
        target.write_bytes(flip(zips[number % 2].read_bytes(), chance))
        told["flipped bit of a zip"] += 1
        if not is_found(target):
            wrong.append(target.name)
        target.unlink()
    sound = {path.name: read(path) for path in paths if path.is_dir()}
    for number, (kind, profile, files) in enumerate(tampered(sound, count - count // 5, seed)):
        told[kind] += 1
        if files == sound[profile] or not is_found(write(files, folder / f"case-{number}")):
            wrong.append(f"{kind}: {profile}, case {number}")
    return told, wrong


def main() -> int:
    """Tells how many were found."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    with tempfile.TemporaryDirectory() as folder:
        archive, uid = prepared(Path(folder))
        with archive:
            paths = made(archive, uid, Path(folder))
        told, wrong = missed(Path(folder), paths, count)
    for kind, number in sorted(told.items()):
        print(f"{number:5}  {kind}")
    print(f"{sum(told.values()) - len(wrong)} of {sum(told.values())} found")
    print("\n".join(wrong))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
