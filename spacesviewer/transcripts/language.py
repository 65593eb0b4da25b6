"""Which language a transcript is in: by its file's name, by its letters, by its commonest words."""

from __future__ import annotations

import re


def _pairs(text: str) -> dict[str, str]:
    return {name: code for pair in text.split() for name, code in [pair.split(":")]}


# Names of languages as Whisper's API and people write them, with their codes.
_NAMES = _pairs("""
    afrikaans:af albanian:sq amharic:am arabic:ar armenian:hy assamese:as azerbaijani:az
    balochi:bal bashkir:ba basque:eu belarusian:be bengali:bn bosnian:bs breton:br bulgarian:bg
    burmese:my cantonese:yue catalan:ca chinese:zh croatian:hr czech:cs danish:da dari:prs dutch:nl
    english:en estonian:et faroese:fo farsi:fa filipino:fil finnish:fi french:fr galician:gl
    georgian:ka german:de greek:el gujarati:gu haitian:ht hausa:ha hawaiian:haw hebrew:he hindi:hi
    hungarian:hu icelandic:is indonesian:id irish:ga italian:it japanese:ja javanese:jv kannada:kn
    kashmiri:ks kazakh:kk khmer:km korean:ko kurdish:ku kyrgyz:ky lao:lo latin:la latvian:lv
    lingala:ln lithuanian:lt luxembourgish:lb macedonian:mk malagasy:mg malay:ms malayalam:ml
    maltese:mt mandarin:zh maori:mi marathi:mr mongolian:mn nepali:ne norwegian:no nynorsk:nn
    occitan:oc pashto:ps persian:fa polish:pl portuguese:pt punjabi:pa romanian:ro russian:ru
    sanskrit:sa serbian:sr shona:sn sindhi:sd sinhala:si slovak:sk slovenian:sl somali:so spanish:es
    sundanese:su swahili:sw swedish:sv tagalog:tl tajik:tg tamil:ta tatar:tt telugu:te thai:th
    tibetan:bo tigrinya:ti turkish:tr turkmen:tk ukrainian:uk urdu:ur uyghur:ug uzbek:uz
    vietnamese:vi welsh:cy wolof:wo xhosa:xh yiddish:yi yoruba:yo zulu:zu
    """)
_THREE = _pairs("""
    ara:ar ben:bn bul:bg cat:ca ces:cs cze:cs chi:zh zho:zh dan:da deu:de ger:de ell:el gre:el
    eng:en est:et eus:eu fas:fa per:fa fin:fi fra:fr fre:fr guj:gu heb:he hin:hi hrv:hr hun:hu
    ind:id ita:it jpn:ja kan:kn kat:ka kaz:kk kor:ko kur:ku lav:lv lit:lt mal:ml mar:mr mkd:mk
    msa:ms nep:ne nld:nl dut:nl nor:no pan:pa pol:pl por:pt pus:ps ron:ro rum:ro rus:ru sin:si
    slk:sk slv:sl snd:sd som:so spa:es sqi:sq srp:sr swa:sw swe:sv tam:ta tel:te tha:th tur:tr
    ukr:uk urd:ur uzb:uz vie:vi zul:zu
    """)
_CODES = frozenset((*_NAMES.values(), "fy", "gd", "iw", "nb", "pnb", "skr"))
# Codes that are English words too: the end of a title rather than a language.
_WORDS = frozenset(
    ("am", "as", "be", "he", "id", "is", "it", "la", "mi", "my", "no", "or", "so", "su")
)
_CAPTION_WORDS = frozenset(
    ("captions", "caption", "subtitles", "subtitle", "subs", "sub", "cc", "transcript", "auto")
)

_SUBTAG = r"[-_](?:[A-Za-z]{2}|[A-Za-z]{4}|\d{3}|orig|auto|asr)"
_TAILS = tuple(
    re.compile(
        r"(?P<base>.+?)[ ._-]*(?P<mark>[._-]|[ ]?[(\[])"
        rf"(?P<code>[A-Za-z]{{2,14}})(?P<rest>(?:{_SUBTAG}){count})[)\]]?"
    )
    for count in ("{2}", "{1}", "{0}")
)
# As they are written where they are meant: a region in capitals, a script with one.
_USUAL = re.compile(r"(?:[-_](?:[A-Z]{2}|[A-Z][a-z]{3}|\d{3}|orig|auto|asr))*")


def language_code(told: str) -> str:
    """The BCP 47 tag of a code or of a language's English name; "" for anything else."""
    primary, _, rest = told.strip().replace("_", "-").partition("-")
    folded = primary.casefold()
    code = _NAMES.get(folded) or _THREE.get(folded)
    if code is None:
        code = folded if re.fullmatch(r"[a-z]{2,3}", folded) else ""
    return "-".join([code, *_subtags(rest)]) if code else ""


def language_of_name(stem: str) -> tuple[str, str]:
    """The stem of a file without the language at its end, and that language as a BCP 47 tag.

    ``talk.en``, ``talk_ur``, ``talk-en-US``, ``talk (Urdu)``; ("talk", "") where there is none.
    """
    for tail in _TAILS:
        match = tail.fullmatch(stem)
        if match and (language := _language_in(stem, match)):
            return match["base"], language
    return stem, ""


def _language_in(stem: str, match: re.Match[str]) -> str:
    folded, mark, rest = match["code"].casefold(), match["mark"], match["rest"]
    code = _NAMES.get(folded) or _THREE.get(folded) or (folded if folded in _CODES else "")
    # "talk_zh-cn" is written with two kinds of mark; "what-it-is" is a title.
    if rest.startswith(mark) and not _USUAL.fullmatch(rest):
        return ""
    if mark in ("-", "_") and _is_word(stem, folded + rest, mark):
        return ""
    return "-".join([code, *_subtags(rest)]) if code else ""


def _is_word(stem: str, code: str, mark: str) -> bool:
    """Whether the end of the name is rather the last word of a title: ``what-it-is``."""
    before = stem.split(mark)[-2].casefold() if stem.count(mark) else ""
    return code in _WORDS and stem.count(mark) > 1 and before not in _CAPTION_WORDS


# Languages that are no region: "ur-en" (yt-dlp) is Urdu that was translated from English.
_NO_REGIONS = frozenset(("en", "ur", "fa", "ja", "zh", "ko", "hi", "da", "te"))


def is_machine_translation(stem: str) -> bool:
    """Whether a name says so, as yt-dlp's do: ``talk.ur-en`` is Urdu, made of English captions."""
    match = re.search(r"\.([a-z]{2,3})(?:-[A-Z][a-z]{3})?-([a-z]{2})$", stem)
    return match is not None and match[2] in _NO_REGIONS and match[1] != match[2]


def _subtags(rest: str) -> list[str]:
    """Scripts and regions in their usual spelling; "orig" and "auto" are no part of a language.

    Neither is the language that captions were translated from.
    """
    tags = []
    for tag in rest.replace("_", "-").split("-"):
        if len(tag) == 4 and tag.isalpha() and tag.casefold() not in ("orig", "auto"):
            tags.append(tag.title())
        elif (len(tag) == 2 and tag.casefold() not in _NO_REGIONS) or (
            len(tag) == 3 and tag.isdigit()
        ):
            tags.append(tag.upper())
    return tags
