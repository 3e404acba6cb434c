"""What a telephone received, from its backup: SMS, MMS and calls."""

import base64
import datetime
import io
from collections.abc import Callable

import pytest

from beffroi.contact import Attachment, Channel
from beffroi.contact.readers import Intake, Note
from beffroi.contact.readers.phones.sms_backup import SmsBackup
from beffroi.errors import UnreadableError

from .conftest import MOMENT, Items, backup, call, mms, sms

Read = Callable[[bytes], Items]
PICTURE = base64.b64encode(bytes(range(256)) * 8).decode()
MARCH_2 = datetime.date(2026, 3, 2)


def received(items: Items) -> list[Intake]:
    """Return what was read, all of it readable."""
    assert all(isinstance(item, Intake) for _, item in items)
    return [item for _, item in items if isinstance(item, Intake)]


def test_an_sms_is_read_as_it_arrived(read: Read) -> None:
    """Words, sender and day decide; a line end in the words is one."""
    items = read(backup(sms('Ameli : votre carte "Vitale" <expire>\net ses droits', date="1772492400000")))

    assert [number for number, _ in items] == [1]
    (intake,) = received(items)
    assert intake.contact.channel is Channel.SMS
    assert intake.contact.text == 'Ameli : votre carte "Vitale" <expire>\net ses droits'
    assert intake.contact.sender == "+33639980012"
    assert intake.contact.subject is None
    assert intake.contact.date == datetime.date(2026, 3, 3)  # 00:00 in Paris, still the 2nd in London
    assert intake.notes == ()


def test_what_the_owner_wrote_is_counted_and_not_judged() -> None:
    """Sent, draft, outbox, failed, queued: nobody deceives themselves."""
    own = [sms("Non merci", type=box) for box in "23456"]
    reading = SmsBackup(io.BytesIO(backup(*own, mms({"ct": "text/plain", "text": "Oui"}, msg_box="2"), sms("Ameli"))))

    assert [number for number, _ in reading] == [7]
    assert reading.own == 6


@pytest.mark.parametrize(
    ("address", "name", "sender"),
    [
        pytest.param("+33639980012", "(Unknown)", "+33639980012", id="not saved"),
        pytest.param("+33639980012", "Docteur Weil", "Docteur Weil (06 39 98 00 12)", id="saved: name and number"),
        pytest.param("38663", "Ameli", "38663", id="a short number is what the body publishes"),
        pytest.param("AMELI", "null", "AMELI", id="letters"),
        pytest.param("null", "(Unknown)", None, id="hidden"),
    ],
)
def test_a_sender_is_shown_with_the_name_its_owner_saved(
    read: Read, address: str, name: str, sender: str | None
) -> None:
    """The name shows that they know them; the number may be nobody's."""
    (intake,) = received(read(backup(sms(address=address, contact_name=name))))

    assert intake.contact.sender == sender


@pytest.mark.parametrize(
    ("attributes", "day", "notes"),
    [
        pytest.param({"date": MOMENT}, MARCH_2, (), id="milliseconds"),
        pytest.param({"date": "1772442000"}, MARCH_2, (), id="seconds"),
        pytest.param({"date": "0", "date_sent": MOMENT}, MARCH_2, (), id="the day it was sent, else"),
        pytest.param({"date": "never"}, None, (Note.DAMAGED,), id="no day is said"),
        pytest.param({"date": "99999999999999"}, None, (Note.DAMAGED,), id="the year 5138 is a fault"),
    ],
)
def test_the_day_is_that_of_paris(
    read: Read, attributes: dict[str, str], day: datetime.date | None, notes: tuple[Note, ...]
) -> None:
    """A contact is judged by the facts of the day it arrived."""
    (intake,) = received(read(backup(sms(**attributes))))

    assert (intake.contact.date, intake.notes) == (day, notes)


def test_an_mms_gives_its_words_in_order_and_names_its_files(read: Read) -> None:
    """Its layout is no words; a picture is named even where nothing opens it."""
    file = backup(
        mms(
            {"ct": "application/smil", "text": "<smil><body /></smil>"},
            {"ct": "text/plain", "text": "Votre colis"},
            {"ct": "image/jpeg", "name": "null", "cl": "IMG_1.jpg", "text": "null", "data": PICTURE},
            {"ct": "text/plain", "text": "vous attend"},
            sub="Livraison",
        )
    )

    (intake,) = received(read(file))

    assert intake.contact.text == "Votre colis\nvous attend"
    assert intake.contact.subject == "Livraison"
    assert intake.contact.attachments == (Attachment("IMG_1.jpg", "image/jpeg"),)


@pytest.mark.parametrize("data", [PICTURE, base64.b64encode(b"GIF89a").decode()], ids=["large", "small"])
def test_the_files_of_an_mms_are_handed_to_who_opens_them(data: str) -> None:
    """The picture may hold the fraud: its words become those of an MMS that has none."""
    seen = []

    def open_attachment(name: str, media_type: str, content: bytes) -> tuple[tuple[Attachment, ...], tuple[Note, ...]]:
        seen.append((name, media_type, content))
        words = Attachment(name, media_type, text="Votre carte Vitale expire")
        code = Attachment(f"{name}/qr", "text/x-barcode", text="https://ameli.example")
        return (words, code), (Note.UNSURE_WORDS,)

    file = backup(mms({"ct": "image/jpeg", "cl": "IMG_1.jpg", "data": data}))
    ((_, intake),) = SmsBackup(io.BytesIO(file), open_attachment)

    assert seen == [("IMG_1.jpg", "image/jpeg", base64.b64decode(data))]
    assert isinstance(intake, Intake)
    assert intake.contact.text == "Votre carte Vitale expire\nhttps://ameli.example"
    assert [attachment.text for attachment in intake.contact.attachments] == ["", "https://ameli.example"]
    assert intake.notes == (Note.UNSURE_WORDS,)


@pytest.mark.parametrize("data", ["", "null", "QUJ", "????"], ids=["empty", "null", "cut", "no base64"])
def test_a_damaged_file_is_named_and_said(data: str) -> None:
    """The words beside it are read all the same."""
    file = backup(mms({"ct": "text/plain", "text": "Voici"}, {"ct": "image/png", "cl": "a.png", "data": data}))

    ((_, intake),) = SmsBackup(io.BytesIO(file), lambda *_: pytest.fail("nothing to open"))

    assert isinstance(intake, Intake)
    assert intake.contact.attachments == (Attachment("a.png", "image/png"),)
    assert intake.notes == (Note.ATTACHMENT_UNREAD,)


def test_of_a_group_the_one_who_wrote_is_the_sender(read: Read) -> None:
    """The app joins the numbers and the names of all its members."""
    (intake,) = received(
        read(
            backup(
                mms(
                    {"ct": "text/plain", "text": "Coucou"},
                    address="+33639980012~+33639980013",
                    contact_name="Lolo, Tatie Caro",
                )
            )
        )
    )

    assert intake.contact.sender == "+33639980012"


@pytest.mark.parametrize(
    ("address", "sender"),
    [
        pytest.param("+33639980012", "+33639980012", id="of one"),
        pytest.param("+33639980012~+33639980013", None, id="of a group, nobody is told"),
    ],
)
def test_an_mms_without_its_addresses_is_read_all_the_same(read: Read, address: str, sender: str | None) -> None:
    """Some telephones leave them out."""
    file = backup(mms({"ct": "text/plain", "text": "Coucou"}, address=address)).replace(b'"137"', b'"130"')

    (intake,) = received(read(file))

    assert intake.contact.sender == sender


@pytest.mark.parametrize(
    "element",
    [
        pytest.param('<sms body="sans fin', id="damaged"),
        pytest.param(sms(""), id="no words"),
        pytest.param(sms("null"), id="null"),
        pytest.param(sms("  "), id="blanks"),
        pytest.param(mms({"ct": "image/jpeg", "cl": "IMG_1.jpg", "data": PICTURE}), id="a picture alone, unopened"),
        pytest.param(sms("Bonjour", type="9"), id="in no box there is"),
        pytest.param(mms({"ct": "text/plain", "text": "Bonjour"}, msg_box=""), id="in none"),
        pytest.param(call(number=""), id="call without number"),
        pytest.param(call(number="-2"), id="hidden, as old telephones write it"),
        pytest.param(call(presentation="2"), id="hidden"),
        pytest.param(call(type="12"), id="call of no type there is"),
    ],
)
def test_what_cannot_be_judged_is_said_and_costs_itself_only(read: Read, element: str) -> None:
    """The counts of a batch add up: it goes to the rejects with its reason, which quotes nothing of it."""
    items = read(backup(sms("Avant"), element, sms("Ensuite")))

    assert [number for number, _ in items] == [1, 2, 3]
    assert [isinstance(item, UnreadableError) for _, item in items] == [False, True, False]
    assert "+33639980012" not in str(items[1][1])


@pytest.mark.parametrize(
    ("kind", "channel", "words"),
    [
        ("1", Channel.CALL, ""),
        ("3", Channel.CALL, "Appel manqué."),
        ("4", Channel.VOICEMAIL, ""),
        ("5", Channel.CALL, ""),
        ("6", Channel.CALL, ""),
        ("7", Channel.CALL, ""),
    ],
)
def test_a_call_received_is_known_by_its_number(read: Read, kind: str, channel: Channel, words: str) -> None:
    """Answered, missed, left a message, rejected, refused by a list, answered elsewhere: nobody's words."""
    file = backup(call(type=kind, number="3646"), call(type="2", number="3646"), root="calls")

    (intake,) = received(read(file))

    assert (intake.contact.channel, intake.contact.sender, intake.contact.text) == (channel, "3646", words)
    assert intake.contact.date == MARCH_2


def test_a_caller_who_is_saved_is_shown_as_known(read: Read) -> None:
    """Else a neighbour's call would be a stranger's."""
    (intake,) = received(read(backup(call(contact_name="Voisin"), root="calls")))

    assert intake.contact.sender == "Voisin (06 39 98 00 12)"
    assert intake.contact.text == ""


def test_more_words_in_pictures_than_can_be_judged_are_cut_and_said() -> None:
    """Whatever is given can be judged."""
    pages = tuple({"ct": "image/png", "cl": f"{page}.png", "data": PICTURE} for page in range(3))

    def open_attachment(*_: object) -> tuple[tuple[Attachment, ...], tuple[Note, ...]]:
        return tuple(Attachment(f"{number}", text="a" * 20_000) for number in range(50)), ()

    ((_, intake),) = SmsBackup(io.BytesIO(backup(mms(*pages))), open_attachment)

    assert isinstance(intake, Intake)
    assert len(intake.contact.text) == 1_000_000
    assert len(intake.contact.attachments) == 100
    assert intake.notes == (Note.PARTLY_READ,)
