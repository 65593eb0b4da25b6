"""The lines of all menus, in order; what they do stands in the files of commands."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Command:
    """One line of a menu. ``keys`` are portable key sequences; the first is shown.

    A command whose key is a bare letter or Space steps back while a text field has the focus.
    ``within`` is the title of the submenu that it stands in; "" for the menu itself.
    """

    name: str
    menu: str
    text: str
    keys: tuple[str, ...] = ()
    checkable: bool = False
    divide: bool = False
    within: str = ""


_BY_NUMBER, _WIDTH, _ZOOM = "Speaker by Num&ber", "R&eading Width", "&Zoom Timeline"
_RULER, _LOUD = "Times on the R&uler", "Lo&udness"
_SAVE, _TRIM = "Sa&ve Sound, Card or Page", "&Trim Quote"
_STATE = "&State of the Quote"
_MEDIA_PLAY = ("Media Play", "Toggle Media Play/Pause", "Media Pause")

COMMANDS = (
    Command("add_files", "File", "&Add Files…", ("Ctrl+O",)),
    Command("add_folder", "File", "Add &Folder…", ("Ctrl+Shift+O",)),
    Command("refused", "File", "Files That Were &Refused…"),
    Command("trash", "File", "&Trash…"),
    Command("new_transcript", "File", "Ne&w Transcript…", ("Ctrl+N",), divide=True),
    Command("machine_draft", "File", "Let a &Machine Write a Draft…"),
    Command("new_archive", "File", "&New Archive…", divide=True),
    Command("open_archive", "File", "Open Another Ar&chive…"),
    Command("export", "File", "&Export Quotes…", ("Ctrl+E",), divide=True),
    Command("export_transcript", "File", "E&xport Transcript…"),
    Command("export_notes", "File", "Export N&otes…"),
    Command("verify_bundle", "File", "&Verify Bundle…"),
    Command("preferences", "File", "&Preferences…", ("Ctrl+,",), divide=True),
    Command("quit", "File", "&Quit", ("Ctrl+Q",)),
    Command("undo", "Edit", "&Undo", ("Ctrl+Z",)),
    Command("redo", "Edit", "&Redo", ("Ctrl+Shift+Z", "Ctrl+Y")),
    Command("copy", "Edit", "&Copy", ("Ctrl+C",), divide=True),
    Command("copy_quote", "Edit", "Copy as &Quote", ("Ctrl+Shift+C",)),
    Command("select_all", "Edit", "Select &All", ("Ctrl+A",)),
    Command("edit_session", "Edit", "Edit Session &Details…", ("Ctrl+Shift+E",), divide=True),
    Command("people", "Edit", "Peop&le…"),
    Command("join_sessions", "Edit", "&Join Sessions…"),
    Command("remove_session", "Edit", "Re&move Session"),
    Command("find", "Edit", "&Find in Session", ("Ctrl+F",), divide=True),
    Command("find_next", "Edit", "Find &Next", ("F3", "Ctrl+G")),
    Command("find_previous", "Edit", "Find &Previous", ("Shift+F3", "Ctrl+Shift+G")),
    Command("search", "Edit", "&Search All Sessions", ("Ctrl+Shift+F",)),
    Command("edit_words", "Correct", "&Edit Words", ("F2",)),
    Command("replace", "Correct", "Re&place…", ("Ctrl+Shift+R",)),
    Command("split_segment", "Correct", "&Split Segment Here", ("Ctrl+Return",), divide=True),
    Command("merge_segments", "Correct", "&Merge With Next Segment", ("Ctrl+Backspace",)),
    Command("insert_segment", "Correct", "&Insert Segment…", ("Shift+F2",)),
    Command("delete_segment", "Correct", "&Delete Segment", ("Ctrl+Delete",)),
    Command("tap_along", "Correct", "Tap &Along…", ("Ctrl+Shift+T",)),
    Command("insert_timestamp", "Correct", "Insert &Time While Typing", ("Ctrl+T",)),
    Command("starts_here", "Correct", "Segment Be&gins Here", ("Ctrl+[",), divide=True),
    Command("ends_here", "Correct", "Segment Ends &Here", ("Ctrl+]",)),
    Command(
        "speaker_1",
        "Correct",
        "&First Speaker of the Panel Speaks",
        ("1",),
        divide=True,
        within=_BY_NUMBER,
    ),
    Command(
        "speaker_2", "Correct", "&Second Speaker of the Panel Speaks", ("2",), within=_BY_NUMBER
    ),
    Command(
        "speaker_3", "Correct", "&Third Speaker of the Panel Speaks", ("3",), within=_BY_NUMBER
    ),
    Command(
        "speaker_4", "Correct", "F&ourth Speaker of the Panel Speaks", ("4",), within=_BY_NUMBER
    ),
    Command(
        "speaker_5", "Correct", "F&ifth Speaker of the Panel Speaks", ("5",), within=_BY_NUMBER
    ),
    Command(
        "speaker_6", "Correct", "Si&xth Speaker of the Panel Speaks", ("6",), within=_BY_NUMBER
    ),
    Command(
        "speaker_7", "Correct", "Se&venth Speaker of the Panel Speaks", ("7",), within=_BY_NUMBER
    ),
    Command(
        "speaker_8", "Correct", "&Eighth Speaker of the Panel Speaks", ("8",), within=_BY_NUMBER
    ),
    Command(
        "speaker_9", "Correct", "&Ninth Speaker of the Panel Speaks", ("9",), within=_BY_NUMBER
    ),
    Command("who_speaks", "Correct", "&Who Speaks Here…", ("W",)),
    Command("all_turns", "Correct", "All Turns of This &Label…", ("Shift+W",)),
    Command("confirm_speaker", "Correct", "Confirm Who Spea&ks", ("Y",)),
    Command("worklist", "Correct", "&Numbers and Names…", ("Ctrl+Shift+N",), divide=True),
    Command("show_original", "Correct", "Show &Original…", ("Ctrl+Shift+H",), divide=True),
    Command("corrections", "Correct", "Histor&y of Corrections…", ("Ctrl+H",)),
    Command("restore_original", "Correct", "&Restore Original Text"),
    Command("compare_newer", "Correct", "&Compare With Newer File…"),
    Command("translate_into", "Translate", "&Translate Into…", ("Ctrl+Alt+T",)),
    Command("edit_translation", "Translate", "&Edit Translation", ("Ctrl+F2",), divide=True),
    Command("next_untranslated", "Translate", "&Next Untranslated Segment", ("F6",)),
    Command("translation_checked", "Translate", "Mark as &Checked", ("Ctrl+F7",), divide=True),
    Command("translation_reporter", "Translate", "Mark as a &Reporter's", ("Ctrl+F8",)),
    Command("translation_machine", "Translate", "Mark as a &Machine's", ("Ctrl+F9",)),
    Command("palette", "View", "&Command Palette…", ("Ctrl+K",)),
    Command("library", "View", "&Library", ("Ctrl+1",), checkable=True, divide=True),
    Command("timeline", "View", "&Timeline", ("Ctrl+2",), checkable=True),
    Command("panel", "View", "&Side Panel", ("Ctrl+3",), checkable=True),
    Command("larger", "View", "Lar&ger Text", ("Ctrl++", "Ctrl+="), divide=True),
    Command("smaller", "View", "S&maller Text", ("Ctrl+-",)),
    Command("normal_size", "View", "&Normal Text Size", ("Ctrl+0",)),
    Command("width_narrow", "View", "&Narrow Column", checkable=True, divide=True, within=_WIDTH),
    Command("width_normal", "View", "N&ormal Column", checkable=True, within=_WIDTH),
    Command("width_wide", "View", "&Wide Column", checkable=True, within=_WIDTH),
    Command("width_full", "View", "&Full Width", checkable=True, within=_WIDTH),
    Command("times", "View", "Times Beside the Te&xt", ("Ctrl+Shift+I",), checkable=True),
    Command("plain_text", "View", "&Plain Text for Screen Readers", ("Ctrl+4",), checkable=True),
    Command("one_language", "View", "&One Language", ("Ctrl+Alt+1",), checkable=True, divide=True),
    Command("stacked", "View", "Second Language Beneat&h", ("Ctrl+Alt+2",), checkable=True),
    Command("beside", "View", "Second Language Besi&de", ("Ctrl+Alt+3",), checkable=True),
    Command("second_language", "View", "Choose Second L&anguage…", ("Ctrl+Alt+L",)),
    Command("zoom_in", "View", "Zoom Timeline &In", ("+", "="), divide=True, within=_ZOOM),
    Command("zoom_out", "View", "Zoom Timeline &Out", ("-",), within=_ZOOM),
    Command("zoom_fit", "View", "&Whole Session on the Timeline", ("0",), within=_ZOOM),
    Command("zoom_range", "View", "Zoom Timeline to the &Selection", ("Z",), within=_ZOOM),
    Command("ruler_session", "View", "&Session Times on the Ruler", checkable=True, within=_RULER),
    Command("ruler_clock", "View", "&Clock Times on the Ruler", checkable=True, within=_RULER),
    Command("ruler_both", "View", "&Both Times on the Ruler", checkable=True, within=_RULER),
    Command("play", "Playback", "&Play or Pause", ("K", "Space", *_MEDIA_PLAY)),
    Command("pause", "Playback", "P&ause"),
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
    Command("previous_word", "Playback", "Prev&ious Word", (",",)),
    Command("next_word", "Playback", "Next W&ord", (".",)),
    Command("slower", "Playback", "&Slower", ("<",), divide=True),
    Command("faster", "Playback", "Fas&ter", (">",)),
    Command("normal_speed", "Playback", "Normal Spe&ed"),
    Command("mute", "Playback", "&Mute", ("Ctrl+M",)),
    Command("louder", "Playback", "&Louder", ("Ctrl+Shift+Up",), within=_LOUD),
    Command("softer", "Playback", "&Softer", ("Ctrl+Shift+Down",), within=_LOUD),
    Command("gain_more", "Playback", "Lift &Quiet Voices", ("Alt+Shift+Up",), within=_LOUD),
    Command("gain_less", "Playback", "Lift Quiet &Voices Less", ("Alt+Shift+Down",), within=_LOUD),
    Command("sound", "Playback", "Soun&d and Device…", ("Ctrl+Shift+M",)),
    Command("loop_start", "Listen", "Loop &From Here", ("[",)),
    Command("loop_end", "Listen", "Loop &To Here", ("]",)),
    Command("loop", "Listen", "&Loop Selection, Quote or Segment", ("\\", "Ctrl+R")),
    Command("only_speaker", "Listen", "Only Who &Speaks Here", ("O",), divide=True),
    Command("only_hits", "Listen", "Only the &Words Found", ("Shift+H",)),
    Command("only_unheard", "Listen", "Only What Was Not &Heard Yet", ("Shift+U",)),
    Command("skip_silence", "Listen", "S&kip Silence", ("Shift+S",), checkable=True),
    Command("play_all", "Listen", "Play &Everything Again", ("Shift+K",), divide=True),
    Command("follow", "Playback", "Follo&w the Speech", ("Ctrl+L",), checkable=True, divide=True),
    Command("go_to", "Go", "&Go to Time…", ("G",)),
    Command("next_mark", "Go", "Next &Mark", ("Alt+M",), divide=True),
    Command("previous_mark", "Go", "Previous M&ark", ("Alt+Shift+M",)),
    Command("next_quote", "Go", "Next &Quote", ("Alt+B",)),
    Command("previous_quote", "Go", "Previous Q&uote", ("Alt+Shift+B",)),
    Command("next_topic", "Go", "Next &Topic", ("Alt+T",)),
    Command("previous_topic", "Go", "Previous T&opic", ("Alt+Shift+T",)),
    Command("next_question", "Go", "Next Qu&estion", ("Alt+A",)),
    Command("previous_question", "Go", "Previous Que&stion", ("Alt+Shift+A",)),
    Command("next_chapter", "Go", "Next &Chapter", ("Alt+C",)),
    Command("previous_chapter", "Go", "Previous C&hapter", ("Alt+Shift+C",)),
    Command("next_gap", "Go", "&Next Gap", ("F8",)),
    Command("previous_gap", "Go", "&Previous Gap", ("Shift+F8",)),
    Command("bookmark", "Quotes", "&Bookmark as Quote", ("B", "Q")),
    Command("tag", "Quotes", "Tag Top&ic…", ("T",)),
    Command("question", "Quotes", "Tag Q&uestion…", ("?",)),
    Command("answer", "Quotes", "Mark &Answer of the Question", ("A",)),
    Command("mark", "Quotes", "&Mark This Place", ("M",)),
    Command("note", "Quotes", "&Write a Note Here…", ("N",)),
    Command(
        "item_starts_here",
        "Quotes",
        "Quote, Topic or Question Be&gins Here",
        ("Alt+[",),
        divide=True,
    ),
    Command("item_ends_here", "Quotes", "&Quote, Topic or Question Ends Here", ("Alt+]",)),
    Command("copy_all", "Quotes", "&Copy All Quotes of the Session", divide=True),
    Command("attribution", "Quotes", "Attribution Sty&le…"),
    Command("quote_questions", "Quotes", "E&xport Quotes With Their Questions", checkable=True),
    Command("clip", "Quotes", "Save &Sound of the Quote…", within=_SAVE),
    Command("recap", "Quotes", "Write a &Recap…", ("Ctrl+Shift+W",), divide=True),
    Command("check_recap", "Quotes", "Check a Recap Against the Ta&pe…"),
    Command("all_clips", "Quotes", "Save Sound of &All Quotes…", within=_SAVE),
    Command("card", "Quotes", "Save Card or &Video…", within=_SAVE),
    Command("page_with_sound", "Quotes", "Save &Web Page That Plays Its Clips…", within=_SAVE),
    Command("evidence", "Quotes", "Evi&dence Bundle…", within=_SAVE),
    Command("quotes_board", "Quotes", "Quotes Boar&d…", ("Ctrl+B",), divide=True),
    Command("edit_quote", "Quotes", "&Edit Quote…", ("Ctrl+Shift+B",), divide=True),
    Command("quote_changes", "Quotes", "What &Has Changed…", ("Ctrl+Shift+D",)),
    Command("review", "Quotes", "&Next Changed Quote"),
    Command("review_quotes", "Quotes", "Quotes That Want a Loo&k…"),
    Command("quote_checked", "Quotes", "Quote Is &Checked", ("Ctrl+Shift+K",), within=_STATE),
    Command("quote_to_check", "Quotes", "Quote Is &To Be Checked", within=_STATE),
    Command("quote_used", "Quotes", "Quote Is &Used", within=_STATE),
    Command(
        "quote_off_record", "Quotes", "Quote Is &Off the Record", ("Ctrl+Shift+X",), within=_STATE
    ),
    Command("quote_note", "Quotes", "Write a &Note on the Quote…", within=_STATE),
    Command("delete_quote", "Quotes", "&Delete Quote", within=_STATE),
    Command("quote_story", "Quotes", "Put Into St&ory…", ("Ctrl+Shift+Y",)),
    Command(
        "trim_start_word_back",
        "Quotes",
        "&Start a Word Earlier",
        ("Alt+Left",),
        divide=True,
        within=_TRIM,
    ),
    Command("trim_start_word_forth", "Quotes", "S&tart a Word Later", ("Alt+Right",), within=_TRIM),
    Command(
        "trim_end_word_back", "Quotes", "&End a Word Earlier", ("Alt+Shift+Left",), within=_TRIM
    ),
    Command(
        "trim_end_word_forth", "Quotes", "E&nd a Word Later", ("Alt+Shift+Right",), within=_TRIM
    ),
    Command(
        "trim_start_sentence_back",
        "Quotes",
        "Start a Sentence Ea&rlier",
        ("Alt+Home",),
        within=_TRIM,
    ),
    Command(
        "trim_start_sentence_forth",
        "Quotes",
        "Start a Senten&ce Later",
        ("Alt+PgDown",),
        within=_TRIM,
    ),
    Command(
        "trim_end_sentence_back", "Quotes", "En&d a Sentence Earlier", ("Alt+PgUp",), within=_TRIM
    ),
    Command(
        "trim_end_sentence_forth", "Quotes", "End &a Sentence Later", ("Alt+End",), within=_TRIM
    ),
    Command("whole_sentences", "Quotes", "&Whole Sentences", ("Alt+.",), within=_TRIM),
    Command("keyboard", "Help", "&Keyboard", ("F1",)),
    Command("about", "Help", "&About Spaces Viewer"),
)
