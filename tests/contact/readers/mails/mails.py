"""One mail in the forms in which mail programs save it and send it on; shared by the tests of this folder."""

from email.message import EmailMessage

SENDER = "Ameli <noreply@ameli-rb.example>"
SUBJECT = "Votre remboursement"
WORDS = "Bonjour, votre remboursement de 123,45 € est en attente.\n\nDonnez votre carte bancaire : https://ameli-rb.example/x\n"
PAGE = (
    "<p>Bonjour, votre remboursement de 123,45 € est en attente.</p>"
    '<p>Donnez votre carte bancaire : <a href="https://ameli-rb.example/x">ici</a></p>'
)


def mail(
    words: str = WORDS,
    *,
    sender: str = SENDER,
    subject: str = SUBJECT,
    html: str | None = None,
    date: str = "Sun, 01 Mar 2026 10:12:00 +0100",
) -> EmailMessage:
    """Return a mail, to be added to."""
    message = EmailMessage()
    message["From"] = sender
    message["To"] = "maman@free.example"
    message["Subject"] = subject
    message["Date"] = date
    message["Message-ID"] = "<1234@ameli-rb.example>"
    message.set_content(words)
    if html is not None:
        message.add_alternative(html, subtype="html")
    return message


def sent_on(words: str, *, subject: str = f"TR : {SUBJECT}", html: str | None = None) -> EmailMessage:
    """Return a mail of the daughter who sends another on."""
    return mail(
        words, sender="Fille <fille@free.example>", subject=subject, html=html, date="Mon, 02 Mar 2026 18:00:00 +0100"
    )


def _labelled(labels: str, words: str) -> str:
    return labels.format(sender=SENDER, subject=SUBJECT) + "\n\n" + words


def _quoted(text: str) -> str:
    return "".join(f"> {line}\n" if line else "> \n" for line in text.splitlines())


FORWARDS = {
    "gmail": _labelled(
        "C'est vrai ?\n\n---------- Forwarded message ---------\nDe : {sender}\nDate: dim. 1 mars 2026 à 10:12\n"
        "Subject: {subject}\nTo: <maman@free.example>\n",
        WORDS,
    ),
    "thunderbird": _labelled(
        "-------- Message transféré --------\nSujet : \t{subject}\nDate : \tSun, 1 Mar 2026 10:12:00 +0100\n"
        "De : \t{sender}\nPour : \tmaman@free.example,\n papa@free.example\n\n",
        WORDS,
    ),
    "apple": "Regarde\n\nDébut du message transféré :\n\n"
    + _quoted(
        _labelled("De: {sender}\nObjet: {subject}\nDate: 1 mars 2026 à 10:12:00 UTC+1\nÀ: maman@free.example", WORDS)
    ),
    "outlook": _labelled(
        "FYI\n\n________________________________\nDe : {sender}\nEnvoyé : dimanche 1 mars 2026 10:12\n"
        "À : maman@free.example\nObjet : {subject}",
        WORDS,
    ),
    "outlook, bold": _labelled(
        "*De :* {sender}\n*Envoyé :* dimanche 1 mars 2026 10:12\n*À :* maman@free.example\n*Objet :* {subject}", WORDS
    ),
    "orange": "\n\n"
    + _quoted(
        _labelled(
            "Message du 01/03/26 10:12\nDe : {sender}\nA : maman@free.example\nCopie à : \nObjet : {subject}", WORDS
        )
    ),
    "zimbra": _labelled(
        "voir\n----- Mail transféré -----\nDe: {sender}\nÀ: maman@free.example\n"
        "Envoyé: Dimanche 1 Mars 2026 10:12:00\nObjet: {subject}",
        WORDS,
    ),
    "english": _labelled(
        "Begin forwarded message:\n\nFrom: {sender}\nSubject: {subject}\nDate: March 1, 2026 at 10:12:00 AM GMT+1\n"
        "To: maman@free.example",
        WORDS,
    ),
    "german": _labelled(
        "-------- Weitergeleitete Nachricht --------\nBetreff: {subject}\nDatum: Sonntag, 1. März 2026 10:12\n"
        "Von: {sender}\nAn: maman@free.example",
        WORDS,
    ),
    "spanish": _labelled(
        "---------- Mensaje reenviado ---------\nDe: {sender}\nEnviado el: domingo, 1 de marzo de 2026 10:12\n"
        "Para: maman@free.example\nAsunto: {subject}",
        WORDS,
    ),
    "portuguese": _labelled(
        "---------- Mensagem encaminhada ---------\nDe: {sender}\nData: domingo, 1 de março de 2026\n"
        "Assunto: {subject}\nPara: maman@free.example",
        WORDS,
    ),
    "arabic, with marks of direction": _labelled(
        "---------- رسالة محوّلة ---------\n\u200fمن: {sender}\n\u202bالتاريخ: الأحد، 1 مارس 2026\u202c\n"
        "\u200fالموضوع: {subject}\n\u200fإلى: maman@free.example",
        WORDS,
    ),
    "turkish": _labelled(
        "---------- İletilen mesaj ---------\nGönderen: {sender}\nTarih: 1 Mart 2026 Pazar\nKonu: {subject}\n"
        "Alıcı: maman@free.example",
        WORDS,
    ),
    "arabic": _labelled(
        "---------- رسالة محوّلة ---------\nمن: {sender}\nالتاريخ: الأحد، 1 مارس 2026\nالموضوع: {subject}\n"
        "إلى: maman@free.example",
        WORDS,
    ),
}
"""The same mail, sent on by each program in its words."""
