"""The heard map of an archive: merged, kept, and known to the quotes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from spacesviewer.domain.heard import NOTHING_THERE, Hearing, by_speed
from spacesviewer.domain.quote import Quote
from spacesviewer.library import heard, quotes, recordings
from spacesviewer.library.store import Archive
from spacesviewer.workflows import importing, showing
from tests.made import session_folder

_hearings = st.lists(
    st.builds(
        lambda start, length, speed: Hearing(start, start + length, speed),
        st.integers(0, 40),
        st.integers(1, 9),
        st.sampled_from((100, 150)),
    ),
    max_size=4,
)


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.create(tmp_path / "archive") as made:
        importing.add(made, [session_folder(tmp_path / "box")])
        yield made


@given(st.lists(_hearings, max_size=5))
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_bit_by_bit_it_becomes_the_same_map(archive: Archive, parts: list[list[Hearing]]) -> None:
    (recording,) = recordings.list_all(archive)
    archive.run("DELETE FROM heard")
    for part in parts:
        heard.add(archive, recording.id, part)
    assert heard.of_recording(archive, recording.id) == by_speed(h for part in parts for h in part)


def test_a_quote_knows_whether_it_was_heard(archive: Archive) -> None:
    (recording,) = recordings.list_all(archive)
    quote = Quote("qone", recording.session, "", "", 2200, 4500, (),
                  recording_sha256=recording.sha256)  # fmt: skip
    elsewhere = replace(quote, id="qtwo", recording_sha256="00" * 32)
    for taken in (quote, elsewhere):
        quotes.add(archive, archive, taken)

    def state() -> list[bool | None]:
        return [quotes.get(archive, name).heard for name in ("qone", "qtwo")]

    assert state() == [False, None]
    heard.add(archive, recording.id, [Hearing(2200, 4000), Hearing(4100, 4500, 150)])
    assert state() == [False, None]
    heard.add(archive, recording.id, [Hearing(4000, 4100, NOTHING_THERE)])
    assert state() == [True, None]


def test_it_follows_the_recording_not_the_session(archive: Archive) -> None:
    (recording,) = recordings.list_all(archive)
    with archive.operation("Move") as op:
        recordings.set_offset(archive, op, recording.id, 60_000)
    quotes.add(
        archive,
        archive,
        Quote("qlate", recording.session, "", "", 61_000, 62_000, (),
              recording_sha256=recording.sha256),
    )  # fmt: skip
    heard.add(archive, recording.id, [Hearing(1000, 2000)])
    assert quotes.get(archive, "qlate").heard is True


def test_show_tells_what_was_heard(archive: Archive) -> None:
    (recording,) = recordings.list_all(archive)
    told = [Hearing(0, 1000), Hearing(500, 2000, 200), Hearing(2000, 2500, NOTHING_THERE)]
    heard.add(archive, recording.id, told)
    (shown,) = showing.document(archive, recording.session)["recordings"]
    assert shown["heard_ms"] == 2000
    assert {"start_ms": 500, "end_ms": 2000, "speed": 200} in shown["heard"]
    assert len(shown["heard"]) == 3
