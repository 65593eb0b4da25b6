"""Devices of the same name are told apart."""

from __future__ import annotations

from spacesviewer.ui.sound.device import told_apart


def test_devices_of_one_name_have_a_number() -> None:
    known = [("a", "Headset"), ("b", "Loudspeaker"), ("c", "Headset")]
    assert told_apart(known) == ["Headset (1)", "Loudspeaker", "Headset (2)"]
