"""Links: every web or e-mail address written in a contact, and what its host is."""

from bisect import bisect_right
from collections.abc import Iterator
from itertools import islice

import msgspec

from beffroi.contact import BARCODE
from beffroi.evidence.anchors import Anchor, find_anchors
from beffroi.evidence.attachments import attachment_stretches
from beffroi.evidence.browser import read_address
from beffroi.evidence.directory import Directory
from beffroi.evidence.domains import registrable_domain
from beffroi.evidence.evidence import Evidence, EvidenceKind, Field, Span
from beffroi.evidence.folding import FoldedText
from beffroi.evidence.lookalikes import HostClass, standing_of
from beffroi.evidence.mending import Mark
from beffroi.evidence.reading import Page, Reading
from beffroi.evidence.targets import Judged, LinkTrait, judge, judge_carried
from beffroi.evidence.urls import Address, find_addresses

__all__ = ["LinkTrait", "find_links"]

_WRITTEN = (Field.SUBJECT, Field.TEXT)
_MISMATCH = frozenset({LinkTrait.TEXT_MISMATCH})
_SCANNED = frozenset({LinkTrait.SCANNED})
_OPENS_TARGET = frozenset({"<", "[", "]("})  # between the words of a link and its target, in mails turned to text
_MOST = 3_000  # addresses of a field that are judged: half a millisecond each; long newsletters have two hundred
_MOST_SPOKEN_WORDS = 3  # "mon espace santé" before "point fr"


def find_links(reading: Reading, directory: Directory) -> Iterator[Evidence]:
    """Yield one LINK per web or e-mail address, in reading order, hidden and broken ones too.

    Each has ``value``, the address as a browser would open it (without a scheme if it was written without); ``detail``,
    its host in letters; ``public_body``, the body it belongs to or imitates; ``traits``, words of :class:`LinkTrait`.
    An address that carries another one is followed by that one.
    """
    fields = reading.fields
    for name in _WRITTEN:
        if name in fields:
            addresses = find_addresses(fields[name])
            if addresses:
                yield from _in_text(name, fields[name], addresses, directory)
    if Field.ATTACHMENTS in fields:
        yield from _in_attachments(reading, directory)
    if reading.page is not None:
        yield from _in_html(reading.page, directory, words=Field.HTML in fields)


def _in_text(name: Field, field: FoldedText, addresses: list[Address], directory: Directory) -> Iterator[Evidence]:
    before: Address | None = None
    shown_host = ""
    for address in addresses[:_MOST]:
        if Mark.SPOKEN in address.marks:
            address = _with_words_before(field, address, directory)  # noqa: PLW2901 - the same address, whole
        judged = _judge_written(address, directory)
        if judged is None:
            continue
        traits = judged.traits | address.marks if address.marks else judged.traits
        between = field.original[before.end : address.start] if before and before.end + 3 >= address.start else ""
        if between.strip() in _OPENS_TARGET and _differ(shown_host, judged.host):
            traits |= _MISMATCH
        span = Span(name, address.start, address.end)
        yield _link(judged, span, traits)
        if judged.carried:
            yield from _carried(judged, span, address.written, directory)
        before, shown_host = address, judged.host


def _in_attachments(reading: Reading, directory: Directory) -> Iterator[Evidence]:
    """Yield the addresses in what files hold; ``a.zip/x.exe``, the name of one, leads nowhere."""
    field = reading.fields[Field.ATTACHMENTS]
    addresses = find_addresses(field)
    if not addresses:
        return
    stretches = attachment_stretches(reading.contact)
    begins = [stretch.name.start for stretch in stretches]
    within = [stretches[bisect_right(begins, address.start) - 1] for address in addresses]
    held = [address for address, file in zip(addresses, within, strict=True) if address.start >= file.name.end]
    for evidence in _in_text(Field.ATTACHMENTS, field, held, directory):
        file = stretches[bisect_right(begins, evidence.span.start) - 1]
        is_code = file.attachment.media_type == BARCODE
        yield msgspec.structs.replace(evidence, traits=evidence.traits | _SCANNED) if is_code else evidence


def _differ(shown_host: str, host: str) -> bool:
    """Say whether the host a reader sees was registered by another than the one opened."""
    return bool(shown_host) and registrable_domain(shown_host) != registrable_domain(host)


def _judge_written(address: Address, directory: Directory) -> Judged | None:
    """Return what an address is, or ``None`` if it leads nowhere or was two words around a full stop."""
    shown_as = "" if address.written.isascii() else address.plain
    judged = judge(address.written, directory, mail=address.mail, shown_as=shown_as)
    if judged is not None and address.doubtful and judged.host_class is HostClass.UNKNOWN:
        return None
    return judged


def _with_words_before(field: FoldedText, address: Address, directory: Directory) -> Address:
    """Return a spoken address with the words before it, where all are official: ``mon espace santé point fr``."""
    words = field.original[max(0, address.start - 40) : address.start].split()[-_MOST_SPOKEN_WORDS:]
    name, start = address.plain, address.start
    for word in reversed(words):
        start = field.original.rfind(word, 0, start)
        name = word.lower() + name
        if word.isalpha() and standing_of(name, directory).host_class is HostClass.OFFICIAL:
            return address._replace(start=start, written=name, plain=name)
    return address._replace(written=address.plain)


def _carried(judged: Judged, span: Span, written: str, directory: Directory) -> Iterator[Evidence]:
    """Yield the evidence of the addresses that one carries."""
    for carried in judged.carried:
        inner = judge_carried(carried, directory)
        if inner is not None:
            place = written.find(carried) if span.end - span.start == len(written) else -1
            start = span.start + place
            inside = span if place < 0 else Span(span.field, start, start + len(carried))
            yield Evidence(EvidenceKind.LINK, inner.url, inside, inner.traits, inner.public_body, inner.shown)


def _in_html(page: Page, directory: Directory, *, words: bool) -> Iterator[Evidence]:
    """Yield the targets of links and forms, and the addresses that stand in the page's words outside of any link.

    Args:
        page: The page.
        directory: What to judge by.
        words: Whether the latter are yielded: they are not those of the text.
    """
    shown = find_addresses(page.words)[:_MOST]
    seen = 0
    for anchor in islice(find_anchors(page.shown), _MOST):
        while seen < len(shown) and shown[seen].start < anchor.start:
            if words:
                yield from _in_words(shown[seen], page, directory)
            seen += 1
        shown_host = ""
        while seen < len(shown) and shown[seen].start < anchor.words_end:
            shown_host = shown_host or _shown_host(shown[seen], page)
            seen += 1
        if anchor.sort != "phone":
            yield from _of_anchor(anchor, shown_host, directory)
    for address in shown[seen:] if words else ():
        yield from _in_words(address, page, directory)


def _in_words(address: Address, page: Page, directory: Directory) -> Iterator[Evidence]:
    address = _without_tags(address, page)
    judged = _judge_written(address, directory)
    if judged is not None:
        span = Span(Field.HTML, address.start, address.end)
        yield _link(judged, span, judged.traits | address.marks)
        yield from _carried(judged, span, address.written, directory)


def _link(judged: Judged, span: Span, traits: frozenset[str]) -> Evidence:
    return Evidence(EvidenceKind.LINK, judged.url, span, traits, judged.public_body, judged.shown)


def _without_tags(address: Address, page: Page) -> Address:
    """Return ``address`` as shown where tags or entities stand between its letters."""
    if "<" in address.written or "&" in address.written:
        return address._replace(written=page.shown.between(address.start, address.end))
    return address


def _shown_host(address: Address, page: Page) -> str:
    target = None if address.mail or address.doubtful else read_address(_without_tags(address, page).written)
    return target.host if target is not None else ""


def _of_anchor(anchor: Anchor, shown_host: str, directory: Directory) -> Iterator[Evidence]:
    """Yield the target of one ``href`` or ``action``."""
    judged = judge(anchor.target, directory, mail=anchor.sort == "mail")
    if judged is None:
        return
    mismatch = anchor.sort == "web" and _differ(shown_host, judged.host)
    traits = judged.traits | _MISMATCH if mismatch else judged.traits
    span = Span(Field.HTML, anchor.start, anchor.end)
    yield _link(judged, span, traits)
    yield from _carried(judged, span, anchor.target, directory)
