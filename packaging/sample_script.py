"""The sample Space: who takes part, and what they say. All of it is invented."""

from __future__ import annotations

from dataclasses import dataclass

TITLE = "Water contract: who signed?"
# Thirteen signs like a real one, but nobody's: those are mixed case.
SPACE_ID = "SYNTHETIC0001"
STARTED_AT = "2026-11-14T19:30:00+05:00"
NOTICE = "Synthetic voices, invented people, invented town: a sample for trying Spaces Viewer."


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence: who says it, and how long after the end of the one before (ms; < 0: over it).

    ``english`` is what the English transcript holds where the sentence is in another language.
    ``mark`` stands before the words in the captions, where a person who captions would put it.
    """

    who: str
    text: str
    pause_ms: int = 350
    english: str = ""
    mark: str = ""

    @property
    def is_english(self) -> bool:
        """Whether it is spoken in the main language."""
        return not self.english


@dataclass(frozen=True, slots=True)
class Person:
    """A participant. No account can have these handles: they are longer than any may be."""

    key: str
    name: str
    handle: str
    admin: bool = False


CAST = (
    Person("ayesha", "Ayesha Nilgar", "ayesha_nilgar_invented", admin=True),
    Person("daud", "Daud Mirzani", "daud_mirzani_invented"),
    Person("farida", "Farida Tanwal", "farida_tanwal_invented"),
    Person("rauf", "Rauf Gulzari", "rauf_gulzari_invented"),
    Person("tom", "Tom Ashgrove", "tom_ashgrove_invented"),
    Person("meera", "Meera Joss", "meera_joss_invented"),
)

_URDU = "[speaks in Urdu]"
_TRANSLATING = "[translating]"

LINES = (
    # Opening
    Line("ayesha", "Good evening, and welcome.", 900),
    Line(
        "ayesha",
        "This is a sample: every voice you hear is synthetic, and the town, the people and the "
        "papers are invented.",
    ),
    Line(
        "ayesha",
        "I am Ayesha Nilgar, and the question tonight is a short one: who signed the water "
        "contract?",
        500,
    ),
    Line("ayesha", "It is Saturday, 14 November 2026, half past seven in Kot Nirala."),
    Line(
        "ayesha",
        "With me is Daud Mirzani, who kept the minutes of the water committee for nine years.",
    ),
    Line("ayesha", "Daud, thank you for coming.", 400),
    Line("ayesha", "What is this contract, in plain words?", 250),
    # The contract
    Line("daud", "Thank you, Ayesha.", 650),
    Line(
        "daud",
        "In plain words, it hands the repair of the old canal main to one company, Nila Channel "
        "Works, for fifteen years.",
    ),
    Line("daud", "The price is 214 million rupees.", 450),
    Line(
        "daud",
        "It was signed on Thursday, 12 March, at ten past nine in the evening, when the office "
        "had been closed for four hours.",
        500,
    ),
    Line("daud", "There was a second offer, from a cooperative, for 168 million.", 400),
    Line("daud", "Nobody in that room can have read it, because the envelope is still sealed."),
    Line("ayesha", "Still sealed, eight months later?", 500),
    Line("daud", "Still sealed.", 450),
    Line("daud", "I have a photograph of it, with the stamp of 2 March across the flap.", 300),
    # The minutes
    Line("ayesha", "Then let us go to the minutes.", 700),
    Line(
        "ayesha",
        "How many members have to be present before the committee may sign anything?",
        250,
    ),
    Line("daud", "Six of nine.", 600),
    Line("daud", "The attendance sheet of 12 March has four names on it.", 400),
    Line("daud", "Two of those four have told me that they left before the vote."),
    Line("ayesha", "Who called that meeting?", 500),
    Line("daud", "A text message did, sent at twenty-five past eight the same evening.", 550),
    Line("daud", "The rule is three days, in writing.", 350),
    Line("daud", "And the minutes jump from page six to page eight.", 500),
    Line("ayesha", "Page seven is missing.", 550),
    Line("daud", "Page seven is where the vote would be.", 400),
    Line("daud", "I did not remove it, and I would like to know who did.", 450),
    # Callers: the bill
    Line("ayesha", "We have questions from the floor.", 800),
    Line("ayesha", "Farida Tanwal, you run the bakery behind the pump house. Go ahead.", 300),
    Line("farida", "Thank you.", 900),
    Line("farida", "My water bill was 900 rupees in January, and in October it was 1,450.", 300),
    Line("farida", "They told me that the new rate is in the contract.", 350),
    Line(
        "farida",
        "So I ask: is it in the contract, or did somebody simply write it on the bill?",
        400,
    ),
    Line("daud", "It is not in the text that I have seen.", 700),
    Line(
        "daud",
        "Clause eleven says that the rate stays fixed until the first five kilometres are "
        "finished.",
    ),
    Line("daud", "They have finished one.", 450),
    Line("farida", "Then I have paid, since June, for something that is not even…", 350),
    Line("ayesha", "Sorry, Farida, the line broke up.", -1100),
    Line("ayesha", "Please say that again.", 200),
    Line("farida", "I said, then I have paid for four kilometres that are not there.", 650),
    # Callers: the wages, in Urdu
    Line("ayesha", "The next question is in Urdu, from Rauf Gulzari.", 800),
    Line("ayesha", "I will read it in English afterwards.", 250),
    Line("rauf", "السلام علیکم۔", 900, english=_URDU),
    Line(
        "rauf",
        "میرا نام رؤف گلزاری ہے، اور میں ٹیوب ویل پر کام کرتا ہوں۔",
        300,
        english=_URDU,
    ),
    Line("rauf", "ہمیں مارچ سے کوئی تنخواہ نہیں ملی۔", 350, english=_URDU),
    Line("rauf", "کیا معاہدے میں مزدوروں کے لیے کوئی رقم رکھی گئی ہے؟", 350, english=_URDU),
    Line("rauf", "اور اگر رکھی گئی ہے، تو وہ کہاں گئی؟", 300, english=_URDU),
    Line("ayesha", "Thank you, Rauf. I translate.", 700),
    Line(
        "ayesha",
        "My name is Rauf Gulzari, and I work at the tube well.",
        400,
        mark=_TRANSLATING,
    ),
    Line("ayesha", "We have had no wages since March.", 300, mark=_TRANSLATING),
    Line(
        "ayesha",
        "Is any money set aside for the workers in the contract?",
        350,
        mark=_TRANSLATING,
    ),
    Line("ayesha", "And if there is, where did it go?", 300, mark=_TRANSLATING),
    Line("daud", "There is.", 750),
    Line("daud", "Annex B sets aside 31 million rupees for wages, to be paid every month.", 300),
    Line(
        "daud",
        "If the workers have seen nothing since March, that is the first thing an auditor should "
        "ask about.",
        400,
    ),
    # Callers: the pipe
    Line("ayesha", "Tom Ashgrove, you are an engineer, and you walked the line this week.", 800),
    Line("ayesha", "What did you see?", 200),
    Line("tom", "I walked it on Tuesday, and again on Thursday.", 700),
    Line("tom", "The pipe in the ground is 300 millimetres wide.", 350),
    Line("tom", "The contract says 450.", 300),
    Line("tom", "That is less than half the water, whatever the bill says.", 450),
    Line("tom", "I measured it in three places, and I wrote down the time of each one.", 400),
    Line("ayesha", "Would you let us publish the measurements?", 450),
    Line("tom", "You can have the whole notebook.", 500),
    Line("ayesha", "Daud, does the contract allow a thinner pipe?", 500),
    Line("daud", "Clause four says that any change needs a letter.", 600),
    Line("daud", "I have looked, and there is no letter in the file.", 350),
    # The records request, and the press
    Line("ayesha", "That brings us to the papers.", 800),
    Line("ayesha", "Meera Joss writes for the college newspaper.", 250),
    Line("ayesha", "Meera, what became of your request?", 250),
    Line("meera", "We asked for the minutes on 3 June, under the town's own records rule.", 700),
    Line("meera", "The rule gives them 21 days. Today is day 164.", 350),
    Line(
        "meera",
        "In August a man from the office telephoned our printer, not us, and asked him whether "
        "he really needed the work.",
        400,
    ),
    Line("meera", "That is how you stop a newspaper without ever writing a letter.", 450),
    Line("ayesha", "Have you appealed?", 500),
    Line("meera", "On 1 October. They sent it back, because the form was blue.", 450),
    Line("meera", "The form that they give you is blue.", 600),
    Line("ayesha", "Did the printer stop?", 500),
    Line(
        "meera",
        "No. He printed the next issue at cost, with three words on the front page: who signed it?",
        500,
    ),
    Line("daud", "May I add something?", 600),
    Line("daud", "A committee that has nothing to hide does not telephone a printer.", 300),
    Line(
        "daud",
        "Media freedom in a small town is not a grand idea: it is one man with a press and an "
        "unpaid bill.",
        450,
    ),
    # Next steps
    Line("ayesha", "We are nearly out of time.", 800),
    Line("ayesha", "A listener asks whether the contract can still be cancelled.", 350),
    Line("daud", "It can, without a penalty, until 31 December.", 600),
    Line("daud", "After that, clause nineteen makes it cost 40 million.", 400),
    Line("ayesha", "Then what has to happen before that?", 500),
    Line("daud", "Three things.", 600),
    Line(
        "daud",
        "First, the auditor sits on Monday, 23 November, at ten in the morning, and anyone may "
        "attend.",
        300,
    ),
    Line(
        "daud",
        "Second, I will hand over my own copies of the minutes, all nine years of them, in front "
        "of witnesses.",
        400,
    ),
    Line("daud", "Third, open the envelope.", 450),
    Line("daud", "It takes one minute and a pair of scissors.", 250),
    Line("farida", "I will bring the scissors.", 450),
    # Close
    Line("ayesha", "Let me sum up.", 800),
    Line(
        "ayesha",
        "A contract for 214 million rupees, four names where six are needed, a page that is "
        "missing, and an offer that nobody opened.",
        300,
    ),
    Line(
        "ayesha",
        "We asked the water committee and Nila Channel Works to join us tonight, and neither has "
        "answered.",
        450,
    ),
    Line("ayesha", "If they wish to reply, this Space is theirs next Saturday at the same time."),
    Line(
        "ayesha",
        "My thanks to Daud, Farida, Rauf, Tom and Meera, and to everyone who listened.",
        400,
    ),
    Line("ayesha", "Good night from Kot Nirala.", 400),
)
