"""A directory of one day, as the rulebook would hand it in, for the recognisers that need one."""

import pytest

from beffroi.evidence.directory import BodyNames, Directory, NumberBlock, OfficialNumber

BODY = "assurance_maladie"
BLOCKS = (
    NumberBlock("019900", 10, "normal", "fiction"),
    NumberBlock("063998", 10, "normal", "fiction"),
    NumberBlock("09475", 10, "normal", "telemarketing"),
    NumberBlock("0162", 10, "normal", "telemarketing"),
    NumberBlock("0700", 10, "normal", "machine"),
    NumberBlock("3646", 4, "free", "short", "service gratuit + prix d'un appel"),
    NumberBlock("0800", 10, "free", "service", "gratuit"),
    NumberBlock("0806", 10, "normal", "service", "prix d'un appel"),
    NumberBlock("118", 6, "premium", "directory_enquiries", "prix libre"),
    NumberBlock("116", 6, "free", "service", "gratuit"),
    NumberBlock("089", 10, "premium", "service", "max 0,80 €/min ou 3 €/appel"),
    NumberBlock("01", 10, "normal", "geographic"),
    NumberBlock("06", 10, "normal", "mobile"),
    NumberBlock("09", 10, "normal", "voip"),
    NumberBlock("10", 4, "undetermined", "short"),
    NumberBlock("3", 5, "normal", "sms_short_code", "prix d'un SMS"),
    NumberBlock("8", 5, "premium", "sms_short_code", "1 à 4,50 €"),
    NumberBlock("3", 4, "undetermined", "short"),
)
NUMBERS = {
    number.number: number
    for number in (
        OfficialNumber("3646", BODY, frozenset({"calls_from", "may_be_called"})),
        OfficialNumber("0178857003", BODY, frozenset({"calls_from"})),
        OfficialNumber("0974757678", BODY, retired=True, purpose="contact_tracing"),
        OfficialNumber("38663", BODY, frozenset({"sms_sender"})),
        OfficialNumber("33700", "reporting.sms_33700", frozenset({"may_be_called"})),
        OfficialNumber("0805805817", "reporting.info_escroqueries", frozenset({"may_be_called"})),
        OfficialNumber("0199000001", BODY),  # listed, and no role on this day
    )
}


@pytest.fixture(scope="session")
def directory() -> Directory:
    """Return names, numbers and domains in force on one day."""
    body = BodyNames(
        BODY,
        names=("assurance maladie", "cpam", "ameli", "c.p.a.m"),
        objects=("carte vitale", "mon espace sante", "c2s"),
        brand_words=("ameli", "cpam", "vitale", "assurance-maladie", "assur-maladie", "cartevitale"),
        web_domains=frozenset({"ameli.fr", "monespacesante.fr"}),
        email_domains=frozenset({"assurance-maladie.fr", "info.ameli.fr", "ameli.fr"}),
        email_addresses=frozenset({"assurance-maladie@info.ameli.fr"}),
        sms_senders=frozenset({"38663"}),
        sms_opening="assurance maladie",
    )
    return Directory(
        (body,),
        NUMBERS,
        BLOCKS,
        other_official_domains=frozenset({"caf.fr", "gouv.fr"}),
        free_mail=frozenset({"gmail.com", "laposte.net"}),
    )
