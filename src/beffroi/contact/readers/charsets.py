"""Charsets: bytes of a mail or a text file to letters, by what is declared, and by what the bytes themselves say."""

import webencodings

__all__ = ["decoded"]

_UTF8 = webencodings.lookup("utf-8")
_WESTERN = webencodings.lookup("windows-1252")


def decoded(data: bytes, declared: str = "") -> str:
    """Return ``data`` as text; never fails.

    A label is taken as browsers take it (``iso-8859-1`` is windows-1252, ``utf-7`` is none), and not believed where
    bytes beyond ASCII are good UTF-8: no other charset's words come out so by chance. Undecodable bytes become U+FFFD,
    and so does half a character.

    Args:
        data: The bytes; a byte order mark counts more than the label.
        declared: The label of a ``charset`` parameter; empty or unknown for none.

    Source:
        The Encoding Standard of WHATWG, as implemented by ``webencodings``.
    """
    encoding = webencodings.lookup(declared.strip()[:40]) if declared else None
    if encoding is None or not encoding.name.startswith(("utf-16", "iso-2022", "hz")):
        try:
            return data.decode("utf-8-sig")
        except UnicodeDecodeError:
            encoding = encoding if encoding not in (None, _UTF8) else _WESTERN
    text: str = webencodings.decode(data, encoding)[0]
    return text
