"""The small values: changes, errors, sessions, topics, quotes."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from spacesviewer.domain.changes import Changes
from spacesviewer.domain.errors import RefusedFile, UserError, WrongUsage
from spacesviewer.domain.participant import ROLE_NAMES, ROLES
from spacesviewer.domain.quote import Quote, QuotePart
from spacesviewer.domain.recording import MEDIA_EXTENSIONS
from spacesviewer.domain.session import at_offset, parse_started_at
from spacesviewer.domain.topic import topic_key


def test_changes_add_up() -> None:
    both = Changes(quotes=frozenset({"q1"})) | Changes(sessions=frozenset({"s1"}))
    assert both == Changes(quotes=frozenset({"q1"}), sessions=frozenset({"s1"}))
    assert both
    assert not Changes()


def test_errors_are_sentences() -> None:
    assert RefusedFile("a.srt is empty.").sentence() == "a.srt is empty."
    assert UserError("No.", hint="Try again.").sentence() == "No. Try again."
    assert WrongUsage("Which?", candidates=["a", "b"]).candidates == ("a", "b")


@pytest.mark.parametrize("text", ["", "2026-11-14", "2026-11-14 or so", "2026-13-14T10:00:00Z"])
def test_without_a_clock_there_is_no_start(text: str) -> None:
    assert parse_started_at(text) is None


def test_a_start_keeps_its_own_offset() -> None:
    start = parse_started_at("2026-11-14T19:30:00+05:00")
    assert start is not None
    assert start.utcoffset() == timedelta(hours=5)
    assert parse_started_at("2026-11-14T14:30:00") == start
    assert at_offset(datetime(2026, 11, 14, 14, 30, tzinfo=UTC), 330).isoformat() == (
        "2026-11-14T20:00:00+05:30"
    )


def test_topics_are_one_however_they_are_spelled() -> None:
    assert topic_key(" Media  Freedom\n") == topic_key("media freedom")


def test_every_role_has_a_name() -> None:
    assert set(ROLE_NAMES) == set(ROLES)
    assert all(extension == extension.lower() for extension in MEDIA_EXTENSIONS)


def test_a_quote_names_its_speakers_in_order() -> None:
    mouths = (("B", "one"), ("A", "two"), ("", "three"), ("B", "four"))
    quote = Quote("q", "s", "", "", 0, 9, tuple(QuotePart(s, t, 0, 1) for s, t in mouths))
    assert quote.speaker == "B, A"
    assert quote.text == "one\ntwo\nthree\nfour"
