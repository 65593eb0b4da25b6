"""Bytes of a transcript as text: never mojibake without a warning."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from spacesviewer.transcripts.refusals import NotATranscript

_CHECK = "Check the letters before you quote."
_SAMPLE = 64 * 1024

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark is its first half
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# The encodings in which subtitle editors have saved, and what people call them.
_LEGACY = {
    "cp1252": "Windows-1252 (Western European)",
    "cp1250": "Windows-1250 (Central European)",
    "cp1251": "Windows-1251 (Cyrillic)",
    "cp1253": "Windows-1253 (Greek)",
    "cp1254": "Windows-1254 (Turkish)",
    "cp1255": "Windows-1255 (Hebrew)",
    "cp1256": "Windows-1256 (Arabic, Persian, Urdu)",
    "cp1257": "Windows-1257 (Baltic)",
    "cp1258": "Windows-1258 (Vietnamese)",
    "cp874": "Windows-874 (Thai)",
    "iso8859_6": "ISO 8859-6 (Arabic)",
    "koi8_r": "KOI8-R (Russian)",
    "koi8_u": "KOI8-U (Ukrainian)",
    "gb18030": "GB 18030 (Chinese)",
    "big5": "Big5 (Chinese)",
    "cp932": "Shift JIS (Japanese)",
    "euc_jp": "EUC-JP (Japanese)",
    "cp949": "Korean (CP949)",
    "mac_roman": "Mac Roman (Western European)",
}
# Letters and signs of Western European languages beyond ASCII.
_WESTERN = frozenset(
    "àâäáãåæçéèêëíìîïñóòôöõøœúùûüÿßÀÂÄÁÃÅÆÇÉÈÊËÍÌÎÏÑÓÒÔÖÕØŒÚÙÛÜŸ"
    "’‘“”‚„‹›–—…•€£©®™°·«»¿¡ºª½¼¾²³´§\u00a0"
)
# Signs where a word has a letter: ż and ş of Central Europe, taken for ¿ and º.
_SIGN_IN_WORD = re.compile(r"\w[¿¡³£©®°·½¼¾²´§](?=\w)|\bº(?=\w)")
_HALF_WIDTH = re.compile("[\uff61-\uff9f]")
_TURKISH = frozenset(b"\xd0\xdd\xde\xf0\xfd\xfe")  # ĞİŞğış in 1254, and rare letters in 1252
_BROKEN = re.compile(r"[\udc80-\udcff]+")
_CONTROLS = bytes(set(range(32)) - {9, 10, 12, 13, 0x1B} | {127})

# ZIP, gzip, 7-Zip, RAR, xz
_PACKED = (b"PK\x03\x04", b"\x1f\x8b\x08", b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a\x07", b"\xfd7zXZ\0")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text with the encoding it was read in; ``note`` is a sentence where that was a guess."""

    text: str
    encoding: str
    note: str = ""


def decode(data: bytes) -> Decoded:
    """The text by byte order mark, UTF-8, UTF-16, else by the likeliest old encoding.

    Raises NotATranscript (its sentence begins with "The file") where the bytes are no text.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _by_mark(data[len(mark) :], encoding)
    encoding = _unmarked_utf16(data)
    if encoding:
        decoded = _by_mark(data, encoding)
        note = decoded.note or f"It has no byte order mark and was read as UTF-16. {_CHECK}"
        return Decoded(decoded.text, encoding, note)
    if data.startswith(_PACKED):
        raise NotATranscript("The file is packed.", hint="Unpack it, and add what is in it.")
    if _is_binary(data[:_SAMPLE]):
        raise NotATranscript("The file holds no text.", hint="Is it a sound or a picture?")
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _mostly_utf8(data) or _legacy(data)


def _by_mark(data: bytes, encoding: str) -> Decoded:
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError:
        if encoding == "utf-8":
            return _mended(data)
        note = f"Some of its {encoding[:6].upper()} is damaged and shown as \ufffd. {_CHECK}"
        return Decoded(data.decode(encoding, "replace"), encoding, note)


def _unmarked_utf16(data: bytes) -> str:
    """Which UTF-16 it is, by the zero halves of its digits, spaces and line breaks; "" if none."""
    sample = data[: _SAMPLE // 2 * 2]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if max(even, odd) < max(2, len(sample) // 100) or min(even, odd) * 20 > max(even, odd):
        return ""
    encoding = "utf-16-le" if odd > even else "utf-16-be"
    try:
        codecs.getincrementaldecoder(encoding)().decode(sample)
    except UnicodeDecodeError:
        return ""
    return encoding


def _is_binary(sample: bytes) -> bool:
    """Whether more than a twentieth is control characters (sound, pictures, programs)."""
    return len(sample) - len(sample.translate(None, _CONTROLS)) > max(8, len(sample) // 20)


def _mostly_utf8(data: bytes) -> Decoded | None:
    """UTF-8 with some wrong bytes in it, as when two files were put together or one was cut."""
    text = data.decode("utf-8", "surrogateescape")
    wrong = sum(len(run) for run in _BROKEN.findall(text))
    right = len(text) - len(text.encode("ascii", "ignore")) - wrong
    cut = wrong <= 3 and _BROKEN.search(text, len(text) - 3) and right
    if right >= 4 * wrong or cut or (right >= 3 and right * 4 >= wrong and _is_mix(text)):
        return _mended(data)
    return None


def _is_mix(text: str) -> bool:
    """Whether all that is UTF-8 are Western letters, which other encodings hardly give by chance:
    half of the file was saved by a program that writes the one, half by one that writes the other.
    """
    return all(c in _WESTERN for c in set(text) if c > "\x7f" and not "\udc80" <= c <= "\udcff")


def _mended(data: bytes) -> Decoded:
    """UTF-8; its wrong bytes are read as Windows-1252 where the rest is Western, else as U+FFFD."""
    text = data.decode("utf-8", "surrogateescape")
    letters = {character for character in set(text) if character > "\x7f"}
    western = all(c in _WESTERN for c in letters if not "\udc80" <= c <= "\udcff")
    count = 0

    def mend(match: re.Match[str]) -> str:
        nonlocal count
        count += len(match[0])
        raw = match[0].encode("utf-8", "surrogateescape")
        return raw.decode("cp1252", "replace") if western else "\ufffd" * len(raw)

    text = _BROKEN.sub(mend, text)
    shown = "were read as Windows-1252" if western else "are shown as \ufffd"
    return Decoded(text, "utf-8", f"Bytes of it that are not UTF-8 {shown}: {count:,}. {_CHECK}")


def _legacy(data: bytes) -> Decoded:
    """The text in the encoding in which its foreign letters make the most sense."""
    encoding = _likeliest(_telling_lines(data))
    text = data.decode(encoding, "replace")
    name = _LEGACY.get(encoding, encoding)
    damaged = " Some bytes of it are damaged and shown as \ufffd." if "\ufffd" in text else ""
    return Decoded(text, encoding, f"It is not UTF-8; it was read as {name}.{damaged} {_CHECK}")


def _telling_lines(data: bytes) -> bytes:
    """Lines with bytes beyond ASCII, up to a sample; whole lines, so that no letter is cut."""
    lines: list[bytes] = []
    size = 0
    for match in re.finditer(rb"[^\r\n]*[\x80-\xff][^\r\n]*", data):
        line = match[0][:_SAMPLE]
        lines.append(line)
        size += len(line)
        if size >= _SAMPLE:
            break
    return b"\n".join(lines)


def _likeliest(sample: bytes) -> str:
    # Here and not above: it takes a while to load, and nearly every transcript is UTF-8.
    import charset_normalizer  # noqa: PLC0415

    for match in charset_normalizer.from_bytes(sample, cp_isolation=list(_LEGACY)):
        # Any Cyrillic byte is a half-width katakana in Shift JIS, and hardly ever meant as one.
        text = str(match)
        if len(_HALF_WIDTH.findall(text)) * 10 < len(text):
            return _commoner(sample, match.encoding)
    return "cp1252"


def _commoner(sample: bytes, guess: str) -> str:
    """The commoner encoding in which the same bytes make as much sense, else the guess."""
    if guess == "cp1251" and _shouting(sample, "cp1251") > _shouting(sample, "koi8_r"):
        return "koi8_r"
    if guess in ("koi8_r", "koi8_u", "cp1251", "cp1253") and _is_hebrew(sample):
        return "cp1255"
    return "cp1252" if _is_western(sample, guess) else guess


def _is_hebrew(sample: bytes) -> bool:
    """Whether all letters are among the 27 of Windows-1255; Russian and Greek need more bytes."""
    high = sample.translate(None, bytes(range(128)))
    latin = len(re.findall(rb"[A-Za-z]", sample))
    return (
        len(high) >= 20 and len(high) > latin and not high.translate(None, bytes(range(0xE0, 0xFB)))
    )


def _shouting(sample: bytes, encoding: str) -> float:
    """The share of capitals: KOI8 read as Windows-1251 turns the cases of all letters round."""
    letters = [c for c in sample.decode(encoding, "replace") if c > "\x7f" and c.isalpha()]
    return sum(letter.isupper() for letter in letters) / max(1, len(letters))


def _is_western(sample: bytes, guess: str) -> bool:
    """Whether Windows-1252 reads as well as the guess, which then is a rarer neighbour of it.

    A few curly quotes and accents are the same bytes in half a dozen encodings; the commonest is
    meant unless the letters say otherwise.
    """
    if guess not in ("cp1250", "cp1254", "cp1257", "cp1258", "mac_roman"):
        return False
    if guess == "cp1254" and _TURKISH & set(sample):
        return False
    text = sample.decode("cp1252", "replace")
    if _SIGN_IN_WORD.search(text) or ("õ" in text and "ã" not in text):
        return False
    return all(character in _WESTERN for character in text if character > "\x7f")
