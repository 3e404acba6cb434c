"""Companions: the words beside a brand word that make a host name a copy, and those that make it innocent."""

__all__ = ["ADJECTIVE_NOUNS", "COMPANIONS", "SPARED_WORDS", "STRONG_COMPANIONS", "WORDS_OF_THEIR_OWN"]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


STRONG_COMPANIONS = _words(
    """
    ameli assure assures assurancemaladie carte cartes cpam droits franceconnect gouv remb rembourse remboursement
    remboursements renouvellement secu vitale
    """
)
"""Words of the Assurance Maladie's own trade; beside one of these even a first name is a brand word misspelt."""

COMPANIONS = STRONG_COMPANIONS | _words(
    """
    abonnement acces actif activation activer actu actualisation actualiser adherent agence agent aide alerte app
    appli application assurance attestation auth avis biometrique bienvenue bureau caisse cancer centre certif change
    cle client clients cloud code colis com commande commander compte comptes confirm confirmation confirmer connect
    connexion conseil consult contact controle cotisation courrier covid css delai demande depistage depot des digital
    direct document documents domicile donnees dossier droit duplicata echange edition en enligne envoi espace et etat
    expedition express forfait form formulaire fr france frais free group groupe help id ident identification identite
    indemnite info infos inscription je journal kit la le les lettre lien ligne link livraison login ma mail maj
    maladie medical mes mise mobile mon msg mutuelle my net new news notif notification notifications nouveau nouvelle
    numerique officiel offre online org paiement paiements patient pay payer perso plateforme plus point portail poste
    pour prestation prestations pro profil public rappel rdv reactiver rectif refund regler regul regularisation
    releve reponse reset retour rib sante secours secur secure securise securisee securite service services session
    sign sms social sociale solde solution soins solidaire statut suivi suivre support sur tele transfert un update
    urgence urgent user vaccin valid validation valider verif verification verifier verify version vers votre vous web
    www
    """
)
"""Words that fraudsters stick to a brand word: ``monespaceameli``, ``amelifr``."""

SPARED_WORDS = _words(
    """
    amelia amelie amelin amelio amelis camelia camelie camelin caramel cameli ravitale devitale revitale vitaleo
    """
)
"""Beginnings of ordinary words and names that hold a brand word: ``amelioration``, ``caramelise``."""

WORDS_OF_THEIR_OWN = _words("amel amelia amelie amelin ameline amelio amely vital vitali vitalis vitals")
"""Names and words one letter from a brand word: innocent, unless a strong companion stands beside them."""

ADJECTIVE_NOUNS = {
    "vitale": _words(
        """
        aire capacite eau ecole energie essence etoile flamme fonction force forme formation harmonie hygiene importance
        joie lumiere medecine nature necessite nutrition onde puissance question rythme seve source sphere urgence
        vibration voie zone
        """
    ),
}
"""Nouns after which a brand word is the everyday adjective: ``eau-vitale``."""
