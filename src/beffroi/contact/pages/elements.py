"""Elements: which of HTML's break the line, hold no text that is shown, have no end, or end where another begins."""

from typing import Final

__all__ = ["BLOCKS", "CELLS", "RAW", "SPACED", "UNSHOWN", "VOID", "ended_by"]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


BLOCKS: Final = _words(
    "address article aside blockquote body br caption center dd details dialog dir div dl dt fieldset figcaption figure"
    " footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav ol optgroup option p"
    " plaintext pre search section summary table tbody tfoot thead tr ul xmp"
)
"""What stands on lines of its own."""

CELLS: Final = frozenset({"td", "th"})
"""What stands beside others of its row."""

SPACED: Final = frozenset({"img", "input", "button", "select", "textarea", "iframe", "object", "video"})
"""What stands in a line and parts the words on both sides."""

VOID: Final = _words(
    "area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr"
)
"""What has no content and no end."""

RAW: Final = frozenset({"script", "style", "title", "iframe", "noembed", "noframes"})
"""What holds characters that are no tags, and shows none; not ``noscript``, for mail programs run no scripts."""

UNSHOWN: Final = frozenset({"template", "datalist", "rp"})
"""What holds tags and shows none of them."""

_AFTER_P: Final = BLOCKS - {"body", "br", "html", "option", "optgroup", "caption", "legend"}
_ROWS: Final = frozenset({"tbody", "thead", "tfoot"})
# An element without its end tag ends where one of these begins, unless it holds one of those that is still open.
_ENDED_BY: Final = {
    "p": (_AFTER_P, frozenset[str]({"table", "button", "object"})),
    "li": (frozenset({"li"}), frozenset({"ul", "ol", "menu"})),
    "dt": (frozenset({"dt", "dd"}), frozenset({"dl"})),
    "dd": (frozenset({"dt", "dd"}), frozenset({"dl"})),
    "td": (frozenset({"td", "th", "tr"}) | _ROWS, frozenset({"table"})),
    "th": (frozenset({"td", "th", "tr"}) | _ROWS, frozenset({"table"})),
    "tr": (frozenset({"tr"}) | _ROWS, frozenset({"table"})),
    "tbody": (_ROWS, frozenset({"table"})),
    "option": (frozenset({"option", "optgroup"}), frozenset({"select"})),
    "a": (frozenset({"a"}), frozenset({"table", "td", "th"})),
    "button": (frozenset({"button"}), frozenset[str]()),
}
_NEVER: Final = (frozenset[str](), frozenset[str]())


def ended_by(name: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return which elements end an open ``name`` by beginning, and which still open within it keep it open."""
    return _ENDED_BY.get(name, _NEVER)
