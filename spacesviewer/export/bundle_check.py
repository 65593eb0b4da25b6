"""Checks an evidence bundle, as a folder or as the zip that was made of it.

This file lies in each bundle as ``data/verify.py`` and needs nothing but Python:

    python3 -I data/verify.py            checks the bundle that it lies in
    python3 -I data/verify.py BUNDLE     checks another one, a folder or a zip

It ends with 0 where all is as it was made, with 1 and a sentence for each fault otherwise. It
writes nothing, unpacks nothing, and runs nothing of what it checks. It cannot show that somebody
has made all of a bundle anew: for that, compare the seal that it prints with the one that the
maker of the bundle has told you by another way.
"""

from __future__ import annotations

import csv
import hashlib
import html
import io
import json
import re
import struct
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from spacesviewer.export.bundle_bag import FORMAT, KEY, Bag, bag_info, canonical, digest_of, parsed
from spacesviewer.export.bundle_box import Folder, Unfit, Zip, shown

PUBLISHED = ("README.html", "VERIFY.txt", "clip.wav", "quote.json", "verify.py")
LEGAL = (*PUBLISHED, "corrections.csv", "custody.jsonl")
_MOST_SILENT = 500
_ODD = (
    *(KeyError, TypeError, ValueError, AttributeError, IndexError, ArithmeticError),
    *(RecursionError, struct.error, csv.Error),
)


class Report(NamedTuple):
    """A sentence for each fault, what cannot be told, and the seal: SHA-256 of the tag manifest."""

    faults: tuple[str, ...]
    notes: tuple[str, ...]
    seal: str
    told: dict[str, Any]


def check(path: Path) -> Report:
    """What is wrong with a bundle; Unfit for what is none."""
    try:
        if not path.exists():
            raise Unfit("It is not there.")
        if not path.is_dir() and not path.is_file():
            raise Unfit("It is a device or a pipe.")
        return _Checked(Folder(path) if path.is_dir() else Zip(path)).report()
    except OSError as error:
        raise Unfit(f"It could not be read: {error.strerror or error}.") from error


class _Checked(Bag):
    """One look at a bundle: what was found so far."""

    def report(self) -> Report:
        """Looks at all, from the outside in."""
        if "bagit.txt" not in self.box.sizes:
            raise Unfit("It has no bagit.txt: it is no bundle.")
        self.look_at_bag()
        told = self._quote()
        seal = (
            self.hash_of("tagmanifest-sha256.txt")
            if "tagmanifest-sha256.txt" in self.box.sizes
            else ""
        )
        return Report(tuple(dict.fromkeys(self.faults)), tuple(self.notes), seal, told)

    def _quote(self) -> dict[str, Any]:
        """That what the quote says of itself and of the other files holds; what it says."""
        document = self.json_of("data/quote.json")
        told = document.get(KEY) if document else None
        if not isinstance(told, dict) or told.get("format") != FORMAT:
            self.fault("data/quote.json", f"does not say that it is of {FORMAT}")
            return {}
        try:
            self._info(told)
            self._files(told)
            self._annotation(document or {}, told["quote"])
            self._clip(told["clip"], told["quote"])
            if told["profile"] == "legal":
                self._custody(told)
        except _ODD as error:
            self.fault(
                "data/quote.json", f"lacks something that it must tell ({shown(str(error))})"
            )
        self.notes += [str(said) for said in told.get("withheld", [])]
        return told

    def _info(self, told: dict[str, Any]) -> None:
        payload = [size for name, size in self.box.sizes.items() if name.startswith("data/")]
        digest = self.hash_of("data/quote.json")
        if self.bytes_of("bag-info.txt") != bag_info(told, digest, sum(payload), len(payload)):
            self.fault("bag-info.txt", "does not fit data/quote.json")

    def _files(self, told: dict[str, Any]) -> None:
        """The quote names the hash of each other file: who changes one must change the quote."""
        held = {name[5:] for name in self.box.sizes if name.startswith("data/")}
        known, files = LEGAL if told["profile"] == "legal" else PUBLISHED, told["files"]
        if told["profile"] not in ("legal", "publish"):
            self.fault("data/quote.json", "is of no profile that there is")
        for name in sorted({*known} - held):
            self.fault(f"data/{name}", "is missing")
        for name in sorted(held - {*files} - {"quote.json", "custody.jsonl"}):
            self.fault(f"data/{name}", "was added to the bundle (data/quote.json does not have it)")
        if told["profile"] == "publish":
            for name in sorted(held - {*PUBLISHED}):
                self.fault(f"data/{name}", "does not belong into a bundle to publish")
        for name, digest in sorted(files.items()):
            if name not in held:
                self.fault(f"data/{name}", "is missing (data/quote.json has it)")
            elif self.hash_of(f"data/{name}") != digest:
                self.fault(f"data/{name}", "was changed (it is not what data/quote.json says)")

    def _annotation(self, document: dict[str, Any], quote: dict[str, Any]) -> None:
        """The annotation and the fields beside it tell the same words, times and speakers."""
        items, parts = document["first"]["items"], quote["parts"]
        if len(items) != len(parts) or document["total"] != len(items):
            self.fault("data/quote.json", "its annotations are not those of its parts")
        for item, part in zip(items, parts, strict=False):
            fragment, exact = item["target"]["selector"]
            times = _stretch(part["start_ms"], part["end_ms"])
            if fragment["value"] != times:
                self.fault(
                    "data/quote.json", f"tells two times: {shown(fragment['value'])}, {times}"
                )
            if _plain(exact["exact"]) != _plain(part["text"]):
                self.fault("data/quote.json", "tells two wordings of the same words")
            said = [body["value"] for body in item["body"] if body["purpose"] == "identifying"]
            if [*map(_plain, said)] != [_plain(part["speaker"] or "Unidentified speaker")]:
                self.fault("data/quote.json", "tells two speakers of the same words")
        page = _plain(html.unescape(re.sub("<[^>]*>", "", self.text_of("data/README.html") or "")))
        for words in (*quote["told"], *(part["speaker"] for part in parts)):
            if _plain(words) not in page:
                self.fault("data/README.html", "does not tell the words and speakers of the quote")
        if (quote["start_ms"], quote["end_ms"]) != (parts[0]["start_ms"], parts[-1]["end_ms"]):
            self.fault("data/quote.json", "its times are not those of its parts")

    def _clip(self, clip: dict[str, Any], quote: dict[str, Any]) -> None:
        """The sound is plain PCM, as long as it is said to be, around the quote and no further."""
        name = "data/clip.wav"
        if name not in self.box.sizes:
            return
        rate, channels, count = clip["rate"], clip["channels"], clip["samples"]
        size = count * channels * 2
        form = (16, 1, channels, rate, rate * channels * 2, channels * 2, 16)
        head = struct.pack(
            "<4sL4s4sLHHLLHH4sL", b"RIFF", size + 36, b"WAVE", b"fmt ", *form, b"data", size
        )
        if self.bytes_of(name, 44) != head or self.box.sizes[name] != 44 + size:
            self.fault(name, "is not the plain sound that data/quote.json describes")
        begin, end, around = clip["begin_ms"], clip["end_ms"], clip["around_ms"]
        fits = end == begin + count * 1000 // rate
        before, behind = quote["sound_start_ms"] - begin, end - quote["sound_end_ms"]
        if not fits or not 0 <= before <= around or not -150 <= behind <= around:
            self.fault(name, "does not reach from before the quote to behind it as it should")
        silent = [
            [44 + channels * 2 * ((at - begin) * rate // 1000) for at in (first + 2, last - 2)]
            for first, last in clip["silenced"][:_MOST_SILENT]
        ]
        if silent and any(self._heard(name, silent)):
            self.fault(name, "can be heard where it must be silent")

    def _heard(self, name: str, silent: list[list[int]]) -> Iterator[bool]:
        """Whether there is sound in stretches of bytes, part by part."""
        at = 0
        for part in self.box.parts(name):
            for start, end in silent:
                yield any(part[max(0, start - at) : max(0, end - at)])
            at += len(part)

    def _custody(self, told: dict[str, Any]) -> None:
        """The chain of custody, its entries of the quote, and the files that they tell of."""
        previous, last, entries = "", {}, {}
        for number, line in enumerate(self.lines_of("data/custody.jsonl"), 1):
            last = parsed(line)
            claimed = last.pop("hash")
            if last["n"] != number or last["previous"] != previous or claimed != digest_of(last):
                self.fault("data/custody.jsonl", f"line {number} does not follow the one before it")
                return
            previous = claimed
            if "entry" in last["detail"]:
                entries[last["detail"]["hash"]] = last["detail"]
        if last.get("kind") != "bundled" or last["detail"]["quote"] != self.hash_of(
            "data/quote.json"
        ):
            self.fault("data/custody.jsonl", "does not end with the making of this bundle")
        entry = entries.get(told["entry"])
        if entry is None:
            self.fault("data/custody.jsonl", "does not have the entry that the quote was frozen in")
            return
        for name, one in entries.items():
            content = one["content"]
            if hashlib.sha256(canonical(one["entry"]).encode()).hexdigest() != name or (
                content is not None
                and hashlib.sha256(content.encode()).hexdigest() != one["entry"][7]
            ):
                self.fault("data/custody.jsonl", "an entry was changed after it was written")
        self._frozen(told, entry["content"])
        rows = list(csv.reader(io.StringIO(self.text_of("data/corrections.csv") or "", newline="")))
        if len(rows) != told["corrections"] + 1:
            self.fault(
                "data/corrections.csv", "has not as many corrections as data/quote.json says"
            )

    def _frozen(self, told: dict[str, Any], content: str | None) -> None:
        """The quote is what its entry froze; the transcript and recording are those it names."""
        if content is None:
            self.notes.append("What the entry of the quote froze is not in this bundle.")
            return
        kept, quote = parsed(content), told["quote"]
        odd = [name for name in ("text", "speaker", "start_ms", "end_ms", "session_title",
                                 "session_date", "before", "after", "language", "url")
               if kept[name] != quote[name]]  # fmt: skip
        if json.loads(kept["parts"]) != quote["parts"]:
            odd.append("parts")
        if odd:
            self.fault("data/quote.json", f"is not as it was frozen: {', '.join(odd)}")
        for key, name in (
            ("transcript_sha256", told["transcript"]),
            ("recording_sha256", told["recording"]),
        ):
            if told["source"][key] != kept[key]:
                self.fault("data/quote.json", f"names another {key} than was frozen")
            if name and self.hash_of(f"data/{name}") != kept[key]:
                self.fault(f"data/{name}", "is not the file that the quote was taken from")


def _stretch(start_ms: int, end_ms: int) -> str:
    times = [max(0, start_ms), *([end_ms] if end_ms > max(0, start_ms) else [])]
    return "t=npt:" + ",".join(f"{ms // 1000}.{ms % 1000:03}" for ms in times)


def _plain(text: str) -> str:
    """What of a text can be seen: the annotation has it on one line, without marks of direction."""
    return "".join(c for c in text if unicodedata.category(c)[0] not in "CZ")


def main(arguments: list[str]) -> int:
    """Checks the bundle that is named, or the one that this file lies in."""
    path = Path(arguments[0]) if arguments else Path(__file__).resolve().parent.parent
    try:
        report = check(path)
    except Unfit as error:
        sys.stdout.write(f"FAULT {error}\n")
        return 1
    for sentence in report.faults:
        sys.stdout.write(f"FAULT {sentence}\n")
    for sentence in report.notes:
        sys.stdout.write(f"Note: {shown(sentence)}\n")
    sys.stdout.write(f"Seal: {report.seal}\n")
    sys.stdout.write(
        "All is as it was made.\n" if not report.faults else "It is not as it was made.\n"
    )
    return 1 if report.faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
