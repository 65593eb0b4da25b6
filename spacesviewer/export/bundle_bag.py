"""An evidence bundle as a bag: its manifests, and how the files in it are read.

With ``bundle_box`` before it and ``bundle_check`` behind, this is ``data/verify.py`` of a bundle.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from typing import Any

from spacesviewer.export.bundle_box import Box, shown

FORMAT = "spacesviewer-evidence/1"
KEY = "spacesviewer"  # of quote.json: what is told besides the annotation
BAGIT = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
TAGS = ("bag-info.txt", "bagit.txt", "manifest-sha256.txt")
_MOST_TEXT = 4 << 20  # of one JSON document, or one line of custody.jsonl
_LINE = re.compile(r"([0-9a-f]{64})  ([!-~]+)", re.ASCII)


class Bag:
    """Reads a bundle and gathers what is wrong with it as a bag."""

    def __init__(self, box: Box) -> None:
        self.box = box
        self.faults: list[str] = []
        self.notes: list[str] = []
        self._sha256: dict[str, str] = {}

    def look_at_bag(self) -> None:
        """That it is a bag whose manifests name its files and no others."""
        if self.bytes_of("bagit.txt") != BAGIT:
            self.fault("bagit.txt", "is not the one of a bundle")
        payload = {name for name in self.box.sizes if name.startswith("data/")}
        self._manifest("manifest-sha256.txt", payload)
        self._manifest("tagmanifest-sha256.txt", {*TAGS})
        for name in sorted({*self.box.sizes} - payload - {*TAGS, "tagmanifest-sha256.txt"}):
            self.fault(name, "was added to the bundle")

    def _manifest(self, name: str, meant: set[str]) -> None:
        text = self.text_of(name)
        if text is None:
            return
        lines = text.split("\n")
        named = [_LINE.fullmatch(line) for line in lines[:-1]]
        if lines[-1] or not all(named):
            self.fault(name, "has a line that is none of a manifest")
        listed = {one[2]: one[1] for one in named if one}
        if [*listed] != sorted(listed) or len(listed) != len(lines) - 1:
            self.fault(name, "is not in order, or names a file twice")
        for file in sorted({*listed} - {*self.box.sizes}):
            self.fault(file, f"is missing ({name} has it)")
        for file in sorted((meant & {*self.box.sizes}) - {*listed}):
            self.fault(file, f"was added to the bundle ({name} does not have it)")
        for file in sorted({*listed} & {*self.box.sizes}):
            if self.hash_of(file) != listed[file]:
                self.fault(file, f"was changed (it is not what {name} says)")

    # Reading -----------------------------------------------------------------------------------

    def fault(self, name: str, sentence: str) -> None:
        self.faults.append(f"{shown(name)}: {sentence}.")

    def hash_of(self, name: str) -> str:
        if name not in self._sha256:
            digest = hashlib.sha256()
            for part in self.box.parts(name) if name in self.box.sizes else ():
                digest.update(part)
            self._sha256[name] = digest.hexdigest()
        return self._sha256[name]

    def bytes_of(self, name: str, most: int = _MOST_TEXT) -> bytes:
        data = b""
        for part in self.box.parts(name) if name in self.box.sizes else ():
            data += part
            if len(data) >= most:
                break
        return data[:most]

    def text_of(self, name: str) -> str | None:
        if name not in self.box.sizes:
            self.fault(name, "is missing")
            return None
        try:
            return self.bytes_of(name).decode("utf-8")
        except UnicodeDecodeError:
            self.fault(name, "is no text")
            return None

    def json_of(self, name: str) -> dict[str, Any] | None:
        text = self.text_of(name)
        try:
            return None if text is None else parsed(text)
        except (ValueError, RecursionError):
            self.fault(name, "is no JSON that can be read")
            return None

    def lines_of(self, name: str) -> Iterator[str]:
        rest = b""
        for part in self.box.parts(name) if name in self.box.sizes else ():
            *lines, rest = (rest + part).split(b"\n")
            if len(rest) > _MOST_TEXT:
                raise ValueError(f"{name} has an endless line")
            yield from (line.decode("utf-8") for line in lines)
        if rest:
            raise ValueError(f"{name} ends in the middle of a line")


def bag_info(told: dict[str, Any], digest: str, size: int, count: int) -> bytes:
    """What bag-info.txt must say; ``digest`` is that of data/quote.json."""
    return (
        f"Bagging-Date: {told['made_on']}\n"
        f"Bundle-Format: {FORMAT}\n"
        f"Bundle-Profile: {told['profile']}\n"
        f"External-Identifier: {told['quote']['id']}\n"
        f"Payload-Oxum: {size}.{count}\n"
        f"Quote-SHA256: {digest}\n"
    ).encode()


def digest_of(line: dict[str, Any]) -> str:
    """The hash of a line of custody.jsonl without its hash; the next one holds it."""
    return hashlib.sha256(canonical(line).encode()).hexdigest()


def canonical(value: object) -> str:
    """The one text of a JSON value that hashes are made of."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def parsed(text: str) -> dict[str, Any]:
    """A JSON object in which each name stands once; ValueError for anything else."""

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        if len(dict(pairs)) != len(pairs):
            raise ValueError("a name stands there twice")
        return dict(pairs)

    def refuse(name: str) -> None:
        raise ValueError(f"{name} is no number")

    found = json.loads(text, object_pairs_hook=once, parse_constant=refuse)
    if not isinstance(found, dict):
        raise ValueError("it is no object")
    return found
