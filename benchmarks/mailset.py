"""A set of e-mails of real sizes: letters, answers with what they answer, notices in HTML, newsletters, attachments."""

import random
from collections.abc import Iterator, Sequence
from email.message import EmailMessage
from email.policy import SMTP

from traffic import Row, development, traffic

__all__ = ["mails"]

_SEED = 2026
_STYLE = (
    "padding:0 24px 12px 24px;font-family:Arial,Helvetica,sans-serif;font-size:15px;line-height:22px;color:#333333;"
    "mso-line-height-rule:exactly;"
)
_SPACER = (
    '<table role="presentation" width="600" cellpadding="0" cellspacing="0" border="0" style="border-collapse:collapse;'
    'mso-table-lspace:0pt;mso-table-rspace:0pt;"><tr><td height="20" style="font-size:0;line-height:0;">&nbsp;</td>'
    "</tr></table>\n"
)
_SHEET = '<style type="text/css">\n' + "".join(
    f".c{number} {{ padding: {number}px; margin: 0 auto; color: #33{number:02d}33; }}\n"
    f"@media only screen and (max-width: 600px) {{ .c{number} {{ width: 100% !important; }} }}\n"
    for number in range(40)
) + "</style>"  # fmt: skip
_RECEIVED = (
    "from mx{0}.relais.example (mx{0}.relais.example [192.0.2.{0}]) by mx.example with ESMTPS id 4f2a{0:04d} for"
    " <moi@free.example>; Mon, 2 Mar 2026 10:{0:02d}:00 +0100 (CET)"
)


def mails(number: int) -> Iterator[bytes]:
    """Yield ``number`` mails as bytes, some 20 kB each on average, always the same.

    Their words are those of e-mails on the development side of the corpus, and ordinary sentences around them: of ten
    mails three are letters or answers as text, three notices with a page beside the text, three newsletters, one has a
    file of 60 kB.
    """
    chance = random.Random(_SEED)  # noqa: S311 - the same mails every time
    letters = list(development("email"))
    blurbs = [str(row["text"]) for row, _ in zip(traffic(), range(2_000), strict=False)]
    for place in range(number):
        row = letters[chance.randrange(len(letters))]
        kind = place % 10
        if kind < 3:  # noqa: PLR2004 - as told above
            message = _letter(row, chance.sample(blurbs, 8 * kind))
        elif kind < 6:  # noqa: PLR2004
            message = _notice(row)
        elif kind < 9:  # noqa: PLR2004
            message = _newsletter(row, chance.sample(blurbs, 24))
        else:
            message = _letter(row, [])
            message.add_attachment(
                chance.randbytes(45_000), maintype="application", subtype="octet-stream", filename="piece.bin"
            )
        yield message.as_bytes()


def _headed(row: Row) -> EmailMessage:
    message = EmailMessage(policy=SMTP)
    for hop in range(5):
        message["Received"] = _RECEIVED.format(hop)
    message["DKIM-Signature"] = (
        "v=1; a=rsa-sha256; d=relais.example; s=k1; h=from:to:subject; bh=" + "A" * 44 + "; b=" + "B" * 300
    )
    message["Authentication-Results"] = (
        "mx.example; spf=pass smtp.mailfrom=relais.example; dkim=pass header.d=relais.example"
    )
    message["From"] = str(row["sender"] or "inconnu@free.example").replace("\n", " ")
    message["To"] = "moi@free.example"
    message["Subject"] = str(row["subject"] or "(sans objet)").replace("\n", " ")
    message["Date"] = "Mon, 2 Mar 2026 10:00:00 +0100"
    message["Message-ID"] = f"<{row['id']}@relais.example>"
    return message


def _letter(row: Row, answered: Sequence[str]) -> EmailMessage:
    message = _headed(row)
    quoted = "".join(f"> {line}\n" for line in answered)
    history = f"\n\nLe lun. 2 mars 2026 à 09:00, Camille <camille@free.example> a écrit :\n{quoted}" if quoted else ""
    message.set_content(f"{row['text']}{history}", cte="quoted-printable")
    return message


def _notice(row: Row) -> EmailMessage:
    message = _headed(row)
    message.set_content(str(row["text"]), cte="quoted-printable")
    message.add_alternative(_page(_paragraphs(str(row["text"])), 14_000), subtype="html", cte="quoted-printable")
    return message


def _newsletter(row: Row, blurbs: Sequence[str]) -> EmailMessage:
    message = _headed(row)
    text = str(row["text"])
    message.set_content("\n\n".join([text, *blurbs[:3]]), cte="quoted-printable")
    offers = "".join(
        f'<tr><td class="c{place}" style="{_STYLE}"><a href="https://clic.boutique{place}.example/r/{place * 7919}'
        f'?utm_source=lettre" style="color:#0055aa;text-decoration:none;"><img src="https://img.boutique.example/{place}'
        f'.png" width="280" height="180" alt="" style="display:block;border:0;"><b>Offre {place}</b><br>{blurb}</a>'
        "</td></tr>\n"
        for place, blurb in enumerate(blurbs)
    )
    message.add_alternative(_page(_paragraphs(text) + offers, 34_000), subtype="html", cte="quoted-printable")
    return message


def _paragraphs(text: str) -> str:
    return "".join(
        f'<tr><td style="{_STYLE}"><p style="margin:0 0 12px 0;">{line}</p></td></tr>\n'
        for line in text.splitlines()
        if line
    )


def _page(rows: str, size: int) -> str:
    """Return a page of about ``size`` characters: what a mailing tool puts around its words."""
    head = (
        '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN"><html lang="fr"><head><meta charset="utf-8">'
        f"{_SHEET}</head>"
    )
    preheader = '<div style="display:none;max-height:0;overflow:hidden;">Aperçu de votre message &zwnj;&nbsp;</div>'
    table = f'<table width="600" cellpadding="0" cellspacing="0" border="0">{rows}</table>'
    body = f'<body bgcolor="#f4f4f4">{preheader}<table width="100%"><tr><td align="center">{table}'
    filling = _SPACER * max(0, (size - len(head) - len(body)) // len(_SPACER))
    return f"{head}{body}{filling}</td></tr></table></body></html>"
