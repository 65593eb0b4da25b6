"""What the person has chosen: one frozen value, kept in a small TOML file."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from spacesviewer.domain.attribution_styles import STANDARD, STYLES
from spacesviewer.domain.errors import UserError
from spacesviewer.domain.zones import zone_of
from spacesviewer.places import settings_path
from spacesviewer.whole_file import replacing

THEMES = ("system", "light", "dark")
RULERS = ("session", "clock", "both")
KEYS = ("standard", "otranscribe", "expressscribe")
INTERFACES = ("system", "en", "ur")
DIRECTIONS = ("auto", "ltr", "rtl")
WIDTHS = ("narrow", "normal", "wide", "full")
QUOTE_FORMS = ("plain", "markdown", "html")


@dataclass(frozen=True, slots=True)
class Settings:
    """The preferences. ``reviewer`` is typed by the person and never taken from the account.

    ``rewind_ms`` is how far playing resumes before the place where it paused. ``archive`` is the
    folder opened last, "" for the platform's own. ``zone`` is where clock times are shown: "" the
    session's own, UTC, or a name such as Asia/Karachi; ``ruler`` which times the timeline shows.
    ``sound_device`` is a device's id, "" for the system's choice. The keys that a foot pedal sends
    are written as in "F7", "" for none. ``model_folder`` is where the speech model lies that writes
    first drafts. ``keys`` names a set of keys, ``own_keys`` has those that the person has changed.
    ``quote_style`` is how quotes are attributed, ``quote_template`` one's own way of it;
    ``quote_question``: whether what was asked before goes with them into a file.
    ``interface`` is the language of the window's own words,
    ``direction`` the side from which it is read ("auto": as the language is). ``reading_width`` is
    that of the transcript's column, ``times``: whether the time stands beside each segment;
    ``plain_text``: whether it is shown as lines that a screen reader reads.
    """

    reviewer: str = ""
    theme: str = "system"
    text_size: int = 15
    rewind_ms: int = 2000
    skip_ms: int = 5000
    quote_form: str = "plain"
    quote_attribution: bool = True
    quote_time: bool = True
    quote_question: bool = False
    quote_style: str = "standard"
    quote_template: str = ""
    archive: str = ""
    zone: str = ""
    ruler: str = "session"
    sound_device: str = ""
    pedal_back: str = ""
    pedal_play: str = ""
    pedal_forth: str = ""
    model_folder: str = ""
    keys: str = "standard"
    own_keys: dict[str, list[str]] = field(default_factory=dict)
    interface: str = "system"
    direction: str = "auto"
    reading_width: str = "normal"
    times: bool = True
    plain_text: bool = False


def load(path: Path | None = None) -> Settings:
    """The settings of a file; what makes no sense in it gives the default."""
    path = path or settings_path()
    try:
        values: dict[str, Any] = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
        return Settings()
    defaults = Settings()
    known = {
        one.name: values[one.name]
        for one in fields(Settings)
        if type(values.get(one.name)) is type(getattr(defaults, one.name))
    }
    return _within_bounds(replace(defaults, **known))


def save(settings: Settings, path: Path | None = None) -> None:
    """Writes the settings beside the old file and swaps; what a person added to it stays."""
    # Reading is quicker without them, and every start reads; tomlkit keeps a person's comments.

    import tomlkit  # noqa: PLC0415
    from tomlkit.exceptions import TOMLKitError  # noqa: PLC0415

    path = path or settings_path()
    try:
        document = tomlkit.parse(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, TOMLKitError):
        document = tomlkit.document()
    for one in fields(Settings):
        document[one.name] = getattr(settings, one.name)
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with replacing(path) as beside:
            beside.write_text(tomlkit.dumps(document), "utf-8")
    except OSError as error:
        raise UserError(
            "The settings could not be saved in {folder}.",
            hint=str(error.strerror or ""),
            folder=path.parent,
        ) from error


def _within_bounds(settings: Settings) -> Settings:
    return replace(
        settings,
        theme=settings.theme if settings.theme in THEMES else "system",
        interface=settings.interface if settings.interface in INTERFACES else "system",
        direction=settings.direction if settings.direction in DIRECTIONS else "auto",
        reading_width=settings.reading_width if settings.reading_width in WIDTHS else "normal",
        ruler=settings.ruler if settings.ruler in RULERS else "session",
        zone=settings.zone if zone_of(settings.zone) is not None else "",
        keys=settings.keys if settings.keys in KEYS else "standard",
        own_keys=_only_texts(settings.own_keys),
        quote_form=settings.quote_form if settings.quote_form in QUOTE_FORMS else "plain",
        quote_style=settings.quote_style if settings.quote_style in STYLES else STANDARD,
        text_size=min(40, max(9, settings.text_size)),
        rewind_ms=min(30_000, max(0, settings.rewind_ms)),
        skip_ms=min(120_000, max(500, settings.skip_ms)),
    )


def _only_texts(told: dict[str, Any]) -> dict[str, list[str]]:
    return {
        name: list(keys)
        for name, keys in told.items()
        if isinstance(keys, list) and all(isinstance(key, str) for key in keys)
    }
