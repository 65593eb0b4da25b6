"""A file is replaced whole or not at all."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from spacesviewer.domain.errors import UserError
from spacesviewer.whole_file import replacing, saving


def test_the_old_words_stay_until_the_new_are_whole(tmp_path: Path) -> None:
    target = tmp_path / "quotes.txt"
    target.write_text("old")
    with replacing(target) as beside:
        beside.write_text("new")
        assert target.read_text() == "old"
    assert target.read_text() == "new"
    assert list(tmp_path.iterdir()) == [target]


def test_a_failure_leaves_the_old_file_and_nothing_beside_it(tmp_path: Path) -> None:
    target = tmp_path / "quotes.txt"
    target.write_text("old")
    with pytest.raises(ZeroDivisionError), replacing(target) as beside:
        beside.write_text(str(1 / 0))
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_only_its_owner_can_read_it(tmp_path: Path) -> None:
    with replacing(tmp_path / "quotes.txt") as beside:
        beside.write_text("words")
    assert stat.S_IMODE((tmp_path / "quotes.txt").stat().st_mode) == 0o600


def test_it_has_the_name_that_was_given_and_another_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / ".mine").write_text("somebody's")
    with pytest.raises(FileExistsError), replacing(tmp_path / "a", ".mine"):
        pass
    assert (tmp_path / ".mine").read_text() == "somebody's"


@pytest.mark.parametrize("make", [Path.mkdir, os.mkfifo])
def test_a_folder_or_a_pipe_is_not_replaced(tmp_path: Path, make: object) -> None:
    target = tmp_path / "quotes.txt"
    assert callable(make)
    make(target)
    with pytest.raises(UserError) as caught, saving(target):
        pass
    assert str(target) in str(caught.value)
    assert "Name a file" in caught.value.hint
    assert list(tmp_path.iterdir()) == [target]


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserError) as caught, saving(tmp_path / "no" / "a.txt"):
        pass
    assert "Choose another place" in caught.value.hint
