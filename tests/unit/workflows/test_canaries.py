"""Whose machine it is, and what was not chosen, leaves with no export of a real archive."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from spacesviewer.domain.citation import QuoteForm
from spacesviewer.export import quote_formats, recap_formats, transcript_formats
from spacesviewer.library import quotes, transcripts
from spacesviewer.library.store import Archive
from spacesviewer.workflows import exporting, quoting, recap_text, recapping
from tests.unit.library import making


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.create(tmp_path / "canary-archive") as made:
        uid = making.session(made, "Town hall")
        path = Path("/home/user/canary-folder/canary-name.en.vtt")
        line = making.transcript(
            made, uid, name=path.name, path=path, data=b"canary-bytes of the file itself"
        )
        making.recording(made, uid, "canary-recording.m4a", tags={"comment": "canary-tag"})
        chosen = quoting.from_range(made, uid, transcripts.get(made, line), 4000, 7900)
        draft = quoting.draft(made, uid, chosen, line)
        marked = {
            name: f"canary-{name}" for name in ("reviewer", "created_at", "before", "after", "note")
        }
        quoting.keep(made, replace(draft, **marked))  # type: ignore[arg-type]
        yield made


def parts(data: bytes) -> list[bytes]:
    if not data.startswith(b"PK"):
        return [data]
    with zipfile.ZipFile(io.BytesIO(data)) as box:
        return [data, *(box.read(name) for name in box.namelist())]


def assert_no_canary(data: bytes) -> None:
    for part in parts(data):
        for form in ("canary", "CANARY"):
            assert form.encode() not in part
            assert form.encode("utf-16-le") not in part


@pytest.mark.parametrize("form", quote_formats())
def test_quotes(archive: Archive, tmp_path: Path, form: str) -> None:
    target = tmp_path / "canary-target"
    found = quotes.list_quotes(archive)
    exporting.export_quotes(found, form, target, QuoteForm(notes=False), archive)
    assert_no_canary(target.read_bytes())


@pytest.mark.parametrize("form", transcript_formats())
def test_transcripts(archive: Archive, tmp_path: Path, form: str) -> None:
    (quote,) = quotes.list_quotes(archive)
    target = tmp_path / "canary-target"
    exporting.export_transcript(archive, quote.session, quote.transcript_id, form, target)
    assert_no_canary(target.read_bytes())


@pytest.mark.parametrize("form", recap_formats())
def test_recaps(archive: Archive, tmp_path: Path, form: str) -> None:
    (quote,) = quotes.list_quotes(archive)
    recap = recapping.compose(archive, quote.session)
    text = recap_text.render(recap, recap_text.default_template())
    target = tmp_path / "canary-target"
    recapping.write(text, recap.headline, form, target)
    assert_no_canary(target.read_bytes())
