from __future__ import annotations

from spacesviewer.library import drafts
from spacesviewer.library.store import Archive
from tests.unit.library import making


def test_what_is_typed_is_there_until_it_is_dropped(archive: Archive) -> None:
    line = making.transcript(archive, making.session(archive))
    assert drafts.of(archive, line) is None
    drafts.keep(archive, line, 7, "Welcom")
    drafts.keep(archive, line, 7, "خوش آمدید", "Welcome.")
    with Archive.open(archive.folder) as again:
        assert drafts.of(again, line) == (7, "خوش آمدید", "Welcome.")
    drafts.drop(archive, line)
    assert drafts.of(archive, line) is None
