"""``beffroi mcp``: beffroi for programs of language models, over standard input and output."""

from pathlib import Path

import click

from beffroi.errors import InputError

__all__ = ["mcp"]


@click.command(short_help="Answer programs of language models (MCP), over standard input and output.")
@click.option("--rulebook", type=click.Path(path_type=Path), help="A folder of facts to add to the packaged ones.")
@click.option(
    "--trust-authserv", "trusted", multiple=True, metavar="HOST", help="A mail server whose notes on mails count."
)
def mcp(rulebook: Path | None, trusted: tuple[str, ...]) -> None:
    """Serve the Model Context Protocol over standard input and output, until the input ends.

    A program that speaks it starts this command itself: {"command": "beffroi", "args": ["mcp"]}. It opens no port and
    reads no file that it is told of.
    """
    try:
        from beffroi.faces.mcp.server import create_server, serve_standard_streams  # noqa: PLC0415  # of the extra
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("beffroi"):
            raise
        fault = f"{error.name}, which speaks the protocol, is not installed: pip install 'beffroi[mcp]' adds it"
        raise InputError(fault) from None
    from beffroi.faces.logs import log_to_standard_error  # noqa: PLC0415  # likewise late

    server = create_server(rulebook, trusted)
    log_to_standard_error("warning")
    serve_standard_streams(server)
