from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from spacesviewer.library import normalise
from spacesviewer.library.query import Query, Term, parse
from spacesviewer.library.search import search
from spacesviewer.library.store import Archive
from tests.unit.library import making


@pytest.mark.parametrize(
    ("text", "terms", "excluded"),
    [
        ("Army role", ["army", "role"], []),
        ('"media  freedom" army', ["media freedom", "army"], []),
        ("“media freedom”", ["media freedom"], []),
        ("«media freedom", ["media freedom"], []),
        ('army -role -"media freedom"', ["army"], ["role", "media freedom"]),
        ("free* -mil*", ["free*"], ["mil*"]),
        ('"media fre"*', ["media fre*"], []),
        ("re-election don't", ["re election", "don t"], []),
        ("army army", ["army"], []),
        ('- -- * "" ( ) ^ : NEAR/2', ["near 2"], []),
        ("-role", [], ["role"]),
        ("北京", ["北 京"], []),
        ("1,234", ["1234"], []),
    ],
)
def test_what_is_typed_is_read(text: str, terms: list[str], excluded: list[str]) -> None:
    query = parse(text)
    assert [_written(term) for term in query.terms] == terms
    assert [_written(term) for term in query.excluded] == excluded


def _written(term: Term) -> str:
    return " ".join(term.tokens) + ("*" if term.prefix else "")


@pytest.mark.parametrize(
    ("text", "prefix"),
    [
        ("army rol", True),
        ("army rol ", False),
        ('"army rol', False),
        ("army -rol", False),
        ("army ro", False),
        ("ro*", True),
    ],
)
def test_the_last_word_may_be_unfinished(text: str, prefix: bool) -> None:
    query = parse(text, typing=True)
    assert any(term.prefix for term in query.terms) is prefix
    assert not any(term.prefix for term in query.excluded)


def test_what_is_typed_has_a_limit() -> None:
    query = parse("word " * 100_000 + " ".join(f"w{n}" for n in range(1000)))
    assert len(query.terms) < 50


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    folder: Path = tmp_path_factory.mktemp("search")
    with Archive.create(folder / "archive") as archive:
        uid = making.session(archive)
        texts = (
            "The army has no role in media freedom", "Media, and freedom; of 1,234 voters!",
            "فوج کا کردار کیا ہے", "कि काम की बात", "北京大学 and 京",
            "don’t re-elect the army’s man",
            "ａｒｍｙ ﬁ ½", "\x00 null \x00", "",
        )  # fmt: skip
        making.transcript(archive, uid, making.parsed(tuple(("S", text) for text in texts)))
        yield archive


ODD = st.text(
    alphabet=st.sampled_from("amy* \"'-“”()^:{}+\\/NOTANDOR.,1234कािی京\x00\ud800%_ "), max_size=25
)


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.one_of(st.text(max_size=30), ODD), typing=st.booleans())
def test_any_text_is_a_query_that_finds_what_its_marks_show(
    filled: Archive, text: str, typing: bool
) -> None:
    query = parse(text, typing=typing)
    result = search(filled, text, typing=typing)
    # What is cut over several segments has an oracle of its own, in test_across.
    whole = [hit.segment_id for hit in result.hits if len(hit.segment_ids) < 2]
    assert whole == _slowly(filled, query)
    for hit in result.hits:
        assert hit.marks
        assert len(hit.snippet_marks) <= len(hit.marks)


def _slowly(archive: Archive, query: Query) -> list[int]:
    rows = archive.rows("SELECT id, text FROM segment ORDER BY id")
    found = query.among(f" {' '.join(normalise.words(text))} " for _, text in rows)
    return [rows[n][0] for n in found] if query.terms else []
