"""What the first bytes of a file tell, so that each kind of wrong file gets its own sentence."""

from __future__ import annotations

import stat
from pathlib import Path

from spacesviewer.domain.errors import RefusedFile
from spacesviewer.media.fingerprint import unreadable

_HEAD = 4096
_SMALL = 4096  # bytes: what is shorter and cannot be opened is no more than a header
_PLAYLIST_STARTS = (
    *(b"#extm3u", b"ffconcat", b"[playlist]", b"[reference]"),
    *(b"<asx", b"<smil", b"<?wpl", b"rtsptext"),
)
_PLAYLIST_ROOTS = (b"<mpd", b"<smil", b"<playlist", b"<asx")
_WEB_ROOTS = (b"<!doctype html", b"<html", b"<head")
_SOUND_STARTS = (
    *(b"RIFF", b"RF64", b"FORM", b"OggS", b"fLaC", b"ID3", b"#!AMR", b"caff", b".snd"),
    *(b"\x1aE\xdf\xa3", b"0&\xb2u\x8ef\xcf\x11", b"riff\x2e\x91\xcf\x11"),
)
_AGAIN = "Was it downloaded completely? Get it again."


def check(path: Path) -> bytes:
    """The first bytes of a file worth opening; RefusedFile for what never is one.

    That is: a folder or device, an empty file, a playlist (which would open other files).
    """
    try:
        kind = path.stat()
        if stat.S_ISDIR(kind.st_mode):
            raise IsADirectoryError
        if not stat.S_ISREG(kind.st_mode):
            raise RefusedFile("{file} is a device or a pipe, not a sound file.", file=path.name)
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except OSError as error:
        raise unreadable(path, error) from error
    if not head:
        raise RefusedFile("{file} is empty.", hint=_AGAIN, file=path.name)
    if _is_playlist(head):
        raise RefusedFile(
            "{file} is a playlist, not a recording, so it was not opened.",
            hint="Add the sound files that it names.",
            file=path.name,
        )
    return head


def explain(path: Path, head: bytes) -> RefusedFile:
    """Why a file that could not be opened as sound cannot."""
    text = _text(head)
    if any(root in text for root in _WEB_ROOTS):
        return RefusedFile(
            "{file} is a web page, though its name says that it is sound.",
            hint="The download has failed; get it again.",
            file=path.name,
        )
    if not any(head):
        return RefusedFile(
            "{file} begins with nothing but zeros: its download was never finished.",
            hint="Get it again.",
            file=path.name,
        )
    if head[4:8] == b"ftyp":
        return _explain_mp4(path)
    if not head.startswith(_SOUND_STARTS):
        return RefusedFile("{file} is not a sound file, though its name says so.", file=path.name)
    if _size(path) < _SMALL:
        return header_only(path)
    return RefusedFile(
        "{file} is damaged: its header makes no sense.",
        hint="Does it play elsewhere? Convert it to WAV or FLAC there, then add that.",
        file=path.name,
    )


def header_only(path: Path) -> RefusedFile:
    """The sentence for a file that ends where the sound should begin."""
    return RefusedFile("{file} holds only a header and no sound.", hint=_AGAIN, file=path.name)


def is_webm(head: bytes) -> bool:
    """Whether a Matroska file calls itself WebM."""
    return b"webm" in head[:64]


def _explain_mp4(path: Path) -> RefusedFile:
    boxes = _mp4_boxes(path)
    if b"moov" not in boxes and b"moof" not in boxes:
        return RefusedFile(
            "{file} is cut off: the index that says where its sound lies is missing.",
            hint=_AGAIN,
            file=path.name,
        )
    return RefusedFile(
        "{file} is damaged: its index makes no sense.",
        hint="Does it play elsewhere? Convert it to WAV or FLAC there, then add that.",
        file=path.name,
    )


def _mp4_boxes(path: Path) -> set[bytes]:
    """The kinds of boxes at the top of an MP4 file."""
    boxes, at, size = set[bytes](), 0, _size(path)
    with path.open("rb") as file:
        while at + 8 <= size and len(boxes) < 64:
            file.seek(at)
            header = file.read(16)
            length = int.from_bytes(header[:4], "big")
            if length == 1 and len(header) == 16:
                length = int.from_bytes(header[8:], "big")
            boxes.add(header[4:8])
            if length < 8:
                break
            at += length
    return boxes


def _is_playlist(head: bytes) -> bool:
    text = _text(head)
    if text.startswith(_PLAYLIST_STARTS):
        return True
    return text.startswith(b"<?xml") and any(root in text for root in _PLAYLIST_ROOTS)


def _text(head: bytes) -> bytes:
    """The head in lower case, without a byte order mark, leading space or UTF-16's zeros."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head[2:].replace(b"\0", b"")
    return head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError as error:
        raise unreadable(path, error) from error
