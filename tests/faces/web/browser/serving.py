"""The server that browsers of the tests look at: the real one, in a process of its own.

``python serving.py SOCKET SETTINGS``: the number of a listening socket that the parent handed over, and the settings as
JSON. The socket listens before this process starts, so that nobody has to ask again and again whether it is up.
"""

import socket
import sys

import msgspec
import uvicorn

from beffroi.faces.web.application import create_application
from beffroi.faces.web.settings import WebSettings

__all__ = ["serve"]


def serve(listening: socket.socket, settings: WebSettings) -> None:
    """Serve until told to end."""
    config = uvicorn.Config(create_application(settings), log_level="warning", timeout_graceful_shutdown=5)
    uvicorn.Server(config).run(sockets=[listening])


if __name__ == "__main__":
    serve(socket.socket(fileno=int(sys.argv[1])), msgspec.json.decode(sys.argv[2], type=WebSettings))
