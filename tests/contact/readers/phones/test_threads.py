"""A pasted conversation is one contact: what was written to the person, in order, and ordinary words are none."""

import datetime
import json
import time
from pathlib import Path

import pytest

from beffroi.contact import Attachment, Channel, Contact, require_usable
from beffroi.contact.readers import Intake, Note
from beffroi.contact.readers.phones.threads import read_thread

CORPUS = Path(__file__).resolve().parents[4] / "corpus" / "contacts.jsonl"
MARCH_2 = datetime.date(2026, 3, 2)
SEVERAL, OWN = Note.SEVERAL_IN_THREAD, Note.OWN_WORDS_LEFT_OUT
ENCRYPTED = (
    "Les messages et les appels sont chiffrés de bout en bout. Aucun tiers, pas même WhatsApp, ne peut les lire ou les"
    " écouter. Appuyez pour en savoir plus."
)


def thread(*lines: str) -> Intake:
    """Read lines that are a thread, and can be judged."""
    intake = read_thread("\n".join(lines), None)
    assert intake is not None
    require_usable(intake.contact)
    return intake


def test_a_thread_in_brackets_is_one_contact() -> None:
    """The owner's answers are left out, and it is said."""
    intake = thread(
        "[02/03/2026 10:12] Ameli : Votre carte Vitale expire.",
        "[02/03/2026 10:13] Moi : Ah bon ?",
        "[02/03/2026 10:14] Ameli : Réglez 0,95 €",
        "avant ce soir.",
    )

    assert intake.contact.channel is Channel.SMS
    assert intake.contact.sender == "Ameli"
    assert intake.contact.text == "Votre carte Vitale expire.\nRéglez 0,95 €\navant ce soir."
    assert intake.contact.date == MARCH_2
    assert intake.notes == (SEVERAL, OWN)


def test_an_exported_chat_of_whatsapp_is_one_contact() -> None:
    """Of two, the bare number is the stranger; the app's own lines are nobody's words."""
    intake = thread(
        f"02/03/2026, 10:10 - {ENCRYPTED}",
        "02/03/2026, 10:11 - +33 6 39 98 00 12 a rejoint la discussion",
        "02/03/2026, 10:12 - \u202a+33 6 39 98 00 12\u202c: Bonjour, votre conseiller",
        "02/03/2026, 10:13 - Jeanne: oui ?",
        "02/03/2026, 10:14 - \u202a+33 6 39 98 00 12\u202c: <Médias omis>",
        "03/03/2026, 09:00 - \u202a+33 6 39 98 00 12\u202c: Votre code ?",
    )

    assert intake.contact.channel is Channel.SOCIAL
    assert intake.contact.sender == "WhatsApp +33 6 39 98 00 12"
    assert intake.contact.text.splitlines()[-2:] == ["Bonjour, votre conseiller", "Votre code ?"]
    assert "oui" not in intake.contact.text
    assert "chiffr" not in intake.contact.text
    assert intake.contact.date == datetime.date(2026, 3, 3)
    assert intake.notes == (SEVERAL, OWN, Note.ATTACHMENT_UNREAD)


@pytest.mark.parametrize(
    ("lines", "sender", "text", "day"),
    [
        pytest.param(
            ["\u200e[02/03/2026, 10:12:33] Ameli: \u200e" + ENCRYPTED, "[02/03/2026, 10:12:40] Ameli: Bonjour"],
            *("WhatsApp Ameli", "Bonjour", MARCH_2),
            id="WhatsApp on iPhone",
        ),
        pytest.param(
            ["[3/2/26, 10:12:33\u202fAM] ~\u202fAnn: Hello", "[3/14/26, 10:12:40\u202fAM] ~\u202fAnn: Again"],
            *("WhatsApp Ann", "Hello\nAgain", datetime.date(2026, 3, 14)),
            id="WhatsApp on an American iPhone",
        ),
        pytest.param(
            ["[10:12, 02/03/2026] +33 6 39 98 00 12: Coucou maman"],
            *("WhatsApp +33 6 39 98 00 12", "Coucou maman", MARCH_2),
            id="copied from WhatsApp in a browser",
        ),
        pytest.param(
            ["02/03/2026 à 10:12 - +33 6 39 98 00 12 : Coucou maman"],
            *("WhatsApp +33 6 39 98 00 12", "Coucou maman", MARCH_2),
            id="WhatsApp on Android, one message",
        ),
        pytest.param(
            [
                "Ameli, [02/03/2026 10:12]",
                "Bonjour",
                "",
                "Moi, [02/03/2026 10:13]",
                "oui",
                "",
                "Ameli, [2 mars 2026 à 10:14]:",
                "Non",
            ],
            *("Telegram Ameli", "Bonjour\nNon", MARCH_2),
            id="Telegram",
        ),
        pytest.param(
            ["38663", "Message texte • SMS", "Aujourd’hui 10:42", "Ameli : vos droits", "sont ouverts"],
            *("38663", "Ameli : vos droits\nsont ouverts", None),
            id="Messages on iPhone",
        ),
        pytest.param(
            ["Ameli", "iMessage", "lun. 2 mars 2026 à 10:42", "Bonjour", "Distribué"],
            *("Ameli", "Bonjour", MARCH_2),
            id="Messages on a Mac",
        ),
        pytest.param(
            ["Hier 9:12", "Bonjour", "Aujourd'hui 10:42", "Alors ?"], None, "Bonjour\nAlors ?", None, id="times alone"
        ),
        pytest.param(
            ["2 mars 2026 à 9:12", "Bonjour", "3 mars 2026 à 10:42", "Alors ?"],
            *(None, "Bonjour\nAlors ?", datetime.date(2026, 3, 3)),
            id="days alone",
        ),
        pytest.param(["De : 38663", "", "Bonjour"], "38663", "Bonjour", None, id="sent on"),
        pytest.param(
            ["From: AMELI", "Date : 02/03/2026 10:12", "", "Bonjour"],
            "AMELI",
            "Bonjour",
            MARCH_2,
            id="sent on with its day",
        ),
    ],
)
def test_each_way_of_copying_a_thread_is_read(
    lines: list[str], sender: str | None, text: str, day: datetime.date | None
) -> None:
    """People paste what their telephone gives them."""
    contact = thread(*lines).contact

    assert (contact.sender, contact.text, contact.date) == (sender, text, day)


@pytest.mark.parametrize(
    ("lines", "kept"),
    [
        pytest.param(["Ann: un", "Paul: deux", "Ann: trois"], "un\ntrois", id="of two, who wrote first"),
        pytest.param(["Paul: un", "+33 6 39 98 00 12: deux"], "deux", id="of two, the bare number"),
        pytest.param(["Ann: un", "Vous: deux", "Paul: trois"], "un\ntrois", id="of a group, all but you"),
        pytest.param(["Ann: un", "Léa: deux", "Paul: trois"], "un\ndeux\ntrois", id="of a group without you, all"),
    ],
)
def test_who_the_person_is_is_told_by_who_writes(lines: list[str], kept: str) -> None:
    """An export does not say whose it is."""
    assert thread(*(f"02/03/2026, 10:12 - {line}" for line in lines)).contact.text == kept


@pytest.mark.parametrize(
    "said",
    [
        "Cliquez sur ameli-droits.example",
        "Appelez le 08 99 00 00 00",
        "Écrivez à secours@ameli.example",
        "code 4970 1000",
    ],
)
def test_a_fraud_worded_as_a_thread_hides_nothing(said: str) -> None:
    """What leads anywhere is judged, whoever seems to have written it."""
    for shown in (f"Moi : {said}", said, f"{ENCRYPTED} {said}"):
        lines = [
            "[02/03/2026 10:12] Ameli : Bonjour",
            f"[02/03/2026 10:13] {shown}",
            "[02/03/2026 10:14] Ameli : Merci",
        ]
        assert said in thread(*lines).contact.text
        assert (
            said
            in thread(
                *(line.replace("[", "").replace(" 10:", ", 10:").replace("]", " -") for line in lines)
            ).contact.text
        )


def test_the_files_of_a_thread_are_named_and_said_not_to_be_there() -> None:
    """They stayed on the telephone."""
    intake = thread(
        "[02/03/2026, 10:12:33] Ameli: <pièce jointe : 00000012-PHOTO.jpg>",
        "[02/03/2026, 10:12:40] Ameli: IMG-1.jpg (fichier joint)",
        "[02/03/2026, 10:12:41] Ameli: \u200eimage absente",
        "[02/03/2026, 10:12:50] Ameli: Lisez",
    )

    assert intake.contact.text == "Lisez"
    assert intake.contact.attachments == (Attachment("00000012-PHOTO.jpg"), Attachment("IMG-1.jpg"))
    assert intake.notes == (Note.ATTACHMENT_UNREAD,)


@pytest.mark.parametrize(
    "said",
    [
        "Cliquez sur ameli.example (fichier joint)",
        "ameli-droits.fr (fichier joint)",
        "<pièce jointe : https://a.example>",
        "Distribué dès votre paiement",
        "image absente : renvoyez votre RIB",
    ],
)
def test_what_only_looks_like_the_apps_own_line_is_judged(said: str) -> None:
    """A fraud could end every line in "(fichier joint)"."""
    assert thread(f"[02/03/2026 10:12] Ameli : {said}").contact.text == said


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Bonjour",
        "Coucou, on se voit demain à 10:12 ?\nBises",
        "Rappel RDV\n12/03/2026 10:30\nDr Martin, 2 rue des Lilas",
        "12/03/2026 10:30\nDr Martin, 2 rue des Lilas",
        "12/03/2026 à 10:30 - Dr Martin : consultation",
        "Planning :\nlun 6h30-13h\nmar 6h30-13h",
        "De : Lyon\nÀ : Paris\n02/03/2026 10:12\nVoiture 4",
        "De : Paul\nBonjour",
        "De : Jeanne <j@a.example>\nEnvoyé : lundi 2 mars 2026 10:12\nÀ : Paul\nObjet : Carte\n\nBonjour",
        "From: AMELI\nSent: Monday 10:12\nTo: you\nSubject: x\n\nHello",
        "[URGENT] Ameli : votre carte",
        "Ameli : [02/03/2026] votre carte expire",
        "[02/03/2026 10:12]",
        "[02/03/2026 10:12] Moi : bonjour",
        "[02/03/2026, 10:12:33] Ameli: image absente",
        "Aujourd'hui 10:42",
        "38663\nAujourd'hui 10:42",
    ],
)
def test_ordinary_words_are_no_thread(text: str) -> None:
    """Nothing of an ordinary message may be taken for a name or a time, or left out."""
    assert read_thread(text, None) is None


@pytest.mark.parametrize("channel", [Channel.EMAIL, Channel.CALL, Channel.VOICEMAIL, Channel.LETTER, Channel.VISIT])
def test_only_what_has_threads_is_read_as_one(channel: Channel) -> None:
    """A mail that quotes a thread is a mail."""
    assert read_thread("[02/03/2026 10:12] Ameli : Bonjour", channel) is None


def test_the_channel_that_the_person_names_stands() -> None:
    """They know how it came."""
    text = "02/03/2026, 10:12 - +33 6 39 98 00 12: Bonjour"
    intake = read_thread(text, Channel.SMS)

    assert intake is not None
    assert (intake.contact.channel, intake.contact.sender) == (Channel.SMS, "+33 6 39 98 00 12")


def test_no_text_of_the_corpus_is_taken_for_a_thread() -> None:
    """All of them are single contacts, as people typed or copied them."""
    rows = [json.loads(line) for line in CORPUS.read_text(encoding="utf-8").splitlines()]

    taken = [
        row["id"] for row in rows for channel in {None, Channel(row["channel"])} if read_thread(row["text"], channel)
    ]

    assert taken == []


def test_every_sms_of_the_corpus_comes_out_of_a_thread_as_it_went_in() -> None:
    """Pasted with its time and the person's answer, it is the same contact."""
    rows = [json.loads(line) for line in CORPUS.read_text(encoding="utf-8").splitlines()]
    for row in rows:
        if row["channel"] != "sms" or not row["sender"]:
            continue
        day = datetime.date.fromisoformat(row["date"])
        intake = thread(
            f"[{day:%d/%m/%Y} 10:12] {row['sender']} : {row['text']}", f"[{day:%d/%m/%Y} 10:15] Moi : je regarde"
        )
        assert (intake.contact.sender, intake.contact.date) == (row["sender"], day)
        assert intake.contact.text.split() == row["text"].split()


def test_of_a_thread_longer_than_can_be_judged_the_end_is_kept() -> None:
    """What a fraud is after comes last."""
    lines = [f"02/03/2026, 10:12 - Ann: {'a' * 500}"] * 3_000
    intake = thread(*lines, "02/03/2026, 10:13 - Ann: la fin")

    assert intake.contact.text.endswith("la fin")
    assert Note.PARTLY_READ in intake.notes


@pytest.mark.parametrize(
    "repeated",
    [
        "[02/03/2026 10:12] a: b\n",
        "[02/03/2026 10:12] ",
        "02/03/2026, 10:12 - ",
        "Hier 10:12\n",
        "a: ",
        "\n",
        "[",
        "lun. ",
        "\u202f",
    ],
)
def test_hostile_repetition_takes_time_in_proportion(repeated: str) -> None:
    """A million characters of anything are read in seconds."""
    text = "Hier 10:12\n" + repeated * (1_000_000 // len(repeated))

    began = time.process_time()
    for start in ("", "[02/03/2026 10:12] a: b\n", "02/03/2026, 10:12 - 38663: b\n", "De : 38663\n"):
        read_thread(start + text, None)

    assert time.process_time() - began < 20


def test_what_the_owner_wrote_is_kept_apart_and_not_lost() -> None:
    """A fraud may be pasted as a line of one's own: a face judges it, and counts it if nobody would write so."""
    intake = thread(
        "[02/03/2026 10:12] 06 39 98 00 12 : Bonjour",
        "[02/03/2026 10:13] Moi : Communiquez votre carte bancaire",
        "[02/03/2026 10:14] 06 39 98 00 12 : Merci",
        "[02/03/2026 10:15] Moi : ce soir",
    )

    assert intake.contact.text == "Bonjour\nMerci"
    assert intake.own == Contact(Channel.SMS, "Communiquez votre carte bancaire\nce soir", date=MARCH_2)


def test_a_thread_without_words_of_its_owner_keeps_none_apart() -> None:
    """There is nothing to judge beside it."""
    assert thread("[02/03/2026 10:12] 06 39 98 00 12 : Bonjour").own is None
