<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ur" sourcelanguage="en">
<context>
    <name>window</name>
    <message>
        <source>File</source>
        <translation>فائل</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>ترمیم</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>تصحیح</translation>
    </message>
    <message>
        <source>Translate</source>
        <translation>ترجمہ</translation>
    </message>
    <message>
        <source>View</source>
        <translation>منظر</translation>
    </message>
    <message>
        <source>Playback</source>
        <translation>پلے بیک</translation>
    </message>
    <message>
        <source>Listen</source>
        <translation>سماعت</translation>
    </message>
    <message>
        <source>Go</source>
        <translation>جائیں</translation>
    </message>
    <message>
        <source>Quotes</source>
        <translation>اقتباسات</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>مدد</translation>
    </message>
    <message>
        <source>Add Files…</source>
        <translation>فائلیں شامل کریں…</translation>
    </message>
    <message>
        <source>Add Folder…</source>
        <translation>فولڈر شامل کریں…</translation>
    </message>
    <message>
        <source>Files That Were Refused…</source>
        <translation>مسترد شدہ فائلیں…</translation>
    </message>
    <message>
        <source>Trash…</source>
        <translation>ردی…</translation>
    </message>
    <message>
        <source>New Archive…</source>
        <translation>نیا آرکائیو…</translation>
    </message>
    <message>
        <source>Open Another Archive…</source>
        <translation>دوسرا آرکائیو کھولیں…</translation>
    </message>
    <message>
        <source>Export Quotes…</source>
        <translation>اقتباسات برآمد کریں…</translation>
    </message>
    <message>
        <source>Preferences…</source>
        <translation>ترجیحات…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>بند کریں</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>واپس لیں</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>دوبارہ کریں</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>نقل کریں</translation>
    </message>
    <message>
        <source>Copy as Quote</source>
        <translation>بطور اقتباس نقل کریں</translation>
    </message>
    <message>
        <source>Copy Quotes As</source>
        <translation>اقتباسات کی نقل کی شکل</translation>
    </message>
    <message>
        <source>Plain Text</source>
        <translation>سادہ متن</translation>
    </message>
    <message>
        <source>With Attribution</source>
        <translation>حوالے کے ساتھ</translation>
    </message>
    <message>
        <source>With Time</source>
        <translation>وقت کے ساتھ</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>سب منتخب کریں</translation>
    </message>
    <message>
        <source>Edit Session Details…</source>
        <translation>نشست کی تفصیلات بدلیں…</translation>
    </message>
    <message>
        <source>Join Sessions…</source>
        <translation>نشستیں جوڑیں…</translation>
    </message>
    <message>
        <source>Remove Session</source>
        <translation>نشست ہٹائیں</translation>
    </message>
    <message>
        <source>Find in Session</source>
        <translation>نشست میں تلاش کریں</translation>
    </message>
    <message>
        <source>Find Next</source>
        <translation>اگلا تلاش کریں</translation>
    </message>
    <message>
        <source>Find Previous</source>
        <translation>پچھلا تلاش کریں</translation>
    </message>
    <message>
        <source>Search All Sessions</source>
        <translation>تمام نشستوں میں تلاش</translation>
    </message>
    <message>
        <source>Edit Words</source>
        <translation>الفاظ درست کریں</translation>
    </message>
    <message>
        <source>Split Segment Here</source>
        <translation>حصہ یہاں تقسیم کریں</translation>
    </message>
    <message>
        <source>Merge With Next Segment</source>
        <translation>اگلے حصے سے ملائیں</translation>
    </message>
    <message>
        <source>Insert Segment…</source>
        <translation>حصہ داخل کریں…</translation>
    </message>
    <message>
        <source>Delete Segment</source>
        <translation>حصہ حذف کریں</translation>
    </message>
    <message>
        <source>Segment Begins Here</source>
        <translation>حصہ یہاں شروع ہوتا ہے</translation>
    </message>
    <message>
        <source>Segment Ends Here</source>
        <translation>حصہ یہاں ختم ہوتا ہے</translation>
    </message>
    <message>
        <source>First Speaker of the Panel Speaks</source>
        <translation>فہرست کا پہلا مقرر بول رہا ہے</translation>
    </message>
    <message>
        <source>Second Speaker of the Panel Speaks</source>
        <translation>فہرست کا دوسرا مقرر بول رہا ہے</translation>
    </message>
    <message>
        <source>Third Speaker of the Panel Speaks</source>
        <translation>فہرست کا تیسرا مقرر بول رہا ہے</translation>
    </message>
    <message>
        <source>Fourth Speaker of the Panel Speaks</source>
        <translation>فہرست کا چوتھا مقرر بول رہا ہے</translation>
    </message>
    <message>
        <source>Fifth Speaker of the Panel Speaks</source>
        <translation>فہرست کا پانچواں مقرر بول رہا ہے</translation>
    </message>
    <message>
        <source>Sixth Speaker of the Panel Speaks</source>
        <translation>فہرست کا چھٹا مقرر بول رہا ہے</translation>
    </message>
    <message>
        <source>Seventh Speaker of the Panel Speaks</source>
        <translation>فہرست کا ساتواں مقرر بول رہا ہے</translation>
    </message>
    <message>
        <source>Eighth Speaker of the Panel Speaks</source>
        <translation>فہرست کا آٹھواں مقرر بول رہا ہے</translation>
    </message>
    <message>
        <source>Ninth Speaker of the Panel Speaks</source>
        <translation>فہرست کا نواں مقرر بول رہا ہے</translation>
    </message>
    <message>
        <source>Show Original…</source>
        <translation>اصل متن دکھائیں…</translation>
    </message>
    <message>
        <source>History of Corrections…</source>
        <translation>تصحیحات کی تاریخ…</translation>
    </message>
    <message>
        <source>Restore Original Text</source>
        <translation>اصل متن بحال کریں</translation>
    </message>
    <message>
        <source>Translate Into…</source>
        <translation>ترجمہ کریں…</translation>
    </message>
    <message>
        <source>Edit Translation</source>
        <translation>ترجمہ درست کریں</translation>
    </message>
    <message>
        <source>Next Untranslated Segment</source>
        <translation>اگلا غیر ترجمہ شدہ حصہ</translation>
    </message>
    <message>
        <source>Mark as Checked</source>
        <translation>جانچا ہوا قرار دیں</translation>
    </message>
    <message>
        <source>Mark as a Reporter's</source>
        <translation>رپورٹر کا ترجمہ قرار دیں</translation>
    </message>
    <message>
        <source>Mark as a Machine's</source>
        <translation>مشینی ترجمہ قرار دیں</translation>
    </message>
    <message>
        <source>Command Palette…</source>
        <translation>کمانڈ کی فہرست…</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>لائبریری</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>ٹائم لائن</translation>
    </message>
    <message>
        <source>Side Panel</source>
        <translation>پہلو کا پینل</translation>
    </message>
    <message>
        <source>Larger Text</source>
        <translation>بڑا متن</translation>
    </message>
    <message>
        <source>Smaller Text</source>
        <translation>چھوٹا متن</translation>
    </message>
    <message>
        <source>Normal Text Size</source>
        <translation>متن کا معمول کا سائز</translation>
    </message>
    <message>
        <source>Reading Width</source>
        <translation>سطر کی چوڑائی</translation>
    </message>
    <message>
        <source>Narrow Column</source>
        <translation>تنگ کالم</translation>
    </message>
    <message>
        <source>Normal Column</source>
        <translation>معمول کا کالم</translation>
    </message>
    <message>
        <source>Wide Column</source>
        <translation>چوڑا کالم</translation>
    </message>
    <message>
        <source>Full Width</source>
        <translation>پوری چوڑائی</translation>
    </message>
    <message>
        <source>Times Beside the Text</source>
        <translation>متن کے ساتھ اوقات</translation>
    </message>
    <message>
        <source>Plain Text for Screen Readers</source>
        <translation>اسکرین ریڈر کے لیے سادہ متن</translation>
    </message>
    <message>
        <source>One Language</source>
        <translation>ایک زبان</translation>
    </message>
    <message>
        <source>Second Language Beneath</source>
        <translation>دوسری زبان نیچے</translation>
    </message>
    <message>
        <source>Second Language Beside</source>
        <translation>دوسری زبان ساتھ ساتھ</translation>
    </message>
    <message>
        <source>Choose Second Language…</source>
        <translation>دوسری زبان چنیں…</translation>
    </message>
    <message>
        <source>Zoom Timeline In</source>
        <translation>ٹائم لائن قریب کریں</translation>
    </message>
    <message>
        <source>Zoom Timeline Out</source>
        <translation>ٹائم لائن دور کریں</translation>
    </message>
    <message>
        <source>Whole Session on the Timeline</source>
        <translation>پوری نشست ٹائم لائن پر</translation>
    </message>
    <message>
        <source>Zoom Timeline to the Selection</source>
        <translation>ٹائم لائن انتخاب تک</translation>
    </message>
    <message>
        <source>Session Times on the Ruler</source>
        <translation>پیمانے پر نشست کا وقت</translation>
    </message>
    <message>
        <source>Clock Times on the Ruler</source>
        <translation>پیمانے پر گھڑی کا وقت</translation>
    </message>
    <message>
        <source>Both Times on the Ruler</source>
        <translation>پیمانے پر دونوں وقت</translation>
    </message>
    <message>
        <source>Play or Pause</source>
        <translation>چلائیں یا روکیں</translation>
    </message>
    <message>
        <source>Stop and Return</source>
        <translation>روکیں اور واپس جائیں</translation>
    </message>
    <message>
        <source>Skip Back</source>
        <translation>پیچھے جائیں</translation>
    </message>
    <message>
        <source>Skip Forth</source>
        <translation>آگے جائیں</translation>
    </message>
    <message>
        <source>Previous Segment</source>
        <translation>پچھلا حصہ</translation>
    </message>
    <message>
        <source>Next Segment</source>
        <translation>اگلا حصہ</translation>
    </message>
    <message>
        <source>Previous Word</source>
        <translation>پچھلا لفظ</translation>
    </message>
    <message>
        <source>Next Word</source>
        <translation>اگلا لفظ</translation>
    </message>
    <message>
        <source>Slower</source>
        <translation>آہستہ</translation>
    </message>
    <message>
        <source>Faster</source>
        <translation>تیز</translation>
    </message>
    <message>
        <source>Normal Speed</source>
        <translation>معمول کی رفتار</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>خاموش</translation>
    </message>
    <message>
        <source>Louder</source>
        <translation>آواز بڑھائیں</translation>
    </message>
    <message>
        <source>Softer</source>
        <translation>آواز گھٹائیں</translation>
    </message>
    <message>
        <source>Lift Quiet Voices</source>
        <translation>دھیمی آوازیں بڑھائیں</translation>
    </message>
    <message>
        <source>Lift Quiet Voices Less</source>
        <translation>دھیمی آوازیں کم بڑھائیں</translation>
    </message>
    <message>
        <source>Sound and Device…</source>
        <translation>آواز اور آلہ…</translation>
    </message>
    <message>
        <source>Loop From Here</source>
        <translation>یہاں سے دہرائیں</translation>
    </message>
    <message>
        <source>Loop To Here</source>
        <translation>یہاں تک دہرائیں</translation>
    </message>
    <message>
        <source>Loop Selection, Quote or Segment</source>
        <translation>انتخاب، اقتباس یا حصہ دہرائیں</translation>
    </message>
    <message>
        <source>Only Who Speaks Here</source>
        <translation>صرف یہاں بولنے والا</translation>
    </message>
    <message>
        <source>Only the Words Found</source>
        <translation>صرف ملے ہوئے الفاظ</translation>
    </message>
    <message>
        <source>Only What Was Not Heard Yet</source>
        <translation>صرف جو ابھی نہیں سنا گیا</translation>
    </message>
    <message>
        <source>Skip Silence</source>
        <translation>خاموشی چھوڑ دیں</translation>
    </message>
    <message>
        <source>Play Everything Again</source>
        <translation>پھر سے سب چلائیں</translation>
    </message>
    <message>
        <source>Follow the Speech</source>
        <translation>گفتگو کے ساتھ چلیں</translation>
    </message>
    <message>
        <source>Go to Time…</source>
        <translation>وقت پر جائیں…</translation>
    </message>
    <message>
        <source>Next Mark</source>
        <translation>اگلا نشان</translation>
    </message>
    <message>
        <source>Previous Mark</source>
        <translation>پچھلا نشان</translation>
    </message>
    <message>
        <source>Next Quote</source>
        <translation>اگلا اقتباس</translation>
    </message>
    <message>
        <source>Previous Quote</source>
        <translation>پچھلا اقتباس</translation>
    </message>
    <message>
        <source>Next Topic</source>
        <translation>اگلا موضوع</translation>
    </message>
    <message>
        <source>Previous Topic</source>
        <translation>پچھلا موضوع</translation>
    </message>
    <message>
        <source>Next Chapter</source>
        <translation>اگلا باب</translation>
    </message>
    <message>
        <source>Previous Chapter</source>
        <translation>پچھلا باب</translation>
    </message>
    <message>
        <source>Next Gap</source>
        <translation>اگلا خلا</translation>
    </message>
    <message>
        <source>Previous Gap</source>
        <translation>پچھلا خلا</translation>
    </message>
    <message>
        <source>Bookmark as Quote</source>
        <translation>اقتباس محفوظ کریں</translation>
    </message>
    <message>
        <source>Tag Topic…</source>
        <translation>موضوع لگائیں…</translation>
    </message>
    <message>
        <source>Mark This Place</source>
        <translation>اس جگہ نشان لگائیں</translation>
    </message>
    <message>
        <source>Copy All Quotes of the Session</source>
        <translation>نشست کے تمام اقتباسات نقل کریں</translation>
    </message>
    <message>
        <source>Save Sound of the Quote…</source>
        <translation>اقتباس کی آواز محفوظ کریں…</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>کی بورڈ</translation>
    </message>
    <message>
        <source>About Spaces Viewer</source>
        <translation>اسپیسز ویور کے بارے میں</translation>
    </message>
    <message>
        <source>Topics</source>
        <translation>موضوعات</translation>
    </message>
    <message>
        <source>Speakers</source>
        <translation>مقررین</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>نشست</translation>
    </message>
    <message>
        <source>Bookmark</source>
        <translation>اقتباس</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>برآمد</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>برآمد کریں…</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>سب نقل کریں</translation>
    </message>
    <message>
        <source>Edit details…</source>
        <translation>تفصیلات بدلیں…</translation>
    </message>
    <message>
        <source>Transcript</source>
        <translation>متن</translation>
    </message>
    <message>
        <source>Find in session</source>
        <translation>نشست میں تلاش</translation>
    </message>
    <message>
        <source>Search all sessions</source>
        <translation>تمام نشستوں میں تلاش</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>ساتھ چلیں</translation>
    </message>
    <message>
        <source>Add files…</source>
        <translation>فائلیں شامل کریں…</translation>
    </message>
    <message>
        <source>Synthetic voices</source>
        <translation>مصنوعی آوازیں</translation>
    </message>
    <message>
        <source>Choose a session at the left, or drop recordings and transcripts on this window.</source>
        <translation>دائیں جانب سے نشست چنیں، یا ریکارڈنگ اور متن اس کھڑکی پر چھوڑیں۔</translation>
    </message>
    <message>
        <source>Drop recordings and transcripts here, or a folder full of them.</source>
        <translation>ریکارڈنگ اور متن، یا ان کا فولڈر، یہاں چھوڑیں۔</translation>
    </message>
    <message>
        <source>No quotes yet. Select words in the transcript and press B.</source>
        <translation>ابھی کوئی اقتباس نہیں۔ متن میں الفاظ منتخب کر کے B دبائیں۔</translation>
    </message>
    <message>
        <source>No topics yet. Select what is said about one in the transcript and press T.</source>
        <translation>ابھی کوئی موضوع نہیں۔ متن میں متعلقہ الفاظ منتخب کر کے T دبائیں۔</translation>
    </message>
    <message>
        <source>The transcript of this session names no speakers.</source>
        <translation>اس نشست کے متن میں مقررین کے نام نہیں۔</translation>
    </message>
    <message>
        <source>Take the selected words as a quote (B)</source>
        <translation>منتخب الفاظ بطور اقتباس محفوظ کریں (B)</translation>
    </message>
    <message>
        <source>Write the quotes to a file (Ctrl+E)</source>
        <translation>اقتباسات فائل میں لکھیں (Ctrl+E)</translation>
    </message>
    <message>
        <source>Keep the spoken words in view (Ctrl+L)</source>
        <translation>بولے جانے والے الفاظ سامنے رکھیں (Ctrl+L)</translation>
    </message>
    <message>
        <source>Previous hit (Shift+F3)</source>
        <translation>پچھلا نتیجہ (Shift+F3)</translation>
    </message>
    <message>
        <source>Next hit (F3)</source>
        <translation>اگلا نتیجہ (F3)</translation>
    </message>
    <message>
        <source>Sort the library</source>
        <translation>لائبریری ترتیب دیں</translation>
    </message>
    <message>
        <source>Play everything</source>
        <translation>سب چلائیں</translation>
    </message>
</context>
</TS>
