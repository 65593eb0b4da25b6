"""The lines of all menus, in order; what they do stands in the files of commands."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Command:
    """One line of a menu. ``keys`` are portable key sequences; the first is shown.

    A command whose key is a bare letter or Space steps back while a text field has the focus.
    """

    name: str
    menu: str
    text: str
    keys: tuple[str, ...] = ()
    checkable: bool = False
    divide: bool = False


_MEDIA_PLAY = ("Media Play", "Toggle Media Play/Pause", "Media Pause")

COMMANDS = (
    Command("add_files", "File", "&Add Files…", ("Ctrl+O",)),
    Command("add_folder", "File", "Add &Folder…", ("Ctrl+Shift+O",)),
    Command("refused", "File", "Files That Were &Refused…"),
    Command("trash", "File", "&Trash…"),
    Command("new_archive", "File", "&New Archive…", divide=True),
    Command("open_archive", "File", "Open Another Ar&chive…"),
    Command("export", "File", "&Export Quotes…", ("Ctrl+E",), divide=True),
    Command("preferences", "File", "&Preferences…", ("Ctrl+,",), divide=True),
    Command("quit", "File", "&Quit", ("Ctrl+Q",)),
    Command("undo", "Edit", "&Undo", ("Ctrl+Z",)),
    Command("redo", "Edit", "&Redo", ("Ctrl+Shift+Z", "Ctrl+Y")),
    Command("copy", "Edit", "&Copy", ("Ctrl+C",), divide=True),
    Command("copy_quote", "Edit", "Copy as &Quote", ("Ctrl+Shift+C",)),
    Command("select_all", "Edit", "Select &All", ("Ctrl+A",)),
    Command("edit_session", "Edit", "Edit Session &Details…", ("Ctrl+Shift+E",), divide=True),
    Command("join_sessions", "Edit", "&Join Sessions…"),
    Command("remove_session", "Edit", "Re&move Session"),
    Command("find", "Edit", "&Find in Session", ("Ctrl+F",), divide=True),
    Command("find_next", "Edit", "Find &Next", ("F3", "Ctrl+G")),
    Command("find_previous", "Edit", "Find &Previous", ("Shift+F3", "Ctrl+Shift+G")),
    Command("search", "Edit", "&Search All Sessions", ("Ctrl+Shift+F",)),
    Command("edit_words", "Correct", "&Edit Words", ("F2",)),
    Command("split_segment", "Correct", "&Split Segment Here", ("Ctrl+Return",), divide=True),
    Command("merge_segments", "Correct", "&Merge With Next Segment", ("Ctrl+Backspace",)),
    Command("insert_segment", "Correct", "&Insert Segment…", ("Shift+F2",)),
    Command("delete_segment", "Correct", "&Delete Segment", ("Ctrl+Delete",)),
    Command("starts_here", "Correct", "Segment &Begins Here", ("Ctrl+[",), divide=True),
    Command("ends_here", "Correct", "Segment Ends &Here", ("Ctrl+]",)),
    Command("speaker_1", "Correct", "First Speaker of the Panel Speaks", ("1",), divide=True),
    Command("speaker_2", "Correct", "Second Speaker of the Panel Speaks", ("2",)),
    Command("speaker_3", "Correct", "Third Speaker of the Panel Speaks", ("3",)),
    Command("speaker_4", "Correct", "Fourth Speaker of the Panel Speaks", ("4",)),
    Command("speaker_5", "Correct", "Fifth Speaker of the Panel Speaks", ("5",)),
    Command("speaker_6", "Correct", "Sixth Speaker of the Panel Speaks", ("6",)),
    Command("speaker_7", "Correct", "Seventh Speaker of the Panel Speaks", ("7",)),
    Command("speaker_8", "Correct", "Eighth Speaker of the Panel Speaks", ("8",)),
    Command("speaker_9", "Correct", "Ninth Speaker of the Panel Speaks", ("9",)),
    Command("show_original", "Correct", "Show &Original…", ("Ctrl+Shift+H",), divide=True),
    Command("corrections", "Correct", "&History of Corrections…", ("Ctrl+H",)),
    Command("restore_original", "Correct", "&Restore Original Text"),
    Command("palette", "View", "Command &Palette…", ("Ctrl+K",)),
    Command("library", "View", "&Library", ("Ctrl+1",), checkable=True, divide=True),
    Command("timeline", "View", "&Timeline", ("Ctrl+2",), checkable=True),
    Command("panel", "View", "&Side Panel", ("Ctrl+3",), checkable=True),
    Command("larger", "View", "Larger Te&xt", ("Ctrl++", "Ctrl+="), divide=True),
    Command("smaller", "View", "S&maller Text", ("Ctrl+-",)),
    Command("normal_size", "View", "&Normal Text Size", ("Ctrl+0",)),
    Command("zoom_in", "View", "Zoom Timeline &In", ("+", "="), divide=True),
    Command("zoom_out", "View", "Zoom Timeline &Out", ("-",)),
    Command("zoom_fit", "View", "Whole Session on the Time&line", ("0",)),
    Command("zoom_range", "View", "Zoom Timeline to the S&election", ("Z",)),
    Command("ruler_session", "View", "Session Times on the &Ruler", checkable=True, divide=True),
    Command("ruler_clock", "View", "Cloc&k Times on the Ruler", checkable=True),
    Command("ruler_both", "View", "&Both Times on the Ruler", checkable=True),
    Command("play", "Playback", "&Play or Pause", ("K", "Space", *_MEDIA_PLAY)),
    Command("stop", "Playback", "Stop and &Return", ("Shift+Space", "Media Stop")),
    Command("back", "Playback", "Skip &Back", ("J",)),
    Command("forth", "Playback", "Skip &Forth", ("L",)),
    Command(
        "previous_segment",
        "Playback",
        "Pre&vious Segment",
        ("Shift+J", "Media Previous"),
        divide=True,
    ),
    Command("next_segment", "Playback", "&Next Segment", ("Shift+L", "Media Next")),
    Command("previous_word", "Playback", "Previous &Word", (",",)),
    Command("next_word", "Playback", "Next W&ord", (".",)),
    Command("slower", "Playback", "&Slower", ("<",), divide=True),
    Command("faster", "Playback", "Fas&ter", (">",)),
    Command("normal_speed", "Playback", "Nor&mal Speed"),
    Command("mute", "Playback", "M&ute", ("Ctrl+M",)),
    Command("louder", "Playback", "L&ouder", ("Ctrl+Shift+Up",)),
    Command("softer", "Playback", "So&fter", ("Ctrl+Shift+Down",)),
    Command("gain_more", "Playback", "Lift Quiet Voices", ("Alt+Shift+Up",)),
    Command("gain_less", "Playback", "Lift Quiet Voices Less", ("Alt+Shift+Down",)),
    Command("sound", "Playback", "So&und and Device…", ("Ctrl+Shift+M",)),
    Command("loop_start", "Listen", "Loop &From Here", ("[",)),
    Command("loop_end", "Listen", "Loop &To Here", ("]",)),
    Command("loop", "Listen", "&Loop Selection, Quote or Segment", ("\\", "Ctrl+R")),
    Command("only_speaker", "Listen", "Only Who &Speaks Here", ("O",), divide=True),
    Command("only_hits", "Listen", "Only the &Words Found", ("Shift+H",)),
    Command("only_unheard", "Listen", "Only What Was Not &Heard Yet", ("Shift+U",)),
    Command("skip_silence", "Listen", "S&kip Silence", ("Shift+S",), checkable=True),
    Command("play_all", "Listen", "Play &Everything Again", ("Shift+K",), divide=True),
    Command("follow", "Playback", "Fo&llow the Speech", ("Ctrl+L",), checkable=True, divide=True),
    Command("go_to", "Go", "&Go to Time…", ("G",)),
    Command("next_mark", "Go", "Next &Mark", ("Alt+M",), divide=True),
    Command("previous_mark", "Go", "Previous M&ark", ("Alt+Shift+M",)),
    Command("next_quote", "Go", "Next &Quote", ("Alt+B",)),
    Command("previous_quote", "Go", "Previous Q&uote", ("Alt+Shift+B",)),
    Command("next_topic", "Go", "Next &Topic", ("Alt+T",)),
    Command("previous_topic", "Go", "Previous T&opic", ("Alt+Shift+T",)),
    Command("next_chapter", "Go", "Next &Chapter", ("Alt+C",)),
    Command("previous_chapter", "Go", "Previous C&hapter", ("Alt+Shift+C",)),
    Command("next_gap", "Go", "&Next Gap", ("F8",)),
    Command("previous_gap", "Go", "&Previous Gap", ("Shift+F8",)),
    Command("bookmark", "Quotes", "&Bookmark as Quote", ("B", "Q")),
    Command("tag", "Quotes", "&Tag Topic…", ("T",)),
    Command("mark", "Quotes", "&Mark This Place", ("M",)),
    Command("copy_all", "Quotes", "&Copy All Quotes of the Session", divide=True),
    Command("clip", "Quotes", "Save &Sound of the Quote…"),
    Command("all_clips", "Quotes", "Save Sound of &All Quotes…"),
    Command("card", "Quotes", "Save Card or &Video…"),
    Command("page_with_sound", "Quotes", "Save &Web Page That Plays Its Clips…"),
    Command("keyboard", "Help", "&Keyboard", ("F1",)),
    Command("about", "Help", "&About Spaces Viewer"),
)
