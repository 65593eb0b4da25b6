"""What stands beside the sample's sound: metadata as a downloader leaves it, and transcripts."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from sample_script import CAST, NOTICE, SPACE_ID, STARTED_AT, TITLE, Person
from sample_sound import Placed

Json = dict[str, Any]
Cue = tuple[Placed, int, str]
_NAMES = {person.key: person.name for person in CAST}


def metadata(placed: list[Placed], duration_ms: int) -> str:
    """The platform's answer about the Space (AudioSpaceById) as twspace-dl saves it.

    ``synthetic`` stands beside ``data``, where no platform puts anything.
    """
    started = round(datetime.fromisoformat(STARTED_AT).timestamp() * 1000)
    ended = started + duration_ms
    joined = {"ayesha": -40_000, "daud": -15_000}
    for sentence in placed:
        # Callers come up to speak a little before they are heard.
        joined.setdefault(sentence.line.who, sentence.start_ms - 20_000)
    people = {person.key: _participant(person, started + joined[person.key]) for person in CAST}
    host = next(person for person in CAST if person.admin)
    space = {
        "metadata": {
            "rest_id": SPACE_ID,
            "state": "Ended",
            "title": TITLE,
            "language": "en",
            "media_key": "28_0000000000000000000",
            "content_type": "visual_audio",
            "created_at": started - 3 * 3_600_000,
            "scheduled_start": started,
            "started_at": started,
            "ended_at": str(ended),
            "updated_at": ended + 4_000,
            "replay_start_time": 0,
            "creator_results": {"result": _user(host)},
            "is_space_available_for_replay": True,
            "is_locked": False,
            "total_live_listeners": 812,
            "total_replay_watched": 3127,
        },
        "participants": {
            "total": 640,
            "admins": [people[person.key] for person in CAST if person.admin],
            "speakers": [people[person.key] for person in CAST if not person.admin],
            "listeners": [],
        },
        "sharings": {"items": [], "slice_info": {}},
    }
    return _json({"synthetic": True, "notice": NOTICE, "data": {"audioSpace": space}})


def whisper(placed: list[Placed]) -> str:
    """Segments and words with times, shaped as Whisper and WhisperX write them."""
    segments = [_segment(index, *cue) for index, cue in enumerate(_in_english(placed))]
    document = {
        "synthetic": True,
        "notice": f"{NOTICE} The words' times come from the voices, not from a recogniser.",
        "text": "".join(segment["text"] for segment in segments),
        "language": "en",
        "segments": [],
    }
    # A line for each segment keeps the file small, and its changes readable.
    rows = ",\n".join(json.dumps(segment, ensure_ascii=False) for segment in segments)
    return _json(document).replace('"segments": []', f'"segments": [\n{rows}\n]')


def captions(placed: list[Placed]) -> str:
    """WebVTT in English of the whole session, with voices."""
    cues = [(s, end, f"{s.line.mark} {text}".strip()) for s, end, text in _in_english(placed)]
    return _webvtt("en", NOTICE, cues)


def urdu_captions(placed: list[Placed]) -> str:
    """WebVTT of what is spoken in Urdu."""
    note = f"{NOTICE}\nمصنوعی آوازیں، فرضی لوگ۔\nOnly the question that was asked in Urdu."
    asked = [(s, s.end_ms, s.line.text) for s in placed if not s.line.is_english]
    return _webvtt("ur", note, asked)


def _in_english(placed: list[Placed]) -> list[Cue]:
    """(sentence, end_ms, words) of each cue; what is not English is one cue for all of it."""
    cues: list[Cue] = []
    for sentence in placed:
        line = sentence.line
        if cues and line.english and cues[-1][0].line.english == line.english:
            cues[-1] = (cues[-1][0], sentence.end_ms, line.english)
        else:
            cues.append((sentence, sentence.end_ms, line.english or line.text))
    return cues


def _segment(index: int, sentence: Placed, end_ms: int, text: str) -> Json:
    words = [
        {"word": f" {word}", "start": start / 1000, "end": end / 1000, "probability": 1.0}
        for word, (start, end) in zip(sentence.line.text.split(), sentence.words, strict=True)
    ]
    return {
        "id": index,
        "seek": 0,
        "start": sentence.start_ms / 1000,
        "end": end_ms / 1000,
        "text": f" {text}",
        "tokens": [],
        "temperature": 0.0,
        "avg_logprob": 0.0,
        "compression_ratio": 1.0,
        "no_speech_prob": 0.0,
        "speaker": _NAMES[sentence.line.who],
        "words": words if sentence.line.is_english else [],
    }


def _webvtt(language: str, note: str, cues: list[Cue]) -> str:
    blocks = [f"WEBVTT\nKind: captions\nLanguage: {language}", f"NOTE\n{note}"]
    for number, (sentence, end_ms, text) in enumerate(cues, 1):
        times = f"{_cue_time(sentence.start_ms)} --> {_cue_time(end_ms)}"
        blocks.append(f"{number}\n{times}\n<v {_NAMES[sentence.line.who]}>{text}")
    return "\n\n".join(blocks) + "\n"


def _cue_time(ms: int) -> str:
    return f"{ms // 3_600_000:02}:{ms // 60_000 % 60:02}:{ms // 1000 % 60:02}.{ms % 1000:03}"


def _participant(person: Person, start_ms: int) -> Json:
    return {
        "periscope_user_id": f"invented-{person.key}",
        "start": start_ms,
        "twitter_screen_name": person.handle,
        "display_name": person.name,
        "avatar_url": "",
        "is_verified": False,
        "is_muted_by_admin": False,
        "is_muted_by_guest": False,
        "user_results": {"rest_id": f"invented-{person.key}", "result": _user(person)},
    }


def _user(person: Person) -> Json:
    return {
        "rest_id": f"invented-{person.key}",
        "is_blue_verified": False,
        "legacy": {"name": person.name, "screen_name": person.handle, "followers_count": 0},
    }


def _json(value: Json) -> str:
    return json.dumps(value, ensure_ascii=False, indent=4) + "\n"
