"""Which endings the formats' files have, as a table: no format is loaded to look for files.

Loading all of them takes longer than to add a folder again in which nothing is new. A module that
is not in the table is loaded and asked, so that a format stays one file; a test tells the line that
is missing then.
"""

from __future__ import annotations


def _pairs(text: str) -> dict[str, tuple[str, ...]]:
    told = (line.split(":") for line in text.split())
    return {name: tuple(endings.split(",")) if endings else () for name, endings in told}


# Each module and its endings; those that only help others have none.
TABLE = _pairs("""
    aeneas_json:json aeneas_xml:xml ass:ass,ssa assemblyai:json audacity:txt,lbl
    autoedit:json aws_transcribe:json azure_speech:json bbc_kaldi:json buzz:sqlite
    crawler_captions:jsonl crawler_text:txt ctm:ctm deepgram:json docx:docx ebu_stl:stl
    frame_text:txt,stl premiere_json:json,prtranscript timed_json:json,dote
    elan:eaf elevenlabs:json gentle_json:json gladia:json google_speech:json
    hyperaudio:html,htm ibm_watson:json
    lrc:lrc markdown:md,markdown microdvd:sub,mpl,mpl2 noscribe:html,htm opendocument:odt
    otranscribe:otr podcast_json:json rev_json:json rev_nlp:nlp rtf:rtf rttm:rttm
    sbv:sbv,sub scc:scc smil:smil,smi,sml soniox:json,jsonl speechmatics:json stm:stm
    subrip:srt tables:csv,tsv,ssv,tab textgrid:textgrid timed_text:txt
    transformers_json:json ttml:ttml,dfxp,itt untimed_text:txt,text,md,markdown,lab
    vosk_json:json,jsonl web_transcript:html,htm webvtt:vtt whisper_console:txt,log
    whisper_cpp:json whisper_json:json youtube_json3:json3,json
    youtube_xml:srv1,srv2,srv3,ytt zoom_captions:txt
    answers: broadcast: captions: cue_text: cues: decoding: documents: gathering: guessing:
    htmltext: joining: language: lasting: matching: mends: naming: nist: office: overlaps:
    refusals: speakers: sqlite_pages: table_columns: table_rows: table_times: tiers:
    ttml_time: turn_lines: turns: voices: words: xmltext: endings: highlights:
    """)
# Of the formats whose files tell which recordings they belong to.
NAMING_RECORDINGS = frozenset({"sqlite"})
