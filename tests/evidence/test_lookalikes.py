"""Look-alikes: hosts that imitate a public body, and hosts that do not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beffroi.evidence.directory import BodyNames, Directory
from beffroi.evidence.domains import to_ascii
from beffroi.evidence.lookalikes import (
    HostClass,
    names_brand,
    names_official_host,
    stand_as_mail,
    standing_of,
)

DIRECTORY = Directory(
    bodies=(
        BodyNames(
            "assurance_maladie",
            brand_words=(
                *("ameli", "cpam", "cgss", "cssm", "vitale", "carte-vitale", "carte-vital", "vital-carte", "secu"),
                *("assurance-maladie", "securite-sociale", "mon-espace-sante", "complementaire-sante-solidaire"),
            ),
            web_domains=frozenset(
                {
                    *(
                        "ameli.fr",
                        "monespacesante.fr",
                        "complementaire-sante-solidaire.gouv.fr",
                        "cssm.fr",
                        "cgss.re",
                    ),
                    *(
                        "cramif.fr",
                        "ameli-cpam21.fr",
                        "cpam67-ts.fr",
                        "depistage-colorectal.fr",
                        "aide.local.example",
                    ),
                },
            ),
            email_domains=frozenset({"app.assurance-maladie.fr", "assurance-maladie.fr", "info.ameli.fr", "ameli.fr"}),
        ),
    ),
    numbers={},
    blocks=(),
    other_official_domains=frozenset({"gouv.fr", "service-public.fr", "cnmss.fr", "enim.eu", "msa.fr"}),
    url_shorteners=frozenset({"bit.ly", "is.gd", "cutt.ly"}),
    free_hosts=frozenset({"web.app", "sites.google.com"}),
    dynamic_dns=frozenset({"duckdns.org"}),
    link_trackers=frozenset({"list-manage.com"}),
)


def class_of(host: str) -> str:
    """Return the class of a host written in letters."""
    return standing_of(to_ascii(host), DIRECTORY).host_class


@pytest.mark.parametrize(
    "host",
    [
        # official-facts.md §2.3
        *("ameli.fr", "www.ameli.fr", "assure.ameli.fr", "assurance-maladie.ameli.fr", "declare.ameli.fr"),
        *(
            "circulaires.ameli.fr",
            "didacticiel.ameli.fr",
            "data.ameli.fr",
            "monespacesante.fr",
            "www.monespacesante.fr",
        ),
        *(
            "complementaire-sante-solidaire.gouv.fr",
            "monkit.depistage-colorectal.fr",
            "cssm.fr",
            "cgss.re",
            "cramif.fr",
        ),
        *("solidarite.ameli-cpam21.fr", "cpam67-ts.fr", "aide.local.example", "x.aide.local.example"),
    ],
)
def test_official_hosts_are_official(host: str) -> None:
    """Also those that look like copies: two local sites are genuine and outside ameli.fr."""
    assert standing_of(host, DIRECTORY)[:2] == (HostClass.OFFICIAL, "assurance_maladie")


@pytest.mark.parametrize(
    "host",
    [
        *("mesdroitssociaux.gouv.fr", "france-identite.gouv.fr", "service-public.fr", "service-public.gouv.fr"),
        *("cnmss.fr", "enim.eu", "msa.fr", "ameli.service-public.fr", "securite-routiere.gouv.fr"),
    ],
)
def test_other_official_hosts_are_told_apart(host: str) -> None:
    """They belong to the State or to another scheme, whatever words they hold."""
    assert class_of(host) == HostClass.OTHER_OFFICIAL


@pytest.mark.parametrize(
    "host",
    [
        # official-facts.md §5.7, reported in the press
        *("vérification-ameli.com", "infosante-vitale.com", "ameli-vital.fr", "ameli-frconnect.fr", "aide-ameli.fr"),
        *("publicvitalev3.com", "ameli-gouv.com", "amelie.fr", "ameli.com", "ameli-remboursement.com"),
        # slips of the eye and of the finger
        *("ameii.fr", "arneli.fr", "amell.com", "ame1i.fr", "amelli.fr", "amli.fr", "amlei.fr", "amrli.fr", "améli.fr"),
        *("xn--amli-bpa.com", "аmeli.fr", "amelı.fr", "ameli-ｆｒ.com", "monespacesant.fr", "assurence-maladie.com"),
        # the brand word in a label
        *("ameli-renouvellement.com", "carte-vitale-service.net", "espace-ameli.info", "ameli.net", "cpam57.net"),
        *(
            "moncompteameli.fr",
            "amelipro-cps.com",
            "amelifr.com",
            "ameliconnect.net",
            "portailcpam.fr",
            "vitale-v3.online",
        ),
        *(
            "vitalev3.com",
            "ma-carte-vitale.info",
            "cartevitale.shop",
            "cartevital.net",
            "vital-carte-fr.xyz",
            "secu-remb.xyz",
        ),
        *(
            "assurance-maladie-fr.com",
            "assurancemaladie.info",
            "ameli.mailing-sante.com",
            "assure.ameli-fr.co",
            "amelizen.com",
        ),
        *(
            "securite-sociale.info",
            "cgss-971.info",
            "cssm-aide.com",
            "s-cpam.icu",
            "ameli2026.fr",
            "is.gd.vitale-etape.com",
        ),
        *("cramif.com", "monespacesante.com", "complementaire-sante-solidaire-fr.net", "depistage-colorectal.com"),
        # hyphens
        *("a-meli.fr", "ame-li.fr", "a-m-e-l-i.com", "c-p-a-m.fr", "assurance-mala-die.fr"),
        # the official name as a sub-domain or at the head of a label
        *("ameli.fr.example.com", "assure.ameli.fr.login.example.org", "ameli.fr-majcarte.com", "info-ameli.fr.cloud"),
        *("faux-ameli.fr", "monespacesante.fr.example.com", "service-public.fr.example.com", "ameli.web.app"),
        *("impots.gouv.fr.example.com", "ameli.gouv.fr.example.com", "cheque-gouv.online", "ameli.duckdns.org"),
        "amelie-remboursement.com",
    ],
)
def test_copies_are_caught(host: str) -> None:
    """Each is made to be taken for the Assurance Maladie or for the State."""
    assert class_of(host) == HostClass.LOOKALIKE


@pytest.mark.parametrize(
    "host",
    [
        *("camelia.fr", "amelia.fr", "amelie-poulain.fr", "amelie-fleurs.fr", "ameline.com", "amelioration-habitat.fr"),
        *(
            "ameliorer.net",
            "caramelise.com",
            "cameli.it",
            "amelisa.fr",
            "amel-coiffure.fr",
            "famelia.com",
            "melimelo.fr",
        ),
        *("securitas.fr", "securite-routiere.fr", "cybersecurite.fr", "secure-payment.com", "eau-vitale.fr"),
        *(
            "energie-vitale.com",
            "revitale.com",
            "ravitaler.fr",
            "vital-sante.com",
            "vitalis.fr",
            "vital.fr",
            "vitalite.fr",
        ),
        *("service.fr", "carte-grise.com", "sante.fr", "doctolib.fr", "impots.fr", "laposte.fr", "example.com"),
        *(
            "assurance-auto.fr",
            "maladie-rare.org",
            "campam.com",
            "scpam.org",
            "spam.fr",
            "gouvernail.fr",
            "gouvieux.fr",
        ),
        *(
            "assurance-info-login.com",
            "telephone-de-la-caf.info",
            "camping.re",
            "ramq.gouv.qc.ca",
            "x.fr",
            "2026.fr",
            "fr",
        ),
        *("xn--99999999999.com", "10.0.0.1", "[::1]", "", "localhost", "cssmagazine.com", "cgssi.com", "mutuelle.fr"),
    ],
)
def test_innocent_hosts_are_spared(host: str) -> None:
    """A florist called Amélie and a driving school are nobody's copy; two reported names show no brand word at all."""
    assert class_of(host) == HostClass.UNKNOWN


@pytest.mark.parametrize(
    ("host", "imitated"),
    [
        ("ameli.fr.example.com", "ameli.fr"),
        ("ameli-renouvellement.com", "ameli.fr"),
        ("assurance-maladie-fr.com", "assurance-maladie"),
        ("cramif.net", "cramif.fr"),
        ("vitale-v3.online", "vitale"),
        ("cheque-gouv.online", "gouv.fr"),
    ],
)
def test_the_report_can_say_what_is_imitated(host: str, imitated: str) -> None:
    """A person understands "imite ameli.fr"."""
    assert standing_of(host, DIRECTORY).imitated == imitated


@pytest.mark.parametrize(
    ("host", "host_class"),
    [
        ("bit.ly", HostClass.SHORTENER),
        ("www.is.gd", HostClass.SHORTENER),
        ("photos.web.app", HostClass.FREE_HOSTING),
        ("box.duckdns.org", HostClass.DYNAMIC_DNS),
        ("cutt-ly.info", HostClass.UNKNOWN),
    ],
)
def test_services_that_hide_who_speaks_are_named(host: str, host_class: HostClass) -> None:
    """Such a host says nothing of the page behind it."""
    assert class_of(host) == host_class


def test_a_tracker_is_said_beside_the_class() -> None:
    """Genuine newsletters count clicks as well."""
    assert standing_of("x.list-manage.com", DIRECTORY).tracker


def test_mail_domains_are_official_only_in_mail() -> None:
    """``assurance-maladie.fr`` is known as a mail domain, unconfirmed as a web site, and surely no imitation."""
    assert stand_as_mail("app.assurance-maladie.fr", DIRECTORY).host_class is HostClass.OFFICIAL
    assert stand_as_mail("ameli-fr.com", DIRECTORY).host_class is HostClass.LOOKALIKE
    assert class_of("assurance-maladie.fr") == HostClass.OTHER_OFFICIAL


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("/ameli.fr", "ameli.fr"),
        ("/www.AMELI.fr/login", "ameli.fr"),
        ("ameli.fr:pw", "ameli.fr"),
        ("/ameli-francaise", None),
        ("/xameli.fr", None),
        ("/camelia.fruits", None),
    ],
)
def test_an_official_name_in_a_path_or_user_part_is_seen(text: str, named: str | None) -> None:
    """On a phone that is all the reader sees of a long address."""
    standing = names_official_host(text, DIRECTORY)

    assert (standing.imitated if standing else None) == named


@pytest.mark.parametrize(("path", "expected"), [("/view/carte-vitale", True), ("/view/camelia/x", False), ("/", False)])
def test_a_brand_word_in_a_path_counts_on_free_hosting(path: str, *, expected: bool) -> None:
    """There the path is the name its author chose."""
    assert (names_brand(path, DIRECTORY) is not None) is expected


def test_without_gouv_fr_in_the_directory_its_copies_are_unknown() -> None:
    """What is official comes from the rulebook, never from here."""
    empty = Directory(bodies=(), numbers={}, blocks=())

    assert standing_of("cheque-gouv.online", empty).host_class is HostClass.UNKNOWN
    assert standing_of("ameli.fr", empty).host_class is HostClass.UNKNOWN


def test_two_directories_do_not_share_their_memory() -> None:
    """A contact of 2021 is judged by the names of 2021."""
    empty = Directory(bodies=(), numbers={}, blocks=())

    assert standing_of("assure.ameli.fr", DIRECTORY) != standing_of("assure.ameli.fr", empty)
    assert hash(empty) != hash(Directory(bodies=(), numbers={}, blocks=()))


@given(st.from_regex(r"([a-z0-9-]{1,20}\.){1,6}[a-z]{2,8}", fullmatch=True) | st.text(max_size=253))
def test_any_host_gets_one_class(host: str) -> None:
    """Hosts come from strangers."""
    standing = standing_of(host, DIRECTORY)

    assert standing.host_class in HostClass
    assert (standing.host_class is HostClass.LOOKALIKE) <= bool(standing.imitated)
