"""Feeds, chapters and what else lies beside podcasts and videos."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from spacesviewer import platforms
from spacesviewer.domain.artefact import FEED, Told
from spacesviewer.domain.errors import RefusedFile
from spacesviewer.domain.participant import Participant
from spacesviewer.domain.recording import Chapter
from spacesviewer.platforms import podcast_chapters, podcast_feed
from spacesviewer.platforms.moments import mail_date
from spacesviewer.platforms.refusals import NotThisArtefact

DATA = Path(__file__).parents[2] / "data" / "platforms"


def read(name: str) -> platforms.Read:
    found = platforms.read(DATA / name)
    assert found is not None
    return found


def feed(item: str, head: str = "") -> Told:
    text = f'{head}<rss xmlns:podcast="https://podcastindex.org/namespace/1.0"><channel>{item}'
    return podcast_feed.parse(f"{text}</channel></rss>", "feed.xml")[0]


def test_an_episode_of_a_feed() -> None:
    found = read("podcast_feed/feed.xml")
    assert found.many
    seven, six = found.told
    facts = seven.facts
    assert (facts.title, facts.platform, facts.platform_id) == (
        "Seven: the ferry", "Podcast", "hour-7",
    )  # fmt: skip
    assert facts.description == "First & foremost\nsecond"
    assert (facts.started_at, facts.language) == ("2025-10-09", "en-GB")
    assert facts.date_source == "the feed (day of publication)"
    assert facts.participants == (Participant("Idris", "speaker"), Participant("Ann", "cohost"))
    assert seven.called == {"hour 07", "Seven: the ferry", "hour-7"}
    assert seven.beside == {"seven-words.srt", "transcript.vtt", "seven-parts.json"}
    assert seven.more == {
        "duration": "1:02:03",
        "season": "2",
        "episode": "7",
        "author": "Harbour Radio",
        "show": "The harbour hour",
        "published": "2025-10-09T08:53:20+05:00",
    }
    assert (six.facts.started_at, six.rank) == ("", FEED)
    assert six.facts.participants == (Participant("Mara Vale", "host"),)  # the show's own


def test_an_item_alone_is_a_feed_of_one() -> None:
    (told,) = read("podcast_feed/item.xml").told
    assert told.called == {"alone", "An episode alone"}


@pytest.mark.parametrize(
    "bomb",
    [
        '<!DOCTYPE a [<!ENTITY x "ha"><!ENTITY y "&x;&x;&x;">]>',
        '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE a [<!ENTITY % x SYSTEM "http://example.org/x.dtd"> %x;]>',
    ],
)
def test_traps_are_refused(bomb: str) -> None:
    with pytest.raises(RefusedFile, match="entities of its own"):
        feed("<item><title>&x;</title></item>", bomb)


def test_broken_and_other_xml(tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    path.write_bytes((DATA / "podcast_feed" / "feed.xml").read_bytes()[:900])
    with pytest.raises(RefusedFile, match=r"feed\.xml: The file is not whole XML"):
        platforms.read(path)
    for text in ("<project/>", "<rss/>", "<rss><channel/></rss>"):
        path.write_text(text)
        assert platforms.read(path) is None
    with pytest.raises(NotThisArtefact):
        podcast_feed.parse("<feed/>", "x")
    with pytest.raises(RefusedFile, match="larger than any feed"):
        podcast_feed.parse("<rss>" + " " * 25_000_000, "x")


def test_a_declaration_of_another_encoding_does_not_matter() -> None:
    told = feed("<item><title>Café</title></item>", "<?xml version='1.0' encoding='latin-1'?>")
    assert told.facts.title == "Café"


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("Fri, 09 Oct 2020 04:30:38 GMT", "2020-10-09T04:30:38+00:00"),
        ("9 Oct 2020 04:30 +0530", "2020-10-09T04:30:00+05:30"),
        ("Friday, 9 October 2020 04:30:38 EST", "2020-10-09T04:30:38-05:00"),
        ("Fri, 31 Feb 2020 04:30:38 GMT", ""),
        ("Fri, 09 Oct 0001 04:30:38 GMT", ""),
        ("Fri, 09 Oct 9999 04:30:38 GMT", ""),
        ("Fri, 09 Oct 2020 04:30:38 +9999", ""),
        ("yesterday", ""),
    ],
)
def test_dates_of_feeds(told: str, expected: str) -> None:
    assert mail_date(told) == expected


def test_odd_items_are_told_as_far_as_they_go() -> None:
    told = feed(
        "<item><guid/><pubDate>Mon, 31 Feb 0001 99:99:99 +9999</pubDate>"
        "<link>javascript:alert(1)</link><enclosure/><enclosure url='http://[x/y.mp3'/>"
        "<podcast:person role='gaffer'>Nobody</podcast:person><podcast:person/></item>"
    )
    assert (told.facts.started_at, told.facts.url, told.facts.participants) == ("", "", ())
    assert told.called == frozenset()


def test_chapters_of_a_podcast() -> None:
    (told,) = read("podcast_chapters/talk.chapters.json").told
    assert told.chapters == (
        Chapter(0, None, "Opening"),
        Chapter(61_500, 100_000, "The ferry"),
        Chapter(200_250, None, "Questions"),
    )
    assert (told.facts.title, told.more) == ("Episode seven", {"podcastName": "The harbour hour"})


@pytest.mark.parametrize("start", [-1, 1e12, None, "soon", float("nan"), True, []])
def test_chapters_without_a_start_are_left_out(start: object) -> None:
    listed = [{"startTime": start, "title": "odd"}, {"startTime": 1}]
    (told,) = podcast_chapters.parse(json.dumps({"chapters": listed}), "x")
    assert [chapter.start_ms for chapter in told.chapters] == [1000]


def test_chapters_of_other_kinds_are_disowned() -> None:
    with pytest.raises(NotThisArtefact):
        podcast_chapters.parse('{"chapters": [{"start": 1}]}', "x")


def test_chapters_of_a_video_and_how_it_ran() -> None:
    (told,) = read("ytdlp/chapters.info.json").told
    assert told.chapters == (
        Chapter(0, 61_500, "Opening"),
        Chapter(61_500, 100_000, "The bridge"),
    )
    assert told.more == {"live_status": "was_live", "channel": "Harbour TV"}


def test_playlists_and_chats_are_known_and_left_alone() -> None:
    assert read("ytdlp/playlist.info.json").told == ()
    assert read("live_chat/talk.live_chat.json").told == ()


def test_a_description_is_one() -> None:
    (told,) = read("description/talk.description").told
    assert told.facts.description == "The ferry and the harbour.\n\nWith Mara Vale."


def test_files_too_large_are_refused_but_for_json(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(platforms, "MAX_BYTES", 100)
    path = tmp_path / "spaces-metadata.js"
    path.write_bytes((DATA / "x_archive" / "spaces-metadata.js").read_bytes() + b" " * 8000)
    with pytest.raises(RefusedFile, match=r"spaces-metadata\.js is larger than"):
        platforms.read(path)
    big = tmp_path / "space.json"
    big.write_bytes((DATA / "audiospace" / "whole.json").read_bytes())
    assert platforms.read(big) is None


def test_chapters_in_webvtt_are_chapters_and_no_speech() -> None:
    found = read("webvtt_chapters/talk_chapters_en.vtt")
    assert found.told[0].chapters == (
        Chapter(0, 250_500, "Welcome & thanks"),
        Chapter(250_500, 1_860_000, "On the rally"),
        Chapter(1_860_000, 3_723_250, "Questions from the audience"),
    )


def test_speech_in_a_file_called_chapters_stays_a_transcript() -> None:
    text = "WEBVTT\n\n00:01.000 --> 00:03.000\nThe chapters of this book are long ones.\n"
    assert platforms.read_bytes(text.encode(), "lost-chapters.vtt") is None
    assert platforms.read_bytes(text.encode(), "talk.vtt") is None
