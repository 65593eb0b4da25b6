"""Each kind of file that is no recording gets a sentence of its own."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from spacesviewer.domain.errors import RefusedFile
from spacesviewer.media.probe import probe
from spacesviewer.media.reader import ExactReader
from tests.unit.media.sounds import speechlike, write

AIFF = b"FORM\x00\x00B\xc0AIFFCOMM\x00\x00\x00\x12\x00\x01\x00\x00\x1f@\x00\x10\xfa" + bytes(8)
CASES = {
    "empty.wav": (b"", "is empty"),
    "header.wav": (b"RIFF\x46\xd8\x23\x00WAVEfmt \x10\0\0\0\1\0", "holds only a header"),
    "riff.wav": (b"RIFF", "holds only a header"),
    "text.mp3": (b"Dear diary,\nnothing was said today.\n" * 50, "is not a sound file"),
    "picture.m4a": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, "is not a sound file"),
    "zip.ogg": (b"PK\x03\x04" + bytes(range(256)) * 20, "is not a sound file"),
    "page.mp3": (b"<!DOCTYPE html><html><body>Not found</body></html>", "is a web page"),
    "zeros.m4a": (bytes(20_000), "nothing but zeros"),
    "download.m4a": (
        b"\0\0\0\x1cftypM4A " + bytes(16) + b"\0\0\x40\0mdat",
        "is cut off: the index",
    ),
    "strange.aiff": (AIFF + bytes(5000), "is damaged: its header makes no sense"),
    "random.mp3": (bytes((i * 7919 + i // 3) % 251 for i in range(9000)), "is not a sound file"),
}
PLAYLISTS = {
    "a.m3u8": b"#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\n{target}\n#EXT-X-ENDLIST\n",
    "b.mp3": b"#EXTM3U\n{target}\n",
    "c.mp3": b"\xef\xbb\xbf#EXTM3U\n{target}\n",
    "d.wav": b"ffconcat version 1.0\nfile '{target}'\n",
    "e.ogg": b"[playlist]\nFile1={target}\nNumberOfEntries=1\n",
    "f.wma": b'<ASX version="3.0"><Entry><Ref href="{target}"/></Entry></ASX>',
    "g.mp4": b'<?xml version="1.0"?><MPD xmlns="urn:mpeg:dash:schema:mpd:2011"></MPD>',
    "h.aac": "#EXTM3U\n{target}\n".encode("utf-16"),
}


@pytest.mark.parametrize("name", CASES)
def test_the_sentence_names_the_file_and_what_it_is(name: str, tmp_path: Path) -> None:
    data, words = CASES[name]
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(RefusedFile) as caught:
        probe(path)
    assert caught.value.message.startswith(f"{name} ")
    assert words in caught.value.message


@pytest.mark.parametrize("name", PLAYLISTS)
def test_a_playlist_is_never_opened(name: str, tmp_path: Path) -> None:
    target = write(tmp_path / "secret.wav", speechlike(1, 8000), 8000, "pcm_s16le")
    os.utime(target, (1, 1))
    path = tmp_path / name
    path.write_bytes(PLAYLISTS[name].replace(b"{target}", str(target).encode()))
    with pytest.raises(RefusedFile, match="is a playlist, not a recording"):
        probe(path)
    assert target.stat().st_atime == 1


def test_a_list_of_names_without_a_mark_is_not_sound_either(tmp_path: Path) -> None:
    target = write(tmp_path / "secret.wav", speechlike(1, 8000), 8000, "pcm_s16le")
    path = tmp_path / "x.mp3"
    path.write_text(f"{target}\n{target}\n")
    with pytest.raises(RefusedFile, match="is not a sound file"):
        probe(path)


def test_a_wav_without_samples_holds_only_a_header(tmp_path: Path) -> None:
    path = write(tmp_path / "a.wav", speechlike(1, 8000), 8000, "pcm_s16le")
    data = path.read_bytes()
    path.write_bytes(data[: data.index(b"data") + 8])
    with pytest.raises(RefusedFile, match=r"a\.wav holds only a header and no sound"):
        probe(path)


def test_folders_pipes_and_missing_files_are_refused(tmp_path: Path) -> None:
    with pytest.raises(RefusedFile, match="is a folder"):
        probe(tmp_path)
    with pytest.raises(RefusedFile, match="is not there any more"):
        probe(tmp_path / "gone.mp3")
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe.mp3")
        with pytest.raises(RefusedFile, match="is a device or a pipe"):
            probe(tmp_path / "pipe.mp3")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read all")
def test_a_file_that_may_not_be_read_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.mp3"
    path.write_bytes(b"x")
    path.chmod(0)
    with pytest.raises(RefusedFile, match="may not be read"):
        probe(path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names on this system")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "live.mp3")
    with pytest.raises(RefusedFile, match=r"live\.mp3 is not a file but"):
        ExactReader(tmp_path / "live.mp3")


def test_a_rate_that_cannot_be_is_told(tmp_path: Path) -> None:
    path = write(tmp_path / "fast.wav", speechlike(1, 8000), 8000, "pcm_s16le")
    data = bytearray(path.read_bytes())
    data[24:28] = (0x7FFFFFFF).to_bytes(4, "little")
    path.write_bytes(data)
    with pytest.raises(RefusedFile, match=r"fast\.wav claims 2,147,483,647 samples a second"):
        ExactReader(path)


def test_sound_whose_clock_has_no_unit_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path / "a.m4a", speechlike(1, 48000), 48000, "aac", bit_rate=64000)
    data = bytearray(path.read_bytes())
    place = data.index(b"mdhd") + 16  # the units of a second
    assert int.from_bytes(data[place : place + 4], "big") == 48000
    data[place : place + 4] = bytes(4)
    path.write_bytes(data)
    with pytest.raises(RefusedFile, match=r"a\.m4a .* does not tell how fast its sound runs"):
        probe(path)
