"""The table of endings says what the formats say: no format is loaded to look for files."""

from __future__ import annotations

from pathlib import Path

import pytest

from spacesviewer import transcripts
from spacesviewer.discovery import modules, names
from spacesviewer.transcripts import endings

PACKAGE = "spacesviewer.transcripts"


def told() -> dict[str, tuple[str, ...]]:
    """The endings of each module, as it says them itself; those without a name have none."""
    listed = names(PACKAGE)
    loaded = zip(listed, modules(PACKAGE, listed), strict=True)
    return {name: tuple(getattr(one, "EXTENSIONS", ())) for name, one in loaded}


def test_the_table_is_what_the_formats_say() -> None:
    missing = told().items() - endings.TABLE.items()
    gone = endings.TABLE.keys() - told().keys()
    wanted = " ".join(f"{name}:{','.join(some)}" for name, some in sorted(missing))
    assert not missing, f"In transcripts/endings.py should stand: {wanted}"
    assert not gone, f"In transcripts/endings.py should not stand: {gone}"


def test_the_formats_that_name_recordings_are_known() -> None:
    loaded = modules(PACKAGE, names(PACKAGE))
    naming = [one.EXTENSIONS for one in loaded if hasattr(one, "recordings_named")]
    assert {ending for some in naming for ending in some} == endings.NAMING_RECORDINGS


def test_a_format_that_is_not_in_the_table_is_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As when somebody adds a file: its endings count although nobody has listed them."""
    monkeypatch.setattr(
        endings, "TABLE", {n: some for n, some in endings.TABLE.items() if n not in ("scc", "buzz")}
    )
    monkeypatch.setattr(endings, "NAMING_RECORDINGS", frozenset())
    transcripts.extensions.cache_clear()
    try:
        assert {"scc", "sqlite"} <= transcripts.extensions()
        assert transcripts.recordings_named(tmp_path / "of nobody.sqlite") == []
    finally:
        monkeypatch.undo()
        transcripts.extensions.cache_clear()
    assert transcripts.extensions() == {one for some in told().values() for one in some}
