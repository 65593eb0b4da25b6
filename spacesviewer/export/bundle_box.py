"""Reads the files of an evidence bundle that may be a stranger's: a folder, or a zip of one.

Nothing is unpacked or followed. With ``bundle_check`` behind it this is ``data/verify.py`` of each
bundle, so it needs nothing but Python.
"""

from __future__ import annotations

import io
import os
import re
import stat
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

MOST_BYTES, MOST_FILES = 1 << 36, 32
MOST_LOG = 32 << 20  # of any file but sound
_PART = 1 << 18
_NAME = re.compile(r"(?:data/)?[A-Za-z0-9][A-Za-z0-9._-]{0,99}", re.ASCII)
_END, _ENTRY, _LOCAL = "<4s4H2LH", "<4s6H3L5H2L", "<4s5H3L2H"
_AGAIN = "If another program has packed it again, unpack it and check the folder."


class Unfit(Exception):
    """What is no bundle, or cannot be looked at without risk; says why."""


class Box(Protocol):
    """Files by their names inside a bundle."""

    sizes: dict[str, int]

    def parts(self, name: str) -> Iterator[bytes]:
        """The bytes of a file, part by part."""


class Folder:
    """A bundle that lies open; links and devices are refused, nothing outside is read."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self.sizes: dict[str, int] = {}
        self._gather("")

    def _gather(self, inside: str) -> None:
        with os.scandir(self._root / inside) as found:
            for entry in found:
                name = inside + entry.name
                how = entry.stat(follow_symlinks=False)
                if stat.S_ISDIR(how.st_mode) and name == "data":
                    self._gather("data/")
                    continue
                if not stat.S_ISREG(how.st_mode):
                    what = "a folder" if stat.S_ISDIR(how.st_mode) else "a link or a device"
                    raise Unfit(f"{shown(name)} is {what}; a bundle has none there.")
                _fits(self.sizes, name, how.st_size)

    def parts(self, name: str) -> Iterator[bytes]:
        """The bytes of a file, part by part; no more than it had when it was counted."""
        left = self.sizes[name]
        with (self._root / name).open("rb") as file:
            while left and (part := file.read(min(left, _PART))):
                left -= len(part)
                yield part


class Zip:
    """A zip as a bundle is written: nothing packed, and each byte of it has one right value."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.sizes: dict[str, int] = {}
        self._places: dict[str, tuple[int, int]] = {}
        size = path.stat().st_size
        with path.open("rb") as file:
            file.seek(max(0, size - 22))
            tail = file.read(22)
            if len(tail) < 22 or not tail.startswith(b"PK\5\6"):
                raise Unfit("It is not a zip of a bundle, or bytes were added to it. " + _AGAIN)
            _, _, _, here, count, length, begin, _ = struct.unpack(_END, tail)
            whole = struct.pack(_END, b"PK\5\6", 0, 0, count, count, length, begin, 0)
            if tail != whole or here > MOST_FILES or begin + length + 22 != size:
                raise Unfit("The list of files in the zip was changed. " + _AGAIN)
            file.seek(begin)
            self._read(io.BytesIO(file.read(length)), count, file)
        if sum(map(len, self._raw)) != begin or self._listed != length:
            raise Unfit("There are bytes in the zip that belong to no file. " + _AGAIN)

    def _read(self, lines: io.BytesIO, count: int, file: io.BufferedReader) -> None:
        at, self._listed, top = 0, 0, ""
        self._raw: list[range] = []
        for _ in range(count):
            head = lines.read(46)
            if len(head) < 46:
                raise Unfit("The list of files in the zip is cut off. " + _AGAIN)
            _, _, _, _, _, _, _, crc, _, size, n, *_, place = struct.unpack(_ENTRY, head)
            raw = lines.read(n)
            local = struct.pack(_LOCAL, b"PK\3\4", 20, 0, 0, 0, 33, crc, size, size, n, 0) + raw
            file.seek(at)
            if place != at or head != listed(crc, size, n, at) or file.read(30 + n) != local:
                raise Unfit("The headers of the zip are not as they were written. " + _AGAIN)
            folder, slash, name = raw.decode("ascii", "replace").partition("/")
            top = top or folder
            if not slash or folder != top or not _NAME.fullmatch(folder) or ".." in folder:
                raise Unfit(f"{shown(folder + slash + name)} lies outside of the bundle.")
            _fits(self.sizes, name, size)
            self._places[name] = (at + 30 + n, crc)
            self._raw.append(range(30 + n + size))
            self._listed += 46 + n
            at += 30 + n + size

    def parts(self, name: str) -> Iterator[bytes]:
        """The bytes of a file, part by part."""
        (at, crc), left, found = self._places[name], self.sizes[name], 0
        with self._path.open("rb") as file:
            file.seek(at)
            while left and (part := file.read(min(left, _PART))):
                left -= len(part)
                found = zlib.crc32(part, found)
                yield part
        if found != crc:
            raise Unfit(f"{shown(name)}: the check sum in the zip does not fit it.")


def listed(crc: int, size: int, length: int, at: int) -> bytes:
    """How a file stands in the list of a zip: no time, no system, no rights."""
    fields = (20, 20, 0, 0, 0, 33, crc, size, size, length, 0, 0, 0, 0, 0, at)
    return struct.pack(_ENTRY, b"PK\1\2", *fields)


def _fits(sizes: dict[str, int], name: str, size: int) -> None:
    if not _NAME.fullmatch(name):
        raise Unfit(f"{shown(name)} is no name that a file of a bundle has.")
    if name.casefold() in map(str.casefold, sizes):
        raise Unfit(f"{shown(name)} is there twice.")
    sizes[name] = size
    if len(sizes) > MOST_FILES or sum(sizes.values()) > MOST_BYTES:
        raise Unfit("There is far more in it than in any bundle.")
    if size > MOST_LOG and not name.startswith(("data/clip.wav", "data/recording.")):
        raise Unfit(f"{shown(name)} is larger than such a file of a bundle can be.")


def shown(name: str) -> str:
    """A name of a stranger's, fit to be printed."""
    plain = name.encode("ascii", "backslashreplace").decode()
    return "".join(c if c.isprintable() else f"\\x{ord(c):02x}" for c in plain)[:120]
