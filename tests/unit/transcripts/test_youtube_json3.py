from __future__ import annotations

import json

from spacesviewer.transcripts import youtube_json3
from tests.unit.transcripts.making import fixture, parsed_by, said, sureness, words_of


def test_automatic_captions_are_words_and_turns_begin_segments() -> None:
    found = fixture("youtube_json3/automatic.json")
    assert said(found) == [
        (160, 2610, "", "the river rose by night"),
        (4720, 5580, "", "really so"),
    ]
    assert words_of(found) == [
        (160, 400, "the"),
        (400, 800, "river"),
        (800, 1320, "rose"),
        (1710, 2010, "by"),
        (2010, 2610, "night"),
    ]
    assert sureness(found) == [None, 0.8, 1.0, None, None]
    assert found.origin == "machine"
    assert any("marked with “>>”" in note for note in found.notes)


def test_other_captions_are_lines_with_the_names_in_them() -> None:
    found = fixture("youtube_json3/lines.json3")
    assert said(found)[:2] == [
        (1000, 2500, "ANNA", "The river rose."),
        (2600, 4000, "BOB", "By night?"),
    ]
    assert found.origin == ""


def test_a_mark_of_a_turn_may_stand_alone() -> None:
    events = [
        {
            "tStartMs": 0,
            "dDurationMs": 900,
            "segs": [{"utf8": "yes"}, {"utf8": " sir", "tOffsetMs": 300}],
        },
        {
            "tStartMs": 900,
            "dDurationMs": 900,
            "segs": [{"utf8": "&gt;&gt; "}, {"utf8": "no", "tOffsetMs": 9}],
        },
    ]
    assert said(parsed_by(youtube_json3, json.dumps({"events": events}))) == [
        (0, 740, "", "yes sir"),
        (909, 1269, "", "no"),
    ]
