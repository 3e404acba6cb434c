"""Logs: one line a request, without a word of what was sent; whatever else logs is held to the same."""

import logging
import sys
from typing import Final

__all__ = ["REQUESTS", "log_to_standard_error", "where_it_failed"]

REQUESTS: Final = logging.getLogger("beffroi.web")
_SERVER: Final = "uvicorn.error"  # its messages are of fixed words; what failed in an answer never gets that far


class _WithoutContent(logging.Formatter):
    """Shows our own lines and the server's; of other libraries only who spoke, of errors only where they happened."""

    def format(self, record: logging.LogRecord) -> str:
        told = f"{self.formatTime(record)} {record.levelname.lower()} "
        if record.name == REQUESTS.name or (record.name == _SERVER and not record.exc_info):
            return told + record.getMessage()
        return f"{told}{record.name}: a message at {record.module}:{record.lineno}, not shown: it may quote a contact"


def log_to_standard_error(level: str) -> None:
    """Send all logs of this process to standard error, held to what may be told.

    Args:
        level: From which level on: ``debug``, ``info``, ``warning``, ``error``.
    """
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_WithoutContent())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)
    REQUESTS.setLevel(level.upper())
    for name in ("uvicorn", _SERVER):
        logging.getLogger(name).setLevel(logging.WARNING)
    logging.getLogger("uvicorn.access").disabled = True  # its lines have the address and the query


def where_it_failed(error: BaseException) -> str:
    """Return the kind of an error and the line it came from; its message may quote a contact."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = f"{trace.tb_frame.f_globals.get('__name__', '?')}:{trace.tb_lineno}" if trace is not None else "?"
    return f"{type(error).__name__} at {place}"
