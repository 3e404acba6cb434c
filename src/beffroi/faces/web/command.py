"""``beffroi serve``: the page and the API, from one server on this machine."""

import click
import uvicorn

from beffroi.faces.web.application import create_application
from beffroi.faces.web.settings import WebSettings

__all__ = ["serve"]


@click.command(short_help="Open the page and the API on this machine.")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="The port it listens on.")
def serve(port: int) -> None:
    """Serve the page and the API at http://127.0.0.1:8000, to this machine alone unless told otherwise."""
    settings = WebSettings(port=port)
    uvicorn.run(create_application(settings), host=settings.host, port=settings.port, log_level="warning")
