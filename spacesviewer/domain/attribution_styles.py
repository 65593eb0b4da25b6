"""The styles of attribution by their names, for the settings, which need no more of them."""

from __future__ import annotations

STANDARD, OWN = "standard", "own"
TEMPLATES = {
    "news": "{name} ({handle}), {role}, “{session}”, {platform}, {date}, {clock}",
    "academic": "{name} ({date}), “{session}”, {platform}, {time}, {url}",
    "minimal": "{name}, {time}",
}
STYLES = (STANDARD, *TEMPLATES, OWN)
