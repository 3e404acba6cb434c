"""A pretext is a reason given, unless the sentence turns it round."""

import pytest

from beffroi.evidence import EvidenceKind
from beffroi.evidence.pretexts import find_pretexts

from .toy_words import packaged_lexicon, passage_of


def _given(text: str) -> set[str]:
    return {e.value for e in find_pretexts(passage_of(text, packaged_lexicon()))}


@pytest.mark.parametrize(
    ("pretext", "caught", "spared"),
    [
        ("carte_vitale_expires", "Votre carte Vitale arrive à expiration", "La carte Vitale n'expire jamais"),
        ("carte_vitale_new_version", "La carte Vitale biométrique est prête", "Votre carte Vitale est prête"),
        ("carte_vitale_fees", "Carte Vitale : frais d'envoi 0,95 €", "La carte Vitale est gratuite"),
        ("carte_vitale_update", "Mettez à jour votre carte Vitale", "Présentez votre carte Vitale"),
        ("carte_vitale_blocked", "Votre carte Vitale est désactivée", "Votre carte Vitale est en main"),
        ("carte_vitale_delivery", "Le pli contenant votre carte Vitale", "Votre carte Vitale sur vous"),
        ("digital_card", "Votre carte Vitale dématérialisée est à activer", "Gardez votre carte sur vous"),
        ("refund_waiting", "Un remboursement est en attente", "Vous serez remboursé"),
        ("bank_details_change", "Votre RIB a été refusé", "Votre RIB en main"),
        ("sick_pay", "Vos indemnités journalières", "Une journée de travail"),
        ("medical_file", "Une erreur dans votre dossier médical", "Votre dossier de location"),
        ("covid_kit", "Un kit de dépistage Covid", "Un kit de peinture"),
        ("contact_tracing", "Vous êtes cas contact", "Restons en contact"),
        ("mon_espace_sante", "Activez Mon espace santé", "La santé de tous"),
        ("ceam", "Votre CEAM : frais de dossier 3 €", "Votre CEAM est gratuite"),
        ("css", "Votre Complémentaire santé solidaire prend fin", "Une réponse solidaire"),
        ("rights_suspended", "Vos droits seront suspendus", "Vos droits sont ouverts"),
        ("hearing_test", "Un bilan auditif gratuit", "Un bilan comptable"),
        ("account_fraud", "Une fraude est en cours sur votre compte", "Votre compte est créé"),
        ("data_breach", "Suite à une fuite de données", "Une fuite d'eau"),
        ("compensation", "Une indemnisation exceptionnelle vous attend", "Un temps exceptionnel"),
        ("courier", "Un coursier va passer", "Une course à pied"),
        ("parcel", "Votre colis est bloqué", "Une boîte est ouverte"),
        ("survey", "Répondez à notre enquête de satisfaction", "Une bonne réponse"),
        ("relative_in_need", "Maman, voici mon nouveau numéro", "Le téléphone sonne"),
        ("summons", "Convocation judiciaire", "Une conversation"),
        ("training_account", "Vos droits CPF expirent", "Une formation musicale"),
        ("job_offer", "Votre candidature est retenue", "Une candidate"),
    ],
)
def test_each_reason_is_caught_and_its_look_alike_spared(pretext: str, caught: str, spared: str) -> None:
    """The truth of each is a fact of the rulebook."""
    assert pretext in _given(caught)
    assert pretext not in _given(spared)


def test_a_reason_that_is_denied_is_none() -> None:
    """The body itself says that the card does not expire."""
    assert [e.value for e in find_pretexts(passage_of("un colis"))] == ["parcel"]
    assert list(find_pretexts(passage_of("jamais de colis"))) == []


def test_a_reason_is_a_pretext_and_points_at_its_words() -> None:
    """The page underlines them."""
    (evidence,) = find_pretexts(passage_of("Votre COLIS arrive"))

    assert evidence.kind is EvidenceKind.PRETEXT
    assert (evidence.span.start, evidence.span.end) == (6, 11)
