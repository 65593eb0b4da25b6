from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path

import pytest

from spacesviewer.domain.errors import WrongUsage
from spacesviewer.domain.participant import Participant
from spacesviewer.library import search as searching
from spacesviewer.library import searchindex, topics
from spacesviewer.library.connection import Interrupted
from spacesviewer.library.search import search
from spacesviewer.library.store import Archive, check
from tests.unit.library import making


def test_a_hit_says_where_it_is(archive: Archive) -> None:
    uid = making.session(archive, started_at="2024-03-01")
    line = making.transcript(archive, uid)
    (hit,) = search(archive, "role media").hits
    assert (hit.session, hit.title, hit.start_ms, hit.end_ms) == (uid, "On the rally", 12000, 15900)
    assert (hit.speaker, hit.transcript_id, hit.language) == ("Imran", line, "en")
    assert hit.segment_id >> 24 == 1
    assert [hit.text[a:b] for a, b in hit.marks] == ["role", "media"]
    assert hit.snippet == hit.text


def test_a_long_text_is_shown_around_the_words(archive: Archive) -> None:
    words = [f"w{n}" for n in range(200)]
    text = " ".join([*words[:100], "needle", *words[100:]])
    making.transcript(archive, making.session(archive), making.parsed((("S", text),)))
    (hit,) = search(archive, "needle").hits
    assert hit.snippet.startswith("… w92 w93")
    assert hit.snippet.endswith(" …")
    assert [hit.snippet[a:b] for a, b in hit.snippet_marks] == ["needle"]


def test_what_was_found_near_the_end_is_seen_in_the_librarys_lines(archive: Archive) -> None:
    text = " ".join([*(f"word{n}" for n in range(20)), "needle."])
    making.transcript(archive, making.session(archive), making.parsed((("S", text),)))
    (hit,) = search(archive, "needle").hits
    ((start, _end),) = hit.snippet_marks
    assert hit.snippet.startswith("… ")
    assert start < 80


def test_the_newest_session_comes_first_then_time(archive: Archive) -> None:
    for title, date in (("old", "2020-01-01"), ("new", "2024-01-01"), ("undated", "")):
        making.transcript(archive, making.session(archive, title, started_at=date))
    found = [(hit.title, hit.start_ms) for hit in search(archive, "army").hits]
    assert found == [
        ("new", 8000), ("new", 12000), ("old", 8000), ("old", 12000),
        ("undated", 8000), ("undated", 12000),
    ]  # fmt: skip
    assert len(search(archive, "army", limit=3).hits) == 3
    assert search(archive, "army", limit=3).total == 6


def test_filters_narrow(archive: Archive) -> None:
    rally = making.session(
        archive,
        started_at="2024-03-01T01:00:00+05:00",
        participants=(Participant("Imran Khan", handle="ImranKhanPTI"),),
    )
    making.transcript(archive, rally)
    other = making.session(archive, "Economy", started_at="2024-04-01")
    making.transcript(archive, other, making.parsed(language="en-GB"))
    with archive.operation("Tag topic") as op:
        topics.add_span(archive, op, rally, "The army", 7000, 9000)

    def count(**filters: str) -> int:
        result = search(archive, "army", **filters)  # type: ignore[arg-type]
        assert result.total == len(result.hits)
        return result.total

    assert count() == 4
    assert count(session=rally) == 2
    assert count(language="en") == 4
    assert count(language="en-GB") == 2
    assert count(language="ur") == 0
    assert count(speaker="imran") == 2
    assert count(speaker="caller 1") == 2
    assert count(speaker="nobody") == 0
    assert count(topic="the ARMY") == 1
    assert count(topic="the army", speaker="imran") == 0
    assert count(after="2024-03-01") == 4
    assert count(after="2024-03-02") == 2
    assert count(before="2024-04-01") == 2
    assert count(before="2024-03-01") == 0
    assert count(before="2024-02-29T21:00:00Z") == 2
    for wrong in ({"topic": "nowhere"}, {"before": "yesterday"}):
        with pytest.raises(WrongUsage):
            count(**wrong)


def test_the_words_of_a_person_are_found_by_the_name_given_later(archive: Archive) -> None:
    uid = making.session(archive, participants=(Participant("Imran", handle="ImranKhanPTI"),))
    making.transcript(archive, uid)
    assert search(archive, "army", speaker="imrankhanpti").total == 1


def test_one_run_saved_in_two_formats_is_found_once(archive: Archive) -> None:
    uid = making.session(archive)
    plain = making.parsed(tuple(("", text.upper()) for _, text in making.RALLY))
    making.transcript(archive, uid, plain, "a.srt")
    full = making.transcript(archive, uid, making.parsed(words=True), "a.json")
    found = search(archive, "army")
    assert (found.total, {hit.transcript_id for hit in found.hits}) == (2, {full})
    # When the better one changes its words, both are found again, but twins still once.
    better = making.parsed((*making.RALLY[:3], ("Imran", "The army plays no part.")), words=True)
    making.transcript(archive, uid, better, "a.json")
    found = search(archive, "army")
    assert [hit.start_ms for hit in found.hits] == [8000, 12000, 12000]
    assert found.total == 3
    assert search(archive, "welcome").total == 1
    assert check(archive) == []


def test_only_the_current_version_is_found(archive: Archive) -> None:
    uid = making.session(archive)
    making.transcript(archive, uid)
    making.transcript(archive, uid, making.parsed((("A", "Something else."),)))
    assert search(archive, "army").total == 0
    assert search(archive, "something").total == 1
    archive.run("INSERT INTO segment_fts(segment_fts) VALUES ('rebuild')")
    assert search(archive, "army").hits == []


def test_the_index_can_be_made_again(archive: Archive) -> None:
    uid = making.session(archive)
    making.transcript(archive, uid)
    making.transcript(archive, uid, making.parsed((*making.RALLY, ("A", "Das Ärmste"))))
    before = search(archive, "army OR armste"), search(archive, "armste")
    archive.run("UPDATE segment SET norm = 'nonsense'")
    archive.run("INSERT INTO segment_fts(segment_fts) VALUES ('rebuild')")
    assert any("search index" in problem for problem in check(archive))
    searchindex.rebuild(archive)
    assert (search(archive, "army OR armste"), search(archive, "armste")) == before
    assert check(archive) == []
    norms = archive.rows("SELECT count(*) FROM segment WHERE norm IS NOT NULL")
    assert norms == [(3,)]  # "1,234" in two versions, and the Ä


def test_a_new_way_to_normalise_reaches_old_archives(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Archive.create(tmp_path / "a") as archive:
        making.transcript(archive, making.session(archive))
    monkeypatch.setattr("spacesviewer.library.normalise.VERSION", 2)
    monkeypatch.setattr("spacesviewer.library.normalise.shadow", lambda text: "new words")
    with Archive.open(tmp_path / "a") as archive:
        assert search(archive, '"new words"').total == 4


def test_an_edit_by_another_tool_is_found(archive: Archive) -> None:
    making.transcript(archive, making.session(archive))
    archive.run("UPDATE segment SET text = 'a weasel' WHERE start_ms = 4000")
    assert search(archive, "weasel").total == 1
    assert search(archive, "voters").total == 0


def test_titles_are_found_too(archive: Archive) -> None:
    making.session(archive, "On the Ärmy", started_at="2020-01-01")
    (title,) = search(archive, "army").titles
    assert title.title[slice(*title.marks[0])] == "Ärmy"
    assert search(archive, "army -on").titles == ()
    assert search(archive, "army", session=title.session).titles == ()


@pytest.mark.parametrize("cap", [10, 40, 10_000])
@pytest.mark.parametrize("walk", [1, 400])
def test_counting_stops_and_says_so(
    archive: Archive, monkeypatch: pytest.MonkeyPatch, cap: int, walk: int
) -> None:
    """Whatever way is taken, the first hits are the same."""
    uids = [making.session(archive, f"{n}", started_at=f"2024-01-{n + 1:02}") for n in range(9)]
    for n, uid in enumerate(uids):
        making.transcript(archive, uid, making.parsed((("S", "army"),) * 6 * (n < 6)))
    monkeypatch.setattr(searching, "CAP", cap)
    monkeypatch.setattr(searching, "_WALK", walk)
    for filters in ({}, {"language": "en"}, {"speaker": "s"}):
        found = search(archive, "army", limit=8, **filters)  # type: ignore[arg-type]
        assert (found.total, found.capped) == ((cap, True) if cap < 36 else (36, False))
        assert [hit.title for hit in found.hits] == ["5"] * 6 + ["4"] * 2


def test_filters_over_many_sessions_find_the_same(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    for n in range(5):
        making.transcript(archive, making.session(archive, started_at=f"2024-01-{n + 1:02}"))
    one_by_one = search(archive, "army", language="en", speaker="imran")
    monkeypatch.setattr("spacesviewer.library.scope._FEW", 2)
    assert search(archive, "army", language="en", speaker="imran") == one_by_one
    assert one_by_one.total == 5


def test_a_long_query_can_be_stopped(archive: Archive) -> None:
    """The stop comes from another thread while the query runs."""
    for n in range(3):
        making.transcript(archive, making.session(archive), making.long(3000, seed=n), f"{n}.srt")
    done = threading.Event()

    def stop() -> None:
        while not done.is_set():
            archive.interrupt()

    thread = threading.Thread(target=stop)
    thread.start()
    try:
        with pytest.raises(Interrupted):
            _search_again_and_again(archive)
    finally:
        done.set()
        thread.join()
    assert search(archive, "word1").total > 100


def _search_again_and_again(archive: Archive) -> None:
    for _ in range(10_000):
        search(archive, "w* wo* wor* word*")


def test_a_translation_is_found_beside_the_original(archive: Archive) -> None:
    uid = making.session(archive)
    urdu = making.parsed((("S", "فوج کا کردار کیا ہے؟"),), language="ur")
    making.transcript(archive, uid, urdu, "a.ur.vtt")
    making.transcript(archive, uid, replace(making.parsed(), kind="translation"), "a.en.vtt")
    (hit,) = search(archive, "فوج كا").hits
    assert (hit.language, [hit.text[a:b] for a, b in hit.marks]) == ("ur", ["فوج", "کا"])
    assert search(archive, "army", language="en").total == 2
