"""What the benchmarks judge: the development split of the corpus, ordinary SMS traffic, and hostile texts."""

import csv
import itertools
import random
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from beffroi.report import Split, split_of

__all__ = ["COLUMNS", "FRAUD_SHARE", "HOSTILE_UNITS", "development", "hostile", "traffic", "write_csv", "write_jsonl"]

CORPUS = Path(__file__).parent.parent / "corpus" / "contacts.jsonl"
COLUMNS = ("id", "channel", "sender", "subject", "text", "date")
FRAUD_SHARE = 0.03
"""How much of the traffic is frauds of the corpus; an operator sees less, a hotline for reports sees more."""

Row = dict[str, str | None]

_ORDINARY = {
    "06 39 98 {line} {line}": (
        "Coucou {name}, tu rentres à quelle heure ?",
        "Je suis dans le train, j'arrive à {hour}. Bisous",
        "Ok pour {day} !",
        "Tu peux prendre du pain et {thing} en rentrant ? Merci",
        "On mange chez {name} {day} soir, tu viens ?",
        "Appelle-moi quand tu peux, rien de grave",
        "Joyeux anniversaire {name} !!! 🎂 On pense fort à toi",
        "{name} a de la fièvre, je reste à la maison ce matin. Tu peux prévenir l'école ?",
        "mdr t'es où là ? on t'attend devant {place}",
        "Bonjour {name}, je serai en retard de {few} minutes, désolé",
        "Bien arrivés à {place}, il fait {few} degrés. On vous appelle {day}.",
        "C'est toujours bon pour {day} {hour} ? Sinon dis-moi, pas de souci",
        "Bonjour, est-ce que {thing} est toujours disponible ? Je peux passer {day} vers {hour}.",
        "Papa est sorti du bloc, tout s'est bien passé. Je t'appelle ce soir.",
        "Pense à prendre ta carte vitale pour le rdv de {hour}",
        "Merci pour le virement, bien reçu {few} euros. Bonne soirée {name}",
        "Le plombier passe {day} entre {hour} et {hour}, tu seras là ?",
        "Entraînement annulé {day}, le gymnase de {place} est fermé. Faites passer",
        "Je te rappelle, je suis en réunion",
        "Oui",
    ),
    "{shop}": (
        "{shop} : rappel de votre rendez-vous {day} à {hour}. Pour annuler : https://rdv.{host}.example/a/{code}",
        "Votre code de vérification est {code}. Ne le communiquez à personne.",
        "Votre colis {code} sera livré {day} entre {hour} et {hour}. Suivi : https://suivi.{host}.example/{code}",
        "{code} est votre code de retrait. Votre commande vous attend en point relais à {place} jusqu'à {day}.",
        "{shop} : -{few}% sur {thing} jusqu'à {day} ! J'en profite : https://{host}.example/p{code} STOP au 36111",
        "SOLDES chez {shop} : jusqu'à -{few}% dès {hour}. Magasin de {place} ouvert {day}. STOP 36179",
        "Bonjour {name}, votre commande {code} est prête. {shop} vous attend jusqu'à {hour}.",
        "Votre ordonnance est prête. Pensez à votre carte Vitale. Pharmacie de {place}",
        "Cabinet médical de {place} : consultation confirmée {day} à {hour} avec le Dr {name}.",
        "Votre facture de {few},{line} EUR est disponible dans votre espace client. Prélèvement le {line} du mois.",
        "{shop} : votre forfait est consommé à {few} %. Suivi conso gratuit au 0 801 {line} {line} {line}",
        "Alerte crue : évitez les bords de {place} jusqu'à {day} {hour}. Mairie de {place}",
        "École de {place} : pas de cantine {day}, prévoyez un pique-nique.",
        "{shop} : votre table pour {few} personnes est réservée {day} à {hour}. Un imprévu ? 01 99 00 {line} {line}",
        "Achat de {few},{line} EUR chez {shop} avec votre carte finissant par {line}{line}. Solde sur l'appli.",
        "Merci de votre visite ! Notez {shop} de 1 à 5 : https://avis.{host}.example/{code}",
        "Votre train {code} de {hour} pour {place} partira avec un retard estimé de {few} minutes.",
        "Bibliothèque de {place} : le livre réservé par {name} est arrivé, à retirer avant {day}.",
        "Don du sang {day} à {place} de {hour} à {hour}. On compte sur vous {name} ! https://don.{host}.example",
        "Garage de {place} : la révision est terminée, montant {few}{line} EUR. Vous pouvez passer avant {hour}.",
    ),
}
_SLOTS = {
    "name": ("Camille", "Léa", "Noah", "Mamie", "Yanis", "Chloé", "Hugo", "Aïcha", "Raymond", "Inès", "Thomas", "Zoé"),
    "day": ("demain", "lundi", "mardi 9", "mercredi", "jeudi 14 mai", "vendredi", "samedi", "dimanche", "le 03/12"),
    "hour": tuple(f"{hour}h{minutes}" for hour in range(8, 20) for minutes in ("", "15", "30", "45")),
    "place": ("Rouen", "la gare", "Brest", "Saint-Ouen", "Nîmes", "Pau", "Vitré", "Bastia", "Lens", "Cayenne"),
    "thing": ("du lait", "le vélo", "les pneus", "la poussette", "des piles", "le canapé", "les chaussures", "du café"),
    "shop": ("Le Verger", "Optique Lune", "Mode & Vous", "Garage du Pont", "Chez Paulette", "Brico Nord", "Telvia"),
    "host": tuple(f"{word}{number}" for word in ("verger", "lune", "colis", "telvia", "pont") for number in range(100)),
    "few": range(5, 60),
    "line": range(10, 100),
    "code": range(100_000, 1_000_000),
    "date": tuple(f"2026-{month:02}-{day:02}" for month in range(1, 12) for day in range(1, 29)),
}

HOSTILE_UNITS = (
    "donnez rib ",
    "m'a demandé mon rib ",
    "jamais n'oubliez pas le rib ",
    "dans votre compte ameli donnez votre rib ",
    "carte vitale expire sous 24 h ",
    '"cpam" rib ',
    "https://a.example/x ",
    "ameli.fr@",
    "06 39 98 00 01 ",
    "zéro six trente-neuf ",
    "а\u200bm\u0435l\u0456 ",  # Cyrillic letters and a zero-width space
    "a",
    "' ",
)
"""What searching might go over again and again: each is repeated to the length wanted."""


def development(channel: str, label: str | None = None) -> list[Row]:
    """Return the contacts of one channel on the development side of the corpus, without what is known of them."""
    labelled = map(msgspec.json.decode, CORPUS.read_bytes().splitlines())
    return [
        {column: one.get(column) for column in COLUMNS}
        for one in labelled
        if one["channel"] == channel and label in {None, one["label"]} and split_of(one["id"]) is Split.DEV
    ]


def traffic(seed: int = 1) -> Iterator[Row]:
    """Yield SMS without end: invented ordinary ones in varying words, and ``FRAUD_SHARE`` of frauds of the corpus."""
    chance = random.Random(seed)  # noqa: S311  # the same traffic every time is the point
    ordinary = [(sender, text) for sender, texts in _ORDINARY.items() for text in texts]
    frauds = development("sms", "fraud")
    for number in itertools.count(1):
        if chance.random() < FRAUD_SHARE:
            yield {**chance.choice(frauds), "id": f"m{number}"}
            continue
        words = {slot: chance.choice(choices) for slot, choices in _SLOTS.items()}
        sender, text = (part.format_map(words) for part in chance.choice(ordinary))
        yield {"id": f"m{number}", "channel": "sms", "sender": sender, "text": text, "date": str(words["date"])}


def hostile(unit: str, length: int) -> Row:
    """Return an SMS of exactly ``length`` characters, made of ``unit`` alone."""
    return {"channel": "sms", "text": (unit * (length // len(unit) + 1))[:length], "date": "2026-11-23"}


def write_jsonl(path: Path, rows: Iterable[Row]) -> None:
    """Write one JSON object a line."""
    path.write_bytes(b"".join(msgspec.json.encode(row) + b"\n" for row in rows))


def write_csv(path: Path, rows: Iterable[Row]) -> None:
    """Write a table under ``COLUMNS``, row by row."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        table = csv.DictWriter(stream, COLUMNS, lineterminator="\n")
        table.writeheader()
        table.writerows(rows)
