"""The note that a provider wrote of a mail is told by where it stands."""

import pytest

from beffroi.evidence.receivers import note_of_receiver

RECEIVERS = frozenset({"mx.google.com", "prod.outlook.com", "protection.outlook.com"})
INSIDE = (
    "received",
    "by 2002:a05:6520:4c:b0:13e:48aa:c72e with SMTP id i12csp2179175lkm; Mon, 2 Mar 2026 06:33:31 -0700",
)
GOOGLE = (
    "received",
    "from relais.example (relais.example. [192.0.2.1]) by mx.google.com with ESMTPS id x for <a@b.example>",
)
GOOGLE_NOTE = ("authentication-results", "mx.google.com; dmarc=fail header.from=ameli.fr")
OUTLOOK = (
    "received",
    "from DB5EUR03HT070.eop-EUR03.prod.protection.outlook.com (2603:10a6::20) by AM2.EURPRD02.PROD.OUTLOOK.COM",
)
OUTLOOK_NOTE = (
    "authentication-results",
    "spf=fail (sender IP is 192.0.2.1) smtp.mailfrom=a.example; dmarc=fail action=none header.from=ameli.fr;",
)
SENDER = ("received", "from pc.example by relais.example with ESMTP; Mon, 2 Mar 2026 06:33:30 -0700")
OTHER_NOTE = ("authentication-results", "relais.example; dmarc=pass header.from=ameli.fr")


@pytest.mark.parametrize(
    ("headers", "place"),
    [
        pytest.param([INSIDE, GOOGLE, GOOGLE_NOTE, SENDER, OTHER_NOTE], 2, id="as Gmail gives it out"),
        pytest.param([OUTLOOK, OUTLOOK_NOTE, SENDER], 1, id="as Outlook.com gives it out"),
        pytest.param([INSIDE, GOOGLE, SENDER, GOOGLE_NOTE], None, id="below what the sender wrote"),
        pytest.param([SENDER, GOOGLE, GOOGLE_NOTE], None, id="in the middle, brought along"),
        pytest.param([INSIDE, GOOGLE, OTHER_NOTE, GOOGLE_NOTE], None, id="below another's note"),
        pytest.param([GOOGLE_NOTE, GOOGLE], None, id="above all, where Gmail writes none"),
        pytest.param([INSIDE, GOOGLE_NOTE], None, id="no host of its own is named"),
        pytest.param([GOOGLE, OUTLOOK_NOTE], 1, id="a note without a name is the receiver's"),
        pytest.param([GOOGLE, OUTLOOK, GOOGLE_NOTE], None, id="two providers"),
        pytest.param([("received", "from x by mx.google.com.evil.example"), GOOGLE_NOTE], None, id="a longer name"),
        pytest.param(
            [("received", "from by mx.google.com (x) by evil.example"), GOOGLE_NOTE], None, id="within a name"
        ),
        pytest.param([("received", "from x by 192.0.2.7 with SMTP"), GOOGLE, GOOGLE_NOTE], None, id="an outer machine"),
        pytest.param([GOOGLE, ("authentication-results", "mx.example; dmarc=fail")], None, id="another's name"),
        pytest.param([("received", ""), GOOGLE_NOTE], None, id="nothing"),
        pytest.param([INSIDE, GOOGLE], None, id="no note"),
    ],
)
def test_the_note_of_the_receiver_stands_on_top(headers: list[tuple[str, str]], place: int | None) -> None:
    """What stands below a line of the sender's may have come along with the mail."""
    assert note_of_receiver(headers, RECEIVERS) == place
