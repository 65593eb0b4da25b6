"""What every plug-in promises, held by all of them: a new format is tested by being there."""

from __future__ import annotations

import contextlib
import copy
import json
import os
import random
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spacesviewer import platforms, transcripts
from spacesviewer.discovery import plugins
from spacesviewer.domain.artefact import RANKS, Told
from spacesviewer.domain.errors import RefusedFile
from spacesviewer.domain.jsontext import load, looks_like_json
from spacesviewer.domain.segment import ParsedTranscript
from spacesviewer.domain.session import SessionFacts
from spacesviewer.domain.timecode import MAX_MS
from spacesviewer.transcripts.decoding import decode
from tests.unit.transcripts.making import assert_kept

DATA = Path(__file__).parents[1] / "data"
FORMATS = plugins("spacesviewer.transcripts", "NAME")
ARTEFACTS = plugins("spacesviewer.platforms", "NAME")
MUTATIONS = int(os.environ.get("SPACESVIEWER_FUZZ", "200"))  # 20000 takes some minutes a format

# Pieces that mean something to one format or another, to be put together in every order.
_PIECES = st.sampled_from(
    ["WEBVTT", "NOTE", "STYLE", "Language: en", "-->", " --> ", "00:01.000", "00:00:01,000",
     "00:00:02.500", "99:59:59.999", "1", "2", "{", "}", "[", "]", '"segments"', ":", ",",
     '"start"', '"end"', '"text"', '"words"', "1.5", "-3", "1e999", "NaN", "null", "true", '"x"',
     "<v Ann>", "</v>", "<00:00:01.500>", "<c>", "&amp;", "&", "<", ">", "Ann: ", "[Speaker 0] ",
     "♪", "\0", "\r", "\n", "\n\n", "\t", "\ufeff", "\ud800", "\u202e", "\\"]
)  # fmt: skip
_ODD: list[Any] = [
    None, True, False, 0, -1, 1.5, -0.0, 1e308, float("nan"), float("inf"), 10**30, "", "x", "1.5",
    "-1e999", "\ud800", "\0", "\u202e", "a\nb", [], {}, [[]], [None], {"": {}}, [1, 2], "9" * 400,
]  # fmt: skip
_TEXTS = st.one_of(st.text(), st.lists(_PIECES, max_size=40).map("".join))


def outcome(
    read: Callable[..., tuple[str, ParsedTranscript] | ParsedTranscript], *told: object
) -> ParsedTranscript | RefusedFile:
    """The transcript or the refusal; anything else is a bug and fails the test."""
    try:
        found = read(*told)
    except RefusedFile as refusal:
        return refusal
    return found[1] if isinstance(found, tuple) else found


def assert_refused_or_kept(found: ParsedTranscript | RefusedFile, name: str) -> None:
    """A whole transcript, or a sentence that begins with the file's name."""
    if isinstance(found, RefusedFile):
        assert found.message.startswith(name)
        assert found.message.endswith((".", "?"))
    else:
        assert_kept(found)


def _ids(module: ModuleType) -> str:
    return module.__name__.rpartition(".")[2]


def samples(kind: str, module: ModuleType) -> list[Path]:
    """The files of our own writing for one plug-in."""
    return sorted((DATA / kind / _ids(module)).iterdir())


def mutated(module: ModuleType, kind: str) -> Iterator[bytes]:
    """Good files with bytes flipped, cut, doubled and swapped; the same ones each time."""
    chance = random.Random(_ids(module))
    originals = [path.read_bytes() for path in samples(kind, module)]
    for _ in range(MUTATIONS):
        data = bytearray(chance.choice(originals))
        for _ in range(chance.randrange(1, 6)):
            place, length = chance.randrange(len(data) + 1), chance.randrange(1, 30)
            piece = data[place : place + length]
            match chance.randrange(5):
                case 0:
                    data[place : place + 1] = bytes([chance.randrange(256)])
                case 1:
                    del data[place : place + length]
                case 2:
                    data[place:place] = piece * chance.randrange(1, 4)
                case 3:
                    other = chance.choice(originals)
                    data[place:place] = other[: chance.randrange(len(other))][-length:]
                case _:
                    del data[chance.randrange(len(data) + 1) :]
        yield bytes(data)


@pytest.mark.parametrize("module", FORMATS, ids=_ids)
def test_a_format_has_a_name_and_endings(module: ModuleType) -> None:
    assert module.NAME
    assert module.EXTENSIONS
    assert all(ending == ending.casefold().strip(".") for ending in module.EXTENSIONS)
    assert set(module.EXTENSIONS) <= transcripts.extensions()
    assert module.NAME in [one.name for one in transcripts.formats()]


@pytest.mark.parametrize("module", FORMATS, ids=_ids)
def test_a_format_reads_its_own_files_and_says_so(module: ModuleType) -> None:
    for path in samples("transcripts", module):
        name, parsed = transcripts.read(path)
        assert name == module.NAME, path.name
        assert parsed.segments, path.name
        assert_kept(parsed)


@pytest.mark.parametrize("module", FORMATS, ids=_ids)
def test_the_content_decides_and_not_the_name(module: ModuleType) -> None:
    for path in samples("transcripts", module):
        if hasattr(module, "BY_NAME_ONLY"):
            continue
        for name in ("talk.txt", "talk", "talk.srt", "talk.vtt", "talk.json"):
            assert transcripts.read_bytes(path.read_bytes(), name)[0] == module.NAME, path.name


@pytest.mark.parametrize("module", FORMATS, ids=_ids)
@given(text=_TEXTS)
@settings(max_examples=40)
def test_any_text_is_read_or_refused(module: ModuleType, text: str) -> None:
    if hasattr(module, "sniff_bytes"):
        data = text.encode("utf-8", "surrogatepass")
        module.sniff_bytes(data[:4000])
        assert_refused_or_kept(outcome(module.parse_bytes, data), "The file ")
    if hasattr(module, "sniff"):
        module.sniff(text[:4000])
        assert_refused_or_kept(outcome(module.parse, text), "The file ")
    if hasattr(module, "claims"):
        data = text.encode("utf-8", "surrogatepass")
        assert_refused_or_kept(outcome(transcripts.read_with, [module], data, "x.json"), "x.json ")


@pytest.mark.parametrize("module", FORMATS, ids=_ids)
def test_damaged_files_are_read_or_refused(module: ModuleType) -> None:
    read = 0
    name = f"talk.{module.EXTENSIONS[0]}" if hasattr(module, "BY_NAME_ONLY") else "talk.srt"
    for data in mutated(module, "transcripts"):
        found = outcome(transcripts.read_bytes, data, name)
        assert_refused_or_kept(found, f"{name} ")
        read += isinstance(found, ParsedTranscript)
    assert read  # some damage is small: a reader that gives up on all of it is none


def documents(kind: str, module: ModuleType) -> list[Any]:
    """The samples of a plug-in that are one JSON document each."""
    found = []
    for path in samples(kind, module):
        with contextlib.suppress(ValueError):
            found.append(json.loads(path.read_text("utf-8")))
    return found


@pytest.mark.parametrize(
    ("kind", "module"),
    [("transcripts", one) for one in FORMATS if hasattr(one, "claims")]
    + [("platforms", one) for one in ARTEFACTS if documents("platforms", one)],
    ids=lambda one: one if isinstance(one, str) else _ids(one),
)
def test_documents_with_odd_values_are_read_or_refused(kind: str, module: ModuleType) -> None:
    chance = random.Random(kind)
    originals = documents(kind, module)
    for _ in range(MUTATIONS):
        document = copy.deepcopy(chance.choice(originals))
        for _ in range(chance.randrange(1, 4)):
            spoil(document, chance)
        if kind == "transcripts":
            data = json.dumps(document).encode()
            found = outcome(transcripts.read_with, [module], data, "x.json")
            assert_refused_or_kept(found, "x.json ")
        else:
            with contextlib.suppress(RefusedFile):
                module.parse(json.dumps(document), "x.json")


def spoil(document: Any, chance: random.Random) -> None:
    """Puts something odd in one place of a document, or takes something out."""
    holder = document
    while isinstance(holder, dict | list) and holder:
        keys = list(holder) if isinstance(holder, dict) else range(len(holder))
        key = chance.choice(keys)
        if chance.random() < 0.3 or not isinstance(holder[key], dict | list) or not holder[key]:
            if chance.random() < 0.2:
                del holder[key]
            else:
                holder[key] = copy.deepcopy(chance.choice(_ODD))
            return
        holder = holder[key]


@pytest.mark.parametrize("module", FORMATS, ids=_ids)
def test_no_format_claims_what_is_none(module: ModuleType) -> None:
    for path in (DATA / "transcripts" / "others").iterdir():
        text = path.read_text("utf-8")
        if hasattr(module, "sniff_bytes"):
            assert not module.sniff_bytes(text.encode()), path.name
        if hasattr(module, "claims"):
            assert not (looks_like_json(text) and module.claims(json.loads(text))), path.name
        if hasattr(module, "sniff"):
            assert not module.sniff(text), path.name


def claiming(data: bytes) -> list[str]:
    """The formats that know a file by its content."""
    by_bytes = [m for m in FORMATS if hasattr(m, "sniff_bytes") and m.sniff_bytes(data[:4000])]
    if by_bytes:
        return [module.NAME for module in by_bytes]
    text = decode(data).text
    root = load(text, several=True).root if looks_like_json(text) else None
    return [
        module.NAME
        for module in FORMATS
        if (hasattr(module, "claims") and module.claims(root))
        or (hasattr(module, "sniff") and module.sniff(text[:4000]))
    ]


@pytest.mark.parametrize("module", FORMATS, ids=_ids)
def test_no_other_format_claims_its_files(module: ModuleType) -> None:
    for path in samples("transcripts", module):
        assert set(claiming(path.read_bytes())) <= {module.NAME}, path.name


def assert_told(told: Sequence[Told]) -> None:
    """What every artefact promises, whatever it was fed with."""
    for one in told:
        assert one.rank in RANKS
        assert one.facts != SessionFacts() or one.chapters or one.missing or one.more
        assert bool(one.facts.date_source) == bool(one.facts.started_at)
        for person in one.facts.participants:
            assert person.name
            assert person.joined_ms is None or 0 <= person.joined_ms <= MAX_MS
        for chapter in one.chapters:
            assert 0 <= chapter.start_ms <= (chapter.end_ms or MAX_MS) <= MAX_MS
        for stretch in one.missing:
            assert stretch.first <= stretch.last
            assert 0 <= stretch.at_ms <= MAX_MS
            assert 0 <= stretch.missing_ms <= MAX_MS


@pytest.mark.parametrize("module", ARTEFACTS, ids=_ids)
def test_an_artefact_is_known_by_its_own_reader(module: ModuleType) -> None:
    for path in samples("platforms", module):
        read = platforms.read(path)
        assert read is not None, path.name
        assert read.name == module.NAME, path.name
        assert_told(read.told)
        if not hasattr(module, "BY_NAME"):
            with pytest.raises(RefusedFile):
                transcripts.read(path)


@pytest.mark.parametrize("module", ARTEFACTS, ids=_ids)
@given(text=_TEXTS)
@settings(max_examples=40)
def test_any_text_gives_facts_or_a_refusal(module: ModuleType, text: str) -> None:
    module.matches(Path("x.json"), text[:4000])
    with contextlib.suppress(RefusedFile):
        assert_told(module.parse(text, "x.json"))


@pytest.mark.parametrize("module", ARTEFACTS, ids=_ids)
def test_damaged_artefacts_give_facts_or_a_refusal(module: ModuleType) -> None:
    name = samples("platforms", module)[0].name
    for data in mutated(module, "platforms"):
        with contextlib.suppress(RefusedFile):
            read = platforms.read_bytes(data, name)
            assert_told(read.told if read else ())
