"""Bundles of strangers: each is refused in a sentence, soon, and without much memory."""

from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from spacesviewer.export import bundle, bundle_bag, bundle_box
from spacesviewer.export.bundle_box import Unfit
from spacesviewer.export.bundle_check import check

BAGIT = bundle_bag.BAGIT


def packed(names: list[str], data: bytes = BAGIT, how: int = zipfile.ZIP_STORED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", how) as box:
        for name in names:
            box.writestr(zipfile.ZipInfo(name), data, how)
    return out.getvalue()


def bomb() -> bytes:
    return packed(["b/bagit.txt"], bytes(200 << 20), zipfile.ZIP_DEFLATED)


def many() -> bytes:
    return packed([f"b/{number}" for number in range(20_000)], b"")


def lying() -> bytes:
    """A zip that says it lists four gigabytes of files."""
    return packed(["b/bagit.txt"])[:-22] + bytes.fromhex(
        "504b0506 00000000 ffff ffff ffffffff ffffffff 0000".replace(" ", "")
    )


ZIPS: dict[str, Callable[[], bytes]] = {
    "empty": lambda: b"",
    "noise": lambda: os.urandom(5000),
    "cut off": lambda: packed(["b/bagit.txt"])[:-30],
    "bomb": bomb,
    "many": many,
    "lying": lying,
    "up": lambda: packed(["../bagit.txt"]),
    "up inside": lambda: packed(["b/../../bagit.txt"]),
    "absolute": lambda: packed(["/etc/passwd"]),
    "drive": lambda: packed(["C:/bagit.txt"]),
    "nul": lambda: packed(["b/bagit.txt"]).replace(b"bagit.txt", b"bagit\0txt"),
    "twice": lambda: packed(["b/bagit.txt", "b/BAGIT.TXT"]),
    "quine": lambda: packed(["b/bagit.txt"]) * 3,
}


@pytest.mark.parametrize("kind", ZIPS)
def test_a_hostile_zip_is_refused(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "bundle.zip"
    path.write_bytes(ZIPS[kind]())
    begun = time.process_time()
    with pytest.raises(Unfit) as told:
        check(path)
    assert str(told.value)
    assert str(tmp_path) not in str(told.value)
    assert time.process_time() - begun < 2


def folder_of(tmp_path: Path) -> Path:
    folder = tmp_path / "bundle"
    (folder / "data").mkdir(parents=True)
    (folder / "bagit.txt").write_bytes(BAGIT)
    return folder


def link(folder: Path) -> None:
    (folder / "data" / "quote.json").symlink_to("/etc/passwd")


def linked_folder(folder: Path) -> None:
    (folder / "data").rmdir()
    (folder / "data").symlink_to("/etc")


def pipe(folder: Path) -> None:
    os.mkfifo(folder / "data" / "quote.json")


def deep(folder: Path) -> None:
    (folder / "data" / "more").mkdir()


def odd_name(folder: Path) -> None:
    (folder / "data" / "quote\n.json").write_bytes(b"")


def sparse(folder: Path) -> None:
    with (folder / "data" / "quote.json").open("wb") as file:
        file.truncate(1 << 34)


def crowd(folder: Path) -> None:
    for number in range(bundle_box.MOST_FILES + 1):
        (folder / f"file{number}").write_bytes(b"")


def no_bag(folder: Path) -> None:
    (folder / "bagit.txt").unlink()


FOLDERS = (link, linked_folder, pipe, deep, odd_name, sparse, crowd, no_bag)


@pytest.mark.parametrize("spoil", FOLDERS, ids=lambda one: one.__name__)
def test_a_hostile_folder_is_refused(spoil: Callable[[Path], None], tmp_path: Path) -> None:
    folder = folder_of(tmp_path)
    spoil(folder)
    with pytest.raises(Unfit):
        check(folder)


QUOTES = {
    "deep": b"[" * 200_000,
    "deep objects": b'{"a":' * 100_000,
    "number": b'{"spacesviewer": {"format": ' + b"9" * 5000 + b"}}",
    "nan": b'{"spacesviewer": NaN}',
    "twice": b'{"spacesviewer": {}, "spacesviewer": {}}',
    "surrogate": b'{"spacesviewer": {"format": "\\ud800"}}',
    "no utf-8": b"\xff\xfe{}",
    "other types": b'{"spacesviewer": {"format": "spacesviewer-evidence/1", "profile": []}}',
    "endless": b'{"a": "' + b"x" * (5 << 20) + b'"}',
    "huge clip": b'{"first": {"items": []}, "total": 0, "spacesviewer": {"format": '
    b'"spacesviewer-evidence/1", "profile": "publish", "made_on": "", "files": {}, "quote": '
    b'{"id": "", "parts": [], "told": []}, "clip": {"rate": -1}}}',
}


@pytest.mark.parametrize("kind", QUOTES)
def test_a_quote_that_lies_is_a_fault(kind: str, tmp_path: Path) -> None:
    folder = folder_of(tmp_path)
    (folder / "data" / "quote.json").write_bytes(QUOTES[kind])
    report = check(folder)
    assert any("data/quote.json" in fault for fault in report.faults)


def test_what_is_not_there_and_what_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path / "nothing", tmp_path / "pipe"):
        with pytest.raises(Unfit):
            check(path)


def test_the_program_inside_refuses_a_bomb_with_little_memory(tmp_path: Path) -> None:
    (tmp_path / "verify.py").write_bytes(bundle.program())
    (tmp_path / "bomb.zip").write_bytes(bomb())

    limited = 'ulimit -v 307200 && exec "$0" -I verify.py bomb.zip'
    said = subprocess.run(
        ["bash", "-c", limited, sys.executable],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (said.returncode, said.stderr) == (1, "")
    assert said.stdout.startswith("FAULT ")


def test_the_program_inside_is_for_good() -> None:
    """Bundles out there hold it. Another one needs another FORMAT, and this one kept as known."""
    text = bundle.program().decode()
    assert "spacesviewer.export" not in text
    assert text.count("from __future__") == 1
    digest = hashlib.sha256(bundle.program()).hexdigest()
    assert {bundle_bag.FORMAT: digest} == {"spacesviewer-evidence/1": PROGRAM}


PROGRAM = "b5a29189b977c1499b8f9e146a3bfd88360017fb78b1c3685b8f551b836f6b6a"
