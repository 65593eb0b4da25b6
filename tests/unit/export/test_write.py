from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from spacesviewer.domain.errors import UserError
from spacesviewer.export import write


def test_a_file_is_whole_and_private(tmp_path: Path) -> None:
    target = tmp_path / "quotes.txt"
    target.write_bytes(b"old")
    write(b"new", target)
    assert target.read_bytes() == b"new"
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [target]


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "taken"
    folder.mkdir()
    for target in (folder, tmp_path / "none" / "quotes.txt"):
        with pytest.raises(UserError, match="could not be written") as caught:
            write(b"new", target)
        assert str(target) in caught.value.sentence()
    assert list(tmp_path.iterdir()) == [folder]
    assert list(folder.iterdir()) == []


def test_only_files_are_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(UserError, match="could not be written") as caught:
        write(b"new", pipe)
    assert "not a file" in caught.value.sentence()
    assert pipe.is_fifo()
    assert list(tmp_path.iterdir()) == [pipe]


def test_a_name_that_no_disk_takes_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="could not be written"):
        write(b"new", tmp_path / ("x" * 5000))
