"""PDFs for the tests, written object by object: what no tool would write must be there as well."""

import zlib
from collections.abc import Sequence

__all__ = ["drawn_code", "made_pdf", "of_objects", "stream"]

A4 = "0 0 595 842"


def stream(content: bytes, entries: str = "", *, packed: bool = False) -> bytes:
    """Return a stream object."""
    if packed:
        content, entries = zlib.compress(content), f"{entries} /Filter /FlateDecode"
    return b"<< /Length %d %b >>\nstream\n%b\nendstream" % (len(content), entries.encode(), content)


def of_objects(objects: Sequence[bytes], trailer: str = "") -> bytes:
    """Return a file of the objects numbered from 1, the first of them its catalogue."""
    data = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    begins = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1)
    data += b"".join(b"%010d 00000 n \n" % place for place in places)
    data += b"trailer\n<< /Size %d /Root 1 0 R %b >>\n" % (len(places) + 1, trailer.encode())
    return bytes(data + b"startxref\n%d\n%%%%EOF\n" % begins)


def made_pdf(
    lines: Sequence[str] = (),
    *,
    links: Sequence[tuple[int, str]] = (),
    drawn: bytes = b"",
    catalogue: str = "",
    more: Sequence[bytes] = (),
    pages: int = 1,
    page_box: str = A4,
) -> bytes:
    """Return a PDF of pages that are all alike.

    Args:
        lines: What is written, one line below the other.
        links: Which line is a link, and where to.
        drawn: What else is drawn, in the words of a content stream.
        catalogue: More entries of the catalogue; ``more`` are objects from number 100 on.
        more: See there.
        pages: How many.
        page_box: Its corners, in points.
    """
    written = b"".join(
        b"BT /F 12 Tf 50 %d Td (%b) Tj ET\n" % (780 - 20 * place, _escaped(line)) for place, line in enumerate(lines)
    )
    annotations = "".join(
        f"<< /Type /Annot /Subtype /Link /Rect [50 {776 - 20 * line} 500 {792 - 20 * line}] "
        f"/A << /S /URI /URI ({target}) >> >> "
        for line, target in links
    )
    kids = " ".join(f"{4 + number} 0 R" for number in range(pages))
    page = (
        f"<< /Type /Page /Parent 2 0 R /MediaBox [{page_box}] /Contents 3 0 R /Annots [{annotations}] "
        "/Resources << /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >> "
        ">> >> >>"
    )
    objects = [
        f"<< /Type /Catalog /Pages 2 0 R {catalogue} >>".encode(),
        f"<< /Type /Pages /Count {pages} /Kids [{kids}] >>".encode(),
        stream(written + drawn),
        *([page.encode()] * pages),
    ]
    objects += [b"null"] * (99 - len(objects) if more else 0)
    return of_objects([*objects, *more])


def _escaped(line: str) -> bytes:
    return line.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")


def drawn_code(modules: Sequence[Sequence[bool]], at: tuple[int, int] = (200, 200), size: int = 4) -> bytes:
    """Return a code drawn as squares: its rows from the top, each dark or not."""
    squares = [
        b"%d %d %d %d re" % (at[0] + size * column, at[1] - size * row, size, size)
        for row, dots in enumerate(modules)
        for column, dark in enumerate(dots)
        if dark
    ]
    return b"0 g\n" + b"\n".join(squares) + b"\nf\n"
