"""What is cut over neighbouring segments is found, as by somebody who reads them joined."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from spacesviewer.domain.segment import ParsedTranscript, Segment
from spacesviewer.library import across, journal, normalise, topics
from spacesviewer.library.query import Query, Term, parse
from spacesviewer.library.search import search
from spacesviewer.library.store import Archive
from spacesviewer.workflows import wording_corrections as correct
from tests.unit.library import making


def said(*texts: str, speaker: str = "Imran", language: str = "en") -> ParsedTranscript:
    return making.parsed(tuple((speaker, text) for text in texts), language=language)


def test_a_phrase_over_two_segments_is_one_hit_of_both(archive: Archive) -> None:
    uid = making.session(archive)
    making.transcript(archive, uid, said("We will protect", "media freedom, and the army", "No."))
    result = search(archive, '"protect media freedom"')
    (hit,) = result.hits
    assert (result.total, result.capped) == (1, False)
    assert (hit.start_ms, hit.end_ms, hit.speaker) == (0, 7900, "Imran")
    assert hit.text == hit.snippet == "We will protect media freedom, and the army"
    assert [hit.text[a:b] for a, b in hit.marks] == ["protect media freedom"]
    assert hit.snippet_marks == hit.marks
    assert [key & 0xFF for key in hit.segment_ids] == [1, 2]
    assert hit.segment_id == hit.segment_ids[0]


def test_words_over_two_and_a_phrase_over_three(archive: Archive) -> None:
    texts = ("The role of the", "army", "in media freedom", "is none at all")
    making.transcript(archive, making.session(archive), said(*texts))
    (hit,) = search(archive, "role media").hits
    assert [hit.text[a:b] for a, b in hit.marks] == ["role", "media"]
    assert (hit.start_ms, hit.end_ms) == (0, 11_900)
    (hit,) = search(archive, '"the army in media"').hits
    assert len(hit.segment_ids) == 3
    assert search(archive, "role none").total == 0  # four segments
    assert search(archive, '"the army in medi"*').total == 1
    assert search(archive, "army medi", typing=True).total == 1


def test_a_phrase_that_is_said_twice(archive: Archive) -> None:
    texts = ("free media, free", "media is free media", "and free", "media.")
    making.transcript(archive, making.session(archive), said(*texts))
    found = search(archive, '"free media"')
    assert [[key & 0xFF for key in hit.segment_ids] for hit in found.hits] == [[1, 2], [2], [3, 4]]
    assert (found.total, len(found.hits[0].marks)) == (3, 3)


def test_a_place_counts_once(archive: Archive) -> None:
    texts = ("the army", "media", "the army and media", "media freedom", "army", "media")
    making.transcript(archive, making.session(archive), said(*texts))
    found = search(archive, "army media")
    assert [[key & 0xFF for key in hit.segment_ids] for hit in found.hits] == [[1, 2], [3], [4, 5]]
    assert found.total == 3


@pytest.mark.parametrize(
    ("texts", "query"),
    [
        (("ہم میڈیا کی", "آزادی چاہتے ہیں"), '"ميڈيا كى ازادى"'),
        (("حرية", "الصحافة مهمّة"), '"حرية الصحافة مهمة"'),
        (("मीडिया की", "आज़ादी"), '"की आज़ादी"'),
        (("北京", "大学"), '"京大"'),
        (("It costs 1,234", "rupees"), '"1234 rupees"'),
    ],
)
def test_in_every_script(archive: Archive, texts: tuple[str, str], query: str) -> None:
    making.transcript(archive, making.session(archive), said(*texts, language="ur"))
    (hit,) = search(archive, query).hits
    assert hit.text == " ".join(texts)
    assert len(hit.marks) == 1


def test_words_that_must_not_occur_hold_for_all_segments(archive: Archive) -> None:
    making.transcript(archive, making.session(archive), said("role of the", "army in media"))
    assert search(archive, '"the army"').total == 1
    assert search(archive, '"the army" -media').total == 0
    assert search(archive, '"the army" -role').total == 0
    assert search(archive, '"the army" -"of the army"').total == 0
    assert search(archive, '"the army" -freedom').total == 1


def test_a_long_pause_parts_sentences(archive: Archive) -> None:
    lines = [("media", 0, 1000), ("freedom", 6000, 7000), ("media", 20_000, 21_000)]
    lines += [("freedom", 26_001, 27_000)]
    content = ParsedTranscript(tuple(Segment(a, b, text) for text, a, b in lines), language="en")
    making.transcript(archive, making.session(archive), content)
    assert [hit.start_ms for hit in search(archive, '"media freedom"').hits] == [0]


def test_nobody_gets_the_words_of_another(archive: Archive) -> None:
    """A phrase goes on where the machine tells a change of voices too soon: both are named."""
    uid = making.session(archive)
    lines = (("Ayesha", "What about media"), ("Imran", "freedom? The army"), ("Imran", "has no"))
    making.transcript(archive, uid, making.parsed(lines))
    (hit,) = search(archive, '"media freedom"').hits
    assert hit.speaker == "Ayesha / Imran"
    assert search(archive, '"media freedom"', speaker="imran").total == 0
    assert search(archive, "media freedom").total == 0  # a question, and its answer
    assert search(archive, '"army has"', speaker="imran").total == 1
    assert search(archive, "army no", speaker="imran").total == 1


def test_filters_hold_for_all_segments(archive: Archive) -> None:
    uid = making.session(archive, started_at="2024-03-01")
    making.transcript(archive, uid, said("media", "freedom", "media", "freedom"))
    other = making.session(archive, "Economy", started_at="2024-04-01")
    making.transcript(archive, other, said("media", "freedom", language="de"))
    with archive.operation("Tag topic") as op:
        topics.add_span(archive, op, uid, "Press", 8000, 16_000)
        topics.add_span(archive, op, uid, "Start", 0, 2000)

    def count(**filters: str) -> int:
        result = search(archive, '"media freedom"', **filters)  # type: ignore[arg-type]
        assert result.total == len(result.hits)
        return result.total

    assert count() == 3
    assert count(topic="press") == 1
    assert count(topic="start") == 0
    assert count(session=uid) == 2
    assert count(language="de") == count(after="2024-03-02") == 1
    assert count(before="2024-03-02") == 2


def test_another_transcript_with_other_cuts_is_no_second_place(archive: Archive) -> None:
    uid = making.session(archive)
    making.transcript(archive, uid, said("About media", "freedom, yes", "and so on"), "a.srt")
    making.transcript(archive, uid, said("About media freedom", "Yes"), "b.vtt")
    making.transcript(archive, uid, said("Well, media", "freedom!"), "c.vtt")
    found = search(archive, '"media freedom"')
    assert [hit.text for hit in found.hits] == ["About media freedom"]
    assert found.total == 1


def test_a_text_without_times_is_joined_too(archive: Archive) -> None:
    lines = tuple(Segment(0, 0, text) for text in ("on media", "freedom"))
    content = ParsedTranscript(lines, language="en", timed=False)
    making.transcript(archive, making.session(archive), content)
    (hit,) = search(archive, '"media freedom"').hits
    assert (hit.timed, hit.text) == (False, "on media freedom")


class Placed(NamedTuple):
    """A segment of the slow search."""

    id: int
    start_ms: int
    end_ms: int
    voice: int | None
    speaker: str
    text: str


def slowly(archive: Archive, query: Query, speaker: str = "") -> list[tuple[int, ...]]:
    """The places in one transcript, by joining the texts of all that could belong together."""
    rows = archive.rows(
        "SELECT g.id, g.start_ms, g.end_ms, g.voice_id, coalesce(o.name, ''), g.text "
        "FROM segment g JOIN transcript_version v ON v.id = g.version_id AND v.searched "
        "LEFT JOIN voice o ON o.id = g.voice_id ORDER BY g.start_ms, g.id"
    )
    lines = [Placed(*row) for row in rows]
    found: list[tuple[int, int]] = []
    for length in (1, 2, 3):
        for first in range(len(lines) - length + 1):
            part = lines[first : first + length]
            if not _together(part, query):
                continue
            if len(query.terms) == 1:
                again = any(a == first and b > first + 1 for a, b in found)
                here = not again and _goes_through(part, query.terms[0])
            else:
                shorter = any(first <= a and b <= first + length for a, b in found)
                here = not shorter and all(_places(part, term) for term in query.terms)
            if here:
                found.append((first, first + length))
    places: dict[int, tuple[int, ...]] = {}
    taken = -1
    for a, b in sorted(found):
        part = lines[a:b]
        fits = all(speaker in line.speaker for line in part)
        if not fits or any(_places(part, term) for term in query.excluded):
            continue
        if b - a > 1 and len(query.terms) > 1:
            if a <= taken:
                continue
            taken = b - 1
        places[a] = tuple(line.id for line in part)
    return [*places.values()]


def _together(part: Sequence[Placed], query: Query) -> bool:
    return all(
        second.start_ms - first.end_ms <= 5000
        and (first.voice == second.voice or len(query.terms) == 1)
        for first, second in pairwise(part)
    )


def _goes_through(part: Sequence[Placed], term: Term) -> bool:
    owners = [n for n, line in enumerate(part) for _ in normalise.words(line.text)]
    return any(
        owners[place] == 0 and owners[place + len(term.tokens) - 1] == len(part) - 1
        for place in _places(part, term)
    )


def _places(part: Sequence[Placed], term: Term) -> list[int]:
    words = [word for line in part for word in normalise.words(line.text)]
    count, last = len(term.tokens), term.tokens[-1]
    return [
        n
        for n in range(len(words) - count + 1)
        if tuple(words[n : n + count - 1]) == term.tokens[:-1]
        and (
            words[n + count - 1] == last or (term.prefix and words[n + count - 1].startswith(last))
        )
    ]


def quickly(archive: Archive, query: str, **filters: str) -> list[tuple[int, ...]]:
    result = search(archive, query, limit=1000, **filters)  # type: ignore[arg-type]
    assert (result.total, result.capped) == (len(result.hits), False)
    return [hit.segment_ids for hit in result.hits]


WORD = st.sampled_from(["an", "ant", "be", "C-d", "فوج", "كا", "1,234", "…"])
TEXTS = st.lists(
    st.tuples(st.lists(WORD, max_size=4).map(" ".join), st.sampled_from("AAAB"), st.booleans()),
    max_size=12,
)
PHRASE = st.lists(WORD, min_size=1, max_size=8).map(lambda words: f'"{" ".join(words)}"')
ITEM = st.builds(
    lambda minus, what, star: minus + what + star,
    st.sampled_from(["", "", "", "-"]),
    WORD | PHRASE,
    st.sampled_from(["", "", "*"]),
)
QUERY = PHRASE | st.lists(ITEM, min_size=1, max_size=4).map(" ".join)


WAYS = {
    "everywhere": {},
    "all counted": {"_SURE": -1},
    "in pieces": {"_RARE": -1, "_KNOWN": -1},
    "in the newest": {"_RARE": -1, "_KNOWN": -1, "_IN_PIECES": 1000},
}


def go(patch: pytest.MonkeyPatch, way: str) -> None:
    """Makes what is cut be looked for in a way that texts of this size would not need."""
    for name, value in WAYS[way].items():
        patch.setattr(across, name, value)


@pytest.fixture(scope="module")
def one(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    """An archive with a session."""
    folder: Path = tmp_path_factory.mktemp("across")
    with Archive.create(folder / "archive") as archive:
        making.session(archive)
        yield archive


@pytest.mark.parametrize("way", WAYS)
@settings(
    max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(TEXTS, QUERY, st.sampled_from(["", "A"]))
def test_the_same_is_found_as_by_joining_all_texts(
    one: Archive, way: str, texts: list[tuple[str, str, bool]], query: str, speaker: str
) -> None:
    made, at = [], 0
    for text, voice, pause in texts:
        made.append(Segment(at, at + 1000, text, voice))
        at += 9000 if pause and len(made) % 3 == 0 else 1000
    (uid,) = one.row("SELECT uid FROM session") or ("",)
    making.transcript(one, uid, ParsedTranscript(tuple(made), language="en"))
    wanted = slowly(one, parse(query), speaker)
    if not parse(query).terms:
        wanted = []
    with pytest.MonkeyPatch.context() as patch:
        go(patch, way)
        assert quickly(one, query, **({"speaker": speaker} if speaker else {})) == wanted
        if not speaker:
            assert quickly(one, query, session=uid) == wanted


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(
    "texts", [("w z", "a b c d e"), ("a", "b c d e"), ("a b c", "d e"), ("a b c d", "e"),
              ("a", "b c", "d e"), ("a", "b c d", "e"), ("a b", "c", "d e")]
)  # fmt: skip
def test_wherever_it_is_cut(
    archive: Archive, monkeypatch: pytest.MonkeyPatch, way: str, texts: tuple[str, ...]
) -> None:
    go(monkeypatch, way)
    making.transcript(archive, making.session(archive), said("z", *texts, "z b", "z c c c", "a a"))
    for first, last in combinations(range(6), 2):
        query = f'"{" ".join("abcde"[first:last])}"'
        assert quickly(archive, query) == slowly(archive, parse(query)), query


@pytest.mark.parametrize("way", WAYS)
def test_an_inserted_line_stands_where_its_time_tells(
    archive: Archive, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    go(monkeypatch, way)
    texts = ("media", "zz", "freedom now", "media x", "media y", "media z")
    line = making.transcript(archive, making.session(archive), said(*texts))
    assert quickly(archive, '"media freedom"') == []
    who = {"reviewer": "A", "speaker": "Imran"}
    correct.insert(archive, line, 7950, 7990, "on media", **who)
    (hit,) = search(archive, '"media freedom"').hits
    assert (hit.text, hit.start_ms, hit.end_ms) == ("on media freedom now", 7950, 11_900)
    assert quickly(archive, "freedom on") == [hit.segment_ids]
    journal.undo(archive)
    assert quickly(archive, '"media freedom"') == []


@pytest.mark.parametrize(("seed", "way"), [*enumerate(WAYS)])
def test_corrections_keep_it_right(
    archive: Archive, monkeypatch: pytest.MonkeyPatch, seed: int, way: str
) -> None:
    go(monkeypatch, way)
    rng = random.Random(seed)
    uid = making.session(archive)
    words = ["an", "be", "ca", "do"]
    texts = [" ".join(rng.choices(words, k=rng.randint(1, 4))) for _ in range(30)]
    line = making.transcript(archive, uid, said(*texts))
    queries = ['"an be"', '"be an ca"', '"do an be ca"', "an do", "an be ca do", "an -be do"]
    for _ in range(10):
        _correct_something(archive, rng, line)
        for query in queries:
            assert quickly(archive, query) == slowly(archive, parse(query)), query
        if rng.random() < 0.3:
            journal.undo(archive)


def _correct_something(archive: Archive, rng: random.Random, line: int) -> None:
    rows = archive.rows(
        "SELECT g.id, g.start_ms, g.end_ms, g.text FROM segment g JOIN transcript t "
        "ON t.current_id = g.version_id WHERE t.id = ? ORDER BY g.start_ms, g.id",
        (line,),
    )
    key, start, end, text = rng.choice(rows[:-1])
    what = rng.choice(["text", "split", "merge", "delete", "insert"])
    if what == "text":
        correct.set_text(archive, line, key, text + " do an", reviewer="A")
    elif what == "split" and " " in text:
        correct.split(archive, line, key, text.index(" ") + 1, reviewer="A")
    elif what == "merge":
        correct.merge(archive, line, key, reviewer="A")
    elif what == "delete":
        correct.delete(archive, line, key, reviewer="A")
    elif what == "insert" and end - start > 100:
        correct.insert(
            archive, line, start + 50, start + 90, "be an", reviewer="A", speaker="Imran"
        )
