"""A relative: a short message to share, so that others are warned."""

from beffroi.advice import MAKE_SURE
from beffroi.report.occurrence import Occurrence
from beffroi.rulebook import Speaks, Strength
from beffroi.texts import Catalogue, step_places
from beffroi.verdict import Finding, VerdictWord

__all__ = ["warn_relatives"]

_WARNED_OF = frozenset({VerdictWord.FRAUD, VerdictWord.SUSPICIOUS})
_STORY = "reports.relative.story"
_TELLS = "pretext_"


def warn_relatives(occurrence: Occurrence, catalogue: Catalogue) -> str | None:
    """Return a message that warns of this kind of fraud, or ``None`` of a contact that was not judged to be one.

    It names the kind by the channel, the public body and the story told, all of it in words of the catalogue, and the
    safe way to make sure by the facts. It holds no word of the contact and nothing about the person.
    """
    verdict = occurrence.verdict
    if verdict.verdict not in _WARNED_OF:
        return None
    ways = step_places(MAKE_SURE, verdict, occurrence.rulebook, occurrence.today, catalogue)
    places = occurrence.places(catalogue) | {
        "number": ways["number"],
        "site": ways["site"],
        "story": _story(occurrence, catalogue),
        "do_not": catalogue.sentence("reports.relative.do_not", (verdict.channel,)),
    }
    if verdict.public_body is None:
        return catalogue.sentence("reports.relative.unclaimed", **places)
    if not ways["number"]:
        variants = ("site_only",) if ways["site"] else ("neither",)
        return catalogue.sentence("reports.relative.message", variants, **places)
    return catalogue.sentence("reports.relative.message", **places)


def _story(occurrence: Occurrence, catalogue: Catalogue) -> str:
    """Return what the fraud is about, in brackets after a space: a pretext, or else what it asks; or nothing."""
    against = [finding for finding in occurrence.verdict.findings if finding.speaks is Speaks.AGAINST]
    known = (catalogue.sentence_or_none(f"{_STORY}.{one.code}") for one in sorted(against, key=_tells_no_story))
    story = next(filter(None, known), None)
    return f" ({story})" if story else ""


def _tells_no_story(finding: Finding) -> bool:
    """Say whether a finding is no pretext, or too weak a one to name the fraud by; those come last."""
    return not finding.code.startswith(_TELLS) or finding.strength is Strength.WEAK
