"""What several files say of one event, put together; and where they contradict each other."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spacesviewer.domain.artefact import DOWNLOADER, FEED, NAME, Claim
from spacesviewer.domain.participant import Participant, joined
from spacesviewer.domain.recording import MediaInfo
from spacesviewer.domain.session import SessionFacts, is_local
from spacesviewer.domain.wording import date_text
from spacesviewer.workflows.facts import disagreements, from_name, from_tags, merge, tag_date

SHOWN = SessionFacts(
    title="On the rally",
    platform="X Spaces",
    platform_id="1SAMPLEspaceX",
    language="en",
    started_at="2024-05-01T18:30:00+05:00",
)


@pytest.mark.parametrize(
    ("field", "value", "rank"),
    [
        ("title", "on_the_Rally!", DOWNLOADER),
        ("title", "anything", NAME),
        ("started_at", "2024-05-01T13:30:40+00:00", DOWNLOADER),  # the same moment, but for 40 s
        ("started_at", "2024-05-01", DOWNLOADER),
        ("started_at", "2024-04-30", DOWNLOADER),  # perhaps the day before in UTC
        ("started_at", "2024-06-01", FEED),  # published a month later
        ("started_at", "2024-05-01T20:30", NAME),  # a clock somewhere
        ("language", "en-US", FEED),
        ("platform_id", "guid-7", FEED),
        ("url", "https://elsewhere.example", DOWNLOADER),
        ("season", "2", FEED),
    ],
)
def test_what_can_both_be_true_is_no_contradiction(field: str, value: str, rank: int) -> None:
    assert disagreements(SHOWN, [Claim("a.json", "a file", rank, field, value)]) == []


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("title", "On the rally tonight", "title: “On the rally tonight”."),
        ("started_at", "2024-05-01T14:30:00+00:00", "start: 1 May 2024, 14:30 (UTC)."),
        ("started_at", "2024-04-01", "start: 1 Apr 2024."),
        ("started_at", "2024-05-03T18:30", "start: 3 May 2024, 18:30 (local time)."),
        ("language", "ur", "language: “ur”."),
        ("platform", "YouTube", "platform: “YouTube”."),
        ("platform_id", "1OTHERspaceXY", "id: “1OTHERspaceXY”."),
    ],
)
def test_contradictions_are_told(field: str, value: str, said: str) -> None:
    claim = Claim("/box/a.json", "a file", DOWNLOADER, field, value)
    assert disagreements(SHOWN, [claim, claim]) == [f"a.json (a file) gives another {said}"]


@pytest.mark.parametrize(
    ("told", "expected"),
    [("20240501", "2024-05-01"), ("2024-05-01 18:30:00+0500", "2024-05-01T18:30:00+0500"),
     ("2024-05-01T18:30:00", "2024-05-01"), ("2024-02-31", ""), ("2024-05-01T99:30:00Z", ""),
     ("0001-01-01", ""), ("9999-12-31", ""), ("May", "")],
)  # fmt: skip
def test_dates_of_tags(told: str, expected: str) -> None:
    assert tag_date(told) == expected


def test_tags_of_a_downloaded_space() -> None:
    tags = {"title": "T", "artist": "maravale", "episode_id": "1SAMPLEspaceX"}
    facts = from_tags(MediaInfo("m4a", "aac", 1, 1, 1, tags=tags))
    assert (facts.platform_id, facts.participants) == (
        "1SAMPLEspaceX", (Participant("maravale", "host"),),
    )  # fmt: skip
    assert from_tags(MediaInfo("mp3", "mp3", 1, 1, 1, tags={"artist": "A band"})).participants == ()


def test_a_name_gives_at_least_a_title() -> None:
    assert from_name("town_hall") == SessionFacts(title="town hall")
    assert from_name("") == SessionFacts(title="Untitled")
    facts = from_name("[ann][2405011830 UTC] Rally (1SAMPLEspaceX)")
    assert (facts.title, facts.url) == ("Rally", "https://x.com/i/spaces/1SAMPLEspaceX")


def test_facts_of_absurd_length_are_cut_in_the_archive_and_in_sentences() -> None:
    long = merge(SessionFacts(title="x" * 10**6, language="y" * 999, description="z\n" * 10**6))
    assert (len(long.title), len(long.language), len(long.description)) == (500, 60, 100_000)
    (said,) = disagreements(SHOWN, [Claim("a", "a file", DOWNLOADER, "title", long.title)])
    assert len(said) < 200


def test_people_of_one_name_and_two_handles_are_two() -> None:
    people = (Participant("Ali", "speaker", "one"), Participant("Ali", "speaker", "two"))
    assert merge(SessionFacts(participants=people)).participants == people


def test_people_of_several_files_are_put_together() -> None:
    told = (
        Participant("omar_k", "host"),
        Participant("Omar", "speaker", "Omar_K", 5),
        Participant("@omar_k", "listener"),
        Participant("Aisha", "speaker"),
        Participant("Aisha", "cohost", "aisha"),
    )
    assert joined(told) == (
        Participant("Omar", "host", "Omar_K", 5),
        Participant("Aisha", "cohost", "aisha"),
    )


_NAMES, _ROLES, _HANDLES = map(st.sampled_from, ("abAB", ["host", "speaker"], ["", "a", "x", "X"]))


@given(st.lists(st.builds(Participant, _NAMES, _ROLES, _HANDLES)))
def test_putting_people_together_again_changes_nothing(people: list[Participant]) -> None:
    once = joined(people)
    handles = [person.handle.casefold() for person in once if person.handle]
    assert len(handles) == len(set(handles))
    assert len(joined(once)) <= len(once) <= len(people)


def test_local_times_are_told_as_such() -> None:
    assert is_local("2024-05-01T18:30")
    assert not is_local("2024-05-01T18:30+00:00")
    assert not is_local("2024-05-01")
    assert not is_local("nonsense of words")
    assert date_text("2024-05-01T18:30") == "1 May 2024, 18:30 (local time)"
    assert date_text(date(2024, 5, 1).isoformat()) == "1 May 2024"
