"""Code pages: the numbers by which Windows calls character sets, and text in them."""

__all__ = ["DEFAULT", "decoded"]

DEFAULT = 1252
"""Western European, of Windows in French and English: what is meant where nothing is said."""

_CODECS = {
    0: "cp1252",
    708: "iso8859-6",
    932: "cp932",
    936: "gb18030",
    949: "cp949",
    950: "cp950",
    1200: "utf-16-le",
    1201: "utf-16-be",
    1361: "johab",
    10000: "mac-roman",
    10006: "mac-greek",
    10007: "mac-cyrillic",
    10029: "mac-latin2",
    10081: "mac-turkish",
    20127: "cp1252",  # ASCII: what is beyond it was meant to be seen as well
    20866: "koi8-r",
    20932: "euc-jp",
    21866: "koi8-u",
    28603: "iso8859-13",
    28605: "iso8859-15",
    38598: "iso8859-8",
    50220: "iso2022-jp",
    50221: "iso2022-jp",
    50222: "iso2022-jp",
    50225: "iso2022-kr",
    51932: "euc-jp",
    51936: "gb18030",
    51949: "euc-kr",
    52936: "hz",
    54936: "gb18030",
    65001: "utf-8",
    **{page: f"cp{page}" for page in (437, 720, 737, 775, 850, 852, 855, 857, 858, 860, 861, 862, 863, 864, 865, 866)},
    **{page: f"cp{page}" for page in (869, 874, *range(1250, 1259))},
    **{28590 + part: f"iso8859-{part}" for part in range(1, 10)},
}  # learn.microsoft.com/windows/win32/intl/code-page-identifiers; those that Python knows


def decoded(data: bytes, code_page: int) -> str:
    r"""Return ``data`` as text; a code page that is unknown is read as the default, and no byte is an error.

    >>> decoded(b"carte \xe9lectronique \x80", 1252)
    'carte électronique €'
    """
    return data.decode(_CODECS.get(code_page, _CODECS[DEFAULT]), "replace")
