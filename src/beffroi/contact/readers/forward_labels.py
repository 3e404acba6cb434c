"""Forward labels: what mail programs write above a mail that is sent on, in the languages they speak."""

import enum

__all__ = ["FORWARDED", "FORWARD_PREFIXES", "LABELS", "Label"]


class Label(enum.Enum):
    """Which header a label stands for."""

    FROM = enum.auto()
    DATE = enum.auto()
    SUBJECT = enum.auto()
    OTHER = enum.auto()  # to whom, copies, the answer's address


def _labels(label: Label, words: str) -> dict[str, Label]:
    return {word.strip(): label for word in words.split(",")}


LABELS = {
    **_labels(
        Label.FROM, "de, from, von, da, van, kimden, gönderen, od, от, від, من, de la, från, fra, expéditeur, 发件人"
    ),
    **_labels(
        Label.DATE,
        "date, envoyé, envoyé le, sent, date sent, gesendet, datum, fecha, enviado, enviado el, enviada em, enviado em,"
        " enviada, data, tarih, gönderme tarihi, gönderildi, inviato, verzonden, التاريخ, تاريخ, تم الإرسال,"
        " reçu, received, wysłano, отправлено, дата, trimis, skickat, sendt, 发送时间, 日期",
    ),
    **_labels(
        Label.SUBJECT,
        "objet, sujet, subject, betreff, asunto, assunto, konu, oggetto, onderwerp, الموضوع, temat, тема, subiect, ämne,"
        " emne, 主题",
    ),
    **_labels(
        Label.OTHER,
        "à, a, pour, to, an, para, kime, alıcı, aan, إلى, do, кому, către, till, til, destinataire, 收件人, cc, copie,"
        " copie à, cci, bcc, kopie, bilgi, نسخة, kopi, 抄送, répondre à, reply-to, antwort an, responder a, yanıt adresi,"
        " rispondi a, importance, priorité, pièces jointes, attachments, signé par, mailed-by, signed-by",
    ),
}
"""Labels in lower case, without their colon."""

FORWARDED = (
    *("transféré", "transfere", "transmis", "réexpédié", "fait suivre", "forwarded", "weitergeleitet"),
    *("weiterleitung", "reenviad", "encaminhad", "inoltrat", "doorgestuurd", "iletilen", "iletildi"),
    *("yönlendirilen", "محوّل", "محول", "المعاد توجيه", "przekazan", "пересла", "перенаправлен", "redirecționat"),
    *("vidarebefordra", "videresend", "转发"),
)
"""Words of the line above a mail that is sent on, in lower case; above one that is answered none of them stands."""

FORWARD_PREFIXES = ("fwd", "fw", "tr", "wg", "rv", "enc", "i", "vs", "vl", "ilt", "i̇lt", "doorst", "pd", "trs", "转发")
"""What mail programs put before the subject of a mail that is sent on, in lower case, without the colon."""
