"""Languages in English, by their tags."""

from __future__ import annotations

LANGUAGES = {
    "en": "English",
    "ur": "Urdu",
    "ar": "Arabic",
    "hi": "Hindi",
    "fa": "Persian",
    "ps": "Pashto",
    "pa": "Punjabi",
    "sd": "Sindhi",
    "bn": "Bengali",
    "zh": "Chinese",
    "ja": "Japanese",
    "ko": "Korean",
    "es": "Spanish",
    "pt": "Portuguese",
    "fr": "French",
    "de": "German",
    "it": "Italian",
    "nl": "Dutch",
    "tr": "Turkish",
    "ru": "Russian",
    "uk": "Ukrainian",
    "he": "Hebrew",
    "id": "Indonesian",
    "sw": "Swahili",
    "th": "Thai",
    "vi": "Vietnamese",
    "ta": "Tamil",
    "te": "Telugu",
}

UNTOLD = ("", "und")  # of a text whose language nobody has said
_FROM_RIGHT = frozenset(("ur", "ar", "fa", "ps", "sd", "he", "ckb", "ug", "yi", "dv"))


def language_name(tag: str) -> str:
    """A language in English; an unknown tag as it stands."""
    if tag in UNTOLD:
        return "language not told"
    main, _, region = tag.partition("-")
    name = LANGUAGES.get(main.lower(), tag)
    return f"{name} ({region})" if region and name != tag else name


def main_language(tag: str) -> str:
    """A tag without script and region, in small letters: ``en`` of ``en-GB``."""
    return tag.partition("-")[0].casefold()


def is_same_language(one: str, other: str) -> bool:
    """Whether two tags are of one language, wherever it is spoken."""
    return main_language(one) == main_language(other)


def is_read_from_right(tag: str) -> bool:
    """Whether a language is written from right to left; a script in its tag counts first."""
    main, *rest = tag.casefold().split("-")
    if "latn" in rest:
        return False
    return main in _FROM_RIGHT or any(script in rest for script in ("arab", "hebr"))
