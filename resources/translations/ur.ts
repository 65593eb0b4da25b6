<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ur_PK" sourcelanguage="en">
  <context>
    <name>window</name>
    <message>
      <source>Plain Text</source>
      <translation>سادہ متن</translation>
    </message>
    <message>
      <source>Markdown</source>
      <translation>مارک ڈاؤن</translation>
    </message>
    <message>
      <source>Copy Quotes As</source>
      <translation>اقتباسات کی نقل کی شکل</translation>
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
      <source>Stopped; nothing was written.</source>
      <translation>روک دیا گیا؛ کچھ نہیں لکھا گیا۔</translation>
    </message>
    <message>
      <source>Story of {quotes}</source>
      <translation>{quotes} کی اسٹوری</translation>
    </message>
    <message>
      <source>Comparing with the transcripts… {percent} %</source>
      <translation>متن سے موازنہ جاری ہے… {percent} %</translation>
    </message>
    <message>
      <source>Story</source>
      <translation>اسٹوری</translation>
    </message>
    <message>
      <source>New story: {}</source>
      <translation>نئی اسٹوری: {}</translation>
    </message>
    <message>
      <source>{n} quote</source>
      <translation>{n} اقتباس</translation>
    </message>
    <message>
      <source>{n} quotes</source>
      <translation>{n} اقتباسات</translation>
    </message>
    <message>
      <source>{quotes} deleted; Undo gives back.</source>
      <translation>{quotes} حذف؛ “واپس لیں” سے لوٹ آئیں گے۔</translation>
    </message>
    <message>
      <source>Save card or video</source>
      <translation>کارڈ یا ویڈیو محفوظ کریں</translation>
    </message>
    <message>
      <source>Making {file}…</source>
      <translation>{file} بن رہی ہے…</translation>
    </message>
    <message>
      <source>Choose a quote in the panel first.</source>
      <translation>پہلے پینل میں اقتباس چنیں۔</translation>
    </message>
    <message>
      <source>{file} is written. {silenced}</source>
      <translation>{file} لکھ دی گئی۔ {silenced}</translation>
    </message>
    <message>
      <source>Save All Clips</source>
      <translation>تمام کلپ محفوظ کریں</translation>
    </message>
    <message>
      <source>Format:</source>
      <translation>فارمیٹ:</translation>
    </message>
    <message>
      <source>Writing clips to {folder}…</source>
      <translation>کلپ {folder} میں لکھے جا رہے ہیں…</translation>
    </message>
    <message>
      <source>Save a web page</source>
      <translation>ویب صفحہ محفوظ کریں</translation>
    </message>
    <message>
      <source>There are no quotes in this session.</source>
      <translation>اس نشست میں کوئی اقتباس نہیں۔</translation>
    </message>
    <message>
      <source>Save all clips into a folder</source>
      <translation>تمام کلپ ایک فولڈر میں محفوظ کریں</translation>
    </message>
    <message>
      <source>{clips} written to {folder}.</source>
      <translation>{clips} {folder} میں لکھ دیے گئے۔</translation>
    </message>
    <message>
      <source>{quotes} written to {file}</source>
      <translation>{quotes} {file} میں لکھ دیے گئے</translation>
    </message>
    <message>
      <source>{kept_back} off the record, not written.</source>
      <translation>{kept_back} آف دی ریکارڈ، نہیں لکھے گئے۔</translation>
    </message>
    <message>
      <source>{number} could not be made: {reason}</source>
      <translation>{number} نہیں بن سکے: {reason}</translation>
    </message>
    <message>
      <source>{kept_back} off the record, not written</source>
      <translation>{kept_back} آف دی ریکارڈ، نہیں لکھے گئے</translation>
    </message>
    <message>
      <source>{n} clip</source>
      <translation>{n} کلپ</translation>
    </message>
    <message>
      <source>{n} clips</source>
      <translation>{n} کلپ</translation>
    </message>
    <message>
      <source>Off the record, and silent: {stretches}.</source>
      <translation>آف دی ریکارڈ، اور خاموش: {stretches}۔</translation>
    </message>
    <message>
      <source>Save Sound</source>
      <translation>آواز محفوظ کریں</translation>
    </message>
    <message>
      <source>Save sound</source>
      <translation>آواز محفوظ کریں</translation>
    </message>
    <message>
      <source>Sound</source>
      <translation>آواز</translation>
    </message>
    <message>
      <source>Sound written to {file}. {silenced}</source>
      <translation>آواز {file} میں لکھ دی گئی۔ {silenced}</translation>
    </message>
    <message>
      <source>Commands</source>
      <translation>کمانڈ</translation>
    </message>
    <message>
      <source>What to do</source>
      <translation>کیا کرنا ہے</translation>
    </message>
    <message>
      <source>The words change when the program is started again.</source>
      <translation>الفاظ پروگرام دوبارہ چلانے پر بدلیں گے۔</translation>
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
      <source>The sound device you chose is not there; the system's own is used for now.</source>
      <translation>آپ کا چنا ہوا صوتی آلہ موجود نہیں؛ فی الحال نظام کا اپنا آلہ استعمال ہو رہا ہے۔</translation>
    </message>
    <message>
      <source>The sound device does not answer any more. Is it still plugged in?</source>
      <translation>صوتی آلہ جواب نہیں دے رہا۔ کیا وہ جڑا ہوا ہے؟</translation>
    </message>
    <message>
      <source>Standard</source>
      <translation>معیاری</translation>
    </message>
    <message>
      <source>News</source>
      <translation>خبر</translation>
    </message>
    <message>
      <source>Academic</source>
      <translation>علمی</translation>
    </message>
    <message>
      <source>Minimal</source>
      <translation>مختصر</translation>
    </message>
    <message>
      <source>My own template</source>
      <translation>میرا اپنا سانچہ</translation>
    </message>
    <message>
      <source>Attribution Style</source>
      <translation>حوالے کا انداز</translation>
    </message>
    <message>
      <source>Style</source>
      <translation>انداز</translation>
    </message>
    <message>
      <source>Template</source>
      <translation>سانچہ</translation>
    </message>
    <message>
      <source>How a quote reads</source>
      <translation>اقتباس یوں پڑھا جائے گا</translation>
    </message>
    <message>
      <source>What is not known of a quote goes, with its comma or brackets. UNVERIFIED, the language of a translation and synthetic voices are always told behind it.</source>
      <translation>اقتباس کے بارے میں جو معلوم نہیں، وہ اپنے وقفے یا قوسین سمیت نکل جاتا ہے۔ “غیر مصدقہ”، ترجمے کی زبان اور مصنوعی آوازیں ہمیشہ آخر میں بتائی جاتی ہیں۔</translation>
    </message>
    <message>
      <source>Insert {placeholder}, {meaning}</source>
      <translation>{placeholder} داخل کریں، {meaning}</translation>
    </message>
    <message>
      <source>Preview</source>
      <translation>پیش منظر</translation>
    </message>
    <message>
      <source>Speaker, session, date, time</source>
      <translation>مقرر، نشست، تاریخ، وقت</translation>
    </message>
    <message>
      <source>Picture (PNG)</source>
      <translation>تصویر (PNG)</translation>
    </message>
    <message>
      <source>Video (MP4, H.264)</source>
      <translation>ویڈیو (MP4, H.264)</translation>
    </message>
    <message>
      <source>Video (WebM, VP9)</source>
      <translation>ویڈیو (WebM, VP9)</translation>
    </message>
    <message>
      <source>Square (1080 × 1080)</source>
      <translation>مربع (1080 × 1080)</translation>
    </message>
    <message>
      <source>Upright (1080 × 1920)</source>
      <translation>عمودی (1080 × 1920)</translation>
    </message>
    <message>
      <source>Wide (1920 × 1080)</source>
      <translation>افقی (1920 × 1080)</translation>
    </message>
    <message>
      <source>Save Card or Video</source>
      <translation>کارڈ یا ویڈیو محفوظ کریں</translation>
    </message>
    <message>
      <source>Save…</source>
      <translation>محفوظ کریں…</translation>
    </message>
    <message>
      <source>As</source>
      <translation>بطور</translation>
    </message>
    <message>
      <source>Size</source>
      <translation>سائز</translation>
    </message>
    <message>
      <source>Theme</source>
      <translation>رنگ ڈھنگ</translation>
    </message>
    <message>
      <source>Only a picture can be made: {reason}</source>
      <translation>صرف تصویر بن سکتی ہے: {reason}</translation>
    </message>
    <message>
      <source>Title</source>
      <translation>عنوان</translation>
    </message>
    <message>
      <source>Artist</source>
      <translation>فنکار</translation>
    </message>
    <message>
      <source>Source</source>
      <translation>ماخذ</translation>
    </message>
    <message>
      <source>As it is</source>
      <translation>جیسی ہے</translation>
    </message>
    <message>
      <source>Loudest sample at</source>
      <translation>سب سے اونچا نمونہ</translation>
    </message>
    <message>
      <source>Loudness</source>
      <translation>بلندی</translation>
    </message>
    <message>
      <source>Louder by</source>
      <translation>بلندی میں اضافہ</translation>
    </message>
    <message>
      <source>Format</source>
      <translation>فارمیٹ</translation>
    </message>
    <message>
      <source>More before and after</source>
      <translation>آگے پیچھے مزید</translation>
    </message>
    <message>
      <source>Fade in and out</source>
      <translation>آغاز اور اختتام میں تدریج</translation>
    </message>
    <message>
      <source>Level</source>
      <translation>سطح</translation>
    </message>
    <message>
      <source>Hear it</source>
      <translation>سنیں</translation>
    </message>
    <message>
      <source>Not to be heard</source>
      <translation>جو سنائی نہ دے</translation>
    </message>
    <message>
      <source>Remove</source>
      <translation>ہٹائیں</translation>
    </message>
    <message>
      <source>none is written</source>
      <translation>نہیں لکھا جاتا</translation>
    </message>
    <message>
      <source>Stop</source>
      <translation>روکیں</translation>
    </message>
    <message>
      <source>Write from when to when of the session, such as 1:02.5-1:04.</source>
      <translation>نشست میں کب سے کب تک، یوں لکھیں: ⁦1:02.5-1:04⁩۔</translation>
    </message>
    <message>
      <source>Words of the quote</source>
      <translation>اقتباس کے الفاظ</translation>
    </message>
    <message>
      <source>Silence</source>
      <translation>خاموشی</translation>
    </message>
    <message>
      <source>Bleep</source>
      <translation>بیپ</translation>
    </message>
    <message>
      <source>More before</source>
      <translation>پہلے سے مزید</translation>
    </message>
    <message>
      <source>More after</source>
      <translation>بعد تک مزید</translation>
    </message>
    <message>
      <source>Fade in</source>
      <translation>تدریجی آغاز</translation>
    </message>
    <message>
      <source>Fade out</source>
      <translation>تدریجی اختتام</translation>
    </message>
    <message>
      <source>Level in decibels</source>
      <translation>سطح ڈیسی بیل میں</translation>
    </message>
    <message>
      <source>Stretch that must not be heard</source>
      <translation>وہ ٹکڑا جو سنائی نہ دے</translation>
    </message>
    <message>
      <source>Stretches that are not heard</source>
      <translation>وہ ٹکڑے جو سنائی نہیں دیں گے</translation>
    </message>
    <message>
      <source>Select the words that must not be heard, or type from when to when.</source>
      <translation>وہ الفاظ منتخب کریں جو سنائی نہ دیں، یا کب سے کب تک لکھیں۔</translation>
    </message>
    <message>
      <source>Corrections: {title}</source>
      <translation>تصحیحات: {title}</translation>
    </message>
    <message>
      <source>Corrections</source>
      <translation>تصحیحات</translation>
    </message>
    <message>
      <source>Restore the whole original text</source>
      <translation>پورا اصل متن بحال کریں</translation>
    </message>
    <message>
      <source>Restore the file’s words</source>
      <translation>فائل کے الفاظ بحال کریں</translation>
    </message>
    <message>
      <source>Older versions</source>
      <translation>پرانے نسخے</translation>
    </message>
    <message>
      <source>Restore this version</source>
      <translation>یہ نسخہ بحال کریں</translation>
    </message>
    <message>
      <source>In the file</source>
      <translation>فائل میں</translation>
    </message>
    <message>
      <source>Now</source>
      <translation>اب</translation>
    </message>
    <message>
      <source>Nothing was corrected here yet.</source>
      <translation>یہاں ابھی کوئی تصحیح نہیں ہوئی۔</translation>
    </message>
    <message>
      <source>Nothing: this segment was added by hand.</source>
      <translation>کچھ نہیں: یہ حصہ ہاتھ سے شامل کیا گیا تھا۔</translation>
    </message>
    <message>
      <source>Original</source>
      <translation>اصل</translation>
    </message>
    <message>
      <source>Translation</source>
      <translation>ترجمہ</translation>
    </message>
    <message>
      <source>Not known</source>
      <translation>نامعلوم</translation>
    </message>
    <message>
      <source>Machine</source>
      <translation>مشین</translation>
    </message>
    <message>
      <source>Human</source>
      <translation>انسان</translation>
    </message>
    <message>
      <source>Transcript</source>
      <translation>متن</translation>
    </message>
    <message>
      <source>Language</source>
      <translation>زبان</translation>
    </message>
    <message>
      <source>Kind</source>
      <translation>قسم</translation>
    </message>
    <message>
      <source>Made by</source>
      <translation>کس نے بنایا</translation>
    </message>
    <message>
      <source>en, ur …</source>
      <translation>en, ur …</translation>
    </message>
    <message>
      <source>{what} of {name}</source>
      <translation>{name}: {what}</translation>
    </message>
    <message>
      <source>Recording</source>
      <translation>ریکارڈنگ</translation>
    </message>
    <message>
      <source>Begins at</source>
      <translation>آغاز کا وقت</translation>
    </message>
    <message>
      <source>Heard first</source>
      <translation>پہلے سنی جائے</translation>
    </message>
    <message>
      <source>Heard where several recordings hold the same stretch</source>
      <translation>جہاں کئی ریکارڈنگز میں ایک ہی ٹکڑا ہو، یہی سنی جاتی ہے</translation>
    </message>
    <message>
      <source>{name} begins at</source>
      <translation>{name} کے آغاز کا وقت</translation>
    </message>
    <message>
      <source>{name} is heard first</source>
      <translation>{name} پہلے سنی جاتی ہے</translation>
    </message>
    <message>
      <source>Origin</source>
      <translation>اصلیت</translation>
    </message>
    <message>
      <source>Note at {time}</source>
      <translation>نوٹ، {time} پر</translation>
    </message>
    <message>
      <source>Note</source>
      <translation>نوٹ</translation>
    </message>
    <message>
      <source>Something to do, then Enter</source>
      <translation>کوئی کام لکھیں، پھر Enter</translation>
    </message>
    <message>
      <source>Add something to do</source>
      <translation>کوئی کام شامل کریں</translation>
    </message>
    <message>
      <source>Save</source>
      <translation>محفوظ کریں</translation>
    </message>
    <message>
      <source>Space ticks, F2 edits, Delete takes away; Ctrl+Enter saves all.</source>
      <translation>‏Space نشان لگاتا ہے، F2 بدلتا ہے، Delete ہٹاتا ہے؛ Ctrl+Enter سب محفوظ کرتا ہے۔</translation>
    </message>
    <message>
      <source>To do</source>
      <translation>کرنے کے کام</translation>
    </message>
    <message>
      <source>Edit Quote</source>
      <translation>اقتباس ترتیب دیں</translation>
    </message>
    <message>
      <source>Explanation, such as: the army</source>
      <translation>وضاحت، مثلاً: فوج</translation>
    </message>
    <message>
      <source>Explanation in brackets</source>
      <translation>قوسین میں وضاحت</translation>
    </message>
    <message>
      <source>Leave out […]</source>
      <translation>چھوڑ دیں […]</translation>
    </message>
    <message>
      <source>Put in place</source>
      <translation>جگہ پر لکھیں</translation>
    </message>
    <message>
      <source>Put behind</source>
      <translation>بعد میں لکھیں</translation>
    </message>
    <message>
      <source>Take all marks away</source>
      <translation>تمام نشان ہٹائیں</translation>
    </message>
    <message>
      <source>How the quote reads</source>
      <translation>اقتباس یوں پڑھا جائے گا</translation>
    </message>
    <message>
      <source>Select words above, then say what becomes of them.</source>
      <translation>اوپر الفاظ منتخب کریں، پھر بتائیں ان کا کیا ہو۔</translation>
    </message>
    <message>
      <source>The words that are left out are kept, and shown on demand.</source>
      <translation>چھوڑے ہوئے الفاظ محفوظ رہتے ہیں اور مانگنے پر دکھائے جاتے ہیں۔</translation>
    </message>
    <message>
      <source>Type the explanation first.</source>
      <translation>پہلے وضاحت لکھیں۔</translation>
    </message>
    <message>
      <source>Take out</source>
      <translation>نکال دیں</translation>
    </message>
    <message>
      <source>Add person</source>
      <translation>شخص شامل کریں</translation>
    </message>
    <message>
      <source>Add figure</source>
      <translation>عدد شامل کریں</translation>
    </message>
    <message>
      <source>Take out {name}</source>
      <translation>{name} نکال دیں</translation>
    </message>
    <message>
      <source>Take this row out</source>
      <translation>یہ سطر نکال دیں</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>نام</translation>
    </message>
    <message>
      <source>Handle</source>
      <translation>ہینڈل</translation>
    </message>
    <message>
      <source>Role</source>
      <translation>کردار</translation>
    </message>
    <message>
      <source>Number</source>
      <translation>عدد</translation>
    </message>
    <message>
      <source>What it counts</source>
      <translation>کس کی گنتی</translation>
    </message>
    <message>
      <source>Who says so</source>
      <translation>کون بتاتا ہے</translation>
    </message>
    <message>
      <source>When</source>
      <translation>کب</translation>
    </message>
    <message>
      <source>2026-11-14 19:30 +05:00, or 2026-11-14</source>
      <translation>⁦2026-11-14 19:30 +05:00⁩، یا ⁦2026-11-14⁩</translation>
    </message>
    <message>
      <source>Start</source>
      <translation>آغاز</translation>
    </message>
    <message>
      <source>End</source>
      <translation>اختتام</translation>
    </message>
    <message>
      <source>Scheduled for</source>
      <translation>طے شدہ وقت</translation>
    </message>
    <message>
      <source>Platform</source>
      <translation>پلیٹ فارم</translation>
    </message>
    <message>
      <source>Id</source>
      <translation>شناخت</translation>
    </message>
    <message>
      <source>Address</source>
      <translation>پتا</translation>
    </message>
    <message>
      <source>Description</source>
      <translation>تفصیل</translation>
    </message>
    <message>
      <source>Facts</source>
      <translation>حقائق</translation>
    </message>
    <message>
      <source>People</source>
      <translation>لوگ</translation>
    </message>
    <message>
      <source>Figures</source>
      <translation>اعداد</translation>
    </message>
    <message>
      <source>Files</source>
      <translation>فائلیں</translation>
    </message>
    <message>
      <source>Edit session</source>
      <translation>نشست کی تفصیلات</translation>
    </message>
    <message>
      <source>Set by hand; files do not change it.</source>
      <translation>ہاتھ سے لکھا گیا؛ فائلیں اسے نہیں بدلتیں۔</translation>
    </message>
    <message>
      <source>Otherwise: {value} ({source})</source>
      <translation>ورنہ: {value} ({source})</translation>
    </message>
    <message>
      <source>Readers (to publish)</source>
      <translation>قارئین (اشاعت کے لیے)</translation>
    </message>
    <message>
      <source>An editor or a lawyer (the full chain)</source>
      <translation>مدیر یا وکیل (مکمل سلسلہ)</translation>
    </message>
    <message>
      <source>Only the quote under its pseudonym and its sound: no transcript, no corrections, no hash of the recording, and none of the names of those who worked on it.</source>
      <translation>صرف اقتباس اپنے فرضی نام اور آواز کے ساتھ: نہ متن، نہ تصحیحات، نہ ریکارڈنگ کا ہیش، نہ اس پر کام کرنے والوں کے نام۔</translation>
    </message>
    <message>
      <source>Evidence Bundle</source>
      <translation>ثبوت بنڈل</translation>
    </message>
    <message>
      <source>With the whole recording</source>
      <translation>پوری ریکارڈنگ کے ساتھ</translation>
    </message>
    <message>
      <source>Make…</source>
      <translation>بنائیں…</translation>
    </message>
    <message>
      <source>What was found</source>
      <translation>کیا ملا</translation>
    </message>
    <message>
      <source>One file (zip)</source>
      <translation>ایک فائل (zip)</translation>
    </message>
    <message>
      <source>Folder</source>
      <translation>فولڈر</translation>
    </message>
    <message>
      <source>For</source>
      <translation>کس کے لیے</translation>
    </message>
    <message>
      <source>They become one session. Transcripts, topics and marks move along; quotes stay as they were taken and keep their sound. Undo takes them apart again.</source>
      <translation>یہ ایک نشست بن جائیں گی۔ متن، موضوعات اور نشان ساتھ جائیں گے؛ اقتباسات جیسے لیے گئے ویسے ہی رہیں گے اور ان کی آواز بھی۔ “واپس لیں” انہیں پھر الگ کر دیتا ہے۔</translation>
    </message>
    <message>
      <source>text only</source>
      <translation>صرف متن</translation>
    </message>
    <message>
      <source>Join into one session</source>
      <translation>ایک نشست میں جوڑیں</translation>
    </message>
    <message>
      <source>The session that stays</source>
      <translation>جو نشست رہے گی</translation>
    </message>
    <message>
      <source>Join</source>
      <translation>جوڑیں</translation>
    </message>
    <message>
      <source>Comparing the sound…</source>
      <translation>آواز کا موازنہ جاری ہے…</translation>
    </message>
    <message>
      <source>It follows directly.</source>
      <translation>یہ فوراً بعد آتی ہے۔</translation>
    </message>
    <message>
      <source>{session} begins at</source>
      <translation>{session} کے آغاز کا وقت</translation>
    </message>
    <message>
      <source>Find from the sound</source>
      <translation>آواز سے معلوم کریں</translation>
    </message>
    <message>
      <source>After the end</source>
      <translation>اختتام کے بعد</translation>
    </message>
    <message>
      <source>The session that stays, with its title:</source>
      <translation>جو نشست اپنے عنوان کے ساتھ رہے گی:</translation>
    </message>
    <message>
      <source>{at}. {reason} Confidence {confidence}.</source>
      <translation>{at}۔ {reason} یقین {confidence}۔</translation>
    </message>
    <message>
      <source>{problem} Type where it begins.</source>
      <translation>{problem} لکھیں کہ یہ کب شروع ہوتی ہے۔</translation>
    </message>
    <message>
      <source>Comparing the sound… {percent}</source>
      <translation>آواز کا موازنہ جاری ہے… {percent}</translation>
    </message>
    <message>
      <source>Keys</source>
      <translation>کلیدیں</translation>
    </message>
    <message>
      <source>Change…</source>
      <translation>بدلیں…</translation>
    </message>
    <message>
      <source>Change keys</source>
      <translation>کلیدیں بدلیں</translation>
    </message>
    <message>
      <source>Commands and their keys</source>
      <translation>کمانڈ اور ان کی کلیدیں</translation>
    </message>
    <message>
      <source>New key</source>
      <translation>نئی کلید</translation>
    </message>
    <message>
      <source>Add key</source>
      <translation>کلید شامل کریں</translation>
    </message>
    <message>
      <source>No key</source>
      <translation>بغیر کلید</translation>
    </message>
    <message>
      <source>As it was</source>
      <translation>پہلے جیسی</translation>
    </message>
    <message>
      <source>Choose a command, click into the field and press a key.</source>
      <translation>کمانڈ چنیں، خانے میں کلک کریں اور کلید دبائیں۔</translation>
    </message>
    <message>
      <source>{key} means two things and does neither: {commands}.</source>
      <translation>{key} کے دو مطلب ہیں، اس لیے کسی پر کام نہیں کرتی: {commands}۔</translation>
    </message>
    <message>
      <source>Menu</source>
      <translation>مینیو</translation>
    </message>
    <message>
      <source>Command</source>
      <translation>کمانڈ</translation>
    </message>
    <message>
      <source>{key} is taken: {commands}. Press Add Key again to take it from there.</source>
      <translation>{key} پہلے سے ان کی ہے: {commands}۔ وہاں سے لینے کے لیے “کلید شامل کریں” پھر دبائیں۔</translation>
    </message>
    <message>
      <source>A speech model listens to the recording on this computer and writes down what it hears. Nothing leaves this computer. What it writes is a draft: it is marked as made by a machine, and every quote from it as unverified until you have heard it.</source>
      <translation>زبان کا ایک ماڈل اسی کمپیوٹر پر ریکارڈنگ سنتا ہے اور جو سنتا ہے لکھ دیتا ہے۔ کچھ بھی اس کمپیوٹر سے باہر نہیں جاتا۔ اس کا لکھا مسودہ ہے: اس پر مشین کا نشان ہوتا ہے، اور اس کا ہر اقتباس غیر مصدقہ رہتا ہے جب تک آپ اسے سن نہ لیں۔</translation>
    </message>
    <message>
      <source>Where to get a model: look in a web browser for “faster-whisper small”, converted for CTranslate2 (or base, medium, large-v3: larger ones hear better and take longer). Download its folder, which holds model.bin, config.json, tokenizer.json and a vocabulary, put it anywhere on this computer, and choose it here. Spaces Viewer itself downloads nothing.</source>
      <translation>ماڈل کہاں سے ملے گا: ویب براؤزر میں “faster-whisper small” تلاش کریں جو CTranslate2 کے لیے بنا ہو (یا base، medium، large-v3: بڑے ماڈل بہتر سنتے ہیں مگر وقت زیادہ لیتے ہیں)۔ اس کا فولڈر ڈاؤن لوڈ کریں جس میں model.bin، config.json، tokenizer.json اور ایک فرہنگ ہو، اسے اس کمپیوٹر پر کہیں بھی رکھیں، اور یہاں چنیں۔ اسپیسز ویور خود کچھ ڈاؤن لوڈ نہیں کرتا۔</translation>
    </message>
    <message>
      <source>The model guesses</source>
      <translation>ماڈل خود اندازہ لگائے</translation>
    </message>
    <message>
      <source>English</source>
      <translation>انگریزی</translation>
    </message>
    <message>
      <source>Urdu</source>
      <translation>اردو</translation>
    </message>
    <message>
      <source>Hindi</source>
      <translation>ہندی</translation>
    </message>
    <message>
      <source>Punjabi</source>
      <translation>پنجابی</translation>
    </message>
    <message>
      <source>Pashto</source>
      <translation>پشتو</translation>
    </message>
    <message>
      <source>Sindhi</source>
      <translation>سندھی</translation>
    </message>
    <message>
      <source>Arabic</source>
      <translation>عربی</translation>
    </message>
    <message>
      <source>Persian</source>
      <translation>فارسی</translation>
    </message>
    <message>
      <source>Turkish</source>
      <translation>ترکی</translation>
    </message>
    <message>
      <source>French</source>
      <translation>فرانسیسی</translation>
    </message>
    <message>
      <source>German</source>
      <translation>جرمن</translation>
    </message>
    <message>
      <source>Spanish</source>
      <translation>ہسپانوی</translation>
    </message>
    <message>
      <source>Portuguese</source>
      <translation>پرتگالی</translation>
    </message>
    <message>
      <source>Russian</source>
      <translation>روسی</translation>
    </message>
    <message>
      <source>Let a Machine Write a Draft</source>
      <translation>مشین سے مسودہ لکھوائیں</translation>
    </message>
    <message>
      <source>The folder of the model</source>
      <translation>ماڈل کا فولڈر</translation>
    </message>
    <message>
      <source>Choose…</source>
      <translation>چنیں…</translation>
    </message>
    <message>
      <source>Spoken language</source>
      <translation>بولی جانے والی زبان</translation>
    </message>
    <message>
      <source>How far the draft is</source>
      <translation>مسودہ کہاں تک پہنچا</translation>
    </message>
    <message>
      <source>Pause</source>
      <translation>وقفہ</translation>
    </message>
    <message>
      <source>Cancel draft</source>
      <translation>مسودہ منسوخ کریں</translation>
    </message>
    <message>
      <source>Close</source>
      <translation>بند کریں</translation>
    </message>
    <message>
      <source>Paused. What is written is kept, also when you quit.</source>
      <translation>رکا ہوا ہے۔ جو لکھا جا چکا وہ محفوظ ہے، پروگرام بند کرنے پر بھی۔</translation>
    </message>
    <message>
      <source>Model</source>
      <translation>ماڈل</translation>
    </message>
    <message>
      <source>Continue</source>
      <translation>جاری رکھیں</translation>
    </message>
    <message>
      <source>{percent} written</source>
      <translation>{percent} لکھا جا چکا</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>منسوخ کریں</translation>
    </message>
    <message>
      <source>New Transcript</source>
      <translation>نیا متن</translation>
    </message>
    <message>
      <source>What is said</source>
      <translation>جو کہا جاتا ہے</translation>
    </message>
    <message>
      <source>A translation of it</source>
      <translation>اس کا ترجمہ</translation>
    </message>
    <message>
      <source>Listen and type below the transcript. Enter ends a paragraph, “Name:” before the words says who speaks. Everything is saved as you type.</source>
      <translation>سنیں اور متن کے نیچے لکھیں۔ Enter پیراگراف ختم کرتا ہے، الفاظ سے پہلے “نام:” بتاتا ہے کہ کون بول رہا ہے۔ سب کچھ لکھتے ہی محفوظ ہو جاتا ہے۔</translation>
    </message>
    <message>
      <source>Pedal: back</source>
      <translation>پیڈل: پیچھے</translation>
    </message>
    <message>
      <source>Pedal: play</source>
      <translation>پیڈل: چلائیں</translation>
    </message>
    <message>
      <source>Pedal: forward</source>
      <translation>پیڈل: آگے</translation>
    </message>
    <message>
      <source>Click into a field and press the pedal, or any key.</source>
      <translation>خانے میں کلک کریں اور پیڈل یا کوئی کلید دبائیں۔</translation>
    </message>
    <message>
      <source>{key} is taken already: {command}.</source>
      <translation>{key} پہلے سے لی ہوئی ہے: {command}۔</translation>
    </message>
    <message>
      <source>{key} cannot mean two things.</source>
      <translation>{key} کے دو مطلب نہیں ہو سکتے۔</translation>
    </message>
    <message>
      <source>Pseudonym outside</source>
      <translation>باہر کے لیے فرضی نام</translation>
    </message>
    <message>
      <source>Sessions</source>
      <translation>نشستیں</translation>
    </message>
    <message>
      <source>Talk time</source>
      <translation>بولنے کا وقت</translation>
    </message>
    <message>
      <source>Find a name, handle or pseudonym</source>
      <translation>نام، ہینڈل یا فرضی نام تلاش کریں</translation>
    </message>
    <message>
      <source>Find a person</source>
      <translation>شخص تلاش کریں</translation>
    </message>
    <message>
      <source>Nobody yet: people come in with recordings, or by Edit &gt; Details.</source>
      <translation>ابھی کوئی نہیں: لوگ ریکارڈنگز کے ساتھ آتے ہیں، یا ترمیم &gt; تفصیلات سے۔</translation>
    </message>
    <message>
      <source>Merge…</source>
      <translation>ملائیں…</translation>
    </message>
    <message>
      <source>Select two lines that are one person</source>
      <translation>وہ دو سطریں منتخب کریں جو ایک ہی شخص ہیں</translation>
    </message>
    <message>
      <source>People of the archive</source>
      <translation>آرکائیو کے لوگ</translation>
    </message>
    <message>
      <source>none</source>
      <translation>کوئی نہیں</translation>
    </message>
    <message>
      <source>{one} is {other}</source>
      <translation>{one} دراصل {other} ہے</translation>
    </message>
    <message>
      <source>Before: {names}</source>
      <translation>پہلے: {names}</translation>
    </message>
    <message>
      <source>Like the system</source>
      <translation>نظام کے مطابق</translation>
    </message>
    <message>
      <source>Light</source>
      <translation>روشن</translation>
    </message>
    <message>
      <source>Dark</source>
      <translation>تاریک</translation>
    </message>
    <message>
      <source>The session's own zone</source>
      <translation>نشست کا اپنا خطہ</translation>
    </message>
    <message>
      <source>As the language is read</source>
      <translation>جیسے زبان پڑھی جاتی ہے</translation>
    </message>
    <message>
      <source>From left to right</source>
      <translation>بائیں سے دائیں</translation>
    </message>
    <message>
      <source>From right to left</source>
      <translation>دائیں سے بائیں</translation>
    </message>
    <message>
      <source>Narrow</source>
      <translation>تنگ</translation>
    </message>
    <message>
      <source>Normal</source>
      <translation>معمول</translation>
    </message>
    <message>
      <source>Wide</source>
      <translation>چوڑا</translation>
    </message>
    <message>
      <source>Full width</source>
      <translation>پوری چوڑائی</translation>
    </message>
    <message>
      <source>Plain text</source>
      <translation>سادہ متن</translation>
    </message>
    <message>
      <source>Preferences</source>
      <translation>ترجیحات</translation>
    </message>
    <message>
      <source>Name to put beside what you take</source>
      <translation>آپ کے لیے ہوئے اقتباس کے ساتھ لکھا جانے والا نام</translation>
    </message>
    <message>
      <source>with speaker, session and date</source>
      <translation>مقرر، نشست اور تاریخ کے ساتھ</translation>
    </message>
    <message>
      <source>with the time in the recording</source>
      <translation>ریکارڈنگ کے وقت کے ساتھ</translation>
    </message>
    <message>
      <source>Your name is never taken from the account of this computer.</source>
      <translation>آپ کا نام اس کمپیوٹر کے اکاؤنٹ سے کبھی نہیں لیا جاتا۔</translation>
    </message>
    <message>
      <source>Reviewer</source>
      <translation>جائزہ کار</translation>
    </message>
    <message>
      <source>Text size</source>
      <translation>متن کا سائز</translation>
    </message>
    <message>
      <source>Reading width</source>
      <translation>سطر کی چوڑائی</translation>
    </message>
    <message>
      <source>Window's language</source>
      <translation>ونڈو کی زبان</translation>
    </message>
    <message>
      <source>Window is read</source>
      <translation>ونڈو پڑھنے کی سمت</translation>
    </message>
    <message>
      <source>Clock times in</source>
      <translation>گھڑی کا وقت</translation>
    </message>
    <message>
      <source>Resume rewinds</source>
      <translation>جاری کرنے پر پیچھے</translation>
    </message>
    <message>
      <source>Skip</source>
      <translation>چھلانگ</translation>
    </message>
    <message>
      <source>Copy quotes as</source>
      <translation>اقتباسات کی نقل بطور</translation>
    </message>
    <message>
      <source>Web page</source>
      <translation>ویب صفحہ</translation>
    </message>
    <message>
      <source>(undone)</source>
      <translation>(واپس لیا گیا)</translation>
    </message>
    <message>
      <source>Before: {what}</source>
      <translation>پہلے: {what}</translation>
    </message>
    <message>
      <source>After: {what}</source>
      <translation>بعد: {what}</translation>
    </message>
    <message>
      <source>silent</source>
      <translation>خاموش</translation>
    </message>
    <message>
      <source>checked by {who}</source>
      <translation>جانچ از {who}</translation>
    </message>
    <message>
      <source>at up to {speed} %</source>
      <translation>زیادہ سے زیادہ {speed} % رفتار پر</translation>
    </message>
    <message>
      <source>Nothing has changed since.</source>
      <translation>تب سے کچھ نہیں بدلا۔</translation>
    </message>
    <message>
      <source>(now)</source>
      <translation>‏(اب)</translation>
    </message>
    <message>
      <source>Changes of the Quote</source>
      <translation>اقتباس کی تبدیلیاں</translation>
    </message>
    <message>
      <source>What has changed</source>
      <translation>کیا بدلا ہے</translation>
    </message>
    <message>
      <source>Places where the quote could be</source>
      <translation>وہ جگہیں جہاں اقتباس ہو سکتا ہے</translation>
    </message>
    <message>
      <source>Revisions</source>
      <translation>نظرثانیاں</translation>
    </message>
    <message>
      <source>Update quote</source>
      <translation>اقتباس تازہ کریں</translation>
    </message>
    <message>
      <source>It stands here</source>
      <translation>یہ یہاں ہے</translation>
    </message>
    <message>
      <source>Bring back revision</source>
      <translation>نظرثانی واپس لائیں</translation>
    </message>
    <message>
      <source>Where these words could be now</source>
      <translation>یہ الفاظ اب کہاں ہو سکتے ہیں</translation>
    </message>
    <message>
      <source>Enter plays. By story: drag quotes, or press Alt+Up and Alt+Down, to put them in order.</source>
      <translation>‏Enter چلاتا ہے۔ اسٹوری کے لحاظ سے: ترتیب دینے کے لیے اقتباسات کھینچیں، یا Alt+Up اور Alt+Down دبائیں۔</translation>
    </message>
    <message>
      <source>Quotes Board</source>
      <translation>اقتباسات کا بورڈ</translation>
    </message>
    <message>
      <source>Copy</source>
      <translation>نقل کریں</translation>
    </message>
    <message>
      <source>Export…</source>
      <translation>برآمد کریں…</translation>
    </message>
    <message>
      <source>Put Into Story…</source>
      <translation>اسٹوری میں رکھیں…</translation>
    </message>
    <message>
      <source>Put into story…</source>
      <translation>اسٹوری میں رکھیں…</translation>
    </message>
    <message>
      <source>Set state</source>
      <translation>حالت بدلیں</translation>
    </message>
    <message>
      <source>Set stars</source>
      <translation>ستارے دیں</translation>
    </message>
    <message>
      <source>Save Clips…</source>
      <translation>کلپ محفوظ کریں…</translation>
    </message>
    <message>
      <source>Save clips…</source>
      <translation>کلپ محفوظ کریں…</translation>
    </message>
    <message>
      <source>Choose all</source>
      <translation>سب چنیں</translation>
    </message>
    <message>
      <source>{number} of {quotes}</source>
      <translation>{quotes} میں سے {number}</translation>
    </message>
    <message>
      <source>Play</source>
      <translation>چلائیں</translation>
    </message>
    <message>
      <source>No quote is like that.</source>
      <translation>ایسا کوئی اقتباس نہیں۔</translation>
    </message>
    <message>
      <source>There are no quotes in this archive yet. Select words in a transcript and press B.</source>
      <translation>اس آرکائیو میں ابھی کوئی اقتباس نہیں۔ متن میں الفاظ منتخب کر کے B دبائیں۔</translation>
    </message>
    <message>
      <source>{quotes}, {number} chosen</source>
      <translation>{quotes}، {number} چنے ہوئے</translation>
    </message>
    <message>
      <source>Delete</source>
      <translation>حذف کریں</translation>
    </message>
    <message>
      <source>State</source>
      <translation>حالت</translation>
    </message>
    <message>
      <source>Stars</source>
      <translation>ستارے</translation>
    </message>
    <message>
      <source>None</source>
      <translation>کوئی نہیں</translation>
    </message>
    <message>
      <source>In the order of the session</source>
      <translation>نشست کی ترتیب سے</translation>
    </message>
    <message>
      <source>The longest topic first</source>
      <translation>سب سے طویل موضوع پہلے</translation>
    </message>
    <message>
      <source>Recap</source>
      <translation>خلاصہ</translation>
    </message>
    <message>
      <source>Headline</source>
      <translation>سرخی</translation>
    </message>
    <message>
      <source>Order of the topics</source>
      <translation>موضوعات کی ترتیب</translation>
    </message>
    <message>
      <source>With my notes on the quotes</source>
      <translation>اقتباسات پر میرے نوٹ کے ساتھ</translation>
    </message>
    <message>
      <source>Template…</source>
      <translation>سانچہ…</translation>
    </message>
    <message>
      <source>Use a template of your own, or ours again</source>
      <translation>اپنا سانچہ استعمال کریں، یا پھر ہمارا</translation>
    </message>
    <message>
      <source>Save as…</source>
      <translation>بطور محفوظ کریں…</translation>
    </message>
    <message>
      <source>Topics</source>
      <translation>موضوعات</translation>
    </message>
    <message>
      <source>A template of your own (Cancel: ours)</source>
      <translation>آپ کا اپنا سانچہ (منسوخ: ہمارا)</translation>
    </message>
    <message>
      <source>The recap</source>
      <translation>خلاصہ</translation>
    </message>
    <message>
      <source>No quote is chosen.</source>
      <translation>کوئی اقتباس چنا نہیں گیا۔</translation>
    </message>
    <message>
      <source>Topics and quotes of the recap</source>
      <translation>خلاصے کے موضوعات اور اقتباسات</translation>
    </message>
    <message>
      <source>Drag topics and quotes; double-click a topic to rewrite its heading.</source>
      <translation>موضوعات اور اقتباسات کھینچیں؛ سرخی بدلنے کے لیے موضوع پر دو بار کلک کریں۔</translation>
    </message>
    <message>
      <source>Templates</source>
      <translation>سانچے</translation>
    </message>
    <message>
      <source>All files</source>
      <translation>تمام فائلیں</translation>
    </message>
    <message>
      <source>Unidentified</source>
      <translation>نامعلوم</translation>
    </message>
    <message>
      <source>Quotes</source>
      <translation>اقتباسات</translation>
    </message>
    <message>
      <source>At</source>
      <translation>وقت</translation>
    </message>
    <message>
      <source>In the recap</source>
      <translation>خلاصے میں</translation>
    </message>
    <message>
      <source>On the tape</source>
      <translation>ٹیپ پر</translation>
    </message>
    <message>
      <source>Checked: {name}</source>
      <translation>جانچ: {name}</translation>
    </message>
    <message>
      <source>Only what needs a look</source>
      <translation>صرف جو دیکھنا ضروری ہے</translation>
    </message>
    <message>
      <source>Claims of the recap</source>
      <translation>خلاصے کے دعوے</translation>
    </message>
    <message>
      <source>{doubtful} of {total} need a look: they are not on the tape, or not so.</source>
      <translation>{total} میں سے {doubtful} دیکھنا ضروری ہیں: وہ ٹیپ پر نہیں، یا ایسے نہیں۔</translation>
    </message>
    <message>
      <source>All {total} were found on the tape.</source>
      <translation>تمام {total} ٹیپ پر مل گئے۔</translation>
    </message>
    <message>
      <source>Nothing: these lines are not there.</source>
      <translation>کچھ نہیں: یہ سطریں موجود نہیں۔</translation>
    </message>
    <message>
      <source>written</source>
      <translation>لکھا ہوا</translation>
    </message>
    <message>
      <source>yours</source>
      <translation>آپ کا</translation>
    </message>
    <message>
      <source>newer file</source>
      <translation>نئی فائل</translation>
    </message>
    <message>
      <source>Kept: {corrections}. Taken from the file, as only it has changed them: {stretches}.</source>
      <translation>برقرار: {corrections}۔ فائل سے لیے گئے، کیونکہ صرف اسی نے بدلے: {stretches}۔</translation>
    </message>
    <message>
      <source>Until you agree, all stays as you have corrected it; Undo brings that back later, too.</source>
      <translation>جب تک آپ متفق نہ ہوں، سب ویسا ہی رہتا ہے جیسا آپ نے درست کیا؛ بعد میں “واپس لیں” سے بھی لوٹ آتا ہے۔</translation>
    </message>
    <message>
      <source>Compare with newer file: {name}</source>
      <translation>نئی فائل سے موازنہ: {name}</translation>
    </message>
    <message>
      <source>Where they meet</source>
      <translation>جہاں دونوں ٹکراتے ہیں</translation>
    </message>
    <message>
      <source>In the older file</source>
      <translation>پرانی فائل میں</translation>
    </message>
    <message>
      <source>Your correction</source>
      <translation>آپ کی تصحیح</translation>
    </message>
    <message>
      <source>In the newer file</source>
      <translation>نئی فائل میں</translation>
    </message>
    <message>
      <source>Keep your correction</source>
      <translation>اپنی تصحیح رکھیں</translation>
    </message>
    <message>
      <source>Take the newer file’s words</source>
      <translation>نئی فائل کے الفاظ لیں</translation>
    </message>
    <message>
      <source>Write:</source>
      <translation>لکھیں:</translation>
    </message>
    <message>
      <source>Words to write</source>
      <translation>لکھنے کے الفاظ</translation>
    </message>
    <message>
      <source>Take the newer file, with these choices</source>
      <translation>ان انتخابوں کے ساتھ نئی فائل لیں</translation>
    </message>
    <message>
      <source>Later</source>
      <translation>بعد میں</translation>
    </message>
    <message>
      <source>The newer file and your corrections meet in {places}.</source>
      <translation>نئی فائل اور آپ کی تصحیحات {places} پر ٹکراتی ہیں۔</translation>
    </message>
    <message>
      <source>The newer file and your corrections meet nowhere.</source>
      <translation>نئی فائل اور آپ کی تصحیحات کہیں نہیں ٹکراتیں۔</translation>
    </message>
    <message>
      <source>{n} other correction</source>
      <translation>{n} اور تصحیح</translation>
    </message>
    <message>
      <source>{n} other corrections</source>
      <translation>{n} اور تصحیحات</translation>
    </message>
    <message>
      <source>{n} stretch</source>
      <translation>{n} ٹکڑا</translation>
    </message>
    <message>
      <source>{n} stretches</source>
      <translation>{n} ٹکڑے</translation>
    </message>
    <message>
      <source>{n} place</source>
      <translation>{n} جگہ</translation>
    </message>
    <message>
      <source>{n} places</source>
      <translation>{n} جگہیں</translation>
    </message>
    <message>
      <source>Every place is shown here first. Nothing changes until you press Replace.</source>
      <translation>پہلے ہر جگہ یہاں دکھائی جاتی ہے۔ جب تک آپ “بدل دیں” نہ دبائیں، کچھ نہیں بدلتا۔</translation>
    </message>
    <message>
      <source>Replace</source>
      <translation>بدل دیں</translation>
    </message>
    <message>
      <source>Find</source>
      <translation>تلاش کریں</translation>
    </message>
    <message>
      <source>Replace with</source>
      <translation>اس سے بدلیں</translation>
    </message>
    <message>
      <source>Match case</source>
      <translation>بڑے چھوٹے حروف کا فرق</translation>
    </message>
    <message>
      <source>Also accents and letters exactly as they are typed</source>
      <translation>اعراب اور حروف بھی بعینہٖ جیسے لکھے گئے</translation>
    </message>
    <message>
      <source>Whole words</source>
      <translation>پورے الفاظ</translation>
    </message>
    <message>
      <source>Where</source>
      <translation>کہاں</translation>
    </message>
    <message>
      <source>Places</source>
      <translation>جگہیں</translation>
    </message>
    <message>
      <source>All</source>
      <translation>سب</translation>
    </message>
    <message>
      <source>All places</source>
      <translation>تمام جگہیں</translation>
    </message>
    <message>
      <source>Looking…</source>
      <translation>تلاش جاری ہے…</translation>
    </message>
    <message>
      <source>Undo takes it back.</source>
      <translation>“واپس لیں” سے لوٹ آتا ہے۔</translation>
    </message>
    <message>
      <source>These words are nowhere here.</source>
      <translation>یہ الفاظ یہاں کہیں نہیں۔</translation>
    </message>
    <message>
      <source>The first {most} places; replace these, then look again for the others.</source>
      <translation>پہلی {most} جگہیں؛ انہیں بدلیں، پھر باقی کے لیے دوبارہ تلاش کریں۔</translation>
    </message>
    <message>
      <source>Take the words out of {places}</source>
      <translation>{places} سے الفاظ نکال دیں</translation>
    </message>
    <message>
      <source>Replace {places}</source>
      <translation>{places} بدل دیں</translation>
    </message>
    <message>
      <source>Find:</source>
      <translation>تلاش:</translation>
    </message>
    <message>
      <source>Replace with:</source>
      <translation>اس سے بدلیں:</translation>
    </message>
    <message>
      <source>{places} in {sessions} sessions</source>
      <translation>{places}، {sessions} نشستوں میں</translation>
    </message>
    <message>
      <source>Replacing…</source>
      <translation>بدلا جا رہا ہے…</translation>
    </message>
    <message>
      <source>Single letters work whatever has the focus, except in a field one types in.</source>
      <translation>اکیلے حروف ہر جگہ کام کرتے ہیں، سوائے اس خانے کے جس میں لکھا جا رہا ہو۔</translation>
    </message>
    <message>
      <source>Keyboard</source>
      <translation>کی بورڈ</translation>
    </message>
    <message>
      <source>These files were not taken. Everything else was, and nothing in the archive has changed.</source>
      <translation>یہ فائلیں نہیں لی گئیں۔ باقی سب لے لی گئیں، اور آرکائیو میں کچھ نہیں بدلا۔</translation>
    </message>
    <message>
      <source>No file was refused.</source>
      <translation>کوئی فائل مسترد نہیں ہوئی۔</translation>
    </message>
    <message>
      <source>Refused files</source>
      <translation>مسترد شدہ فائلیں</translation>
    </message>
    <message>
      <source>Play from a word</source>
      <translation>لفظ سے چلائیں</translation>
    </message>
    <message>
      <source>Click</source>
      <translation>کلک</translation>
    </message>
    <message>
      <source>Select words</source>
      <translation>الفاظ منتخب کریں</translation>
    </message>
    <message>
      <source>Drag, Shift+Click, Shift+Arrows</source>
      <translation>کھینچیں، Shift+کلک، Shift+تیر</translation>
    </message>
    <message>
      <source>Timeline</source>
      <translation>ٹائم لائن</translation>
    </message>
    <message>
      <source>Play from a place / select a stretch</source>
      <translation>کسی جگہ سے چلائیں / ٹکڑا منتخب کریں</translation>
    </message>
    <message>
      <source>Click / Drag</source>
      <translation>کلک / کھینچیں</translation>
    </message>
    <message>
      <source>Hear what the pointer goes over</source>
      <translation>جہاں سے پوائنٹر گزرے وہ سنیں</translation>
    </message>
    <message>
      <source>Drag the playhead or a stretch</source>
      <translation>پلے ہیڈ یا ٹکڑا کھینچیں</translation>
    </message>
    <message>
      <source>Zoom / move along</source>
      <translation>قریب دور کریں / آگے پیچھے جائیں</translation>
    </message>
    <message>
      <source>Wheel / Shift+Wheel</source>
      <translation>پہیہ / Shift+پہیہ</translation>
    </message>
    <message>
      <source>Play, edit the note, delete</source>
      <translation>چلائیں، نوٹ بدلیں، حذف کریں</translation>
    </message>
    <message>
      <source>Enter   F2   Del</source>
      <translation>Enter   F2   Del</translation>
    </message>
    <message>
      <source>Library</source>
      <translation>لائبریری</translation>
    </message>
    <message>
      <source>Gather several sessions / remove them</source>
      <translation>کئی نشستیں چنیں / ہٹائیں</translation>
    </message>
    <message>
      <source>Ctrl+Click   Del</source>
      <translation>‏Ctrl+کلک   Del</translation>
    </message>
    <message>
      <source>Everywhere</source>
      <translation>ہر جگہ</translation>
    </message>
    <message>
      <source>Cancel, then pause</source>
      <translation>منسوخ کریں، پھر روکیں</translation>
    </message>
    <message>
      <source>File</source>
      <translation>فائل</translation>
    </message>
    <message>
      <source>Why, and what to do</source>
      <translation>کیوں، اور کیا کریں</translation>
    </message>
    <message>
      <source>The trash is empty.</source>
      <translation>ردی خالی ہے۔</translation>
    </message>
    <message>
      <source>Removed sessions are kept whole, with their quotes, topics and marks; nothing is deleted from the disk. Adding their files again does not bring them back.</source>
      <translation>ہٹائی گئی نشستیں اپنے اقتباسات، موضوعات اور نشانوں سمیت پوری محفوظ ہیں؛ ڈسک سے کچھ حذف نہیں ہوتا۔ ان کی فائلیں دوبارہ شامل کرنے سے وہ واپس نہیں آتیں۔</translation>
    </message>
    <message>
      <source>Trash</source>
      <translation>ردی</translation>
    </message>
    <message>
      <source>Removed sessions</source>
      <translation>ہٹائی گئی نشستیں</translation>
    </message>
    <message>
      <source>Bring back</source>
      <translation>واپس لائیں</translation>
    </message>
    <message>
      <source>removed: {day}</source>
      <translation>ہٹائی گئی: {day}</translation>
    </message>
    <message>
      <source>{n} recording</source>
      <translation>{n} ریکارڈنگ</translation>
    </message>
    <message>
      <source>{n} recordings</source>
      <translation>{n} ریکارڈنگز</translation>
    </message>
    <message>
      <source>{n} transcript</source>
      <translation>{n} متن</translation>
    </message>
    <message>
      <source>{n} transcripts</source>
      <translation>{n} متون</translation>
    </message>
    <message>
      <source>no time</source>
      <translation>بلا وقت</translation>
    </message>
    <message>
      <source>Unidentified speaker</source>
      <translation>نامعلوم مقرر</translation>
    </message>
    <message>
      <source>·  {verdict}{by} on {day}</source>
      <translation>·  {verdict}{by}، {day}</translation>
    </message>
    <message>
      <source>Numbers</source>
      <translation>اعداد</translation>
    </message>
    <message>
      <source>Percentages</source>
      <translation>فیصد</translation>
    </message>
    <message>
      <source>Dates</source>
      <translation>تاریخیں</translation>
    </message>
    <message>
      <source>Names</source>
      <translation>نام</translation>
    </message>
    <message>
      <source>Doubtful words</source>
      <translation>مشکوک الفاظ</translation>
    </message>
    <message>
      <source>Numbers and names: {title}</source>
      <translation>اعداد اور نام: {title}</translation>
    </message>
    <message>
      <source>Which ones</source>
      <translation>کون سے</translation>
    </message>
    <message>
      <source>All of them</source>
      <translation>تمام</translation>
    </message>
    <message>
      <source>Only what is left</source>
      <translation>صرف جو باقی ہیں</translation>
    </message>
    <message>
      <source>Numbers and names</source>
      <translation>اعداد اور نام</translation>
    </message>
    <message>
      <source>Apply to all that say the same</source>
      <translation>یکساں سب پر لاگو کریں</translation>
    </message>
    <message>
      <source>What is really said</source>
      <translation>اصل میں کیا کہا گیا</translation>
    </message>
    <message>
      <source>Hear</source>
      <translation>سنیں</translation>
    </message>
    <message>
      <source>Confirm</source>
      <translation>تصدیق کریں</translation>
    </message>
    <message>
      <source>{checked} of {count} checked</source>
      <translation>{count} میں سے {checked} جانچے گئے</translation>
    </message>
    <message>
      <source>by {reviewer}</source>
      <translation>از {reviewer}</translation>
    </message>
    <message>
      <source>The draft is written. A machine made it: hear before you quote.</source>
      <translation>مسودہ تیار ہے۔ یہ مشین نے لکھا: اقتباس سے پہلے سن لیں۔</translation>
    </message>
    <message>
      <source>Cancelled. Nothing was added.</source>
      <translation>منسوخ۔ کچھ شامل نہیں ہوا۔</translation>
    </message>
    <message>
      <source>This quote can only begin before its end.</source>
      <translation>یہ اقتباس اپنے اختتام سے پہلے ہی شروع ہو سکتا ہے۔</translation>
    </message>
    <message>
      <source>This topic can only begin before its end.</source>
      <translation>یہ موضوع اپنے اختتام سے پہلے ہی شروع ہو سکتا ہے۔</translation>
    </message>
    <message>
      <source>This question can only begin before its end.</source>
      <translation>یہ سوال اپنے اختتام سے پہلے ہی شروع ہو سکتا ہے۔</translation>
    </message>
    <message>
      <source>This quote can only end behind its beginning.</source>
      <translation>یہ اقتباس اپنے آغاز کے بعد ہی ختم ہو سکتا ہے۔</translation>
    </message>
    <message>
      <source>This topic can only end behind its beginning.</source>
      <translation>یہ موضوع اپنے آغاز کے بعد ہی ختم ہو سکتا ہے۔</translation>
    </message>
    <message>
      <source>This question can only end behind its beginning.</source>
      <translation>یہ سوال اپنے آغاز کے بعد ہی ختم ہو سکتا ہے۔</translation>
    </message>
    <message>
      <source>The quote has other words now. Check it again.</source>
      <translation>اقتباس کے الفاظ اب بدل گئے ہیں۔ اسے پھر جانچیں۔</translation>
    </message>
    <message>
      <source>Choose a quote, a topic or a question first.</source>
      <translation>پہلے اقتباس، موضوع یا سوال چنیں۔</translation>
    </message>
    <message>
      <source>No word more or less: the quote stays as it is.</source>
      <translation>نہ ایک لفظ زیادہ نہ کم: اقتباس ویسا ہی ہے۔</translation>
    </message>
    <message>
      <source>Tell it to whoever gets the bundle by another way, such as by telephone: with it they know that nobody has made the bundle anew. This archive keeps it in its log.</source>
      <translation>یہ مہر بنڈل لینے والے کو کسی اور ذریعے سے، مثلاً فون پر، بتائیں: اس سے وہ جان لیں گے کہ کسی نے بنڈل دوبارہ نہیں بنایا۔ یہ آرکائیو اسے اپنے روزنامچے میں رکھتا ہے۔</translation>
    </message>
    <message>
      <source>{file} is as it was made.</source>
      <translation>{file} ویسی ہی ہے جیسی بنائی گئی تھی۔</translation>
    </message>
    <message>
      <source>This archive does not know its seal: compare it with the one its maker tells you.</source>
      <translation>یہ آرکائیو اس کی مہر نہیں جانتا: اسے بنانے والے کی بتائی ہوئی مہر سے ملائیں۔</translation>
    </message>
    <message>
      <source>Make an evidence bundle</source>
      <translation>ثبوت بنڈل بنائیں</translation>
    </message>
    <message>
      <source>Verify a bundle: its zip, or bagit.txt in its folder</source>
      <translation>بنڈل کی تصدیق: اس کی zip، یا اس کے فولڈر میں bagit.txt</translation>
    </message>
    <message>
      <source>Verifying {file}…</source>
      <translation>{file} کی تصدیق جاری ہے…</translation>
    </message>
    <message>
      <source>{file} was changed: {faults}.</source>
      <translation>{file} بدلی گئی ہے: {faults}۔</translation>
    </message>
    <message>
      <source>Note: {note}</source>
      <translation>نوٹ: {note}</translation>
    </message>
    <message>
      <source>Seal: {seal}</source>
      <translation>مہر: {seal}</translation>
    </message>
    <message>
      <source>It was made from this archive at {at}{by}.</source>
      <translation>یہ اسی آرکائیو سے بنایا گیا، {at}{by}۔</translation>
    </message>
    <message>
      <source>{file} is written.</source>
      <translation>{file} لکھ دی گئی۔</translation>
    </message>
    <message>
      <source>Bundles</source>
      <translation>بنڈل</translation>
    </message>
    <message>
      <source>{file} cannot be verified.</source>
      <translation>{file} کی تصدیق نہیں ہو سکتی۔</translation>
    </message>
    <message>
      <source>{n} fault</source>
      <translation>{n} خرابی</translation>
    </message>
    <message>
      <source>{n} faults</source>
      <translation>{n} خرابیاں</translation>
    </message>
    <message>
      <source>Bundle</source>
      <translation>بنڈل</translation>
    </message>
    <message>
      <source>Add recordings and transcripts</source>
      <translation>ریکارڈنگز اور متن شامل کریں</translation>
    </message>
    <message>
      <source>Add a folder</source>
      <translation>فولڈر شامل کریں</translation>
    </message>
    <message>
      <source>New archive: name its folder</source>
      <translation>نیا آرکائیو: اس کے فولڈر کا نام لکھیں</translation>
    </message>
    <message>
      <source>Open an archive's folder</source>
      <translation>آرکائیو کا فولڈر کھولیں</translation>
    </message>
    <message>
      <source>Export quotes</source>
      <translation>اقتباسات برآمد کریں</translation>
    </message>
    <message>
      <source>Recordings and transcripts</source>
      <translation>ریکارڈنگز اور متن</translation>
    </message>
    <message>
      <source>{number} written to {file}.</source>
      <translation>{number} {file} میں لکھ دیے گئے۔</translation>
    </message>
    <message>
      <source>Names that are left</source>
      <translation>باقی رہ گئے نام</translation>
    </message>
    <message>
      <source>Reviews recorded sessions offline. Nothing leaves this computer.</source>
      <translation>ریکارڈ شدہ نشستوں کا آف لائن جائزہ۔ کچھ بھی اس کمپیوٹر سے باہر نہیں جاتا۔</translation>
    </message>
    <message>
      <source>Archive: {folder}</source>
      <translation>آرکائیو: {folder}</translation>
    </message>
    <message>
      <source>Free software under the GNU General Public License, version 3 or later.</source>
      <translation>آزاد سافٹ ویئر، GNU جنرل پبلک لائسنس نسخہ 3 یا بعد کے تحت۔</translation>
    </message>
    <message>
      <source>Segment at {time}</source>
      <translation>حصہ، {time} پر</translation>
    </message>
    <message>
      <source>{sessions} added or updated</source>
      <translation>{sessions} شامل یا تازہ</translation>
    </message>
    <message>
      <source>{files} refused (File &gt; Refused)</source>
      <translation>{files} مسترد (فائل &gt; مسترد شدہ فائلیں)</translation>
    </message>
    <message>
      <source>{file} is newer than your corrections, which are kept: Correct &gt; Compare With Newer File.</source>
      <translation>{file} آپ کی تصحیحات سے نئی ہے، جو برقرار ہیں: تصحیح &gt; نئی فائل سے موازنہ۔</translation>
    </message>
    <message>
      <source>{n} note</source>
      <translation>{n} نوٹ</translation>
    </message>
    <message>
      <source>{n} notes</source>
      <translation>{n} نوٹ</translation>
    </message>
    <message>
      <source>{n} session</source>
      <translation>{n} نشست</translation>
    </message>
    <message>
      <source>{n} sessions</source>
      <translation>{n} نشستیں</translation>
    </message>
    <message>
      <source>Nothing new</source>
      <translation>کچھ نیا نہیں</translation>
    </message>
    <message>
      <source>No recordings or transcripts found</source>
      <translation>کوئی ریکارڈنگ یا متن نہیں ملا</translation>
    </message>
    <message>
      <source>{n} file</source>
      <translation>{n} فائل</translation>
    </message>
    <message>
      <source>{n} files</source>
      <translation>{n} فائلیں</translation>
    </message>
    <message>
      <source>Looking for files…</source>
      <translation>فائلیں تلاش ہو رہی ہیں…</translation>
    </message>
    <message>
      <source>Like oTranscribe</source>
      <translation>جیسے oTranscribe</translation>
    </message>
    <message>
      <source>Like Express Scribe</source>
      <translation>جیسے Express Scribe</translation>
    </message>
    <message>
      <source>Second language</source>
      <translation>دوسری زبان</translation>
    </message>
    <message>
      <source>Which transcript</source>
      <translation>کون سا متن</translation>
    </message>
    <message>
      <source>This session has one transcript with times. Ctrl+Alt+T translates it.</source>
      <translation>اس نشست میں وقت والا ایک ہی متن ہے۔ Ctrl+Alt+T اس کا ترجمہ شروع کرتا ہے۔</translation>
    </message>
    <message>
      <source>{n} segment</source>
      <translation>{n} حصہ</translation>
    </message>
    <message>
      <source>{n} segments</source>
      <translation>{n} حصے</translation>
    </message>
    <message>
      <source>The transcript names no speaker here.</source>
      <translation>متن یہاں کسی مقرر کا نام نہیں بتاتا۔</translation>
    </message>
    <message>
      <source>All of it was heard already.</source>
      <translation>سب پہلے ہی سنا جا چکا۔</translation>
    </message>
    <message>
      <source>That is too short to be looped.</source>
      <translation>دہرانے کے لیے یہ بہت چھوٹا ہے۔</translation>
    </message>
    <message>
      <source>The loop begins at {time}. Now set its end.</source>
      <translation>دہرائی {time} سے شروع ہے۔ اب اس کا اختتام بتائیں۔</translation>
    </message>
    <message>
      <source>A loop ends behind its beginning.</source>
      <translation>دہرائی اپنے آغاز کے بعد ختم ہوتی ہے۔</translation>
    </message>
    <message>
      <source>Find words in the session first (Ctrl+F).</source>
      <translation>پہلے نشست میں الفاظ تلاش کریں (Ctrl+F)۔</translation>
    </message>
    <message>
      <source>Silence is skipped as soon as the waveform is drawn.</source>
      <translation>ویوفارم بنتے ہی خاموشی چھوڑ دی جائے گی۔</translation>
    </message>
    <message>
      <source>Loop {start}–{end}</source>
      <translation>دہرائی {start}–{end}</translation>
    </message>
    <message>
      <source>Loop from {time}</source>
      <translation>{time} سے دہرائی</translation>
    </message>
    <message>
      <source>Silence skipped</source>
      <translation>خاموشی کے بغیر</translation>
    </message>
    <message>
      <source>Only {name}</source>
      <translation>صرف {name}</translation>
    </message>
    <message>
      <source>Only what was not heard yet</source>
      <translation>صرف جو ابھی نہیں سنا گیا</translation>
    </message>
    <message>
      <source>Only the words found</source>
      <translation>صرف ملے ہوئے الفاظ</translation>
    </message>
    <message>
      <source>Volume {volume} %.</source>
      <translation>آواز {volume} %۔</translation>
    </message>
    <message>
      <source>Only One Speaker</source>
      <translation>صرف ایک مقرر</translation>
    </message>
    <message>
      <source>Select a stretch of the timeline first, or set [ and ].</source>
      <translation>پہلے ٹائم لائن کا ٹکڑا منتخب کریں، یا [ اور ] لگائیں۔</translation>
    </message>
    <message>
      <source>Quiet voices {gain} dB louder.</source>
      <translation>دھیمی آوازیں {gain} dB بلند۔</translation>
    </message>
    <message>
      <source>No gain.</source>
      <translation>کوئی اضافہ نہیں۔</translation>
    </message>
    <message>
      <source>Choose a session at the left, or drop recordings and transcripts on this window.</source>
      <translation>دائیں جانب سے نشست چنیں، یا ریکارڈنگ اور متن اس کھڑکی پر چھوڑیں۔</translation>
    </message>
    <message>
      <source>Add files…</source>
      <translation>فائلیں شامل کریں…</translation>
    </message>
    <message>
      <source>unverified</source>
      <translation>غیر مصدقہ</translation>
    </message>
    <message>
      <source>{n} star</source>
      <translation>{n} ستارہ</translation>
    </message>
    <message>
      <source>{n} stars</source>
      <translation>{n} ستارے</translation>
    </message>
    <message>
      <source>UNVERIFIED</source>
      <translation>غیر مصدقہ</translation>
    </message>
    <message>
      <source>not as in the transcript</source>
      <translation>متن کے مطابق نہیں</translation>
    </message>
    <message>
      <source>heard in full</source>
      <translation>پورا سنا گیا</translation>
    </message>
    <message>
      <source>not heard in full</source>
      <translation>پورا نہیں سنا گیا</translation>
    </message>
    <message>
      <source>Export notes</source>
      <translation>نوٹ برآمد کریں</translation>
    </message>
    <message>
      <source>Marked at {time}. N writes a note on it.</source>
      <translation>{time} پر نشان لگا۔ N سے اس پر نوٹ لکھیں۔</translation>
    </message>
    <message>
      <source>Something went wrong inside Spaces Viewer.</source>
      <translation>اسپیسز ویور میں کوئی خرابی ہو گئی۔</translation>
    </message>
    <message>
      <source>What is shown as saved is saved. The details below hold no words of a transcript.</source>
      <translation>جو محفوظ دکھایا گیا وہ محفوظ ہے۔ نیچے کی تفصیل میں متن کا کوئی لفظ نہیں۔</translation>
    </message>
    <message>
      <source>No sound device was found: time goes on, but nothing is heard. As soon as there is one, it is used.</source>
      <translation>کوئی صوتی آلہ نہیں ملا: وقت چلتا رہے گا مگر سنائی کچھ نہیں دے گا۔ آلہ ملتے ہی استعمال ہو گا۔</translation>
    </message>
    <message>
      <source>The sound goes on through another one.</source>
      <translation>آواز دوسرے آلے سے جاری ہے۔</translation>
    </message>
    <message>
      <source>Time goes on in silence until it is back.</source>
      <translation>اس کے واپس آنے تک وقت خاموشی میں چلتا رہے گا۔</translation>
    </message>
    <message>
      <source>The sound device is there again.</source>
      <translation>صوتی آلہ واپس آ گیا۔</translation>
    </message>
    <message>
      <source>The sound goes on through the device that the system uses now.</source>
      <translation>آواز اب اُس آلے سے جاری ہے جو نظام اس وقت استعمال کر رہا ہے۔</translation>
    </message>
    <message>
      <source>Notes</source>
      <translation>نوٹ</translation>
    </message>
    <message>
      <source>No note yet</source>
      <translation>ابھی کوئی نوٹ نہیں</translation>
    </message>
    <message>
      <source>Notes of this session</source>
      <translation>اس نشست کے نوٹ</translation>
    </message>
    <message>
      <source>No notes yet. Press M to mark the place that is heard, N to write a note there.</source>
      <translation>ابھی کوئی نوٹ نہیں۔ جو جگہ سنی جا رہی ہے اس پر نشان کے لیے M، نوٹ لکھنے کے لیے N دبائیں۔</translation>
    </message>
    <message>
      <source>Write a note…</source>
      <translation>نوٹ لکھیں…</translation>
    </message>
    <message>
      <source>Edit Note…</source>
      <translation>نوٹ بدلیں…</translation>
    </message>
    <message>
      <source>Remove Mark and Note</source>
      <translation>نشان اور نوٹ ہٹائیں</translation>
    </message>
    <message>
      <source>Remove This From the List</source>
      <translation>فہرست سے ہٹائیں</translation>
    </message>
    <message>
      <source>{n} thing</source>
      <translation>{n} کام</translation>
    </message>
    <message>
      <source>{n} things</source>
      <translation>{n} کام</translation>
    </message>
    <message>
      <source>unverified,</source>
      <translation>غیر مصدقہ،</translation>
    </message>
    <message>
      <source>Quotes of this session</source>
      <translation>اس نشست کے اقتباسات</translation>
    </message>
    <message>
      <source>No quotes yet. Select words in the transcript and press B.</source>
      <translation>ابھی کوئی اقتباس نہیں۔ متن میں الفاظ منتخب کر کے B دبائیں۔</translation>
    </message>
    <message>
      <source>Copy all</source>
      <translation>سب نقل کریں</translation>
    </message>
    <message>
      <source>Loop</source>
      <translation>دہرائیں</translation>
    </message>
    <message>
      <source>Save Sound…</source>
      <translation>آواز محفوظ کریں…</translation>
    </message>
    <message>
      <source>Note of this quote:</source>
      <translation>اس اقتباس کا نوٹ:</translation>
    </message>
    <message>
      <source>heard in full,</source>
      <translation>پورا سنا گیا،</translation>
    </message>
    <message>
      <source>not heard in full,</source>
      <translation>پورا نہیں سنا گیا،</translation>
    </message>
    <message>
      <source>Session</source>
      <translation>نشست</translation>
    </message>
    <message>
      <source>{number} {kind} ({source})</source>
      <translation>{number} {kind} ({source})</translation>
    </message>
    <message>
      <source>not told by any file</source>
      <translation>کوئی فائل نہیں بتاتی</translation>
    </message>
    <message>
      <source>, from {time} on</source>
      <translation>، {time} سے</translation>
    </message>
    <message>
      <source>Transcript to read</source>
      <translation>پڑھنے کا متن</translation>
    </message>
    <message>
      <source>Edit details…</source>
      <translation>تفصیلات بدلیں…</translation>
    </message>
    <message>
      <source>Edit Details…</source>
      <translation>تفصیلات بدلیں…</translation>
    </message>
    <message>
      <source>Correct title, dates, people, figures and files (Ctrl+Shift+E)</source>
      <translation>عنوان، تاریخیں، لوگ، اعداد اور فائلیں درست کریں (Ctrl+Shift+E)</translation>
    </message>
    <message>
      <source>translation</source>
      <translation>ترجمہ</translation>
    </message>
    <message>
      <source>no times</source>
      <translation>بلا اوقات</translation>
    </message>
    <message>
      <source>corrected</source>
      <translation>تصحیح شدہ</translation>
    </message>
    <message>
      <source>Synthetic</source>
      <translation>مصنوعی</translation>
    </message>
    <message>
      <source>Planned for</source>
      <translation>طے شدہ وقت</translation>
    </message>
    <message>
      <source>Length</source>
      <translation>دورانیہ</translation>
    </message>
    <message>
      <source>Also told</source>
      <translation>مزید بتایا گیا</translation>
    </message>
    <message>
      <source>Files say otherwise</source>
      <translation>فائلیں کچھ اور بتاتی ہیں</translation>
    </message>
    <message>
      <source>Files disagree</source>
      <translation>فائلوں میں اختلاف</translation>
    </message>
    <message>
      <source>Recording {number}</source>
      <translation>ریکارڈنگ {number}</translation>
    </message>
    <message>
      <source>version {versions}</source>
      <translation>نسخہ {versions}</translation>
    </message>
    <message>
      <source>Invented people and machine voices.</source>
      <translation>فرضی لوگ اور مشینی آوازیں۔</translation>
    </message>
    <message>
      <source>Not at this place now.</source>
      <translation>اس وقت یہاں موجود نہیں۔</translation>
    </message>
    <message>
      <source>Speakers</source>
      <translation>مقررین</translation>
    </message>
    <message>
      <source>named by a machine</source>
      <translation>نام مشین نے دیا</translation>
    </message>
    <message>
      <source>named by the file</source>
      <translation>نام فائل نے دیا</translation>
    </message>
    <message>
      <source>named by hand</source>
      <translation>نام ہاتھ سے دیا گیا</translation>
    </message>
    <message>
      <source>speaks for {time}</source>
      <translation>{time} بولتے ہیں</translation>
    </message>
    <message>
      <source>Speakers of this session</source>
      <translation>اس نشست کے مقررین</translation>
    </message>
    <message>
      <source>Talk time of each role</source>
      <translation>ہر کردار کے بولنے کا وقت</translation>
    </message>
    <message>
      <source>The transcript of this session names no speakers.</source>
      <translation>اس نشست کے متن میں مقررین کے نام نہیں۔</translation>
    </message>
    <message>
      <source>Confirm All Turns</source>
      <translation>تمام باریوں کی تصدیق کریں</translation>
    </message>
    <message>
      <source>Edit People of This Session…</source>
      <translation>اس نشست کے لوگ بدلیں…</translation>
    </message>
    <message>
      <source>Others</source>
      <translation>دیگر</translation>
    </message>
    <message>
      <source>Questions  ·  {answered} of {number} answered</source>
      <translation>سوالات  ·  {number} میں سے {answered} کے جواب</translation>
    </message>
    <message>
      <source>Topics and questions of this session</source>
      <translation>اس نشست کے موضوعات اور سوالات</translation>
    </message>
    <message>
      <source>No topics yet. Select what is said about one in the transcript and press T, or what is asked and press ?.</source>
      <translation>ابھی کوئی موضوع نہیں۔ متن میں متعلقہ الفاظ منتخب کر کے T دبائیں، یا جو پوچھا گیا وہ منتخب کر کے ? دبائیں۔</translation>
    </message>
    <message>
      <source>Edit Question…</source>
      <translation>سوال بدلیں…</translation>
    </message>
    <message>
      <source>Who Asks…</source>
      <translation>کون پوچھتا ہے…</translation>
    </message>
    <message>
      <source>Remove Question</source>
      <translation>سوال ہٹائیں</translation>
    </message>
    <message>
      <source>Question</source>
      <translation>سوال</translation>
    </message>
    <message>
      <source>answered at {time}</source>
      <translation>جواب {time} پر</translation>
    </message>
    <message>
      <source>no answer noted</source>
      <translation>کوئی جواب درج نہیں</translation>
    </message>
    <message>
      <source>Remove Topic Here</source>
      <translation>یہاں سے موضوع ہٹائیں</translation>
    </message>
    <message>
      <source>Play the Answer</source>
      <translation>جواب چلائیں</translation>
    </message>
    <message>
      <source>Remove Answer</source>
      <translation>جواب ہٹائیں</translation>
    </message>
    <message>
      <source>What is asked?</source>
      <translation>کیا پوچھا گیا؟</translation>
    </message>
    <message>
      <source>Who asks? Empty: not known.</source>
      <translation>کون پوچھتا ہے؟ خالی: معلوم نہیں۔</translation>
    </message>
    <message>
      <source>The sound device takes no sound. Is it still there?</source>
      <translation>صوتی آلہ آواز نہیں لے رہا۔ کیا وہ موجود ہے؟</translation>
    </message>
    <message>
      <source>Not known who asks</source>
      <translation>معلوم نہیں کون پوچھتا ہے</translation>
    </message>
    <message>
      <source>Who asks at {time}?</source>
      <translation>{time} پر کون پوچھتا ہے؟</translation>
    </message>
    <message>
      <source>Tag question</source>
      <translation>سوال لگائیں</translation>
    </message>
    <message>
      <source>Somebody else: {}</source>
      <translation>کوئی اور: {}</translation>
    </message>
    <message>
      <source>{kind} taken away.</source>
      <translation>{kind} ہٹا دیا گیا۔</translation>
    </message>
    <message>
      <source>what is asked</source>
      <translation>جو پوچھا گیا وہ</translation>
    </message>
    <message>
      <source>what is answered</source>
      <translation>جو جواب دیا گیا وہ</translation>
    </message>
    <message>
      <source>Select {what}, in the transcript or on the timeline.</source>
      <translation>{what} متن میں یا ٹائم لائن پر منتخب کریں۔</translation>
    </message>
    <message>
      <source>speaks here</source>
      <translation>یہاں بولتے ہیں</translation>
    </message>
    <message>
      <source>Question tagged: {words}</source>
      <translation>سوال لگ گیا: {words}</translation>
    </message>
    <message>
      <source>Answer of: {words}</source>
      <translation>جواب کس کا: {words}</translation>
    </message>
    <message>
      <source>Quote taken.</source>
      <translation>اقتباس محفوظ ہو گیا۔</translation>
    </message>
    <message>
      <source>Quote taken from the beginning of the sentence. Undo brings back what you selected.</source>
      <translation>اقتباس جملے کے آغاز سے لیا گیا۔ “واپس لیں” سے آپ کے چنے ہوئے الفاظ لوٹ آتے ہیں۔</translation>
    </message>
    <message>
      <source>Quote taken to the end of the sentence. Undo brings back what you selected.</source>
      <translation>اقتباس جملے کے اختتام تک لیا گیا۔ “واپس لیں” سے آپ کے چنے ہوئے الفاظ لوٹ آتے ہیں۔</translation>
    </message>
    <message>
      <source>Quote taken as whole sentences. Undo brings back what you selected.</source>
      <translation>اقتباس پورے جملوں میں لیا گیا۔ “واپس لیں” سے آپ کے چنے ہوئے الفاظ لوٹ آتے ہیں۔</translation>
    </message>
    <message>
      <source>The quote has whole sentences now. Check it again.</source>
      <translation>اقتباس میں اب پورے جملے ہیں۔ اسے دوبارہ جانچیں۔</translation>
    </message>
    <message>
      <source>The quote has whole sentences already.</source>
      <translation>اقتباس میں پہلے ہی پورے جملے ہیں۔</translation>
    </message>
    <message>
      <source>Whole Sentences</source>
      <translation>پورے جملے</translation>
    </message>
    <message>
      <source>Tag topic</source>
      <translation>موضوع لگائیں</translation>
    </message>
    <message>
      <source>None yet: type a name, then press Enter.</source>
      <translation>ابھی کوئی نہیں: نام لکھیں، پھر Enter دبائیں۔</translation>
    </message>
    <message>
      <source>Topic of {stretch}</source>
      <translation>{stretch} کا موضوع</translation>
    </message>
    <message>
      <source>New topic: {}</source>
      <translation>نیا موضوع: {}</translation>
    </message>
    <message>
      <source>Choose words that were found, not a title.</source>
      <translation>عنوان نہیں، ملے ہوئے الفاظ چنیں۔</translation>
    </message>
    <message>
      <source>{quotes} copied</source>
      <translation>{quotes} نقل ہو گئے</translation>
    </message>
    <message>
      <source>{kept_back} off the record, not copied</source>
      <translation>{kept_back} آف دی ریکارڈ، نقل نہیں ہوئے</translation>
    </message>
    <message>
      <source>This quote is off the record; its sound stays here.</source>
      <translation>یہ اقتباس آف دی ریکارڈ ہے؛ اس کی آواز یہیں رہے گی۔</translation>
    </message>
    <message>
      <source>Select what is said about the topic, in the transcript or on the timeline.</source>
      <translation>موضوع پر جو کہا گیا وہ متن میں یا ٹائم لائن پر منتخب کریں۔</translation>
    </message>
    <message>
      <source>Open a session first, or choose words that were found.</source>
      <translation>پہلے نشست کھولیں، یا ملے ہوئے الفاظ چنیں۔</translation>
    </message>
    <message>
      <source>Quote taken from “{session}”.</source>
      <translation>“{session}” سے اقتباس محفوظ ہو گیا۔</translation>
    </message>
    <message>
      <source>These words are off the record; they were not copied.</source>
      <translation>یہ الفاظ آف دی ریکارڈ ہیں؛ نقل نہیں کیے گئے۔</translation>
    </message>
    <message>
      <source>Words copied.</source>
      <translation>الفاظ نقل ہو گئے۔</translation>
    </message>
    <message>
      <source>Select words, a stretch of the timeline, or a quote first.</source>
      <translation>پہلے الفاظ، ٹائم لائن کا ٹکڑا یا اقتباس منتخب کریں۔</translation>
    </message>
    <message>
      <source>Drag a quote out to use it as text, with Alt as a sound file.</source>
      <translation>اقتباس کو بطور متن باہر کھینچیں، Alt کے ساتھ بطور صوتی فائل۔</translation>
    </message>
    <message>
      <source>Story of this quote</source>
      <translation>اس اقتباس کی اسٹوری</translation>
    </message>
    <message>
      <source>No quote of this session has changed since.</source>
      <translation>اس نشست کا کوئی اقتباس تب سے نہیں بدلا۔</translation>
    </message>
    <message>
      <source>take out</source>
      <translation>نکال دیں</translation>
    </message>
    <message>
      <source>Recap or show notes</source>
      <translation>خلاصہ یا پروگرام کے نوٹ</translation>
    </message>
    <message>
      <source>Save recap</source>
      <translation>خلاصہ محفوظ کریں</translation>
    </message>
    <message>
      <source>Recap written to {file}.</source>
      <translation>خلاصہ {file} میں لکھ دیا گیا۔</translation>
    </message>
    <message>
      <source>Recaps and show notes</source>
      <translation>خلاصے اور پروگرام کے نوٹ</translation>
    </message>
    <message>
      <source>Recap copied as Markdown.</source>
      <translation>خلاصہ مارک ڈاؤن میں نقل ہو گیا۔</translation>
    </message>
    <message>
      <source>In all sessions</source>
      <translation>تمام نشستوں میں</translation>
    </message>
    <message>
      <source>In this transcript</source>
      <translation>اس متن میں</translation>
    </message>
    <message>
      <source>In this session</source>
      <translation>اس نشست میں</translation>
    </message>
    <message>
      <source>Remove {number} Sessions</source>
      <translation>{number} نشستیں ہٹائیں</translation>
    </message>
    <message>
      <source>Select two or more sessions in the library first, with Ctrl or Shift.</source>
      <translation>پہلے لائبریری میں Ctrl یا Shift کے ساتھ دو یا زیادہ نشستیں منتخب کریں۔</translation>
    </message>
    <message>
      <source>{sessions} removed. Undo, or File &gt; Trash, brings it back.</source>
      <translation>{sessions} ہٹا دی گئی۔ “واپس لیں” یا فائل &gt; ردی سے لوٹ آئے گی۔</translation>
    </message>
    <message>
      <source>{sessions} removed. Undo, or File &gt; Trash, brings them back.</source>
      <translation>{sessions} ہٹا دی گئیں۔ “واپس لیں” یا فائل &gt; ردی سے لوٹ آئیں گی۔</translation>
    </message>
    <message>
      <source>Open</source>
      <translation>کھولیں</translation>
    </message>
    <message>
      <source>Join Into One Session…</source>
      <translation>ایک نشست میں جوڑیں…</translation>
    </message>
    <message>
      <source>Who speaks all turns of {name}?</source>
      <translation>{name} کی تمام باریوں میں کون بول رہا ہے؟</translation>
    </message>
    <message>
      <source>Confirmed: {names}.</source>
      <translation>تصدیق ہو گئی: {names}۔</translation>
    </message>
    <message>
      <source>at {time}</source>
      <translation>{time} پر</translation>
    </message>
    <message>
      <source>Name of who speaks{at}</source>
      <translation>بولنے والے کا نام{at}</translation>
    </message>
    <message>
      <source>Add {}</source>
      <translation>{} شامل کریں</translation>
    </message>
    <message>
      <source>Who speaks {segments}?</source>
      <translation>{segments} میں کون بول رہا ہے؟</translation>
    </message>
    <message>
      <source>Who speaks here?</source>
      <translation>یہاں کون بول رہا ہے؟</translation>
    </message>
    <message>
      <source>Nobody is named here: select all segments that are meant.</source>
      <translation>یہاں کسی کا نام نہیں: جو حصے مراد ہیں وہ سب منتخب کریں۔</translation>
    </message>
    <message>
      <source>Nobody is named here. Say first who speaks.</source>
      <translation>یہاں کسی کا نام نہیں۔ پہلے بتائیں کون بول رہا ہے۔</translation>
    </message>
    <message>
      <source>There is nothing to begin: this paragraph has no further sentence.</source>
      <translation>شروع کرنے کو کچھ نہیں: اس پیراگراف میں اور کوئی جملہ نہیں۔</translation>
    </message>
    <message>
      <source>That is before the last tap. Backspace takes it back.</source>
      <translation>یہ پچھلی دستک سے پہلے ہے۔ Backspace اسے واپس لیتا ہے۔</translation>
    </message>
    <message>
      <source>Your taps are kept. Tap Along goes on from there.</source>
      <translation>آپ کی دستکیں محفوظ ہیں۔ “دستک سے وقت” وہیں سے جاری رہے گا۔</translation>
    </message>
    <message>
      <source>It goes on where you stopped.</source>
      <translation>جہاں رکے تھے وہیں سے جاری ہے۔</translation>
    </message>
    <message>
      <source>Every paragraph has its time now. Undo takes that back.</source>
      <translation>اب ہر پیراگراف کا وقت ہے۔ “واپس لیں” سے لوٹ جاتا ہے۔</translation>
    </message>
    <message>
      <source>No recording of this session can be played.</source>
      <translation>اس نشست کی کوئی ریکارڈنگ نہیں چل سکتی۔</translation>
    </message>
    <message>
      <source>Time, as 1:02:03, 62:03 or seconds; @21:47 for a time on the clock</source>
      <translation>وقت، جیسے ⁦1:02:03⁩، ⁦62:03⁩ یا سیکنڈ؛ گھڑی کے وقت کے لیے ⁦@21:47⁩</translation>
    </message>
    <message>
      <source>({zone_name}; @{start} 21:47 with a day):</source>
      <translation>‏({zone_name}؛ دن کے ساتھ ⁦@{start} 21:47⁩):</translation>
    </message>
    <message>
      <source>Go to time</source>
      <translation>وقت پر جائیں</translation>
    </message>
    <message>
      <source>No file tells at which time this session began.</source>
      <translation>کوئی فائل نہیں بتاتی کہ یہ نشست کس وقت شروع ہوئی۔</translation>
    </message>
    <message>
      <source>There is no further gap.</source>
      <translation>آگے کوئی خلا نہیں۔</translation>
    </message>
    <message>
      <source>No gap before.</source>
      <translation>پہلے کوئی خلا نہیں۔</translation>
    </message>
    <message>
      <source>There is no further mark.</source>
      <translation>آگے کوئی نشان نہیں۔</translation>
    </message>
    <message>
      <source>There is no further quote.</source>
      <translation>آگے کوئی اقتباس نہیں۔</translation>
    </message>
    <message>
      <source>There is no further topic.</source>
      <translation>آگے کوئی موضوع نہیں۔</translation>
    </message>
    <message>
      <source>There is no further question.</source>
      <translation>آگے کوئی سوال نہیں۔</translation>
    </message>
    <message>
      <source>There is no further chapter.</source>
      <translation>آگے کوئی باب نہیں۔</translation>
    </message>
    <message>
      <source>There is no earlier mark.</source>
      <translation>پہلے کوئی نشان نہیں۔</translation>
    </message>
    <message>
      <source>There is no earlier quote.</source>
      <translation>پہلے کوئی اقتباس نہیں۔</translation>
    </message>
    <message>
      <source>There is no earlier topic.</source>
      <translation>پہلے کوئی موضوع نہیں۔</translation>
    </message>
    <message>
      <source>There is no earlier question.</source>
      <translation>پہلے کوئی سوال نہیں۔</translation>
    </message>
    <message>
      <source>There is no earlier chapter.</source>
      <translation>پہلے کوئی باب نہیں۔</translation>
    </message>
    <message>
      <source>{kind} at {time}: {words}</source>
      <translation>{kind}، {time} پر: {words}</translation>
    </message>
    <message>
      <source>Play From {time}</source>
      <translation>{time} سے چلائیں</translation>
    </message>
    <message>
      <source>Select a stretch of the timeline or some words first.</source>
      <translation>پہلے ٹائم لائن کا ٹکڑا یا کچھ الفاظ منتخب کریں۔</translation>
    </message>
    <message>
      <source>Select Nothing</source>
      <translation>انتخاب ختم کریں</translation>
    </message>
    <message>
      <source>What {name} Says</source>
      <translation>{name} کی بات</translation>
    </message>
    <message>
      <source>This Segment</source>
      <translation>یہ حصہ</translation>
    </message>
    <message>
      <source>Select {what}</source>
      <translation>{what} منتخب کریں</translation>
    </message>
    <message>
      <source>Mark {time}</source>
      <translation>{time} پر نشان لگائیں</translation>
    </message>
    <message>
      <source>the Quote “{words}”</source>
      <translation>اقتباس “{words}”</translation>
    </message>
    <message>
      <source>the Topic “{name}”</source>
      <translation>موضوع “{name}”</translation>
    </message>
    <message>
      <source>the Question “{words}”</source>
      <translation>سوال “{words}”</translation>
    </message>
    <message>
      <source>the Answer of “{words}”</source>
      <translation>“{words}” کا جواب</translation>
    </message>
    <message>
      <source>no note</source>
      <translation>کوئی نوٹ نہیں</translation>
    </message>
    <message>
      <source>Choose a translation first: View, Choose Second Language, or Translate Into (Ctrl+Alt+T).</source>
      <translation>پہلے ترجمہ چنیں: منظر &gt; دوسری زبان چنیں، یا ترجمہ کریں (Ctrl+Alt+T)۔</translation>
    </message>
    <message>
      <source>Language, or a tag such as pt-BR</source>
      <translation>زبان، یا pt-BR جیسا ٹیگ</translation>
    </message>
    <message>
      <source>Translate into</source>
      <translation>ترجمے کی زبان</translation>
    </message>
    <message>
      <source>Use the tag “{}”</source>
      <translation>ٹیگ “{}” استعمال کریں</translation>
    </message>
    <message>
      <source>All segments are translated.</source>
      <translation>تمام حصوں کا ترجمہ ہو چکا۔</translation>
    </message>
    <message>
      <source>Mark Translation as Checked</source>
      <translation>ترجمہ جانچا ہوا قرار دیں</translation>
    </message>
    <message>
      <source>Here is what you were typing. Enter saves it, Esc drops it.</source>
      <translation>آپ یہ لکھ رہے تھے۔ Enter محفوظ کرتا ہے، Esc چھوڑ دیتا ہے۔</translation>
    </message>
    <message>
      <source>There is no translation to mark yet.</source>
      <translation>نشان لگانے کے لیے ابھی کوئی ترجمہ نہیں۔</translation>
    </message>
    <message>
      <source>puts the time in</source>
      <translation>وقت لکھتا ہے</translation>
    </message>
    <message>
      <source>Here is what you were typing.</source>
      <translation>آپ یہ لکھ رہے تھے۔</translation>
    </message>
    <message>
      <source>Here you were typing.</source>
      <translation>آپ یہاں لکھ رہے تھے۔</translation>
    </message>
    <message>
      <source>{told} Done ends it.</source>
      <translation>{told} “مکمل” اسے ختم کرتا ہے۔</translation>
    </message>
    <message>
      <source>Enter ends the paragraph</source>
      <translation>‏Enter پیراگراف ختم کرتا ہے</translation>
    </message>
    <message>
      <source>Name: says who speaks</source>
      <translation>نام: بتاتا ہے کون بول رہا ہے</translation>
    </message>
    <message>
      <source>Tab plays and pauses</source>
      <translation>‏Tab چلاتا اور روکتا ہے</translation>
    </message>
    <message>
      <source>A time is put in while you type a transcript (New Transcript…).</source>
      <translation>وقت تب لکھا جاتا ہے جب آپ متن لکھ رہے ہوں (نیا متن…)۔</translation>
    </message>
    <message>
      <source>By session</source>
      <translation>نشست کے لحاظ سے</translation>
    </message>
    <message>
      <source>By topic</source>
      <translation>موضوع کے لحاظ سے</translation>
    </message>
    <message>
      <source>By speaker</source>
      <translation>مقرر کے لحاظ سے</translation>
    </message>
    <message>
      <source>By story</source>
      <translation>اسٹوری کے لحاظ سے</translation>
    </message>
    <message>
      <source>No groups</source>
      <translation>بغیر گروہ</translation>
    </message>
    <message>
      <source>Words, names, notes</source>
      <translation>الفاظ، نام، نوٹ</translation>
    </message>
    <message>
      <source>Words in the quotes</source>
      <translation>اقتباسات کے الفاظ</translation>
    </message>
    <message>
      <source>Group quotes</source>
      <translation>اقتباسات کے گروہ بنائیں</translation>
    </message>
    <message>
      <source>Any state</source>
      <translation>ہر حالت</translation>
    </message>
    <message>
      <source>Changed since</source>
      <translation>تب سے بدلے ہوئے</translation>
    </message>
    <message>
      <source>Group</source>
      <translation>گروہ</translation>
    </message>
    <message>
      <source>Any session</source>
      <translation>کوئی بھی نشست</translation>
    </message>
    <message>
      <source>Any speaker</source>
      <translation>کوئی بھی مقرر</translation>
    </message>
    <message>
      <source>Any topic</source>
      <translation>کوئی بھی موضوع</translation>
    </message>
    <message>
      <source>Any story</source>
      <translation>ہر اسٹوری</translation>
    </message>
    <message>
      <source>Any language</source>
      <translation>کوئی بھی زبان</translation>
    </message>
    <message>
      <source>Speaker</source>
      <translation>مقرر</translation>
    </message>
    <message>
      <source>Topic</source>
      <translation>موضوع</translation>
    </message>
    <message>
      <source>Untitled session</source>
      <translation>بلا عنوان نشست</translation>
    </message>
    <message>
      <source>{stars} or more</source>
      <translation>{stars} یا زیادہ</translation>
    </message>
    <message>
      <source>Any stars</source>
      <translation>سب ستارے</translation>
    </message>
    <message>
      <source>Quotes of all sessions</source>
      <translation>تمام نشستوں کے اقتباسات</translation>
    </message>
    <message>
      <source>Drop to add to the archive</source>
      <translation>آرکائیو میں شامل کرنے کے لیے چھوڑیں</translation>
    </message>
    <message>
      <source>Clear</source>
      <translation>خالی کریں</translation>
    </message>
    <message>
      <source>Find in session</source>
      <translation>نشست میں تلاش</translation>
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
      <source>Follow</source>
      <translation>ساتھ چلیں</translation>
    </message>
    <message>
      <source>Keep the spoken words in view (Ctrl+L)</source>
      <translation>بولے جانے والے الفاظ سامنے رکھیں (Ctrl+L)</translation>
    </message>
    <message>
      <source>no hits</source>
      <translation>کوئی نتیجہ نہیں</translation>
    </message>
    <message>
      <source>{at} of {total}</source>
      <translation>{total} میں سے {at}</translation>
    </message>
    <message>
      <source>Gaps</source>
      <translation>خلا</translation>
    </message>
    <message>
      <source>{n} gap</source>
      <translation>{n} خلا</translation>
    </message>
    <message>
      <source>{n} gaps</source>
      <translation>{n} خلا</translation>
    </message>
    <message>
      <source>and {count} more, on the timeline</source>
      <translation>اور {count} مزید، ٹائم لائن پر</translation>
    </message>
    <message>
      <source>Synthetic voices</source>
      <translation>مصنوعی آوازیں</translation>
    </message>
    <message>
      <source>Invented people, and voices made by a machine</source>
      <translation>فرضی لوگ، اور مشین کی بنائی آوازیں</translation>
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
      <source>Take the selected words as a quote (B)</source>
      <translation>منتخب الفاظ بطور اقتباس محفوظ کریں (B)</translation>
    </message>
    <message>
      <source>Write the quotes to a file (Ctrl+E)</source>
      <translation>اقتباسات فائل میں لکھیں (Ctrl+E)</translation>
    </message>
    <message>
      <source>Hosted by {names}</source>
      <translation>میزبان: {names}</translation>
    </message>
    <message>
      <source>{n} speaker</source>
      <translation>{n} مقرر</translation>
    </message>
    <message>
      <source>{n} speakers</source>
      <translation>{n} مقررین</translation>
    </message>
    <message>
      <source>Newest first</source>
      <translation>نئی پہلے</translation>
    </message>
    <message>
      <source>Longest first</source>
      <translation>لمبی پہلے</translation>
    </message>
    <message>
      <source>Last added first</source>
      <translation>آخر میں شامل پہلے</translation>
    </message>
    <message>
      <source>{n} hit</source>
      <translation>{n} نتیجہ</translation>
    </message>
    <message>
      <source>{n} hits</source>
      <translation>{n} نتائج</translation>
    </message>
    <message>
      <source>Search hits</source>
      <translation>تلاش کے نتائج</translation>
    </message>
    <message>
      <source>Drop recordings and transcripts here, or a folder full of them.</source>
      <translation>ریکارڈنگ اور متن، یا ان کا فولڈر، یہاں چھوڑیں۔</translation>
    </message>
    <message>
      <source>Sort the library</source>
      <translation>لائبریری ترتیب دیں</translation>
    </message>
    <message>
      <source>Add files (Ctrl+O)</source>
      <translation>فائلیں شامل کریں (Ctrl+O)</translation>
    </message>
    <message>
      <source>{hours} hours</source>
      <translation>{hours} گھنٹے</translation>
    </message>
    <message>
      <source>{minutes} min</source>
      <translation>{minutes} منٹ</translation>
    </message>
    <message>
      <source>Nobody says “{query}” in this archive.</source>
      <translation>اس آرکائیو میں کوئی “{query}” نہیں کہتا۔</translation>
    </message>
    <message>
      <source>Search all sessions</source>
      <translation>تمام نشستوں میں تلاش</translation>
    </message>
    <message>
      <source>{sessions}  ·  {length}  ·  on this computer</source>
      <translation>{sessions}  ·  {length}  ·  اسی کمپیوٹر پر</translation>
    </message>
    <message>
      <source>over {hits}</source>
      <translation>{hits} سے زیادہ</translation>
    </message>
    <message>
      <source>Transcript as plain text</source>
      <translation>متن بطور سادہ تحریر</translation>
    </message>
    <message>
      <source>Enter plays from the line of the cursor</source>
      <translation>‏Enter کرسر کی سطر سے چلاتا ہے</translation>
    </message>
    <message>
      <source>The text is being put together…</source>
      <translation>متن ترتیب دیا جا رہا ہے…</translation>
    </message>
    <message>
      <source>Play everything</source>
      <translation>سب چلائیں</translation>
    </message>
    <message>
      <source>Play everything again (Shift+K)</source>
      <translation>پھر سے سب چلائیں (Shift+K)</translation>
    </message>
    <message>
      <source>Play everything again</source>
      <translation>پھر سے سب چلائیں</translation>
    </message>
    <message>
      <source>Played: {words}</source>
      <translation>چل رہا ہے: {words}</translation>
    </message>
    <message>
      <source>Cancel; what is done stays</source>
      <translation>منسوخ کریں؛ جو ہو چکا وہ رہے گا</translation>
    </message>
    <message>
      <source>Cancel indexing</source>
      <translation>فہرست سازی منسوخ کریں</translation>
    </message>
    <message>
      <source>Choose a quote at the left.</source>
      <translation>دائیں جانب سے اقتباس چنیں۔</translation>
    </message>
    <message>
      <source>Open session</source>
      <translation>نشست کھولیں</translation>
    </message>
    <message>
      <source>Topics, with commas between them</source>
      <translation>موضوعات، کوما کے ساتھ</translation>
    </message>
    <message>
      <source>Stories, with commas between them</source>
      <translation>اسٹوریاں، کوما کے ساتھ</translation>
    </message>
    <message>
      <source>Stories</source>
      <translation>اسٹوریاں</translation>
    </message>
    <message>
      <source>{name} of the quote</source>
      <translation>اقتباس: {name}</translation>
    </message>
    <message>
      <source>The transcript says now:</source>
      <translation>متن میں اب یہ ہے:</translation>
    </message>
    <message>
      <source>{quotes} chosen.</source>
      <translation>{quotes} چنے ہوئے۔</translation>
    </message>
    <message>
      <source>Words of the segment</source>
      <translation>حصے کے الفاظ</translation>
    </message>
    <message>
      <source>System's own choice</source>
      <translation>نظام کا اپنا انتخاب</translation>
    </message>
    <message>
      <source>As recorded</source>
      <translation>جیسے ریکارڈ ہوا</translation>
    </message>
    <message>
      <source>Left channel on both sides</source>
      <translation>بایاں چینل دونوں طرف</translation>
    </message>
    <message>
      <source>Right channel on both sides</source>
      <translation>دایاں چینل دونوں طرف</translation>
    </message>
    <message>
      <source>Both channels mixed</source>
      <translation>دونوں چینل ملا کر</translation>
    </message>
    <message>
      <source>Speed in steps of 0.05</source>
      <translation>رفتار، 0.05 کے قدم</translation>
    </message>
    <message>
      <source>Volume</source>
      <translation>آواز</translation>
    </message>
    <message>
      <source>Gain for quiet voices in dB</source>
      <translation>دھیمی آوازوں کا اضافہ dB میں</translation>
    </message>
    <message>
      <source>What would be too loud then is held down; nothing clips.</source>
      <translation>جو بہت اونچا ہو جاتا وہ روک لیا جاتا ہے؛ آواز نہیں پھٹتی۔</translation>
    </message>
    <message>
      <source>Channels</source>
      <translation>چینل</translation>
    </message>
    <message>
      <source>Sound device</source>
      <translation>صوتی آلہ</translation>
    </message>
    <message>
      <source>Device</source>
      <translation>آلہ</translation>
    </message>
    <message>
      <source>Quiet voices +{gain_db} dB</source>
      <translation>دھیمی آوازیں ⁦+{gain_db} dB⁩</translation>
    </message>
    <message>
      <source>The chosen one (not there)</source>
      <translation>چنا ہوا (موجود نہیں)</translation>
    </message>
    <message>
      <source>Paragraph {number} of {all_of_them}</source>
      <translation>پیراگراف {number}، کل {all_of_them}</translation>
    </message>
    <message>
      <source>Tap along</source>
      <translation>دستک سے وقت</translation>
    </message>
    <message>
      <source>Heard now</source>
      <translation>اب سنائی دے رہا ہے</translation>
    </message>
    <message>
      <source>Comes next</source>
      <translation>اس کے بعد</translation>
    </message>
    <message>
      <source>Begins now</source>
      <translation>اب شروع</translation>
    </message>
    <message>
      <source>Next sentence begins</source>
      <translation>اگلا جملہ شروع</translation>
    </message>
    <message>
      <source>One back</source>
      <translation>ایک پیچھے</translation>
    </message>
    <message>
      <source>{told}, from {time}</source>
      <translation>{told}، {time} سے</translation>
    </message>
    <message>
      <source>(End of the last paragraph)</source>
      <translation>‏(آخری پیراگراف کا اختتام)</translation>
    </message>
    <message>
      <source>Ends Now</source>
      <translation>اب ختم</translation>
    </message>
    <message>
      <source>Nothing selected</source>
      <translation>کچھ منتخب نہیں</translation>
    </message>
    <message>
      <source>{start} to {end}</source>
      <translation>{start} سے {end} تک</translation>
    </message>
    <message>
      <source>Segment</source>
      <translation>حصہ</translation>
    </message>
    <message>
      <source>Mark</source>
      <translation>نشان</translation>
    </message>
    <message>
      <source>Quote</source>
      <translation>اقتباس</translation>
    </message>
    <message>
      <source>not answered as far as is noted</source>
      <translation>جہاں تک درج ہے، جواب نہیں دیا گیا</translation>
    </message>
    <message>
      <source>Chapter</source>
      <translation>باب</translation>
    </message>
    <message>
      <source>Gap</source>
      <translation>خلا</translation>
    </message>
    <message>
      <source>and {count} more</source>
      <translation>اور {count} مزید</translation>
    </message>
    <message>
      <source>Whole session</source>
      <translation>پوری نشست</translation>
    </message>
    <message>
      <source>Quotes, marks</source>
      <translation>اقتباسات، نشان</translation>
    </message>
    <message>
      <source>Chapters</source>
      <translation>ابواب</translation>
    </message>
    <message>
      <source>Questions</source>
      <translation>سوالات</translation>
    </message>
    <message>
      <source>heard</source>
      <translation>سنا گیا</translation>
    </message>
    <message>
      <source>not heard yet</source>
      <translation>ابھی نہیں سنا گیا</translation>
    </message>
    <message>
      <source>{percent} % heard in all</source>
      <translation>کل {percent} % سنا گیا</translation>
    </message>
    <message>
      <source>to do: {names}</source>
      <translation>کرنے کو: {names}</translation>
    </message>
    <message>
      <source>answered {stretch}</source>
      <translation>جواب {stretch}</translation>
    </message>
    <message>
      <source>Items on the timeline</source>
      <translation>ٹائم لائن پر موجود چیزیں</translation>
    </message>
    <message>
      <source>Nothing is noted in view</source>
      <translation>سامنے کچھ درج نہیں</translation>
    </message>
    <message>
      <source>Speech</source>
      <translation>گفتگو</translation>
    </message>
    <message>
      <source>·  heard</source>
      <translation>·  سنا ہوا</translation>
    </message>
    <message>
      <source>Drawing the waveform… {percent} %</source>
      <translation>ویوفارم بن رہا ہے… {percent} %</translation>
    </message>
    <message>
      <source>Clock, {zone}</source>
      <translation>گھڑی، {zone}</translation>
    </message>
    <message>
      <source>{now} of {length}</source>
      <translation>{now}، کل {length}</translation>
    </message>
    <message>
      <source>Selected {start} to {end}, {length} seconds</source>
      <translation>{start} سے {end} تک منتخب، {length} سیکنڈ</translation>
    </message>
    <message>
      <source>Position in seconds</source>
      <translation>مقام سیکنڈ میں</translation>
    </message>
    <message>
      <source>{told}. Gap: {sentence}</source>
      <translation>{told}۔ خلا: {sentence}</translation>
    </message>
    <message>
      <source>Translation of the segment</source>
      <translation>حصے کا ترجمہ</translation>
    </message>
    <message>
      <source>Previous segment (Shift+J)</source>
      <translation>پچھلا حصہ (Shift+J)</translation>
    </message>
    <message>
      <source>Skip back (J)</source>
      <translation>پیچھے جائیں (J)</translation>
    </message>
    <message>
      <source>Play or pause (K)</source>
      <translation>چلائیں یا روکیں (K)</translation>
    </message>
    <message>
      <source>Skip forth (L)</source>
      <translation>آگے جائیں (L)</translation>
    </message>
    <message>
      <source>Next segment (Shift+L)</source>
      <translation>اگلا حصہ (Shift+L)</translation>
    </message>
    <message>
      <source>What to play: loop, one speaker, found words, no silence</source>
      <translation>کیا چلایا جائے: دہرائی، ایک مقرر، ملے ہوئے الفاظ، بغیر خاموشی</translation>
    </message>
    <message>
      <source>Speed; the pitch stays (&lt; and &gt;)</source>
      <translation>رفتار؛ آواز کا سُر وہی رہتا ہے (&lt; اور &gt;)</translation>
    </message>
    <message>
      <source>Volume, gain, channels and device (Ctrl+Shift+M)</source>
      <translation>آواز، اضافہ، چینل اور آلہ (Ctrl+Shift+M)</translation>
    </message>
    <message>
      <source>Zoom the timeline out (-)</source>
      <translation>ٹائم لائن دور کریں (-)</translation>
    </message>
    <message>
      <source>Zoom the timeline in (+)</source>
      <translation>ٹائم لائن قریب کریں (+)</translation>
    </message>
    <message>
      <source>Speed {speed}</source>
      <translation>رفتار {speed}</translation>
    </message>
    <message>
      <source>The paragraph begins at</source>
      <translation>پیراگراف کے آغاز کا وقت</translation>
    </message>
    <message>
      <source>Name: what is said …</source>
      <translation>نام: جو کہا گیا …</translation>
    </message>
    <message>
      <source>Done</source>
      <translation>مکمل</translation>
    </message>
    <message>
      <source>removed: {};</source>
      <translation>ہٹایا گیا: {};</translation>
    </message>
    <message>
      <source>added: {};</source>
      <translation>شامل کیا گیا: {};</translation>
    </message>
    <message>
      <source>This transcript has no times: nobody knows when these words are said, so they cannot be played.</source>
      <translation>اس متن میں اوقات نہیں: کوئی نہیں جانتا یہ الفاظ کب کہے گئے، اس لیے یہ چلائے نہیں جا سکتے۔</translation>
    </message>
    <message>
      <source>This transcript has no times, so no quote could prove when this was said. Copy the words instead.</source>
      <translation>اس متن میں اوقات نہیں، اس لیے کوئی اقتباس ثابت نہیں کر سکتا کہ یہ کب کہا گیا۔ اس کے بجائے الفاظ نقل کریں۔</translation>
    </message>
    <message>
      <source>(local time)</source>
      <translation>‏(مقامی وقت)</translation>
    </message>
    <message>
      <source>Today {time}</source>
      <translation>آج {time}</translation>
    </message>
    <message>
      <source>Today</source>
      <translation>آج</translation>
    </message>
    <message>
      <source>Insert Segment</source>
      <translation>حصہ داخل کریں</translation>
    </message>
    <message>
      <source>What is said at {time}?</source>
      <translation>{time} پر کیا کہا گیا؟</translation>
    </message>
    <message>
      <source>Edit These Words</source>
      <translation>یہ الفاظ درست کریں</translation>
    </message>
    <message>
      <source>Merge With the Next</source>
      <translation>اگلے سے ملائیں</translation>
    </message>
    <message>
      <source>There is no speaker {number} in the Speakers panel.</source>
      <translation>مقررین کے پینل میں مقرر نمبر {number} نہیں۔</translation>
    </message>
    <message>
      <source>These words are of the second language; choose the original's.</source>
      <translation>یہ الفاظ دوسری زبان کے ہیں؛ اصل کے الفاظ چنیں۔</translation>
    </message>
    <message>
      <source>You were typing “{text}”; its segment is not there any more.</source>
      <translation>آپ “{text}” لکھ رہے تھے؛ اس کا حصہ اب موجود نہیں۔</translation>
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
      <source>New Transcript…</source>
      <translation>نیا متن…</translation>
    </message>
    <message>
      <source>Let a Machine Write a Draft…</source>
      <translation>مشین سے مسودہ لکھوائیں…</translation>
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
      <source>Export Notes…</source>
      <translation>نوٹ برآمد کریں…</translation>
    </message>
    <message>
      <source>Verify Bundle…</source>
      <translation>بنڈل کی تصدیق کریں…</translation>
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
      <source>Edit</source>
      <translation>ترمیم</translation>
    </message>
    <message>
      <source>Copy as Quote</source>
      <translation>بطور اقتباس نقل کریں</translation>
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
      <source>People…</source>
      <translation>لوگ…</translation>
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
      <source>Correct</source>
      <translation>تصحیح</translation>
    </message>
    <message>
      <source>Edit Words</source>
      <translation>الفاظ درست کریں</translation>
    </message>
    <message>
      <source>Replace…</source>
      <translation>بدل دیں…</translation>
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
      <source>Tap Along…</source>
      <translation>دستک سے وقت…</translation>
    </message>
    <message>
      <source>Insert Time While Typing</source>
      <translation>لکھتے ہوئے وقت داخل کریں</translation>
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
      <source>Speaker by Number</source>
      <translation>نمبر سے مقرر</translation>
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
      <source>Who Speaks Here…</source>
      <translation>یہاں کون بول رہا ہے…</translation>
    </message>
    <message>
      <source>All Turns of This Label…</source>
      <translation>اس لیبل کی تمام باریاں…</translation>
    </message>
    <message>
      <source>Confirm Who Speaks</source>
      <translation>بولنے والے کی تصدیق کریں</translation>
    </message>
    <message>
      <source>Numbers and Names…</source>
      <translation>اعداد اور نام…</translation>
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
      <source>Compare With Newer File…</source>
      <translation>نئی فائل سے موازنہ…</translation>
    </message>
    <message>
      <source>Translate</source>
      <translation>ترجمہ</translation>
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
      <source>View</source>
      <translation>منظر</translation>
    </message>
    <message>
      <source>Command Palette…</source>
      <translation>کمانڈ کی فہرست…</translation>
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
      <source>Narrow Column</source>
      <translation>تنگ کالم</translation>
    </message>
    <message>
      <source>Reading Width</source>
      <translation>سطر کی چوڑائی</translation>
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
      <source>Zoom Timeline</source>
      <translation>ٹائم لائن قریب دور کریں</translation>
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
      <source>Times on the Ruler</source>
      <translation>پیمانے پر اوقات</translation>
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
      <source>Playback</source>
      <translation>پلے بیک</translation>
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
      <source>Listen</source>
      <translation>سماعت</translation>
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
      <source>Go</source>
      <translation>جائیں</translation>
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
      <source>Next Question</source>
      <translation>اگلا سوال</translation>
    </message>
    <message>
      <source>Previous Question</source>
      <translation>پچھلا سوال</translation>
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
      <source>Tag Question…</source>
      <translation>سوال لگائیں…</translation>
    </message>
    <message>
      <source>Mark Answer of the Question</source>
      <translation>سوال کے جواب پر نشان لگائیں</translation>
    </message>
    <message>
      <source>Mark This Place</source>
      <translation>اس جگہ نشان لگائیں</translation>
    </message>
    <message>
      <source>Write a Note Here…</source>
      <translation>یہاں نوٹ لکھیں…</translation>
    </message>
    <message>
      <source>Quote, Topic or Question Begins Here</source>
      <translation>اقتباس، موضوع یا سوال یہاں شروع ہوتا ہے</translation>
    </message>
    <message>
      <source>Quote, Topic or Question Ends Here</source>
      <translation>اقتباس، موضوع یا سوال یہاں ختم ہوتا ہے</translation>
    </message>
    <message>
      <source>Copy All Quotes of the Session</source>
      <translation>نشست کے تمام اقتباسات نقل کریں</translation>
    </message>
    <message>
      <source>Export Quotes With Their Questions</source>
      <translation>اقتباسات کے ساتھ ان کے سوال بھی برآمد کریں</translation>
    </message>
    <message>
      <source>Attribution Style…</source>
      <translation>حوالے کا انداز…</translation>
    </message>
    <message>
      <source>Save Sound of the Quote…</source>
      <translation>اقتباس کی آواز محفوظ کریں…</translation>
    </message>
    <message>
      <source>Save Sound, Card or Page</source>
      <translation>آواز، کارڈ یا صفحہ محفوظ کریں</translation>
    </message>
    <message>
      <source>Write a Recap…</source>
      <translation>خلاصہ لکھیں…</translation>
    </message>
    <message>
      <source>Check a Recap Against the Tape…</source>
      <translation>خلاصے کو ٹیپ سے ملائیں…</translation>
    </message>
    <message>
      <source>Save Sound of All Quotes…</source>
      <translation>تمام اقتباسات کی آواز محفوظ کریں…</translation>
    </message>
    <message>
      <source>Save Card or Video…</source>
      <translation>کارڈ یا ویڈیو محفوظ کریں…</translation>
    </message>
    <message>
      <source>Save Web Page That Plays Its Clips…</source>
      <translation>کلپ چلانے والا ویب صفحہ محفوظ کریں…</translation>
    </message>
    <message>
      <source>Evidence Bundle…</source>
      <translation>ثبوت بنڈل…</translation>
    </message>
    <message>
      <source>Quotes Board…</source>
      <translation>اقتباسات کا بورڈ…</translation>
    </message>
    <message>
      <source>Edit Quote…</source>
      <translation>اقتباس ترتیب دیں…</translation>
    </message>
    <message>
      <source>What Has Changed…</source>
      <translation>کیا بدلا ہے…</translation>
    </message>
    <message>
      <source>Next Changed Quote</source>
      <translation>اگلا بدلا ہوا اقتباس</translation>
    </message>
    <message>
      <source>Start a Word Earlier</source>
      <translation>آغاز ایک لفظ پہلے</translation>
    </message>
    <message>
      <source>Trim Quote</source>
      <translation>اقتباس تراشیں</translation>
    </message>
    <message>
      <source>Start a Word Later</source>
      <translation>آغاز ایک لفظ بعد</translation>
    </message>
    <message>
      <source>End a Word Earlier</source>
      <translation>اختتام ایک لفظ پہلے</translation>
    </message>
    <message>
      <source>End a Word Later</source>
      <translation>اختتام ایک لفظ بعد</translation>
    </message>
    <message>
      <source>Start a Sentence Earlier</source>
      <translation>آغاز ایک جملہ پہلے</translation>
    </message>
    <message>
      <source>Start a Sentence Later</source>
      <translation>آغاز ایک جملہ بعد</translation>
    </message>
    <message>
      <source>End a Sentence Earlier</source>
      <translation>اختتام ایک جملہ پہلے</translation>
    </message>
    <message>
      <source>End a Sentence Later</source>
      <translation>اختتام ایک جملہ بعد</translation>
    </message>
    <message>
      <source>Help</source>
      <translation>مدد</translation>
    </message>
    <message>
      <source>About Spaces Viewer</source>
      <translation>اسپیسز ویور کے بارے میں</translation>
    </message>
    <message>
      <source>Bengali</source>
      <translation>بنگالی</translation>
    </message>
    <message>
      <source>Chinese</source>
      <translation>چینی</translation>
    </message>
    <message>
      <source>Japanese</source>
      <translation>جاپانی</translation>
    </message>
    <message>
      <source>Korean</source>
      <translation>کوریائی</translation>
    </message>
    <message>
      <source>Italian</source>
      <translation>اطالوی</translation>
    </message>
    <message>
      <source>Dutch</source>
      <translation>ولندیزی</translation>
    </message>
    <message>
      <source>Ukrainian</source>
      <translation>یوکرینی</translation>
    </message>
    <message>
      <source>Hebrew</source>
      <translation>عبرانی</translation>
    </message>
    <message>
      <source>Indonesian</source>
      <translation>انڈونیشیائی</translation>
    </message>
    <message>
      <source>Swahili</source>
      <translation>سواحلی</translation>
    </message>
    <message>
      <source>Thai</source>
      <translation>تھائی</translation>
    </message>
    <message>
      <source>Vietnamese</source>
      <translation>ویتنامی</translation>
    </message>
    <message>
      <source>Tamil</source>
      <translation>تمل</translation>
    </message>
    <message>
      <source>Telugu</source>
      <translation>تیلگو</translation>
    </message>
    <message>
      <source>language not told</source>
      <translation>زبان معلوم نہیں</translation>
    </message>
    <message>
      <source>Host</source>
      <translation>میزبان</translation>
    </message>
    <message>
      <source>Co-host</source>
      <translation>شریک میزبان</translation>
    </message>
    <message>
      <source>Caller</source>
      <translation>کالر</translation>
    </message>
    <message>
      <source>Listener</source>
      <translation>سامع</translation>
    </message>
    <message>
      <source>host</source>
      <translation>میزبان</translation>
    </message>
    <message>
      <source>co-host</source>
      <translation>شریک میزبان</translation>
    </message>
    <message>
      <source>speaker</source>
      <translation>مقرر</translation>
    </message>
    <message>
      <source>caller</source>
      <translation>کالر</translation>
    </message>
    <message>
      <source>listener</source>
      <translation>سامع</translation>
    </message>
    <message>
      <source>To check</source>
      <translation>جانچنا باقی</translation>
    </message>
    <message>
      <source>Checked</source>
      <translation>جانچا ہوا</translation>
    </message>
    <message>
      <source>Used</source>
      <translation>استعمال شدہ</translation>
    </message>
    <message>
      <source>Off the record</source>
      <translation>آف دی ریکارڈ</translation>
    </message>
    <message>
      <source>who speaks</source>
      <translation>کون بول رہا ہے</translation>
    </message>
    <message>
      <source>host, co-host, speaker …</source>
      <translation>میزبان، شریک میزبان، مقرر …</translation>
    </message>
    <message>
      <source>with its @</source>
      <translation>اپنے @ کے ساتھ</translation>
    </message>
    <message>
      <source>the title</source>
      <translation>عنوان</translation>
    </message>
    <message>
      <source>where it was</source>
      <translation>کہاں ہوا</translation>
    </message>
    <message>
      <source>14 Nov 2026</source>
      <translation>14 نومبر 2026</translation>
    </message>
    <message>
      <source>19:31:14 PKT</source>
      <translation>19:31:14 PKT</translation>
    </message>
    <message>
      <source>0:01:14 of the recording</source>
      <translation>ریکارڈنگ کا 0:01:14</translation>
    </message>
    <message>
      <source>to the moment, where the platform has that</source>
      <translation>عین اس لمحے تک، جہاں پلیٹ فارم یہ سہولت دے</translation>
    </message>
    <message>
      <source>what was said</source>
      <translation>جو کہا گیا</translation>
    </message>
    <message>
      <source>Jan</source>
      <translation>جنوری</translation>
    </message>
    <message>
      <source>Feb</source>
      <translation>فروری</translation>
    </message>
    <message>
      <source>Mar</source>
      <translation>مارچ</translation>
    </message>
    <message>
      <source>Apr</source>
      <translation>اپریل</translation>
    </message>
    <message>
      <source>May</source>
      <translation>مئی</translation>
    </message>
    <message>
      <source>Jun</source>
      <translation>جون</translation>
    </message>
    <message>
      <source>Jul</source>
      <translation>جولائی</translation>
    </message>
    <message>
      <source>Aug</source>
      <translation>اگست</translation>
    </message>
    <message>
      <source>Sep</source>
      <translation>ستمبر</translation>
    </message>
    <message>
      <source>Oct</source>
      <translation>اکتوبر</translation>
    </message>
    <message>
      <source>Nov</source>
      <translation>نومبر</translation>
    </message>
    <message>
      <source>Dec</source>
      <translation>دسمبر</translation>
    </message>
    <message>
      <source>date unknown</source>
      <translation>تاریخ معلوم نہیں</translation>
    </message>
    <message>
      <source>confirmed</source>
      <translation>تصدیق شدہ</translation>
    </message>
    <message>
      <source>Found</source>
      <translation>مل گیا</translation>
    </message>
    <message>
      <source>Found elsewhere</source>
      <translation>کہیں اور ملا</translation>
    </message>
    <message>
      <source>Words differ</source>
      <translation>الفاظ مختلف</translation>
    </message>
    <message>
      <source>Another speaker</source>
      <translation>دوسرا مقرر</translation>
    </message>
    <message>
      <source>Time only</source>
      <translation>صرف وقت</translation>
    </message>
    <message>
      <source>Not found</source>
      <translation>نہیں ملا</translation>
    </message>
    <message>
      <source>title</source>
      <translation>عنوان</translation>
    </message>
    <message>
      <source>started at</source>
      <translation>آغاز</translation>
    </message>
    <message>
      <source>ended at</source>
      <translation>اختتام</translation>
    </message>
    <message>
      <source>scheduled at</source>
      <translation>طے شدہ وقت</translation>
    </message>
    <message>
      <source>platform</source>
      <translation>پلیٹ فارم</translation>
    </message>
    <message>
      <source>platform id</source>
      <translation>شناخت</translation>
    </message>
    <message>
      <source>url</source>
      <translation>پتا</translation>
    </message>
    <message>
      <source>language</source>
      <translation>زبان</translation>
    </message>
    <message>
      <source>description</source>
      <translation>تفصیل</translation>
    </message>
    <message>
      <source>{n} h</source>
      <translation>{n} گھنٹے</translation>
    </message>
    <message>
      <source>{n} min</source>
      <translation>{n} منٹ</translation>
    </message>
    <message>
      <source>{n} s</source>
      <translation>{n} سیکنڈ</translation>
    </message>
    <message>
      <source>to check</source>
      <translation>جانچنا باقی</translation>
    </message>
    <message>
      <source>checked</source>
      <translation>جانچا ہوا</translation>
    </message>
    <message>
      <source>used</source>
      <translation>استعمال شدہ</translation>
    </message>
    <message>
      <source>off the record</source>
      <translation>آف دی ریکارڈ</translation>
    </message>
    <message>
      <source>A name that you change here changes in all sessions; quotes keep the name as quoted. Whoever has a pseudonym is called by it in every export and copy: the name stays in this archive. A name that only a transcript gives comes in when you say who that is (Shift+W in the text).</source>
      <translation>جو نام آپ یہاں بدلیں وہ تمام نشستوں میں بدل جاتا ہے؛ اقتباسات میں وہی نام رہتا ہے جو نقل ہوا۔ جس کا فرضی نام ہو، ہر برآمد اور نقل میں اسی نام سے آتا ہے: اصل نام اسی آرکائیو میں رہتا ہے۔ جو نام صرف متن میں ہو وہ یہاں تب آتا ہے جب آپ بتائیں کہ وہ کون ہے (متن میں Shift+W)۔</translation>
    </message>
    <message>
      <source>Answer</source>
      <translation>جواب</translation>
    </message>
    <message>
      <source>Begins at {time} now: {item}.</source>
      <translation>اب {time} پر شروع: {item}۔</translation>
    </message>
    <message>
      <source>Ends at {time} now: {item}.</source>
      <translation>اب {time} پر ختم: {item}۔</translation>
    </message>
    <message>
      <source>Choose several with Ctrl or Shift, to update them in one step that Undo takes back.</source>
      <translation>‏Ctrl یا Shift سے کئی چنیں تاکہ ایک ہی قدم میں تازہ ہوں، جسے “واپس لیں” لوٹا دیتا ہے۔</translation>
    </message>
    <message>
      <source>Comparing with the transcripts…</source>
      <translation>متن سے موازنہ ہو رہا ہے…</translation>
    </message>
    <message>
      <source>Copy {some}</source>
      <translation>{some} نقل کریں</translation>
    </message>
    <message>
      <source>Ctrl+F2 types the translation of a segment, Shift+Enter goes on to the next.</source>
      <translation>‏Ctrl+F2 سے حصے کا ترجمہ لکھیں، Shift+Enter اگلے حصے پر لے جاتا ہے۔</translation>
    </message>
    <message>
      <source>Cut them out of the sound</source>
      <translation>انہیں آواز سے کاٹ دیں</translation>
    </message>
    <message>
      <source>Done ends typing. What stands here is kept.</source>
      <translation>“مکمل” لکھنا ختم کرتا ہے۔ جو یہاں لکھا ہے محفوظ رہتا ہے۔</translation>
    </message>
    <message>
      <source>Enter hears three seconds · C confirms · F2 corrects, Enter then puts it in</source>
      <translation>‏Enter تین سیکنڈ سناتا ہے · C تصدیق کرتا ہے · F2 درست کرتا ہے، پھر Enter لکھ دیتا ہے</translation>
    </message>
    <message>
      <source>Enter or Space: the next paragraph begins now  ·  Shift+Enter: its next sentence begins (splits it)  ·  Click a word: it begins now  ·  Backspace: one tap back  ·  Tab: play, pause  ·  &lt; slower  ·  &gt; faster  ·  Esc: stop for now, and go on later</source>
      <translation>‏Enter یا Space: اگلا پیراگراف اب شروع  ·  Shift+Enter: اس کا اگلا جملہ شروع (تقسیم)  ·  لفظ پر کلک: وہ اب شروع  ·  Backspace: ایک دستک پیچھے  ·  Tab: چلائیں، روکیں  ·  &lt; آہستہ  ·  &gt; تیز  ·  Esc: ابھی کے لیے روکیں، باقی بعد میں</translation>
    </message>
    <message>
      <source>Export Transcript…</source>
      <translation>متن برآمد کریں…</translation>
    </message>
    <message>
      <source>Export transcript</source>
      <translation>متن برآمد کریں</translation>
    </message>
    <message>
      <source>Export {some}…</source>
      <translation>{some} برآمد کریں…</translation>
    </message>
    <message>
      <source>Find a command or a key</source>
      <translation>کمانڈ یا کلید تلاش کریں</translation>
    </message>
    <message>
      <source>General</source>
      <translation>عمومی</translation>
    </message>
    <message>
      <source>Go there</source>
      <translation>وہاں جائیں</translation>
    </message>
    <message>
      <source>How it reads</source>
      <translation>پڑھنے میں یوں ہے</translation>
    </message>
    <message>
      <source>In the sound:</source>
      <translation>آواز میں:</translation>
    </message>
    <message>
      <source>Into {language}: {done}</source>
      <translation>{language} میں: {done}</translation>
    </message>
    <message>
      <source>Keep the sound whole: they are heard</source>
      <translation>آواز پوری رکھیں: وہ سنائی دیں گے</translation>
    </message>
    <message>
      <source>Make them silent</source>
      <translation>انہیں خاموش کر دیں</translation>
    </message>
    <message>
      <source>No quote has changed since: all say what their transcripts say.</source>
      <translation>کوئی اقتباس نہیں بدلا: سب وہی کہتے ہیں جو ان کے متن میں ہے۔</translation>
    </message>
    <message>
      <source>No quote of this session is like that.</source>
      <translation>اس نشست کا کوئی اقتباس ایسا نہیں۔</translation>
    </message>
    <message>
      <source>No sessions yet.</source>
      <translation>ابھی کوئی نشست نہیں۔</translation>
    </message>
    <message>
      <source>OFF THE RECORD</source>
      <translation>آف دی ریکارڈ</translation>
    </message>
    <message>
      <source>Playing and Keys</source>
      <translation>چلانا اور کلیدیں</translation>
    </message>
    <message>
      <source>Put a tone over them</source>
      <translation>ان پر بیپ لگا دیں</translation>
    </message>
    <message>
      <source>Quotes That Want a Look</source>
      <translation>دیکھنے کے قابل اقتباسات</translation>
    </message>
    <message>
      <source>Quotes That Want a Look…</source>
      <translation>دیکھنے کے قابل اقتباسات…</translation>
    </message>
    <message>
      <source>Quotes that want a look</source>
      <translation>دیکھنے کے قابل اقتباسات</translation>
    </message>
    <message>
      <source>Say Who This Is…</source>
      <translation>بتائیں یہ کون ہے…</translation>
    </message>
    <message>
      <source>Show all</source>
      <translation>سب دکھائیں</translation>
    </message>
    <message>
      <source>Stars of the quotes that are shown</source>
      <translation>دکھائے گئے اقتباسات کے ستارے</translation>
    </message>
    <message>
      <source>State of the quotes that are shown</source>
      <translation>دکھائے گئے اقتباسات کی حالت</translation>
    </message>
    <message>
      <source>Stop for now</source>
      <translation>ابھی کے لیے روکیں</translation>
    </message>
    <message>
      <source>Story of the quotes that are shown</source>
      <translation>دکھائے گئے اقتباسات کی اسٹوری</translation>
    </message>
    <message>
      <source>The second text is no translation but a transcript of its own. Choose it under Session, then F2 edits it.</source>
      <translation>دوسرا متن ترجمہ نہیں بلکہ اپنا الگ متن ہے۔ اسے “نشست” میں چنیں، پھر F2 سے درست کریں۔</translation>
    </message>
    <message>
      <source>The transcript does not tell exactly when, so the sound stays whole.</source>
      <translation>متن ٹھیک وقت نہیں بتاتا، اس لیے آواز پوری رہے گی۔</translation>
    </message>
    <message>
      <source>This recording has no transcript yet. Drop one on this window, type it while you listen, or let a machine write a draft (File menu).</source>
      <translation>اس ریکارڈنگ کا ابھی کوئی متن نہیں۔ متن اس ونڈو پر چھوڑیں، سنتے ہوئے خود لکھیں، یا مشین سے مسودہ لکھوائیں (فائل مینو)۔</translation>
    </message>
    <message>
      <source>This session has no transcript.</source>
      <translation>اس نشست کا کوئی متن نہیں۔</translation>
    </message>
    <message>
      <source>Type a transcript…</source>
      <translation>متن لکھیں…</translation>
    </message>
    <message>
      <source>Update chosen</source>
      <translation>چنے ہوئے تازہ کریں</translation>
    </message>
    <message>
      <source>What was said</source>
      <translation>کیا کہا گیا</translation>
    </message>
    <message>
      <source>Words that the quote leaves out</source>
      <translation>وہ الفاظ جو اقتباس چھوڑ دیتا ہے</translation>
    </message>
    <message>
      <source>answered {start} to {end}</source>
      <translation>جواب {start} سے {end} تک</translation>
    </message>
    <message>
      <source>of the question: {title}</source>
      <translation>سوال: {title}</translation>
    </message>
    <message>
      <source>{done} of {paragraphs} paragraphs have their time. Tap Along ({key}) goes on.</source>
      <translation>{paragraphs} میں سے {done} پیراگراف کا وقت ہے۔ “دستک سے وقت” ({key}) سے آگے چلیں۔</translation>
    </message>
    <message>
      <source>{left} must be looked at one by one.</source>
      <translation>{left} کو ایک ایک کر کے دیکھنا ہو گا۔</translation>
    </message>
    <message>
      <source>{paragraphs} paragraphs: tap when the first is heard</source>
      <translation>{paragraphs} پیراگراف: پہلا سنائی دے تو دستک دیں</translation>
    </message>
    <message>
      <source>{quotes} chosen; {ready} can follow their transcripts.</source>
      <translation>{quotes} چنے گئے؛ {ready} اپنے متن کے مطابق ہو سکتے ہیں۔</translation>
    </message>
    <message>
      <source>{quotes} of all sessions.</source>
      <translation>تمام نشستوں کے {quotes}۔</translation>
    </message>
    <message>
      <source>{quotes} with words left out ([...])</source>
      <translation>{quotes} جن میں الفاظ چھوڑے گئے ([...])</translation>
    </message>
    <message>
      <source>{segments} written to {file}.</source>
      <translation>{segments} {file} میں لکھ دیے گئے۔</translation>
    </message>
    <message>
      <source>{shown} of {quotes}</source>
      <translation>{quotes} میں سے {shown}</translation>
    </message>
    <message>
      <source>★ or more</source>
      <translation>★ یا زیادہ</translation>
    </message>
    <message>
      <source>Language of the translations beneath the quotes</source>
      <translation>اقتباسات کے نیچے ترجموں کی زبان</translation>
    </message>
    <message>
      <source>What was really said, beneath a quote of a translation</source>
      <translation>ترجمے کے اقتباس کے نیچے اصل الفاظ بھی</translation>
    </message>
    <message>
      <source>Translations</source>
      <translation>ترجمے</translation>
    </message>
    <message>
      <source>Permission denied</source>
      <translation>اجازت نہیں</translation>
    </message>
    <message>
      <source>No space left on device</source>
      <translation>ڈسک پر جگہ نہیں</translation>
    </message>
    <message>
      <source>No such file or directory</source>
      <translation>ایسی فائل یا فولڈر نہیں</translation>
    </message>
    <message>
      <source>Read-only file system</source>
      <translation>ڈسک پر صرف پڑھا جا سکتا ہے</translation>
    </message>
    <message>
      <source>File name too long</source>
      <translation>فائل کا نام بہت لمبا ہے</translation>
    </message>
    <message>
      <source>Is a directory</source>
      <translation>یہ فولڈر ہے</translation>
    </message>
    <message>
      <source>Not a directory</source>
      <translation>یہ فولڈر نہیں</translation>
    </message>
    <message>
      <source>File exists</source>
      <translation>فائل پہلے سے ہے</translation>
    </message>
    <message>
      <source>Input/output error</source>
      <translation>ڈسک پڑھنے یا لکھنے میں خرابی</translation>
    </message>
    <message>
      <source>State of the Quote</source>
      <translation>اقتباس کی حالت</translation>
    </message>
    <message>
      <source>Quote Is Checked</source>
      <translation>اقتباس کی جانچ ہو چکی</translation>
    </message>
    <message>
      <source>Quote Is To Be Checked</source>
      <translation>اقتباس کی جانچ باقی ہے</translation>
    </message>
    <message>
      <source>Quote Is Used</source>
      <translation>اقتباس استعمال ہو چکا</translation>
    </message>
    <message>
      <source>Quote Is Off the Record</source>
      <translation>اقتباس آف دی ریکارڈ ہے</translation>
    </message>
    <message>
      <source>Write a Note on the Quote…</source>
      <translation>اقتباس پر نوٹ لکھیں…</translation>
    </message>
    <message>
      <source>Delete Quote</source>
      <translation>اقتباس حذف کریں</translation>
    </message>
    <message>
      <source>The quote is to be checked.</source>
      <translation>اقتباس کی جانچ باقی ہے۔</translation>
    </message>
    <message>
      <source>The quote is checked. Undo takes that back.</source>
      <translation>اقتباس کی جانچ ہو چکی۔ “واپس لیں” سے یہ پلٹ جائے گا۔</translation>
    </message>
    <message>
      <source>The quote is marked as used.</source>
      <translation>اقتباس پر “استعمال شدہ” کا نشان لگ گیا۔</translation>
    </message>
    <message>
      <source>The quote is off the record: it leaves by no copy, export or clip.</source>
      <translation>اقتباس آف دی ریکارڈ ہے: کسی نقل، برآمد یا کلپ میں نہیں جائے گا۔</translation>
    </message>
    <message>
      <source>The quote is checked. It stays UNVERIFIED until its sound was heard in full.</source>
      <translation>اقتباس کی جانچ ہو چکی۔ جب تک اس کی آواز پوری نہ سنی جائے، یہ UNVERIFIED رہے گا۔</translation>
    </message>
    <message>
      <source>With a translation?</source>
      <translation>ترجمے کے ساتھ؟</translation>
    </message>
    <message>
      <source>With the translation into {language}</source>
      <translation>{language} ترجمے کے ساتھ</translation>
    </message>
    <message>
      <source>Only as it was said</source>
      <translation>صرف جیسے کہا گیا</translation>
    </message>
    <message>
      <source>back</source>
      <translation>پیچھے</translation>
    </message>
    <message>
      <source>forward</source>
      <translation>آگے</translation>
    </message>
    <message>
      <source>slower</source>
      <translation>آہستہ</translation>
    </message>
    <message>
      <source>faster</source>
      <translation>تیز</translation>
    </message>
    <message>
      <source>All of it is {name}'s now, also what was {others}'s. Undo takes that back.</source>
      <translation>اب یہ سب {name} کا ہے، وہ بھی جو {others} کا تھا۔ کالعدم کرنے سے واپس ہو جاتا ہے۔</translation>
    </message>
    <message>
      <source>All segments of this transcript were deleted. Undo brings them back one by one, “Restore Original Text” all at once.</source>
      <translation>اس متن کے تمام حصے حذف ہو چکے ہیں۔ کالعدم کرنے سے وہ ایک ایک کر کے، اور “اصل متن بحال کریں” سے سب ایک ساتھ واپس آتے ہیں۔</translation>
    </message>
    <message>
      <source>{things} to do</source>
      <translation>{things} کرنا باقی</translation>
    </message>
    <message>
      <source>made by a machine, unverified</source>
      <translation>مشین کا بنایا ہوا، غیر مصدقہ</translation>
    </message>
  </context>
  <context>
    <name>QPlatformTheme</name>
    <message>
      <source>OK</source>
      <translation>ٹھیک ہے</translation>
    </message>
    <message>
      <source>Save</source>
      <translation>محفوظ کریں</translation>
    </message>
    <message>
      <source>Save All</source>
      <translation>سب محفوظ کریں</translation>
    </message>
    <message>
      <source>Open</source>
      <translation>کھولیں</translation>
    </message>
    <message>
      <source>&amp;Yes</source>
      <translation>ہاں</translation>
    </message>
    <message>
      <source>Yes to &amp;All</source>
      <translation>سب کے لیے ہاں</translation>
    </message>
    <message>
      <source>&amp;No</source>
      <translation>نہیں</translation>
    </message>
    <message>
      <source>N&amp;o to All</source>
      <translation>سب کے لیے نہیں</translation>
    </message>
    <message>
      <source>Abort</source>
      <translation>ترک کریں</translation>
    </message>
    <message>
      <source>Retry</source>
      <translation>پھر کوشش کریں</translation>
    </message>
    <message>
      <source>Ignore</source>
      <translation>نظرانداز کریں</translation>
    </message>
    <message>
      <source>Close</source>
      <translation>بند کریں</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>منسوخ کریں</translation>
    </message>
    <message>
      <source>Discard</source>
      <translation>چھوڑ دیں</translation>
    </message>
    <message>
      <source>Help</source>
      <translation>مدد</translation>
    </message>
    <message>
      <source>Apply</source>
      <translation>لاگو کریں</translation>
    </message>
    <message>
      <source>Reset</source>
      <translation>پہلے جیسا</translation>
    </message>
    <message>
      <source>Restore Defaults</source>
      <translation>طے شدہ بحال کریں</translation>
    </message>
  </context>
  <context>
    <name>QDialogButtonBox</name>
    <message>
      <source>OK</source>
      <translation>ٹھیک ہے</translation>
    </message>
  </context>
  <context>
    <name>QMessageBox</name>
    <message>
      <source>Show Details...</source>
      <translation>تفصیل دکھائیں…</translation>
    </message>
    <message>
      <source>Hide Details...</source>
      <translation>تفصیل چھپائیں…</translation>
    </message>
    <message>
      <source>OK</source>
      <translation>ٹھیک ہے</translation>
    </message>
  </context>
  <context>
    <name>QProgressDialog</name>
    <message>
      <source>Cancel</source>
      <translation>منسوخ کریں</translation>
    </message>
  </context>
  <context>
    <name>QLineEdit</name>
    <message>
      <source>&amp;Undo</source>
      <translation>واپس لیں</translation>
    </message>
    <message>
      <source>&amp;Redo</source>
      <translation>دوبارہ کریں</translation>
    </message>
    <message>
      <source>Cu&amp;t</source>
      <translation>کاٹیں</translation>
    </message>
    <message>
      <source>&amp;Copy</source>
      <translation>نقل کریں</translation>
    </message>
    <message>
      <source>&amp;Paste</source>
      <translation>چسپاں کریں</translation>
    </message>
    <message>
      <source>Delete</source>
      <translation>حذف کریں</translation>
    </message>
    <message>
      <source>Select All</source>
      <translation>سب منتخب کریں</translation>
    </message>
  </context>
  <context>
    <name>QWidgetTextControl</name>
    <message>
      <source>&amp;Undo</source>
      <translation>واپس لیں</translation>
    </message>
    <message>
      <source>&amp;Redo</source>
      <translation>دوبارہ کریں</translation>
    </message>
    <message>
      <source>Cu&amp;t</source>
      <translation>کاٹیں</translation>
    </message>
    <message>
      <source>&amp;Copy</source>
      <translation>نقل کریں</translation>
    </message>
    <message>
      <source>Copy &amp;Link Location</source>
      <translation>ربط کا پتا نقل کریں</translation>
    </message>
    <message>
      <source>&amp;Paste</source>
      <translation>چسپاں کریں</translation>
    </message>
    <message>
      <source>Delete</source>
      <translation>حذف کریں</translation>
    </message>
    <message>
      <source>Select All</source>
      <translation>سب منتخب کریں</translation>
    </message>
  </context>
  <context>
    <name>QAbstractSpinBox</name>
    <message>
      <source>&amp;Select All</source>
      <translation>سب منتخب کریں</translation>
    </message>
    <message>
      <source>&amp;Step up</source>
      <translation>بڑھائیں</translation>
    </message>
    <message>
      <source>Step &amp;down</source>
      <translation>گھٹائیں</translation>
    </message>
  </context>
  <context>
    <name>QKeySequenceEdit</name>
    <message>
      <source>Press shortcut</source>
      <translation>کلید دبائیں</translation>
    </message>
  </context>
  <context>
    <name>QUnicodeControlCharacterMenu</name>
    <message>
      <source>Insert Unicode control character</source>
      <translation>یونیکوڈ کنٹرول حرف داخل کریں</translation>
    </message>
  </context>
  <context>
    <name>QScrollBar</name>
    <message>
      <source>Scroll here</source>
      <translation>یہاں تک لے جائیں</translation>
    </message>
    <message>
      <source>Left edge</source>
      <translation>بایاں کنارہ</translation>
    </message>
    <message>
      <source>Right edge</source>
      <translation>دایاں کنارہ</translation>
    </message>
    <message>
      <source>Page left</source>
      <translation>صفحہ بائیں</translation>
    </message>
    <message>
      <source>Page right</source>
      <translation>صفحہ دائیں</translation>
    </message>
    <message>
      <source>Scroll left</source>
      <translation>بائیں</translation>
    </message>
    <message>
      <source>Scroll right</source>
      <translation>دائیں</translation>
    </message>
    <message>
      <source>Top</source>
      <translation>سب سے اوپر</translation>
    </message>
    <message>
      <source>Bottom</source>
      <translation>سب سے نیچے</translation>
    </message>
    <message>
      <source>Page up</source>
      <translation>صفحہ اوپر</translation>
    </message>
    <message>
      <source>Page down</source>
      <translation>صفحہ نیچے</translation>
    </message>
    <message>
      <source>Scroll up</source>
      <translation>اوپر</translation>
    </message>
    <message>
      <source>Scroll down</source>
      <translation>نیچے</translation>
    </message>
  </context>
  <context>
    <name>QFileDialog</name>
    <message>
      <source>&amp;Look in:</source>
      <translation>یہاں دیکھیں:</translation>
    </message>
    <message>
      <source>Back</source>
      <translation>پیچھے</translation>
    </message>
    <message>
      <source>Go back</source>
      <translation>پیچھے جائیں</translation>
    </message>
    <message>
      <source>Forward</source>
      <translation>آگے</translation>
    </message>
    <message>
      <source>Go forward</source>
      <translation>آگے جائیں</translation>
    </message>
    <message>
      <source>Parent Directory</source>
      <translation>اوپر کا فولڈر</translation>
    </message>
    <message>
      <source>Go to the parent directory</source>
      <translation>اوپر کے فولڈر میں جائیں</translation>
    </message>
    <message>
      <source>Create New Folder</source>
      <translation>نیا فولڈر بنائیں</translation>
    </message>
    <message>
      <source>Create a New Folder</source>
      <translation>نیا فولڈر بنائیں</translation>
    </message>
    <message>
      <source>List View</source>
      <translation>فہرست</translation>
    </message>
    <message>
      <source>Change to list view mode</source>
      <translation>فہرست میں دکھائیں</translation>
    </message>
    <message>
      <source>Detail View</source>
      <translation>تفصیل</translation>
    </message>
    <message>
      <source>Change to detail view mode</source>
      <translation>تفصیل کے ساتھ دکھائیں</translation>
    </message>
    <message>
      <source>Files of &amp;type:</source>
      <translation>فائلوں کی قسم:</translation>
    </message>
    <message>
      <source>File &amp;name:</source>
      <translation>فائل کا نام:</translation>
    </message>
    <message>
      <source>Directory:</source>
      <translation>فولڈر:</translation>
    </message>
    <message>
      <source>&amp;Open</source>
      <translation>کھولیں</translation>
    </message>
    <message>
      <source>&amp;Save</source>
      <translation>محفوظ کریں</translation>
    </message>
    <message>
      <source>&amp;Choose</source>
      <translation>چنیں</translation>
    </message>
    <message>
      <source>&amp;Rename</source>
      <translation>نام بدلیں</translation>
    </message>
    <message>
      <source>&amp;Delete</source>
      <translation>حذف کریں</translation>
    </message>
    <message>
      <source>Show &amp;hidden files</source>
      <translation>چھپی فائلیں دکھائیں</translation>
    </message>
    <message>
      <source>&amp;New Folder</source>
      <translation>نیا فولڈر</translation>
    </message>
    <message>
      <source>New Folder</source>
      <translation>نیا فولڈر</translation>
    </message>
    <message>
      <source>Recent Places</source>
      <translation>حالیہ جگہیں</translation>
    </message>
    <message>
      <source>My Computer</source>
      <translation>میرا کمپیوٹر</translation>
    </message>
    <message>
      <source>Sidebar</source>
      <translation>پہلو کی پٹی</translation>
    </message>
    <message>
      <source>List of places and bookmarks</source>
      <translation>جگہوں کی فہرست</translation>
    </message>
    <message>
      <source>Files</source>
      <translation>فائلیں</translation>
    </message>
    <message>
      <source>Find Directory</source>
      <translation>فولڈر تلاش کریں</translation>
    </message>
    <message>
      <source>Save As</source>
      <translation>بطور محفوظ کریں</translation>
    </message>
    <message>
      <source>Directories</source>
      <translation>فولڈر</translation>
    </message>
    <message>
      <source>All Files (*)</source>
      <translation>تمام فائلیں (*)</translation>
    </message>
  </context>
  <context>
    <name>QFileSystemModel</name>
    <message>
      <source>Computer</source>
      <translation>کمپیوٹر</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>نام</translation>
    </message>
    <message>
      <source>Size</source>
      <translation>سائز</translation>
    </message>
    <message>
      <source>Type</source>
      <translation>قسم</translation>
    </message>
    <message>
      <source>Kind</source>
      <translation>قسم</translation>
    </message>
    <message>
      <source>Date Modified</source>
      <translation>تبدیلی کی تاریخ</translation>
    </message>
  </context>
  <context>
    <name>QComboBox</name>
    <message>
      <source>Open the combo box selection popup</source>
      <translation>انتخاب کی فہرست کھولیں</translation>
    </message>
  </context>
</TS>
