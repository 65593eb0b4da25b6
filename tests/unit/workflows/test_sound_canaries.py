"""No sound, picture, video or page of a quote tells of the machine, or of the file it is from."""

from __future__ import annotations

import getpass
import platform
import re
import zlib
from base64 import b64decode
from pathlib import Path

import av
import pytest

from spacesviewer.domain.citation import QuoteForm
from spacesviewer.domain.quote import Quote
from spacesviewer.domain.quotecard import parse_size
from spacesviewer.domain.soundclip import ClipShape
from spacesviewer.library import quotes as stored_quotes
from spacesviewer.library.store import Archive
from spacesviewer.media.reader import ExactReader
from spacesviewer.workflows import (
    carding,
    clip_batch,
    clipping,
    exporting,
    importing,
    off_record,
    quoting,
    sounding,
)
from tests.made import tone, whisper
from tests.unit.media.test_tags import remuxed
from tests.unit.workflows.test_clips import LINES, copied, run, take

TAGS = {"title": "canary-title", "artist": "canary-artist", "comment": "canary-comment"}
FOLDER = "canary-folder"


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of a recording with tags, in a folder that gives somebody away."""
    home = tmp_path_factory.mktemp("canaries")
    box = home / FOLDER
    box.mkdir()
    plain = tone(home / "plain.wav", 10)
    remuxed(plain, box / "canary-name.wav", TAGS)
    (box / "canary-name.en.json").write_text(whisper(LINES), "utf-8")
    with Archive.create(home / "archive") as archive:
        importing.add(archive, [box])
        take(archive, 2200, 4600)
    return home


def quote_in(archive: Archive) -> Quote:
    (quote,) = stored_quotes.list_quotes(archive)
    return quote


def assert_tells_nothing(data: bytes) -> None:
    names = ["canary", str(Path.home()), "/tmp/", "Lavf6", "Lavc6"]
    # Shorter ones stand in any sound by chance.
    names += [name for name in (platform.node(), getpass.getuser()) if len(name) > 5]
    for name in names:
        for form in (name.encode(), name.encode("utf-16-le"), name.encode("utf-16-be")):
            assert form not in data, name


@pytest.mark.parametrize("form", clipping.FORMATS)
def test_clips(prepared: Path, tmp_path: Path, form: str) -> None:
    with copied(prepared, tmp_path) as archive:
        planned = clip_batch.plan(archive, [quote_in(archive)], form)
    shape = ClipShape(100, 100, 10, 10, tags=(("title", "Contract"),))
    made = clip_batch.make(planned, tmp_path / "out", shape)
    (name,), refused = made.written, made.refused
    assert refused == []
    assert "town" not in name  # the session is named by its file here, which is a canary
    assert_tells_nothing((tmp_path / "out" / name).read_bytes())


@pytest.mark.parametrize("form", carding.FORMATS)
def test_cards_and_videos(prepared: Path, tmp_path: Path, form: str) -> None:
    with copied(prepared, tmp_path) as archive:
        shown = carding.showing(archive, quote_in(archive))
    target = tmp_path / f"canary-target.{form}"
    carding.write(shown, target, parse_size("1080x1080"), "dark")
    data = target.read_bytes()
    assert_tells_nothing(data)
    if form == "png":
        (packed,) = re.findall(rb"IDAT(.*)....\0\0\0\0IEND", data, re.DOTALL)
        assert_tells_nothing(zlib.decompress(packed))
    else:
        with av.open(str(target)) as file:
            told = {**file.metadata, **{k: v for s in file.streams for k, v in s.metadata.items()}}
        names = {name.lower() for name in told}
        assert names <= {
            *("major_brand", "minor_version", "compatible_brands", "handler_name", "vendor_id"),
            *("language", "encoder", "duration"),
        }


def test_a_page_that_plays_its_clips(prepared: Path, tmp_path: Path) -> None:
    target = tmp_path / "page.html"
    with copied(prepared, tmp_path) as archive:
        quote = quote_in(archive)
        made = sounding.make(clip_batch.plan(archive, [quote], "mp3"))
        exporting.export_quotes([quote], "html", target, QuoteForm(), archive, sounds=made.sounds)
    page = target.read_text("utf-8")
    assert "default-src 'none'; style-src 'sha256-" in page
    assert "'; media-src data:\"" in page
    assert "<script" not in page
    (address,) = re.findall(r'<audio controls preload="metadata" src="([^"]+)"></audio>', page)
    kind, _, packed = address.partition(";base64,")
    assert kind == "data:audio/mpeg"
    assert re.search(r"1 clip, 0\.\d MB", made.told())
    sound = tmp_path / "sound.mp3"
    sound.write_bytes(b64decode(packed))
    with ExactReader(sound) as reader:
        assert reader.duration_ms == 2400
    assert_tells_nothing(b64decode(packed))
    without = re.sub(r'src="[^"]+"', "", page).replace(quote.session_title, "")
    assert_tells_nothing(without.encode())


def test_the_command_writes_a_page_with_or_without_sound(prepared: Path, tmp_path: Path) -> None:
    with copied(prepared, tmp_path):
        pass
    target = tmp_path / "page.html"
    said = run(tmp_path, "export", "quotes", "--format", "html", "-o", target)
    assert "1 clip, 0." in said
    assert "data:audio/mpeg" in target.read_text("utf-8")
    run(tmp_path, "export", "quotes", "--format", "html", "--no-clips", "-o", target)
    page = target.read_text("utf-8")
    assert "<audio" not in page
    assert "content=\"default-src 'none'; style-src 'sha256-" in page
    assert "media-src" not in page
    said = run(tmp_path, "export", "quotes", "--format", "txt", "--clips", "-o", target, code=2)
    assert "Only a web page can play clips" in said


def test_a_quote_without_its_sound_stays_on_the_page(prepared: Path, tmp_path: Path) -> None:
    target = tmp_path / "page.html"
    with copied(prepared, tmp_path) as archive:
        quote = quote_in(archive)
        planned = clip_batch.plan(archive, [quote], "mp3")
        gone = clip_batch.Plan((), 0, ((quote.id, "Its file is not there."),))
        assert planned.orders
        made = sounding.make(gone)
        exporting.export_quotes([quote], "html", target, QuoteForm(), archive, sounds=made.sounds)
    assert "0 clips, 0.0 MB; 1 without sound: Its file is not there." in made.told()
    assert quote.text in target.read_text("utf-8")
    assert "<audio" not in target.read_text("utf-8")


def test_the_card_command(prepared: Path, tmp_path: Path) -> None:
    with copied(prepared, tmp_path) as archive:
        quote = quote_in(archive)
    said = run(tmp_path, "card", quote.id, "-o", tmp_path / "card.png", "--size", "1920x1080")
    assert "PNG written to" in said
    assert (tmp_path / "card.png").read_bytes()[16:24] == bytes.fromhex("0000078000000438")
    assert "is no size" in run(
        tmp_path, "card", quote.id, "-o", tmp_path / "c.png", "--size", "1x1", code=2
    )
    assert "no ending that says" in run(tmp_path, "card", quote.id, "-o", tmp_path / "c", code=2)
    with Archive.open(tmp_path / "archive") as archive:
        quoting.set_state(archive, quote.id, off_record.OFF_THE_RECORD)
    said = run(tmp_path, "card", quote.id, "-o", tmp_path / "off.png", code=1)
    assert "off the record; it stays here" in said
    assert not (tmp_path / "off.png").exists()
