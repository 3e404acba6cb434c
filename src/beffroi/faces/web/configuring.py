"""Configuring: settings gathered from options, the environment and a file; every fault is told, all of them at once."""

import difflib
import functools
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from beffroi.errors import InputError
from beffroi.faces.library import models_folder
from beffroi.faces.settings import ReadingSettings
from beffroi.faces.web.setting_checks import faults_of
from beffroi.faces.web.settings import TownHall, WebSettings

__all__ = ["SETTINGS_VARIABLE", "Setting", "all_settings", "load_settings"]

SETTINGS_VARIABLE = "BEFFROI_SETTINGS"
"""The environment variable that names the settings file."""
_PREFIX = "BEFFROI_"
_OTHERS = frozenset({SETTINGS_VARIABLE, "BEFFROI_DEBUG", "BEFFROI_CI"})
_NAMED_OTHERWISE = {"reading.speech_model": "BEFFROI_SPEECH_MODEL", "reading.dns_file": "BEFFROI_DNS_FILE"}
_BETWEEN = ";"  # of several values in one variable


class _Reading(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    speech_model: str | None = None
    dns_file: Path | None = None


class Setting(NamedTuple):
    """One setting.

    Args:
        key: As in the file, its table before it: ``town_hall.name``.
        variable: The environment variable.
        type: What it takes.
        default: What it is when nobody says anything.
    """

    key: str
    variable: str
    type: Any
    default: Any


@functools.cache
def all_settings() -> tuple[Setting, ...]:
    """Return every setting, in the order of the struct."""
    return tuple(_settings_of(WebSettings, ""))


def _settings_of(struct: type[msgspec.Struct], before: str) -> Iterator[Setting]:
    tables: dict[str, type[msgspec.Struct]] = {"town_hall": TownHall, "reading": _Reading}
    for field in msgspec.structs.fields(struct):
        key = f"{before}{field.name}"
        if not before and field.name in tables:
            yield from _settings_of(tables[field.name], f"{field.name}.")
            continue
        variable = _NAMED_OTHERWISE.get(key, _PREFIX + key.replace(".", "_").upper())
        yield Setting(key, variable, field.type, field.default)


def load_settings(
    options: Mapping[str, object], environment: Mapping[str, str], path: Path | None = None
) -> WebSettings:
    """Gather the settings: an option counts more than a variable, a variable more than the file.

    Args:
        options: What the command was given, by the keys of the file; ``None`` and nothing are not given.
        environment: All variables; those that start with ``BEFFROI_`` are read.
        path: The settings file, TOML; ``None`` for the one that ``BEFFROI_SETTINGS`` names, if any.

    Raises:
        InputError: Anything is wrong; one line a fault, each with where it was found.
    """
    faults: list[str] = []
    named = path or (Path(environment[SETTINGS_VARIABLE]) if environment.get(SETTINGS_VARIABLE) else None)
    found: dict[str, tuple[str, Any]] = {}
    if named is not None:
        found.update(_from_file(named, faults))
    found.update(_from_environment(environment, faults))
    found.update({key: (f"--{key}", value) for key, value in options.items() if value not in {None, ()}})
    known = {setting.key: setting for setting in all_settings()}
    values = {}
    for key, (where, value) in found.items():
        try:
            values[key] = _converted(value, known[key].type)
        except msgspec.ValidationError as error:
            faults.append(f"{where}: {str(error).removeprefix('Expected ').join(('expected ', ''))}")
    faults += [f"{found[key][0]}: {fault}" for key, fault in faults_of(values)]
    if faults:
        raise InputError("\n".join(faults))
    return _assembled(values)


def _converted(value: object, wanted: Any) -> Any:  # noqa: ANN401  # of the setting's own type
    if isinstance(value, list | tuple):
        value = [str(part) if isinstance(part, Path) else part for part in value]
    return msgspec.convert(str(value) if isinstance(value, Path) else value, wanted, dec_hook=_path)


def _path(wanted: type, value: object) -> object:
    if wanted is Path and isinstance(value, str):
        return Path(value)
    raise msgspec.ValidationError("Expected `str`, the path of a file or folder")  # noqa: EM101, TRY003


def _from_file(path: Path, faults: list[str]) -> Iterator[tuple[str, tuple[str, Any]]]:
    try:
        written = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:  # ValueError: no UTF-8, no TOML
        faults.append(f"{path}: cannot be read: {getattr(error, 'strerror', None) or error}")
        return
    flat: dict[str, Any] = {}
    for key, value in written.items():
        if isinstance(value, dict):
            flat.update({f"{key}.{inner}": deeper for inner, deeper in value.items()})
        else:
            flat[key] = value
    known = [setting.key for setting in all_settings()]
    for key, value in flat.items():
        if key in known:
            yield key, (f"{path}: {key}", value)
        else:
            faults.append(f"{path}: {key}: expected a known setting{_nearest(key, known)}")


def _from_environment(environment: Mapping[str, str], faults: list[str]) -> Iterator[tuple[str, tuple[str, Any]]]:
    known = {setting.variable: setting for setting in all_settings()}
    for variable, written in environment.items():
        if not variable.startswith(_PREFIX) or variable in _OTHERS:
            continue
        setting = known.get(variable)
        if setting is None:
            faults.append(f"{variable}: expected a known setting{_nearest(variable, list(known))}")
        elif written:
            yield setting.key, (variable, _read(written, setting.type))


def _read(written: str, wanted: Any) -> Any:  # noqa: ANN401  # a type
    """Return what a variable says, as a TOML file would have it; what does not fit is left for the check."""
    if wanted == tuple[str, ...]:
        return [part.strip() for part in written.split(_BETWEEN) if part.strip()]
    try:
        return msgspec.convert(written, wanted, strict=False, dec_hook=_path)
    except msgspec.ValidationError:
        return written


def _nearest(key: str, known: list[str]) -> str:
    near = difflib.get_close_matches(key, known, n=1)
    return f"; did you mean {near[0]}?" if near else "; docs/serving.md lists them"


def _assembled(values: Mapping[str, Any]) -> WebSettings:
    tables: dict[str, dict[str, Any]] = {"town_hall": {}, "reading": {}}
    plain: dict[str, Any] = {}
    for key, value in values.items():
        table, _, inner = key.rpartition(".")
        (tables[table] if table else plain)[inner] = value
    reading = ReadingSettings(models=models_folder(), **tables["reading"])
    return WebSettings(**plain, town_hall=TownHall(**tables["town_hall"]), reading=reading)
