"""Tag lists: ``name=value; name=value``, as DKIM writes its signatures and keys (RFC 6376 §3.2)."""

__all__ = ["read_tags"]

_LONGEST = 20_000  # characters; a signature with a key of 4,096 bits has two thousand


def read_tags(text: str) -> dict[str, str] | None:
    """Return the tags of ``text`` by name, white space around values left out; ``None`` if it is no such list."""
    if len(text) > _LONGEST:
        return None
    tags: dict[str, str] = {}
    for part in text.split(";"):
        name, sign, value = part.partition("=")
        name = name.strip()
        if not name and not sign:
            continue
        if not sign or not name or name in tags:
            return None
        tags[name] = value.strip()
    return tags
