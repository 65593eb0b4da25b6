"""Exports of archives full of canaries: 200 by ``python -m tests.canaries``, a few here.

The harness must find what leaks: each kind is let out once on purpose.
"""

from __future__ import annotations

import getpass
import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from spacesviewer.domain.quote import Quote
from spacesviewer.export import quotes_json
from spacesviewer.library import quotes
from spacesviewer.workflows import clipping, exporting, off_record, pseudonyms
from tests import canaries, canary_archives, canary_search
from tests.canaries import Export
from tests.canary_archives import Nest

Patch = pytest.MonkeyPatch
_SOME = ("quotes docx", "transcript vtt", "recap odt", "zip")


@pytest.fixture(scope="module")
def nest(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Nest]:
    rng = random.Random(11)
    with canaries.somebody_s_computer(rng) as computer:
        made = canary_archives.build(tmp_path_factory.mktemp("nest"), rng)
        made.put(canary_archives.MACHINE, *computer)
        with made.archive:
            yield made


def leaked(nest: Nest, name: str, folder: Path) -> set[str]:
    """The kinds that leave with an export."""
    (export,) = [one for one in canaries.all_exports() if one.name == name]
    export.make(nest, folder, random.Random(3))
    return {one.partition(": ")[0] for one in canaries.leaks(export, nest, folder)}


@pytest.mark.parametrize("name", _SOME)
def test_nothing_leaves(nest: Nest, tmp_path: Path, name: str) -> None:
    assert leaked(nest, name, tmp_path) == set()


def told_more(patch: Patch, more: Callable[[Quote], str]) -> None:
    """Lets the JSON of quotes tell something more."""
    value = quotes_json._value
    patch.setattr(quotes_json, "_value", lambda q, o: {**value(q, o), "more": more(q)})


def all_told(patch: Patch) -> None:
    patch.setattr(off_record, "is_off", lambda _quote: False)


def named(patch: Patch) -> None:
    patch.setattr(pseudonyms, "of_quotes", lambda _a, found, *_p, **_n: list(found))


def with_notes(patch: Patch) -> None:
    form = canaries._form
    patch.setattr(canaries, "_form", lambda rng: replace(form(rng), notes=True))


def of_other_sessions(patch: Patch) -> None:
    patch.setattr(canaries, "chosen", lambda nest: quotes.list_quotes(nest.archive))


def with_the_trash(patch: Patch) -> None:
    patch.setattr(canaries, "chosen", lambda nest: quotes.list_removed(nest.archive))


def before_corrections(patch: Patch) -> None:
    shareable = exporting.shareable

    def older(*told: object, **more: object) -> tuple[list[Quote], int]:
        archive = told[0]
        found, kept = shareable(*told, **more)  # type: ignore[arg-type]
        return [quotes.revisions(archive, one.id)[0][1] for one in found], kept  # type: ignore[arg-type]

    patch.setattr(exporting, "shareable", older)


PLANTED: dict[str, Callable[[Patch], None]] = {
    canary_archives.OFF: all_told,
    canary_archives.NAME: named,
    canary_archives.FOLDER: lambda patch: told_more(patch, lambda _q: str(FOLDERS[-1])),
    canary_archives.MACHINE: lambda patch: told_more(patch, lambda _q: getpass.getuser()),
    canary_archives.REVIEWER: lambda patch: told_more(patch, lambda quote: quote.reviewer),
    canary_archives.NOTE: with_notes,
    canary_archives.TAGS: lambda patch: told_more(patch, lambda _q: TAGS[-1]),
    canary_archives.ELSEWHERE: of_other_sessions,
    canary_archives.DELETED: with_the_trash,
    canary_archives.EARLIER: before_corrections,
    canary_archives.BESIDE: lambda patch: told_more(patch, lambda q: f"{q.before}{q.after}"),
}
FOLDERS: list[str] = []
TAGS: list[str] = []


@pytest.mark.parametrize("kind", PLANTED)
def test_each_kind_is_found_that_is_let_out(
    nest: Nest, tmp_path: Path, monkeypatch: Patch, kind: str
) -> None:
    FOLDERS.append(nest.canaries[canary_archives.FOLDER][0])
    TAGS.append(nest.canaries[canary_archives.TAGS][0])
    patch_surroundings(monkeypatch, kind)
    PLANTED[kind](monkeypatch)
    assert kind in leaked(nest, "quotes json", tmp_path)


def patch_surroundings(monkeypatch: Patch, kind: str) -> None:
    """Where words are off the record, what stands around a quote is taken from it as well."""
    if kind == canary_archives.BESIDE:
        monkeypatch.setattr(off_record, "without_surroundings", lambda quote, _hidden: quote)


def test_a_tone_that_is_let_out_is_heard(nest: Nest, tmp_path: Path, monkeypatch: Patch) -> None:
    monkeypatch.setattr(clipping, "_withheld", lambda *_: [])
    assert canary_archives.SOUND in leaked(nest, "clip of a stretch", tmp_path)
    bleeped = Export("", lambda *_: None, bleeped=True)
    open_to_all = tmp_path / "open"
    open_to_all.mkdir()
    clipping.cut_quote(nest.archive, quotes.get(nest.archive, nest.quote), open_to_all / "a.mp3")
    assert any("sound" in one for one in canaries.leaks(bleeped, nest, open_to_all))


@pytest.mark.parametrize(
    "form",
    [
        "secretword".encode("utf-16-le"),
        b'{"a": "\\u0073ecretword"}',
        b"<w:t>secret</w:t></w:r><w:r><w:t>word</w:t>",
        b"se&#99;retword",
        b"**Secret**word",
    ],
)
def test_words_are_found_however_they_are_written(form: bytes) -> None:
    assert canary_search.leaks(form, ["secretword"]) == ["secretword"]
