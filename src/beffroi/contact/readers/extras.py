"""Extras: libraries that only some files need, and the command that adds them."""

import importlib
from types import ModuleType

from beffroi.errors import MissingExtraError

__all__ = ["import_extra"]


def import_extra(module: str, extra: str) -> ModuleType:
    """Import a library of one of our extras.

    Args:
        module: Its dotted name.
        extra: The extra that brings it: ``ocr``.

    Raises:
        MissingExtraError: It is not installed; the message says which command adds it.
    """
    try:
        return importlib.import_module(module)
    except ModuleNotFoundError as error:
        raise MissingExtraError(extra, error.name or module) from None
