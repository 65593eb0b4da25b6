"""What of a transcript must be heard before it is believed: numbers, dates, names, doubtful words.

English and Urdu, the commonest of Hindi, in any digits; the text is never taken apart, an item is a
place in it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from unicodedata import category, decimal, normalize

from spacesviewer.domain.segment import Segment, word_spans

NUMBER, PERCENT, DATE, NAME, DOUBTFUL = "number", "percent", "date", "name", "doubtful"
KINDS = (NUMBER, PERCENT, DATE, NAME, DOUBTFUL)
SURE = 0.5  # a word of which a machine is less sure than this is doubtful


def _words(text: str) -> frozenset[str]:
    return frozenset(normalize("NFC", text).split())


_ENGLISH = _words(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty thirty forty fourty fifty sixty seventy eighty "
    "ninety hundred hundreds thousand thousands lakh lakhs lac lacs crore crores million millions "
    "billion billions trillion trillions dozen dozens arab kharab zero half"
)
_URDU = _words(
    "ایک دو تین چار پانچ چھ چھے چھہ سات آٹھ نو دس گیارہ بارہ تیرہ چودہ پندرہ سولہ سترہ اٹھارہ انیس "
    "بیس اکیس بائیس تئیس چوبیس پچیس چھبیس ستائیس اٹھائیس انتیس تیس اکتیس بتیس تینتیس "
    "چونتیس پینتیس چھتیس سینتیس اڑتیس انتالیس چالیس اکتالیس بیالیس تینتالیس چوالیس "
    "پینتالیس چھیالیس سینتالیس اڑتالیس انچاس پچاس اکیاون باون ترپن چون پچپن چھپن ستاون "
    "اٹھاون انسٹھ ساٹھ اکسٹھ باسٹھ تریسٹھ چونسٹھ پینسٹھ چھیاسٹھ سڑسٹھ اڑسٹھ انہتر ستر "
    "اکہتر بہتر تہتر چوہتر پچھتر چھہتر ستتر اٹھہتر اناسی اسی اکیاسی بیاسی تراسی چوراسی "
    "پچاسی چھیاسی ستاسی اٹھاسی نواسی نوے اکیانوے بانوے ترانوے چورانوے پچانوے چھیانوے "
    "ستانوے اٹھانوے ننانوے سو سینکڑوں ہزار ہزاروں لاکھ لاکھوں کروڑ کروڑوں ارب اربوں کھرب "
    "ملین بلین درجن آدھا آدھی آدھے سوا ڈیڑھ ڈھائی ساڑھے پونے صفر"
)
_HINDI = _words(
    "एक दो तीन चार पांच पाँच छह सात आठ नौ दस बीस तीस चालीस पचास साठ सत्तर अस्सी नब्बे सौ हजार हज़ार "
    "लाख लाखों करोड़ करोड़ों अरब सवा डेढ़ ढाई साढ़े पौने"
)
# "arab" is a number only behind another one: alone it is a people.
_BEHIND_ONLY = frozenset(("arab",))
_COMMON = (
    _words(  # alone they are mostly no number: "this very", "better", "granddaughter", "except"
        "one half ایک نو اسی سو دو بہتر نواسی چون سوا پونے آدھا آدھی آدھے एक दो नौ सात सवा"
    )
)
_PERCENT = _words("percent percentage % ٪ فیصد فی प्रतिशत फीसदी")
_DATES = _words(
    "january february march april june july august september october november december jan feb "
    "mar apr may jun jul aug sept sep oct nov dec monday tuesday wednesday thursday friday "
    "saturday sunday جنوری فروری مارچ اپریل مئی جون جولائی اگست ستمبر اکتوبر نومبر دسمبر پیر منگل "
    "بدھ جمعرات جمعہ ہفتہ اتوار سوموار سنیچر"
)
# Words of other meanings: a date only beside a number, and in English with a capital.
_MAYBE_DATES = _words("may march mar jan jun sun sat mon پیر ہفتہ منگل جون")
_LINKS = frozenset(("and", "a", "of", "past", "point", "-", "–", "to", "اور", "سے"))
_MOST_LINKS = 2  # "two and a half"
_NO_NAMES = _words("i i'm i've i'll i'd ok okay mr mrs ms dr rs")
_EDGE = "\"'“”‘’«»()[]{}<>…,;:!?.،۔؟؛—-–*"
_ENDS = (".", "!", "?", "…", "۔", "؟", ":")


@dataclass(frozen=True, slots=True)
class WorkItem:
    """A place that somebody should hear: its words, and where they stand in a segment's text.

    ``nth`` counts equal words of the segment; ``key`` is equal for what is the same elsewhere.
    """

    segment: int
    start: int
    end: int
    text: str
    kind: str
    nth: int
    key: str


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    text: str
    kind: str  # of KINDS, "link", or ""
    opens: bool  # it begins a sentence


def extract(segments: Sequence[Segment], known_names: Iterable[str] = ()) -> list[WorkItem]:
    """The items of all segments, in order. ``known_names`` are found in any script and case."""
    parts = {part.casefold() for name in known_names for part in name.split() if len(part) > 2}
    tokens = [_tokens(segment.text, parts) for segment in segments]
    inside = {
        _plain(token.text)
        for line in tokens
        for token in line
        if token.kind == NAME and not token.opens
    }
    items: list[WorkItem] = []
    for segment, line in zip(segments, tokens, strict=True):
        found = _numbers(line)
        found += _names(line, inside | parts)
        found += _doubtful(segment, found)
        items += _counted(segment, sorted(found))
    return items


def same_key(text: str) -> str:
    """The form in which two places say the same: case, spaces and the script of digits aside."""
    digits = "".join(
        str(decimal(character)) if category(character) == "Nd" else character for character in text
    )
    return " ".join(digits.split()).casefold()


def _tokens(text: str, known: Collection[str]) -> list[_Token]:
    found = []
    opens = True
    words = text.split()
    shouted = len(words) > 2 and sum(word.isupper() for word in words) > len(words) * 0.6
    for start, end in word_spans(text):
        whole = text[start:end]
        left = start + len(whole) - len(whole.lstrip(_EDGE))
        right = max(left, end - (len(whole) - len(whole.rstrip(_EDGE))))
        word = text[left:right]
        kind = _kind(word, whole, known, shouted=shouted)
        if not word:
            left, right = start, end
        found.append(_Token(left, right, word, kind, opens))
        opens = whole.rstrip("\"'”’)»").endswith(_ENDS)
    return found


def _kind(word: str, whole: str, known: Collection[str], *, shouted: bool) -> str:
    low = word.casefold() if word.isascii() else normalize("NFC", word.casefold())
    if any(category(character) == "Nd" for character in word):
        return PERCENT if word[-1] in "%٪" else NUMBER
    if low in _DATES and (low not in _MAYBE_DATES or word != low or not word.isascii()):
        return DATE
    if low in _PERCENT:
        return PERCENT
    pieces = low.split("-")
    if low in _URDU or low in _HINDI or all(piece in _ENGLISH for piece in pieces):
        return NUMBER
    if low in _LINKS or (not word and whole in _LINKS):
        return "link"
    plain = _plain(word)
    if plain in known:
        return NAME
    if word[:1].isupper() and not shouted and plain not in _NO_NAMES and "'" not in plain:
        return NAME
    return ""


def _plain(word: str) -> str:
    return word.casefold().removesuffix("'s").removesuffix("’s")


def _numbers(line: Sequence[_Token]) -> list[tuple[int, int, str]]:
    """(start, end, kind) of each run of numbers, units and parts of dates."""
    found, place = [], 0
    while place < len(line):
        if line[place].kind not in (NUMBER, PERCENT, DATE):
            place += 1
            continue
        last = place
        while last + 1 < len(line):
            step = 1
            while (
                step <= _MOST_LINKS
                and last + step + 1 < len(line)
                and line[last + step].kind == "link"
            ):
                step += 1
            if line[last + step].kind not in (NUMBER, PERCENT, DATE):
                break
            last += step
        run = line[place : last + 1]
        if kind := _kind_of_run(run):
            found.append((run[0].start, run[-1].end, kind))
        place = last + 1
    return found


def _kind_of_run(run: Sequence[_Token]) -> str:
    words = {token.text.casefold() for token in run}
    kinds = {token.kind for token in run}
    if len(run) == 1 and words & (_COMMON | _BEHIND_ONLY | _MAYBE_DATES | _PERCENT):
        return ""
    if DATE in kinds:
        return DATE
    return PERCENT if PERCENT in kinds else NUMBER


def _names(line: Sequence[_Token], sure: Collection[str]) -> list[tuple[int, int, str]]:
    """Capitalised words in a row; the first of a sentence alone only where it is one elsewhere."""
    found, place = [], 0
    while place < len(line):
        last = place
        while line[place].kind == NAME and last + 1 < len(line):
            follows = line[last + 1]
            if follows.kind != NAME or follows.opens:
                break
            last += 1
        first = line[place]
        if first.kind == NAME and not (
            first.opens and last == place and _plain(first.text) not in sure
        ):
            found.append((first.start, line[last].end, NAME))
        place = last + 1
    return found


def _doubtful(
    segment: Segment, known: Sequence[tuple[int, int, str]]
) -> list[tuple[int, int, str]]:
    found = []
    for word in segment.words:
        unsure = word.confidence is not None and word.confidence < SURE
        if unsure and not any(start < word.end and word.start < end for start, end, _ in known):
            shown = segment.text[word.start : word.end]
            left = word.start + len(shown) - len(shown.lstrip(_EDGE))
            if kept := shown.strip(_EDGE):
                found.append((left, left + len(kept), DOUBTFUL))
    return found


def _counted(segment: Segment, found: Iterable[tuple[int, int, str]]) -> Iterable[WorkItem]:
    seen: dict[str, int] = {}
    for start, end, kind in found:
        text = segment.text[start:end]
        nth = seen.get(text, 0)
        seen[text] = nth + 1
        yield WorkItem(segment.id, start, end, text, kind, nth, same_key(text))
