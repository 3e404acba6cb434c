"""Judge the ten invented contacts of contacts.jsonl and print the answers as a table, in French.

Also an example of the library: ``read_contact`` and ``check`` come from the door, the sentences from ``beffroi.texts``.
"""

import textwrap
from collections.abc import Iterator
from pathlib import Path

from beffroi import Contact, load_rulebook, read_contact
from beffroi import check as judge_contact
from beffroi.texts import answer, load_catalogue

CONTACTS = Path(__file__).with_name("contacts.jsonl")
WIDTH = 100


def read_contacts(path: Path) -> Iterator[Contact]:
    """Yield the contacts of a file with one JSON object a line."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield read_contact(line)


def main() -> None:
    """Print one paragraph a contact: who wrote what, the verdict and its first reason."""
    rulebook = load_rulebook()
    catalogue = load_catalogue("fr")
    print("Dix contacts inventés, jugés sans connexion :")
    for number, contact in enumerate(read_contacts(CONTACTS), 1):
        verdict = judge_contact(contact, rulebook=rulebook)
        told = answer(verdict, contact, catalogue, rulebook, today=verdict.date)
        words = textwrap.shorten(contact.text, WIDTH - 8, placeholder=" …")
        print(f"\n{number:>2}  {told.title.upper()} ({catalogue.channel(contact.channel)})")
        print(f"    « {words} »")
        for reason in (told.reasons or told.in_favour)[:1]:
            print(textwrap.fill(reason.sentence, WIDTH, initial_indent="    ", subsequent_indent="    "))


if __name__ == "__main__":
    main()
