"""Shape check: data against a msgspec type, every difference noted with its line.

msgspec itself stops at the first difference and knows no lines; this walks the same description of the type, so that
what is checked here, what is decoded and what the JSON Schema says are one thing.
"""

import datetime
import difflib
import re
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any, Final

from msgspec import inspect

from beffroi.rulebook.yaml_lines import FAULTY, Document, Path, shown

__all__ = ["check_shape", "expected_word"]

_SEVERAL = (inspect.VarTupleType, inspect.FrozenSetType)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def check_shape(document: Document, described: inspect.Type, path: Path = ()) -> None:
    """Note in ``document.issues`` every way in which its data at ``path`` differs from a type.

    Args:
        document: The data.
        described: The type, as ``msgspec.inspect.type_info`` describes it.
        path: Where to look.
    """
    value = document.data
    for step in path:
        value = value[step]
    _check(document, path, value, described)


def expected_word(found: object, words: Iterable[str]) -> str:
    """Return the message for a word that is in no closed list, with the nearest one that is."""
    known = sorted(words)
    near = difflib.get_close_matches(found[:60], known, n=1) if isinstance(found, str) else []
    hint = f": did you mean {near[0]}?" if near else ": use one of these words"
    return f"expected one of {', '.join(known)}, found {shown(found)}{hint}"


def _check(document: Document, path: Path, value: object, described: inspect.Type) -> None:
    if value is FAULTY:
        return
    wording = "text"
    if isinstance(described, inspect.Metadata):
        wording = (described.extra_json_schema or {}).get("description", wording)
        described = described.type
    if isinstance(described, inspect.StrType):
        _check_text(document, path, value, described, wording)
    else:
        _CHECKS[type(described)](document, path, value, described)


def _check_struct(document: Document, path: Path, value: object, described: inspect.StructType) -> None:
    if not isinstance(value, dict):
        keys = ", ".join(field.encode_name for field in described.fields if field.required)
        document.add(path, f"expected a mapping with {keys}, found {shown(value)}")
        return
    fields = {field.encode_name: field for field in described.fields}
    for key, inner in value.items():
        if key in fields:
            _check(document, (*path, key), inner, fields[key].type)
        elif described.forbid_unknown_fields:
            near = difflib.get_close_matches(key[:60], fields, n=1)
            hint = f"did you mean {near[0]}?" if near else "remove it"
            document.add((*path, key), f"expected one of {', '.join(fields)}, found the key {shown(key)}: {hint}")
    for name, field in fields.items():
        if field.required and name not in value:
            document.add(path, f"expected the key {name}, found none: add it")


def _check_dict(document: Document, path: Path, value: object, described: inspect.DictType) -> None:
    if not isinstance(value, dict):
        document.add(path, f"expected a mapping, found {shown(value)}")
        return
    for key, inner in value.items():
        _check(document, (*path, key), key, described.key_type)
        _check(document, (*path, key), inner, described.value_type)


def _check_several(
    document: Document, path: Path, value: object, described: inspect.VarTupleType | inspect.FrozenSetType
) -> None:
    if not isinstance(value, list):
        document.add(path, f"expected a list, found {shown(value)}: write it in [ ]")
        return
    if len(value) < (described.min_length or 0):
        document.add(path, f"expected at least {described.min_length} in the list, found {len(value)}")
    seen = set()
    for place, inner in enumerate(value):
        here = (*path, place)
        _check(document, here, inner, described.item_type)
        if isinstance(inner, str | int):
            if inner in seen:
                document.add(here, f"expected each once, found {shown(inner)} again: remove one")
            seen.add(inner)


def _check_text(document: Document, path: Path, value: object, described: inspect.StrType, wording: str) -> None:
    if not isinstance(value, str):
        hint = ": put it in quotes" if isinstance(value, int | float) else ""
        document.add(path, f"expected text, found {shown(value)}{hint}")
    elif len(value) < (described.min_length or 0):
        document.add(path, "expected some text, found none")
    elif described.max_length is not None and len(value) > described.max_length:
        document.add(path, f"expected at most {described.max_length} characters, found {len(value)}")
    elif described.pattern is not None and not re.fullmatch(described.pattern, value):
        document.add(path, f"expected {wording}, found {shown(value)}")


def _check_int(document: Document, path: Path, value: object, described: inspect.IntType) -> None:
    if isinstance(value, bool) or not isinstance(value, int):
        document.add(path, f"expected a whole number without quotes, found {shown(value)}")
    elif (described.ge is not None and value < described.ge) or (described.le is not None and value > described.le):
        document.add(path, f"expected a number from {described.ge} to {described.le}, found {value}")


def _check_bool(document: Document, path: Path, value: object, _: inspect.BoolType) -> None:
    if not isinstance(value, bool):
        document.add(path, f"expected true or false, found {shown(value)}")


def _check_none(document: Document, path: Path, value: object, _: inspect.NoneType) -> None:
    if value is not None:
        document.add(path, f"expected null, found {shown(value)}")


def _check_day(document: Document, path: Path, value: object, _: inspect.DateType) -> None:
    try:
        datetime.date.fromisoformat(value if isinstance(value, str) and _DAY.fullmatch(value) else "")
    except ValueError:
        document.add(path, f"expected a day of the calendar as 2026-11-23, found {shown(value)}")


def _check_word(document: Document, path: Path, value: object, described: inspect.EnumType) -> None:
    words = [member.value for member in described.cls]
    if value not in words:
        document.add(path, expected_word(value, words))


def _check_literal(document: Document, path: Path, value: object, described: inspect.LiteralType) -> None:
    if value not in described.values:
        document.add(path, expected_word(value, map(str, described.values)))


def _check_union(document: Document, path: Path, value: object, described: inspect.UnionType) -> None:
    if value is None and any(isinstance(kind, inspect.NoneType) for kind in described.types):
        return
    several = isinstance(value, list)
    fitting = (kind for kind in described.types if isinstance(_bare(kind), _SEVERAL) == several)
    _check(document, path, value, next(fitting, described.types[0]))


def _bare(described: inspect.Type) -> inspect.Type:
    return described.type if isinstance(described, inspect.Metadata) else described


def _check_anything(_: Document, __: Path, ___: object, ____: inspect.Type) -> None:
    """Accept any value; what it must be is checked by its kind."""


_CHECKS: Final[Mapping[type, Callable[[Document, Path, Any, Any], None]]] = MappingProxyType(
    {
        inspect.AnyType: _check_anything,
        inspect.BoolType: _check_bool,
        inspect.DateType: _check_day,
        inspect.DictType: _check_dict,
        inspect.EnumType: _check_word,
        inspect.FrozenSetType: _check_several,
        inspect.IntType: _check_int,
        inspect.LiteralType: _check_literal,
        inspect.NoneType: _check_none,
        inspect.StructType: _check_struct,
        inspect.UnionType: _check_union,
        inspect.VarTupleType: _check_several,
    }
)
